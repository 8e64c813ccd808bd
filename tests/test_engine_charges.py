"""What each video cost: exactly where one task was alone, in shares where several were mixed, else said as unclear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.scripted_service import ScriptedService, refusal
from vidgo_desktop.core import resources
from vidgo_desktop.core.charge_marks import FELL, fell_by, is_exact, is_watched, last_seen, others_of
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceState, PriceSource
from vidgo_desktop.core.task import JobRequest, ResultState, Task, TaskState
from vidgo_desktop.ui.result_lines import charge_text

CLIP = resources.path("samples", "street_walk.mp4")
_RUNNING = {"status": "running"}
_FINISHED = {"status": "finished"}
_FAILED = {"status": "failed", "error_message": "no person"}


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def job(nonce: str = "n1", estimate: float | None = 35.0, seconds: float | None = 5.0) -> JobRequest:
    return replace(request(nonce), estimate=estimate, seconds=seconds)


def _know_balance(bench: EngineBench) -> None:
    bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN)


def _make(bench: EngineBench, task: int, wish: JobRequest) -> Task:
    bench.engine.submit(wish)
    bench.until(lambda: task in bench.heard.tasks and bench.heard.tasks[task].result is ResultState.SAVED)
    bench.rest()
    return bench.heard.tasks[task]


def _run_together(bench: EngineBench, service: ScriptedService, jobs: list[JobRequest]) -> None:
    service.steps = [_RUNNING]
    _know_balance(bench)
    for number, wish in enumerate(jobs, 1):
        bench.engine.submit(wish)
        bench.until(lambda number=number: bench.state(number) is TaskState.RUNNING)  # type: ignore[misc]


def test_a_task_that_was_alone_has_its_exact_charge(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        task = _make(bench, 1, job())
        assert (task.charge, task.charged) == (Charge.CHARGED, 35.0)
        assert is_exact(task)
        assert others_of(task) is None


@pytest.mark.parametrize("elsewhere", [300.0, -25.0])
def test_what_was_paid_elsewhere_is_not_told_as_its_cost(
    tmp_path: Path, service: ScriptedService, elsewhere: float
) -> None:
    service.steps = [_RUNNING] * 3 + [{"status": "finished"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        _know_balance(bench)
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        service.balance -= elsewhere
        bench.until(lambda: bench.heard.tasks[1].charge is not None)
        task = bench.heard.tasks[1]
        assert (task.charge, task.charged, fell_by(task)) == (Charge.CHARGED, None, 35.0 + elsewhere)
        assert not is_exact(task)
        assert f"about 35 credits; your balance fell by {35 + elsewhere:g}" in charge_text(task)


def test_a_mark_that_is_no_number_says_nothing() -> None:
    task = Task(1, job(), "x", TaskState.FINISHED, 0.0, charge=Charge.CHARGED, extra={FELL: "a lot"})
    assert fell_by(task) is None


def test_the_charge_is_found_also_when_the_video_cannot_be_saved(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "finished", "files": [{"file_url": "http://example.com/x.mp4", "file_type": "video"}]}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.FINISHED)
        bench.let_pass(3600)
        task = bench.heard.tasks[1]
        assert task.result is ResultState.PROBLEM
        assert (task.charge, task.charged) == (Charge.CHARGED, 35.0)


def test_credits_that_come_back_late_are_seen(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [_FAILED]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.FAILED)
        bench.let_pass(50)
        early = bench.heard.tasks[1]
        assert (early.charge, is_watched(early)) == (Charge.UNCLEAR, True)
        service.balance += service.price
        bench.let_pass(300)
        assert bench.heard.tasks[1].charge is Charge.GIVEN_BACK


def test_credits_that_never_come_back_end_as_unclear(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [_FAILED]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.FAILED)
        bench.let_pass(1300)
        assert bench.heard.tasks[1].charge is Charge.UNCLEAR
        assert not is_watched(bench.heard.tasks[1])
        assert not bench.room.agenda.has("charges")


def test_two_at_once_are_charged_in_shares(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _run_together(bench, service, [job("a", 30.0), job("b", 50.0), job("c", 30.0)])
        service.steps = [_FINISHED]
        bench.until(lambda: all(task.result is ResultState.SAVED for task in bench.heard.tasks.values()))
        bench.rest()
        tasks = [bench.heard.tasks[number] for number in (1, 2, 3)]
        assert [task.charge for task in tasks] == [Charge.CHARGED] * 3
        assert sum(task.charged or 0 for task in tasks) == pytest.approx(3 * service.price, abs=0.2)
        assert tasks[0].charged == pytest.approx(3 * service.price * 30 / 110, abs=0.1)
        assert [others_of(task) for task in tasks] == [2, 2, 2]
        assert not any(is_exact(task) for task in tasks)


def test_a_chain_of_overlaps_is_settled_when_the_last_one_ended(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _run_together(bench, service, [job("a"), job("b")])
        bench.engine.stop_waiting(2)
        bench.rest()
        # The second may still cost something, so nothing can be said about the first.
        service.steps = [_FINISHED]
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        bench.let_pass(1300)
        first = bench.heard.tasks[1]
        assert (first.charge, first.charged) == (Charge.UNCLEAR, None)
        assert not is_watched(first)


def test_mixed_tasks_without_estimates_stay_unclear(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _run_together(bench, service, [job("a", None), job("b", None)])
        service.steps = [_FINISHED]
        bench.until(lambda: all(task.result is ResultState.SAVED for task in bench.heard.tasks.values()))
        bench.let_pass(1300)
        for task in bench.heard.tasks.values():
            assert (task.charge, task.charged, is_watched(task)) == (Charge.UNCLEAR, None, False)


def test_a_failed_one_among_others_is_given_back(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _run_together(bench, service, [job("a"), job("b")])
        service.steps = [_FAILED]
        bench.until(lambda: TaskState.FAILED in (bench.state(1), bench.state(2)))
        service.steps = [_FINISHED]
        service.balance += service.price
        bench.until(lambda: {bench.state(1), bench.state(2)} == {TaskState.FAILED, TaskState.FINISHED})
        bench.rest()
        by_state = {task.state: task for task in bench.heard.tasks.values()}
        assert by_state[TaskState.FAILED].charge is Charge.GIVEN_BACK
        finished = by_state[TaskState.FINISHED]
        assert (finished.charge, finished.charged, others_of(finished)) == (Charge.CHARGED, 35.0, 1)


def test_a_purchase_meanwhile_is_no_charge(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _run_together(bench, service, [job("a"), job("b")])
        service.balance += 1000
        service.steps = [_FINISHED]
        bench.until(lambda: all(task.result is ResultState.SAVED for task in bench.heard.tasks.values()))
        bench.let_pass(1300)
        assert {task.charge for task in bench.heard.tasks.values()} == {Charge.UNCLEAR}


def test_a_task_sent_while_a_charge_is_open_is_mixed_with_it(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _know_balance(bench)
        service.balance_answers.extend(refusal(503, "server_error", "down") for _ in range(3))
        service.steps = [_FINISHED]
        bench.engine.submit(job("a"))
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        bench.rest()
        assert bench.heard.tasks[1].charge is None
        service.balance_answers.clear()
        bench.engine.submit(job("b"))
        bench.until(lambda: 2 in bench.heard.tasks and bench.heard.tasks[2].result is ResultState.SAVED)
        bench.let_pass(120)
        tasks = [bench.heard.tasks[number] for number in (1, 2)]
        assert [(task.charge, task.charged) for task in tasks] == [(Charge.CHARGED, 35.0)] * 2
        assert sum(others_of(task) or 0 for task in tasks) in (0, 2)


def test_an_open_charge_is_taken_up_after_a_restart(tmp_path: Path, service: ScriptedService) -> None:
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            _know_balance(bench)
            service.steps = [_FINISHED]
            bench.engine.submit(job())
            bench.until(lambda: bench.state() is TaskState.SUBMITTED)
            bench.rest()
            service.balance_answers.extend(refusal(503, "server_error", "down") for _ in range(50))
            bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
            assert bench.heard.tasks[1].charge is None
        service.balance_answers.clear()
        with EngineBench(tmp_path, service.url) as bench:
            bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].charge is not None)
            assert bench.heard.tasks[1].charged == 35.0


def test_an_open_charge_of_another_day_is_over(tmp_path: Path, service: ScriptedService) -> None:
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            service.steps = [_FAILED]
            bench.engine.submit(job())
            bench.until(lambda: bench.state() is TaskState.FAILED)
            bench.rest()
        with EngineBench(tmp_path, service.url, wall=bench.clock.wall + 90_000) as bench:
            task = bench.store.get(1)
            assert task is not None
            assert (task.charge, is_watched(task)) == (Charge.UNCLEAR, False)


def test_a_broken_line_is_watched_until_the_last_look(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(refusal(503, "server_error", "down"))
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.engine.submit(job("a"))
            bench.until(lambda: bench.state() is TaskState.UNKNOWN)
            bench.let_pass(1100)
            assert is_watched(bench.heard.tasks[1])
            # It does not mix itself into the charge of the next one.
            assert _make(bench, 2, job("b")).charged == 35.0
            assert is_watched(bench.heard.tasks[1])
            # But the balance has both now, and says nothing of this one.
            assert bench.heard.tasks[1].extra["shared"] == "1"
        with EngineBench(tmp_path, service.url) as bench:
            bench.let_pass(1300)
            unsure = bench.heard.tasks[1]
            assert (unsure.state, unsure.charge) == (TaskState.UNKNOWN, Charge.UNCLEAR)
            assert not is_watched(unsure)


def test_one_look_at_the_balance_proves_nothing(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(refusal(503, "server_error", "down"))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.refresh_balance()
        bench.rest()
        service.balance_answers.extend([refusal(503, "server_error", "down")] * 200)
        bench.engine.submit(job("a"))
        bench.until(lambda: bench.state() is TaskState.UNKNOWN, skip_time=False)
        bench.let_pass(1300)
        service.balance_answers.clear()
        bench.engine.refresh_balance()
        bench.rest()
        assert is_watched(bench.heard.tasks[1]), "the first look that was answered"
        bench.let_pass(58)
        assert is_watched(bench.heard.tasks[1])
        bench.let_pass(4)
        unsure = bench.heard.tasks[1]
        assert (is_watched(unsure), last_seen(unsure)) == (False, 1250.0)


# --- what is learned --------------------------------------------------------------------------------------------


def test_three_own_tasks_teach_the_price(tmp_path: Path, service: ScriptedService) -> None:
    service.price = 40.0
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            for number in (1, 2, 3):
                before = bench.heard.prices[-1].of("wan-animate-replace", "480p")
                assert before is not None
                assert (before.per_second, before.source) == (7.0, PriceSource.LIST)
                _make(bench, number, job(f"n{number}", seconds=5.0))
            learned = bench.heard.prices[-1].of("wan-animate-replace", "480p")
            assert learned is not None
            assert (learned.per_second, learned.source, learned.jobs) == (8.0, PriceSource.LEARNED, 3)
            bench.engine.clear_ready()
        # What was learned outlives the rows that taught it.
        with EngineBench(tmp_path, service.url, wall=bench.clock.wall + 200_000) as bench:
            assert bench.store.get(1, removed=True) is None
            assert bench.heard.prices[-1].of("wan-animate-replace", "480p") == learned


def test_mixed_tasks_and_unknown_lengths_teach_nothing(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _run_together(bench, service, [job(f"n{number}") for number in range(4)])
        service.steps = [_FINISHED]
        bench.until(lambda: all(task.result is ResultState.SAVED for task in bench.heard.tasks.values()))
        bench.rest()
        for number in (5, 6, 7):
            _make(bench, number, job(f"n{number}", seconds=None))
        assert len(bench.heard.prices) == 1
