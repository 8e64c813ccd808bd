"""*Paste a task number…*: a task of another computer comes into the list, is watched and saved, and never costs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.media_files import write_clip
from tests.scripted_service import KEY, Answer, ScriptedService
from vidgo_desktop.core.errors import AuthError, NotANumber, NotFound, RateLimited, ServerError
from vidgo_desktop.core.number_facts import NumberAnswer, NumberEnd
from vidgo_desktop.core.result_link import dies_soon, is_unsaved, link_until, link_works
from vidgo_desktop.core.result_notes import ADOPTED, OVER_BEFORE
from vidgo_desktop.core.task import Group, ResultState, TaskState, group_of

NUMBER = "TASKOFELSEWHERE1"
TITLE = "Task TASKOFEL…"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4")


@pytest.fixture
def service(clip: Path) -> Iterator[ScriptedService]:
    with ScriptedService(clip) as running:
        running.looks[NUMBER] = 0
        yield running


@pytest.fixture
def bench(tmp_path: Path, service: ScriptedService) -> Iterator[EngineBench]:
    with EngineBench(tmp_path, service.url) as made:
        made.rest()
        yield made


def _answer(bench: EngineBench, text: str, *, number: int = 1) -> NumberAnswer:
    bench.engine.adopt_number(text, TITLE)
    bench.until(lambda: len(bench.heard.numbers) >= number, skip_time=False)
    return bench.heard.numbers[-1]


def _never_charged(service: ScriptedService) -> None:
    assert service.count("POST", "/") == 0
    assert not service.submitted and not service.charges


@pytest.mark.parametrize("text", [NUMBER, f"  “{NUMBER}”,\n"])
def test_a_number_becomes_a_row_and_its_video_is_saved(bench: EngineBench, service: ScriptedService, text: str) -> None:
    assert _answer(bench, text) == NumberAnswer(text, NumberEnd.TAKEN_IN, 1)
    row = bench.heard.tasks[1]
    assert (row.title, row.task_id, row.state) == (TITLE, NUMBER, TaskState.SUBMITTED)
    assert (row.model, dict(row.request.values), row.attempts, row.extra) == ("", {}, 0, {ADOPTED: "1"})
    bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
    path = bench.heard.tasks[1].result_path
    assert path is not None and path.name == "task-taskofel.mp4"
    assert path.read_bytes()[4:8] == b"ftyp"
    _never_charged(service)
    assert group_of(bench.heard.tasks[1].state, bench.heard.tasks[1].result) is Group.READY


def test_one_that_was_over_before_tells_no_end_of_its_link(bench: EngineBench, service: ScriptedService) -> None:
    service.looks[NUMBER] = 9
    assert _answer(bench, NUMBER).end is NumberEnd.TAKEN_IN
    bench.until(lambda: bench.heard.tasks[1].state is TaskState.FINISHED)
    task, now = bench.heard.tasks[1], bench.clock.now()
    assert task.extra[OVER_BEFORE] == "1"
    assert link_until(task) is None
    assert link_works(task, now) and not link_works(task, now + 25 * 3600)
    assert is_unsaved(task, now) and dies_soon(task, now)
    bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)


def test_one_whose_files_are_gone_says_so(bench: EngineBench, service: ScriptedService) -> None:
    service.clip, service.looks[NUMBER] = None, 9
    _answer(bench, NUMBER)
    bench.until(lambda: bench.heard.tasks[1].result is ResultState.GONE)
    # Nobody here knows what it was made from: it is not made once more.
    bench.engine.try_again(1)
    bench.rest()
    assert list(bench.heard.tasks) == [1]
    _never_charged(service)


def test_one_that_failed_there_is_shown_as_failed(bench: EngineBench, service: ScriptedService) -> None:
    service.steps = [{"status": "failed", "error_message": "no face"}]
    _answer(bench, NUMBER)
    bench.until(lambda: bench.state() is TaskState.FAILED)
    bench.engine.try_again(1)
    bench.rest()
    assert list(bench.heard.tasks) == [1]
    _never_charged(service)


@pytest.mark.parametrize("text", ["", "   ", "two words", "null", "../x", "-rm", "x" * 201, "номер"])
def test_what_cannot_be_a_number_is_not_asked(bench: EngineBench, service: ScriptedService, text: str) -> None:
    before = service.count("GET", "/api/generate/status")
    answer = _answer(bench, text)
    assert (answer.end, answer.task, type(answer.error)) == (NumberEnd.REFUSED, None, NotANumber)
    assert service.count("GET", "/api/generate/status") == before
    assert not bench.heard.tasks


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Answer(404, {"detail": "Task not found"}), NotFound),
        (Answer(401, {"error": {"code": 401, "message": "Invalid API key"}}), AuthError),
        (Answer(429, {"error": {"code": 429, "message": "slow down"}}), RateLimited),
        (Answer(500, {"error": {"code": 500, "message": "oops"}}), ServerError),
    ],
)
def test_a_refused_number_makes_no_row(
    bench: EngineBench, service: ScriptedService, reply: Answer, error: type[Exception]
) -> None:
    service.status_answers.append(reply)
    answer = _answer(bench, NUMBER)
    assert (answer.end, answer.text) == (NumberEnd.REFUSED, NUMBER)
    assert isinstance(answer.error, error)
    assert not bench.heard.tasks
    # It can be tried again.
    assert _answer(bench, NUMBER, number=2).end is NumberEnd.TAKEN_IN


def test_a_number_that_is_there_leads_to_its_row(bench: EngineBench, service: ScriptedService) -> None:
    bench.engine.submit(request())
    bench.until(lambda: bench.heard.tasks.get(1) is not None and bench.heard.tasks[1].result is ResultState.SAVED)
    own = bench.heard.tasks[1].task_id
    assert own is not None
    looks = service.count("GET", "/api/generate/status")
    assert _answer(bench, own) == NumberAnswer(own, NumberEnd.THERE, 1)
    bench.engine.remove(1)
    assert bench.store.get(1) is None
    assert _answer(bench, own, number=2) == NumberAnswer(own, NumberEnd.THERE, 1)
    assert bench.store.get(1) is not None
    assert service.count("GET", "/api/generate/status") == looks
    assert service.charged() == 2  # the one of elsewhere, and our own


def test_two_clicks_are_one_row(bench: EngineBench, service: ScriptedService) -> None:
    for _ in range(3):
        bench.engine.adopt_number(NUMBER, TITLE)
    bench.rest()
    assert service.count("GET", f"/api/generate/status/{NUMBER}") == 2  # the question, and the first look of the row
    assert [answer.end for answer in bench.heard.numbers] == [NumberEnd.TAKEN_IN]
    bench.engine.adopt_number(NUMBER, TITLE)
    assert bench.heard.numbers[-1] == NumberAnswer(NUMBER, NumberEnd.THERE, 1)


def test_it_goes_on_after_a_restart_and_is_never_sent(tmp_path: Path, service: ScriptedService) -> None:
    service.steps.insert(0, {"status": "running", "progress": 1})
    with EngineBench(tmp_path, service.url) as bench:
        bench.rest()
        _answer(bench, NUMBER)
    with EngineBench(tmp_path, service.url) as again:
        again.until(lambda: 1 in again.heard.tasks and again.heard.tasks[1].result is ResultState.SAVED)
        _never_charged(service)
    assert service.keys_seen <= {f"Bearer {KEY}", ""}
