"""The strip under the header for as long as there is no connection."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, text_label
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
        self._text = self.tr("You are offline. Everything is kept and goes on by itself.")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(IconLabel(theme, "network", 16, "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text_label(theme, "small", "1", self._text, wrap=True), 1)
        self.hide()

    @Slot(object)
    def show_online(self, online: bool) -> None:
        """Appear or go away."""
        was_offline = not self.isHidden()
        self.setVisible(not online)
        if not online and not was_offline:
            announce(self, self._text)
