"""The task list for Qt: numbers of all tasks in memory, the tasks themselves in pages that are asked for."""

from __future__ import annotations

import time
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable
from html import escape
from itertools import compress

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from vidgo_desktop.core.facts import GROUP_CODES, TaskIndex, UploadProgress
from vidgo_desktop.core.task import Group, Task, TaskState, group_of
from vidgo_desktop.ui import task_speech, task_text
from vidgo_desktop.ui.task_rows import RowMap, position_in

TaskRole = Qt.ItemDataRole.UserRole + 1
DayRole = Qt.ItemDataRole.UserRole + 2
UploadRole = Qt.ItemDataRole.UserRole + 3

# A screen holds about ten rows; a page is the screens around the wanted row, more below than above.
_BEFORE = 16
_AFTER = 48
_MOST_ASKED = 256
_MOST_KEPT = 1024
# A page that did not come within this time is asked for again when its rows are painted again.
_ASK_AGAIN_SECONDS = 2.0
# Up to so many changed rows are told one by one; more are one range.
_FEW_ROWS = 8

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
        self._kept: int | None = None
        self._tasks: OrderedDict[int, Task] = OrderedDict()
        self._uploads: dict[int, UploadProgress] = {}
        self._wanted: dict[int, None] = {}
        self._asked: dict[int, float] = {}
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
            case _ if role == UploadRole:
                return self._uploads.get(number)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(task, role)
            case _:
                return None

    def _head_data(self, day: int | None, role: int) -> object:
        if role == DayRole:
            return day
        if day is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return task_text.day_text(day, task_text.local_day(self._clock()))
        return None

    def _text(self, task: Task | None, role: int) -> str:
        if task is None:
            return task_text.not_loaded()
        upload, now = self._uploads.get(task.id), self._clock()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return task_speech.spoken(task, now, upload)
        words = task_text.words_of(task, now, upload)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{task.title} {words.word} {words.detail}".rstrip()
        lines = (task.title, task_text.kind_of(task), f"{words.word} {words.detail}".rstrip(), words.sentence)
        # A tooltip guesses whether a text is markup; said openly and escaped, a title stays what it is.
        return "<qt>" + "<br>".join(escape(line) for line in lines if line) + "</qt>"

    # --- what the window asks -------------------------------------------------------------------------------

    @property
    def group(self) -> Group | None:
        """The filter; None shows everything."""
        return self._filter

    @property
    def task_count(self) -> int:
        """How many tasks there are, whatever the filter."""
        return len(self._ids)

    def counts(self) -> dict[Group | None, int]:
        """How many tasks each filter shows; None stands for all."""
        found: dict[Group | None, int] = {group: self._groups.count(code) for code, group in enumerate(GROUP_CODES)}
        found[None] = len(self._ids)
        return found

    def row_of(self, task: int) -> int | None:
        """The row of a task, None when the filter hides it or there is none."""
        return self._rows.row_of(task)

    def id_at(self, row: int) -> int | None:
        """The number of the task in a row, None for a head."""
        return self._rows.id_at(row)

    def day_at(self, row: int) -> int | None:
        """The day of the head in a row, None for a task."""
        return self._rows.day_at(row)

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
        self._asked.clear()
        self._kept = None
        self._refill()
        self.counts_changed.emit()

    def set_filter(self, group: Group | None) -> None:
        """Show one group, or everything."""
        if group is not self._filter:
            self._filter = group
            self._kept = None
            self._refill()

    @property
    def kept(self) -> int | None:
        """The task that stays in sight."""
        return self._kept

    def keep(self, task: int | None) -> None:
        """The chosen task: it stays in sight when it leaves the filter's group, until another one is chosen."""
        former, self._kept = self._kept, task
        if former is not None and former != task and self._rows.row_of(former) is not None:
            self._follow_filter(former)

    @Slot(object)
    def add_task(self, task: Task) -> None:
        """A new task, newest on top. A task that is known already is changed."""
        place, there = position_in(self._ids, task.id)
        if there:
            self.put_tasks((task,))
            return
        self._ids.insert(place, task.id)
        self._days.insert(place, task_text.local_day(task.created_at))
        self._groups.insert(place, GROUP_CODES.index(group_of(task.state, task.result)))
        self._remember(task)
        self._follow_filter(task.id)
        self.counts_changed.emit()

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
        self._tell(taken)
        if moved:
            self.counts_changed.emit()

    @Slot(object)
    def remove_task(self, task: int) -> None:
        """A task was taken out of the list."""
        place, there = position_in(self._ids, task)
        if not there:
            return
        self._take_out(task)
        self._ids.pop(place)
        self._days.pop(place)
        self._groups.pop(place)
        self._tasks.pop(task, None)
        self._uploads.pop(task, None)
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
        if self._filter is None:
            self._rows = RowMap(self._ids[:], self._days)
        else:
            code = GROUP_CODES.index(self._filter)
            chosen = self._groups.translate(bytes(int(value == code) for value in range(256)))
            ids, days = array("q", compress(self._ids, chosen)), array("l", compress(self._days, chosen))
            self._rows = RowMap(ids, days)
        self._wanted.clear()
        self.endResetModel()

    def _take(self, task: Task) -> None:
        # A flood of changes far away must not push out what is on the screen.
        asked = self._asked.pop(task.id, None) is not None
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
        fits = self._filter is None or GROUP_CODES[self._groups[place]] is self._filter or task == self._kept
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
        if time.monotonic() - self._asked.get(task, -_ASK_AGAIN_SECONDS) >= _ASK_AGAIN_SECONDS:
            self._wanted[task] = None
            if not self._ask_timer.isActive():
                self._ask_timer.start()

    @Slot()
    def _ask(self) -> None:
        """Ask for the wanted rows and those around them, the latest wanted first."""
        now = time.monotonic()
        page: dict[int, None] = {}
        while self._wanted and len(page) < _MOST_ASKED:
            wanted, _ = self._wanted.popitem()
            if wanted not in page:
                around = self._rows.near(wanted, _BEFORE, _AFTER)
                page.update((task, None) for task in around if self._is_missing(task, now))
        self._wanted.clear()
        if page:
            self._asked.update((task, now) for task in page)
            self.page_requested.emit(tuple(page))

    def _is_missing(self, task: int, now: float) -> bool:
        return task not in self._tasks and now - self._asked.get(task, -_ASK_AGAIN_SECONDS) >= _ASK_AGAIN_SECONDS
