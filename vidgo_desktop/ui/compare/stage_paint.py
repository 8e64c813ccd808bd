"""How the stage of *Compare* paints one picture, a side without one, and the labels."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme

_HEIGHT, _PADDING, _CORNER = 22, 9, 10
# From this scale on single pixels are what somebody looks for.
_PIXELS_FROM = 3


def aligned(box: QRectF, ratio: float) -> QRectF:
    """The box with its edges on whole pixels of the screen."""
    left, top = (floor(value * ratio + 0.5) for value in (box.left(), box.top()))
    right, bottom = (floor(value * ratio + 0.5) for value in (box.right(), box.bottom()))
    return QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)


def wiped(pane: QRectF, x: float, *, at_left: bool) -> QRectF:
    """The part of a pane on this side of the wipe line."""
    if at_left:
        return QRectF(pane.left(), pane.top(), max(0.0, x - pane.left()), pane.height())
    return QRectF(max(x, pane.left()), pane.top(), max(0.0, pane.right() - x), pane.height())


def paint_image(painter: QPainter, image: QImage, picture: QRectF, ratio: float) -> None:
    """One picture into its box, pixel by pixel where it was made for that size."""
    box = aligned(picture, ratio)
    edges = (box.left(), box.top(), box.width(), box.height())
    left, top, wide, high = (round(edge * ratio) for edge in edges)
    painter.scale(1 / ratio, 1 / ratio)
    smooth = (wide, high) != (image.width(), image.height()) and wide < _PIXELS_FROM * image.width()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(QRect(left, top, wide, high), image)


def paint_nothing(painter: QPainter, theme: Theme, pane: QRectF, words: str) -> None:
    """A side that is over, or has not begun."""
    painter.fillRect(pane, theme.color("on.video.back"))
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("on.video"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(pane.adjusted(16, 16, -16, -16), flags, words)


def paint_labels(
    painter: QPainter,
    theme: Theme,
    words: Mapping[Side, str],
    boxes: Mapping[Side, QRectF],
    at_right: Mapping[Side, bool],
) -> None:
    """The names of the sides in the upper corners of their boxes; none where two in one box would touch."""
    font = theme.font("caption.strong")
    metrics = QFontMetrics(font)
    high = max(_HEIGHT, metrics.height() + 4)
    widths = {side: metrics.horizontalAdvance(words[side]) + 2 * _PADDING for side in boxes}
    shared = len(set(at_right.values())) == 2
    if any(box.width() < (sum(widths.values()) if shared else 0) + 3 * _CORNER for box in boxes.values()):
        return
    painter.setFont(font)
    for side, box in boxes.items():
        wide = widths[side]
        left = box.right() - _CORNER - wide if at_right[side] else box.left() + _CORNER
        label = QRectF(round(left), round(box.top() + _CORNER), wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on.video.back"))
        painter.drawRoundedRect(label, high / 2, high / 2)
        painter.setPen(theme.color("on.video"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words[side])
