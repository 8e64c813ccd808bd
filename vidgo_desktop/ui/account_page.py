"""The page about the account: how it stands, its key, and practice."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from vidgo_desktop.core.errors import BadKey, CredentialError, VidgoError
from vidgo_desktop.core.facts import BalanceFact, BalanceState, KeyFact, KeyPlace, KeyTest, Realm
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui import web_pages
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.key_panel import KeyPanel
from vidgo_desktop.ui.key_words import kept_words
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.setting_rows import SettingRow, StateBox, small_button
from vidgo_desktop.ui.settings_pages import SettingsPage, named_switch
from vidgo_desktop.ui.theme import Theme

_JUST_NOW, _MINUTE, _HOUR = 60.0, 60, 3600.0
# How often "Checked 4 min ago" is told anew while it can be seen.
_RETELL_MS = 20_000
_ASK_ABOVE = (100.0, 200.0, 500.0, 1000.0)
_MOST_PER_DAY = (200.0, 500.0, 1000.0, 2000.0, 5000.0)
_NO_LIMIT = "none"
_LIMIT_WIDTH = 136


class AccountPage(SettingsPage):
    """In practice the key is out of reach: the box leads back to the account first."""

    key_test_requested = Signal(object)
    key_save_requested = Signal(object)
    key_forget_requested = Signal()
    key_read_requested = Signal()
    practice_chosen = Signal(object)
    connection_test_requested = Signal()
    open_url_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
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
        self._ask_above = self._limit("askAbove", self.tr("Ask again above"))
        ask = SettingRow(
            theme,
            self.tr("Ask again above"),
            self.tr("A second look before one click spends more than this."),
            self._ask_above,
        )
        self._most_per_day = self._limit("mostPerDay", self.tr("Most per day"))
        most = SettingRow(
            theme, self.tr("Most per day"), self.tr("New tasks wait when this is reached."), self._most_per_day
        )
        self._switch = named_switch(theme, "practiceSwitch", self.tr("Practice mode"))
        practice = SettingRow(
            theme,
            self.tr("Practice mode"),
            self.tr("A pretend service with sample clips. Nothing is spent."),
            self._switch,
            line=False,
        )
        self._retell = QTimer(self)
        self._retell.setInterval(_RETELL_MS)
        self._retell.timeout.connect(self._tell)
        self._box.addWidget(self.state)
        self._box.addSpacing(5)
        for row in (self.key_row, self.panel, self.test_row, ask, most, practice):
            self._box.addWidget(row)
        self._box.addStretch(1)
        self._connect()
        self.show_settings(self._settings)
        self._tell()

    def _limit(self, name: str, title: str) -> DropDown:
        made = DropDown(self._theme, (), _LIMIT_WIDTH)
        made.setObjectName(name)
        made.setAccessibleName(title)
        return made

    def _connect(self) -> None:
        self._test.clicked.connect(self.connection_test_requested)
        self.panel.key_test_requested.connect(self.key_test_requested)
        self.panel.key_save_requested.connect(self.key_save_requested)
        self.panel.key_read_requested.connect(self.key_read_requested)
        self.panel.open_url_requested.connect(self.open_url_requested)
        self.panel.cancelled.connect(self._keep_key)
        self._replace.clicked.connect(self.replace_key)
        self._forget.clicked.connect(self._forget_clicked)
        self._ask_above.chosen.connect(self._ask_above_chosen)
        self._most_per_day.chosen.connect(self._most_per_day_chosen)
        self._switch.chosen.connect(self._switched)
        self.state.clicked.connect(self._state_clicked)

    @property
    def has_key(self) -> bool:
        """Whether there is a key of the account."""
        return self._key.place is not KeyPlace.NONE

    def show_settings(self, settings: Settings) -> None:
        """The two limits; an amount of its own from the file is offered as well."""
        super().show_settings(settings)
        for box, none, offered, value in (
            (self._ask_above, self.tr("Off"), _ASK_ABOVE, settings.ask_above),
            (self._most_per_day, self.tr("No limit"), _MOST_PER_DAY, settings.most_per_day),
        ):
            amounts = sorted({*offered, *(() if value is None else (value,))})
            words = self.tr("{amount} credits")
            entries = [(repr(amount), words.format(amount=number(amount))) for amount in amounts]
            box.show_entries([(_NO_LIMIT, none), *entries])
            box.choose(_NO_LIMIT if value is None else repr(value))

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
        if realm is not self._realm:
            self.panel.stop_waiting()
        self._realm = realm
        self._switch.show_on(realm is Realm.PRACTICE)
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

    def showEvent(self, event: QShowEvent) -> None:
        """How long ago the last check was, told anew from time to time."""
        super().showEvent(event)
        self._tell()
        self._retell.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody reads it."""
        self._retell.stop()
        super().hideEvent(event)

    @Slot()
    def _forget_clicked(self) -> None:
        from vidgo_desktop.ui.key_forget_dialog import KeyForgetDialog

        dialog = KeyForgetDialog(self._theme, self)
        dialog.accepted.connect(self.key_forget_requested)
        dialog.open()

    @Slot(object)
    def _ask_above_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, ask_above=_amount(key)))

    @Slot(object)
    def _most_per_day_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, most_per_day=_amount(key)))

    def choose_limit(self) -> None:
        """Go to the limit of a day."""
        self._most_per_day.setFocus()

    @Slot()
    def replace_key(self) -> None:
        """Go to the field for another key."""
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
            self.replace_key()
        else:
            self.open_url_requested.emit(web_pages.CREDITS)

    @Slot()
    def _tell(self) -> None:
        practice = self._realm is Realm.PRACTICE
        self.key_row.setVisible(self.has_key and not practice and not self._is_replacing)
        self.panel.setVisible(not practice and (self._is_replacing or not self.has_key))
        self.panel.show_cancel(self.has_key)
        self.test_row.setVisible(self.has_key and not practice)
        self.key_row.show_hint(kept_words(self._key))
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
            other = self.tr("Replace key…")
            self.state.show_state("error", "failed", self.tr("Not accepted"), text, button=other, button_icon="key")
        elif fact.state is BalanceState.OLD:
            when = _when(fact.heard_at)
            text = self.tr("Last answer at {time}.").format(time=when) if when else self.tr("No answer yet.")
            self.state.show_state("warn", "network", self.tr("No answer from Vidgo"), text, amount=amount)
        else:
            text = self._checked_words(fact.heard_at)
            self.state.show_state(
                "ok",
                "check",
                self.tr("Connected"),
                text,
                amount=amount,
                button=top_up,
                button_icon="open-outside",
            )

    def _checked_words(self, heard_at: float | None) -> str:
        ago = 0.0 if heard_at is None else time.time() - heard_at
        if ago < _JUST_NOW:
            return self.tr("Checked just now")
        if ago < _HOUR:
            return self.tr("Checked {minutes} min ago").format(minutes=int(ago // _MINUTE))
        return self.tr("Checked at {time}").format(time=_when(heard_at))


def _amount(key: str) -> float | None:
    return None if key == _NO_LIMIT else float(key)


def _when(utc_seconds: float | None) -> str:
    return "" if utc_seconds is None else clock(utc_seconds)
