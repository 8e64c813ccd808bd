"""The line that says where finished videos go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vidgo_desktop.core.low_disk import LOW_DISK_BYTES
from vidgo_desktop.ui.controls import ElidedLabel, IconLabel, link_button
from vidgo_desktop.ui.numbers import file_size
from vidgo_desktop.ui.theme import Theme


class FolderLine(QWidget):
    """Icon, folder and *Change…*."""

    change_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = ElidedLabel(theme, "small", "2")
        self._words.setObjectName("saveFolder")
        change = link_button(self.tr("Change…"))
        change.setObjectName("changeFolder")
        change.setAccessibleName(self.tr("Change the folder of finished videos"))
        change.clicked.connect(self.change_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "folder", 16, "text.3"))
        row.addWidget(self._words, 1)
        row.addWidget(change)

    def show_folder(self, text: str) -> None:
        """Show this folder, in words such as ``Videos › Vidgo``."""
        self._words.show_text(self.tr("Saves to {folder}").format(folder=text))


def words_with_room(words: str, free: int, warn: bool) -> str:
    """The folder in words, and how little room it has: said before anything is spent. ``free`` in bytes."""
    if not warn or free >= LOW_DISK_BYTES:
        return words
    text = QCoreApplication.translate("FolderLine", "{folder} · only {size} free, saving may have to wait")
    return text.format(folder=words, size=file_size(free))
