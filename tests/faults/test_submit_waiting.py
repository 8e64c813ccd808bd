"""The service asks us to slow down: never earlier than asked, never for ever, never a second charge."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.raw import RawAnswer, RawService, sends
from tests.faults.submit_steps import Told, problem_of_task
from tests.loopback import http_reply
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import LocalFile, TaskState

_BODY = b'{"detail": "Rate limit exceeded. Please try again later."}'


@pytest.fixture
def raw() -> Iterator[RawService]:
    with RawService() as running:
        yield running


def slow_down(*headers: tuple[str, str], status: str = "429 Too Many Requests") -> RawAnswer:
    """A refusal with exactly these headers, none added."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers).encode()
    head, _, body = http_reply(_BODY, status).partition(b"\r\n\r\n")
    return RawAnswer(act=sends(head + b"\r\n" + lines + b"\r\n" + body), charges=False)


def posts(service: ScriptedService) -> int:
    return sum(service.posts.values())


def sent_once(bench: FaultBench, service: ScriptedService) -> None:
    """The first order has come and was answered; the program now waits."""
    bench.engine.submit(job())
    bench.until(lambda: posts(service) == 1 and bench.state() is TaskState.QUEUED, skip_time=False)
    bench.rest()


def test_S19_too_early_is_sent_again(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.submit_answers.append(Answer(425, {"detail": "too early"}))
    with FaultBench(tmp_path, service.url, service) as bench:
        sent_once(bench, service)
        told(bench.heard.tasks[1])
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert posts(service) == 2
        assert service.charges["https://example.com/n1.mp4"] == 1


def test_S20_not_earlier_than_asked(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.submit_answers.append(Answer(429, {"detail": "slow down"}, {"Retry-After": "7"}))
    with FaultBench(tmp_path, service.url, service) as bench:
        sent_once(bench, service)
        told(bench.heard.tasks[1])
        problem = bench.heard.tasks[1].problem
        assert problem is not None and problem.until == pytest.approx(bench.clock.now() + 7.0)
        bench.engine.submit(job("n2"))
        bench.let_pass(6.9)
        assert posts(service) == 1, "neither this task nor another"
        bench.let_pass(0.2)
        bench.until(lambda: bench.state() is TaskState.SUBMITTED and bench.state(2) is TaskState.SUBMITTED)
        assert (service.posts["https://example.com/n1.mp4"], service.posts["https://example.com/n2.mp4"]) == (2, 1)


def test_S21_a_date_counts_from_the_clock_of_the_service(tmp_path: Path, raw: RawService, told: Told) -> None:
    there = datetime.now(UTC) + timedelta(hours=2)
    until = there + timedelta(seconds=30)
    dates = [("Date", format_datetime(there, usegmt=True)), ("Retry-After", format_datetime(until, usegmt=True))]
    raw.submit_answers.append(slow_down(*dates))
    with FaultBench(tmp_path, raw.url, raw) as bench:
        sent_once(bench, raw)
        told(bench.heard.tasks[1])
        bench.let_pass(29.9)
        assert posts(raw) == 1
        bench.let_pass(0.2)
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert posts(raw) == 2


def _past() -> str:
    return format_datetime(datetime.now(UTC) - timedelta(days=3), usegmt=True)


@pytest.mark.parametrize(
    ("values", "shortest", "longest"),
    [
        pytest.param([_past()], 1, 2, id="past"),
        pytest.param(["0"], 1, 2, id="zero"),
        pytest.param(["-7"], 1, 2, id="negative"),
        pytest.param(["abc"], 1, 2, id="no number"),
        pytest.param([""], 1, 2, id="empty"),
        pytest.param(["NaN"], 1, 2, id="not a number"),
        pytest.param(["7", "120"], 120, 120, id="two headers"),
        pytest.param(["899"], 899, 899, id="nearly a quarter of an hour"),
    ],
)
def test_S22_odd_waits(
    tmp_path: Path, raw: RawService, told: Told, values: list[str], shortest: float, longest: float
) -> None:
    raw.submit_answers.append(slow_down(*[("Retry-After", value) for value in values]))
    with FaultBench(tmp_path, raw.url, raw) as bench:
        sent_once(bench, raw)
        told(bench.heard.tasks[1])
        began = bench.clock.steady
        bench.let_pass(shortest - 0.1)
        assert posts(raw) == 1
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert bench.clock.steady - began <= longest + 0.1
        assert posts(raw) == 2


@pytest.mark.parametrize("value", ["900", "1e12", "9" * 60, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_S22_a_wait_without_end_asks_the_user(tmp_path: Path, raw: RawService, told: Told, value: str) -> None:
    raw.submit_answers.append(slow_down(("Retry-After", value)))
    with FaultBench(tmp_path, raw.url, raw) as bench:
        bench.engine.submit(job())
        bench.engine.submit(job("n2"))
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU, skip_time=False)
        told(bench.heard.tasks[1])
        bench.let_pass(7200)
        assert posts(raw) == 1, "the rest of the queue waits as well"
        assert [problem_of_task(bench, n) for n in (1, 2)] == ["StillRateLimited"] * 2
        assert bench.heard.tasks[1].charge is Charge.NOT_CHARGED
        bench.engine.try_again(1)
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert bench.state(2) is TaskState.NEEDS_YOU


@pytest.mark.parametrize("seed", range(5))
def test_S23_again_and_again(tmp_path: Path, service: ScriptedService, told: Told, seed: int) -> None:
    service.submit_answers.extend(Answer(429, {"detail": "Rate limit exceeded"}) for _ in range(20))
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.room.random = random.Random(seed)  # noqa: S311  # a test's jitter, repeatable
        bench.engine.submit(job())
        times = list(moments_of(bench, service, 6))
        waits = [later - earlier for earlier, later in pairwise(times)]
        for wait, nominal in zip(waits, (2, 4, 8, 16, 32), strict=True):
            assert nominal / 2 <= wait <= nominal, waits
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU, skip_time=False)
        told(bench.heard.tasks[1])
        assert problem_of_task(bench) == "StillRateLimited"
        assert bench.heard.tasks[1].charge is Charge.NOT_CHARGED
        bench.let_pass(7200)
        assert posts(service) == 6
        service.submit_answers.clear()
        bench.engine.try_again(1)
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert service.charges["https://example.com/n1.mp4"] == 1


def test_S23_a_quarter_of_an_hour_is_the_most(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.extend(Answer(429, {"detail": "slow"}, {"Retry-After": "400"}) for _ in range(20))
    with FaultBench(tmp_path, service.url, service) as bench:
        began = bench.clock.steady
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU)
        assert bench.clock.steady - began <= 900
        assert posts(service) == 3
        bench.let_pass(7200)
        assert posts(service) == 3


def moments_of(bench: FaultBench, service: ScriptedService, count: int) -> Iterator[float]:
    """When each order was sent, by the clock of the test."""
    for number in range(1, count + 1):
        bench.until(lambda number=number: posts(service) == number)  # type: ignore[misc]
        yield bench.clock.steady
        bench.rest()


def test_S20_a_stopped_task_is_not_sent_when_the_wait_is_over(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(Answer(429, {"detail": "slow down"}, {"Retry-After": "7"}))
    with FaultBench(tmp_path, service.url, service) as bench:
        sent_once(bench, service)
        bench.engine.stop_waiting(1)
        bench.let_pass(60)
        assert (bench.state(), bench.heard.tasks[1].charge) == (TaskState.CLOSED, Charge.NOT_CHARGED)
        assert posts(service) == 1


def test_S20_an_upload_that_is_asked_to_wait(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    picture = tmp_path / "coat.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 500)
    service.upload_answers.append(Answer(429, {"detail": "Rate limit exceeded"}, {"Retry-After": "20"}))
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job(image_urls=LocalFile(picture)))
        bench.until(lambda: problem_of_task(bench) == "RateLimited", skip_time=False)
        told(bench.heard.tasks[1])
        bench.let_pass(19.9)
        assert service.count("POST", "/api/common/upload") == 1
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert (service.count("POST", "/api/common/upload"), posts(service)) == (2, 1)
