"""Room that is kept for the one moment in which a full disk would cost money: the answer of a task being sent."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from vidgo_desktop.core.private import write_private

SIZE = 1 << 20


class Ballast:
    """A file of 1 MiB. Freeing it is safe from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def make(self) -> None:
        """Lay it down when it is missing and the disk has room; nothing happens otherwise."""
        with contextlib.suppress(OSError):
            if self._path.exists() and self._path.stat().st_size == SIZE:
                return
            # Random bytes: a file system that compresses would give no room back for zeros.
            write_private(self._path, os.urandom(SIZE))

    def free(self) -> bool:
        """Give the room back; True when there was some."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
