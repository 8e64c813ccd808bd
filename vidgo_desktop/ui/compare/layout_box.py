"""The drop-down of layouts: 36 high over the whole width, with an icon before its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.painting import LINE_START, keyboard_focus, mirrored, paint_box
from vidgo_desktop.ui.theme import Theme

_HEIGHT, _ICON, _START, _GAP, _END = 36, 16, 13, 8, 11


class LayoutBox(DropDown):
    """``icons`` are names of the resources by key."""

    def __init__(self, theme: Theme, entries: Sequence[tuple[str, str]], icons: Mapping[str, str]) -> None:
        super().__init__(theme, entries, 120)
        self._icons = icons
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """36 high, more with larger text."""
        high = max(self._theme.scaled(_HEIGHT), QFontMetrics(self._theme.font("body")).height() + 12)
        return QSize(super().sizeHint().width() + _ICON + _GAP, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words, chevron."""
        theme, is_down, ratio = self._theme, self.view().isVisible(), self.devicePixelRatioF()
        painter = QPainter(self)
        pointed = self.underMouse() and not is_down and self.isEnabled()
        fill = theme.color("bg.hover" if pointed else "button")
        # The ring of focus takes the place of the outline.
        is_ringed = is_down or keyboard_focus(self)
        paint_box(painter, QRectF(self.rect()), 8, fill, fill if is_ringed else theme.color("line.button"))
        token = "text.1" if self.isEnabled() else "text.3"
        middle = (self.height() - _ICON) // 2
        name = self._icons.get(self.current, "")
        if name:
            icon = assets.pixmap(name, _ICON, theme.hex(token), ratio)
            painter.drawPixmap(mirrored(self, QRect(_START, middle, _ICON, _ICON)).topLeft(), icon)
        left = _START + _ICON + _GAP
        words = QRect(left, 0, self.width() - left - _END - _ICON - _GAP, self.height())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(token))
        text = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(mirrored(self, words), LINE_START, text)
        place = QRect(self.width() - _END - _ICON, middle, _ICON, _ICON)
        chevron = assets.pixmap("chevron-up" if is_down else "chevron-down", _ICON, theme.hex("text.2"), ratio)
        painter.drawPixmap(mirrored(self, place).topLeft(), chevron)
        painter.end()
