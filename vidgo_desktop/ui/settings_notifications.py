"""The page *Notifications*: when the system's own messages are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Slot

from vidgo_desktop.core.settings import Chime, Settings
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.setting_rows import SettingRow
from vidgo_desktop.ui.settings_pages import SettingsPage, named_switch
from vidgo_desktop.ui.theme import Theme


class NotificationsPage(SettingsPage):
    """Three switches and a sound."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
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
            SettingRow(theme, together, self.tr("One message for a whole batch."), self._together, line=False),
        )
        self._box.addStretch(1)
        self._ready.chosen.connect(self._ready_chosen)
        self._needs.chosen.connect(self._needs_chosen)
        self._together.chosen.connect(self._together_chosen)
        self._chime.chosen.connect(self._chime_chosen)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        super().show_settings(settings)
        self._ready.show_on(settings.notify_ready)
        self._needs.show_on(settings.notify_needs)
        self._together.show_on(settings.notify_together)
        self._chime.choose(settings.chime)

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
