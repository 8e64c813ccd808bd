"""What every page of the settings has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.controls import Switch
from vidgo_desktop.ui.setting_rows import SettingRow
from vidgo_desktop.ui.theme import Theme


class SettingsPage(QWidget):
    """Base of the pages that change ``Settings``. Each change is emitted at once, as whole settings."""

    settings_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def _add_rows(self, *rows: SettingRow) -> None:
        for row in rows:
            self._box.addWidget(row)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self._settings = settings

    def forget_text(self) -> None:
        """Take back what was entered but not used; called when the settings are closed."""


def named_switch(theme: Theme, name: str, title: str) -> Switch:
    """A switch with an object name; ``title`` is read out."""
    switch = Switch(theme)
    switch.setObjectName(name)
    switch.setAccessibleName(title)
    return switch
