"""Small pictures for the task list: read, cut and rounded off the UI thread, kept in a bounded cache."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

_MOST_KEPT = 256
_MOST_WAITING = 64
_AT_ONCE = 2
# Where the cut begins, of what is cut off above and below.
_FACES = 0.2


@dataclass(frozen=True, slots=True)
class Corners:
    """The radius of the left and of the right corners, in logical pixels; the lower ones are like those above them
    where nothing else is said.
    """

    left: float = 0.0
    right: float = 0.0
    lower_left: float | None = None
    lower_right: float | None = None

    def mirrored(self) -> Corners:
        """Left for right."""
        return Corners(self.right, self.left, self.lower_right, self.lower_left)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture at one size. ``what`` is ``video``, ``image`` or ``result``."""

    task: int
    what: str
    width: int
    height: int
    ratio: float
    corners: Corners = Corners()


@dataclass(frozen=True, slots=True)
class _Loaded:
    wanted: Wanted
    round: int
    image: QImage


class _Mail(QObject):
    """The way of a result back to the UI thread. Kept by its job, so that it outlives a loader that went away."""

    done = Signal(object)


class _Job(QRunnable):
    def __init__(self, wanted: Wanted, path: Path, round: int, mail: _Mail) -> None:
        super().__init__()
        self._wanted, self._path, self._round, self._mail = wanted, path, round, mail

    def run(self) -> None:
        wanted = self._wanted
        size = QSize(round(wanted.width * wanted.ratio), round(wanted.height * wanted.ratio))
        image = rounded_image(self._path, size, wanted.ratio, wanted.corners)
        self._mail.done.emit(_Loaded(wanted, self._round, image))


class ThumbnailLoader(QObject):
    """Lives in the UI thread. ``loaded`` carries the number of a task that has a new picture.

    ``path_for(task, what)`` is called in the UI thread and must not touch the disk.
    """

    loaded = Signal(object)

    def __init__(self, path_for: Callable[[int, str], Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The first picture of a process makes the binding import a module behind a lock of its own. Two threads that do
        # so at once wait for each other for ever (seen with PySide6 6.11.3), so it is done before there are two.
        QImage(QSize(1, 1), QImage.Format.Format_ARGB32_Premultiplied)
        self._path_for = path_for
        self._kept: OrderedDict[Wanted, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[Wanted, None] = OrderedDict()
        self._running: set[Wanted] = set()
        self._round = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_AT_ONCE)
        self._mail = _Mail()
        self._mail.done.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def pixmap(self, wanted: Wanted) -> QPixmap | None:
        """The picture when it is here; else it is fetched, and ``loaded`` tells. None also when there is no file."""
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        if wanted not in self._running:
            # The latest wish first: after a long scroll the rows on the screen matter, not those that passed by.
            self._waiting[wanted] = None
            self._waiting.move_to_end(wanted)
            while len(self._waiting) > _MOST_WAITING:
                self._waiting.popitem(last=False)
            self._start()
        return None

    def is_missing(self, wanted: Wanted) -> bool:
        """Whether it was looked for and there is no usable file."""
        return wanted in self._kept and self._kept[wanted] is None

    @Slot(object)
    def forget(self, task: int) -> None:
        """The pictures of this task were made anew."""
        self._round += 1
        for wanted in [wanted for wanted in self._kept if wanted.task == task]:
            del self._kept[wanted]
        self.loaded.emit(task)

    def clear(self) -> None:
        """Other tasks have these numbers now."""
        self._round += 1
        self._kept.clear()
        self._waiting.clear()

    def _start(self) -> None:
        while self._waiting and len(self._running) < _AT_ONCE:
            wanted, _ = self._waiting.popitem()
            self._running.add(wanted)
            path = self._path_for(wanted.task, wanted.what)
            self._pool.start(_Job(wanted, path, self._round, self._mail))

    @Slot(object)
    def _arrived(self, done: _Loaded) -> None:
        self._running.discard(done.wanted)
        # What was begun before a picture was made anew may be the old one; a row that needs it asks again.
        if done.round == self._round:
            self._kept[done.wanted] = None if done.image.isNull() else QPixmap.fromImage(done.image)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        self._start()
        self.loaded.emit(done.wanted.task)


def rounded_image(path: Path, size: QSize, ratio: float, corners: Corners) -> QImage:
    """The picture of a file, cut to ``size`` (device pixels) with rounded corners. Null when it cannot be read.

    Any thread. Only the needed size is decoded.
    """
    reader = QImageReader(str(path))
    whole = reader.size()
    if whole.isValid():
        reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    read = reader.read()
    if read.isNull():
        return read
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    box = QRectF(0, 0, size.width(), size.height())
    painter.setClipPath(corner_path(box, corners, ratio))
    shown = read.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    # A wide window onto a tall picture: people have their faces in the upper part of it.
    share = _FACES if size.width() > size.height() else 0.5
    left, top = (size.width() - shown.width()) / 2, (size.height() - shown.height()) * share
    painter.drawImage(QRectF(left, top, shown.width(), shown.height()), read)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def corner_path(box: QRectF, corners: Corners, ratio: float = 1.0) -> QPainterPath:
    """The outline of a tile whose corners differ."""

    def twice(radius: float) -> float:
        return 2 * radius * ratio

    left, right = twice(corners.left), twice(corners.right)
    below_left = left if corners.lower_left is None else twice(corners.lower_left)
    below_right = right if corners.lower_right is None else twice(corners.lower_right)
    path = QPainterPath()
    path.moveTo(box.center().x(), box.top())
    path.arcTo(box.right() - right, box.top(), right, right, 90, -90)
    path.arcTo(box.right() - below_right, box.bottom() - below_right, below_right, below_right, 0, -90)
    path.arcTo(box.left(), box.bottom() - below_left, below_left, below_left, 270, -90)
    path.arcTo(box.left(), box.top(), left, left, 180, -90)
    path.closeSubpath()
    return path
