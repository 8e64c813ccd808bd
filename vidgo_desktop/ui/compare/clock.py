"""The one clock of a pair: moments of the common time line against the computer's own time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _State:
    seconds: float
    wall: float
    rate: float
    is_running: bool


class MasterClock:
    """Changed on the UI thread only, read from any: each change replaces one frozen value."""

    def __init__(self, wall: Callable[[], float] = time.perf_counter) -> None:
        self._wall = wall
        self._state = _State(0.0, 0.0, 1.0, False)

    @property
    def is_running(self) -> bool:
        """Whether time goes on."""
        return self._state.is_running

    @property
    def rate(self) -> float:
        """Seconds of the time line in a second."""
        return self._state.rate

    def wall(self) -> float:
        """The computer's own time, in seconds from anywhere."""
        return self._wall()

    def now(self) -> float:
        """The moment on the time line."""
        return self.read()[0]

    def read(self) -> tuple[float, float, bool]:
        """Moment, rate and whether it runs, of one and the same instant."""
        state = self._state
        passed = (self._wall() - state.wall) * state.rate if state.is_running else 0.0
        return state.seconds + passed, state.rate, state.is_running

    def wall_of(self, seconds: float) -> float:
        """When this moment is reached, in the computer's own time. Only while it runs."""
        state = self._state
        return state.wall + (seconds - state.seconds) / state.rate

    def start(self, seconds: float, wall: float | None = None) -> None:
        """Run: this moment is now, or was (will be) at ``wall``."""
        self._state = _State(seconds, self._wall() if wall is None else wall, self._state.rate, True)

    def stop(self, seconds: float) -> None:
        """Stand still at this moment."""
        self._state = _State(seconds, self._wall(), self._state.rate, False)

    def set_rate(self, rate: float) -> None:
        """Go on faster or slower from this very moment."""
        state = self._state
        self._state = _State(self.now(), self._wall(), rate, state.is_running)
