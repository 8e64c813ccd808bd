"""What a pasted key must look like. Knows nothing of the network, so that the rest can use it at any time."""

from __future__ import annotations

import re

from vidgo_desktop.core.errors import BadKey

# A key is opaque: the documentation shows no form. These limits only keep out what could not be a header value
# or could not be stored: requests prints a value with a line end in full in its error text [measured].
SHORTEST_KEY = 4
LONGEST_KEY = 512
_VISIBLE_ASCII = re.compile(r"[\x21-\x7e]+")
_PREFIX = re.compile(r"(?i)(?:authorization\s*:\s*)?bearer(?:\s+|$)")
_AROUND = " \t\r\n\v\f\x00\xa0\u200b\u2060\ufeff\u3000"
_QUOTES = "\"'`“”„‘’«»"


def clean_key(text: str) -> str:
    """The key in a pasted text: without blanks, quotes, a byte order mark, or a leading ``Bearer``.

    Raises ``BadKey`` when what is left cannot be a key; the error never carries any of the text.
    """
    key = text
    while True:
        before = key
        key = _PREFIX.sub("", key.strip(_AROUND).strip(_QUOTES).strip(_AROUND), count=1)
        if key == before:
            break
    if not key:
        raise BadKey("the text is empty")
    if not _VISIBLE_ASCII.fullmatch(key):
        position = next(i for i, char in enumerate(key, start=1) if not "\x21" <= char <= "\x7e")
        raise BadKey(f"character {position} of {len(key)} cannot be part of a key")
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise BadKey(f"{len(key)} characters; a key has {SHORTEST_KEY} to {LONGEST_KEY}")
    return key
