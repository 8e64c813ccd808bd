"""A long time in a short one: a service that fails now and then, a computer that sleeps, a network that changes."""

from __future__ import annotations

import gc
import json
import logging
import random
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.engine_bench import BenchClock
from tests.faults.bench import FaultBench, job
from tests.scripted_service import KEY, Answer, ScriptedService, _Handler, _input_of, _Server, refusal
from vidgo_desktop.core.task import BUSY, ResultState, TaskState

OTHER_KEY = "another-key-9876543210"
_FAULTS = ("dropped before", "dropped after", "500", "429", "html", "cut")
_USER_LOOKS_EVERY = 300.0
_LIMIT = 20.0


@dataclass
class _Order:
    """A task at the service: whose it is, and what becomes of it when (wall clock)."""

    key: str
    ends_at: float
    fails: bool


class SoakService(ScriptedService):
    """Two accounts, tasks that take their time by the clock of the bench, and a share of requests that go wrong."""

    def __init__(self, clip: Path, seed: int) -> None:
        super().__init__(clip)
        self.clock = BenchClock()
        self.rate = 0.0
        self.dice = random.Random(seed)  # noqa: S311
        self.orders: dict[str, _Order] = {}
        self.balances = {KEY: 100_000.0, OTHER_KEY: 100_000.0}
        self.faults: list[str] = []
        self.foreign = 0
        self.asked = 0
        self.is_down = False
        self._handlers = 0
        self._gone = threading.Condition()
        service = self

        class Handler(_SoakHandler):
            owner = service

        self._handler = Handler
        self._server.RequestHandlerClass = Handler

    def go_down(self) -> None:
        """Nobody gets through: new connections are refused, kept ones are dead."""
        self.is_down = True
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(_LIMIT)

    def come_back(self) -> None:
        """At the same address."""
        self.is_down = False
        self._server = _Server(("127.0.0.1", self.port), self._handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def wait_until_unused(self) -> None:
        """No connection is open any more; the other side must have closed them."""
        with self._gone:
            assert self._gone.wait_for(lambda: self._handlers == 0, _LIMIT)

    def began(self, count: int) -> None:
        """A connection came (1) or went (-1)."""
        with self._gone:
            self._handlers += count
            self._gone.notify_all()

    def fault(self) -> str:
        """What goes wrong with this request; empty for most."""
        with self.lock:
            self.asked += 1
            kind = self.dice.choice(_FAULTS) if self.dice.random() < self.rate else ""
            if kind:
                self.faults.append(kind)
            return kind

    def take(self, key: str, body: bytes) -> Answer:
        """A submit: it is charged at once."""
        with self.lock:
            what = _input_of(body)
            self.posts[what] += 1
            self.charges[what] += 1
            self.balances[key] -= self.price
            number = f"TASK{len(self.orders) + 1:012d}"
            takes = self.dice.uniform(20.0, 160.0)
            self.orders[number] = _Order(key, self.clock.now() + takes, self.dice.random() < 0.04)
            self.looks[number] = 0
        return Answer(body={"code": 200, "data": {"task_id": number, "status": "not_started"}})

    def stands(self, key: str, number: str) -> Answer:
        """How a task stands; the status page says 403 of a task of somebody else."""
        with self.lock:
            order = self.orders.get(number)
            if order is None:
                return Answer(404, {"detail": "Task not found"})
            if order.key != key:
                self.foreign += 1
                return refusal(403, "permission_denied_error", "not your task")
            self.looks[number] += 1
            left = order.ends_at - self.clock.now()
            data: dict[str, Any] = {"task_id": number, "files": [], "error_message": None}
            if left > 0:
                data |= {"status": "running" if left < 60 else "not_started", "progress": max(0, 60 - int(left))}
            elif order.fails:
                if self.looks[number] < 1_000_000:
                    # The credits come back once.
                    self.looks[number] = 1_000_000
                    self.balances[key] += self.price
                data |= {"status": "failed", "error_message": "no person"}
            else:
                files = [{"file_url": f"{self.url}/results/{number}.mp4", "file_type": "video"}]
                data |= {"status": "finished", "progress": 100, "files": files}
        return Answer(body={"code": 200, "data": data})


class _SoakHandler(_Handler):
    owner: SoakService

    def setup(self) -> None:
        self.owner.began(1)
        super().setup()

    def finish(self) -> None:
        try:
            super().finish()
        finally:
            self.owner.began(-1)

    def _handle(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        owner = self.owner
        if owner.is_down:
            self._hang_up()
            return
        kind = owner.fault()
        if kind == "dropped before":
            self._hang_up()
            return
        if kind == "429":
            self._send(Answer(429, {"detail": "Rate limit exceeded"}, {"Retry-After": "3"}))
            return
        is_submit = method == "POST"
        if kind in ("500", "html") and not (is_submit and owner.dice.random() < 0.5):
            self._send(_bad(kind))
            return
        answer = self._answer(is_submit, body)
        if kind in ("500", "html"):
            # The cruel half: it was taken and charged, and the answer does not say so.
            self._send(_bad(kind))
        elif kind == "dropped after":
            self._hang_up()
        elif kind == "cut":
            self._cut(answer)
        else:
            self._send(answer)

    def _answer(self, is_submit: bool, body: bytes) -> Answer:
        owner = self.owner
        if self.path.startswith("/results/"):
            assert owner.clip is not None
            return Answer(body=owner.clip.read_bytes(), headers={"Content-Type": "video/mp4"})
        key = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if key not in owner.balances:
            return refusal(401, "authentication_error", "Invalid API key")
        if is_submit:
            return owner.take(key, body)
        if self.path.startswith("/api/user/balance"):
            with owner.lock:
                return Answer(body={"code": 200, "data": {"credits_amount": owner.balances[key]}})
        return owner.stands(key, self.path.rsplit("/", 1)[1])

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _cut(self, answer: Answer) -> None:
        body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        self.close_connection = True
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])


def _bad(kind: str) -> Answer:
    if kind == "500":
        return Answer(500, {"code": 500, "error": {"message": "internal", "type": "internal_error"}})
    return Answer(body=b"<html>One moment, please</html>", headers={"Content-Type": "text/html"})


class LogSize(logging.Handler):
    """How many bytes a log file would have got."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self.bytes = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count it."""
        self.bytes += len(self.format(record).encode()) + 1


@dataclass(frozen=True)
class Footprint:
    """What the program holds: bytes of memory, open files and sockets, threads that are no lane's."""

    memory: int
    handles: int
    threads: int


def footprint(bench: FaultBench, service: SoakService) -> Footprint:
    """With nothing under way and every kept connection let go."""
    bench.rest()
    bench.room.client.drop_connections()
    service.wait_until_unused()
    service.requests.clear()
    gc.collect()
    proc = Path("/proc/self")
    memory = int((proc / "statm").read_text().split()[1]) * 4096 if proc.exists() else 0
    handles = len(list((proc / "fd").iterdir())) if proc.exists() else 0
    # A lane begins a thread when it first needs one, up to its size; those never end.
    others = [each for each in threading.enumerate() if not each.name.startswith("lane-")]
    return Footprint(memory, handles, len(others))


@dataclass(frozen=True)
class Plan:
    """How long, how much, and how often something changes."""

    hours: float
    tasks: int
    sleeps: int
    network_changes: int
    key_changes: int
    rate: float = 0.02


class Soak:
    """Carries out a plan on a bench."""

    def __init__(self, bench: FaultBench, service: SoakService, plan: Plan, seed: int) -> None:
        self._bench = bench
        self._service = service
        self._plan = plan
        self._dice = random.Random(seed)  # noqa: S311
        self._key = KEY
        self.early: Footprint | None = None
        self.unclear = 0

    def run(self) -> None:
        """The whole time, and then until everything has come to its end."""
        bench, seconds = self._bench, self._plan.hours * 3600
        begun = bench.clock.steady
        for when, event in self._events(seconds):
            bench.let_pass(max(0.0, begun + when - bench.clock.steady))
            event()
        bench.let_pass(max(0.0, begun + seconds - bench.clock.steady))
        self._service.rate = 0.0
        for _ in range(4):
            self._change_key()
            for _ in range(8):
                bench.let_pass(_USER_LOOKS_EVERY)
                self._user()

    def left(self) -> list[TaskState]:
        """Tasks that did not come to an end."""
        return [task.state for task in self._bench.room.open.values() if task.state in BUSY]

    def _events(self, seconds: float) -> list[tuple[float, Any]]:
        dice, plan = self._dice, self._plan
        events: list[tuple[float, Any]] = []

        def scatter(count: int, event: Any, first: float = 0.02, last: float = 0.98) -> None:
            for each in range(count):
                share = first + (last - first) * (each + dice.random()) / count
                events.append((share * seconds, event))

        for each in range(plan.tasks):
            events.append((dice.uniform(0.0, 0.97) * seconds, lambda each=each: self._submit(each)))
        scatter(plan.sleeps, self._sleep)
        scatter(plan.network_changes, self._change_network)
        scatter(plan.key_changes, self._change_key, 0.2, 0.95)
        scatter(int(seconds / _USER_LOOKS_EVERY), self._user)
        events.append((0.3 * seconds, self._remember))
        return sorted(events, key=lambda event: event[0])

    def _submit(self, each: int) -> None:
        self._bench.engine.submit(job(f"soak{each}"))

    def _remember(self) -> None:
        self.early = footprint(self._bench, self._service)

    def _sleep(self) -> None:
        seconds = self._dice.uniform(600.0, 3600.0)
        self._bench.clock.wall += seconds
        # On some systems the monotonic clock goes on while the computer sleeps.
        self._bench.clock.steady += seconds * self._dice.choice((0.0, 0.0, 1.0))

    def _change_network(self) -> None:
        bench = self._bench
        if self._dice.random() < 0.5:
            # Another address of this computer: what was kept open is dead.
            bench.room.client.drop_connections()
            return
        self._service.go_down()
        bench.let_pass(self._dice.uniform(20.0, 120.0))
        self._service.come_back()

    def _change_key(self) -> None:
        self._key = OTHER_KEY if self._key == KEY else KEY
        self._bench.engine.save_key(self._key)
        self._bench.rest()

    def _user(self) -> None:
        """Whoever sits there sends what waits for a word, and saves again what could not be saved."""
        bench = self._bench
        for task in tuple(bench.heard.tasks.values()):
            waits = task.state is TaskState.NEEDS_YOU
            if waits or (task.state is TaskState.FINISHED and task.result is ResultState.PROBLEM):
                bench.engine.try_again(task.id)
                bench.rest()
