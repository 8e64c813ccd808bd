"""Paints the small pictures of a row: source video and picture, the result as soon as there is one, and the star."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from vidgo_desktop.core.task import ResultState, Task
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.task_row import PAIR_GAP, RowLayout
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.thumbnail_loader import Corners, ThumbnailLoader, Wanted, corner_path
from vidgo_desktop.ui.tokens import DARK

_TILE_ICON = 18
_SMALL_ICON = 14
_BADGE = 20
_MARK = 18
# Dark enough for a white sign on any picture.
_VEIL = 176
_FIRST = Corners(6, 2)
_SECOND = Corners(2, 6)
_UPPER = Corners(2, 6, 2, 2)
_LOWER = Corners(2, 2, 2, 6)


class RowPictures:
    """Used by the delegate alone; ``mirrored`` is for languages that are written from right to left."""

    def __init__(self, theme: Theme, loader: ThumbnailLoader) -> None:
        self._theme = theme
        self._loader = loader
        self.mirrored = False

    def paint(self, painter: QPainter, task: Task, layout: RowLayout) -> None:
        """The pair of sources; beside a saved result, which is larger then, they stand one above the other."""
        result = self._get(painter, task, "result", layout.video, _FIRST) if _is_saved(task) else None
        if result is None:
            self._tile(painter, task, "video", layout.video, _FIRST)
            self._tile(painter, task, "image", layout.picture, _SECOND)
            return
        painter.drawPixmap(layout.video.topLeft(), result)
        self._paint_mark(painter, layout.video)
        upper, lower = _halves(layout.picture)
        self._tile(painter, task, "video", upper, _UPPER)
        self._tile(painter, task, "image", lower, _LOWER)

    def paint_blank(self, painter: QPainter, layout: RowLayout) -> None:
        """Where the pictures of a task will be that is not here yet."""
        self._paint_tile(painter, layout.video, self._corners(_FIRST), "")
        self._paint_tile(painter, layout.picture, self._corners(_SECOND), "")

    def paint_star(self, painter: QPainter, place: QRect, *, on: bool, over: bool) -> None:
        """The star on its dark disc; ``over`` when the mouse is on it."""
        disc = QRectF(0, 0, _BADGE, _BADGE)
        disc.moveCenter(QRectF(place).center())
        self._paint_disc(painter, disc)
        if over:
            painter.setPen(QPen(QColor(DARK["text.1"]), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        name, tone = ("star-on", DARK["warn"]) if on else ("star", DARK["text.1"])
        self._draw(painter, name, _SMALL_ICON, tone, disc.center())

    def _paint_mark(self, painter: QPainter, tile: QRect) -> None:
        disc = QRectF(0, 0, _MARK, _MARK)
        disc.moveBottomRight(QPointF(tile.right() - 3, tile.bottom() - 3))
        if self.mirrored:
            disc.moveLeft(tile.left() + 4)
        self._paint_disc(painter, disc)
        self._draw(painter, "play", 10, DARK["text.1"], disc.center())

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        veil = QColor(DARK["bg.stage"])
        veil.setAlpha(_VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawEllipse(disc)

    def _draw(self, painter: QPainter, name: str, size: int, colour: str, middle: QPointF) -> None:
        drawn = assets.pixmap(name, size, colour, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(middle.x() - size / 2, middle.y() - size / 2), drawn)

    def _tile(self, painter: QPainter, task: Task, what: str, rect: QRect, corners: Corners) -> None:
        found = self._get(painter, task, what, rect, corners)
        if found is None:
            self._paint_tile(painter, rect, self._corners(corners), "video" if what == "video" else "picture")
        else:
            painter.drawPixmap(rect.topLeft(), found)

    def _get(self, painter: QPainter, task: Task, what: str, rect: QRect, corners: Corners) -> QPixmap | None:
        ratio = painter.device().devicePixelRatio()
        return self._loader.pixmap(Wanted(task.id, what, rect.width(), rect.height(), ratio, self._corners(corners)))

    def _corners(self, corners: Corners) -> Corners:
        return corners.mirrored() if self.mirrored else corners

    def _paint_tile(self, painter: QPainter, rect: QRect, corners: Corners, icon: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.pressed" if icon else "bg.hover"))
        painter.drawPath(corner_path(QRectF(rect), corners))
        if icon:
            size = _TILE_ICON if rect.height() > 40 else _SMALL_ICON
            self._draw(painter, icon, size, self._theme.hex("text.2"), QRectF(rect).center())


def _is_saved(task: Task) -> bool:
    return task.result is ResultState.SAVED


def _halves(tile: QRect) -> tuple[QRect, QRect]:
    half = QSize(tile.width(), (tile.height() - PAIR_GAP) // 2)
    lower = QRect(tile.topLeft(), half)
    lower.moveBottom(tile.bottom())
    return QRect(tile.topLeft(), half), lower
