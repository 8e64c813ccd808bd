"""The row below the stage: where both are, the buttons, and what the keys do."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from vidgo_desktop.ui.compare.times import clock
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.painting import paint_box
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.transport import SPEEDS, MenuButton, PlayButton, PlayerButton, speed_text

_BUTTON, _ICON = 32, 18
_LEFT_TO_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


class FrameLabel(QWidget):
    """``0:04.12 / 0:10.00 · frame 132 of 300``. Painted, so that no frame lays the page out anew."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts = ("0:00.00", "", "")
        self.setObjectName("compareTime")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The whole of it, whether there is room for it or not."""
        now, total, frame = self._parts
        return f"{now} / {total} · {frame}" if total else now

    def show_time(self, seconds: float, total: float, rate: float, frame: int, frames: int) -> None:
        """``frame`` counts from 1."""
        parts = ("0:00.00", "", "")
        if total > 0:
            place = QLocale().toString(frame), QLocale().toString(frames)
            parts = (
                clock(seconds, rate),
                clock(total, rate),
                self.tr("frame {number} of {all}").format(number=place[0], all=place[1]),
            )
        if parts != self._parts:
            self._parts = parts
            self.setAccessibleName(spoken(self.text.replace("/", self.tr("of"))))
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = QFontMetrics(self._theme.font("small"))
        return QSize(metrics.horizontalAdvance(self.text) + 4, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The moment in bright digits, the rest in grey ones, as far as there is room."""
        painter = QPainter(self)
        now, total, frame = self._parts
        left = 0
        pieces = [(now, "text.1", "small.control")]
        if total:
            pieces += [(f" / {total}", "text.2", "small"), (f" · {frame}", "text.2", "small")]
        for text, token, font in pieces:
            painter.setFont(self._theme.font(font))
            wide = painter.fontMetrics().horizontalAdvance(text)
            if left and left + wide > self.width():
                break
            painter.setPen(self._theme.color(token))
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), _LEFT_TO_RIGHT, text)
            left += wide
        painter.end()


class KeyHints(QWidget):
    """Little key caps with what they do; decoration, the list of keys says the same in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups = (
            (("I", "O"), self.tr("set loop")),
            (("←", "→"), self.tr("one frame")),
            ((self.tr("Space"),), self.tr("play")),
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def _width_of(self, group: tuple[tuple[str, ...], str]) -> int:
        metrics = QFontMetrics(self._theme.font("small"))
        caps = sum(self._cap(key) + 8 for key in group[0])
        return caps + metrics.horizontalAdvance(group[1])

    def _cap(self, key: str) -> int:
        return max(20, QFontMetrics(self._theme.font("caption")).horizontalAdvance(key) + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the right; groups that have no room are left out."""
        painter, theme = QPainter(self), self._theme
        right, between = self.width(), 8
        for group in reversed(self._groups):
            wide = self._width_of(group)
            left = right - wide
            if left < 0:
                break
            x = left
            for key in group[0]:
                cap = self._cap(key)
                high = max(20, QFontMetrics(theme.font("caption")).height() + 4)
                box = QRectF(x, (self.height() - high) // 2, cap, high)
                paint_box(painter, box, 4, theme.color("bg.card"), theme.color("line.button"))
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.color("text.2"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
                x += cap + 8
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text.3"))
            painter.drawText(QRect(x, 0, right - x, self.height()), _LEFT_TO_RIGHT, group[1])
            right = left - between
        painter.end()

    def sizeHint(self) -> QSize:
        """Never asks for room."""
        return QSize(0, 20)


class FootRow(QWidget):
    """Only buttons and numbers; the page does what they say."""

    play_clicked = Signal()
    stepped = Signal(object)
    loop_chosen = Signal(bool)
    speed_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._speed = 1.0
        self.time = FrameLabel(theme)
        self.hints = KeyHints(theme)
        self.loop = self._button("compareLoopButton", "loop", self.tr("Loop"), "L", on="accent.text")
        self.loop.setCheckable(True)
        self.back = self._button("compareFrameBack", "frame-back", self.tr("One frame back"), "←")
        self.on = self._button("compareFrameOn", "frame-next", self.tr("One frame on"), "→")
        self.play = PlayButton(theme, "comparePlay")
        self.speed = self._speed_button()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 32, 0)
        row.setSpacing(0)
        self._row = row
        left, right = QHBoxLayout(), QHBoxLayout()
        for box in (left, right):
            box.setSpacing(4)
        left.addWidget(self.time, 1)
        left.addWidget(self.loop)
        left.addWidget(self.back)
        left.addSpacing(0)
        right.addWidget(self.on)
        right.addSpacing(3)
        right.addWidget(self.speed)
        right.addWidget(self.hints, 1)
        row.addLayout(left, 1)
        row.addSpacing(4)
        row.addWidget(self.play)
        row.addSpacing(4)
        row.addLayout(right, 1)
        self.play.clicked.connect(self.play_clicked)
        self.back.clicked.connect(self._step_back)
        self.on.clicked.connect(self._step_on)
        self.loop.toggled.connect(self._loop_toggled)
        theme.changed.connect(self._dress)
        self._dress()

    def _button(self, name: str, icon: str, text: str, keys: str, *, on: str = "") -> QToolButton:
        button = PlayerButton(name)
        button.setFixedWidth(_BUTTON)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({keys})")
        self._theme.bind_icon(button, icon, _ICON, "text.2", on)
        return button

    def _speed_button(self) -> QToolButton:
        button = MenuButton("compareSpeed")
        button.setToolTip(self.tr("Speed"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        make_round(menu)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(speed_text(speed))
            action.setCheckable(True)
            action.setData(speed)
            action.setChecked(speed == 1.0)
            group.addAction(action)
        group.triggered.connect(self._speed_triggered)
        button.setMenu(menu)
        MenuLead(menu, button)
        return button

    # --- what it shows ----------------------------------------------------------------------------------------

    def show_playing(self, playing: bool) -> None:
        """Play or pause on the round button."""
        self.play.show_playing(playing)

    def show_loop(self, on: bool) -> None:
        """Whether something is repeated, without a signal."""
        self.loop.blockSignals(True)
        self.loop.setChecked(on)
        self.loop.blockSignals(False)

    def show_narrow(self, narrow: bool) -> None:
        """Less room at the edges, and no hints."""
        edge = 16 if narrow else 32
        self._row.setContentsMargins(edge, 0, edge, 0)

    # --- clicks -----------------------------------------------------------------------------------------------

    @Slot()
    def _step_back(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _step_on(self) -> None:
        self.stepped.emit(1)

    @Slot(bool)
    def _loop_toggled(self, on: bool) -> None:
        self.loop_chosen.emit(on)

    @Slot(QAction)
    def _speed_triggered(self, action: QAction) -> None:
        self._speed = float(action.data())
        self._dress()
        self.speed_chosen.emit(self._speed)

    @Slot()
    def _dress(self) -> None:
        font = self._theme.font("small")
        font.setWeight(QFont.Weight.Medium)
        self.speed.setStyleSheet(
            # With its selector, or the menu would wear it too.
            f"QToolButton {{ color: {self._theme.hex('text.2')}; font-weight: 500; font-size: {font.pixelSize()}px;"
            " min-width: 0; }"
        )
        self.speed.setText(speed_text(self._speed))
        words = self.tr("Speed, {speed} times").format(speed=QLocale().toString(self._speed, "g", 3))
        self.speed.setAccessibleName(words)
        self.speed.setFixedWidth(max(_BUTTON, QFontMetrics(font).horizontalAdvance(self.speed.text()) + 16))
        self.setMinimumHeight(max(40, QFontMetrics(font).height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hints go where there is no room for a whole one."""
        super().resizeEvent(event)
        self.show_narrow(self.width() < 1000)
