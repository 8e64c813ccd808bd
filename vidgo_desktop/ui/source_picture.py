"""The picture of a source card: an icon in a disc while it is empty, else the thumbnail of what was chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.theme import Theme

_DISC = 36
# The same in both themes: it lies on a picture.
_SHADE = QColor(10, 11, 14, 158)
_FILL = Qt.AspectRatioMode.KeepAspectRatioByExpanding
_WHOLE = Qt.AspectRatioMode.KeepAspectRatio


class Picture(QWidget):
    """The icon in its disc, or the rounded thumbnail with what will be cut off in shade."""

    double_clicked = Signal()

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._image = QImage()
        self._kept = 1.0
        self._filled = False
        self._drawn: tuple[tuple[int, float, bool], QPixmap] | None = None
        theme.changed.connect(self.update)
        self.show_disc()

    def show_disc(self, icon: str = "", tint: str = "text.2") -> None:
        """The empty state: an icon in a disc; one that speaks of a drag stands alone."""
        self._filled = False
        self._in_disc = not icon
        self._shown = (icon or self._icon, tint)
        self.setFixedSize(_DISC, _DISC)
        self.update()

    def show_place(self, size: int, icon: str = "") -> None:
        """The filled state: a rounded square that waits for its picture."""
        self._filled = True
        self._shown = (icon or self._icon, "text.3")
        self.setFixedSize(size, size)
        self.update()

    def show_image(self, encoded: bytes) -> None:
        """A small JPEG or PNG; nothing leaves the place with its icon."""
        self._image = QImage.fromData(encoded) if encoded else QImage()
        self._drawn = None
        self.update()

    def show_kept(self, kept: float) -> None:
        """The part of the picture's width that stays, 0 to 1."""
        self._kept = kept
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click chooses another file."""
        self.double_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, place or picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        clip = QPainterPath()
        radius = 6 if self._filled else _DISC / 2
        clip.addRoundedRect(box, radius, radius)
        if self._filled or self._in_disc:
            painter.fillPath(clip, self._theme.color("bg.hover"))
        if self._filled and not self._image.isNull():
            painter.setClipPath(clip)
            self._paint_image(painter, box)
        else:
            size = 20 if self._in_disc and not self._filled else 24
            icon, tint = self._shown
            drawn = assets.pixmap(icon, size, self._theme.hex(tint), self.devicePixelRatioF())
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, drawn)
        painter.end()

    def _scaled(self, box: QRectF) -> QPixmap:
        # Kept for its size and ratio: the window may move to a screen that differs.
        ratio = self.devicePixelRatioF()
        key = (self.width(), ratio, self._kept < 1.0)
        if self._drawn is None or self._drawn[0] != key:
            scaled = self._image.scaled(
                QSize(round(box.width() * ratio), round(box.height() * ratio)),
                # With something cut off at its sides the whole picture is shown, so that the cut can be seen.
                _FILL if self._kept >= 1.0 else _WHOLE,
                Qt.TransformationMode.SmoothTransformation,
            )
            drawn = QPixmap.fromImage(scaled)
            drawn.setDevicePixelRatio(ratio)
            self._drawn = (key, drawn)
        return self._drawn[1]

    def _paint_image(self, painter: QPainter, box: QRectF) -> None:
        drawn = self._scaled(box)
        wide, high = drawn.deviceIndependentSize().width(), drawn.deviceIndependentSize().height()
        painter.drawPixmap(QRectF((box.width() - wide) / 2, (box.height() - high) / 2, wide, high).toRect(), drawn)
        if self._kept < 1.0:
            self._paint_cut(painter, QRectF((box.width() - wide) / 2, (box.height() - high) / 2, wide, high))

    def _paint_cut(self, painter: QPainter, picture: QRectF) -> None:
        """Shade over both sides that go, a white edge at what stays."""
        side = round(picture.width() * (1 - self._kept) / 2)
        top, high = picture.top(), picture.height()
        for left, edge in (
            (picture.left(), picture.left() + side),
            (picture.right() - side, picture.right() - side - 1),
        ):
            painter.fillRect(QRectF(left, top, side, high), _SHADE)
            painter.fillRect(QRectF(edge, top, 1, high), self._theme.color("on.video"))
