"""What makes a menu round: the style sheet knows the radius, but not what lies outside of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu


def make_round(menu: QMenu) -> None:
    """Leave the corners free and take the system's square shadow away. To be called before the menu is first shown."""
    menu.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    menu.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
