"""The menu behind the question mark."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.theme import Theme

_ICON = 16


class HelpMenu(QMenu):
    """Keys, recent messages, help page, report, about. Each entry is a wish."""

    keys_requested = Signal()
    messages_requested = Signal()
    help_page_requested = Signal()
    report_requested = Signal()
    about_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_round(self)
        self._theme = theme
        self._icons: list[tuple[QAction, str]] = []
        self.setObjectName("helpMenu")
        self.setAccessibleName(self.tr("Help"))
        keys = self._entry("helpKeys", "info", self.tr("List of keys"))
        # Only shown beside the words: the window's own shortcut works wherever the focus is.
        keys.setShortcut(QKeySequence("F1"))
        keys.setShortcutVisibleInContextMenu(True)
        keys.triggered.connect(self.keys_requested)
        self._entry("helpMessages", "bell", self.tr("Recent messages")).triggered.connect(self.messages_requested)
        page = self._entry("helpPage", "open-outside", self.tr("Vidgo help page"))
        page.triggered.connect(self.help_page_requested)
        self.addSeparator()
        self._entry("helpReport", "alert", self.tr("Report a problem…")).triggered.connect(self.report_requested)
        self._entry("helpAbout", "help", self.tr("About Vidgo Desktop")).triggered.connect(self.about_requested)
        self.aboutToShow.connect(self._tint)
        self._tint()

    def open_below(self, button: QWidget) -> None:
        """Open under the button that was clicked, at its end so that the menu stays in the window."""
        self.ensurePolished()
        size = self.sizeHint()
        corner = button.mapToGlobal(button.rect().bottomLeft())
        if button.layoutDirection() is button.layoutDirection().LeftToRight:
            corner.setX(corner.x() + button.width() - size.width())
        corner.setY(corner.y() + 5)
        MenuLead(self, button)
        self.popup(corner)

    def _entry(self, name: str, icon: str, text: str) -> QAction:
        action = self.addAction(text)
        action.setObjectName(name)
        self._icons.append((action, icon))
        return action

    def _tint(self) -> None:
        theme = self._theme
        for action, name in self._icons:
            action.setIcon(assets.icon(name, _ICON, theme.hex("text.2"), "", theme.hex("text.3")))
