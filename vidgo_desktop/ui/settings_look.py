"""The page *Look*: colours, text, outlines, movement and language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Slot

from vidgo_desktop.core.settings import TEXT_PERCENTS, Settings
from vidgo_desktop.core.settings import Theme as ThemeChoice
from vidgo_desktop.ui.controls import SegmentedControl, Switch
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.setting_rows import SettingRow
from vidgo_desktop.ui.settings_pages import SettingsPage, named_switch
from vidgo_desktop.ui.theme import Theme


class LookPage(SettingsPage):
    """The two switches that can follow the system show what is in force now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.choice = self._theme_choice(theme)
        self._text = DropDown(theme, [(str(percent), self._percent(percent)) for percent in TEXT_PERCENTS], 112)
        self._text.setObjectName("textSize")
        self._text.setAccessibleName(self.tr("Text size"))
        outlines, movement = self.tr("Stronger outlines"), self.tr("Less movement")
        names = self.tr("Show model names")
        self._outlines = named_switch(theme, "strongOutlines", outlines)
        self._movement = named_switch(theme, "lessMovement", movement)
        self._names = named_switch(theme, "showModelNames", names)
        self._language = DropDown(theme, [("", self.tr("System"))], 176)
        self._language.setObjectName("language")
        self._language.setAccessibleName(self.tr("Language"))
        self.outlines_row = SettingRow(theme, outlines, "", self._outlines)
        self.movement_row = SettingRow(theme, movement, "", self._movement)
        self.outlines_row.name_link("outlinesAsSystem")
        self.movement_row.name_link("movementAsSystem")
        self._add_rows(
            SettingRow(theme, self.tr("Theme"), self.tr("Follows your system, or always the same."), self.choice),
            SettingRow(theme, self.tr("Text size"), self.tr("Also follows the system setting."), self._text),
            self.outlines_row,
            self.movement_row,
            SettingRow(theme, self.tr("Language"), self.tr("Takes effect after a restart."), self._language),
            SettingRow(theme, names, self.tr("Small names under the big choices."), self._names, line=False),
        )
        self._box.addStretch(1)
        self._connect()
        self.show_settings(self._settings)

    def _theme_choice(self, theme: Theme) -> SegmentedControl:
        entries = [("system", self.tr("System")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        choice = SegmentedControl(theme, [(key, text, "") for key, text in entries])
        choice.setObjectName("themeChoice")
        for key, text in entries:
            button = choice.button(key)
            button.setObjectName(f"theme{key.capitalize()}")
            button.setAccessibleName(self.tr("Theme, {name}").format(name=text))
        return choice

    def _percent(self, percent: int) -> str:
        return self.tr("{number} %").format(number=percent)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._theme_chosen)
        self._text.chosen.connect(self._text_chosen)
        self._outlines.chosen.connect(self._outlines_chosen)
        self._movement.chosen.connect(self._movement_chosen)
        self.outlines_row.link_clicked.connect(self._outlines_as_system)
        self.movement_row.link_clicked.connect(self._movement_as_system)
        self._names.chosen.connect(self._names_chosen)
        self._language.chosen.connect(self._language_chosen)
        # What the system wishes may change while the page is open.
        self._theme.changed.connect(self._tell_system)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        super().show_settings(settings)
        self.choice.choose(settings.theme)
        self._text.choose(str(settings.text_percent))
        self._names.show_on(settings.show_model_names)
        self._language.choose(settings.language)
        self._tell_system()

    def show_languages(self, languages: Sequence[tuple[str, str]]) -> None:
        """Code and own name of every language there is."""
        self._language.show_entries([("", self.tr("System")), *languages])
        self._language.choose(self._settings.language)

    @Slot()
    def _tell_system(self) -> None:
        outlines, movement = self._settings.strong_outlines, self._settings.less_movement
        self._tell(
            self._outlines,
            self.outlines_row,
            outlines,
            self._theme.strong_outlines if outlines is None else outlines,
            self.tr("Clear borders round every button and card."),
        )
        self._tell(
            self._movement,
            self.movement_row,
            movement,
            self._theme.less_movement if movement is None else movement,
            self.tr("No sliding or fading. Videos do not start by themselves."),
        )

    def _tell(self, switch: Switch, row: SettingRow, wish: bool | None, in_force: bool, hint: str) -> None:
        switch.show_on(in_force)
        # The sentence explains; whose wish it is stands behind it.
        row.show_hint(self.tr("{hint} As your system wishes.").format(hint=hint) if wish is None else hint)
        row.show_link("" if wish is None else self.tr("As the system"))

    @Slot(object)
    def _theme_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, theme=cast(ThemeChoice, key)))

    @Slot(object)
    def _text_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, text_percent=int(key)))

    @Slot(bool)
    def _outlines_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, strong_outlines=on))

    @Slot(bool)
    def _movement_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, less_movement=on))

    @Slot()
    def _outlines_as_system(self) -> None:
        self.settings_changed.emit(replace(self._settings, strong_outlines=None))

    @Slot()
    def _movement_as_system(self) -> None:
        self.settings_changed.emit(replace(self._settings, less_movement=None))

    @Slot(bool)
    def _names_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, show_model_names=on))

    @Slot(object)
    def _language_chosen(self, code: str) -> None:
        self.settings_changed.emit(replace(self._settings, language=code))
