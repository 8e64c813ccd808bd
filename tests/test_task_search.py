"""Searching in the list, its empty places, and the menu behind the dots."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.task_samples import NOW, drawing, failed, index_of, make_task, ready, running
from vidgo_desktop.core.facts import SearchFound
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.task_list import TaskListPane
from vidgo_desktop.ui.theme import Theme

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., TaskListPane]


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Show:
    def make(*tasks: Task, width: int = 496) -> TaskListPane:
        pane = TaskListPane(theme, lambda task, what: tmp_path / f"{task}-{what}.jpg", clock=lambda: NOW)
        qtbot.addWidget(pane)
        stored = {task.id: task for task in tasks}
        pane.page_requested.connect(lambda ids: pane.put_tasks(tuple(stored[i] for i in ids if i in stored)))
        pane.setMinimumWidth(360)
        pane.resize(width, 800)
        pane.show()
        pane.activateWindow()
        qtbot.waitActive(pane)
        pane.set_index(index_of(tasks))
        qtbot.waitUntil(lambda: all(pane.model.known(task.id) is not None for task in tasks[:8]))
        return pane

    return make


def field(pane: TaskListPane) -> QLineEdit:
    found = pane.findChild(QLineEdit, "taskSearch")
    assert isinstance(found, QLineEdit)
    return found


def button(pane: TaskListPane, name: str) -> QPushButton | QToolButton:
    found = pane.findChild(QPushButton, name) or pane.findChild(QToolButton, name)
    assert isinstance(found, QPushButton | QToolButton)
    return found


def asked(pane: TaskListPane) -> list[str]:
    told: list[str] = []
    pane.search_requested.connect(told.append)
    return told


def find(pane: TaskListPane, qtbot: QtBot, text: str, *ids: int) -> None:
    """Open the search, type, and answer."""
    pane.open_search()
    with qtbot.waitSignal(pane.search_requested) as told:
        field(pane).clear()
        QTest.keyClicks(field(pane), text)
    assert told.args == [text]
    pane.show_found(SearchFound(text, array("q", ids)))


def shown(pane: TaskListPane) -> list[int]:
    return [number for row in range(pane.model.rowCount()) if (number := pane.model.id_at(row)) is not None]


def words(pane: TaskListPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible() and label.text()]


def test_head_has_its_buttons_as_drawn(show: Show) -> None:
    pane = show(*drawing())
    search, more = button(pane, "searchTasks"), button(pane, "moreTasks")
    assert search.mapTo(pane, QPoint(0, 0)) == QPoint(414, 14)
    assert more.mapTo(pane, QPoint(0, 0)) == QPoint(450, 14)
    assert (search.width(), search.height(), more.width(), more.height()) == (32, 32, 32, 32)
    assert pane.filter_control.mapTo(pane, QPoint(0, 0)) == QPoint(16, 56)
    assert pane.view.mapTo(pane, QPoint(0, 0)) == QPoint(0, 100)
    assert (search.accessibleName(), more.accessibleName()) == ("Search tasks", "More")
    assert search.toolTip() == "Search tasks (Ctrl+F)"


def test_head_keeps_its_height_while_searching(show: Show) -> None:
    pane = show(*drawing())
    QTest.keyClick(pane, Qt.Key.Key_F, CONTROL)
    assert field(pane).hasFocus()
    assert field(pane).placeholderText() == "Search tasks"
    assert not button(pane, "searchTasks").isVisible()
    assert pane.filter_control.mapTo(pane, QPoint(0, 0)) == QPoint(16, 56)


def test_search_is_asked_once_after_the_typing(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    told = asked(pane)
    QTest.mouseClick(button(pane, "searchTasks"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.search_requested):
        QTest.keyClicks(field(pane), " robot ")
    assert told == ["robot"]


def test_found_tasks_are_shown_with_the_filter_and_counted(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    said: list[str] = []
    pane.announced.connect(said.append)
    find(pane, qtbot, "robot", 6, 2, 1)
    assert shown(pane) == [6, 2, 1]
    names = [pane.filter_control.button(key).accessibleName() for key in ("all", "running", "ready", "problem")]
    assert names == ["All, 3", "Running, 0", "Ready, 1", "Problems, 2"]
    assert said == ["3 tasks found"]
    pane.filter_control.button("ready").click()
    assert shown(pane) == [1]
    pane.filter_control.button("running").click()
    assert "Nothing is running." in words(pane)
    QTest.mouseClick(button(pane, "showAll"), Qt.MouseButton.LeftButton)
    assert shown(pane) == [6, 2, 1]


def test_an_answer_to_another_text_is_too_late(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    find(pane, qtbot, "robot", 6, 2, 1)
    pane.show_found(SearchFound("rob", array("q", [8, 7])))
    assert shown(pane) == [6, 2, 1]
    QTest.keyClick(field(pane), Qt.Key.Key_Escape)
    pane.show_found(SearchFound("robot", array("q", [6])))
    assert len(shown(pane)) == 8


def test_esc_leaves_and_restores_the_list(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    pane.choose(2)
    find(pane, qtbot, "robot", 6, 2, 1)
    assert pane.view.chosen_id == 2
    QTest.keyClick(field(pane), Qt.Key.Key_Escape)
    assert not field(pane).isVisible()
    assert button(pane, "searchTasks").isVisible()
    assert len(shown(pane)) == 8
    assert pane.view.chosen_id == 2
    assert pane.view.hasFocus()
    pane.open_search()
    assert field(pane).text() == ""


def test_the_cross_clears_first_and_leaves_then(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    find(pane, qtbot, "robot", 6)
    cross = button(pane, "clearTaskSearch")
    assert cross.accessibleName() == "Clear search"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert len(shown(pane)) == 8
    assert field(pane).hasFocus()
    assert cross.accessibleName() == "Leave search"
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not field(pane).isVisible()


def test_nothing_found_says_so_and_offers_the_way_back(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    said: list[str] = []
    pane.announced.connect(said.append)
    find(pane, qtbot, "<b>unicorn</b>")
    assert "Nothing is called “<b>unicorn</b>”." in words(pane)
    assert said == ["Nothing is called “<b>unicorn</b>”."]
    assert not button(pane, "showAll").isVisible()
    QTest.mouseClick(button(pane, "clearSearch"), Qt.MouseButton.LeftButton)
    assert len(shown(pane)) == 8
    assert field(pane).hasFocus()


def test_a_new_task_ends_the_search(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    find(pane, qtbot, "robot", 6)
    pane.add_task(make_task(9))
    assert not field(pane).isVisible()
    # Below the one that is pinned.
    assert shown(pane)[:2] == [6, 9]
    assert pane.view.chosen_id == 9


def test_another_list_ends_the_search(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    find(pane, qtbot, "robot", 6)
    pane.set_index(index_of([ready(4), ready(3)]))
    assert not field(pane).isVisible()
    assert shown(pane) == [4, 3]


def test_without_tasks_there_is_nothing_to_search(show: Show) -> None:
    pane = show()
    assert not button(pane, "searchTasks").isVisible()
    assert [name for name, entry in entries(pane).items() if name and entry.isEnabled()] == ["Paste a task number…"]
    QTest.keyClick(pane, Qt.Key.Key_F, CONTROL)
    assert not field(pane).isVisible()


def entries(pane: TaskListPane) -> dict[str, QAction]:
    QTest.mouseClick(button(pane, "moreTasks"), Qt.MouseButton.LeftButton)
    menu = pane.findChild(QMenu, "listMenu")
    assert isinstance(menu, QMenu) and menu.isVisible()
    found = {entry.text(): entry for entry in menu.actions() if entry.text()}
    menu.close()
    return found


def test_menu_offers_only_what_makes_sense(show: Show, qtbot: QtBot) -> None:
    pane = show(running(2), running(1))
    menu = entries(pane)
    always = ["Sort", "Only starred", "Paste a task number…"]
    sometimes = ["Show all", "Retry all that did not work…", "Clear ready rows"]
    assert sorted(menu) == sorted(always + sometimes)
    assert [name for name in menu if menu[name].isEnabled()] == always
    pane.put_tasks((ready(2), failed(1)))
    pane.filter_control.button("problem").click()
    menu = entries(pane)
    assert all(entry.isEnabled() for entry in menu.values())
    with qtbot.waitSignal(pane.clear_ready_requested):
        menu["Clear ready rows"].trigger()
    menu["Show all"].trigger()
    assert pane.filter_control.current == "all"
    assert not menu["Show all"].isEnabled()


def test_show_all_leaves_the_search_too(show: Show, qtbot: QtBot) -> None:
    pane = show(*drawing())
    find(pane, qtbot, "robot", 6)
    entries(pane)["Show all"].trigger()
    assert not field(pane).isVisible()
    assert len(shown(pane)) == 8


def test_large_text_in_a_narrow_list_makes_the_filter_a_menu(show: Show) -> None:
    pane = show(*drawing(), width=392)
    box = pane.findChild(QPushButton, "taskFilterBox")
    assert isinstance(box, QPushButton)
    assert pane.filter_control.isVisible() and not box.isVisible()
    pane.setMinimumWidth(0)
    pane.resize(pane.filter_control.sizeHint().width() + 20, 800)
    assert box.isVisible() and not pane.filter_control.isVisible()
    assert (box.text(), box.accessibleName()) == ("All 8", "Which tasks are shown, All 8")
    menu = box.menu()
    assert [entry.text() for entry in menu.actions()] == ["All 8", "Running 3", "Ready 2", "Problems 3"]
    menu.actions()[1].trigger()
    assert pane.filter_control.current == "running"
    assert shown(pane) == [8, 7, 5]
    assert box.text() == "Running 3"
    pane.show_all()
    assert box.text() == "All 8"
