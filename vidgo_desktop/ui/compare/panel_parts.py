"""The parts of the side panel: sections with their line, and the shift of a side by frames."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import keyboard_focus, paint_ring, text_label
from vidgo_desktop.ui.setting_rows import sided
from vidgo_desktop.ui.theme import Theme, set_role

# How far one side can be shifted, in frames.
MOST_SHIFT = 999
_VALUE = 80


class Section(QWidget):
    """One part of the panel, with a line below it unless it is the last."""

    def __init__(self, theme: Theme, top: int, bottom: int, *, line: bool = True) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.box = QVBoxLayout()
        self.box.setContentsMargins(16, top, 16, bottom)
        self.box.setSpacing(0)
        outer.addLayout(self.box)
        self._edges = (top, bottom)
        if line:
            rule = QFrame()
            set_role(rule, kind="line")
            outer.addWidget(rule)

    def show_edge(self, end: int) -> None:
        """Keep this much room at the end of its lines."""
        top, bottom = self._edges
        self.box.setContentsMargins(sided(16, top, end, bottom))


class _ShiftValue(QAbstractSlider):
    """The number between the two buttons: arrows up and down change it, a screen reader reads and sets it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setRange(-MOST_SHIFT, MOST_SHIFT)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.valueChanged.connect(self._rename)
        theme.changed.connect(self._dress)
        self._rename()
        self._dress()

    @property
    def words(self) -> str:
        """``+2 frames``."""
        return self.tr("%n frame(s)", "", abs(self.value())) if self.value() == 0 else self._signed()

    def _signed(self) -> str:
        sign = "+" if self.value() > 0 else "−"
        return sign + self.tr("%n frame(s)", "", abs(self.value()))

    @Slot()
    def _rename(self) -> None:
        self.setAccessibleDescription(self.words)
        self.update()

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for three digits."""
        wide = QFontMetrics(self._theme.font("small")).horizontalAdvance("+999 " + self.words[-6:])
        return QSize(max(_VALUE, wide + 4), self._theme.scaled(28))

    def minimumSizeHint(self) -> QSize:
        """The words alone."""
        return QSize(QFontMetrics(self._theme.font("small")).horizontalAdvance(self.words) + 4, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down; left and right stay frames of the videos."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The number."""
        painter = QPainter(self)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("text.1" if self.isEnabled() else "text.3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)
        if keyboard_focus(self):
            paint_ring(painter, self._theme, self.rect().toRectF(), 6)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Other words for another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._rename()


class ShiftRow(QWidget):
    """``Shift result  −  +2 frames  +``. ``chosen`` carries the wanted shift in frames; ``show_shift`` is silent."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, title: str, less: str, more: str, keys: tuple[str, str]) -> None:
        super().__init__()
        self._is_told = False
        self.value = _ShiftValue(theme)
        self.value.setObjectName(name)
        self.value.setAccessibleName(title)
        self.less = self._button(theme, f"{name}Less", "minus", less, keys[0])
        self.more = self._button(theme, f"{name}More", "plus", more, keys[1])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        label = text_label(theme, "body", "1", title, wrap=True)
        row.addWidget(label, 1)
        for widget in (self.less, self.value, self.more):
            row.addWidget(widget)
        self.less.clicked.connect(self._one_less)
        self.more.clicked.connect(self._one_more)
        self.value.valueChanged.connect(self._changed)

    def _button(self, theme: Theme, name: str, icon: str, text: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setFixedSize(28, 28)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(text)
        button.setToolTip(self.tr("{what} ({keys})").format(what=text, keys=keys))
        set_role(button, role="framed")
        # The sheet's own rule is for 30.
        button.setStyleSheet("QToolButton { min-width: 26px; min-height: 26px; }")
        theme.bind_icon(button, icon, 14, "text.2")
        return button

    def show_shift(self, frames: int) -> None:
        """Show this without a signal."""
        self._is_told = True
        self.value.setValue(frames)
        self._is_told = False

    @Slot()
    def _one_less(self) -> None:
        self.value.setValue(self.value.value() - 1)

    @Slot()
    def _one_more(self) -> None:
        self.value.setValue(self.value.value() + 1)

    @Slot(int)
    def _changed(self, frames: int) -> None:
        if not self._is_told:
            self.chosen.emit(frames)
