"""The list without a mouse and without eyes: the texts of a row, and the keyboard inside a row's button line."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui import task_speech, task_text
from vidgo_desktop.ui.task_menu import is_bare
from vidgo_desktop.ui.task_row import PlacedButton
from vidgo_desktop.ui.task_speech import spoken_button
from vidgo_desktop.ui.task_text import Beside


def row_text(task: Task | None, role: int, now: float, beside: Beside) -> str:
    """What a row says as text, to a screen reader (``AccessibleTextRole``), or in its tooltip."""
    if task is None:
        return task_text.not_loaded()
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return task_speech.spoken(task, now, beside)
    words = task_text.words_of(task, now, beside)
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{task.title} {words.word} {words.detail}".rstrip()
    lines = (task.title, task_text.kind_of(task), f"{words.word} {words.detail}".rstrip(), words.sentence)
    # A tooltip guesses whether a text is markup; said openly and escaped, a title stays what it is.
    return "<qt>" + "<br>".join(escape(line) for line in lines if line) + "</qt>"


class ButtonLine(QObject):
    """Which painted button has the keyboard: one of one row, or none, and then the row itself has it.

    ``moved`` tells that it is another one now, ``said`` carries what a screen reader should say.
    """

    moved = Signal()
    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = 0
        self._what = ""

    @property
    def spot(self) -> tuple[int, str]:
        """The task and its button, as ``PlacedButton.what``; 0 and empty when the row itself has the keyboard."""
        return self._task, self._what

    def tab(self, task: Task, buttons: Sequence[PlacedButton], *, onwards: bool) -> bool:
        """Tab or Shift+Tab was pressed on this row; False when that leads out of the list."""
        if not (onwards or self._what):
            return False
        order = [button.what for button in buttons]
        now = order.index(self._what) if (task.id == self._task and self._what in order) else -1
        place = now + (1 if onwards else -1)
        if 0 <= place < len(order):
            self._task, self._what = task.id, order[place]
            self.moved.emit()
            self.said.emit(spoken_button(buttons[place].name, task))
            return True
        self.leave()
        return not onwards

    def leave(self) -> None:
        """Back to the row."""
        if self._what:
            self._task, self._what = 0, ""
            self.moved.emit()


def presses_button(event: QKeyEvent) -> bool:
    """Whether this key presses a button that has the keyboard."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and is_bare(event)
