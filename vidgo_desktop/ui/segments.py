"""Choices of which exactly one holds: segments in a track, and the tabs of the header."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.painting import LINE_START, keyboard_focus, mirrored, paint_box, paint_ring
from vidgo_desktop.ui.theme import Theme


class _PaintedChoice(QRadioButton):
    """A radio button for assistive technology and the arrow keys, with a look of its own."""

    def __init__(self, theme: Theme, text: str, icon: str) -> None:
        super().__init__(text)
        self._theme = theme
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Every place of it can be clicked."""
        return self.rect().contains(pos)

    def _paint_icon(self, painter: QPainter, left: int, size: int, tone: str) -> None:
        place = mirrored(self, QRect(left, (self.height() - size) // 2, size, size))
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), assets.pixmap(self._icon, size, self._theme.hex(tone), ratio))

    def _paint_words(self, painter: QPainter, left: int, font: str, tone: str, words: str) -> int:
        painter.setFont(self._theme.font(font))
        painter.setPen(self._theme.color(tone))
        painter.drawText(mirrored(self, QRect(left, 0, self.width() - left, self.height())), LINE_START, words)
        return painter.fontMetrics().horizontalAdvance(words)


class _Segment(_PaintedChoice):
    """One entry of a segmented control."""

    _PADDING = 10
    _ICON = 14
    _GAP = 6

    def __init__(self, theme: Theme, key: str, text: str, icon: str) -> None:
        super().__init__(theme, text, icon)
        self.key = key
        self._count: int | None = None
        self._counts_shown = True
        self._words_shown = True
        self._rename()

    def show_text(self, text: str) -> None:
        self.setText(text)
        self._rename()

    def show_words(self, shown: bool) -> None:
        if shown != self._words_shown:
            self._words_shown = shown
            self._rename()

    def show_count(self, count: int | None, shown: bool) -> None:
        self._count, self._counts_shown = count, shown
        self._rename()

    def _rename(self) -> None:
        has_count = self._count is not None
        self.setAccessibleName(f"{self.text()}, {self._count}" if has_count else self.text())
        hidden = not self._words_shown or (has_count and not self._counts_shown)
        self.setToolTip(f"{self.text()} {self._count_text(True)}".rstrip() if hidden else "")
        self._restyle()

    def _count_text(self, even_hidden: bool = False) -> str:
        if self._count is None or not (self._counts_shown or even_hidden):
            return ""
        return number(self._count)

    def sizeHint(self) -> QSize:
        """28 high, as wide as icon, text and count."""
        metrics = QFontMetrics(self._theme.font("small.control"))
        width = 2 * self._PADDING + (metrics.horizontalAdvance(self.text()) if self._words_shown else 0)
        if self._icon:
            width += self._ICON + (self._GAP if self._words_shown else 0)
        if self._count_text():
            width += self._GAP + metrics.horizontalAdvance(self._count_text())
        return QSize(width, self._theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen segment is a small raised box; the others lie in the track."""
        painter = QPainter(self)
        theme, box = self._theme, QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            paint_box(painter, box, 6, theme.color("segment.chosen"), theme.color("segment.line"))
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            back = "bg.pressed" if self.isDown() or not theme.is_dark else "bg.hover"
            paint_box(painter, box, 6, theme.color(back), theme.color(back))
        tone = "text.3" if not self.isEnabled() else "text.1" if chosen else "text.2"
        left = (self.width() - self.sizeHint().width()) // 2 + self._PADDING
        if self._icon:
            self._paint_icon(painter, left, self._ICON, tone)
            left += self._ICON + self._GAP
        if self._words_shown:
            left += self._paint_words(painter, left, "small.control", tone, self.text()) + self._GAP
        if self._count_text():
            # text.3 is too faint on the chosen segment.
            self._paint_words(painter, left, "small", "text.2" if chosen else "text.3", self._count_text())
        if keyboard_focus(self):
            paint_ring(painter, theme, box, 6)
        painter.end()


class SegmentedControl(QWidget):
    """A row of choices of which exactly one is chosen. Entries are (key, text, icon name or "").

    ``chosen`` carries the key after a choice by the user; ``choose`` is silent. With an object name ``x`` its
    buttons are called ``x_key``.
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
        self._lead_tab()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # Assistive technology does not click: it toggles.
        self._group.buttonToggled.connect(self._toggled)
        self.objectNameChanged.connect(self._name_segments)
        theme.changed.connect(self.update)

    @property
    def current(self) -> str:
        """The key of the chosen entry."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def choose(self, key: str) -> None:
        """Choose an entry without a signal; KeyError for an unknown key."""
        self._group.blockSignals(True)
        self._segments[key].setChecked(True)
        self._group.blockSignals(False)
        self._lead_tab()

    def _lead_tab(self) -> None:
        """The Tab key comes to the chosen entry; Qt leaves it with the one that had the focus last."""
        for segment in self._segments.values():
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment.isChecked() else Qt.FocusPolicy.ClickFocus)

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

    def show_in(self, room: int) -> None:
        """Where its words do not fit into this width, its icons stand for them. For entries with icons only."""
        for shown in (True, False):
            for segment in self._segments.values():
                segment.show_words(shown)
            if self.sizeHint().width() <= room:
                return

    def set_text(self, key: str, text: str) -> None:
        """Rename an entry."""
        self._segments[key].show_text(text)

    def set_entry_visible(self, key: str, visible: bool) -> None:
        """Show or hide one entry."""
        self._segments[key].setVisible(visible)

    def button(self, key: str) -> QRadioButton:
        """The button of an entry, for a tooltip, a shortcut or an object name."""
        return self._segments[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track."""
        painter = QPainter(self)
        track = self._theme.color("segment.track")
        paint_box(painter, QRectF(self.rect()), 8, track, track)
        painter.end()

    @Slot(str)
    def _name_segments(self, name: str) -> None:
        for key, segment in self._segments.items():
            segment.setObjectName(f"{name}_{key}")

    @Slot(QAbstractButton, bool)
    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked and isinstance(button, _Segment):
            self._lead_tab()
            self.chosen.emit(button.key)


class TabButton(_PaintedChoice):
    """A tab of the header: 32 high, icon 16 and text, the chosen one on a raised ground."""

    wants_ring = True
    _PADDING = 12
    _ICON = 16
    _GAP = 8

    def sizeHint(self) -> QSize:
        """32 high, as wide as icon and text."""
        words = QFontMetrics(self._theme.font("body.control")).horizontalAdvance(self.text())
        return QSize(2 * self._PADDING + self._ICON + self._GAP + words, self._theme.scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, words."""
        painter = QPainter(self)
        theme = self._theme
        if self.isChecked() or self.isDown() or (self.underMouse() and self.isEnabled()):
            back = theme.color("bg.pressed" if self.isDown() else "bg.hover")
            paint_box(painter, QRectF(self.rect()), 6, back, back)
        tone = "text.3" if not self.isEnabled() else "text.1" if self.isChecked() else "text.2"
        self._paint_icon(painter, self._PADDING, self._ICON, tone)
        self._paint_words(painter, self._PADDING + self._ICON + self._GAP, "body.control", tone, self.text())
        painter.end()
