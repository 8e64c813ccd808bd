"""The second step of the welcome: the key, and whether it works."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, BalanceState, KeyFact, KeyPlace, KeyTest
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.key_panel import KeyPanel
from vidgo_desktop.ui.key_words import connected_note
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.welcome_step import WelcomeStep


class AccountStep(WelcomeStep):
    """``changed`` when it may have become possible, or impossible, to go on."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate("AccountStep", "Connect your account."),
            QCoreApplication.translate("AccountStep", "A key lets this app use your credits. Only you see it."),
        )
        self._key = KeyFact(KeyPlace.NONE)
        self._balance: BalanceFact | None = None
        self.panel = KeyPanel(theme, buttons=False)
        self.add(self.panel)
        self.panel.works_changed.connect(self.changed)
        self.panel.field.textChanged.connect(self._tell)

    @property
    def has_text(self) -> bool:
        """Whether a key is being entered."""
        return bool(self.panel.field.text().strip())

    @property
    def is_ready(self) -> bool:
        """Whether there is a key: one that was just found to work, or one that is kept and was not refused."""
        return self.panel.works if self.has_text else self._is_connected()

    def next_words(self) -> str:
        """What going on means: keeping the key, perhaps only until the program quits."""
        if self.has_text and not self._key.keyring_usable:
            return self.tr("Keep until I quit")
        return self.tr("Continue")

    def first_focus(self) -> QWidget | None:
        """The field, unless there is a key already."""
        return None if self.is_ready else self.panel.field

    def show_key(self, fact: KeyFact) -> None:
        """A key that is kept already is as good as one that is entered here."""
        self._key = fact
        self.panel.show_key(fact)
        self._tell()

    def show_key_test(self, answer: KeyTest) -> None:
        """The answer for the key in the field."""
        self.panel.show_key_test(answer)

    def show_balance(self, fact: BalanceFact) -> None:
        """The balance of a key that is kept; it may be refused."""
        self._balance = fact
        self._tell()

    def show_error(self, error: VidgoError) -> None:
        """Say what went wrong with the key."""
        words = error_words(error)
        self.panel.say_problem(words.headline, words.sentence)

    def _is_connected(self) -> bool:
        refused = self._balance is not None and self._balance.state is BalanceState.REFUSED
        return self._key.place is not KeyPlace.NONE and not refused

    @Slot()
    def _tell(self) -> None:
        if not self.has_text:
            balance = self._balance
            amount = None if balance is None or balance.pretend else balance.credits
            self.panel.say(connected_note(self._key, amount) if self._is_connected() else None)
        self.changed.emit()
