"""What can be done with a row without the mouse: its menu, and the keys that stand for entries of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.error_text import ActionKind, action_words
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.task_offers import actions_of
from vidgo_desktop.ui.task_text import button_of
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
    ActionKind.USE_AGAIN: "sliders",
    ActionKind.LAY_SOUND: "volume",
    ActionKind.STAR: "star",
    ActionKind.UNSTAR: "star-on",
    ActionKind.RENAME: "rename",
    ActionKind.MOVE: "folder",
    ActionKind.BIN: "trash",
    ActionKind.CHANGE_ADDRESS: "network",
}
# Never done by Enter alone.
_NOT_BY_ENTER = frozenset({ActionKind.REMOVE, ActionKind.STOP_WAITING})


@dataclass(frozen=True, slots=True)
class TaskAction:
    """A wish about one task."""

    task: Task
    kind: ActionKind


@dataclass(frozen=True, slots=True)
class BulkAction:
    """A wish about several tasks."""

    tasks: tuple[int, ...]
    kind: ActionKind


# What can be wished of several rows at once; who carries it out looks which of them it fits.
_OF_SEVERAL = (
    ActionKind.TRY_AGAIN,
    ActionKind.SHOW_IN_FOLDER,
    ActionKind.COPY_FILE,
    ActionKind.MOVE,
    ActionKind.STAR,
    ActionKind.UNSTAR,
    ActionKind.REMOVE,
    ActionKind.BIN,
)


class BulkMenu(QMenu):
    """Everything that can be done with several tasks; ``wished`` carries the chosen ``BulkAction``."""

    wished = Signal(object)

    def __init__(self, theme: Theme, tasks: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(parent)
        make_round(self)
        self.setObjectName("bulkMenu")
        self._tasks = tasks
        self.addSection(self.tr("%n chosen", "", len(tasks)))
        for kind in _OF_SEVERAL:
            if kind is ActionKind.REMOVE:
                self.addSeparator()
            entry = self.addAction(_bulk_words(kind))
            entry.setData(kind.value)
            icon = button_of(kind).icon or _ICONS[kind]
            entry.setIcon(assets.icon(icon, 16, theme.hex("text.2")))
        self.triggered.connect(self._chosen)

    @Slot(QAction)
    def _chosen(self, entry: QAction) -> None:
        self.wished.emit(BulkAction(self._tasks, ActionKind(entry.data())))


def _bulk_words(kind: ActionKind) -> str:
    translate = QCoreApplication.translate
    match kind:
        case ActionKind.TRY_AGAIN:
            return translate("BulkMenu", "Try again…")
        case ActionKind.COPY_FILE:
            return translate("BulkMenu", "Copy the files")
        case ActionKind.BIN:
            return translate("BulkMenu", "Remove and move the videos to the recycle bin")
        case ActionKind.UNSTAR:
            return translate("BulkMenu", "Take the stars away")
        case _:
            return action_words(kind)


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
    """The one open menu. ``wished`` carries a ``TaskAction``, ``bulk_wished`` a ``BulkAction`` of several rows."""

    wished = Signal(object)
    bulk_wished = Signal(object)

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._menu: TaskMenu | BulkMenu | None = None

    def open(self, task: Task, place: QPoint) -> None:
        """Show the menu of a task at a place of the screen."""
        # One key press may come as a key and as a wish for a menu.
        if self._menu is None:
            menu = TaskMenu(self._theme, task, self._view)
            menu.wished.connect(self.wished)
            self._show(menu, place)

    def open_for(self, tasks: tuple[int, ...], place: QPoint) -> None:
        """Show the menu of several tasks at a place of the screen."""
        if self._menu is None:
            menu = BulkMenu(self._theme, tasks, self._view)
            menu.wished.connect(self.bulk_wished)
            self._show(menu, place)

    def _show(self, menu: TaskMenu | BulkMenu, place: QPoint) -> None:
        self._menu = menu
        menu.aboutToHide.connect(self._closed)
        MenuLead(menu, self._view)
        menu.popup(place)

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


def bulk_of_key(event: QKeyEvent, tasks: tuple[int, ...]) -> BulkAction | None:
    """What a key does with several tasks; None when the key means nothing for them."""
    kind = next((kind for kind in _kinds_of(event) if kind in _OF_SEVERAL), None)
    return None if kind is None else BulkAction(tasks, kind)


def _kinds_of(event: QKeyEvent) -> tuple[ActionKind, ...]:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if event.matches(QKeySequence.StandardKey.Copy):
        return (ActionKind.COPY_LINK,)
    if event.key() == Qt.Key.Key_C and event.modifiers() == control | shift:
        return (ActionKind.COPY_FILE,)
    if event.key() == Qt.Key.Key_Delete or (event.key() == Qt.Key.Key_Backspace and event.modifiers() == control):
        return (ActionKind.REMOVE,)
    if event.key() == Qt.Key.Key_R and event.modifiers() == control:
        return (ActionKind.TRY_AGAIN, ActionKind.SAVE_AGAIN)
    if event.key() == Qt.Key.Key_O and event.modifiers() == control | shift:
        return (ActionKind.SHOW_IN_FOLDER,)
    if event.key() == Qt.Key.Key_S and is_bare(event):
        return (ActionKind.STAR, ActionKind.UNSTAR)
    if event.key() == Qt.Key.Key_F2 and is_bare(event):
        return (ActionKind.RENAME,)
    return ()


def is_bare(event: QKeyEvent) -> bool:
    """Whether a key was pressed without any other key."""
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
