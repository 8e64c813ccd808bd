"""The task list for Qt: numbers of all tasks in memory, the tasks themselves in pages that are asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from vidgo_desktop.core.facts import RowFlag, TaskIndex, UploadProgress
from vidgo_desktop.core.library_facts import SortedList, TaskOrder
from vidgo_desktop.core.task import Group, Task
from vidgo_desktop.ui.task_access import row_text
from vidgo_desktop.ui.task_beside import BesideRows
from vidgo_desktop.ui.task_columns import Narrowed
from vidgo_desktop.ui.task_heads import PINNED, head_text
from vidgo_desktop.ui.task_order import RowOrder
from vidgo_desktop.ui.task_pages import Pages
from vidgo_desktop.ui.task_queries import RowQueries
from vidgo_desktop.ui.task_text import Beside
from vidgo_desktop.ui.time_words import local_day

TaskRole = Qt.ItemDataRole.UserRole + 1
DayRole = Qt.ItemDataRole.UserRole + 2
BesideRole = Qt.ItemDataRole.UserRole + 3

_MOST_KEPT = 1024
# Up to so many changed rows are told one by one; more are one range.
_FEW_ROWS = 8

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TaskListModel(RowQueries):
    """One column; rows are heads and tasks, newest first or in another order. Lives in the UI thread.

    ``page_requested`` carries the numbers of tasks that are needed (``tuple[int, ...]``); they come back through
    ``put_tasks``. ``counts_changed`` tells that ``counts`` gives something else now, ``order_stale`` that the order of
    the rows has to be asked for again. Between ``rearranging`` and ``rearranged`` rows change their places: what Qt
    is told meanwhile (rows that go and come, a new list) is no change of what there is.
    """

    page_requested = Signal(object)
    counts_changed = Signal()
    order_stale = Signal()
    rearranging = Signal()
    rearranged = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._around = BesideRows()
        self._pages = Pages()
        self._ask_timer = QTimer(self)
        self._ask_timer.setSingleShot(True)
        self._ask_timer.setInterval(0)
        self._ask_timer.timeout.connect(self._ask)

    # --- what Qt asks ---------------------------------------------------------------------------------------

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The roles of a row; a task that is not here yet is asked for and is None so long."""
        row = index.row()
        number = self._rows.id_at(row)
        if number is None:
            return self._head_data(self._rows.day_at(row), role)
        task = self._tasks.get(number)
        if task is None:
            self._want(number)
        else:
            self._tasks.move_to_end(number)
        match role:
            case _ if role == TaskRole:
                return task
            case _ if role == BesideRole:
                return self._beside(task)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row_text(task, role, self._clock(), self._beside(task))
            case _:
                return None

    def _head_data(self, day: int | None, role: int) -> object:
        if role == DayRole:
            return day
        if day is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return head_text(day, local_day(self._clock()))
        return None

    def _beside(self, task: Task | None) -> Beside:
        return self._around.of(task, self._columns.count(Group.RUNNING))

    # --- facts ----------------------------------------------------------------------------------------------

    @Slot(object)
    def set_index(self, index: TaskIndex) -> None:
        """Take another list; everything known about single tasks is forgotten."""
        self._columns.take(index)
        self._tasks.clear()
        self._around.clear()
        self._pages.clear()
        self._kept = None
        self._order.forget()
        self._narrowed = replace(self._narrowed, found=None)
        self._refill()
        self.counts_changed.emit()
        if self._order.is_asked_for and len(self._columns):
            self.order_stale.emit()

    def set_order(self, order: TaskOrder) -> None:
        """Order the rows from now on so; where that has to be asked for (``order_stale``), they wait by number."""
        if order is not self._order.order:
            self._order = RowOrder(order)
            self._rearrange()
            if self._order.is_asked_for:
                self.order_stale.emit()

    @Slot(object)
    def set_sorted(self, found: SortedList) -> None:
        """The order that was asked for; an answer about another one is too late."""
        if self._order.take(found):
            self._rearrange()

    def set_filter(self, group: Group | None) -> None:
        """Show one group, or everything."""
        self._narrow(replace(self._narrowed, group=group))

    def set_only_starred(self, only: bool) -> None:
        """Show starred tasks only, of the group that the filter names."""
        if only is not self._narrowed.starred:
            self._narrow(replace(self._narrowed, starred=only))
            self.counts_changed.emit()

    def set_found(self, ids: Iterable[int] | None) -> None:
        """Show only these tasks, of the group that the filter names; None ends the search."""
        found = None if ids is None else frozenset(ids)
        if found != self._narrowed.found:
            self._narrow(replace(self._narrowed, found=found))
            self.counts_changed.emit()

    def _narrow(self, narrowed: Narrowed) -> None:
        if narrowed != self._narrowed:
            self._narrowed = narrowed
            self._kept = None
            self._refill()

    @property
    def found_count(self) -> int | None:
        """How many tasks the search found; None without a search."""
        return None if self._narrowed.found is None else self.counts()[None]

    def show_folder(self, text: str) -> None:
        """The folder of finished videos, in words."""
        self._around.folder = text

    @property
    def kept(self) -> int | None:
        """The task that stays in sight."""
        return self._kept

    def keep(self, task: int | None) -> None:
        """The chosen task: it stays in sight when it leaves the filter's group, until another one is chosen."""
        former, self._kept = self._kept, task
        if former is not None and former != task and self._rows.row_of(former) is not None:
            self._follow_filter(former)

    def add_task(self, task: Task) -> None:
        """A new task, newest on top, or an older one that comes back. One that is known already is changed."""
        self.add_tasks((task,))

    def add_tasks(self, tasks: Iterable[Task]) -> None:
        """The same for several."""
        new: dict[int, Task] = {}
        known = [task for task in tasks if self._columns.has(task.id) or new.setdefault(task.id, task) is not task]
        if new:
            self._insert(new.values())
        self.put_tasks(known)

    def _insert(self, tasks: Collection[Task]) -> None:
        self._columns.add((task, local_day(task.created_at)) for task in tasks)
        for task in tasks:
            self._around.put(task)
            self._remember(task)
        if len(tasks) > _FEW_ROWS:
            self._refill()
        else:
            for task in tasks:
                self._follow_filter(task.id)
        self.counts_changed.emit()

    @Slot(object)
    def put_tasks(self, tasks: Iterable[Task]) -> None:
        """Tasks that were asked for, or that changed. Unknown numbers are ignored."""
        taken: list[int] = []
        moved: list[int] = []
        repinned: list[int] = []
        is_stale = False
        for task in tasks:
            if self._columns.has(task.id):
                old, flags = self._tasks.get(task.id), self._columns.flags_of(task.id)
                is_stale = is_stale or self._order.is_stale_with(old, task, flags)
                self._take(task)
                taken.append(task.id)
                regrouped, turned = self._columns.put(task)
                if regrouped or RowFlag.STARRED in turned:
                    moved.append(task.id)
                if RowFlag.UNSURE in turned:
                    repinned.append(task.id)
        self._repin([number for number in repinned if self._rows.row_of(number) is not None])
        for number in moved:
            self._follow_filter(number)
        # Those behind count those before them.
        taken += self._around.take_moved()
        self._tell(taken)
        if moved:
            self.counts_changed.emit()
        if is_stale:
            self.order_stale.emit()

    def remove_task(self, task: int) -> None:
        """A task was taken out of the list."""
        self.remove_tasks((task,))

    def remove_tasks(self, tasks: Iterable[int]) -> None:
        """Several were."""
        gone = set(filter(self._columns.has, tasks))
        if not gone:
            return
        if len(gone) <= _FEW_ROWS:
            for task in gone:
                self._take_out(task)
        self._columns.drop(gone)
        for task in gone:
            self._tasks.pop(task, None)
            self._around.drop(task)
        if len(gone) > _FEW_ROWS:
            self._refill()
        self.counts_changed.emit()

    @Slot(object)
    def show_upload(self, progress: UploadProgress) -> None:
        """Bytes of an upload; shown while the task uploads."""
        self._around.upload(progress)
        self._tell([progress.task])

    @Slot(object)
    def repaint_task(self, task: int) -> None:
        """Something beside the task changed, such as its thumbnail."""
        self._tell([task])

    # --- inside ---------------------------------------------------------------------------------------------

    def _refill(self) -> None:
        self.beginResetModel()
        self._rows = self._columns.rows(self._narrowed, self._order.key(), self._order.head)
        self._pages.turn_over()
        self.endResetModel()

    def _rearrange(self) -> None:
        """The same rows in another order."""
        self.rearranging.emit()
        self._refill()
        self.rearranged.emit()

    def _repin(self, tasks: Sequence[int]) -> None:
        """On top, or back to their places among the others."""
        if tasks:
            self.rearranging.emit()
            for task in tasks:
                self._take_out(task)
                self._put_in(task)
            self.rearranged.emit()

    def _take(self, task: Task) -> None:
        self._around.put(task)
        # A flood of changes far away must not push out what is on the screen.
        asked = self._pages.came(task.id)
        if asked or task.id in self._tasks or len(self._tasks) < _MOST_KEPT:
            self._remember(task)

    def _remember(self, task: Task) -> None:
        self._tasks[task.id] = task
        self._tasks.move_to_end(task.id)
        while len(self._tasks) > _MOST_KEPT:
            self._tasks.popitem(last=False)

    def _follow_filter(self, task: int) -> None:
        """Show or hide one task, as the filter wants."""
        fits = self._columns.fits(task, self._narrowed) or task == self._kept
        shown = self._rows.row_of(task) is not None
        if fits and not shown:
            self._put_in(task)
        elif shown and not fits:
            self._take_out(task)

    def _put_in(self, task: int) -> None:
        pinned, head = RowFlag.UNSURE in self._columns.flags_of(task), self._order.head
        head = PINNED if pinned else self._columns.day_of(task) if head is None else head
        self.beginInsertRows(QModelIndex(), *self._rows.rows_of_insert(task, head, pinned=pinned))
        self._rows.insert(task, head, pinned=pinned)
        self.endInsertRows()

    def _take_out(self, task: int) -> None:
        if self._rows.row_of(task) is not None:
            self.beginRemoveRows(QModelIndex(), *self._rows.rows_of_remove(task))
            self._rows.remove(task)
            self.endRemoveRows()

    def _tell(self, tasks: list[int]) -> None:
        """Say that these tasks look different now, as far as they are shown."""
        if len(tasks) > _FEW_ROWS:
            shown = [row for task in tasks if (row := self._rows.row_of(task)) is not None]
            if shown:
                self.dataChanged.emit(self.index(min(shown), 0), self.index(max(shown), 0))
            return
        for task in tasks:
            row = self._rows.row_of(task)
            if row is not None:
                place = self.index(row, 0)
                self.dataChanged.emit(place, place)

    def _want(self, task: int) -> None:
        if self._pages.want(task, time.monotonic()) and not self._ask_timer.isActive():
            self._ask_timer.start()

    @Slot()
    def _ask(self) -> None:
        page = self._pages.take(self._rows, self._tasks, time.monotonic())
        if page:
            self.page_requested.emit(page)
