"""What can be done with a row without the mouse: its menu, and the keys that stand for entries of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.task_text import actions_of
from vidgo_desktop.ui.theme import Theme

# In the menu every entry has an icon, also where its button in the row has none.
_ICONS = {
    ActionKind.DETAILS: "info",
    ActionKind.CHOOSE_VIDEO: "video",
    ActionKind.CHOOSE_IMAGE: "picture",
    ActionKind.CHOOSE_FOLDER: "folder",
    ActionKind.REPLACE_KEY: "key",
    ActionKind.TOP_UP: "open-outside",
    ActionKind.TEST_CONNECTION: "refresh",
    ActionKind.CHANGE_LIMIT: "sliders",
    ActionKind.CHANGE_ADDRESS: "network",
}
# Never done by Enter alone.
_NOT_BY_ENTER = frozenset({ActionKind.REMOVE, ActionKind.STOP_WAITING})


@dataclass(frozen=True, slots=True)
class TaskAction:
    """A wish about one task."""

    task: Task
    kind: ActionKind


class TaskMenu(QMenu):
    """Everything that can be done with one task; ``wished`` carries the chosen ``TaskAction``."""

    wished = Signal(object)

    def __init__(self, theme: Theme, task: Task, parent: QWidget) -> None:
        super().__init__(parent)
        make_round(self)
        self.setObjectName("taskMenu")
        self._task = task
        for button in actions_of(task):
            if button.kind is ActionKind.REMOVE:
                self.addSeparator()
            entry = self.addAction(button.text)
            entry.setData(button.kind.value)
            icon = button.icon or _ICONS.get(button.kind, "")
            if icon:
                entry.setIcon(assets.icon(icon, 16, theme.hex("text.2")))
        self.triggered.connect(self._chosen)

    @Slot(QAction)
    def _chosen(self, entry: QAction) -> None:
        self.wished.emit(TaskAction(self._task, ActionKind(entry.data())))


class MenuHolder(QObject):
    """The one open menu of a row. ``wished`` carries the chosen ``TaskAction``."""

    wished = Signal(object)

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._menu: TaskMenu | None = None

    def open(self, task: Task, place: QPoint) -> None:
        """Show the menu of a task at a place of the screen."""
        # One key press may come as a key and as a wish for a menu.
        if self._menu is None:
            self._menu = TaskMenu(self._theme, task, self._view)
            self._menu.wished.connect(self.wished)
            self._menu.aboutToHide.connect(self._closed)
            MenuLead(self._menu, self._view)
            self._menu.popup(place)

    @Slot()
    def _closed(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None


def is_menu_key(event: QKeyEvent) -> bool:
    """Whether this key opens the row's menu."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)


def enter_does(task: Task) -> ActionKind:
    """What Enter does with a row: the likeliest, but never what takes something away."""
    first = actions_of(task)[0].kind
    return ActionKind.DETAILS if first in _NOT_BY_ENTER else first


def action_of_key(event: QKeyEvent, task: Task) -> ActionKind | None:
    """What a key does with a task; None when the key means nothing, or nothing for this task."""
    there = [button.kind for button in actions_of(task)]
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_bare(event):
        return enter_does(task)
    return next((kind for kind in _kinds_of(event) if kind in there), None)


def _kinds_of(event: QKeyEvent) -> tuple[ActionKind, ...]:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if event.matches(QKeySequence.StandardKey.Copy):
        return (ActionKind.COPY_LINK,)
    if event.key() == Qt.Key.Key_Delete or (event.key() == Qt.Key.Key_Backspace and event.modifiers() == control):
        return (ActionKind.REMOVE,)
    if event.key() == Qt.Key.Key_R and event.modifiers() == control:
        return (ActionKind.TRY_AGAIN, ActionKind.SAVE_AGAIN)
    if event.key() == Qt.Key.Key_O and event.modifiers() == control | shift:
        return (ActionKind.SHOW_IN_FOLDER,)
    return ()


def is_bare(event: QKeyEvent) -> bool:
    """Whether a key was pressed without any other key."""
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
