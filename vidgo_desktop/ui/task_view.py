"""The scrolling part of the task list: the choice, keys and mouse, the menu, and the clock of running rows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
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
from vidgo_desktop.ui.name_editor import NameEditor
from vidgo_desktop.ui.player_roles import install as install_roles
from vidgo_desktop.ui.task_access import ButtonLine, presses_button
from vidgo_desktop.ui.task_choice import ChoosingTable
from vidgo_desktop.ui.task_delegate import TaskDelegate
from vidgo_desktop.ui.task_menu import MenuHolder, TaskAction, action_of_key, bulk_of_key, is_menu_key
from vidgo_desktop.ui.task_model import BesideRole, TaskListModel
from vidgo_desktop.ui.task_motion import RowMotion
from vidgo_desktop.ui.task_row import PlacedButton
from vidgo_desktop.ui.task_speech import list_name
from vidgo_desktop.ui.task_text import NOTHING_BESIDE, needs_ticking
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.thumbnail_loader import ThumbnailLoader

_TICK = 1000
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TaskView(ChoosingTable):
    """One column of painted cards. ``action_requested`` carries a ``TaskAction``, ``bulk_requested`` a ``BulkAction``
    when several rows are chosen, ``announced`` what was said to screen readers about a button inside a row.
    """

    action_requested = Signal(object)
    bulk_requested = Signal(object)
    named = Signal(object, object)
    announced = Signal(object)

    def __init__(
        self, theme: Theme, model: TaskListModel, loader: ThumbnailLoader, clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(theme)
        self._state: object = None
        self._line = ButtonLine(self)
        self._menu = MenuHolder(theme, self)
        self._motion = RowMotion(theme, self.viewport(), self._moving_parts)
        self._delegate = TaskDelegate(theme, loader, self._motion, clock, self)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setInterval(_TICK)
        install_roles()
        self.set_up(model, self._delegate)
        self._connect()

    def _connect(self) -> None:
        self._tick.timeout.connect(self._ticked)
        self._delegate.action_triggered.connect(self._triggered)
        self._delegate.menu_wanted.connect(self._menu_wanted)
        self._list.dataChanged.connect(self._rows_changed)
        for changed in (self._list.rowsInserted, self._list.rowsRemoved, self._list.modelReset):
            changed.connect(self._rename)
        self._line.moved.connect(self._show_buttons)
        self._line.said.connect(self._say)
        self._menu.wished.connect(self.action_requested)
        self._menu.bulk_wished.connect(self.bulk_requested)
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
    def menu(self) -> MenuHolder:
        """The open menu of a row, or of all chosen ones."""
        return self._menu

    def forget_choice(self) -> None:
        """Choose nothing: another list comes."""
        self._motion.forget()
        super().forget_choice()

    def rename(self, task: Task) -> None:
        """Let the user change the name of a task in its row."""
        if self.choose(task.id):
            place = self._list.index(self._list.row_of(task.id) or 0, 0)
            card = self._delegate.card(self.visualRect(place))
            title = self._delegate.layout_of(task, place.data(BesideRole), tools=False).title.rect
            field = title.translated(card.topLeft()).adjusted(-7, -4, 7, 2)
            editor = NameEditor(self._theme, task, field, self.viewport())
            editor.named.connect(self.named)
            editor.ended.connect(self._renamed)
            self.verticalScrollBar().valueChanged.connect(editor.give_up)

    @Slot(object)
    def _renamed(self, had_focus: bool) -> None:
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice_changed(self) -> None:
        self._state = self._state_of(self._chosen)
        self._line.leave()

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
        if self.choice_key(event):
            return
        ids = self.selected_ids
        several = bulk_of_key(event, ids) if len(ids) > 1 else None
        kind = None if task is None else action_of_key(event, task)
        if task is not None and is_menu_key(event):
            row = self.visualRect(self.currentIndex())
            self._open_menu(task, self.viewport().mapToGlobal(row.topLeft() + QPoint(task_row.TEXT_LEFT, 40)))
        elif several is not None:
            self.bulk_requested.emit(several)
        elif task is not None and kind is not None:
            self.action_requested.emit(TaskAction(task, kind))
        else:
            super().keyPressEvent(event)

    def _open_menu(self, task: Task, place: QPoint) -> None:
        """The menu of this row; of all chosen ones when it is one of several."""
        ids = self.selected_ids
        if len(ids) > 1 and task.id in ids:
            self._menu.open_for(ids, place)
        else:
            self._menu.open(task, place)

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
            self._open_menu(task, event.globalPos())
        event.accept()

    @Slot(object, object)
    def _menu_wanted(self, task: int, place: QPoint) -> None:
        known = self._list.known(task)
        if known is not None:
            self._open_menu(known, place)

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
