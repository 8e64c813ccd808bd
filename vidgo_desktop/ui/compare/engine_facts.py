"""What the engine tells beside its shots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QImage

from vidgo_desktop.core.film import FilmFacts
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.ui.sides import Side

# Puts source (if any) and result on their time line. ``FilmLine`` itself does, and ends with the longer one.
Lay = Callable[[FilmFacts | None, FilmFacts], FilmLine]


class FilmTrouble(StrEnum):
    """Why nothing, or no more, can be shown."""

    MISSING = "missing"
    CANNOT_PLAY = "cannot_play"


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with which film. ``detail`` is for the log and for *Details*, not for a headline."""

    trouble: FilmTrouble
    side: Side
    detail: str


@dataclass(frozen=True, slots=True)
class StripPicture:
    """One small picture of a film strip: frame ``frame`` of one side. They come in order, the result's first."""

    side: Side
    frame: int
    image: QImage
