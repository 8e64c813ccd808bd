"""The bar at the foot of a narrow window: the chosen pair and *Generate*, while the form is out of sight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import ElidedLabel
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.generate_footer import GenerateButton
from vidgo_desktop.ui.generate_line import GenerateWords, Press
from vidgo_desktop.ui.painting import mirrored
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role

_HEIGHT = 68
_PAIR = (54, 40)
_PAIR_HEIGHT = 56
_GAP = 2
_OUTER, _INNER = 6, 2


class _Pair(QWidget):
    """Two small pictures side by side, round outside; decoration, the words beside it name them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._images = (QImage(), QImage())
        self._drawn: dict[tuple[int, float], QPixmap] = {}
        self.setFixedSize(sum(_PAIR) + _GAP, _PAIR_HEIGHT)
        theme.changed.connect(self.update)

    def show_images(self, video: bytes, picture: bytes) -> None:
        """Encoded pictures; nothing leaves an empty place."""
        self._images = (_decoded(video), _decoded(picture))
        self._drawn.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Video leading, picture trailing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        from_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for place, icon in enumerate(("video", "picture")):
            logical = QRectF(place * (_PAIR[0] + _GAP), 0, _PAIR[place], _PAIR_HEIGHT).toRect()
            box = QRectF(mirrored(self, logical))
            painter.save()
            painter.setClipPath(_corners(box, outer_left=(place == 0) is not from_right))
            if self._images[place].isNull():
                painter.fillRect(box, self._theme.color("bg.hover"))
                drawn = assets.pixmap(icon, 20, self._theme.hex("text.3"), self.devicePixelRatioF())
                painter.drawPixmap(round(box.center().x()) - 10, round(box.center().y()) - 10, drawn)
            else:
                painter.drawPixmap(box.toRect(), self._scaled(place))
            painter.restore()
        painter.end()

    def _scaled(self, place: int) -> QPixmap:
        # Kept for each ratio: the window may lie on two screens that differ.
        ratio = self.devicePixelRatioF()
        if (place, ratio) not in self._drawn:
            size = QSize(round(_PAIR[place] * ratio), round(_PAIR_HEIGHT * ratio))
            whole = self._images[place].scaled(
                size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            )
            left, top = (whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2
            made = QPixmap.fromImage(whole.copy(left, top, size.width(), size.height()))
            made.setDevicePixelRatio(ratio)
            self._drawn[place, ratio] = made
        return self._drawn[place, ratio]


def _decoded(data: bytes) -> QImage:
    return QImage.fromData(data) if data else QImage()


def _corners(box: QRectF, *, outer_left: bool) -> QPainterPath:
    """A box with wide corners on its outer side and small ones on the inner."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    middle = box.center().x()
    for half, is_left in (
        (QRectF(box.left(), box.top(), box.width() / 2 + _OUTER, box.height()), True),
        (QRectF(middle - _OUTER, box.top(), box.width() / 2 + _OUTER, box.height()), False),
    ):
        radius = _OUTER if is_left is outer_left else _INNER
        path.addRoundedRect(half, radius, radius)
    return path


class PinnedBar(QFrame):
    """68 high. ``pressed`` is one press of its button, which says and does what the form's own button does."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._meta_text = ""
        self._words = GenerateWords(self.tr("Generate"), "")
        self.setObjectName("pinnedBar")
        set_role(self, pane="footer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)
        self._pair = _Pair(theme)
        self._title = ElidedLabel(theme, "body.strong", "1")
        self._title.setObjectName("pinnedTitle")
        self._meta = ElidedLabel(theme, "small", "2")
        self._meta.setObjectName("pinnedLine")
        self.button = GenerateButton()
        self.button.setObjectName("generatePinned")
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.pressed)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._meta)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 5)
        row.setSpacing(12)
        row.addWidget(self._pair)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self._ring = FocusRing(theme, self)
        self.show_choice("", "", b"", b"")
        self.show_words(self._words)

    @Slot(object)
    def show_words(self, words: GenerateWords) -> None:
        """Mirror the big button; while it is off, the second line says what is missing."""
        self._words = words
        self.button.setText(words.button)
        self.button.setAccessibleName(spoken(words.name or words.button))
        self.button.setAccessibleDescription(words.line)
        self.button.setToolTip(words.line)
        self.button.setEnabled(words.press is not Press.NOTHING)
        busy = self._theme.hex("text.3")
        self.button.setIcon(assets.icon("preparing", 16, busy, "", busy) if words.busy else QIcon())
        self._show_line()

    def show_choice(self, title: str, meta: str, video_thumb: bytes, image_thumb: bytes) -> None:
        """The chosen pair, as ``street_walk.mp4 × red_coat.jpg`` and ``Replace · 480p · 10 s``."""
        self._title.show_text(title or self.tr("Nothing chosen yet"))
        self._meta_text = meta
        self._pair.show_images(video_thumb, image_thumb)
        self._show_line()

    def _show_line(self) -> None:
        off = self._words.press is Press.NOTHING and self._words.line
        self._meta.show_text(self._words.line if off else self._meta_text)
        set_role(self._meta, tone=self._words.tone if off else "2")
