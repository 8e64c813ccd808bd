"""The part of a video that is looped, in frames."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoopRange:
    """From the frame ``first`` to the frame ``last``, both shown; there are always at least two."""

    first: int
    last: int


def begin_at(frame: int, known: LoopRange | None, last_frame: int) -> LoopRange:
    """The part that begins here. Its end stays when it lies behind, else it is the end of the video."""
    last = known.last if known is not None and known.last > frame else last_frame
    return LoopRange(min(frame, max(0, last - 1)), max(last, 1))


def end_at(frame: int, known: LoopRange | None) -> LoopRange:
    """The part that ends here. Its beginning stays when it lies before, else it is the beginning of the video."""
    first = known.first if known is not None and known.first < frame else 0
    return LoopRange(first, max(frame, first + 1))
