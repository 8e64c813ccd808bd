"""From a link to the reply behind it: every hop is checked before it is asked. No key, no cookies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

import requests

from vidgo_desktop import __version__
from vidgo_desktop.core.api_http import Call, NetSession, NoAuth, new_session, send
from vidgo_desktop.core.errors import TransferError
from vidgo_desktop.core.hosts import is_loopback_host, is_private_host, is_valid_host
from vidgo_desktop.core.network import NetworkWish
from vidgo_desktop.core.result_files import LONGEST_RESULT_URL

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def storage_session(network: NetworkWish) -> NetSession:
    """A session for the storage host, which never sees the key."""
    return new_session(f"VidgoDesktop/{__version__}", "*/*", network)


def open_behind_redirects(
    session: NetSession,
    url: str,
    *,
    call: Call,
    connect: float,
    allow_loopback: bool,
    redirects: int,
    headers: Mapping[str, str],
) -> requests.Response:
    """The reply behind all redirects; its body is still to be read. Raises ``TransferError`` and ``NetworkError``."""
    for _ in range(redirects + 1):
        response = send(session, "GET", url, call=call, auth=NoAuth(), connect=connect, headers=headers)
        if response.status_code not in _REDIRECTS:
            return response
        with response:
            url = _next_hop(url, response.headers.get("Location", ""))
        check_hop(url, allow_loopback)
    raise TransferError(f"more than {redirects} redirects")


def _next_hop(url: str, location: str) -> str:
    try:
        return urljoin(url, location.strip())
    except ValueError:
        raise TransferError("a redirect to nowhere") from None


def check_hop(url: str, allow_loopback: bool) -> None:
    """Refuse everything but https to a host of the internet (or, for practice, this computer)."""
    if len(url) > LONGEST_RESULT_URL or not re.fullmatch(r"[\x21-\x7e]+", url) or "\\" in url:
        raise TransferError("the link of the result cannot be used")
    try:
        parts = urlsplit(url)
        host, has_port = parts.hostname or "", parts.port != 0
    except ValueError:
        raise TransferError("the link of the result cannot be used") from None
    if "@" in parts.netloc or not is_valid_host(host) or not has_port:
        raise TransferError("the link of the result cannot be used")
    if allow_loopback and is_loopback_host(host) and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise TransferError("the link of the result is not secure")
    if is_private_host(host):
        raise TransferError("the link of the result leads into a private network")
