"""Keeps a second program off a profile. The system holds the lock, so it ends with the process, however that ends."""

from __future__ import annotations

import errno
import os
import sys
from enum import Enum, auto
from pathlib import Path

# What systems answer when somebody else holds the lock.
_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
# The file may be taken away between opening and locking it, but not for ever.
_TRIES = 5


class Taken(Enum):
    """The answer to a try. ``NOT_ALLOWED``: the place does not let us lock at all, so nobody can tell."""

    OURS = auto()
    HELD = auto()
    NOT_ALLOWED = auto()


class InstanceLock:
    """A lock on a file that is never removed. Which process made the file, and when, does not matter."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> Taken:
        """Try once, without waiting."""
        if self._descriptor is not None:
            return Taken.OURS
        for _ in range(_TRIES):
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:
                return Taken.NOT_ALLOWED
            taken = _lock(descriptor)
            if taken is Taken.OURS and self._is_named(descriptor):
                self._descriptor = descriptor
                return taken
            os.close(descriptor)
            if taken is not Taken.OURS:
                return taken
        return Taken.NOT_ALLOWED

    def release(self) -> None:
        """Let others in. May be called twice."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            # Closing is what ends the lock.
            os.close(descriptor)

    def _is_named(self, descriptor: int) -> bool:
        """Whether others who open this name meet the same file."""
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.stat())
        except OSError:
            return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> Taken:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return Taken.HELD if error.errno in _HELD else Taken.NOT_ALLOWED
        return Taken.OURS

else:
    import fcntl

    def _lock(descriptor: int) -> Taken:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return Taken.HELD if error.errno in _HELD else Taken.NOT_ALLOWED
        return Taken.OURS
