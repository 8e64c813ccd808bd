"""Small painted parts that several panes share: badge, switch, labels that follow the theme.

Segments and the paint that all parts share live in modules of their own; they are offered here as well.
"""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.direction import LeaningLabel
from vidgo_desktop.ui.painting import LINE_START, keyboard_focus, mirrored, paint_box, paint_ring
from vidgo_desktop.ui.segments import SegmentedControl, TabButton
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role

__all__ = [
    "Badge",
    "ElidedLabel",
    "IconLabel",
    "PartsLabel",
    "SegmentedControl",
    "Switch",
    "TabButton",
    "keyboard_focus",
    "link_button",
    "paint_box",
    "paint_ring",
    "push_button",
    "text_label",
]


class _Label(LeaningLabel):
    """A label that is read out in words."""

    def setText(self, text: str, /) -> None:
        """Show this; signs are words to a voice."""
        super().setText(text)
        said = spoken(text)
        self.setAccessibleName("" if said == text else said)


def text_label(theme: Theme, font: str, tone: str, text: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label with a step of the type scale and a tone: ``1`` ``2`` ``3`` ``ok`` ``warn`` ``error``."""
    label = _Label()
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.bind_font(label, font)
    label.setWordWrap(wrap)
    set_role(label, tone=tone)
    label.setText(text)
    return label


def push_button(name: str, text: str, role: str = "") -> QPushButton:
    """A button with an object name, read out in words. No dialog takes it as its default by itself."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(spoken(text))
    button.setAutoDefault(False)
    if role:
        set_role(button, role=role)
    return button


def link_button(text: str, font: str = "small") -> QPushButton:
    """A flat button that looks like a link."""
    button = QPushButton(text)
    # The sheet's rules name a weight and a size, and with them the sheet's font wins over setFont.
    set_role(button, role="link", step=font.partition(".")[0])
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


class IconLabel(QWidget):
    """One icon of the resources in a token's colour; decoration, without a name for screen readers."""

    def __init__(self, theme: Theme, name: str = "", size: int = 16, tint: str = "text.2") -> None:
        super().__init__()
        self._theme, self._name, self._size, self._tint = theme, name, size, tint
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_icon(self, name: str, tint: str) -> None:
        """Show another icon or colour."""
        self._name, self._tint = name, tint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        if self._name:
            painter, ratio = QPainter(self), self.devicePixelRatioF()
            painter.drawPixmap(0, 0, assets.pixmap(self._name, self._size, self._theme.hex(self._tint), ratio))
            painter.end()


class ElidedLabel(LeaningLabel):
    """One line of plain text that gets dots in its middle when it does not fit; the tooltip has the whole text."""

    def __init__(self, theme: Theme, font: str, tone: str) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.bind_font(self, font)
        set_role(self, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def whole_text(self) -> str:
        """The text without dots."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Show this text, cut to the width."""
        self._whole = text
        self.setAccessibleName(spoken(text))
        self._cut()

    def resizeEvent(self, event: QEvent) -> None:
        """Cut anew."""
        self._cut()

    def _cut(self) -> None:
        # Eliding costs with the length of the text, and nobody reads thousands of characters in one line.
        text = self._whole if len(self._whole) <= 400 else self._whole[:200] + "…" + self._whole[-200:]
        shown = self._shortened(text)
        self.setText(shown)
        # A tooltip guesses whether a text is markup; said openly and escaped, a name stays what it is.
        self.setToolTip("" if shown == self._whole else f"<qt>{escape(text)}</qt>")

    def _shortened(self, text: str) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, self.width())


class PartsLabel(ElidedLabel):
    """One line of several facts or sentences: where not all of them fit, the others are in the tooltip only."""

    _JOINTS = re.compile(r" · |(?<=[.:])\s|(?<=[\u3002\uff1a])")

    def _shortened(self, text: str) -> str:
        room, metrics = self.width(), self.fontMetrics()
        joints = list(self._JOINTS.finditer(text))
        begins = [text, *(text[: joint.start()] for joint in reversed(joints))]
        # In a very narrow place the last facts may be shorter than the first one.
        ends = [text[joint.end() :] for joint in joints]
        fitting = (part for part in begins + ends if metrics.horizontalAdvance(part) <= room)
        return next(fitting, "") or super()._shortened(text)


_BADGE = {
    "ok": ("ok", "ok.soft"),
    "warn": ("warn", "warn.soft"),
    "error": ("error", "error.soft"),
    "accent": ("accent.text", "accent.soft"),
    "neutral": ("text.2", "bg.hover"),
}


class Badge(QWidget):
    """A rounded mark of a state: icon, word and perhaps a detail, 24 high."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind, self._icon, self._text, self._detail = "neutral", "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def show_state(self, kind: str, icon: str, text: str, detail: str = "") -> None:
        """``kind`` is ok, warn, error, accent or neutral; ``icon`` a name of the resources or empty."""
        self._kind = kind if kind in _BADGE else "neutral"
        self._icon, self._text, self._detail = icon, text, detail
        self.setAccessibleName(spoken(f"{text}, {detail}" if detail else text))
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[tuple[QFont, str], tuple[QFont, str]]:
        """The word and the detail, each with its font."""
        detail = f" · {self._detail}" if self._detail else ""
        return (self._theme.font("small.control"), self._text), (self._theme.font("small"), detail)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        words = sum(QFontMetrics(font).horizontalAdvance(text) for font, text in self._parts())
        return QSize((38 if self._icon else 20) + words, self._theme.scaled(24))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the words."""
        painter = QPainter(self)
        theme = self._theme
        ink, back = _BADGE[self._kind]
        line = theme.color(ink if theme.strong_outlines else back)
        paint_box(painter, QRectF(self.rect()), self.height() / 2, theme.color(back), line)
        left = 10
        if self._icon:
            drawn = assets.pixmap(self._icon, 14, theme.hex(ink), self.devicePixelRatioF())
            painter.drawPixmap(mirrored(self, QRect(8, (self.height() - 14) // 2, 14, 14)).topLeft(), drawn)
            left = 28
        painter.setPen(theme.color(ink))
        for font, text in self._parts():
            painter.setFont(font)
            painter.drawText(mirrored(self, QRect(left, 0, self.width() - left, self.height())), LINE_START, text)
            left += painter.fontMetrics().horizontalAdvance(text)
        painter.end()


class Switch(QCheckBox):
    """An on/off switch, 32×18, with its text behind it.

    ``chosen`` says what the user chose, by mouse, keys or assistive technology, which toggles and never clicks.
    ``show_on`` is silent.
    """

    chosen = Signal(bool)
    _WIDTH, _HEIGHT, _GAP = 32, 18, 10
    _ROOM = 4
    _KNOB = 6

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._is_told = False
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._tell)
        theme.changed.connect(self._restyle)

    def show_on(self, on: bool) -> None:
        """Show this without a signal."""
        self._is_told = True
        self.setChecked(on)
        self._is_told = False

    @Slot(bool)
    def _tell(self, on: bool) -> None:
        if not self._is_told:
            self.chosen.emit(on)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """At least 28 high, so that it is easy to hit; 4 around for the ring."""
        metrics = QFontMetrics(self._theme.font("body"))
        text = self._GAP + metrics.horizontalAdvance(self.text()) if self.text() else 0
        return QSize(self._WIDTH + 2 * self._ROOM + text, self._theme.scaled(28))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """Every place of it can be clicked."""
        return True

    def _tones(self) -> tuple[str, str, str]:
        """Ground, outline and knob."""
        if not self.isEnabled():
            return "bg.card", "line.soft", "text.3"
        if self.isChecked():
            fill = "accent.pressed" if self.isDown() else "accent.hover" if self.underMouse() else "accent"
            return fill, fill, "accent.on"
        return "bg.hover" if self.underMouse() and not self.isDown() else "bg.pressed", "line.control", "text.2"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the knob and the text."""
        painter = QPainter(self)
        theme = self._theme
        top = (self.height() - self._HEIGHT) // 2
        track = QRectF(mirrored(self, QRect(self._ROOM, top, self._WIDTH, self._HEIGHT)))
        fill, line, knob = (theme.color(tone) for tone in self._tones())
        paint_box(painter, track, self._HEIGHT / 2, fill, line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(knob)
        at_right = self.isChecked() is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        x = track.left() + (self._WIDTH - self._HEIGHT / 2 if at_right else self._HEIGHT / 2)
        painter.drawEllipse(QPointF(x, track.center().y()), self._KNOB, self._KNOB)
        if self.text():
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text.1" if self.isEnabled() else "text.3"))
            left = self._ROOM + self._WIDTH + self._GAP
            place = mirrored(self, QRect(left, 0, self.width() - left, self.height()))
            painter.drawText(place, LINE_START, self.text())
        if keyboard_focus(self):
            paint_ring(painter, theme, track.adjusted(-4, -4, 4, 4), self._HEIGHT / 2 + 3)
        painter.end()
