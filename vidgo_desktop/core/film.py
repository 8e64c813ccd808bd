"""What the window knows of decoded video: frames by number, and whoever hands them out (``media`` does)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.film_sound import SoundOpener


@dataclass(frozen=True, slots=True)
class FilmFacts:
    """One local video as its player needs it. Frame numbers count the frames that are shown, from 0.

    ``starts`` holds when each frame begins, in seconds from the first one, ascending. ``seconds`` is the length up to
    the end of the last frame. ``width`` and ``height`` are as seen, after turning and with square pixels.
    """

    path: Path
    starts: Sequence[float]
    seconds: float
    rate: float
    width: int
    height: int
    has_sound: bool = False

    @property
    def last(self) -> int:
        """Number of the last frame."""
        return len(self.starts) - 1

    def frame_at(self, seconds: float) -> int:
        """The frame that is seen at this moment; the first before the beginning, the last after the end."""
        return max(0, bisect_right(self.starts, seconds + 1e-6) - 1)

    def start_of(self, frame: int) -> float:
        """When this frame begins, in seconds; numbers outside are taken to the nearest."""
        return self.starts[max(0, min(frame, self.last))]


@dataclass(frozen=True, slots=True)
class FilmPicture:
    """One decoded frame: rows of blue, green, red and a spare byte (Qt's ``Format_RGB32`` on every machine of ours).

    ``exact`` is False for a small stand-in that is shown while somebody scrubs.
    """

    frame: int
    width: int
    height: int
    stride: int
    data: bytes
    exact: bool = True


class Film(Protocol):
    """One open video. Everything but ``facts`` is called on one thread, never the window's."""

    @property
    def facts(self) -> FilmFacts:
        """What was found at the opening."""
        ...

    def picture(self, frame: int, box: tuple[int, int], is_unwanted: Callable[[], bool] | None = None) -> FilmPicture:
        """This very frame, as large as fits the box of device pixels, never larger than the video itself.

        Frames in order are fast; another one costs the way from the keyframe before it. On that way ``is_unwanted`` is
        asked again and again; when it says True, ``Cancelled`` is raised. Raises ``MediaError``.
        """
        ...

    def close(self) -> None:
        """Let the file go."""
        ...


class FilmOpener(Protocol):
    """Opens a local video; never anything else. Raises ``MediaError``. Not for the window's thread."""

    def __call__(self, path: Path, cancel: Cancel) -> Film: ...


class StripMaker(Protocol):
    """Small JPEG pictures of the whole video, told one by one in order. Raises ``MediaError`` and ``Cancelled``.

    ``every`` 1 tells every frame. Not for the window's thread.
    """

    def __call__(
        self, path: Path, height: int, every: int, tell: Callable[[int, bytes], None], cancel: Cancel
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class FilmTools:
    """Everything about films that the window is handed. ``prepare`` loads the decoder ahead; in any thread."""

    open: FilmOpener
    strip: StripMaker
    sound: SoundOpener
    prepare: Callable[[], None]
