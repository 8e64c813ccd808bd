"""The values that the parts of the player hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from vidgo_desktop.ui.sides import Side

# Frames in a second, as long as nobody knows better.
USUAL_RATE = 25.0


class PlayState(StrEnum):
    """What can be seen."""

    EMPTY = "empty"
    LOADING = "loading"
    SHOWING = "showing"
    MISSING = "missing"
    CANNOT_PLAY = "cannot_play"


@dataclass(frozen=True, slots=True)
class Opening:
    """What to look for before anything is played. ``number`` tells one opening from the next."""

    number: int
    source: Path | None
    result: Path | None
    poster: Path | None


@dataclass(frozen=True, slots=True)
class Found:
    """What of an opening is there."""

    number: int
    source: Path | None
    result: Path | None
    poster: QImage | None


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame, ready to be painted. ``size`` is the video's own, upright and with square pixels."""

    side: Side
    image: QImage
    size: QSize


def fitted_size(size: QSize, box: QSize) -> QSize:
    """The largest size of these proportions within the box, rounded as the decoder's pictures are; at least 1 by 1."""
    scale = min(box.width() / max(1, size.width()), box.height() / max(1, size.height()))
    return QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
