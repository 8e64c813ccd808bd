"""A second start over the same folder: it asks the first program to show its window, and goes."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal, Slot

_PATIENCE_MS = 1500


def wish_file(lock: Path) -> Path:
    """Where the wish is written: beside the lock, in a folder for this user only."""
    return lock.with_name(lock.stem + ".show")


class ShowWishes(QObject):
    """The first program: ``asked`` comes for each second start. One byte in the file is a wish, an empty file the
    answer. Where nothing can be written, nobody is heard, and the second start says so by itself.
    """

    asked = Signal()

    def __init__(self, lock: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = wish_file(lock)
        self._watcher: QFileSystemWatcher | None = None

    def listen(self) -> None:
        """Hear wishes from now on; older ones are forgotten."""
        with contextlib.suppress(OSError):
            os.close(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
            watcher = QFileSystemWatcher([str(self._file)], self)
            watcher.fileChanged.connect(self._changed)
            self._watcher = watcher

    def close(self) -> None:
        """Hear nothing more."""
        if self._watcher is not None:
            self._watcher.fileChanged.disconnect(self._changed)
            self._watcher.deleteLater()
            self._watcher = None

    @Slot()
    def _changed(self) -> None:
        with contextlib.suppress(OSError):
            if self._file.stat().st_size:
                os.truncate(self._file, 0)
                self.asked.emit()


def ask_to_show(lock: Path, patience_ms: int = _PATIENCE_MS) -> bool:
    """The second program: whether the first one took the wish within the patience. Needs a QApplication."""
    file = wish_file(lock)
    try:
        # Without a file there is nobody who listens.
        descriptor = os.open(file, os.O_WRONLY)
    except OSError:
        return False
    try:
        os.write(descriptor, b"1")
    except OSError:
        return False
    finally:
        os.close(descriptor)
    loop = QEventLoop()
    watcher = QFileSystemWatcher([str(file)])

    def look() -> None:
        with contextlib.suppress(OSError):
            if not file.stat().st_size:
                loop.exit(1)

    watcher.fileChanged.connect(look)
    # The answer may have come before anybody watched.
    QTimer.singleShot(0, loop, look)
    QTimer.singleShot(patience_ms, loop, loop.quit)
    return bool(loop.exec())
