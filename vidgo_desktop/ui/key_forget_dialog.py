"""The small dialog before a key is forgotten: what that means, and a default that keeps it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import IconLabel, push_button
from vidgo_desktop.ui.dialog_frame import DialogFrame
from vidgo_desktop.ui.dialog_parts import ButtonRow, Paragraph
from vidgo_desktop.ui.theme import Theme, set_role

_WIDTH = 460


class KeyForgetDialog(DialogFrame):
    """``accepted`` is emitted when the key shall go. Deletes itself when it closes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(_WIDTH, 0))
        title = self.tr("Forget the key?")
        self.setObjectName("forgetKeyDialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Paragraph(theme, "heading", "1", title))
        hint = self.tr(
            "It is removed from this computer. Videos that are being made are fetched once you enter a key again."
        )
        words.addWidget(Paragraph(theme, "body", "2", hint))
        body = QHBoxLayout()
        body.setContentsMargins(24, 24, 24, 20)
        body.setSpacing(12)
        body.addWidget(IconLabel(theme, "key", 20, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        keep = push_button("keepKey", self.tr("Keep it"))
        forget = push_button("forgetKeyNow", self.tr("Forget"))
        forget.setAccessibleName(self.tr("Forget the key"))
        set_role(forget, role="danger")
        keep.setDefault(True)
        keep.clicked.connect(self.reject)
        forget.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.footer = ButtonRow()
        self.footer.add_right(keep)
        self.footer.add_right(forget)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(body)
        box.addWidget(self.footer)
        keep.setFocus()
