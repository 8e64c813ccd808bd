"""The automatic line-up finds a known offset, and says so when there is none to be found."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import pytest
from av.video.frame import VideoFrame
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.compare.film_clips import write_numbered
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled
from vidgo_desktop.core.film_line_up import LineUp, LineUpGround
from vidgo_desktop.export_tools import export_tools
from vidgo_desktop.media.line_up import find_line_up, line_up_of
from vidgo_desktop.media.line_up_curve import MotionCurve, curve_of
from vidgo_desktop.media.line_up_match import best_match
from vidgo_desktop.ui.compare.export_jobs import LineUpJob

SIZE = (128, 96)
Way = Callable[[float], tuple[float, float]]


def dance(seconds: float) -> tuple[float, float]:
    """Where the square is: moves of different speed that do not repeat."""
    sway = 0.3 * math.sin(2.1 * seconds) * math.sin(0.7 * seconds + 1)
    kick = 0.1 * math.sin(7 * seconds) * (math.sin(0.9 * seconds) > 0)
    return 0.5 + sway + kick, 0.5 + 0.25 * math.sin(1.3 * seconds * seconds / 3)


def other_dance(seconds: float) -> tuple[float, float]:
    return 0.5 + 0.3 * math.cos(0.8 * seconds * seconds), 0.5 + 0.2 * math.sin(5.3 * seconds) * math.cos(1.9 * seconds)


def clip(
    path: Path,
    begins: float,
    *,
    rate: int = 24,
    frames: int = 84,
    still: int = 0,
    noise: int = 0,
    darker: int = 0,
    way: Way = dance,
) -> Path:
    """A square that dances from this moment of the dance on, after ``still`` frames of waiting."""
    grain = random.Random(7)  # noqa: S311  # grain, no secret
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=rate, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for number in range(frames):
            frame = VideoFrame(*SIZE, "gray")
            plane = frame.planes[0]
            data = bytearray([100 - darker]) * (plane.line_size * SIZE[1])
            x, y = way(begins + max(0, number - still) / rate)
            left, top = int(x * (SIZE[0] - 26)), int(y * (SIZE[1] - 26))
            for row in range(top, top + 26):
                at = row * plane.line_size + left
                data[at : at + 26] = bytes([220 - darker]) * 26
            if noise:
                data = bytearray(
                    value + more % noise for value, more in zip(data, grain.randbytes(len(data)), strict=True)
                )
            plane.update(bytes(data))
            made = frame.reformat(format="yuv420p")
            made.pts, made.time_base = number, Fraction(1, rate)
            file.mux(stream.encode(made))
        file.mux(stream.encode(None))
    return path


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clip(tmp_path_factory.mktemp("line-up") / "source.mp4", 1.0)


@pytest.mark.parametrize("offset", range(-12, 13, 3))
def test_known_offset(source: Path, tmp_path: Path, offset: int) -> None:
    result = clip(tmp_path / "result.mp4", 1.0 - offset / 24)
    found = find_line_up(source, result, Cancel())
    assert found.is_found
    assert (found.source_shift, found.result_shift) == (max(0, -offset), max(0, offset))
    assert found.sureness > 0.95


@pytest.mark.parametrize(("rate", "offset"), [(16, 4), (30, 9), (12, 3), (60, 20)])
def test_result_of_another_rate_is_shifted_by_its_own_frames(
    source: Path, tmp_path: Path, rate: int, offset: int
) -> None:
    result = clip(tmp_path / "result.mp4", 1.0 - offset / rate, rate=rate, frames=rate * 3)
    found = find_line_up(source, result, Cancel())
    assert found.is_found
    assert (found.source_shift, found.result_shift) == (0, offset)


def test_waits_at_the_beginning_are_left_out(source: Path, tmp_path: Path) -> None:
    result = clip(tmp_path / "result.mp4", 1.0, still=9)
    assert find_line_up(source, result, Cancel()).result_shift == 9
    assert find_line_up(result, source, Cancel()).source_shift == 9


def test_noise_and_another_light_change_nothing(source: Path, tmp_path: Path) -> None:
    result = clip(tmp_path / "result.mp4", 1.0 + 5 / 24, noise=24, darker=50)
    found = find_line_up(source, result, Cancel())
    assert found.is_found
    assert (found.source_shift, found.result_shift) == (5, 0)


def test_other_movements_are_too_different(source: Path, tmp_path: Path) -> None:
    result = clip(tmp_path / "result.mp4", 1.0, way=other_dance)
    found = find_line_up(source, result, Cancel())
    assert found.ground is LineUpGround.TOO_DIFFERENT
    assert (found.source_shift, found.result_shift) == (0, 0)
    assert found.sureness < 0.6


def test_nothing_moves(source: Path, tmp_path: Path) -> None:
    result = clip(tmp_path / "result.mp4", 1.0, still=84)
    assert find_line_up(source, result, Cancel()) == LineUp(ground=LineUpGround.NO_MOVEMENT)


def test_what_cannot_be_read_is_no_error(source: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(source.read_bytes()[:400])
    assert find_line_up(source, broken, Cancel()).ground is LineUpGround.NOT_READABLE
    assert find_line_up(tmp_path / "gone.mp4", source, Cancel()).ground is LineUpGround.NOT_READABLE


def test_a_clip_of_two_frames_tells_nothing(source: Path, tmp_path: Path) -> None:
    short = write_numbered(tmp_path / "short.mp4", frames=2)
    assert find_line_up(source, short, Cancel()).ground is LineUpGround.NO_MOVEMENT


def test_curves_that_hardly_overlap_are_not_matched() -> None:
    times = [number / 24 for number in range(4)]
    short = curve_of(times, [1.0, 9.0, 1.0, 9.0])
    assert best_match(short, short) is None
    assert line_up_of(short, short) == LineUp(ground=LineUpGround.TOO_DIFFERENT)


def test_a_curve_knows_no_moment_outside_of_it() -> None:
    curve = curve_of([0.0, 1.0, 2.0], [4.0, 4.0, 4.0])
    assert curve.at(-0.1) is None
    assert curve.at(2.1) is None
    assert curve.at(0.5) == pytest.approx(2.0)
    assert MotionCurve((), (), 1.0, 0.0).at(0.0) is None


def test_even_movement_tells_nothing() -> None:
    times = [number / 24 for number in range(60)]
    even = curve_of(times, [3.0] * 60)
    uneven = curve_of(times, [3.0 + number % 5 for number in range(60)])
    match = best_match(even, uneven)
    assert match is not None
    assert match.likeness == 0.0


def test_it_stops_when_asked(source: Path) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        find_line_up(source, source, cancel)


def test_job_tells_on_the_window_thread(qtbot: QtBot, source: Path, tmp_path: Path) -> None:
    result = clip(tmp_path / "result.mp4", 1.0 - 6 / 24)
    parent = QObject()
    job = LineUpJob(export_tools(), parent)
    found: list[LineUp] = []
    job.found.connect(found.append)
    job.start(source, tmp_path / "gone.mp4")
    job.start(source, result)
    qtbot.waitUntil(lambda: bool(found))
    assert [(each.result_shift, each.is_found) for each in found] == [(6, True)]
    assert not job.is_busy


def test_cancelled_job_says_nothing(qtbot: QtBot, source: Path) -> None:
    parent = QObject()
    job = LineUpJob(export_tools(), parent)
    found: list[LineUp] = []
    job.found.connect(found.append)
    job.start(source, source)
    job.cancel()
    qtbot.waitUntil(lambda: not job.is_busy)
    assert not found
    job.start(source, source)
    job.shutdown()
    assert not job.is_busy
