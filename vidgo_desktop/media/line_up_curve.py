"""How much moves in a video from frame to frame, as a curve over time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from av.codec.context import ThreadType
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.media.opening import opened

# What is looked at from the beginning, in seconds, and at most so many frames.
_SECONDS = 8.0
_MOST_FRAMES = 1000
# Small enough that grain and the coder's noise are averaged away.
_WIDTH, _HEIGHT = 32, 32
_LEAST_FRAMES = 3


@dataclass(frozen=True, slots=True)
class MotionCurve:
    """``speeds[i]`` is the change around ``times[i]`` (seconds from the first frame), in the root of grey levels.

    ``range`` is what lies between its calm and its lively moments, in grey levels. ``rate`` is frames per second.
    """

    times: Sequence[float]
    speeds: Sequence[float]
    rate: float
    range: float

    def at(self, seconds: float) -> float | None:
        """The curve at any moment, None outside of it."""
        times = self.times
        if not times or not times[0] <= seconds <= times[-1]:
            return None
        after = min(bisect_right(times, seconds), len(times) - 1)
        before = max(0, after - 1)
        if after == before:
            return self.speeds[after]
        share = (seconds - times[before]) / (times[after] - times[before])
        return self.speeds[before] * (1 - share) + self.speeds[after] * share


def read_curve(path: Path, cancel: Cancel) -> MotionCurve:
    """The curve of a local video's beginning. Raises ``MediaError`` and ``Cancelled``."""
    times: list[float] = []
    changes: list[float] = []
    with opened(path) as (container, stream):
        context = stream.codec_context
        context.thread_count, context.thread_type = 1, ThreadType.SLICE
        # Edges between blocks are of no account at this size.
        context.options = {**context.options, "skip_loop_filter": "all"}
        former: tuple[float, bytes] | None = None
        first: float | None = None
        for frame in container.decode(stream):
            cancel.check()
            if frame.pts is None:
                continue
            moment = frame.time
            first = moment if first is None else first
            moment -= first
            small = _small(frame)
            if former is not None and moment > former[0]:
                times.append((former[0] + moment) / 2)
                changes.append(_change(former[1], small))
            former = (moment, small)
            if moment >= _SECONDS or len(times) >= _MOST_FRAMES:
                break
    return curve_of(times, changes)


def curve_of(times: Sequence[float], changes: Sequence[float]) -> MotionCurve:
    """A curve of changes from frame to frame, each at the moment between its two."""
    if len(times) < _LEAST_FRAMES:
        return MotionCurve((), (), 1.0, 0.0)
    rate = (len(times) - 1) / (times[-1] - times[0])
    ordered = sorted(changes)
    calm, lively = ordered[len(ordered) // 20], ordered[-1 - len(ordered) // 50]
    # Slower films change more from frame to frame; the root keeps a single cut from outshining all else.
    speeds = tuple(sqrt(change * rate) for change in changes)
    return MotionCurve(tuple(times), speeds, rate, lively - calm)


def _small(frame: VideoFrame) -> bytes:
    small = frame.reformat(width=_WIDTH, height=_HEIGHT, format="gray", interpolation=Interpolation.AREA)
    plane = small.planes[0]
    data = bytes(plane)
    if plane.line_size == _WIDTH:
        return data
    return b"".join(data[at : at + _WIDTH] for at in range(0, plane.line_size * _HEIGHT, plane.line_size))


def _change(before: bytes, after: bytes) -> float:
    """Mean change of a point in grey levels, without what all points have in common (the light going up or down)."""
    differences = [b - a for a, b in zip(before, after, strict=True)]
    middle = sum(differences) / len(differences)
    return sum([abs(difference - middle) for difference in differences]) / len(differences)
