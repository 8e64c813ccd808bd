"""The Compare page with real films: what is seen, by mouse, by keyboard and to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.compare.film_clips import number_of_image, write_numbered
from tests.compare.page_driver import Seen, seen_page
from vidgo_desktop.ui.compare.comparison import Comparison
from vidgo_desktop.ui.compare.notice import Empty, Help
from vidgo_desktop.ui.compare.shots import Loop, View
from vidgo_desktop.ui.help_keys import GROUPS
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme

RATE, FRAMES = 24, 48


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("pair")
    source = write_numbered(folder / "source.mp4", frames=FRAMES, rate=Fraction(RATE), sound="aac", clicks=(0.5,))
    result = write_numbered(folder / "result.mp4", frames=FRAMES, rate=Fraction(RATE))
    return source, result


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, "dark", less_movement=False)
    yield made
    made.deleteLater()


@pytest.fixture
def seen(qtbot: QtBot, theme: Theme, clips: tuple[Path, Path]) -> Iterator[Seen]:
    with seen_page(qtbot, theme, clips) as made:
        yield made


def test_an_empty_page_says_the_next_step_and_leads_there(seen: Seen) -> None:
    page = seen.page
    assert page.notice.isVisible()
    assert page.notice.text == "Choose a finished video to compare it with its source."
    with seen.bot.waitSignal(page.back_requested):
        seen.click("compareHelp1")
    assert seen.button("compareHelp1").text() == "Go to tasks"
    assert not page.toolbar.views.isVisible()


def test_an_open_pair_shows_both_sides_of_one_moment(seen: Seen) -> None:
    seen.open()
    page = seen.page
    shot = page.stage.shot
    assert shot is not None and shot.source is not None and shot.result is not None
    assert number_of_image(shot.source) == shot.source_frame
    assert number_of_image(shot.result) == shot.result_frame
    assert page.toolbar.title.whole_text == "Walk × Fox"
    assert page.toolbar.meta.text() == "480p · 2 s"
    assert page.foot.time.text == "0:00.00 / 0:02.00 · frame 1 of 48"
    assert seen.loop == Loop(0.0, 2.0, True)
    left, right = page.stage.place(Side.SOURCE), page.stage.place(Side.RESULT)
    assert left is not None and right is not None
    assert right.pane.left() - left.pane.right() == pytest.approx(16)


def test_both_pictures_are_painted_where_they_belong(seen: Seen) -> None:
    seen.open()
    seen.page.engine.seek(13.5 / RATE)
    seen.at(13)
    picture = seen.page.stage.grab().toImage()
    for side in Side:
        place = seen.page.stage.place(side)
        assert place is not None
        assert number_of_image(picture.copy(place.pane.toRect())) == 13


def test_keys_step_and_write_where_both_are(seen: Seen) -> None:
    seen.open()
    seen.key(Qt.Key.Key_Right)
    seen.at(1)
    seen.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    seen.at(11)
    seen.key(Qt.Key.Key_Left)
    seen.at(10)
    assert seen.page.foot.time.text == "0:00.10 / 0:02.00 · frame 11 of 48"
    assert seen.page.strips.value() == 10
    seen.click("compareFrameBack")
    seen.at(9)


def test_play_and_pause_by_key_button_and_click(seen: Seen) -> None:
    seen.open()
    page = seen.page
    seen.key(Qt.Key.Key_Space)
    assert seen.plays()
    assert seen.button("comparePlay").accessibleName() == "Pause"
    seen.click("comparePlay")
    assert not seen.plays()
    QTest.mouseClick(page.stage, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert seen.plays()
    seen.type("k")
    assert not seen.plays()


def test_the_five_views_by_key_and_by_button(seen: Seen) -> None:
    seen.open()
    stage = seen.page.stage
    for number, view in enumerate(View, start=1):
        seen.type(str(number))
        assert stage.view is view
        assert seen.page.toolbar.views.current == view.value
    assert stage.accessibleName() == "Comparison, only the result"
    seen.type("5")
    assert stage.accessibleName() == "Comparison, only the source"
    assert stage.shown_sides == (Side.SOURCE,)
    QTest.mouseClick(seen.page.area.controls.sides.button("result"), Qt.MouseButton.LeftButton)
    assert stage.shown_sides == (Side.RESULT,)
    seen.click("compareView_wipe")
    assert stage.view is View.WIPE


def test_the_wipe_line_by_key_mouse_and_screen_reader(seen: Seen) -> None:
    seen.open()
    stage = seen.page.stage
    seen.type("2[")
    assert stage.wipe == pytest.approx(0.45)
    seen.type("]]")
    assert stage.wipe == pytest.approx(0.55)
    place = stage.place(Side.RESULT)
    assert place is not None
    pane = place.pane
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=QPointF(pane.left() + pane.width() / 4, 200).toPoint())
    assert stage.wipe == pytest.approx(0.25, abs=0.01)
    QTest.mouseDClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert stage.wipe == 0.5
    reader = QAccessible.queryAccessibleInterface(stage.handle)
    assert reader.role() == QAccessible.Role.Slider
    stage.handle.setValue(80)
    assert stage.wipe == pytest.approx(0.8)
    assert stage.handle.accessibleName() == "Wipe position, 80 percent"


def test_a_wipe_shows_each_side_at_its_end(seen: Seen) -> None:
    seen.open()
    stage = seen.page.stage
    seen.page.session.shift(Side.RESULT, 10)
    seen.page.engine.seek(0.01)
    seen.until(lambda: stage.shot is not None and stage.shot.exact and stage.shot.result_frame == 10)
    seen.type("2")
    place = stage.place(Side.RESULT)
    assert place is not None
    for share, number in ((1.0, 0), (0.0, 10)):
        stage.move_wipe(share)
        stage.handle.hide()
        painted = stage.grab().toImage().copy(place.pane.toRect().adjusted(4, 0, -4, 0))
        assert number_of_image(painted) == number


def test_fade_by_slider_and_keys(seen: Seen) -> None:
    seen.open()
    seen.type("3]")
    assert seen.page.stage.fade == pytest.approx(0.55)
    slider = seen.page.area.controls.fade
    assert slider.accessibleName() == "Fade, 55 percent of the result"
    slider.setValue(100)
    place = seen.page.stage.place(Side.RESULT)
    assert place is not None and seen.page.stage.fade == 1.0


def test_blink_changes_sides_and_is_off_with_less_movement(seen: Seen, theme: Theme) -> None:
    seen.open()
    stage = seen.page.stage
    seen.type("4")
    first = stage.shown_sides
    with seen.bot.waitSignal(stage.blinked, timeout=5000):
        pass
    assert stage.shown_sides != first
    theme.apply("dark", 100, None, True)
    assert stage.view is View.SIDE_BY_SIDE
    assert not seen.page.toolbar.views.button(View.BLINK.value).isEnabled()
    seen.type("4")
    assert stage.view is View.SIDE_BY_SIDE


def test_zoom_keeps_the_point_under_the_pointer_and_moves_both_together(seen: Seen) -> None:
    seen.open()
    stage = seen.page.stage
    before = stage.place(Side.RESULT)
    assert before is not None
    # Up and down the picture is smaller than its place at first, and lies in the middle of it.
    point = before.pane.center() + QPointF(40, 0)

    def share() -> QPointF:
        place = stage.place(Side.RESULT)
        assert place is not None
        return QPointF(
            (point.x() - place.picture.left()) / place.picture.width(),
            (point.y() - place.picture.top()) / place.picture.height(),
        )

    meant = share()
    for _ in range(6):
        event = QWheelEvent(
            point,
            stage.mapToGlobal(point),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(stage, event)
    assert stage.scale > 3
    assert share().x() == pytest.approx(meant.x(), abs=0.01)
    assert share().y() == pytest.approx(meant.y(), abs=0.01)
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=point.toPoint())
    QTest.mouseMove(stage, point.toPoint() - QPoint(60, 0))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=point.toPoint() - QPoint(60, 0))
    places = [stage.place(side) for side in Side]
    offsets = {round(each.picture.left() - each.pane.left(), 3) for each in places if each is not None}
    assert len(offsets) == 1
    assert not seen.page.engine.is_playing
    assert seen.page.toolbar.zoom.text() != "Fit"
    seen.page.toolbar.zoom.menu().actions()[0].trigger()
    assert stage.look.zoom is None


def test_shift_by_keys_buttons_and_screen_reader(seen: Seen) -> None:
    seen.open()
    source, result = seen.shifts
    seen.type("..,")
    assert seen.shifts == (source, result + 1)
    seen.key(Qt.Key.Key_Period, Qt.KeyboardModifier.AltModifier)
    assert seen.shifts == (source + 1, result + 1)
    seen.click("sourceShiftLess")
    seen.click("resultShiftLess")
    assert seen.shifts == (source, result)
    value = seen.page.panel.result_shift.value
    value.setValue(result + 2)
    assert seen.shifts == (source, result + 2)
    assert value.accessibleName() == "Shift result"
    assert value.accessibleDescription().startswith("+2")
    assert QAccessible.queryAccessibleInterface(value).role() == QAccessible.Role.Slider


def test_out_of_step_the_frame_keys_move_the_result_alone(seen: Seen) -> None:
    seen.open()
    source, result = seen.shifts
    QTest.mouseClick(seen.button("inStep"), Qt.MouseButton.LeftButton)
    seen.key(Qt.Key.Key_Right)
    assert seen.shifts == (source, result + 1)
    QTest.mouseClick(seen.button("inStep"), Qt.MouseButton.LeftButton)
    seen.key(Qt.Key.Key_Right)
    assert seen.shifts == (source, result + 1)


def test_the_loop_by_keys_grips_and_switch(seen: Seen) -> None:
    seen.open()
    page = seen.page
    page.engine.seek(12.5 / RATE)
    seen.at(12)
    seen.type("i")
    assert seen.loop.first == pytest.approx(12 / RATE)
    page.engine.seek(35.5 / RATE)
    seen.at(35)
    seen.type("o")
    assert seen.loop == Loop(pytest.approx(12 / RATE), pytest.approx(36 / RATE), True)  # type: ignore[arg-type]
    assert page.strips.loop_words == "Loop from 0.5 to 1.5 seconds"
    assert page.panel.loop.accessibleName() == "Loop, 0:00.12, 0:01.12"
    assert page.panel.export.only_loop.text() == "Only the loop (1 s)"
    QTest.keyClick(page.strips.first, Qt.Key.Key_Left)
    assert seen.loop.first == pytest.approx(11 / RATE)
    QTest.keyClick(page.strips.last, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert seen.loop.last == pytest.approx(46 / RATE)
    page.strips.last.setValue(24)
    assert seen.loop.last == pytest.approx(24 / RATE)
    grip = page.strips.first
    wanted = round(page.strips.x_of(0.25))
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    QTest.mouseMove(grip, grip.mapFromParent(QPoint(wanted, 40)))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert seen.loop.first == pytest.approx(0.25, abs=1 / RATE)
    seen.type("l")
    loop = seen.loop
    assert not loop.is_on
    assert not page.panel.export.only_loop.isEnabled()
    assert not seen.button("compareLoopButton").isChecked()
    seen.click("compareLoopButton")
    loop = seen.loop
    assert loop.is_on
    assert page.panel.loop.isChecked()


def test_scrubbing_on_the_strips_goes_there(seen: Seen) -> None:
    seen.open()
    strips = seen.page.strips
    for moment, frame in ((1.0, 24), (0.5, 12)):
        pos = QPoint(round(strips.x_of(moment + 0.5 / RATE)), 60)
        QTest.mouseClick(strips, Qt.MouseButton.LeftButton, pos=pos)
        seen.at(frame)
    assert strips.accessibleDescription().startswith("0 of 2 seconds")
    strips.setValue(30)
    seen.at(30)


def test_sound_of_the_side_that_has_one(seen: Seen) -> None:
    seen.open()
    panel = seen.page.panel
    assert seen.heard() is Side.SOURCE
    assert not panel.sound.button("result").isEnabled()
    seen.type("m")
    assert seen.heard() is None
    seen.type("m")
    assert seen.heard() is Side.SOURCE


@pytest.mark.parametrize(("is_link", "why"), [(True, Empty.IS_LINK), (False, Empty.NO_SOURCE)])
def test_without_a_source_it_says_so_and_takes_one(
    seen: Seen, monkeypatch: pytest.MonkeyPatch, is_link: bool, why: Empty
) -> None:
    page = seen.page
    page.show_comparison(Comparison(7, "Walk × Fox", "480p", None, seen.clips[1], is_link))
    assert page.notice.why is why
    assert seen.button("compareHelp1").text() == "Choose the source…"
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog: None)
    seen.click("compareHelp1")
    dialog = page.findChild(QFileDialog, "compareFile")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(seen.clips[0]))
    dialog.close()
    seen.until(lambda: page.is_open)
    # The next time it is known.
    page.leave()
    page.show_comparison(Comparison(7, "Walk × Fox", "480p", None, seen.clips[1], is_link))
    seen.until(lambda: page.is_open)


def test_a_moved_or_broken_file_is_said_in_plain_words(seen: Seen, tmp_path: Path) -> None:
    page, (source, result) = seen.page, seen.clips
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no film")
    cases = {
        Empty.SOURCE_MOVED: (tmp_path / "gone.mp4", result),
        Empty.RESULT_MOVED: (source, tmp_path / "gone.mp4"),
        Empty.SOURCE_UNREADABLE: (broken, result),
        Empty.RESULT_UNREADABLE: (source, broken),
    }
    for number, (why, pair) in enumerate(cases.items(), start=1):
        page.show_comparison(Comparison(number, "Walk", "480p", *pair))
        seen.until(lambda wanted=why: page.notice.why is wanted)  # type: ignore[misc]
        assert not page.is_open
        assert page.toolbar.title.whole_text == "Walk"
    with seen.bot.waitSignal(page.open_file_requested) as told:
        page.notice.help_clicked.emit(Help.OPEN_OUTSIDE)
    assert told.args == [broken]


def test_leaving_lets_the_files_go(seen: Seen) -> None:
    seen.open()
    seen.key(Qt.Key.Key_Space)
    seen.page.leave()
    assert seen.page.engine.timing is None
    assert not seen.page.engine.is_playing
    assert seen.page.notice.why is Empty.NOTHING
    assert seen.page.strips.maximum() == 0


def test_the_panel_slides_over_the_stage_in_a_narrow_window(seen: Seen, theme: Theme) -> None:
    seen.open()
    page = seen.page
    theme.apply("dark", 100, None, True)
    assert page.panel.isVisible() and page.panel.width() == 288
    page.resize(1120, 648)
    assert page.panel.width() == 256
    page.resize(880, 648)
    assert not page.panel.isVisible()
    assert page.stage.width() == 880
    seen.click("comparePanel")
    assert page.panel.isVisible()
    assert page.panel.geometry().right() == 879
    seen.key(Qt.Key.Key_Escape)
    seen.until(lambda: not page.panel.isVisible())
    assert not seen.button("comparePanel").isChecked()


def test_the_whole_screen_borrows_the_stage_and_gives_it_back(seen: Seen) -> None:
    seen.open()
    page = seen.page
    seen.type("f")
    screen = page.stage.window()
    assert screen is not page.window()
    assert screen.objectName() == "compareScreen"
    assert not page.panel.isVisible()
    seen.key(Qt.Key.Key_Right)
    seen.at(1)
    seen.key(Qt.Key.Key_Escape)
    assert page.stage.window() is page.window()
    assert page.stage.isVisible() and page.panel.isVisible()


def test_every_key_of_the_list_means_something_here(seen: Seen) -> None:
    seen.open()
    group = next(group for group in GROUPS if group.title == "On the page Compare")
    page = seen.page
    page.show_view(View.WIPE)
    for name in (key for row in group.rows for key in row.keys if key not in ("F", "Esc")):
        keys = QKeySequence(name)[0]  # type: ignore[index]
        text = name if len(name) == 1 else ""
        event = QKeyEvent(QEvent.Type.KeyPress, keys.key(), keys.keyboardModifiers(), text)
        event.ignore()
        QApplication.sendEvent(page, event)
        assert event.isAccepted(), name


def test_escape_leads_back(seen: Seen) -> None:
    seen.open()
    with seen.bot.waitSignal(seen.page.back_requested):
        seen.key(Qt.Key.Key_Escape)


def test_every_control_has_a_name_and_can_be_hit(seen: Seen) -> None:
    seen.open()
    for number in range(1, 6):
        seen.type(str(number))
        for widget in seen.page.findChildren(QWidget):
            if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
            assert widget.height() >= 28 or isinstance(widget, type(seen.page.stage)), (widget, widget.size())


@pytest.mark.parametrize("size", [(1360, 808), (1120, 648), (880, 648), (800, 548)])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_asks_for_more_room_than_there_is(
    seen: Seen, theme: Theme, size: tuple[int, int], percent: int
) -> None:
    seen.open()
    theme.apply("light", percent, None, True)
    seen.page.resize(*size)
    assert seen.page.width() == size[0]
    edge = seen.page.toolbar.rect()
    for widget in seen.page.toolbar.findChildren(QAbstractButton):
        if widget.isVisible():
            assert edge.contains(widget.mapTo(seen.page.toolbar, widget.rect().center())), widget.objectName()
