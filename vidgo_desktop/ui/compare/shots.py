"""The values that the parts of *Compare* hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtGui import QImage

from vidgo_desktop.core.film import FilmFacts


class View(StrEnum):
    """How the two are put together; the order is that of the buttons and of the keys 1 to 5."""

    SIDE_BY_SIDE = "side_by_side"
    WIPE = "wipe"
    FADE = "fade"
    BLINK = "blink"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Timing:
    """How two films are laid on one time line, which begins at 0 with the first moment that both show.

    A shift of +2 shows this side two frames of its own later: at time 0 it shows its third frame.
    """

    source: FilmFacts
    result: FilmFacts
    source_shift: int = 0
    result_shift: int = 0

    def shifted(self, source: int, result: int) -> Timing:
        """The same two with other shifts."""
        return replace(self, source_shift=source, result_shift=result)


@dataclass(frozen=True, slots=True)
class Loop:
    """The part that is repeated, in seconds on the common time line."""

    first: float
    last: float
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class PairShot:
    """What is on the stage at one moment: two pictures that belong together, never one without the other.

    ``frame`` counts on the leading side (the result), ``seconds`` on the common time line. A side that is over or has
    not begun has no picture and no frame.
    """

    seconds: float
    frame: int
    source_frame: int | None
    result_frame: int | None
    source: QImage | None
    result: QImage | None
    exact: bool = True
