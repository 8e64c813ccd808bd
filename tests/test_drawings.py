"""The real window beside the drawings: where the edges lie, in logical pixels, and the colours on them."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QLabel, QPushButton, QScrollArea, QWidget

from tests.screen_tasks import tasks
from tests.screens import Visit, visited
from tests.task_samples import index_of, make_task
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceFact, BalanceState, KeyFact, KeyPlace
from vidgo_desktop.core.task import Task, TaskProblem, TaskState
from vidgo_desktop.ui.charge_panel import ChargePanel
from vidgo_desktop.ui.dialog_frame import ContentScroll, DialogFrame
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.header import Header
from vidgo_desktop.ui.panes import Pane
from vidgo_desktop.ui.problem_panel import DetailsFold
from vidgo_desktop.ui.second_look import ask_second_look
from vidgo_desktop.ui.task_menu import TaskMenu

NEAR = 2


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    with visited(tmp_path) as made:
        made.facts.key_changed.emit(KeyFact(KeyPlace.KEYRING, tail="9f3c"))
        made.facts.balance_changed.emit(BalanceFact(BalanceState.KNOWN, 1250.0, time.time()))
        made.show_at(1360, 860, Pane.TASKS)
        yield made


def place(part: QWidget, within: QWidget) -> QRect:
    return QRect(part.mapTo(within, QPoint(0, 0)), part.size())


def near(found: QRect, drawn: tuple[int, int, int, int]) -> bool:
    """``drawn`` is left, top, right and bottom of the drawing; right and bottom are the first pixel outside."""
    edges = (found.left(), found.top(), found.right() + 1, found.bottom() + 1)
    return all(abs(edge - wanted) <= NEAR for edge, wanted in zip(edges, drawn, strict=True))


def test_the_header_lies_where_it_is_drawn(visit: Visit) -> None:
    window = visit.app.window
    drawn = {
        "tabCreate": (165, 10, 255, 42),
        "balance": (1077, 10, 1203, 42),
        "refreshBalance": (1215, 10, 1247, 42),
        "help": (1272, 10, 1304, 42),
        "settings": (1316, 10, 1348, 42),
    }
    for name, edges in drawn.items():
        assert near(place(visit.button(name), window), edges), name
    picture = window.grab().toImage()
    line = visit.app.theme.hex("line.button")
    column = [picture.pixelColor(1259, y).name().upper() for y in range(52)]
    assert (column.index(line), column.count(line)) == (16, 20)
    title = next(label for label in window.header.findChildren(QLabel) if label.text() == "Vidgo Desktop")
    assert place(title, window).left() + title.fontMetrics().horizontalAdvance(title.text()) == pytest.approx(
        141, abs=NEAR
    )


def test_tooltips_name_the_keys_of_this_system(visit: Visit) -> None:
    header = visit.window.findChild(Header)
    assert header is not None
    for name, keys in (("refreshBalance", "F5"), ("help", "F1"), ("settings", "Ctrl+,"), ("balance", "F5")):
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        assert visit.button(name).toolTip().endswith(f"({native})"), name


def test_the_bar_of_the_list_is_faint_and_keeps_its_distance(visit: Visit) -> None:
    window, theme = visit.app.window, visit.app.theme
    shown = tuple(make_task(number, title=f"Task {number}", created_at=time.time()) for number in range(40, 0, -1))
    visit.facts.index_loaded.emit(index_of(shown))
    visit.facts.page_loaded.emit(shown)
    visit.settle()
    for choice in ("dark", "light"):
        theme.choose(choice)
        visit.settle()
        picture = window.grab().toImage()
        row = [picture.pixelColor(x, 200).name().upper() for x in range(845, 857)]
        assert row == [
            *[theme.hex("bg.window")] * 4,
            *[theme.hex("bg.pressed")] * 4,
            *[theme.hex("bg.window")] * 3,
            row[-1],
        ]
        column = [picture.pixelColor(851, y).name().upper() for y in range(140, 200)]
        assert column.index(theme.hex("bg.pressed")) + 140 == pytest.approx(153, abs=NEAR)


def unsure() -> Task:
    made = make_task(
        6,
        TaskState.UNKNOWN,
        title="Kitchen talk × Robot",
        problem=TaskProblem("LineDropped", "after the request was sent: the connection was closed"),
        charge=Charge.UNCLEAR,
    )
    return replace(made, balance_before=1250.0, request=replace(made.request, estimate=70.0))


def opened(visit: Visit, task: Task) -> DialogFrame:
    visit.app.window.task_actions.act(task, ActionKind.DETAILS)
    visit.settle()
    dialog = visit.dialog()
    assert isinstance(dialog, DialogFrame)
    return dialog


def test_was_i_charged_is_the_drawing_and_unfolds_what_few_need(visit: Visit) -> None:
    task = unsure()
    for what in ("video", "image"):
        target = visit.app.window.thumb(task.id, what)
        target.parent.mkdir(parents=True, exist_ok=True)
        small = QImage(216, 224, QImage.Format.Format_RGB32)
        small.fill(Qt.GlobalColor.darkCyan)
        assert small.save(str(target))
    dialog = opened(visit, task)
    panel = dialog.findChild(ChargePanel)
    assert panel is not None
    # In the drawing the dialog begins at (400, 233). What it does not know yet is the line about the last look.
    look = 24
    assert dialog.width() == 560 and dialog.height() == pytest.approx(396 + look, abs=NEAR)
    cells = next(frame for frame in panel.findChildren(QFrame) if frame.property("kind") == "card")
    assert near(place(cells, dialog), (25, 184, 535, 250))
    for name, edges in (("keepChecking", (416, 347, 535, 379)), ("sendAgain", (200, 347, 408, 379))):
        left, top, right, bottom = edges
        edges = (left, top + look, right, bottom + look)
        button = dialog.findChild(QPushButton, name)
        assert button is not None
        assert near(place(button, dialog), edges), name
    labels = {label.text()[:8]: place(label, dialog) for label in panel.findChildren(QLabel) if label.isVisible()}
    assert labels["Probably"].center().y() == pytest.approx(109, abs=NEAR)
    assert labels["The line"].top() == pytest.approx(124, abs=NEAR) and labels["The line"].height() == 40
    assert labels["If the f"].center().y() == pytest.approx(302 + look, abs=NEAR)
    assert not panel.tick.isVisible() and not panel.number.isVisible()
    before = dialog.height()
    seen = dialog.findChild(QAbstractButton, "seenInAccount")
    assert seen is not None
    QTest.mouseClick(seen, Qt.MouseButton.LeftButton)
    visit.settle()
    assert panel.number.isVisible() and dialog.height() > before
    scroll = dialog.findChild(ContentScroll)
    assert scroll is not None
    assert scroll.verticalScrollBar().maximum() == 0


def test_a_dialog_has_no_hole_above_its_footer(visit: Visit) -> None:
    dialog = opened(visit, next(task for task in tasks() if task.state is TaskState.FAILED))
    fold = dialog.findChild(DetailsFold)
    assert fold is not None and dialog.footer is not None
    assert dialog.footer.y() - place(fold, dialog).bottom() - 1 == pytest.approx(24, abs=NEAR)
    assert place(fold, dialog).left() == 25


def test_open_details_outlive_every_repaint(visit: Visit) -> None:
    """The text's document once went away with a short-lived reference to it, and the program with it."""
    dialog = opened(visit, next(task for task in tasks() if task.state is TaskState.FAILED))
    fold = dialog.findChild(DetailsFold)
    assert fold is not None
    fold.open(True)
    said = fold.text.toPlainText()
    for choice in ("light", "dark", "light"):
        visit.app.theme.choose(choice)
        visit.settle()
        dialog.grab()
        gc.collect()
    assert said and fold.text.toPlainText() == said


@pytest.mark.parametrize("key", [KeyPlace.NONE, KeyPlace.KEYRING])
def test_one_primary_button_on_the_screen(visit: Visit, key: KeyPlace) -> None:
    visit.facts.key_changed.emit(KeyFact(key))
    visit.settle()
    buttons = [b for b in visit.window.findChildren(QPushButton) if b.isVisible()]
    assert [b.objectName() for b in buttons if b.property("role") in ("primary", "generate")] == ["generate"]


def test_the_keyboard_is_seen_in_the_list_too(visit: Visit) -> None:
    window = visit.app.window
    shown = tasks()
    visit.facts.index_loaded.emit(index_of(shown))
    visit.facts.page_loaded.emit(shown)
    window.activateWindow()
    view = window.findChild(QAbstractItemView, "taskList")
    more = visit.button("moreTasks")
    assert view is not None
    visit.settle()
    visit.button("searchTasks").setFocus()
    QTest.keyClick(visit.button("searchTasks"), Qt.Key.Key_Tab)
    assert more.hasFocus()
    visit.settle()
    picture, spot = window.grab().toImage(), place(more, window)
    line = visit.app.theme.hex("accent.line")
    row = [picture.pixelColor(spot.left() - out, spot.center().y()).name().upper() for out in (5, 4, 3, 2, 1)]
    assert row[1:3] == [line, line] and line not in (row[0], *row[3:])


def test_the_empty_form_needs_no_scroll_bar(visit: Visit) -> None:
    """The drawing of the empty window ends with the resolution; the rest comes with the first choice."""
    form = visit.app.window.form
    bars = [area.verticalScrollBar() for area in form.findChildren(QScrollArea)]
    assert [bar.maximum() for bar in bars] == [0]
    assert not visit.button("advanced").isVisible() and not visit.button("changeFolder").isVisible()
    form.set_link("video", "https://example.com/street_walk.mp4")
    visit.settle()
    assert visit.button("advanced").isVisible() and visit.button("changeFolder").isVisible()


def test_a_second_look_is_as_high_as_its_words(visit: Visit) -> None:
    dialog = ask_second_look(visit.app.theme, visit.window, 680.0, 1250.0, 1, lambda: None, above=500.0)
    visit.settle()
    assert dialog.footer is not None
    assert (dialog.footer.height(), dialog.height()) == (64, 24 + 20 + 4 + 40 + 20 + 64 + 2)


def test_menus_are_round_and_every_entry_of_a_row_has_an_icon(visit: Visit) -> None:
    for task in tasks():
        menu = TaskMenu(visit.app.theme, task, visit.window)
        assert all(not entry.icon().isNull() for entry in menu.actions() if not entry.isSeparator()), task.state
        menu.deleteLater()
    theme = visit.app.theme
    for choice in ("dark", "light"):
        theme.choose(choice)
        visit.button("help").click()
        visit.settle()
        shown = visit.menu_of("helpMenu")
        picture = shown.grab().toImage()
        assert picture.pixelColor(0, 0).alpha() == 0
        assert picture.pixelColor(picture.width() // 2, 2).name().upper() == theme.hex("button")
        shown.close()
        visit.settle()
