"""The seconds of sending, where disk and journal fail one after the other: what is kept, what is told, what is sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench
from tests.faults.bench import job
from tests.scripted_service import KEY, Answer, ScriptedService, refusal
from vidgo_desktop.core.account_mark import ACCOUNT
from vidgo_desktop.core.errors import Charge, ListNotWritable, LowSpace, StoreError
from vidgo_desktop.core.journal import Journal, Kind, read
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import Task, TaskProblem, TaskState

S = TaskState


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService() as running:
        running.steps = [{"status": "running", "progress": 5}]
        yield running


def _lines(bench: EngineBench) -> list[Kind]:
    return [entry.kind for entry in read(bench.room.journal.path)]


class _Broken(TaskStore):
    """A real list whose writes of a task's state fail as often as it is told."""

    left = 0
    at = S.SUBMITTED

    def update(self, id: int, *, expect: TaskState | None = None, **changes: object) -> Task:
        if changes.get("state") is self.at and self.left:
            self.left -= 1
            raise LowSpace("full")
        return super().update(id, expect=expect, **changes)  # type: ignore[arg-type]  # handed on as they came


def _broken(bench: EngineBench) -> _Broken:
    assert isinstance(bench.store, _Broken)
    return bench.store


def test_an_answer_is_kept_until_it_can_be_written(service: ScriptedService, tmp_path: Path) -> None:
    with EngineBench(tmp_path, service.url, open_store=_Broken.open) as bench:
        _broken(bench).left = 3
        bench.engine.submit(job())
        bench.until(lambda: len(bench.heard.refusals) == 1, skip_time=False)
        bench.rest()
        assert _broken(bench).left == 2
        assert bench.state() is S.SUBMITTING
        assert bench.heard.refusals[0].nonce == ""
        assert isinstance(bench.heard.refusals[0].error, LowSpace)
        # The ballast was given up for it, and the journal has the number already.
        assert not bench.room.paths.root.joinpath("ballast").exists()
        assert _lines(bench)[-1] is Kind.ACCEPTED
        # Somebody looks for what was left without a next step: an answer that waits is not among it.
        bench.engine.trouble()
        bench.let_pass(4.9)
        assert _broken(bench).left == 2
        bench.let_pass(0.2)
        assert _broken(bench).left == 1
        bench.let_pass(10)
        assert bench.heard.tasks[1].task_id == next(iter(service.looks))
        assert service.posts.total() == 1


def test_an_answer_whose_writing_was_lost_is_not_sure(service: ScriptedService, tmp_path: Path) -> None:
    """The last line of defence: no appointment, no answer, and yet *submitting*."""
    with EngineBench(tmp_path, service.url, open_store=_Broken.open) as bench:
        _broken(bench).left = 1
        bench.engine.submit(job())
        bench.until(lambda: len(bench.heard.refusals) == 1, skip_time=False)
        bench.rest()
        bench.room.agenda.drop(("record", 1))
        bench.engine.trouble()
        bench.let_pass(6)
        assert bench.state() is S.UNKNOWN
        problem = bench.heard.tasks[1].problem
        assert problem == TaskProblem("OutcomeUnknown", "the answer could not be written down")
        bench.let_pass(600)
        assert service.posts.total() == 1


def test_a_number_that_the_journal_missed_is_in_the_list(
    service: ScriptedService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accepted(self: Journal, nonce: str, task_id: str) -> None:
        raise ListNotWritable("no")

    monkeypatch.setattr(Journal, "accepted", accepted)
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.RUNNING)
        assert bench.heard.tasks[1].task_id == next(iter(service.looks))


def test_the_last_commit_fails_and_nothing_is_sent(service: ScriptedService, tmp_path: Path) -> None:
    with EngineBench(tmp_path, service.url, open_store=_Broken.open) as bench:
        _broken(bench).at = S.SUBMITTING
        _broken(bench).left = 1
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.NEEDS_YOU)
        problem = bench.heard.tasks[1].problem
        assert problem == TaskProblem("LowSpace", "full")
        assert bench.heard.tasks[1].charge is Charge.NOT_CHARGED
        bench.let_pass(600)
        assert service.posts.total() == 0
        bench.engine.try_again(1)
        bench.until(lambda: bench.state() is S.RUNNING)
        assert service.posts.total() == 1


def test_what_is_written_at_the_point_of_no_return(service: ScriptedService, tmp_path: Path) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.until(lambda: bench.heard.balances[-1:] != [] and bench.heard.balances[-1].credits is not None)
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.RUNNING)
        task = bench.heard.tasks[1]
        assert task.submitted_at == 1_800_000_000.0
        assert task.balance_before == 1250.0
        assert task.extra[ACCOUNT] == bench.room.account != ""
        assert KEY not in bench.room.account
        sending = next(entry for entry in read(bench.room.journal.path) if entry.kind is Kind.SENDING)
        assert sending.data["balance"] == 1250.0
        assert sending.data["submitted_at"] == 1_800_000_000.0


def test_a_number_that_another_task_has_is_not_believed(service: ScriptedService, tmp_path: Path) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job("a"))
        bench.until(lambda: bench.state(1) is S.RUNNING)
        number = next(iter(service.looks))
        service.submit_answers.append(Answer(body={"code": 200, "data": {"task_id": number}}))
        bench.engine.submit(job("b"))
        bench.until(lambda: bench.state(2) is S.UNKNOWN)
        assert bench.heard.tasks[2].problem == TaskProblem("OutcomeUnknown", "the service repeated a task number")
        assert bench.heard.tasks[2].charge is Charge.UNCLEAR
        assert bench.state(1) is S.RUNNING


def test_a_task_that_fails_at_once_has_its_number_and_its_reason(service: ScriptedService, tmp_path: Path) -> None:
    data = {"task_id": "T1", "status": "failed", "error_message": "no face"}
    service.submit_answers.append(Answer(body={"code": 200, "data": data}))
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.FAILED)
        task = bench.heard.tasks[1]
        assert (task.task_id, task.ended_at) == ("T1", 1_800_000_000.0)
        assert task.problem == TaskProblem("GenerationFailed", "no face")


@pytest.mark.parametrize(("status", "kind"), [(401, "AuthError"), (402, "OutOfCredits")])
def test_trouble_with_the_account_stops_the_whole_line(
    service: ScriptedService, tmp_path: Path, status: int, kind: str
) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.until(lambda: bool(bench.heard.balances))
        service.submit_answers.append(refusal(status, "", "no"))
        for nonce in ("a", "b", "c"):
            bench.engine.submit(job(nonce))
        bench.until(lambda: all(bench.state(task) is S.NEEDS_YOU for task in (1, 2, 3)))
        for task in (1, 2, 3):
            problem = bench.heard.tasks[task].problem
            assert problem is not None
            assert problem.kind == kind
            assert bench.heard.tasks[task].charge is Charge.NOT_CHARGED
        assert service.posts.total() == 1


def test_a_plain_refusal_stops_nothing(service: ScriptedService, tmp_path: Path) -> None:
    service.submit_answers.append(refusal(422, "validation_error", "too long"))
    with EngineBench(tmp_path, service.url) as bench:
        for nonce in ("a", "b"):
            bench.engine.submit(job(nonce))
        bench.until(lambda: bench.state(1) is S.REJECTED and bench.state(2) is S.RUNNING)
        task = bench.heard.tasks[1]
        assert task.problem == TaskProblem("Rejected", "too long", 422, "validation_error")
        assert (task.charge, task.ended_at is None) == (Charge.NOT_CHARGED, False)
        assert service.posts.total() == 2


def test_an_unclear_outcome_holds_the_rest_back(service: ScriptedService, tmp_path: Path) -> None:
    service.submit_answers.append(Answer(503, {"detail": "no"}, charges=True))
    with EngineBench(tmp_path, service.url) as bench:
        for nonce in ("a", "b", "c"):
            bench.engine.submit(job(nonce))
        bench.until(lambda: bench.state(1) is S.UNKNOWN)
        for task in (2, 3):
            problem = bench.heard.tasks[task].problem
            assert (bench.state(task), problem) == (S.NEEDS_YOU, TaskProblem("HeldBack"))
        bench.let_pass(600)
        assert service.posts.total() == 1


@pytest.mark.parametrize("good", [True, False])
def test_a_task_that_was_stopped_at_the_gate_is_not_taken_up_again(
    service: ScriptedService, tmp_path: Path, good: bool
) -> None:
    gate = threading.Event()
    with EngineBench(tmp_path, service.url) as bench:
        bench.until(lambda: bool(bench.heard.balances))
        bench.let_pass(120)
        asked = service.count("GET", "/api/user/balance")
        body = {"code": 200, "data": {"credits_amount": 5}}
        service.balance_answers.append(Answer(200, body, gate=gate) if good else Answer(401, {}, gate=gate))
        bench.engine.submit(job())
        bench.until(lambda: service.count("GET", "/api/user/balance") > asked, skip_time=False)
        bench.engine.stop_waiting(1)
        gate.set()
        bench.rest()
        assert bench.state() is S.CLOSED
        bench.let_pass(600)
        assert (bench.state(), service.posts.total()) == (S.CLOSED, 0)


def test_what_comes_too_late_for_a_task_changes_nothing(service: ScriptedService, tmp_path: Path) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.RUNNING)
        told = bench.heard.tasks[1]
        sender = bench.engine._sender
        sender._say_slow(1)
        sender._write_down(77, None)
        sender._needs_you(77, StoreError())
        assert bench.heard.tasks[1] == told
        sender.rest()
        bench.engine.submit(job("b"))
        sender._confirmed(2, True)
        bench.rest()
        assert bench.state(2) is S.QUEUED
        assert service.posts.total() == 1


def test_nothing_new_begins_while_the_program_closes(service: ScriptedService, tmp_path: Path) -> None:
    bench = EngineBench(tmp_path, service.url)
    bench.engine.start()
    bench.until(lambda: bool(bench.heard.balances))
    assert bench.engine.stop(3.0)
    with pytest.raises(StoreError):
        bench.store.get(1)
    bench.engine._sender.advance()
    assert service.posts.total() == 0
