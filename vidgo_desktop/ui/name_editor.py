"""The field in a row of the task list in which its name is changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme

# As many letters as the list keeps.
_LONGEST = 200
_STAY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class NameEditor(QLineEdit):
    """Enter and going elsewhere keep the name, Esc keeps the old one; then the field deletes itself.

    ``named`` carries the number of the task and the new name, empty for the automatic title again. ``ended`` comes in
    any case, and carries whether the keyboard was still in the field.
    """

    named = Signal(object, object)
    ended = Signal(object)

    def __init__(self, theme: Theme, task: Task, place: QRect, canvas: QWidget) -> None:
        super().__init__(task.title, canvas)
        self._task = task
        self._is_over = False
        self.setObjectName("taskName")
        self.setMaxLength(_LONGEST)
        self.setFont(theme.font("body.strong"))
        self.setPlaceholderText(task.auto_title)
        self.setAccessibleName(self.tr("Name of {title}").format(title=spoken(task.title)))
        self.setStyleSheet("padding: 0 6px; min-height: 20px;")
        self.setGeometry(place)
        canvas.installEventFilter(self)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc end it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(keep=False)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is ours, whatever shortcuts the window has."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere has made up their mind."""
        super().focusOutEvent(event)
        if event.reason() not in _STAY:
            self._end(keep=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row moves away under the field when the list is scrolled or resized with the wheel or the window."""
        if event.type() in (QEvent.Type.Wheel, QEvent.Type.Resize):
            self._end(keep=True)
        return super().eventFilter(watched, event)

    def give_up(self) -> None:
        """End it without a new name: the row went away."""
        self._end(keep=False)

    def _end(self, *, keep: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        had_focus = self.hasFocus()
        name = " ".join(self.text().split())
        # The automatic title is no name of the user's.
        name = "" if name == self._task.auto_title else name
        if keep and name != self._task.own_name and name != self._task.title:
            self.named.emit(self._task.id, name)
        self.hide()
        self.ended.emit(had_focus)
        self.deleteLater()
