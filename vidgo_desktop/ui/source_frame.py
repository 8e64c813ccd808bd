"""The frame of a source card: dashed while empty, solid when filled, lit up or red while something hangs over it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from vidgo_desktop.ui.finding_strip import BACKS
from vidgo_desktop.ui.finding_text import Tone
from vidgo_desktop.ui.theme import Theme

_RADIUS = 10


class FrameState(StrEnum):
    """What happens with a drag."""

    REST = "rest"
    OVER = "over"
    REFUSED = "refused"


class SourceFrame(QFrame):
    """Paints the outline, the background and the strip's colour inside the round corners."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.state = FrameState.REST
        self._filled = False
        self._tone: Tone | None = None
        self._strip: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        theme.changed.connect(self.update)

    def put(self, body: QWidget, strip: QWidget) -> None:
        """The body above, the strip at the bottom."""
        self._strip = strip
        self._box.addWidget(body)
        self._box.addWidget(strip)

    def show_state(self, state: FrameState) -> None:
        """Show what happens with a drag."""
        self.state = state
        self.update()

    def show_content(self, filled: bool, tone: Tone | None) -> None:
        """Whether there is an input, and the weight of the finding in the strip."""
        self._filled, self._tone = filled, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Background, strip, outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        wide = 2.0 if self.state is FrameState.OVER else 1.0
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        shape = QPainterPath()
        shape.addRoundedRect(box, _RADIUS - wide / 2, _RADIUS - wide / 2)
        backs = {FrameState.OVER: "accent.soft", FrameState.REFUSED: "error.soft"}
        back = backs.get(self.state, "card.source" if self._filled else "")
        if back:
            painter.fillPath(shape, theme.color(back))
        self._paint_strip(painter, shape)
        painter.setPen(self._pen(wide))
        painter.drawPath(shape)
        painter.end()

    def _paint_strip(self, painter: QPainter, shape: QPainterPath) -> None:
        if self._strip is None or self._tone is None:
            return
        area = QRectF(self._strip.geometry()).adjusted(-1, 0, 1, 2)
        if self._tone is Tone.GOOD:
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), self._theme.color("line.soft"))
            return
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(area, self._theme.color(BACKS[self._tone]))
        painter.restore()

    def _pen(self, wide: float) -> QPen:
        if self.state is FrameState.OVER:
            return QPen(self._theme.color("accent.line"), wide)
        if self.state is FrameState.REFUSED:
            return QPen(self._theme.color("error"), wide)
        if self._filled:
            return QPen(self._theme.color("line.soft" if self._theme.is_dark else "line.button"), wide)
        pen = QPen(self._theme.color("line.control"), wide)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen
