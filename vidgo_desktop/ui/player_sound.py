"""The small menu beside the views: whose sound is heard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import keyboard_focus, paint_box, paint_ring
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.transport import ARROWS

_PADDING = 11
_ICON = 14
_GAP = 6
_OFF = "off"


class SoundButton(QToolButton):
    """*Sound: result*. ``chosen`` carries a ``Side``, or None for silence."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._side: Side | None = Side.RESULT
        self._words = ("", "", "")
        self._level = 0
        self.setObjectName("sound")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        menu = QMenu(self)
        make_round(menu)
        group = QActionGroup(menu)
        self._actions: dict[str, QAction] = {}
        for key in (Side.RESULT.value, Side.SOURCE.value, _OFF):
            action = menu.addAction(self._word(key))
            action.setCheckable(True)
            action.setData(key)
            group.addAction(action)
            self._actions[key] = action
        group.triggered.connect(self._triggered)
        self.setMenu(menu)
        MenuLead(menu, self)
        self.show_sound(Side.RESULT)
        theme.changed.connect(self.update)

    def _word(self, key: str) -> str:
        words = {Side.RESULT.value: self.tr("Result"), Side.SOURCE.value: self.tr("Source"), _OFF: self.tr("Off")}
        return words[key]

    def show_sound(self, side: Side | None) -> None:
        """Show whose sound is on, without a signal."""
        self._side = side
        key = _OFF if side is None else side.value
        self._actions[key].setChecked(True)
        sentence = {
            Side.RESULT.value: self.tr("Sound: result"),
            Side.SOURCE.value: self.tr("Sound: source"),
            _OFF: self.tr("Sound: off"),
        }[key]
        self._words = (sentence, self._word(key), "")
        self.setAccessibleName(sentence.replace(":", ","))
        self._show_level()

    def show_in(self, room: int) -> None:
        """Take as many words as fit into this width: *Sound: result*, *Result*, or none."""
        level = next((level for level in range(2) if self._width_of(level) <= room), 2)
        if level != self._level:
            self._level = level
            self._show_level()

    @property
    def least_width(self) -> int:
        """How wide it is without words."""
        return self._width_of(2)

    def _show_level(self) -> None:
        self.setText(self._words[self._level])
        self.setToolTip(self._words[0] if self._level else "")
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        font = self._theme.font("small")
        font.setWeight(QFont.Weight.Medium)
        return font

    def _width_of(self, level: int) -> int:
        metrics = QFontMetrics(self._font())
        word = self._words[level]
        return 2 * _PADDING + 2 * _ICON + _GAP + (metrics.horizontalAdvance(word) + _GAP if word else 0)

    def show_sides(self, sides: Iterable[Side]) -> None:
        """Offer only what is there."""
        there = {side.value for side in sides} | {_OFF}
        for key, action in self._actions.items():
            action.setVisible(key in there)

    def sizeHint(self) -> QSize:
        """Icon, words, arrow."""
        metrics = QFontMetrics(self._font())
        return QSize(self._width_of(self._level), max(28, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Like a plain button, with an arrow at its end."""
        painter = QPainter(self)
        theme, box = self._theme, QRectF(self.rect())
        if self.isDown() or self.underMouse():
            back = theme.color("bg.pressed" if self.isDown() else "bg.hover")
            paint_box(painter, box, 6, back, back)
        ratio = self.devicePixelRatioF()
        top = (self.height() - _ICON) / 2
        icon = "volume-off" if self._side is None else "volume"
        far = self.width() - _PADDING - _ICON
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        drawn = assets.pixmap(icon, _ICON, theme.hex("text.2"), ratio)
        painter.drawPixmap(QPointF(far if mirrored else _PADDING, top), drawn)
        painter.setFont(self._font())
        painter.setPen(theme.color("text.2"))
        left = _PADDING + _ICON + _GAP
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        box_of_words = QRect(left, 0, self.width() - 2 * left, self.height())
        painter.drawText(box_of_words, Qt.AlignmentFlag.AlignVCenter | side, self.text())
        arrow = QPointF(_PADDING if mirrored else far, top)
        painter.drawPixmap(arrow, assets.pixmap("chevron-down", _ICON, theme.hex("text.2"), ratio))
        if keyboard_focus(self):
            paint_ring(painter, theme, box, 6)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the player."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        """One tone up."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self.update()

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        key = str(action.data())
        side = None if key == _OFF else Side(key)
        self.show_sound(side)
        self.chosen.emit(side)
