"""The drawings of the welcome: the large one at the side, and the small ones of the two cards. All decoration."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from vidgo_desktop.core import resources
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.theme import Theme

# The drawing of each step; the first one shows a scene before and after.
_SCENE, _BEFORE, _AFTER = "rooftop", "dancer", "astronaut"
_STEPS = ("", "skateboard", "path")
_LABEL_HEIGHT, _LABEL_PADDING, _LABEL_INSET = 22, 9, 10
_HANDLE = 28


@cache
def _renderer(name: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(resources.text("welcome", f"{name}.svg").encode()))


class SidePicture(QWidget):
    """400 wide; ``radius`` rounds the two corners at the outer side of the board."""

    WIDTH = 400

    def __init__(self, theme: Theme, radius: float) -> None:
        super().__init__()
        self._theme, self._radius, self._step = theme, radius, 0
        self.setFixedWidth(self.WIDTH)
        theme.changed.connect(self.update)

    def show_step(self, step: int) -> None:
        """Count from 0."""
        self._step = step
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing fills the whole side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._outline())
        if _STEPS[self._step]:
            self._draw(painter, _STEPS[self._step])
        else:
            self._draw_wipe(painter)
        painter.end()

    def _outline(self) -> QPainterPath:
        """Round at the outer side, square at the inner one."""
        box, beyond = QRectF(self.rect()), 2 * self._radius
        from_left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        outline = QPainterPath()
        wide = box.adjusted(0, 0, beyond, 0) if from_left else box.adjusted(-beyond, 0, 0, 0)
        outline.addRoundedRect(wide, self._radius, self._radius)
        return outline

    def _draw(self, painter: QPainter, name: str) -> None:
        drawing = _renderer(name)
        natural = drawing.defaultSize()
        scale = max(self.width() / natural.width(), self.height() / natural.height())
        wide, high = natural.width() * scale, natural.height() * scale
        drawing.render(painter, QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high))

    def _draw_wipe(self, painter: QPainter) -> None:
        self._draw(painter, _SCENE)
        middle = self.width() / 2
        for name, left in ((_BEFORE, 0.0), (_AFTER, middle)):
            painter.save()
            painter.setClipRect(QRectF(left, 0, middle, self.height()), Qt.ClipOperation.IntersectClip)
            self._draw(painter, name)
            painter.restore()
        painter.fillRect(QRectF(middle - 1, 0, 2, self.height()), self._theme.color("wipe.line"))
        self._draw_handle(painter, QPointF(middle, self.height() / 2))
        self._draw_label(painter, self.tr("Before"), at_left=True)
        self._draw_label(painter, self.tr("After"), at_left=False)

    def _draw_handle(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("wipe.line"))
        painter.drawEllipse(centre, _HANDLE / 2, _HANDLE / 2)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._theme.color("wipe.icon"), 1.5, Qt.PenStyle.SolidLine, round_cap, round_join))
        for way in (-1, 1):
            tip = centre + QPointF(way * 6, 0)
            painter.drawPolyline([tip + QPointF(-way * 3.5, -4), tip, tip + QPointF(-way * 3.5, 4)])

    def _draw_label(self, painter: QPainter, text: str, *, at_left: bool) -> None:
        theme = self._theme
        font = theme.font("caption.strong")
        width = QFontMetrics(font).horizontalAdvance(text) + 2 * _LABEL_PADDING
        height = theme.scaled(_LABEL_HEIGHT)
        left = _LABEL_INSET if at_left else self.width() - _LABEL_INSET - width
        place = QRectF(left, _LABEL_INSET, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on.video.back"))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.color("on.video"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class CardPicture(QWidget):
    """One small drawing of a card, 76×92 with round corners."""

    _SIZE = QSize(76, 92)
    _RADIUS = 6

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(self._SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing within its corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), self._RADIUS, self._RADIUS)
        painter.setClipPath(outline)
        size = self._SIZE
        drawn = assets.drawing("welcome", self._name, size.width(), size.height(), self.devicePixelRatioF())
        painter.drawPixmap(0, 0, drawn)
        painter.end()
