"""The way of the status questions after a pause: a few at a time, until each overdue task was asked once.

A thousand tasks that fall due at once (a wake, a start, a new key, the network is back, the service asked for a pause)
must not become a thousand requests at once. As long as each question comes in its own time, nothing is held up.
"""

from __future__ import annotations

from collections.abc import Callable

from vidgo_desktop.core.room import Room

_NAME = "turnstile"


class Turnstile:
    """Who may be asked when. Lives on the engine's thread, except for ``is_closed``."""

    def __init__(
        self,
        room: Room,
        *,
        ask: Callable[[int], bool],
        in_flight: Callable[[], int],
        gap: Callable[[], float],
        spread: Callable[[int], None],
    ) -> None:
        """``ask`` begins a question and says whether there was one to ask. ``gap`` is the wait between two questions
        while hardly any makes sense, such as offline; 0 when there is no such reason. ``spread`` gives a task its usual
        appointment again.
        """
        self._room = room
        self._ask = ask
        self._in_flight = in_flight
        self._gap = gap
        self._spread = spread
        # In order; a dict, because a set has none.
        self._overdue: dict[int, None] = {}
        self._urgent: set[int] = set()
        # Asked in this round; when they are due again before its end, they wait for it.
        self._asked: set[int] = set()
        self._again: dict[int, None] = {}
        self._last = room.clock.monotonic() - max(room.pace.offline_gap, room.pace.refused_gap)
        self._jitter = 1.0
        self._closed_until = 0.0

    @property
    def is_free(self) -> bool:
        """Whether everybody may go at once."""
        return not (self._overdue or self._asked or self._gap() or self.is_closed)

    @property
    def is_closed(self) -> bool:
        """Whether the service asked for a pause that still lasts. May be read in any thread."""
        return self._room.clock.monotonic() < self._closed_until

    def has(self, number: int) -> bool:
        """Whether this task waits here."""
        return number in self._overdue or number in self._again

    def enter(self, number: int) -> None:
        """This task is due."""
        if self.is_free:
            self._ask(number)
        elif number in self._asked:
            self._again[number] = None
        else:
            self.line_up(number)

    def line_up(self, number: int) -> None:
        """This task is overdue together with others."""
        self._overdue[number] = None
        self.turn()

    def hurry(self, number: int) -> None:
        """The user wants to know about this one now: before all others, also while hardly any is asked."""
        self._again.pop(number, None)
        self._overdue.pop(number, None)
        self._overdue = {number: None, **self._overdue}
        self._urgent.add(number)
        self.turn()

    def put_back(self, number: int) -> None:
        """This task was asked in vain, for a reason that is not its own; it comes once more."""
        self._asked.discard(number)
        self._again.pop(number, None)
        self._overdue[number] = None

    def leave(self, number: int) -> None:
        """This task is not asked any more."""
        for waiting in (self._overdue, self._again):
            waiting.pop(number, None)
        self._urgent.discard(number)
        self._asked.discard(number)

    def begin_round(self) -> None:
        """All that waits is overdue again, also what was asked a moment ago."""
        self._asked.clear()
        self._overdue.update(self._again)
        self._again.clear()

    def close_until(self, when: float) -> None:
        """Let nobody through before this time (monotonic seconds)."""
        self._closed_until = max(self._closed_until, when)

    def turn(self) -> None:
        """Let through whoever may go; call it when a question came back, too."""
        pace, clock = self._room.pace, self._room.clock
        while self._overdue:
            number = next(iter(self._overdue))
            few = self._gap()
            if number in self._urgent:
                few = 0.0
            if self._in_flight() >= (1 if few else pace.catch_up_at_once):
                # The next one goes when one comes back.
                return
            at = max(self._last + (few or pace.catch_up_gap) * self._jitter, self._closed_until)
            if clock.monotonic() < at:
                self._room.agenda.at(at, _NAME, self.turn)
                return
            del self._overdue[number]
            self._urgent.discard(number)
            if self._ask(number):
                self._last = clock.monotonic()
                self._jitter = self._room.random.uniform(1.0, 1.2)
                self._asked.add(number)
        self._end_round()

    def _end_round(self) -> None:
        if self._asked and not self._in_flight():
            self._asked.clear()
            again, self._again = self._again, {}
            for number in again:
                self._spread(number)
