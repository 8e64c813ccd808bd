"""Every small control in every state on one sheet, to be measured by a test or to be looked at.

``python -m tests.parts_sheet FOLDER`` writes ``parts-dark.png`` and ``parts-light.png``, and both once more with
stronger outlines and with larger text.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.ui.controls import Badge, SegmentedControl, Switch, TabButton, text_label
from vidgo_desktop.ui.mode_card import ModeCard
from vidgo_desktop.ui.theme import Theme, set_role

STATES = ("rest", "hover", "pressed", "off")
ROLES = ("", "primary", "generate", "small", "plain", "danger", "fix")
_THEMES = ("dark", "light")


class PartsSheet(QFrame):
    """``part(name)`` finds a control; names are ``role-state``, such as ``primary-hover``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: dict[str, QWidget] = {}
        set_role(self, pane="form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 24, 24, 24)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for role in ROLES:
            self._row(role or "secondary", [self._button(role) for _ in STATES])
        self._row("framed", [self._tool("framed", "more") for _ in STATES])
        self._row("icon", [self._tool("", "more") for _ in STATES])
        self._row("icon-on", [self._tool("", "loop", checked=True)], ("rest",))
        for name, kind in (("tick", QCheckBox), ("choice", QRadioButton), ("switch", Switch)):
            self._row(name, [self._check(kind, on=False) for _ in STATES])
            self._row(f"{name}-on", [self._check(kind, on=True) for _ in STATES])
        self._row("tick-part", [self._part_tick()], ("rest",))
        self._row("field", [self._field(text="") for _ in range(4)], ("rest", "error", "focus", "off"))
        self._row("tab", [self._tab(on=False), self._tab(on=True)], ("rest", "on"))
        self._segments()
        self._row("badge", [self._badge(kind) for kind in _KINDS], tuple(_KINDS))
        self._row("bar", [self._bar()], ("rest",))
        model = next(iter(MODELS.values()))
        self._row("card", [ModeCard(theme, model, 1, 2) for _ in range(3)], ("rest", "hover", "on"))
        for state in ("rest", "hover", "on"):
            card = self._parts[f"card-{state}"]
            card.setProperty("autoExclusive", False)
            card.setProperty("checked", state == "on")
            card.setFixedSize(160, 164)

    def part(self, name: str) -> QWidget:
        """The control of this name; KeyError for another name."""
        return self._parts[name]

    def picture(self) -> QImage:
        """The sheet as it is now."""
        return self.grab().toImage()

    def colour(self, name: str, x: float, y: float) -> str:
        """The colour at a place inside a control; a negative place counts from the far edge."""
        part = self._parts[name]
        spot = part.mapTo(self, part.rect().topLeft())
        left = x if x >= 0 else part.width() + x
        top = y if y >= 0 else part.height() + y
        return QColor(self.picture().pixelColor(int(spot.x() + left), int(spot.y() + top))).name().upper()

    def _row(self, name: str, parts: list[QWidget], states: tuple[str, ...] = STATES) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(text_label(self._theme, "caption", "3", name), at, 0)
        for column, (part, state) in enumerate(zip(parts, states, strict=True), 1):
            self._parts[f"{name}-{state}"] = part
            self._grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            # What the pointer and the window system would do to it.
            part.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state in ("hover", "pressed"))
            part.setEnabled(state != "off")
            if isinstance(part, QAbstractButton):
                part.setDown(state == "pressed")
                if state == "hover":
                    _point_at(part)
            if isinstance(part, QLineEdit):
                part.setText({"error": "address", "off": "host : port"}.get(state, ""))
                set_role(part, state="error" if state == "error" else "")

    def _button(self, role: str) -> QPushButton:
        button = QPushButton("Folder")
        set_role(button, role=role)
        if role in ("", "small", "plain"):
            self._theme.bind_icon(button, "folder", 14 if role == "small" else 16, "text.2" if role else "text.1")
        return button

    def _tool(self, role: str, icon: str, *, checked: bool = False) -> QToolButton:
        button = QToolButton()
        button.setCheckable(checked)
        button.setChecked(checked)
        set_role(button, role=role)
        self._theme.bind_icon(button, icon, 18, "text.2", "accent.text")
        return button

    def _check(self, kind: type[QAbstractButton], *, on: bool) -> QAbstractButton:
        button = Switch(self._theme) if kind is Switch else kind()
        button.setCheckable(True)
        button.setAutoExclusive(False)
        button.setChecked(on)
        return button

    def _part_tick(self) -> QCheckBox:
        tick = QCheckBox()
        tick.setTristate(True)
        tick.setCheckState(Qt.CheckState.PartiallyChecked)
        return tick

    def _field(self, *, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setPlaceholderText("Paste a link")
        field.setFixedWidth(140)
        return field

    def _tab(self, *, on: bool) -> TabButton:
        tab = TabButton(self._theme, "Create", "create")
        tab.setAutoExclusive(False)
        tab.setChecked(on)
        return tab

    def _segments(self) -> None:
        segments = SegmentedControl(self._theme, [("all", "All", ""), ("run", "Running", ""), ("wipe", "Wipe", "wipe")])
        segments.setObjectName("segments")
        segments.set_count("all", 8)
        segments.set_count("run", 4)
        at = self._grid.rowCount()
        self._grid.addWidget(segments, at, 1, 1, 4, Qt.AlignmentFlag.AlignLeft)
        self._parts["segments"] = segments
        for key in ("all", "run", "wipe"):
            self._parts[f"segment-{key}"] = segments.button(key)

    def _badge(self, kind: str) -> Badge:
        badge = Badge(self._theme)
        badge.show_state(kind, _KINDS[kind][0], _KINDS[kind][1])
        return badge

    def _bar(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, 100)
        bar.setValue(42)
        bar.setFixedWidth(140)
        return bar


def _point_at(part: QWidget) -> None:
    """A push button believes in the pointer only when it has seen it move."""
    middle = QPointF(part.sizeHint().width() / 2, part.sizeHint().height() / 2)
    part.resize(part.sizeHint())
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, middle, middle, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(part, move)


_KINDS = {
    "ok": ("check", "Ready"),
    "warn": ("practice", "Practice mode"),
    "error": ("failed", "Did not work"),
    "neutral": ("film", "Sample"),
}


def _write(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for choice in _THEMES:
        theme = Theme(app, choice)
        for name, percent, strong in (("", 100, False), ("-strong", 100, True), ("-150", 150, False)):
            theme.apply(choice, percent, strong, None)
            sheet = PartsSheet(theme)
            around = QWidget()
            QVBoxLayout(around).addWidget(sheet)
            sheet.adjustSize()
            sheet.picture().save(str(folder / f"parts-{choice}{name}.png"))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _write(Path(sys.argv[1]))
