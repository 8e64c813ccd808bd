"""The building blocks of a page of settings: a row with its control, and the box that says how the account is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import IconLabel, text_label
from vidgo_desktop.ui.theme import Theme, set_role


def small_button(theme: Theme, name: str, text: str, icon: str = "") -> QPushButton:
    """A small button with an object name; its accessible name is the text without the dots."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text.rstrip("…"))
    button.setAutoDefault(False)
    set_role(button, role="small")
    if icon:
        theme.bind_icon(button, icon, 14, "text.1")
    return button


def stacked(upper: QLabel, lower: QLabel) -> QVBoxLayout:
    """Two texts below each other that keep together in the middle of whatever height there is.

    Springs around them would do the same, but they would make the row take room from everything below.
    """
    upper.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
    lower.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(upper)
    words.addWidget(lower)
    return words


class SettingRow(QWidget):
    """A title and a sentence at the left, controls at the right, a thin line below."""

    def __init__(self, theme: Theme, title: str, hint: str, *controls: QWidget, line: bool = True) -> None:
        super().__init__()
        self._hint = text_label(theme, "small", "2", hint, wrap=True)
        words = stacked(text_label(theme, "body.control", "1", title, wrap=True), self._hint)
        row = QHBoxLayout()
        row.setContentsMargins(0, 14, 0, 14)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            control.setAccessibleDescription(hint)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        if line:
            rule = QFrame()
            set_role(rule, kind="line")
            box.addWidget(rule)

    @property
    def hint(self) -> str:
        """The sentence under the title."""
        return self._hint.text()

    def show_hint(self, text: str) -> None:
        """Say something else under the title."""
        self._hint.setText(text)


class StateBox(QFrame):
    """How the account is, in colour, icon and words; an amount and one button at the right."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("accountState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(64)
        self._icon = IconLabel(theme, "account", 20)
        self._title = text_label(theme, "body.strong", "1", wrap=True)
        self._hint = text_label(theme, "small", "2", wrap=True)
        self._amount = text_label(theme, "body.strong", "1")
        self._button = small_button(theme, "accountAction", "")
        self._button.clicked.connect(self.clicked)
        words = stacked(self._title, self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addSpacing(2)
        row.addLayout(words, 1)
        row.addWidget(self._amount)
        row.addWidget(self._button)
        self._theme = theme

    @property
    def title(self) -> str:
        """The state in a word or two."""
        return self._title.text()

    @property
    def hint(self) -> str:
        """The sentence under it."""
        return self._hint.text()

    def show_state(
        self, kind: str, icon: str, title: str, hint: str, *, amount: str = "", button: str = "", button_icon: str = ""
    ) -> None:
        """``kind`` is ok, warn, error or neutral."""
        set_role(self, kind=kind)
        self._icon.show_icon(icon, "text.2" if kind == "neutral" else kind)
        self._title.setText(title)
        self._hint.setText(hint)
        self._amount.setText(amount)
        self._amount.setVisible(bool(amount))
        self._button.setText(button)
        self._button.setAccessibleName(button.rstrip("…"))
        if button_icon:
            self._theme.bind_icon(self._button, button_icon, 14, "text.1")
        self._button.setVisible(bool(button))
