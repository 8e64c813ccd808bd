"""The page *Saving*: where finished videos go, and what they are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import Signal, Slot

from vidgo_desktop.core.result_files import NameParts, name_for
from vidgo_desktop.core.settings import NameStyle, Settings
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.setting_rows import SettingRow, small_button
from vidgo_desktop.ui.settings_pages import SettingsPage, named_switch
from vidgo_desktop.ui.theme import Theme

# The pair of the drawings; file names are not translated.
_EXAMPLE = NameParts("Rooftop dance.mp4", "Astronaut.png", "replace", "480p")


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
        self._style = DropDown(
            theme,
            [
                ("video_picture_size", self.tr("Video, picture, size")),
                ("date_video_picture", self.tr("Date, video, picture")),
                ("video_mode_size", self.tr("Video, mode, size")),
            ],
            176,
        )
        self._style.setObjectName("nameStyle")
        self._style.setAccessibleName(self.tr("File name"))
        self.name_row = SettingRow(theme, self.tr("File name"), "", self._style)
        title = self.tr("Warn when the disk is low")
        self._warn = named_switch(theme, "warnLowDisk", title)
        low = SettingRow(theme, title, self.tr("Pauses saving below 2 GB."), self._warn, line=False)
        self._add_rows(self.folder_row, self.name_row, low)
        self._box.addStretch(1)
        opener.clicked.connect(self.open_folder_requested)
        choose.clicked.connect(self.choose_folder_requested)
        self.folder_row.link_clicked.connect(self._use_usual)
        self._style.chosen.connect(self._style_chosen)
        self._warn.chosen.connect(self._warn_chosen)
        self.show_settings(self._settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        super().show_settings(settings)
        self._style.choose(settings.name_style)
        self._warn.show_on(settings.warn_low_disk)
        name = name_for(settings.name_style, _EXAMPLE, date.today())  # noqa: DTZ011  # the user's own day
        self.name_row.show_hint(f"{name}.mp4")
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

    @Slot(object)
    def _style_chosen(self, key: str) -> None:
        self.settings_changed.emit(replace(self._settings, name_style=cast(NameStyle, key)))

    @Slot(bool)
    def _warn_chosen(self, on: bool) -> None:
        self.settings_changed.emit(replace(self._settings, warn_low_disk=on))
