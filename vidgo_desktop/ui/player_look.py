"""Looks which files of an opening are there, and reads the poster: in a thread, because a folder may answer late."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from vidgo_desktop.ui.player_facts import Found, Opening

log = logging.getLogger(__name__)

# A poster is a small picture of ours; a damaged one must not ask for gigabytes.
_LARGEST_POSTER = 8192


class Looker(QObject):
    """Belongs to the UI thread. ``found`` carries a ``Found``.

    Every look has a thread of its own: one that waits for a lost network folder does not hold up the next.
    """

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads: list[threading.Thread] = []

    def look(self, opening: Opening) -> None:
        """Answer soon with ``found``. Never blocks."""
        self.aside(lambda: self._look(opening))

    def aside(self, work: Callable[[], None]) -> None:
        """Do this in a thread, which ``end`` waits for too."""
        thread = threading.Thread(target=work, name="look for videos", daemon=True)
        self._threads = [each for each in self._threads if each.is_alive()]
        self._threads.append(thread)
        thread.start()

    def end(self, milliseconds: int) -> None:
        """Wait for what is under way, at most about this long."""
        until = time.monotonic() + milliseconds / 1000
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._threads = [each for each in self._threads if each.is_alive()]

    def _look(self, opening: Opening) -> None:
        source, result = _existing(opening.source), _existing(opening.result)
        found = Found(opening.number, source, result, _poster(opening.poster))
        try:
            self.found.emit(found)
        except RuntimeError:
            log.debug("nobody is left to hear which videos are there")


def _existing(path: Path | None) -> Path | None:
    """A file of this computer, or None: an address is never one, whatever it looks like."""
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
