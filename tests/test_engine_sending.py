"""The seconds of sending: stopped by the user, slow, without room, agreed to a second time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.faults.bench import job
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core import resources
from vidgo_desktop.core.account_mark import ACCOUNT, mark_of
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.task import TaskState
from vidgo_desktop.core.task_wishes import CONSENT

CLIP = resources.path("samples", "street_walk.mp4")
_SUBMIT = "/api/generate/submit"


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService(CLIP) as running:
        yield running


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def _problem(bench: EngineBench, task: int = 1) -> str:
    problem = bench.heard.tasks[task].problem
    return "" if problem is None else problem.kind


def _until_sent(bench: EngineBench, service: ScriptedService) -> None:
    bench.until(lambda: service.count("POST", _SUBMIT) == 1, skip_time=False)


def test_stopped_before_the_first_byte_is_closed_and_free(tmp_path: Path, service: ScriptedService) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.CLAIMED)
        bench.engine.stop_waiting(1)
        bench.until(lambda: bench.state() in (TaskState.CLOSED, TaskState.UNKNOWN))
        assert (bench.state(), bench.heard.tasks[1].charge) == (TaskState.CLOSED, Charge.NOT_CHARGED)
        bench.let_pass(600)
        assert service.posts.total() == 0


def test_stopped_while_sending_is_not_sure_and_sent_once(
    tmp_path: Path, service: ScriptedService, gate: threading.Event
) -> None:
    service.submit_answers.append(Answer(gate=gate, charges=True))
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        _until_sent(bench, service)
        bench.engine.stop_waiting(1)
        bench.until(lambda: bench.state() is TaskState.UNKNOWN, skip_time=False)
        assert _problem(bench) == "StoppedWhileSending"
        assert bench.heard.tasks[1].charge is Charge.UNCLEAR
        gate.set()
        bench.let_pass(600)
        assert service.posts.total() == 1


def test_a_number_that_comes_after_the_stop_is_kept(tmp_path: Path, service: ScriptedService) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        written = bench.engine._sender._write_down

        def stop_then_write(number: int, outcome: object) -> None:
            bench.engine._sender._unwanted.add(number)
            written(number, outcome)  # type: ignore[arg-type]  # handed through

        bench.engine._sender._write_down = stop_then_write  # type: ignore[method-assign]  # in between
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.CLOSED)
        task = bench.heard.tasks[1]
        assert (task.task_id, task.charge) == ("TASK000000000001", Charge.UNCLEAR)
        bench.engine.look_again(1)
        bench.until(lambda: bench.state() is TaskState.FINISHED)


def test_only_the_task_that_is_being_sent_can_be_stopped_so(tmp_path: Path, service: ScriptedService) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine._sender.stop_sending(1)
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        bench.engine._sender.stop_sending(1)
        assert bench.state() is TaskState.SUBMITTED


def test_a_slow_answer_is_said_after_a_while(tmp_path: Path, service: ScriptedService, gate: threading.Event) -> None:
    service.submit_answers.append(Answer(body={"code": 200, "data": {"task_id": "A1"}}, gate=gate))
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        _until_sent(bench, service)
        bench.clock.forward(14.9)
        bench.engine.run_due()
        assert _problem(bench) == ""
        bench.clock.forward(0.2)
        bench.engine.run_due()
        assert (bench.state(), _problem(bench)) == (TaskState.SUBMITTING, "SlowAnswer")
        gate.set()
        bench.until(lambda: bench.state() is TaskState.SUBMITTED, skip_time=False)
        bench.clock.forward(20)
        bench.engine.run_due()
        assert _problem(bench) == ""


def test_without_room_for_the_answer_nothing_is_sent(tmp_path: Path, service: ScriptedService) -> None:
    with EngineBench(tmp_path, service.url, pace=Pace(least_space=1 << 62)) as bench:
        bench.engine.submit(job())
        bench.until(lambda: _problem(bench) == "LowSpace")
        bench.let_pass(120)
        assert (bench.state(), service.posts.total()) == (TaskState.QUEUED, 0)
        bench.room.pace = Pace()
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)


def test_a_folder_that_cannot_be_measured_stops_nothing(tmp_path: Path, service: ScriptedService) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        real, gone = bench.room.paths, tmp_path / "gone"
        bench.room.paths = type(real)(gone)
        assert bench.engine._sender._lacks_space() is None
        bench.room.paths = real


def test_each_task_carries_the_mark_of_its_key(tmp_path: Path, service: ScriptedService) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        mark = bench.heard.tasks[1].extra[ACCOUNT]
        assert mark == bench.room.account == mark_of("test-key-0123456789", bench.room.journal.name)
        assert len(mark) == 8
        assert mark_of("test-key-0123456789", "other") != mark != mark_of("another-key-0123", bench.room.journal.name)
        bench.engine.forget_key()
        bench.until(lambda: bench.room.account == "")


def test_sending_again_records_what_was_agreed_to(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(Answer(drop=True, charges=True))
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(replace(job(), estimate=70.0))
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        bench.engine.send_again(1)
        bench.engine.send_again(1)
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        again = bench.heard.tasks[2]
        assert (again.parent, again.extra[CONSENT]) == (1, "70")
        assert bench.state(1) is TaskState.CLOSED
        assert 3 not in bench.heard.tasks
        assert service.charges.total() == 2


def test_the_consent_of_a_task_without_a_price_is_recorded_too(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(Answer(drop=True))
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        bench.engine.send_again(1)
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        assert bench.heard.tasks[2].extra[CONSENT] == ""


def test_made_again_without_any_doubt_needs_no_consent(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(Answer(422, {"code": 422, "error": {"message": "no", "type": "validation_error"}}))
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.REJECTED)
        bench.engine.try_again(1)
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        assert CONSENT not in bench.heard.tasks[2].extra
