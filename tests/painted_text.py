"""Every text that widgets paint, whoever paints it: labels, style sheets, delegates, menus, our own paint events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPainter, QPicture, QRegion, QTextItem
from PySide6.QtWidgets import QWidget

_Metric = QPaintDevice.PaintDeviceMetric
_WIDE = 4000
_DPI = 96
# Between two pieces of one line: the engine paints a line in pieces of one script and font.
_JOINT = 1.5


@dataclass(frozen=True, slots=True)
class Painted:
    """One line of text and where it lies, in the coordinates of its widget."""

    widget: QWidget
    text: str
    place: QRectF


class _Listener(QPaintEngine):
    """Paints nothing and notes every piece of text."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.pieces: list[tuple[str, QRectF]] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object) -> None:
        """The painter is asked when a text comes."""

    def drawTextItem(self, place: QPoint, item: QTextItem) -> None:  # type: ignore[override]  # both kinds of points
        if not self.painter().pen().color().alpha():
            return
        box = QRectF(place.x(), place.y() - item.ascent(), item.width(), item.ascent() + item.descent())
        self.pieces.append((item.text(), self.painter().transform().mapRect(box)))

    def _nothing(self, *_: object) -> None:
        """Only text counts."""

    drawPixmap = drawImage = drawTiledPixmap = drawPath = _nothing  # type: ignore[assignment]
    drawPolygon = drawRects = drawLines = drawEllipse = drawPoints = _nothing


class _Paper(QPaintDevice):
    def __init__(self) -> None:
        super().__init__()
        self.listener = _Listener()

    def paintEngine(self) -> QPaintEngine:
        return self.listener

    def devType(self) -> int:
        return 1

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        if metric in (_Metric.PdmWidth, _Metric.PdmHeight):
            return _WIDE
        if metric is _Metric.PdmDevicePixelRatio:
            return 1
        if metric is _Metric.PdmDevicePixelRatioScaled:
            return int(QPaintDevice.devicePixelRatioFScale())
        if metric in (_Metric.PdmNumColors, _Metric.PdmDepth):
            return 32
        return _DPI


def painted_texts(widget: QWidget) -> list[Painted]:
    """The lines of text that this widget paints by itself, without its children, in the order of painting."""
    picture, paper = QPicture(), _Paper()
    # Not at once on the paper: an engine written in Python does not survive the painting of widgets.
    painter = QPainter(picture)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    if picture.isNull():
        return []
    painter = QPainter(paper)
    picture.play(painter)
    painter.end()
    return [Painted(widget, text, place) for text, place in _lines(paper.listener.pieces)]


def _lines(pieces: list[tuple[str, QRectF]]) -> Iterator[tuple[str, QRectF]]:
    """Pieces that continue each other, put together."""
    text, place = "", QRectF()
    for more, box in pieces:
        beside = min(abs(box.left() - place.right()), abs(box.right() - place.left())) < _JOINT
        if text and beside and abs(box.center().y() - place.center().y()) < _JOINT + abs(box.height() - place.height()):
            text, place = text + more, place.united(box)
            continue
        if text.strip():
            yield text, place
        text, place = more, box
    if text.strip():
        yield text, place


def all_painted(root: QWidget) -> Iterator[Painted]:
    """Every line of ``root`` and what is visible below it."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and (widget is root or widget.window() is root.window()):
            yield from painted_texts(widget)
