"""One pattern for a secret in every shape in which it may come back: as it is, escaped, encoded, spelled out, cut."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

HEAD = 12
"""A cut text may hold only the beginning of a key; this many characters of it count as the key."""

# Of a longer secret the rest is taken for granted.
_LONGEST_SPELLED = 64
# What may stand between two characters that were written with two or four bytes each.
_GAP = r"(?:\x00|\\{1,8}x00|\\{1,8}u0000){0,3}+"
# After the beginning of a key the rest of the word goes too; not the marks that end a text of JSON.
_REST_OF_WORD = r"[^\s\"'<>\\]*"
_REST_OF_BASE64 = r"[A-Za-z0-9+/_=-]*"
_REST_OF_HEX = r"(?:[ :]?[0-9A-Fa-f]{2})*"
_PIECES = re.compile(r"\\+|.", re.DOTALL)
_ENTITIES = {"&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos"}


@lru_cache(maxsize=64)
def patterns_of(secret: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds this secret, which is not empty, and its beginning: spelled out, and recoded.

    Spelled out: plain; percent-encoded, also twice; with the escapes of JSON, of Python and of HTML; each character
    with zero bytes after it (UTF-16, UTF-32). Recoded: base64 at each of its three offsets, in both alphabets; hex.
    """
    return re.compile(_spelled(secret)), re.compile("|".join(dict.fromkeys(_recoded(secret))))


def hide_in(text: str, secrets: Iterable[str], mask: str) -> str:
    """The text with every shape of the secrets replaced by ``mask``."""
    # The longest first: a secret may be the beginning of another.
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        for pattern in patterns_of(secret):
            text = pattern.sub(lambda _: mask, text)
    return text


def hide_in_bytes(data: bytes, secrets: Iterable[str], mask: str) -> bytes:
    """The same for bytes of any encoding that keeps ASCII, and for UTF-16 and UTF-32; for secrets in ASCII."""
    plain = data.decode("latin-1")
    hidden = hide_in(plain, secrets, mask.encode().decode("latin-1"))
    return data if hidden is plain else hidden.encode("latin-1")


def _spelled(secret: str) -> str:
    # Begins with a choice of plain characters: then the search skips a text at the speed of a byte search.
    pieces = [found[0] for found in _PIECES.finditer(secret[:_LONGEST_SPELLED])]
    split = next((n for n in range(1, len(pieces)) if len("".join(pieces[: n + 1])) > HEAD), len(pieces))
    head = _GAP.join(map(_unit, pieces[:split]))
    tail = "".join(_GAP + _unit(piece) for piece in pieces[split:])
    if len(secret) > _LONGEST_SPELLED:
        tail += _REST_OF_WORD
    return head if not tail else f"{head}(?:{tail}|{_REST_OF_WORD})"


def _unit(piece: str) -> str:
    """One character, or a run of backslashes: one by one they would take for ever on a text of nothing else."""
    if piece[0] != "\\":
        return f"(?:{'|'.join(_spellings(piece))})"
    number = len(piece)
    coded = r"(?:%(?:25)?5[cC]|\\{1,8}(?:u005[cC]|x5[cC])|&\#(?:0*92|[xX]0*5[cC]);)"
    return rf"(?:{coded}{{{number}}}|(?:\\\x00){{{number}}}|\\{{{number},{16 * number}}}+)"


def _recoded(secret: str) -> Iterator[str]:
    raw, is_longer = secret[:HEAD].encode("utf-8", "surrogatepass"), len(secret) > HEAD
    for code in _base64(raw):
        yield re.escape(code) + (_REST_OF_BASE64 if is_longer else "")
    yield _hex(raw) + (_REST_OF_HEX if is_longer else "")


def _spellings(character: str) -> Iterator[str]:
    """The ways to write one character; each begins with a plain one."""
    code, raw = ord(character), character.encode("utf-8", "surrogatepass")
    yield re.escape(character)
    if not character.isalnum():
        # What was escaped may be escaped once more, and each time doubles the marks.
        yield r"\\{1,16}" + re.escape(character)
    yield "".join(f"%(?:25)?{_either_case(f'{byte:02x}')}" for byte in raw)
    yield rf"\\{{1,8}}(?:u{_either_case(f'{code:04x}')}|x{_either_case(f'{code:02x}')})"
    yield rf"&(?:\#0*{code}|\#[xX]0*{_either_case(f'{code:x}')}|{_ENTITIES.get(character, 'amp')});"


def _either_case(digits: str) -> str:
    return "".join(each if each.isdecimal() else f"[{each}{each.upper()}]" for each in digits)


def _base64(raw: bytes) -> Iterator[str]:
    for offset in range(3):
        # Inside a longer text the characters at both ends also hold bits of the neighbours.
        code = base64.b64encode(bytes(offset) + raw).decode("ascii")
        inner = code[-(-offset * 8 // 6) : (offset + len(raw)) * 8 // 6]
        yield inner
        yield inner.replace("+", "-").replace("/", "_")


def _hex(raw: bytes) -> str:
    return r"(?:[ :]?00)?[ :]?".join(_either_case(f"{byte:02x}") for byte in raw)
