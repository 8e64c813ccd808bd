"""Which trouble with the list is which: a table, and the watch over files that somebody else replaces."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.engine_bench import request
from vidgo_desktop.core import store_opening
from vidgo_desktop.core.errors import ListBusy, ListReadOnly, ListSwapped, LowSpace, StoreError
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_files import beside
from vidgo_desktop.core.store_opening import FileWatch, open_list, store_error

NOW = 1_800_000_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "tasks.db"
    store = TaskStore.open(place)
    store.add(request("n1"), title="Walk", now=NOW)
    store.close()
    return place


def _of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said so")
    error.sqlite_errorcode = code
    return error


def _shared_out(number: int) -> OSError:
    """As Windows tells that another program has the file; elsewhere the class does not know the word."""
    error = OSError(errno.EINVAL, "in use")
    error.winerror = number  # type: ignore[attr-defined]  # only Windows has it
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (_of_sqlite(sqlite3.SQLITE_BUSY), ListBusy),
        # SQLite adds details above the lowest eight bits.
        (_of_sqlite(sqlite3.SQLITE_BUSY | 2 << 8), ListBusy),
        (_of_sqlite(sqlite3.SQLITE_LOCKED), ListBusy),
        (_shared_out(32), ListBusy),
        (_shared_out(33), StoreError),
        (_of_sqlite(sqlite3.SQLITE_READONLY), ListReadOnly),
        (_of_sqlite(sqlite3.SQLITE_READONLY | 8 << 8), ListReadOnly),
        (_of_sqlite(sqlite3.SQLITE_PERM), ListReadOnly),
        (OSError(errno.EACCES, "no"), ListReadOnly),
        (OSError(errno.EPERM, "no"), ListReadOnly),
        (OSError(errno.EROFS, "no"), ListReadOnly),
        (_of_sqlite(sqlite3.SQLITE_FULL), LowSpace),
        (OSError(errno.ENOSPC, "no"), LowSpace),
        (OSError(errno.EDQUOT, "no"), LowSpace),
        (_of_sqlite(sqlite3.SQLITE_IOERR), StoreError),
        (_of_sqlite(sqlite3.SQLITE_CORRUPT), StoreError),
        (OSError(errno.EIO, "no"), StoreError),
        (sqlite3.OperationalError("without a code"), StoreError),
        (ValueError("anything"), StoreError),
    ],
)
def test_what_an_error_means(error: Exception, kind: type[StoreError]) -> None:
    told = store_error(error)
    assert type(told) is kind
    assert told.message == f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(
    ("error", "only_read"),
    [
        (_of_sqlite(sqlite3.SQLITE_READONLY), True),
        (_of_sqlite(sqlite3.SQLITE_PERM), True),
        (OSError(errno.EACCES, "no"), True),
        (OSError(errno.EROFS, "no"), True),
        (OSError(errno.ENOSPC, "no"), False),
        (_shared_out(32), False),
        (_of_sqlite(sqlite3.SQLITE_CORRUPT), False),
        (_of_sqlite(sqlite3.SQLITE_NOTADB), False),
        (_of_sqlite(sqlite3.SQLITE_FULL), False),
        (_of_sqlite(sqlite3.SQLITE_BUSY), False),
        (sqlite3.OperationalError("without a code"), False),
        # Too many open files say the same; the file itself may be written.
        (_of_sqlite(sqlite3.SQLITE_CANTOPEN), False),
    ],
)
def test_when_a_list_is_only_read(path: Path, error: Exception, only_read: bool) -> None:
    assert store_opening._may_only_read(error, path) is only_read


def test_a_share_that_refuses_while_it_is_used_is_no_lack_of_rights(path: Path) -> None:
    error = _shared_out(32)
    error.errno = errno.EACCES
    assert not store_opening._may_only_read(error, path)
    error.winerror = 5  # type: ignore[attr-defined]  # only Windows has it
    assert store_opening._may_only_read(error, path)


@pytest.mark.parametrize("written", ["file", "folder"])
def test_the_right_to_write_means_the_file_and_its_folder(
    path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    refused = path if written == "folder" else path.parent
    real = os.access

    def access(each: Path, mode: int, *, effective_ids: bool = False) -> bool:
        return each != refused and real(each, mode, effective_ids=effective_ids)

    # A test that runs as root cannot take the right away from itself.
    monkeypatch.setattr(os, "supports_effective_ids", {*os.supports_effective_ids, access})
    monkeypatch.setattr(os, "access", access)
    assert store_opening._may_only_read(_of_sqlite(sqlite3.SQLITE_CANTOPEN), path)


def test_a_folder_is_no_list_that_could_be_read(tmp_path: Path) -> None:
    assert not store_opening._may_only_read(OSError(errno.EACCES, "no"), tmp_path)
    assert not store_opening._may_only_read(OSError(errno.EACCES, "no"), tmp_path / "nowhere")


def test_a_list_is_opened_to_be_written_unless_asked_otherwise(path: Path) -> None:
    opened = open_list(path)
    assert opened.watch is not None
    opened.connection.execute("UPDATE tasks SET title = 'Run'")
    opened.connection.close()
    read = open_list(path, only_read=True)
    assert (read.watch, read.aside) == (None, None)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        read.connection.execute("UPDATE tasks SET title = 'Stand'")
    read.connection.close()


def _swap(path: Path) -> None:
    """Put an equal file in its place, as a sync or a copy that is put back does."""
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    copy.replace(path)


def test_a_list_that_is_replaced_is_noticed(path: Path) -> None:
    watch = FileWatch(path)
    watch.check()
    _swap(path)
    with pytest.raises(ListSwapped) as caught:
        watch.check()
    assert caught.value.message == "the file of the task list is not the one any more that was opened"


def test_a_list_that_is_taken_away_is_noticed(path: Path) -> None:
    watch = FileWatch(path)
    path.unlink()
    with pytest.raises(ListSwapped):
        watch.check()


def test_a_helper_that_is_replaced_is_noticed(path: Path) -> None:
    wal = beside(path, "-wal")
    watch = FileWatch(path)
    # Not there yet: SQLite makes it with the first write, and only from then on it has to stay.
    watch.check()
    wal.write_bytes(b"first")
    watch.check()
    watch.check()
    _swap(wal)
    with pytest.raises(ListSwapped) as caught:
        watch.check()
    assert caught.value.message == "the -wal file of the task list is not the one any more that was opened"
