"""The task list for assistive technology: a list whose rows can do what their menus offer.

Qt's own table would tell of headers that nobody sees, and its cells can only be toggled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr, isValid

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.task_menu import TaskAction, enter_does
from vidgo_desktop.ui.task_offers import actions_of

if TYPE_CHECKING:
    from vidgo_desktop.ui.task_view import TaskView

_Interface = QAccessible.InterfaceType
# Qt keeps plain pointers to these for as long as the process lives, so they may never be collected.
_kept: list[QAccessibleInterface] = []
# A void pointer to nothing; None would not do, as PySide reads an address out of what it is given.
_NONE = VoidPtr(0)


class _Actions(QAccessibleActionInterface):
    """What a row can do: come to the keyboard, what Enter does, and every entry of its menu by its words."""

    def __init__(self, row: TaskRow) -> None:
        super().__init__()
        self._row = row

    def _entries(self) -> dict[str, ActionKind | None]:
        task = self._row.task
        entries: dict[str, ActionKind | None] = {}
        if task is not None:
            entries[QAccessibleActionInterface.pressAction()] = enter_does(task)
            entries |= {spoken(button.text): button.kind for button in actions_of(task)}
            entries[QAccessibleActionInterface.setFocusAction()] = None
        return entries

    def actionNames(self) -> list[str]:
        """The names; those of the menu in the user's language."""
        return list(self._entries())

    def localizedActionName(self, name: str) -> str:
        """The same."""
        return name

    def localizedActionDescription(self, name: str) -> str:
        """Nothing more than the name."""
        return ""

    def keyBindingsForAction(self, name: str) -> list[str]:
        """The list of keys tells them."""
        return []

    def doAction(self, name: str) -> None:
        """Do it as soon as the question is answered: the row may go with it."""
        entries, view, task = self._entries(), self._row.view, self._row.task
        if name in entries and task is not None:
            kind = entries[name]

            def act() -> None:
                if not isValid(view):
                    return
                view.choose(task.id)
                if kind is None:
                    view.setFocus(Qt.FocusReason.OtherFocusReason)
                else:
                    view.action_requested.emit(TaskAction(task, kind))

            QTimer.singleShot(0, view, act)


class _RowBase(QAccessibleInterface):
    """One row of the list. Where it stands is looked up each time."""

    def __init__(self, view: TaskView) -> None:
        super().__init__()
        self.view = view
        _kept.append(self)

    @property
    def place(self) -> int | None:
        """The row it stands in now, None when it is not shown any more."""
        raise NotImplementedError

    def isValid(self) -> bool:
        """Whether it is still there."""
        return isValid(self.view) and self.place is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt allows none
        """There is no widget for a row."""
        return None

    def parent(self) -> QAccessibleInterface:
        """The list."""
        return QAccessible.queryAccessibleInterface(self.view)

    def window(self) -> QWindow:
        """The window of the list."""
        return self.parent().window()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """A row has no parts."""
        return None

    def childCount(self) -> int:
        """A row has no parts."""
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """A row has no parts."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """A row has no parts."""
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """A row has no parts."""
        return None

    def relations(self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations) -> list[Any]:
        """It belongs to nothing but the list."""
        return []

    def rect(self) -> QRect:
        """Where it lies on the screen."""
        row = self.place
        if row is None:
            return QRect()
        box = self.view.visualRect(self.view.model().index(row, 0))
        return QRect(self.view.viewport().mapToGlobal(box.topLeft()), box.size())

    def role(self) -> QAccessible.Role:
        """An entry of the list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Whether it is to be seen."""
        state = QAccessible.State()
        row = self.place
        seen = row is not None and self.view.isVisible() and row in self.view.visible_rows()
        state.invisible = not seen
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """The sentence of the row is its name."""
        row = self.place
        if row is None or kind is not QAccessible.Text.Name:
            return ""
        return str(self.view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """It follows the task."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Nothing can be done with it."""
        return _NONE


class HeadRow(_RowBase):
    """The head of a day."""

    def __init__(self, view: TaskView, row: int) -> None:
        super().__init__(view)
        self._row = row

    @property
    def place(self) -> int | None:
        """A head is known by its row alone."""
        model = self.view.tasks
        is_there = self._row < model.rowCount() and model.id_at(self._row) is None
        return self._row if is_there else None

    def role(self) -> QAccessible.Role:
        """A heading."""
        return QAccessible.Role.Heading


class TaskRow(_RowBase):
    """A task, wherever it stands."""

    def __init__(self, view: TaskView, number: int) -> None:
        super().__init__(view)
        self._number = number
        self._actions = _Actions(self)

    @property
    def place(self) -> int | None:
        """Where the list has it now."""
        return self.view.tasks.row_of(self._number)

    @property
    def task(self) -> Task | None:
        """The task, None while it is not loaded."""
        return self.view.tasks.known(self._number) if isValid(self.view) else None

    def state(self) -> QAccessible.State:
        """Chosen, and whether the keyboard is on it."""
        state = super().state()
        view, row = self.view, self.place
        current = row is not None and view.currentIndex().row() == row
        state.focusable = state.selectable = True
        state.focused = current and view.hasFocus()
        state.extSelectable = state.multiSelectable = True
        state.selected = view.is_selected(self._number)
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """It can be acted on."""
        return self._actions if kind is _Interface.ActionInterface else _NONE


class TaskListReader(QAccessibleWidget):
    """The list itself; its children are its rows, by their place."""

    def __init__(self, view: TaskView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view
        self._tasks: dict[int, TaskRow] = {}
        self._heads: dict[int, HeadRow] = {}

    def childCount(self) -> int:
        """Heads and tasks."""
        return self._view.tasks.rowCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """The row at this place. Qt's own events count as if there were headers."""
        row = (index - 3) // 2 if self._view.counts_headers else index
        if not 0 <= row < self.childCount():
            return None
        number = self._view.tasks.id_at(row)
        if number is None:
            if row not in self._heads:
                self._heads[row] = HeadRow(self._view, row)
            return self._heads[row]
        if number not in self._tasks:
            self._tasks[number] = TaskRow(self._view, number)
        return self._tasks[number]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a row, -1 for anything else."""
        place = child.place if isinstance(child, _RowBase) else None
        return -1 if place is None else place

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """The row at this point of the screen."""
        viewport = self._view.viewport()
        return self.child(self._view.rowAt(viewport.mapFromGlobal(QPoint(x, y)).y()))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """The row that the keyboard is on."""
        return self.child(self._view.currentIndex().row()) if self._view.hasFocus() else None
