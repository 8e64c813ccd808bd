"""What a pasted link is, judged by its text alone. Nothing here ever fetches or looks up anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, quote, unquote, urlsplit

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.clean_text import clean
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.hosts import ascii_host, is_loopback_host, is_private_host, is_valid_host
from vidgo_desktop.core.link_places import carries_key, extension_of, is_page, is_sign_in, kind_of_extension


class BadAddress(VidgoError):
    """The address of the service in the settings cannot be used."""


class LinkFinding(StrEnum):
    """What was found out about a link; see ``BLOCKING`` for those that keep a task from being sent."""

    GOOD = "good"
    EMPTY = "empty"
    NOT_A_LINK = "not_a_link"
    TOO_LONG = "too_long"
    LOCAL_FILE = "local_file"
    SCHEME = "scheme"
    HAS_LOGIN = "has_login"
    PAGE = "page"
    SIGN_IN = "sign_in"
    WRONG_KIND = "wrong_kind"
    UNSURE = "unsure"
    PRIVATE = "private"
    CARRIES_KEY = "carries_key"
    NON_ASCII = "non_ascii"
    HTTP_ONLY = "http_only"


SOFT = frozenset(
    {LinkFinding.GOOD, LinkFinding.UNSURE, LinkFinding.PRIVATE, LinkFinding.CARRIES_KEY, LinkFinding.HTTP_ONLY}
)
BLOCKING: frozenset[LinkFinding] = frozenset(LinkFinding) - SOFT


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """``url`` is the link in plain ASCII as it would be sent; empty when the text is no usable link at all."""

    url: str
    finding: LinkFinding


# The twin's documentation allows 2,048 characters; browsers and stores agree.
LONGEST_LINK = 2048

# Blanks and invisible characters that a paste brings along at its ends.
_AROUND = "".join(map(chr, range(0x21))) + "\x7f\x85\xa0\u180e\u200b\u200e\u200f\u2028\u2029\u2060\u3000\ufeff"
_PAIRS = (
    ('"', '"'),
    ("'", "'"),
    ("<", ">"),
    ("“", "”"),
    ("‘", "’"),
    ("«", "»"),
    ("`", "`"),
    ("(", ")"),
    ("[", "]"),
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3002: 0x2E, 0x3000: 0x20}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_HOST_AND_PORT = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*:\d{1,5}(?:[/?#]|$)")
_LOCAL = re.compile(r"(?i)file:|[a-z]:[\\/]|\\\\|/(?!/)|~[\\/]|\.{1,2}[\\/]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# What may stand in a path or a query as it is; everything else is percent-encoded.
_SAFE = "/%:@!$&'()*+,;=~-._?[]"
_PART_OF_NAME = 60


def check_link(text: str, want: ParamKind) -> LinkVerdict:
    """Judge a pasted text as the link of a video or a picture. Total, and fast for a text of any length."""
    found = _parse(text)
    if isinstance(found, LinkVerdict):
        return found
    url, parts = found
    finding = _finding(parts, want)
    return LinkVerdict(url, finding)


def check_callback(text: str) -> LinkVerdict:
    """Judge the optional callback address: http or https, at most 2,048 characters. ``EMPTY`` means none was given."""
    found = _parse(text)
    if isinstance(found, LinkVerdict):
        return found
    url, parts = found
    return LinkVerdict(url, _softly(parts) or LinkFinding.GOOD)


def _finding(parts: SplitResult, want: ParamKind) -> LinkFinding:
    host = parts.hostname or ""
    if is_sign_in(host, parts.path, parts.query):
        return LinkFinding.SIGN_IN
    if is_page(host, parts.path):
        return LinkFinding.PAGE
    kind = kind_of_extension(extension_of(parts.path))
    if kind is not None and kind != want.value and want is not ParamKind.CHOICE:
        return LinkFinding.WRONG_KIND
    if carries_key(parts.query) and not is_private_host(host):
        return LinkFinding.CARRIES_KEY
    return _softly(parts) or (LinkFinding.UNSURE if kind is None else LinkFinding.GOOD)


def _softly(parts: SplitResult) -> LinkFinding | None:
    if is_private_host(parts.hostname or ""):
        return LinkFinding.PRIVATE
    return LinkFinding.HTTP_ONLY if parts.scheme == "http" else None


def _parse(text: str) -> LinkVerdict | tuple[str, SplitResult]:
    """The link in plain ASCII and its parts, or the verdict when the text is no usable http(s) link."""
    link = _unwrap(text)
    if not link:
        return LinkVerdict("", LinkFinding.EMPTY)
    if len(link) > LONGEST_LINK:
        return LinkVerdict("", LinkFinding.TOO_LONG)
    if not link.isascii() and _SCHEME.match(link) is None:
        link = _unwrap(link.translate(_FULL_WIDTH))
    if _LOCAL.match(link):
        return LinkVerdict("", LinkFinding.LOCAL_FILE)
    scheme = _SCHEME.match(link)
    if scheme is None or _HOST_AND_PORT.match(link):
        return LinkVerdict("", LinkFinding.NOT_A_LINK)
    if scheme[1].lower() not in ("http", "https"):
        known = re.match(r"[A-Za-z0-9+.-]+:\S", link)
        return LinkVerdict("", LinkFinding.SCHEME if known else LinkFinding.NOT_A_LINK)
    return _parse_web(link)


def _parse_web(link: str) -> LinkVerdict | tuple[str, SplitResult]:
    no_link = LinkVerdict("", LinkFinding.NOT_A_LINK)
    if _CONTROL.search(link) or "\\" in link:
        return no_link
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return no_link
    if "@" in parts.netloc:
        return LinkVerdict("", LinkFinding.HAS_LOGIN)
    # A blank inside is part of a file's name, or the link stands in a sentence.
    if " " in parts.netloc or (" " in link and kind_of_extension(extension_of(parts.path)) is None):
        return no_link
    host = ascii_host(host) or ""
    if not host:
        return LinkVerdict("", LinkFinding.NON_ASCII if not parts.netloc.isascii() else LinkFinding.NOT_A_LINK)
    if not is_valid_host(host) or port == 0:
        return no_link
    try:
        path, query = quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE)
    except UnicodeEncodeError:  # half of a surrogate pair
        return LinkVerdict("", LinkFinding.NON_ASCII)
    shown_host = f"[{host}]" if ":" in host else host
    netloc = shown_host if port is None else f"{shown_host}:{port}"
    # What follows a hash never reaches a server.
    plain = SplitResult(parts.scheme.lower(), netloc, path, query, "")
    url = plain.geturl()
    return LinkVerdict("", LinkFinding.TOO_LONG) if len(url) > LONGEST_LINK else (url, plain)


def _unwrap(text: str) -> str:
    link = text.strip(_AROUND)
    for _ in range(4):
        pair = next((p for p in _PAIRS if len(link) > 1 and link.startswith(p[0]) and link.endswith(p[1])), None)
        if pair is None:
            return link
        link = link[1:-1].strip(_AROUND)
    return link


def check_base_url(text: str) -> str:
    """The address of the service without a slash at its end; https, or http on this computer only.

    Raises ``BadAddress``.
    """
    found = _parse(text)
    if isinstance(found, LinkVerdict):
        raise BadAddress(f"not an address of a service: {found.finding.value}")
    url, parts = found
    if parts.scheme != "https" and not is_loopback_host(parts.hostname or ""):
        raise BadAddress("only https addresses are allowed")
    if parts.query:
        raise BadAddress("the address has a query")
    return url.rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether a link leads to this computer itself."""
    try:
        return is_loopback_host(urlsplit(url).hostname or "")
    except ValueError:
        return False


def open_allowed(url: str) -> bool:
    """Whether the system may be asked to open this: https, with a host, without a login, at most 2,048 characters."""
    if len(url) > LONGEST_LINK or not re.fullmatch(r"[\x21-\x7e]+", url) or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        return (
            parts.scheme == "https"
            and "@" not in parts.netloc
            and is_valid_host(parts.hostname or "")
            and (parts.port != 0)
        )
    except ValueError:
        return False


def file_name_of(url: str) -> str:
    """A short readable name for a link, such as ``street_walk.mp4``, or its host; empty when it is no link."""
    try:
        parts = urlsplit(url[: 2 * LONGEST_LINK].strip(_AROUND))
        host = parts.hostname or ""
    except ValueError:
        return ""
    last = clean(unquote(parts.path.rstrip("/").rpartition("/")[2], errors="replace"), 2 * LONGEST_LINK)
    name = last.replace("/", " ").replace("\\", " ").strip() or clean(host)
    if len(name) <= _PART_OF_NAME:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 5:
        return name[: _PART_OF_NAME - 1] + "…"
    return stem[: _PART_OF_NAME - len(extension) - 2] + "…" + dot + extension
