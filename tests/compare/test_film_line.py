"""The arithmetic of the common time line, for any two films."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vidgo_desktop.core.film import FilmFacts
from vidgo_desktop.core.film_line import FilmLine


def film(rate: float = 24, frames: int = 48) -> FilmFacts:
    """A film of even frames."""
    return _film([1 / rate] * frames)


def _film(lengths: list[float]) -> FilmFacts:
    ends = list(accumulate(lengths))
    return FilmFacts(Path("a.mp4"), (0.0, *ends[:-1]), ends[-1], len(lengths) / ends[-1], 64, 36)


films = st.lists(st.sampled_from([1 / 60, 1 / 30, 1001 / 30000, 1 / 24, 0.1]), min_size=1, max_size=60).map(_film)
shifts = st.integers(-20, 20)
lines = st.builds(FilmLine, st.none() | films, films, shifts, shifts)


def test_a_shift_takes_frames_from_the_beginning() -> None:
    assert FilmLine(film(30), film(24), 2, 0).frames_at(0.0) == (2, 0)
    assert FilmLine(film(30), film(24), 2, 3).frames_at(0.0) == (2, 3)


def test_a_shift_back_begins_where_both_show() -> None:
    assert FilmLine(film(24), film(24), -2, 0).frames_at(0.0) == (0, 2)
    assert FilmLine(film(30), film(24), 0, -4).frames_at(0.0) == (5, 0)


def test_the_line_ends_with_the_longer_one() -> None:
    line = FilmLine(film(frames=48), film(frames=24))
    assert (line.seconds, line.shared_seconds) == pytest.approx((2.0, 1.0))
    assert line.frames_at(0.99) == (23, 23)
    assert line.frames_at(1.0) == (24, None)
    assert line.frames_at(2.0) == (None, None)
    assert FilmLine(None, film()).shared_seconds == pytest.approx(2.0)


def test_steps_follow_the_result_and_then_the_source() -> None:
    line = FilmLine(film(30, 60), film(24, 24))
    assert line.stepped(0.0, 23) == pytest.approx(23 / 24)
    assert line.stepped(23 / 24, 1) == pytest.approx(1.0)
    assert line.stepped(23 / 24, 3) == pytest.approx(32 / 30)
    assert line.stepped(32 / 30, -3) == pytest.approx(23 / 24)
    assert line.leading(0.5) == (line.result, 0.0)
    assert line.leading(1.5) == (line.source, 0.0)


def test_a_source_frame_that_began_before_the_end_of_the_result() -> None:
    line = FilmLine(film(10, 20), film(24, 25))
    end = 25 / 24
    assert line.frame_moment(end + 0.01) == pytest.approx(end)
    assert line.frames_at(line.frame_moment(end + 0.01)) == (10, None)
    assert line.stepped(end, 1) == pytest.approx(1.1)
    assert line.stepped(end, -1) == pytest.approx(1.0)


@settings(max_examples=150, deadline=None)
@given(lines)
def test_changes_are_complete_and_ascend(line: FilmLine) -> None:
    """From change to change every pair of the line is met, and within two changes nothing changes."""
    at = 0.0
    for _ in range(400):
        after = line.next_change(at)
        if after is None:
            break
        assert after > at
        assert line.frames_at(after) != line.frames_at(at)
        middle = (at + after) / 2
        assert line.frames_at(middle) == line.frames_at(at)
        assert line.change_before(middle) == pytest.approx(at, abs=1e-5)
        at = after
    else:
        pytest.fail("the line never ends")
    assert line.frames_at((at + line.seconds) / 2) != (None, None) or line.seconds - at < 1e-4


@settings(max_examples=150, deadline=None)
@given(lines, st.integers(-90, 90))
def test_steps_stay_inside_and_lead_back(line: FilmLine, frames: int) -> None:
    begin = line.frame_moment(0.0)
    there = line.stepped(begin, frames)
    assert 0.0 <= there <= line.last_moment < line.seconds
    assert line.frame_moment(there) == there
    assert line.frames_at(there) != (None, None)
    for _ in range(5):
        on = line.stepped(there, 1)
        if on == there:
            assert there == line.last_moment
            break
        assert on > there
        assert line.stepped(on, -1) == there
        there = on


# The source is seen 30 microseconds longer than the result.
HARDLY_LONGER = FilmLine(_film([0.25003]), _film([0.1, 0.05]), 0, -1)


@given(lines, st.floats(-5, 20))
@example(HARDLY_LONGER, 1.0)
@example(HARDLY_LONGER, 0.14999)
@example(HARDLY_LONGER, 0.15001)
def test_the_frame_of_a_moment_is_the_one_that_is_seen(line: FilmLine, seconds: float) -> None:
    moment = line.frame_moment(seconds)
    if seconds < 0:
        assert moment == line.frame_moment(0.0)
    elif seconds >= line.seconds:
        assert moment == line.last_moment
    else:
        assert moment <= seconds + 1e-5
        if line.frames_at(seconds)[1] is not None:
            assert line.frames_at(moment)[1] == line.frames_at(seconds)[1]
