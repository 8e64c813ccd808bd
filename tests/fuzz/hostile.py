"""What hostile bytes, texts and values are made of."""

from __future__ import annotations

import json
import random
import re

CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
PIECES = (
    "", " ", "\0", "\r\n", "\x1b[31m", "\u202e", "\u200b", "\ud800", "\udfff", "😀", "é", "e\u0301", "ﷺ", "\ufeff",
    "<b>", "<img src=x onerror=alert(1)>", "&amp;", "&#0;", "{0.__class__}", "%s%n%d", "${x}", "';--", '"', "\\", "/",
    "../", "..\\", "CON", "nul.txt", "a" * 300, "https://example.com/?a=b", "Bearer sk-1234567890", "%00", "%2e%2e%2f",
    "NaN", "1e999", "-0", "9" * 400, "0x1f", "null", "true", "[]", "{}", "@", ":", "//", "?", "#", "\t", "\v",
)  # fmt: skip
VALUES: tuple[object, ...] = (
    None, True, False, 0, -1, 1, 10**30, -(10**400), 1e308, 5e-324, float("nan"), float("inf"), "", "0", "x", [], {},
    [[]], [{}], {"": ""}, "finished", "failed", "T1", 200, 402, "402", 1e9, [None], {"message": {"message": "x"}},
)  # fmt: skip


def text(chance: random.Random, most: int = 6) -> str:
    """Pieces that mean something somewhere, and plain characters of every plane."""
    parts = []
    for _ in range(chance.randint(0, most)):
        if chance.random() < 0.7:
            parts.append(chance.choice(PIECES))
        else:
            parts.append("".join(chr(_any_character(chance)) for _ in range(chance.randint(1, 12))))
    return "".join(parts)


def _any_character(chance: random.Random) -> int:
    return chance.choice((chance.randint(0, 0x7F), chance.randint(0, 0x7FF), chance.randint(0, 0x10FFFF)))


def value(chance: random.Random, depth: int = 0) -> object:
    """Any JSON value."""
    kind = chance.random()
    if kind < 0.5 or depth > 4:
        return chance.choice(VALUES)
    if kind < 0.75:
        return text(chance)
    if kind < 0.88:
        return [value(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    return {text(chance, 2): value(chance, depth + 1) for _ in range(chance.randint(0, 4))}


def deep(chance: random.Random) -> bytes:
    """Nested deeper than any parser likes, open or closed."""
    depth = chance.choice((10, 63, 64, 65, 200, 5_000, 60_000))
    left, right = chance.choice(((b"[", b"]"), (b'{"a":', b"}"), (b'{"data":', b"}"), (b'{"error":[', b"]}")))
    return left * depth + b"1" + right * (depth if chance.random() < 0.7 else chance.randint(0, depth))


def twisted(document: object, chance: random.Random) -> object:
    """A sound document with some of its places exchanged, doubled, removed or named differently."""
    if chance.random() < 0.12:
        return value(chance)
    if isinstance(document, dict):
        made = {key: twisted(each, chance) for key, each in document.items() if chance.random() > 0.06}
        if chance.random() < 0.1:
            made[chance.choice(("code", "data", "error", "status", "task_id", "detail", "files", text(chance, 1)))] = (
                value(chance)
            )
        return made
    if isinstance(document, list):
        made_list = [twisted(each, chance) for each in document]
        return made_list * chance.choice((1, 1, 1, 2, 30)) if chance.random() < 0.2 else made_list
    return document


def damaged(data: bytes, chance: random.Random, most: int = 4) -> bytes:
    """Bytes flipped, cut, doubled, moved, or exchanged."""
    raw = bytearray(data)
    for _ in range(chance.randint(1, most)):
        if not raw:
            return bytes(raw)
        place, length = chance.randrange(len(raw)), chance.choice((1, 1, 2, 4, 16, 256, 4_096))
        match chance.randrange(7):
            case 0:
                raw[place] ^= 1 << chance.randrange(8)
            case 1:
                raw[place : place + length] = chance.randbytes(min(length, len(raw) - place))
            case 2:
                del raw[place : place + length]
            case 3:
                raw[place:place] = raw[place : place + length]
            case 4:
                del raw[place:]
            case 5:
                raw[place : place + length] = bytes(min(length, len(raw) - place))
            case _:
                raw[place : place + 4] = chance.choice((b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\0\0\0\x01"))
    return bytes(raw)


def encoded(document: object, chance: random.Random) -> bytes:
    """JSON as it is sent, now and then not quite."""
    raw = json.dumps(document, ensure_ascii=chance.random() < 0.6).encode("utf-8", "surrogatepass")
    kind = chance.random()
    if kind < 0.6:
        return raw
    if kind < 0.85:
        return damaged(raw, chance)
    if kind < 0.9:
        return raw.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32")))
    if kind < 0.95:
        return raw * chance.randint(2, 4)
    return b"<html>" + raw + b"</html>"
