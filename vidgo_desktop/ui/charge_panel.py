"""The middle of *Was I charged?*: finding, amounts, a field for the number, and the tick before a second go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.charge_finding import charge_finding
from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.dialog_frame import RING_ROOM
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.setting_rows import small_button
from vidgo_desktop.ui.theme import Theme, set_role

# The service's numbers are opaque; a real one has 16 letters and digits.
_LONGEST_NUMBER = 200


class ChargePanel(QWidget):
    """``number_given`` carries the text of the number field, stripped; ``ticked`` whether sending again is wanted."""

    number_given = Signal(object)
    ticked = Signal(object)

    def __init__(self, theme: Theme, task: Task) -> None:
        super().__init__()
        self._theme = theme
        self._task = task
        self._headline = text_label(theme, "heading", "1", wrap=True)
        self._sentence = text_label(theme, "body", "2", wrap=True)
        self._now = text_label(theme, "heading", "1")
        self.number = QLineEdit()
        self.number.setObjectName("taskNumber")
        self.number.setAccessibleName(self.tr("Number of the task at Vidgo"))
        self.number.setPlaceholderText(self.tr("Number of the task"))
        self.number.setMaxLength(_LONGEST_NUMBER)
        self._use = small_button(theme, "useTaskNumber", self.tr("Use it"))
        self._use.setAccessibleName(self.tr("Use this number"))
        self.tick = QCheckBox(self.tr("I know that it may cost a second time"))
        self.tick.setObjectName("mayCostTwice")
        self.tick.setAccessibleName(self.tick.text())
        self.tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._number_changed()
        self.number.textChanged.connect(self._number_changed)
        self._use.clicked.connect(self._give_number)
        self.tick.toggled.connect(self._toggled)
        self.show_balance(None)

    @property
    def headline(self) -> str:
        """The finding."""
        return self._headline.text()

    def _lay_out(self) -> None:
        theme, task = self._theme, self._task
        finding = QHBoxLayout()
        finding.setSpacing(12)
        finding.addWidget(IconLabel(theme, "not-sure", 20, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._headline)
        words.addWidget(self._sentence)
        finding.addLayout(words, 1)
        warning = NoteLine(theme)
        hint = text_label(theme, "small", "2", wrap=True)
        hint.setText(self.tr("Do you see it in your account on vidgo.ai? With its number we can go on watching."))
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.number, 1)
        entry.addWidget(self._use)
        box = QVBoxLayout(self)
        box.setContentsMargins(RING_ROOM, 0, RING_ROOM, RING_ROOM)
        box.setSpacing(16)
        box.addLayout(finding)
        box.addWidget(self._cells(task))
        number_box = QVBoxLayout()
        number_box.setSpacing(6)
        number_box.addWidget(hint)
        number_box.addLayout(entry)
        box.addLayout(number_box)
        again = QVBoxLayout()
        again.setSpacing(6)
        again.addWidget(warning)
        again.addWidget(self.tick)
        box.addLayout(again)
        text = self.tr("If the first one did start after all, sending again costs a second time.")
        warning.show_note("warn", "alert", text)

    def _cells(self, task: Task) -> QFrame:
        frame = QFrame()
        set_role(frame, kind="card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        before = self._amount(task.balance_before)
        price = task.request.estimate
        cost = self.tr("not known") if price is None else self.tr("about {amount}").format(amount=number(price))
        cells = (
            (self.tr("Balance before"), text_label(self._theme, "heading", "1", before)),
            (self.tr("Balance now"), self._now),
            (self.tr("Would cost"), text_label(self._theme, "heading", "1", cost)),
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
            cell.setContentsMargins(16, 12, 16, 12)
            cell.setSpacing(4)
            cell.addWidget(text_label(self._theme, "small", "2", title))
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
        self._headline.setText(finding.headline)
        self._sentence.setText(finding.sentence)
        asking = fact is not None and fact.state is BalanceState.ASKING
        known = fact is not None and fact.state is BalanceState.KNOWN
        self._now.setText("…" if asking else self._amount(fact.credits if fact is not None and known else None))

    @Slot()
    def _number_changed(self) -> None:
        self._use.setEnabled(bool(self.number.text().strip()))

    @Slot()
    def _give_number(self) -> None:
        self.number_given.emit(self.number.text().strip())

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.ticked.emit(on)
