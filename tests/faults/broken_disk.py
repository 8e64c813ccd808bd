"""A disk that fails when a test wants it: below the store, above the file, or for real where the system lets us."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, cast

import pytest

from vidgo_desktop.core.store import TaskStore

_WRITES = ("BEGIN", "INSERT", "UPDATE", "DELETE", "COMMIT")


class Fault(Enum):
    """What SQLite says of a broken disk: its words and its number."""

    FULL = ("database or disk is full", sqlite3.SQLITE_FULL)
    IO = ("disk I/O error", sqlite3.SQLITE_IOERR_WRITE)
    SYNC = ("disk I/O error", sqlite3.SQLITE_IOERR_FSYNC)
    BUSY = ("database is locked", sqlite3.SQLITE_BUSY)
    READ_ONLY = ("attempt to write a readonly database", sqlite3.SQLITE_READONLY)

    def error(self) -> sqlite3.OperationalError:
        """The error as the sqlite3 module raises it."""
        text, code = self.value
        error = sqlite3.OperationalError(text)
        error.sqlite_errorcode = code
        return error


class BrokenDisk:
    """Stands before a real connection and counts the statements that write.

    ``fail`` plans the trouble: ``count`` writes from the ``at``-th on fail (the next one is 1), and with ``rollbacks``
    as many attempts to take back what was half done.
    """

    def __init__(self, real: sqlite3.Connection) -> None:
        self._real = real
        self._fault = Fault.FULL
        self._first = self._last = 0
        self._rollbacks = 0
        self.writes = 0
        self.failed = 0

    def fail(self, fault: Fault, at: int = 1, count: int = 1, *, rollbacks: bool = False) -> None:
        self._fault, self._rollbacks = fault, count * rollbacks
        self._first = self.writes + at
        self._last = self._first + count - 1

    def heal(self) -> None:
        """Everything works again."""
        self._first = self._last = self._rollbacks = 0

    @property
    def is_broken(self) -> bool:
        """Whether the next write fails."""
        return self._first <= self.writes + 1 <= self._last

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        word = sql.split(None, 1)[0].upper()
        if word == "ROLLBACK" and self._rollbacks and self.failed:
            self._rollbacks -= 1
            raise self._fault.error()
        if word not in _WRITES:
            return self._real.execute(sql, parameters)
        self.writes += 1
        if not self._first <= self.writes <= self._last:
            return self._real.execute(sql, parameters)
        self.failed += 1
        raise self._fault.error()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class BrokenStore(TaskStore):
    """The real list over its real file, with a disk between them that can be told to fail."""

    disk: BrokenDisk

    @classmethod
    def open(cls, path: Path, **how: Any) -> BrokenStore:
        store = super().open(path, **how)
        assert isinstance(store, BrokenStore)
        store.disk = BrokenDisk(store._connection)
        store._connection = cast(sqlite3.Connection, store.disk)
        return store


# --- the real thing -------------------------------------------------------------------------------------------


@contextlib.contextmanager
def tiny_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A real file system of this size at ``folder``. Skips where we may not mount one."""
    folder.mkdir(mode=0o700, exist_ok=True)
    with _mounted(["-t", "tmpfs", "-o", f"size={kilobytes}k,mode=0700", "tmpfs"], folder):
        yield folder


@contextlib.contextmanager
def read_only_disk(folder: Path) -> Iterator[Path]:
    """Make ``folder`` a read-only file system for as long as this lasts. Skips where we may not mount."""
    with _mounted(["--bind", str(folder)], folder):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True, capture_output=True)
        yield folder


@contextlib.contextmanager
def _mounted(what: list[str], folder: Path) -> Iterator[None]:
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("needs the right to mount")
    if subprocess.run(["mount", *what, str(folder)], check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    try:
        yield
    finally:
        # Lazily, because an engine of a failed test may still have a file open.
        subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True)


def fill_up(folder: Path) -> Path:
    """Leave no free block on the file system of this folder; removing the given file makes room again."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 512, 1):
            with contextlib.suppress(OSError):
                while file.write(b"\0" * size):
                    pass
    return filler


@contextlib.contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """Every write beyond this many bytes of a file fails in this process, with a real error of the system."""
    resource = pytest.importorskip("resource", reason="needs POSIX: a limit for the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


_LINUX_CAPABILITY_VERSION_3 = 0x20080522
# May pass over modes, read and search everything, and change files of others: what makes root more than a user.
_ROOTS_RIGHTS = (1, 2, 3)


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextlib.contextmanager
def modes_count() -> Iterator[None]:
    """Let the modes of files hold for this thread and those that it starts, also when the tests run as root."""
    if os.name == "nt":
        pytest.skip("needs POSIX: modes of files")
    if os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("needs a user who is not root")
    _change_rights(lambda rights, bit: rights & ~(1 << bit))
    try:
        yield
    finally:
        _change_rights(lambda rights, bit: rights | 1 << bit)


def _change_rights(change: Callable[[int, int], int]) -> None:
    system = ctypes.CDLL(None, use_errno=True)
    header, data = _Header(_LINUX_CAPABILITY_VERSION_3, 0), (_Data * 2)()
    assert system.capget(ctypes.byref(header), data) == 0
    for bit in _ROOTS_RIGHTS:
        data[0].effective = change(data[0].effective, bit) & data[0].permitted
    assert system.capset(ctypes.byref(header), data) == 0
