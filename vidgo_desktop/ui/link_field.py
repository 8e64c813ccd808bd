"""The field for a link: says how a text came into it, and carries the mark of what was found out about it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from vidgo_desktop.ui.controls import IconLabel
from vidgo_desktop.ui.theme import Theme

_ICON = 16
# One key, or one composed character, brings no more than this.
_TYPED = 2
_HEIGHTS = (28, 36)
_AROUND = (7, 9)


class Came(StrEnum):
    """How a text came: key by key, in one piece by the user, or from a program."""

    TYPED = "typed"
    PASTED = "pasted"
    SET = "set"


class LinkField(QLineEdit):
    """``edited`` carries the text and how it came, ``cancelled`` is the Escape key."""

    edited = Signal(str, object)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._came = Came.SET
        self._former = ""
        self._placeholders: tuple[str, ...] = ()
        theme.bind_font(self, "small")
        self._theme, self._large = theme, False
        theme.changed.connect(self._dress)
        self.setMinimumWidth(60)
        # Drops are for the whole card: a file that is dropped here is a file, not its address as a text.
        self.setAcceptDrops(False)
        self._mark = IconLabel(theme)
        self._mark.setParent(self)
        self._mark.hide()
        self.textEdited.connect(self._by_user)
        self.textChanged.connect(self._changed)
        self.set_large(False)

    def set_large(self, large: bool) -> None:
        """36 high alone in its row, else as high as the small button beside it."""
        self._large = large
        self._dress()

    @Slot()
    def _dress(self) -> None:
        size = self._theme.font("small").pixelSize()
        least = self._theme.scaled(_HEIGHTS[self._large] - 2)
        around = _AROUND[self._large]
        self.setStyleSheet(f"QLineEdit {{ min-height: {least}px; padding: 0 {around}px; font-size: {size}px; }}")

    def show_mark(self, icon: str, tint: str) -> None:
        """An icon at the end of the field; no name takes it away."""
        self._mark.setVisible(bool(icon))
        if icon:
            self._mark.show_icon(icon, tint)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = _ICON + 6 if icon else 0
        self.setTextMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)
        self._place_mark()

    def set_placeholders(self, *texts: str) -> None:
        """What is said while the field is empty, the longest first: the one that fits is shown."""
        self._placeholders = texts
        self._choose_placeholder()

    def _choose_placeholder(self) -> None:
        # Qt keeps two pixels beside the text.
        room = self.width() - 2 * (_AROUND[self._large] + 1) - 4
        metrics = self.fontMetrics()
        fitting = (text for text in self._placeholders if metrics.horizontalAdvance(text) <= room)
        self.setPlaceholderText(next(fitting, self._placeholders[-1] if self._placeholders else ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark at the end, and words that fit."""
        super().resizeEvent(event)
        self._place_mark()
        self._choose_placeholder()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; where nothing was entered it means what it means around the field."""
        if event.key() == Qt.Key.Key_Escape:
            before = event.isAccepted()
            self.cancelled.emit()
            event.setAccepted(before)
        else:
            super().keyPressEvent(event)

    def _place_mark(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 9 if mirrored else self.width() - 9 - _ICON
        self._mark.move(left, (self.height() - _ICON) // 2)

    @Slot(str)
    def _by_user(self, text: str) -> None:
        self._came = Came.TYPED if len(text) - len(self._former) <= _TYPED else Came.PASTED

    @Slot(str)
    def _changed(self, text: str) -> None:
        came, self._came = self._came, Came.SET
        self._former = text
        self.edited.emit(text, came)
