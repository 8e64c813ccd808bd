"""The first start and the consent: leads through the welcome page, and asks once before anything is really sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, KeyFact, KeyPlace, KeyTest, Realm
from vidgo_desktop.core.settings import Settings

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow
    from vidgo_desktop.ui.welcome import WelcomePage


class FirstStart(QObject):
    """Helper of the window. ``page`` is None once somebody was welcomed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: WelcomePage | None = None
        self._is_connecting = False
        window.key_save_requested.connect(self._key_entered)

    def make_page(self, settings: Settings) -> WelcomePage:
        """The page that covers the window until it is done."""
        from vidgo_desktop.ui.welcome import WelcomePage

        window = self._window
        page = WelcomePage(window.theme)
        page.key_test_requested.connect(window.key_test_requested)
        page.key_save_requested.connect(window.key_save_requested)
        page.key_read_requested.connect(window.task_actions.settings.key_read_requested)
        page.open_url_requested.connect(window.task_actions.open_url)
        page.choose_folder_requested.connect(window.choose_folder)
        page.settings_changed.connect(window.apply_settings)
        page.practice_wished.connect(self._practise)
        page.finished.connect(self._finished)
        page.show_settings(settings)
        self.page = page
        return page

    # --- facts ------------------------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """The settings in force."""
        if self.page is not None:
            self.page.show_settings(settings)

    def show_key(self, fact: KeyFact) -> None:
        """Whether there is a key."""
        if self.page is not None:
            self.page.show_key(fact)
        elif self._is_connecting and fact.place is not KeyPlace.NONE:
            self._is_connecting = False
            self.with_consent(_nothing)

    def show_key_test(self, answer: KeyTest) -> None:
        """The answer to a test of the key."""
        if self.page is not None:
            self.page.show_key_test(answer)

    def show_balance(self, fact: BalanceFact) -> None:
        """What is known about the balance."""
        if self.page is not None:
            self.page.show_balance(fact)

    def show_online(self, online: bool) -> None:
        """Whether the service can be reached."""
        if self.page is not None:
            self.page.show_online(online)

    def show_folder(self, words: str, free: str) -> None:
        """Where finished videos go."""
        if self.page is not None:
            self.page.show_folder(words, free)

    def show_error(self, error: VidgoError) -> bool:
        """Say an error on the page; False when it is not there."""
        if self.page is None:
            return False
        self.page.show_error(error)
        return True

    def say(self, text: str) -> bool:
        """Say something on the page; False when it is not there."""
        if self.page is None:
            return False
        self.page.say(text)
        return True

    # --- the end of it ----------------------------------------------------------------------------------------

    @Slot()
    def _key_entered(self) -> None:
        """Who connects an account later than at the welcome is asked then."""
        self._is_connecting = self.page is None

    @Slot()
    def _practise(self) -> None:
        self._leave()
        self._window.realm_requested.emit(Realm.PRACTICE)

    @Slot()
    def _finished(self) -> None:
        self._leave()
        if self._window.realm is Realm.PRACTICE:
            self._window.realm_requested.emit(Realm.ACCOUNT)

    def _leave(self) -> None:
        # The page has said already, as its last settings, that the welcome was seen.
        page, self.page = self.page, None
        if page is not None:
            self._window.leave_welcome(page)

    def with_consent(self, then: Callable[[], None], otherwise: Callable[[], None] | None = None) -> None:
        """Do this at once, or when the user has agreed; never without. ``otherwise`` is for who does not agree."""
        window = self._window
        if window.realm is Realm.PRACTICE or window.settings.consented:
            then()
            return
        from vidgo_desktop.ui.consent_dialog import ConsentDialog

        # Where a key was entered just now, the settings are open.
        dialog = ConsentDialog(window.theme, QApplication.activeModalWidget() or window)

        def agreed() -> None:
            window.apply_settings(replace(window.settings, consented=True))
            then()

        dialog.accepted.connect(agreed)
        if otherwise is not None:
            dialog.rejected.connect(otherwise)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _nothing() -> None:
    """Only the answer is wanted."""
