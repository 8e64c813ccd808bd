"""The amber mark in the header that says that nothing is spent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.painting import keyboard_focus, mirrored, paint_box, paint_ring
from vidgo_desktop.ui.theme import Theme

_RING = 2
_ICON = 14
_BEFORE, _AROUND = 8, 10
_GAP = 6
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class PracticeBadge(QAbstractButton):
    """Icon, words and a second half that gives way first. A click leads to the switch."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words_shown = True
        self._detail = self.tr("nothing is spent")
        self.setObjectName("practiceBadge")
        self.setText(self.tr("Practice mode"))
        self.setAccessibleName(self.tr("Practice mode, nothing is spent"))
        self.setToolTip(self.tr("Practice mode: a pretend service answers. Click to change."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def show_words(self, shown: bool) -> None:
        """In the smallest windows only the icon stays."""
        if shown != self._words_shown:
            self._words_shown = shown
            self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _parts(self) -> list[tuple[QFont, str]]:
        return [(self._theme.font("small.control"), self.text()), (self._theme.font("small"), f" · {self._detail}")]

    def sizeHint(self) -> QSize:
        """24 high, 2 around for the ring."""
        least = self.minimumSizeHint()
        if not self._words_shown:
            return least
        font, text = self._parts()[1]
        return QSize(least.width() + QFontMetrics(font).horizontalAdvance(text), least.height())

    def minimumSizeHint(self) -> QSize:
        """It can never be hidden while practice is on, but its second half gives way in a narrow window."""
        metrics = QFontMetrics(self._parts()[0][0])
        high = self._theme.scaled(24) + 2 * _RING
        if not self._words_shown:
            return QSize(high + 4, high)
        return QSize(2 * _RING + _BEFORE + _ICON + _GAP + metrics.horizontalAdvance(self.text()) + _AROUND, high)

    def enterEvent(self, event: QEvent) -> None:
        """Show that it can be clicked."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, flask, words."""
        painter = QPainter(self)
        theme = self._theme
        whole = self.width() >= self.sizeHint().width()
        # Between the two widths there is room for one half only; the pill then ends where its words do.
        wide = self.width() if whole else self.minimumSizeHint().width()
        begin = self.width() - wide
        box = QRectF(mirrored(self, QRect(begin, 0, wide, self.height()))).adjusted(_RING, _RING, -_RING, -_RING)
        line = theme.color("warn" if self.underMouse() or theme.strong_outlines else "warn.soft")
        paint_box(painter, box, box.height() / 2, theme.color("warn.soft"), line)
        left = begin + (_RING + _BEFORE if self._words_shown else (wide - _ICON) // 2)
        icon = assets.pixmap("practice", _ICON, theme.hex("warn"), self.devicePixelRatioF())
        place = mirrored(self, QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON))
        painter.drawPixmap(place.topLeft(), icon)
        left += _ICON + _GAP
        painter.setPen(theme.color("warn"))
        for font, text in self._parts()[: 0 if not self._words_shown else 2 if whole else 1]:
            words = QFontMetrics(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.drawText(mirrored(self, QRect(left, 0, words, self.height())), _MIDDLE, text)
            left += words
        if keyboard_focus(self):
            paint_ring(painter, theme, box.adjusted(-_RING, -_RING, _RING, _RING), self.height() / 2)
        painter.end()
