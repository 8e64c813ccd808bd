"""What leaves *Compare*: a film, a moving picture or a still one, and whoever writes it (``media`` does)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.film import FilmOpener
from vidgo_desktop.core.film_line_up import LineUpFinder


class ExportKind(StrEnum):
    """What is made of a comparison."""

    VIDEO = "video"
    GIF = "gif"
    FRAME = "frame"


# What each kind's name ends with.
ENDINGS = {ExportKind.VIDEO: "mp4", ExportKind.GIF: "gif", ExportKind.FRAME: "png"}


@dataclass(frozen=True, slots=True)
class SoundWish:
    """Whose sound goes along. ``begin`` is the time of that file, counted from its first picture, at which the export
    begins; below 0 there is silence first.
    """

    path: Path
    begin: float = 0.0


@dataclass(frozen=True, slots=True)
class FilmWish:
    """A film or a moving picture to be written.

    ``target`` is the wished path; where that name is taken, a number follows it. ``moments`` are when each picture
    begins, in ticks of ``tick`` seconds, rising from 0; ``ends`` is when the last one ends. Sizes are even.
    """

    kind: ExportKind
    target: Path
    width: int
    height: int
    rate: Fraction
    tick: Fraction
    moments: tuple[int, ...]
    ends: int
    sound: SoundWish | None = None


class FilmSink(Protocol):
    """Takes the pictures of one film in order. All on one thread, never the window's.

    ``passes`` is how often all of them must be given: a moving picture needs its colours first.
    """

    @property
    def passes(self) -> int: ...

    def add(self, rows: bytes) -> None:
        """The next picture: rows of blue, green, red and a spare byte without gaps. Raises ``SaveError``."""
        ...

    def finish(self) -> Path:
        """Everything is safe on the disk under the name that is told. Raises ``SaveError`` and ``MediaError``."""
        ...

    def discard(self) -> None:
        """Leave nothing behind, unless it was finished. Never raises."""
        ...


class SinkMaker(Protocol):
    """Begins a film. Raises ``SaveError`` and ``MediaError``. The stop sign ends it at any moment (``Cancelled``)."""

    def __call__(self, wish: FilmWish, cancel: Cancel) -> FilmSink: ...


@dataclass(frozen=True, slots=True)
class ExportTools:
    """The media part's hands, given to the window by the composition root.

    ``write_file`` puts bytes under a name that was free, as ``FilmWish.target`` says, and tells it.
    """

    open_film: FilmOpener
    make_sink: SinkMaker
    write_file: Callable[[Path, bytes, Cancel], Path]
    find_line_up: LineUpFinder
