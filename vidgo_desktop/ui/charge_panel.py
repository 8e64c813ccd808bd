"""The middle of *Was I charged?*: finding and amounts; folded, a field for the number and a tick before a second go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.core.charge_marks import last_seen
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.charge_finding import balance_after, charge_finding
from vidgo_desktop.ui.controls import IconLabel, link_button, text_label
from vidgo_desktop.ui.dialog_frame import RING_ROOM
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.number_entry import NumberEntry
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph


class ChargePanel(QWidget):
    """``number_given`` carries the text of the number field, stripped; ``ticked`` whether sending again is wanted;
    ``look_requested`` wishes that the balance is read now; ``unfolded`` says that the height changed.
    """

    number_given = Signal(object)
    look_requested = Signal()
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
        self._read = text_label(theme, "small", "2", wrap=True)
        self._look = link_button(self.tr("Check again"))
        self._look.setObjectName("checkAgain")
        self._look.setAccessibleName(self._look.text())
        self._look.setAutoDefault(False)
        self.number = NumberEntry(theme)
        self._seen = link_button(self.tr("I see it in my account…"))
        self._seen.setObjectName("seenInAccount")
        self._seen.setAccessibleName(self.tr("I see it in my account"))
        self._seen.setAutoDefault(False)
        self.tick = QCheckBox(self.tr("I know that it may cost a second time"))
        self.tick.setObjectName("mayCostTwice")
        self.tick.setAccessibleName(self.tick.text())
        self.tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.number.given.connect(self.number_given)
        self.number.resized.connect(self.unfolded)
        self._look.clicked.connect(self._look_now)
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
        box = QVBoxLayout(self)
        box.setContentsMargins(RING_ROOM, 3, RING_ROOM, 3)
        box.setSpacing(0)
        box.addLayout(finding)
        box.addSpacing(20)
        box.addWidget(self._cells(task))
        box.addSpacing(10)
        looks = QHBoxLayout()
        looks.setSpacing(12)
        looks.addWidget(self._read, 1)
        looks.addWidget(self._look)
        box.addLayout(looks)
        box.addSpacing(8)
        box.addWidget(self._seen)
        box.addWidget(self.number)
        box.addSpacing(10)
        box.addWidget(warning)
        # Goes and comes with the tick.
        self._above_tick = QWidget()
        self._above_tick.setFixedHeight(8)
        self._above_tick.hide()
        box.addWidget(self._above_tick)
        box.addWidget(self.tick)
        self.number.hide()
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
            (self.tr("Balance now") if last_seen(task) is None else self.tr("Balance after"), self._now),
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
        self._now.setText("…" if asking else self._amount(balance_after(self._task, fact)))
        heard = fact.heard_at if fact is not None and fact.state is BalanceState.KNOWN else None
        self._read.setText(
            self.tr("Your balance cannot be read at the moment.")
            if heard is None
            else self.tr("Your balance was read at {time}.").format(time=clock(heard))
        )
        self._look.setEnabled(True)

    def show_task(self, task: Task) -> None:
        """The task changed a little; the balance comes after it."""
        self._task = task

    def ask_tick(self) -> bool:
        """Sending again is wanted: uncover the tick. True when it is set, so that the wish may go on."""
        if self.tick.isHidden():
            self._above_tick.show()
            self.tick.show()
            self.unfolded.emit()
            self.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.tick.isChecked()

    @Slot()
    def _unfold_number(self) -> None:
        self._seen.hide()
        self.number.show()
        self.unfolded.emit()
        self.number.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _look_now(self) -> None:
        self._look.setEnabled(False)
        self._read.setText(self.tr("Reading your balance…"))
        self.look_requested.emit()

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.ticked.emit(on)
