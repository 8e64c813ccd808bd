"""The page *Notifications*: when the system's own messages are shown, and what goes on without the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSystemTrayIcon

from vidgo_desktop.core.settings import Chime, Settings
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.setting_rows import SettingRow
from vidgo_desktop.ui.settings_pages import SettingsPage, named_switch
from vidgo_desktop.ui.theme import Theme


class NotificationsPage(SettingsPage):
    """Messages, their sound, and two switches about the program in the background.

    ``has_tray`` is asked whenever the page is shown anew: a tray may come and go.
    """

    def __init__(self, theme: Theme, has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable) -> None:
        super().__init__()
        self._has_tray = has_tray
        ready, needs = self.tr("When a video is ready"), self.tr("When something needs me")
        sound, together = self.tr("Sound"), self.tr("Several at once")
        self._ready = named_switch(theme, "notifyReady", ready)
        self._needs = named_switch(theme, "notifyNeeds", needs)
        self._together = named_switch(theme, "notifyTogether", together)
        self._chime = DropDown(theme, [("none", self.tr("None")), ("soft", self.tr("Soft chime"))], 136)
        self._chime.setObjectName("chime")
        self._chime.setAccessibleName(sound)
        self._add_rows(
            SettingRow(theme, ready, self.tr("With “Play” and “Show in folder”."), self._ready),
            SettingRow(theme, needs, self.tr("A question, or a task that did not work."), self._needs),
            SettingRow(theme, sound, self.tr("Once at the end, only when the window is behind."), self._chime),
            SettingRow(theme, together, self.tr("One message for a whole batch."), self._together),
        )
        tray, awake = self.tr("Keep running in the tray"), self.tr("Keep the computer awake")
        self._tray = named_switch(theme, "stayInTray", tray)
        self._awake = named_switch(theme, "keepAwake", awake)
        self._tray_row = SettingRow(theme, tray, "", self._tray)
        awake_words = self.tr("Only while a video is sent or saved. The screen may go dark.")
        self._add_rows(self._tray_row, SettingRow(theme, awake, awake_words, self._awake, line=False))
        self._box.addStretch(1)
        self._ready.chosen.connect(self._ready_chosen)
        self._needs.chosen.connect(self._needs_chosen)
        self._together.chosen.connect(self._together_chosen)
        self._chime.chosen.connect(self._chime_chosen)
        self._tray.chosen.connect(self._tray_chosen)
        self._awake.chosen.connect(self._awake_chosen)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        super().show_settings(settings)
        self._ready.show_on(settings.notify_ready)
        self._needs.show_on(settings.notify_needs)
        self._together.show_on(settings.notify_together)
        self._chime.choose(settings.chime)
        self._awake.show_on(settings.keep_awake)
        self._show_tray()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the tray again."""
        super().showEvent(event)
        self._show_tray()

    def _show_tray(self) -> None:
        there = self._has_tray()
        self._tray.setEnabled(there)
        self._tray.show_on(there and self._settings.stay_in_tray)
        words = self.tr("Closing the window hides it. Quit from the icon's menu or with Ctrl+Q.")
        self._tray_row.show_hint(words if there else self.tr("This desktop has no tray: closing the window quits."))

    @Slot(bool)
    def _ready_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, notify_ready=on))

    @Slot(bool)
    def _needs_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, notify_needs=on))

    @Slot(bool)
    def _together_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, notify_together=on))

    @Slot(object)
    def _chime_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, chime=cast(Chime, key)))

    @Slot(bool)
    def _tray_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, stay_in_tray=on))

    @Slot(bool)
    def _awake_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, keep_awake=on))
