"""Which rows of the task list are chosen: one that player and details follow, and any others beside it."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.task_delegate import TaskDelegate
from vidgo_desktop.ui.task_model import TaskListModel
from vidgo_desktop.ui.task_table import TaskTable
from vidgo_desktop.ui.theme import Theme

_How = QItemSelectionModel.SelectionFlag
# So many separate runs of chosen rows are kept when the rows change their places.
_MOST_RUNS = 500


class ChoosingTable(TaskTable):
    """``chosen`` carries the task that the keyboard or the last click is on, or None; ``selection_counted`` how many
    rows are chosen together.
    """

    chosen = Signal(object)
    selection_counted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._chosen: int | None = None
        self._told: int | None = None
        self._counts_headers = False
        self._held: tuple[list[int], int] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)

    def set_up(self, model: TaskListModel, delegate: TaskDelegate) -> None:
        """Show this model through this delegate; called once."""
        super().set_up(model, delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        model.modelReset.connect(self._after_reset)
        model.rearranging.connect(self._hold)
        model.rearranged.connect(self._let_go)
        self._settle.timeout.connect(self._settled)

    @property
    def counts_headers(self) -> bool:
        """Whether Qt is telling of a row right now: it counts the headers of a table among its children."""
        return self._counts_headers

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt tells of it."""
        self._counts_headers = True
        super().currentChanged(current, previous)
        self._counts_headers = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt tells of it."""
        self._counts_headers = True
        super().selectionChanged(selected, deselected)
        self._counts_headers = False

    # --- one ------------------------------------------------------------------------------------------------

    @property
    def chosen_id(self) -> int | None:
        """The number of the chosen task; of several, the one that the keyboard is on."""
        return self._chosen

    def choose(self, task: int) -> bool:
        """Choose a task alone and bring it into sight; False when the filter hides it."""
        row = self._list.row_of(task)
        if row is None:
            return False
        place = self._list.index(row, 0)
        self.selectionModel().setCurrentIndex(place, _How.ClearAndSelect | _How.Rows)
        # Rows near the place may turn out higher than they were thought to be, so once more after that is known.
        self.scrollTo(place)
        self._fit()
        self.scrollTo(self._list.index(row, 0))
        return True

    def forget_choice(self) -> None:
        """Choose nothing: another list comes."""
        self._set_chosen(None)
        self.clearSelection()

    # --- several --------------------------------------------------------------------------------------------

    @property
    def selected_ids(self) -> tuple[int, ...]:
        """The numbers of all chosen tasks, as they stand in the list."""
        runs = [(part.top(), part.bottom()) for part in self._parts()]
        ids = (task for first, last in sorted(runs) for task in self._list.ids_between(first, last))
        return tuple(dict.fromkeys(ids))

    def _parts(self) -> list[QItemSelectionRange]:
        return self.selectionModel().selection().toList()

    def is_selected(self, task: int) -> bool:
        """Whether a task is among the chosen ones."""
        row = self._list.row_of(task)
        return row is not None and self.selectionModel().isRowSelected(row, QModelIndex())

    def select_all(self) -> None:
        """Choose every task that is shown; the one that the keyboard is on stays that."""
        last = self._list.rowCount() - 1
        if last > 0:
            if not self.currentIndex().isValid():
                first = self._list.task_row_from(0, 1) or 0
                self.selectionModel().setCurrentIndex(self._list.index(first, 0), _How.NoUpdate)
            whole = QItemSelection(self._list.index(0, 0), self._list.index(last, 0))
            self.selectionModel().select(whole, _How.Select | _How.Rows)

    def neighbour(self, gone: frozenset[int]) -> int | None:
        """The task to go on with when these go, the chosen one among them: the next that stays, else the one before."""
        row = None if self._chosen is None or self._chosen not in gone else self._list.row_of(self._chosen)
        if row is None:
            return None
        below, above = range(row + 1, self._list.rowCount()), range(row - 1, -1, -1)
        rows = (self._list.id_at(each) for part in (below, above) for each in part)
        return next((task for task in rows if task is not None and task not in gone), None)

    def choose_one(self) -> bool:
        """Let go of all chosen rows but the one that the keyboard is on; False when there are no others."""
        if len(self.selected_ids) < 2 or self._chosen is None:
            return False
        row = self._list.row_of(self._chosen)
        if row is not None:
            self.selectionModel().select(self._list.index(row, 0), _How.ClearAndSelect | _How.Rows)
        return True

    def _select(self, tasks: list[int]) -> None:
        rows = sorted(row for task in tasks if (row := self._list.row_of(task)) is not None)
        starts = [row for place, row in enumerate(rows) if not place or rows[place - 1] != row - 1]
        ends = [row for place, row in enumerate(rows) if place + 1 == len(rows) or rows[place + 1] != row + 1]
        if len(starts) > _MOST_RUNS:
            # Qt compares each run with each other one: so many would hold the window up.
            self.choose_one()
            return
        chosen = QItemSelection()
        for first, last in zip(starts, ends, strict=True):
            chosen.select(self._list.index(first, 0), self._list.index(last, 0))
        self.selectionModel().select(chosen, _How.ClearAndSelect | _How.Rows)

    def choice_key(self, event: QKeyEvent) -> bool:
        """The keys about several rows; whether this was one."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return True
        bare = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return event.key() == Qt.Key.Key_Escape and bare and self.choose_one()

    # --- what Qt tells --------------------------------------------------------------------------------------

    @Slot(QItemSelection, QItemSelection)
    def _selection_changed(self, _new: QItemSelection, _old: QItemSelection) -> None:
        if self._held is not None:
            return
        selection = self.selectionModel().selection()
        current = self.currentIndex()
        row = current.row() if current.isValid() and selection.contains(current) else -1
        if row < 0 and not selection.isEmpty():
            row = min(part.top() for part in self._parts())
            row = next((r for r in range(row, self._list.rowCount()) if self._list.id_at(r) is not None), -1)
        self._set_chosen(self._list.id_at(row) if row >= 0 else None)
        self.selection_counted.emit(len(self.selected_ids))

    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """The keyboard goes on to the next row when its own one is taken away."""
        current = self.currentIndex()
        if self._held is None and current.isValid() and start <= current.row() <= end:
            row = self._list.task_row_from(end + 1, 1)
            row = self._list.task_row_from(start - 1, -1) if row is None else row
            # Others that are chosen too stay chosen.
            alone = all(start <= part.top() and part.bottom() <= end for part in self._parts())
            if row is not None:
                how = _How.ClearAndSelect | _How.Rows if alone else _How.NoUpdate
                self.selectionModel().setCurrentIndex(self._list.index(row, 0), how)
        super().rowsAboutToBeRemoved(parent, start, end)

    def _set_chosen(self, task: int | None) -> None:
        if task != self._chosen:
            self._chosen = task
            self._choice_changed()
            # Not from inside the selection model: a row that leaves the filter now would move its rows about.
            self._settle.start()
        self._tell_chosen()

    def _choice_changed(self) -> None:
        """Another row is the chosen one."""

    def _tell_chosen(self) -> None:
        if self._told == self._chosen:
            return
        task = None if self._chosen is None else self._list.known(self._chosen)
        if task is None and self._chosen is not None:
            # It is told as soon as it is here.
            return
        self._told = self._chosen
        self._tell_task(task)

    def _tell_task(self, task: Task | None) -> None:
        self.chosen.emit(task)

    @Slot()
    def _settled(self) -> None:
        self._list.keep(self._chosen)

    @Slot()
    def _after_reset(self) -> None:
        if self._held is not None:
            return
        chosen = self._chosen
        if chosen is None or not self.choose(chosen):
            self._set_chosen(None)
            self.scrollToTop()
        self._fit()

    # --- rows that change their places ----------------------------------------------------------------------

    @Slot()
    def _hold(self) -> None:
        self._held = list(self.selected_ids), self.verticalScrollBar().value()

    @Slot()
    def _let_go(self) -> None:
        """The same rows are chosen as before, and what the user looks at does not jump."""
        if self._held is None:
            return
        tasks, value = self._held
        row = None if self._chosen is None else self._list.row_of(self._chosen)
        if row is not None:
            self.selectionModel().setCurrentIndex(self._list.index(row, 0), _How.NoUpdate)
        self._select(tasks)
        self._held = None
        self._fit()
        self.verticalScrollBar().setValue(value)
        self._fit()
