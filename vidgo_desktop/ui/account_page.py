"""The page about the account: how it stands, its key, and practice."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vidgo_desktop.core.errors import BadKey, CredentialError, VidgoError
from vidgo_desktop.core.facts import BalanceFact, BalanceState, KeyFact, KeyPlace, KeyTest, Realm
from vidgo_desktop.ui.controls import Switch
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.key_panel import TOP_UP_PAGE, KeyPanel
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.setting_rows import SettingRow, StateBox, small_button
from vidgo_desktop.ui.theme import Theme

_JUST_NOW = 60.0


class AccountPage(QWidget):
    """In practice the key is out of reach: the box leads back to the account first."""

    key_test_requested = Signal(object)
    key_save_requested = Signal(object)
    key_forget_requested = Signal()
    practice_chosen = Signal(object)
    connection_test_requested = Signal()
    open_url_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._key = KeyFact(KeyPlace.NONE)
        self._balance: BalanceFact | None = None
        self._realm = Realm.ACCOUNT
        self._is_replacing = False
        self.state = StateBox(theme)
        self.panel = KeyPanel(theme)
        self._replace = small_button(theme, "replaceKey", self.tr("Replace…"), "key")
        self._replace.setAccessibleName(self.tr("Replace key"))
        self._forget = small_button(theme, "forgetKey", self.tr("Forget"), "trash")
        self._forget.setAccessibleName(self.tr("Forget key"))
        self.key_row = SettingRow(theme, self.tr("Key"), "", self._replace, self._forget)
        self._test = small_button(theme, "testConnection", self.tr("Test now"), "refresh")
        self._test.setAccessibleName(self.tr("Test the connection"))
        self.test_row = SettingRow(
            theme, self.tr("Test the connection"), self.tr("Asks for your balance. Costs nothing."), self._test
        )
        self._switch = Switch(theme)
        self._switch.setObjectName("practiceSwitch")
        self._switch.setAccessibleName(self.tr("Practice mode"))
        practice = SettingRow(
            theme,
            self.tr("Practice mode"),
            self.tr("A pretend service with sample clips. Nothing is spent."),
            self._switch,
            line=False,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.state)
        box.addSpacing(8)
        for row in (self.key_row, self.panel, self.test_row, practice):
            box.addWidget(row)
        box.addStretch(1)
        self._connect()
        self._tell()

    def _connect(self) -> None:
        self._test.clicked.connect(self.connection_test_requested)
        self.panel.key_test_requested.connect(self.key_test_requested)
        self.panel.key_save_requested.connect(self.key_save_requested)
        self.panel.open_url_requested.connect(self.open_url_requested)
        self.panel.cancelled.connect(self._keep_key)
        self._replace.clicked.connect(self._replace_clicked)
        self._forget.clicked.connect(self.key_forget_requested)
        self._switch.clicked.connect(self._switched)
        self.state.clicked.connect(self._state_clicked)

    @property
    def has_key(self) -> bool:
        """Whether there is a key of the account."""
        return self._key.place is not KeyPlace.NONE

    def show_key(self, fact: KeyFact) -> None:
        """There is a key, or there is none any more."""
        if fact.place is not KeyPlace.NONE:
            self._is_replacing = False
        self._key = fact
        self.panel.show_key(fact)
        self._tell()

    def show_balance(self, fact: BalanceFact) -> None:
        """What the last question for the balance brought."""
        self._balance = fact
        self._tell()

    def show_key_test(self, answer: KeyTest) -> None:
        """The answer for the key in the panel."""
        self.panel.show_key_test(answer)

    def show_realm(self, realm: Realm) -> None:
        """Account or practice."""
        self._realm = realm
        self._switch.setChecked(realm is Realm.PRACTICE)
        self._tell()

    def show_error(self, error: VidgoError) -> bool:
        """Say what went wrong with a key; False when the error is about something else."""
        if not isinstance(error, CredentialError):
            return False
        words = error_words(error)
        if isinstance(error, BadKey) or not self.has_key:
            self._is_replacing = True
            self._tell()
        self.panel.say_problem(words.headline, words.sentence)
        return True

    def forget_text(self) -> None:
        """Nothing of a half-entered key stays behind a closed dialog."""
        self.panel.forget()
        self._is_replacing = False
        self._tell()

    @Slot()
    def _replace_clicked(self) -> None:
        self._is_replacing = True
        self._tell()
        self.panel.field.setFocus()

    @Slot()
    def _keep_key(self) -> None:
        self._is_replacing = False
        self._tell()

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        self.practice_chosen.emit(on)

    @Slot()
    def _state_clicked(self) -> None:
        if self._realm is Realm.PRACTICE:
            self.practice_chosen.emit(False)
        elif self._balance is not None and self._balance.state is BalanceState.REFUSED:
            self._replace_clicked()
        else:
            self.open_url_requested.emit(TOP_UP_PAGE)

    def _tell(self) -> None:
        practice = self._realm is Realm.PRACTICE
        self.key_row.setVisible(self.has_key and not practice and not self._is_replacing)
        self.panel.setVisible(not practice and (self._is_replacing or not self.has_key))
        self.panel.show_cancel(self.has_key)
        self.test_row.setVisible(self.has_key and not practice)
        self.key_row.show_hint(self._key_words())
        if practice:
            self.state.show_state(
                "warn",
                "practice",
                self.tr("You are practising"),
                self.tr("A pretend service answers. Nothing is spent."),
                button=self.tr("Connect account…"),
                button_icon="key",
            )
        elif not self.has_key:
            self.state.show_state(
                "neutral",
                "account",
                self.tr("Not connected"),
                self.tr("Enter your Vidgo key, or practise without an account."),
            )
        else:
            self._tell_connection()

    def _tell_connection(self) -> None:
        fact = self._balance
        top_up = self.tr("Top up")
        amount = ""
        if fact is not None and fact.credits is not None and not fact.pretend:
            amount = self.tr("{amount} credits").format(amount=number(fact.credits))
        if fact is None or fact.pretend or fact.state in (BalanceState.ASKING, BalanceState.NO_KEY):
            self.state.show_state("neutral", "refresh", self.tr("Checking…"), self.tr("Asking for your balance."))
        elif fact.state is BalanceState.REFUSED:
            text = self.tr("Vidgo does not know this key any more.")
            replace = self.tr("Replace key…")
            self.state.show_state("error", "failed", self.tr("Not accepted"), text, button=replace, button_icon="key")
        elif fact.state is BalanceState.OLD:
            when = _when(fact.heard_at)
            text = self.tr("Last answer at {time}.").format(time=when) if when else self.tr("No answer yet.")
            self.state.show_state("warn", "network", self.tr("No answer from Vidgo"), text, amount=amount)
        else:
            heard = fact.heard_at
            fresh = heard is None or time.time() - heard < _JUST_NOW
            text = self.tr("Checked just now") if fresh else self.tr("Checked at {time}").format(time=_when(heard))
            self.state.show_state(
                "ok",
                "check",
                self.tr("Connected"),
                text,
                amount=amount,
                button=top_up,
                button_icon="open-outside",
            )

    def _key_words(self) -> str:
        if self._key.place is KeyPlace.SESSION:
            where = self.tr("Kept until you quit.")
        else:
            where = self.tr("Kept in your system’s password store.")
        if not self._key.tail:
            return where
        return self.tr("Ends in {tail}. {where}").format(tail=self._key.tail, where=where)


def _when(utc_seconds: float | None) -> str:
    return "" if utc_seconds is None else clock(utc_seconds)
