"""What the model of the task list keeps beside its rows: who is sent before whom, and which pages were asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import Protocol

# A page is the screens around the wanted row, more below than above.
_BEFORE = 16
_AFTER = 48
_MOST_ASKED = 256
# A page that did not come within this time is asked for again when its rows are painted again.
_ASK_AGAIN_SECONDS = 2.0


class Near(Protocol):
    """The rows of the list, as far as a page needs them."""

    def near(self, task: int, before: int, after: int) -> Sequence[int]:
        """The tasks around one, itself included, as they stand in the list."""
        ...


class SendingLine:
    """How many tasks are sent before one. Knows what it was told; says 0 when it does not know them all."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._waiting: list[int] = []

    def put(self, task: int, *, runs: bool, waits: bool) -> bool:
        """Where a task stands: ``runs`` as long as it is in the group of running ones, ``waits`` until it is sent.

        Whether the line is another one now.
        """
        if runs:
            self._known.add(task)
        else:
            self._known.discard(task)
        place = bisect_left(self._waiting, task)
        there = place < len(self._waiting) and self._waiting[place] == task
        if waits and not there:
            self._waiting.insert(place, task)
        elif there and not waits:
            del self._waiting[place]
        return there is not waits

    @property
    def waiting(self) -> Sequence[int]:
        """The tasks that wait, the next one first."""
        return self._waiting

    def clear(self) -> None:
        """Another list."""
        self._known.clear()
        self._waiting.clear()

    def before(self, task: int, running: int) -> int:
        """How many older tasks wait as well; ``running`` is how many there are in the group of running ones."""
        return bisect_left(self._waiting, task) if len(self._known) == running else 0


class Pages:
    """Which tasks are wanted and which were asked for: a page is the screens around a wanted task."""

    def __init__(self) -> None:
        self._wanted: dict[int, None] = {}
        self._asked: dict[int, float] = {}

    def want(self, task: int, now: float) -> bool:
        """Whether this task has to be asked for; it is remembered. ``now`` is monotonic seconds."""
        fresh = self._may_ask(task, now)
        if fresh:
            self._wanted[task] = None
        return fresh

    def came(self, task: int) -> bool:
        """Whether this task, which is here now, was asked for."""
        return self._asked.pop(task, None) is not None

    def turn_over(self) -> None:
        """Other rows are shown; what was asked for still comes."""
        self._wanted.clear()

    def clear(self) -> None:
        """Another list."""
        self._wanted.clear()
        self._asked.clear()

    def take(self, rows: Near, here: Container[int], now: float) -> tuple[int, ...]:
        """The tasks to ask for now: the wanted ones and those around them that are not here, the latest first."""
        page: dict[int, None] = {}
        while self._wanted and len(page) < _MOST_ASKED:
            wanted, _ = self._wanted.popitem()
            if wanted not in page:
                around = rows.near(wanted, _BEFORE, _AFTER)
                page.update((task, None) for task in around if task not in here and self._may_ask(task, now))
        self._wanted.clear()
        self._asked.update((task, now) for task in page)
        return tuple(page)

    def _may_ask(self, task: int, now: float) -> bool:
        return now - self._asked.get(task, -_ASK_AGAIN_SECONDS) >= _ASK_AGAIN_SECONDS
