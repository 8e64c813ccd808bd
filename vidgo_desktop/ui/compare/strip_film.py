"""One film strip as a picture: stills of a video beside each other, made once and then only copied."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

CELL = 86


class Film:
    """Stills by the moment at which they are seen, and the strip that is made of them. UI thread only."""

    def __init__(self) -> None:
        self._stills: dict[float, QImage] = {}
        self._moments: list[float] = []
        self._made: QPixmap | None = None
        self._made_of: tuple[object, ...] = ()
        self._version = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not self._stills

    def clear(self) -> None:
        """Another video comes."""
        self._stills.clear()
        self._moments.clear()
        self._version += 1

    def add(self, moment: float, still: QImage) -> None:
        """A small picture and when it is seen, in seconds of its own video."""
        if moment not in self._stills:
            insort(self._moments, moment)
        self._stills[moment] = still
        self._version += 1

    def _still_at(self, moment: float) -> QImage | None:
        if not self._moments:
            return None
        place = max(0, bisect_right(self._moments, moment + 1e-6) - 1)
        return self._stills[self._moments[place]]

    def strip(
        self, size: QSize, ratio: float, total: float, own: tuple[float, float], gap: QColor, ground: QColor
    ) -> QPixmap:
        """The strip in logical pixels. ``own`` is when this video begins and ends on the line of ``total`` seconds."""
        wanted = (self._version, size.width(), size.height(), ratio, total, own, gap.rgba(), ground.rgba())
        if self._made is None or wanted != self._made_of:
            self._made = self._paint(size, ratio, total, own, gap, ground)
            self._made_of = wanted
        return self._made

    def _paint(
        self, size: QSize, ratio: float, total: float, own: tuple[float, float], gap: QColor, ground: QColor
    ) -> QPixmap:
        strip = QPixmap(size * ratio)
        strip.setDevicePixelRatio(ratio)
        strip.fill(ground)
        if total <= 0 or size.width() < 1:
            return strip
        painter = QPainter(strip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        cells = max(1, round(size.width() / CELL))
        edges = [round(place * size.width() / cells) for place in range(cells + 1)]
        begins, ends = own
        for left, right in pairwise(edges):
            # The middle of a cell is what its picture stands for.
            moment = (left + right) / 2 / size.width() * total
            still = self._still_at(moment - begins) if begins <= moment <= ends else None
            box = QRect(left, 0, right - left - (0 if right == size.width() else 1), size.height())
            if still is not None:
                painter.drawImage(box, still, _middle_of(still, box.size()))
            if right < size.width():
                painter.fillRect(QRect(right - 1, 0, 1, size.height()), gap)
        painter.end()
        return strip


def _middle_of(still: QImage, box: QSize) -> QRect:
    """The part of a still that fills the box without being stretched; tall pictures show what is above the middle."""
    part = box.scaled(still.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = (still.width() - part.width()) // 2
    top = round((still.height() - part.height()) * 0.42)
    return QRect(left, top, part.width(), part.height())
