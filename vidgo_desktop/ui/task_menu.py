"""What can be done with a row without the mouse: its menu, and the keys that stand for entries of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_text import actions_of
from vidgo_desktop.ui.theme import Theme

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
        self.setObjectName("taskMenu")
        self._task = task
        for button in actions_of(task):
            if button.kind is ActionKind.REMOVE:
                self.addSeparator()
            entry = self.addAction(button.text)
            entry.setData(button.kind.value)
            if button.icon:
                entry.setIcon(assets.icon(button.icon, 16, theme.hex("text.2")))
        self.triggered.connect(self._chosen)

    @Slot(QAction)
    def _chosen(self, entry: QAction) -> None:
        self.wished.emit(TaskAction(self._task, ActionKind(entry.data())))


def is_menu_key(event: QKeyEvent) -> bool:
    """Whether this key opens the row's menu."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)


def action_of_key(event: QKeyEvent, task: Task) -> ActionKind | None:
    """What a key does with a task; None when the key means nothing, or nothing for this task."""
    there = [button.kind for button in actions_of(task)]
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and _bare(event):
        return ActionKind.DETAILS if there[0] in _NOT_BY_ENTER else there[0]
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


def _bare(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
