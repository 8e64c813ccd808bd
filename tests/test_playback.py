"""Real videos in the player: they decode, play in step, step, seek, loop, compare, and let their files go."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.load import slowness
from tests.media_files import BLUE, RED, write_clip
from tests.player_driver import RESULT, SOURCE, Driver, Heartbeat, open_files, open_pane, ready, running
from vidgo_desktop.core import resources
from vidgo_desktop.core.task import LocalFile
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.player_sound import SoundButton
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.stage import StageView
from vidgo_desktop.ui.timeline import Timeline

# A stall that a person notices; not a figure of speed.
WORST_STALL = 0.1


@pytest.fixture
def driver(qapp: QApplication, qtbot: QtBot) -> Iterator[Driver]:
    with open_pane(qapp, qtbot) as made:
        yield made


# --- opening --------------------------------------------------------------------------------------------------------


def test_neither_decoder_nor_multimedia_nor_engine_is_loaded_before_the_first_picture() -> None:
    code = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.ui.player import PlayerPane
from vidgo_desktop.ui.theme import Theme
app = QApplication([])
pane = PlayerPane(Theme(app), film_tools())
pane.show_sample(Path({str(SOURCE)!r}), Path({str(RESULT)!r}))
pane.show()
pane.grab()
heavy = {{"PySide6.QtMultimedia", "av", "vidgo_desktop.ui.compare.engine"}}
sys.exit(bool(heavy & set(sys.modules)))
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=resources.root().parent, timeout=30).returncode == 0


@pytest.mark.parametrize("way", ["pointer", "keys"])
def test_the_decoder_is_loaded_when_somebody_comes_to_a_list_with_rows(way: str) -> None:
    """In a process of its own, because ours has loaded it long ago."""
    code = f"""
import sys, time
from pathlib import Path
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from tests.player_driver import ready
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.ui.film_ahead import FilmAhead
from vidgo_desktop.ui.player import PlayerPane
from vidgo_desktop.ui.task_list import TaskListPane
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.core.facts import TaskIndex
app = QApplication([])
theme = Theme(app)
pane, tasks = PlayerPane(theme, film_tools()), TaskListPane(theme, lambda task, what: Path(what))
FilmAhead(tasks.view, pane.playback)
tasks.show()
tasks.activateWindow()
def come():
    tasks.view.clearFocus()
    if {way!r} == "keys":
        tasks.view.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        app.sendEvent(tasks.view, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
def loaded(seconds):
    until = time.monotonic() + seconds
    while "vidgo_desktop.media.film" not in sys.modules and time.monotonic() < until:
        app.processEvents()
    return "vidgo_desktop.media.film" in sys.modules
come()
assert not loaded(0.2), "for an empty list"
tasks.model.add_task(ready())
assert not loaded(0.2), "nobody came"
come()
assert loaded(20.0)
pane.shutdown()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=resources.root().parent, timeout=60, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")) == (0, "")


def test_a_ready_task_shows_its_first_frame_and_waits(driver: Driver) -> None:
    driver.show(ready())
    pane = driver.pane
    assert (pane.stage.frames_shown > 0, pane.stage.is_playing, pane.playback.frame) == (True, False, 0)
    colour = driver.colour()
    assert max(colour.red(), colour.green(), colour.blue()) > 40, colour.name()
    assert pane.head.title == "Rooftop dance × Astronaut"
    assert pane.head.subtitle == "Replace the person · 480p · 5 s"
    assert pane.head.badge.accessibleName().startswith("Ready")
    assert pane.stage.accessibleName() == "Preview, Rooftop dance with Astronaut, before and after with a wipe line"
    assert pane.stage.handle.accessibleName() == "Wipe position, 50 percent"


def test_it_plays_both_in_step_and_pauses_both_at_one_frame(driver: Driver) -> None:
    driver.show(ready())
    driver.click("play")
    driver.frames(12)
    assert (driver.pane.stage.is_playing, driver.button("play").accessibleName()) == (True, "Pause")
    driver.click("play")
    assert (driver.pane.stage.is_playing, driver.button("play").accessibleName()) == (False, "Play")
    driver.until(lambda: driver.shot().exact)
    frame = driver.pane.playback.frame
    assert frame > 0
    assert (driver.shot().source_frame, driver.shot().result_frame) == (frame, frame)


def test_the_ui_thread_is_not_held_up_while_two_videos_play(driver: Driver) -> None:
    driver.show(ready())
    driver.pane.play()
    driver.frames(2)
    heartbeat = Heartbeat()
    driver.frames(30)
    assert heartbeat.beats > 50
    assert heartbeat.worst < WORST_STALL * slowness()


def test_a_new_snapshot_leaves_playback_alone(driver: Driver) -> None:
    task = ready()
    driver.show(task)
    driver.pane.play()
    driver.frames(5)
    position = driver.pane.playback.position
    driver.pane.show_task(replace(task, charged=63.0))
    assert (driver.pane.playback.state, driver.pane.stage.is_playing) == (PlayState.SHOWING, True)
    assert driver.pane.playback.position >= position
    assert "Charged 63 credits, 70 were estimated" in driver.pane.lines.texts


def test_when_the_result_comes_it_takes_the_stage(driver: Driver) -> None:
    driver.show(running(), sides=1)
    pane = driver.pane
    assert (pane.stage.view, pane.playback.sides) == (StageView.SINGLE, (Side.SOURCE,))
    assert pane.head.badge.accessibleName() == "Making your video 42 %"
    assert pane.stage.accessibleName() == "Preview, Rooftop dance with Astronaut, source"
    assert driver.part(SoundButton, "sound").text() == "Sound: source"
    pane.play()
    driver.frames(3)
    driver.show(ready())
    assert (pane.stage.view, len(pane.playback.sides), pane.stage.is_playing) == (StageView.WIPE, 2, True)


def test_the_last_choice_of_a_fast_change_is_what_is_shown(driver: Driver, tmp_path: Path) -> None:
    red = write_clip(tmp_path / "red.mp4", colours=[RED] * 4, frames=48)
    blue = write_clip(tmp_path / "blue.mp4", colours=[BLUE] * 4, frames=48)
    for number in range(12):
        driver.pane.show_task(ready(number, blue if number % 2 else red, None))
        driver.pane.play()
        QApplication.processEvents()
    driver.until(lambda: driver.pane.playback.state is PlayState.SHOWING)
    driver.frames(5)
    colour = driver.colour()
    assert colour.blue() > 150 > colour.red(), colour.name()


# --- moving in time -------------------------------------------------------------------------------------------------


def test_steps_are_exact_frames(driver: Driver) -> None:
    driver.show(ready())
    for key, modifier, frame in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 11),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 10),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 0),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 0),
    ):
        driver.key(key, modifier)
        driver.at_frame(frame)
    driver.click("frameOn")
    driver.at_frame(1)
    assert driver.time() == "Time 0:00.01 of 0:05.00"
    driver.click("frameBack")
    driver.at_frame(0)


def test_fast_steps_are_all_counted(driver: Driver) -> None:
    driver.show(ready())
    for _ in range(7):
        driver.key(Qt.Key.Key_Right)
    driver.at_frame(7)
    assert driver.shot().source_frame == 7


def test_the_timeline_seeks_by_mouse_and_by_home_and_end(driver: Driver) -> None:
    driver.show(ready())
    timeline = driver.part(Timeline, "timeline")
    assert (timeline.maximum(), timeline.value()) == (119, 0)
    QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(timeline.width() // 2, 12))
    for x in range(timeline.width() // 2, timeline.width() // 4, -7):
        QTest.mouseMove(timeline, QPoint(x, 12))
    QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(timeline.width() // 4, 12))
    driver.until(lambda: 25 <= driver.shown_frame() <= 35)
    QTest.keyClick(timeline, Qt.Key.Key_End)
    driver.at_frame(119)
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    driver.at_frame(0)


def test_it_loops_until_the_loop_is_switched_off(driver: Driver) -> None:
    driver.show(ready())
    pane = driver.pane
    pane.playback.seek(4600)
    driver.at_frame(110)
    driver.key(Qt.Key.Key_Space)
    driver.until(lambda: 0 < driver.shown_frame() < 60)
    assert pane.stage.is_playing
    pane.playback.seek(4600)
    driver.until(lambda: driver.shown_frame() >= 110)
    driver.key(Qt.Key.Key_L)
    driver.until(lambda: not pane.stage.is_playing)
    assert not driver.button("loop").isChecked()
    driver.at_frame(119)
    driver.key(Qt.Key.Key_Left)
    driver.at_frame(118)
    driver.key(Qt.Key.Key_Right)
    driver.at_frame(119)
    driver.key(Qt.Key.Key_K)
    driver.until(lambda: 0 < driver.shown_frame() < 60)


def test_double_speed_is_faster(driver: Driver) -> None:
    driver.show(ready())
    speed = driver.button("speed")
    assert isinstance(speed, QToolButton)
    speed.menu().actions()[-1].trigger()
    assert (speed.text(), speed.accessibleName()) == ("2×", "Speed, 2 times")
    driver.key(Qt.Key.Key_Space)
    driver.until(lambda: driver.shown_frame() >= 2)
    first, started = driver.shown_frame(), time.perf_counter()
    driver.until(lambda: driver.shown_frame() >= 60)
    frames = driver.shown_frame() - first
    assert frames / (time.perf_counter() - started) > 1.4 * 24


# --- comparing ------------------------------------------------------------------------------------------------------


def test_views_change_by_click_and_the_wipe_by_keys(driver: Driver) -> None:
    driver.show(ready())
    stage = driver.pane.stage
    driver.key(Qt.Key.Key_BracketRight)
    driver.key(Qt.Key.Key_BracketRight)
    assert stage.wipe == pytest.approx(0.6)
    assert stage.handle.accessibleName() == "Wipe position, 60 percent"
    driver.key(Qt.Key.Key_BracketLeft)
    assert stage.wipe == pytest.approx(0.55)
    views = driver.part(QWidget, "views")
    by_name = {button.accessibleName(): button for button in views.findChildren(QAbstractButton)}
    for name, view in (("Side by side", StageView.SIDE), ("Single", StageView.SINGLE), ("Wipe", StageView.WIPE)):
        QTest.mouseClick(by_name[name], Qt.MouseButton.LeftButton)
        assert stage.view is view
    driver.pane.show_task(ready(2))
    driver.state(PlayState.SHOWING)
    driver.until(lambda: stage.view is StageView.WIPE)


def test_dragging_the_line_changes_what_is_seen(driver: Driver, tmp_path: Path) -> None:
    red = write_clip(tmp_path / "red.mp4", colours=[RED] * 4)
    blue = write_clip(tmp_path / "blue.mp4", colours=[BLUE] * 4)
    driver.show(ready(1, blue, LocalFile(red)))
    stage = driver.pane.stage
    driver.until(lambda: not stage.picture_rect(Side.SOURCE).isEmpty())
    rect = stage.picture_rect()
    centre = rect.center().toPoint()
    assert driver.colour().blue() > 150
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseMove(stage, QPoint(round(rect.right()) - 10, centre.y()))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(round(rect.right()) - 10, centre.y()))
    assert driver.colour().red() > 150


def test_sound_is_chosen_and_muted(driver: Driver) -> None:
    driver.show(ready())
    sound = driver.part(SoundButton, "sound")
    assert (sound.text(), driver.button("volume").accessibleName()) == ("Sound: result", "Sound on")
    by_name = {action.text(): action for action in sound.menu().actions()}
    by_name["Source"].trigger()
    assert sound.text() == "Sound: source"
    driver.key(Qt.Key.Key_M)
    assert (sound.text(), driver.button("volume").accessibleName()) == ("Sound: off", "Sound off")
    driver.click("volume")
    assert sound.accessibleName() == "Sound, source"
    by_name["Off"].trigger()
    assert driver.button("volume").accessibleName() == "Sound off"


def test_the_whole_screen_and_back(driver: Driver, qtbot: QtBot) -> None:
    driver.show(ready())
    driver.key(Qt.Key.Key_F)
    stage = driver.pane.stage
    screen = stage.window()
    assert screen is not driver.pane.window()
    assert screen.isFullScreen()
    driver.pane.play()
    driver.frames(3)
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert stage.window() is driver.pane.window()
    assert driver.pane.stage.is_playing
    driver.frames(3)


# --- files ----------------------------------------------------------------------------------------------------------


def test_files_are_let_go_when_another_task_is_chosen(driver: Driver, tmp_path: Path) -> None:
    file = tmp_path / "mine.mp4"
    shutil.copyfile(RESULT, file)
    driver.show(ready(1, file))
    assert str(file) in open_files()
    driver.show(ready(2))
    driver.until(lambda: str(file) not in open_files())
    driver.pane.shutdown()
    driver.until(lambda: str(RESULT) not in open_files())


def test_a_hidden_pane_does_not_play(driver: Driver) -> None:
    driver.show(ready())
    driver.pane.play()
    driver.frames(2)
    driver.pane.hide()
    assert not driver.pane.stage.is_playing


def test_after_the_end_nothing_runs_and_it_can_begin_again(driver: Driver) -> None:
    driver.show(ready())
    driver.pane.play()
    driver.frames(2)
    driver.pane.shutdown()
    driver.pane.shutdown()
    assert driver.pane.playback.state is PlayState.EMPTY
    driver.show(ready(2))
