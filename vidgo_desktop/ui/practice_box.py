"""The amber box under the player that says, as long as practice lasts, that nothing here is real."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from vidgo_desktop.ui.controls import IconLabel
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph


class PracticeBox(QFrame):
    """A notice with one button; it emits ``connect_requested``."""

    connect_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_role(self, kind="warn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(76)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Paragraph(theme, "body.strong", "1", self.tr("You are practising")))
        text = self.tr("A pretend service answers. The results are only for trying out.")
        words.addWidget(Paragraph(theme, "small", "2", text))
        words.addStretch(1)
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
