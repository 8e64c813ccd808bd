"""What the tests of asking share: tasks that are already at the service, and who asked when."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.engine_bench import BenchClock, EngineBench
from tests.faults.bench import job
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core.api import VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.responses import StatusReply
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import ResultState, Task, TaskState

STATUS = "/api/generate/status/"
RUNNING = {"status": "running", "progress": 45}
FINISHED = {"status": "finished", "progress": 100}
FAILED = {"status": "failed", "error_message": "no person"}
EVERY_FOUR_SECONDS = Pace(polls=((float("inf"), 4.0),))
# The long runs have the whole figures everywhere.
LONG = bool(os.environ.get("VIDGO_LONG"))
# The moment at which a bench begins, in UTC seconds.
BEGIN = 1_800_000_000.0


def number_of(task: int) -> str:
    """The service's number of the n-th task, as the scripted service gives them."""
    return f"TASK{task:012d}"


def already_sent(folder: Path, service: ScriptedService, count: int, *, hours_ago: float = 0.01) -> None:
    """A list of this many tasks that an earlier run sent and the service took."""
    path = folder / "account" / "tasks.db"
    store = TaskStore.open(path)
    sent = BEGIN - hours_ago * 3600
    try:
        task, _ = store.add(job("n1"), title="task 1", now=sent)
        store.claim(task.id)
        store.update(task.id, state=TaskState.SUBMITTING, submitted_at=sent, balance_before=1250.0)
        store.update(task.id, state=TaskState.SUBMITTED, task_id=number_of(1))
        if count > 100:
            # So that a thousand first answers are not a thousand commits.
            store.update(task.id, state=TaskState.RUNNING, status_word="running", progress=45)
    finally:
        store.close()
    if count > 1:
        _copy_first(path, count)
    for each in range(1, count + 1):
        service.looks[number_of(each)] = 0
        service.charges[f"https://example.com/n{each}.mp4"] += 1


def _copy_first(path: Path, count: int) -> None:
    """The others, in one step: a thousand tasks of four commits each would be most of a test's time."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TEMP TABLE copy AS SELECT * FROM tasks")
        for each in range(2, count + 1):
            connection.execute(
                "UPDATE copy SET id = :n, nonce = 'n' || :n, title = 'task ' || :n, task_id = :number,"
                " request = replace(request, :old, :new)",
                {"n": each, "number": number_of(each), "old": f"/n{each - 1}.mp4", "new": f"/n{each}.mp4"},
            )
            connection.execute("INSERT INTO tasks SELECT * FROM copy")


def tell(service: ScriptedService, *answers: Answer | dict[str, Any] | object) -> None:
    """The next answers to status questions: whole answers, or what stands in ``data`` of a good one."""
    for answer in answers:
        if isinstance(answer, Answer):
            service.status_answers.append(answer)
        else:
            service.status_answers.append(Answer(body={"code": 200, "data": answer}))


def questions(service: ScriptedService) -> int:
    """How many status questions came."""
    return service.count("GET", STATUS)


@dataclass
class Asked:
    """When each status question began (monotonic seconds of the bench), about which task, and how many at once."""

    times: list[float] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    most_at_once: int = 0

    def most_within(self, seconds: float) -> int:
        """The most questions that began within any time of this length, its end left out."""
        times = sorted(self.times)
        return max(
            (sum(1 for t in times[n : n + 200] if t < begin + seconds) for n, begin in enumerate(times)), default=0
        )


class WatchedClient(VidgoClient):
    """The real client, with a note of each status question."""

    def watch(self, clock: BenchClock) -> Asked:
        """From now on."""
        self._clock = clock
        self._asked = Asked()
        self._at_once = 0
        self._counting = threading.Lock()
        return self._asked

    def status(self, task_id: str, *, cancel: Cancel) -> StatusReply:
        """Ask, and note it."""
        with self._counting:
            self._asked.times.append(self._clock.monotonic())
            self._asked.tasks.append(task_id)
            self._at_once += 1
            self._asked.most_at_once = max(self._asked.most_at_once, self._at_once)
        try:
            return super().status(task_id, cancel=cancel)
        finally:
            with self._counting:
                self._at_once -= 1


def watched(bench: EngineBench, base: str, key: str) -> Asked:
    """Give the bench a client that notes its status questions; to be called before the engine starts."""
    bench.room.client.close()
    client = WatchedClient(base, lambda: key, version="test")
    bench.room.client = client
    return client.watch(bench.clock)


def saved(bench: EngineBench) -> Callable[[], bool]:
    """Whether the video of the first task is saved."""
    return lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED


def shown(bench: EngineBench, number: int = 1) -> Task:
    """The task as the window would have it now."""
    bench.engine.load_page((number,))
    return bench.heard.tasks[number]


def after_the_script(bench: EngineBench, service: ScriptedService) -> Task:
    """All scripted answers were heard."""
    bench.until(lambda: not service.status_answers)
    bench.rest()
    return shown(bench)


def links(service: ScriptedService, count: int) -> list[str]:
    """This many addresses of results."""
    return [f"{service.url}/results/{number}.mp4" for number in range(count)]
