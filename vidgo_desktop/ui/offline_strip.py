"""The strip under the header for as long as there is no connection."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.theme import Theme, set_role


class OfflineStrip(QFrame):
    """36 high and hidden while the computer is online."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("offlineStrip")
        set_role(self, kind="warn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # It lies under the header from edge to edge, so without round corners.
        self.setStyleSheet("#offlineStrip { border-radius: 0; }")
        self.setMinimumHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(IconLabel(theme, "network", 16, "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._label = text_label(theme, "small", "1", "", wrap=True)
        row.addWidget(self._label, 1)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or said last."""
        return self._label.text()

    @Slot(object)
    def show_online(self, online: bool) -> None:
        """Appear or go away."""
        was_offline = not self.isHidden()
        if not online and not was_offline:
            text = self.tr("You have been offline since {time}. Everything is kept and goes on by itself.")
            self._label.setText(text.format(time=clock(time.time())))
            announce(self, self._label.text())
        self.setVisible(not online)
