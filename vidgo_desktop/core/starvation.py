"""Whether an error means that the system gives this program nothing more for now: memory, threads, open files."""

from __future__ import annotations

import errno

from vidgo_desktop.core.errors import Starved

_NOTHING_LEFT = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
# The texts of errors that have neither class nor number of their own: of CPython, and of the loader of its modules.
_NO_THREAD = "can't start new thread"
_NOT_LOADED = ("Too many open files", "Cannot allocate memory", "failed to map segment")
_DEEPEST = 20


def starved(error: BaseException) -> Starved | None:
    """The error of ours when this one, or one that led to it, is about that; None otherwise."""
    found: BaseException | None = error
    for _ in range(_DEEPEST):
        if found is None:
            return None
        if isinstance(found, Starved):
            return found
        if isinstance(found, MemoryError) or (isinstance(found, OSError) and found.errno in _NOTHING_LEFT):
            return Starved(f"the system gave no more: {type(found).__name__}")
        if isinstance(found, RuntimeError) and _NO_THREAD in str(found):
            return Starved("the system gave no more threads")
        if isinstance(found, ImportError) and any(text in str(found) for text in _NOT_LOADED):
            return Starved("a part of the program could not be loaded")
        found = found.__cause__ or found.__context__
    return None
