"""Small promises about the files of the list: modes, names, what goes aside together, what a look leaves behind."""

from __future__ import annotations

import sqlite3
import stat
import time
from pathlib import Path

import pytest

from tests.engine_bench import request
from vidgo_desktop.core import store_files
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_files import beside

NOW = 1_800_000_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "list" / "tasks.db"
    store = TaskStore.open(place)
    store.add(request("n1"), title="Walk", now=NOW)
    store.close()
    return place


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_mark_of_suspicion_is_private(path: Path) -> None:
    store_files.mark_suspect(path)
    assert _mode(beside(path, "-suspect")) == 0o600


def test_another_program_is_waited_for_less_than_half_a_second(path: Path) -> None:
    connection, aside = store_files.open_database(path)
    try:
        assert aside is None
        assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == 400
        assert connection.isolation_level is None
    finally:
        connection.close()


def test_a_list_that_is_only_read_has_no_transactions_of_its_own(path: Path) -> None:
    connection = store_files.open_to_read(path)
    try:
        assert connection.isolation_level is None
        assert connection.execute("PRAGMA query_only").fetchone()[0] == 1
    finally:
        connection.close()


def test_a_copy_to_read_lives_in_memory_alone(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    writer, _ = store_files.open_database(path)
    try:
        writer.execute("UPDATE tasks SET title = 'Run'")
        # What is only in the -wal is read too, and stays there.
        assert beside(path, "-wal").stat().st_size > 0
        connection = store_files.open_to_read(path)
        assert connection.execute("SELECT title FROM tasks").fetchone()["title"] == "Run"
        assert connection.isolation_level is None
        connection.close()
    finally:
        writer.close()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("content", [None, b"", b"no list at all" * 100])
def test_nothing_to_read_is_said_in_words(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "tasks.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(
        StoreError, match=r"^the task list is damaged or not there, and nothing can be written beside it$"
    ):
        store_files.open_to_read(path)


def test_a_start_that_was_cut_short_leaves_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "tasks.db"
    unfinished = sqlite3.connect(path)
    unfinished.execute("PRAGMA journal_mode = WAL")
    unfinished.close()
    assert path.stat().st_size > 0
    connection, aside = store_files.open_database(path)
    connection.close()
    assert aside is None


@pytest.mark.parametrize("statement", ["PRAGMA user_version = 1", "CREATE TABLE songs (name TEXT)"])
def test_the_file_of_another_program_is_put_aside(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "tasks.db"
    other = sqlite3.connect(path)
    other.execute(statement)
    other.commit()
    other.close()
    connection, aside = store_files.open_database(path)
    connection.close()
    assert aside is not None
    assert aside.exists()


def test_what_goes_aside_goes_together_and_is_numbered(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "strftime", lambda _: "20261123-120000")
    found: list[Path] = []
    for _ in range(3):
        path.write_bytes(b"not a list" * 500)
        for helper in ("-wal", "-shm", "-journal"):
            beside(path, helper).write_bytes(b"odd")
        aside = store_files._put_aside(path)
        found.append(aside)
        for helper in ("-wal", "-shm", "-journal"):
            assert beside(aside, helper).read_bytes() == b"odd"
    assert [each.name for each in found] == [
        "tasks.db.damaged-20261123-120000",
        "tasks.db.damaged-20261123-120000-2",
        "tasks.db.damaged-20261123-120000-3",
    ]


def test_what_was_open_to_others_is_closed_to_them(path: Path) -> None:
    path.chmod(0o644)
    beside(path, "-journal").touch(mode=0o666)
    beside(path, "-journal").chmod(0o666)
    connection, _ = store_files.open_database(path)
    connection.close()
    assert _mode(path) == 0o600
