"""The pages about saving, the network and the look. Each change is emitted at once as whole settings."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.links import check_base_url
from vidgo_desktop.core.settings import DEFAULT_API_BASE, Settings
from vidgo_desktop.core.settings import Theme as ThemeChoice
from vidgo_desktop.ui.controls import SegmentedControl, Switch
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.setting_rows import SettingRow, small_button
from vidgo_desktop.ui.theme import Theme


class SettingsPage(QWidget):
    """Base of the pages that change ``Settings``."""

    settings_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self._settings = settings


class SavingPage(SettingsPage):
    """Where finished videos go."""

    choose_folder_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        choose = small_button(theme, "chooseFolder", self.tr("Choose…"), "folder")
        choose.setAccessibleName(self.tr("Choose another folder"))
        self._usual = small_button(theme, "usualFolder", self.tr("Use the usual one"))
        self._usual.setAccessibleName(self.tr("Use the usual folder for videos"))
        self.folder_row = SettingRow(theme, self.tr("Folder"), "", self._usual, choose)
        note = SettingRow(
            theme,
            self.tr("Saved at once"),
            self.tr("Vidgo keeps a result for a day. Each one is saved here as soon as it is ready."),
            line=False,
        )
        self._box.addWidget(self.folder_row)
        self._box.addWidget(note)
        self._box.addStretch(1)
        choose.clicked.connect(self.choose_folder_requested)
        self._usual.clicked.connect(self._use_usual)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """The folder in words."""
        super().show_settings(settings)
        folder = settings.save_folder
        text = self.tr("The usual folder for videos, in a folder of its own") if folder is None else str(folder)
        self.folder_row.show_hint(text)
        self._usual.setVisible(folder is not None)

    @Slot()
    def _use_usual(self) -> None:
        self.settings_changed.emit(replace(self._settings, save_folder=None))


class NetworkPage(SettingsPage):
    """Which service is asked. A key is never carried over to another service."""

    key_forget_requested = Signal()
    connection_test_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._has_key = False
        self.field = QLineEdit()
        self.field.setObjectName("apiBase")
        self.field.setAccessibleName(self.tr("Service address"))
        self.field.setMaxLength(2048)
        self._note = NoteLine(theme)
        self._use = small_button(theme, "useApiBase", self.tr("Use this address"))
        self._reset = small_button(theme, "resetApiBase", self.tr("Back to Vidgo’s own"))
        self._box.addWidget(self._address(theme))
        test = small_button(theme, "testNetwork", self.tr("Test now"), "refresh")
        test.setAccessibleName(self.tr("Test the connection"))
        self.test_row = SettingRow(theme, self.tr("Test connection"), self._test_words(), test, line=False)
        self._box.addWidget(self.test_row)
        self._box.addStretch(1)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._apply)
        self._use.clicked.connect(self._apply)
        self._reset.clicked.connect(self._back)
        test.clicked.connect(self._test)
        self.show_settings(self._settings)

    def _address(self, theme: Theme) -> QWidget:
        words = SettingRow(
            theme,
            self.tr("Service address"),
            self.tr("Vidgo’s own, unless you were given another one."),
            self._reset,
            line=False,
        )
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self._use, 0, Qt.AlignmentFlag.AlignVCenter)
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 0, 0, 12)
        box.setSpacing(8)
        box.addWidget(words)
        box.addLayout(entry)
        box.addWidget(self._note)
        return part

    @property
    def note(self) -> str:
        """The sentence under the field."""
        return self._note.text

    def show_key(self, has_key: bool) -> None:
        """With a key, a change of the address takes it away; that is said beforehand."""
        self._has_key = has_key
        self._look()

    def show_settings(self, settings: Settings) -> None:
        """A half-written address is left alone unless another one came into force."""
        changed = settings.api_base != self._settings.api_base or not self.field.text()
        super().show_settings(settings)
        if changed:
            self.field.setText(settings.api_base)
        self._look()

    def show_balance(self, fact: BalanceFact) -> None:
        """The answer to the test."""
        words = {
            BalanceState.NO_KEY: self.tr("Enter a key first; it is needed for the test."),
            BalanceState.ASKING: self.tr("Testing…"),
            BalanceState.KNOWN: self.tr("The service answers."),
            BalanceState.OLD: self.tr("No answer. Check your connection."),
            BalanceState.REFUSED: self.tr("The service answers, but does not accept the key."),
        }
        if self.test_row.hint != self._test_words():
            self.test_row.show_hint(words[fact.state])

    def forget_text(self) -> None:
        """Put back what is in force."""
        self.field.setText(self._settings.api_base)
        self.test_row.show_hint(self._test_words())

    def _test_words(self) -> str:
        return self.tr("Asks the service for your balance. Costs nothing.")

    def _wanted(self) -> str | None:
        try:
            return check_base_url(self.field.text())
        except VidgoError:
            return None

    @Slot()
    def _look(self) -> None:
        base = self._wanted()
        changed = base is not None and base != self._settings.api_base
        self._use.setVisible(changed)
        self._reset.setVisible(self._settings.api_base != DEFAULT_API_BASE)
        if base is None:
            text = self.tr("Use an address that begins with https. On this computer itself, http is fine.")
            self._note.show_note("error", "failed", text)
        elif changed and self._has_key:
            text = self.tr(
                "Your key belongs to the service that it was made for. It is forgotten here and must be entered again."
            )
            self._note.show_note("warn", "alert", text)
        else:
            self._note.clear()
        self.field.setAccessibleDescription(self._note.text)
        if self.field.property("state") != ("error" if base is None else ""):
            self.field.setProperty("state", "error" if base is None else "")
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)

    @Slot()
    def _apply(self) -> None:
        base = self._wanted()
        if base is None or base == self._settings.api_base:
            return
        if self._has_key:
            # First the key, then the address: it must not go to a service that it was not made for.
            self.key_forget_requested.emit()
        self.settings_changed.emit(replace(self._settings, api_base=base))

    @Slot()
    def _back(self) -> None:
        self.field.setText(DEFAULT_API_BASE)
        self._apply()

    @Slot()
    def _test(self) -> None:
        self.test_row.show_hint(self.tr("Testing…"))
        self.connection_test_requested.emit()


class LookPage(SettingsPage):
    """Theme and sound."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.choice = SegmentedControl(
            theme,
            [
                ("system", self.tr("System"), ""),
                ("light", self.tr("Light"), ""),
                ("dark", self.tr("Dark"), ""),
            ],
        )
        self.choice.setObjectName("themeChoice")
        for key in ("system", "light", "dark"):
            button = self.choice.button(key)
            button.setObjectName(f"theme{key.capitalize()}")
            button.setAccessibleName(self.tr("Theme, {name}").format(name=button.text()))
        self._sound = Switch(theme)
        self._sound.setObjectName("soundSwitch")
        self._sound.setAccessibleName(self.tr("Sound"))
        self._box.addWidget(
            SettingRow(theme, self.tr("Theme"), self.tr("Follows your system, or always the same."), self.choice)
        )
        self._box.addWidget(
            SettingRow(theme, self.tr("Sound"), self.tr("Videos play with their sound."), self._sound, line=False)
        )
        self._box.addStretch(1)
        self.choice.chosen.connect(self._theme_chosen)
        self._sound.clicked.connect(self._sound_chosen)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Theme and sound as they are."""
        super().show_settings(settings)
        self.choice.choose(settings.theme)
        self._sound.setChecked(settings.sound_on)

    @Slot(object)
    def _theme_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, theme=cast(ThemeChoice, key)))

    @Slot(bool)
    def _sound_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, sound_on=on))
