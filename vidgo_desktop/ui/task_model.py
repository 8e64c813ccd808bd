"""The task list for Qt: numbers of all tasks in memory, the tasks themselves in pages that are asked for."""

from __future__ import annotations

import time
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable
from itertools import compress
from operator import and_

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from vidgo_desktop.core.facts import GROUP_CODES, TaskIndex, UploadProgress
from vidgo_desktop.core.task import Group, Task, TaskState, group_of
from vidgo_desktop.ui import task_text
from vidgo_desktop.ui.task_access import row_text
from vidgo_desktop.ui.task_rows import Pages, RowMap, SendingLine, position_in
from vidgo_desktop.ui.task_text import Beside
from vidgo_desktop.ui.time_words import day_text, local_day

TaskRole = Qt.ItemDataRole.UserRole + 1
DayRole = Qt.ItemDataRole.UserRole + 2
BesideRole = Qt.ItemDataRole.UserRole + 3

_MOST_KEPT = 1024
# Up to so many changed rows are told one by one; more are one range.
_FEW_ROWS = 8
_WAITING = frozenset({TaskState.QUEUED, TaskState.UPLOADING, TaskState.CLAIMED, TaskState.SUBMITTING})
_RUNNING = GROUP_CODES.index(Group.RUNNING)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TaskListModel(QAbstractTableModel):
    """One column; rows are heads of days and tasks, newest first. Lives in the UI thread.

    ``page_requested`` carries the numbers of tasks that are needed (``tuple[int, ...]``); they come back through
    ``put_tasks``. ``counts_changed`` tells that ``counts`` gives something else now.
    """

    page_requested = Signal(object)
    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._clock = clock
        self._ids: array[int] = array("q")
        self._days: array[int] = array("l")
        self._groups = bytearray()
        self._rows = RowMap(array("q"), array("l"))
        self._filter: Group | None = None
        self._found: frozenset[int] | None = None
        self._line = SendingLine()
        self._line_moved = False
        self._folder = ""
        self._kept: int | None = None
        self._tasks: OrderedDict[int, Task] = OrderedDict()
        self._uploads: dict[int, UploadProgress] = {}
        self._pages = Pages()
        self._ask_timer = QTimer(self)
        self._ask_timer.setSingleShot(True)
        self._ask_timer.setInterval(0)
        self._ask_timer.timeout.connect(self._ask)

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
            return day_text(day, local_day(self._clock()))
        return None

    def _beside(self, task: Task | None) -> Beside:
        if task is None:
            return task_text.NOTHING_BESIDE
        before = 0
        if task.state is TaskState.QUEUED:
            before = self._line.before(task.id, self._groups.count(_RUNNING))
        return Beside(self._uploads.get(task.id), before, self._folder)

    # --- what the window asks -------------------------------------------------------------------------------

    @property
    def group(self) -> Group | None:
        """The filter; None shows everything."""
        return self._filter

    @property
    def task_count(self) -> int:
        """How many tasks there are, whatever the filter."""
        return len(self._ids)

    @property
    def shown_count(self) -> int:
        """How many tasks the filter and the search show."""
        return len(self._rows.ids)

    @property
    def ready_count(self) -> int:
        """How many tasks are ready, whatever filter and search show."""
        return self._groups.count(GROUP_CODES.index(Group.READY))

    def counts(self) -> dict[Group | None, int]:
        """How many of the found tasks each filter shows; None stands for all."""
        groups = self._groups
        if self._found is not None:
            groups = bytearray(compress(groups, map(self._found.__contains__, self._ids)))
        found: dict[Group | None, int] = {group: groups.count(code) for code, group in enumerate(GROUP_CODES)}
        found[None] = len(groups)
        return found

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

    def known(self, task: int) -> Task | None:
        """A task by its number, when it is here. Asks for nothing."""
        return self._tasks.get(task)

    def group_of(self, task: int) -> Group | None:
        """The filter to which a task belongs; None for an unknown task."""
        place, there = position_in(self._ids, task)
        return GROUP_CODES[self._groups[place]] if there else None

    # --- facts ----------------------------------------------------------------------------------------------

    @Slot(object)
    def set_index(self, index: TaskIndex) -> None:
        """Take another list; everything known about single tasks is forgotten."""
        self._ids, self._days, self._groups = index.ids[:], index.days[:], bytearray(index.groups)
        self._tasks.clear()
        self._uploads.clear()
        self._pages.clear()
        self._line.clear()
        self._kept = None
        self._found = None
        self._refill()
        self.counts_changed.emit()

    def set_filter(self, group: Group | None) -> None:
        """Show one group, or everything."""
        if group is not self._filter:
            self._filter = group
            self._kept = None
            self._refill()

    def set_found(self, ids: Iterable[int] | None) -> None:
        """Show only these tasks, of the group that the filter names; None ends the search."""
        found = None if ids is None else frozenset(ids)
        if found != self._found:
            self._found = found
            self._kept = None
            self._refill()
            self.counts_changed.emit()

    @property
    def found_count(self) -> int | None:
        """How many tasks the search found; None without a search."""
        return None if self._found is None else self.counts()[None]

    def show_folder(self, text: str) -> None:
        """The folder of finished videos, in words."""
        self._folder = text

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
        self.put_tasks([task for task in tasks if not self._insert(task)])

    def _insert(self, task: Task) -> bool:
        """Whether the task was new."""
        place, there = position_in(self._ids, task.id)
        if there:
            return False
        self._ids.insert(place, task.id)
        self._days.insert(place, local_day(task.created_at))
        self._groups.insert(place, GROUP_CODES.index(group_of(task.state, task.result)))
        self._note(task)
        self._remember(task)
        self._follow_filter(task.id)
        self.counts_changed.emit()
        return True

    @Slot(object)
    def put_tasks(self, tasks: Iterable[Task]) -> None:
        """Tasks that were asked for, or that changed. Unknown numbers are ignored."""
        taken: list[int] = []
        moved: list[int] = []
        for task in tasks:
            place, there = position_in(self._ids, task.id)
            if there:
                self._take(task)
                taken.append(task.id)
                code = GROUP_CODES.index(group_of(task.state, task.result))
                if self._groups[place] != code:
                    self._groups[place] = code
                    moved.append(task.id)
        for number in moved:
            self._follow_filter(number)
        if self._line_moved:
            # Those behind count those before them.
            self._line_moved = False
            taken += self._line.waiting
        self._tell(taken)
        if moved:
            self.counts_changed.emit()

    def remove_task(self, task: int) -> None:
        """A task was taken out of the list."""
        self.remove_tasks((task,))

    def remove_tasks(self, tasks: Iterable[int]) -> None:
        """Several were."""
        gone = {task for task in tasks if position_in(self._ids, task)[1]}
        if not gone:
            return
        if len(gone) <= _FEW_ROWS:
            for task in gone:
                self._take_out(task)
        stays = bytes(number not in gone for number in self._ids)
        self._ids = array("q", compress(self._ids, stays))
        self._days = array("l", compress(self._days, stays))
        self._groups = bytearray(compress(self._groups, stays))
        for task in gone:
            self._tasks.pop(task, None)
            self._uploads.pop(task, None)
            self._line.put(task, runs=False, waits=False)
        if len(gone) > _FEW_ROWS:
            self._refill()
        self.counts_changed.emit()

    @Slot(object)
    def show_upload(self, progress: UploadProgress) -> None:
        """Bytes of an upload; shown while the task uploads."""
        self._uploads[progress.task] = progress
        self._tell([progress.task])

    @Slot(object)
    def repaint_task(self, task: int) -> None:
        """Something beside the task changed, such as its thumbnail."""
        self._tell([task])

    # --- inside ---------------------------------------------------------------------------------------------

    def _refill(self) -> None:
        self.beginResetModel()
        ids, days = self._ids, self._days
        if self._filter is not None or self._found is not None:
            fits = self._fitting()
            ids, days = array("q", compress(ids, fits)), array("l", compress(days, fits))
        self._rows = RowMap(ids[:], days)
        self._pages.turn_over()
        self.endResetModel()

    def _fitting(self) -> bytes:
        """One byte for each task: whether filter and search show it."""
        code = -1 if self._filter is None else GROUP_CODES.index(self._filter)
        fits = self._groups.translate(bytes(int(code in (-1, value)) for value in range(256)))
        if self._found is None:
            return bytes(fits)
        return bytes(map(and_, fits, map(self._found.__contains__, self._ids)))

    def _note(self, task: Task) -> None:
        runs = group_of(task.state, task.result) is Group.RUNNING
        if self._line.put(task.id, runs=runs, waits=task.state in _WAITING):
            self._line_moved = True

    def _take(self, task: Task) -> None:
        self._note(task)
        # A flood of changes far away must not push out what is on the screen.
        asked = self._pages.came(task.id)
        if asked or task.id in self._tasks or len(self._tasks) < _MOST_KEPT:
            self._remember(task)
        if self._uploads and task.state is not TaskState.UPLOADING:
            self._uploads.pop(task.id, None)

    def _remember(self, task: Task) -> None:
        self._tasks[task.id] = task
        self._tasks.move_to_end(task.id)
        while len(self._tasks) > _MOST_KEPT:
            self._tasks.popitem(last=False)

    def _follow_filter(self, task: int) -> None:
        """Show or hide one task, as the filter wants."""
        place, _ = position_in(self._ids, task)
        found = self._found is None or task in self._found
        fits = found and (self._filter is None or GROUP_CODES[self._groups[place]] is self._filter)
        fits = fits or task == self._kept
        shown = self._rows.row_of(task) is not None
        if fits and not shown:
            day = self._days[place]
            self.beginInsertRows(QModelIndex(), *self._rows.rows_of_insert(task, day))
            self._rows.insert(task, day)
            self.endInsertRows()
        elif shown and not fits:
            self._take_out(task)

    def _take_out(self, task: int) -> None:
        if self._rows.row_of(task) is not None:
            self.beginRemoveRows(QModelIndex(), *self._rows.rows_of_remove(task))
            self._rows.remove(task)
            self.endRemoveRows()

    def _tell(self, tasks: list[int]) -> None:
        """Say that these tasks look different now, as far as they are shown."""
        if len(tasks) > _FEW_ROWS:
            # Newer tasks stand higher, so two rows are enough to know the range.
            tasks = sorted(tasks)
            first, last = self._first_shown(reversed(tasks)), self._first_shown(tasks)
            if first is not None and last is not None:
                self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
            return
        for task in tasks:
            row = self._rows.row_of(task)
            if row is not None:
                place = self.index(row, 0)
                self.dataChanged.emit(place, place)

    def _first_shown(self, tasks: Iterable[int]) -> int | None:
        return next((row for task in tasks if (row := self._rows.row_of(task)) is not None), None)

    def _want(self, task: int) -> None:
        if self._pages.want(task, time.monotonic()) and not self._ask_timer.isActive():
            self._ask_timer.start()

    @Slot()
    def _ask(self) -> None:
        page = self._pages.take(self._rows, self._tasks, time.monotonic())
        if page:
            self.page_requested.emit(page)
