"""Pictures of a ready-made pair: the small choice with its name, and the large art above the headline."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.painting import keyboard_focus, mirrored
from vidgo_desktop.ui.places import Pair
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.wrapped_text import paint_lines, wrapped

# Half of the gap of 12 between two pairs, and room for the ring.
_RING = 6
_WIDE, _HIGH = 136, 72
_NARROWEST = 92
# The video takes this share of the pair, the picture the rest.
_VIDEO_SHARE = 77 / 136
_NAME_GAP = 6
# Large enough for three pixels per point; a sample picture may be bigger than what is shown.
_LONGEST_SIDE = 400


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


class PairButton(QRadioButton):
    """One of the ready-made pairs, a choice with a ring round the chosen one."""

    def __init__(self, theme: Theme, pair: Pair) -> None:
        super().__init__()
        self._theme = theme
        self.pair = pair
        self.video = load_picture(pair.video_thumb)
        self.image = load_picture(pair.image_thumb)
        # Extracted from the list of samples, which knows no Qt.
        title = QCoreApplication.translate("Samples", pair.title)
        self.setText(title)
        self.setToolTip(f"<qt>{escape(title)}</qt>")
        # The tooltip would be read out otherwise, with its markup.
        self.setAccessibleDescription(spoken(title))
        self.setAccessibleName(self.tr("Ready-made pair, {title}").format(title=spoken(title)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """136×72 and the name under it, with room for the ring."""
        lines = len(self._lines()) * self._theme.line_height("small")
        return QSize(_WIDE + 2 * _RING, _RING + _HIGH + _NAME_GAP + lines)

    def _lines(self) -> list[str]:
        """The name at the width that there is, in two lines where one is too short."""
        room = (self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else _WIDE + 2 * _RING) - 2 * _RING
        font = self._theme.font("small")
        lines = wrapped(self.text(), font, room)
        if len(lines) <= 2:
            return lines
        rest = QFontMetrics(font).elidedText(" ".join(lines[1:]), Qt.TextElideMode.ElideRight, room)
        return [lines[0], rest]

    def resizeEvent(self, event: QEvent) -> None:
        """Another width may need another height."""
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """In a narrow list the pictures give way."""
        return QSize(_NARROWEST + 2 * _RING, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """Pictures and name can be clicked."""
        return self.rect().contains(pos)

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
        self._paint_ring(painter, box)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text.1" if self.underMouse() else "text.2"))
        top = _RING + _HIGH + _NAME_GAP
        room = mirrored(self, QRect(_RING, top, self.width() - 2 * _RING, self.height() - top))
        paint_lines(painter, self._lines(), room, theme.line_height("small"), Qt.AlignmentFlag.AlignLeft)
        painter.end()

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        """Round the chosen pair, with a gap of 2; twice as wide when the keyboard is here."""
        wide = 4 if keyboard_focus(self) else 2
        if self.isChecked() or wide == 4:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent.line"), wide))
            out = 2 + wide / 2
            painter.drawRoundedRect(box.adjusted(-out, -out, out, out), 6 + out, 6 + out)


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
        self._card(painter, QPointF(52, 50), -5, self._video, "video")
        self._card(painter, QPointF(148, 50), 5, self._image, "picture")
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.window"))
        painter.drawEllipse(QPointF(100, 50), 20, 20)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(100, 50), 16, 16)
        plus = assets.pixmap("plus", 18, theme.hex("accent.on"), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(91, 41), plus)
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
