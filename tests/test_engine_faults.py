"""A list that cannot be written, a program that closes at the worst moment: no task and no video is lost."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.engine_bench import EngineBench, request
from tests.same_video import without_recipes
from tests.scripted_service import KEY, Answer, ScriptedService
from vidgo_desktop import wiring
from vidgo_desktop.core import resources
from vidgo_desktop.core.agenda import Agenda
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.errors import ListBusy, StoreError, StoreTooNew
from vidgo_desktop.core.facts import KeyPlace, Refusal
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import LocalFile, ResultState, Task, TaskState
from vidgo_desktop.ui.workers import EngineWorker

if TYPE_CHECKING:
    from typing import Unpack

    from vidgo_desktop.core.store import Changes

CLIP = resources.path("samples", "street_walk.mp4")
PICTURE = resources.path("samples", "robot.png")
_SUBMIT = "/api/generate/submit"
_STATUS = "/api/generate/status/"
_RUNNING = {"status": "running", "progress": 5}
_FINISHED = {"status": "finished"}


class FaultyStore(TaskStore):
    """The real store over its real file, of which chosen writes fail before they reach it.

    ``break_next`` names the next ``times`` writes that bring a task into this state or its result into that one, or
    that claim it; each of them raises StoreError, as a full or locked disk would. All other calls go through.
    """

    _broken: TaskState | ResultState | None = None
    _left = 0

    def break_next(self, write: TaskState | ResultState, times: int = 1) -> None:
        """The next ``times`` writes of this kind fail."""
        self._broken, self._left = write, times

    @property
    def all_broke(self) -> bool:
        """Whether every fault that was asked for has happened."""
        return self._broken is not None and self._left == 0

    def claim(self, id: int) -> Task | None:
        self._maybe_fail(TaskState.CLAIMED)
        return super().claim(id)

    def update(self, id: int, *, expect: TaskState | None = None, **changes: Unpack[Changes]) -> Task:
        self._maybe_fail(changes.get("state"), changes.get("result"))
        return super().update(id, expect=expect, **changes)

    def _maybe_fail(self, *writes: TaskState | ResultState | None) -> None:
        if self._left and self._broken in writes:
            self._left -= 1
            raise StoreError("database or disk is full")


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


class FaultyBench(EngineBench):
    """A bench over a store that can be told to fail."""

    def __init__(self, folder: Path, base: str, key: str | None = KEY) -> None:
        opened: list[FaultyStore] = []

        def open_store(path: Path) -> TaskStore:
            store = FaultyStore.open(path)
            assert isinstance(store, FaultyStore)
            opened.append(store)
            return store

        super().__init__(folder, base, key=key, open_store=open_store)
        self.faults = opened[0]

    @property
    def failed_writes(self) -> int:
        """How often a failed write was told."""
        return sum(isinstance(refusal.error, StoreError) for refusal in self.heard.refusals)


# --- one write fails ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize(
    "write",
    [
        TaskState.UPLOADING,
        TaskState.QUEUED,
        TaskState.CLAIMED,
        TaskState.SUBMITTED,
        TaskState.RUNNING,
        TaskState.FINISHED,
        ResultState.SAVING,
        ResultState.SAVED,
    ],
)
def test_a_failed_write_stops_nothing(
    tmp_path: Path, service: ScriptedService, write: TaskState | ResultState, times: int
) -> None:
    service.steps = [_RUNNING] * 4 + [_FINISHED]
    with service, FaultyBench(tmp_path, service.url) as bench:
        bench.faults.break_next(write, times)
        bench.guarded(lambda: bench.engine.submit(request(image_urls=LocalFile(PICTURE))))
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert bench.faults.all_broke
        assert bench.failed_writes == times
        assert service.count("POST", _SUBMIT) == 1
        assert service.count("GET", "/results/") == 1
        assert [path.suffix for path in without_recipes(list((tmp_path / "videos").iterdir()))] == [".mp4"]
        assert bench.store.get(1) == bench.heard.tasks[1]


def test_a_lost_answer_that_cannot_be_written_stays_unclear(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(Answer(drop=True))
    with service, FaultyBench(tmp_path, service.url) as bench:
        bench.faults.break_next(TaskState.UNKNOWN, 2)
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        bench.let_pass(600)
        assert bench.faults.all_broke
        assert service.count("POST", _SUBMIT) == 1


def test_nothing_is_sent_that_was_not_written_down_before(tmp_path: Path, service: ScriptedService) -> None:
    with service, FaultyBench(tmp_path, service.url) as bench:
        bench.faults.break_next(TaskState.SUBMITTING)
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU)
        bench.let_pass(60)
        assert service.count("POST", _SUBMIT) == 0
        bench.engine.try_again(1)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.charged() == 1


def test_one_failing_appointment_leaves_the_others_due() -> None:
    agenda = Agenda()
    done: list[str] = []

    def fail() -> None:
        raise StoreError("locked")

    agenda.at(1.0, "failing", fail)
    agenda.at(1.0, "second", lambda: done.append("second"))
    agenda.at(2.0, "third", lambda: done.append("third"))
    with pytest.raises(StoreError):
        agenda.run_due(2.0)
    assert agenda.next_due() == 1.0
    agenda.run_due(2.0)
    assert done == ["second", "third"]
    assert agenda.next_due() is None


# --- looking for what was left does not disturb what goes on -----------------------------------------------------


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds an answer back until the test lets it go; never longer than the test."""
    event = threading.Event()
    yield event
    event.set()


def _heal(bench: EngineBench) -> None:
    bench.engine.trouble()
    bench.clock.forward(5.0)
    bench.engine.run_due()
    # What the look itself makes due is done at the next call.
    bench.engine.run_due()


def test_healing_does_not_touch_what_is_being_sent(
    tmp_path: Path, service: ScriptedService, gate: threading.Event
) -> None:
    body = {"code": 200, "data": {"task_id": "TASK000000000001", "status": "not_started"}}
    service.submit_answers.append(Answer(200, body, gate=gate))
    service.looks["TASK000000000001"] = 0
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: service.count("POST", _SUBMIT) == 1)
        _heal(bench)
        assert bench.state() is TaskState.SUBMITTING
        gate.set()
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.count("POST", _SUBMIT) == 1


def test_healing_asks_and_fetches_nothing_twice(
    tmp_path: Path, service: ScriptedService, gate: threading.Event
) -> None:
    service.steps = [_FINISHED]
    service.status_answers.append(Answer(503, {"detail": "down"}, gate=gate))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: service.count("GET", _STATUS) == 1)
        _heal(bench)
        gate.set()
        bench.rest()
        assert service.count("GET", _STATUS) == 1
        gate.clear()
        service.file_answers.append(Answer(body=CLIP.read_bytes(), headers={"Content-Type": "video/mp4"}, gate=gate))
        bench.until(lambda: service.count("GET", "/results/") == 1)
        _heal(bench)
        gate.set()
        bench.rest()
        assert bench.heard.tasks[1].result is ResultState.SAVED
        assert service.count("GET", "/results/") == 1


# --- closing --------------------------------------------------------------------------------------------------


def _close_with_the_answer_unheard(
    bench: EngineBench, service: ScriptedService, gate: threading.Event, before_stop: Callable[[], None]
) -> None:
    """Send a task, let its answer arrive, and close before the engine has heard it."""
    body = {"code": 200, "data": {"task_id": "TASK000000000001", "status": "not_started"}}
    service.submit_answers.append(Answer(200, body, gate=gate))
    bench.engine.start()
    bench.engine.submit(request())
    bench.until(lambda: service.count("POST", _SUBMIT) == 1 and bench.lanes.waited_for == 1)
    gate.set()
    bench.await_delivery()
    before_stop()
    assert bench.engine.stop(3.0)


def test_an_answer_that_comes_while_closing_is_kept(
    tmp_path: Path, service: ScriptedService, gate: threading.Event
) -> None:
    service.looks["TASK000000000001"] = 0
    with service:
        _close_with_the_answer_unheard(EngineBench(tmp_path, service.url), service, gate, lambda: None)
        with EngineBench(tmp_path, service.url) as again:
            kept = again.store.get(1)
            assert kept is not None
            assert (kept.state, kept.task_id) == (TaskState.SUBMITTED, "TASK000000000001")
            again.until(lambda: 1 in again.heard.tasks and again.heard.tasks[1].result is ResultState.SAVED)
        assert service.count("POST", _SUBMIT) == 1


def test_an_answer_that_the_list_cannot_keep_while_closing_is_in_the_journal(
    tmp_path: Path, service: ScriptedService, gate: threading.Event
) -> None:
    service.looks["TASK000000000001"] = 0
    with service:
        bench = FaultyBench(tmp_path, service.url)
        _close_with_the_answer_unheard(bench, service, gate, lambda: bench.faults.break_next(TaskState.SUBMITTED, 99))
        assert bench.failed_writes
        with EngineBench(tmp_path, service.url) as again:
            again.engine.load_page((1,))
            assert (again.state(), again.heard.tasks[1].task_id) == (TaskState.SUBMITTED, "TASK000000000001")
            again.until(lambda: again.heard.tasks[1].result is ResultState.SAVED)
        assert service.count("POST", _SUBMIT) == 1


# --- an engine that cannot begin --------------------------------------------------------------------------------


@pytest.fixture
def profile(tmp_path: Path) -> ProfilePaths:
    paths = ProfilePaths(tmp_path, tmp_path / "videos")
    TaskStore.open(paths.account.database).close()
    return paths


@pytest.fixture
def worker(qtbot: QtBot, profile: ProfilePaths) -> Iterator[EngineWorker]:
    """The program's own worker, on the test's thread."""
    parts = wiring.Parts(
        paths=profile,
        folder=lambda: profile.videos,
        wishes=Settings,
        api_base="http://127.0.0.1:9",
        credentials=MemoryCredentials(),
        version="test",
        on_stop=lambda _: None,
    )
    made = EngineWorker(lambda tell, deliver: wiring.account_engine(parts, tell, deliver))
    yield made
    made.stop()


def test_a_list_from_a_newer_version_is_said_whenever_asked(worker: EngineWorker, profile: ProfilePaths) -> None:
    with sqlite3.connect(profile.account.database) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = profile.account.database.read_bytes()
    failures: list[object] = []
    refusals: list[Refusal] = []
    worker.facts.failed_to_start.connect(failures.append)
    worker.facts.refused.connect(refusals.append)
    worker.start()
    worker.submit(request("mine"))
    worker.tell_everything()
    assert [type(failure) for failure in failures] == [StoreTooNew] * 2
    assert [(refusal.nonce, type(refusal.error)) for refusal in refusals] == [("mine", StoreTooNew)]
    assert profile.account.database.read_bytes() == before


def test_a_list_that_another_program_holds_is_let_go_again(worker: EngineWorker, profile: ProfilePaths) -> None:
    failures: list[object] = []
    indexes: list[object] = []
    keys: list[KeyPlace] = []
    worker.facts.failed_to_start.connect(failures.append)
    worker.facts.index_loaded.connect(indexes.append)
    worker.facts.key_changed.connect(lambda fact: keys.append(fact.place))
    holder = sqlite3.connect(profile.account.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    worker.start()
    holder.execute("ROLLBACK")
    assert [type(failure) for failure in failures] == [ListBusy]
    assert not indexes
    # Nothing of the engine that failed keeps the file: it can be made to change its journal, which needs it alone.
    assert holder.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    holder.close()
    worker.start()
    assert len(indexes) == 1
    # The key is told when the password store was read, which this thread waits for nobody to do.
    assert keys == []
