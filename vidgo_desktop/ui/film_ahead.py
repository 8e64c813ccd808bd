"""The decoder is loaded when a pointer or the keyboard comes to the list: the first video then opens without a wait.

At the start it would cost memory and time for nothing (docs/decisions/own-frame-clock.md).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent

from vidgo_desktop.ui.player_film import PlayerFilm
from vidgo_desktop.ui.task_view import TaskView

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class FilmAhead(QObject):
    """Watches the list until somebody comes to it for the first time while it has rows."""

    def __init__(self, view: TaskView, film: PlayerFilm) -> None:
        super().__init__(view)
        self._view, self._film = view, film
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: something happens to the list."""
        comes = event.type() is QEvent.Type.Enter
        if isinstance(event, QFocusEvent):
            comes = event.gotFocus() and event.reason() in _BY_KEYS
        if comes and self._view.model().rowCount():
            self._view.removeEventFilter(self)
            self._film.prepare()
        return False
