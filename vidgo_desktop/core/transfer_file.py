"""A result on its way to the disk: a hidden part file, and a name that was free."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import IO

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import DiskFull, FileHeld, NotAVideo, SaveError
from vidgo_desktop.core.starvation import starved
from vidgo_desktop.core.transfer_names import HEAD_BYTES, describe_bytes, extension_of_bytes, safe_name
from vidgo_desktop.core.transfer_sweep import hold, name_of_part

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
# Windows says "access denied" of a file that somebody has open.
_HELD = (errno.EBUSY, errno.ETXTBSY, *((errno.EACCES, errno.EPERM) if sys.platform == "win32" else ()))
# A virus scanner or a player lets go after a moment: five tries over ten seconds.
_HELD_TRIES = 5
_HELD_WAIT = 2.5
_MOST_COPIES = 10_000


# Gets path, size in bytes and SHA-256 of a whole video just before it appears under that path.
Announce = Callable[[Path, int, str], None]


class PartFile:
    """A hidden file in the folder of the result; gone when it is discarded, unless it was published or kept."""

    def __init__(self, folder: Path, name: str) -> None:
        """Make a new one, marked as in use."""
        import hashlib

        self.folder = folder
        self.name = safe_name(name)
        self.size = 0
        self.head = b""
        self._sha256 = hashlib.sha256()
        self._is_kept = False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.path, self._file = self._make()
        except OSError as error:
            raise starved(error) or save_error(error) from None

    def _make(self) -> tuple[Path, IO[bytes]]:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        while True:
            # Random, so that nobody can put a link in its place beforehand.
            path = self.folder / f".{self.name}.{secrets.token_hex(4)}.part"
            file = os.fdopen(os.open(path, flags, 0o600), "r+b", buffering=_BUFFER)
            # Another program of ours that sweeps may have come between the two steps.
            if hold(file.fileno()) is not False and os.path.lexists(path):
                return path, file
            file.close()

    @property
    def sha256(self) -> str:
        """The hash of everything that was written, in hexadecimal."""
        return self._sha256.hexdigest()

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
        self._sha256.update(block)
        if len(self.head) < HEAD_BYTES:
            self.head = (self.head + block)[:HEAD_BYTES]

    def restart(self) -> None:
        """Forget everything that was written."""
        import hashlib

        try:
            self._file.seek(0)
            self._file.truncate()
        except OSError as error:
            raise save_error(error) from None
        self.size, self.head = 0, b""
        self._sha256 = hashlib.sha256()

    def finish(self) -> None:
        """Everything is on the disk, whatever happens next."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            if sys.platform == "win32":
                self._file.close()  # what is open cannot be renamed there; elsewhere it stays marked as in use
        except OSError as error:
            raise save_error(error, 1) from None

    def dress(self, work: Callable[[Path], bool], cancel: Cancel) -> None:
        """Let somebody add to the finished file; where that happened (True), size and hash are those of the new bytes.

        Raises ``SaveError`` and ``Cancelled``.
        """
        if not work(self.path):
            return
        import hashlib

        digest, size = hashlib.sha256(), 0
        try:
            with self.path.open("rb", buffering=0) as file:
                while block := file.read(_BUFFER):
                    cancel.check()
                    digest.update(block)
                    size += len(block)
        except OSError as error:
            raise save_error(error) from None
        self._sha256, self.size = digest, size

    def publish(self, cancel: Cancel, announce: Announce) -> Path:
        """Give the finished file its name: the first free one of ``name``, ``name (2)``, ... Never overwrites.

        Each name is announced before it is tried. Raises ``FileHeld`` when another program does not let the
        file go; then it is kept as it is, and announced under its hidden name.
        """
        extension = extension_of_bytes(self.head)
        if not extension:
            raise NotAVideo(f"the link leads to {describe_bytes(self.head)}")
        size, digest = self.size, self.sha256
        try:
            return publish(self.path, self.name, extension, cancel, lambda path: announce(path, size, digest))
        except FileHeld:
            self._is_kept = True
            announce(self.path, size, digest)
            raise

    def discard(self) -> None:
        """Close, and remove what is left under the hidden name unless it is kept. Never raises."""
        if not self._is_kept:
            # First, so that there is no moment at which it is neither marked as in use nor gone.
            with contextlib.suppress(OSError):
                self.path.unlink()
        with contextlib.suppress(OSError):
            self._file.close()
        if not self._is_kept and sys.platform == "win32":
            with contextlib.suppress(OSError):
                self.path.unlink()


def publish_kept(part: Path, cancel: Cancel, announce: Callable[[Path], None]) -> Path:
    """Give a part that was kept its name, see ``PartFile.publish``. Raises ``SaveError`` and ``FileHeld``."""
    try:
        with part.open("rb") as file:
            extension = extension_of_bytes(file.read(HEAD_BYTES))
    except OSError as error:
        raise save_error(error) from None
    try:
        return publish(part, name_of_part(part) or "video", extension or "mp4", cancel, announce)
    except FileHeld:
        announce(part)
        raise


def publish(part: Path, name: str, extension: str, cancel: Cancel, announce: Callable[[Path], None]) -> Path:
    """Move a whole file to the first free name of its folder. Raises ``SaveError`` and ``FileHeld``."""
    taken = _taken_names(part.parent)
    for copy in range(1, _MOST_COPIES):
        target = part.with_name(f"{name}.{extension}" if copy == 1 else f"{name} ({copy}).{extension}")
        if _folded(target.name) in taken or os.path.lexists(target):
            continue
        announce(target)
        if take_name(part, target, cancel):
            return target
    raise SaveError("no free name in the folder")


def _taken_names(folder: Path) -> frozenset[str]:
    """What lies there. On Windows and macOS ``Walk.mp4`` and ``walk.mp4`` are one file, and the folder may go there."""
    try:
        return frozenset(map(_folded, os.listdir(folder)))  # noqa: PTH208 — names alone, also odd ones
    except OSError:
        return frozenset()  # a folder that lets nobody look into it may still take a file


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def take_name(part: Path, target: Path, cancel: Cancel) -> bool:
    """Move the part to this name of the same folder; False when the name is taken. Atomic against everybody else.

    Raises ``SaveError`` and ``FileHeld``.
    """
    for attempt in range(1, _HELD_TRIES + 1):
        try:
            _move(part, target)
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno not in _HELD:
                raise save_error(error) from None
            if attempt < _HELD_TRIES and cancel.wait(_HELD_WAIT):
                cancel.check()
        else:
            sync_folder(part.parent)
            return True
    raise FileHeld("another program holds the file")


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


def sync_folder(folder: Path) -> None:
    """Let the names in a folder be on the disk, as far as the system can."""
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
