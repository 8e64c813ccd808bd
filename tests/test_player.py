"""The player's pane: what it says when a video cannot be seen, the sample, the actions, the room it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.media_files import write_clip
from tests.player_driver import RESULT, SOURCE, Driver, open_pane, ready, running
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.result_link import link_until
from vidgo_desktop.core.task import Link, LocalFile, TaskProblem, TaskState
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.stage import StageView


@pytest.fixture
def driver(qapp: QApplication, qtbot: QtBot) -> Iterator[Driver]:
    with open_pane(qapp, qtbot) as made:
        yield made


# --- what cannot be seen ----------------------------------------------------------------------------------------------


def test_a_moved_file_is_said(driver: Driver, tmp_path: Path) -> None:
    driver.pane.show_task(ready(1, tmp_path / "gone.mp4"))
    driver.state(PlayState.MISSING)
    assert driver.pane.stage.notice.text == "The file is no longer in its folder. Its link still works."
    assert not driver.pane.stage.has_picture
    driver.pane.show_task(replace(ready(2, tmp_path / "gone.mp4"), ended_at=time.time() - 100_000))
    driver.state(PlayState.MISSING)
    assert driver.pane.stage.notice.text == "The file is no longer in its folder."
    driver.show(ready(3))
    assert driver.pane.stage.notice.text == ""


def broken_files(folder: Path) -> Iterator[Path]:
    """Not a video; nothing; a header whose frames are missing; frames whose header is missing."""
    page, empty, cut, headless = (folder / name for name in ("page.mp4", "empty.mp4", "cut.mp4", "headless.mp4"))
    page.write_bytes(b"<html>" * 200)
    empty.write_bytes(b"")
    whole = write_clip(folder / "whole.mp4", frames=48, options={"movflags": "faststart"}).read_bytes()
    cut.write_bytes(whole[: whole.index(b"mdat") + 40])
    plain = write_clip(folder / "plain.mp4", frames=48).read_bytes()
    headless.write_bytes(plain[: len(plain) // 3])
    yield from (page, empty, cut, headless)


def test_a_broken_file_offers_the_computers_own_player(driver: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    for number, file in enumerate(broken_files(tmp_path)):
        driver.pane.show_task(ready(number, file))
        driver.state(PlayState.CANNOT_PLAY)
        assert driver.pane.stage.notice.text == "This computer cannot play this video here.", file.name
        assert not driver.pane.stage.has_picture
        assert not driver.button("play").isEnabled()
        with qtbot.waitSignal(driver.pane.open_file_requested) as heard:
            driver.click("openInPlayer")
        assert heard.args == [file]


def test_a_codec_without_frames_ends_the_patience(driver: Driver, tmp_path: Path) -> None:
    silent = write_clip(tmp_path / "av1.mp4", codec="libsvtav1", frames=96, options={})
    driver.pane.show_task(ready(1, silent, None))
    driver.until(lambda: driver.pane.playback.state in (PlayState.CANNOT_PLAY, PlayState.SHOWING))
    # Where the machine decodes AV1 in hardware it simply plays.
    if driver.pane.playback.state is PlayState.CANNOT_PLAY:
        assert driver.pane.stage.notice.text == "This computer cannot play this video here."


def test_a_broken_source_leaves_the_result_alone_on_the_stage(driver: Driver, tmp_path: Path) -> None:
    broken = tmp_path / "source.mp4"
    broken.write_bytes(b"no video" * 100)
    driver.pane.show_task(ready(1, RESULT, LocalFile(broken)))
    driver.pane.play()
    driver.until(lambda: driver.pane.playback.sides == (Side.RESULT,))
    driver.frames(5)
    assert (driver.pane.stage.view, driver.pane.stage.notice.text) == (StageView.SINGLE, "")


def test_the_poster_stands_in(driver: Driver, tmp_path: Path, qapp: QApplication) -> None:
    asked: list[tuple[int, str]] = []
    poster = tmp_path / "poster.jpg"
    image = QImage(90, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#20c040"))
    assert image.save(str(poster))

    def path_for(task: int, what: str) -> Path:
        asked.append((task, what))
        return poster

    driver.pane.set_poster_for(path_for)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"x" * 500)
    driver.pane.show_task(ready(5, broken))
    driver.state(PlayState.CANNOT_PLAY)
    seen = QColor(driver.pane.stage.grab().toImage().pixel(235, 60))
    assert seen.green() > seen.red() and seen.green() > seen.blue(), seen.name()
    driver.pane.show_task(running(6, Link("https://videos.test/a.mp4")))
    driver.state(PlayState.MISSING)
    assert asked == [(5, "result"), (6, "video")]


def test_a_task_without_any_local_video_says_what_will_be(driver: Driver, qtbot: QtBot) -> None:
    pane = driver.pane
    pane.show_task(running(1, Link("https://videos.test/a.mp4")))
    driver.state(PlayState.MISSING)
    assert pane.stage.notice.text == "Your video plays here when it is ready."
    failed = replace(
        running(2, Link("https://videos.test/a.mp4")),
        state=TaskState.FAILED,
        problem=TaskProblem("GenerationFailed", "no human detected in input video"),
        charge=Charge.NOT_CHARGED,
    )
    pane.show_task(failed)
    driver.state(PlayState.MISSING)
    assert pane.stage.notice.text == "There is no video to show."
    assert pane.head.badge.accessibleName().startswith("Did not work")
    with qtbot.waitSignal(pane.problem_action_requested) as heard:
        driver.click("problemAction")
    assert heard.args == [failed]


# --- sample, actions, room ------------------------------------------------------------------------------------------


def test_the_sample_plays_a_few_times_and_then_rests(driver: Driver, tmp_path: Path) -> None:
    pane = driver.pane
    source, result = (write_clip(tmp_path / name, frames=6) for name in ("source.mp4", "result.mp4"))
    pane.show_sample(source, result)
    driver.come_near()
    driver.frames(5)
    assert (pane.task, pane.head.title) == (None, "Your result plays here")
    assert pane.head.subtitle == "Until then, a sample. Drag the line to see before and after."
    assert pane.head.badge.accessibleName() == "Sample"
    assert pane.stage.view is StageView.WIPE
    assert not driver.button("play").isVisible()
    assert not driver.button("showInFolder").isVisible()
    pane.playback.set_rate(8.0)
    driver.until(lambda: not pane.stage.is_playing)
    assert pane.stage.frames_shown >= 12
    pane.show_sample(source, result)
    assert not pane.stage.is_playing


def test_the_footer_belongs_to_the_sample(driver: Driver) -> None:
    footer = QLabel("You are practising")
    driver.pane.set_footer(footer)
    driver.pane.show_sample(SOURCE, RESULT)
    assert footer.isVisible()
    driver.pane.show_task(ready())
    assert not footer.isVisible()


def test_nothing_at_all_is_an_empty_stage(driver: Driver) -> None:
    driver.show(ready())
    driver.pane.show_task(None)
    assert (driver.pane.task, driver.pane.stage.has_picture) == (None, False)
    assert driver.pane.stage.notice.text == "Your result plays here."


def test_actions_carry_the_task(driver: Driver, qtbot: QtBot) -> None:
    task = ready()
    driver.show(task)
    pane = driver.pane
    for name, signal in (
        ("showInFolder", pane.show_in_folder_requested),
        ("openLink", pane.open_link_requested),
        ("copyLink", pane.copy_link_requested),
    ):
        with qtbot.waitSignal(signal) as heard:
            driver.click(name)
        assert heard.args == [task]
    more = driver.button("playerMore")
    assert isinstance(more, QToolButton)
    with qtbot.waitSignal(pane.open_file_requested) as heard:
        next(entry for entry in more.menu().actions() if entry.text() == "Open in default player").trigger()
    assert heard.args == [RESULT]


def test_actions_are_off_when_they_make_no_sense(driver: Driver) -> None:
    names = ("showInFolder", "openLink", "copyLink")
    driver.pane.show_task(running())
    assert [driver.button(name).isEnabled() for name in names] == [False, False, False]
    driver.pane.show_task(replace(ready(), ended_at=time.time() - 24 * 3600 - 1))
    assert [driver.button(name).isEnabled() for name in names] == [True, False, False]
    assert "The link does not work any more" in driver.pane.lines.texts


def test_the_lines_tell_place_link_and_cost(driver: Driver) -> None:
    task = ready()
    driver.pane.show_task(task)
    saved, link, cost = driver.pane.lines.texts
    assert saved == "Saved as rooftop_dance_astronaut.mp4 in resources › samples"
    assert link.startswith("Link works until")
    assert cost == "Charged 70 credits, as estimated"
    assert link_until(task) == (task.ended_at or 0) + 24 * 3600
    driver.pane.show_realm(Realm.PRACTICE)
    assert driver.pane.lines.texts[2] == "Charged 70 pretend credits"
    driver.pane.show_realm(Realm.ACCOUNT)
    driver.pane.show_task(replace(task, extra={"shared": "1"}))
    assert driver.pane.lines.texts[2] == "Charged about 70 credits, together with others"
    driver.pane.show_task(replace(task, charge=Charge.UNCLEAR, charged=None))
    assert driver.pane.lines.texts[2] == "Charge not clear yet, watching"


def test_a_narrow_or_low_pane_keeps_everything_in_reach(driver: Driver) -> None:
    pane = driver.pane
    driver.show(ready())
    assert (driver.button("openLink").text().strip(), pane.lines.isVisible()) == ("Open link", True)
    pane.resize(416, 808)
    assert driver.button("openLink").sizeHint().width() == 32
    assert driver.button("openLink").accessibleName() == "Open link"
    assert not pane.lines.isVisible()
    more = driver.button("playerMore")
    assert isinstance(more, QToolButton)
    by_name = {action.text(): action for action in more.menu().actions()}
    by_name["Details"].trigger()
    assert pane.lines.isVisible()
    by_name["Details"].trigger()
    pane.resize(503, 600)
    assert not driver.button("showInFolder").isVisible()
    assert by_name["Show in folder"].isEnabled()
    pane.resize(380, 548)
    assert pane.stage.height() >= 200


def test_every_stop_of_the_keyboard_has_a_name(driver: Driver) -> None:
    driver.show(ready())
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in driver.pane.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []
