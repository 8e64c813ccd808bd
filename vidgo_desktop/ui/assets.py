"""Icons and drawings, rendered crisp for each size and pixel ratio and tinted with a token's colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vidgo_desktop.core import resources


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resources.text("icons", f"{name}.svg")


def icon_size(size: int, gap: int = 0) -> QSize:
    """The place of an icon, ``gap`` wider on the side of the text."""
    return QSize(size + gap, size)


@lru_cache(maxsize=1024)
def pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """One icon of ``resources/icons`` at a logical size, in ``#RRGGBB``. Its stroke stays 1.5 pixels wide."""
    svg = _source(name).replace("currentColor", colour)
    svg = svg.replace('stroke-width="1.5"', f'stroke-width="{1.5 * 24 / size:.3f}"')
    return _render(svg.encode(), QSize(size, size), ratio)


class _TintedIcon(QIconEngine):
    """Renders an icon when it is painted: only the sizes, ratios and states that are really seen."""

    def __init__(self, name: str, colour: str, on: str, off: str, gap: int) -> None:
        super().__init__()
        self._parts = (name, colour, on, off, gap)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        _, colour, on, off, _ = self._parts
        if mode is QIcon.Mode.Disabled:
            return off
        return on if state is QIcon.State.On else colour

    def clone(self) -> QIconEngine:
        return _TintedIcon(*self._parts)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        name, gap = self._parts[0], self._parts[4]
        drawn = pixmap(name, min(size.width() - gap, size.height()), self._colour(mode, state), scale)
        return _beside_text(drawn, gap, scale) if gap else drawn

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, gap = self._parts[0], self._parts[4]
        side = min(rect.width() - gap, rect.height())
        left = rect.left() + (gap if _from_right() else 0)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(left, rect.top(), pixmap(name, side, self._colour(mode, state), ratio))


def _from_right() -> bool:
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _beside_text(drawn: QPixmap, gap: int, ratio: float) -> QPixmap:
    """The same picture with room towards the text."""
    wide = round(gap * ratio)
    made = QPixmap(drawn.width() + wide, drawn.height())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    source = drawn.copy()
    source.setDevicePixelRatio(1.0)
    painter.drawPixmap(wide if _from_right() else 0, 0, source)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=256)
def icon(name: str, size: int, colour: str, on: str = "", off: str = "", gap: int = 0) -> QIcon:
    """An icon for buttons: ``on`` is the colour when checked, ``off`` when disabled, ``size`` what it is made for.

    ``gap`` is empty room on the side of the text; the button's icon size has to be ``icon_size(size, gap)``.
    """
    return QIcon(_TintedIcon(name, colour, on or colour, off or colour, gap))


@lru_cache(maxsize=64)
def drawing(folder: str, name: str, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """A drawing in its own colours, such as ``drawing("modes", "replace", 144, 68)``, filling the whole box."""
    svg = resources.text(folder, f"{name}.svg") if folder else resources.text(f"{name}.svg")
    return _render(svg.encode(), QSize(width, height), ratio)


def _render(svg: bytes, size: QSize, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(svg))
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, size.width(), size.height())
    natural = renderer.defaultSize()
    scale = max(size.width() / natural.width(), size.height() / natural.height())
    wide, high = natural.width() * scale, natural.height() * scale
    renderer.render(painter, QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high))
    painter.end()
    return made
