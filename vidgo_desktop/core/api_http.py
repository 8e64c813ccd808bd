"""Sessions, the key on the wire, and one exchange with its limits: everything that requests needs to be safe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from http.client import HTTPException
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from vidgo_desktop.core.api_connection import Call, FirstByteRefusedError, WatchedAdapter
from vidgo_desktop.core.clean_text import HIDDEN, clean, without_secrets
from vidgo_desktop.core.errors import (
    Cancelled,
    NetworkError,
    ProtocolError,
    ProxyRefused,
    SecureConnectionError,
    VidgoError,
)
from vidgo_desktop.core.json_reader import MAX_REPLY_BYTES
from vidgo_desktop.core.links import is_loopback
from vidgo_desktop.core.network import NetworkWish
from vidgo_desktop.core.secret_shapes import hide_in, hide_in_bytes
from vidgo_desktop.core.service_errors import Reply
from vidgo_desktop.core.starvation import starved

_READ_BLOCK = 65536
# What the stack below may raise: requests' own errors, urllib3's (LocationParseError is no RequestException),
# the standard library's, and ValueError for header values and addresses that it will not send.
TROUBLE = (requests.RequestException, HTTPError, HTTPException, OSError, ValueError)

Origin = tuple[str, str, int | None]


def origin_of(url: str) -> Origin:
    """Scheme, host and port of a link; two links with the same three speak to the same server."""
    parts = urlsplit(url)
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), port


class KeyAuth(AuthBase):
    """Puts the key into requests to one origin and into no other. Also keeps requests from reading a netrc file."""

    def __init__(self, origin: Origin, key: str) -> None:
        self._origin = origin
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Add the header, if the request goes to the right place."""
        if request.url is not None and origin_of(request.url) == self._origin:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be in a text, for the cleaning of texts."""
        return (self._key,)

    def __repr__(self) -> str:
        """Never the key."""
        return "KeyAuth(•••)"

    __str__ = __repr__


class NoAuth(AuthBase):
    """Adds nothing. It is there because requests would look into the user's netrc file without it."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Leave the request as it is."""
        return request


class NetSession(requests.Session):
    """A session that reaches the internet as ``wish`` says."""

    def __init__(self, wish: NetworkWish) -> None:
        super().__init__()
        self.wish = wish

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Never one. Otherwise requests reads the whole body of a redirect, of any size, even when told not to go."""
        return None


def new_session(user_agent: str, accept: str, wish: NetworkWish) -> NetSession:
    """A session without cookies, compression and retries. For one thread at a time."""
    session = NetSession(wish)
    session.headers.clear()
    # Compressed replies could be a thousand times larger than they look.
    session.headers.update({"User-Agent": user_agent, "Accept": accept, "Accept-Encoding": "identity"})
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.adapters.clear()
    session.mount("https://", WatchedAdapter(wish.context))
    session.mount("http://", WatchedAdapter())
    return session


def send(
    session: NetSession,
    method: str,
    url: str,
    *,
    call: Call,
    auth: AuthBase,
    connect: float,
    headers: Mapping[str, str] | None = None,
    body: Any = None,
    secrets: Iterable[str] = (),
) -> requests.Response:
    """Send one request and wait for the head of the reply; the body is still to be read. No redirects.

    Must run inside ``call``. Raises ``VidgoError``; what the hook raised comes out as ``FirstByteRefusedError``.
    """
    loopback = is_loopback(url)
    if session.wish.lacks_proxy and not loopback:
        # Going the direct way instead would be behind the user's back.
        raise ProxyRefused("the proxy of the settings cannot be used")
    failure: VidgoError
    try:
        response = session.request(
            method,
            url,
            data=body,
            headers=dict(headers or {}),
            auth=auth,
            timeout=(connect, call.idle),
            allow_redirects=False,
            stream=True,
            proxies=session.wish.proxies(urlsplit(url).hostname or "", loopback=loopback),
        )
    except TROUBLE as error:
        failure = translate(error, call, secrets)
    else:
        call.status = response.status_code
        return response
    # Outside of the except clause: the library's error holds the request, and with it the key.
    raise failure


def translate(error: Exception, call: Call, secrets: Iterable[str] = ()) -> VidgoError:
    """The error of ours that a library's error stands for. Its text holds no key and no link's query."""
    if call.stopped:
        return Cancelled("stopped")
    if call.expired:
        return NetworkError(f"no whole answer within {call.seconds:g} s")
    short = starved(error)
    if short is not None:
        return short
    text = clean(without_secrets(f"{type(error).__name__}: {str(error)[:8000]}", secrets), 600)
    # After the first byte the same classes only say that the connection broke.
    if isinstance(error, requests.exceptions.ProxyError) and not call.started:
        return ProxyRefused(text)
    if isinstance(error, requests.exceptions.SSLError) and not call.started:
        return SecureConnectionError(text)
    return NetworkError(text)


def read_reply(response: requests.Response, call: Call, secrets: Sequence[str] = ()) -> Reply:
    """The whole reply, at most 1 MiB decoded, without the secrets. Closes the response. Raises ``VidgoError``.

    A service that repeats the key in its error texts must not bring it into the task list, the window or a report.
    """
    failure: VidgoError
    chunks: list[bytes] = []
    size = 0
    try:
        with response:
            while chunk := response.raw.read(_READ_BLOCK, decode_content=True):
                size += len(chunk)
                if size > MAX_REPLY_BYTES:
                    raise ProtocolError(f"the reply is larger than {MAX_REPLY_BYTES} bytes")
                chunks.append(chunk)
    except TROUBLE as error:
        failure = translate(error, call, secrets)
    else:
        # A stop or the end of time shuts the connection down, which may look like the end of a reply.
        if not call.stopped and not call.expired:
            headers = {name: hide_in(value, secrets, HIDDEN) for name, value in response.headers.items()}
            return Reply(response.status_code, headers, hide_in_bytes(b"".join(chunks), secrets, HIDDEN))
        failure = Cancelled("stopped") if call.stopped else NetworkError(f"no whole answer within {call.seconds:g} s")
    raise failure


__all__ = [
    "TROUBLE",
    "Call",
    "FirstByteRefusedError",
    "KeyAuth",
    "NetSession",
    "NoAuth",
    "new_session",
    "origin_of",
    "read_reply",
    "send",
    "translate",
]
