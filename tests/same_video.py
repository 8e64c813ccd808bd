"""What was served, read back out of what was saved.

A saved MP4 carries its recipe: a new index behind everything else, and the old one declared free room. Here that is
undone from the bytes alone, so that a test can compare every byte that came from the service. Written apart from the
code that it judges.
"""

from __future__ import annotations

import re
import struct
from pathlib import Path

from vidgo_desktop.core.recipe_reader import NoRecipe, read_recipe


def served_bytes(path: Path) -> bytes:
    """The file as it came; of a file without a recipe inside, simply its content."""
    return served(path.read_bytes())


def served(content: bytes) -> bytes:
    """The same for bytes. Only what is provably our own addition is taken away; anything else stays and is seen."""
    boxes = _boxes(content)
    if not boxes or boxes[-1][0] != b"moov":
        return content
    start, end = boxes[-1][1:]
    new = _children(content[start + 8 : end])
    if b'"vidgo-desktop-recipe"' not in new.get(b"udta", b""):
        return content
    for kind, begin, stop in boxes[:-1]:
        if kind == b"free":
            old = _children(content[begin + 8 : stop])
            same = {name: data for name, data in old.items() if name != b"udta"}
            if b"mvhd" in same and same == {name: data for name, data in new.items() if name != b"udta"}:
                return content[: begin + 4] + b"moov" + content[begin + 8 : start]
    return content


def is_recipe_of(path: Path, video: Path) -> bool:
    """Whether this is the recipe beside that video, or the hidden file that is about to take its place."""
    if re.fullmatch(rf"\.{re.escape(video.stem)}\.json\.[0-9a-f]{{8}}\.part", path.name):
        return True
    if path.name not in (f"{video.stem}.json", f"{video.name}.json"):
        return False
    try:
        return bool(read_recipe(path.read_bytes()).model)
    except NoRecipe:
        return False


def without_recipes(paths: list[Path]) -> list[Path]:
    """The files of a folder without those that are the recipe of a video there."""
    videos = [path for path in paths if path.suffix in (".mp4", ".mov", ".webm", ".mkv")]
    return [path for path in paths if path in videos or not any(is_recipe_of(path, video) for video in videos)]


def _boxes(data: bytes) -> list[tuple[bytes, int, int]]:
    """Kind, start and end; none at all where they do not fill the bytes."""
    found, place = [], 0
    while place + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        if size == 1 and place + 16 <= len(data):
            size = struct.unpack_from(">Q", data, place + 8)[0]
        if size < 8:
            return []
        found.append((kind, place, place + size))
        place += size
    return found if place == len(data) else []


def _children(data: bytes) -> dict[bytes, bytes]:
    """The content of an index by kind; tracks in their order as one."""
    found: dict[bytes, bytes] = {}
    for kind, start, end in _boxes(data):
        found[kind] = found.get(kind, b"") + data[start:end]
    return found
