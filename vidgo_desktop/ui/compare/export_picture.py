"""Paints the pictures of an exported comparison. Works in any thread that has no event loop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from vidgo_desktop.core.film_export import ExportKind
from vidgo_desktop.ui.compare.export_order import GIF_LONG_SIDE, ExportOrder, Layout
from vidgo_desktop.ui.sides import Side

# The longest side of a film that every player and every page takes; a still picture may be larger.
FILM_LONG_SIDE = 1920
_FRAME_LONG_SIDE = 8192
# Pixels between two panes of the films' own size, as on the stage.
_BETWEEN = 16
# Two changes in a second, as on the stage.
_BLINK_SECONDS = 0.5
# The stage in the dark: an exported film looks the same in both themes.
_GROUND = QColor("#050608")
_NOTHING = QColor("#15171C")
_LINE = QColor("#FFFFFF")
_LABEL_BACK = QColor(10, 12, 16, 190)
_LABEL_TEXT = QColor("#FFFFFF")
# Shares of the picture's height; the letters never fall below what can be read on a telephone.
_LETTERS, _LEAST_LETTERS = 0.026, 11.0
_LONG_SIDES = {
    ExportKind.VIDEO: FILM_LONG_SIDE,
    ExportKind.GIF: GIF_LONG_SIDE,
    ExportKind.FRAME: _FRAME_LONG_SIDE,
}


class Composer:
    """Puts pairs together as one order wants it. One thread at a time."""

    def __init__(self, order: ExportOrder, font: QFont) -> None:
        self._order = order
        self._panes, self._size = _panes(order)
        self._font = QFont(font)
        letters = max(_LEAST_LETTERS, _LETTERS * self._size.height())
        self._font.setPixelSize(round(letters))
        self._font.setWeight(QFont.Weight.DemiBold)
        self._labels: dict[tuple[Side, ...], QImage] = {}

    @property
    def size(self) -> QSize:
        """The size of the export; both numbers are even."""
        return self._size

    def box(self, side: Side) -> QSize:
        """How large a picture of this side is needed at most."""
        pane = self._panes.get(side)
        return QSize() if pane is None else QSize(max(1, round(pane.width())), max(1, round(pane.height())))

    def sides(self, seconds: float) -> tuple[Side, ...]:
        """Which sides can be seen so many seconds after the beginning."""
        order = self._order
        if order.line.source is None:
            return (Side.RESULT,)
        if order.layout is Layout.SINGLE:
            return (order.single,)
        if order.layout is Layout.BLINK:
            return (Side.RESULT,) if int(seconds / _BLINK_SECONDS + 1e-6) % 2 else (Side.SOURCE,)
        return (Side.SOURCE, Side.RESULT)

    def compose(self, source: QImage | None, result: QImage | None, seconds: float) -> QImage:
        """One picture of the export, ``seconds`` after its beginning; None is a side that is over."""
        canvas = QImage(self._size, QImage.Format.Format_RGB32)
        canvas.fill(_GROUND)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        images, sides = {Side.SOURCE: source, Side.RESULT: result}, self.sides(seconds)
        for side in sides:
            self._paint(painter, side, images[side])
        if self._order.layout is Layout.WIPE and len(sides) == 2:
            wide = max(2.0, round(self._size.height() / 360))
            painter.fillRect(QRectF(self._wipe_x - wide / 2, 0, wide, self._size.height()), _LINE)
        if self._order.labels is not None:
            painter.drawImage(0, 0, self._labels_of(sides))
        painter.end()
        return canvas

    def _paint(self, painter: QPainter, side: Side, image: QImage | None) -> None:
        pane = self._panes[side]
        painter.save()
        if self._order.layout is Layout.WIPE and len(self._panes) == 2:
            at_left = (side is Side.SOURCE) is not self._order.mirrored
            left, right = (0.0, self._wipe_x) if at_left else (self._wipe_x, float(self._size.width()))
            painter.setClipRect(QRectF(left, 0, right - left, self._size.height()))
        if self._order.layout is Layout.FADE and side is Side.RESULT and len(self._panes) == 2:
            painter.setOpacity(self._order.fade)
        if image is None:
            painter.fillRect(pane, _NOTHING)
        else:
            painter.drawImage(pane, image)
        painter.restore()

    @property
    def _wipe_x(self) -> float:
        share = min(1.0, max(0.0, self._order.wipe))
        return round((1 - share if self._order.mirrored else share) * self._size.width())

    def _labels_of(self, sides: tuple[Side, ...]) -> QImage:
        if sides not in self._labels:
            self._labels[sides] = self._paint_labels(sides)
        return self._labels[sides]

    def _paint_labels(self, sides: tuple[Side, ...]) -> QImage:
        order = self._order
        layer = QImage(self._size, QImage.Format.Format_ARGB32_Premultiplied)
        layer.fill(Qt.GlobalColor.transparent)
        words = dict(zip((Side.SOURCE, Side.RESULT), order.labels or ("", ""), strict=True))
        metrics = QFontMetricsF(self._font)
        high = metrics.height() * 1.35
        corner, padding = high * 0.42, high * 0.45
        widths = {side: metrics.horizontalAdvance(words[side]) + 2 * padding for side in sides}
        together = order.layout in (Layout.WIPE, Layout.FADE)
        room = min(self._panes[side].width() for side in sides) - 2 * corner
        if (sum(widths.values()) + corner if together else max(widths.values())) > room:
            # Too small for words: without them the picture itself can be seen.
            return layer
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for side in sides:
            pane = QRectF(0, 0, self._size.width(), self._size.height()) if together else self._panes[side]
            at_left = ((side is Side.SOURCE) or not together) is not order.mirrored
            left = pane.left() + corner if at_left else pane.right() - corner - widths[side]
            label = QRectF(left, pane.top() + corner, widths[side], high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_LABEL_BACK)
            painter.drawRoundedRect(label, high / 2, high / 2)
            painter.setPen(_LABEL_TEXT)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words[side])
        painter.end()
        return layer


def _panes(order: ExportOrder) -> tuple[dict[Side, QRectF], QSize]:
    """Where each side lies, and the size of the whole."""
    line, longest = order.line, _LONG_SIDES[order.kind]
    sizes = {Side.RESULT: QSizeF(line.result.width, line.result.height)}
    if line.source is not None:
        sizes[Side.SOURCE] = QSizeF(line.source.width, line.source.height)
    beside = len(sizes) == 2 and order.layout in (Layout.SIDE_BY_SIDE, Layout.STACKED)
    if not beside:
        leading = order.single if order.layout is Layout.SINGLE and order.single in sizes else Side.RESULT
        size = _bounded(sizes[leading], longest)
        whole = QRectF(0, 0, size.width(), size.height())
        return {side: _centred(own.scaled(QSizeF(size), _KEEP), whole) for side, own in sizes.items()}, size
    upright = order.layout is Layout.STACKED
    order_of = [Side.SOURCE, Side.RESULT]
    if order.mirrored and not upright:
        order_of.reverse()
    return _in_a_row([(side, sizes[side]) for side in order_of], longest, upright=upright)


_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def _in_a_row(films: list[tuple[Side, QSizeF]], longest: int, *, upright: bool) -> tuple[dict[Side, QRectF], QSize]:
    """Both equally high beside each other, or equally wide one above the other."""
    sizes = [size.transposed() if upright else size for _side, size in films]
    common = max(size.height() for size in sizes)
    lengths = [size.width() * common / size.height() for size in sizes]
    scale = min(1.0, (longest - _BETWEEN) / sum(lengths), longest / common)
    common_px = _even(common * scale)
    pixels = [_even(length * scale) for length in lengths]
    found: dict[Side, QRectF] = {}
    place = 0
    for (side, _size), length in zip(films, pixels, strict=True):
        found[side] = QRectF(0, place, common_px, length) if upright else QRectF(place, 0, length, common_px)
        place += length + _BETWEEN
    whole = place - _BETWEEN
    return found, QSize(common_px, whole) if upright else QSize(whole, common_px)


def _bounded(size: QSizeF, longest: int) -> QSize:
    scale = min(1.0, longest / max(size.width(), size.height()))
    return QSize(_even(size.width() * scale), _even(size.height() * scale))


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2 - 0.01))


def _centred(size: QSizeF, whole: QRectF) -> QRectF:
    if abs(size.width() - whole.width()) <= 2 and abs(size.height() - whole.height()) <= 2:
        return whole
    return QRectF((whole.width() - size.width()) / 2, (whole.height() - size.height()) / 2, size.width(), size.height())
