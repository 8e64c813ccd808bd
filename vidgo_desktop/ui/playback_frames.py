"""Frames become pictures here, in a thread of their own: decoded video in, images of the stage's size out."""

from __future__ import annotations

import importlib
import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

log = logging.getLogger(__name__)

USUAL_RATE = 25.0
# The length of a frame comes in whole microseconds; rates this near to a whole number, or to the 1000/1001 of
# television, are meant to be that. For 24 frames a second; in proportion for others.
_RATE_TOLERANCE = 0.004
_MULTIMEDIA = "PySide6.QtMultimedia"
# A poster is a small picture of ours; a damaged one must not ask for gigabytes.
_LARGEST_POSTER = 8192


class Side(StrEnum):
    """The two videos of a pair."""

    SOURCE = "source"
    RESULT = "result"


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
    """What of an opening is there. ``can_play`` is False where Qt's multimedia part cannot be loaded."""

    number: int
    source: Path | None
    result: Path | None
    poster: QImage | None
    can_play: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame, ready to be painted: its time and length in microseconds, ``size`` is the video's own."""

    number: int
    side: Side
    image: QImage
    start: int
    length: int
    size: QSize

    @property
    def rate(self) -> float:
        """Frames in a second."""
        if self.length <= 0:
            return USUAL_RATE
        rate = 1_000_000 / self.length
        for likely in (float(round(rate)), round(rate) * 1000 / 1001):
            if likely > 0 and abs(rate - likely) < _RATE_TOLERANCE * likely / 24:
                return likely
        return rate


@dataclass(frozen=True, slots=True)
class Boxes:
    """The largest size of each side's picture in device pixels."""

    source: QSize
    result: QSize

    def of(self, side: Side) -> QSize:
        """The box of one side."""
        return self.source if side is Side.SOURCE else self.result


class Mailbox:
    """The newest picture of each side. Whoever comes late finds one, never a queue. Safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pictures: dict[Side, Picture] = {}

    def put(self, picture: Picture) -> bool:
        """Lay down a picture over an older one; True when the box was empty, so somebody must be told."""
        with self._lock:
            was_empty = not self._pictures
            self._pictures[picture.side] = picture
            return was_empty

    def take(self) -> tuple[Picture, ...]:
        """Empty the box."""
        with self._lock:
            pictures = tuple(self._pictures.values())
            self._pictures.clear()
            return pictures


class FrameConverter(QObject):
    """Lives in its own thread. Frames come straight from the decoder's threads and never touch the UI thread.

    A frame that is overtaken by a newer one before its turn is dropped.
    """

    found = Signal(object)
    pictures_waiting = Signal()

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__()
        self._mailbox = mailbox
        self._boxes = Boxes(QSize(), QSize())
        self._number = 0
        self._is_open = False
        self._frames: dict[Side, QVideoFrame] = {}
        self._due: set[Side] = set()
        # Fires only when no event waits any more, so the newest of several frames is the one that is converted.
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._convert_due)

    @Slot(object)
    def look(self, opening: Opening) -> None:
        """Forget the former videos and say what of the new ones is there. Frames are refused until ``admit``."""
        self._number = opening.number
        self._is_open = False
        self._frames.clear()
        self._due.clear()
        self._mailbox.take()
        source, result = _existing(opening.source), _existing(opening.result)
        can_play = (source is not None or result is not None) and _load_multimedia()
        self.found.emit(Found(opening.number, source, result, _poster(opening.poster), can_play))

    @Slot(object)
    def admit(self, number: int) -> None:
        """From now on frames belong to this opening; late ones of the former are already refused."""
        self._is_open = number == self._number

    @Slot(object)
    def use_boxes(self, boxes: Boxes) -> None:
        """The stage has a new size: make the shown frames anew."""
        if boxes != self._boxes:
            self._boxes = boxes
            self._mark(*self._frames)

    @Slot("QVideoFrame")
    def take_source(self, frame: QVideoFrame) -> None:
        """A frame of the source."""
        self._take(Side.SOURCE, frame)

    @Slot("QVideoFrame")
    def take_result(self, frame: QVideoFrame) -> None:
        """A frame of the result."""
        self._take(Side.RESULT, frame)

    def _take(self, side: Side, frame: QVideoFrame) -> None:
        # At its end a player says an invalid frame; the last picture stays.
        if self._is_open and frame.isValid():
            self._frames[side] = frame
            self._mark(side)

    def _mark(self, *sides: Side) -> None:
        self._due.update(sides)
        if self._due and not self._idle.isActive():
            self._idle.start()

    @Slot()
    def _convert_due(self) -> None:
        due = sorted(self._due)
        self._due.clear()
        for side in due:
            picture = self._picture(side, self._frames[side])
            if picture is not None and self._mailbox.put(picture):
                self.pictures_waiting.emit()

    def _picture(self, side: Side, frame: QVideoFrame) -> Picture | None:
        image = frame.toImage()
        if image.isNull():
            return None
        length = frame.endTime() - frame.startTime()
        fitted = fit(image, self._boxes.of(side))
        return Picture(self._number, side, fitted, max(0, frame.startTime()), max(0, length), image.size())


def fit(image: QImage, box: QSize) -> QImage:
    """The image scaled to the largest size within ``box`` (device pixels), in the format that paints fastest."""
    if not box.isEmpty():
        size = image.size().scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        if size != image.size():
            whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(size, whole, smooth)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _existing(path: Path | None) -> Path | None:
    try:
        return path if path is not None and path.is_file() else None
    except (OSError, ValueError):
        return None


def _poster(path: Path | None) -> QImage | None:
    if _existing(path) is None:
        return None
    reader = QImageReader(str(path))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _LARGEST_POSTER:
        return None
    image = reader.read()
    return None if image.isNull() else image


def _load_multimedia() -> bool:
    try:
        importlib.import_module(_MULTIMEDIA)
    except ImportError as error:
        log.info("video cannot play here: %s", error)
        return False
    return True


_LATE: list[tuple[QThread, FrameConverter | None]] = []


class Frames(QObject):
    """The UI thread's side of the converter: begins its thread at the first need and ends it within a bounded time.

    ``found`` carries a ``Found``, ``pictures_came`` a tuple of at most one ``Picture`` for each side.
    """

    found = Signal(object)
    pictures_came = Signal(object)

    _looked_for = Signal(object)
    _admitted = Signal(object)
    _boxes_changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._mailbox = Mailbox()
        self._boxes: Boxes | None = None
        self._thread: QThread | None = None
        self._converter: FrameConverter | None = None

    @property
    def converter(self) -> FrameConverter | None:
        """Where players send their frames; None before the first look and after the end."""
        return self._converter

    def look(self, opening: Opening) -> None:
        """See what of these videos is there; the answer is ``found``."""
        if self._thread is None:
            self._begin()
        self._looked_for.emit(opening)

    def admit(self, number: int) -> None:
        """From now on frames belong to this opening."""
        self._admitted.emit(number)

    def use_boxes(self, boxes: Boxes) -> None:
        """Make pictures of this size."""
        if boxes != self._boxes:
            self._boxes = boxes
            self._boxes_changed.emit(boxes)

    def end(self, milliseconds: int) -> None:
        """Let the running conversion finish, then end the thread."""
        thread, converter = self._thread, self._converter
        self._thread = self._converter = None
        if thread is None:
            return
        thread.quit()
        if not thread.wait(milliseconds):
            # Neither may be destroyed while it works: Qt would end the program.
            log.info("the thread of the pictures is late")
            _LATE.append((thread, converter))
        # Until here the names hold both: the last reference to the converter must not go while its thread runs.
        del thread, converter

    def _begin(self) -> None:
        # Our widgets paint without OpenGL; with this, so does the conversion of frames. Drawing a frame with OpenGL
        # and reading it back costs six times as much where OpenGL is software, and 70 ms at first (measured).
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
        converter = FrameConverter(self._mailbox)
        thread = QThread()
        thread.setObjectName("frames")
        converter.moveToThread(thread)
        thread.finished.connect(converter.deleteLater)
        self._looked_for.connect(converter.look)
        self._admitted.connect(converter.admit)
        self._boxes_changed.connect(converter.use_boxes)
        converter.found.connect(self.found)
        converter.pictures_waiting.connect(self._take)
        thread.start()
        self._thread, self._converter = thread, converter
        if self._boxes is not None:
            self._boxes_changed.emit(self._boxes)

    @Slot()
    def _take(self) -> None:
        self.pictures_came.emit(self._mailbox.take())
