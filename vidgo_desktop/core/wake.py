"""Noticing that the computer slept: after that, everything that was due in the meantime is due at once."""

from __future__ import annotations

from collections.abc import Callable

from vidgo_desktop.core.room import Room

_NAME = "wake"
# So often somebody looks, as long as a task is at the service; a wake is noticed this late at most.
_PULSE = 15.0
# A machine at its limits is late by seconds, and a clock is put right by parts of one.
_GAP = 30.0


class WakeWatch:
    """Compares the two clocks, and when something ran with when it should have.

    Where the monotonic clock stands still during sleep (Linux, macOS), the wall clock runs ahead of it; where it does
    not (Windows), appointments come late. A wall clock that is set forward looks the same and does no harm.
    """

    def __init__(self, room: Room, is_needed: Callable[[], bool], woke: Callable[[], None]) -> None:
        self._room = room
        self._is_needed = is_needed
        self._woke = woke
        self._ahead = room.clock.now() - room.clock.monotonic()
        self._woke_at = room.clock.monotonic()

    def begin(self) -> None:
        """Look now and then, from now on until it is not needed any more."""
        if not self._room.agenda.has(_NAME):
            at = self._room.clock.monotonic() + _PULSE
            self._room.agenda.at(at, _NAME, lambda: self._pulse(at))

    def look(self, due: float) -> bool:
        """Something runs that was due at ``due`` (monotonic seconds). True when this was a wake; it was then told."""
        now = self._room.clock.monotonic()
        ahead = self._room.clock.now() - now
        jumped, self._ahead = ahead - self._ahead, ahead
        # What was already due at the last wake says nothing about another one.
        if jumped <= _GAP and (now - due <= _GAP or due <= self._woke_at):
            return False
        self._woke_at = now
        self._woke()
        return True

    def _pulse(self, due: float) -> None:
        self.look(due)
        if self._is_needed():
            self.begin()
