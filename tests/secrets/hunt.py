"""The hunt: a planted key in eight encodings, and its first twelve characters, in bytes, folders and bundles.

Written apart from ``core.secret_shapes``, so that one cannot hide the other's mistake.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

HEAD = 12
ENCODINGS = ("raw", "percent", "json", "base64+0", "base64+1", "base64+2", "utf-16le", "hex")


@dataclass(frozen=True)
class Hit:
    """Where what was found, and the bytes around it."""

    where: str
    encoding: str
    around: bytes

    def __str__(self) -> str:
        return f"{self.where}: {self.encoding}: {self.around!r}"


def encoded(text: str) -> dict[str, tuple[bytes, ...]]:
    """The eight encodings of a text in ASCII, each in the spellings that programs really write."""
    raw = text.encode("ascii")
    spelled = "".join(f"%{byte:02X}" for byte in raw)
    json_text = json.dumps(text)[1:-1]
    unicode_text = "".join(f"\\u{ord(each):04x}" for each in text)
    return {
        "raw": (raw,),
        "percent": _several(
            quote(text, safe=""),
            quote(text),
            re.sub("%..", lambda found: found[0].lower(), quote(text, safe="")),
            spelled,
            spelled.lower(),
            quote(quote(text, safe="")),
        ),
        "json": _several(json_text, json_text.replace("/", "\\/"), json_text.replace("\\", "\\\\"), unicode_text),
        **{f"base64+{offset}": _base64(raw, offset) for offset in range(3)},
        "utf-16le": (text.encode("utf-16-le"), "\\x00".join(text).encode(), "\\u0000".join(text).encode()),
        "hex": _several(raw.hex(), raw.hex().upper(), raw.hex(" "), raw.hex(":"), raw.hex(":").upper()),
    }


def _several(*texts: str) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(text.encode() for text in texts))


def _base64(raw: bytes, offset: int) -> tuple[bytes, ...]:
    """What is the same wherever the bytes stand in a longer text at this offset."""
    code = base64.b64encode(bytes(offset) + raw)
    first, last = (offset * 8 + 5) // 6, (offset + len(raw)) * 8 // 6
    inner = code[first:last]
    return tuple(dict.fromkeys((inner, inner.replace(b"+", b"-").replace(b"/", b"_"))))


@lru_cache(maxsize=64)
def _needles(key: str) -> tuple[tuple[str, bytes], ...]:
    whole = [(name, each) for name, many in encoded(key).items() for each in many]
    start = [(f"{name}, beginning", each) for name, many in encoded(key[:HEAD]).items() for each in many]
    # What is found as a beginning need not be searched whole; a beginning found tells enough, a whole key more.
    return tuple(dict.fromkeys(whole + start)) if len(key) > HEAD else tuple(dict.fromkeys(whole))


def hits(data: bytes, keys: Iterable[str], where: str = "") -> Iterator[Hit]:
    """Every encoding in which one of the keys is in these bytes, also when it was escaped twice."""
    wanted = tuple(keys)
    yield from _hits(data, wanted, where)
    if b"\\" in data:
        once = data.replace(b"\\\\", b"\\").replace(b'\\"', b'"')
        yield from _hits(once, wanted, f"{where}, unescaped")


def _hits(data: bytes, keys: Iterable[str], where: str) -> Iterator[Hit]:
    for key in keys:
        beginnings = [(name, each) for name, each in _needles(key) if name.endswith("beginning")] or _needles(key)
        if not any(each in data for _, each in beginnings):
            continue
        for name, each in _needles(key):
            place = data.find(each)
            if place >= 0:
                yield Hit(where, name, data[max(0, place - 40) : place + len(each) + 40])


def hits_in_texts(texts: Mapping[str, str], keys: Iterable[str]) -> list[Hit]:
    """The hunt through texts by their names."""
    wanted = tuple(keys)
    return [
        hit for name, text in texts.items() for hit in hits(text.encode("utf-8", "surrogatepass"), wanted, where=name)
    ]


def hunt(folder: Path, keys: Iterable[str], *, skip: Iterable[str] = ()) -> list[Hit]:
    """Every hit in the files below a folder, in their names, inside of zip and gzip, and in the cells of a database.

    ``skip`` holds endings of names that are not read, such as ``.mp4``, where time matters.
    """
    wanted, left_out = tuple(keys), tuple(skip)
    found: list[Hit] = []
    for path in sorted(folder.rglob("*")):
        where = path.relative_to(folder).as_posix()
        found += hits(where.encode("utf-8", "surrogateescape"), wanted, f"the name {where}")
        if path.is_symlink():
            found += hits(str(path.readlink()).encode("utf-8", "surrogateescape"), wanted, f"the link {where}")
        elif path.is_file() and path.suffix not in left_out:
            for name, content in _contents(path.read_bytes(), where):
                found += hits(content, wanted, name)
    return found


def _contents(data: bytes, where: str, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """The bytes themselves, and what is packed or split inside of them."""
    yield where, data
    if depth < 3 and data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            for name in bundle.namelist():
                yield f"{where}: the name {name}", name.encode()
                yield from _contents(bundle.read(name), f"{where}: {name}", depth + 1)
    elif depth < 3 and data.startswith(b"\x1f\x8b"):
        yield from _contents(gzip.decompress(data), f"{where}: unpacked", depth + 1)
    elif data.startswith(b"SQLite format 3\0"):
        # A long value is split over pages, so that the bytes of the file alone would not show it.
        yield f"{where}: its cells", _cells(data)


def _cells(database: bytes) -> bytes:
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(_without_wal(database))
        return "\n".join(connection.iterdump()).encode("utf-8", "surrogatepass")
    except sqlite3.DatabaseError:
        return b""
    finally:
        connection.close()


def _without_wal(database: bytes) -> bytes:
    # Bytes 18 and 19 ask for a write-ahead log, which a database in memory cannot have.
    return database[:18] + b"\x01\x01" + database[20:]
