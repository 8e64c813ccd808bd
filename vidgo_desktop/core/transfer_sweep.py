"""Half-fetched files that an earlier end left behind."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import time
from collections.abc import Collection
from pathlib import Path

_PART_NAME = re.compile(r"\.(.+)\.[0-9a-f]{8}\.part")
_PICTURE_PART = re.compile(r".+\.jpg\.(\d{1,10})\.part")


def hold(descriptor: int) -> bool | None:
    """Mark an open file as in use, for as long as it is open and this program lives; False when it is marked already.

    None where the system or the disk has no such marks.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in (errno.EAGAIN, errno.EACCES) else None
    return True


def name_of_part(path: Path) -> str:
    """The name that the result of this part is to have, empty when it is no part of ours."""
    found = _PART_NAME.fullmatch(path.name)
    return found[1] if found else ""


def parts_in(folder: Path) -> list[Path]:
    """The parts in this folder, links and folders left out. Never raises."""
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            with contextlib.suppress(OSError):
                if name_of_part(entry) and entry.is_file() and not entry.is_symlink():
                    found.append(entry)
    return found


def sweep_parts(folder: Path, older_than: float, keep: Collection[Path] = ()) -> int:
    """Remove the parts that nobody writes to; how many went. Never raises.

    Where files cannot be marked as in use (``hold``), nobody is who did not write for ``older_than`` seconds.
    """
    gone = 0
    for part in parts_in(folder):
        if part not in keep and _remove_unused(part, older_than):
            gone += 1
    return gone


def sweep_pictures(folder: Path) -> None:
    """Remove half-written small pictures of programs before this one. Never raises."""
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            found = _PICTURE_PART.fullmatch(entry.name)
            if found and int(found[1]) != os.getpid():
                with contextlib.suppress(OSError):
                    entry.unlink()


def _remove_unused(part: Path, older_than: float) -> bool:
    with contextlib.suppress(OSError):
        is_old = time.time() - part.lstat().st_mtime > older_than
        # Windows refuses to remove what is open.
        descriptor = os.open(part, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)) if sys.platform != "win32" else -1
        try:
            held = hold(descriptor)
            if held or (held is None and is_old):
                part.unlink()
                return True
        finally:
            if descriptor >= 0:
                os.close(descriptor)
    return False
