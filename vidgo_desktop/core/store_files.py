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
    OLD_INDEXES,
    PROBES,
    migrate,
    version_of,
)

# Another program (a backup, a scanner) may hold the file for a moment; longer than this is told.
_BUSY_SECONDS = 0.4
# STRICT tables came with 3.37.
_OLDEST_SQLITE = (3, 37, 0)
# Up to here the whole file is checked at each start; it takes about 40 ms for 10,000 tasks.
_ALWAYS_CHECKED = 16 << 20
# No text of ours is as long, not even the numbers of a million tasks in one.
_LONGEST_TEXT = 16 << 20
_HELPERS = ("-wal", "-shm", "-journal")
_SUSPECT = "-suspect"
# Not the quick check: only this one holds a number of the service in its row against the same number in its index.
_CHECK = "PRAGMA integrity_check(1)"
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
# What SQLite says, with its code for any error at all, of a number in the file's head that no SQLite ever wrote.
_NO_FORMAT = "unsupported file format"


class _Look(Enum):
    ABSENT = auto()
    SOUND = auto()
    DAMAGED = auto()


def is_damage(error: Exception) -> bool:
    """Whether SQLite says that the file itself is broken, unlike a full disk or a lock."""
    # A message that quotes a broken schema cannot be decoded, so Python raises the second kind instead.
    code = getattr(error, "sqlite_errorcode", None)
    says_so = isinstance(error, UnicodeDecodeError) or str(error) == _NO_FORMAT
    return says_so or (code is not None and code & 0xFF in _DAMAGE)


def mark_suspect(path: Path) -> None:
    """Have the next start check the whole file, because damage was met while working with it."""
    with contextlib.suppress(OSError):
        beside(path, _SUSPECT).touch(mode=0o600)


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


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open the list where nothing can be written; the file and its folder stay as they are.

    What is older than this program, or has changes that SQLite would have to take in first, is read from a copy that
    lives in memory. Raises StoreTooNew, StoreError (no list, or a damaged one), OSError or sqlite3.Error.
    """
    if any(_is_used(beside(path, suffix)) for suffix in ("-wal", "-journal")):
        return _copy_in_memory(path)
    _must_be_sound(_look_at(path))
    connection = _settled(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None))
    try:
        if version_of(connection) == len(MIGRATIONS):
            connection.execute("PRAGMA query_only = ON")
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return _copy_in_memory(path)


def _copy_in_memory(path: Path) -> sqlite3.Connection:
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(prefix="vidgo-list-") as folder:
        copy = Path(folder) / path.name
        for suffix in ("", "-wal", "-journal"):
            if beside(path, suffix).exists():
                shutil.copyfile(beside(path, suffix), beside(copy, suffix))
        _must_be_sound(_look_at(copy))
        source = _connect(copy)
        try:
            memory = _settled(sqlite3.connect(":memory:", isolation_level=None))
            source.backup(memory)
        finally:
            source.close()
    memory.execute("PRAGMA query_only = ON")
    return memory


def _must_be_sound(look: _Look) -> None:
    if look is not _Look.SOUND:
        raise StoreError("the task list is damaged or not there, and nothing can be written beside it")


def _look_at(path: Path) -> _Look:
    """Judge the file without writing to it."""
    if not path.exists():
        # SQLite would quietly delete a -wal without its main file, with all that is in it.
        return _Look.DAMAGED if _is_used(beside(path, "-wal")) else _Look.ABSENT
    if path.stat().st_size == 0:
        return _Look.DAMAGED
    try:
        connection = sqlite3.connect(_looking(path), uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            return _judge(_settled(connection), thoroughly=_needs_check(path))
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_damage(error):
            return _Look.DAMAGED
        raise


def _needs_check(path: Path) -> bool:
    """Large files are read whole only after a run that did not end well: it costs 50 ms at 100,000 tasks."""
    small = path.stat().st_size <= _ALWAYS_CHECKED
    return small or any(beside(path, suffix).exists() for suffix in (*_HELPERS, _SUSPECT))


def _looking(path: Path) -> str:
    """The address under which the file can be read while it stays as it is, byte by byte."""
    if beside(path, "-journal").exists():
        # A cut write must be rolled back before anything can be read.
        mode = "mode=rw"
    elif beside(path, "-wal").exists():
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
        _settled(connection)
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
        for statement in (*OLD_INDEXES, *INDEXES):
            connection.execute(statement)
        beside(path, _SUSPECT).unlink(missing_ok=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _settled(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    # A damaged byte shows as a mark in one text instead of hiding the row.
    connection.text_factory = _text
    return connection


def _text(raw: bytes) -> str:
    return raw[:_LONGEST_TEXT].decode("utf-8", "replace")


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the list before it is changed, by SQLite's own means: a plain copy would miss the -wal.

    A copy is whole when it has its name. A start that is cut off again and again leaves one, not one each time.
    """
    word = f"before-{len(MIGRATIONS)}"
    draft = beside(path, f".{word}.part")
    _remove(draft)
    _make_private(draft)
    try:
        copy = sqlite3.connect(draft, isolation_level=None)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        if any(_is_same(draft, each) for each in path.parent.glob(f"{path.name}.{word}-*")):
            _remove(draft)
        else:
            draft.rename(_free_name(path, word))
    except BaseException:
        with contextlib.suppress(OSError):
            _remove(draft)
        raise


def _remove(draft: Path) -> None:
    """Take a half-made copy of our own away."""
    for suffix in ("", *_HELPERS):
        beside(draft, suffix).unlink(missing_ok=True)


def _is_same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _make_private(path: Path) -> None:
    """Readable by this user only. SQLite gives its -wal and -shm the mode of the main file."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    for suffix in ("", *_HELPERS):
        each = beside(path, suffix)
        # Where modes mean nothing (another system's disk) they cannot be changed, and the list is still usable.
        with contextlib.suppress(FileNotFoundError, PermissionError):
            if each.stat().st_mode & 0o077:
                each.chmod(0o600)


def _put_aside(path: Path) -> Path:
    """Rename the file and its helpers onto a free name and give that name."""
    target = _free_name(path, "damaged")
    for suffix in ("", *_HELPERS):
        source = beside(path, suffix)
        if source.exists():
            source.rename(beside(target, suffix))
    beside(path, _SUSPECT).unlink(missing_ok=True)
    return target


def _free_name(path: Path, word: str) -> Path:
    stem = f"{path.name}.{word}-{time.strftime('%Y%m%d-%H%M%S')}"
    number = 1
    while True:
        name = path.with_name(stem if number == 1 else f"{stem}-{number}")
        if not any(beside(name, suffix).exists() for suffix in ("", *_HELPERS)):
            return name
        number += 1


def _is_used(helper: Path) -> bool:
    return helper.exists() and helper.stat().st_size > 0


def beside(path: Path, suffix: str) -> Path:
    """A file that belongs to this one, such as its ``-wal``."""
    return path.with_name(path.name + suffix)
