"""Faults of the disk below the task list: a lock, no room, errors, no right to write. At every single write."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.bench import FaultBench, job
from tests.faults.broken_disk import (
    BrokenDisk,
    BrokenStore,
    Fault,
    files_no_longer_than,
    fill_up,
    tiny_disk,
)
from tests.scripted_service import Answer, ScriptedService
from tests.window import opened
from vidgo_desktop.core import journal, resources, store_files
from vidgo_desktop.core.errors import ListBusy, LowSpace, StoreError, VidgoError
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui.error_text import error_words

Told = Callable[[Task | VidgoError | str], str]
LONG = bool(os.environ.get("VIDGO_LONG"))
# Where a task may rest after a fault: done, or asking the user, with nothing sent.
_ASKS = (TaskState.NEEDS_YOU, TaskState.UNKNOWN)


class DiskBench(FaultBench):
    """A bench whose list lies on a disk that can be told to fail."""

    def __init__(self, folder: Path, service: ScriptedService) -> None:
        opened: list[BrokenStore] = []

        def open_store(path: Path) -> TaskStore:
            opened.append(BrokenStore.open(path))
            return opened[0]

        super().__init__(folder, service.url, service, open_store=open_store)
        self.disk: BrokenDisk = opened[0].disk

    @property
    def task(self) -> Task | None:
        """The one task as the window knows it."""
        return self.heard.tasks.get(1)

    @property
    def rests(self) -> bool:
        """Whether the task was saved, or waits for the user."""
        task = self.task
        return task is not None and (task.result is ResultState.SAVED or task.state in _ASKS)

    def errors(self) -> list[VidgoError]:
        """What was told about the disk."""
        return [refusal.error for refusal in self.heard.refusals if isinstance(refusal.error, StoreError)]


def accepted_numbers(folder: Path) -> list[str]:
    """The numbers that the journal has of the service."""
    entries = journal.read(folder / "account" / "tasks.journal")
    return [str(each.data["task_id"]) for each in entries if each.kind is journal.Kind.ACCEPTED]


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[Callable[[], sqlite3.Connection]]:
    """Another program with the list open."""
    made: list[sqlite3.Connection] = []

    def make() -> sqlite3.Connection:
        made.append(sqlite3.connect(tmp_path / "account" / "tasks.db", isolation_level=None))
        return made[0]

    yield make
    for each in made:
        each.close()


# --- B01 --------------------------------------------------------------------------------------------------------


def test_B01_a_short_lock_is_not_seen(tmp_path: Path, service: ScriptedService) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        bench.guarded(lambda: None)
        with FaultBench(tmp_path / "other", service.url) as other:
            # Somebody reads for a moment: that is in nobody's way.
            reader = sqlite3.connect(tmp_path / "account" / "tasks.db", isolation_level=None)
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM tasks").fetchone()
            bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
            reader.close()
            assert other.heard.tasks == {}
        assert not bench.heard.refusals


def test_B01_five_minutes_of_a_lock(
    tmp_path: Path,
    service: ScriptedService,
    told: Told,
    holder: Callable[[], sqlite3.Connection],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(store_files, "_BUSY_SECONDS", 0.002)
    service.steps = [{"status": "running", "progress": 10}]
    with FaultBench(tmp_path, service.url, service, open_store=BrokenStore.open) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        other = holder()
        other.execute("BEGIN IMMEDIATE")
        service.steps = [{"status": "finished"}]
        bench.let_pass(300)
        told(bench.heard.refusals[0].error)
        assert {type(each.error) for each in bench.heard.refusals} == {ListBusy}
        before = len(bench.heard.refusals)
        bench.engine.submit(job("n2"))
        assert [(each.nonce, type(each.error)) for each in bench.heard.refusals[before:]] == [("n2", ListBusy)]
        assert bench.state() is TaskState.RUNNING
        other.execute("ROLLBACK")
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        bench.engine.submit(job("n2"))
        bench.until(lambda: 2 in bench.heard.tasks and bench.heard.tasks[2].result is ResultState.SAVED)
        assert service.posts == {"https://example.com/n1.mp4": 1, "https://example.com/n2.mp4": 1}


def test_B01_a_lock_at_the_start(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told, holder: Callable[[], sqlite3.Connection]
) -> None:
    TaskStore.open(tmp_path / "account" / "tasks.db").close()
    other = holder()
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vidgo_desktop.ui.workers.AGAIN_MS", 50)
        with opened(qtbot, tmp_path, service.url) as window:
            window.until(lambda: error_words(ListBusy()).headline in window.app.window.toast.text)
            told(window.app.window.toast.text)
            assert "Your first video starts here" not in window.words()
            window.fill()
            assert not window.button("generate").isEnabled()
            other.execute("ROLLBACK")
            other.close()
            window.until(lambda: window.button("generate").isEnabled())
            window.click("generate")
            window.until_row("ready")
    assert service.posts.total() == 1


# --- B02, B03: every write ----------------------------------------------------------------------------------------


def _writes_of_a_task(folder: Path) -> int:
    """How many writes one task takes from the click to the saved video."""
    with _quick_service() as service, DiskBench(folder, service) as bench:
        before = bench.disk.writes
        bench.engine.submit(job("counted"))
        bench.until(lambda: bench.rests)
        bench.let_pass(120)
        return bench.disk.writes - before


def _quick_service() -> ScriptedService:
    service = ScriptedService(resources.path("samples", "street_walk.mp4"))
    service.steps = [{"status": "finished"}]
    return service


def _live_through(folder: Path, fault: Fault, at: int, count: int, *, rollbacks: bool) -> VidgoError | None:
    """One task whose ``at``-th write fails; afterwards all that was promised must hold."""
    nonce = f"{fault.name.lower()}{at}"
    link = f"https://example.com/{nonce}.mp4"
    with _quick_service() as service, DiskBench(folder / nonce, service) as bench:
        bench.disk.fail(fault, at, count, rollbacks=rollbacks)
        bench.guarded(lambda: bench.engine.submit(job(nonce)))
        if not bench.heard.taken:
            # Refused at the click, in words, and nothing is sent; the same wish goes through later.
            bench.let_pass(60)
            assert service.posts[link] == 0
            assert [each.nonce for each in bench.heard.refusals] == [nonce]
            bench.disk.heal()
            bench.engine.submit(job(nonce))
        bench.until(lambda: bench.rests)
        error = next(iter(bench.errors()), None)
        bench.disk.heal()
        bench.let_pass(120)
        task = bench.task
        assert task is not None
        if service.posts[link] == 0:
            assert task.state is TaskState.NEEDS_YOU
            bench.engine.try_again(task.id)
            bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts[link] == service.charges[link] == 1
        task = bench.task
        assert task is not None
        assert task.result is ResultState.SAVED
        assert accepted_numbers(folder / nonce) == [task.task_id]
        assert bench.disk.failed > 0
        # I8: the next task needs no restart.
        bench.engine.submit(job(nonce + "-next"))
        bench.until(lambda: 2 in bench.heard.tasks and bench.heard.tasks[2].result is ResultState.SAVED)
    return error


def _every_write(
    folder: Path, fault: Fault, count: int, *, rollbacks: bool = False, every: int = 1
) -> VidgoError | None:
    told = None
    writes = _writes_of_a_task(folder / "counted")
    assert writes > 10
    for at in range(1, writes + 1, 1 if LONG else every):
        told = _live_through(folder, fault, at, count, rollbacks=rollbacks) or told
    return told


def test_B02_the_disk_is_full_at_any_one_write(tmp_path: Path, told: Told) -> None:
    error = _every_write(tmp_path, Fault.FULL, 1)
    assert isinstance(error, LowSpace)
    told(error)


def test_B02_the_disk_stays_full_for_a_while(tmp_path: Path) -> None:
    assert isinstance(_every_write(tmp_path, Fault.FULL, 5, rollbacks=True, every=6), LowSpace)


def test_B03_the_disk_fails_at_any_one_write(tmp_path: Path, told: Told) -> None:
    error = _every_write(tmp_path, Fault.IO, 1, rollbacks=True)
    assert error is not None
    told(error)


@pytest.mark.parametrize("fault", [Fault.FULL, Fault.IO])
def test_B03_after_the_answer_nothing_can_be_written_for_ten_minutes(
    tmp_path: Path, service: ScriptedService, told: Told, fault: Fault
) -> None:
    with DiskBench(tmp_path, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.SUBMITTING)
        bench.disk.fail(fault, 1, 10_000, rollbacks=True)
        bench.until(lambda: bool(accepted_numbers(tmp_path)), skip_time=False)
        bench.let_pass(600)
        assert service.posts.total() == 1
        told(bench.errors()[-1])
        assert bench.state() is TaskState.SUBMITTING
        bench.disk.heal()
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts.total() == 1


def test_B02_the_program_ends_while_the_disk_is_full(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.steps = [{"status": "finished"}]
    bench = DiskBench(tmp_path, service)
    bench.engine.start()
    bench.engine.submit(job())
    bench.until(lambda: bench.state() is TaskState.SUBMITTING)
    bench.disk.fail(Fault.FULL, 1, 10_000, rollbacks=True)
    bench.until(lambda: bool(accepted_numbers(tmp_path)), skip_time=False)
    bench.until(lambda: bool(bench.errors()))
    assert bench.engine.stop(3.0)
    with FaultBench(tmp_path, service.url, service) as again:
        again.until(lambda: 1 in again.heard.tasks and again.heard.tasks[1].result is ResultState.SAVED)
        assert [again.heard.tasks[1].task_id] == accepted_numbers(tmp_path)
        told(again.heard.tasks[1])
        assert service.posts.total() == 1


def test_B03_nothing_is_sent_that_the_journal_does_not_take(
    tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    with FaultBench(tmp_path, service.url, service, open_store=BrokenStore.open) as bench:
        bench.room.journal.close()
        bench.engine.submit(job())
        bench.let_pass(600)
        told(bench.heard.tasks[1])
        assert bench.heard.tasks[1].problem is not None
        assert bench.heard.tasks[1].problem.kind == "ListNotWritable"
        assert service.posts.total() == 0
        bench.room.journal = journal.Journal.open(bench.room.paths.journal)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts.total() == 1


# --- the same with a real disk ------------------------------------------------------------------------------------


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds an answer back until the test lets it go; never longer than the test."""
    event = threading.Event()
    yield event
    event.set()


def test_B02_a_real_disk_is_full_when_the_answer_comes(
    tmp_path: Path, service: ScriptedService, told: Told, gate: threading.Event
) -> None:
    body = {"code": 200, "data": {"task_id": "TASK00000000FULL", "status": "not_started"}}
    service.submit_answers.append(Answer(200, body, gate=gate, charges=True))
    service.looks["TASK00000000FULL"] = 0
    with (
        tiny_disk(tmp_path / "account", 6_000) as account,
        FaultBench(tmp_path, service.url, service, open_store=BrokenStore.open, pace=Pace(least_space=0)) as bench,
    ):
        bench.engine.submit(job())
        bench.until(lambda: service.posts.total() == 1, skip_time=False)
        filler = fill_up(account)
        gate.set()
        bench.until(lambda: bool(bench.heard.refusals))
        error = bench.heard.refusals[0].error
        assert isinstance(error, LowSpace)
        told(error)
        # The ballast made room for the one line that is worth money.
        assert accepted_numbers(tmp_path) == ["TASK00000000FULL"]
        # In what is left of it the list can follow, although nobody made room.
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert filler.exists()
        assert service.posts.total() == 1


def test_B02_nothing_is_sent_when_there_is_hardly_room(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with tiny_disk(tmp_path / "account", 6_000), FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.let_pass(600)
        told(bench.heard.tasks[1])
        assert service.posts.total() == 0
        assert bench.state() in (TaskState.QUEUED, TaskState.NEEDS_YOU)


def test_B02_a_list_begins_on_a_full_disk(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with tiny_disk(tmp_path / "account", 200) as account:
        fill_up(account)
        with pytest.raises(StoreError) as caught:
            TaskStore.open(account / "tasks.db")
        assert isinstance(caught.value, LowSpace)
        told(caught.value)


def test_B03_a_real_error_of_the_system_at_every_write(tmp_path: Path) -> None:
    path = tmp_path / "tasks.db"
    store = TaskStore.open(path)
    store.add(job("first"), title="first", now=1.0)
    wal = path.with_name("tasks.db-wal")
    for number in range(40):
        # Each write is cut at another length: before it, inside a page, inside a frame's head.
        with files_no_longer_than(wal.stat().st_size + number * 211 % 4_096), pytest.raises(StoreError):
            store.add(job(f"cut{number}"), title="x" * 300, now=1.0)
        store.add(job(f"whole{number}"), title="y", now=1.0)
    assert len(store.index().ids) == 41
    store.close()
    again = TaskStore.open(path)
    assert again.notice is None
    assert len(again.index().ids) == 41
    again.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
