"""What a source card shows: the drop zone while it is empty, else a small picture with the name beside it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import ElidedLabel, text_label
from vidgo_desktop.ui.theme import Theme, set_role

_BIG, _SMALL = 72, 56
_DISC = 36
_EMPTY_HEIGHT = 164


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
        theme.changed.connect(self.update)
        self.show_disc()

    def show_disc(self, icon: str = "", tint: str = "text.2") -> None:
        """The empty state: an icon in a disc."""
        self._filled = False
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
        painter.fillPath(clip, self._theme.color("bg.hover"))
        if self._filled and not self._image.isNull():
            painter.setClipPath(clip)
            self._paint_image(painter, box)
        else:
            size = 24 if self._filled else 20
            icon, tint = self._shown
            drawn = assets.pixmap(icon, size, self._theme.hex(tint), self.devicePixelRatioF())
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, drawn)
        painter.end()

    def _paint_image(self, painter: QPainter, box: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(box.width() * ratio), round(box.height() * ratio))
        scaled = self._image.scaled(
            wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        drawn = QPixmap.fromImage(scaled)
        drawn.setDevicePixelRatio(ratio)
        wide, high = scaled.width() / ratio, scaled.height() / ratio
        painter.drawPixmap(QRectF((box.width() - wide) / 2, (box.height() - high) / 2, wide, high).toRect(), drawn)
        side = (box.width() - wide * self._kept) / 2
        if self._kept < 1.0 and side >= 1:
            for shade in (QRectF(0, 0, side, box.height()), QRectF(box.width() - side, 0, side, box.height())):
                painter.fillRect(shade, self._theme.color("on.video.back"))
            painter.fillRect(QRectF(side - 1, 0, 1, box.height()), self._theme.color("on.video"))
            painter.fillRect(QRectF(box.width() - side, 0, 1, box.height()), self._theme.color("on.video"))


class Arrangement(StrEnum):
    """How the parts lie."""

    EMPTY = "empty"
    FILLED = "filled"


class SourceBody(QWidget):
    """The parts of a card in one grid; the link field is always there and keeps the focus when the rest moves."""

    def __init__(self, theme: Theme, kind: ParamKind) -> None:
        super().__init__()
        self._theme = theme
        self._compact = False
        self._arrangement: Arrangement | None = None
        self.picture = Picture(theme, "video" if kind is ParamKind.VIDEO else "picture")
        self.title = text_label(theme, "body.control", "1")
        self.hint = text_label(theme, "small", "3", wrap=True)
        for label in (self.title, self.hint):
            label.setMinimumSize(1, 1)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.name = ElidedLabel(theme, "body.control", "1")
        self.meta = text_label(theme, "small", "2")
        self.meta.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Parents at once: this is the order of the Tab key, whatever the grid shows later.
        self.field = QLineEdit(self)
        self.field.setFont(theme.font("small"))
        self.field.setMinimumWidth(60)
        self.choose = QPushButton(self)
        self.remove = QToolButton(self)
        self.remove.setStyleSheet("min-width: 28px; min-height: 28px;")
        self.remove.setFixedSize(28, 28)
        theme.bind_icon(self.remove, "close", 16, "text.2")
        self._grid = QGridLayout(self)
        self.arrange(Arrangement.EMPTY)

    @property
    def arrangement(self) -> Arrangement:
        """How the parts lie now."""
        return self._arrangement or Arrangement.EMPTY

    def set_compact(self, compact: bool) -> None:
        """Narrow pane: small picture; *Change…* is reached by double click and the card's menu."""
        if compact != self._compact:
            self._compact = compact
            now, self._arrangement = self.arrangement, None
            self.arrange(now)

    def arrange(self, wanted: Arrangement) -> None:
        """Lay the parts out; the same wish twice changes nothing."""
        if wanted is self._arrangement:
            return
        self._arrangement = wanted
        while self._grid.count():
            self._grid.takeAt(0)
        empty = wanted is Arrangement.EMPTY
        self.title.setVisible(empty)
        self.hint.setVisible(empty)
        self.name.setVisible(not empty)
        self.meta.setVisible(not empty)
        self.remove.setVisible(not empty)
        self.choose.setVisible(empty or not self._compact)
        set_role(self.choose, role="small" if empty else "link")
        self.choose.setStyleSheet("font-size: 12px;")
        self.choose.setCursor(Qt.CursorShape.ArrowCursor if empty else Qt.CursorShape.PointingHandCursor)
        self._slim(self.field)
        if empty:
            self._lay_empty()
        else:
            self._lay_filled()

    def _slim(self, field: QLineEdit) -> None:
        # The sheet's fields are 36 high; inside a card they are as high as the small button beside them.
        field.setStyleSheet(
            "QLineEdit { min-height: 26px; padding: 0 7px; }QLineEdit:focus { min-height: 24px; padding: 0 6px; }"
        )

    def _lay_empty(self) -> None:
        grid = self._grid
        grid.setContentsMargins(16, 12 if self._compact else 18, 16, 14)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.picture.show_disc()
        grid.addWidget(self.picture, 0, 0, 1, 2, centre)
        grid.setRowMinimumHeight(1, 6)
        grid.addWidget(self.title, 2, 0, 1, 2)
        grid.addWidget(self.hint, 3, 0, 1, 2)
        grid.setRowMinimumHeight(4, 10)
        grid.addWidget(self.field, 5, 0)
        grid.addWidget(self.choose, 5, 1)
        grid.setColumnMinimumWidth(0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 0)
        self.setMinimumHeight(0 if self._compact else _EMPTY_HEIGHT)

    def _lay_filled(self) -> None:
        grid = self._grid
        size = _SMALL if self._compact else _BIG
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        self.picture.show_place(size)
        for row in (1, 4):
            grid.setRowMinimumHeight(row, 0)
        top, left = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft
        grid.addWidget(self.picture, 0, 0, 3, 1, top)
        grid.setColumnMinimumWidth(0, size + 4)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.meta, 1, 1)
        grid.addWidget(self.remove, 0, 2, 2, 1, top | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.field, 2, 1, 1, 1 if self.choose.isVisibleTo(self) else 2)
        if self.choose.isVisibleTo(self):
            grid.addWidget(self.choose, 2, 2, left | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 0)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 0)
        self.setMinimumHeight(0)
