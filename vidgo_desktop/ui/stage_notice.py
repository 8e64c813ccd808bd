"""What is said on the stage when there is nothing to play: one sentence and at most three buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.error_text import ActionKind, action_words
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role


class StageNotice(QFrame):
    """Lies on the dark stage in both themes. Its signals are its buttons."""

    open_clicked = Signal()
    find_clicked = Signal()
    help_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("stageNotice")
        self._text: QLabel = text_label(theme, "body.control", "1", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMinimumWidth(220)
        self._open = self._button(self.tr("Open in default player"), "openInPlayer", "open-outside")
        self._find = self._button(action_words(ActionKind.FIND), "findFile", "search")
        self._find.setAccessibleName(self.tr("Find the file"))
        self._help = self._button(self.tr("What helps"), "problemAction", "")
        self._open.clicked.connect(self.open_clicked)
        self._find.clicked.connect(self.find_clicked)
        self._help.clicked.connect(self.help_clicked)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        buttons.addWidget(self._find)
        buttons.addWidget(self._help)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 14)
        box.setSpacing(10)
        box.addWidget(self._text)
        box.addLayout(buttons)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _button(self, text: str, name: str, icon: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        set_role(button, role="small")
        if icon:
            self._theme.bind_icon(button, icon, 14, "text.1")
        return button

    @property
    def is_shown(self) -> bool:
        """Whether something is said."""
        return not self.isHidden()

    @property
    def text(self) -> str:
        """What is said, empty when nothing is."""
        return self._text.text() if self.is_shown else ""

    def show_text(self, text: str, *, can_open: bool = False, help_text: str = "", can_find: bool = False) -> None:
        """Say this; ``can_open`` offers the computer's own player, ``can_find`` to show where the file is,
        ``help_text`` is a button of its own.
        """
        self._text.setText(text)
        self._open.setVisible(can_open)
        self._find.setVisible(can_find)
        if help_text:
            self._help.setText(help_text)
            self._help.setAccessibleName(spoken(help_text))
        self._help.setVisible(bool(help_text))
        self.setAccessibleName(spoken(text))
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def _dress(self) -> None:
        ink, back = self._theme.hex("on.video"), self._theme.hex("on.video.back")
        # Only what lies directly on the video; the buttons keep their own look.
        self.setStyleSheet(
            f"QFrame#stageNotice {{ background: {back}; border: 0; border-radius: 10px; }}"
            f"QFrame#stageNotice > QLabel {{ color: {ink}; }}"
        )
