"""Small painted parts that several panes share: segments, badge, switch, labels that follow the theme."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.theme import Theme, set_role


def keyboard_focus(widget: QWidget) -> bool:
    """Whether the widget has the focus and it came by keyboard; only then a ring is painted."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def paint_ring(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """A focus ring, 2 wide, just inside ``box``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent.line"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


def paint_box(painter: QPainter, box: QRectF, radius: float, fill: QColor, line: QColor, width: float = 1.0) -> None:
    """A filled rounded box with its outline wholly inside ``box``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width))
    painter.setBrush(fill)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def text_label(theme: Theme, font: str, tone: str, text: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label with a step of the type scale and a tone: ``1`` ``2`` ``3`` ``ok`` ``warn`` ``error``."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.font(font))
    label.setWordWrap(wrap)
    set_role(label, tone=tone)
    label.setText(text)
    return label


def link_button(theme: Theme, text: str, font: str = "small") -> QPushButton:
    """A flat button that looks like a link."""
    button = QPushButton(text)
    set_role(button, role="link")
    # The sheet's rule for links names a weight, and with it the sheet's font wins over setFont.
    button.setStyleSheet(f"font-size: {theme.font(font).pixelSize()}px;")
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


class ElidedLabel(QLabel):
    """One line of plain text that gets dots in its middle when it does not fit; the tooltip has the whole text."""

    def __init__(self, theme: Theme, font: str, tone: str) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(font))
        set_role(self, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def whole_text(self) -> str:
        """The text without dots."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Show this text, cut to the width."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QEvent) -> None:
        """Cut anew."""
        self._cut()

    def _cut(self) -> None:
        # Eliding costs with the length of the text, and nobody reads thousands of characters in one line.
        text = self._whole if len(self._whole) <= 400 else self._whole[:200] + "…" + self._whole[-200:]
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, self.width())
        self.setText(shown)
        # A tooltip guesses whether a text is markup; said openly and escaped, a name stays what it is.
        self.setToolTip("" if shown == self._whole else f"<qt>{escape(text)}</qt>")


class _Segment(QToolButton):
    """One entry of a segmented control."""

    _PADDING = 10
    _ICON = 16
    _GAP = 7

    def __init__(self, theme: Theme, key: str, text: str, icon: str) -> None:
        super().__init__()
        self.key = key
        self._theme = theme
        self._icon = icon
        self._count: int | None = None
        self._counts_shown = True
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        # The sheet's least width for tool buttons would beat the size hint and cut the words.
        self.setStyleSheet("min-width: 0; min-height: 0;")
        self._rename()

    def show_text(self, text: str) -> None:
        self.setText(text)
        self._rename()

    def show_count(self, count: int | None, shown: bool) -> None:
        self._count, self._counts_shown = count, shown
        self._rename()

    def _rename(self) -> None:
        has_count = self._count is not None
        self.setAccessibleName(f"{self.text()}, {self._count}" if has_count else self.text())
        self.setToolTip(f"{self.text()} {self._count_text(True)}" if has_count and not self._counts_shown else "")
        self.updateGeometry()
        self.update()

    def _count_text(self, even_hidden: bool = False) -> str:
        if self._count is None or not (self._counts_shown or even_hidden):
            return ""
        return number(self._count)

    def sizeHint(self) -> QSize:
        """28 high, as wide as icon, text and count."""
        metrics = QFontMetrics(self._theme.font("body.control"))
        width = 2 * self._PADDING + metrics.horizontalAdvance(self.text())
        if self._icon:
            width += self._ICON + self._GAP
        if self._count_text():
            width += self._GAP + metrics.horizontalAdvance(self._count_text())
        return QSize(width, max(28, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen segment is a small raised box; the others lie in the track."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        theme = self._theme
        if self.isChecked():
            paint_box(painter, box, 6, theme.color("segment.chosen"), theme.color("segment.line"))
        elif self.underMouse() and self.isEnabled():
            hover = theme.color("bg.hover" if theme.is_dark else "bg.pressed")
            paint_box(painter, box, 6, hover, hover)
        strong = "text.1" if self.isChecked() else "text.2" if self.isEnabled() else "text.3"
        left = (self.width() - self.sizeHint().width()) // 2 + self._PADDING
        if self._icon:
            drawn = assets.pixmap(self._icon, self._ICON, theme.hex(strong), self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - self._ICON) // 2, drawn)
            left += self._ICON + self._GAP
        painter.setFont(theme.font("body.control"))
        painter.setPen(theme.color(strong))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, self.text())
        if self._count_text():
            left += painter.fontMetrics().horizontalAdvance(self.text()) + self._GAP
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text.2" if self.isChecked() else "text.3"))
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, self._count_text())
        if keyboard_focus(self):
            paint_ring(painter, theme, box, 6)
        painter.end()


class SegmentedControl(QWidget):
    """A row of choices of which exactly one is chosen. Entries are (key, text, icon name or "").

    ``chosen`` carries the key after a choice by the user; ``choose`` is silent.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, entries: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        self._counts: dict[str, int] = {}
        self._counts_shown = True
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, text, icon in entries:
            segment = _Segment(theme, key, text, icon)
            self._segments[key] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        next(iter(self._segments.values())).setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self._clicked)
        theme.changed.connect(self.update)

    @property
    def current(self) -> str:
        """The key of the chosen entry."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def choose(self, key: str) -> None:
        """Choose an entry without a signal; KeyError for an unknown key."""
        self._segments[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Show a number behind an entry, None takes it away."""
        self._segments[key].show_count(count, self._counts_shown)
        if count is None:
            self._counts.pop(key, None)
        else:
            self._counts[key] = count

    def show_counts(self, shown: bool) -> None:
        """In a narrow pane the numbers move into the tooltips."""
        self._counts_shown = shown
        for key, segment in self._segments.items():
            segment.show_count(self._counts.get(key), shown)

    def set_text(self, key: str, text: str) -> None:
        """Rename an entry."""
        self._segments[key].show_text(text)

    def set_entry_visible(self, key: str, visible: bool) -> None:
        """Show or hide one entry."""
        self._segments[key].setVisible(visible)

    def button(self, key: str) -> QToolButton:
        """The button of an entry, for a tooltip, a shortcut or an object name."""
        return self._segments[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track."""
        painter = QPainter(self)
        track = self._theme.color("segment.track")
        paint_box(painter, QRectF(self.rect()), 8, track, track)
        painter.end()

    @Slot(QAbstractButton)
    def _clicked(self, button: _Segment) -> None:
        self.chosen.emit(button.key)


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
        theme.changed.connect(self.update)

    def show_state(self, kind: str, icon: str, text: str, detail: str = "") -> None:
        """``kind`` is ok, warn, error, accent or neutral; ``icon`` a name of the resources or empty."""
        self._kind = kind if kind in _BADGE else "neutral"
        self._icon, self._text, self._detail = icon, text, detail
        self.setAccessibleName(f"{text}, {detail}" if detail else text)
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[tuple[QFont, str], tuple[QFont, str]]:
        """The word and the detail, each with its font."""
        strong = self._theme.font("small.strong")
        strong.setWeight(QFont.Weight.Medium)
        return (strong, self._text), (self._theme.font("small"), f" · {self._detail}" if self._detail else "")

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        words = sum(QFontMetrics(font).horizontalAdvance(text) for font, text in self._parts())
        high = QFontMetrics(self._theme.font("small")).height() + 8
        return QSize(22 + (18 if self._icon else 0) + words, max(24, high))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the words."""
        painter = QPainter(self)
        theme = self._theme
        ink, back = _BADGE[self._kind]
        paint_box(painter, QRectF(self.rect()), self.height() / 2, theme.color(back), theme.color(back))
        left = 10
        if self._icon:
            drawn = assets.pixmap(self._icon, 14, theme.hex(ink), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left - 2, (self.height() - 14) / 2), drawn)
            left += 18
        painter.setPen(theme.color(ink))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for font, text in self._parts():
            painter.setFont(font)
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, text)
            left += painter.fontMetrics().horizontalAdvance(text)
        painter.end()


class Switch(QCheckBox):
    """An on/off switch, 32×18, with its text behind it."""

    _WIDTH, _HEIGHT, _GAP = 32, 18, 10

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """At least 28 high, so that it is easy to hit; 3 around for the ring."""
        metrics = QFontMetrics(self._theme.font("body"))
        text = self._GAP + metrics.horizontalAdvance(self.text()) if self.text() else 0
        return QSize(self._WIDTH + 8 + text, max(28, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """Every place of it can be clicked."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the knob and the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        track = QRectF(4, (self.height() - self._HEIGHT) / 2, self._WIDTH, self._HEIGHT)
        on = self.isChecked() and self.isEnabled()
        fill = theme.color("accent" if on else "bg.pressed")
        paint_box(painter, track, self._HEIGHT / 2, fill, theme.color("accent" if on else "line.control"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent.on" if on else "text.2" if self.isEnabled() else "text.3"))
        x = track.right() - 9 if self.isChecked() else track.left() + 9
        painter.drawEllipse(QPointF(x, track.center().y()), 6.5, 6.5)
        if self.text():
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text.1" if self.isEnabled() else "text.3"))
            left = round(track.right()) + self._GAP
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, self.text())
        if keyboard_focus(self):
            paint_ring(painter, theme, track.adjusted(-4, -4, 4, 4), self._HEIGHT / 2 + 3)
        painter.end()
