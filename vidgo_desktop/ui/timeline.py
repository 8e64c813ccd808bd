"""The timeline under the stage: where the video is, what of it is looped, and a handle to go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from vidgo_desktop.ui.controls import keyboard_focus
from vidgo_desktop.ui.player_facts import USUAL_RATE
from vidgo_desktop.ui.player_loop import LoopRange
from vidgo_desktop.ui.theme import Theme

_TRACK = 4
_HANDLE = 14
_HIT = 24
_GRIP = (2, 14)
_BUSY_OPACITY = 0.45


class Timeline(QAbstractSlider):
    """Values are frames, because the arrow keys are: a screen reader says the number of the frame.

    ``sought`` carries the number of the wanted frame: the user drags or clicks, or a screen reader sets a value.
    """

    sought = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_busy = False
        self._is_told = False
        self._rate = USUAL_RATE
        self._range: LoopRange | None = None
        self._loops = True
        self.setObjectName("timeline")
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, 0)
        self.setAccessibleName(self.tr("Position in the video"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self._value_changed)
        theme.changed.connect(self.update)

    @property
    def loop_words(self) -> str:
        """What is looped, for a screen reader; empty when it is the whole video."""
        if self._range is None:
            return ""
        first, last = (self._number(frame / self._rate) for frame in (self._range.first, self._range.last + 1))
        return self.tr("Loop from {first} to {last} seconds").format(first=first, last=last)

    def show_busy(self, busy: bool) -> None:
        """The video is being opened."""
        if busy is not self._is_busy:
            self._is_busy = busy
            self.update()

    def show_time(self, frame: int, last_frame: int, rate: float) -> None:
        """Follow the video, except while the user holds the handle."""
        second = self.value() // max(1, round(self._rate))
        changed = (last_frame, rate) != (self.maximum(), self._rate)
        self._rate = rate
        self._is_told = True
        self.setMaximum(max(0, last_frame))
        if not self.isSliderDown():
            self.setValue(frame)
        self._is_told = False
        if changed or self.value() // max(1, round(rate)) != second:
            self._describe()

    def show_range(self, part: LoopRange | None, on: bool) -> None:
        """Which part is looped, and whether the loop is on at all."""
        if (part, on) != (self._range, self._loops):
            self._range, self._loops = part, on
            self._describe()
            self.update()

    def _describe(self) -> None:
        """Once in a second is enough: a reader is told of every change."""
        words = ""
        if self.maximum() > 0:
            now = self._number(int(self.value() / self._rate), 0)
            total = self._number((self.maximum() + 1) / self._rate)
            words = self.tr("{now} of {total} seconds").format(now=now, total=total)
        self.setAccessibleDescription(". ".join(part for part in (words, self.loop_words) if part))

    def _number(self, seconds: float, digits: int = 1) -> str:
        whole = float(round(seconds, digits))
        return QLocale().toString(whole, "f", 0 if whole == int(whole) else digits)

    def sizeHint(self) -> QSize:
        """As high as the area that can be hit."""
        return QSize(160, _HIT)

    def minimumSizeHint(self) -> QSize:
        """As high as the area that can be hit."""
        return QSize(80, _HIT)

    # --- painting: time runs from left to right wherever people read --------------------------------------------

    def _track(self) -> QRectF:
        return QRectF(0, (self.height() - _TRACK) / 2, self.width(), _TRACK)

    def _x_of(self, frame: int) -> float:
        share = frame / self.maximum() if self.maximum() > 0 else 0.0
        return _HANDLE / 2 + (self.width() - _HANDLE) * min(1.0, share)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, what is behind us, the loop, handle, focus ring."""
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
        centre = QPointF(self._x_of(self.value()), self.height() / 2)
        painter.drawRoundedRect(QRectF(track.topLeft(), QPointF(centre.x(), track.bottom())), 2, 2)
        if self._range is not None:
            self._paint_range(painter, self._range)
        painter.setBrush(self._theme.color("on.video"))
        painter.setPen(QPen(self._theme.color("accent.line"), 2))
        painter.drawEllipse(centre, _HANDLE / 2 - 1, _HANDLE / 2 - 1)
        if keyboard_focus(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, _HANDLE / 2 + 3, _HANDLE / 2 + 3)

    def _paint_range(self, painter: QPainter, part: LoopRange) -> None:
        painter.setBrush(self._theme.color("accent.line" if self._loops else "line.control"))
        wide, high = _GRIP
        top = (self.height() - high) / 2
        for x in (self._x_of(part.first), self._x_of(part.last)):
            painter.drawRoundedRect(QRectF(x - wide / 2, top, wide, high), 1, 1)

    # --- hands ----------------------------------------------------------------------------------------------------

    @Slot(int)
    def _value_changed(self, frame: int) -> None:
        if not self._is_told:
            self.sought.emit(frame)

    def _go_to(self, event: QMouseEvent) -> None:
        room = max(1, self.width() - _HANDLE)
        share = min(1.0, max(0.0, (event.position().x() - _HANDLE / 2) / room))
        wanted = round(share * self.maximum())
        if wanted != self.value():
            self.setValue(wanted)
        elif not self.isSliderDown():
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
        """The keys mean the same everywhere in the player; a slider's own would move by something else."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over the pane scrolls nothing here."""
        event.ignore()
