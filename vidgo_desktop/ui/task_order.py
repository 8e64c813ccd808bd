"""In which order the rows of the task list stand, and which changes of a task make that order an old one. No Qt."""

from __future__ import annotations

from operator import neg, pos

from vidgo_desktop.core.facts import RowFlag
from vidgo_desktop.core.library_facts import SortedList, TaskOrder
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.task_heads import BY_DAY, head_of
from vidgo_desktop.ui.task_rows import Key


class RowOrder:
    """An order, and the ranks of the tasks in it where their numbers do not tell."""

    def __init__(self, order: TaskOrder = TaskOrder.NEWEST) -> None:
        self.order = order
        self._ranks: dict[int, int] = {}

    @property
    def is_asked_for(self) -> bool:
        """Whether only the list itself knows this order."""
        return self.order not in BY_DAY

    @property
    def head(self) -> int | None:
        """The one head of an order without days; None where each day has its own."""
        return head_of(self.order) if self.is_asked_for else None

    def take(self, found: SortedList) -> bool:
        """The answer to the question for the order; False for one that comes too late."""
        if found.order is not self.order or not self.is_asked_for:
            return False
        self._ranks = {task: rank for rank, task in enumerate(found.ids)}
        return True

    def forget(self) -> None:
        """Another list."""
        self._ranks = {}

    def key(self) -> Key:
        """What rises from row to row. Tasks that the order does not know yet come first, the newest on top."""
        if self.order is TaskOrder.OLDEST:
            return pos
        ranks = self._ranks
        return (lambda task: ranks.get(task, -task)) if ranks else neg

    def is_stale_with(self, old: Task | None, new: Task, flags: RowFlag) -> bool:
        """Whether the order may be another one now. ``old`` is what was known of the task, ``flags`` those it had."""
        match self.order:
            case TaskOrder.NAME:
                return old is not None and old.title != new.title
            case TaskOrder.STATE:
                return old is not None and (old.state, old.result) != (new.state, new.result)
            case TaskOrder.CHARGE:
                return old is not None and old.charged != new.charged
            case TaskOrder.STARRED:
                return new.starred is not (RowFlag.STARRED in flags)
            case _:
                return False
