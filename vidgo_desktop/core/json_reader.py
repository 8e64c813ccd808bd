"""Bytes of a reply to plain Python values. No bytes make this raise anything but ``ProtocolError``."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping

from vidgo_desktop.core.errors import ProtocolError

# A documented reply has about 1 kB; a public client of the twin service caps at 2 MB.
MAX_REPLY_BYTES = 1024 * 1024
# Documented replies nest four deep.
MAX_DEPTH = 64
# Longer whole numbers are no value of this service, and turning 4,300 digits into text is an error in Python.
_MAX_DIGITS = 40

# A string (also one without its end) is skipped as one piece; possessive, so that the time stays linear.
_BRACKETS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]|[\]}]', re.DOTALL)


def read_json(body: bytes) -> object:
    """The value in ``body``: UTF-8 with or without byte order mark, stray bytes replaced.

    Not-a-number, infinite and absurdly long numbers become None. The last of several equal names counts.
    Raises ``ProtocolError`` for everything that is not JSON, too large or nested too deep.
    """
    if len(body) > MAX_REPLY_BYTES:
        raise ProtocolError(f"the reply is larger than {MAX_REPLY_BYTES} bytes")
    if _too_deep(body):
        raise ProtocolError(f"the reply is nested deeper than {MAX_DEPTH}")
    text = body.decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    if not text:
        raise ProtocolError("the reply is empty")
    try:
        value: object = json.loads(text, parse_int=_whole_number, parse_float=_number, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        # The parser's own words repeat pieces of the reply; they would say nothing to anyone.
        raise ProtocolError("the reply is not JSON") from None
    return value


def _too_deep(body: bytes) -> bool:
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return False
    depth = 0
    for found in _BRACKETS.finditer(body):
        mark = found.group()
        if mark in (b"[", b"{"):
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif mark in (b"]", b"}"):
            depth -= 1
    return False


def _whole_number(digits: str) -> int | None:
    return int(digits) if len(digits) <= _MAX_DIGITS else None


def _number(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


def as_object(value: object) -> Mapping[str, object]:
    """The value when it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_number(value: object) -> float | None:
    """A finite number, also from a text such as ``"14.5"``; None for everything else, truth values included."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e300 else None
    if isinstance(value, str) and re.fullmatch(r"\s*[+-]?\d{1,30}(?:\.\d{0,30})?\s*", value, re.ASCII):
        return float(value)
    return None


def as_whole(value: object) -> int | None:
    """A whole number, also from a text of digits; None for everything else, truth values included."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"\s*[+-]?\d{1,18}\s*", value, re.ASCII):
        return int(value)
    return None
