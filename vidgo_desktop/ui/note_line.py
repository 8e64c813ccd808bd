"""One sentence with its icon under a field, in the colour of its meaning, and perhaps one link."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, link_button
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph

_TINTS = {"2": "text.2", "ok": "ok", "warn": "warn", "error": "error"}


class NoteLine(QWidget):
    """Hidden while there is nothing to say. ``tone`` is ``2``, ``ok``, ``warn`` or ``error``."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._unsaid, self._is_pressing = "", False
        self._icon = IconLabel(theme, "", 16)
        self._text = Paragraph(theme, "small", "2")
        self._link = link_button("")
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

    def show_note(self, tone: str, icon: str, text: str, link: str = "", *, icon_tone: str = "") -> None:
        """Say this; an empty text hides the line. It is read out when it is new, or as soon as it can be seen.

        With ``icon_tone`` the icon alone has the colour of the meaning.
        """
        meaning = icon_tone or tone
        is_new = text != self.text
        set_role(self._text, tone=tone)
        self._text.setText(text)
        self._icon.show_icon(icon, _TINTS[meaning])
        self._link.setText(link)
        self._link.setAccessibleName(link)
        self._link.setVisible(bool(link))
        self._visible(bool(text))
        if is_new:
            self._unsaid, self._is_pressing = text, meaning in ("warn", "error")
            self._say()

    def _say(self) -> None:
        if self.isVisible() and self._unsaid:
            announce(self, self._unsaid)
            self._unsaid = ""

    def showEvent(self, event: QShowEvent) -> None:
        """What came out of sight is read out now, unless it only explains."""
        super().showEvent(event)
        if self._is_pressing:
            self._say()

    def clear(self) -> None:
        """Say nothing."""
        self._unsaid = ""
        self._text.setText("")
        self._visible(False)

    def _visible(self, visible: bool) -> None:
        # Before it has a parent, showing it would open a window.
        if self.parentWidget() is not None or not visible:
            self.setVisible(visible)
