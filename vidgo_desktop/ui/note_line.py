"""One sentence with its icon under a field, in the colour of its meaning, and perhaps one link."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, link_button, text_label
from vidgo_desktop.ui.theme import Theme, set_role

_TINTS = {"2": "text.2", "ok": "ok", "warn": "warn", "error": "error"}


class NoteLine(QWidget):
    """Hidden while there is nothing to say. ``tone`` is ``2``, ``ok``, ``warn`` or ``error``."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconLabel(theme, "", 16)
        self._text = text_label(theme, "small", "2", wrap=True)
        self._link = link_button(theme, "")
        self._link.setAutoDefault(False)
        self._link.clicked.connect(self.clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        self._visible(False)

    @property
    def text(self) -> str:
        """The sentence, empty when there is none."""
        return self._text.text() if not self.isHidden() else ""

    def show_note(self, tone: str, icon: str, text: str, link: str = "") -> None:
        """Say this; an empty text hides the line. It is read out when it is new."""
        is_new = text != self.text
        set_role(self._text, tone=tone)
        self._text.setText(text)
        self._icon.show_icon(icon, _TINTS[tone])
        self._link.setText(link)
        self._link.setAccessibleName(link)
        self._link.setVisible(bool(link))
        self._visible(bool(text))
        if is_new:
            announce(self, text)

    def clear(self) -> None:
        """Say nothing."""
        self._text.setText("")
        self._visible(False)

    def _visible(self, visible: bool) -> None:
        # Before it has a parent, showing it would open a window.
        if self.parentWidget() is not None or not visible:
            self.setVisible(visible)
