"""Whether a video's container reaches the end that it speaks of, read from its outermost boxes alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

# A video has a handful of outermost boxes; one of fragments has a pair for each second or so.
_MOST_BOXES = 50_000
_EBML, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"


def reaches_its_end(path: Path) -> bool | None:
    """False when something is missing, None when nothing in the file tells. Raises OSError. Decodes nothing.

    Only needed where the server did not say how long the file is: such a reply ends like a whole one when it is cut.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if file.read(4) == _EBML:
            return _segment_ends(file, size)
        return _boxes_end(file, size)


def _boxes_end(file: IO[bytes], size: int) -> bool | None:
    place, kinds = 0, list[bytes]()
    while place < size:
        file.seek(place)
        head = file.read(16)
        if len(head) < 8 or len(kinds) >= _MOST_BOXES:
            return False if len(head) < 8 else None
        length, kind = int.from_bytes(head[:4], "big"), head[4:8]
        if length == 0:
            return None  # it goes to the end, wherever that is
        if length == 1:
            length = int.from_bytes(head[8:16], "big") if len(head) == 16 else 0
        if length < 8:
            return False
        kinds.append(kind)
        place += length
    if place > size or b"moov" not in kinds:
        return False
    # Fragments, or several pieces of data: another one may have followed. An index of fragments is always the last.
    open_ended = b"moof" in kinds or kinds.count(b"mdat") > 1
    return None if open_ended and kinds[-1] != b"mfra" else True


def _segment_ends(file: IO[bytes], size: int) -> bool | None:
    header = _number(file)
    if header is None:
        return False
    file.seek(header, os.SEEK_CUR)
    if file.read(4) != _SEGMENT:
        return False
    length = _number(file)
    if length is None:
        return None
    return file.tell() + length <= size


def _number(file: IO[bytes]) -> int | None:
    """The length of an element; None where it is unknown, as in a live recording, or cut off."""
    first = file.read(1)
    if not first or not first[0]:
        return None
    more = 8 - first[0].bit_length()
    rest = file.read(more)
    value = int.from_bytes(bytes([first[0] & ((1 << (7 - more)) - 1)]) + rest, "big")
    is_unknown = value == (1 << (7 * (more + 1))) - 1
    return None if is_unknown or len(rest) < more else value
