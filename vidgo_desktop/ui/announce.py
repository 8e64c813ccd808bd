"""Say something to a screen reader without moving the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from vidgo_desktop.ui.spoken import spoken


def announce(widget: QWidget, text: str) -> None:
    """A polite announcement: it waits until the reader has finished. Does nothing when none is listening."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, spoken(text)))
