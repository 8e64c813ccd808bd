"""Videos that a crash cut off between their name and their mark in the list: found again, never fetched twice.

Before a video gets its name, the journal is told name, size and hash. Whoever wants to fetch asks here first.
"""

from __future__ import annotations

import contextlib
import logging
import os
import stat
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.journal import Entry, Journal, Kind, read
from vidgo_desktop.core.transfer_file import publish_kept
from vidgo_desktop.core.transfer_sweep import name_of_part

log = logging.getLogger(__name__)

_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Announced:
    """What was said of a video just before it appeared under this path."""

    path: Path
    size: int
    sha256: str


class Published:
    """The last announcement of each task. Callable from any thread; reads and writes files, so never on the engine's.

    A part that was kept, because another program held it, is announced under its hidden name.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._last: dict[str, Announced] | None = None

    def announce(self, nonce: str, path: Path, size: int, sha256: str) -> None:
        """This video is about to appear under this path."""
        self._known()[nonce] = Announced(path, size, sha256)
        try:
            self._journal.publishing(nonce, path, size, sha256)
        except StoreError as error:
            # It only helps when the program is killed in the next moment; the video is worth more.
            log.info("the journal missed a video: %s", error.message)

    def find(self, nonce: str, cancel: Cancel) -> Path | None:
        """Where the whole video of this task lies already, None when it has to be fetched. Raises ``Cancelled``."""
        last = self._known().get(nonce)
        if last is None:
            return None
        if is_whole(last, cancel):
            return last.path
        _drop_reserved(last)
        return None

    def give_name(self, nonce: str, cancel: Cancel) -> Path:
        """Try again to give a kept part its name; only after ``find`` said where it is. Raises ``SaveError``."""
        last = self._known()[nonce]
        return publish_kept(last.path, cancel, lambda path: self.announce(nonce, path, last.size, last.sha256))

    def last(self, nonce: str) -> Announced | None:
        """What was said last of the video of this task, None when nothing was, or it was forgotten."""
        return self._known().get(nonce)

    def kept(self) -> Mapping[str, Path]:
        """The parts that are whole and wait for their name, by the task's nonce."""
        known = self._known()
        return {nonce: last.path for nonce, last in tuple(known.items()) if name_of_part(last.path)}

    def _known(self) -> dict[str, Announced]:
        with self._lock:
            if self._last is None:
                self._last = {}
                with contextlib.suppress(OSError):
                    for entry in read(self._journal.path):
                        if entry.kind is Kind.PUBLISHING and (announced := _announced(entry)) is not None:
                            self._last[entry.nonce] = announced
            return self._last


def _announced(entry: Entry) -> Announced | None:
    path, size, digest = (entry.data.get(key) for key in ("path", "size", "sha256"))
    if isinstance(path, str) and path and "\0" not in path and isinstance(size, int) and isinstance(digest, str):
        return Announced(Path(path), size, digest)
    return None


def is_whole(last: Announced, cancel: Cancel) -> bool:
    """Whether a file of this very content lies there; links are not followed. Blocks. Raises ``Cancelled``."""
    import hashlib

    with contextlib.suppress(OSError):
        # Without waiting: in its place may be anything by now, also a pipe.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(last.path, flags)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode) or found.st_size != last.size:
                return False
            digest = hashlib.sha256()
            while block := os.read(descriptor, _BLOCK):
                cancel.check()
                digest.update(block)
            return digest.hexdigest() == last.sha256
        finally:
            # By number: a file object made of the number of a folder is refused, and leaves it open.
            os.close(descriptor)
    return False


def _drop_reserved(last: Announced) -> None:
    """Where files cannot be linked, a name is reserved by an empty file of ours; a crash may have left it there."""
    with contextlib.suppress(OSError):
        found = last.path.lstat()
        if stat.S_ISREG(found.st_mode) and not found.st_size and last.size:
            last.path.unlink()
