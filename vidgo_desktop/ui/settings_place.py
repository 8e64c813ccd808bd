"""The settings dialog: made when it is first opened, and told what changes while it is open."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, ConnectionReport, KeyFact, KeyTest, Realm
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.language import LANGUAGES
from vidgo_desktop.ui.name_example import example_parts

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow
    from vidgo_desktop.ui.settings_dialog import SettingsDialog


class SettingsPlace(QObject):
    """Helper of the window. ``key_read_requested`` wishes that the password store is asked once more, ``url_wished``
    carries one of our own addresses.
    """

    key_read_requested = Signal()
    url_wished = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: SettingsDialog | None = None
        self._folder = ("", "")
        self._address = ("", False)

    def open(self, page: str) -> SettingsDialog:
        """Show the settings at this page, and give them."""
        from vidgo_desktop.ui.settings_dialog import SettingsDialog

        window = self._window
        if self._dialog is None:
            dialog = SettingsDialog(window.theme, window)
            dialog.key_test_requested.connect(window.key_test_requested)
            dialog.key_save_requested.connect(window.key_save_requested)
            dialog.key_forget_requested.connect(window.key_forget_requested)
            dialog.key_read_requested.connect(self.key_read_requested)
            dialog.practice_chosen.connect(self._practice_chosen)
            dialog.settings_changed.connect(self._changed)
            dialog.choose_folder_requested.connect(self.choose_folder)
            dialog.balance_requested.connect(window.balance_requested)
            dialog.connection_test_requested.connect(window.connection_test_requested)
            dialog.open_folder_requested.connect(self._open_folder)
            dialog.open_url_requested.connect(self.url_wished)
            dialog.show_languages(list(LANGUAGES.items()))
            self._dialog = dialog
        dialog = self._dialog
        dialog.show_folder(*self._folder)
        dialog.saving.show_example(example_parts([window.facts.results.newest], time.time()))
        dialog.show_api_base(*self._address)
        dialog.show_settings(window.settings)
        dialog.show_realm(window.realm)
        dialog.show_key(window.key_fact)
        if window.balance_fact is not None:
            dialog.show_balance(window.balance_fact)
        dialog.open_page(page)
        dialog.open()
        return dialog

    def say(self, text: str) -> bool:
        """Show a sentence in the open settings; False when they are not open."""
        if self._dialog is None or not self._dialog.isVisible():
            return False
        self._dialog.say(text)
        return True

    @Slot(object)
    def key_tested(self, answer: KeyTest) -> None:
        """The answer to a key test, for the open dialog."""
        if self._dialog is not None:
            self._dialog.show_key_test(answer)

    def error_shown(self, error: VidgoError) -> bool:
        """Show an error in the open settings; False when they are not open."""
        if self._dialog is None or not self._dialog.isVisible():
            return False
        self._dialog.show_error(error)
        return True

    def key_changed(self, fact: KeyFact) -> None:
        """The key fact, for the open dialog."""
        if self._dialog is not None:
            self._dialog.show_key(fact)

    def show_settings(self, settings: Settings) -> None:
        """The settings, for the open dialog."""
        if self._dialog is not None:
            self._dialog.show_settings(settings)

    def show_folder(self, words: str, free: str) -> None:
        """Where finished videos go, for the dialog."""
        self._folder = (words, free)
        if self._dialog is not None:
            self._dialog.show_folder(words, free)

    def show_address(self, address: str, fixed: bool) -> None:
        """The service's address that is in force, and whether it was given at the start."""
        self._address = (address, fixed)
        if self._dialog is not None:
            self._dialog.show_api_base(address, fixed)
            self._dialog.network.forget_test()

    @Slot(object)
    def connection_tested(self, report: ConnectionReport) -> None:
        """How the test of the connection goes."""
        if self._dialog is not None:
            self._dialog.show_connection(report)

    def balance_changed(self, fact: BalanceFact) -> None:
        """The balance, for the open dialog."""
        if self._dialog is not None:
            self._dialog.show_balance(fact)

    def realm_changed(self, realm: Realm) -> None:
        """The window turned to another realm."""
        if self._dialog is not None:
            self._dialog.show_realm(realm)
            self._dialog.network.forget_test()
            self._dialog.show_settings(self._window.settings)

    @Slot(object)
    def _practice_chosen(self, practice: bool) -> None:
        self._window.realm_requested.emit(Realm.PRACTICE if practice else Realm.ACCOUNT)

    @Slot(object)
    def _changed(self, settings: Settings) -> None:
        self._window.apply_settings(settings)

    # --- the folder of finished videos -------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask where finished videos go; the answer applies at once."""
        window = self._window
        start = window.settings.save_folder or Path.home()
        dialog = QFileDialog(window, self.tr("Where to save"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._folder_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _folder_chosen(self, folder: str) -> None:
        self._window.apply_settings(replace(self._window.settings, save_folder=Path(folder)))

    @Slot()
    def _open_folder(self) -> None:
        if not self._window.opener.show_folder(self._window.save_folder()):
            text = self.tr("There is no such folder yet. It is made with the first video.")
            self._window.toast.show_message(text, again=True)
