"""The client against real servers on this computer, polite ones and broken ones."""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
import traceback
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.loopback import (
    Answer,
    RawConnection,
    RawServer,
    ScriptedServer,
    Seen,
    free_port,
    http_reply,
    json_answer,
    quicker_than,
)
from vidgo_desktop.core.api import BadAddress, Timeouts, VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import (
    AuthError,
    BadKey,
    Cancelled,
    FileTooLarge,
    MediaError,
    NetworkError,
    NotFound,
    ProtocolError,
    RateLimited,
    SecureConnectionError,
    StoreError,
    UnsupportedFile,
    VidgoError,
)
from vidgo_desktop.core.responses import Accepted, Refused, ServiceStatus, SubmitOutcome, TryLater, Unknown, Unsent

KEY = "sk-Canary0123456789abcdefXYZ"
ID = "8FDN1I7M7Q68DDG8"
SUBMIT = "/api/generate/submit"
STATUS = f"/api/generate/status/{ID}"
BALANCE = "/api/user/balance"
STREAM = "/api/common/upload/stream"
QUICK = Timeouts(connect=2.0, read=0.4, submit=1.0, get=0.8, upload_read=1.0, upload=5.0)
ACCEPTED = {"code": 200, "data": {"task_id": ID, "status": "not_started", "created_time": "2025-11-12T10:30:00"}}
INPUT: dict[str, object] = {"video_url": "https://a.example/v.mp4", "image_urls": ["https://a.example/p.png"]}


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def new_client() -> Iterator[Callable[..., VidgoClient]]:
    made: list[VidgoClient] = []

    def make(base: str, key: str | None = KEY, timeouts: Timeouts = QUICK) -> VidgoClient:
        made.append(VidgoClient(base, lambda: key, version="1.2.3", timeouts=timeouts))
        return made[-1]

    yield make
    for client in made:
        client.close()


Maker = Callable[..., VidgoClient]


def submit(
    client: VidgoClient, hook: Callable[[], None] = lambda: None, cancel: Cancel | None = None, callback: str = ""
) -> SubmitOutcome | Unsent:
    return client.submit("wan-animate-move", INPUT, callback, before_first_byte=hook, cancel=cancel or Cancel())


class Hook:
    """Counts how often it was called."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> None:
        self.calls += 1


# --- requests as documented -----------------------------------------------------------------------------------


def test_submit_sends_the_documented_request(server: ScriptedServer, new_client: Maker) -> None:
    server.on("POST", SUBMIT, json_answer(ACCEPTED))
    hook = Hook()
    outcome = submit(new_client(server.base), hook)
    assert outcome == Accepted(ID, ServiceStatus.QUEUED, "2025-11-12T10:30:00", "")
    (seen,) = server.seen
    assert seen.json() == {"model": "wan-animate-move", "input": INPUT}
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.headers["content-type"] == "application/json"
    assert seen.headers["accept-encoding"] == "identity"
    assert seen.headers["user-agent"] == "VidgoDesktop/1.2.3"
    assert seen.headers["content-length"] == str(len(seen.body))
    assert hook.calls == 1


def test_callback_is_sent_only_when_given(server: ScriptedServer, new_client: Maker) -> None:
    server.on("POST", SUBMIT, json_answer(ACCEPTED))
    submit(new_client(server.base), callback="https://hooks.example/x")
    assert server.seen[0].json()["callback_url"] == "https://hooks.example/x"


def test_base_address_with_a_path(server: ScriptedServer, new_client: Maker) -> None:
    server.on("POST", "/prefix" + SUBMIT, json_answer(ACCEPTED))
    server.on("GET", "/prefix" + BALANCE, json_answer({"data": {"credits_amount": 5}}))
    client = new_client(server.base + "/prefix/")
    assert isinstance(submit(client), Accepted)
    assert client.balance(cancel=Cancel()) == 5.0
    assert all(seen.headers["authorization"] == f"Bearer {KEY}" for seen in server.seen)


def test_status_and_balance(server: ScriptedServer, new_client: Maker) -> None:
    server.on("GET", STATUS, json_answer({"code": 200, "data": {"task_id": ID, "status": "running", "progress": 45}}))
    server.on("GET", BALANCE, json_answer({"code": 200, "data": {"email": "x", "credits_amount": 17276}}))
    client = new_client(server.base)
    got = client.status(ID, cancel=Cancel())
    assert (got.status, got.progress) == (ServiceStatus.RUNNING, 45)
    assert client.balance(cancel=Cancel()) == 17276.0
    assert len({seen.port for seen in server.seen}) == 1, "the connection is kept alive"
    assert all(seen.body == b"" for seen in server.seen)


def test_task_number_is_quoted(server: ScriptedServer, new_client: Maker) -> None:
    server.on("GET", "/api/generate/status/a%2Fb%3D1", json_answer({"data": {"status": "running"}}))
    assert new_client(server.base).status("a/b=1", cancel=Cancel()).status is ServiceStatus.RUNNING
    for wrong in ("", "..", "../../user/balance", "a b", "a\r\nX: y"):
        with pytest.raises(ProtocolError):
            new_client(server.base).status(wrong, cancel=Cancel())
    assert len(server.seen) == 1


def test_typed_errors_of_a_get(server: ScriptedServer, new_client: Maker) -> None:
    client = new_client(server.base)
    server.on("GET", STATUS, json_answer({"detail": "Task not found"}, 404))
    with pytest.raises(NotFound, match="Task not found"):
        client.status(ID, cancel=Cancel())
    server.on("GET", STATUS, json_answer({"detail": "slow"}, 429, Retry_After="7"))
    with pytest.raises(RateLimited) as limited:
        client.status(ID, cancel=Cancel())
    assert limited.value.retry_after == 7.0
    server.on("GET", STATUS, Answer(200, b"<html>sign in</html>", {"Content-Type": "text/html"}))
    with pytest.raises(ProtocolError):
        client.status(ID, cancel=Cancel())
    server.on("GET", BALANCE, json_answer({"detail": "Invalid API key"}, 401))
    with pytest.raises(AuthError):
        client.balance(cancel=Cancel())


# --- the key --------------------------------------------------------------------------------------------------


def test_no_key_and_odd_keys_never_reach_the_network(server: ScriptedServer, new_client: Maker) -> None:
    for key, error in ((None, AuthError), ("", AuthError), ("Canary\nbad key", BadKey), ("Canary\u0430123", BadKey)):
        client = new_client(server.base, key)
        hook = Hook()
        outcome = submit(client, hook)
        assert isinstance(outcome, Unsent)
        assert isinstance(outcome.error, error)
        with pytest.raises(error) as caught:
            client.balance(cancel=Cancel())
        assert "Canary" not in str(caught.value) + repr(outcome)
        assert hook.calls == 0
    assert server.seen == []


def test_pasted_key_is_trimmed(server: ScriptedServer, new_client: Maker) -> None:
    server.on("GET", BALANCE, json_answer({"data": {"credits_amount": 5}}))
    new_client(server.base, f' "Bearer {KEY}"\r\n').balance(cancel=Cancel())
    assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"


def test_netrc_does_not_replace_the_key(
    server: ScriptedServer, new_client: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login me password planted\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server.on("GET", BALANCE, json_answer({"data": {"credits_amount": 5}}))
    new_client(server.base).balance(cancel=Cancel())
    assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"


def test_cookies_are_not_kept(server: ScriptedServer, new_client: Maker) -> None:
    server.on("GET", BALANCE, json_answer({"data": {"credits_amount": 5}}, Set_Cookie="spy=1; Path=/"))
    client = new_client(server.base)
    for _ in range(2):
        client.balance(cancel=Cancel())
    assert not any("cookie" in seen.headers for seen in server.seen)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(status: int, server: ScriptedServer, new_client: Maker) -> None:
    with ScriptedServer() as other:
        client = new_client(server.base)
        for target in (server.base + "/elsewhere", other.base + "/elsewhere"):
            server.seen.clear()
            server.on("POST", SUBMIT, Answer(status, b"", {"Location": target}))
            server.on("GET", BALANCE, Answer(status, b"", {"Location": target}))
            outcome = submit(client)
            assert isinstance(outcome, Unknown)
            assert outcome.status == status
            with pytest.raises(ProtocolError):
                client.balance(cancel=Cancel())
            assert [(seen.method, seen.path) for seen in server.seen] == [("POST", SUBMIT), ("GET", BALANCE)]
        assert other.seen == []


def test_the_body_of_a_redirect_is_not_read_without_end(new_client: Maker) -> None:
    bomb = http_reply(
        gzip.compress(b" " * 200_000_000, 1), "302 Found", {"Content-Encoding": "gzip", "Location": "/elsewhere"}
    )
    with RawServer(after_request(lambda c: c.send(bomb))) as server:
        client = new_client(server.base)
        tracemalloc.start()
        try:
            outcome = submit(client)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert isinstance(outcome, Unknown)
    assert outcome.status == 302
    assert peak < 16_000_000


def whole_text(error: BaseException) -> str:
    shown = "".join(traceback.TracebackException.from_exception(error, capture_locals=False).format())
    chained: BaseException | None = error
    while chained is not None:
        shown += str(chained) + repr(chained) + repr(chained.args)
        chained = chained.__cause__ or chained.__context__
    return shown


def test_the_key_is_in_no_text(new_client: Maker, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)

    def echo(connection: RawConnection) -> None:
        # A server that throws the request back into the client's error texts.
        request = connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\n" + request.replace(b"\r\n", b" ") + b"\r\n\r\n")

    def nonsense(connection: RawConnection) -> None:
        connection.send(connection.read_request())

    def answer(connection: RawConnection) -> None:
        request = connection.read_request().decode()
        connection.send(http_reply(json.dumps({"detail": request}).encode(), "400 Bad Request"))

    def reset(connection: RawConnection) -> None:
        connection.read_request()
        connection.reset()

    for script in (echo, nonsense, reset, answer):
        with RawServer(script) as server:
            client = new_client(server.base)
            outcome = submit(client)
            assert isinstance(outcome, Unknown | Refused)
            assert "Canary" not in repr(outcome) + whole_text(outcome.error)
            with pytest.raises(VidgoError) as caught:
                client.balance(cancel=Cancel())
            assert "Canary" not in whole_text(caught.value)
            assert "Canary" not in repr(client) + repr(vars(client))
    assert "Canary" not in caplog.text


# --- proven unsent --------------------------------------------------------------------------------------------


def test_refused_connection_is_unsent(new_client: Maker) -> None:
    hook = Hook()
    outcome = submit(new_client(f"http://127.0.0.1:{free_port()}"), hook)
    assert isinstance(outcome, Unsent)
    assert type(outcome.error) is NetworkError
    assert "ECONNREFUSED" in outcome.error.message
    assert hook.calls == 0


def test_unknown_host_is_unsent(new_client: Maker) -> None:
    with quicker_than(8):
        outcome = submit(new_client("https://no-such-host.invalid"))
    assert isinstance(outcome, Unsent)
    assert isinstance(outcome.error, NetworkError)


def test_a_hook_that_refuses_keeps_the_request_back(new_client: Maker) -> None:
    got: list[bytes] = []
    gone = threading.Event()

    def script(connection: RawConnection) -> None:
        got.append(connection.read_request())
        gone.set()

    def refuse(error: Exception) -> Callable[[], None]:
        def hook() -> None:
            raise error

        return hook

    with RawServer(script) as server:
        client = new_client(server.base)
        # OSError kinds are on the list because the library below swallows some of them.
        for error in (StoreError("disk full"), BrokenPipeError(32, "x"), ConnectionResetError(104, "x"), ValueError()):
            gone.clear()
            with pytest.raises(type(error)) as caught:
                submit(client, refuse(error))
            assert caught.value is error
            assert gone.wait(5), "the connection was closed"
    assert got == [b""] * 4


def test_nothing_was_sent_before_the_hook(new_client: Maker) -> None:
    arrived = threading.Event()

    def script(connection: RawConnection) -> None:
        connection.sock.recv(1, socket.MSG_PEEK)
        arrived.set()
        connection.read_request()
        connection.send(http_reply(json.dumps(ACCEPTED).encode()))

    with RawServer(script) as server:
        seen_before: list[bool] = []

        def hook() -> None:
            server.wait_for_connections(1)
            seen_before.append(arrived.wait(0.2))

        assert isinstance(submit(new_client(server.base), hook), Accepted)
    assert seen_before == [False]


def test_each_submit_has_its_own_connection(server: ScriptedServer, new_client: Maker) -> None:
    server.on("POST", SUBMIT, json_answer(ACCEPTED))
    server.on("GET", BALANCE, json_answer({"data": {"credits_amount": 5}}))
    client = new_client(server.base)
    client.balance(cancel=Cancel())
    for _ in range(3):
        submit(client)
    assert len({seen.port for seen in server.seen}) == 4


# --- outcome unknown ------------------------------------------------------------------------------------------


def after_request(action: Callable[[RawConnection], Any]) -> Callable[[RawConnection], None]:
    def script(connection: RawConnection) -> None:
        connection.read_request()
        action(connection)

    return script


GOOD = json.dumps(ACCEPTED).encode()


@pytest.mark.parametrize(
    "action",
    [
        pytest.param(lambda c: c.reset(), id="reset"),
        pytest.param(lambda c: None, id="closed"),
        pytest.param(lambda c: c.hold(), id="hang"),
        pytest.param(lambda c: c.trickle(b"H", 0.1), id="trickle in the status line"),
        pytest.param(lambda c: (c.send(b"HTTP/1.1 200 OK\r\n"), c.trickle(b"X-A: b\r\n", 0.05)), id="endless head"),
        pytest.param(
            lambda c: (c.send(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"), c.trickle(b" ", 0.1)),
            id="trickle in the body",
        ),
        pytest.param(
            lambda c: (
                c.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
                c.trickle(b"1\r\n \r\n", 0.05),
            ),
            id="endless chunks",
        ),
        pytest.param(lambda c: c.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 2000), id="flood of 100"),
        pytest.param(lambda c: c.send(b"HTTP/1.1 999 What\r\n\r\n"), id="999"),
        pytest.param(lambda c: c.send(b"HTTP/1.1 000 What\r\n\r\n"), id="000"),
        pytest.param(lambda c: c.send(b"HTTP/1.1 -5 What\r\n\r\n"), id="negative"),
        pytest.param(lambda c: c.send(b"HTTP/1.1 " + b"x" * 70_000), id="long status line"),
        pytest.param(lambda c: c.send(http_reply(GOOD, headers={f"X-{n}": "y" for n in range(300)})), id="300 headers"),
        pytest.param(lambda c: c.send(http_reply(GOOD)[:-1]), id="cut body"),
        pytest.param(lambda c: c.send(http_reply(GOOD, headers={"Content-Length": "-5"})), id="two lengths"),
        pytest.param(lambda c: c.send(http_reply(b"not gzip", headers={"Content-Encoding": "gzip"})), id="bad gzip"),
        pytest.param(
            lambda c: c.send(http_reply(gzip.compress(b" " * 50_000_000, 1), headers={"Content-Encoding": "gzip"})),
            id="gzip bomb",
        ),
        pytest.param(lambda c: c.send(http_reply(b" " * 3_000_000)), id="too large"),
        pytest.param(lambda c: c.send(b"\x16\x03\x01garbage\r\n\r\n"), id="garbage"),
    ],
)
def test_trouble_after_the_request_is_unknown(action: Callable[[RawConnection], Any], new_client: Maker) -> None:
    hook = Hook()
    with RawServer(after_request(action)) as server, quicker_than(3):
        outcome = submit(new_client(server.base), hook)
        assert server.accepted == 1, "never sent twice"
    assert isinstance(outcome, Unknown), outcome
    assert outcome.error.message
    assert hook.calls == 1


def test_a_gzip_reply_that_was_not_asked_for_is_read(new_client: Maker) -> None:
    def script(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(http_reply(gzip.compress(GOOD), headers={"Content-Encoding": "gzip"}))

    with RawServer(script) as server:
        assert isinstance(submit(new_client(server.base)), Accepted)


def test_memory_stays_flat_on_huge_replies(new_client: Maker) -> None:
    bomb = http_reply(gzip.compress(b" " * 200_000_000, 1), headers={"Content-Encoding": "gzip"})
    with RawServer(after_request(lambda c: c.send(bomb))) as server:
        client = new_client(server.base)
        tracemalloc.start()
        try:
            with pytest.raises(ProtocolError, match="larger than"):
                client.balance(cancel=Cancel())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 16_000_000


def test_definite_answers(server: ScriptedServer, new_client: Maker) -> None:
    client = new_client(server.base)
    server.on("POST", SUBMIT, json_answer({"code": 402, "error": {"message": "no credits", "type": "x"}}))
    assert isinstance(submit(client), Refused)
    server.on("POST", SUBMIT, json_answer({"detail": "slow down"}, 429, Retry_After="7"))
    outcome = submit(client)
    assert isinstance(outcome, TryLater)
    assert outcome.error.retry_after == 7.0
    server.on("POST", SUBMIT, json_answer({"code": 500}, 500))
    outcome = submit(client)
    assert isinstance(outcome, Unknown)
    assert outcome.status == 500
    assert len(server.requests("POST")) == 3


def test_early_answer_to_a_body_that_is_not_read(new_client: Maker) -> None:
    """The server refuses and closes without reading everything; its answer is still heard or it is unknown."""

    def script(connection: RawConnection) -> None:
        connection.sock.recv(10)
        connection.send(http_reply(b'{"detail":"too large"}', "413 Too Large", {"Connection": "close"}))
        connection.sock.shutdown(socket.SHUT_WR)
        connection.hold()

    with RawServer(script) as server:
        outcome = submit(new_client(server.base))
    assert isinstance(outcome, Refused)
    assert isinstance(outcome.error, FileTooLarge)


# --- stopping -------------------------------------------------------------------------------------------------


def stop_when(ready: Callable[[], object], stop: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        ready()
        stop()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


PATIENT = Timeouts()
HANGS = [
    pytest.param(lambda c: c.hold(), id="waiting for the head"),
    pytest.param(lambda c: (c.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n {"), c.hold()), id="in the body"),
    pytest.param(lambda c: (c.send(b"HTTP/1.1 200 OK\r\n\r\n {"), c.hold()), id="in a body without length"),
]


@pytest.mark.parametrize("how", ["cancel", "close"])
@pytest.mark.parametrize("action", HANGS)
def test_a_stop_wakes_a_blocked_call(action: Callable[[RawConnection], Any], how: str, new_client: Maker) -> None:
    asked = threading.Event()

    def script(connection: RawConnection) -> None:
        connection.read_request()
        asked.set()
        action(connection)

    with RawServer(script) as server:
        client, cancel = new_client(server.base, timeouts=PATIENT), Cancel()
        thread = stop_when(lambda: asked.wait(5), cancel.set if how == "cancel" else client.close)
        with quicker_than(1.5), pytest.raises(Cancelled):
            client.status(ID, cancel=cancel)
        thread.join()


@pytest.mark.parametrize("action", HANGS)
def test_a_stop_during_submit_is_unknown(action: Callable[[RawConnection], Any], new_client: Maker) -> None:
    asked = threading.Event()

    def script(connection: RawConnection) -> None:
        connection.read_request()
        asked.set()
        action(connection)

    with RawServer(script) as server:
        client, cancel = new_client(server.base, timeouts=PATIENT), Cancel()
        thread = stop_when(lambda: asked.wait(5), cancel.set)
        with quicker_than(1.5):
            assert isinstance(submit(client, cancel=cancel), Unknown)
        thread.join()


def test_a_stop_wakes_connecting(new_client: Maker) -> None:
    # A full backlog: the system neither accepts nor refuses.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for sock in waiting:
            sock.setblocking(False)
            sock.connect_ex(address)
        client, cancel, hook = new_client(f"http://127.0.0.1:{address[1]}", timeouts=PATIENT), Cancel(), Hook()
        thread = threading.Timer(0.3, cancel.set)
        thread.start()
        with quicker_than(1.5):
            outcome = submit(client, hook, cancel)
        thread.join()
        for sock in waiting:
            sock.close()
    assert isinstance(outcome, Unsent)
    assert isinstance(outcome.error, Cancelled)
    assert hook.calls == 0


def test_a_stop_before_or_in_the_hook_is_unsent(server: ScriptedServer, new_client: Maker) -> None:
    server.on("POST", SUBMIT, json_answer(ACCEPTED))
    client, cancel = new_client(server.base), Cancel()
    outcome = submit(client, cancel.set, cancel)
    assert isinstance(outcome, Unsent)
    assert isinstance(submit(client, cancel=cancel), Unsent)
    client.close()
    client.close()
    assert isinstance(submit(client), Unsent)
    with pytest.raises(Cancelled):
        client.balance(cancel=Cancel())
    assert server.seen == []


def test_total_time_is_limited(new_client: Maker) -> None:
    def slow(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        connection.trickle(b" ", 0.1)

    with RawServer(slow) as server, quicker_than(2), pytest.raises(NetworkError, match="no whole answer"):
        new_client(server.base).balance(cancel=Cancel())


def test_many_calls_at_once(server: ScriptedServer, new_client: Maker) -> None:
    server.on("GET", BALANCE, json_answer({"data": {"credits_amount": 5}}))
    client = new_client(server.base, timeouts=PATIENT)
    results: list[float] = []

    def work() -> None:
        results.extend(client.balance(cancel=Cancel()) for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [5.0] * 160
    assert len({seen.port for seen in server.seen}) <= 8
    timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    for timer in timers:
        timer.join(2)
    assert not any(timer.is_alive() for timer in timers), "no thread stays behind"


# --- kept-alive connections -----------------------------------------------------------------------------------


def test_a_dropped_kept_alive_connection_is_repeated_once(new_client: Maker) -> None:
    """The server answers once per connection and resets when the next request has come."""
    requests: list[bytes] = []

    def script(connection: RawConnection) -> None:
        requests.append(connection.read_request())
        connection.send(http_reply(b'{"data":{"credits_amount":5}}'))
        requests.append(connection.read_request())
        connection.reset()

    with RawServer(script) as server:
        client = new_client(server.base)
        for _ in range(4):
            assert client.balance(cancel=Cancel()) == 5.0
        assert server.accepted == 4
        client.close()


def test_a_fresh_connection_is_not_repeated(new_client: Maker) -> None:
    with RawServer(after_request(lambda c: c.reset())) as server:
        with pytest.raises(NetworkError):
            new_client(server.base).balance(cancel=Cancel())
        assert server.accepted == 1


# --- uploads --------------------------------------------------------------------------------------------------

UPLOADED = {"success": True, "code": 200, "data": {"file_url": "https://storage.vidgo.ai/temp/a.png", "file_size": 5}}


def test_upload_stream_is_exact_multipart(server: ScriptedServer, new_client: Maker, tmp_path: Path) -> None:
    server.on("POST", STREAM, json_answer(UPLOADED))
    path = tmp_path / 'pri"vate\u00e9.png'
    content = bytes(range(256)) * 1000
    path.write_bytes(content)
    told: list[tuple[int, int]] = []
    got = new_client(server.base).upload_stream(
        path, mime="image/png", progress=lambda *numbers: told.append(numbers), cancel=Cancel()
    )
    assert got.url == "https://storage.vidgo.ai/temp/a.png"
    (seen,) = server.seen
    found = re.fullmatch(r"multipart/form-data; boundary=([0-9a-f]{32})", seen.headers["content-type"])
    assert found
    boundary = found[1].encode()
    head = (
        b'--%b\r\nContent-Disposition: form-data; name="file"; filename="upload.png"\r\nContent-Type: image/png\r\n\r\n'
    )
    assert seen.body == head % boundary + content + b"\r\n--%b--\r\n" % boundary
    assert seen.headers["content-length"] == str(len(seen.body))
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert "transfer-encoding" not in seen.headers
    assert told[-1] == (len(content), len(content))
    assert all(done <= total == len(content) for done, total in told)
    assert "private" not in seen.body.decode("latin-1")


def test_upload_uses_constant_memory(new_client: Maker, tmp_path: Path) -> None:
    path = tmp_path / "large.mp4"
    size = 60_000_000
    with path.open("wb") as file:
        file.truncate(size)
    lengths: list[int] = []

    def script(connection: RawConnection) -> None:
        buffer = bytearray(65536)
        head = b""
        while b"\r\n\r\n" not in head:
            head += connection.sock.recv(1)
        announced = int(re.search(rb"(?i)content-length: (\d+)", head)[1])  # type: ignore[index]
        left = announced
        while left:
            left -= connection.sock.recv_into(buffer, min(left, 65536))
        lengths.append(announced)
        connection.send(http_reply(json.dumps(UPLOADED).encode()))

    told: list[int] = []
    with RawServer(script) as server:
        client = new_client(server.base, timeouts=PATIENT)
        tracemalloc.start()
        try:
            client.upload_stream(path, mime="video/mp4", progress=lambda done, _: told.append(done), cancel=Cancel())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert size < lengths[0] < size + 400
    assert peak < 4_000_000
    assert told == sorted(told)
    assert len(told) < 200


def test_upload_can_be_stopped(new_client: Maker, tmp_path: Path) -> None:
    path = tmp_path / "large.mp4"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    stuck = threading.Event()

    def script(connection: RawConnection) -> None:
        connection.sock.recv(1000)
        stuck.set()
        connection.closing.wait(10)

    with RawServer(script) as server:
        client, cancel = new_client(server.base, timeouts=PATIENT), Cancel()
        thread = stop_when(lambda: stuck.wait(5), cancel.set)
        with quicker_than(1.5), pytest.raises(Cancelled):
            client.upload_stream(path, mime="video/mp4", progress=lambda *_: None, cancel=cancel)
        thread.join()
        server.closing.set()


def test_an_upload_may_have_a_shorter_limit(new_client: Maker, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x")
    with RawServer(lambda connection: connection.hold()) as server, quicker_than(2):
        client = new_client(server.base, timeouts=PATIENT)
        with pytest.raises(NetworkError, match=r"within 0\.3 s"):
            client.upload_stream(path, mime="image/png", progress=lambda *_: None, cancel=Cancel(), seconds=0.3)
        server.closing.set()


def test_upload_errors(server: ScriptedServer, new_client: Maker, tmp_path: Path) -> None:
    client = new_client(server.base)

    def upload(path: Path) -> None:
        client.upload_stream(path, mime="video/mp4", progress=lambda *_: None, cancel=Cancel())

    with pytest.raises(MediaError):
        upload(tmp_path / "missing.mp4")
    with pytest.raises(MediaError):
        upload(tmp_path)
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(MediaError, match="empty"):
        upload(tmp_path / "empty.mp4")
    assert server.seen == []
    (tmp_path / "a.mp4").write_bytes(b"12345")
    server.on("POST", STREAM, json_answer({"detail": "Unsupported file type: video/mp4"}, 400))
    with pytest.raises(UnsupportedFile, match="Unsupported"):
        upload(tmp_path / "a.mp4")
    assert len(server.requests("POST")) == 1


def test_a_file_that_shrinks_while_it_is_sent(server: ScriptedServer, new_client: Maker, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x" * 1_000_000)

    def progress(done: int, total: int) -> None:
        with path.open("r+b") as file:
            file.truncate(100_000)

    with pytest.raises(MediaError, match="changed"):
        new_client(server.base).upload_stream(path, mime="image/png", progress=progress, cancel=Cancel())


def test_upload_base64_and_url(server: ScriptedServer, new_client: Maker, tmp_path: Path) -> None:
    client = new_client(server.base)
    path = tmp_path / "a.png"
    path.write_bytes(b"12345")
    server.on("POST", "/api/common/upload/base64", json_answer(UPLOADED))
    server.on("POST", "/api/common/upload/url", json_answer(UPLOADED))
    client.upload_base64(path, mime="image/png", cancel=Cancel())
    client.upload_url("https://a.example/p.png", cancel=Cancel())
    assert server.seen[0].json() == {"base64_data": "data:image/png;base64,MTIzNDU="}
    assert server.seen[1].json() == {"file_url": "https://a.example/p.png"}
    path.write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    with pytest.raises(FileTooLarge):
        client.upload_base64(path, mime="image/png", cancel=Cancel())
    with pytest.raises(MediaError):
        client.upload_base64(tmp_path / "none.png", mime="image/png", cancel=Cancel())
    assert len(server.seen) == 2


def test_header_injection_through_the_media_type(server: ScriptedServer, new_client: Maker, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"12345")
    server.on("POST", STREAM, json_answer(UPLOADED))
    client = new_client(server.base)
    client.upload_stream(path, mime="image/png\r\nX: y", progress=lambda *_: None, cancel=Cancel())
    assert b"Content-Type: application/octet-stream\r\n" in server.seen[0].body


# --- address, proxies, TLS ------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["http://api.vidgo.ai", "", "http://a..b", "ftp://x", "https://me:pw@api.vidgo.ai"])
def test_bad_addresses_are_refused(base: str) -> None:
    with pytest.raises(BadAddress):
        VidgoClient(base, lambda: KEY, version="1")


def test_a_proxy_never_gets_requests_to_this_computer(
    server: ScriptedServer, new_client: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer() as proxy:
        monkeypatch.setenv("http_proxy", proxy.base)
        server.on("GET", BALANCE, json_answer({"data": {"credits_amount": 5}}))
        assert new_client(server.base).balance(cancel=Cancel()) == 5.0
        assert proxy.seen == []


def test_a_proxy_that_refuses_is_unsent(new_client: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[bytes] = []

    def script(connection: RawConnection) -> None:
        got.append(connection.read_request())
        connection.send(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

    with RawServer(script) as proxy:
        monkeypatch.setenv("https_proxy", proxy.base)
        hook = Hook()
        outcome = submit(new_client("https://api.vidgo.ai"), hook)
    assert isinstance(outcome, Unsent)
    assert isinstance(outcome.error, NetworkError)
    assert hook.calls == 0
    assert got[0].startswith(b"CONNECT api.vidgo.ai:443 ")
    assert b"Canary" not in got[0]


def test_tls_hook_and_stop(new_client: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.tls import make_certificate

    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.bundle))
    with ScriptedServer(certificate.context) as server:
        server.on("POST", SUBMIT, json_answer(ACCEPTED))
        client, cancel = new_client(server.base, timeouts=PATIENT), Cancel()
        before: list[int] = []
        assert isinstance(submit(client, lambda: before.append(len(server.seen))), Accepted)
        assert before == [0]

        def stop_first(seen: Seen) -> Answer:
            cancel.set()
            client.close()
            assert cancel.is_set
            return Answer(200, b"", {"Content-Length": "5"})

        server.on("POST", SUBMIT, stop_first)
        with quicker_than(2):
            assert isinstance(submit(client, cancel=cancel), Unknown)


@pytest.mark.parametrize("kind", ["unknown root", "wrong host", "expired"])
def test_bad_certificates_get_no_byte(
    kind: str, new_client: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.tls import make_certificate

    name = "other.example" if kind == "wrong host" else "localhost"
    certificate = make_certificate(tmp_path, name, days=-1 if kind == "expired" else 30)
    if kind != "unknown root":
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.bundle))
    with ScriptedServer(certificate.context) as server:
        hook = Hook()
        outcome = submit(new_client(server.base, timeouts=PATIENT), hook)
        assert isinstance(outcome, Unsent)
        assert isinstance(outcome.error, SecureConnectionError)
        assert (hook.calls, server.seen) == (0, [])


def test_a_stop_wakes_the_tls_handshake(new_client: Maker) -> None:
    asked = threading.Event()

    def script(connection: RawConnection) -> None:
        connection.sock.recv(65536)
        asked.set()
        connection.hold()

    with RawServer(script) as server:
        client, cancel = new_client(server.base.replace("http:", "https:"), timeouts=PATIENT), Cancel()
        thread = stop_when(lambda: asked.wait(5), cancel.set)
        with quicker_than(1.5):
            outcome = submit(client, cancel=cancel)
        thread.join()
    assert isinstance(outcome, Unsent)
    assert isinstance(outcome.error, Cancelled)
