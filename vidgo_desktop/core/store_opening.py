"""How the task list comes up: to work with, or only to be read where nothing can be written.

Tells the kinds of trouble apart, because each has other words: no right to write, somebody else's lock, no room, or a
file that is not the one any more that was opened.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from vidgo_desktop.core.errors import ListBusy, ListReadOnly, ListSwapped, LowSpace, StoreError, StoreTooNew
from vidgo_desktop.core.store_files import beside, is_damage, open_database, open_to_read

_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
# Windows: another program has the file open and does not share it.
_SHARING_VIOLATION = 32
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_REFUSED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})


@dataclass(frozen=True, slots=True)
class Opened:
    """An open list. ``aside`` is where a damaged file was put, ``watch`` None when it is only read."""

    connection: sqlite3.Connection
    aside: Path | None
    watch: FileWatch | None


class FileWatch:
    """Sees when another program (a sync, a copy put back) replaces the file of the list under us.

    What SQLite writes then goes into a file that nobody will ever open again.
    """

    def __init__(self, path: Path) -> None:
        self._main = path
        self._wal = beside(path, "-wal")
        self._identity = _identity(path)
        self._wal_identity: tuple[int, int] | None = None

    def check(self) -> None:
        """Raises ListSwapped; cheap enough to be asked before every write."""
        if _identity(self._main) != self._identity:
            raise ListSwapped("the file of the task list is not the one any more that was opened")
        wal = _identity(self._wal)
        if self._wal_identity is None:
            # Made with the first write; from then on it stays the same file until the list is closed.
            self._wal_identity = wal
        elif wal != self._wal_identity:
            raise ListSwapped("the -wal file of the task list is not the one any more that was opened")


def open_list(path: Path, *, only_read: bool = False) -> Opened:
    """Open, make or migrate the list; where nothing may be written, open it for reading alone.

    ``only_read`` asks for that from the start. Raises StoreTooNew (the file is then untouched), StoreError, OSError
    or sqlite3.Error.
    """
    if only_read:
        return Opened(open_to_read(path), None, None)
    try:
        connection, aside = open_database(path)
    except (sqlite3.Error, OSError) as error:
        if not _may_only_read(error, path):
            raise
        return Opened(_read_instead(path, error), None, None)
    return Opened(connection, aside, FileWatch(path))


def store_error(error: Exception) -> StoreError:
    """What an error of SQLite or of the disk means to the program. The text names tables and reasons, never values."""
    text = f"{type(error).__name__}: {error}"
    code = _sqlite_code(error)
    number = error.errno if isinstance(error, OSError) else None
    if code in _LOCKED or _is_shared_out(error):
        return ListBusy(text)
    if code in _REFUSED or number in _NO_RIGHT:
        return ListReadOnly(text)
    if code == sqlite3.SQLITE_FULL or number in _NO_ROOM:
        return LowSpace(text)
    return StoreError(text)


def _read_instead(path: Path, error: Exception) -> sqlite3.Connection:
    try:
        return open_to_read(path)
    except StoreTooNew:
        raise
    except (StoreError, OSError, sqlite3.Error, UnicodeDecodeError):
        # Not even that: the first trouble is the one to tell.
        raise error from None


def _may_only_read(error: Exception, path: Path) -> bool:
    """Whether the place does not let us write, unlike a lock, a full disk or damage."""
    if is_damage(error) or _is_shared_out(error) or not path.is_file():
        return False
    if isinstance(error, OSError):
        return error.errno in _NO_RIGHT
    code = _sqlite_code(error)
    # SQLite says "cannot open" for a -wal that it may not make, and for too many open files.
    return code in _REFUSED or (code == sqlite3.SQLITE_CANTOPEN and not _may_write(path))


def _may_write(path: Path) -> bool:
    effective = os.access in os.supports_effective_ids
    return all(os.access(each, os.W_OK, effective_ids=effective) for each in (path.parent, path))


def _is_shared_out(error: Exception) -> bool:
    return getattr(error, "winerror", None) == _SHARING_VIOLATION


def _sqlite_code(error: Exception) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
