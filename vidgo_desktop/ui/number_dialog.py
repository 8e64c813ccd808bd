"""*Paste a task number…*: the field for a task that another computer sent, or this one before it was set up anew."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.ui.controls import IconLabel, push_button
from vidgo_desktop.ui.dialog_frame import DialogFrame
from vidgo_desktop.ui.dialog_parts import ButtonRow, Paragraph
from vidgo_desktop.ui.number_entry import NumberEntry
from vidgo_desktop.ui.theme import Theme

_WIDTH = 500


class NumberDialog(DialogFrame):
    """``given`` carries the number as it was typed; the dialog stays until it is told what came of it."""

    given = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(_WIDTH, 0))
        title = self.tr("Paste a task number")
        self.setObjectName("numberDialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        hint = self.tr(
            "Did another computer send it, or was this one set up anew? Paste its number from your account: the video "
            "is saved here. This never costs anything."
        )
        self.entry = NumberEntry(theme, hint)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(Paragraph(theme, "heading", "1", title))
        words.addWidget(self.entry)
        body = QHBoxLayout()
        body.setContentsMargins(24, 24, 24, 16)
        body.setSpacing(12)
        body.addWidget(IconLabel(theme, "saving", 20, "accent.text"), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        leave = push_button("leaveNumber", self.tr("Close"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.footer = ButtonRow()
        self.footer.add_right(leave)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(body)
        box.addWidget(self.footer)
        self.entry.given.connect(self.given)
        self.entry.resized.connect(self.fit)
        self.finished.connect(self.deleteLater)
        self.entry.field.setFocus()

    @Slot(object)
    def show_error(self, error: VidgoError) -> None:
        """The number was not taken."""
        self.entry.show_error(error)
