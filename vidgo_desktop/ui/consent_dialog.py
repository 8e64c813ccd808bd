"""The consent: a sentence with an empty tick, and the small dialog that asks for it where the welcome did not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import push_button
from vidgo_desktop.ui.dialog_frame import DialogFrame
from vidgo_desktop.ui.dialog_parts import ButtonRow, Paragraph
from vidgo_desktop.ui.theme import Theme, set_role

_WIDTH, _TICK = 460, 16


class ConsentTick(QWidget):
    """The sentence wraps, which the text of a check box cannot; a click on it counts as well."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        text = self.tr(
            "I only use pictures and videos of people who agreed, or of myself. "
            "My files are sent to Vidgo to make the video."
        )
        self.box = QCheckBox()
        self.box.setObjectName("consentTick")
        self.box.setAccessibleName(text)
        # The indicator alone, without the room for a text of its own.
        self.box.setFixedSize(_TICK, _TICK)
        self._words = Paragraph(theme, "small", "2", text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        tick = QVBoxLayout()
        tick.setContentsMargins(0, 2, 0, 0)
        tick.addWidget(self.box)
        tick.addStretch(1)
        row.addLayout(tick)
        row.addWidget(self._words, 1)
        self.box.toggled.connect(self.toggled)

    @property
    def is_set(self) -> bool:
        """Whether the tick is set."""
        return self.box.isChecked()

    def show_set(self, is_set: bool) -> None:
        """Set or empty the tick."""
        self.box.setChecked(is_set)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Everything of it can be clicked; the click counts when the button is let go."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn the tick over."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.toggle()


class ConsentDialog(DialogFrame):
    """Asks before an account is used for the first time. ``accepted`` needs the tick; Esc is *Not now*.

    Deletes itself when it closes.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, QSize(_WIDTH, 0))
        title = self.tr("Before your first video")
        self.setObjectName("consentDialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.tick = ConsentTick(theme)
        self._not_now = push_button("consentNotNow", self.tr("Not now"))
        self._agree = push_button("consentAgree", self.tr("Agree"))
        set_role(self._agree, role="primary")
        self._agree.setEnabled(False)
        self._agree.setDefault(True)
        self.footer = ButtonRow()
        self.footer.add_right(self._not_now)
        self.footer.add_right(self._agree)
        body = QVBoxLayout()
        body.setContentsMargins(24, 24, 24, 24)
        body.setSpacing(16)
        body.addWidget(Paragraph(theme, "heading", "1", title))
        body.addWidget(self.tick)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(body)
        box.addWidget(self.footer)
        self.tick.toggled.connect(self._agree.setEnabled)
        self._not_now.clicked.connect(self.reject)
        self._agree.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self.tick.box.setFocus()
