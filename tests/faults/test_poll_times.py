"""Faults of asking: sleep, clocks that jump, and a thousand tasks that are due at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, words_of
from tests.faults.polling import EVERY_FOUR_SECONDS, LONG, RUNNING, Asked, already_sent, watched
from tests.scripted_service import KEY, Answer, ScriptedService, _Handler
from vidgo_desktop.core import resources
from vidgo_desktop.core.task import ResultState, Task, TaskState

Told = Callable[[Task | str], str]
CLIP = resources.path("samples", "street_walk.mp4")
_HOUR = 3600.0
_DAY = 24 * _HOUR
# As a sleep looks on Linux and macOS, where the monotonic clock stands, and on Windows, where it goes on.
_SLEEPS = pytest.mark.parametrize("steady_goes_on", [False, True], ids=["clock stands", "clock goes on"])


def _sleep(bench: FaultBench, seconds: float, *, steady_goes_on: bool) -> float:
    """The computer sleeps; gives the moment of the wake in monotonic seconds."""
    bench.clock.wall += seconds
    bench.clock.steady += seconds if steady_goes_on else 0.0
    return bench.clock.steady


def _words(bench: FaultBench, number: int = 1) -> str:
    bench.engine.load_page((number,))
    return words_of(bench.heard.tasks[number], bench.clock.wall)


def _all_asked(bench: FaultBench, asked: Asked, count: int, since: float) -> Callable[[], bool]:
    def met() -> bool:
        return len({task for task, when in zip(asked.tasks, asked.times, strict=True) if when >= since}) == count

    return met


def _round(bench: FaultBench, asked: Asked, count: int, since: float) -> None:
    """Live until each task was asked once after ``since``; hold how politely that was done."""
    asked.most_at_once = 0
    before = len(asked.times)
    while len(asked.times) - before < count:
        bench.let_pass(5)
    first = asked.tasks[before : before + count]
    assert len(set(first)) == count, "each overdue task is asked once before any is asked again"
    times = asked.times[before : before + count]
    assert min(times) >= since
    for begin, sixth in zip(times, times[5:], strict=False):
        assert sixth - begin >= 1.0, "never more than five within a second"
    assert asked.most_at_once <= 2
    gaps = {round(later - sooner, 3) for sooner, later in pairwise(times)}
    assert len(gaps) > min(10, count // 6), "not in step with other programs"


@_SLEEPS
def test_P21_a_thousand_tasks_after_a_wake(
    tmp_path: Path, service: ScriptedService, told: Told, steady_goes_on: bool
) -> None:
    count = 1000 if not steady_goes_on or LONG else 200
    already_sent(tmp_path, service, count)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service, pace=EVERY_FOUR_SECONDS)
    asked = watched(bench, service.url, KEY)
    with bench:
        _round(bench, asked, count, bench.clock.steady)
        # From then on each one in its own time, every four seconds, with nothing in the way.
        bench.let_pass(6)
        before, begun = len(asked.times), bench.clock.steady
        bench.let_pass(4.5)
        assert len(set(asked.tasks[before:])) == count
        assert bench.clock.steady - begun == pytest.approx(4.5)
        woke = _sleep(bench, 8 * _HOUR, steady_goes_on=steady_goes_on)
        _round(bench, asked, count, woke)
        told(_words(bench))


@pytest.mark.parametrize(
    ("hours", "least", "most", "says"),
    [
        (0.01, 3.6, 4.4, "Making your video"),
        (0.1, 7.2, 8.8, "Making your video"),
        (0.5, 18.0, 22.0, "Slower than most, still fine"),
        (5.0, 54.0, 66.0, "Slower than most, still fine"),
        (25.0, 270.0, 330.0, "Unusually long. We keep looking"),
        (72.0, 270.0, 330.0, "Unusually long. We keep looking"),
    ],
)
def test_P22_a_task_that_does_not_end(
    tmp_path: Path, service: ScriptedService, told: Told, hours: float, least: float, most: float, says: str
) -> None:
    already_sent(tmp_path, service, 1, hours_ago=hours)
    service.steps = [RUNNING] * 6 + [{"status": "finished"}]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.until(lambda: len(asked.times) == 6)
        bench.rest()
        assert says in told(_words(bench))
        gaps = [later - sooner for sooner, later in pairwise(asked.times)]
        assert least <= min(gaps) and max(gaps) <= most
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)


def test_P22_in_line_for_more_than_a_day(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    already_sent(tmp_path, service, 1, hours_ago=30)
    service.steps = [{"status": "not_started"}] * 3 + [{"status": "finished"}]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: service.looks["TASK000000000001"] == 3)
        assert "Unusually long" in told(_words(bench))
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)


@pytest.mark.parametrize("jump", [_DAY, -_DAY, _HOUR, -_HOUR, 0.5, -0.5])
def test_P23_the_clock_jumps(tmp_path: Path, service: ScriptedService, told: Told, jump: float) -> None:
    already_sent(tmp_path, service, 3)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.let_pass(30)
        bench.clock.wall += jump
        before, begun = len(asked.times), bench.clock.steady
        bench.let_pass(60)
        usual = 3 * 60 / 4
        # A clock that is set forward may also be a sleep: then each one is asked a little sooner, once.
        assert usual * 0.85 <= len(asked.times) - before <= usual * 1.15 + (3 if jump > 30 else 0)
        for task in set(asked.tasks):
            times = [when for name, when in zip(asked.tasks, asked.times, strict=True) if name == task]
            # After it, in a row with the others; and then in its own time again.
            assert max(later - sooner for sooner, later in pairwise(times) if sooner >= begun - 5) <= 4.5 + 3 * 0.3
        assert told(_words(bench)).startswith("Making your video")


def test_P23_a_clock_that_is_slowly_put_right(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    already_sent(tmp_path, service, 1)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.let_pass(10)
        before = len(asked.times)
        for _ in range(100):
            # Much faster than any system does it: a minute in a hundred seconds.
            bench.clock.wall += 0.6
            bench.let_pass(1)
        # Each wait is 4.0 to 4.8 seconds of the steady clock, whatever the other one does.
        assert 20 <= len(asked.times) - before <= 26
        told(_words(bench))


def test_P23_a_list_from_the_future(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    already_sent(tmp_path, service, 1, hours_ago=-48)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.let_pass(30)
        gaps = [later - sooner for sooner, later in pairwise(asked.times)]
        assert len(gaps) >= 5 and max(gaps) <= 4.5
        told(_words(bench))


class _PortsService(ScriptedService):
    """Notes from which port of the other side each request came: a connection."""

    def __init__(self, clip: Path | None = None) -> None:
        super().__init__(clip)
        self.ports: list[int] = []
        service = self

        class Handler(_Handler):
            owner = service

            def _handle(self, method: str) -> None:
                service.ports.append(self.client_address[1])
                super()._handle(method)

        self._server.RequestHandlerClass = Handler


@_SLEEPS
def test_P24_eight_hours_of_sleep(tmp_path: Path, told: Told, steady_goes_on: bool) -> None:
    with _PortsService(CLIP) as service:
        already_sent(tmp_path, service, 12)
        service.steps = [RUNNING]
        bench = FaultBench(tmp_path, service.url, service)
        asked = watched(bench, service.url, KEY)
        with bench:
            bench.let_pass(30)
            old = set(service.ports)
            service.ports.clear()
            woke = _sleep(bench, 8 * _HOUR, steady_goes_on=steady_goes_on)
            _round(bench, asked, 12, woke)
            assert asked.times[-1] - woke <= 30
            assert not old & set(service.ports), "a connection from before the sleep was used"
            assert bench.heard.balance.heard_at is not None
            assert bench.clock.wall - bench.heard.balance.heard_at < 60
            told(_words(bench))
            service.steps = [{"status": "finished"}]
            bench.until(lambda: Counter(t.result for t in bench.heard.tasks.values())[ResultState.SAVED] == 12)
            assert service.posts.total() == 0


@_SLEEPS
def test_P24_a_question_that_was_under_way(
    tmp_path: Path, service: ScriptedService, told: Told, steady_goes_on: bool
) -> None:
    import threading

    gate = threading.Event()
    already_sent(tmp_path, service, 1)
    service.steps = [RUNNING]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.rest()
        service.status_answers.append(Answer(gate=gate))
        before = service.looks["TASK000000000001"]
        bench.until(lambda: not service.status_answers)
        # Its connection is dead; nobody waits for its end.
        _sleep(bench, 8 * _HOUR, steady_goes_on=steady_goes_on)
        bench.clock.forward(20)
        bench.guarded(bench.engine.run_due)
        bench.until(lambda: service.looks["TASK000000000001"] > before, skip_time=False)
        gate.set()
        bench.rest()
        assert False not in bench.heard.online
        told(_words(bench))
