"""Every status code, for every kind of call: is it taken, asked again, or never sent a second time?

The tables here were written from the submit protocol (its step 6) and from the faults of polling and of downloads, not
from the code. 600 codes x 3 kinds of call = 1,800 decisions, each made by the real code on bytes from a real server.
"""

from __future__ import annotations

import json
import queue
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import pytest

from tests.engine_bench import EngineBench
from tests.faults.bench import job
from tests.loopback import RawConnection, RawServer
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core.api import Timeouts, VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import AuthError, NotFound, OutOfCredits, RateLimited, ResultGone, VidgoError
from vidgo_desktop.core.responses import (
    Accepted,
    Refused,
    Reply,
    TryLater,
    Unknown,
    Unsent,
    classify_submit,
    parse_status,
)
from vidgo_desktop.core.task import TaskState
from vidgo_desktop.core.transfer import TransferLimits, fetch_result

ALL = range(600)
NUMBER = "8FDN1I7M7Q68DDG8"
S = TaskState


class Do(StrEnum):
    """The decisions."""

    TAKE = "take it"
    REFUSED = "refused and not charged, never sent again by itself"
    ASK_ACCOUNT = "refused and not charged, waits for a key or credits"
    REPEAT = "not processed, sent again after the wait"
    UNKNOWN = "perhaps charged, never sent again by itself"
    AGAIN = "nothing changes, asked again later"
    SLOWER = "nothing changes, everything is asked more slowly"
    ASK_KEY = "nothing changes, waits for a key"
    MISSING = "believed only when it is said twice, far apart"
    NEW_LINK = "asks for a fresh link"
    FOLLOW = "goes where it is sent, without the key"


# --- the tables -----------------------------------------------------------------------------------------------


def for_submit(status: int) -> Do:
    """Step 6 of the submit protocol; what is not named there is unknown."""
    if status in (401, 402):
        return Do.ASK_ACCOUNT
    if status in (400, 403, 404, 405, 411, 413, 414, 415, 422, 451):
        return Do.REFUSED
    if status in (425, 429):
        return Do.REPEAT
    # 204 has no body, so it names no task.
    return Do.TAKE if status in range(200, 300) and status != 204 else Do.UNKNOWN


def for_status(status: int) -> Do:
    """Faults P01 to P05: only the service's word about a task changes it, and no error of the question does."""
    if status in (425, 429):
        return Do.SLOWER
    if status == 401:
        return Do.ASK_KEY
    if status in (404, 410):
        return Do.MISSING
    return Do.TAKE if status in range(200, 300) and status != 204 else Do.AGAIN


def for_download(status: int) -> Do:
    """Faults D01 to D07; 206 answers a question that was not asked."""
    if status in (403, 404, 410):
        return Do.NEW_LINK
    if status in (301, 302, 303, 307, 308):
        return Do.FOLLOW
    return Do.TAKE if status == 200 else Do.AGAIN


# --- a server that answers /<status> with that status -----------------------------------------------------------


class CodeServer(RawServer):
    """Sends any three digits as a status line. ``asked`` counts what came, by method and status."""

    def __init__(self, good: bytes) -> None:
        super().__init__(self._answer)
        self._good = good
        self.asked: Counter[tuple[str, int]] = Counter()
        self.keys: list[bytes] = []
        self.status: queue.Queue[int] = queue.Queue()

    def _answer(self, connection: RawConnection) -> None:
        request = connection.read_request()
        method, path, _ = request.split(b" ", 2)
        if path.endswith(b"/elsewhere"):
            self.asked["ELSEWHERE", 0] += 1
            self.keys += [line for line in request.split(b"\r\n") if line.lower().startswith(b"authorization")]
            connection.send(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        named = path.rsplit(b"/", 1)[1]
        status = int(named) if named.isdigit() else self.status.get_nowait()
        self.asked[method.decode(), status] += 1
        body = self._good if status in range(200, 300) else b'{"detail": "no"}'
        head = [
            f"HTTP/1.1 {status:03d} Told",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            f"Location: {self.base}/elsewhere",
            "Connection: close",
        ]
        connection.send("\r\n".join(head).encode() + b"\r\n\r\n" + body)


class Serve(Protocol):
    def __call__(self, good: bytes) -> CodeServer: ...


@pytest.fixture
def serve() -> Iterator[Serve]:
    servers: list[CodeServer] = []

    def start(good: bytes) -> CodeServer:
        servers.append(CodeServer(good))
        return servers[-1].__enter__()

    yield start
    for server in servers:
        server.__exit__(None, None, None)


def client_of(server: CodeServer) -> VidgoClient:
    # A server that says 100 has more to say; the end of the connection is the answer, not these limits.
    return VidgoClient(
        server.base, lambda: "key-0123456789abcdef", version="test", timeouts=Timeouts(submit=10, get=10)
    )


def body_of(status: int, good: bytes) -> bytes:
    if status == 204:
        return b""
    return good if status in range(200, 300) else b'{"detail": "no"}'


# --- submit: 600 decisions --------------------------------------------------------------------------------------

ORDERED = json.dumps({"code": 200, "data": {"task_id": NUMBER, "status": "not_started"}}).encode()


def said_of_submit(outcome: object) -> Do:
    match outcome:
        case Accepted(task_id=task_id):
            assert task_id == NUMBER
            return Do.TAKE
        case Refused(error):
            return Do.ASK_ACCOUNT if isinstance(error, AuthError | OutOfCredits) else Do.REFUSED
        case TryLater():
            return Do.REPEAT
        case Unknown():
            return Do.UNKNOWN
    raise AssertionError(outcome)


def test_submit_is_decided_as_in_the_table() -> None:
    decided = {status: said_of_submit(classify_submit(Reply(status, {}, body_of(status, ORDERED)))) for status in ALL}
    assert decided == {status: for_submit(status) for status in ALL}


def test_submit_is_decided_as_in_the_table_by_the_code_in_the_body() -> None:
    # A business code of 400 and more wins over the status; a smaller one that is no success proves nothing.
    for code in ALL:
        reply = Reply(200, {}, json.dumps({"code": code, "error": {"message": "no"}}).encode())
        expected = for_submit(code) if code >= 400 else Do.UNKNOWN
        assert said_of_submit(classify_submit(reply)) is expected, code


def test_submit_is_sent_once_whatever_comes_back(serve: Serve) -> None:
    server = serve(ORDERED)
    decided: dict[int, Do] = {}
    for status in ALL:
        server.status.put(status)
        outcome = client_of(server).submit(
            "wan-animate-replace", {}, "", before_first_byte=lambda: None, cancel=Cancel()
        )
        assert not isinstance(outcome, Unsent)
        decided[status] = said_of_submit(outcome)
    assert decided == {status: for_submit(status) for status in ALL}
    assert server.asked == Counter({("POST", status): 1 for status in ALL})


# --- status: 600 decisions --------------------------------------------------------------------------------------

RUNNING = json.dumps({"code": 200, "data": {"task_id": NUMBER, "status": "running"}}).encode()


def said_of_status(error: VidgoError | None) -> Do:
    match error:
        case None:
            return Do.TAKE
        case AuthError():
            return Do.ASK_KEY
        case RateLimited():
            return Do.SLOWER
        case NotFound():
            return Do.MISSING
    return Do.AGAIN


def test_status_is_decided_as_in_the_table() -> None:
    decided: dict[int, Do] = {}
    for status in ALL:
        try:
            parse_status(Reply(status, {}, body_of(status, RUNNING)), NUMBER)
        except VidgoError as error:
            decided[status] = said_of_status(error)
        else:
            decided[status] = said_of_status(None)
    assert decided == {status: for_status(status) for status in ALL}


def test_status_is_decided_as_in_the_table_by_a_real_answer(serve: Serve) -> None:
    server = serve(RUNNING)
    decided: dict[int, Do] = {}
    for status in ALL:
        server.status.put(status)
        try:
            client_of(server).status(NUMBER, cancel=Cancel())
        except VidgoError as error:
            decided[status] = said_of_status(error)
        else:
            decided[status] = said_of_status(None)
    assert decided == {status: for_status(status) for status in ALL}
    assert server.asked == Counter({("GET", status): 1 for status in ALL})


# --- download: 600 decisions ------------------------------------------------------------------------------------

# Enough for its first bytes to be those of a video.
VIDEO = b"\x00\x00\x00\x18ftypmp42" + bytes(200)


def test_download_is_decided_as_in_the_table(serve: Serve, tmp_path: Path) -> None:
    server = serve(VIDEO)
    decided: dict[int, Do] = {}
    limits = TransferLimits(tries=1, total=10)
    for status in ALL:
        server.asked.clear()
        try:
            fetch_result(
                f"{server.base}/{status}",
                tmp_path,
                f"video-{status}",
                cancel=Cancel(),
                progress=lambda _done, _total: None,
                verify=lambda _: None,
                allow_loopback=True,
                limits=limits,
            )
        except ResultGone:
            decided[status] = Do.FOLLOW if server.asked["ELSEWHERE", 0] else Do.NEW_LINK
        except VidgoError:
            decided[status] = Do.AGAIN
        else:
            decided[status] = Do.TAKE
        assert server.asked["GET", status] == 1
    assert decided == {status: for_download(status) for status in ALL}
    assert server.keys == []
    assert [path.name for path in tmp_path.iterdir()] == ["video-200.mp4"]


# --- and what the engine makes of it ----------------------------------------------------------------------------

STATE_OF = {
    Do.TAKE: S.SUBMITTED,
    Do.REFUSED: S.REJECTED,
    Do.ASK_ACCOUNT: S.NEEDS_YOU,
    Do.UNKNOWN: S.UNKNOWN,
}
# Every code that a row names, the codes around them, and every eleventh (100 is no answer yet: see the raw server).
NAMED = sorted(
    {*range(111, 600, 11), *range(199, 210), 300, 301, 302, 303, 304, 307, 308, *range(399, 432), 451, *range(499, 512)}
    | {*range(520, 528), 599}
)


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService() as running:
        running.steps = [{"status": "running", "progress": 5}]
        yield running


def test_the_engine_sends_each_order_once_unless_it_is_proven_unprocessed(
    service: ScriptedService, tmp_path: Path
) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.until(lambda: bool(bench.heard.balances))
        for place, status in enumerate(NAMED, start=1):
            good = {"code": 200, "data": {"task_id": f"{NUMBER}{status}", "status": "not_started"}}
            body = good if for_submit(status) is Do.TAKE else {"detail": "no"}
            service.submit_answers.append(Answer(status, body))
            bench.engine.submit(job(f"n{status}"))
            if for_submit(status) is Do.REPEAT:
                # The second answer is the service's own: it takes the order.
                bench.until(lambda place=place: bench.state(place) is S.SUBMITTED)  # type: ignore[misc]
            else:
                expected = STATE_OF[for_submit(status)]
                bench.until(lambda place=place, expected=expected: bench.state(place) is expected)  # type: ignore[misc]
            bench.engine.stop_waiting(place)
        bench.let_pass(1800)
        for status in NAMED:
            sent = service.posts[f"https://example.com/n{status}.mp4"]
            assert sent == (2 if for_submit(status) is Do.REPEAT else 1), status


def test_the_engine_changes_no_task_for_an_error_of_the_question(service: ScriptedService, tmp_path: Path) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is S.RUNNING)
        for status in NAMED:
            if for_status(status) is Do.TAKE:
                continue
            before = service.count("GET", "/api/generate/status/")
            service.status_answers.append(Answer(status, {"detail": "no"}))
            bench.until(lambda before=before: service.count("GET", "/api/generate/status/") >= before + 2)  # type: ignore[misc]
            bench.rest()
            assert bench.state() is S.RUNNING, status
        assert sum(service.posts.values()) == 1
