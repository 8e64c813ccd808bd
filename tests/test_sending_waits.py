"""When the sender waits: for how long, what happens meanwhile, and that a wait of one task is not one of another."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench
from tests.faults.bench import job
from tests.scripted_service import Answer, ScriptedService, refusal
from vidgo_desktop.core.errors import Charge, ListNotWritable
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.task import Task, TaskProblem, TaskState

S = TaskState
_BALANCE = ("GET", "/api/user/balance")


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService() as running:
        running.steps = [{"status": "running", "progress": 5}]
        yield running


@pytest.fixture
def bench(service: ScriptedService, tmp_path: Path) -> Iterator[EngineBench]:
    with EngineBench(tmp_path, service.url) as running:
        running.until(lambda: bool(running.heard.balances))
        yield running


def _too_many(seconds: str) -> Answer:
    return Answer(429, {"detail": "slow down"}, headers={"Retry-After": seconds})


@pytest.fixture
def left_alone(tmp_path: Path) -> Iterator[tuple[EngineBench, int]]:
    """An engine whose order waits because nobody answers any more; and the port at which somebody did."""
    with ExitStack() as ends:
        with ScriptedService() as gone:
            bench = ends.enter_context(EngineBench(tmp_path, gone.url))
            bench.until(lambda: bool(bench.heard.balances) and bench.heard.balance.credits is not None)
            bench.rest()
        bench.engine.submit(job("a"))
        bench.until(lambda: (1, S.CLAIMED) in bench.heard.history, skip_time=False)
        bench.rest()
        assert bench.state() is S.QUEUED
        yield bench, gone.port


def test_while_the_gate_waits_a_new_task_asks_nothing(service: ScriptedService, bench: EngineBench) -> None:
    bench.let_pass(120)
    service.balance_answers.extend([Answer(503, {}), Answer(503, {})])
    before = service.count(*_BALANCE)
    bench.engine.submit(job("a"))
    bench.until(lambda: service.count(*_BALANCE) > before, skip_time=False)
    bench.rest()
    asked = service.count(*_BALANCE)
    bench.engine.submit(job("b"))
    bench.rest()
    assert service.count(*_BALANCE) == asked
    assert bench.room.agenda.has("gate")
    bench.until(lambda: bench.state(1) is S.RUNNING and bench.state(2) is S.RUNNING)
    assert service.posts.total() == 2


def test_a_task_that_was_not_sent_waits_its_time(left_alone: tuple[EngineBench, int]) -> None:
    bench, port = left_alone
    with ScriptedService(port=port) as again:
        bench.engine.submit(job("b"))
        bench.until(lambda: again.posts.total() == 1, skip_time=False)
        bench.rest()
        # The next in line passes; this one waits for 2 to 4 seconds, see ``Room.back_off``.
        assert bench.state(1) is S.QUEUED
        bench.let_pass(1.9)
        assert again.posts.total() == 1
        bench.let_pass(2.2)
        bench.until(lambda: again.posts.total() == 2, skip_time=False)
        bench.until(lambda: bench.state(1) not in (S.QUEUED, S.CLAIMED, S.SUBMITTING), skip_time=False)


def test_a_task_that_waits_is_taken_off_the_agenda_when_it_is_stopped(left_alone: tuple[EngineBench, int]) -> None:
    bench, _ = left_alone
    assert bench.room.agenda.has(("send", 1))
    bench.engine.stop_waiting(1)
    bench.rest()
    assert bench.state() is S.CLOSED
    assert not bench.room.agenda.has(("send", 1))


def test_a_task_that_could_not_be_journaled_waits_and_is_sent(
    service: ScriptedService, bench: EngineBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Journal.sending
    failures = [ListNotWritable("no")]

    def sending(self: Journal, task: Task) -> None:
        if failures:
            raise failures.pop()
        write(self, task)

    monkeypatch.setattr(Journal, "sending", sending)
    bench.engine.submit(job())
    bench.until(lambda: not failures, skip_time=False)
    bench.rest()
    assert (bench.state(), service.posts.total()) == (S.QUEUED, 0)
    assert bench.room.agenda.has(("send", 1))
    assert bench.heard.tasks[1].problem == TaskProblem("ListNotWritable", "no")
    bench.until(lambda: bench.state() is S.RUNNING)
    assert service.posts.total() == 1


def test_a_claim_for_what_is_gone_or_sent_does_nothing(service: ScriptedService, bench: EngineBench) -> None:
    bench.engine.submit(job())
    bench.until(lambda: bench.state() is S.RUNNING)
    told = list(bench.heard.history)
    bench.engine._sender._claim(77)
    bench.engine._sender._claim(1)
    bench.rest()
    assert bench.heard.history == told
    assert service.posts.total() == 1


def test_a_number_that_the_journal_missed_is_said_in_the_log(
    bench: EngineBench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def accepted(self: Journal, nonce: str, task_id: str) -> None:
        raise ListNotWritable("the disk is gone")

    monkeypatch.setattr(Journal, "accepted", accepted)
    with caplog.at_level(logging.INFO, "vidgo_desktop.core.sending"):
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.RUNNING)
    assert "the journal missed a number: the disk is gone" in caplog.messages


def _stopped_while_sending(bench: EngineBench, service: ScriptedService, answer: Answer) -> None:
    """The user lost patience while the request was on its way, and the answer came all the same."""
    gate = threading.Event()
    answer.gate = gate
    service.submit_answers.append(answer)
    bench.engine.submit(job())
    bench.until(lambda: service.posts.total() == 1, skip_time=False)
    # Without the cancel, which would race with the answer.
    bench.engine._sender._unwanted.add(1)
    gate.set()
    bench.until(lambda: bench.state() is not S.SUBMITTING, skip_time=False)
    bench.rest()


def test_an_accepted_task_that_nobody_waits_for_is_closed_as_unclear(
    service: ScriptedService, bench: EngineBench
) -> None:
    _stopped_while_sending(bench, service, Answer(body={"code": 200, "data": {"task_id": "T1"}}, charges=True))
    task = bench.heard.tasks[1]
    assert (task.state, task.task_id, task.charge) == (S.CLOSED, "T1", Charge.UNCLEAR)
    assert task.ended_at == bench.room.clock.now() == 1_800_000_000.0

    assert service.count(*_BALANCE) > 1


def test_patience_lost_once_is_forgotten_with_the_answer(service: ScriptedService, bench: EngineBench) -> None:
    _stopped_while_sending(bench, service, refusal(402, "", "no credits"))
    assert bench.state() is S.NEEDS_YOU
    bench.engine.try_again(1)
    bench.until(lambda: bench.state() is S.RUNNING)
    assert service.posts.total() == 2


def test_a_refused_account_is_an_answer_all_the_same(service: ScriptedService, bench: EngineBench) -> None:
    service.submit_answers.append(refusal(402, "", "no credits"))
    bench.engine.submit(job())
    bench.until(lambda: bench.state() is S.NEEDS_YOU)
    bench.rest()
    assert bench.room.last_good == bench.room.clock.monotonic()
    assert False not in bench.heard.online


def test_the_service_says_how_long_to_wait(service: ScriptedService, bench: EngineBench) -> None:
    service.submit_answers.append(_too_many("40"))
    bench.engine.submit(job("a"))
    bench.until(lambda: service.posts.total() == 1, skip_time=False)
    bench.rest()
    problem = bench.heard.tasks[1].problem
    assert bench.state() is S.QUEUED
    assert problem is not None
    assert (problem.kind, problem.code, problem.until) == ("RateLimited", 429, 1_800_000_040.0)
    # It is the program that has to slow down, not one task.
    bench.engine.submit(job("b"))
    bench.let_pass(39.5)
    assert service.posts.total() == 1
    bench.let_pass(1)
    bench.until(lambda: service.posts.total() == 3, skip_time=False)


def test_a_wait_that_is_too_long_is_for_the_user_to_decide(service: ScriptedService, bench: EngineBench) -> None:
    most = bench.room.pace.rate_limited_most
    service.submit_answers.append(_too_many(str(int(most))))
    bench.engine.submit(job("a"))
    bench.engine.submit(job("b"))
    bench.until(lambda: bench.state(1) is S.NEEDS_YOU, skip_time=False)
    bench.rest()
    for number in (1, 2):
        problem = bench.heard.tasks[number].problem
        assert problem is not None
        assert (problem.kind, problem.code) == ("StillRateLimited", 429)
        assert bench.heard.tasks[number].charge is Charge.NOT_CHARGED
    # With the next click the count begins anew.
    service.submit_answers.append(_too_many("1"))
    bench.engine.try_again(1)
    bench.until(lambda: service.posts.total() == 2, skip_time=False)
    bench.rest()
    assert bench.state(1) is S.QUEUED
    bench.until(lambda: bench.state(1) is S.RUNNING)


def test_short_waits_come_to_an_end_too(service: ScriptedService, bench: EngineBench) -> None:
    tries = bench.room.pace.rate_limited_tries
    service.submit_answers.extend(_too_many("1") for _ in range(tries))
    bench.engine.submit(job())
    bench.until(lambda: bench.state() is S.NEEDS_YOU)
    assert service.posts.total() == tries
    # It was never asked to wait for as long as the user has to be asked for.
    assert bench.room.clock.now() - 1_800_000_000.0 < bench.room.pace.rate_limited_most
    service.submit_answers.append(_too_many("1"))
    bench.engine.try_again(1)
    bench.until(lambda: service.posts.total() == tries + 1, skip_time=False)
    bench.rest()
    assert bench.state() is S.QUEUED


def test_that_nobody_is_there_is_said(left_alone: tuple[EngineBench, int]) -> None:
    bench, _ = left_alone
    problem = bench.heard.tasks[1].problem
    assert problem is not None
    assert problem.kind in ("Unreachable", "NetworkError")
    assert [online for online in bench.heard.online if online is not True] == [False]


def test_a_refused_try_that_nobody_waits_for_is_closed(service: ScriptedService, bench: EngineBench) -> None:
    _stopped_while_sending(bench, service, Answer(425, {}))
    task = bench.heard.tasks[1]
    assert (task.state, task.charge, task.ended_at) == (S.CLOSED, Charge.NOT_CHARGED, 1_800_000_000.0)
    bench.let_pass(120)
    assert service.posts.total() == 1


def test_a_slow_answer_is_said_and_the_appointment_ends_with_it(service: ScriptedService, bench: EngineBench) -> None:
    gate = threading.Event()
    service.submit_answers.append(Answer(body={"code": 200, "data": {"task_id": "T1"}}, gate=gate))
    bench.engine.submit(job())
    bench.until(lambda: service.posts.total() == 1, skip_time=False)
    assert bench.room.agenda.has(("slow", 1))
    gate.set()
    bench.until(lambda: bench.state() is S.SUBMITTED, skip_time=False)
    assert not bench.room.agenda.has(("slow", 1))


def test_the_gate_waits_longer_each_time_and_forgets_it(service: ScriptedService, bench: EngineBench) -> None:
    bench.let_pass(120)
    service.balance_answers.extend(Answer(503, {}) for _ in range(3))
    sender = bench.engine._sender
    bench.engine.submit(job())
    seen: list[int] = []

    def is_through() -> bool:
        if not seen or seen[-1] != sender._gate_tries:
            seen.append(sender._gate_tries)
        return bench.state() is S.RUNNING

    bench.until(is_through)
    assert max(seen) >= 2
    assert seen[-1] == 0
