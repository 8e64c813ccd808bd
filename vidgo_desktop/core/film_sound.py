"""What the window knows of a film's sound: blocks of samples by time, and whoever hands them out (``media`` does)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vidgo_desktop.core.cancel import Cancel

SOUND_RATE = 48_000
CHANNELS = 2
# Bytes of one moment: two signed sixteen-bit samples, left before right, least byte first.
FRAME_BYTES = 4


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """Samples in a row. ``seconds`` is the film's time at the first one, counted from its first picture."""

    seconds: float
    data: bytes


class FilmSound(Protocol):
    """The open sound of one film. Everything is called on one thread, never the window's."""

    def begin(self, seconds: float, tempo: float) -> None:
        """Go on from this time of the film, so much faster or slower at the same pitch. Raises ``MediaError``."""
        ...

    def block(self) -> SoundBlock | None:
        """The next samples, at ``SOUND_RATE``; None after the end. Gaps are silence. Raises ``MediaError``."""
        ...

    def close(self) -> None:
        """Let the file go."""
        ...


class SoundOpener(Protocol):
    """Opens the sound of a local video; None when it has none. Raises ``MediaError``. Not for the window's thread."""

    def __call__(self, path: Path, cancel: Cancel) -> FilmSound | None: ...
