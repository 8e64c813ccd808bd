"""Which row of the task list shows what: a head before each run of tasks. No Qt, no objects per task."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import neg

Key = Callable[[int], int]


def position_in(ids: Sequence[int], wanted: int, key: Key = neg) -> tuple[int, bool]:
    """Where ``wanted`` is, or would be, in numbers whose ``key`` rises (without one they fall); and whether it is
    there.
    """
    place = bisect_left(ids, key(wanted), key=key)
    return place, place < len(ids) and ids[place] == wanted


class RowMap:
    """Rows of tasks in one order, with a head before each run of the same one.

    ``ids`` rise by ``key``, which never changes (without one they fall: newest first). ``days`` beside them say under
    which head they stand: proleptic ordinals, or a number below zero for a head that is no day.
    A head that a set-back clock would put in the middle of another day's run is left out: the task joins that run.
    """

    def __init__(self, ids: array[int], days: array[int], key: Key = neg) -> None:
        self._ids = ids
        self._key = key
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
        """The tasks in their order, without heads."""
        return self._ids

    def day_at(self, row: int) -> int | None:
        """The day (or other head) that stands in this row; None for a task's row."""
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
        place, there = position_in(self._ids, task, self._key)
        return self._row(place) if there else None

    def near(self, task: int, before: int, after: int) -> Sequence[int]:
        """The tasks around one, itself included."""
        place, _ = position_in(self._ids, task, self._key)
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
        place, there = position_in(self._ids, task, self._key)
        if not there:
            raise KeyError(task)
        return place, self._section(place)

    def _plan(self, task: int, day: int) -> tuple[int, int, bool]:
        """Place among the tasks, section, and whether that section is a new one."""
        place, _ = position_in(self._ids, task, self._key)
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


class PinnedRows:
    """The rows of the whole list: those that are pinned stand on top under a head of their own, whatever the order."""

    def __init__(self, pinned: RowMap, others: RowMap) -> None:
        self._pinned = pinned
        self._others = others

    def __len__(self) -> int:
        return len(self._pinned) + len(self._others)

    @property
    def count(self) -> int:
        """How many tasks there are in these rows."""
        return len(self._pinned.ids) + len(self._others.ids)

    def ids(self, first: int, last: int) -> tuple[int, ...]:
        """The tasks in these rows, both ends included, from top to bottom."""
        return tuple(task for row in range(first, last + 1) if (task := self.id_at(row)) is not None)

    def day_at(self, row: int) -> int | None:
        """The day (or other head) that stands in this row; None for a task's row."""
        rows, above = self._part(row)
        return rows.day_at(row - above)

    def id_at(self, row: int) -> int | None:
        """The task in this row; None for a head and for a row that is not there."""
        rows, above = self._part(row)
        return rows.id_at(row - above)

    def row_of(self, task: int) -> int | None:
        """The row of a task, None when it is not shown."""
        row = self._pinned.row_of(task)
        if row is None:
            row = self._others.row_of(task)
            return None if row is None else row + len(self._pinned)
        return row

    def near(self, task: int, before: int, after: int) -> Sequence[int]:
        """The tasks around one, itself included."""
        rows = self._pinned if self.is_pinned(task) else self._others
        return rows.near(task, before, after)

    def is_pinned(self, task: int) -> bool:
        """Whether it stands on top now."""
        return self._pinned.row_of(task) is not None

    def rows_of_insert(self, task: int, day: int, *, pinned: bool) -> tuple[int, int]:
        """First and last row that ``insert`` would add."""
        first, last = (self._pinned if pinned else self._others).rows_of_insert(task, day)
        above = 0 if pinned else len(self._pinned)
        return first + above, last + above

    def insert(self, task: int, day: int, *, pinned: bool) -> None:
        """Add a task, with a head where there is none for it yet."""
        (self._pinned if pinned else self._others).insert(task, day)

    def rows_of_remove(self, task: int) -> tuple[int, int]:
        """First and last row that ``remove`` would take away. KeyError when the task is not shown."""
        if self.is_pinned(task):
            return self._pinned.rows_of_remove(task)
        first, last = self._others.rows_of_remove(task)
        return first + len(self._pinned), last + len(self._pinned)

    def remove(self, task: int) -> None:
        """Take a task out, and its head when it was the last under it. KeyError when it is not shown."""
        (self._pinned if self.is_pinned(task) else self._others).remove(task)

    def task_row_from(self, row: int, step: int) -> int | None:
        """The next row with a task, from this row on in steps of 1 or -1; None when there is none."""
        while 0 <= row < len(self):
            if self.id_at(row) is not None:
                return row
            row += step
        return None

    def _part(self, row: int) -> tuple[RowMap, int]:
        above = len(self._pinned)
        return (self._pinned, 0) if row < above else (self._others, above)
