"""Title and comment inside an MP4, where players and ``ffprobe`` look for them: moov / udta / meta / ilst.

Written without moving a byte of picture or sound: a new index with the texts is added behind everything else, then
the old index is declared free room. What the file says about itself already stays, word for word.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from vidgo_desktop.media.mp4_boxes import Box, OddBoxes, boxes_in, boxes_in_file, make_box

TITLE, COMMENT = "title", "comment"
# Bytes. An hour of video has an index of about 2 MB.
_LARGEST_INDEX = 32 << 20
_LARGEST_UDTA = 1 << 20
_LONGEST_TEXT = 64 * 1024
_MOST_TAGS = 200
# Where a comment may stand, in the order in which we take the first that is free.
_COMMENTS = (b"\xa9cmt", b"desc", b"ldes")
_TITLE = b"\xa9nam"
_NAMES = {_TITLE: TITLE, b"\xa9cmt": COMMENT, b"desc": "description", b"ldes": "synopsis"}
# A file of fragments keeps its index in pieces.
_FRAGMENTS = frozenset({b"moof", b"mfra", b"sidx", b"styp"})
# A seal over the whole file (C2PA): adding anything would break it.
_SEAL = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_UTF8 = 1


def write_tags(path: Path, title: str, comment: str) -> bool:
    """Put both texts into the file; False when it is of a kind that is left as it is.

    After OSError the file is what it was, byte for byte; ``TagsStuck`` when not even that could be done. After a crash
    at any moment the first index of the file is whole: the old one, or the new one.
    """
    with path.open("r+b", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        try:
            index, content = _index_of(file, size)
            made = make_box(b"moov", _with_tags(content, title, comment))
        except OddBoxes:
            return False
        try:
            _write(file, size, made)
            # From here on there are two; whoever reads takes the first.
            os.fsync(file.fileno())
            _write(file, index.start + 4, b"free")
            os.fsync(file.fileno())
        except OSError as error:
            _take_back(file, size, index, error)
            raise
    return True


class TagsStuck(Exception):  # the file must not be used
    """The file was changed in part and could not be put right."""


def _write(file: IO[bytes], place: int, data: bytes) -> None:
    file.seek(place)
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _take_back(file: IO[bytes], size: int, index: Box, cause: OSError) -> None:
    try:
        _write(file, index.start + 4, b"moov")
        file.truncate(size)
        os.fsync(file.fileno())
    except OSError:
        raise TagsStuck("the file could not be put right") from cause


def _index_of(file: IO[bytes], size: int) -> tuple[Box, bytes]:
    """The one index of the file and its content. Raises ``OddBoxes`` when nothing may be added to this file."""
    indexes: list[Box] = []
    first = b""
    for box in boxes_in_file(file, 0, size):
        first = first or box.kind
        if box.kind in _FRAGMENTS:
            raise OddBoxes("it is made of fragments")
        if box.kind == b"uuid":
            file.seek(box.start + box.head)
            if file.read(16) == _SEAL:
                raise OddBoxes("it is sealed")
        if box.kind == b"moov":
            indexes.append(box)
    if first != b"ftyp" or len(indexes) != 1 or indexes[0].head != 8 or indexes[0].size > _LARGEST_INDEX:
        raise OddBoxes("it has no index of the usual kind")
    index = indexes[0]
    file.seek(index.start + index.head)
    content = file.read(index.size - index.head)
    if len(content) != index.size - index.head:
        raise OddBoxes("it became shorter")
    return index, content


def _with_tags(index: bytes, title: str, comment: str) -> bytes:
    """The content of the index with the texts in it; everything else as it was."""
    parts = {box: index[box.start : box.end] for box in boxes_in(index)}
    kinds = [box.kind for box in parts]
    if b"mvex" in kinds or kinds.count(b"udta") > 1:
        raise OddBoxes("it is made of fragments, or odd")
    kept = b"".join(data for box, data in parts.items() if box.kind != b"udta")
    udta = next((data[box.head :] for box, data in parts.items() if box.kind == b"udta"), b"")
    return kept + make_box(b"udta", _udta_with(udta, title, comment))


def _udta_with(udta: bytes, title: str, comment: str) -> bytes:
    # Some writers end the list with four bytes of nought [QuickTime File Format].
    tail = b"\0\0\0\0" if len(udta) % 4 == 0 and udta.endswith(b"\0\0\0\0") and not _fills(udta) else b""
    udta = udta[: len(udta) - len(tail)]
    boxes = list(boxes_in(udta))
    metas = [box for box in boxes if box.kind == b"meta"]
    if len(metas) > 1:
        raise OddBoxes("it has several lists of texts")
    kept = b"".join(udta[box.start : box.end] for box in boxes if box.kind != b"meta")
    meta = udta[metas[0].start + metas[0].head : metas[0].end] if metas else _EMPTY_META
    return kept + make_box(b"meta", _meta_with(meta, title, comment)) + tail


def _fills(data: bytes) -> bool:
    try:
        return bool(list(boxes_in(data)))
    except OddBoxes:
        return False


# Version and flags, the handler of such lists, and an empty list.
_EMPTY_META = bytes(4) + make_box(b"hdlr", bytes(8) + b"mdirappl" + bytes(9)) + make_box(b"ilst", b"")


def _meta_with(meta: bytes, title: str, comment: str) -> bytes:
    if meta[:4] != bytes(4):
        raise OddBoxes("its texts are kept in an older way")
    boxes = list(boxes_in(meta, 4))
    kinds = [box.kind for box in boxes]
    handler = next((meta[box.start + 16 : box.start + 20] for box in boxes if box.kind == b"hdlr"), b"")
    if kinds.count(b"ilst") > 1 or kinds.count(b"keys") > 1:
        raise OddBoxes("it has several lists of texts")
    there = {box.kind: meta[box.start + box.head : box.end] for box in boxes}
    items = there.get(b"ilst", b"")
    if handler == b"mdir":
        new = {b"ilst": items + _items(items, title, comment)}
    elif handler == b"mdta" and b"keys" in there:
        keys, more = _named_items(there[b"keys"], title, comment)
        new = {b"keys": keys, b"ilst": items + more}
    else:
        raise OddBoxes("its texts are kept in another way")
    # Room that was kept free for texts is not needed any more.
    kept = [(box.kind, there[box.kind] if box.kind in new else meta[box.start + box.head : box.end]) for box in boxes]
    kept += [(b"ilst", b"")] if b"ilst" not in there else []
    return meta[:4] + b"".join(make_box(kind, new.get(kind, data)) for kind, data in kept if kind != b"free")


def _items(items: bytes, title: str, comment: str) -> bytes:
    there = {box.kind for box in boxes_in(items)}
    place = next((kind for kind in _COMMENTS if kind not in there), None)
    if place is None:
        raise OddBoxes("every place for a comment is taken")
    named = b"" if _TITLE in there or not title else make_box(_TITLE, _text(title))
    return named + make_box(place, _text(comment))


def _named_items(keys: bytes, title: str, comment: str) -> tuple[bytes, bytes]:
    """The table of names and the new items, for files that name their texts in a table of their own."""
    if len(keys) < 8:
        raise OddBoxes("its table of names is cut off")
    count = int.from_bytes(keys[4:8], "big")
    names = [keys[box.start + 8 : box.end] for box in boxes_in(keys, 8)]
    place = next((each for each in (b"comment", b"description", b"synopsis") if each not in names), None)
    if count != len(names) or place is None:
        raise OddBoxes("its table of names is odd, or every place for a comment is taken")
    items = b""
    wanted = [(b"title", title)] if title and b"title" not in names else []
    for number, (name, text) in enumerate([*wanted, (place, comment)], count + 1):
        keys += make_box(b"mdta", name)
        items += make_box(struct.pack(">I", number), _text(text))
    return keys[:4] + struct.pack(">I", count + len(wanted) + 1) + keys[8:], items


def _text(text: str) -> bytes:
    data = text.encode("utf-8", errors="replace")
    if len(data) > _LONGEST_TEXT:
        raise OddBoxes("the text is too long")
    return make_box(b"data", struct.pack(">II", _UTF8, 0) + data)


def read_tags(path: Path) -> Mapping[str, str]:
    """The texts of a file by their names (``title``, ``comment``, ``description``, ``synopsis``); none for odd files.

    Reads no more than a megabyte, whatever the file says of itself. Raises OSError.
    """
    found: dict[str, str] = {}
    with path.open("rb", buffering=0) as file, contextlib.suppress(OddBoxes):
        size = os.fstat(file.fileno()).st_size
        udta = _child(file, _child(file, Box(b"", 0, size, 0), b"moov"), b"udta")
        meta = _child(file, udta, b"meta")
        if meta.size > _LARGEST_UDTA:
            raise OddBoxes("its texts are too long")
        file.seek(meta.start + meta.head)
        _read_meta(file.read(meta.size - meta.head), found)
    return found


def _child(file: IO[bytes], box: Box, kind: bytes) -> Box:
    for each in boxes_in_file(file, box.start + box.head, box.end):
        if each.kind == kind:
            return each
    raise OddBoxes("there is none")


def _read_meta(meta: bytes, found: dict[str, str]) -> None:
    parts = {box.kind: meta[box.start + box.head : box.end] for box in boxes_in(meta, 4)}
    names: dict[bytes, str] = dict(_NAMES)
    for number, key in enumerate(boxes_in(parts.get(b"keys", b""), 8) if b"keys" in parts else (), 1):
        name = parts[b"keys"][key.start + key.head : key.end].decode("utf-8", errors="replace")
        if name in _NAMES.values():
            names[struct.pack(">I", number)] = name
    items = parts.get(b"ilst", b"")
    for number, item in enumerate(boxes_in(items)):
        name = names.get(item.kind, "")
        data = items[item.start + item.head : item.end]
        if number < _MOST_TAGS and name and data[4:8] == b"data" and len(data) <= _LONGEST_TEXT + 16:
            found.setdefault(name, data[16:].decode("utf-8", errors="replace"))
