"""The ground of the welcome, and the keys that go back on it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vidgo_desktop.ui.theme import Theme

RADIUS = 12


def back_keys() -> list[QKeySequence]:
    """The keys that go back on this system; never the one that deletes a character."""
    system = QKeySequence.keyBindings(QKeySequence.StandardKey.Back)
    own = [QKeySequence(Qt.Key.Key_Back)]
    if sys.platform != "darwin":
        # There it moves by a word in a text field.
        own.append(QKeySequence(Qt.KeyboardModifier.AltModifier | Qt.Key.Key_Left))
    kept = [keys for keys in system if keys != QKeySequence(Qt.Key.Key_Backspace) and keys not in own]
    return own + kept


class Board(QWidget):
    """The rounded ground of picture and text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A panel with an outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillPath(path, self._theme.color("bg.panel"))
        painter.setPen(QPen(self._theme.color("line.soft"), 1))
        painter.drawPath(path)
        painter.end()
