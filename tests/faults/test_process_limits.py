"""Killed in a migration, cut off by a power loss, and starved of memory and of open files."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.faults.bench import job
from tests.faults.process import known, started_again
from tests.same_video import served_bytes
from tests.torture.judge import is_damaged
from tests.torture.old_list import make_old_list
from tests.torture.service import CruelService
from vidgo_desktop.core import journal as journal_module
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.recovery import recover
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_schema import MIGRATIONS
from vidgo_desktop.core.task import AT_THE_SERVICE, ResultState, Task, TaskState

Told = Callable[[Task | str], str]

_INPUTS = [f"https://example.com/old/{number}.mp4" for number in range(3)]
_OPEN = """
import sys
from pathlib import Path
from tests.torture.points import IN_MIGRATION, arm
from vidgo_desktop.core.store import TaskStore
arm(IN_MIGRATION, int(sys.argv[2]))
TaskStore.open(Path(sys.argv[1])).close()
"""
# A disk writes whole sectors; which of those that were not flushed, nobody knows.
_SECTOR = 512
_IMAGES = 60

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX: SIGKILL and limits of a process")


@pytest.fixture
def kind() -> Iterator[CruelService]:
    """The service of the torture runs, for once without cruelty."""
    with CruelService(cruel=False) as service:
        yield service


@posix
def test_K10_killed_at_each_statement_of_a_migration(tmp_path: Path, kind: CruelService, told: Told) -> None:
    database = tmp_path / "account" / "tasks.db"
    make_old_list(database, kind, _INPUTS)
    kills = 0
    while True:
        line = [sys.executable, "-c", _OPEN, str(database), str(kills + 1)]
        done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
        assert not is_damaged(database)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert _is_old_or_new(database)
        kills += 1
    # At the least: begin, the statements themselves, commit.
    assert kills >= sum(map(len, MIGRATIONS[1:])) + 2
    copies = [path for path in database.parent.glob("tasks.db.before-*") if not path.name.endswith(("-wal", "-shm"))]
    assert copies
    assert sorted(map(_version, copies)) == list(range(1, len(MIGRATIONS)))
    assert all(_rows(copy) == len(_INPUTS) for copy in copies)
    with started_again(tmp_path, kind) as bench:
        waiting, sending, running = known(bench)
        assert waiting.state is TaskState.NEEDS_YOU
        assert sending.state is TaskState.UNKNOWN
        assert running.state in AT_THE_SERVICE
        for task in (waiting, sending, running):
            told(task)
        bench.until(lambda: known(bench)[2].result is ResultState.SAVED)
    assert not kind.posts


def _is_old_or_new(database: Path) -> bool:
    """Whether version and columns belong together, and every row is there."""
    with _reading(database) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(tasks)")}
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        rows = connection.execute("SELECT count(*) FROM tasks").fetchone()[0]
    connection.close()
    came_with = {"removed_at": 2, "own_name": 3, "starred": 3, "shown_in": 3, "earlier": 3, "model_size": 3}
    return rows == len(_INPUTS) and all((name in columns) is (version >= step) for name, step in came_with.items())


def _reading(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)


def _version(database: Path) -> int:
    with _reading(database) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return version


def _rows(database: Path) -> int:
    with _reading(database) as connection:
        rows = int(connection.execute("SELECT count(*) FROM tasks").fetchone()[0])
    connection.close()
    return rows


@dataclass(frozen=True)
class _Disk:
    """What had been flushed at one moment, and what the files held a moment later."""

    flushed: dict[str, bytes]
    later: dict[str, bytes]

    def after_power_loss(self, chance: random.Random) -> dict[str, bytes]:
        """Each sector that was not flushed is there, or is as it was, or the file ends before it."""
        return {name: _torn(self.flushed.get(name, b""), later, chance) for name, later in self.later.items()}


def _torn(flushed: bytes, later: bytes, chance: random.Random) -> bytes:
    end = chance.randint(len(flushed), max(len(flushed), len(later)))
    found = bytearray(later[:end])
    for start in range(0, len(found), _SECTOR):
        sector = slice(start, min(start + _SECTOR, len(found)))
        if flushed[sector] != found[sector] and chance.random() < 0.5:
            old = flushed[sector]
            found[sector] = old + bytes(len(found[sector]) - len(old))
    return bytes(found)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".db-shm"}


def _moments(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[_Disk, int, int]]:
    """Three tasks on their way; after each flush what was safe, how many are kept, and how many have a number."""
    flushed_until: dict[str, int] = {}
    real_fsync = os.fsync

    def fsync(descriptor: int) -> None:
        real_fsync(descriptor)
        if Path(f"/proc/self/fd/{descriptor}").resolve() == folder / "tasks.journal":
            flushed_until["tasks.journal"] = os.fstat(descriptor).st_size

    monkeypatch.setattr(os, "fsync", fsync)
    store, journal = TaskStore.open(folder / "tasks.db"), Journal.open(folder / "tasks.journal")
    moments: list[tuple[dict[str, bytes], int, int]] = []

    def safe(tasks: int, numbers: int) -> None:
        # The list is flushed by SQLite at each commit (FULL); the journal up to its own last flush.
        content = _contents(folder)
        content["tasks.journal"] = content["tasks.journal"][: flushed_until["tasks.journal"]]
        moments.append((content, tasks, numbers))

    for number in range(1, 4):
        task, _ = store.add(job(f"n{number}"), title="t", now=1.0)
        safe(number, number - 1)
        assert store.claim(task.id)
        task = store.update(task.id, state=TaskState.SUBMITTING)
        journal.sending(task)
        journal.accepted(task.request.nonce, f"NUMBER{number}")
        safe(number, number)
        journal.state(store.update(task.id, state=TaskState.SUBMITTED, task_id=f"NUMBER{number}"))
        safe(number, number)
    later = [content for content, _, _ in moments[1:]] + [_contents(folder)]
    journal.close()
    store.close()
    return [
        (_Disk(content, {**_contents_of_later(next_, content)}), tasks, numbers)
        for (content, tasks, numbers), next_ in zip(moments, later, strict=True)
    ]


def _contents_of_later(later: dict[str, bytes], before: dict[str, bytes]) -> dict[str, bytes]:
    return {name: later.get(name, content) for name, content in before.items()}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc to see what is flushed")
def test_K13_power_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    folder = tmp_path / "before"
    folder.mkdir()
    moments = _moments(folder, monkeypatch)
    monkeypatch.undo()
    chance = random.Random(13)  # noqa: S311 - the same sectors in each run, no secret
    for image in range(_IMAGES):
        disk, tasks, numbers = moments[image % len(moments)]
        after = tmp_path / f"after-{image}"
        after.mkdir()
        for name, content in disk.after_power_loss(chance).items():
            (after / name).write_bytes(content)
        store, journal = TaskStore.open(after / "tasks.db"), Journal.open(after / "tasks.journal")
        try:
            recover(store, journal, 2.0)
            assert store.aside is None
            found = store.page(store.index().ids)
            assert len(found) >= tasks
            assert {f"NUMBER{number}" for number in range(1, numbers + 1)} <= {task.task_id for task in found}
            # A torn last line costs nothing of what is written after it.
            journal.accepted(found[0].request.nonce, "LATER")
        finally:
            journal.close()
            store.close()
        written = list(journal_module.read(after / "tasks.journal"))
        assert written[-1].data["task_id"] == "LATER"
    told(replace(found[-1], title=""))


def test_K13_every_commit_is_flushed(tmp_path: Path) -> None:
    store = TaskStore.open(tmp_path / "tasks.db")
    try:
        connection = store._connection
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    finally:
        store.close()


def _starved(what: str, folder: Path, service: CruelService, told: Told) -> None:
    line = [sys.executable, "-m", "tests.faults.starved", what, str(folder), service.url]
    done = subprocess.run(line, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    end = json.loads(done.stdout)
    assert served_bytes(Path(end["path"])) == service.clip
    assert service.charges.total() == service.posts.total() == 1
    seen = [tuple(entry) for entry in end["seen"]]
    for _, _, words in seen:
        told(words)
    (before, _, _), (meanwhile, _, _), (_, result, _) = seen
    # Nothing was sent, nothing that the service said was changed, and nothing that is not whole is shown as whole.
    assert before in (TaskState.QUEUED, TaskState.NEEDS_YOU)
    assert meanwhile in AT_THE_SERVICE | {TaskState.FINISHED}
    assert result in (ResultState.WAITING, ResultState.SAVING)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc to see how much memory is in use")
def test_K14_no_memory_left(tmp_path: Path, kind: CruelService, told: Told) -> None:
    _starved("memory", tmp_path, kind, told)


def test_K14_no_thread_left(tmp_path: Path, kind: CruelService, monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    real = threading.Thread.start

    def start(thread: threading.Thread) -> None:
        if thread.name.startswith("lane-submit"):
            raise RuntimeError("can't start new thread")
        real(thread)

    with started_again(tmp_path, kind) as bench:
        monkeypatch.setattr(threading.Thread, "start", start)
        bench.engine.submit(job())
        bench.let_pass(600.0)
        assert bench.state() is TaskState.QUEUED
        assert not kind.posts
        told(bench.heard.tasks[1])
        monkeypatch.undo()
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert kind.posts.total() == 1


@posix
def test_K15_too_many_open_files(tmp_path: Path, kind: CruelService, told: Told) -> None:
    _starved("files", tmp_path, kind, told)
