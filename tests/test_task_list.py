"""The pane as a person uses it: mouse, keys, filter, menu, time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.task_samples import NOW, failed, index_of, make_task, ready, running, unsure
from vidgo_desktop.core.facts import UploadProgress
from vidgo_desktop.core.task import Group, Task, TaskProblem, TaskState
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_list import TaskAction, TaskListPane
from vidgo_desktop.ui.task_row import MENU, PlacedButton, RowLayouter, hit
from vidgo_desktop.ui.task_text import NOTHING_BESIDE, Beside, words_of
from vidgo_desktop.ui.theme import Theme

DAY = 86_400
Show = Callable[..., TaskListPane]


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Show:
    """A pane on the screen with these tasks, newest first; it answers to wishes for pages at once."""

    def make(*tasks: Task, width: int = 496, height: int = 800) -> TaskListPane:
        pane = TaskListPane(theme, lambda task, what: tmp_path / f"{task}-{what}.jpg", clock=lambda: NOW)
        qtbot.addWidget(pane)
        stored = {task.id: task for task in tasks}
        pane.page_requested.connect(lambda ids: pane.put_tasks(tuple(stored[i] for i in ids if i in stored)))
        pane.resize(width, height)
        pane.show()
        qtbot.waitExposed(pane)
        pane.set_index(index_of(tasks))
        qtbot.waitUntil(lambda: all(pane.model.known(task.id) is not None for task in tasks[:8]))
        return pane

    return make


def row_rect(pane: TaskListPane, task: int) -> QRect:
    row = pane.model.row_of(task)
    assert row is not None
    return pane.view.visualRect(pane.model.index(row, 0))


def button_of(pane: TaskListPane, task: int, what: str) -> QPoint:
    """The middle of a painted button, in the viewport."""
    known = pane.model.known(task)
    assert known is not None
    delegate = pane.view.delegate
    layout = delegate.layout_of(known, NOTHING_BESIDE, tools=True)
    button = next(button for button in layout.buttons if button.what == what)
    return delegate.card(row_rect(pane, task)).topLeft() + button.rect.center()


def click(pane: TaskListPane, place: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    QTest.mouseClick(pane.view.viewport(), button, Qt.KeyboardModifier.NoModifier, place)


def press(pane: TaskListPane, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(pane.view, key, modifiers)


def wishes(pane: TaskListPane) -> list[TaskAction]:
    told: list[TaskAction] = []
    pane.action_requested.connect(told.append)
    return told


def chosen(pane: TaskListPane) -> list[Task | None]:
    told: list[Task | None] = []
    pane.task_chosen.connect(told.append)
    return told


def open_menu(pane: TaskListPane) -> QMenu:
    menu = pane.findChild(QMenu, "taskMenu")
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    return menu


# --- choice -------------------------------------------------------------------------------------------------


def test_names(show: Show) -> None:
    pane = show(ready(1))
    assert pane.view.objectName() == "taskList"
    assert pane.view.accessibleName() == "Tasks, 1"
    assert pane.filter_control.accessibleName() == "Which tasks are shown"
    assert pane.filter_control.button("ready").accessibleName() == "Ready, 1"


def test_a_click_chooses_the_row(show: Show) -> None:
    pane = show(running(3), ready(2), failed(1))
    told = chosen(pane)
    click(pane, row_rect(pane, 2).center())
    assert told == [ready(2)]
    assert pane.view.chosen_id == 2


def test_a_click_on_a_head_chooses_nothing(show: Show) -> None:
    pane = show(ready(2), make_task(1, created_at=NOW - DAY))
    told = chosen(pane)
    click(pane, pane.view.visualRect(pane.model.index(0, 0)).center())
    assert told == []


def test_arrows_go_from_task_to_task_past_the_heads(show: Show) -> None:
    pane = show(running(4), ready(3), make_task(2, created_at=NOW - DAY), make_task(1, created_at=NOW - 2 * DAY))
    pane.choose(4)
    seen = []
    for _ in range(5):
        seen.append(pane.view.chosen_id)
        press(pane, Qt.Key.Key_Down)
    assert seen == [4, 3, 2, 1, 1]
    press(pane, Qt.Key.Key_Up)
    assert pane.view.chosen_id == 2
    press(pane, Qt.Key.Key_Home)
    assert pane.view.chosen_id == 4
    press(pane, Qt.Key.Key_Up)
    assert pane.view.chosen_id == 4
    press(pane, Qt.Key.Key_End)
    assert pane.view.chosen_id == 1


def test_page_keys_stay_inside(show: Show) -> None:
    pane = show(*(make_task(number) for number in range(60, 0, -1)), height=500)
    pane.choose(60)
    press(pane, Qt.Key.Key_PageDown)
    first = pane.view.chosen_id
    assert first is not None and 50 < first < 60
    for _ in range(30):
        press(pane, Qt.Key.Key_PageDown)
    assert pane.view.chosen_id == 1
    for _ in range(30):
        press(pane, Qt.Key.Key_PageUp)
    assert pane.view.chosen_id == 60


def test_choice_survives_changes_of_any_row(show: Show) -> None:
    pane = show(running(3), ready(2), failed(1))
    pane.choose(2)
    told = chosen(pane)
    pane.put_tasks((ready(3), ready(2)))
    pane.add_task(make_task(4))
    pane.choose(2)
    pane.remove_task(3)
    assert pane.view.chosen_id == 2
    assert told == [make_task(4), ready(2)]


def test_new_task_is_chosen_and_in_sight_whatever_the_filter(show: Show) -> None:
    tasks = [make_task(number) for number in range(40, 0, -1)]
    pane = show(*tasks)
    pane.choose(1)
    assert pane.view.verticalScrollBar().value() > 0
    pane.filter_control.button("ready").click()
    pane.add_task(make_task(41))
    assert pane.view.chosen_id == 41
    assert pane.filter_control.current == "all"
    assert pane.view.viewport().rect().contains(row_rect(pane, 41))


def test_removing_the_chosen_row_chooses_its_neighbour(show: Show) -> None:
    pane = show(ready(3), ready(2), ready(1))
    pane.choose(2)
    told = chosen(pane)
    pane.remove_task(2)
    assert told == [ready(1)]
    pane.remove_task(1)
    pane.remove_task(3)
    assert told[-1] is None


def test_another_list_begins_with_nothing_chosen(show: Show) -> None:
    pane = show(ready(2), ready(1))
    pane.choose(1)
    told = chosen(pane)
    pane.set_index(index_of([ready(1)]))
    assert told == [None]
    assert pane.view.chosen_id is None


def test_a_choice_of_a_task_that_is_on_its_way_is_told_when_it_comes(show: Show, qtbot: QtBot) -> None:
    tasks = [make_task(number) for number in range(400, 0, -1)]
    pane = show(*tasks)
    assert pane.model.known(5) is None
    with qtbot.waitSignal(pane.task_chosen) as told:
        pane.choose(5)
    assert told.args == [make_task(5)]
    assert pane.view.viewport().rect().contains(row_rect(pane, 5))


# --- filter -------------------------------------------------------------------------------------------------


def test_filter_shows_counts_and_keeps_the_choice(show: Show) -> None:
    pane = show(running(4), ready(3), ready(2), failed(1))
    names = [pane.filter_control.button(key).accessibleName() for key in ("all", "running", "ready", "problem")]
    assert names == ["All, 4", "Running, 1", "Ready, 2", "Problems, 1"]
    pane.choose(2)
    told = chosen(pane)
    pane.filter_control.button("ready").click()
    assert pane.view.chosen_id == 2
    assert told == []
    pane.filter_control.button("problem").click()
    assert told == [None]
    assert pane.model.row_of(1) is not None


def test_choosing_a_hidden_task_takes_the_filter_away(show: Show) -> None:
    pane = show(running(2), ready(1))
    pane.filter_control.button("ready").click()
    pane.choose(2)
    assert pane.view.chosen_id == 2
    assert pane.filter_control.current == "all"
    pane.choose(77)
    assert pane.view.chosen_id == 2


@pytest.mark.parametrize(
    ("key", "words"),
    [("running", "Nothing is running."), ("ready", "Nothing ready yet."), ("problem", "No problems.")],
)
def test_empty_filter_says_so_and_offers_all(show: Show, key: str, words: str) -> None:
    tasks = {"running": ready(1), "ready": running(1), "problem": ready(1)}
    pane = show(tasks[key])
    pane.filter_control.button(key).click()
    assert not pane.view.isVisible()
    assert words in [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    back = pane.findChild(QPushButton, "showAll")
    assert isinstance(back, QPushButton)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert pane.view.isVisible()
    assert pane.model.group is None


def test_list_comes_back_when_a_task_enters_the_empty_filter(show: Show) -> None:
    pane = show(running(1))
    pane.filter_control.button("ready").click()
    assert not pane.view.isVisible()
    pane.put_tasks((ready(1),))
    assert pane.view.isVisible()


def test_without_any_task_the_empty_widget_stands_alone(show: Show) -> None:
    pane = show()
    empty = QLabel("Your first video starts here.")
    pane.set_empty_widget(empty)
    assert empty.isVisible()
    assert not pane.filter_control.isVisible()
    pane.add_task(make_task(1))
    assert not empty.isVisible()
    assert pane.view.isVisible()
    assert pane.filter_control.isVisible()
    pane.remove_task(1)
    assert empty.isVisible()


def test_finished_row_stays_in_its_filter_while_it_is_chosen(show: Show, qtbot: QtBot) -> None:
    pane = show(running(2), running(1))
    pane.filter_control.button("running").click()
    click(pane, row_rect(pane, 2).center())
    qtbot.waitUntil(lambda: pane.model.kept == 2)
    pane.put_tasks((ready(2),))
    assert pane.model.row_of(2) is not None
    click(pane, row_rect(pane, 1).center())
    qtbot.waitUntil(lambda: pane.model.row_of(2) is None)
    assert pane.view.chosen_id == 1


# --- buttons, menu, keys --------------------------------------------------------------------------------------


def test_painted_buttons_are_clicked_without_choosing_the_row(show: Show) -> None:
    pane = show(failed(2), unsure(1))
    told, seen = wishes(pane), chosen(pane)
    click(pane, button_of(pane, 2, ActionKind.CHOOSE_VIDEO))
    click(pane, button_of(pane, 2, ActionKind.TRY_AGAIN))
    click(pane, button_of(pane, 1, ActionKind.WAS_I_CHARGED))
    click(pane, button_of(pane, 1, ActionKind.DETAILS))
    assert told == [
        TaskAction(failed(2), ActionKind.CHOOSE_VIDEO),
        TaskAction(failed(2), ActionKind.TRY_AGAIN),
        TaskAction(unsure(1), ActionKind.WAS_I_CHARGED),
        TaskAction(unsure(1), ActionKind.DETAILS),
    ]
    assert seen == []


def test_a_press_that_is_let_go_elsewhere_does_nothing(show: Show) -> None:
    pane = show(failed(2), unsure(1))
    told = wishes(pane)
    viewport, left = pane.view.viewport(), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, left, none, button_of(pane, 2, ActionKind.TRY_AGAIN))
    QTest.mouseRelease(viewport, left, none, button_of(pane, 1, ActionKind.DETAILS))
    assert told == []


def test_ready_row_has_tools_and_plays_on_double_click(show: Show) -> None:
    pane = show(ready(1))
    told = wishes(pane)
    click(pane, button_of(pane, 1, ActionKind.SHOW_IN_FOLDER))
    QTest.mouseDClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row_rect(pane, 1).center()
    )
    assert [wish.kind for wish in told] == [ActionKind.SHOW_IN_FOLDER, ActionKind.PLAY]
    click(pane, button_of(pane, 1, MENU))
    menu = open_menu(pane)
    texts = [entry.text() for entry in menu.actions()]
    assert texts[0] == "Play" and "Show in folder" in texts
    menu.close()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_menu_by_keyboard_does_what_the_buttons_do(
    show: Show, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    pane = show(failed(2), ready(1))
    told = wishes(pane)
    pane.choose(2)
    press(pane, key, modifiers)
    menu = open_menu(pane)
    entry = next(entry for entry in menu.actions() if entry.text() == "Remove")
    menu.setActiveAction(entry)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told == [TaskAction(failed(2), ActionKind.REMOVE)]
    qtbot.waitUntil(lambda: pane.findChild(QMenu, "taskMenu") is None)


@pytest.mark.parametrize(
    ("task", "key", "modifiers", "kind"),
    [
        (ready(1), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ActionKind.PLAY),
        (ready(1), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, ActionKind.PLAY),
        (failed(1), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ActionKind.CHOOSE_VIDEO),
        (unsure(1), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ActionKind.WAS_I_CHARGED),
        (running(1), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ActionKind.DETAILS),
        (ready(1), Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, ActionKind.REMOVE),
        (failed(1), Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier, ActionKind.TRY_AGAIN),
        (ready(1), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, ActionKind.COPY_LINK),
        (
            ready(1),
            Qt.Key.Key_C,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            ActionKind.COPY_FILE,
        ),
        (
            ready(1),
            Qt.Key.Key_O,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            ActionKind.SHOW_IN_FOLDER,
        ),
    ],
)
def test_keys_of_a_row(show: Show, task: Task, key: Qt.Key, modifiers: Qt.KeyboardModifier, kind: ActionKind) -> None:
    pane = show(task)
    told = wishes(pane)
    pane.choose(1)
    press(pane, key, modifiers)
    assert told == [TaskAction(task, kind)]


def test_keys_that_do_not_fit_the_row_do_nothing(show: Show) -> None:
    pane = show(running(2), unsure(1))
    told = wishes(pane)
    for number in (2, 1):
        pane.choose(number)
        press(pane, Qt.Key.Key_Delete)
        press(pane, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        press(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told == []


def test_typing_letters_asks_for_no_pages(show: Show, qtbot: QtBot) -> None:
    pane = show(*(make_task(number) for number in range(400, 0, -1)))
    pane.choose(400)
    with qtbot.assertNotEmitted(pane.page_requested, wait=20):
        press(pane, Qt.Key.Key_Z)
    assert pane.view.chosen_id == 400


# --- looks ------------------------------------------------------------------------------------------------------


def test_rows_are_as_high_as_they_need(show: Show) -> None:
    pane = show(running(3), failed(2), make_task(1))
    assert row_rect(pane, 3).height() == 74
    assert row_rect(pane, 1).height() == 74
    tall = row_rect(pane, 2).height()
    assert tall > 100
    pane.put_tasks((make_task(2),))
    assert row_rect(pane, 2).height() == 74
    pane.put_tasks((failed(2),))
    assert row_rect(pane, 2).height() == tall


def test_narrow_pane_breaks_lines_and_stays_inside(show: Show) -> None:
    wide, narrow = show(unsure(1)), show(unsure(1), width=360)
    assert row_rect(narrow, 1).height() > row_rect(wide, 1).height()
    assert row_rect(narrow, 1).width() <= 360
    assert narrow.filter_control.button("problem").toolTip() == "Problems 1"


def test_scrolling_up_over_tall_rows_does_not_move_what_is_seen(show: Show, qtbot: QtBot) -> None:
    pane = show(*(unsure(number) for number in range(300, 0, -1)), height=500)
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    middle = pane.view.visible_rows()[2]
    number = pane.model.id_at(middle)
    assert number is not None
    qtbot.waitUntil(lambda: pane.model.known(number) is not None)
    before = row_rect(pane, number).top()
    for _ in range(10):
        bar.setValue(bar.value() - 10)
    assert row_rect(pane, number).top() == before + 100


@pytest.mark.parametrize("choice", ["dark", "light"])
@pytest.mark.parametrize("width", [360, 392, 496])
def test_every_button_lies_in_its_card_and_can_be_hit(theme: Theme, choice: str, width: int) -> None:
    theme.choose(choice)
    layouter = RowLayouter(theme)
    long = make_task(1, TaskState.FAILED, problem=TaskProblem("GenerationFailed", "word " * 30), title="Long " * 80)
    for task in (failed(1), unsure(1), ready(1), running(1), long, make_task(1, TaskState.NEEDS_YOU)):
        layout = layouter.lay_out(words_of(task, NOW), task.title, ("Replace · 480p",), width - 16, tools=True)
        card = QRect(0, 0, width - 16, layout.height)
        texts = [layout.title, layout.kind, *layout.word, *layout.detail, *layout.sentence]
        places = [layout.icon, *(text.rect for text in texts), *(button.rect for button in layout.buttons)]
        assert all(card.contains(place) for place in places if place.width() > 0)
        assert not layout.title.rect.intersects(layout.kind.rect)
        assert len(layout.sentence) <= 3
        for button in layout.buttons:
            assert button.rect.height() >= 28 and button.rect.width() >= 28
            assert hit(layout, button.rect.center().x(), button.rect.center().y()) == button.what
        assert not any(_overlap(one, other) for one in layout.buttons for other in layout.buttons if one is not other)
    theme.choose("dark")


def _overlap(one: PlacedButton, other: PlacedButton) -> bool:
    return one.rect.intersects(other.rect)


def test_bar_is_painted_as_far_as_the_upload_is(show: Show, theme: Theme) -> None:
    pane = show(make_task(1, TaskState.UPLOADING))
    pane.show_upload(UploadProgress(1, 21_000_000, 42_000_000))
    known = pane.model.known(1)
    assert known is not None
    layout = pane.view.delegate.layout_of(known, Beside(UploadProgress(1, 21_000_000, 42_000_000)), tools=False)
    assert layout.bar is not None
    bar = layout.bar.translated(pane.view.delegate.card(row_rect(pane, 1)).topLeft())
    image = pane.view.viewport().grab().toImage()
    assert image.pixelColor(bar.left() + bar.width() // 4, bar.center().y()) == theme.color("accent.line")
    assert image.pixelColor(bar.left() + 3 * bar.width() // 4, bar.center().y()) == theme.color("bg.pressed")


def test_chosen_row_follows_the_theme(show: Show, theme: Theme) -> None:
    pane = show(make_task(1))
    pane.choose(1)
    place = row_rect(pane, 1).topLeft() + QPoint(14, 70)
    assert pane.view.viewport().grab().toImage().pixelColor(place) == theme.color("bg.selected")
    theme.choose("light")
    assert pane.view.viewport().grab().toImage().pixelColor(place) == theme.color("bg.selected")
    theme.choose("dark")


def test_focus_ring_comes_with_keys_and_goes_with_a_click(show: Show, theme: Theme, qtbot: QtBot) -> None:
    pane = show(make_task(2), make_task(1))
    pane.activateWindow()
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    click(pane, row_rect(pane, 2).center())
    place = row_rect(pane, 1).topLeft() + QPoint(200, 3)
    press(pane, Qt.Key.Key_Down)
    assert pane.view.viewport().grab().toImage().pixelColor(place) == theme.color("accent.line")
    click(pane, row_rect(pane, 1).center())
    assert pane.view.viewport().grab().toImage().pixelColor(place) == theme.color("bg.selected")


# --- time, pictures, announcements -----------------------------------------------------------------------------


def test_clock_runs_only_while_a_running_row_is_seen(show: Show) -> None:
    pane = show(ready(2), failed(1))
    pane.view.viewport().repaint()
    assert not pane.view.is_ticking
    pane.put_tasks((running(2),))
    pane.view.viewport().repaint()
    assert pane.view.is_ticking


def test_clock_stops_when_nothing_runs_any_more(show: Show, qtbot: QtBot) -> None:
    pane = show(running(1))
    pane.view.viewport().repaint()
    assert pane.view.is_ticking
    pane.put_tasks((ready(1),))
    qtbot.waitUntil(lambda: not pane.view.is_ticking)


def save_picture(path: Path, colour: str) -> None:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(colour)
    made = path.with_suffix(".png")
    assert image.save(str(made))
    made.replace(path)


def video_tile(pane: TaskListPane, task: int) -> str:
    """The colour in the middle of a row's first small picture."""
    place = row_rect(pane, task).topLeft() + QPoint(8 + 8 + 27, 8 + 28)
    return pane.view.viewport().grab().toImage().pixelColor(place).name()


def wait_for_colour(qtbot: QtBot, pane: TaskListPane, colour: str) -> None:
    qtbot.waitUntil(lambda: video_tile(pane, 1) == colour)


def test_thumbnails_come_from_files_and_are_read_anew(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    pane = show(make_task(1))
    for colour in ("#204060", "#604020"):
        save_picture(tmp_path / "1-video.jpg", colour)
        pane.refresh_thumbnails(1)
        wait_for_colour(qtbot, pane, colour)


def test_a_video_behind_a_link_shows_its_result_when_there_is_one(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    save_picture(tmp_path / "1-result.jpg", "#204060")
    pane = show(running(1))
    assert video_tile(pane, 1) != "#204060"
    pane.put_tasks((ready(1),))
    wait_for_colour(qtbot, pane, "#204060")


def test_what_happens_is_said_aloud(show: Show) -> None:
    pane = show(running(3), running(2), running(1))
    said: list[str] = []
    pane.announced.connect(said.append)
    pane.add_task(make_task(4))
    pane.put_tasks((ready(3), failed(2)))
    pane.put_tasks((ready(3), failed(2)))
    assert said == [
        "New task: Skate park with Neon fox",
        "Rooftop dance with Astronaut is ready",
        "Forest trail with Knight did not work",
    ]


def test_pages_that_come_are_no_news(show: Show) -> None:
    pane = show(
        *(make_task(number) for number in range(400, 200, -1)), *(ready(number) for number in range(200, 0, -1))
    )
    said: list[str] = []
    pane.announced.connect(said.append)
    assert pane.model.known(5) is None
    pane.put_tasks((ready(5),))
    assert said == []
    assert pane.model.group_of(7) is Group.READY
    pane.put_tasks((failed(7),))
    assert said == ["Forest trail with Knight did not work"]
