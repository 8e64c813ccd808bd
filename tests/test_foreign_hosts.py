"""No key and no cookie at another host: redirects of every kind from the service, and downloads by every way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from tests.loopback import Answer, ScriptedServer, Seen, json_answer
from tests.secrets.hunt import hits
from tests.secrets.sinks import request_bytes
from vidgo_desktop.core import resources
from vidgo_desktop.core.api import Timeouts, VidgoClient
from vidgo_desktop.core.api_http import KeyAuth, NoAuth, origin_of
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.network import NetworkWish
from vidgo_desktop.core.responses import Accepted, Unknown
from vidgo_desktop.core.transfer import TransferLimits, fetch_result, fetch_small

KEY = 'vk-"Canary+7f/3a\\9b1c5d=QeW~x'
FOX = resources.path("samples", "fox.png")
MP4 = b"\0\0\0\x20ftypisom" + bytes(range(256)) * 20
QUICK = Timeouts(connect=5.0, read=5.0, submit=10.0, get=10.0, upload_read=5.0, upload=10.0)
LIMITS = TransferLimits(connect=5.0, read=5.0, total=10.0, tries=2, pause=0.01)
TELLING = {"authorization", "proxy-authorization", "cookie", "cookie2", "referer", "x-api-key", "origin"}
COOKIES = {"Set-Cookie": "session=planted; Path=/; Domain=127.0.0.1"}

BALANCE, STATUS, SUBMIT = "/api/user/balance", "/api/generate/status/T1", "/api/generate/submit"
UPLOAD = "/api/common/upload/"


@dataclass
class Hosts:
    """The service, and two hosts that are none of its business. To a client another port is another server, while
    cookies know no ports: what is kept for one host of these would be sent to all.
    """

    service: ScriptedServer
    storage: ScriptedServer
    evil: ScriptedServer

    def hold(self) -> None:
        """Nothing telling has come to the other two."""
        for server in (self.storage, self.evil):
            for seen in server.seen:
                assert not TELLING & seen.headers.keys(), seen
            assert not list(hits(request_bytes(server.seen), (KEY,)))


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hosts]:
    """A file of logins for every host lies ready, as curl would use it."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password planted\ndefault login me password planted\n", "utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with ScriptedServer() as service, ScriptedServer() as storage, ScriptedServer() as evil:
        yield Hosts(service, storage, evil)


@pytest.fixture
def client(hosts: Hosts) -> Iterator[VidgoClient]:
    made = VidgoClient(hosts.service.base, lambda: KEY, version="1", timeouts=QUICK)
    yield made
    made.close()


# --- redirects of the service -------------------------------------------------------------------------------------

Call = Callable[[VidgoClient], object]
CALLS: dict[str, tuple[str, str, Call]] = {
    "submit": (
        "POST",
        SUBMIT,
        lambda client: client.submit("m", {}, "", before_first_byte=lambda: None, cancel=Cancel()),
    ),
    "status": ("GET", STATUS, lambda client: client.status("T1", cancel=Cancel())),
    "balance": ("GET", BALANCE, lambda client: client.balance(cancel=Cancel())),
    "stream": (
        "POST",
        f"{UPLOAD}stream",
        lambda client: client.upload_stream(FOX, mime="image/png", progress=lambda *_: None, cancel=Cancel()),
    ),
    "base64": ("POST", f"{UPLOAD}base64", lambda client: client.upload_base64(FOX, mime="image/png", cancel=Cancel())),
    "url": ("POST", f"{UPLOAD}url", lambda client: client.upload_url("https://example.com/a.png", cancel=Cancel())),
}
TARGETS: dict[str, Callable[[Hosts], str]] = {
    "another host": lambda hosts: f"{hosts.evil.base}/take",
    "without a scheme": lambda hosts: f"//127.0.0.1:{hosts.evil.port}/take",
    "the service's name as a login": lambda hosts: (
        f"http://127.0.0.1:{hosts.service.port}@127.0.0.1:{hosts.evil.port}/"
    ),
    "another name of this computer": lambda hosts: f"http://localhost:{hosts.evil.port}/take",
    "the service itself": lambda hosts: f"{hosts.service.base}/elsewhere",
}
CODES = (300, 301, 302, 303, 305, 307, 308)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("call", CALLS)
def test_no_redirect_of_the_service_is_followed(call: str, target: str, hosts: Hosts, client: VidgoClient) -> None:
    method, path, work = CALLS[call]
    place = TARGETS[target](hosts)
    for code in CODES:
        more = {"Location": place, "Refresh": f"0; url={place}", "Link": f"<{place}>; rel=next", **COOKIES}
        hosts.service.on(method, path, Answer(code, b"{}", more))
        try:
            outcome = work(client)
        except VidgoError:
            outcome = None
        # A redirected submit may have been taken: nothing is sent again, and nothing is called a refusal.
        assert outcome is None or isinstance(outcome, Unknown), code
    assert [seen.path for seen in hosts.service.seen] == [path] * len(CODES)
    assert not hosts.evil.seen
    for seen in hosts.service.seen:
        assert seen.headers["authorization"] == f"Bearer {KEY}"
        assert "cookie" not in seen.headers
    hosts.hold()


def test_cookies_of_the_service_are_never_sent_anywhere(hosts: Hosts, client: VidgoClient, tmp_path: Path) -> None:
    hosts.service.on("GET", BALANCE, Answer(200, b'{"data":{"credits_amount":1}}', COOKIES))
    hosts.service.on("POST", SUBMIT, Answer(200, b'{"data":{"task_id":"T1"}}', COOKIES))
    hosts.storage.on("GET", "/a.mp4", Answer(200, MP4, COOKIES))
    for _ in range(3):
        client.balance(cancel=Cancel())
        assert isinstance(CALLS["submit"][2](client), Accepted)
        fetch(f"{hosts.storage.base}/a.mp4", tmp_path / "v")
    everything = hosts.service.seen + hosts.storage.seen
    assert len(everything) == 9
    assert not [seen for seen in everything if "cookie" in seen.headers]
    hosts.hold()


# --- downloads ----------------------------------------------------------------------------------------------------


def fetch(url: str, folder: Path) -> object:
    """A result into a folder."""
    return fetch_result(
        url,
        folder,
        "a",
        cancel=Cancel(),
        progress=lambda *_: None,
        verify=lambda _: None,
        allow_loopback=True,
        limits=LIMITS,
    )


def small(url: str, _folder: Path) -> object:
    """A small content."""
    return fetch_small(url, cancel=Cancel(), network=NetworkWish(), allow_loopback=True, seconds=5.0)


def _to(place: str, code: int = 302) -> Answer:
    return Answer(code, b"", {"Location": place, **COOKIES})


def _straight(hosts: Hosts) -> str:
    return f"{hosts.storage.base}/a.mp4"


def _from_the_service(hosts: Hosts) -> str:
    """The service's own host serves the file."""
    hosts.service.on("GET", "/a.mp4", Answer(200, MP4, COOKIES))
    return f"{hosts.service.base}/a.mp4"


def _service_then_storage(hosts: Hosts) -> str:
    hosts.service.on("GET", "/r", _to(f"{hosts.storage.base}/a.mp4"))
    return f"{hosts.service.base}/r"


def _storage_then_service(hosts: Hosts) -> str:
    """Back to where the key belongs: a download needs none there either."""
    hosts.storage.on("GET", "/r", _to(_from_the_service(hosts)))
    return f"{hosts.storage.base}/r"


def _storage_then_evil(hosts: Hosts) -> str:
    hosts.storage.on("GET", "/r", _to(f"{hosts.evil.base}/a.mp4", 307))
    return f"{hosts.storage.base}/r"


def _round_trip(hosts: Hosts) -> str:
    hosts.service.on("GET", "/1", _to(f"{hosts.storage.base}/2", 301))
    hosts.storage.on("GET", "/2", _to(f"{hosts.service.base}/3", 303))
    hosts.service.on("GET", "/3", _to(f"{hosts.evil.base}/a.mp4", 308))
    return f"{hosts.service.base}/1"


def _to_a_call_of_the_service(hosts: Hosts) -> str:
    """A redirect that would like to have a call made with the key."""
    hosts.storage.on("GET", "/r", _to(f"{hosts.service.base}{BALANCE}"))
    hosts.service.on("GET", BALANCE, json_answer({"data": {"credits_amount": 1}}))
    return f"{hosts.storage.base}/r"


def _with_a_login(hosts: Hosts) -> str:
    hosts.storage.on("GET", "/r", _to(f"http://me:pw@127.0.0.1:{hosts.evil.port}/a.mp4"))
    return f"{hosts.storage.base}/r"


def _that_asks_for_a_login(hosts: Hosts) -> str:
    hosts.evil.on("GET", "/a.mp4", Answer(401, b"", {"WWW-Authenticate": 'Basic realm="x"', **COOKIES}))
    return f"{hosts.evil.base}/a.mp4"


def _that_asks_for_a_proxy_login(hosts: Hosts) -> str:
    hosts.evil.on("GET", "/a.mp4", Answer(407, b"", {"Proxy-Authenticate": 'Basic realm="x"', **COOKIES}))
    return f"{hosts.evil.base}/a.mp4"


def _without_a_scheme(hosts: Hosts) -> str:
    hosts.storage.on("GET", "/r", _to(f"//127.0.0.1:{hosts.evil.port}/a.mp4"))
    return f"{hosts.storage.base}/r"


def _broken_and_gone_on(hosts: Hosts) -> str:
    """The second try goes on where the first broke."""
    hosts.storage.on("GET", "/a.mp4", Answer(503, b"", COOKIES), Answer(200, MP4, COOKIES))
    return f"{hosts.storage.base}/a.mp4"


def _refreshed(hosts: Hosts) -> str:
    hosts.storage.on("GET", "/r", Answer(200, MP4, {"Refresh": f"0; url={hosts.evil.base}/a.mp4", **COOKIES}))
    return f"{hosts.storage.base}/r"


def _elsewhere_from_now_on(hosts: Hosts) -> str:
    more = {"Alt-Svc": f'h3="127.0.0.1:{hosts.evil.port}"', "Content-Location": f"{hosts.evil.base}/a.mp4"}
    hosts.storage.on("GET", "/r", Answer(200, MP4, {**more, **COOKIES}))
    return f"{hosts.storage.base}/r"


WAYS: tuple[Callable[[Hosts], str], ...] = (
    _straight,
    _from_the_service,
    _service_then_storage,
    _storage_then_service,
    _storage_then_evil,
    _round_trip,
    _to_a_call_of_the_service,
    _with_a_login,
    _that_asks_for_a_login,
    _that_asks_for_a_proxy_login,
    _without_a_scheme,
    _broken_and_gone_on,
    _refreshed,
    _elsewhere_from_now_on,
)


@pytest.mark.parametrize("how", [fetch, small])
@pytest.mark.parametrize("way", WAYS, ids=[way.__name__.strip("_") for way in WAYS])
def test_a_download_carries_nothing(
    way: Callable[[Hosts], str],
    how: Callable[[str, Path], object],
    hosts: Hosts,
    client: VidgoClient,
    tmp_path: Path,
) -> None:
    hosts.service.on("GET", BALANCE, Answer(200, b'{"data":{"credits_amount":1}}', COOKIES))
    client.balance(cancel=Cancel())
    for server in (hosts.storage, hosts.evil):
        server.on("GET", "/a.mp4", Answer(200, MP4, COOKIES))
    url = way(hosts)
    asked = len(hosts.service.seen)
    for _ in range(2):
        try:
            how(url, tmp_path / "v")
        except VidgoError as error:
            assert "planted" not in error.message and KEY[:12] not in error.message
    hosts.hold()
    for seen in hosts.service.seen[asked:]:
        assert not TELLING & seen.headers.keys(), seen
    assert hosts.service.seen[asked:] or hosts.storage.seen or hosts.evil.seen


def test_there_are_at_least_twenty_cases() -> None:
    assert len(CALLS) * len(TARGETS) * len(CODES) + 2 * len(WAYS) >= 20


def test_the_search_itself_finds_a_cookie_and_a_key(hosts: Hosts) -> None:
    session = requests.Session()
    hosts.service.on("GET", "/1", _to(f"{hosts.evil.base}/a"))
    session.get(f"{hosts.service.base}/1", headers={"X": f"Bearer {KEY}"}, timeout=5)
    session.close()
    with pytest.raises(AssertionError):
        hosts.hold()
    assert "cookie" in hosts.evil.seen[0].headers and "authorization" in hosts.evil.seen[0].headers


# --- whose key it is ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://api.vidgo.ai/x",
        "https://api.vidgo.ai:8443/x",
        "https://vidgo.ai/x",
        "https://api.vidgo.ai.evil.example/x",
        "https://evil.example/api.vidgo.ai",
        "https://api.vidgo.ai@evil.example/x",
        "https://evil.example#@api.vidgo.ai/",
        "https://evil.example?@api.vidgo.ai/",
        "https://xapi.vidgo.ai/x",
        "https://storage.vidgo.ai/x",
        "https://api-vidgo.ai/x",
        "https://api.vidgo.ai./x",
        "https://[::1]/x",
        "ftp://api.vidgo.ai/x",
    ],
)
def test_the_key_is_put_into_requests_to_its_own_origin_only(url: str) -> None:
    auth = KeyAuth(origin_of("https://api.vidgo.ai"), KEY)
    request = requests.PreparedRequest()
    request.prepare_headers({})
    request.url = url
    assert "Authorization" not in auth(request).headers
    request.url = "https://API.vidgo.ai:443/api/user/balance"
    assert auth(request).headers["Authorization"] == f"Bearer {KEY}"
    request.prepare_headers({})
    assert not NoAuth()(request).headers
    assert KEY not in repr(auth) + str(auth)


def test_every_request_is_one_of_ours(hosts: Hosts, client: VidgoClient) -> None:
    """What the service gets of a balance: these headers and no others."""
    hosts.service.on("GET", BALANCE, json_answer({"data": {"credits_amount": 1}}))
    client.balance(cancel=Cancel())
    seen: Seen = hosts.service.seen[0]
    assert set(seen.headers) == {"host", "user-agent", "accept", "accept-encoding", "authorization", "connection"} - (
        {"connection"} - set(seen.headers)
    )
