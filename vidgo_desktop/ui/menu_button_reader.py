"""A tool button with a menu for assistive technology: Qt's own offers to show the menu and then does nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAccessibleWidget, QToolButton
from shiboken6 import VoidPtr, isValid

# A void pointer to nothing; None would not do, as PySide reads an address out of what it is given.
_NONE = VoidPtr(0)


class _Actions(QAccessibleActionInterface):
    """The one action: open the menu."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__()
        self._button = button

    def actionNames(self) -> list[str]:
        """Nothing while the button is off."""
        show = QAccessibleActionInterface.showMenuAction()
        return [show, QAccessibleActionInterface.setFocusAction()] if self._button.isEnabled() else []

    def localizedActionName(self, name: str) -> str:
        """The same."""
        return name

    def localizedActionDescription(self, name: str) -> str:
        """Nothing more than the name."""
        return ""

    def keyBindingsForAction(self, name: str) -> list[str]:
        """The list of keys tells them."""
        return []

    def doAction(self, name: str) -> None:
        """Open the menu as soon as the question is answered: it stays until something is chosen."""
        button = self._button
        if name == QAccessibleActionInterface.setFocusAction():
            button.setFocus()
        elif name in self.actionNames():
            QTimer.singleShot(0, button, self._open)

    def _open(self) -> None:
        # Not ``showMenu``: called from here that would keep every other thread from running until the menu closes.
        menu = self._button.menu()
        if menu is not None:
            menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))


class MenuButtonReader(QAccessibleWidget):
    """Its name and description are those of the button."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button, QAccessible.Role.ButtonMenu)
        self._button = button
        self._actions = _Actions(button)

    def state(self) -> QAccessible.State:
        """There is a menu behind it."""
        state = super().state()
        state.hasPopup = isValid(self._button)
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """It can be acted on."""
        return self._actions if kind is QAccessible.InterfaceType.ActionInterface else _NONE
