"""Tasks that run while their key is revoked or replaced: nothing is lost, nothing is sent again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults.bench import FaultBench, job
from tests.scripted_service import KEY, ScriptedService, refusal
from vidgo_desktop.core.account_mark import ACCOUNT
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceState
from vidgo_desktop.core.task import ResultState, Task, TaskState

Told = Callable[[Task], str]
OTHER = "another-key-9876543210"
ENDED = (TaskState.FAILED, TaskState.CLOSED, TaskState.REJECTED)


def test_R13_a_revoked_key_loses_no_task_and_a_better_one_goes_on(
    tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    service.steps = [{"status": "running", "progress": 20}]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job("a"))
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        revoked = [refusal(401, "authentication_error", "Invalid API key")] * 40
        with service.lock:
            service.status_answers.extend(revoked)
            service.balance_answers.extend(revoked)
        bench.let_pass(60)
        assert bench.heard.balances[-1].state is BalanceState.REFUSED
        assert bench.state() not in ENDED
        told(bench.heard.tasks[1])
        with service.lock:
            service.status_answers.clear()
            service.balance_answers.clear()
            service.steps = [{"status": "finished", "progress": 100}]
        bench.engine.save_key(KEY)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts.total() == 1


def test_R14_a_task_carries_the_mark_of_its_key_and_waits_for_it(
    tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    service.steps = [{"status": "running", "progress": 20}]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job("a"))
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        mark = bench.heard.tasks[1].extra[ACCOUNT]
        assert len(mark) == 8 and int(mark, 16) >= 0 and mark not in KEY
        # Whoever has the other key is told "401" about this task; that says nothing about it.
        bench.engine.save_key(OTHER)
        bench.let_pass(600)
        asked = service.count("GET", "/api/generate/status/")
        bench.let_pass(600)
        task = bench.heard.tasks[1]
        assert task.state not in ENDED and task.extra[ACCOUNT] == mark
        assert "key" in told(task)
        assert service.count("GET", "/api/generate/status/") - asked <= 3
        service.steps = [{"status": "finished", "progress": 100}]
        bench.engine.save_key(KEY)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts.total() == 1


def test_R14_the_charge_of_a_task_is_not_read_from_another_account(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.heard.balances[-1].state is BalanceState.KNOWN)
        bench.engine.submit(job("a"))
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.engine.save_key(OTHER)
        bench.until(lambda: bench.heard.balances[-1].state is BalanceState.REFUSED)
        service.balance = 10.0
        service.steps = [{"status": "finished"}]
        bench.engine.save_key(KEY)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        bench.let_pass(1300)
        assert (bench.heard.tasks[1].charge, bench.heard.tasks[1].charged) == (Charge.UNCLEAR, None)
