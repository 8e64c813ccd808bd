"""Bad certificates and old handshakes: refused by every call before a single byte of a request, and told in words."""

from __future__ import annotations

import socket
import ssl
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.tls_bad import BAD, HOST, Authority, SpyServer, context_of
from vidgo_desktop.core import resources
from vidgo_desktop.core.api import Timeouts, VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Charge, NetworkError, SecureConnectionError, VidgoError
from vidgo_desktop.core.network import NetworkWish
from vidgo_desktop.core.responses import Unknown, Unsent
from vidgo_desktop.core.transfer import TransferLimits, fetch_result, fetch_small

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there the system's own store is asked, which no test may change"
)
KEY = "vk-canary-7f3a9b1c5dQeW2"
FOX = resources.path("samples", "fox.png")
QUICK = Timeouts(connect=5.0, read=5.0, submit=10.0, get=10.0, upload_read=5.0, upload=10.0)
LIMITS = TransferLimits(connect=5.0, read=5.0, total=20.0, tries=3, pause=0.01)


class Commits:
    """How often a submit asked to be committed: never, before the connection is trusted."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self) -> None:
        self.number += 1


@pytest.fixture(scope="module")
def good() -> Authority:
    return Authority()


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, good: Authority) -> None:
    """No proxy, a name that leads here, and one trusted root: the system's, and in the place of the program's own."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    usual = socket.getaddrinfo

    def look_up(host: Any, *args: Any, **keywords: Any) -> Any:
        return usual("127.0.0.1" if host == HOST else host, *args, **keywords)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    root = tmp_path / "root.pem"
    root.write_bytes(good.root.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(root))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))


def trust(way: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> NetworkWish:
    """The three ways to judge: the system's roots, the program's own, a bundle of the environment."""
    if way != "system":
        # The program's own list cannot hold a root of a test; a bundle of the environment takes its place.
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "root.pem"))
    return NetworkWish("none", system_certificates=way != "own")


@pytest.fixture
def client_for() -> Iterator[Callable[[SpyServer, NetworkWish], VidgoClient]]:
    made: list[VidgoClient] = []

    def make(server: SpyServer, wish: NetworkWish) -> VidgoClient:
        client = VidgoClient(
            f"https://{HOST}:{server.port}", lambda: KEY, version="1", network=lambda: wish, timeouts=QUICK
        )
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


def _calls(
    client: VidgoClient, base: str, wish: NetworkWish, folder: Path, commits: Commits
) -> dict[str, Callable[[], object]]:
    return {
        "submit": lambda: client.submit("m", {"a": 1}, "", before_first_byte=commits, cancel=Cancel()),
        "status": lambda: client.status("T1", cancel=Cancel()),
        "balance": lambda: client.balance(cancel=Cancel()),
        "upload": lambda: client.upload_stream(FOX, mime="image/png", progress=lambda *_: None, cancel=Cancel()),
        "small upload": lambda: client.upload_base64(FOX, mime="image/png", cancel=Cancel()),
        "download": lambda: fetch_result(
            f"{base}/a.mp4",
            folder,
            "a",
            cancel=Cancel(),
            progress=lambda *_: None,
            verify=lambda _: None,
            network=wish,
            limits=LIMITS,
        ),
        "small download": lambda: fetch_small(f"{base}/a", cancel=Cancel(), network=wish, seconds=5.0),
    }


def error_of(work: Callable[[], object]) -> VidgoError:
    """What a call came to: the error that it raised, or that a submit which was never sent carries."""
    try:
        outcome = work()
    except VidgoError as error:
        return error
    assert isinstance(outcome, Unsent), outcome
    return outcome.error


def words_of(error: VidgoError) -> str:
    from vidgo_desktop.ui.error_text import error_words

    words = error_words(error)
    return f"{words.headline} {words.sentence}"


def test_there_are_at_least_twelve_kinds() -> None:
    assert len(BAD) >= 12


@pytest.mark.parametrize("way", ["system", "own", "system and a bundle"])
def test_a_sound_server_is_spoken_to(
    way: str,
    good: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    client_for: Callable[[SpyServer, NetworkWish], VidgoClient],
) -> None:
    """Otherwise every refusal below would prove nothing."""
    wish = trust(way, monkeypatch, tmp_path)
    with SpyServer(context_of(good.server(), tmp_path)) as server:
        client, commits = client_for(server, wish), Commits()
        for name, work in _calls(client, f"https://{HOST}:{server.port}", wish, tmp_path / "v", commits).items():
            before = len(server.plain)
            try:
                outcome = work()
                assert isinstance(outcome, Unknown), name
            except VidgoError as error:
                assert not isinstance(error, SecureConnectionError), name
            assert len(server.plain) > before, name
        client.close()
        assert commits.number == 1
        assert KEY.encode() in server.plain and KEY.encode() not in server.wire


@pytest.mark.parametrize("way", ["system", "own"])
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_server_gets_no_byte_of_any_request(
    kind: str,
    way: str,
    good: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    client_for: Callable[[SpyServer, NetworkWish], VidgoClient],
    qapp: object,
) -> None:
    wish = trust(way, monkeypatch, tmp_path)
    chain, tune = BAD[kind](good)
    with SpyServer(context_of(chain, tmp_path, tune)) as server:
        client, commits = client_for(server, wish), Commits()
        calls = _calls(client, f"https://{HOST}:{server.port}", wish, tmp_path / "v", commits)
        for number, (name, work) in enumerate(calls.items(), start=1):
            error = error_of(work)
            assert type(error) is SecureConnectionError, f"{name}: {error!r}"
            assert error.charge is Charge.NOT_CHARGED
            assert "secure" in words_of(error).lower(), f"{name}: {words_of(error)}"
            # Not tried again: a second try would only find the same, or somebody who waited for it.
            assert server.accepted == number, name
        server.settle()
        assert commits.number == 0
        assert server.plain == b""
        assert KEY.encode() not in server.wire and b"HTTP/1" not in server.wire
        assert not (tmp_path / "v").exists() or not list((tmp_path / "v").iterdir())


@pytest.mark.parametrize("greeting", [b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b"", b"\x16\x03\x01\x00\x02xx"])
def test_a_server_that_speaks_no_tls_gets_nothing_but_a_hello(
    greeting: bytes, tmp_path: Path, client_for: Callable[[SpyServer, NetworkWish], VidgoClient]
) -> None:
    from tests.loopback import RawConnection, RawServer

    got: list[bytes] = []

    def script(connection: RawConnection) -> None:
        got.append(connection.sock.recv(65536))
        connection.send(greeting)

    with RawServer(script) as raw:
        client, commits = client_for(raw, NetworkWish("none")), Commits()  # type: ignore[arg-type]  # only its port counts
        calls = _calls(client, f"https://{HOST}:{raw.port}", NetworkWish("none"), tmp_path / "v", commits)
        for work in calls.values():
            assert isinstance(error_of(work), NetworkError)
        assert commits.number == 0
    assert got and all(each[:1] == b"\x16" and KEY.encode() not in each for each in got)


def test_the_program_knows_no_unchecked_context() -> None:
    """Nothing of what it makes can be talked out of checking: neither by the environment nor by a setting."""
    for wish in (NetworkWish(), NetworkWish("none"), NetworkWish("manual", "127.0.0.1:1")):
        context = wish.context()
        assert context is not None
        assert context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname
    assert NetworkWish(system_certificates=False).context() is None


def test_no_variable_switches_the_checks_off(
    good: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    client_for: Callable[[SpyServer, NetworkWish], VidgoClient],
) -> None:
    for name in ("PYTHONHTTPSVERIFY", "CURL_INSECURE", "GIT_SSL_NO_VERIFY", "NODE_TLS_REJECT_UNAUTHORIZED"):
        monkeypatch.setenv(name, "0")
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, "")
    chain, tune = BAD["self-signed"](good)
    for system in (True, False):
        wish = NetworkWish("none", system_certificates=system)
        with SpyServer(context_of(chain, tmp_path, tune)) as server:
            error = error_of(lambda server=server, wish=wish: client_for(server, wish).balance(cancel=Cancel()))  # type: ignore[misc]
            assert type(error) is SecureConnectionError
            server.settle()
            assert server.plain == b""
