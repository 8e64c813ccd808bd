"""From the token table to a palette, a style sheet, fonts and tinted icons, and the change between themes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache, lru_cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from vidgo_desktop.core import resources
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.tokens import DARK, FAMILIES, LIGHT, TYPE

CHOICES = ("system", "dark", "light")

_PALETTE_ROLES = {
    QPalette.ColorRole.Window: "bg.window",
    QPalette.ColorRole.WindowText: "text.1",
    QPalette.ColorRole.Base: "bg.panel",
    QPalette.ColorRole.AlternateBase: "bg.card",
    QPalette.ColorRole.Text: "text.1",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.ButtonText: "text.1",
    QPalette.ColorRole.BrightText: "text.1",
    QPalette.ColorRole.PlaceholderText: "text.3",
    QPalette.ColorRole.ToolTipBase: "text.1",
    QPalette.ColorRole.ToolTipText: "bg.panel",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent.on",
    QPalette.ColorRole.Link: "accent.text",
    QPalette.ColorRole.LinkVisited: "accent.text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "bg.hover",
    QPalette.ColorRole.Midlight: "bg.hover",
    QPalette.ColorRole.Mid: "line.button",
    QPalette.ColorRole.Dark: "line.control",
    QPalette.ColorRole.Shadow: "bg.window",
}


@lru_cache(maxsize=1)
def _ui_family() -> str:
    known = set(QFontDatabase.families())
    for family in FAMILIES:
        if family in known:
            return family
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


@cache
def _font(name: str) -> QFont:
    step = TYPE[name]
    mono = QFontDatabase.SystemFont.FixedFont
    font = QFontDatabase.systemFont(mono) if step.mono else QFont(_ui_family())
    font.setPixelSize(step.size)
    font.setWeight(QFont.Weight(step.weight))
    if step.tracking:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + step.tracking)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Theme(QObject):
    """The look that is in force. Lives in the UI thread; widgets get it handed in and repaint on ``changed``."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system", *, dress: bool = True) -> None:
        super().__init__(app)
        self._dressed = dress
        self._app = app
        self._choice = choice if choice in CHOICES else "system"
        self._tokens: Mapping[str, str] = DARK
        self._bound: list[tuple[QAbstractButton, str, int, str, str]] = []
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def choice(self) -> str:
        """``system``, ``dark`` or ``light``, as the user chose."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark table is in force now."""
        return self._tokens is DARK

    def choose(self, choice: str) -> None:
        """Use this theme from now on; an unknown word counts as ``system``."""
        self._choice = choice if choice in CHOICES else "system"
        self._apply()

    def dress(self) -> None:
        """Put the style sheet on, when it was left off: widgets that are put together under one are dressed twice."""
        self._dressed = True
        self._app.setStyleSheet(self._style_sheet())

    def hex(self, name: str) -> str:
        """A token's colour as ``#RRGGBB`` (or ``#AARRGGBB``). KeyError for an unknown name."""
        return self._tokens[name]

    def color(self, name: str) -> QColor:
        """A token's colour."""
        return QColor(self._tokens[name])

    def font(self, name: str) -> QFont:
        """A step of the type scale, with tabular digits so that changing numbers do not jump."""
        return QFont(_font(name))

    def bind_icon(
        self, button: QAbstractButton, name: str, size: int = 16, token: str = "text.2", on: str = ""
    ) -> None:
        """Give a button an icon that is tinted anew with each change of theme; ``on`` tints the checked state."""
        self._bound = [entry for entry in self._bound if entry[0] is not button]
        entry = (button, name, size, token, on or token)
        self._bound.append(entry)
        button.destroyed.connect(self._forget_dead)
        self._tint(entry)

    @Slot()
    def _forget_dead(self) -> None:
        from shiboken6 import isValid

        self._bound = [entry for entry in self._bound if isValid(entry[0])]

    def _tint(self, entry: tuple[QAbstractButton, str, int, str, str]) -> None:
        button, name, size, token, on = entry
        button.setIcon(assets.icon(name, size, self.hex(token), self.hex(on), self.hex("text.3")))
        button.setIconSize(assets.icon_size(size))

    @Slot()
    def _system_changed(self) -> None:
        if self._choice == "system":
            self._apply()

    def _wants_dark(self) -> bool:
        if self._choice != "system":
            return self._choice == "dark"
        # Where the platform does not say, dark: it is the look in which the pictures carry the window.
        return self._app.styleHints().colorScheme() is not Qt.ColorScheme.Light

    def _apply(self) -> None:
        if sys.platform in ("win32", "darwin"):
            # Only this turns the title bar as well; elsewhere our own palette is enough.
            scheme = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}.get(
                self._choice, Qt.ColorScheme.Unknown
            )
            self._app.styleHints().setColorScheme(scheme)
        self._tokens = DARK if self._wants_dark() else LIGHT
        self._app.setFont(self.font("body"))
        self._app.setPalette(self._palette())
        if self._dressed:
            self._app.setStyleSheet(self._style_sheet())
        for entry in self._bound:
            self._tint(entry)
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE_ROLES.items():
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text.3"))
        return palette

    def _style_sheet(self) -> str:
        sheet = resources.text("style", "app.qss")
        # Longest names first, so that @accent does not eat the beginning of @accent.hover.
        for name in sorted(self._tokens, key=len, reverse=True):
            sheet = sheet.replace(f"@{name}", self._tokens[name])
        return sheet.replace("@icons", resources.path("icons").as_posix())


def set_role(widget: QWidget, **properties: str) -> None:
    """Set style-sheet properties such as ``role="primary"`` and polish again, so that the look follows."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    # A widget that was never shown is polished when it is; doing it now would only do it twice.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
