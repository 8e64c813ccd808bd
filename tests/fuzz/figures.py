"""How much is tried, and the limits that every single try must keep: time and memory.

``VIDGO_FUZZ=long`` (``make fuzz``) runs the full figures. ``VIDGO_FUZZ_SEED`` begins elsewhere; what fails names its
seed, and is then kept in ``corpus``.
"""

from __future__ import annotations

import ctypes
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

IS_LONG = os.environ.get("VIDGO_FUZZ") == "long"
SEED = int(os.environ.get("VIDGO_FUZZ_SEED", "20261123"))
# Processor time of the thread, so that a busy machine is no fault.
MOST_SECONDS = 1.0
MOST_GROWTH = 64 * 1024 * 1024


def figure(long: int, short: int) -> int:
    """How many to try in this run."""
    return long if IS_LONG else short


def rng(name: str) -> random.Random:
    """A source of chance of its own for each test."""
    return random.Random(f"{SEED} {name}")  # noqa: S311  # what is tried is no secret


def quick(work: Callable[[], T], what: object) -> T:
    """The value of a call that must be over within a second."""
    begun = time.thread_time()
    value = work()
    took = time.thread_time() - begun
    assert took < MOST_SECONDS, f"{took:.2f} s for {str(what)[:300]!r}"
    return value


@contextmanager
def bounded_memory() -> Iterator[None]:
    """Whatever was tried inside: the process did not grow by more than 64 MiB."""
    before = _resident()
    yield
    _give_back()
    grown = _resident() - before
    assert grown < MOST_GROWTH, f"grown by {grown / 2**20:.0f} MiB"


def _give_back() -> None:
    """Have the C library return what is free: its pools grow with odd sizes, which is no leak of ours."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _resident() -> int:
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return 0
    return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
