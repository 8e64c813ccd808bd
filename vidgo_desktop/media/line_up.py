"""Lines two videos up by how they move: the same movement at another time is an offset between them."""

from __future__ import annotations

from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.film_line_up import LineUp, LineUpGround
from vidgo_desktop.media.line_up_curve import MotionCurve, read_curve
from vidgo_desktop.media.line_up_match import best_match

# Grey levels between the calmest and the liveliest moment; below, only the coder moves.
_LEAST_MOVEMENT = 0.12
# How alike two movements must be; what has nothing to do with each other reaches about half of it.
_LEAST_LIKENESS = 0.6


def find_line_up(source: Path, result: Path, cancel: Cancel) -> LineUp:
    """See the protocol ``LineUpFinder``. The first seconds of both are decoded, into very small grey pictures."""
    try:
        curves = [read_curve(path, cancel) for path in (source, result)]
    except MediaError:
        return LineUp(ground=LineUpGround.NOT_READABLE)
    return line_up_of(*curves)


def line_up_of(source: MotionCurve, result: MotionCurve) -> LineUp:
    """The line-up of two curves."""
    if min(source.range, result.range) < _LEAST_MOVEMENT:
        return LineUp(ground=LineUpGround.NO_MOVEMENT)
    match = best_match(source, result)
    if match is None or match.likeness < _LEAST_LIKENESS:
        return LineUp(sureness=0.0 if match is None else max(0.0, match.likeness), ground=LineUpGround.TOO_DIFFERENT)
    sureness = min(1.0, match.likeness)
    if match.seconds >= 0:
        return LineUp(result_shift=round(match.seconds * result.rate), sureness=sureness)
    return LineUp(source_shift=round(-match.seconds * source.rate), sureness=sureness)
