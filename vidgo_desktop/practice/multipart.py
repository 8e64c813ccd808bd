"""Reads a form with a file in it from disk, so that a film of 100 MB costs no memory."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

_LONGEST_HEAD = 8192


@dataclass(frozen=True, slots=True)
class Part:
    """One field of the form: its content is ``length`` bytes from ``start`` on. ``mime`` is empty when not told."""

    name: str
    file_name: str
    mime: str
    start: int
    length: int


def boundary_of(content_type: str) -> bytes:
    """What separates the parts; empty when this is no form."""
    message = Message()
    message["Content-Type"] = content_type
    boundary = message.get_boundary("")
    return boundary.encode("utf-8") if message.get_content_type() == "multipart/form-data" else b""


def parts_of(body: Path, boundary: bytes) -> tuple[Part, ...]:
    """The fields of the form in this file; none when it is broken. Raises OSError."""
    if body.stat().st_size == 0:
        return ()
    with body.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as form:
        return tuple(_parts(form, b"--" + boundary))


def _parts(form: mmap.mmap, line: bytes) -> Iterator[Part]:
    place = form.find(line)
    while place >= 0:
        head = place + len(line) + 2  # behind the line's own end, or behind the two dashes of the last one
        if form[head - 2 : head] != b"\r\n":
            return
        content = form.find(b"\r\n\r\n", head - 2, head + _LONGEST_HEAD)
        place = form.find(b"\r\n" + line, max(content, head - 2))
        if content < 0 or place < 0:
            return
        yield _part(form[head:content], content + 4, place)
        place += 2


def _part(head: bytes, start: int, end: int) -> Part:
    # Browsers and most clients write the file's name as plain UTF-8.
    fields = HeaderParser().parsestr(head.decode("utf-8", errors="replace"))
    name = fields.get_param("name", "", header="content-disposition")
    mime = fields.get_content_type() if "content-type" in fields else ""
    return Part(
        name=name if isinstance(name, str) else "",
        file_name=fields.get_filename(""),
        mime=mime,
        start=start,
        length=max(0, end - start),
    )
