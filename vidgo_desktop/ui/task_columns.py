"""What is in memory of every row of the task list, loaded or not: four flat columns, newest first. No Qt."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from itertools import compress
from operator import and_, neg

from vidgo_desktop.core.facts import GROUP_CODES, RowFlag, TaskIndex, flags_of
from vidgo_desktop.core.task import Group, Task, group_of
from vidgo_desktop.ui.task_heads import PINNED
from vidgo_desktop.ui.task_rows import Key, PinnedRows, RowMap, position_in

_EVERY_BYTE = range(256)
# So many rows are put in one by one.
_FEW = 64


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What filter and search let through. ``found`` None is no search."""

    group: Group | None = None
    found: frozenset[int] | None = None
    starred: bool = False


class TaskColumns:
    """Numbers, days, groups and flags of all rows."""

    def __init__(self) -> None:
        self.ids: array[int] = array("q")
        self._days: array[int] = array("l")
        self._groups = bytearray()
        self._flags = bytearray()

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, index: TaskIndex) -> None:
        """Another list. An index without flags counts as one whose flags are all off."""
        self.ids, self._days, self._groups = index.ids[:], index.days[:], bytearray(index.groups)
        self._flags = bytearray(index.flags) or bytearray(len(self.ids))

    def has(self, task: int) -> bool:
        """Whether there is such a row."""
        return position_in(self.ids, task)[1]

    def group_of(self, task: int) -> Group | None:
        """The group of a row; None for an unknown task."""
        place, there = position_in(self.ids, task)
        return GROUP_CODES[self._groups[place]] if there else None

    def flags_of(self, task: int) -> RowFlag:
        """The flags of a row; none for an unknown task."""
        place, there = position_in(self.ids, task)
        return RowFlag(self._flags[place] if there else 0)

    def day_of(self, task: int) -> int:
        """The day of a row that is there."""
        return self._days[position_in(self.ids, task)[0]]

    def add(self, rows: Iterable[tuple[Task, int]]) -> None:
        """Rows that were not there, each with its day."""
        new = [
            (task.id, day, GROUP_CODES.index(group_of(task.state, task.result)), flags_of(task)) for task, day in rows
        ]
        if len(new) <= _FEW:
            for number, day, group, flags in new:
                place, _ = position_in(self.ids, number)
                self.ids.insert(place, number)
                self._days.insert(place, day)
                self._groups.insert(place, group)
                self._flags.insert(place, flags)
            return
        # Moving all that lies behind, once for each row, would take minutes where a long list comes back.
        ids, days, groups, marks = zip(*new, strict=True)
        all_ids = array("q", [*self.ids, *ids])
        order = sorted(range(len(all_ids)), key=all_ids.__getitem__, reverse=True)
        self.ids = array("q", map(all_ids.__getitem__, order))
        self._days = array("l", map([*self._days, *days].__getitem__, order))
        self._groups = bytearray(map([*self._groups, *groups].__getitem__, order))
        self._flags = bytearray(map([*self._flags, *marks].__getitem__, order))

    def put(self, task: Task) -> tuple[bool, RowFlag]:
        """How a row that is there stands now: whether it has another group, and which flags are others."""
        place, _ = position_in(self.ids, task.id)
        code, flags = GROUP_CODES.index(group_of(task.state, task.result)), flags_of(task)
        moved, turned = self._groups[place] != code, RowFlag(self._flags[place] ^ flags)
        self._groups[place], self._flags[place] = code, flags
        return moved, turned

    def drop(self, gone: Container[int]) -> None:
        """These rows are not there any more."""
        stays = bytes(number not in gone for number in self.ids)
        self.ids = array("q", compress(self.ids, stays))
        self._days = array("l", compress(self._days, stays))
        self._groups = bytearray(compress(self._groups, stays))
        self._flags = bytearray(compress(self._flags, stays))

    def count(self, group: Group) -> int:
        """How many rows are in this group."""
        return self._groups.count(GROUP_CODES.index(group))

    def counts(self, narrowed: Narrowed) -> dict[Group | None, int]:
        """How many rows of each group pass search and star; None stands for all."""
        groups = self._groups
        if narrowed.found is not None or narrowed.starred:
            fits = self._fitting(Narrowed(None, narrowed.found, narrowed.starred))
            groups = bytearray(compress(groups, fits))
        counts: dict[Group | None, int] = {group: groups.count(code) for code, group in enumerate(GROUP_CODES)}
        counts[None] = len(groups)
        return counts

    def fits(self, task: int, narrowed: Narrowed) -> bool:
        """Whether filter and search let this row through."""
        found = narrowed.found is None or task in narrowed.found
        starred = not narrowed.starred or RowFlag.STARRED in self.flags_of(task)
        return found and starred and narrowed.group in (None, self.group_of(task))

    def rows(self, narrowed: Narrowed, key: Key, head: int | None) -> PinnedRows:
        """The rows to show, in the order of ``key``; ``head`` is the one head of an order without days."""
        ids, days, flags = self.ids, self._days, self._flags
        if narrowed != Narrowed():
            fits = self._fitting(narrowed)
            ids, days = array("q", compress(ids, fits)), array("l", compress(days, fits))
            flags = bytearray(compress(flags, fits))
        pins = flags.translate(_bytes(lambda value: bool(value & RowFlag.UNSURE)))
        pinned = array("q", compress(ids, pins))
        if pinned:
            others = bytes(not pin for pin in pins)
            ids, days = array("q", compress(ids, others)), array("l", compress(days, others))
        if key is not neg:
            # Sorted by their own key, each with its day beside it.
            pairs = sorted(zip(ids, days, strict=True), key=lambda pair: key(pair[0]))
            ids, days = array("q", (one for one, _ in pairs)), array("l", (day for _, day in pairs))
        if head is not None:
            days = array("l", [head]) * len(ids)
        top = RowMap(pinned, array("l", [PINNED]) * len(pinned))
        return PinnedRows(top, RowMap(ids[:], days, key))

    def _fitting(self, narrowed: Narrowed) -> bytes:
        """One byte for each row: whether filter and search let it through."""
        found = narrowed.found
        if found is not None and narrowed.group is None and not narrowed.starred:
            return bytes(map(found.__contains__, self.ids))
        code = -1 if narrowed.group is None else GROUP_CODES.index(narrowed.group)
        fits = bytes(self._groups.translate(_bytes(lambda value: code in (-1, value))))
        if narrowed.starred:
            starred = self._flags.translate(_bytes(lambda value: bool(value & RowFlag.STARRED)))
            fits = bytes(map(and_, fits, starred))
        if found is not None:
            fits = bytes(map(and_, fits, map(found.__contains__, self.ids)))
        return fits


def _bytes(is_so: Callable[[int], bool]) -> bytes:
    """A table for ``translate`` that turns each byte into 1 or 0."""
    return bytes(map(int, map(is_so, _EVERY_BYTE)))
