"""What the three steps of the welcome have in common: headline, sentence, content, and a button with an arrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.dialog_parts import Paragraph
from vidgo_desktop.ui.direction import LeaningLabel
from vidgo_desktop.ui.painting import LINE_START, mirrored
from vidgo_desktop.ui.theme import Theme, set_role

# What stands beside the content on both sides, so that focus rings and the room of a switch are not cut off.
EDGE = 4


class _Lead(LeaningLabel):
    """The sentence under a headline: the size of a heading in plain weight."""

    _LINE = 22

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        set_role(self, tone="2")
        self.setText(text)
        theme.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        font = self._theme.font("heading")
        font.setWeight(QFont.Weight.Normal)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
        self.setFont(font)
        self.setMinimumHeight(self._theme.scaled(self._LINE))


class WelcomeStep(QWidget):
    """Fill it by ``add`` and ``add_space``. The headline begins where the widget begins, ``EDGE`` from its sides."""

    def __init__(self, theme: Theme, headline: str, sentence: str) -> None:
        super().__init__()
        self.theme = theme
        self._headline = Paragraph(theme, "display", "1", headline)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.add(self._headline)
        self.add_space(8)
        self.add(_Lead(theme, sentence))
        self.add_space(24)

    def add(self, part: QWidget | QLayout, edge: int = EDGE) -> None:
        """One part below the others."""
        row = QHBoxLayout()
        row.setContentsMargins(edge, 0, edge, 0)
        if isinstance(part, QWidget):
            row.addWidget(part)
        else:
            row.addLayout(part)
        self._box.addLayout(row)

    def add_space(self, pixels: int) -> None:
        """Room between two parts."""
        self._box.addSpacing(pixels)

    @property
    def headline(self) -> str:
        """The headline."""
        return self._headline.text()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins; None for the primary button."""
        return None


class ForwardButton(QPushButton):
    """The primary button of a step: its arrow comes after the words and points the way people read."""

    wants_ring = True
    _ICON, _GAP, _PADDING = 16, 8, 13

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("welcomeNext")
        self.setAutoDefault(False)
        set_role(self, role="primary")
        theme.changed.connect(self._restyle)

    def show_words(self, text: str) -> None:
        """What the button says."""
        self.setText(text)
        self.setAccessibleName(text)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, gap and arrow."""
        metrics = QFontMetrics(self._theme.font("body.strong"))
        width = 2 * self._PADDING + metrics.horizontalAdvance(self.text()) + self._GAP + self._ICON
        return QSize(width, max(self._theme.scaled(32), metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one step, not two."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the style sheet, then words and arrow."""
        theme = self._theme
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        tone = "accent.on" if self.isEnabled() else "text.3"
        painter.setFont(theme.font("body.strong"))
        painter.setPen(theme.color(tone))
        right = self.width() - self._PADDING - self._ICON
        words = QRect(self._PADDING, 0, right - self._GAP - self._PADDING + 1, self.height())
        painter.drawText(mirrored(self, words), LINE_START, self.text())
        from_left = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        icon = "arrow-right" if from_left else "arrow-left"
        place = mirrored(self, QRect(right, (self.height() - self._ICON) // 2, self._ICON, self._ICON))
        painter.drawPixmap(place.topLeft(), assets.pixmap(icon, self._ICON, theme.hex(tone), self.devicePixelRatioF()))
        painter.end()
