"""The middle of an error's dialog: what happened, what it cost, what helps, and the technical part folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.details_text import details_text
from vidgo_desktop.ui.dialog_frame import RING_ROOM
from vidgo_desktop.ui.error_text import charge_words
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.theme import Theme, set_role

_CHARGE_LOOK = {
    Charge.NOT_CHARGED: ("ok", "shield", "ok"),
    Charge.GIVEN_BACK: ("ok", "shield", "ok"),
    Charge.CHARGED: ("neutral", "credits", "text.2"),
    Charge.UNCLEAR: ("warn", "not-sure", "warn"),
}
_COPIED_MS = 2000


class ChargeBox(QFrame):
    """The phrase about money and, once known, the balance."""

    def __init__(self, theme: Theme, charge: Charge, charged: float | None) -> None:
        super().__init__()
        kind, icon, tint = _CHARGE_LOOK[charge]
        set_role(self, kind=kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(48)
        self._balance = text_label(theme, "small", "2")
        self._balance.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(text_label(theme, "body.strong", "1", charge_words(charge, charged), wrap=True))
        words.addWidget(self._balance)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(IconLabel(theme, icon, 20, tint))
        row.addLayout(words, 1)

    def show_balance(self, fact: BalanceFact) -> None:
        """Say what is there now."""
        known = fact.state is BalanceState.KNOWN and fact.credits is not None
        amount = number(fact.credits) if fact.credits is not None else ""
        text = self.tr("Balance: {amount} pretend credits.") if fact.pretend else self.tr("Balance: {amount} credits.")
        self._balance.setText(text.format(amount=amount))
        self._balance.setVisible(known)


class DetailsFold(QFrame):
    """A heading that opens a read-only text, and *Copy*. ``opened`` says that the height changed."""

    opened = Signal()

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, kind="card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._fold = QToolButton()
        self._fold.setObjectName("detailsFold")
        self._fold.setText(self.tr("Details"))
        self._fold.setAccessibleName(self.tr("Details"))
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fold.setFont(theme.font("body.control"))
        # A heading, not a pressed button, also while it is open.
        self._fold.setStyleSheet("QToolButton { padding: 0 8px; } QToolButton:checked { background: transparent; }")
        self._copy = QPushButton(self.tr("Copy"))
        self._copy.setObjectName("copyDetails")
        self._copy.setAccessibleName(self.tr("Copy the details"))
        self._copy.setAutoDefault(False)
        set_role(self._copy, role="plain")
        theme.bind_icon(self._copy, "copy", 14, "text.2")
        self.text = QPlainTextEdit()
        self.text.setObjectName("detailsText")
        self.text.setAccessibleName(self.tr("Technical details"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(text)
        font = theme.font("mono")
        font.setPixelSize(12)
        self.text.setFont(font)
        lines = min(12, text.count("\n") + 1)
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + 24)
        self.text.setStyleSheet(
            "QPlainTextEdit { background: transparent; border: 0; border-radius: 0; padding: 4px 10px; }"
        )
        head = QHBoxLayout()
        head.setContentsMargins(6, 5, 6, 5)
        head.addWidget(self._fold)
        head.addStretch(1)
        head.addWidget(self._copy)
        self._line = QFrame()
        set_role(self._line, kind="line")
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._line)
        box.addWidget(self.text)
        self._fold.toggled.connect(self.open)
        self._copy.clicked.connect(self._copy_text)
        self.open(False)

    @Slot(bool)
    def open(self, is_open: bool) -> None:
        """Fold out or in."""
        self._fold.setChecked(is_open)
        self._theme.bind_icon(self._fold, "chevron-down" if is_open else "chevron-right", 16, "text.2")
        self._line.setVisible(is_open)
        self.text.setVisible(is_open)
        # The layout around remembers the height until it is told, and whoever hears the signal measures at once.
        self.updateGeometry()
        self.opened.emit()

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._copy.setText(self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self, self._copied_long_ago)

    @Slot()
    def _copied_long_ago(self) -> None:
        self._copy.setText(self.tr("Copy"))


def _sentence_label(theme: Theme, text: str) -> QLabel:
    """As large as a heading but not bold. The style sheet keeps the font that it met first, so it is set first."""
    font = theme.font("heading")
    font.setWeight(QFont.Weight.Normal)
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(font)
    set_role(label, tone="1")
    return label


class ProblemPanel(QWidget):
    """Sentence, charge, help and details of one task, below each other."""

    def __init__(self, theme: Theme, task: Task, sentence: str, help_text: str, charge: Charge | None) -> None:
        super().__init__()
        self.charge: ChargeBox | None = None
        self.details = DetailsFold(theme, details_text(task))
        box = QVBoxLayout(self)
        box.setContentsMargins(RING_ROOM, 0, RING_ROOM, RING_ROOM)
        box.setSpacing(16)
        if sentence:
            box.addWidget(_sentence_label(theme, sentence))
        if charge is not None:
            self.charge = ChargeBox(theme, charge, task.charged)
            box.addWidget(self.charge)
        if help_text:
            helps = QVBoxLayout()
            helps.setSpacing(6)
            helps.addWidget(text_label(theme, "body.strong", "1", self.tr("What helps")))
            helps.addWidget(text_label(theme, "body", "2", help_text, wrap=True))
            box.addLayout(helps)
        box.addWidget(self.details)
