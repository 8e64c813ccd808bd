"""What was spent today and what is held, and the user's own limit for a day."""

from __future__ import annotations

import time
from collections.abc import Iterable

from vidgo_desktop.core.errors import Charge, DailyLimit
from vidgo_desktop.core.facts import SpendingFact
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.store import DayRow
from vidgo_desktop.core.task import BUSY, WAITING_TO_SEND, Task, TaskState

_NAME = "spending"
_DAY_TURNS = "day"
_FREE = frozenset({Charge.NOT_CHARGED, Charge.GIVEN_BACK})
_NOT_SENT = WAITING_TO_SEND | {TaskState.NEEDS_YOU, TaskState.REJECTED}


def sum_of(rows: Iterable[DayRow]) -> SpendingFact:
    """The sums of these tasks. What is not settled counts with its estimate, and also as held while it is watched."""
    today = held = 0.0
    for row in rows:
        if row.charge in _FREE or row.state in (TaskState.NEEDS_YOU, TaskState.REJECTED):
            continue
        likely = row.estimate or 0.0
        if row.charge is Charge.CHARGED:
            today += likely if row.charged is None else row.charged
            continue
        today += likely
        if row.watched and row.state is not TaskState.CLOSED:
            held += likely
    return SpendingFact(round(today, 1), round(held, 1))


def day_begins(now: float) -> float:
    """When the local day of this moment began, in UTC seconds."""
    year, month, day = time.localtime(now)[:3]
    return time.mktime((year, month, day, 0, 0, 0, 0, 0, -1))


def day_ends(now: float) -> float:
    """When the next local day begins, in UTC seconds; clocks that change at night are no trouble."""
    year, month, day = time.localtime(now)[:3]
    return time.mktime((year, month, day + 1, 0, 0, 0, 0, 0, -1))


class SpendingWatch:
    """Counts the credits of the day. In practice nothing is spent, so the limit does not hold there."""

    def __init__(self, room: Room, *, pretend: bool) -> None:
        self._room = room
        self._pretend = pretend
        self._told: SpendingFact | None = None
        self._seen: dict[int, tuple[object, ...]] = {}

    @property
    def fact(self) -> SpendingFact:
        """The sums of this moment, read from the list."""
        return sum_of(self._rows())

    def tell(self) -> None:
        """Tell the sums, also when they did not change."""
        self._told = self.fact
        self._room.tell.spending_changed(self._told)
        self._await_next_day()

    def touched(self, task: Task) -> None:
        """A task was added or changed: count again soon, once for many changes."""
        money = (task.state, task.charge, task.charged)
        if self._seen.get(task.id) == money:
            return
        if task.id in self._room.open:
            self._seen[task.id] = money
        else:
            self._seen.pop(task.id, None)
        if not self._room.agenda.has(_NAME):
            self._room.after(0.0, _NAME, self._count)

    def refusal(self, estimate: float | None, *, waiting: bool = True, but: int | None = None) -> DailyLimit | None:
        """Why a task of this estimate may not be sent today, None when it may. ``but`` is the task itself.

        ``waiting`` counts the tasks in line too. A task of unknown price passes while something is left.
        """
        most = self._room.wishes().most_per_day
        if most is None or self._pretend:
            return None
        rows = (row for row in self._rows() if row.id != but and (waiting or row.state not in _NOT_SENT))
        spent = sum_of(rows).today
        fits = spent < most if estimate is None else spent + estimate <= most
        return None if fits else DailyLimit(f"{spent:g} of {most:g} credits of today, {estimate or 0:g} more")

    def _count(self) -> None:
        if self.fact != self._told:
            self.tell()
        elif not self._room.agenda.has(_DAY_TURNS):
            self._await_next_day()

    def _await_next_day(self) -> None:
        """The sums begin anew with the next day, also when nothing else happens."""
        if self._told is not None and self._told.today:
            now = self._room.clock.now()
            self._room.after(max(1.0, day_ends(now) - now), _DAY_TURNS, self._count)

    def _rows(self) -> list[DayRow]:
        now = self._room.clock.now()
        rows = {row.id: row for row in self._room.store.rows_of_day(now, day_begins(now))}
        for task in self._room.open.values():
            if task.id not in rows and task.state in BUSY:
                rows[task.id] = _row_of(task)
        return list(rows.values())


def _row_of(task: Task) -> DayRow:
    return DayRow(task.id, task.state, task.charge, task.charged, task.request.estimate, watched=True)
