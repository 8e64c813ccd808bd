"""The thin bar that says that a file is being looked at; nobody knows how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vidgo_desktop.ui.theme import Theme

_HEIGHT = 4
_ABOVE = 3
_TURN_MS = 1200
_PART = 0.3


class ReadingBar(QWidget):
    """A part of the bar that wanders while it is seen; with *Less movement* it stands in the middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._move = QVariantAnimation(self)
        self._move.setStartValue(-_PART)
        self._move.setEndValue(1.0)
        self._move.setLoopCount(-1)
        self._move.valueChanged.connect(self.update)
        self.setFixedHeight(_ABOVE + _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wander."""
        super().showEvent(event)
        turn = self._theme.duration(_TURN_MS)
        if turn:
            self._move.setDuration(turn)
            self._move.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves that is not seen."""
        super().hideEvent(event)
        self._move.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, _ABOVE, self.width(), _HEIGHT)
        painter.setPen(self._theme.color("bg.pressed"))
        painter.setBrush(self._theme.color("bg.pressed"))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        runs = self._move.state() is QVariantAnimation.State.Running
        begin = float(self._move.currentValue()) if runs else (1 - _PART) / 2
        part = QRectF(begin * track.width(), _ABOVE, _PART * track.width(), track.height()).intersected(track)
        painter.setPen(self._theme.color("accent.line"))
        painter.setBrush(self._theme.color("accent.line"))
        if part.width() > 2:
            painter.drawRoundedRect(part.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
        painter.end()
