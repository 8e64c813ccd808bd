"""What painted parts have in common: boxes, focus rings, and places that mirror where text runs from the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QWidget

from vidgo_desktop.ui.theme import Theme

LINE_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def keyboard_focus(widget: QWidget) -> bool:
    """Whether the widget has the focus and it came by keyboard; only then a ring is painted."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def paint_ring(painter: QPainter, theme: Theme, box: QRectF, radius: float, tone: str = "accent.line") -> None:
    """A focus ring, 2 wide, just inside ``box``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(tone), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def paint_box(painter: QPainter, box: QRectF, radius: float, fill: QColor, line: QColor, width: float = 1.0) -> None:
    """A filled rounded box with its outline wholly inside ``box``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width))
    painter.setBrush(fill)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def mirrored(widget: QWidget, place: QRect) -> QRect:
    """Where a place that was measured from the left lies in the widget's direction of reading."""
    return QStyle.visualRect(widget.layoutDirection(), widget.rect(), place)
