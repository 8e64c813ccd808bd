"""How little the service is asked: not before it said so, a few at a time after a pause, hardly at all in an outage."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench
from tests.faults.bench import FaultBench, job
from tests.faults.polling import EVERY_FOUR_SECONDS, RUNNING, Asked, already_sent, questions, tell, watched
from tests.scripted_service import KEY, Answer, ScriptedService, refusal
from vidgo_desktop.core import resources
from vidgo_desktop.core.facts import BalanceState
from vidgo_desktop.core.task import ResultState, TaskState

CLIP = resources.path("samples", "street_walk.mp4")
_SUBMIT = "/api/generate/submit"
_BALANCE = "/api/user/balance"


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService(CLIP) as running:
        yield running


def _busy(kind: str) -> Answer:
    wait = "45" if kind == "seconds" else formatdate(time.time() + 45, usegmt=True)
    return Answer(429, {"detail": "Rate limit exceeded"}, {"Retry-After": wait})


# --- nothing before the time that the service named ---------------------------------------------------------------


@pytest.mark.parametrize("kind", ["seconds", "date"])
def test_no_status_question_before_its_time(tmp_path: Path, service: ScriptedService, kind: str) -> None:
    already_sent(tmp_path, service, 40)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.until(lambda: all(service.looks.values()))
        bench.let_pass(10)
        tell(service, _busy(kind))
        bench.until(lambda: not service.status_answers)
        bench.rest()
        before, now = len(asked.times), bench.clock.steady
        bench.let_pass(43)
        assert len(asked.times) == before
        bench.let_pass(12)
        after = asked.times[before:]
        assert min(after) >= now + 43.5
        assert _most_within(after, 1.0) <= 5


@pytest.mark.parametrize("kind", ["seconds", "date"])
def test_no_balance_question_before_its_time(tmp_path: Path, service: ScriptedService, kind: str) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN)
        # Too long ago for the gate: a task that is to be sent wants to know it anew.
        bench.clock.forward(120)
        service.balance_answers.append(_busy(kind))
        bench.engine.refresh_balance()
        bench.rest()
        before = service.count("GET", _BALANCE)
        bench.clock.forward(5)
        bench.engine.refresh_balance()
        bench.engine.submit(job())
        bench.let_pass(35)
        assert service.count("GET", _BALANCE) == before
        assert service.count("POST", _SUBMIT) == 0
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)


@pytest.mark.parametrize("kind", ["seconds", "date"])
def test_no_submit_before_its_time(tmp_path: Path, service: ScriptedService, kind: str) -> None:
    service.submit_answers.append(_busy(kind))
    with FaultBench(tmp_path, service.url, service) as bench:
        for each in range(3):
            bench.engine.submit(job(f"n{each}"))
        bench.until(lambda: service.count("POST", _SUBMIT) == 1)
        bench.rest()
        bench.let_pass(43)
        assert service.count("POST", _SUBMIT) == 1
        bench.until(lambda: sum(task.result is ResultState.SAVED for task in bench.heard.tasks.values()) == 3)
        assert service.count("POST", _SUBMIT) == 4


def test_another_key_does_not_wait_for_the_last_ones_time(tmp_path: Path, service: ScriptedService) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN)
        service.balance_answers.append(_busy("seconds"))
        bench.engine.refresh_balance()
        bench.rest()
        bench.engine.save_key(KEY)
        bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN, skip_time=False)


# --- after a pause -------------------------------------------------------------------------------------------------


def _most_within(times: list[float], seconds: float) -> int:
    ordered = sorted(times)
    return max(
        (sum(1 for t in ordered[n : n + 50] if t < begin + seconds) for n, begin in enumerate(ordered)), default=0
    )


def _start(bench: EngineBench, service: ScriptedService) -> None:
    """The start is a pause of its own."""


def _wake(bench: EngineBench, service: ScriptedService) -> None:
    bench.clock.wall += 8 * 3600


def _new_key(bench: EngineBench, service: ScriptedService) -> None:
    bench.engine.save_key(KEY)


def _network_back(bench: EngineBench, service: ScriptedService) -> None:
    bench.room.reached(False)
    bench.let_pass(5)
    bench.until(lambda: bench.room.online)


def _key_accepted_again(bench: EngineBench, service: ScriptedService) -> None:
    service.balance_answers.append(refusal(401, "authentication_error", "Invalid API key"))
    bench.engine.refresh_balance()
    bench.until(lambda: bench.heard.balance.state is BalanceState.REFUSED)
    bench.engine.refresh_balance()
    bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN)


@pytest.mark.parametrize("happens", [_start, _wake, _new_key, _network_back, _key_accepted_again])
def test_a_few_at_a_time_after_a_pause(
    tmp_path: Path, service: ScriptedService, happens: Callable[[EngineBench, ScriptedService], None]
) -> None:
    count = 60
    already_sent(tmp_path, service, count)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        if happens is not _start:
            bench.until(lambda: all(service.looks.values()))
            bench.let_pass(8)
            asked.times.clear()
            asked.tasks.clear()
            asked.most_at_once = 0
        happens(bench, service)
        while len(set(asked.tasks)) < count:
            bench.let_pass(2)
            assert _most_within(asked.times[:count], 1.0) <= 5
            assert asked.most_at_once <= 2


def test_in_its_own_time_nothing_is_held_up(tmp_path: Path, service: ScriptedService) -> None:
    # Hundreds of tasks that fall due one by one are asked on time: no limit but that of the sixteen threads.
    count = 150
    already_sent(tmp_path, service, count)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service, pace=EVERY_FOUR_SECONDS)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.until(lambda: all(service.looks.values()))
        bench.let_pass(6)
        asked.times.clear()
        asked.tasks.clear()
        bench.let_pass(9)
        by_task: dict[str, list[float]] = defaultdict(list)
        for task, when in zip(asked.tasks, asked.times, strict=True):
            by_task[task].append(when)
        assert len(by_task) == count
        assert max(later - sooner for times in by_task.values() for sooner, later in pairwise(times)) <= 4.5
        assert _most_within(asked.times, 1.0) > 20


def test_the_users_own_question_goes_first(tmp_path: Path, service: ScriptedService) -> None:
    already_sent(tmp_path, service, 120)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.until(lambda: len(asked.times) >= 5)
        bench.engine.look_again(110)
        before = len(asked.times)
        bench.let_pass(2)
        assert "TASK000000000110" in asked.tasks[before : before + 3]
        assert _most_within(asked.times, 1.0) <= 5


def test_asking_often_asks_once(tmp_path: Path, service: ScriptedService) -> None:
    already_sent(tmp_path, service, 1)
    service.steps = [RUNNING]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.rest()
        before = questions(service)
        for _ in range(50):
            bench.engine.look_again(1)
        bench.let_pass(1)
        assert questions(service) == before + 1


# --- in an outage --------------------------------------------------------------------------------------------------


def _early(asked: Asked, usual: Callable[[float], float], since: float) -> tuple[int, int]:
    """How many questions came clearly sooner than the usual interval at that age, and how many there were."""
    last: dict[str, float] = {}
    early = total = 0
    for task, when in zip(asked.tasks, asked.times, strict=True):
        if when >= since:
            total += 1
            early += task in last and when - last[task] < 0.89 * usual(when)
        last[task] = when
    return early, total


@pytest.mark.parametrize("hours", [0.0, 0.5, 5.0])
def test_a_long_outage_brings_hardly_a_question_more(tmp_path: Path, service: ScriptedService, hours: float) -> None:
    count = 8
    already_sent(tmp_path, service, count, hours_ago=hours)
    service.steps = [RUNNING]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.until(lambda: all(service.looks.values()))
        bench.let_pass(70)
        begun = bench.clock.steady
        tell(service, *[Answer(503, {"detail": "down"})] * 5000)
        bench.let_pass(1800)
        service.status_answers.clear()

        def usual(when: float) -> float:
            age = hours * 3600 + when - 1000.0
            return next(wait for limit, wait in bench.room.pace.polls if age < limit)

        early, total = _early(asked, usual, begun)
        assert total > 5 * count
        assert early <= total / 10 + 1
        bench.until(lambda: all(task.problem is None for task in bench.room.open.values()))


def test_no_network_brings_hardly_a_try(tmp_path: Path) -> None:
    with ScriptedService(CLIP) as service:
        already_sent(tmp_path, service, 30)
        service.steps = [RUNNING]
        bench = FaultBench(tmp_path, service.url)
        asked = watched(bench, service.url, KEY)
        bench.__enter__()
        bench.until(lambda: all(service.looks.values()))
        bench.let_pass(10)
    bench.room.client.drop_connections()
    bench.until(lambda: not bench.room.online)
    bench.rest()
    before = len(asked.times)
    bench.let_pass(3600)
    assert len(asked.times) - before <= 3600 / bench.room.pace.offline_gap
    bench.__exit__(None, None, None)
