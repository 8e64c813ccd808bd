"""From the token table to a palette, a style sheet, fonts and tinted icons, and the change between themes."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from shiboken6 import isValid

from vidgo_desktop.core import resources
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.font_drawing import draw_stems_as_they_are
from vidgo_desktop.ui.system_wishes import DesktopAnimations, SystemWishes, wishes_now
from vidgo_desktop.ui.tokens import FAMILIES, TYPE, forced_table, table

CHOICES = ("system", "dark", "light")
_SMALLEST_SCALE, _LARGEST_SCALE = 0.8, 2.0

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
_FORCED_ROLES = {
    "window": QPalette.ColorRole.Window,
    "text": QPalette.ColorRole.WindowText,
    "button": QPalette.ColorRole.Button,
    "field": QPalette.ColorRole.Base,
    "link": QPalette.ColorRole.Link,
    "highlight": QPalette.ColorRole.Highlight,
    "on_highlight": QPalette.ColorRole.HighlightedText,
}
_SMALL_ROLES = ("small", "fix", "link")
_GAP, _SMALL_GAP = 8, 6
_LEAST_EDGE = 8
_FONT_BEFORE = "_q_styleSheetWidgetFont"
# In the sheet: @token, and @px(n) for a length that grows with the text.
_LENGTH = re.compile(r"@px\((\d+)\)")
_TOKEN = re.compile(r"@([a-z]+(?:\.[a-z0-9]+)*)")


@lru_cache(maxsize=1)
def _ui_family() -> str:
    known = set(QFontDatabase.families())
    for family in FAMILIES:
        if family in known:
            return family
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


@cache
def _font(name: str, scale: float) -> QFont:
    step = TYPE[name]
    mono = QFontDatabase.SystemFont.FixedFont
    font = QFontDatabase.systemFont(mono) if step.mono else QFont(_ui_family())
    size = round(step.size * scale)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(step.weight))
    # Hinted advances are whole pixels: letters then stand too close or too far, by up to a tenth of a line's width.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if step.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size * step.tracking / 100)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def _template(name: str) -> str:
    return resources.text("style", f"{name}.qss").replace("@icons", resources.path("icons").as_posix())


class Theme(QObject):
    """The look that is in force. Lives in the UI thread; widgets get it handed in and repaint on ``changed``."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: str = "system",
        *,
        dress: bool = True,
        text_percent: int = 100,
        strong_outlines: bool | None = None,
        less_movement: bool | None = None,
    ) -> None:
        """``text_percent`` comes on top of the system's own size; None follows the system."""
        super().__init__(app)
        self._dressed = dress
        self._app = app
        self._tokens: Mapping[str, str] = table(dark=True)
        self._dark = True
        self._scale = 1.0
        self._wanted: tuple[str, int, bool | None, bool | None] | None = None
        self._icons: WeakKeyDictionary[QAbstractButton, tuple[str, int, str, str]] = WeakKeyDictionary()
        self._fonts: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()
        draw_stems_as_they_are()
        app.setStyle("Fusion")
        hints = app.styleHints()
        self._scheme = hints.colorScheme()
        self._system = wishes_now()
        self._desktop = DesktopAnimations(self)
        self._desktop.heard.connect(self._desktop_heard)
        hints.colorSchemeChanged.connect(self._scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._contrast_changed)
        self.apply(choice, text_percent, strong_outlines, less_movement)

    # --- what is asked for ----------------------------------------------------------------------------------

    def apply(self, choice: str, text_percent: int, strong_outlines: bool | None, less_movement: bool | None) -> None:
        """Use this look from now on; a word that is no theme counts as ``system``. Nothing happens when it is there."""
        wanted = (choice if choice in CHOICES else "system", text_percent, strong_outlines, less_movement)
        if wanted != self._wanted:
            self._wanted = wanted
            self._choice, self._text_percent, self._strong_outlines, self._less_movement = wanted
            self._apply()

    def choose(self, choice: str) -> None:
        """Use this theme from now on and leave the rest as it is."""
        self.apply(choice, self._text_percent, self._strong_outlines, self._less_movement)

    def dress(self) -> None:
        """Put the style sheet on, when it was left off: widgets that are put together under one are dressed twice."""
        self._dressed = True
        self._app.setStyleSheet(self._style_sheet())

    def ask_desktop(self) -> None:
        """Ask a Linux desktop for its wish about movement. After the first paint; the answer comes by itself."""
        self._desktop.ask()

    @Slot(object)
    def show_system(self, wishes: SystemWishes) -> None:
        """Follow these wishes of the system from now on."""
        if wishes != self._system:
            self._system = wishes
            self._apply()

    # --- what is in force -----------------------------------------------------------------------------------

    @property
    def choice(self) -> str:
        """``system``, ``dark`` or ``light``, as the user chose."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark now."""
        return self._dark

    @property
    def forced_colours(self) -> bool:
        """Whether only the system's own colours are used."""
        return self._system.forced_colours

    @property
    def strong_outlines(self) -> bool:
        """Whether every outline is drawn as visibly as the one of a text field."""
        return self._system.more_contrast if self._strong_outlines is None else self._strong_outlines

    @property
    def less_movement(self) -> bool:
        """Whether nothing may slide, fade, turn or start by itself."""
        return self._system.less_movement if self._less_movement is None else self._less_movement

    @property
    def text_scale(self) -> float:
        """How much larger than drawn all text is; 1.0 is as drawn."""
        return self._scale

    def duration(self, milliseconds: int) -> int:
        """How long a movement takes: 0 with *Less movement*."""
        return 0 if self.less_movement else milliseconds

    def scaled(self, pixels: int) -> int:
        """A height or width that holds text, grown with the text scale; never smaller than drawn."""
        return round(pixels * max(1.0, self._scale))

    def hex(self, name: str) -> str:
        """A token's colour as ``#RRGGBB`` (or ``#AARRGGBB``). KeyError for an unknown name."""
        return self._tokens[name]

    def color(self, name: str) -> QColor:
        """A token's colour."""
        return QColor(self._tokens[name])

    def font(self, name: str) -> QFont:
        """A step of the type scale, with tabular digits so that changing numbers do not jump."""
        return QFont(_font(name, self._scale))

    def line_height(self, name: str) -> int:
        """The height of one line of a step of the type scale."""
        return round(TYPE[name].line * self._scale)

    # --- what follows by itself -----------------------------------------------------------------------------

    def bind_icon(
        self, button: QAbstractButton, name: str, size: int = 16, token: str = "text.2", on: str = ""
    ) -> None:
        """Give a button an icon that is tinted anew with each change of theme; ``on`` tints the checked state.

        Beside a text the icon keeps its distance; so to be called again when a button gets words or loses them.
        """
        self._icons[button] = (name, size, token, on or token)
        self._tint(button)

    def bind_font(self, widget: QWidget, name: str) -> None:
        """Give a widget a step of the type scale that follows the text scale."""
        self._fonts[widget] = name
        set_font(widget, self.font(name))

    def _tint(self, button: QAbstractButton) -> None:
        name, size, token, on = self._icons[button]
        gap = _icon_gap(button)
        # Beside words an icon grows with them; alone as far as its square has room for it.
        grown = self.scaled(size)
        size = grown if gap else max(size, min(grown, button.minimumHeight() - _LEAST_EDGE))
        button.setIcon(assets.icon(name, size, self.hex(token), self.hex(on), self.hex("text.3"), gap))
        button.setIconSize(assets.icon_size(size, gap))

    @Slot(Qt.ColorScheme)
    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        if self._choice == "system":
            self._apply()

    @Slot()
    def _contrast_changed(self) -> None:
        self.show_system(replace(wishes_now(), less_movement=self._system.less_movement))

    @Slot(bool)
    def _desktop_heard(self, animates: bool) -> None:
        self.show_system(replace(self._system, less_movement=not animates))

    # --- putting it on --------------------------------------------------------------------------------------

    def _wants_dark(self) -> bool:
        if self._choice != "system":
            return self._choice == "dark"
        # Where the platform does not say, dark: it is the look in which the pictures carry the window.
        return self._scheme is not Qt.ColorScheme.Light

    def _apply(self) -> None:
        if sys.platform in ("win32", "darwin"):
            # Only this turns the title bar as well; elsewhere our own palette is enough.
            scheme = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}.get(
                self._choice, Qt.ColorScheme.Unknown
            )
            self._app.styleHints().setColorScheme(scheme)
        wanted = self._system.text_scale * self._text_percent / 100
        self._scale = round(max(_SMALLEST_SCALE, min(_LARGEST_SCALE, wanted)), 2)
        self._choose_colours()
        if self._dressed and self._app.styleSheet() != (sheet := self._style_sheet()):
            # When one sheet follows another, Qt dresses each widget once for every widget that it lies in: 80 ms for
            # 250 of them, measured. Off and on again it is once for each: 22 ms, and nothing is painted in between.
            self._app.setStyleSheet("")
            self._set_fonts()
            self._app.setStyleSheet(sheet)
        else:
            self._set_fonts()
        for button in [button for button in self._icons if isValid(button)]:
            self._tint(button)
        self.changed.emit()

    def _set_fonts(self) -> None:
        body = self.font("body")
        if self._app.font() != body:
            self._app.setFont(body)
        for widget, name in [(widget, name) for widget, name in self._fonts.items() if isValid(widget)]:
            set_font(widget, self.font(name))

    def _choose_colours(self) -> None:
        if self.forced_colours:
            # An empty palette is the system's own.
            self._app.setPalette(QPalette())
            system = self._app.palette()
            self._tokens = forced_table({kind: system.color(role).name() for kind, role in _FORCED_ROLES.items()})
            self._dark = system.color(QPalette.ColorRole.Window).lightness() < 128
            return
        self._dark = self._wants_dark()
        self._tokens = table(dark=self._dark, strong_outlines=self.strong_outlines)
        self._app.setPalette(self._palette())

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE_ROLES.items():
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text.3"))
        return palette

    def _style_sheet(self) -> str:
        if self.forced_colours:
            return ""
        template = _template("app") + (_template("outlines") if self.strong_outlines else "")
        sheet = _LENGTH.sub(lambda found: f"{round(int(found[1]) * self._scale)}px", template)
        return _TOKEN.sub(lambda found: self._tokens[found[1]], sheet.replace("@family", _ui_family()))


def _icon_gap(button: QAbstractButton) -> int:
    """What is missing between the icon of this button and its words, because Qt leaves too little."""
    # A blank in front is how a button says that it keeps the distance itself.
    words = button.text()
    beside = bool(words) and not words.startswith(" ")
    pushed = isinstance(button, QPushButton)
    if pushed and (button.property("beside") == "icon") is not beside:
        # Under a style sheet a push button draws half of the distance that it counts; the sheet takes that back.
        set_role(button, beside="icon" if beside else "")
    if not beside:
        return 0
    wanted = _SMALL_GAP if button.property("role") in _SMALL_ROLES else _GAP
    return wanted - (2 if pushed else 4)


def set_font(widget: QWidget, font: QFont) -> None:
    """Give a widget this font for good, also when it wears a style sheet."""
    # Under a sheet Qt remembers the widget's font from before, and comes back to it whenever the widget or the sheet
    # changes, whatever was set meanwhile (seen in Qt 6.11).
    if widget.property(_FONT_BEFORE) is not None:
        widget.setProperty(_FONT_BEFORE, None)
    widget.setFont(font)


def set_role(widget: QWidget, **properties: str) -> None:
    """Set style-sheet properties such as ``role="primary"`` and polish again, so that the look follows."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    # A widget that was never shown is polished when it is; doing it now would only do it twice.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
