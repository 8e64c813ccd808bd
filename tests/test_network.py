"""Proxies and certificates: which way the service and the storage are reached, over real sockets and real TLS."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.loopback import Answer, RawConnection, RawServer, ScriptedServer, json_answer
from vidgo_desktop.core.api import Timeouts, VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import NetworkError, SecureConnectionError
from vidgo_desktop.core.network import NetworkWish, ProxyFault, read_proxy, wish_of
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.transfer import fetch_result, fetch_small

HOST = "api.example.test"
BALANCE = "/api/user/balance"
FILE = "/made.mp4"
MP4 = b"\0\0\0\x20ftypisom" + bytes(range(256)) * 20
QUICK = Timeouts(connect=5.0, read=5.0, get=5.0)
needs_openssl = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there the system's own store is asked, which no test may change"
)
pytestmark = needs_openssl


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy and no bundle of the machine, and one name that leads here."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    usual = socket.getaddrinfo

    def look_up(host: Any, *args: Any, **keywords: Any) -> Any:
        return usual("127.0.0.1" if host == HOST else host, *args, **keywords)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ssl.SSLContext]:
    """A root that this system trusts, and what its server needs."""
    from tests.tls import make_certificate

    made = make_certificate(tmp_path, HOST)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.bundle))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return made.bundle, made.context


@pytest.fixture
def server(bundle: tuple[Path, ssl.SSLContext]) -> Iterator[ScriptedServer]:
    with ScriptedServer(bundle[1]) as running:
        running.on("GET", BALANCE, json_answer({"data": {"credits_amount": 5}}))
        running.on("GET", FILE, Answer(200, MP4))
        yield running


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with Proxy() as running:
        yield running


class Proxy(RawServer):
    """A real proxy: it opens a tunnel to this computer, and remembers whereto."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(self._serve)
        self._tls = tls
        self.asked: list[str] = []
        self.address = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"

    def _serve(self, connection: RawConnection) -> None:
        sock = connection.sock
        if self._tls is not None:
            sock = connection.sock = self._tls.wrap_socket(sock, server_side=True)
        head = " ".join(connection.read_request().decode().split(" ")[:2])
        self.asked.append(head)
        port = int(head.split()[1].rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as far:
            sock.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=_relay, args=(far, sock), daemon=True)
            back.start()
            _relay(sock, far)
            back.join(5)


def _relay(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while block := source.recv(65536):
            target.sendall(block)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


class Wishes:
    """The settings in force; a test changes them as the user would."""

    def __init__(self) -> None:
        self.now = NetworkWish()

    def __call__(self) -> NetworkWish:
        return self.now


@pytest.fixture
def wishes() -> Wishes:
    return Wishes()


@pytest.fixture
def client(server: ScriptedServer, wishes: Wishes) -> Iterator[VidgoClient]:
    made = VidgoClient(
        f"https://{HOST}:{server.port}", lambda: "sk-Canary0123456789", version="1", network=wishes, timeouts=QUICK
    )
    yield made
    made.close()


def ask(client: VidgoClient) -> float:
    return client.balance(cancel=Cancel())


# --- what was typed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("proxy.example:8080", "http://proxy.example:8080"),
        (" proxy.example : 8080 ", "http://proxy.example:8080"),
        ("HTTP://Proxy.Example:8080/", "http://proxy.example:8080"),
        ("https://proxy.example:443", "https://proxy.example:443"),
        ("10.0.0.7:3128", "http://10.0.0.7:3128"),
        ("[fe80::1]:3128", "http://[fe80::1]:3128"),
        ("bücher.example:1", "http://xn--bcher-kva.example:1"),
        ("localhost:65535", "http://localhost:65535"),
    ],
)
def test_a_proxy_is_read(text: str, address: str) -> None:
    found = read_proxy(text)
    assert (found.address, found.fault) == (address, None)
    assert read_proxy(address).address == address


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ProxyFault.EMPTY),
        ("  ", ProxyFault.EMPTY),
        ("proxy.example", ProxyFault.PORT),
        ("proxy.example:", ProxyFault.PORT),
        ("proxy.example:0", ProxyFault.PORT),
        ("proxy.example:70000", ProxyFault.PORT),
        ("proxy.example:eighty", ProxyFault.PORT),
        (":8080", ProxyFault.HOST),
        ("a..b:8080", ProxyFault.HOST),
        ("-.example:80", ProxyFault.HOST),
        ("socks5://proxy.example:1080", ProxyFault.SCHEME),
        ("ftp://proxy.example:21", ProxyFault.SCHEME),
        ("me:secret@proxy.example:8080", ProxyFault.SIGN_IN),
        ("http://me@proxy.example:8080", ProxyFault.SIGN_IN),
        ("proxy.example:8080/path", ProxyFault.PATH),
        ("proxy.example:8080?x", ProxyFault.PATH),
        ("x" * 400 + ":80", ProxyFault.PATH),
    ],
)
def test_what_cannot_be_a_proxy_is_told(text: str, fault: ProxyFault) -> None:
    assert read_proxy(text).fault is fault
    assert read_proxy(text).address == ""


def test_the_wish_is_the_part_of_the_settings_about_the_network() -> None:
    settings = Settings(proxy_mode="manual", proxy="p.example:1", system_certificates=False, theme="dark")
    assert wish_of(settings) == NetworkWish("manual", "p.example:1", False)
    assert wish_of(Settings()) == NetworkWish()


def test_nothing_of_the_network_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; import vidgo_desktop.core.network, vidgo_desktop.core.connection_test;"
        "print([n for n in ('requests', 'urllib3', 'truststore', 'ssl') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- proxies ----------------------------------------------------------------------------------------------------


def test_the_systems_proxy_is_obeyed(
    client: VidgoClient, server: ScriptedServer, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", proxy.address)
    assert ask(client) == 5.0
    assert proxy.asked == [f"CONNECT {HOST}:{server.port}"]


def test_none_ignores_the_systems_proxy(
    client: VidgoClient, wishes: Wishes, server: ScriptedServer, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("https_proxy", "all_proxy"):
        monkeypatch.setenv(name, proxy.address)
    wishes.now = NetworkWish("none")
    assert ask(client) == 5.0
    assert len(server.seen) == 1
    assert proxy.accepted == 0


def test_an_own_proxy_is_used_instead_of_the_systems(
    client: VidgoClient, wishes: Wishes, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    wishes.now = NetworkWish("manual", f"127.0.0.1:{proxy.port}")
    with Proxy() as other:
        monkeypatch.setenv("https_proxy", other.address)
        assert ask(client) == 5.0
        assert other.accepted == 0
    assert len(proxy.asked) == 1


def test_a_change_holds_for_the_next_question(
    client: VidgoClient, wishes: Wishes, server: ScriptedServer, proxy: Proxy
) -> None:
    ask(client)
    ask(client)
    ports = [seen.port for seen in server.seen]
    assert ports[0] == ports[1]
    wishes.now = NetworkWish("manual", f"127.0.0.1:{proxy.port}")
    ask(client)
    assert len(proxy.asked) == 1
    wishes.now = NetworkWish("none")
    ask(client)
    assert len(proxy.asked) == 1
    assert len({seen.port for seen in server.seen}) == 3


@pytest.mark.parametrize("text", ["", "proxy.example", "me:secret@127.0.0.1:1"])
def test_without_a_usable_own_proxy_nothing_is_sent(
    client: VidgoClient,
    wishes: Wishes,
    server: ScriptedServer,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
) -> None:
    monkeypatch.setenv("https_proxy", proxy.address)
    wishes.now = NetworkWish("manual", text)
    with pytest.raises(NetworkError, match="proxy") as caught:
        ask(client)
    assert "secret" not in caught.value.message
    assert (proxy.accepted, server.seen) == (0, [])


def test_this_computer_is_never_asked_through_an_own_proxy(wishes: Wishes, proxy: Proxy) -> None:
    wishes.now = NetworkWish("manual", f"127.0.0.1:{proxy.port}")
    with ScriptedServer() as near:
        near.on("GET", BALANCE, json_answer({"data": {"credits_amount": 7}}))
        made = VidgoClient(near.base, lambda: "sk-Canary0123456789", version="1", network=wishes, timeouts=QUICK)
        assert ask(made) == 7.0
        made.close()
    assert proxy.accepted == 0


def test_a_proxy_that_speaks_tls_itself(
    client: VidgoClient, wishes: Wishes, server: ScriptedServer, bundle: tuple[Path, ssl.SSLContext]
) -> None:
    with Proxy(bundle[1]) as proxy:
        wishes.now = NetworkWish("manual", f"https://{HOST}:{proxy.port}", system_certificates=False)
        with pytest.raises(NetworkError):
            ask(client)
        assert proxy.asked == []
        wishes.now = NetworkWish("manual", f"https://{HOST}:{proxy.port}")
        assert ask(client) == 5.0
        assert proxy.asked == [f"CONNECT {HOST}:{server.port}"]
        client.close()


@pytest.mark.parametrize("fetch_one", ["result", "small"])
def test_results_go_the_same_way(server: ScriptedServer, proxy: Proxy, tmp_path: Path, fetch_one: str) -> None:
    url, wish = f"https://{HOST}:{server.port}{FILE}", NetworkWish("manual", f"127.0.0.1:{proxy.port}")
    if fetch_one == "small":
        assert fetch_small(url, cancel=Cancel(), network=wish) == MP4
    else:
        saved = fetch_result(
            url,
            tmp_path / "videos",
            "a",
            cancel=Cancel(),
            progress=lambda *_: None,
            verify=lambda _: None,
            network=wish,
        )
        assert saved.path.read_bytes() == MP4
    assert proxy.asked == [f"CONNECT {HOST}:{server.port}"]
    assert "authorization" not in server.seen[0].headers


# --- certificates -----------------------------------------------------------------------------------------------


def _balance(client: VidgoClient, _base: str, _wish: NetworkWish) -> None:
    ask(client)


def _storage(_client: VidgoClient, base: str, wish: NetworkWish) -> None:
    fetch_small(base + FILE, cancel=Cancel(), network=wish)


@pytest.mark.parametrize("reach", [_balance, _storage])
def test_a_root_of_the_system_is_believed_only_when_wished(
    client: VidgoClient,
    wishes: Wishes,
    server: ScriptedServer,
    reach: Callable[[VidgoClient, str, NetworkWish], None],
) -> None:
    base = f"https://{HOST}:{server.port}"
    reach(client, base, wishes.now)
    assert len(server.seen) == 1
    wishes.now = NetworkWish(system_certificates=False)
    with pytest.raises(SecureConnectionError):
        reach(client, base, wishes.now)
    assert len(server.seen) == 1


def test_a_bundle_of_the_environment_counts_in_both_cases(
    client: VidgoClient, wishes: Wishes, bundle: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
    with pytest.raises(SecureConnectionError):
        ask(client)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle[0]))
    assert ask(client) == 5.0
    wishes.now = NetworkWish(system_certificates=False)
    assert ask(client) == 5.0


def test_old_tls_is_refused() -> None:
    context = NetworkWish().context()
    assert context is not None
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
