"""Any link and any wait: judged by its text alone, in time, and never opened or fetched when it is not sound."""

from __future__ import annotations

import random
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import corpus, hostile
from tests.fuzz.figures import IS_LONG, bounded_memory, figure, quick, rng
from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import TransferError
from vidgo_desktop.core.hosts import is_private_host
from vidgo_desktop.core.links import (
    LONGEST_LINK,
    SOFT,
    BadAddress,
    LinkFinding,
    check_base_url,
    check_callback,
    check_link,
    file_name_of,
    is_loopback,
    open_allowed,
)
from vidgo_desktop.core.network import read_proxy
from vidgo_desktop.core.result_files import sorted_files, usable_url
from vidgo_desktop.core.service_errors import LONGEST_WAIT, SHORTEST_WAIT, retry_after
from vidgo_desktop.core.transfer_hops import check_hop

pytestmark = pytest.mark.timeout(0 if IS_LONG else 120)

SCHEMES = (
    "https://",
    "http://",
    "HTTPS://",
    "//",
    "",
    "file:///",
    "javascript:",
    "data:",
    "ftp://",
    "https:",
    "https:\\\\",
)
HOSTS = (
    "a.example", "127.0.0.1", "localhost", "[::1]", "10.0.0.1", "0x7f.1", "2130706433", "[fe80::1%25eth0]", "a..b", "",
    "xn--bcher-kva.example", "bücher.example", "a" * 64 + ".example", "youtube.com", "drive.google.com", "a.example.",
    "-a.example", "a_b.example", "[::ffff:192.168.0.1]", "169.254.169.254", "\u2100.example", "a.example@evil.example",
)  # fmt: skip
PORTS = ("", "", "", ":443", ":0", ":65536", ":-1", ":x", ":", ":80:80", ":４４３", ":" + "9" * 5_000)  # noqa: RUF001


def link(chance: random.Random) -> str:
    """Something that is a link, nearly one, or none."""
    if chance.random() < 0.1:
        return hostile.text(chance)
    tail = chance.choice(("/a.mp4", "/a.png", "/", "", "?x=1", "#x", "/%2e%2e/%00", "/a b.mp4", "/watch?v=1"))
    made = chance.choice(SCHEMES) + chance.choice(HOSTS) + chance.choice(PORTS) + tail
    if chance.random() < 0.5:
        place = chance.randint(0, len(made))
        made = made[:place] + hostile.text(chance, 2) + made[place:]
    return made * chance.choice((1, 1, 1, 1, 50)) if chance.random() < 0.1 else made


def check(text: str) -> None:
    quick(lambda: _check(text), text)


def _check(text: str) -> None:
    for kind in (ParamKind.VIDEO, ParamKind.IMAGE):
        verdict = check_link(text, kind)
        _sound(verdict.url, verdict.finding)
        if verdict.url:
            again = check_link(verdict.url, kind)
            assert (again.url, again.finding) == (verdict.url, verdict.finding)
    callback = check_callback(text)
    _sound(callback.url, callback.finding)
    _opened(text)
    _hopped(text)
    _based(text)
    _proxied(text)
    assert usable_url(text) in (None, text.strip())
    sorted_files([text, {"file_url": text, "file_type": text}])
    name = file_name_of(text)
    assert len(name) <= 60 and hostile.CONTROLS.search(name) is None
    is_loopback(text)


def _sound(url: str, finding: LinkFinding) -> None:
    assert bool(url) or finding not in SOFT
    if url:
        parts = urlsplit(url)
        assert parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
        assert len(url) <= LONGEST_LINK and url.isascii() and url.isprintable() and " " not in url and "\\" not in url


def _opened(text: str) -> None:
    if open_allowed(text):
        parts = urlsplit(text)
        assert parts.scheme == "https" and parts.hostname and "@" not in parts.netloc and text.isascii()


def _hopped(text: str) -> None:
    try:
        check_hop(text, allow_loopback=False)
    except TransferError:
        return
    parts = urlsplit(text)
    assert parts.scheme == "https" and "@" not in parts.netloc and not is_private_host(parts.hostname or "")


def _based(text: str) -> None:
    try:
        base = check_base_url(text)
    except BadAddress:
        return
    parts = urlsplit(base)
    assert parts.scheme == "https" or is_loopback(base)
    assert not parts.query and not parts.fragment and "@" not in parts.netloc


def _proxied(text: str) -> None:
    found = read_proxy(text)
    assert (found.fault is None) == bool(found.address)
    if found.address:
        parts = urlsplit(found.address)
        assert parts.port and parts.hostname and parts.scheme in ("http", "https") and "@" not in parts.netloc


@pytest.mark.parametrize("text", corpus.LINKS, ids=lambda text: ascii(text[:24]))
def test_what_once_went_wrong(text: str) -> None:
    check(text)


def test_any_number_of_hostile_links() -> None:
    chance = rng("links")
    with bounded_memory():
        for _ in range(figure(50_000, 1_500)):
            check(link(chance))


@settings(max_examples=figure(10_000, 200), deadline=None, derandomize=True, database=None)
@given(st.sampled_from(SCHEMES), st.text(st.characters(exclude_categories=()), max_size=100))
def test_any_text_as_a_link(scheme: str, text: str) -> None:
    check(scheme + text)


# --- Retry-After --------------------------------------------------------------------------------------------------

DAYS = ("Mon", "Wed,", "Wed, ", "")
NUMBERS = (
    "0",
    "1",
    "-1",
    "31",
    "99",
    "2026",
    "99999",
    "9" * 30,
    "1e3",
    "07:28:00",
    "25:61:61",
    "GMT",
    "+9999",
    "-2359",
)


def wait(chance: random.Random) -> str:
    """A number, a date, or nearly one."""
    kind = chance.random()
    if kind < 0.3:
        sign, unit = chance.choice(("", "-", "+", " ")), chance.choice(("", "s", ",2", " "))
        return f"{sign}{chance.choice((0, 1, 7, 10**9, 3.5, 1e300))}{unit}"
    if kind < 0.8:
        parts = [chance.choice(DAYS), *(chance.choice((*NUMBERS, "Oct", "Feb")) for _ in range(chance.randint(1, 6)))]
        return " ".join(parts)
    return hostile.text(chance, 3)


def check_wait(text: str, date: str) -> None:
    seconds = quick(lambda: retry_after({"retry-after": text, "Date": date}), text)
    assert seconds is None or SHORTEST_WAIT <= seconds <= LONGEST_WAIT


@pytest.mark.parametrize("text", corpus.WAITS, ids=ascii)
def test_a_wait_that_once_went_wrong(text: str) -> None:
    for date in corpus.WAITS:
        check_wait(text, date)


def test_any_number_of_hostile_waits() -> None:
    chance = rng("waits")
    with bounded_memory():
        for _ in range(figure(50_000, 3_000)):
            check_wait(wait(chance), wait(chance))
