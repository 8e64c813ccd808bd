"""The box that says what a test of a key brought: state, sentence, balance, and one button where it helps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.dialog_parts import Paragraph
from vidgo_desktop.ui.key_words import Note
from vidgo_desktop.ui.setting_rows import small_button
from vidgo_desktop.ui.theme import Theme, set_role

_HEIGHT = 60
_KINDS = {"ok": "ok", "warn": "warn", "error": "error", "2": "neutral"}
# Below this width the balance or the button lies under the words.
_NARROW = 360


class KeyAnswer(QFrame):
    """Hidden while there is nothing to say. ``clicked`` is the button of the note that is shown."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._note: Note | None = None
        self.setObjectName("keyAnswer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = IconLabel(theme, "check", 20)
        self._title = Paragraph(theme, "body.strong", "1")
        self._hint = Paragraph(theme, "small", "2")
        self._amount = text_label(theme, "body.strong", "1")
        self._whose = text_label(theme, "small", "2", self.tr("your balance"))
        self._button = small_button(theme, "keyAction", "")
        self._button.clicked.connect(self.clicked)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        theme.changed.connect(self._scale)
        self._scale()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        words.addStretch(1)
        start = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        start.setSpacing(12)
        start.addWidget(self._icon)
        start.addLayout(words, 1)
        end = QVBoxLayout()
        end.setSpacing(0)
        end.addStretch(1)
        trailing = Qt.AlignmentFlag.AlignTrailing
        for part in (self._amount, self._whose, self._button):
            end.addWidget(part, 0, trailing)
        end.addStretch(1)
        self._row.setContentsMargins(16, 10, 16, 10)
        self._row.setSpacing(8)
        self._row.addLayout(start, 1)
        self._row.addLayout(end)
        self.setLayout(self._row)

    @property
    def note(self) -> Note | None:
        """What is said, None when nothing is."""
        return self._note

    @property
    def text(self) -> str:
        """The sentence, empty when there is none."""
        return self._note.text if self._note is not None else ""

    def say(self, note: Note | None) -> None:
        """Say this; it is read out when it is new."""
        old, self._note = self._note, note
        self.setVisible(note is not None)
        if note is None:
            return
        set_role(self, kind=_KINDS[note.tone])
        self._icon.show_icon(note.icon, "text.2" if note.tone == "2" else note.tone)
        for label, text in ((self._title, note.text), (self._hint, note.hint), (self._amount, note.amount)):
            label.setText(text)
            label.setVisible(bool(text))
        self._whose.setVisible(bool(note.amount))
        self._button.setText(note.button)
        self._button.setAccessibleName(note.button)
        self._button.setVisible(bool(note.button))
        said = note.spoken or note.text
        if self.isVisible() and (old is None or said != (old.spoken or old.text)):
            announce(self, said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below each other where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.scaled(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not direction:
            self._row.setDirection(direction)

    @Slot()
    def _scale(self) -> None:
        self.setMinimumHeight(self._theme.scaled(_HEIGHT))


class NumberDisc(QWidget):
    """The number of a step; decoration, the order says the same."""

    _SIZE = 24

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        theme.changed.connect(self._scale)
        self._scale()

    @Slot()
    def _scale(self) -> None:
        side = self._theme.scaled(self._SIZE)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A number on a tone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg.hover"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setFont(self._theme.font("small.control"))
        painter.setPen(self._theme.color("text.2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.locale().toString(self._number))
        painter.end()
