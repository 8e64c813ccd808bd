"""Wrapped text with a line height of its own, which neither style sheets nor plain-text labels know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role

_WIDEST_FIRST_GUESS = 320
_REMEMBERED = 32


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """The lines of a text in this font at this width; a word that is too long is broken."""
    lines: list[str] = []
    for part in text.split("\n"):
        layout = QTextLayout(part, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            start = line.textStart()
            lines.append(part[start : start + line.textLength()].rstrip())
        layout.endLayout()
        if not part:
            lines.append("")
    return lines


def paint_lines(painter: QPainter, lines: Sequence[str], box: QRect, line_height: int, align: Qt.AlignmentFlag) -> None:
    """Each line in the middle of its own strip of ``line_height``, from the top of ``box``."""
    for index, line in enumerate(lines):
        strip = QRect(box.left(), box.top() + index * line_height, box.width(), line_height)
        painter.drawText(strip, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)


class Paragraph(QLabel):
    """A plain-text label with the line height of its step of the type scale; it wraps and says how high it is.

    ``weight`` replaces the weight of the step.
    """

    def __init__(self, theme: Theme, font: str, tone: str, text: str = "", *, weight: int | None = None) -> None:
        super().__init__()
        self._theme, self._step, self._weight = theme, font, weight
        # A layout asks very often, and for few widths.
        self._wrapped: dict[tuple[str, str, int], list[str]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        theme.bind_font(self, font)
        set_role(self, tone=tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self.setText(text)

    def setFont(self, font: QFont | str | Sequence[str], /) -> None:
        """Take this font, in the weight that was asked for."""
        taken = QFont(font)
        if self._weight is not None:
            taken.setWeight(QFont.Weight(self._weight))
        super().setFont(taken)

    def setText(self, text: str, /) -> None:
        """Show this; signs are words to a voice."""
        super().setText(text)
        said = spoken(text)
        self.setAccessibleName("" if said == text else said)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return len(self._lines(width)) * self._theme.line_height(self._step)

    def _lines(self, width: int) -> list[str]:
        wanted = (self.text(), self.font().key(), width)
        if wanted not in self._wrapped:
            if len(self._wrapped) >= _REMEMBERED:
                self._wrapped.clear()
            self._wrapped[wanted] = wrapped(self.text(), self.font(), width)
        return self._wrapped[wanted]

    def sizeHint(self) -> QSize:
        """In one line, or as wide as is comfortable to read."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 1
        width = min(words, self.maximumWidth(), self._theme.scaled(_WIDEST_FIRST_GUESS))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may get narrow; the height follows."""
        return QSize(1, self._theme.line_height(self._step))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line by line."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = self._lines(self.width())
        high = self._theme.line_height(self._step)
        across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        paint_lines(painter, lines, QRect(0, self._top(len(lines) * high), self.width(), 0), high, across)
        painter.end()

    def _top(self, needed: int) -> int:
        spare = max(0, self.height() - needed)
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return 0
        return spare if self.alignment() & Qt.AlignmentFlag.AlignBottom else spare // 2
