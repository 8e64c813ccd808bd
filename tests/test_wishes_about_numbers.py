"""*I have the task's number*, *Look again*, *Stop waiting*: what these wishes do at every corner of the money path."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.media_files import write_clip
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core.errors import NotANumber, NotFound, NumberTaken, StoreError, VidgoError
from vidgo_desktop.core.number_facts import NumberEnd
from vidgo_desktop.core.task import Link, ResultState, TaskState

OTHER = Link("https://example.com/other.mp4")


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4")


@pytest.fixture
def service(clip: Path) -> Iterator[ScriptedService]:
    with ScriptedService(clip) as running:
        yield running


@pytest.fixture
def bench(tmp_path: Path, service: ScriptedService) -> Iterator[EngineBench]:
    with EngineBench(tmp_path, service.url) as made:
        made.rest()
        yield made


def unclear(bench: EngineBench, service: ScriptedService) -> str:
    """Task 1 was charged and its answer lost; gives the number that only the service knows."""
    service.submit_answers.append(Answer(drop=True, charges=True))
    bench.engine.submit(request())
    bench.until(lambda: bench.state(1) is TaskState.UNKNOWN)
    return next(iter(service.looks))


def refusals(bench: EngineBench) -> list[tuple[type[VidgoError], int | None]]:
    return [(type(each.error), each.numbered) for each in bench.heard.refusals]


def test_what_is_no_number_is_refused_without_a_question(bench: EngineBench, service: ScriptedService) -> None:
    unclear(bench, service)
    asked = service.count("GET", "/api/generate/status")
    bench.engine.adopt(1, "../x")
    assert refusals(bench) == [(NotANumber, 1)]
    assert service.count("GET", "/api/generate/status") == asked
    assert bench.state(1) is TaskState.UNKNOWN


def test_a_number_that_the_service_does_not_know_is_refused(bench: EngineBench, service: ScriptedService) -> None:
    unclear(bench, service)
    bench.engine.adopt(1, "TASKOFNOBODY0001")
    bench.until(lambda: bool(bench.heard.refusals))
    assert refusals(bench) == [(NotFound, 1)]
    assert bench.state(1) is TaskState.UNKNOWN


def test_the_number_of_another_row_is_refused(bench: EngineBench, service: ScriptedService) -> None:
    """Two rows of one paid job would look like two, and one of them would never be found."""
    unclear(bench, service)
    bench.engine.submit(request("n2", video_url=OTHER))
    bench.engine.try_again(2)
    bench.until(lambda: bench.heard.tasks[2].task_id is not None)
    bench.engine.adopt(1, bench.heard.tasks[2].task_id or "")
    assert refusals(bench) == [(NumberTaken, 1)]
    assert bench.heard.tasks[1].task_id is None


def test_a_number_that_another_row_gets_meanwhile_is_refused(bench: EngineBench, service: ScriptedService) -> None:
    number, gate = unclear(bench, service), threading.Event()
    body = {"code": 200, "data": {"task_id": number, "status": "running", "progress": 5, "files": []}}
    service.status_answers.append(Answer(body=body, gate=gate))
    bench.engine.adopt(1, number)
    bench.until(lambda: not service.status_answers)
    bench.engine.adopt_number(number, "Pasted")
    bench.until(lambda: bool(bench.heard.numbers))
    assert bench.heard.numbers[-1].end is NumberEnd.TAKEN_IN
    gate.set()
    bench.until(lambda: bool(bench.heard.refusals))
    assert refusals(bench) == [(NumberTaken, 1)]
    assert bench.state(1) is TaskState.UNKNOWN
    assert [task.id for task in bench.heard.tasks.values() if task.task_id == number] == [2]


def test_a_pasted_number_that_a_row_gets_meanwhile_leads_to_that_row(
    bench: EngineBench, service: ScriptedService
) -> None:
    number, gate = unclear(bench, service), threading.Event()
    body = {"code": 200, "data": {"task_id": number, "status": "running", "progress": 5, "files": []}}
    service.status_answers.append(Answer(body=body, gate=gate))
    bench.engine.adopt_number(number, "Pasted")
    bench.until(lambda: not service.status_answers)
    bench.engine.adopt(1, number)
    bench.until(lambda: bench.heard.tasks[1].task_id == number)
    gate.set()
    bench.until(lambda: bool(bench.heard.numbers))
    assert [(each.end, each.task) for each in bench.heard.numbers] == [(NumberEnd.THERE, 1)]
    assert list(bench.heard.tasks) == [1]


def test_a_row_that_is_gone_when_the_answer_comes_is_left_alone(bench: EngineBench, service: ScriptedService) -> None:
    number, gate = unclear(bench, service), threading.Event()
    body = {"code": 200, "data": {"task_id": number, "status": "running", "progress": 5, "files": []}}
    service.status_answers.append(Answer(body=body, gate=gate))
    bench.engine.adopt(1, number)
    bench.until(lambda: not service.status_answers)
    bench.engine.stop_waiting(1)
    bench.engine.remove(1)
    gate.set()
    bench.rest()
    assert not bench.heard.refusals
    assert bench.room.store.find_task_id(number) is None


def test_a_list_that_cannot_take_a_number_says_so(bench: EngineBench, service: ScriptedService, tmp_path: Path) -> None:
    service.looks["TASKOFELSEWHERE1"] = 0
    with sqlite3.connect(bench.room.paths.database) as raw:
        raw.execute("CREATE TRIGGER no_more BEFORE INSERT ON tasks BEGIN SELECT raise(ABORT, 'no more'); END")
    bench.engine.adopt_number("TASKOFELSEWHERE1", "Pasted")
    bench.until(lambda: bool(bench.heard.numbers))
    answer = bench.heard.numbers[-1]
    assert (answer.end, answer.task) == (NumberEnd.REFUSED, None)
    assert isinstance(answer.error, StoreError)
    assert not bench.heard.tasks


def test_wishes_about_rows_that_are_gone_do_nothing(bench: EngineBench, service: ScriptedService) -> None:
    """A click may come a moment after another program took the row away."""
    bench.until(lambda: bench.heard.balance.credits is not None)
    for wish in (bench.engine.try_again, bench.engine.send_again, bench.engine.stop_waiting):
        wish(7)
    assert not bench.heard.tasks and not bench.heard.refusals
    asked = service.count("GET", "/api/user/balance")
    bench.engine.look_again(7)
    bench.until(lambda: service.count("GET", "/api/user/balance") == asked + 1)
    assert service.count("GET", "/api/generate/status") == service.count("POST", "/") == 0


def test_looking_at_an_unclear_task_asks_for_the_balance(bench: EngineBench, service: ScriptedService) -> None:
    """Without a number the money is all that can be looked at."""
    unclear(bench, service)
    bench.rest()
    asked = service.count("GET", "/api/user/balance")
    bench.engine.look_again(1)
    bench.until(lambda: service.count("GET", "/api/user/balance") > asked)
    assert service.count("GET", "/api/generate/status") == 0


def test_a_result_that_was_gone_is_looked_for_once_more(
    bench: EngineBench, service: ScriptedService, clip: Path
) -> None:
    service.clip = None
    bench.engine.submit(request())
    bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.GONE)
    service.clip = clip
    bench.engine.look_again(1)
    bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
    assert service.charged() == 1
