"""The common shape of the help's dialogs: a title with a cross, content that scrolls, buttons at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import push_button
from vidgo_desktop.ui.dialog_frame import RING_ROOM, ContentScroll, DialogFrame
from vidgo_desktop.ui.dialog_parts import ButtonRow
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.wrapped_text import Paragraph

WIDTH = 560


class HelpDialog(DialogFrame):
    """Fill ``content``, add buttons to ``buttons``. *Close* and Escape leave; Enter closes."""

    def __init__(self, theme: Theme, parent: QWidget | None, title: str, height: int = 0) -> None:
        super().__init__(theme, parent, QSize(WIDTH, height))
        self.setWindowTitle(title)
        head = QHBoxLayout()
        # The cross stands a little nearer to the edge than the text.
        head.setContentsMargins(24, 24, 22, 16)
        head.setSpacing(16)
        head.addWidget(Paragraph(theme, "title", "1", title), 1)
        head.addWidget(self.close_button(), 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(24 - RING_ROOM, 0, 24 - RING_ROOM, 24)
        self.content.setSpacing(12)
        self.page = ContentScroll(inside)
        # There is more to read than to click, so the arrow keys must be able to move it.
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.setAccessibleName(title)
        self.buttons = ButtonRow()
        self.footer = self.buttons
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.page, 1)
        box.addWidget(self.buttons)

    def add_close(self) -> QPushButton:
        """*Close*; Enter does it."""
        close = push_button("close", self.tr("Close"))
        close.clicked.connect(self.reject)
        close.setDefault(True)
        self.buttons.add_right(close)
        return close
