"""What can be asked of the rows of the task list: where a task stands, what a filter shows, how many there are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from operator import neg

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from vidgo_desktop.core.facts import RowFlag
from vidgo_desktop.core.library_facts import TaskOrder
from vidgo_desktop.core.task import Group, Task
from vidgo_desktop.ui.task_columns import Narrowed, TaskColumns
from vidgo_desktop.ui.task_order import RowOrder

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowQueries(QAbstractTableModel):
    """The reading half of the list's model; nothing here changes anything or asks for a task."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = TaskColumns()
        self._narrowed = Narrowed()
        self._order = RowOrder()
        self._rows = self._columns.rows(self._narrowed, neg, None)
        self._kept: int | None = None
        self._tasks: OrderedDict[int, Task] = OrderedDict()

    # --- what Qt asks ---------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Heads and tasks of the current filter."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """The whole card is one cell."""
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Heads can neither be chosen nor reached by keyboard."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemNeverHasChildren
        if self._rows.id_at(index.row()) is not None:
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags

    # --- what the window asks -------------------------------------------------------------------------------

    @property
    def group(self) -> Group | None:
        """The filter; None shows everything."""
        return self._narrowed.group

    @property
    def task_count(self) -> int:
        """How many tasks there are, whatever the filter."""
        return len(self._columns)

    @property
    def only_starred(self) -> bool:
        """Whether only starred tasks are shown."""
        return self._narrowed.starred

    @property
    def order(self) -> TaskOrder:
        """How the rows are ordered."""
        return self._order.order

    @property
    def shown_count(self) -> int:
        """How many tasks the filter and the search show."""
        return self._rows.count

    @property
    def ready_count(self) -> int:
        """How many tasks are ready, whatever filter and search show."""
        return self._columns.count(Group.READY)

    @property
    def problem_count(self) -> int:
        """How many tasks need a look or did not work, whatever filter and search show."""
        return self._columns.count(Group.PROBLEM)

    def counts(self) -> dict[Group | None, int]:
        """How many of the found tasks each filter shows; None stands for all."""
        return self._columns.counts(self._narrowed)

    def row_of(self, task: int) -> int | None:
        """The row of a task, None when the filter hides it or there is none."""
        return self._rows.row_of(task)

    def id_at(self, row: int) -> int | None:
        """The number of the task in a row, None for a head."""
        return self._rows.id_at(row)

    def task_row_from(self, row: int, step: int) -> int | None:
        """The next row with a task, from this row on in steps of 1 or -1; None when there is none."""
        return self._rows.task_row_from(row, step)

    def task_at(self, row: int) -> Task | None:
        """The task in a row, None for a head and while it is not here. Asks for nothing."""
        number = self._rows.id_at(row)
        return None if number is None else self._tasks.get(number)

    def newest(self) -> Task | None:
        """The newest task of the list, when it is here. Asks for nothing."""
        return self._tasks.get(self._columns.ids[0]) if len(self._columns) else None

    def known(self, task: int) -> Task | None:
        """A task by its number, when it is here. Asks for nothing."""
        return self._tasks.get(task)

    def group_of(self, task: int) -> Group | None:
        """The filter to which a task belongs; None for an unknown task."""
        return self._columns.group_of(task)

    def ids_between(self, first: int, last: int) -> Sequence[int]:
        """The tasks in these rows, both ends included, from top to bottom."""
        return self._rows.ids(first, last)

    def is_starred(self, task: int) -> bool:
        """Whether a task has a star; False for an unknown one."""
        return RowFlag.STARRED in self._columns.flags_of(task)
