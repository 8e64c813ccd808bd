"""A second memory of everything that may have been paid: an append-only text beside the task list.

The list can be lost as a whole: a damaged file, a broken disk, a copy that was put back. The journal shares none of its
code and none of its files. One line per event, each with its own checksum, so a torn or damaged line costs itself
alone. ``recovery`` reads it at the start.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vidgo_desktop.core.errors import ListNotWritable
from vidgo_desktop.core.private import make_private_folder
from vidgo_desktop.core.store_rows import request_text
from vidgo_desktop.core.task import Task

# A request is at most 1 MiB; what is longer is no line of ours.
_LONGEST_LINE = 4 << 20
_VERSION = 1
_PIECE = 1 << 20


class Kind(StrEnum):
    """What a line tells."""

    HEAD = "head"
    INTENT = "intent"
    SENDING = "sending"
    ACCEPTED = "accepted"
    STATE = "state"
    PUBLISHING = "publishing"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Entry:
    """One sound line. ``data`` is what was written with it, not checked any further."""

    kind: Kind
    nonce: str
    data: Mapping[str, object]


class Journal:
    """The journal of one realm. Every method may be called from any thread; nothing is ever changed or removed.

    Methods raise ``ListNotWritable`` when the line is not safe on the disk; ``intent`` and ``state`` are not waited
    for, because the list has them too.
    """

    def __init__(
        self, path: Path, descriptor: int, name: str, *, is_new: bool, torn: bool, size: int = 0, check: int = 0
    ) -> None:
        self.path = path
        self.name = name
        """A random name by which the list knows which journal it has read."""
        self.is_new = is_new
        self.make_room: Callable[[], bool] = lambda: False
        """Called when the disk is full; True when there is room again for one more try."""
        self._descriptor = descriptor
        self._torn = torn
        self._size = size
        self._check = check
        self._ahead: set[str] = set()
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Open the journal, or begin one. Raises ``ListNotWritable``."""
        try:
            make_private_folder(path.parent)
            name = _name_of(path)
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            size = os.fstat(descriptor).st_size
            check = checksum(path, size)
        except OSError as error:
            raise ListNotWritable(f"the journal cannot be opened: {error.strerror}") from error
        with contextlib.suppress(OSError):
            path.chmod(0o600)
        # Ours but with a damaged head: a new name makes the list read it from the beginning.
        torn = _ends_torn(descriptor)
        journal = cls(path, descriptor, name or uuid.uuid4().hex, is_new=not name, torn=torn, size=size, check=check)
        if not name:
            journal._append(Kind.HEAD, "", {"name": journal.name, "version": _VERSION}, sync=True)
            _sync_folder(path.parent)
        return journal

    @classmethod
    def unused(cls, path: Path) -> Journal:
        """A journal that takes no line, for a list that is only read."""
        return cls(path, -1, "", is_new=False, torn=False)

    @property
    def end(self) -> int:
        """The number of bytes that were written so far."""
        return os.fstat(self._descriptor).st_size

    @property
    def is_ahead(self) -> bool:
        """Whether a number was written here that the list has not committed yet."""
        return bool(self._ahead)

    @property
    def place(self) -> str:
        """Name, length and check sum of all that was written so far: by this the list knows what it has read, and
        that it is still there.
        """
        with self._lock:
            return f"{self.name}:{self._size}:{self._check:08x}"

    def close(self) -> None:
        """Let the file go. May be called twice."""
        with self._lock:
            descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def intent(self, task: Task) -> None:
        """A task was made; nothing of it was sent."""
        self._append(Kind.INTENT, task.request.nonce, _about(task), sync=False)

    def sending(self, task: Task) -> None:
        """The next thing that happens is the first byte of the request. On the disk when this returns."""
        data = {**_about(task), "balance": task.balance_before, "extra": dict(task.extra)}
        self._append(Kind.SENDING, task.request.nonce, data, sync=True)

    def accepted(self, nonce: str, task_id: str) -> None:
        """The service took the task under this number. On the disk when this returns."""
        self._ahead.add(nonce)
        self._append(Kind.ACCEPTED, nonce, {"task_id": task_id}, sync=True)

    def state(self, task: Task) -> None:
        """A task that was sent once reached another state; written after the list's own commit."""
        if task.task_id is not None:
            self._ahead.discard(task.request.nonce)
        self._append(Kind.STATE, task.request.nonce, _standing(task), sync=False)

    def keep(self, tasks: Iterable[Task]) -> None:
        """Take in tasks of a list that is older than its journal. On the disk when this returns."""
        for task in tasks:
            self._append(Kind.SENDING, task.request.nonce, _about(task), sync=False)
            if task.task_id is not None:
                self._append(Kind.ACCEPTED, task.request.nonce, {"task_id": task.task_id}, sync=False)
            self._append(Kind.STATE, task.request.nonce, _standing(task), sync=False)
        self._sync()

    def publishing(self, nonce: str, path: Path, size: int, sha256: str) -> None:
        """A whole, checked video of this size and content is about to appear under this path."""
        self._append(Kind.PUBLISHING, nonce, {"path": str(path), "size": size, "sha256": sha256}, sync=True)

    def forgotten(self, nonces: Iterable[str]) -> None:
        """These tasks were removed by the user and are past bringing back."""
        for nonce in nonces:
            self._append(Kind.FORGOTTEN, nonce, {}, sync=False)

    def _append(self, kind: Kind, nonce: str, data: Mapping[str, object], *, sync: bool) -> None:
        line = _line({"kind": kind.value, "nonce": nonce, **data})
        with self._lock:
            try:
                self._write(line, sync=sync)
            except OSError:
                if not self.make_room():
                    raise ListNotWritable("the journal cannot be written") from None
                try:
                    self._write(line, sync=sync)
                except OSError as error:
                    raise ListNotWritable(f"the journal cannot be written: {error.strerror}") from error

    def _write(self, line: bytes, *, sync: bool) -> None:
        if self._torn:
            line = b"\n" + line
        written = os.write(self._descriptor, line)
        self._size += written
        self._check = zlib.crc32(line[:written], self._check)
        self._torn = written != len(line)
        if self._torn:
            raise OSError("only a part of the line was written")
        if sync:
            os.fsync(self._descriptor)

    def _sync(self) -> None:
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            raise ListNotWritable(f"the journal cannot be written: {error.strerror}") from error


def read(path: Path, offset: int = 0) -> Iterator[Entry]:
    """Every sound line from this byte on, in order; what is torn, damaged or unknown is left out.

    Raises OSError when the file is there but cannot be read; without a file there is nothing.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        file.seek(offset)
        while line := file.readline(_LONGEST_LINE):
            entry = _entry(line)
            if entry is not None:
                yield entry


def checksum(path: Path, end: int) -> int:
    """The check sum of a journal up to this byte. Raises OSError."""
    value, left = 0, end
    with path.open("rb") as file:
        while left > 0 and (piece := file.read(min(left, _PIECE))):
            value = zlib.crc32(piece, value)
            left -= len(piece)
    return value


def _line(data: Mapping[str, object]) -> bytes:
    # ASCII only, so that no character of a file name or a message can look like the end of a line.
    text = json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _entry(line: bytes) -> Entry | None:
    check, _, text = line.rstrip(b"\n").partition(b" ")
    if check != b"%08x" % zlib.crc32(text):
        return None
    try:
        data = json.loads(text)
        return Entry(Kind(data["kind"]), str(data["nonce"]), data)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _about(task: Task) -> dict[str, object]:
    """What is needed to show the task again when the list is gone."""
    return {
        "id": task.id,
        "n": task.attempts,
        "request": request_text(task.request),
        "title": task.title,
        "created_at": task.created_at,
        "submitted_at": task.submitted_at,
        "parent": task.parent,
    }


def _standing(task: Task) -> dict[str, object]:
    return {
        "state": task.state.value,
        "result": task.result.value,
        "path": None if task.result_path is None else str(task.result_path),
        "saved_at": task.saved_at,
        "ended_at": task.ended_at,
        "charge": None if task.charge is None else task.charge.value,
        "charged": task.charged,
    }


def _name_of(path: Path) -> str:
    """The name in the first line; where that is damaged, in a later head; empty when there is none."""
    name = ""
    for place, entry in enumerate(read(path)):
        if entry.kind is Kind.HEAD:
            name = str(entry.data.get("name", ""))
            if place == 0:
                break
    return name


def _ends_torn(descriptor: int) -> bool:
    """Whether the last line was cut off, so that the next one must begin a line of its own."""
    size = os.fstat(descriptor).st_size
    if size == 0:
        return False
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) != b"\n"


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
