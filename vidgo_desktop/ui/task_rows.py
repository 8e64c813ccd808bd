"""Which row of the task list shows what: a head before each run of tasks of one day. No Qt, no objects per task."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import groupby
from operator import neg

# A page is the screens around the wanted row, more below than above.
_BEFORE = 16
_AFTER = 48
_MOST_ASKED = 256
# A page that did not come within this time is asked for again when its rows are painted again.
_ASK_AGAIN_SECONDS = 2.0


def position_in(ids: Sequence[int], wanted: int) -> tuple[int, bool]:
    """Where ``wanted`` is, or would be, in numbers that fall; and whether it is there."""
    place = bisect_left(ids, -wanted, key=neg)
    return place, place < len(ids) and ids[place] == wanted


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

    def take(self, rows: RowMap, here: Container[int], now: float) -> tuple[int, ...]:
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


class RowMap:
    """Rows of the shown tasks. ``ids`` fall (newest first); ``days`` are proleptic ordinals beside them.

    A head that a set-back clock would put in the middle of another day's run is left out: the task joins that run.
    """

    def __init__(self, ids: array[int], days: array[int]) -> None:
        self._ids = ids
        self._days: list[int] = []
        self._firsts: list[int] = []
        self._heads: list[int] = []
        first = 0
        for day, run in groupby(days):
            self._days.append(day)
            self._firsts.append(first)
            first += sum(1 for _ in run)
        self._count_heads()

    def _count_heads(self) -> None:
        self._heads = [first + section for section, first in enumerate(self._firsts)]

    def __len__(self) -> int:
        return len(self._ids) + len(self._firsts)

    @property
    def ids(self) -> Sequence[int]:
        """The shown tasks, newest first, without heads."""
        return self._ids

    def day_at(self, row: int) -> int | None:
        """The day whose head stands in this row; None for a task's row."""
        section = bisect_left(self._heads, row)
        if section < len(self._heads) and self._heads[section] == row:
            return self._days[section]
        return None

    def id_at(self, row: int) -> int | None:
        """The task in this row; None for a head and for a row that is not there."""
        section = bisect_right(self._heads, row) - 1
        place = row - section - 1
        if section < 0 or self._heads[section] == row or place >= len(self._ids):
            return None
        return self._ids[place]

    def row_of(self, task: int) -> int | None:
        """The row of a task, None when it is not shown."""
        place, there = position_in(self._ids, task)
        return self._row(place) if there else None

    def near(self, task: int, before: int, after: int) -> Sequence[int]:
        """The tasks around one, itself included."""
        place, _ = position_in(self._ids, task)
        return self._ids[max(0, place - before) : place + after]

    def rows_of_insert(self, task: int, day: int) -> tuple[int, int]:
        """First and last row that ``insert`` would add."""
        place, section, new = self._plan(task, day)
        row = place + section
        return (row, row + 1) if new else (row + 1, row + 1)

    def insert(self, task: int, day: int) -> None:
        """Add a task, with a head where its day has none yet."""
        place, section, new = self._plan(task, day)
        self._ids.insert(place, task)
        if new:
            self._days.insert(section, day)
            self._firsts.insert(section, place)
        self._shift(section + 1, 1)

    def rows_of_remove(self, task: int) -> tuple[int, int]:
        """First and last row that ``remove`` would take away. KeyError when the task is not shown."""
        place, section = self._found(task)
        row = place + section + 1
        return (row - 1, row) if self._size(section) == 1 else (row, row)

    def remove(self, task: int) -> None:
        """Take a task out, and its head when it was the last of its day. KeyError when it is not shown."""
        place, section = self._found(task)
        alone = self._size(section) == 1
        self._ids.pop(place)
        if alone:
            del self._days[section], self._firsts[section]
        self._shift(section + (0 if alone else 1), -1)

    def task_row_from(self, row: int, step: int) -> int | None:
        """The next row with a task, from this row on in steps of 1 or -1; None when there is none."""
        while 0 <= row < len(self):
            if self.id_at(row) is not None:
                return row
            row += step
        return None

    def _row(self, place: int) -> int:
        return place + self._section(place) + 1

    def _section(self, place: int) -> int:
        return bisect_right(self._firsts, place) - 1

    def _size(self, section: int) -> int:
        after = self._firsts[section + 1] if section + 1 < len(self._firsts) else len(self._ids)
        return after - self._firsts[section]

    def _found(self, task: int) -> tuple[int, int]:
        place, there = position_in(self._ids, task)
        if not there:
            raise KeyError(task)
        return place, self._section(place)

    def _plan(self, task: int, day: int) -> tuple[int, int, bool]:
        """Place among the tasks, section, and whether that section is a new one."""
        place, _ = position_in(self._ids, task)
        above = self._section(place - 1) if place else -1
        below = self._section(place) if place < len(self._ids) else -1
        if above >= 0 and (above == below or self._days[above] == day):
            return place, above, False
        if below >= 0 and self._days[below] == day:
            return place, below, False
        return place, above + 1, True

    def _shift(self, section: int, step: int) -> None:
        for later in range(section, len(self._firsts)):
            self._firsts[later] += step
        self._count_heads()
