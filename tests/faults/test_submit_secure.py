"""Secure connections and proxies: refused with no byte of a request, or unknown once one was sent."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.certificates import BAD_KINDS, bad_server
from tests.faults.raw import Act, RawService, Wire, close, replies, reset, spoiled_record
from tests.faults.submit_steps import Told, ends_unknown, problem_of_task
from tests.scripted_service import KEY
from tests.tls import make_certificate
from vidgo_desktop.core.errors import SecureConnectionError
from vidgo_desktop.core.task import TaskState
from vidgo_desktop.ui.error_text import error_words

_HOST = "api.vidgo.ai"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def good_server(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str = "localhost", also: bytes = b""
) -> ssl.SSLContext:
    """A certificate that the client trusts, besides the roots in ``also``."""
    made = make_certificate(folder, name)
    roots = folder / "roots.pem"
    roots.write_bytes(made.bundle.read_bytes() + also)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(roots))
    return made.context


@pytest.mark.parametrize("kind", BAD_KINDS)
def test_S29_no_secure_connection(tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    bad, trusted = bad_server(kind, tmp_path / "bad")
    good = good_server(tmp_path, monkeypatch, also=trusted)
    with RawService(tls=bad) as service, FaultBench(tmp_path / "data", service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: problem_of_task(bench) == "SecureConnectionError")
        told(bench.heard.tasks[1])
        told(error_words(SecureConnectionError()).help)
        bench.let_pass(30)
        assert bench.state() is TaskState.QUEUED
        assert service.requests == [], "not one byte of a request"
        service.tls = good
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert sum(service.posts.values()) == 1


@pytest.mark.parametrize("kind", BAD_KINDS)
def test_S29_no_secure_connection_behind_the_gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    bad, trusted = bad_server(kind, tmp_path / "bad")
    good = good_server(tmp_path, monkeypatch, also=trusted)
    with RawService(tls=good) as service, FaultBench(tmp_path / "data", service.url, service) as bench:
        bench.rest()
        service.tls = bad
        # The gate was passed a moment ago; only the order's own connection sees the certificate.
        bench.engine.submit(job())
        bench.until(lambda: (1, TaskState.CLAIMED) in bench.heard.history and bench.state() is TaskState.QUEUED)
        assert (1, TaskState.SUBMITTING) not in bench.heard.history
        assert problem_of_task(bench) == "SecureConnectionError"
        assert sum(service.posts.values()) == 0
        service.tls = good
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert sum(service.posts.values()) == 1


@pytest.mark.parametrize("how", [spoiled_record, reset, close], ids=["spoiled record", "reset", "closed"])
def test_S30_a_secure_connection_breaks_after_the_request(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch, how: Act
) -> None:
    context = good_server(tmp_path, monkeypatch)
    with RawService(tls=context) as service, FaultBench(tmp_path / "data", service.url, service) as bench:
        service.answer_raw(how)
        ends_unknown(bench, service, told)
        assert problem_of_task(bench) == "LineDropped"


@pytest.fixture
def behind_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[RawService, Wire]]:
    """A service that can be reached through a proxy only."""
    context = good_server(tmp_path, monkeypatch, _HOST)
    with RawService(tls=context) as service, Wire(service.port, proxy=True) as proxy:
        monkeypatch.setenv("https_proxy", proxy.base)
        yield service, proxy


_REFUSALS = {
    "407": b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
    "403 page": b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 16\r\n\r\n<html>no!</html>",
    "502 page": b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 16\r\n\r\n<html>no!</html>",
    "nothing": b"",
    "nonsense": b"\x00\x01\x02\r\n\r\n",
}


@pytest.mark.parametrize("refusal", _REFUSALS)
def test_S36_the_proxy_refuses(tmp_path: Path, told: Told, behind_proxy: tuple[RawService, Wire], refusal: str) -> None:
    service, proxy = behind_proxy
    proxy.refusal = _REFUSALS[refusal]
    with FaultBench(tmp_path / "data", f"https://{_HOST}", service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: problem_of_task(bench) != "")
        told(bench.heard.tasks[1])
        bench.let_pass(30)
        assert bench.state() is TaskState.QUEUED
        # What does not speak as a proxy does is simply no connection.
        assert problem_of_task(bench) == ("NetworkError" if refusal in ("nothing", "nonsense") else "ProxyRefused")
        assert service.requests == []
        assert proxy.asked[0].startswith(f"CONNECT {_HOST}:443 ".encode())
        assert all(KEY.encode() not in head for head in proxy.asked)
        proxy.refusal = None
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert sum(service.posts.values()) == 1


@pytest.mark.parametrize(
    "how",
    [replies(b"<html>The proxy had trouble</html>", "502 Bad Gateway", Content_Type="text/html"), close, reset],
    ids=["page", "closed", "reset"],
)
def test_S36_trouble_when_the_way_was_open(
    tmp_path: Path, told: Told, behind_proxy: tuple[RawService, Wire], how: Act
) -> None:
    service, _ = behind_proxy
    with FaultBench(tmp_path / "data", f"https://{_HOST}", service) as bench:
        service.answer_raw(how)
        ends_unknown(bench, service, told)


def test_S36_a_proxy_that_cuts_the_order(tmp_path: Path, told: Told, behind_proxy: tuple[RawService, Wire]) -> None:
    service, proxy = behind_proxy
    with FaultBench(tmp_path / "data", f"https://{_HOST}", service) as bench:
        bench.rest()
        # The handshake fits, the order does not.
        proxy.limit = 900
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        told(bench.heard.tasks[1])
        proxy.limit = None
        bench.let_pass(3600)
        assert bench.state() is TaskState.UNKNOWN
        assert sum(service.posts.values()) == 0
