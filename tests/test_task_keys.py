"""The list by keyboard alone: rows, the buttons inside a row, removing and bringing back; and what moves in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.task_samples import NOW, failed, index_of, make_task, ready, running, unsure
from vidgo_desktop.core.facts import UploadProgress
from vidgo_desktop.core.task import Group, ResultState, Task, TaskState
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_list import TaskAction, TaskListPane
from vidgo_desktop.ui.task_motion import BAR_MS, TURN_MS, RowMotion
from vidgo_desktop.ui.task_row import MENU, TEXT_LEFT, RowLayouter
from vidgo_desktop.ui.task_text import NOTHING_BESIDE, Beside, kinds_of, words_of
from vidgo_desktop.ui.theme import Theme

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., "Shown"]


class Shown(QWidget):
    """A window with something before the list and something after it, as in the program."""

    def __init__(self, theme: Theme, folder: Path, tasks: tuple[Task, ...]) -> None:
        super().__init__()
        self.pane = TaskListPane(theme, lambda task, what: folder / f"{task}-{what}.jpg", clock=lambda: NOW)
        self.before, self.after = QPushButton("before"), QPushButton("after")
        box = QVBoxLayout(self)
        for part in (self.before, self.pane, self.after):
            box.addWidget(part)
        self._stored = {task.id: task for task in tasks}
        self.pane.page_requested.connect(self._answer)
        self.resize(520, 900)

    def _answer(self, ids: tuple[int, ...]) -> None:
        self.pane.put_tasks(tuple(self._stored[number] for number in ids if number in self._stored))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self, key, modifiers)

    @property
    def spot(self) -> str:
        """The button inside a row that has the keyboard."""
        return self.pane.view.delegate.keyed[1]

    def row(self, task: int) -> QRect:
        row = self.pane.model.row_of(task)
        assert row is not None
        return self.pane.view.visualRect(self.pane.model.index(row, 0))


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Show:
    def make(*tasks: Task) -> Shown:
        shown = Shown(theme, tmp_path, tasks)
        qtbot.addWidget(shown)
        shown.show()
        shown.activateWindow()
        qtbot.waitActive(shown)
        shown.pane.set_index(index_of(tasks))
        qtbot.waitUntil(lambda: all(shown.pane.model.known(task.id) is not None for task in tasks[:8]))
        shown.pane.view.setFocus(Qt.FocusReason.TabFocusReason)
        return shown

    return make


def wishes(shown: Shown) -> list[TaskAction]:
    told: list[TaskAction] = []
    shown.pane.action_requested.connect(told.append)
    return told


# --- the buttons of a row ---------------------------------------------------------------------------------------


def test_tab_walks_through_the_buttons_and_then_out(show: Show) -> None:
    shown = show(unsure(2), ready(1))
    shown.pane.choose(2)
    seen = []
    for _ in range(3):
        shown.press(Qt.Key.Key_Tab)
        seen.append(shown.spot)
    assert seen == [ActionKind.WAS_I_CHARGED, ActionKind.DETAILS, ""]
    assert shown.after.hasFocus()
    shown.press(Qt.Key.Key_Backtab, SHIFT)
    assert shown.pane.view.hasFocus()
    assert shown.spot == ""


def test_shift_tab_walks_back_to_the_row_and_out(show: Show) -> None:
    shown = show(unsure(1))
    shown.pane.choose(1)
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Backtab, SHIFT)
    assert shown.spot == ActionKind.WAS_I_CHARGED
    shown.press(Qt.Key.Key_Backtab, SHIFT)
    assert shown.spot == ""
    assert shown.pane.view.hasFocus()
    shown.press(Qt.Key.Key_Backtab, SHIFT)
    assert not shown.pane.view.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_button(show: Show, key: Qt.Key) -> None:
    shown = show(failed(1))
    told = wishes(shown)
    shown.pane.choose(1)
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Tab)
    shown.press(key)
    assert told == [TaskAction(failed(1), ActionKind.TRY_AGAIN)]


def test_escape_goes_back_to_the_row(show: Show) -> None:
    shown = show(unsure(1))
    told = wishes(shown)
    shown.pane.choose(1)
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Escape)
    assert shown.spot == ""
    shown.press(Qt.Key.Key_Return)
    assert told == [TaskAction(unsure(1), ActionKind.WAS_I_CHARGED)]


def test_the_tools_of_a_ready_row_are_in_the_line(show: Show, qtbot: QtBot) -> None:
    shown = show(ready(1))
    shown.pane.choose(1)
    shown.press(Qt.Key.Key_Tab)
    assert shown.spot == ActionKind.SHOW_IN_FOLDER
    shown.press(Qt.Key.Key_Tab)
    assert shown.spot == MENU
    shown.press(Qt.Key.Key_Return)
    menu = shown.pane.findChild(QMenu, "taskMenu")
    assert isinstance(menu, QMenu) and menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown.pane.findChild(QMenu, "taskMenu") is None)
    assert shown.spot == MENU


def test_another_row_or_a_click_gives_the_keyboard_back(show: Show) -> None:
    shown = show(unsure(2), unsure(1))
    shown.pane.choose(2)
    shown.press(Qt.Key.Key_Tab)
    shown.press(Qt.Key.Key_Down)
    assert (shown.spot, shown.pane.view.chosen_id) == ("", 1)
    shown.press(Qt.Key.Key_Tab)
    assert shown.spot
    place = shown.row(1).topLeft() + QPoint(20, 20)
    QTest.mouseClick(shown.pane.view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert shown.spot == ""


def test_a_new_state_gives_the_keyboard_back_to_the_row(show: Show) -> None:
    shown = show(unsure(1))
    shown.pane.choose(1)
    shown.press(Qt.Key.Key_Tab)
    shown.pane.put_tasks((unsure(1),))
    assert shown.spot == ActionKind.WAS_I_CHARGED
    shown.pane.put_tasks((running(1),))
    assert shown.spot == ""
    shown.press(Qt.Key.Key_Tab)
    assert shown.after.hasFocus()


def test_the_ring_is_around_the_button_and_not_around_the_row(show: Show, theme: Theme) -> None:
    shown = show(unsure(1))
    view = shown.pane.view
    shown.pane.choose(1)
    ring = theme.color("accent.line")
    beside_row = shown.row(1).topLeft() + QPoint(200, 3)
    assert view.viewport().grab().toImage().pixelColor(beside_row) == ring
    shown.press(Qt.Key.Key_Tab)
    layout = view.delegate.layout_of(unsure(1), NOTHING_BESIDE, tools=True)
    button = layout.buttons[0].rect.translated(view.delegate.card(shown.row(1)).topLeft())
    image = view.viewport().grab().toImage()
    assert image.pixelColor(button.center().x(), button.top() - 3) == ring
    assert image.pixelColor(beside_row) != ring


def test_a_button_with_the_keyboard_is_spoken(show: Show) -> None:
    shown = show(unsure(1))
    said: list[str] = []
    shown.pane.announced.connect(said.append)
    shown.pane.choose(1)
    shown.press(Qt.Key.Key_Tab)
    assert said == ["Was I charged?, button, Kitchen with Robot"]


def test_keys_act_on_the_row_under_the_keyboard_before_one_is_chosen(show: Show) -> None:
    shown = show(ready(1))
    told = wishes(shown)
    assert shown.pane.view.chosen_id is None
    shown.press(Qt.Key.Key_Return)
    assert told == [TaskAction(ready(1), ActionKind.PLAY)]


# --- removing and bringing back -----------------------------------------------------------------------------------


def test_undo_brings_back_the_last_removed_first(show: Show, qtbot: QtBot) -> None:
    shown = show(ready(3), failed(2), ready(1))
    pane = shown.pane
    back: list[tuple[int, ...]] = []
    offered: list[str] = []
    pane.restore_requested.connect(back.append)
    pane.undo_offered.connect(offered.append)
    pane.remove_task(3)
    pane.remove_task(2)
    pane.remove_task(77)
    assert offered == [
        "Removed Rooftop dance × Astronaut. The saved video stays where it is.",
        "Removed Forest trail × Knight.",
    ]
    shown.press(Qt.Key.Key_Z, CONTROL)
    shown.press(Qt.Key.Key_Z, CONTROL)
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert back == [(2,), (3,)]
    pane.task_restored(failed(2))
    pane.task_restored(ready(3))
    qtbot.waitUntil(lambda: pane.view.chosen_id == 3)
    assert [pane.model.id_at(row) for row in (1, 2, 3)] == [3, 2, 1]


def test_cleared_rows_come_back_together(show: Show, qtbot: QtBot) -> None:
    tasks = [ready(number) for number in range(30, 1, -1)]
    shown = show(*tasks, failed(1))
    pane = shown.pane
    back: list[tuple[int, ...]] = []
    offered: list[str] = []
    pane.restore_requested.connect(back.append)
    pane.undo_offered.connect(offered.append)
    ids = tuple(task.id for task in tasks)
    pane.remove_task(30)
    pane.ready_cleared(ids)
    assert offered[-1] == "Removed 29 rows. The saved videos stay where they are."
    assert pane.model.task_count == 1
    pane.undo()
    pane.undo()
    assert back == [ids]
    for task in tasks:
        pane.task_restored(task)
    qtbot.waitUntil(lambda: pane.model.task_count == 30)
    assert pane.model.counts()[Group.READY] == 29


def test_a_restored_task_is_no_longer_to_be_undone(show: Show, qtbot: QtBot) -> None:
    shown = show(ready(2), ready(1))
    back: list[tuple[int, ...]] = []
    shown.pane.restore_requested.connect(back.append)
    shown.pane.remove_task(2)
    shown.pane.task_restored(ready(2))
    qtbot.waitUntil(lambda: shown.pane.model.row_of(2) is not None)
    shown.pane.undo()
    shown.pane.set_index(index_of([ready(9)]))
    shown.pane.undo()
    assert back == []


# --- screen reader ---------------------------------------------------------------------------------------------


def test_the_table_is_named_and_nothing_unnamed_takes_the_keyboard(show: Show) -> None:
    shown = show(running(3), ready(2), unsure(1))
    table = QAccessible.queryAccessibleInterface(shown.pane.view)
    assert table.text(QAccessible.Text.Name) == "Tasks, 3"
    names = []
    for place in range(table.childCount()):
        child = table.child(place)
        name = child.text(QAccessible.Text.Name)
        assert name or not child.state().focusable
        names.append(name)
    assert "Rooftop dance with Astronaut" in " ".join(names)
    shown.pane.filter_control.button("ready").click()
    assert shown.pane.view.accessibleName() == "Tasks, 1"


# --- what moves ------------------------------------------------------------------------------------------------


class Clock:
    """Seconds that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def still(qapp: QApplication) -> Iterator[Theme]:
    """A theme that wants less movement."""
    yield Theme(qapp, "dark", less_movement=True)


def test_bar_goes_evenly_and_never_beyond_what_was_heard(qtbot: QtBot, theme: Theme) -> None:
    canvas, clock = QWidget(), Clock()
    qtbot.addWidget(canvas)
    motion = RowMotion(theme, canvas, list, clock)
    assert motion.share(1, 0.2) == 0.2
    assert not motion.is_moving(1)
    assert motion.share(1, 0.6) == pytest.approx(0.2)
    clock.now += BAR_MS / 4000
    assert motion.share(1, 0.6) == pytest.approx(0.3)
    assert motion.is_moving(1)
    assert motion.share(1, 0.25) == 0.25
    assert motion.share(1, 0.45) == pytest.approx(0.25)
    clock.now += BAR_MS / 1000 + 0.001
    assert motion.share(1, 0.45) == 0.45
    clock.now += 99
    assert motion.share(1, 0.45) == 0.45
    assert not motion.is_moving(1)


def test_icon_turns_once_in_its_time(qtbot: QtBot, theme: Theme) -> None:
    canvas, clock = QWidget(), Clock()
    qtbot.addWidget(canvas)
    motion = RowMotion(theme, canvas, list, clock)
    before = motion.angle
    clock.now += TURN_MS / 4000
    assert (motion.angle - before) % 360 == pytest.approx(90, abs=0.01)
    clock.now += TURN_MS * 3 / 4000
    assert motion.angle == pytest.approx(before, abs=0.01)


def test_with_less_movement_nothing_moves(qtbot: QtBot, still: Theme) -> None:
    canvas = QWidget()
    qtbot.addWidget(canvas)
    motion = RowMotion(still, canvas, list)
    assert (motion.angle, motion.turns) == (0.0, False)
    assert (motion.share(1, 0.2), motion.share(1, 0.6)) == (0.2, 0.6)
    assert not motion.is_moving(1)


def saving(number: int) -> Task:
    return make_task(number, TaskState.FINISHED, ResultState.SAVING)


def test_timer_runs_only_while_something_turns_on_the_screen(show: Show, qtbot: QtBot) -> None:
    shown = show(ready(2), running(1))
    motion = shown.pane.view.motion
    shown.pane.view.viewport().repaint()
    assert not motion.is_on
    shown.pane.put_tasks((saving(2),))
    qtbot.waitUntil(lambda: motion.is_on)
    shown.pane.put_tasks((ready(2),))
    qtbot.waitUntil(lambda: not motion.is_on)


def test_timer_stops_where_nobody_sees_it(show: Show, qtbot: QtBot) -> None:
    shown = show(saving(1))
    motion = shown.pane.view.motion
    qtbot.waitUntil(lambda: motion.is_on)
    shown.hide()
    assert not motion.is_on
    shown.show()
    qtbot.waitUntil(lambda: motion.is_on)
    shown.showMinimized()
    qtbot.waitUntil(lambda: not motion.is_on)


def test_timer_stops_when_the_turning_row_is_scrolled_away(show: Show, qtbot: QtBot) -> None:
    shown = show(saving(60), *(ready(number) for number in range(59, 0, -1)))
    motion = shown.pane.view.motion
    qtbot.waitUntil(lambda: motion.is_on)
    bar = shown.pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: not motion.is_on)


class Painted(QObject):
    """What of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


def is_small(rect: QRect) -> bool:
    return rect.width() <= 20 and rect.height() <= 20


def test_only_the_icon_is_painted_anew(show: Show, qtbot: QtBot) -> None:
    shown = show(saving(2), ready(1))
    qtbot.waitUntil(lambda: shown.pane.view.motion.is_on)
    painted = Painted(shown.pane.view.viewport())
    # The small pictures come at some time and paint their whole rows; after that there are only icons.
    qtbot.waitUntil(lambda: len(painted.rects) >= 5 and all(map(is_small, painted.rects[-5:])))


def test_nothing_is_painted_when_nothing_moves(show: Show, qtbot: QtBot) -> None:
    shown = show(ready(3), failed(2), make_task(1))
    shown.pane.view.viewport().repaint()
    assert not shown.pane.view.motion.is_on
    assert not shown.pane.view.is_ticking


def test_bar_slides_and_then_the_timer_ends(show: Show, qtbot: QtBot, theme: Theme) -> None:
    shown = show(make_task(1, TaskState.UPLOADING))
    view = shown.pane.view
    shown.pane.show_upload(UploadProgress(1, 10_000_000, 40_000_000))
    view.viewport().repaint()
    shown.pane.show_upload(UploadProgress(1, 40_000_000, 40_000_000))
    view.viewport().repaint()
    assert view.motion.is_on
    qtbot.waitUntil(lambda: not view.motion.is_on)
    layout = view.delegate.layout_of(make_task(1, TaskState.UPLOADING), Beside(UploadProgress(1, 1, 1)), tools=False)
    assert layout.bar is not None
    bar = layout.bar.translated(view.delegate.card(shown.row(1)).topLeft())
    image = view.viewport().grab().toImage()
    assert image.pixelColor(bar.right() - 4, bar.center().y()) == theme.color("accent.line")


# --- direction and size of text -----------------------------------------------------------------------------------


def test_rows_are_mirrored_for_languages_from_right_to_left(theme: Theme) -> None:
    layouter = RowLayouter(theme)
    for task in (running(1), ready(1), unsure(1), failed(1)):
        words = words_of(task, NOW)
        plain = layouter.lay_out(words, task.title, kinds_of(task), 480, tools=True)
        mirrored = layouter.lay_out(words, task.title, kinds_of(task), 480, tools=True, mirrored=True)
        assert mirrored.height == plain.height
        pairs = [(plain.video, mirrored.video), (plain.icon, mirrored.icon), (plain.title.rect, mirrored.title.rect)]
        pairs += [(one.rect, two.rect) for one, two in zip(plain.buttons, mirrored.buttons, strict=True)]
        for one, two in pairs:
            assert (two.left(), two.width()) == (480 - one.left() - one.width(), one.width())
            assert (two.top(), two.height()) == (one.top(), one.height())


def test_mirrored_list_has_its_pictures_at_the_right(show: Show, theme: Theme) -> None:
    shown = show(make_task(1))
    view = shown.pane.view
    shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = view.viewport().grab().toImage()
    row = shown.row(1)
    tile = theme.color("bg.pressed")
    assert image.pixelColor(row.right() - 8 - 12, row.top() + 50) == tile
    assert image.pixelColor(row.left() + 8 + 12, row.top() + 50) != tile


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [360, 392, 496])
def test_large_text_is_never_cut(qapp: QApplication, percent: int, width: int) -> None:
    theme = Theme(qapp, "dark", text_percent=percent)
    layouter = RowLayouter(theme)
    tasks = [
        running(1),
        ready(1),
        unsure(1),
        failed(1),
        make_task(1),
        make_task(1, TaskState.CLOSED, task_id="t"),
        make_task(1, TaskState.NEEDS_YOU),
    ]
    try:
        for task in tasks:
            words = words_of(task, NOW)
            layout = layouter.lay_out(words, "Short", kinds_of(task), width - 16, tools=True)
            texts = [layout.kind, *layout.word, *layout.detail, *layout.sentence]
            assert "…" not in "".join(text.text for text in texts)
            assert [button.text for button in layout.buttons if button.text] == [b.text for b in words.buttons]
            fonts = layouter.fonts
            for metrics, lines in (
                (fonts.word_metrics, layout.word),
                (fonts.small_metrics, (*layout.detail, *layout.sentence)),
            ):
                assert all(metrics.horizontalAdvance(line.text) <= line.rect.width() for line in lines)
                assert all(metrics.height() <= line.rect.height() for line in lines)
            card = QRect(0, 0, width - 16, layout.height)
            assert all(card.contains(text.rect) for text in texts if text.text)
            assert all(card.contains(button.rect) for button in layout.buttons)
            assert layout.title.rect.left() == TEXT_LEFT
    finally:
        Theme(qapp, "dark")
