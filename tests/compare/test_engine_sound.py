"""Sound in step with the picture, measured on the samples that a device would have played."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.compare.engine_driver import Watched, watched
from tests.compare.film_clips import CLICK_SECONDS, write_numbered
from tests.compare.sound_tape import Tape, middles
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.film_sound import FRAME_BYTES, SOUND_RATE
from vidgo_desktop.media.film_sound import SoundReader, open_sound
from vidgo_desktop.ui.compare.shots import Loop
from vidgo_desktop.ui.sides import Side

# Clicks at the beginning of frames 12, 36, 60 …
CLICKS = [0.5 + number for number in range(5)]
IN_STEP = 0.02


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clips") / "clicks.mp4"
    return write_numbered(path, frames=120, sound="aac", clicks=CLICKS, options={"preset": "ultrafast"})


@pytest.fixture
def tape() -> Tape:
    return Tape()


@pytest.fixture
def seen(qtbot: QtBot, tape: Tape) -> Iterator[Watched]:
    with watched(qtbot, lambda: tape) as made:
        made.engine.set_box(QSize(240, 136))
        yield made


def _reader(path: Path) -> SoundReader:
    sound = open_sound(path, Cancel())
    assert sound is not None
    return sound


def _loud(sound: SoundReader, begin: float, tempo: float) -> list[float]:
    """Film times of the clicks' beginnings, by the reader's own counting."""
    sound.begin(begin, tempo)
    blocks: list[tuple[float, float, bytes]] = []
    while (block := sound.block()) is not None:
        blocks.append((block.seconds, tempo, block.data))
    return [middle - CLICK_SECONDS / 2 for middle in middles(blocks)]


@pytest.mark.parametrize("tempo", [0.25, 0.5, 1.0, 1.5, 2.0, 4.0])
@pytest.mark.parametrize("begin", [0.0, 1.37])
def test_the_reader_knows_the_time_of_every_sample(clip: Path, begin: float, tempo: float) -> None:
    sound = _reader(clip)
    found = _loud(sound, begin, tempo)
    sound.close()
    wanted = [click for click in CLICKS if click > begin]
    assert len(found) == len(wanted)
    assert found == pytest.approx(wanted, abs=0.003 if tempo == 1.0 else IN_STEP * max(1.0, tempo))


def test_sound_that_begins_before_or_after_the_picture(tmp_path: Path) -> None:
    late = write_numbered(tmp_path / "late.mkv", first=400, frames=48, sound="aac", clicks=[0.9])
    sound = _reader(late)
    assert _loud(sound, 0.0, 1.0) == pytest.approx([0.5], abs=0.003)
    assert _loud(sound, -0.3, 1.0) == pytest.approx([0.5], abs=0.003)
    sound.begin(-2.0, 1.0)
    first = sound.block()
    assert first is not None
    assert first.seconds == -2.0
    assert not any(first.data)
    assert len(first.data) == pytest.approx(1.6 * SOUND_RATE * FRAME_BYTES, rel=0.05)
    sound.close()


def test_a_film_without_sound(tmp_path: Path) -> None:
    assert open_sound(write_numbered(tmp_path / "a.mp4", frames=3), Cancel()) is None


@pytest.mark.parametrize(("rate", "latency"), [(1.0, 0.0), (2.0, 0.0), (0.5, 0.0), (1.0, 0.06)])
def test_a_click_is_heard_with_its_frame(qtbot: QtBot, clip: Path, rate: float, latency: float) -> None:
    tape = Tape(latency)
    with watched(qtbot, lambda: tape) as seen:
        seen.engine.set_box(QSize(240, 136))
        seen.open(None, clip)
        seen.engine.set_rate(rate)
        seen.engine.seek(1.0)
        seen.exact()
        begin = len(seen.shots)
        seen.engine.play()
        seen.wait(lambda: seen.last.seconds >= (2.8 if rate >= 1 else 1.7))
        seen.engine.pause()
        shown = {shot.result_frame: wall for shot, wall in zip(seen.shots[begin:], seen.walls[begin:], strict=True)}
        seen.qtbot.waitUntil(lambda: not tape.is_on, timeout=5000)
    heard = tape.clicks()
    middle = CLICK_SECONDS / 2 / rate
    wanted = [shown[36] + middle, *([shown[60] + middle] if rate >= 1 else [])]
    assert len(heard) == len(wanted)
    assert heard == pytest.approx(wanted, abs=IN_STEP)


def test_after_a_seek_and_in_a_loop_the_sound_is_set_right(seen: Watched, tape: Tape, clip: Path) -> None:
    seen.open(clip, clip)
    seen.engine.set_sound(Side.SOURCE)
    seen.engine.seek(2.2)
    seen.exact()
    begin = len(seen.shots)
    seen.engine.set_loop(Loop(2.2, 2.9))
    seen.engine.play()
    seen.wait(lambda: sum(shot.source_frame == 66 for shot in seen.shots[begin:]) >= 3)
    seen.engine.pause()
    both = zip(seen.shots[begin:], seen.walls[begin:], strict=True)
    wanted = [wall + CLICK_SECONDS / 2 for shot, wall in both if shot.source_frame == 60]
    heard = tape.clicks()
    assert len(wanted) == len(heard) == 3
    assert heard == pytest.approx(wanted, abs=IN_STEP)
    assert tape.begins >= 3


def test_silence_and_volume(seen: Watched, tape: Tape, clip: Path, tmp_path: Path) -> None:
    mute = write_numbered(tmp_path / "mute.mp4", frames=48)
    seen.engine.set_volume(0.25)
    seen.open(clip, mute)
    seen.played(6)
    assert tape.begins == 0
    seen.engine.set_sound(Side.SOURCE)
    seen.played(6)
    assert tape.begins >= 1
    assert tape.volume == 0.25
    seen.engine.set_sound(None)
    begins = tape.begins
    seen.played(6)
    assert tape.begins == begins


def test_without_a_device_the_films_play_silently(qtbot: QtBot, clip: Path) -> None:
    with watched(qtbot) as seen:
        seen.open(None, clip)
        shots = seen.played(10)
        assert len(shots) >= 10
        for shot in shots:
            seen.check(shot)
    assert not [each for each in threading.enumerate() if each.name.startswith("film")]
