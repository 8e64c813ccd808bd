"""The middle of *Was I charged?*: finding and amounts; folded, a field for the number and a tick before a second go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.charge_finding import charge_finding
from vidgo_desktop.ui.controls import IconLabel, link_button, text_label
from vidgo_desktop.ui.dialog_frame import RING_ROOM
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.setting_rows import small_button
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph

# The service's numbers are opaque; a real one has 16 letters and digits.
_LONGEST_NUMBER = 200


class ChargePanel(QWidget):
    """``number_given`` carries the text of the number field, stripped; ``ticked`` whether sending again is wanted;
    ``unfolded`` says that the height changed.
    """

    number_given = Signal(object)
    ticked = Signal(object)
    unfolded = Signal()

    def __init__(self, theme: Theme, task: Task) -> None:
        super().__init__()
        self._theme = theme
        self._task = task
        self._cleared = False
        self._headline = Paragraph(theme, "heading", "1")
        self._sentence = Paragraph(theme, "body", "2")
        self._now = text_label(theme, "heading", "1", wrap=True)
        self.number = QLineEdit()
        self.number.setObjectName("taskNumber")
        self.number.setAccessibleName(self.tr("Number of the task at Vidgo"))
        self.number.setPlaceholderText(self.tr("Number of the task"))
        self.number.setMaxLength(_LONGEST_NUMBER)
        self._use = small_button(theme, "useTaskNumber", self.tr("Use it"))
        self._use.setAccessibleName(self.tr("Use this number"))
        self._seen = link_button(self.tr("I see it in my account…"))
        self._seen.setObjectName("seenInAccount")
        self._seen.setAccessibleName(self.tr("I see it in my account"))
        self._seen.setAutoDefault(False)
        self._number_box = QWidget()
        self.tick = QCheckBox(self.tr("I know that it may cost a second time"))
        self.tick.setObjectName("mayCostTwice")
        self.tick.setAccessibleName(self.tick.text())
        self.tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._number_changed()
        self.number.textChanged.connect(self._number_changed)
        self._use.clicked.connect(self._give_number)
        self._seen.clicked.connect(self._unfold_number)
        self.tick.toggled.connect(self._toggled)
        self.show_balance(None)

    @property
    def headline(self) -> str:
        """The finding."""
        return self._headline.text()

    @property
    def is_cleared(self) -> bool:
        """Whether the balance says that nothing was charged, so that sending again is the sensible next step."""
        return self._cleared

    def _lay_out(self) -> None:
        theme, task = self._theme, self._task
        finding = QHBoxLayout()
        finding.setSpacing(12)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 2, 0, 0)
        mark.addWidget(IconLabel(theme, "not-sure", 20, "warn"))
        mark.addStretch(1)
        finding.addLayout(mark)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._headline)
        words.addWidget(self._sentence)
        finding.addLayout(words, 1)
        warning = NoteLine(theme)
        hint = Paragraph(theme, "small", "2")
        hint.setText(self.tr("Do you see it in your account on vidgo.ai? With its number we can go on watching."))
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.number, 1)
        entry.addWidget(self._use)
        box = QVBoxLayout(self)
        box.setContentsMargins(RING_ROOM, 3, RING_ROOM, 3)
        box.setSpacing(0)
        box.addLayout(finding)
        box.addSpacing(20)
        box.addWidget(self._cells(task))
        box.addSpacing(14)
        box.addWidget(self._seen)
        number_box = QVBoxLayout(self._number_box)
        number_box.setContentsMargins(0, 2, 0, 6)
        number_box.setSpacing(6)
        number_box.addWidget(hint)
        number_box.addLayout(entry)
        box.addWidget(self._number_box)
        box.addSpacing(10)
        box.addWidget(warning)
        box.addWidget(self.tick)
        self._number_box.hide()
        self.tick.hide()
        text = self.tr("If the first one did start after all, sending again costs a second time.")
        warning.show_note("2", "alert", text, icon_tone="warn")

    def _cells(self, task: Task) -> QFrame:
        frame = QFrame()
        set_role(frame, kind="card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        before = self._amount(task.balance_before)
        price = task.request.estimate
        cost = self.tr("not known") if price is None else self.tr("about {amount}").format(amount=number(price))
        cells = (
            (self.tr("Balance before"), text_label(self._theme, "heading", "1", before, wrap=True)),
            (self.tr("Balance now"), self._now),
            (self.tr("Would cost"), text_label(self._theme, "heading", "1", cost, wrap=True)),
        )
        for index, (title, value) in enumerate(cells):
            if index:
                rule = QFrame()
                rule.setFixedWidth(1)
                set_role(rule, kind="line")
                # The sheet makes lines one pixel high; this one stands.
                rule.setStyleSheet("min-height: 0; max-height: 16777215;")
                row.addWidget(rule)
            cell = QVBoxLayout()
            cell.setContentsMargins(16, 13, 16, 13)
            cell.setSpacing(4)
            cell.addWidget(text_label(self._theme, "small", "2", title, wrap=True))
            cell.addWidget(value)
            row.addLayout(cell, 1)
        return frame

    def _amount(self, credit: float | None) -> str:
        if credit is None:
            return self.tr("not known")
        return self.tr("{amount} credits").format(amount=number(credit))

    def show_balance(self, fact: BalanceFact | None) -> None:
        """The newest reading."""
        finding = charge_finding(self._task, fact)
        self._cleared = finding.cleared
        self._headline.setText(finding.headline)
        self._sentence.setText(finding.sentence)
        asking = fact is not None and fact.state is BalanceState.ASKING
        known = fact is not None and fact.state is BalanceState.KNOWN
        self._now.setText("…" if asking else self._amount(fact.credits if fact is not None and known else None))

    def ask_tick(self) -> bool:
        """Sending again is wanted: uncover the tick. True when it is set, so that the wish may go on."""
        if self.tick.isHidden():
            self.tick.show()
            self.unfolded.emit()
            self.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.tick.isChecked()

    @Slot()
    def _unfold_number(self) -> None:
        self._seen.hide()
        self._number_box.show()
        self.unfolded.emit()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _number_changed(self) -> None:
        self._use.setEnabled(bool(self.number.text().strip()))

    @Slot()
    def _give_number(self) -> None:
        self.number_given.emit(self.number.text().strip())

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.ticked.emit(on)
