"""A multipart body that reads its file while it is sent: constant memory, exact length."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import FileChanged, MediaError

_PROGRESS_EVERY = 0.1
_BLOCK = 65536
_MIME = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
_ANY_MIME = "application/octet-stream"
# The file's own name stays here: it may be private, and the service gives names of its own anyway.
_EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "image/jpeg": ".jpg",
        "image/png": ".png",
        "image/webp": ".webp",
        "image/gif": ".gif",
        "video/mp4": ".mp4",
        "video/quicktime": ".mov",
        "video/webm": ".webm",
        "video/x-matroska": ".mkv",
        "video/x-msvideo": ".avi",
    }
)


def safe_mime(mime: str) -> str:
    """The media type when it is one, else the type of unknown bytes."""
    plain = mime.strip().lower()
    return plain if _MIME.fullmatch(plain) else _ANY_MIME


class FileBody:
    """One file as the field ``file`` of a form, readable piece by piece. Use as a context manager.

    ``progress`` gets (bytes sent, bytes of the file) at most ten times a second and once at the end. Raises
    ``MediaError`` when the file cannot be read or is empty, ``FileChanged`` when it gets shorter while it is sent.
    """

    def __init__(self, path: Path, mime: str, progress: Callable[[int, int], None], cancel: Cancel) -> None:
        self._progress = progress
        self._cancel = cancel
        self._told = 0.0
        try:
            self._file = path.open("rb")
            self._size = os.fstat(self._file.fileno()).st_size
        except OSError as error:
            raise MediaError(f"the file cannot be read: {error.strerror}") from None
        if self._size == 0:
            self._file.close()
            raise MediaError("the file is empty")
        self._digest = hashlib.sha256()
        boundary = secrets.token_hex(16)
        kind = safe_mime(mime)
        self.content_type = f"multipart/form-data; boundary={boundary}"
        self._head = (
            f"--{boundary}\r\n"
            f'Content-Disposition: form-data; name="file"; filename="upload{_EXTENSIONS.get(kind, "")}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        ).encode("ascii")
        self._tail = f"\r\n--{boundary}--\r\n".encode("ascii")
        self._length = len(self._head) + self._size + len(self._tail)
        self._position = 0

    def __enter__(self) -> Self:
        """The open body."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._file.close()

    @property
    def sha256(self) -> str:
        """Of the bytes of the file that were read so far, in hex."""
        return self._digest.hexdigest()

    def __len__(self) -> int:
        """The exact number of bytes that will be sent."""
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        """requests takes only what can be iterated for a stream; urllib3 then calls ``read``."""
        while block := self.read(_BLOCK):
            yield block

    def read(self, size: int = -1) -> bytes:
        """The next piece, never more than ``size`` bytes; empty at the end."""
        self._cancel.check()
        wanted = self._length - self._position if size < 0 else size
        in_file = self._position - len(self._head)
        if in_file < 0:
            block = self._head[self._position : self._position + wanted]
        elif in_file < self._size:
            block = self._read_file(min(wanted, self._size - in_file))
        else:
            start = in_file - self._size
            block = self._tail[start : start + wanted]
        self._position += len(block)
        self._tell(bool(block))
        return block

    def _read_file(self, wanted: int) -> bytes:
        try:
            block = self._file.read(wanted)
        except OSError as error:
            raise MediaError(f"the file cannot be read: {error.strerror}") from None
        if not block:
            raise FileChanged("the file changed while it was sent")
        self._digest.update(block)
        return block

    def _tell(self, more: bool) -> None:
        now = time.monotonic()
        if more and now - self._told < _PROGRESS_EVERY:
            return
        self._told = now
        done = min(max(self._position - len(self._head), 0), self._size)
        self._progress(done, self._size)
