"""A menu that opens without the mouse begins at its first entry, so that a screen reader has something to say."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu, QWidget

from vidgo_desktop.ui.painting import keyboard_focus


class MenuLead(QObject):
    """Lives with its menu. ``opener`` is what opens it: by the keyboard when it has the focus by keys."""

    def __init__(self, menu: QMenu, opener: QWidget) -> None:
        super().__init__(menu)
        self._menu, self._opener = menu, opener
        menu.aboutToShow.connect(self._about_to_show)
        # Assistive technology triggers an entry without closing its menu.
        menu.triggered.connect(menu.hide)

    @Slot()
    def _about_to_show(self) -> None:
        if keyboard_focus(self._opener) or (QAccessible.isActive() and not self._opener.underMouse()):
            # A menu forgets its entry while it is being shown.
            QTimer.singleShot(0, self._lead)

    @Slot()
    def _lead(self) -> None:
        if self._menu.isVisible() and self._menu.activeAction() is None:
            entries = (entry for entry in self._menu.actions() if entry.isEnabled() and not entry.isSeparator())
            first = next(entries, None)
            if first is not None:
                self._menu.setActiveAction(first)
