"""The player by keyboard alone: every key of the table, from every stop of the pane, and the part that is looped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.player_driver import RESULT, SOURCE, Driver, open_pane, ready, running
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.player_loop import LoopRange, begin_at, end_at
from vidgo_desktop.ui.stage import StageView
from vidgo_desktop.ui.timeline import Timeline

K = Qt.Key


@pytest.fixture
def driver(qapp: QApplication, qtbot: QtBot) -> Iterator[Driver]:
    with open_pane(qapp, qtbot) as made:
        yield made


def focusable(driver: Driver) -> list[QWidget]:
    """Every stop of the Tab key that is on the screen, in its order."""
    pane = driver.pane
    chain: list[QWidget] = []
    each = pane.nextInFocusChain()
    while each is not None and each is not pane:
        chain.append(each)
        each = each.nextInFocusChain()
    tabs = Qt.FocusPolicy.TabFocus
    inside = [widget for widget in chain if pane.isAncestorOf(widget) and widget.focusPolicy() & tabs]
    return [widget for widget in inside if widget.isVisible() and widget.isEnabled()]


def part_of(driver: Driver, widget: QWidget) -> str:
    """Which part of the player a stop belongs to."""
    steps = ("views", "sound", "stageNotice", "preview", "timeline")
    names: list[str] = []
    each: QWidget | None = widget
    while each is not None and each is not driver.pane:
        names.append(each.objectName() or type(each).__name__)
        each = each.parentWidget()
    known = {"Transport": "transport", "PlayerActions": "actions"}
    return next(known.get(name, name) for name in names if name in steps or name in known)


def loop_range(driver: Driver) -> LoopRange | None:
    """What is looped now."""
    return driver.pane.playback.loop_range


def test_tab_goes_from_the_views_to_the_actions(driver: Driver) -> None:
    driver.show(ready())
    # It comes with the first picture of the second video.
    driver.until(driver.pane.stage.handle.isVisible)
    order = list(dict.fromkeys(part_of(driver, widget) for widget in focusable(driver)))
    assert order == ["views", "sound", "preview", "timeline", "transport", "actions"]
    names = [widget.objectName() for widget in focusable(driver)]
    assert names.index("preview") + 1 == names.index("wipeHandle")


def test_frames_are_stepped_from_every_stop_but_the_line_and_the_views(driver: Driver) -> None:
    driver.show(ready())
    frame = 0
    for stop in focusable(driver):
        if part_of(driver, stop) == "views" or stop.objectName() == "wipeHandle":
            continue
        QTest.keyClick(stop, K.Key_Right)
        frame += 1
        driver.at_frame(frame)
    assert frame > 10


def test_home_and_end_go_to_the_ends(driver: Driver) -> None:
    driver.show(ready())
    driver.key(K.Key_End)
    driver.at_frame(119)
    driver.key(K.Key_Home)
    driver.at_frame(0)


def test_numbers_choose_the_views_that_exist(driver: Driver) -> None:
    driver.show(ready())
    stage = driver.pane.stage
    for key, view in ((K.Key_1, StageView.SIDE), (K.Key_5, StageView.SINGLE), (K.Key_2, StageView.WIPE)):
        driver.key(key)
        assert stage.view is view
    for key in (K.Key_3, K.Key_4, K.Key_Comma, K.Key_Period):
        driver.key(key)
        assert stage.view is StageView.WIPE
    driver.show(running(2), sides=1)
    driver.key(K.Key_1)
    assert stage.view is StageView.SINGLE


def test_the_line_is_moved_by_brackets_everywhere_and_by_arrows_on_its_handle(driver: Driver) -> None:
    driver.show(ready())
    stage = driver.pane.stage
    handle = stage.handle
    driver.until(handle.isVisible)
    assert handle.value() == 50
    QTest.keyClick(driver.button("play"), K.Key_BracketLeft)
    assert stage.wipe == pytest.approx(0.45)
    assert handle.value() == 45
    QTest.keyClick(handle, K.Key_Right)
    QTest.keyClick(handle, K.Key_Right)
    assert stage.wipe == pytest.approx(0.55)
    assert handle.accessibleName() == "Wipe position, 55 percent"
    QTest.keyClick(handle, K.Key_End)
    assert stage.wipe == 1.0
    assert handle.geometry().center().x() == pytest.approx(stage.picture_rect().right(), abs=1)
    assert driver.pane.playback.frame == 0
    QTest.keyClick(handle, K.Key_Space)
    assert stage.is_playing
    driver.key(K.Key_1)
    assert not handle.isVisible()


def test_where_people_read_from_the_right_the_source_is_at_the_right(driver: Driver) -> None:
    driver.pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    driver.show(ready())
    stage = driver.pane.stage
    driver.until(stage.handle.isVisible)
    rect = stage.picture_rect()
    QTest.keyClick(stage.handle, K.Key_Left)
    assert stage.wipe == pytest.approx(0.55)
    assert stage.handle.geometry().center().x() < rect.center().x()
    driver.key(K.Key_BracketRight)
    assert stage.wipe == pytest.approx(0.5)
    QTest.mouseClick(
        stage, Qt.MouseButton.LeftButton, pos=(rect.topLeft() + (rect.center() - rect.topLeft()) / 2).toPoint()
    )
    assert stage.wipe == pytest.approx(0.75, abs=0.01)
    # Time runs from left to right for everybody.
    back, on = driver.button("frameBack"), driver.button("frameOn")
    assert back.mapTo(driver.pane, back.pos()).x() < on.mapTo(driver.pane, on.pos()).x()
    driver.key(K.Key_Right)
    driver.at_frame(1)


def test_sound_and_loop_and_the_whole_screen_have_their_letters(driver: Driver) -> None:
    driver.show(ready())
    driver.key(K.Key_M)
    assert driver.button("volume").accessibleName() == "Sound off"
    driver.key(K.Key_L)
    assert not driver.button("loop").isChecked()
    stage = driver.pane.stage
    for leave in (K.Key_F, K.Key_Escape):
        driver.key(K.Key_F)
        screen = stage.window()
        assert screen is not driver.pane.window() and screen.isFullScreen()
        play = screen.findChild(QAbstractButton, "play")
        assert play is not None and play.isVisible() and play.isEnabled()
        driver.key(K.Key_End)
        driver.at_frame(119)
        driver.key(K.Key_Home)
        driver.at_frame(0)
        driver.key(leave)
        assert stage.window() is driver.pane.window()


def test_a_modifier_makes_a_key_somebody_elses(driver: Driver) -> None:
    driver.show(ready())
    for key in (K.Key_M, K.Key_L, K.Key_1, K.Key_F, K.Key_Space, K.Key_Right):
        driver.key(key, Qt.KeyboardModifier.ControlModifier)
    assert driver.button("loop").isChecked()
    assert driver.button("volume").accessibleName() == "Sound on"
    assert driver.pane.stage.view is StageView.WIPE
    assert not driver.pane.stage.is_playing
    assert (driver.pane.playback.frame, driver.pane.stage.window()) == (0, driver.pane.window())


# --- a part of the video ----------------------------------------------------------------------------------------------


def test_i_and_o_mark_the_part_that_is_looped(driver: Driver) -> None:
    driver.show(ready())
    driver.key(K.Key_L)
    driver.pane.playback.seek(2200)
    driver.at_frame(52)
    driver.key(K.Key_I)
    assert driver.button("loop").isChecked()
    driver.pane.playback.seek(2700)
    driver.at_frame(64)
    driver.key(K.Key_O)
    timeline = driver.part(Timeline, "timeline")
    assert loop_range(driver) == LoopRange(52, 64)
    assert driver.button("loop").accessibleName() == "Loop from 2.2 to 2.7 seconds"
    assert timeline.accessibleDescription() == "2 of 5 seconds. Loop from 2.2 to 2.7 seconds"
    driver.key(K.Key_Space)
    seen: set[int] = set()

    def again() -> bool:
        seen.add(driver.shown_frame())
        return driver.shown_frame() < 60 and max(seen) > 60

    driver.until(again)
    assert driver.pane.stage.is_playing
    assert min(seen) >= 52
    driver.key(K.Key_L)
    driver.until(lambda: driver.shown_frame() > 75)
    assert loop_range(driver) == LoopRange(52, 64)
    driver.show(ready(2))
    assert loop_range(driver) is None
    assert driver.button("loop").accessibleName() == "Loop"


@pytest.mark.parametrize(
    ("frame", "known", "wanted"),
    [
        (10, None, LoopRange(10, 99)),
        (10, LoopRange(0, 50), LoopRange(10, 50)),
        (60, LoopRange(0, 50), LoopRange(60, 99)),
        (99, None, LoopRange(98, 99)),
        (0, None, LoopRange(0, 99)),
    ],
)
def test_a_part_begins(frame: int, known: LoopRange | None, wanted: LoopRange) -> None:
    assert begin_at(frame, known, 99) == wanted


@pytest.mark.parametrize(
    ("frame", "known", "wanted"),
    [
        (50, None, LoopRange(0, 50)),
        (50, LoopRange(10, 99), LoopRange(10, 50)),
        (5, LoopRange(10, 99), LoopRange(0, 5)),
        (0, None, LoopRange(0, 1)),
    ],
)
def test_a_part_ends(frame: int, known: LoopRange | None, wanted: LoopRange) -> None:
    assert end_at(frame, known) == wanted


def test_a_reader_sets_the_timeline_and_the_line(driver: Driver) -> None:
    driver.show(ready())
    driver.part(Timeline, "timeline").setValue(48)
    driver.at_frame(48)
    driver.pane.stage.handle.setValue(20)
    assert driver.pane.stage.wipe == pytest.approx(0.2)


# --- the sample -------------------------------------------------------------------------------------------------------


def test_the_sample_is_there_at_once_and_the_videos_come_later(driver: Driver) -> None:
    pane = driver.pane
    pane.show_sample(SOURCE, RESULT)
    assert (pane.playback.state, pane.stage.view, pane.stage.has_picture) == (PlayState.EMPTY, StageView.WIPE, False)
    rect = pane.stage.picture_rect()
    seen = pane.stage.grab().toImage()
    left, right = rect.center().x() - rect.width() / 4, rect.center().x() + rect.width() / 8
    middle = round(rect.center().y())
    assert seen.pixel(round(left), middle) != seen.pixel(round(right), middle)
    assert pane.stage.handle.isVisible()
    driver.key(K.Key_BracketLeft)
    assert pane.stage.wipe == pytest.approx(0.45)
    driver.come_near()
    driver.frames(3)
    assert pane.stage.is_playing
    pane.playback.set_rate(8.0)
    driver.until(lambda: pane.playback.state is PlayState.EMPTY)
    # At rest the still pictures are back, and a button plays it again.
    assert not pane.stage.has_picture
    assert pane.stage.picture_rect() == rect
    driver.click("playSample")
    driver.frames(3)
    assert pane.stage.is_playing
    assert not driver.button("playSample").isVisible()


def test_space_plays_a_sample_that_has_not_begun(driver: Driver) -> None:
    driver.pane.show_sample(SOURCE, RESULT)
    driver.key(K.Key_Space)
    driver.frames(3)
    driver.key(K.Key_Space)
    assert not driver.pane.stage.is_playing
    driver.pane.show_task(ready())
    driver.state(PlayState.SHOWING)
    assert not driver.button("playSample").isVisible()


def test_with_less_movement_the_sample_waits_for_its_button(qapp: QApplication, qtbot: QtBot) -> None:
    with open_pane(qapp, qtbot, less_movement=True) as driver:
        driver.pane.show_sample(SOURCE, RESULT)
        driver.come_near()
        driver.until(driver.button("playSample").isVisible)
        assert driver.button("playSample").accessibleName() == "Play the sample"
        assert driver.pane.playback.state is PlayState.EMPTY
        driver.click("playSample")
        driver.frames(3)
        assert driver.pane.stage.is_playing
