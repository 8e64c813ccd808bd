"""How a picture must be turned to stand upright: the orientation tag of a JPEG, read without decoding."""

from __future__ import annotations

import struct
from pathlib import Path

# The tag lies in the first segments; a thumbnail inside the metadata may make them long.
_HEAD = 256 * 1024
_ORIENTATION_TAG = 0x0112
_SHORT = 3

# The filters that make each of the eight values of the tag upright [Exif 2.32, 4.6.4 A].
UPRIGHT_BY_TAG: dict[int, tuple[str, ...]] = {
    1: (),
    2: ("hflip",),
    3: ("hflip", "vflip"),
    4: ("vflip",),
    5: ("transpose=cclock_flip",),
    6: ("transpose=clock",),
    7: ("transpose=clock_flip",),
    8: ("transpose=cclock",),
}
# The same for a clip's display matrix, by its counter-clockwise angle in degrees.
_UPRIGHT_BY_ANGLE: dict[int, tuple[str, ...]] = {
    90: ("transpose=cclock",),
    180: ("hflip", "vflip"),
    270: ("transpose=clock",),
}


def upright_by_angle(angle: int) -> tuple[str, ...]:
    """The filters for a rotation as the decoder tells it; odd angles are taken as the nearest quarter turn."""
    return _UPRIGHT_BY_ANGLE.get(round(angle / 90) % 4 * 90, ())


def orientation_of(path: Path) -> int:
    """The orientation of a JPEG, 1 to 8; 1 (upright) for everything else and for tags that make no sense."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        return _orientation(_exif(head))
    except (OSError, struct.error, IndexError):
        return 1


def _exif(head: bytes) -> bytes:
    if head[:2] != b"\xff\xd8":
        return b""
    place = 2
    while place + 4 <= len(head) and head[place] == 0xFF:
        marker, length = head[place + 1], int.from_bytes(head[place + 2 : place + 4], "big")
        if marker == 0xE1 and head[place + 4 : place + 10] == b"Exif\0\0":
            return head[place + 10 : place + 2 + length]
        if marker == 0xDA or length < 2:  # the picture itself begins
            return b""
        place += 2 + length
    return b""


def _orientation(tiff: bytes) -> int:
    if tiff[:4] not in (b"II*\0", b"MM\0*"):
        return 1
    order = "<" if tiff[:2] == b"II" else ">"
    (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, directory)
    for entry in range(directory + 2, directory + 2 + 12 * count, 12):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
        if tag == _ORIENTATION_TAG:
            return value if kind == _SHORT and value in UPRIGHT_BY_TAG else 1
    return 1
