"""The thread of one film: opens it, and hands out the newest picture that is wanted."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QImage

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, MediaError
from vidgo_desktop.core.film import Film, FilmFacts, FilmOpener, FilmPicture
from vidgo_desktop.ui.sides import Side

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """One picture, for the request ``number``."""

    number: int
    frame: int
    box: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opened:
    """A film is open. ``opening`` is the number that was given to ``open``."""

    opening: int
    side: Side
    facts: FilmFacts


@dataclass(frozen=True, slots=True)
class NotOpened:
    """A film cannot be opened, or stopped to be readable."""

    opening: int
    side: Side
    is_missing: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Came:
    """The picture of a wish."""

    number: int
    side: Side
    frame: int
    image: QImage


def image_of(picture: FilmPicture) -> QImage:
    """The picture as Qt paints it, with memory of its own."""
    rows = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return rows.copy()


class Decoder(QObject):
    """Belongs to the UI thread; its work is done in a plain thread that begins with the first film.

    ``opened`` carries an ``Opened``, ``failed`` a ``NotOpened``, ``came`` a ``Came``. All methods return at once.
    """

    opened = Signal(object)
    failed = Signal(object)
    came = Signal(object)

    def __init__(self, side: Side, opener: FilmOpener, parent: QObject) -> None:
        super().__init__(parent)
        self._side = side
        self._opener = opener
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        # Under the condition: what is wanted next, and whether the work under way is still wanted.
        self._path: tuple[int, Path] | None = None
        self._wish: Wish | None = None
        self._cancel = Cancel()
        self._is_stale = False
        self._is_ending = False
        # Only the thread's own.
        self._film: Film | None = None
        self._opening = -1
        self._last: tuple[int, tuple[int, int], QImage] | None = None

    def open(self, opening: int, path: Path | None) -> None:
        """Let the former film go and open this one (None: nothing)."""
        with self._changed:
            self._cancel.set()
            self._cancel = Cancel()
            self._path = None if path is None else (opening, path)
            self._wish = None
            self._is_stale = True
            if self._thread is None:
                if path is None:
                    return
                self._thread = threading.Thread(target=self._run, name=f"film {self._side}", daemon=True)
                self._thread.start()
            self._changed.notify()

    def wish(self, wish: Wish, *, at_once: bool) -> None:
        """Make this picture next; ``at_once`` also gives up the one under way."""
        with self._changed:
            self._wish = wish
            self._is_stale = self._is_stale or at_once
            self._changed.notify()

    def end(self) -> None:
        """End the thread soon; ``join`` waits for it."""
        with self._changed:
            self._is_ending = True
            self._is_stale = True
            self._cancel.set()
            self._changed.notify()

    def join(self, until: float) -> None:
        """Wait for the end of the thread, at most until this moment of ``time.monotonic``."""
        if self._thread is not None:
            self._thread.join(max(0.0, until - time.monotonic()))
            if self._thread.is_alive():
                log.info("the thread of a film is late")

    # --- on the thread ----------------------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(self._is_due)
                if self._is_ending:
                    break
                path, wish, cancel = self._path, self._wish, self._cancel
                is_other = path is None or path[0] != self._opening
                self._is_stale = False
                if not is_other:
                    self._wish = None
            if is_other:
                self._change(path, cancel)
            elif wish is not None:
                self._make(wish)
        self._let_go()

    def _is_due(self) -> bool:
        opening = -1 if self._path is None else self._path[0]
        return self._is_ending or opening != self._opening or (self._wish is not None and self._film is not None)

    def _change(self, path: tuple[int, Path] | None, cancel: Cancel) -> None:
        self._let_go()
        self._opening = -1 if path is None else path[0]
        if path is None:
            return
        try:
            if not path[1].is_file():
                self._say(self.failed, NotOpened(path[0], self._side, True, "the file is not there"))
                return
            self._film = self._opener(path[1], cancel)
        except Cancelled:
            return
        except (MediaError, OSError, ImportError) as error:
            self._say(self.failed, NotOpened(path[0], self._side, False, str(error)))
            return
        self._say(self.opened, Opened(path[0], self._side, self._film.facts))

    def _make(self, wish: Wish) -> None:
        film, last = self._film, self._last
        if film is None:
            return
        if last is None or last[:2] != (wish.frame, wish.box):
            try:
                picture = film.picture(wish.frame, wish.box, lambda: self._is_stale)
            except Cancelled:
                return
            except (MediaError, OSError) as error:
                self._say(self.failed, NotOpened(self._opening, self._side, False, str(error)))
                return
            last = self._last = (wish.frame, wish.box, image_of(picture))
        self._say(self.came, Came(wish.number, self._side, wish.frame, last[2]))

    def _let_go(self) -> None:
        film, self._film, self._last = self._film, None, None
        if film is not None:
            film.close()

    def _say(self, signal: SignalInstance, what: object) -> None:
        if self._is_ending:
            return
        try:
            signal.emit(what)
        except RuntimeError:
            # The window went while the picture was made.
            log.debug("nobody is left to take a picture")
