"""The list as a library: several rows at once, stars, own names, orders, what is pinned, and what is painted."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.task_samples import NOW, drawing, failed, index_of, make_task, ready, running, unsure
from vidgo_desktop.core.errors import DailyLimit, NoRecycleBin
from vidgo_desktop.core.facts import TaskIndex
from vidgo_desktop.core.library_facts import BulkKind, BulkReport, Left, RetryPlan, SortedList, TaskOrder
from vidgo_desktop.core.task import Group, Task
from vidgo_desktop.ui.error_text import ActionKind, error_words
from vidgo_desktop.ui.library_words import binned_text, moving_text, name_of, order_of, report_text
from vidgo_desktop.ui.retry_dialog import RetryDialog
from vidgo_desktop.ui.task_heads import OFFERED, PINNED, head_of, head_text, order_text
from vidgo_desktop.ui.task_list import TaskAction, TaskListPane
from vidgo_desktop.ui.task_menu import BulkAction
from vidgo_desktop.ui.task_model import DayRole, TaskListModel
from vidgo_desktop.ui.task_row import RowLayouter, hit
from vidgo_desktop.ui.task_rows import RowMap
from vidgo_desktop.ui.task_speech import spoken
from vidgo_desktop.ui.task_text import NOTHING_BESIDE, kinds_of, words_of
from vidgo_desktop.ui.theme import Theme

DAY = 86_400
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., TaskListPane]


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Show:
    def make(*tasks: Task, width: int = 496, height: int = 900) -> TaskListPane:
        pane = TaskListPane(theme, lambda task, what: tmp_path / f"{task}-{what}.png", clock=lambda: NOW)
        qtbot.addWidget(pane)
        stored = {task.id: task for task in tasks}
        pane.page_requested.connect(lambda ids: pane.put_tasks(tuple(stored[i] for i in ids if i in stored)))
        pane.resize(width, height)
        pane.show()
        qtbot.waitExposed(pane)
        pane.set_index(index_of(tasks))
        qtbot.waitUntil(lambda: all(pane.model.known(task.id) is not None for task in tasks[:8]))
        pane.view.setFocus()
        return pane

    return make


def listed(model: TaskListModel) -> list[int | str]:
    """Tasks by number, heads by their words."""
    found: list[int | str] = []
    for row in range(model.rowCount()):
        number = model.id_at(row)
        found.append(str(model.index(row, 0).data()) if number is None else number)
    return found


def row_rect(pane: TaskListPane, task: int) -> QRect:
    row = pane.model.row_of(task)
    assert row is not None
    return pane.view.visualRect(pane.model.index(row, 0))


def click(pane: TaskListPane, task: int, modifiers: Qt.KeyboardModifier = NONE, place: QPoint | None = None) -> None:
    spot = row_rect(pane, task).center() if place is None else place
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, modifiers, spot)


def press(pane: TaskListPane, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(pane.view, key, modifiers)


def told(signal: object) -> list[object]:
    heard: list[object] = []
    signal.connect(heard.append)  # type: ignore[attr-defined]  # a bound signal
    return heard


# --- rows in any order ----------------------------------------------------------------------------------------


@given(ids=st.sets(st.integers(1, 99), max_size=25), order=st.randoms(use_true_random=False))
def test_rows_keep_any_order_however_they_come(ids: set[int], order: random.Random) -> None:
    ranks = list(ids)
    order.shuffle(ranks)
    place = {task: rank for rank, task in enumerate(ranks)}
    rows = RowMap(array("q"), array("l"), place.__getitem__)
    coming = list(ids)
    order.shuffle(coming)
    for task in coming:
        first, last = rows.rows_of_insert(task, -2)
        before = len(rows)
        rows.insert(task, -2)
        assert len(rows) == before + last - first + 1
        assert rows.row_of(task) == last
    assert list(rows.ids) == ranks
    assert [rows.id_at(row) for row in range(1, len(rows))] == ranks
    order.shuffle(coming)
    for task in coming:
        first, last = rows.rows_of_remove(task)
        before = len(rows)
        rows.remove(task)
        assert len(rows) == before - (last - first + 1)
    assert len(rows) == 0


def model_of(*tasks: Task) -> TaskListModel:
    model = TaskListModel(clock=lambda: NOW)
    model.set_index(index_of(tasks))
    model.put_tasks(tasks)
    return model


@pytest.mark.parametrize("order", OFFERED)
def test_every_order_has_a_name_and_a_head(order: TaskOrder) -> None:
    assert order_text(order)
    if order not in (TaskOrder.NEWEST, TaskOrder.OLDEST):
        assert head_text(head_of(order), 1)
        assert head_of(order) != PINNED


def test_oldest_first_has_days_too() -> None:
    model = model_of(ready(3), ready(2), make_task(1, created_at=NOW - DAY))
    model.set_order(TaskOrder.OLDEST)
    assert listed(model) == ["Yesterday", 1, "Today", 2, 3]


def test_an_order_is_asked_for_and_has_one_head(qtbot: QtBot) -> None:
    model = model_of(ready(3), ready(2), make_task(1, created_at=NOW - DAY))
    with qtbot.waitSignal(model.order_stale):
        model.set_order(TaskOrder.NAME)
    model.set_sorted(SortedList(TaskOrder.STATE, array("q", [1, 2, 3])))
    assert listed(model) == ["By name", 3, 2, 1]
    model.set_sorted(SortedList(TaskOrder.NAME, array("q", [2, 1, 3])))
    assert listed(model) == ["By name", 2, 1, 3]
    # What the order does not know yet comes first.
    model.add_task(ready(9))
    assert listed(model) == ["By name", 9, 2, 1, 3]
    model.remove_task(1)
    assert listed(model) == ["By name", 9, 2, 3]
    model.set_order(TaskOrder.NEWEST)
    assert listed(model) == ["Today", 9, 3, 2]


@pytest.mark.parametrize(
    ("order", "change"),
    [
        (TaskOrder.NAME, {"title": "Another"}),
        (TaskOrder.CHARGE, {"charged": 70.0}),
        (TaskOrder.STARRED, {"starred": True}),
    ],
)
def test_a_change_that_may_move_a_row_asks_for_the_order_again(
    qtbot: QtBot, order: TaskOrder, change: dict[str, object]
) -> None:
    model = model_of(ready(2), ready(1))
    model.set_order(order)
    with qtbot.assertNotEmitted(model.order_stale):
        model.put_tasks((replace(ready(1), result_url="https://r.test/other"),))
    with qtbot.waitSignal(model.order_stale):
        model.put_tasks((replace(ready(1), **change),))  # type: ignore[arg-type]  # one of its fields


def test_an_index_in_another_order_is_asked_for_anew(qtbot: QtBot) -> None:
    model = model_of(ready(2))
    model.set_order(TaskOrder.NAME)
    with qtbot.waitSignal(model.order_stale):
        model.set_index(index_of((ready(2), ready(1))))
    assert listed(model) == ["By name", 2, 1]


# --- pinned ---------------------------------------------------------------------------------------------------

PIN = "Not sure – please have a look"


@pytest.mark.parametrize("order", OFFERED)
def test_what_is_not_sure_stands_on_top_in_every_order(order: TaskOrder) -> None:
    model = model_of(ready(4), ready(3), unsure(2), make_task(1, created_at=NOW - DAY))
    model.set_order(order)
    model.set_sorted(SortedList(order, array("q", [1, 2, 3, 4])))
    assert listed(model)[:2] == [PIN, 2]
    assert sorted(task for task in listed(model)[2:] if isinstance(task, int)) == [1, 3, 4]


def test_it_leaves_the_top_when_it_is_resolved_and_comes_when_it_is_not(qtmodeltester: ModelTester) -> None:
    model = model_of(ready(4), unsure(2), make_task(1, created_at=NOW - DAY))
    assert listed(model) == [PIN, 2, "Today", 4, "Yesterday", 1]
    model.put_tasks((replace(running(2), created_at=NOW),))
    assert listed(model) == ["Today", 4, 2, "Yesterday", 1]
    model.put_tasks((unsure(2), unsure(4)))
    assert listed(model) == [PIN, 4, 2, "Yesterday", 1]
    model.set_filter(Group.READY)
    assert listed(model) == []
    model.set_filter(None)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_a_chosen_row_stays_chosen_while_it_changes_its_place(show: Show) -> None:
    pane = show(ready(4), unsure(2), ready(1))
    pane.choose(2)
    heard = told(pane.task_chosen)
    pane.put_tasks((running(2),))
    assert list(pane.view.selected_ids) == [2]
    assert pane.view.currentIndex().row() == pane.model.row_of(2)
    pane.put_tasks((unsure(2),))
    assert (pane.view.chosen_id, pane.view.selected_ids) == (2, (2,))
    assert heard == []


def test_several_stay_chosen_in_another_order(show: Show) -> None:
    pane = show(*(ready(number) for number in range(6, 0, -1)))
    pane.choose(5)
    click(pane, 2, CONTROL)
    pane.model.set_order(TaskOrder.OLDEST)
    assert list(pane.view.selected_ids) == [2, 5]
    assert pane.view.chosen_id == 2


# --- several --------------------------------------------------------------------------------------------------


def test_shift_and_control_choose_several_and_the_player_follows_the_last_click(show: Show) -> None:
    pane = show(*(ready(number) for number in range(6, 0, -1)))
    heard = told(pane.task_chosen)
    click(pane, 5)
    click(pane, 3, SHIFT)
    assert list(pane.view.selected_ids) == [5, 4, 3]
    click(pane, 1, CONTROL)
    assert list(pane.view.selected_ids) == [5, 4, 3, 1]
    assert heard == [ready(5), ready(3), ready(1)]
    click(pane, 4, CONTROL)
    assert list(pane.view.selected_ids) == [5, 3, 1]
    click(pane, 2)
    assert list(pane.view.selected_ids) == [2]


def test_keys_choose_several_past_the_heads(show: Show) -> None:
    pane = show(ready(3), ready(2), make_task(1, created_at=NOW - DAY))
    said = told(pane.announced)
    pane.choose(3)
    press(pane, Qt.Key.Key_Down, SHIFT)
    press(pane, Qt.Key.Key_Down, SHIFT)
    assert list(pane.view.selected_ids) == [3, 2, 1]
    assert pane.view.chosen_id == 1
    press(pane, Qt.Key.Key_Up, SHIFT)
    assert list(pane.view.selected_ids) == [3, 2]
    press(pane, Qt.Key.Key_Escape)
    assert list(pane.view.selected_ids) == [2]
    press(pane, Qt.Key.Key_A, CONTROL)
    assert list(pane.view.selected_ids) == [3, 2, 1]
    assert pane.view.chosen_id == 2
    assert "3 chosen" in said


def test_without_rows_there_is_nothing_to_choose(show: Show) -> None:
    pane = show()
    press(pane, Qt.Key.Key_A, CONTROL)
    assert list(pane.view.selected_ids) == []


@pytest.mark.parametrize(
    ("key", "modifiers", "kind"),
    [
        (Qt.Key.Key_Delete, NONE, ActionKind.REMOVE),
        (Qt.Key.Key_R, CONTROL, ActionKind.TRY_AGAIN),
        (Qt.Key.Key_S, NONE, ActionKind.STAR),
        (Qt.Key.Key_O, CONTROL | SHIFT, ActionKind.SHOW_IN_FOLDER),
    ],
)
def test_a_key_is_about_all_chosen_rows(
    show: Show, key: Qt.Key, modifiers: Qt.KeyboardModifier, kind: ActionKind
) -> None:
    pane = show(ready(3), ready(2), failed(1))
    many, one = told(pane.view.bulk_requested), told(pane.action_requested)
    pane.choose(3)
    press(pane, Qt.Key.Key_Down, SHIFT)
    press(pane, key, modifiers)
    assert many == [BulkAction((3, 2), kind)]
    assert one == []


def test_the_menu_of_several_rows(show: Show, qtbot: QtBot) -> None:
    pane = show(ready(3), ready(2), failed(1))
    many = told(pane.view.bulk_requested)
    pane.choose(3)
    press(pane, Qt.Key.Key_Down, SHIFT)
    press(pane, Qt.Key.Key_F10, SHIFT)
    menu = pane.findChild(QMenu, "bulkMenu")
    assert isinstance(menu, QMenu) and menu.isVisible()
    entries = {entry.text(): entry for entry in menu.actions() if entry.text()}
    wanted = ["2 chosen", "Try again…", "Show in folder", "Copy the files", "Move to folder…", "Star"]
    wanted += ["Take the stars away", "Remove"]
    assert list(entries)[:8] == wanted
    entries["Move to folder…"].trigger()
    assert many == [BulkAction((3, 2), ActionKind.MOVE)]
    menu.close()
    # The menu of another row is about that row alone.
    pane.view.menu.open(failed(1), QPoint(10, 10))
    assert pane.findChild(QMenu, "taskMenu") is not None


def test_removed_together_comes_back_together_and_the_next_row_is_chosen(show: Show) -> None:
    pane = show(*(ready(number) for number in range(20, 0, -1)))
    pane.choose(15)
    offered, back = told(pane.undo_offered), told(pane.restore_requested)
    pane.tasks_removed((15, 14, *range(12, 2, -1)))
    assert pane.view.chosen_id == 13
    assert len(offered) == 1 and "12" in str(offered[0])
    pane.tasks_removed((13,), "The video too.")
    assert offered[-1] == "The video too."
    for _ in range(3):
        press(pane, Qt.Key.Key_Z, CONTROL)
    assert back == [(13,), (15, 14, *range(12, 2, -1))]


def test_others_stay_chosen_when_the_row_under_the_keyboard_goes(show: Show) -> None:
    pane = show(ready(3), ready(2), ready(1))
    pane.choose(3)
    click(pane, 1, CONTROL)
    pane.remove_task(1)
    assert list(pane.view.selected_ids) == [3]


def test_every_chosen_row_is_chosen_to_a_screen_reader(show: Show) -> None:
    pane = show(ready(3), ready(2), ready(1))
    pane.choose(3)
    press(pane, Qt.Key.Key_Down, SHIFT)
    reader = QAccessible.queryAccessibleInterface(pane.view)
    states = [reader.child(row).state() for row in range(1, 4)]
    assert [state.selected for state in states] == [1, 1, 0]
    assert all(state.extSelectable for state in states)


# --- star and name --------------------------------------------------------------------------------------------


def star_of(pane: TaskListPane, task: Task) -> QPoint:
    layout = pane.view.delegate.layout_of(task, NOTHING_BESIDE, tools=True)
    assert layout.star is not None
    return pane.view.delegate.card(row_rect(pane, task.id)).topLeft() + layout.star.rect.center()


def test_the_star_is_clicked_and_keyed(show: Show) -> None:
    pane = show(ready(2), ready(1))
    heard = told(pane.action_requested)
    click(pane, 1, place=star_of(pane, ready(1)))
    starred = replace(ready(1), starred=True)
    pane.put_tasks((starred,))
    click(pane, 1, place=star_of(pane, starred))
    pane.choose(2)
    press(pane, Qt.Key.Key_S)
    assert heard == [
        TaskAction(ready(1), ActionKind.STAR),
        TaskAction(starred, ActionKind.UNSTAR),
        TaskAction(ready(2), ActionKind.STAR),
    ]


def test_only_a_starred_row_shows_its_star_without_the_mouse(theme: Theme) -> None:
    layouter = RowLayouter(theme)
    plain = layouter.lay_out(words_of(ready(1), NOW), "A", ("480p",), 480)
    starred = layouter.lay_out(words_of(ready(1), NOW), "A", ("480p",), 480, star=ActionKind.UNSTAR)
    assert plain.star is None and starred.star is not None
    assert starred.star.rect.width() == starred.star.rect.height() == 28
    assert hit(starred, starred.star.rect.center().x(), starred.star.rect.center().y()) == ActionKind.UNSTAR
    assert spoken(replace(ready(1), starred=True), NOW).startswith("Rooftop dance with Astronaut, starred, ")


def test_only_starred(show: Show) -> None:
    pane = show(replace(ready(3), starred=True), ready(2), replace(failed(1), starred=True))
    menu = pane.head.menu
    entry = next(each for each in menu.actions() if each.text() == "Only starred")
    entry.trigger()
    assert [task for task in listed(pane.model) if isinstance(task, int)] == [3, 1]
    assert pane.head.title.text() == "Starred tasks"
    assert pane.model.counts() == {None: 2, Group.RUNNING: 0, Group.READY: 1, Group.PROBLEM: 1}
    pane.put_tasks((ready(3), failed(1)))
    assert pane.model.rowCount() == 0
    assert not pane.view.isVisible()
    pane.show_all()
    assert not entry.isChecked()
    assert pane.head.title.text() == "Tasks"
    assert pane.model.shown_count == 3


def editor(pane: TaskListPane) -> QLineEdit | None:
    found = [each for each in pane.findChildren(QLineEdit, "taskName") if each.isVisible()]
    return found[0] if found else None


def test_a_name_is_changed_in_its_row(show: Show) -> None:
    pane = show(ready(2), replace(ready(1), auto_title="Automatic", own_name="Mine", title="Mine"))
    names: list[tuple[int, str]] = []
    pane.view.named.connect(lambda task, name: names.append((task, name)))

    def rename(task: int, text: str, key: Qt.Key) -> None:
        known = pane.model.known(task)
        assert known is not None
        pane.view.rename(known)
        field = editor(pane)
        assert field is not None and field.hasFocus()
        assert field.text() == known.title and field.selectedText() == known.title
        field.setText(text)
        QTest.keyClick(field, key)
        assert editor(pane) is None
        assert pane.view.hasFocus()

    rename(2, "  Of   my own ", Qt.Key.Key_Return)
    rename(2, "Not this", Qt.Key.Key_Escape)
    rename(2, ready(2).title, Qt.Key.Key_Return)
    rename(1, "", Qt.Key.Key_Return)
    rename(1, "Automatic", Qt.Key.Key_Return)
    assert names == [(2, "Of my own"), (1, ""), (1, "")]


def test_going_elsewhere_keeps_the_name_and_scrolling_gives_up(show: Show) -> None:
    pane = show(*(ready(number) for number in range(40, 0, -1)))
    names: list[tuple[int, str]] = []
    pane.view.named.connect(lambda task, name: names.append((task, name)))
    ways: tuple[Callable[[], None], ...] = (
        lambda: pane.head.more_button.setFocus(),
        lambda: pane.view.verticalScrollBar().setValue(40),
    )
    for leave in ways:
        pane.view.rename(ready(40))
        field = editor(pane)
        assert field is not None
        field.setText("Changed")
        leave()
        assert editor(pane) is None
    assert names == [(40, "Changed")]


def test_a_later_try_says_so() -> None:
    second, third, fifth = (replace(ready(1), earlier=earlier) for earlier in (1, 2, 4))
    assert kinds_of(ready(1)) == ("Replace · 480p", "480p")
    assert kinds_of(second) == ("2nd try · Replace · 480p", "2nd try · 480p")
    assert kinds_of(third, brief=True) == ("3rd try · 480p",)
    assert kinds_of(fifth)[0].startswith("try 5 · ")
    assert "2nd try" in spoken(second, NOW)


# --- pictures -------------------------------------------------------------------------------------------------


def paint(folder: Path, name: str, colour: str) -> None:
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(folder / name))


def test_a_saved_row_shows_result_video_and_picture(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    for what, colour in (("result", "#00ff00"), ("video", "#ff0000"), ("image", "#0000ff")):
        paint(tmp_path, f"2-{what}.png", colour)
        paint(tmp_path, f"1-{what}.png", colour)
    pane = show(ready(2), running(1))
    saved, open_one = ready(2), running(1)

    def colours() -> tuple[list[str], list[str]]:
        image = pane.view.viewport().grab().toImage()

        def at(task: Task, *places: tuple[int, int]) -> list[str]:
            layout = pane.view.delegate.layout_of(task, NOTHING_BESIDE, tools=False)
            corner = pane.view.delegate.card(row_rect(pane, task.id)).topLeft()
            video, picture = layout.video.translated(corner), layout.picture.translated(corner)
            assert video.right() < picture.left()
            spots = [video.center(), *(QPoint(picture.center().x(), picture.top() + y) for _, y in places)]
            return [image.pixelColor(spot).name() for spot in spots]

        return at(saved, (0, 12), (0, 44)), at(open_one, (0, 12), (0, 44))

    wanted = (["#00ff00", "#ff0000", "#0000ff"], ["#ff0000", "#0000ff", "#0000ff"])
    qtbot.waitUntil(lambda: colours() == wanted)


# --- what is asked and said -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("above", "warned"), [(200.0, True), (400.0, False), (None, False)])
def test_the_question_says_how_many_and_for_how_much(
    qtbot: QtBot, theme: Theme, above: float | None, warned: bool
) -> None:
    dialog = RetryDialog(theme, None, RetryPlan((4, 3, 2, 1), paid=3, estimate=280.0), 1250.0, above)
    qtbot.addWidget(dialog)
    go = dialog.findChild(QPushButton, "tryAllAgain")
    not_now = dialog.findChild(QPushButton, "notNow")
    assert isinstance(go, QPushButton) and isinstance(not_now, QPushButton)
    assert go.text() == "Try 4 again · about 280 credits"
    assert not_now.isDefault()
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "about 280 of your 1\u2009250 credits" in words.replace("\u202f", "\u2009").replace("\u00a0", "\u2009")
    assert ("above the 200 credits" in words) is warned
    assert "cost" in words
    agreed = told(dialog.agreed)
    go.click()
    go.click()
    assert agreed == [(4, 3, 2, 1)]


def test_what_came_of_it_is_said(tmp_path: Path) -> None:
    moved = report_text(BulkReport(BulkKind.MOVE, (1, 2), (), tmp_path / "Here"))
    assert "2" in moved and "Here" in moved
    kept = report_text(BulkReport(BulkKind.BIN, (1,), (Left(2, NoRecycleBin()),)))
    assert "1" in kept and error_words(NoRecycleBin()).sentence in kept
    assert report_text(BulkReport(BulkKind.REMOVE, (1, 2))) == ""
    assert report_text(BulkReport(BulkKind.RESTORE, (1, 2))) == ""
    assert report_text(BulkReport(BulkKind.RETRY, (), (Left(2, DailyLimit()),)))
    assert binned_text(3) and moving_text(3)
    assert order_of("nothing known") is TaskOrder.NEWEST
    assert all(order_of(name_of(order)) is order for order in TaskOrder)


# --- ten thousand ---------------------------------------------------------------------------------------------


def many(count: int) -> TaskIndex:
    ids = array("q", range(count, 0, -1))
    return TaskIndex(ids, array("l", (738_000 + number // 50 for number in ids)), bytes(count), bytes(count))


@pytest.mark.parametrize("order", [TaskOrder.NEWEST, TaskOrder.NAME])
def test_of_ten_thousand_only_what_is_seen_is_loaded_and_painted(
    show: Show, order: TaskOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = show()
    asked: list[int] = []
    pane.page_requested.connect(asked.extend)
    pane.set_index(many(10_000))
    pane.model.set_order(order)
    pane.model.set_sorted(SortedList(order, array("q", range(1, 10_001))))
    painted: list[int] = []
    paint_one = pane.view.delegate.paint

    def count(painter: object, option: object, index: object) -> None:
        painted.append(1)
        paint_one(painter, option, index)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(pane.view.delegate, "paint", count)
    bar = pane.view.verticalScrollBar()
    for part in range(5):
        bar.setValue(bar.maximum() * part // 4)
        pane.view.viewport().repaint()
    seen = len(pane.view.visible_rows())
    assert len(painted) <= 5 * 2 * (seen + 2)
    QApplication.processEvents()
    assert len(asked) <= 5 * 300


def test_all_of_ten_thousand_can_be_chosen_and_told_apart(show: Show) -> None:
    pane = show()
    pane.set_index(many(10_000))
    pane.view.select_all()
    assert len(pane.view.selected_ids) == 10_000
    model = pane.view.selectionModel()
    model.select(pane.model.index(1, 0), QItemSelectionModel.SelectionFlag.Deselect)
    assert len(pane.view.selected_ids) == 9_999
    assert len(model.selection().toList()) < 5


def test_heads_are_heads_in_the_drawing(show: Show) -> None:
    pane = show(*drawing())
    heads = [pane.model.index(row, 0).data(DayRole) for row in range(pane.model.rowCount())]
    assert next(head for head in heads if head is not None) == PINNED
    assert listed(pane.model)[:3] == [PIN, 6, "Today"]
