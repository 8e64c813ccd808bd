"""Whether a file of the user's is still the one that was chosen: its size and the time of its last change."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import FileChanged

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileMark:
    """What tells two states of a file apart without reading it: bytes, and nanoseconds of the last change."""

    size: int
    changed: int


def mark_of(path: Path) -> FileMark:
    """The mark of a file that can be read and has something in it.

    May block for as long as the disk does. Raises ``FileChanged``: whoever chose the file could read it.
    """
    try:
        _must_be_a_file(path)
        # Opened, because the name alone does not tell that another program keeps the file for itself.
        with path.open("rb") as file:
            return _mark(file)
    except OSError as error:
        raise _unreadable(error) from None


def hash_of(path: Path, mark: FileMark, cancel: Cancel) -> str:
    """The SHA-256 of a file, in hex, when the file is as ``mark`` says from the first to the last byte.

    Raises ``FileChanged`` when it is not, ``Cancelled`` when stopped.
    """
    digest = hashlib.sha256()
    try:
        _must_be_a_file(path)
        with path.open("rb") as file:
            must_be(_mark(file), mark)
            left = mark.size
            # No further than its size: a film that is still being recorded has no end.
            while left > 0 and (chunk := file.read(min(_CHUNK, left))):
                cancel.check()
                digest.update(chunk)
                left -= len(chunk)
            # Of the name and not of the open file: another one may have been put in its place.
            must_be(_mark_of(path.stat()), mark)
    except OSError as error:
        raise _unreadable(error) from None
    return digest.hexdigest()


def must_be(now: FileMark, mark: FileMark) -> None:
    """Raise ``FileChanged`` when the two differ."""
    if now != mark:
        raise FileChanged(f"the file changed since it was chosen: it had {mark.size} bytes and has {now.size}")


def _must_be_a_file(path: Path) -> None:
    # Opening a pipe would wait for ever.
    if not stat.S_ISREG(path.stat().st_mode):
        raise FileChanged("it is no file any more")


def _mark(file: BinaryIO) -> FileMark:
    return _mark_of(os.fstat(file.fileno()))


def _mark_of(found: os.stat_result) -> FileMark:
    if found.st_size == 0:
        raise FileChanged("the file is empty")
    return FileMark(found.st_size, found.st_mtime_ns)


def _unreadable(error: OSError) -> FileChanged:
    return FileChanged(f"the file cannot be read: {error.strerror or type(error).__name__}")
