"""Small pictures of whole films: for the film strips, and as stand-ins while somebody scrubs. Made in threads."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, MediaError
from vidgo_desktop.core.film import FilmFacts, StripMaker
from vidgo_desktop.ui.sides import Side

log = logging.getLogger(__name__)

# Of one film. So many pictures 360 high are 3 to 9 MB as JPEG; of a minute at 24 a second it is every second one.
MOST_STAND_INS = 720
STAND_IN_HEIGHT = 360
MOST_STRIP_PICTURES = 60
STRIP_HEIGHT = 88
# A stand-in further away than this from the wanted moment would lie; the exact picture is awaited instead.
_FAR_SECONDS = 0.2
# After each small picture, while the films play: the two cores are theirs.
_BREATH_SECONDS = 0.03
_NICE = 10


@dataclass(frozen=True, slots=True)
class Job:
    """One film whose small pictures are to be made."""

    side: Side
    facts: FilmFacts


@dataclass(frozen=True, slots=True)
class StandIns:
    """Small pictures of one moment; ``number`` is that of the wish."""

    number: int
    images: dict[Side, tuple[int, QImage]]


class _Shelf:
    """The JPEGs of one film by frame, ascending. Written by one thread and read by others."""

    def __init__(self, facts: FilmFacts) -> None:
        self._facts = facts
        self._lock = threading.Lock()
        self._frames: list[int] = []
        self._data: list[bytes] = []

    def put(self, frame: int, data: bytes) -> None:
        with self._lock:
            self._frames.append(frame)
            self._data.append(data)

    def at(self, frame: int) -> tuple[int, bytes] | None:
        """The picture of this frame or the nearest before it; None when that is too far away."""
        with self._lock:
            place = bisect_right(self._frames, frame) - 1
            if place < 0:
                return None
            found = self._frames[place]
            if self._facts.start_of(frame) - self._facts.start_of(found) > _FAR_SECONDS:
                return None
            return found, self._data[place]

    @property
    def size(self) -> int:
        with self._lock:
            return sum(map(len, self._data))


class Strips(QObject):
    """Belongs to the UI thread. ``picture_came`` carries side, frame and image; ``stand_ins_came`` a ``StandIns``."""

    picture_came = Signal(object, int, object)
    stand_ins_came = Signal(object)

    def __init__(self, maker: StripMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._maker = maker
        self._cancel = Cancel()
        self._shelves: dict[Side, _Shelf] = {}
        self._threads: list[threading.Thread] = []
        self._scrubber: threading.Thread | None = None
        self._changed = threading.Condition()
        self._wish: tuple[int, dict[Side, int]] | None = None
        self._is_ending = False
        self.is_playing = False

    @property
    def bytes_held(self) -> int:
        """How much memory the stand-ins take."""
        return sum(shelf.size for shelf in self._shelves.values())

    def begin(self, jobs: tuple[Job, ...]) -> None:
        """Forget the former films and make the small pictures of these, one film after the other."""
        self.forget()
        cancel = self._cancel = Cancel()
        self._shelves = {job.side: _Shelf(job.facts) for job in jobs}
        work = [(job, self._shelves[job.side]) for job in jobs]
        thread = threading.Thread(target=self._make_all, args=(work, cancel), name="film strips", daemon=True)
        self._threads = [each for each in self._threads if each.is_alive()]
        self._threads.append(thread)
        thread.start()

    def forget(self) -> None:
        """Stop the work and drop the pictures."""
        self._cancel.set()
        self._shelves = {}
        with self._changed:
            self._wish = None

    def has(self, frames: dict[Side, int]) -> bool:
        """Whether there is a stand-in for each of these frames."""
        shelves = self._shelves
        return all(side in shelves and shelves[side].at(frame) is not None for side, frame in frames.items())

    def show(self, number: int, frames: dict[Side, int]) -> None:
        """Ask for the stand-ins of these frames; only the newest wish is answered."""
        with self._changed:
            self._wish = (number, frames)
            if self._scrubber is None:
                self._scrubber = threading.Thread(target=self._scrub, name="stand-ins", daemon=True)
                self._scrubber.start()
            self._changed.notify()

    def end(self) -> None:
        """End the threads soon; ``join`` waits for them."""
        self.forget()
        with self._changed:
            self._is_ending = True
            self._changed.notify()

    def join(self, until: float) -> None:
        """Wait for the end of all threads, at most until this moment of ``time.monotonic``."""
        for thread in (*self._threads, self._scrubber):
            if thread is not None:
                thread.join(max(0.0, until - time.monotonic()))

    # --- on the threads ---------------------------------------------------------------------------------------

    def _make_all(self, work: list[tuple[Job, _Shelf]], cancel: Cancel) -> None:
        _be_nice()
        for job, shelf in work:
            frames = job.facts.last + 1
            every = -(-frames // MOST_STAND_INS)
            apart = -(-frames // MOST_STRIP_PICTURES)
            try:
                tell = self._teller(job.side, shelf, apart, cancel)
                self._maker(job.facts.path, STAND_IN_HEIGHT, every, tell, cancel)
            except Cancelled:
                return
            except (MediaError, OSError) as error:
                # The films themselves say what is wrong with them; without small pictures all goes on.
                log.info("no small pictures of a film: %s", error)

    def _teller(self, side: Side, shelf: _Shelf, apart: int, cancel: Cancel) -> Callable[[int, bytes], None]:
        due = 0

        def tell(frame: int, data: bytes) -> None:
            nonlocal due
            cancel.check()
            shelf.put(frame, data)
            if frame >= due:
                due += apart
                image = _image_of(data)
                small = image.scaledToHeight(STRIP_HEIGHT, Qt.TransformationMode.SmoothTransformation)
                self._say(self.picture_came, side, frame, small)
            if self.is_playing:
                cancel.wait(_BREATH_SECONDS)

        return tell

    def _scrub(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_ending or self._wish is not None)
                if self._is_ending or self._wish is None:
                    return
                (number, frames), self._wish = self._wish, None
            shelves = self._shelves
            images: dict[Side, tuple[int, QImage]] = {}
            for side, frame in frames.items():
                found = shelves[side].at(frame) if side in shelves else None
                if found is not None:
                    image = _image_of(found[1]).convertToFormat(QImage.Format.Format_RGB32)
                    images[side] = (found[0], image)
            if len(images) == len(frames):
                self._say(self.stand_ins_came, StandIns(number, images))

    def _say(self, signal: SignalInstance, *what: object) -> None:
        if self._is_ending:
            return
        try:
            signal.emit(*what)
        except RuntimeError:
            log.debug("nobody is left to take a small picture")


def _be_nice() -> None:
    """Let this thread work only where nobody else wants the processor; where the system knows no such thing, go on."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)


def _image_of(jpeg: bytes) -> QImage:
    """Any thread.

    Qt is told what it is: else it asks every plugin, and one of them connects signals. A thread that does this holds
    the interpreter's lock and waits for Qt's, while the UI thread in disconnect() may hold Qt's and wait for the
    interpreter's: the window then stands still for ever.
    """
    # The stubs say bytes; what runs takes nothing but text.
    return QImage.fromData(jpeg, "JPEG")  # type: ignore[arg-type, call-overload, unused-ignore]
