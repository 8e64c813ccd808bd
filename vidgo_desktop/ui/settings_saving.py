"""The page *Saving*: where finished videos go, and what they are called."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot

from vidgo_desktop.core.naming import NameParts
from vidgo_desktop.core.settings import KeepSound, Settings
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.name_example import example_name, ready_made
from vidgo_desktop.ui.name_field import NameField
from vidgo_desktop.ui.setting_rows import SettingRow, small_button
from vidgo_desktop.ui.settings_pages import SettingsPage, named_switch
from vidgo_desktop.ui.theme import Theme

# The entry of the drop-down for a template that is none of the ready-made ones.
_OWN = "own"


class SavingPage(SettingsPage):
    """The folder itself is chosen and opened by the window."""

    choose_folder_requested = Signal()
    open_folder_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._folder, self._free = "", ""
        opener = small_button(theme, "openFolder", self.tr("Open"), "folder")
        opener.setAccessibleName(self.tr("Open the folder"))
        choose = small_button(theme, "chooseFolder", self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose another folder"))
        self.folder_row = SettingRow(theme, self.tr("Folder"), "", opener, choose)
        self.folder_row.name_link("usualFolder")
        self._parts: NameParts | None = None
        self._style = DropDown(theme, [*ready_made(), (_OWN, self.tr("My own"))], 176)
        self._style.setObjectName("nameStyle")
        self._style.setAccessibleName(self.tr("File name"))
        self.name_row = SettingRow(theme, self.tr("File name"), "", self._style)
        self.name = NameField(theme)
        self.name_row.add_below(self.name)
        title = self.tr("Warn when the disk is low")
        self._warn = named_switch(theme, "warnLowDisk", title)
        low = SettingRow(theme, title, self.tr("Pauses saving below 2 GB."), self._warn)
        title = self.tr("Write a recipe beside each video")
        self._recipe = named_switch(theme, "writeRecipe", title)
        hint = self.tr("Model, settings and price, also inside the video. Never a key or a link.")
        recipe = SettingRow(theme, title, hint, self._recipe)
        self._sound = DropDown(
            theme,
            [("ask", self.tr("Ask")), ("always", self.tr("Add the original")), ("never", self.tr("Leave it silent"))],
            176,
        )
        self._sound.setObjectName("keepSound")
        title = self.tr("When a result comes back silent")
        self._sound.setAccessibleName(title)
        hint = self.tr("The original sound goes into a second file. The result itself stays as it is.")
        sound = SettingRow(theme, title, hint, self._sound, line=False)
        self._add_rows(self.folder_row, self.name_row, low, recipe, sound)
        self._box.addStretch(1)
        opener.clicked.connect(self.open_folder_requested)
        choose.clicked.connect(self.choose_folder_requested)
        self.folder_row.link_clicked.connect(self._use_usual)
        self._style.chosen.connect(self._style_chosen)
        self.name.typed.connect(self._show_name)
        self.name.chosen.connect(self._name_chosen)
        self._warn.chosen.connect(self._warn_chosen)
        self._recipe.chosen.connect(self._recipe_chosen)
        self._sound.chosen.connect(self._sound_chosen)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        super().show_settings(settings)
        self.name.show_template(settings.name_template)
        self._show_name(self.name.template)
        self._warn.show_on(settings.warn_low_disk)
        self._recipe.show_on(settings.write_recipe)
        self._sound.choose(settings.keep_sound)
        self._tell_folder()

    def show_folder(self, words: str, free: str) -> None:
        """The folder that is in force, such as ``Videos › Vidgo``, and the room in it; ``free`` may be empty."""
        self._folder, self._free = words, free
        self._tell_folder()

    def _tell_folder(self) -> None:
        own = self._settings.save_folder
        words = self._folder or (str(own) if own is not None else self.tr("The usual folder for videos"))
        if self._free:
            words = self.tr("{folder} · {size} free").format(folder=words, size=self._free)
        self.folder_row.show_hint(words)
        usual = self.tr("Use the usual folder")
        self.folder_row.show_link("" if own is None else usual, self.tr("Use the usual folder for videos"))

    @Slot()
    def _use_usual(self) -> None:
        self.settings_changed.emit(replace(self._settings, save_folder=None))

    def show_example(self, parts: NameParts) -> None:
        """What the example is made of: the newest task, or a made-up one."""
        self._parts = parts
        self._show_name(self.name.template)

    def forget_text(self) -> None:
        """Keep a template that was just typed."""
        self.name.forget_text()

    @Slot(object)
    def _show_name(self, template: str) -> None:
        """The example follows the typing."""
        keys = [key for key, _ in ready_made()]
        self._style.choose(template if template in keys else _OWN)
        self.name_row.show_hint(example_name(template, self._parts))

    @Slot(object)
    def _style_chosen(self, key: str) -> None:
        if key == _OWN:
            self.name.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._name_chosen(key)

    @Slot(object)
    def _name_chosen(self, template: str) -> None:
        self.settings_changed.emit(replace(self._settings, name_template=template))

    @Slot(bool)
    def _warn_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, warn_low_disk=on))

    @Slot(bool)
    def _recipe_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, write_recipe=on))

    @Slot(object)
    def _sound_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, keep_sound=cast(KeepSound, key)))
