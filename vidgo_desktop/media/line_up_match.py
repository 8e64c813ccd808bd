"""At which offset two curves of movement are most alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from vidgo_desktop.media.line_up_curve import MotionCurve

# Offsets up to this many seconds are looked for; services cut or add less than that at a beginning.
_WINDOW = 2.0
# Both must be there together for this long, or for this share of the shorter one.
_LEAST_SECONDS, _LEAST_SHARE = 0.5, 0.5
# Points of the common grid in each frame of the faster film.
_FINENESS = 2
_FINEST = 120.0
# A dance repeats itself: of offsets that are nearly as good the smaller one is more likely.
_PER_SECOND = 0.04
_EVEN = 1e-6


@dataclass(frozen=True, slots=True)
class Match:
    """The result moves ``seconds`` later than the source; ``likeness`` is the correlation, at most 1."""

    seconds: float
    likeness: float


def best_match(source: MotionCurve, result: MotionCurve) -> Match | None:
    """The most likely offset; None when the two are too short to tell."""
    grid = min(_FINEST, _FINENESS * max(source.rate, result.rate))
    left, right = _sampled(source, grid), _sampled(result, grid)
    least = max(_LEAST_SECONDS * grid, _LEAST_SHARE * min(len(left), len(right)))
    window = round(_WINDOW * grid)
    found: dict[int, float] = {}
    for lag in range(-window, window + 1):
        likeness = _likeness(left, right, lag, least)
        if likeness is not None:
            found[lag] = likeness
    if not found:
        return None
    best = max(found, key=lambda lag: found[lag] - _PER_SECOND * abs(lag) / grid)
    begins = source.times[0] - result.times[0]
    return Match((best + _between(found, best)) / grid - begins, found[best])


def _sampled(curve: MotionCurve, grid: float) -> list[float]:
    count = int((curve.times[-1] - curve.times[0]) * grid) + 1
    values = (curve.at(min(curve.times[-1], curve.times[0] + number / grid)) for number in range(count))
    return [value for value in values if value is not None]


def _likeness(left: Sequence[float], right: Sequence[float], lag: int, least: float) -> float | None:
    """Correlation of ``left[i]`` and ``right[i + lag]`` where both are there."""
    begin, end = max(0, -lag), min(len(left), len(right) - lag)
    count = end - begin
    if count < least:
        return None
    ours, theirs = left[begin:end], right[begin + lag : end + lag]
    middle, their_middle = sum(ours) / count, sum(theirs) / count
    product = sum([a * b for a, b in zip(ours, theirs, strict=True)]) / count - middle * their_middle
    spread = sum([a * a for a in ours]) / count - middle * middle
    their_spread = sum([b * b for b in theirs]) / count - their_middle * their_middle
    if spread <= _EVEN or their_spread <= _EVEN:
        return 0.0
    return product / sqrt(spread * their_spread)


def _between(found: dict[int, float], best: int) -> float:
    """Where the top of the hill lies between the points of the grid, from -0.5 to 0.5."""
    before, after = found.get(best - 1), found.get(best + 1)
    if before is None or after is None:
        return 0.0
    bend = before - 2 * found[best] + after
    return 0.0 if bend >= -_EVEN else max(-0.5, min(0.5, (before - after) / (2 * bend)))
