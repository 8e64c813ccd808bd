"""The foot of the form that never scrolls: the big button and the line below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import link_button, text_label
from vidgo_desktop.ui.generate_line import GenerateWords, Press
from vidgo_desktop.ui.theme import Theme, set_role


class GenerateButton(QPushButton):
    """A press is one press: the second half of a double click and the repeats of a held key are not counted."""

    wants_ring = True

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("generate")
        self.setAutoDefault(True)
        set_role(self, role="generate")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of a double click is not a wish."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A held key presses once."""
        if event.isAutoRepeat():
            event.accept()
        else:
            super().keyPressEvent(event)


class GenerateFooter(QFrame):
    """Shows the words of ``generate_line``; ``pressed`` and ``top_up_requested`` are the user's wishes."""

    pressed = Signal()
    top_up_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_role(self, pane="footer")
        self.button = GenerateButton()
        self._theme = theme
        self.line = text_label(theme, "small", "2", wrap=True)
        self.line.setObjectName("generateLine")
        self.line.setMinimumSize(1, 1)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._top_up = link_button(theme, self.tr("Top up"))
        self._top_up.setObjectName("topUp")
        self.button.clicked.connect(self.pressed)
        self._top_up.clicked.connect(self.top_up_requested)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addStretch(1)
        below.addWidget(self.line, 100)
        below.addWidget(self._top_up)
        below.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(8)
        box.addWidget(self.button)
        box.addLayout(below)

    @Slot(object)
    def show_words(self, words: GenerateWords) -> None:
        """Show the words for a situation."""
        self.button.setText(words.button)
        self.button.setAccessibleName(words.name or words.button)
        self.button.setAccessibleDescription(words.line)
        busy = self._theme.hex("text.3")
        self.button.setIcon(assets.icon("preparing", 16, busy, "", busy) if words.busy else QIcon())
        self._enable(words.press is not Press.NOTHING)
        self.line.setText(words.line)
        if self.line.property("tone") != words.tone:
            set_role(self.line, tone=words.tone)
        self._top_up.setVisible(words.top_up)

    def _enable(self, wanted: bool) -> None:
        # Qt hands the focus of a button that goes off to the next widget, and a held Enter would then start
        # something there; so it waits here until the button is on again.
        # The window's own memory is asked, because the user may be in another window meanwhile.
        holder = self.window().focusWidget()
        if not wanted and holder is self.button:
            self.setFocus()
        self.button.setEnabled(wanted)
        if wanted and holder is self:
            self.button.setFocus()
