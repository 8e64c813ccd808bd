"""The timeline under the stage: where the video is, and a handle to go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from vidgo_desktop.ui.controls import keyboard_focus
from vidgo_desktop.ui.theme import Theme

_TRACK = 4
_HANDLE = 14
_HIT = 24
_BUSY_OPACITY = 0.45


class Timeline(QAbstractSlider):
    """Values are milliseconds. ``sought`` carries the wanted time while the user drags or clicks."""

    sought = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_busy = False
        self.setObjectName("timeline")
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, 0)
        self.setAccessibleName(self.tr("Position in the video"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_busy(self, busy: bool) -> None:
        """The video is being opened."""
        if busy is not self._is_busy:
            self._is_busy = busy
            self.update()

    def show_time(self, position: int, duration: int) -> None:
        """Follow the video, except while the user holds the handle."""
        if duration != self.maximum():
            self.setMaximum(max(0, duration))
        if not self.isSliderDown():
            self.setValue(position)

    def sizeHint(self) -> QSize:
        """As high as the area that can be hit."""
        return QSize(160, _HIT)

    def minimumSizeHint(self) -> QSize:
        """As high as the area that can be hit."""
        return QSize(80, _HIT)

    def _track(self) -> QRectF:
        return QRectF(0, (self.height() - _TRACK) / 2, self.width(), _TRACK)

    def _share(self) -> float:
        return self.value() / self.maximum() if self.maximum() > 0 else 0.0

    def _handle_centre(self) -> QPointF:
        room = self.width() - _HANDLE
        return QPointF(_HANDLE / 2 + room * self._share(), self.height() / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, what is behind us, handle, focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = self._track()
        painter.setBrush(self._theme.color("bg.pressed"))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(self._theme.color("accent.line"))
        if self._is_busy:
            painter.setOpacity(_BUSY_OPACITY)
            painter.drawRoundedRect(track, 2, 2)
        elif self.maximum() > 0:
            self._paint_position(painter, track)
        painter.end()

    def _paint_position(self, painter: QPainter, track: QRectF) -> None:
        centre = self._handle_centre()
        painter.drawRoundedRect(QRectF(track.topLeft(), QPointF(centre.x(), track.bottom())), 2, 2)
        painter.setBrush(self._theme.color("on.video"))
        painter.setPen(QPen(self._theme.color("accent.line"), 2))
        painter.drawEllipse(centre, _HANDLE / 2 - 1, _HANDLE / 2 - 1)
        if keyboard_focus(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, _HANDLE / 2 + 3, _HANDLE / 2 + 3)

    def _go_to(self, event: QMouseEvent) -> None:
        room = max(1, self.width() - _HANDLE)
        share = min(1.0, max(0.0, (event.position().x() - _HANDLE / 2) / room))
        wanted = round(share * self.maximum())
        if wanted != self.value() or not self.isSliderDown():
            self.setValue(wanted)
            self.sought.emit(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the click is and hold the handle."""
        if event.button() is Qt.MouseButton.LeftButton and self.maximum() > 0:
            self._go_to(event)
            self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if self.isSliderDown():
            self._go_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the handle go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End; the arrows mean frames everywhere in the pane."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.maximum()}
        wanted = ends.get(Qt.Key(event.key()))
        if wanted is None:
            event.ignore()
        else:
            self.sought.emit(wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over the pane scrolls nothing here."""
        event.ignore()
