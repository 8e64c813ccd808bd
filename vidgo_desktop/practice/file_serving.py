"""Which bytes of a file a GET wants: the Range header, as far as downloads and players use it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(frozen=True, slots=True)
class Slice:
    """``length`` bytes from ``start`` on, and the status that says so: 200, 206 or 416."""

    status: int
    start: int
    length: int


def slice_of(size: int, wanted: str | None) -> Slice:
    """What to send of a file of this size. Several ranges at once, and other units, get the whole file."""
    match = _RANGE.fullmatch(wanted.strip()) if wanted else None
    if match is None or not (match[1] or match[2]):
        return Slice(200, 0, size)
    if match[1]:
        start = int(match[1])
        end = min(int(match[2]), size - 1) if match[2] else size - 1
        if match[2] and int(match[2]) < start:
            return Slice(200, 0, size)
    else:
        start, end = max(0, size - int(match[2])), size - 1
    if start >= size or (not match[1] and int(match[2]) == 0):
        return Slice(416, 0, 0)
    return Slice(206, start, end - start + 1)
