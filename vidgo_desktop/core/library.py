"""What the user wishes of many rows at once, and what needs no service: stars, names, order. On the engine's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vidgo_desktop.core.errors import DailyLimit, StoreError
from vidgo_desktop.core.facts import Refusal
from vidgo_desktop.core.library_facts import (
    Attempts,
    BulkKind,
    BulkReport,
    Left,
    RetryPlan,
    SortedList,
    TaskOrder,
)
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.recycle_bin import RecycleBin
from vidgo_desktop.core.task import ResultState, Task, TaskState, is_over

if TYPE_CHECKING:
    from vidgo_desktop.core.room import Room
    from vidgo_desktop.core.shelf import Shelf
    from vidgo_desktop.core.task_wishes import TaskWishes


class Library:
    """The rows of the list as things to be kept in order. ``leave`` ends what the engine does for a task."""

    def __init__(self, room: Room, wishes: TaskWishes, shelf: Shelf, leave: Callable[[int], None]) -> None:
        self._room = room
        self._wishes = wishes
        self._shelf = shelf
        self._leave = leave
        self._bin = RecycleBin(room, self._taken_out)

    # What is there

    def order(self, order: TaskOrder) -> None:
        """Tell all rows in this order."""
        self._room.tell.list_sorted(SortedList(order, self._room.store.order(order)))

    def attempts(self, number: int) -> None:
        """Tell the attempts of the row that shows this one; nothing of an unknown number."""
        tasks = self._room.store.attempts(number)
        if tasks:
            live = tuple(self._room.open.get(task.id, task) for task in tasks)
            self._room.tell.attempts_loaded(Attempts(tasks[-1].shown_in or tasks[-1].id, live))

    # Stars and names

    def star(self, numbers: Sequence[int], starred: bool) -> None:
        """Give these rows a star, or take it."""
        for task in self._room.store.star(numbers, starred):
            self._room.tell_row(task)

    def rename(self, number: int, name: str) -> None:
        """Call this row so; an empty name is the automatic title again."""
        self._room.tell_row(self._room.store.rename(number, name))

    # Again

    def plan_retry(self, numbers: Sequence[int] | None) -> None:
        """Tell what trying these again would mean; None stands for everything that did not work."""
        store = self._room.store
        tasks = [task for task in store.page(store.did_not_work() if numbers is None else numbers) if _may_go_on(task)]
        paid = [task for task in tasks if task.result is not ResultState.PROBLEM]
        known = [task.request.estimate for task in paid if task.request.estimate is not None]
        estimate = sum(known) if len(known) == len(paid) else None
        self._room.tell.retry_planned(RetryPlan(tuple(task.id for task in tasks), len(paid), estimate))

    def try_again(self, numbers: Sequence[int]) -> None:
        """Try each of these again, as far as the limit of the day allows."""
        done: list[int] = []
        left: list[Left] = []
        for number in dict.fromkeys(numbers):
            task = self._room.store.get(number)
            if task is None or not _may_go_on(task):
                continue
            try:
                self._wishes.again(task)
            except (DailyLimit, StoreError) as error:
                left.append(Left(number, error))
            else:
                done.append(number)
        self._room.tell.bulk_done(BulkReport(BulkKind.RETRY, tuple(done), tuple(left)))

    # Taking out and bringing back

    def remove(self, number: int) -> None:
        """Take one ended row out of the list; the saved video stays where it is."""
        row = self._room.store.row_of(number) or number
        try:
            self._shelf.remove(row)
        except StoreError as error:
            self._room.tell.refused(Refusal("", error))
            return
        self._leave(row)
        self._room.tell.task_removed(row)

    def remove_many(self, numbers: Sequence[int]) -> None:
        """Take ended rows out of the list together; the saved videos stay where they are."""
        gone, at_work = self._room.store.remove_many(numbers, self._room.clock.now())
        self._taken_out(gone)
        left = tuple(Left(number, StoreError("it has not ended")) for number in at_work)
        self._room.tell.bulk_done(BulkReport(BulkKind.REMOVE, gone, left))

    def throw_away(self, numbers: Sequence[int]) -> None:
        """Take ended rows out of the list and put their videos into the recycle bin."""
        self._bin.throw(numbers)

    def restore(self, numbers: Sequence[int]) -> None:
        """Put removed rows back into the list; files that are in the recycle bin come back before."""
        if self._bin.has_files_of(numbers):
            self._bin.bring_back(numbers, lambda: self._shelf.restore(numbers))
        else:
            self._shelf.restore(numbers)

    def _taken_out(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            self._room.open.pop(number, None)
            self._leave(number)
        if numbers:
            self._room.tell.tasks_removed(tuple(numbers))


def _may_go_on(task: Task) -> bool:
    """Whether trying it again does something: go on, save once more, or make another attempt."""
    waits = task.state is TaskState.NEEDS_YOU or (
        task.state is TaskState.FINISHED and task.result is ResultState.PROBLEM
    )
    # Of a model that is not known here no other attempt can be made.
    return task.shown_in is None and (waits or (is_over(task) and task.model in MODELS))
