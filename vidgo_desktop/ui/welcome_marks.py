"""The marks of the three steps: done, now, later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.painting import LINE_START, mirrored
from vidgo_desktop.ui.theme import Theme

_DISC, _TICK = 20, 12
# Disc to word, word to line, the line, line to the next disc.
_TO_WORD, _TO_LINE, _LINE = 8, 12, 24


class StepMarks(QWidget):
    """Three discs with their words; where there is little room only the step of now keeps its word."""

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._names, self._step = theme, tuple(names), 0
        self.setObjectName("stepMarks")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.show_step(0)

    @property
    def sentence(self) -> str:
        """Which step it is, in words."""
        words = self.tr("Step {step} of {steps}, {name}")
        return words.format(step=self._step + 1, steps=len(self._names), name=self._names[self._step])

    def show_step(self, step: int) -> None:
        """Count from 0."""
        self._step = step
        self.setAccessibleName(self.sentence)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _disc(self) -> int:
        return self._theme.scaled(_DISC)

    def _font(self, index: int) -> QFont:
        return self._theme.font("small.control" if index == self._step else "small")

    def _word_width(self, index: int) -> int:
        return QFontMetrics(self._font(index)).horizontalAdvance(self._names[index])

    def _width(self, shown: Sequence[bool]) -> int:
        words = sum(_TO_WORD + self._word_width(index) for index, is_shown in enumerate(shown) if is_shown)
        return words + len(shown) * self._disc() + (len(shown) - 1) * (_LINE + 2 * _TO_LINE)

    def sizeHint(self) -> QSize:
        """All words in one line."""
        height = max(self._disc(), QFontMetrics(self._theme.font("small")).height())
        return QSize(self._width([True] * len(self._names)), height)

    def minimumSizeHint(self) -> QSize:
        """The discs alone."""
        return QSize(self._disc() * len(self._names), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Discs, words and the lines between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [True] * len(self._names)
        if self._width(shown) > self.width():
            shown = [index == self._step for index in range(len(self._names))]
        height, disc, left = self.height(), self._disc(), 0
        for index, name in enumerate(self._names):
            if index:
                line = mirrored(self, QRect(left + _TO_LINE, height // 2, _LINE, 1))
                painter.fillRect(line, self._theme.color("line.button"))
                left += _LINE + 2 * _TO_LINE
            self._paint_disc(painter, mirrored(self, QRect(left, (height - disc) // 2, disc, disc)), index)
            left += disc
            if shown[index]:
                left += _TO_WORD
                room = min(self._word_width(index), max(0, self.width() - left))
                painter.setFont(self._font(index))
                painter.setPen(self._theme.color("text.1" if index == self._step else "text.2"))
                text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room + 1)
                painter.drawText(mirrored(self, QRect(left, 0, room + 2, height)), LINE_START, text)
                left += room
        painter.end()

    def _paint_disc(self, painter: QPainter, place: QRect, index: int) -> None:
        theme = self._theme
        done, now = index < self._step, index == self._step
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ok.soft" if done else "accent" if now else "bg.hover"))
        painter.drawEllipse(QRectF(place))
        if done:
            side = theme.scaled(_TICK)
            corner = QRectF(place).center() - QPointF(side / 2, side / 2)
            painter.drawPixmap(corner, assets.pixmap("tick", side, theme.hex("ok"), self.devicePixelRatioF()))
            return
        painter.setFont(_number_font(theme))
        painter.setPen(theme.color("accent.on" if now else "text.2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.locale().toString(index + 1))


def _number_font(theme: Theme) -> QFont:
    font = theme.font("caption.strong")
    font.setWeight(QFont.Weight.DemiBold)
    return font
