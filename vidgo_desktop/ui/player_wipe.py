"""The handle of the wipe line: a slider for keyboard and screen reader, painted as a disc on the line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from vidgo_desktop.ui.controls import keyboard_focus, paint_ring
from vidgo_desktop.ui.theme import Theme

_DISC = 28
# Room around the disc for the ring and its gap.
_AROUND = 4
_SIZE = _DISC + 2 * _AROUND
STEP = 5
_PAGE = 20
_OWN_KEYS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class WipeHandle(QAbstractSlider):
    """Values are percent of the picture that still show the source. The mouse goes through to the stage.

    ``moved`` carries the wanted share from 0 to 1, when keys or a screen reader moved it.
    """

    moved = Signal(object)

    def __init__(self, theme: Theme, stage: QWidget) -> None:
        super().__init__(stage)
        self._theme = theme
        self._is_told = False
        self.setObjectName("wipeHandle")
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setSingleStep(STEP)
        self.setPageStep(_PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(_SIZE, _SIZE)
        self.valueChanged.connect(self._value_changed)
        theme.changed.connect(self.update)
        self.show_share(0.5)
        self.hide()

    def show_share(self, share: float) -> None:
        """Where the line is, from 0 to 1, without a signal."""
        self._is_told = True
        self.setValue(round(share * 100))
        self._is_told = False
        self._rename()

    def place(self, centre: QPointF | None) -> None:
        """Lie around this point of the stage, or be away."""
        if centre is not None:
            self.move(QPoint(round(centre.x() - _SIZE / 2), round(centre.y() - _SIZE / 2)))
        self.setVisible(centre is not None)

    def _rename(self) -> None:
        self.setAccessibleName(self.tr("Wipe position, {percent} percent").format(percent=self.value()))

    @Slot(int)
    def _value_changed(self, percent: int) -> None:
        self._rename()
        if not self._is_told:
            self.moved.emit(percent / 100)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and the keys of a slider; the others are the player's."""
        if event.key() in _OWN_KEYS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Other words for another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rename()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, two arrows, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(_SIZE / 2, _SIZE / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("wipe.line"))
        painter.drawEllipse(centre, _DISC / 2, _DISC / 2)
        pen = QPen(self._theme.color("wipe.icon"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for way in (-1, 1):
            tip = centre + QPointF(way * 6, 0)
            painter.drawPolyline([tip + QPointF(-way * 3.5, -4), tip, tip + QPointF(-way * 3.5, 4)])
        if keyboard_focus(self):
            paint_ring(painter, self._theme, QRectF(self.rect()), _SIZE / 2)
        painter.end()
