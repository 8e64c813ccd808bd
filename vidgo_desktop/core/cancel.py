"""A stop sign that also wakes whoever is blocked. Safe from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vidgo_desktop.core.errors import Cancelled


class Cancel:
    """Set once, never cleared. Blocking work registers a waker (such as shutting its socket down)."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._wakers: dict[int, Callable[[], None]] = {}
        self._next = 0

    @property
    def is_set(self) -> bool:
        """Whether the work must stop."""
        return self._event.is_set()

    def set(self) -> None:
        """Ask the work to stop and call every waker once. A waker must not raise and not block."""
        with self._lock:
            self._event.set()
            wakers = tuple(self._wakers.values())
            self._wakers.clear()
        for waker in wakers:
            waker()

    def wait(self, seconds: float) -> bool:
        """Wait at most this long; True when the stop came."""
        return self._event.wait(seconds)

    def check(self) -> None:
        """Raise ``Cancelled`` when the stop has come."""
        if self._event.is_set():
            raise Cancelled("stopped")

    @contextmanager
    def waking(self, waker: Callable[[], None]) -> Iterator[None]:
        """While inside, ``set`` calls ``waker``; when the stop came before, it is called at once."""
        with self._lock:
            token = self._next
            self._next += 1
            already = self._event.is_set()
            if not already:
                self._wakers[token] = waker
        if already:
            waker()
        try:
            yield
        finally:
            with self._lock:
                self._wakers.pop(token, None)
