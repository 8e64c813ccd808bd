"""The two sides of every shown pair belong to one moment: playing at any speed, after any seek, stepped, looped."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.compare.engine_driver import Watched, watched
from tests.compare.film_clips import write_numbered
from vidgo_desktop.ui.compare.shots import Loop, PairShot

UNEVEN = [sum(17 + 23 * (number * 7 % 5) for number in range(count)) for count in range(72)]
FAST = {"preset": "ultrafast"}
B_FRAMES = {"x264-params": "bframes=3:b-pyramid=normal:scenecut=0", "preset": "veryfast"}


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("clips")
    television = Fraction(30_000, 1001)
    return {
        "24": write_numbered(folder / "24.mp4", frames=72, options=B_FRAMES, gop=24),
        "24 one key": write_numbered(folder / "24k.mp4", frames=72, options=FAST, gop=250),
        "30": write_numbered(folder / "30.mp4", frames=90, rate=30, options=FAST, gop=250),
        "29.97": write_numbered(folder / "2997.mp4", frames=90, rate=television, options=B_FRAMES),
        "60 short": write_numbered(folder / "60.mp4", frames=100, rate=60, options=FAST, gop=30),
        "uneven": write_numbered(folder / "uneven.mkv", frames=72, times=UNEVEN, options=B_FRAMES, first=700),
    }


PAIRS = [
    ("24", "24 one key"),
    ("30", "24"),
    ("24", "30"),
    ("29.97", "24 one key"),
    ("uneven", "24"),
    ("24", "uneven"),
    ("60 short", "24"),
]


@pytest.fixture
def seen(qtbot: QtBot) -> Iterator[Watched]:
    with watched(qtbot) as made:
        made.engine.set_box(QSize(240, 136))
        yield made


def _ascends(shots: list[PairShot]) -> bool:
    return all(one.seconds < other.seconds for one, other in pairwise(shots))


@pytest.mark.parametrize(("source", "result"), PAIRS)
def test_pairs_fit_after_seeks_and_steps(seen: Watched, clips: dict[str, Path], source: str, result: str) -> None:
    seen.open(clips[source], clips[result])
    chance = random.Random(source + result)  # noqa: S311 - which frames, not a secret
    for _ in range(12):
        seen.check(seen.sought(chance.uniform(-0.2, seen.engine.length + 0.2)))
        for frames in (1, -1, chance.randint(-9, 9)):
            seen.check(seen.stepped(frames))
    for shot in seen.shots:
        if shot.exact:
            seen.check(shot)


@pytest.mark.parametrize("rate", [0.25, 0.5, 1.0, 2.0, 4.0])
@pytest.mark.parametrize(("source", "result"), PAIRS[:3])
def test_pairs_fit_while_they_play(
    seen: Watched, clips: dict[str, Path], source: str, result: str, rate: float
) -> None:
    seen.open(clips[source], clips[result])
    seen.engine.set_rate(rate)
    shots = seen.played(12 if rate >= 1 else 6)
    assert len(shots) >= 6
    assert _ascends(shots)
    for shot in shots:
        seen.check(shot)
    assert seen.engine.seconds == shots[-1].seconds
    seen.check(seen.stepped(1))


def test_two_hundred_seeks_while_it_plays(seen: Watched, clips: dict[str, Path]) -> None:
    seen.engine.set_repeat(True)
    seen.open(clips["29.97"], clips["24"], play=True)
    chance = random.Random(5)  # noqa: S311 - which frames, not a secret
    for _ in range(200):
        seen.check(seen.sought(chance.uniform(0, seen.engine.length)))
    assert seen.engine.is_playing
    for shot in seen.shots:
        if shot.exact:
            seen.check(shot)


@pytest.mark.parametrize("shifts", [(0, 0), (5, 0), (0, 7), (-4, 0), (0, -3), (6, 2), (-5, -9)])
def test_shifts_are_frames_of_their_own_side(seen: Watched, clips: dict[str, Path], shifts: tuple[int, int]) -> None:
    seen.open(clips["30"], clips["24"])
    seen.engine.set_shift(*shifts)
    timing = seen.engine.timing
    assert timing is not None
    assert (timing.source_shift, timing.result_shift) == shifts
    shot = seen.sought(0.0)
    seen.check(shot)
    if min(shifts) >= 0:
        assert (shot.source_frame, shot.result_frame) == shifts
    for shot in [*seen.played(5), seen.stepped(-2)]:
        seen.check(shot)


def test_the_shown_frame_of_the_result_stays_under_a_shift(seen: Watched, clips: dict[str, Path]) -> None:
    seen.open(clips["30"], clips["24"])
    assert seen.stepped(20).result_frame == 20
    seen.engine.set_shift(3, 0)
    assert seen.exact().result_frame == 20
    seen.engine.set_shift(3, 4)
    assert seen.exact().result_frame == 20


def test_a_loop_stays_inside_and_begins_at_its_first_frame(seen: Watched, clips: dict[str, Path]) -> None:
    seen.open(clips["30"], clips["24"])
    seen.engine.set_loop(Loop(0.5, 0.8))
    seen.engine.set_rate(2.0)
    shots = seen.played(48)
    assert all(0.5 - 1e-6 <= shot.seconds < 0.8 for shot in shots[1:]), [shot.seconds for shot in shots]
    assert sum(one.seconds > other.seconds for one, other in pairwise(shots)) >= 2
    for shot in shots:
        seen.check(shot)


def test_a_side_that_is_over_shows_nothing(seen: Watched, clips: dict[str, Path]) -> None:
    seen.open(clips["60 short"], clips["24"])
    assert seen.engine.length == pytest.approx(3.0)
    end = 100 / 60
    shot = seen.sought(end + 0.1)
    seen.check(shot)
    assert shot.source is None
    assert shot.source_frame is None
    assert shot.result is not None
    seen.open(clips["24"], clips["60 short"])
    shot = seen.sought(end + 0.1)
    seen.check(shot)
    assert (shot.result, shot.frame) == (None, 99)
    assert seen.stepped(-2).result_frame is None or seen.last.seconds < end
    while seen.last.result is None:
        seen.check(seen.stepped(-1))
    assert seen.last.result_frame == 99
    assert seen.stepped(1).source_frame == 40


def test_it_plays_over_the_end_of_the_shorter_one_to_its_end(seen: Watched, clips: dict[str, Path]) -> None:
    seen.open(clips["24"], clips["60 short"])
    seen.engine.set_rate(4.0)
    seen.engine.play()
    seen.wait(lambda: seen.finished == 1)
    assert seen.playing == [True, False]
    assert seen.last.source_frame == 71
    for shot in seen.shots:
        seen.check(shot)
    assert any(shot.result is None for shot in seen.shots)
    seen.engine.play()
    seen.wait(lambda: seen.last.seconds < 0.5)


def test_over_and_over_without_a_loop(seen: Watched, clips: dict[str, Path]) -> None:
    seen.open(clips["24"], clips["24 one key"])
    seen.engine.set_repeat(True)
    seen.engine.set_rate(4.0)
    shots = seen.played(90)
    assert seen.finished == 0
    assert any(one.seconds > other.seconds for one, other in pairwise(shots))
    for shot in shots:
        seen.check(shot)


def test_one_film_alone(seen: Watched, clips: dict[str, Path]) -> None:
    seen.open(None, clips["29.97"])
    assert not seen.engine.is_pair
    shots = [*seen.played(8), seen.stepped(3), seen.sought(1.0)]
    for shot in shots:
        seen.check(shot)
        assert shot.source is None


@pytest.mark.skipif("VIDGO_LONG" not in os.environ, reason="a minute at each speed; set VIDGO_LONG=1")
@pytest.mark.parametrize("rate", [0.25, 0.5, 1.0, 2.0, 4.0])
def test_a_minute_at_any_speed(seen: Watched, tmp_path: Path, rate: float) -> None:
    frames = round(60 * 24 * rate)
    source = write_numbered(tmp_path / "s.mp4", frames=min(4000, round(60 * 30 * rate)), rate=30, options=FAST)
    result = write_numbered(tmp_path / "r.mp4", frames=min(4000, frames), options=FAST, gop=250)
    seen.open(source, result)
    seen.engine.set_rate(rate)
    seen.engine.play()
    checked = 0
    seen.qtbot.waitUntil(lambda: seen.finished == 1, timeout=120_000)
    for shot in seen.shots:
        seen.check(shot)
        checked += 1
    assert checked > 500
