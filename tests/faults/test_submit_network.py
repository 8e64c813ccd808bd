"""Trouble on the wire: before the first byte it is proven that nothing was sent, after it nothing is."""

from __future__ import annotations

import contextlib
import errno
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.raw import (
    GOOD,
    Act,
    RawService,
    Wire,
    bomb,
    close,
    flood,
    hang,
    impatient,
    replies,
    reset,
    sends,
    trickles,
)
from tests.faults.submit_steps import Told, ends_unknown, goes_on, problem_of_task
from tests.loopback import RawConnection, RawServer, http_reply
from tests.scripted_service import KEY, ScriptedService
from vidgo_desktop.core.api import BadAddress, Timeouts, VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import ProtocolError
from vidgo_desktop.core.links import check_base_url
from vidgo_desktop.core.responses import Unknown, Unsent
from vidgo_desktop.core.task import Link, TaskState

# The real limits are 20 s for a piece and 120 s for all.
_SHORT = Timeouts(connect=0.3, read=0.3, submit=1.0, get=5.0)


@pytest.fixture
def raw() -> Iterator[RawService]:
    with RawService() as running:
        yield running


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


# --- before the first byte --------------------------------------------------------------------------------------


class FailingNames:
    """The system's name look-up, which fails as long as ``down``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.down = True
        self.asked = 0
        self._real = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self._look_up)

    def _look_up(self, *args: object, **keywords: object) -> object:
        self.asked += 1
        if self.down:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self._real(*args, **keywords)  # type: ignore[arg-type]  # handed through as they came


class FailingConnections:
    """The system's connect, which fails with ``reason`` as long as there is one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reason: int | None = None
        self.refused = 0
        real, mine = socket.socket.connect_ex, self

        def connect_ex(sock: socket.socket, address: object) -> int:
            if mine.reason is None:
                return real(sock, address)  # type: ignore[arg-type]  # handed through as it came
            mine.refused += 1
            return mine.reason

        monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)


def by_name(service: ScriptedService) -> str:
    return f"http://localhost:{service.port}"


def test_S27_the_name_is_not_found_at_first(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = FailingNames(monkeypatch)
    with FaultBench(tmp_path, by_name(service), service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: problem_of_task(bench) == "NetworkError")
        told(bench.heard.tasks[1])
        bench.let_pass(600)
        assert bench.state() is TaskState.QUEUED
        assert sum(service.posts.values()) == 0
        names.down = False
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert sum(service.posts.values()) == 1


def unsent_in_between(bench: FaultBench, service: ScriptedService, broken: Callable[[bool], None]) -> None:
    """The gate is passed, and then the network is gone: the task goes back into the line, and later it is sent."""
    service.steps = [{"status": "running", "progress": 5}]
    bench.engine.submit(job())
    bench.until(lambda: bench.state() is TaskState.SUBMITTED, skip_time=False)
    broken(True)
    bench.engine.submit(job("n2"))
    bench.until(lambda: (2, TaskState.CLAIMED) in bench.heard.history and bench.state(2) is TaskState.QUEUED)
    assert (2, TaskState.SUBMITTING) not in bench.heard.history
    bench.let_pass(300)
    assert service.posts["https://example.com/n2.mp4"] == 0
    assert bench.state(2) is TaskState.QUEUED


def test_S27_the_name_is_lost_in_between(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = FailingNames(monkeypatch)
    names.down = False
    with FaultBench(tmp_path, by_name(service), service) as bench:
        unsent_in_between(bench, service, lambda yes: setattr(names, "down", yes))
        told(bench.heard.tasks[2])
        names.down = False
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        assert service.posts["https://example.com/n2.mp4"] == 1


@pytest.mark.parametrize("reason", [errno.ECONNREFUSED, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ETIMEDOUT])
def test_S28_no_connection(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    connections = FailingConnections(monkeypatch)
    with FaultBench(tmp_path, service.url, service) as bench:
        unsent_in_between(bench, service, lambda yes: setattr(connections, "reason", reason if yes else None))
        told(bench.heard.tasks[2])
        assert connections.refused
        # It waits for as long as it takes, and may be given up at any time.
        connections.reason = None
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        assert service.posts["https://example.com/n2.mp4"] == 1


def test_S28_a_task_that_cannot_be_sent_can_be_given_up(
    tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections = FailingConnections(monkeypatch)
    connections.reason = errno.ECONNREFUSED
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: problem_of_task(bench) == "NetworkError")
        bench.engine.stop_waiting(1)
        connections.reason = None
        bench.let_pass(600)
        assert bench.state() is TaskState.CLOSED
        assert sum(service.posts.values()) == 0


def test_S28_connecting_takes_too_long() -> None:
    # A full backlog: the system neither accepts nor refuses.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener, contextlib.ExitStack() as waiting:
        for _ in range(4):
            sock = waiting.enter_context(socket.socket())
            sock.setblocking(False)
            sock.connect_ex(listener.getsockname())
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        client = VidgoClient(base, lambda: KEY, version="test", timeouts=_SHORT)
        hooks: list[int] = []
        outcome = client.submit("m", {}, "", before_first_byte=lambda: hooks.append(1), cancel=Cancel())
        client.close()
    assert isinstance(outcome, Unsent)
    assert "no connection within 0.3 s" in outcome.error.message
    assert hooks == []


# --- after it ---------------------------------------------------------------------------------------------------


_CUT_HEAD = sends(b"HTTP/1.1 200 OK\r\nContent-Le")


@pytest.mark.parametrize("how", [reset, close, _CUT_HEAD], ids=["reset", "closed", "cut"])
def test_S31_the_line_drops_before_an_answer(tmp_path: Path, raw: RawService, told: Told, how: Act) -> None:
    raw.answer_raw(how)
    with FaultBench(tmp_path, raw.url, raw) as bench:
        ends_unknown(bench, raw, told)
        # A head that is cut may look like a whole one with nothing behind it.
        assert problem_of_task(bench) == ("OutcomeUnknown" if how is _CUT_HEAD else "LineDropped")


@pytest.mark.parametrize("many", [2, 20])
def test_S31_an_outage_makes_one_unknown_of_a_batch(tmp_path: Path, raw: RawService, many: int) -> None:
    raw.answer_raw(*[reset] * many)
    with FaultBench(tmp_path, raw.url, raw) as bench:
        for number in range(many):
            bench.engine.submit(job(f"n{number}"))
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        bench.let_pass(3600)
        assert sum(bench.state(n + 1) is TaskState.UNKNOWN for n in range(many)) == 1
        assert sum(raw.posts.values()) == 1


def test_S32_no_answer_is_said_and_then_unknown(tmp_path: Path, raw: RawService, told: Told) -> None:
    heard_out = threading.Event()

    def silent(connection: RawConnection) -> None:
        heard_out.wait(15)
        connection.reset()

    raw.answer_raw(silent)
    with FaultBench(tmp_path, raw.url, raw) as bench:
        bench.engine.submit(job())
        bench.until(lambda: sum(raw.posts.values()) == 1 and bench.state() is TaskState.SUBMITTING, skip_time=False)
        before = told(bench.heard.tasks[1])
        bench.clock.forward(15.0)
        bench.guarded(bench.engine.run_due)
        # The task is where it was; its row says that it takes long.
        assert bench.state() is TaskState.SUBMITTING
        assert told(bench.heard.tasks[1]) != before
        heard_out.set()
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        told(bench.heard.tasks[1])
        bench.let_pass(3600)
        assert sum(raw.posts.values()) == 1


def test_S32_a_hang_ends_at_the_limit(tmp_path: Path, raw: RawService, told: Told) -> None:
    raw.answer_raw(hang)
    bench = FaultBench(tmp_path, raw.url, raw)
    impatient(bench, raw.url, _SHORT)
    with bench:
        task = ends_unknown(bench, raw, told)
        assert task.problem is not None
        assert "Read timed out" in task.problem.message


@pytest.mark.parametrize(
    "how",
    [
        trickles(b"", b"H", 0.05),
        trickles(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.05),
        trickles(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", b" ", 0.05),
        trickles(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n", 0.05),
    ],
    ids=["status line", "head", "body", "chunks"],
)
def test_S33_a_trickle_ends_at_the_limit_of_all(tmp_path: Path, raw: RawService, told: Told, how: Act) -> None:
    raw.answer_raw(how)
    bench = FaultBench(tmp_path, raw.url, raw)
    impatient(bench, raw.url, _SHORT)
    with bench:
        task = ends_unknown(bench, raw, told)
        assert task.problem is not None
        assert "no whole answer within 1 s" in task.problem.message


def test_S33_the_real_limits() -> None:
    limits = Timeouts()
    assert (limits.submit, limits.read) == (120.0, 20.0)


def test_S34_each_order_has_a_connection_of_its_own(tmp_path: Path, raw: RawService) -> None:
    raw.answer_raw(replies(b'{"detail": "too early"}', "425 Too Early"), close)
    raw.submit_answers[0].charges = False
    with FaultBench(tmp_path, raw.url, raw) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        for number in range(3):
            bench.engine.submit(job(f"more{number}"))
        bench.until(lambda: all(bench.state(n) is TaskState.SUBMITTED for n in (2, 3, 4)))
        assert len(raw.orders) == 5
        # Never on a connection that something else went over before, and never two on one.
        assert [served for _, served in raw.orders] == [1] * 5
        assert len({port for port, _ in raw.orders}) == 5


_ABSURD = {
    "two lengths": sends(http_reply(GOOD).replace(b"\r\n\r\n", b"\r\nContent-Length: 5\r\n\r\n", 1)),
    "negative length": sends(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n" + GOOD[:-9]),
    "300 headers": replies(GOOD, **{f"X_{n}": "y" for n in range(300)}),
    "endless status line": sends(b"HTTP/1.1 " + b"x" * 70_000),
    "endless header": sends(b"HTTP/1.1 200 OK\r\nX-A: " + b"y" * 70_000 + b"\r\n\r\n"),
    "bad packing": replies(b"this is not packed", Content_Encoding="gzip"),
    "unknown packing": replies(b"\x28\xb5\x2f\xfd rest", Content_Encoding="zstd"),
    "a bomb": replies(bomb(50_000_000), Content_Encoding="gzip"),
    "too large": replies(b" " * 2_000_000),
    "not HTTP": sends(b"\x16\x03\x01garbage\r\n\r\n"),
    "nested": replies(b"[" * 100_000),
}


@pytest.mark.parametrize("kind", _ABSURD)
def test_S35_absurd_answers(tmp_path: Path, raw: RawService, told: Told, kind: str) -> None:
    raw.answer_raw(_ABSURD[kind])
    with FaultBench(tmp_path, raw.url, raw) as bench:
        ends_unknown(bench, raw, told)


@pytest.mark.parametrize("body", [bomb(200_000_000), b" " * 60_000_000], ids=["packed", "plain"])
def test_S35_memory_stays_flat(body: bytes) -> None:
    packed = {"Content-Encoding": "gzip"} if body.startswith(b"\x1f\x8b") else {}
    head, _, _ = http_reply(body, headers=packed).partition(b"\r\n\r\n")

    def act(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(head + b"\r\n\r\n")
        for start in range(0, len(body), 1 << 20):
            connection.send(body[start : start + (1 << 20)])

    with RawServer(act) as server:
        client = VidgoClient(server.base, lambda: KEY, version="test")
        tracemalloc.start()
        try:
            outcome = client.submit("m", {}, "", before_first_byte=lambda: None, cancel=Cancel())
            with pytest.raises(ProtocolError, match="larger than"):
                client.balance(cancel=Cancel())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
            client.close()
    assert isinstance(outcome, Unknown)
    assert peak < 16_000_000


@pytest.mark.parametrize(
    "how",
    [flood, *(sends(b"HTTP/1.1 %b What\r\n\r\n" % status) for status in (b"999", b"000", b"-5", b"1e3", b"2000"))],
    ids=["flood", "999", "000", "negative", "no number", "four digits"],
)
def test_S26_odd_status_lines(tmp_path: Path, raw: RawService, told: Told, how: Act) -> None:
    raw.answer_raw(how)
    with FaultBench(tmp_path, raw.url, raw) as bench:
        ends_unknown(bench, raw, told)


@pytest.mark.parametrize("after", [1, 200, 4_000])
def test_S38_the_line_drops_in_the_middle_of_sending(tmp_path: Path, raw: RawService, told: Told, after: int) -> None:
    long = Link(f"https://example.com/{'x' * 8_000}.mp4")
    with Wire(raw.port) as wire, FaultBench(tmp_path, f"http://127.0.0.1:{wire.port}", raw) as bench:
        bench.rest()
        wire.limit = after
        bench.engine.submit(job(video_url=long))
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        told(bench.heard.tasks[1])
        wire.limit = None
        bench.let_pass(3600)
        assert bench.state() is TaskState.UNKNOWN
        assert sum(raw.posts.values()) == 0, "the service never had the whole order"
        goes_on(bench, raw)


@pytest.mark.parametrize(
    "address",
    [
        "http://a..b",
        "https://a..b",
        "",
        "   ",
        "https://api.vidgo.ai:99999",
        "https://api.vidgo.ai:-1",
        "https://",
        f"https://{'a' * 300}.example",
        "https://[::1",
        "http://api.vidgo.ai",
        "https://me:pw@api.vidgo.ai",
        "ftp://a.b",
        "https://api.vidgo.ai/?x=1",
        "https://api vidgo.ai",
        "https://\x00.ai",
        "https://xn--a.example" + "." * 300,
    ],
)
def test_S37_an_address_that_cannot_be_one(address: str, told: Told) -> None:
    with pytest.raises(BadAddress) as caught:
        check_base_url(address)
    with pytest.raises(BadAddress):
        VidgoClient(address, lambda: KEY, version="test")
    told(caught.value)


@pytest.mark.parametrize("address", ["https://a-host-that-is-not.invalid", "https://xn--nxasmq6b.invalid"])
def test_S37_a_good_address_of_nobody_is_unsent(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    FailingNames(monkeypatch)
    client = VidgoClient(address, lambda: KEY, version="test")
    outcome = client.submit("m", {}, "", before_first_byte=lambda: None, cancel=Cancel())
    client.close()
    assert isinstance(outcome, Unsent)
