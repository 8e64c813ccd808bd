"""What costs money happens once, and nothing is said about money that is not proven."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.scripted_service import KEY, Answer, ScriptedService, refusal
from vidgo_desktop.core import resources
from vidgo_desktop.core.charge_marks import is_watched
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceState, KeyPlace
from vidgo_desktop.core.task import LocalFile, ResultState, TaskState

CLIP = resources.path("samples", "street_walk.mp4")
PICTURE = resources.path("samples", "robot.png")
_SUBMIT = "/api/generate/submit"
_BALANCE = "/api/user/balance"
_DAY = 86_400.0


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def _busy(seconds: int) -> Answer:
    answer = refusal(429, "rate_limit_error", "slow down")
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _sent(service: ScriptedService) -> int:
    return service.count("POST", _SUBMIT)


def _balance_is_known(bench: EngineBench) -> None:
    bench.until(lambda: bool(bench.heard.balances) and bench.heard.balance.state is BalanceState.KNOWN)


def _submit_batch(bench: EngineBench, size: int = 5) -> None:
    _balance_is_known(bench)
    for number in range(size):
        bench.engine.submit(request(f"n{number}"))


def _problem(bench: EngineBench, task: int) -> str:
    problem = bench.heard.tasks[task].problem
    return "" if problem is None else problem.kind


# --- a batch runs into trouble once ---------------------------------------------------------------------------


def test_an_outage_makes_one_unclear_task_and_holds_the_rest(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.extend(refusal(503, "server_error", "down") for _ in range(5))
    with service, EngineBench(tmp_path, service.url) as bench:
        _submit_batch(bench)
        bench.until(lambda: bench.state(1) is TaskState.UNKNOWN)
        bench.let_pass(600)
        assert _sent(service) == 1
        for task in range(2, 6):
            assert bench.state(task) is TaskState.NEEDS_YOU
            assert _problem(bench, task) == "HeldBack"
            assert bench.heard.tasks[task].charge is Charge.NOT_CHARGED
        service.submit_answers.clear()
        bench.engine.try_again(3)
        bench.until(lambda: bench.heard.tasks[3].result is ResultState.SAVED)
        assert _sent(service) == 2
        assert [bench.state(task) for task in (2, 4, 5)] == [TaskState.NEEDS_YOU] * 3


def test_no_task_is_sent_while_the_service_does_not_answer_well(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(refusal(503, "server_error", "down"))
    with service, EngineBench(tmp_path, service.url) as bench:
        _balance_is_known(bench)
        service.balance_answers.extend(refusal(503, "server_error", "down") for _ in range(8))
        bench.engine.submit(request())
        bench.until(lambda: bench.state(1) is TaskState.UNKNOWN)
        bench.engine.submit(request("later"))
        bench.until(lambda: not service.balance_answers)
        bench.rest()
        assert _sent(service) == 1
        bench.until(lambda: bench.heard.tasks[2].result is ResultState.SAVED)
        assert _sent(service) == 2


def test_no_credits_for_one_asks_about_all(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.extend(refusal(402, "insufficient_credits_error", "no credits") for _ in range(5))
    with service, EngineBench(tmp_path, service.url) as bench:
        _submit_batch(bench)
        bench.until(lambda: bench.state(1) is TaskState.NEEDS_YOU)
        bench.let_pass(600)
        assert _sent(service) == 1
        for task in range(1, 6):
            assert bench.state(task) is TaskState.NEEDS_YOU
            assert _problem(bench, task) == "OutOfCredits"
            assert bench.heard.tasks[task].charge is Charge.NOT_CHARGED
        service.submit_answers.clear()
        for task in range(1, 6):
            bench.engine.try_again(task)
        bench.until(lambda: all(task.result is ResultState.SAVED for task in bench.heard.tasks.values()))
        assert service.charged() == 5


def test_too_many_at_once_holds_the_whole_batch(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(_busy(60))
    with service, EngineBench(tmp_path, service.url) as bench:
        _submit_batch(bench)
        bench.let_pass(59)
        assert _sent(service) == 1
        bench.until(lambda: all(task.result is ResultState.SAVED for task in bench.heard.tasks.values()))
        assert _sent(service) == 6
        assert service.charged() == 5


def test_too_many_questions_slow_all_of_them_down(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        _submit_batch(bench, 4)
        bench.until(lambda: all(bench.state(task) is TaskState.RUNNING for task in range(1, 5)))
        bench.rest()
        service.status_answers.append(_busy(60))
        bench.until(lambda: not service.status_answers)
        bench.rest()
        before = service.count("GET", "/api/generate/status/")
        bench.let_pass(59)
        assert service.count("GET", "/api/generate/status/") == before
        bench.let_pass(10)
        assert service.count("GET", "/api/generate/status/") >= before + 4


# --- one wish, one payment ------------------------------------------------------------------------------------


def test_try_again_twice_is_one_new_task(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "failed", "error_message": "no person"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.FAILED)
        service.steps = [{"status": "finished"}]
        bench.engine.try_again(1)
        bench.engine.try_again(1)
        bench.until(lambda: bench.heard.tasks[2].result is ResultState.SAVED)
        bench.let_pass(60)
        assert set(bench.heard.tasks) == {1, 2}
        assert service.charged() == 2
        # It lies inside the row of the other one, which has worked: there is nothing to try again.
        bench.engine.try_again(1)
        bench.let_pass(60)
        assert set(bench.heard.tasks) == {1, 2}
        assert service.charged() == 2


def test_a_dead_upload_link_is_asked_anew(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(refusal(402, "insufficient_credits_error", "no credits"))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request(image_urls=LocalFile(PICTURE)))
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU)
        bench.clock.forward(4 * _DAY)
        bench.engine.try_again(1)
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert len(service.uploads) == 2
        assert service.submitted[-1]["input"]["image_urls"] == ["https://storage.example.com/temp/2.png"]


# --- what a balance proves ------------------------------------------------------------------------------------


def test_a_balance_that_two_tasks_changed_proves_nothing(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        _balance_is_known(bench)
        for number in (1, 2):
            bench.engine.submit(request(f"n{number}"))
            bench.until(lambda number=number: bench.state(number) is TaskState.RUNNING)  # type: ignore[misc]
        bench.engine.stop_waiting(2)
        service.steps = [{"status": "finished"}]
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        bench.rest()
        assert bench.heard.balance.credits == 1250 - 2 * service.price
        assert bench.heard.tasks[1].charge is None
        assert bench.heard.tasks[1].charged is None


def test_a_balance_of_another_key_proves_nothing(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        _balance_is_known(bench)
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.rest()
        service.balance = 20.0
        bench.clock.forward(1)
        bench.engine.save_key(KEY)
        bench.rest()
        service.steps = [{"status": "finished"}]
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        bench.rest()
        assert bench.heard.balance.credits == 20
        assert bench.heard.tasks[1].charge is Charge.UNCLEAR
        assert bench.heard.tasks[1].charged is None
        assert not is_watched(bench.heard.tasks[1])


def test_the_old_keys_refusal_is_not_told_of_the_new_key(tmp_path: Path, service: ScriptedService) -> None:
    gate = threading.Event()
    service.balance_answers.append(Answer(401, {"code": 401, "error": {"type": "authentication_error"}}, gate=gate))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.until(lambda: service.count("GET", _BALANCE) == 1)
        bench.engine.save_key(KEY)
        _balance_is_known(bench)
        gate.set()
        bench.rest()
        assert bench.heard.balance.state is BalanceState.KNOWN
        assert service.count("GET", _BALANCE) == 2


def test_a_forgotten_keys_balance_is_not_told(tmp_path: Path, service: ScriptedService) -> None:
    gate = threading.Event()
    service.balance_answers.append(Answer(200, {"code": 200, "data": {"credits_amount": 777}}, gate=gate))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.until(lambda: service.count("GET", _BALANCE) == 1)
        bench.engine.forget_key()
        bench.until(lambda: bench.credentials.load() is None and bench.heard.keys[-1].place is KeyPlace.NONE)
        gate.set()
        bench.rest()
        assert bench.heard.balance.state is BalanceState.NO_KEY
        assert all(fact.credits is None for fact in bench.heard.balances)


# --- a service without a balance ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, {"code": 200, "data": {"credits": 1}}),
        Answer(200, {}),
        Answer(405, {"detail": "Method Not Allowed"}),
        Answer(501, {"detail": "Not Implemented"}),
    ],
    ids=["other field", "empty", "not allowed", "not made"],
)
def test_a_service_that_tells_no_balance_takes_tasks(tmp_path: Path, service: ScriptedService, answer: Answer) -> None:
    service.balance_answers.extend([answer] * 50)
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.balance_answers
        assert service.charged() == 1
        assert bench.heard.tasks[1].charge is None


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, b"<html>Sign in to this network</html>", {"Content-Type": "text/html"}),
        Answer(503, {"detail": "down"}),
        Answer(drop=True),
    ],
    ids=["a network's page", "down", "nobody"],
)
def test_what_is_not_the_services_word_sends_nothing(tmp_path: Path, service: ScriptedService, answer: Answer) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        service.balance_answers.extend([answer] * 200)
        bench.engine.submit(request())
        bench.let_pass(120)
        assert len(service.balance_answers) < 200
        assert _sent(service) == 0
        assert bench.state() is TaskState.QUEUED
        service.balance_answers.clear()
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.charged() == 1
