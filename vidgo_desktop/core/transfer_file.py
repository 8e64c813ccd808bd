"""A result on its way to the disk: a hidden part file, its kind by its bytes, and a name that was free."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import sys
import time
from pathlib import Path
from typing import IO

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import DiskFull, NotAVideo, SaveError

_BUFFER = 1024 * 1024
# Room that must stay free for the task list beside a new video.
_SPARE_BYTES = 32 * 1024 * 1024
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_NO_LINKS = (
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EMLINK,
    errno.EXDEV,
    errno.EINVAL,
)
_HELD = (errno.EACCES, errno.EPERM, errno.EBUSY)
# A virus scanner lets go after a moment.
_HELD_TRIES = 5
_HELD_WAIT = 1.0
_LONGEST_NAME = 120
_MOST_COPIES = 10_000

_PART_NAME = re.compile(r"\..+\.[0-9a-f]{8}\.part")
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
# Bytes that are enough to tell one container from another.
HEAD_BYTES = 64


def extension_of_bytes(head: bytes) -> str:
    """The extension that the first bytes of a file deserve: mp4, mov, webm or mkv; empty when it is no video."""
    if head[:4] == b"\x1a\x45\xdf\xa3":  # EBML; the document type stands in its header
        return "webm" if b"webm" in head[:HEAD_BYTES] else "mkv"
    box = head[4:8]
    if box == b"ftyp":
        return "mov" if head[8:12] == b"qt  " else "mp4"
    # QuickTime files older than the file type box.
    return "mov" if box in (b"moov", b"mdat", b"wide", b"skip", b"pnot") else ""


def describe_bytes(head: bytes) -> str:
    """A few words for *Details* about something that is no video."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower()
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<?xml", b"<script")):
        return "a web page"
    if start.startswith((b"{", b"[")):
        return "a text of a service"
    if start.startswith((b"#extm3u", b"ffconcat")):
        return "a playlist"
    return "nothing" if not head else "something else"


def safe_name(name: str) -> str:
    """A file name without extension that every system takes: no separators, no reserved words, not hidden."""
    plain = _NOT_IN_A_NAME.sub("-", name).strip(" .-")
    while len(plain.encode("utf-8")) > _LONGEST_NAME:
        plain = plain[:-1]
    plain = plain.rstrip(" .")
    if not plain:
        return "video"
    return f"video-{plain}" if _RESERVED.match(plain) else plain


class PartFile:
    """A new hidden file in the folder of the result; gone when the block ends, unless it was kept."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = safe_name(name)
        self.size = 0
        self.head = b""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Random, so that nobody can put a link in its place beforehand.
            self.path = folder / f".{self.name}.{secrets.token_hex(4)}.part"
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
            self._file: IO[bytes] = os.fdopen(os.open(self.path, flags, 0o600), "r+b", buffering=_BUFFER)
        except OSError as error:
            raise save_error(error) from None

    def check_room(self, more: int) -> None:
        """Raise ``DiskFull`` when this many more bytes will not fit."""
        with contextlib.suppress(OSError):
            free = shutil.disk_usage(self.folder).free
            if free < more + _SPARE_BYTES:
                raise DiskFull("no room", needed=more + _SPARE_BYTES - free)

    def write(self, block: bytes) -> None:
        """Add bytes at the end."""
        try:
            self._file.write(block)
        except OSError as error:
            raise save_error(error, len(block)) from None
        self.size += len(block)
        if len(self.head) < HEAD_BYTES:
            self.head = (self.head + block)[:HEAD_BYTES]

    def restart(self) -> None:
        """Forget everything that was written."""
        try:
            self._file.seek(0)
            self._file.truncate()
        except OSError as error:
            raise save_error(error) from None
        self.size, self.head = 0, b""

    def finish(self) -> None:
        """Everything is on the disk, whatever happens next; the file is closed."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError as error:
            raise save_error(error, 1) from None

    def publish(self, cancel: Cancel) -> Path:
        """Give the finished file its name: the first free one of ``name``, ``name (2)``, ... Never overwrites."""
        extension = extension_of_bytes(self.head)
        if not extension:
            raise NotAVideo(f"the link leads to {describe_bytes(self.head)}")
        for copy in range(1, _MOST_COPIES):
            target = self.folder / (f"{self.name}.{extension}" if copy == 1 else f"{self.name} ({copy}).{extension}")
            if _take_name(self.path, target, cancel):
                _sync_folder(self.folder)
                return target
        raise SaveError("no free name in the folder")

    def discard(self) -> None:
        """Close and remove what is left under the hidden name. Never raises."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self.path.unlink()


def _take_name(part: Path, target: Path, cancel: Cancel) -> bool:
    """Move the part to this name; False when the name is taken. Atomic against everybody else."""
    for attempt in range(_HELD_TRIES):
        try:
            _move(part, target)
        except FileExistsError:
            return False
        except OSError as error:
            if sys.platform == "win32" and error.errno in _HELD and attempt < _HELD_TRIES - 1:
                if cancel.wait(_HELD_WAIT):
                    cancel.check()
                continue
            raise save_error(error) from None
        return True
    return False


def _move(part: Path, target: Path) -> None:
    if sys.platform == "win32":
        part.rename(target)  # refuses a name that is taken
        return
    try:
        # Unlike a rename, a hard link never replaces what is there.
        target.hardlink_to(part)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _move_without_links(part, target)
    else:
        part.unlink()


def _move_without_links(part: Path, target: Path) -> None:
    """For disks without hard links (exFAT, network): reserve the name, then replace our own empty file."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
    try:
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            target.unlink()
        raise


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # folders cannot be flushed there
    # Some network disks refuse this; the file itself is safe by then.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def save_error(error: OSError, missing: int = 0) -> SaveError:
    """The error of ours for a failed write."""
    if error.errno in _FULL:
        return DiskFull("no room", needed=missing)
    return SaveError(f"{errno.errorcode.get(error.errno or 0, 'error')}: {error.strerror or 'cannot write'}")


def sweep_parts(folder: Path, older_than: float) -> int:
    """Remove parts that a crash left behind and nobody wrote to for this many seconds; how many went. Never raises."""
    gone = 0
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            with contextlib.suppress(OSError):
                old = time.time() - entry.lstat().st_mtime > older_than
                if old and _PART_NAME.fullmatch(entry.name) and entry.is_file() and not entry.is_symlink():
                    entry.unlink()
                    gone += 1
    return gone
