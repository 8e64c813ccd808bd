"""The scrolling part of the task list: heights of rows, keys, menu, and the clock of running rows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui import task_row
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_delegate import TaskDelegate
from vidgo_desktop.ui.task_menu import TaskAction, TaskMenu, action_of_key, is_menu_key
from vidgo_desktop.ui.task_model import TaskListModel
from vidgo_desktop.ui.task_text import needs_ticking
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.thumbnail_loader import ThumbnailLoader

BRIEF_BELOW = 440
_TICK = 1000
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_Move = QAbstractItemView.CursorAction


class TaskView(QTableView):
    """One column of painted cards. ``chosen`` carries the task of the chosen row or None."""

    chosen = Signal(object)
    action_requested = Signal(object)

    def __init__(
        self, theme: Theme, model: TaskListModel, loader: ThumbnailLoader, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__()
        self._theme = theme
        self._list = model
        self._fitting = False
        self._chosen: int | None = None
        self._told: int | None = None
        self._menu: TaskMenu | None = None
        self._delegate = TaskDelegate(theme, loader, clock, self)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setInterval(_TICK)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._dress()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._connect()

    def _dress(self) -> None:
        self.setObjectName("taskList")
        self.setAccessibleName(self.tr("Tasks"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setStretchLastSection(True)
        down.hide()
        # One height for all rows costs nothing; rows that need another get it when they come into sight.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(task_row.FIRST_HEAD_HEIGHT)
        down.setDefaultSectionSize(task_row.LEAST_HEIGHT + task_row.GAP)

    def _connect(self) -> None:
        self._tick.timeout.connect(self._ticked)
        self._settle.timeout.connect(self._settled)
        self._delegate.action_triggered.connect(self._triggered)
        self._delegate.menu_wanted.connect(self._menu_wanted)
        self._list.dataChanged.connect(self._rows_changed)
        self._list.rowsInserted.connect(self._fit)
        self._list.rowsRemoved.connect(self._fit)
        self._list.modelReset.connect(self._after_reset)
        self.verticalScrollBar().valueChanged.connect(self._fit)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._theme.changed.connect(self._fit)

    # --- choice ---------------------------------------------------------------------------------------------

    @property
    def chosen_id(self) -> int | None:
        """The number of the chosen task."""
        return self._chosen

    def choose(self, task: int) -> bool:
        """Choose a task and bring it into sight; False when the filter hides it."""
        row = self._list.row_of(task)
        if row is None:
            return False
        place = self._list.index(row, 0)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(place, how)
        # Rows near the place may turn out higher than they were thought to be, so once more after that is known.
        self.scrollTo(place)
        self._fit()
        self.scrollTo(self._list.index(row, 0))
        return True

    def forget_choice(self) -> None:
        """Choose nothing."""
        self._set_chosen(None)
        self.clearSelection()

    @Slot(QItemSelection, QItemSelection)
    def _selection_changed(self, _new: QItemSelection, _old: QItemSelection) -> None:
        rows = self.selectionModel().selectedRows()
        self._set_chosen(self._list.id_at(rows[0].row()) if rows else None)

    def _set_chosen(self, task: int | None) -> None:
        if task != self._chosen:
            self._chosen = task
            # Not from inside the selection model: a row that leaves the filter now would move its rows about.
            self._settle.start()
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        if self._told == self._chosen:
            return
        task = None if self._chosen is None else self._list.known(self._chosen)
        if self._chosen is None or task is not None:
            self._told = self._chosen
            self.chosen.emit(task)

    @Slot()
    def _settled(self) -> None:
        self._list.keep(self._chosen)

    @Slot()
    def _after_reset(self) -> None:
        chosen = self._chosen
        if chosen is None or not self.choose(chosen):
            self._set_chosen(None)
            self.scrollToTop()
        self._fit()

    # --- heights --------------------------------------------------------------------------------------------

    def visible_rows(self) -> range:
        """The rows that are on the screen, wholly or in part."""
        first = self.rowAt(0)
        if first < 0:
            return range(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self._list.rowCount() - 1) + 1)

    @Slot(QModelIndex, QModelIndex)
    def _rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        seen = self.visible_rows()
        if seen and first.row() < seen.stop and last.row() >= seen.start:
            self._fit()
        self._tell_chosen()

    @Slot()
    def _fit(self) -> None:
        """Give the rows on the screen the height they need."""
        if self._fitting:
            return
        self._fitting = True
        try:
            # A row that grows pushes others into or out of sight; two rounds settle all but odd cases.
            if self._fit_once() and self._fit_once():
                self._fit_once()
        finally:
            self._fitting = False

    def _fit_once(self) -> bool:
        header, above = self.verticalHeader(), 0
        changed = False
        for row in self.visible_rows():
            height = self._delegate.row_height(self._list.index(row, 0))
            delta = height - header.sectionSize(row)
            if delta:
                changed = True
                if self.rowViewportPosition(row) < 0:
                    above += delta
                header.resizeSection(row, height)
        if changed:
            self.updateGeometries()
            if above:
                # What grew at the upper edge must not move what the user looks at.
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + above)
            self.viewport().update()
        return changed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width."""
        self._delegate.width = self.width()
        self._delegate.brief = self.width() < BRIEF_BELOW
        super().resizeEvent(event)
        self._fit()

    # --- time -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; as long as a running row is on the screen, again in a second."""
        self._delegate.saw_ticking = False
        super().paintEvent(event)
        if self._delegate.saw_ticking and not self._tick.isActive():
            self._tick.start()

    @property
    def delegate(self) -> TaskDelegate:
        """What paints the rows and knows where their buttons lie."""
        return self._delegate

    @property
    def is_ticking(self) -> bool:
        """Whether the clock of running rows is on."""
        return self._tick.isActive()

    @Slot()
    def _ticked(self) -> None:
        for row in self.visible_rows():
            task = self._list.task_at(row)
            if task is not None and needs_ticking(task):
                self.update(self._list.index(row, 0))

    # --- keys and mouse -------------------------------------------------------------------------------------

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows, page keys, Home and End go from task to task, past the heads."""
        now, count = self.currentIndex().row(), self._list.rowCount()
        page = max(1, len(self.visible_rows()) - 2)
        steps = {
            _Move.MoveUp: (now - 1, -1),
            _Move.MovePrevious: (now - 1, -1),
            _Move.MoveDown: (now + 1, 1),
            _Move.MoveNext: (now + 1, 1),
            _Move.MoveHome: (0, 1),
            _Move.MoveEnd: (count - 1, -1),
            _Move.MovePageUp: (max(0, now - page), 1 if now <= page else -1),
            _Move.MovePageDown: (min(count - 1, now + page), -1 if now + page >= count else 1),
        }
        row, step = steps.get(action, (now, 1))
        while 0 <= row < count and self._list.id_at(row) is None:
            row += step
        return self._list.index(row, 0) if 0 <= row < count else self.currentIndex()

    def keyboardSearch(self, search: str) -> None:
        """Typing letters does not search: only the tasks on the screen are here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row; all of them are in its menu as well."""
        self._show_ring(True)
        task = None if self._chosen is None else self._list.known(self._chosen)
        kind = None if task is None else action_of_key(event, task)
        if task is not None and is_menu_key(event):
            row = self.visualRect(self.currentIndex())
            self._open_menu(task, self.viewport().mapToGlobal(row.topLeft() + QPoint(task_row.TEXT_LEFT, 40)))
        elif task is not None and kind is not None:
            self.action_requested.emit(TaskAction(task, kind))
        else:
            super().keyPressEvent(event)

    @Slot(object, object)
    def _triggered(self, task: Task, kind: ActionKind) -> None:
        self.action_requested.emit(TaskAction(task, kind))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the mouse, or of the chosen one."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        task = self._list.task_at(place.row()) if place.isValid() else None
        if task is not None:
            self._open_menu(task, event.globalPos())
        event.accept()

    @Slot(object, object)
    def _menu_wanted(self, task: int, place: QPoint) -> None:
        known = self._list.known(task)
        if known is not None:
            self._open_menu(known, place)

    def _open_menu(self, task: Task, place: QPoint) -> None:
        # One key press may come as a key and as a wish for a menu.
        if self._menu is None:
            self._menu = TaskMenu(self._theme, task, self)
            self._menu.wished.connect(self.action_requested)
            self._menu.aboutToHide.connect(self._menu_closed)
            self._menu.popup(place)

    @Slot()
    def _menu_closed(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _show_ring(self, shown: bool) -> None:
        if self._delegate.ring is not shown:
            self._delegate.ring = shown
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """After a click there is no focus ring."""
        self._show_ring(False)
        super().mousePressEvent(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A button that was pressed is let go, wherever the mouse is now."""
        super().mouseReleaseEvent(event)
        self._delegate.release()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The buttons under the mouse light up."""
        before = self._delegate.over
        self._delegate.leave()
        super().mouseMoveEvent(event)
        if self._delegate.over != before:
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Nothing is hovered any more when the mouse leaves."""
        if event.type() is QEvent.Type.Leave:
            self._delegate.leave()
            self.viewport().update()
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows only where the focus came by keyboard."""
        super().focusInEvent(event)
        self._show_ring(event.reason() in _KEYBOARD_REASONS)
