"""The scrolling part of the task list: the choice, keys and mouse, the menu, and the clock of running rows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)

from vidgo_desktop.core.task import Group, Task, group_of
from vidgo_desktop.ui import task_row
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.player_roles import install as install_roles
from vidgo_desktop.ui.task_access import ButtonLine, presses_button
from vidgo_desktop.ui.task_delegate import TaskDelegate
from vidgo_desktop.ui.task_menu import MenuHolder, TaskAction, action_of_key, is_menu_key
from vidgo_desktop.ui.task_model import BesideRole, TaskListModel
from vidgo_desktop.ui.task_motion import RowMotion
from vidgo_desktop.ui.task_row import PlacedButton
from vidgo_desktop.ui.task_speech import list_name
from vidgo_desktop.ui.task_table import TaskTable
from vidgo_desktop.ui.task_text import NOTHING_BESIDE, needs_ticking
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.thumbnail_loader import ThumbnailLoader

_TICK = 1000
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TaskView(TaskTable):
    """One column of painted cards. ``chosen`` carries the task of the chosen row or None, ``announced`` what was said
    to screen readers about a button inside a row.
    """

    chosen = Signal(object)
    action_requested = Signal(object)
    announced = Signal(object)

    def __init__(
        self, theme: Theme, model: TaskListModel, loader: ThumbnailLoader, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(theme)
        self._chosen: int | None = None
        self._told: int | None = None
        self._counts_headers = False
        self._state: object = None
        self._line = ButtonLine(self)
        self._menu = MenuHolder(theme, self)
        self._motion = RowMotion(theme, self.viewport(), self._moving_parts)
        self._delegate = TaskDelegate(theme, loader, self._motion, clock, self)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setInterval(_TICK)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        install_roles()
        self.set_up(model, self._delegate)
        self._connect()

    def _connect(self) -> None:
        self._tick.timeout.connect(self._ticked)
        self._settle.timeout.connect(self._settled)
        self._delegate.action_triggered.connect(self._triggered)
        self._delegate.menu_wanted.connect(self._menu_wanted)
        self._list.dataChanged.connect(self._rows_changed)
        self._list.modelReset.connect(self._after_reset)
        for changed in (self._list.rowsInserted, self._list.rowsRemoved, self._list.modelReset):
            changed.connect(self._rename)
        self._line.moved.connect(self._show_buttons)
        self._line.said.connect(self._say)
        self._menu.wished.connect(self.action_requested)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._rename()

    @Slot()
    def _rename(self) -> None:
        self.setAccessibleName(list_name(self._list.shown_count))

    # --- what assistive technology is told (``task_reader``) ------------------------------------------------

    @property
    def tasks(self) -> TaskListModel:
        """The rows."""
        return self._list

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
        """Choose nothing: another list comes."""
        self._motion.forget()
        self._set_chosen(None)
        self.clearSelection()

    @Slot(QItemSelection, QItemSelection)
    def _selection_changed(self, _new: QItemSelection, _old: QItemSelection) -> None:
        rows = self.selectionModel().selectedRows()
        self._set_chosen(self._list.id_at(rows[0].row()) if rows else None)

    def _set_chosen(self, task: int | None) -> None:
        if task != self._chosen:
            self._chosen = task
            self._state = self._state_of(task)
            self._line.leave()
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

    # --- changes of rows ------------------------------------------------------------------------------------

    @Slot(QModelIndex, QModelIndex)
    def _rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        seen = self.visible_rows()
        if seen and first.row() < seen.stop and last.row() >= seen.start:
            self._fit()
        state = self._state_of(self._chosen)
        if state != self._state:
            self._state = state
            self._line.leave()
        self._tell_chosen()

    def _state_of(self, task: int | None) -> object:
        known = None if task is None else self._list.known(task)
        return None if known is None else (known.state, known.result)

    # --- time -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; as long as a running row is on the screen, again in a second, and sooner where something moves."""
        self._delegate.saw_ticking = self._delegate.saw_moving = False
        self._delegate.dirty = event.region()
        super().paintEvent(event)
        if self._delegate.saw_ticking and not self._tick.isActive():
            self._tick.start()
        if self._delegate.saw_moving:
            self._motion.start()

    @property
    def motion(self) -> RowMotion:
        """What turns and slides in the rows."""
        return self._motion

    @property
    def is_ticking(self) -> bool:
        """Whether the clock of running rows is on."""
        return self._tick.isActive()

    @Slot()
    def _ticked(self) -> None:
        # The words of a row may need another line now.
        self._fit()
        for row in self.visible_rows():
            task = self._list.task_at(row)
            if task is not None and needs_ticking(task):
                self.update(self._list.index(row, 0))

    def _moving_parts(self) -> list[QRect]:
        parts: list[QRect] = []
        for row in self.visible_rows():
            task = self._list.task_at(row)
            if task is not None and group_of(task.state, task.result) is Group.RUNNING:
                place = self._list.index(row, 0)
                parts += self._delegate.moving_parts(task, place.data(BesideRole), self.visualRect(place))
        return parts

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves where nobody sees it."""
        self._motion.stop()
        super().hideEvent(event)

    # --- keys and mouse -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row; all of them are in its menu as well."""
        self._show_ring(True)
        task = self._acting_task()
        if task is not None and self._line.spot[1] and self._button_key(event, task):
            return
        kind = None if task is None else action_of_key(event, task)
        if task is not None and is_menu_key(event):
            row = self.visualRect(self.currentIndex())
            self._menu.open(task, self.viewport().mapToGlobal(row.topLeft() + QPoint(task_row.TEXT_LEFT, 40)))
        elif task is not None and kind is not None:
            self.action_requested.emit(TaskAction(task, kind))
        else:
            super().keyPressEvent(event)

    def _acting_task(self) -> Task | None:
        """The task that keys are about: the chosen one, else the one that the keyboard is on."""
        if self._chosen is not None:
            return self._list.known(self._chosen)
        return self._list.task_at(self.currentIndex().row())

    # --- the buttons of a row by keyboard -------------------------------------------------------------------

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Tab walks through the buttons of the chosen row before it leaves the list."""
        task = self._acting_task()
        if task is None or not self.hasFocus() or not self._line.tab(task, self._buttons(task), onwards=onwards):
            return super().focusNextPrevChild(onwards)
        return True

    def _buttons(self, task: Task) -> tuple[PlacedButton, ...]:
        row = self._list.row_of(task.id)
        beside = NOTHING_BESIDE if row is None else self._list.index(row, 0).data(BesideRole)
        return self._delegate.layout_of(task, beside, tools=True).buttons

    def _button_key(self, event: QKeyEvent, task: Task) -> bool:
        """The keys of a button that has the keyboard; whether this was one."""
        if event.key() == Qt.Key.Key_Escape:
            self._line.leave()
            return True
        what = self._line.spot[1]
        button = next((button for button in self._buttons(task) if button.what == what), None)
        if button is None or not presses_button(event):
            return False
        if what == task_row.MENU:
            corner = self._delegate.card(self.visualRect(self.currentIndex())).topLeft()
            self._menu.open(task, self.viewport().mapToGlobal(corner + button.rect.bottomLeft()))
        else:
            self.action_requested.emit(TaskAction(task, ActionKind(what)))
        return True

    @Slot(object)
    def _say(self, text: str) -> None:
        self.announced.emit(text)
        announce(self, text)

    @Slot()
    def _show_buttons(self) -> None:
        self._delegate.keyed = self._line.spot
        self.viewport().update()

    # --- menu and mouse -------------------------------------------------------------------------------------

    @Slot(object, object)
    def _triggered(self, task: Task, kind: ActionKind) -> None:
        self.action_requested.emit(TaskAction(task, kind))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the mouse, or of the chosen one."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        task = self._list.task_at(place.row()) if place.isValid() else None
        if task is not None:
            self._menu.open(task, event.globalPos())
        event.accept()

    @Slot(object, object)
    def _menu_wanted(self, task: int, place: QPoint) -> None:
        known = self._list.known(task)
        if known is not None:
            self._menu.open(known, place)

    def _show_ring(self, shown: bool) -> None:
        if self._delegate.ring is not shown:
            self._delegate.ring = shown
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """After a click there is no focus ring."""
        self._line.leave()
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who comes back comes back to the row, except from a menu or another window."""
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._line.leave()
        super().focusOutEvent(event)
