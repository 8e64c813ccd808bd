"""What is due when: one heap, so that one single-shot timer serves the whole engine."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable
from itertools import count


class Agenda:
    """Named appointments in monotonic seconds. Setting a name again moves it; one thread only."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Hashable]] = []
        self._actions: dict[Hashable, tuple[int, Callable[[], None]]] = {}
        self._numbers = count()

    def at(self, when: float, name: Hashable, action: Callable[[], None]) -> None:
        """Do this at that time, instead of what stood under the same name."""
        number = next(self._numbers)
        self._actions[name] = (number, action)
        heapq.heappush(self._heap, (when, number, name))

    def drop(self, name: Hashable) -> None:
        """Forget an appointment; unknown names are fine."""
        self._actions.pop(name, None)

    def has(self, name: Hashable) -> bool:
        """Whether something stands under this name."""
        return name in self._actions

    def next_due(self) -> float | None:
        """When the next appointment is, None when there is none."""
        self._tidy()
        return self._heap[0][0] if self._heap else None

    def run_due(self, now: float) -> None:
        """Do everything whose time has come. What is set meanwhile for a past time waits for the next call."""
        newest = next(self._numbers)
        self._tidy()
        while self._heap and self._heap[0][0] <= now and self._heap[0][1] < newest:
            _, _, name = heapq.heappop(self._heap)
            # One by one: when an action raises, the others still stand and are due at the next call.
            self._actions.pop(name)[1]()
            self._tidy()

    def _tidy(self) -> None:
        while self._heap:
            _, number, name = self._heap[0]
            known = self._actions.get(name)
            if known is not None and known[0] == number:
                return
            heapq.heappop(self._heap)
