"""The credits of a day, and the user's own limit that no path may pass."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.scripted_service import ScriptedService, refusal
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import Charge, DailyLimit
from vidgo_desktop.core.facts import BalanceState, SpendingFact
from vidgo_desktop.core.spending import day_begins, day_ends, sum_of
from vidgo_desktop.core.store import DayRow
from vidgo_desktop.core.task import JobRequest, ResultState, TaskState

CLIP = resources.path("samples", "street_walk.mp4")
_SUBMIT = "/api/generate/submit"
_RUNNING = {"status": "running"}
_FINISHED = {"status": "finished"}
_FAILED = {"status": "failed", "error_message": "no person"}
S = TaskState


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def job(nonce: str = "n1", estimate: float | None = 35.0) -> JobRequest:
    return replace(request(nonce), estimate=estimate, seconds=5.0)


def _limit(bench: EngineBench, credits: float | None) -> None:
    bench.settings = replace(bench.settings, most_per_day=credits)


def _know_balance(bench: EngineBench) -> None:
    bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN)


def _saved(bench: EngineBench, task: int) -> None:
    bench.until(lambda: task in bench.heard.tasks and bench.heard.tasks[task].result is ResultState.SAVED)
    bench.rest()


def _spent(bench: EngineBench) -> tuple[float, float]:
    fact = bench.heard.spendings[-1]
    return fact.today, fact.held


def _sent(service: ScriptedService) -> int:
    return service.count("POST", _SUBMIT)


def _problem(bench: EngineBench, task: int) -> str:
    problem = bench.heard.tasks[task].problem
    return "" if problem is None else problem.kind


# --- the sums ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "charge", "charged", "estimate", "watched", "expected"),
    [
        (S.QUEUED, None, None, 70.0, True, (70, 70)),
        (S.RUNNING, None, None, 70.0, True, (70, 70)),
        (S.RUNNING, None, None, None, True, (0, 0)),
        (S.NEEDS_YOU, Charge.NOT_CHARGED, None, 70.0, True, (0, 0)),
        (S.REJECTED, Charge.NOT_CHARGED, None, 70.0, True, (0, 0)),
        (S.UNKNOWN, Charge.UNCLEAR, None, 70.0, True, (70, 70)),
        (S.FAILED, Charge.UNCLEAR, None, 70.0, True, (70, 70)),
        (S.FAILED, Charge.UNCLEAR, None, 70.0, False, (70, 0)),
        (S.FAILED, Charge.GIVEN_BACK, None, 70.0, True, (0, 0)),
        (S.FINISHED, None, None, 70.0, True, (70, 70)),
        (S.FINISHED, Charge.CHARGED, 74.0, 70.0, True, (74, 0)),
        (S.FINISHED, Charge.CHARGED, None, 70.0, True, (70, 0)),
        (S.CLOSED, Charge.UNCLEAR, None, 70.0, True, (70, 0)),
        (S.CLOSED, Charge.NOT_CHARGED, None, 70.0, True, (0, 0)),
    ],
)
def test_what_a_task_counts(
    state: TaskState,
    charge: Charge | None,
    charged: float | None,
    estimate: float | None,
    watched: bool,
    expected: tuple[float, float],
) -> None:
    fact = sum_of([DayRow(1, state, charge, charged, estimate, watched)])
    assert (fact.today, fact.held) == expected


def test_an_empty_day_has_no_sums() -> None:
    assert sum_of([]) == SpendingFact(0.0, 0.0)


def test_a_day_begins_at_local_midnight() -> None:
    now = 1_800_000_000.0
    begin, end = day_begins(now), day_ends(now)
    assert begin <= now < end
    assert time.localtime(begin)[3:6] == time.localtime(end)[3:6] == (0, 0, 0)
    assert day_begins(end) == end


def test_the_sums_are_told_at_the_start_and_follow_the_tasks(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        assert _spent(bench) == (0, 0)
        _know_balance(bench)
        service.price = 40.0
        bench.engine.submit(job())
        bench.until(lambda: _spent(bench) == (35, 35))
        _saved(bench, 1)
        bench.until(lambda: _spent(bench) == (40, 0))
        service.steps = [_FAILED]
        service.balance += 40
        bench.engine.submit(job("n2"))
        bench.until(lambda: bench.state(2) is S.FAILED)
        service.balance += 40
        bench.until(lambda: bench.heard.tasks[2].charge is Charge.GIVEN_BACK)
        bench.until(lambda: _spent(bench) == (40, 0))


def test_taking_a_row_out_of_the_list_gives_no_credits_back(tmp_path: Path, service: ScriptedService) -> None:
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.engine.submit(job())
            _saved(bench, 1)
            bench.until(lambda: _spent(bench) == (35, 0))
            bench.engine.remove(1)
            bench.let_pass(1)
            assert _spent(bench) == (35, 0)
        with EngineBench(tmp_path, service.url) as bench:
            assert _spent(bench) == (35, 0)


def test_the_sums_begin_anew_with_the_next_day(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        _saved(bench, 1)
        bench.until(lambda: _spent(bench) == (35, 0))
        bench.let_pass(day_ends(bench.clock.now()) - bench.clock.now() + 1)
        assert _spent(bench) == (0, 0)
        assert not bench.room.agenda.has("day")


def test_a_task_that_still_runs_the_next_day_is_held(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [_RUNNING]
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.engine.submit(job())
            bench.until(lambda: bench.state() is S.RUNNING)
        with EngineBench(tmp_path, service.url, wall=day_ends(bench.clock.now()) + 60) as bench:
            assert _spent(bench) == (35, 35)


# --- the limit --------------------------------------------------------------------------------------------------


def test_a_task_over_the_limit_is_refused_before_anything_is_kept(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _limit(bench, 60.0)
        bench.engine.submit(job())
        _saved(bench, 1)
        bench.engine.submit(job("n2"))
        assert [refusal.nonce for refusal in bench.heard.refusals] == ["n2"]
        assert isinstance(bench.heard.refusals[0].error, DailyLimit)
        assert bench.heard.refusals[0].error.charge is Charge.NOT_CHARGED
        bench.let_pass(60)
        assert _sent(service) == 1
        assert list(bench.store.index().ids) == [1]
        _limit(bench, 70.0)
        bench.engine.submit(job("n2"))
        _saved(bench, 2)
        # The same press again is the first task, which is no news and no refusal.
        bench.engine.submit(job())
        assert len(bench.heard.refusals) == 1
        bench.let_pass(60)
        assert _sent(service) == 2


def test_tasks_in_line_count_before_they_are_sent(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _limit(bench, 100.0)
        for number in range(5):
            bench.engine.submit(job(f"n{number}"))
        assert len(bench.heard.refusals) == 3
        bench.let_pass(120)
        assert _sent(service) == 2


def test_what_waits_in_line_asks_when_the_limit_was_lowered(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        for number in range(3):
            bench.engine.submit(job(f"n{number}"))
        _limit(bench, 50.0)
        _saved(bench, 1)
        bench.let_pass(60)
        assert _sent(service) == 1
        for task in (2, 3):
            assert bench.state(task) is S.NEEDS_YOU
            assert _problem(bench, task) == "DailyLimit"
            assert bench.heard.tasks[task].charge is Charge.NOT_CHARGED
        bench.engine.try_again(2)
        bench.let_pass(60)
        assert bench.state(2) is S.NEEDS_YOU
        assert _sent(service) == 1
        _limit(bench, 70.0)
        bench.engine.try_again(2)
        _saved(bench, 2)
        bench.engine.try_again(3)
        bench.let_pass(60)
        assert (_sent(service), bench.state(3)) == (2, S.NEEDS_YOU)


def test_the_next_day_has_its_own_limit(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _limit(bench, 50.0)
        bench.engine.submit(job())
        _saved(bench, 1)
        bench.clock.forward(day_ends(bench.clock.now()) - bench.clock.now() + 1)
        bench.engine.submit(job("n2"))
        _saved(bench, 2)
        assert _sent(service) == 2


def test_what_was_made_yesterday_and_sent_today_counts_today(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(refusal(402, "insufficient_credits_error", "no credits"))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.NEEDS_YOU)
        bench.clock.forward(day_ends(bench.clock.now()) - bench.clock.now() + 1)
        _limit(bench, 50.0)
        bench.engine.try_again(1)
        _saved(bench, 1)
        bench.engine.submit(job("n2"))
        assert isinstance(bench.heard.refusals[-1].error, DailyLimit)


def test_make_again_and_send_again_keep_to_the_limit(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(refusal(503, "server_error", "down"))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.UNKNOWN)
        _limit(bench, 50.0)
        bench.engine.send_again(1)
        assert isinstance(bench.heard.refusals[-1].error, DailyLimit)
        assert bench.state() is S.UNKNOWN
        _limit(bench, None)
        service.steps = [_FAILED]
        bench.engine.send_again(1)
        bench.until(lambda: 2 in bench.heard.tasks and bench.state(2) is S.FAILED)
        bench.rest()
        _limit(bench, 50.0)
        bench.engine.try_again(2)
        assert len(bench.heard.refusals) == 2
        assert set(bench.heard.tasks) == {1, 2}
        assert service.charged() == 1


def test_an_unknown_price_passes_only_while_something_is_left(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _limit(bench, 30.0)
        bench.engine.submit(job("n1", None))
        _saved(bench, 1)
        # It did cost more than the limit, which nobody could know before.
        bench.until(lambda: _spent(bench)[0] == 35)
        bench.engine.submit(job("n2", None))
        assert isinstance(bench.heard.refusals[-1].error, DailyLimit)
        assert _sent(service) == 1


def test_practice_knows_no_limit(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url, pretend=True) as bench:
        _limit(bench, 1.0)
        bench.engine.submit(job())
        _saved(bench, 1)
        assert not bench.heard.refusals
