"""The one question before several tasks are sent again: how many, for how much. Its default costs nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.core.library_facts import RetryPlan
from vidgo_desktop.ui.controls import IconLabel, push_button
from vidgo_desktop.ui.dialog_frame import DialogFrame
from vidgo_desktop.ui.dialog_parts import ButtonRow, Paragraph
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme

_WIDTH = 460


class RetryDialog(DialogFrame):
    """``agreed`` carries the numbers of the plan, once. ``balance`` and ``above``, the user's own limit, are credits;
    None is not known, or no limit.
    """

    agreed = Signal(object)

    def __init__(
        self, theme: Theme, parent: QWidget | None, plan: RetryPlan, balance: float | None, above: float | None
    ) -> None:
        super().__init__(theme, parent, QSize(_WIDTH, 0))
        self._plan = plan
        self.setObjectName("retryDialog")
        count, estimate = len(plan.ids), plan.estimate
        title = self.tr("Try %n task(s) again?", "", count)
        self.setWindowTitle(title)
        self.setAccessibleName(spoken(title))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Paragraph(theme, "heading", "1", title))
        words.addWidget(Paragraph(theme, "body", "2", self._price(balance)))
        if estimate is not None and above is not None and estimate > above:
            hint = self.tr("This is above the {limit} credits at which you want to be asked.")
            words.addWidget(Paragraph(theme, "body", "2", hint.format(limit=number(above))))
        free = count - plan.paid
        if free:
            text = self.tr("%n of them only fetch(es) a finished video and cost(s) nothing.", "", free)
            words.addWidget(Paragraph(theme, "body", "2", text))
        body = QHBoxLayout()
        body.setContentsMargins(24, 24, 24, 20)
        body.setSpacing(12)
        body.addWidget(IconLabel(theme, "credits", 20, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        text = self.tr("Try %n again", "", count)
        if estimate is not None:
            text = self.tr("{what} · about {amount} credits").format(what=text, amount=number(estimate))
        self._go = push_button("tryAllAgain", text, "primary")
        self._go.setAccessibleName(spoken(text))
        self._not_now = push_button("notNow", self.tr("Not now"))
        # Enter is the harmless way out: it must not cost anything.
        self._not_now.setDefault(True)
        self.footer = ButtonRow()
        self.footer.add_right(self._not_now)
        self.footer.add_right(self._go)
        self._not_now.clicked.connect(self.reject)
        self._go.clicked.connect(self._go_on)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(body)
        box.addWidget(self.footer)
        self._not_now.setFocus()

    def _price(self, balance: float | None) -> str:
        estimate = self._plan.estimate
        if estimate is None:
            return self.tr("What this costs together is not known: some of them have no estimate.")
        if balance is None:
            return self.tr("This would use about {amount} credits.").format(amount=number(estimate))
        text = self.tr("This would use about {amount} of your {balance} credits.")
        return text.format(amount=number(estimate), balance=number(balance))

    @Slot()
    def _go_on(self) -> None:
        # One click, one wish: the second half of a double click finds nothing to do.
        self._go.setEnabled(False)
        self.accept()
        self.agreed.emit(self._plan.ids)
