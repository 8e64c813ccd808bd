"""The mouse on the stage: it takes the wipe line, pushes both pictures, or zooms at the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

if TYPE_CHECKING:
    from vidgo_desktop.ui.compare.stage import CompareStage

_ZOOM_STEP = 1.25
_NOTCH = 120


class StageHand:
    """Helper of the stage, which hands its mouse events on."""

    def __init__(self, stage: CompareStage) -> None:
        self._stage = stage
        self._from: QPointF | None = None
        self._has_moved = False
        self._wipes = False

    def press(self, event: QMouseEvent) -> None:
        """Take hold: the left button of line or pictures, the middle one always of the pictures."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._from, self._has_moved = event.position(), False
        self._wipes = event.button() is Qt.MouseButton.LeftButton and self._stage.is_on_line(event.position())
        if self._wipes:
            self._stage.drag_wipe(event.position())

    def move(self, event: QMouseEvent) -> None:
        """Pull what is held, else say by the pointer what could be."""
        stage, point = self._stage, event.position()
        if self._from is None:
            stage.setCursor(self._shape_at(point))
        elif self._wipes:
            stage.drag_wipe(point)
        elif stage.can_pan:
            self._has_moved = True
            stage.setCursor(Qt.CursorShape.ClosedHandCursor)
            stage.pan(point - self._from)
            self._from = point

    def _shape_at(self, point: QPointF) -> Qt.CursorShape:
        if self._stage.is_on_line(point):
            return Qt.CursorShape.SplitHCursor
        return Qt.CursorShape.OpenHandCursor if self._stage.can_pan else Qt.CursorShape.ArrowCursor

    def release(self, event: QMouseEvent) -> bool:
        """Let go; whether it was a click that moved nothing."""
        was_held, self._from = self._from is not None, None
        moved = self._has_moved or self._wipes
        inside = self._stage.rect().contains(event.position().toPoint())
        return was_held and not moved and inside and event.button() is Qt.MouseButton.LeftButton

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom or push."""
        stage, steps = self._stage, event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            stage.zoom_at(event.position(), _ZOOM_STEP ** (steps.y() / _NOTCH))
        elif stage.can_pan:
            way = steps / 2 if event.pixelDelta().isNull() else event.pixelDelta()
            turned = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            stage.pan(QPointF(way.transposed() if turned else way))
        event.accept()
