"""A task list of another version of the program, and one whose clock went backwards."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.bench import FaultBench, job
from tests.scripted_service import ScriptedService
from tests.window import opened
from vidgo_desktop.core.errors import StoreTooNew, VidgoError
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.realm_files import open_realm
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_rows import request_text
from vidgo_desktop.core.store_schema import MIGRATIONS, migrate, version_of
from vidgo_desktop.core.task import ResultState, Task, TaskState

Told = Callable[[Task | VidgoError | str], str]
NOW = 1_790_000_000.0
OURS = len(MIGRATIONS)
# Starts again and again over one list, each time killed at the next statement; tells how often, and how many copies
# there were at the most.
_KILLED_AT = """
import os, sqlite3, sys
from pathlib import Path
from vidgo_desktop.core import store_files
from vidgo_desktop.core.store import TaskStore

path = Path(sys.argv[1])
left = 0

class Cut(sqlite3.Connection):
    def execute(self, *what):
        global left
        left -= 1
        if not left:
            os._exit(9)
        return super().execute(*what)

    def backup(self, *what, **how):
        global left
        left -= 1
        if not left:
            super().backup(what[0], pages=1, progress=lambda *_: os._exit(9))
        return super().backup(*what, **how)

connect = sqlite3.connect
sqlite3.connect = lambda *what, **how: connect(*what, **{**how, "factory": Cut})
starts = most = 0
while True:
    starts += 1
    child = os.fork()
    if not child:
        left = starts
        TaskStore.open(path).close()
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), code
    most = max(most, len(list(path.parent.glob("tasks.db.before-*[0-9]"))))
    if not code:
        break
print(starts, most)
"""


def _files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def _old_list(path: Path, version: int) -> None:
    """A list as that version left it, with a task of each kind that may cost money."""
    path.parent.mkdir(mode=0o700, parents=True)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, MIGRATIONS[:version])
        insert = (
            "INSERT INTO tasks (nonce, request, title, state, result, group_code, day, created_at, task_id, unsure)"
            " VALUES (?, ?, ?, ?, ?, ?, 739000, ?, ?, ?)"
        )
        states = [("queued", "none", 0, None, 0), ("running", "none", 0, "TASKRUNNING00001", 0)]
        states += [("unknown", "none", 2, None, 1), ("finished", "saved", 1, "TASKFINISHED0001", 0)]
        for number, (state, result, code, task_id, unsure) in enumerate(states, start=1):
            row = (f"n{number}", request_text(job(f"n{number}")), f"Task {number}", state, result, code, NOW, task_id)
            connection.execute(insert, (*row, unsure))
        connection.execute("INSERT INTO notes VALUES ('kept', 'yes')")


def test_B08_a_newer_list_is_not_touched(tmp_path: Path, told: Told) -> None:
    paths = RealmPaths(tmp_path / "account")
    store, journal = open_realm(paths)
    store.add(job(), title="t", now=NOW)
    store.close()
    journal.close()
    with contextlib.closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA user_version = 77")
        connection.execute("CREATE TABLE of_the_future (x)")
    before = _files(paths.root)
    with pytest.raises(StoreTooNew) as caught:
        open_realm(paths)
    assert _files(paths.root) == before
    said = told(caught.value)
    assert "77" in said
    assert str(OURS) in said


def test_B08_what_the_window_says(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    path = tmp_path / "account" / "tasks.db"
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 77")
    before = _files(path.parent)
    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "from a newer version" in window.words())
        # Nobody knows whether there are videos, so nothing may sound as if there were none.
        assert "Your first video starts here" not in window.words()
        assert "77" in window.words()
        window.fill()
        assert not window.button("generate").isEnabled()
    assert _files(path.parent) == before
    assert service.posts.total() == 0


@pytest.mark.parametrize("version", range(1, OURS))
def test_B09_every_older_version_is_taken_over(tmp_path: Path, service: ScriptedService, version: int) -> None:
    path = tmp_path / "account" / "tasks.db"
    _old_list(path, version)
    service.looks["TASKRUNNING00001"] = 0
    with FaultBench(tmp_path, service.url) as bench:
        assert list(bench.heard.indexes[0].ids) == [4, 3, 2, 1]
        bench.until(lambda: 2 in bench.heard.tasks and bench.heard.tasks[2].result is ResultState.SAVED)
        bench.engine.load_page((1, 3))
        assert [bench.state(1), bench.state(3)] == [TaskState.NEEDS_YOU, TaskState.UNKNOWN]
        assert bench.store.note("kept") == "yes"
        assert service.posts.total() == 0
    (copy,) = path.parent.glob(f"tasks.db.before-{OURS}-*")
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        assert version_of(connection) == version
        assert connection.execute("SELECT count(*) FROM tasks").fetchone() == (4,)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX: a process that can be copied")
@pytest.mark.parametrize("version", range(1, OURS))
def test_B09_killed_at_every_statement_of_taking_over(tmp_path: Path, version: int) -> None:
    path = tmp_path / "account" / "tasks.db"
    _old_list(path, version)
    done = subprocess.run(
        [sys.executable, "-c", _KILLED_AT, str(path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    starts, copies = map(int, done.stdout.split())
    assert starts > 20
    # Each start goes on over what the one before left: the copy is made once before a step, not each time.
    assert copies == OURS - version
    assert not list(path.parent.glob("*.part*"))
    assert not list(path.parent.glob("*damaged*"))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == OURS
        assert connection.execute("SELECT count(*) FROM tasks").fetchone() == (4,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("position", range(4))
def test_B09_a_step_that_fails_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told, position: int
) -> None:
    path = tmp_path / "account" / "tasks.db"
    _old_list(path, OURS)
    good = ("ALTER TABLE tasks ADD COLUMN a TEXT", "UPDATE tasks SET title = 'x'", f"PRAGMA user_version = {OURS + 1}")
    broken = (*good[:position], "INSERT INTO nowhere VALUES (1)", *good[position:])
    monkeypatch.setattr("vidgo_desktop.core.store_files.MIGRATIONS", (*MIGRATIONS, broken))
    with pytest.raises(VidgoError) as caught:
        TaskStore.open(path)
    told(caught.value)
    monkeypatch.undo()
    store = TaskStore.open(path)
    assert [task.title for task in store.page([1, 2])] == ["Task 1", "Task 2"]
    store.close()
    assert len(list(path.parent.glob("tasks.db.before-*"))) == 1


def test_B16_the_clock_is_set_back(tmp_path: Path, service: ScriptedService) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        for number in range(1, 5):
            bench.engine.submit(job(f"n{number}"))
            bench.until(lambda number=number: bench.heard.tasks[number].result is ResultState.SAVED)  # type: ignore[misc]
            # Summer time, a wrong battery, a person: each task seems to be made before the one before it.
            bench.clock.wall -= 90_000
        bench.engine.tell_everything()
        assert list(bench.heard.indexes[-1].ids) == [4, 3, 2, 1]
        made = [bench.heard.tasks[number].created_at for number in range(1, 5)]
        assert made == sorted(made, reverse=True)
        assert service.posts.total() == 4
    with FaultBench(tmp_path, service.url, service) as again:
        assert list(again.heard.indexes[-1].ids) == [4, 3, 2, 1]


def test_B16_a_clock_from_before_the_epoch(tmp_path: Path, service: ScriptedService) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.clock.wall = -86_400.0
        bench.engine.submit(job())
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts.total() == 1


@pytest.mark.skipif(os.name == "nt", reason="modes are a POSIX thing")
def test_B09_the_copy_is_for_this_user_only(tmp_path: Path) -> None:
    path = tmp_path / "account" / "tasks.db"
    _old_list(path, OURS - 1)
    before = os.umask(0)
    try:
        TaskStore.open(path).close()
    finally:
        os.umask(before)
    (copy,) = path.parent.glob("tasks.db.before-*")
    assert copy.stat().st_mode & 0o777 == 0o600
