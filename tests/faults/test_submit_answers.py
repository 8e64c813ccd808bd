"""Answers to a submit: which of them prove something, and that nothing else is believed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.raw import GOOD, NUMBER, RawAnswer, RawService, replies, sends
from tests.faults.submit_steps import Told, ends_as, ends_unknown, goes_on, problem_of_task
from tests.loopback import RawConnection, RawServer, ScriptedServer, http_reply
from tests.scripted_service import KEY, Answer, ScriptedService, refusal
from vidgo_desktop.core.api import VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.responses import Accepted, SubmitOutcome, Unknown, Unsent
from vidgo_desktop.core.task import ResultState, TaskState

_PAGE = b"<html><head><title>Sign in</title></head><body>Please accept the terms of this network.</body></html>"


@pytest.fixture
def raw() -> Iterator[RawService]:
    with RawService() as running:
        yield running


def accepted(**data: Any) -> dict[str, Any]:
    return {"code": 200, "data": {"status": "not_started", **data}}


def order(base: str) -> SubmitOutcome | Unsent:
    """One submit by the real client alone."""
    client = VidgoClient(base, lambda: KEY, version="test")
    try:
        return client.submit("wan-animate-move", {}, "", before_first_byte=lambda: None, cancel=Cancel())
    finally:
        client.close()


def test_S01_the_service_takes_the_task(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        told(bench.heard.tasks[1])
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert sum(service.posts.values()) == 1


@pytest.mark.parametrize(
    ("code", "kind", "message"),
    [
        (400, "validation_error", "video_url is required"),
        (400, "content_moderation_error", "The prompt violates our content policy"),
        (404, "resource_not_found_error", "Model not found"),
        (422, "", "resolution must be one of 480p, 580p, 720p"),
    ],
)
def test_S02_an_error_inside_of_a_200(
    tmp_path: Path, service: ScriptedService, told: Told, code: int, kind: str, message: str
) -> None:
    service.submit_answers.append(Answer(200, {"code": code, "error": {"message": message, "type": kind}}))
    with FaultBench(tmp_path, service.url, service) as bench:
        task = ends_as(bench, service, told, TaskState.REJECTED, Charge.NOT_CHARGED)
        assert task.problem is not None
        assert (task.problem.code, task.problem.message) == (code, message)
        goes_on(bench, service)


@pytest.mark.parametrize("code", [500, 502, 503, 599])
def test_S03_a_server_error_inside_of_a_200(tmp_path: Path, service: ScriptedService, told: Told, code: int) -> None:
    body = {"code": code, "error": {"message": "The server is busy. Please try again later.", "type": "service_error"}}
    service.submit_answers.append(Answer(200, body, charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        ends_unknown(bench, service, told)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="none"),
        pytest.param({"task_id": None}, id="null"),
        pytest.param({"task_id": ""}, id="empty"),
        pytest.param({"task_id": "   "}, id="blanks"),
        pytest.param({"task_id": ["A1B2C3D4E5F6G7H8"]}, id="list"),
        pytest.param({"task_id": {"id": "A1B2C3D4E5F6G7H8"}}, id="object"),
        pytest.param({"task_id": True}, id="truth value"),
        pytest.param({"task_id": "A" * 10_000}, id="10 kB"),
        pytest.param({"task_id": "null"}, id="the word null"),
        pytest.param({"task_id": "../../user/balance"}, id="a path"),
    ],
)
def test_S04_no_usable_number(tmp_path: Path, service: ScriptedService, told: Told, data: dict[str, object]) -> None:
    body = {"code": 200, "data": {**data, "note": "kept-for-support"}, "echo": f"Bearer {KEY}"}
    service.submit_answers.append(Answer(200, body, charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        task = ends_unknown(bench, service, told)
        assert task.problem is not None
        # The raw answer is the only trace of what may have been charged, and the key is not in it.
        assert "the answer was: " in task.problem.message
        assert "kept-for-support" in task.problem.message or len(json.dumps(data)) > 2000
        assert KEY not in task.problem.message


def test_S04_a_plain_number_is_a_number(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(Answer(200, accepted(task_id=1234567890123456), charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert bench.heard.tasks[1].task_id == "1234567890123456"


def test_S05_a_number_that_we_have_already(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.steps = [{"status": "running", "progress": 5}]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        known = bench.heard.tasks[1]
        service.submit_answers.append(Answer(200, accepted(task_id=known.task_id), charges=True))
        bench.engine.submit(job("n2"))
        bench.until(lambda: bench.state(2) is TaskState.UNKNOWN)
        told(bench.heard.tasks[2])
        bench.let_pass(600)
        second, first = bench.heard.tasks[2], bench.heard.tasks[1]
        assert (second.task_id, second.charge) == (None, Charge.UNCLEAR)
        assert second.problem is not None
        assert "repeated a task number" in second.problem.message
        assert (first.task_id, first.state) == (known.task_id, TaskState.RUNNING)
        assert service.posts["https://example.com/n2.mp4"] == 1


def test_S06_a_web_page_stops_the_batch(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    page = Answer(200, _PAGE, {"Content-Type": "text/html"}, charges=True)
    service.submit_answers.append(page)
    with FaultBench(tmp_path, service.url, service) as bench:
        for nonce in ("n1", "n2", "n3"):
            bench.engine.submit(job(nonce))
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        told(bench.heard.tasks[1])
        bench.let_pass(3600)
        # None of the others runs into the same: they wait for a word of the user.
        assert [bench.state(n) for n in (1, 2, 3)] == [TaskState.UNKNOWN, TaskState.NEEDS_YOU, TaskState.NEEDS_YOU]
        assert [problem_of_task(bench, n) for n in (2, 3)] == ["HeldBack"] * 2
        assert sum(service.posts.values()) == 1
        told(bench.heard.tasks[2])
        bench.engine.try_again(2)
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        assert service.posts["https://example.com/n2.mp4"] == 1


def test_S07_the_content_decides_not_its_type(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.submit_answers.append(
        Answer(200, accepted(task_id=NUMBER), {"Content-Type": "text/html; charset=utf-8"}, charges=True)
    )
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job("typed"))
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert bench.heard.tasks[1].task_id == NUMBER
        service.submit_answers.append(Answer(200, _PAGE, {"Content-Type": "application/json"}, charges=True))
        bench.engine.submit(job("n2"))
        bench.until(lambda: bench.state(2) is TaskState.UNKNOWN)
        told(bench.heard.tasks[2])
        bench.let_pass(600)
        assert sum(service.posts.values()) == 2


def _framed(how: str) -> bytes:
    if how == "with its length":
        return http_reply(GOOD)
    head = b"HTTP/1.1 200 OK\r\n"
    if how == "in chunks":
        half = len(GOOD) // 2
        parts = [b"%x\r\n%b\r\n" % (len(part), part) for part in (GOOD[:half], GOOD[half:], b"")]
        return head + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(parts)
    return head + b"Connection: close\r\n\r\n" + GOOD


@pytest.mark.parametrize("how", ["with its length", "in chunks", "until the end"])
def test_S08_cut_at_every_byte(how: str) -> None:
    whole = _framed(how)
    cut = 0

    def answer(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(whole[:cut])

    with RawServer(answer) as server:
        for length in range(len(whole) + 1):
            cut = length
            outcome = order(server.base)
            # Behind the zero of the last chunk come line ends only: the whole answer is there.
            complete = length >= len(whole) - (4 if how == "in chunks" else 0)
            assert isinstance(outcome, Accepted if complete else Unknown), (length, outcome)
        assert server.accepted == len(whole) + 1


@pytest.mark.parametrize("length", [0, 12, len(_framed("in chunks")) // 2, -8])
def test_S08_a_cut_answer_is_unknown(tmp_path: Path, raw: RawService, told: Told, length: int) -> None:
    raw.answer_raw(sends(_framed("in chunks")[:length]))
    with FaultBench(tmp_path, raw.url, raw) as bench:
        ends_unknown(bench, raw, told)


@pytest.mark.parametrize("status", [200, 204])
def test_S09_nothing_in_the_answer(tmp_path: Path, raw: RawService, told: Told, status: int) -> None:
    raw.answer_raw(replies(b"", f"{status} Fine"))
    with FaultBench(tmp_path, raw.url, raw) as bench:
        ends_unknown(bench, raw, told)


@pytest.mark.parametrize("status", [201, 202])
def test_S10_created_or_accepted(tmp_path: Path, service: ScriptedService, told: Told, status: int) -> None:
    service.submit_answers.append(Answer(status, accepted(task_id=NUMBER), charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        told(bench.heard.tasks[1])
        assert bench.heard.tasks[1].task_id == NUMBER
        assert sum(service.posts.values()) == 1


@pytest.mark.parametrize("where", ["same host", "other host"])
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_S11_redirects_are_not_followed(
    tmp_path: Path, service: ScriptedService, told: Told, status: int, where: str
) -> None:
    with ScriptedServer() as other:
        target = (service.url if where == "same host" else other.base) + "/api/generate/submit"
        service.submit_answers.append(Answer(status, b"", {"Location": target}, charges=True))
        with FaultBench(tmp_path, service.url, service) as bench:
            ends_unknown(bench, service, told)
        assert other.seen == []


def test_S12_see_other_may_mean_processed(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    location = f"{service.url}/api/generate/status/TASK000000000001"
    service.submit_answers.append(Answer(303, b"", {"Location": location}, charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        ends_unknown(bench, service, told)
        assert service.count("GET", "/api/generate/status/TASK000000000001") == 0


@pytest.mark.parametrize("status", [400, 404, 405, 411, 413, 414, 415, 422, 451])
def test_S13_a_refusal(tmp_path: Path, service: ScriptedService, told: Told, status: int) -> None:
    detail: object = [{"loc": ["body", "input", "video_url"], "msg": "not a video", "type": "value_error"}]
    service.submit_answers.append(Answer(status, {"detail": detail if status == 422 else "not a video"}))
    with FaultBench(tmp_path, service.url, service) as bench:
        task = ends_as(bench, service, told, TaskState.REJECTED, Charge.NOT_CHARGED)
        assert task.problem is not None
        assert "not a video" in task.problem.message
        # The copy to change and send anew is whole.
        assert task.request == job()
        bench.engine.try_again(1)
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        assert bench.heard.tasks[2].parent == 1
        assert service.posts["https://example.com/n1.mp4"] == 2


def test_S14_a_key_that_is_not_accepted(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.steps = [{"status": "running", "progress": 5}]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        service.submit_answers.append(refusal(401, "authentication_error", "Invalid API key"))
        bench.engine.submit(job("n2"))
        bench.engine.submit(job("n3"))
        bench.until(lambda: bench.state(2) is TaskState.NEEDS_YOU and bench.state(3) is TaskState.NEEDS_YOU)
        told(bench.heard.tasks[2])
        bench.let_pass(600)
        # The queue stands, and what runs at the service keeps its state.
        assert [bench.state(n) for n in (1, 2, 3)] == [TaskState.RUNNING, TaskState.NEEDS_YOU, TaskState.NEEDS_YOU]
        assert bench.heard.tasks[2].charge is Charge.NOT_CHARGED
        assert sum(service.posts.values()) == 2
        bench.engine.save_key(KEY)
        bench.until(lambda: all(bench.heard.tasks[n].task_id for n in (2, 3)))
        assert service.posts["https://example.com/n2.mp4"] == 2
        assert service.posts["https://example.com/n3.mp4"] == 1


@pytest.mark.parametrize(
    "answer",
    [
        refusal(402, "insufficient_credits_error", "Insufficient credits to complete this request"),
        Answer(200, {"code": 402, "error": {"message": "Insufficient credits", "type": "insufficient_credits_error"}}),
        Answer(400, {"error": {"message": "Insufficient credits", "type": "insufficient_credits_error"}}),
    ],
    ids=["402", "code inside", "type only"],
)
def test_S15_not_enough_credits(tmp_path: Path, service: ScriptedService, told: Told, answer: Answer) -> None:
    service.submit_answers.append(answer)
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.engine.submit(job("n2"))
        bench.until(lambda: bench.state(1) is TaskState.NEEDS_YOU and bench.state(2) is TaskState.NEEDS_YOU)
        told(bench.heard.tasks[1])
        bench.let_pass(3600)
        assert bench.heard.tasks[1].charge is Charge.NOT_CHARGED
        assert sum(service.posts.values()) == 1, "no loop"
        bench.engine.try_again(1)
        bench.until(lambda: bench.state(1) is TaskState.SUBMITTED)
        bench.engine.try_again(2)
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (refusal(403, "permission_denied_error", "This key may not use this model"), "PermissionRefused"),
        (Answer(403, _PAGE, {"Content-Type": "text/html"}), "BlockedOnTheWay"),
    ],
    ids=["by the service", "by a firewall"],
)
def test_S16_forbidden(tmp_path: Path, service: ScriptedService, told: Told, answer: Answer, kind: str) -> None:
    service.submit_answers.append(answer)
    with FaultBench(tmp_path, service.url, service) as bench:
        ends_as(bench, service, told, TaskState.REJECTED, Charge.NOT_CHARGED)
        assert problem_of_task(bench) == kind
        goes_on(bench, service)


@pytest.mark.parametrize("body", [refusal(408, "timeout_error", "Request timed out").body, b""], ids=["JSON", "empty"])
def test_S17_timed_out_there(tmp_path: Path, service: ScriptedService, told: Told, body: Any) -> None:
    service.submit_answers.append(Answer(408, body, charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        ends_unknown(bench, service, told)


def test_S18_conflict(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.submit_answers.append(Answer(409, {"detail": "This task exists already"}, charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        task = ends_unknown(bench, service, told)
        assert task.problem is not None
        assert "This task exists already" in task.problem.message


@pytest.mark.parametrize("charged", [True, False], ids=["charged", "not charged"])
@pytest.mark.parametrize("status", [500, 501, 502, 504, 505, 507, *range(520, 528), 599])
def test_S24_server_errors(tmp_path: Path, raw: RawService, told: Told, status: int, charged: bool) -> None:
    raw.submit_answers.append(RawAnswer(act=replies(b'{"detail": "down"}', f"{status} Down"), charges=charged))
    with FaultBench(tmp_path, raw.url, raw) as bench:
        ends_unknown(bench, raw, told)


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "5"}], ids=["plain", "with a wait"])
def test_S25_unavailable(tmp_path: Path, service: ScriptedService, told: Told, headers: dict[str, str]) -> None:
    body = refusal(503, "service_error", "The server is busy. Please try again later.").body
    service.submit_answers.append(Answer(503, body, headers, charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        ends_unknown(bench, service, told)


def test_no_test_of_this_file_is_silent_about_the_naive_way(tmp_path: Path, service: ScriptedService) -> None:
    """The service of these tests sees a second charge: sent again with consent, the same input is charged twice."""
    service.submit_answers.append(Answer(500, b"", charges=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        send: Callable[[int], None] = bench.engine.send_again
        send(1)
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        assert service.charges["https://example.com/n1.mp4"] == 2
