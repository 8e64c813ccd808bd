"""The amber box under the player that says, as long as practice lasts, that nothing here is real."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.setting_rows import stacked
from vidgo_desktop.ui.theme import Theme, set_role


class PracticeBox(QFrame):
    """A notice with one button; it emits ``connect_requested``."""

    connect_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_role(self, kind="warn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(76)
        title = text_label(theme, "body.strong", "1", self.tr("You are practising"), wrap=True)
        text = self.tr("A pretend service answers. The results are only for trying out.")
        words = stacked(title, text_label(theme, "small", "2", text, wrap=True))
        button = QPushButton(self.tr("Connect account…"))
        button.setObjectName("practiceConnect")
        button.setAccessibleName(self.tr("Connect account"))
        set_role(button, role="small")
        theme.bind_icon(button, "key", 14, "text.1")
        button.clicked.connect(self.connect_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(12)
        row.addWidget(IconLabel(theme, "practice", 20, "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
