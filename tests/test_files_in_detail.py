"""The files of the list where two things go wrong at once: damage seen late, no copy, no right to write."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from tests.engine_bench import request
from vidgo_desktop.core import store_files, store_opening
from vidgo_desktop.core.errors import StoreError, StoreTooNew
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_schema import MIGRATIONS, migrate, version_of

NOW = 1_800_000_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "tasks.db"
    store = TaskStore.open(place)
    store.add(request("n1"), title="Walk", now=NOW)
    store.close()
    return place


def test_a_library_that_is_too_old_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 9))
    with pytest.raises(StoreError, match=rf"SQLite {sqlite3.sqlite_version} is too old$"):
        TaskStore.open(path)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 37, 0))
    TaskStore.open(path).close()


def test_damage_that_only_shows_when_it_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"not a list" * 1000)
    monkeypatch.setattr(store_files, "_look_at", lambda _: store_files._Look.SOUND)
    store = TaskStore.open(path)
    assert store.aside is not None
    assert store.aside.read_bytes() == b"not a list" * 1000
    assert list(store.index().ids) == []
    store.close()


def test_a_disk_that_breaks_while_the_list_is_opened_for_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[sqlite3.Connection] = []

    def version(connection: sqlite3.Connection) -> int:
        asked.append(connection)
        if len(asked) > 1:
            raise sqlite3.OperationalError("disk I/O error")
        return version_of(connection)

    monkeypatch.setattr(store_files, "version_of", version)
    with pytest.raises(sqlite3.OperationalError):
        store_files.open_to_read(path)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        asked[1].execute("SELECT 1")


def test_a_list_with_an_old_journal_beside_it_is_opened(path: Path) -> None:
    store_files.beside(path, "-journal").touch()
    store = TaskStore.open(path)
    assert (list(store.index().ids), store.aside) == ([1], None)
    store.close()


def test_a_look_that_is_cut_off_says_nothing_about_the_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.set_progress_handler(lambda: 1, 1)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        store_files._has_our_tables(connection)
    connection.set_progress_handler(None, 1)
    assert store_files._has_our_tables(connection)
    connection.close()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    place = tmp_path / "tasks.db"
    connection = sqlite3.connect(place, isolation_level=None)
    migrate(connection, MIGRATIONS[:1])
    connection.close()
    return place


def test_a_migration_that_fails_each_time_leaves_one_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_files, "MIGRATIONS", (*MIGRATIONS, ("NONSENSE",)))
    for _ in range(3):
        # From our own version on the list itself stays as it is.
        with pytest.raises(StoreError):
            TaskStore.open(old)
    copies = sorted(old.parent.glob("tasks.db.before-*"))
    assert len(copies) == 2
    assert not list(old.parent.glob("*.part*"))
    versions = []
    for copy in copies:
        connection = sqlite3.connect(copy)
        versions.append(version_of(connection))
        connection.close()
    assert sorted(versions) == [1, len(MIGRATIONS)]


def test_a_copy_that_cannot_be_made_stops_the_migration(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Path:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(store_files, "_free_name", fail)
    with pytest.raises(StoreError, match="broken"):
        TaskStore.open(old)
    monkeypatch.undo()
    assert [each.name for each in old.parent.iterdir() if "before" in each.name] == []
    connection = sqlite3.connect(old)
    assert version_of(connection) == 1
    connection.close()


def test_a_newer_list_that_may_only_be_read_is_newer_first_of_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()

    def refuse(_: Path) -> tuple[sqlite3.Connection, Path | None]:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(store_opening, "open_database", refuse)
    with pytest.raises(StoreTooNew):
        TaskStore.open(path)
