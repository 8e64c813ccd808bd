"""The boxes of an MP4 file: found, cut out and made, without looking at picture or sound [ISO/IEC 14496-12]."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# A video has a handful of boxes on each level; a track more, but those are not entered.
MOST_BOXES = 5_000


class OddBoxes(Exception):  # such a file is left as it is
    """The boxes of this file are not as they should be, or not of a kind that is changed here."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a box lies: ``start`` in bytes from the beginning, ``size`` with its head of ``head`` bytes."""

    kind: bytes
    start: int
    size: int
    head: int

    @property
    def end(self) -> int:
        """The first byte after it."""
        return self.start + self.size


def boxes_in_file(file: IO[bytes], start: int, end: int) -> Iterator[Box]:
    """The boxes between two places of a file. Raises ``OddBoxes`` unless they fill it exactly, and OSError."""
    place = start
    for _ in range(MOST_BOXES):
        if place == end:
            return
        file.seek(place)
        box = _box(file.read(16), place, end)
        yield box
        place = box.end
    raise OddBoxes("too many boxes")


def boxes_in(data: bytes, start: int = 0) -> Iterator[Box]:
    """The same for bytes in memory."""
    place = start
    for _ in range(MOST_BOXES):
        if place == len(data):
            return
        box = _box(data[place : place + 16], place, len(data))
        yield box
        place = box.end
    raise OddBoxes("too many boxes")


def _box(head: bytes, place: int, end: int) -> Box:
    if len(head) < 8:
        raise OddBoxes("a box is cut off")
    size, length = int.from_bytes(head[:4], "big"), 8
    if size == 1 and len(head) == 16:
        size, length = int.from_bytes(head[8:16], "big"), 16
    # Nought means "to the end of the file": nothing could be added behind it.
    if size < length or place + size > end:
        raise OddBoxes("a box does not fit")
    return Box(head[4:8], place, size, length)


def lacks_its_end(path: Path) -> bool:
    """Whether the file ends within its data or its first index. What is cut off behind those was never needed."""
    has_index, place = False, 0
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        for _ in range(MOST_BOXES):
            file.seek(place)
            head = file.read(16)
            length, kind = int.from_bytes(head[:4], "big"), head[4:8]
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if len(head) < 8 or length < 8:
                return False  # nothing more, something else, or a box that goes to the end wherever that is
            place += length
            if place > size:
                return kind == b"mdat" or (kind == b"moov" and not has_index)
            has_index = has_index or kind == b"moov"
    return False


def make_box(kind: bytes, content: bytes) -> bytes:
    """A box with this content."""
    return struct.pack(">I4s", 8 + len(content), kind) + content
