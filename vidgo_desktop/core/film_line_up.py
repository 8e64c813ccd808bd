"""What the automatic line-up tells: by how many frames one of two films must be shifted, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from vidgo_desktop.core.cancel import Cancel


class LineUpGround(StrEnum):
    """What a line-up rests on, or why there is none (then both shifts are 0)."""

    MOVEMENT = "movement"
    NO_MOVEMENT = "no_movement"
    TOO_DIFFERENT = "too_different"
    NOT_READABLE = "not_readable"


@dataclass(frozen=True, slots=True)
class LineUp:
    """Shifts as ``FilmLine`` takes them, in each side's own frames; at most one is not 0, and none is below 0.

    ``sureness`` is the likeness of both movements, from 0 to 1.
    """

    source_shift: int = 0
    result_shift: int = 0
    sureness: float = 0.0
    ground: LineUpGround = LineUpGround.MOVEMENT

    @property
    def is_found(self) -> bool:
        """Whether both were lined up."""
        return self.ground is LineUpGround.MOVEMENT


class LineUpFinder(Protocol):
    """Compares how two local videos move. Raises ``Cancelled`` only. Not for the window's thread."""

    def __call__(self, source: Path, result: Path, cancel: Cancel) -> LineUp: ...
