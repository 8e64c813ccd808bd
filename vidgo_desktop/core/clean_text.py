"""Text from outside, made harmless once at the border. It is shown as plain text only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vidgo_desktop.core.secret_shapes import hide_in

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
HIDDEN = "•••"

# Blanks of every kind, line ends included, become one plain space: a message is one line in a log.
_BLANKS = re.compile("[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
# Control characters, marks that turn or hide the writing direction, invisible characters that make two texts
# look alike, and halves of surrogate pairs, which neither UTF-8 nor SQLite can hold. The joiners U+200C and
# U+200D stay: scripts and emoji need them.
_UNWANTED = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BEARER = re.compile(r"(?i)\bbearer\s+[^\s,;'\"<>]{8,}")
_LOGIN = re.compile(r"(?i)(\b[a-z][a-z0-9+.-]{0,20}://)[^\s/?#@'\"<>]{1,400}@")
_QUERY = re.compile(r"\?[^\s?'\"<>]*=[^\s'\"<>]*")
_SHORTEST_SECRET = 4


def clean(text: object, limit: int = 2000) -> str:
    """Any value as harmless plain text on one line, at most ``limit`` characters (the last is then an ellipsis).

    Control and bidirectional characters and lone surrogates are replaced; None is the empty text.
    """
    plain = _as_text(text)
    # Five megabytes of blanks must not cost five megabytes of work.
    plain = plain[: 4 * limit + 4].strip()
    plain = _UNWANTED.sub(REPLACEMENT, _BLANKS.sub(" ", plain)).strip()
    if len(plain) > limit:
        plain = plain[: max(0, limit - 1)] + "…"[:limit]
    return plain


def without_secrets(text: str, secrets: Iterable[str] = ()) -> str:
    """The same text without ``Bearer`` tokens, the given secrets, logins in links, and the queries of links.

    A secret is found in every shape of ``secret_shapes``, also by its beginning. Cut a text after this, never before.
    """
    text = hide_in(text, (secret for secret in secrets if len(secret) >= _SHORTEST_SECRET), HIDDEN)
    text = _BEARER.sub(f"Bearer {HIDDEN}", text)
    text = _LOGIN.sub(rf"\1{HIDDEN}@", text)
    return _QUERY.sub("?…", text)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes | bytearray):
        return bytes(value).decode("utf-8", errors="replace")
    try:
        return str(value)
    except (ValueError, RecursionError):  # a number of 5,000 digits; a structure too deep to print
        return ""
