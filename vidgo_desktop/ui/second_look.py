"""The small dialog before something expensive: what it would cost, and a default that costs nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import IconLabel, push_button
from vidgo_desktop.ui.dialog_frame import DialogFrame
from vidgo_desktop.ui.dialog_parts import ButtonRow, Paragraph
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme

_WIDTH = 460


class SecondLook(DialogFrame):
    """Asks once. ``estimate``, ``balance`` and ``above``, the user's own limit, are credits; None is not known."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        estimate: float,
        balance: float | None,
        videos: int,
        then: Callable[[], None],
        above: float | None,
    ) -> None:
        super().__init__(theme, parent, QSize(_WIDTH, 0))
        self._then = then
        self.setObjectName("secondLook")
        text = self.tr("This would use about {amount} of your {balance} credits.")
        if balance is None:
            text = self.tr("This would use about {amount} credits.")
        text = text.format(amount=number(estimate), balance=number(balance or 0.0))
        self.setWindowTitle(text)
        self.setAccessibleName(spoken(text))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Paragraph(theme, "heading", "1", text))
        if above is not None:
            hint = self.tr("You are asked above {limit} credits. The settings of your account change that.")
            words.addWidget(Paragraph(theme, "body", "2", hint.format(limit=number(above))))
        body = QHBoxLayout()
        body.setContentsMargins(24, 24, 24, 20)
        body.setSpacing(12)
        body.addWidget(IconLabel(theme, "credits", 20, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        self._go = push_button("generateAnyway", self.tr("Generate %n video(s)", "", videos), "primary")
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

    @Slot()
    def _go_on(self) -> None:
        # One click, one wish: the second half of a double click finds nothing to do.
        then, self._then = self._then, _nothing
        self.accept()
        then()


def _nothing() -> None:
    """Nothing is left to do."""


def ask_second_look(
    theme: Theme,
    parent: QWidget | None,
    estimate: float,
    balance: float | None,
    videos: int,
    then: Callable[[], None],
    *,
    above: float | None = None,
) -> SecondLook:
    """Open the dialog over the window of ``parent``; ``then`` is called once when the user goes on.

    Amounts are credits, ``balance`` and ``above`` None when not known; ``videos`` is how many would be made. The
    dialog deletes itself when it closes.
    """
    dialog = SecondLook(theme, parent, estimate, balance, videos, then, above)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
