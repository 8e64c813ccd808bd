"""What a pasted key must look like. Knows nothing of the network, so that the rest can use it at any time."""

from __future__ import annotations

import re

from vidgo_desktop.core.errors import BadKey

# A key is opaque: the documentation shows no form. These limits only keep out what could not be a header value
# or could not be stored: requests prints a value with a line end in full in its error text [measured].
SHORTEST_KEY = 4
LONGEST_KEY = 512
_LONGEST_TEXT = 16_384
_VISIBLE_ASCII = re.compile(r"[\x21-\x7e]+")
# Whole lines of a manual: a header, the option of a command, a variable of the environment, a line of a settings file.
_HEADER = re.compile(r"(?i)(?:(?:-H|--header)[\s=]+[\"']?)?(?:authorization\s*:\s*)?bearer(?:\s+|$)")
_NAME = re.compile(
    r"(?i)(?:(?:export|set|setx)\s+|\$env:)?[\"']?"
    r"(?:x-)?(?:vidgo[_-]?)?(?:api[_-]?)?(?:key|token)[\"']?(?:\s*[=:]\s*|\s+(?=[\"']))"
)
_LINE_BREAK = re.compile(r"[ \t\xa0]*[\r\n\x85\u2028\u2029]+[ \t\xa0]*")
_AROUND = " \t\r\n\v\f\x00\x85\xa0\u200b\u2028\u2029\u2060\ufeff\u3000"
_QUOTES = "\"'`“”„‘’«»"
_ENDS = ",;"


class OddCharacter(BadKey):
    """A character that no key has stands at ``position`` of the pasted text, counted from 1."""

    def __init__(self, position: int = 0, length: int = 0) -> None:
        super().__init__(f"character {position} of {length} cannot be part of a key")
        self.position = position


def clean_key(text: str) -> str:
    """The key in a pasted text: without blanks, line breaks, quotes, a byte order mark, or what stands in front of it.

    In front may stand ``Bearer``, a whole header, or a name such as ``VIDGO_API_KEY=``. Raises ``BadKey`` when what is
    left cannot be a key; the error never carries any of the text.
    """
    key = text.strip(_AROUND)
    if len(key) > _LONGEST_TEXT:
        # A page rather than a line: looking for a key at each of its words would take long.
        raise BadKey(f"{len(key)} characters; a key has {SHORTEST_KEY} to {LONGEST_KEY}")
    while True:
        before = key
        key = key.strip(_AROUND).rstrip(_ENDS).strip(_QUOTES).strip(_AROUND)
        for in_front in (_HEADER, _NAME):
            if found := in_front.match(key):
                key = key[found.end() :]
        if key == before:
            # A key that was copied from a narrow window comes in several lines.
            key = _LINE_BREAK.sub("", key)
        if key == before:
            break
    if not key:
        raise BadKey("the text is empty")
    if not _VISIBLE_ASCII.fullmatch(key):
        position = next(i for i, char in enumerate(key, start=1) if not "\x21" <= char <= "\x7e")
        raise OddCharacter(max(0, text.find(key)) + position, len(text))
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise BadKey(f"{len(key)} characters; a key has {SHORTEST_KEY} to {LONGEST_KEY}")
    return key
