"""The files of the task list: made private, looked at before they are touched, and never deleted."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from enum import Enum, auto
from pathlib import Path

from vidgo_desktop.core.errors import StoreError, StoreTooNew
from vidgo_desktop.core.private import make_private_folder
from vidgo_desktop.core.store_schema import (
    APPLICATION_ID,
    INDEXES,
    MIGRATIONS,
    PROBES,
    migrate,
    version_of,
)

# Another program (a backup, a scanner) may hold the file for a moment; longer than this is told.
_BUSY_SECONDS = 0.4
# STRICT tables came with 3.37.
_OLDEST_SQLITE = (3, 37, 0)
# Up to here the whole file is checked at each start; it takes about 10 ms.
_ALWAYS_CHECKED = 16 << 20
_HELPERS = ("-wal", "-shm", "-journal")
_SUSPECT = "-suspect"
_CHECK = "PRAGMA quick_check(1)"
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class _Look(Enum):
    ABSENT = auto()
    SOUND = auto()
    DAMAGED = auto()


def is_damage(error: Exception) -> bool:
    """Whether SQLite says that the file itself is broken, unlike a full disk or a lock."""
    # A message that quotes a broken schema cannot be decoded, so Python raises the second kind instead.
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, UnicodeDecodeError) or (code is not None and code & 0xFF in _DAMAGE)


def mark_suspect(path: Path) -> None:
    """Have the next start check the whole file, because damage was met while working with it."""
    with contextlib.suppress(OSError):
        _beside(path, _SUSPECT).touch(mode=0o600)


def open_database(path: Path) -> tuple[sqlite3.Connection, Path | None]:
    """Open, make or migrate the file; the path is where a damaged file was put aside, if one was.

    The caller holds the lock of the profile: putting aside is not safe against a second program.
    Raises StoreTooNew (the file is then untouched), StoreError, OSError or sqlite3.Error.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old")
    make_private_folder(path.parent)
    look = _look_at(path)
    aside = _put_aside(path) if look is _Look.DAMAGED else None
    _make_private(path)
    try:
        return _connect(path), aside
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if aside is not None or not is_damage(error):
            raise
    aside = _put_aside(path)
    _make_private(path)
    return _connect(path), aside


def _look_at(path: Path) -> _Look:
    """Judge the file without writing to it."""
    if not path.exists():
        # SQLite would quietly delete a -wal without its main file, with all that is in it.
        return _Look.DAMAGED if _has_wal(path) else _Look.ABSENT
    if path.stat().st_size == 0:
        return _Look.DAMAGED
    try:
        connection = sqlite3.connect(_looking(path), uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            return _judge(connection, thoroughly=_needs_check(path))
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_damage(error):
            return _Look.DAMAGED
        raise


def _needs_check(path: Path) -> bool:
    """Large files are read whole only after a run that did not end well: it costs 50 ms at 100,000 tasks."""
    small = path.stat().st_size <= _ALWAYS_CHECKED
    return small or any(_beside(path, suffix).exists() for suffix in (*_HELPERS, _SUSPECT))


def _looking(path: Path) -> str:
    """The address under which the file can be read while it stays as it is, byte by byte."""
    if _beside(path, "-journal").exists():
        # A cut write must be rolled back before anything can be read.
        mode = "mode=rw"
    elif _beside(path, "-wal").exists():
        mode = "mode=ro"
    else:
        # A merely read-only look would leave an empty -wal and -shm behind.
        mode = "immutable=1"
    return f"{path.absolute().as_uri()}?{mode}"


def _judge(connection: sqlite3.Connection, *, thoroughly: bool) -> _Look:
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise StoreTooNew(f"the task list has version {version}, this program knows {len(MIGRATIONS)}")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        # Nothing in it yet: our own start was cut short. Otherwise it is another program's file.
        empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        return _Look.SOUND if empty and version == 0 else _Look.DAMAGED
    # One odd value in one row is no reason to put the whole list aside; reading rows copes with it.
    connection.execute("PRAGMA ignore_check_constraints = ON")
    if version < 1 or (thoroughly and connection.execute(_CHECK).fetchone()[0] != "ok"):
        return _Look.DAMAGED
    if version == len(MIGRATIONS) and not _has_our_tables(connection):
        return _Look.DAMAGED
    return _Look.SOUND


def _has_our_tables(connection: sqlite3.Connection) -> bool:
    try:
        for probe in PROBES:
            connection.execute(probe).fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            return False
        raise
    return True


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        # A damaged byte shows as a mark in one text instead of hiding the row.
        connection.text_factory = _text
        # Kept even on a file system that cannot do WAL: then SQLite stays with its rollback journal.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA journal_size_limit = 4194304")
        if 0 < version_of(connection) < len(MIGRATIONS):
            _back_up(connection, path)
        migrate(connection, MIGRATIONS)
        for statement in INDEXES:
            connection.execute(statement)
        _beside(path, _SUSPECT).unlink(missing_ok=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the list before it is changed, by SQLite's own means: a plain copy would miss the -wal."""
    target = _free_name(path, f"before-{len(MIGRATIONS)}")
    _make_private(target)
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        connection.backup(copy)
    except sqlite3.Error:
        copy.close()
        target.unlink(missing_ok=True)
        raise
    copy.close()


def _make_private(path: Path) -> None:
    """Readable by this user only. SQLite gives its -wal and -shm the mode of the main file."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    for suffix in ("", *_HELPERS):
        with contextlib.suppress(FileNotFoundError):
            _beside(path, suffix).chmod(0o600)


def _put_aside(path: Path) -> Path:
    """Rename the file and its helpers onto a free name and give that name."""
    target = _free_name(path, "damaged")
    for suffix in ("", *_HELPERS):
        source = _beside(path, suffix)
        if source.exists():
            source.rename(_beside(target, suffix))
    _beside(path, _SUSPECT).unlink(missing_ok=True)
    return target


def _free_name(path: Path, word: str) -> Path:
    stem = f"{path.name}.{word}-{time.strftime('%Y%m%d-%H%M%S')}"
    number = 1
    while True:
        name = path.with_name(stem if number == 1 else f"{stem}-{number}")
        if not any(_beside(name, suffix).exists() for suffix in ("", *_HELPERS)):
            return name
        number += 1


def _has_wal(path: Path) -> bool:
    wal = _beside(path, "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
