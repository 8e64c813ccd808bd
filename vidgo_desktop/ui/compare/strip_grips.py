"""The two grips of the loop on the film strips: sliders for keyboard, mouse and screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from vidgo_desktop.ui.controls import keyboard_focus, paint_ring
from vidgo_desktop.ui.theme import Theme

GRIP = (10, 32)
# The area that can be hit, and room for the ring.
_HIT = (28, 40)
_MANY = 10
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class LoopGrip(QAbstractSlider):
    """Values are frames. ``wanted`` carries the frame that was asked for by keys or a screen reader.

    ``dragged`` carries where the mouse pulls it, as x in the widget that it lies in.
    """

    wanted = Signal(object)
    dragged = Signal(object)

    def __init__(self, theme: Theme, strips: QWidget, name: str) -> None:
        super().__init__(strips)
        self._theme = theme
        self._is_told = False
        self._words = ""
        self._offset = 0.0
        self.setObjectName(name)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFixedSize(*_HIT)
        self.valueChanged.connect(self._changed)
        theme.changed.connect(self.update)
        self.hide()

    def show_frame(self, frame: int, last: int, words: str) -> None:
        """Stand at this frame of so many; the words say the time."""
        self._is_told = True
        self.setRange(0, max(0, last))
        self.setValue(frame)
        self._is_told = False
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)

    def stand_at(self, centre: QPointF) -> None:
        """Lie around this point of the strips."""
        self.move(round(centre.x() - _HIT[0] / 2), round(centre.y() - _HIT[1] / 2))

    @Slot(int)
    def _changed(self, frame: int) -> None:
        if not self._is_told:
            self.wanted.emit(frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it by one frame, with Shift by ten; the other keys are the page's."""
        step = _STEPS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.setValue(self.value() + step * (_MANY if held else 1))
        elif event.key() == Qt.Key.Key_Home and not held:
            self.setValue(self.minimum())
        elif event.key() == Qt.Key.Key_End and not held:
            self.setValue(self.maximum())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._offset = event.position().x() - _HIT[0] / 2
            self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull it."""
        if self.isSliderDown():
            self.dragged.emit(self.mapToParent(event.position()).x() - self._offset)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The grip, and its ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = GRIP
        grip = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent.line" if self.isEnabled() else "line.control"))
        painter.drawRoundedRect(grip, 3, 3)
        if keyboard_focus(self):
            paint_ring(painter, self._theme, grip.adjusted(-4, -4, 4, 4), 6)
        painter.end()
