"""Pictures of a ready-made pair: the small choice with its name, and the large art above the headline."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import keyboard_focus
from vidgo_desktop.ui.theme import Theme

_RING = 7
_WIDE, _HIGH = 136, 72
_NARROWEST = 92
# The video takes this share of the pair, the picture the rest.
_VIDEO_SHARE = 0.57
# Large enough for three pixels per point; a sample picture may be bigger than what is shown.
_LONGEST_SIDE = 400


class Pair(Protocol):
    """What ``EmptyState.set_pairs`` takes; made by the composition root."""

    @property
    def title(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def video(self) -> Path: ...
    @property
    def image(self) -> Path: ...
    @property
    def video_thumb(self) -> Path: ...
    @property
    def image_thumb(self) -> Path: ...


def spoken(title: str) -> str:
    """A title for screen readers, which would say "times" for the cross."""
    return title.replace(" × ", " with ")


def load_picture(path: Path) -> QPixmap:
    """A small picture of the program's own samples; null when it is missing or damaged."""
    image = QImage(str(path))
    if max(image.width(), image.height()) > _LONGEST_SIDE:
        image = image.scaled(
            QSize(_LONGEST_SIDE, _LONGEST_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return QPixmap.fromImage(image)


def paint_filled(painter: QPainter, box: QRectF, picture: QPixmap, top: float = 0.35) -> None:
    """Fill a box with a picture, cut at its sides; ``top`` is how much of the cut height goes away above."""
    if picture.isNull():
        return
    scale = max(box.width() / picture.width(), box.height() / picture.height())
    wide, high = box.width() / scale, box.height() / scale
    source = QRectF((picture.width() - wide) / 2, (picture.height() - high) * top, wide, high)
    painter.drawPixmap(box, picture, source)


class PairButton(QAbstractButton):
    """One of the ready-made pairs, a choice with a ring round the chosen one."""

    def __init__(self, theme: Theme, pair: Pair) -> None:
        super().__init__()
        self._theme = theme
        self.pair = pair
        self.video = load_picture(pair.video_thumb)
        self.image = load_picture(pair.image_thumb)
        self.setCheckable(True)
        # Extracted from the list of samples, which knows no Qt.
        title = QCoreApplication.translate("Samples", pair.title)
        self.setText(title)
        self.setToolTip(f"<qt>{escape(title)}</qt>")
        self.setAccessibleName(self.tr("Ready-made pair, {title}").format(title=spoken(title)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """136×72 and the name under it, with room for the ring."""
        name = QFontMetrics(self._theme.font("small")).height()
        return QSize(_WIDE + 2 * _RING, _HIGH + 2 * _RING + name + 2)

    def minimumSizeHint(self) -> QSize:
        """In a narrow list the pictures give way."""
        return QSize(_NARROWEST + 2 * _RING, self.sizeHint().height())

    def enterEvent(self, event: QEvent) -> None:
        """A brighter name under the mouse."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pictures side by side, the name, the ring."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        theme = self._theme
        box = QRectF(_RING, _RING, self.width() - 2 * _RING, _HIGH)
        path = QPainterPath()
        path.addRoundedRect(box, 6, 6)
        painter.setClipPath(path)
        painter.fillRect(box, theme.color("bg.card"))
        left = round(box.width() * _VIDEO_SHARE)
        paint_filled(painter, QRectF(box.left(), box.top(), left, _HIGH), self.video)
        right = QRectF(box.left() + left + 2, box.top(), box.width() - left - 2, _HIGH)
        paint_filled(painter, right, self.image, top=0.2)
        painter.fillRect(QRectF(box.left() + left, box.top(), 2, _HIGH), theme.color("bg.window"))
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent.line"), 2))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 9, 9)
        if keyboard_focus(self):
            painter.setPen(QPen(theme.color("accent.line"), 2))
            painter.drawRoundedRect(box.adjusted(-6, -6, 6, 6), 12, 12)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text.1" if self.isChecked() or self.underMouse() else "text.2"))
        room = QRect(_RING, _HIGH + 2 * _RING, self.width() - 2 * _RING, self.height() - _HIGH - 2 * _RING)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        painter.end()


class PairArt(QWidget):
    """Two tilted pictures with a plus between them; decoration without a name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._video, self._image = QPixmap(), QPixmap()
        self.setFixedSize(200, 100)
        theme.changed.connect(self.update)

    def show_pictures(self, video: QPixmap, image: QPixmap) -> None:
        """Show these two."""
        self._video, self._image = video, image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the two cards and the disc."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._card(painter, QPointF(52, 50), -6, self._video, "video")
        self._card(painter, QPointF(148, 50), 6, self._image, "picture")
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.window"))
        painter.drawEllipse(QPointF(100, 50), 20, 20)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(100, 50), 16.5, 16.5)
        plus = assets.pixmap("plus", 16, theme.hex("accent.on"), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(92, 42), plus)
        painter.end()

    def _card(self, painter: QPainter, middle: QPointF, angle: float, picture: QPixmap, icon: str) -> None:
        painter.save()
        painter.translate(middle)
        painter.rotate(angle)
        box = QRectF(-44, -40, 88, 80)
        path = QPainterPath()
        path.addRoundedRect(box, 8, 8)
        painter.fillPath(path, self._theme.color("bg.card"))
        if picture.isNull():
            drawn = assets.pixmap(icon, 24, self._theme.hex("text.3"), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(-12, -12), drawn)
        else:
            # A clip would leave steps at the tilted edge; a brush of the same picture does not.
            painter.setClipPath(path)
            paint_filled(painter, box, picture, top=0.2)
        painter.restore()
