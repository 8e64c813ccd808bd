"""Which pair comes next while films play: arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass

from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.ui.compare.shots import Loop

# No screen of ours shows more pairs in a second than this leaves; the rest would be painted for nobody.
_LEAST_SECONDS = 0.015
# How much of a new measurement goes into the expected time of decoding.
_WEIGHT = 0.25
# A pair this late stops the clock: better both a little slower than either of them wrong.
LATE_SECONDS = 0.12
_SAME = 5e-6


@dataclass(frozen=True, slots=True)
class Next:
    """The next pair: its moment, and when the clock is to show it. They differ where a loop begins again.

    ``seconds`` None: nothing comes after; the films end at ``at``.
    """

    seconds: float | None
    at: float


class Pace:
    """Remembers how long pairs took, and skips on both sides alike what would come too late anyway."""

    def __init__(self) -> None:
        self._cost = 0.0

    def took(self, seconds: float) -> None:
        """A pair was ready so long after it was asked for."""
        self._cost += _WEIGHT * (min(seconds, 2 * LATE_SECONDS) - self._cost)

    def forget(self) -> None:
        """Other films."""
        self._cost = 0.0

    def next(self, line: FilmLine, shown: float, now: float, rate: float, part: Loop | None, repeats: bool) -> Next:
        """After the pair of ``shown``, with the clock at ``now``."""
        first, end = _bounds(line, part)
        begins_again = part is not None or repeats
        if part is not None and not first - _SAME <= shown < end:
            return Next(first, now)
        step = line.next_change(shown)
        # What can be ready when it is due: not before the decoding is done, not sooner than a screen shows it.
        earliest = max(now + self._cost * rate, shown + _LEAST_SECONDS * rate)
        if step is not None and step < earliest:
            step = max(step, line.change_before(earliest))
        if step is None or step >= end - _SAME:
            return Next(first if begins_again else None, end)
        return Next(step, step)


def _bounds(line: FilmLine, part: Loop | None) -> tuple[float, float]:
    """From the beginning of the first frame to the end; a part has at least one frame."""
    if part is None:
        return 0.0, line.seconds
    first = line.frame_moment(max(0.0, min(part.first, line.last_moment)))
    after = line.next_change(first)
    shortest = line.seconds if after is None else after
    return first, max(shortest, min(part.last, line.seconds))
