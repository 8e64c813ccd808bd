"""The row under the timeline: time, loop, frame back, play, frame on, speed, sound, full screen."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from vidgo_desktop.ui import assets
from vidgo_desktop.ui.controls import keyboard_focus, paint_ring
from vidgo_desktop.ui.menu_lead import MenuLead
from vidgo_desktop.ui.round_menu import make_round
from vidgo_desktop.ui.theme import Theme

SPEEDS = (0.25, 0.5, 1.0, 1.5, 2.0)
_ICON = 18
_BUTTON = 32
_PLAY = 40
_RING = 4
_ABOVE = 4
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def time_text(milliseconds: int, frame_rate: float) -> str:
    """``m:ss.ff``: minutes, seconds, frames."""
    # Times of frames are rounded down to milliseconds; one more is always within the frame that is meant.
    seconds, rest = divmod(max(0, milliseconds) + 1, 1000)
    return f"{seconds // 60}:{seconds % 60:02}.{int(rest * frame_rate / 1000):02}"


class TimeLabel(QWidget):
    """Where the video is, and its length. Painted, because a label would lay the pane out anew at every frame."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._time, self._total = "0:00.00", ""
        self._total_shown = True
        self.setObjectName("time")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """What is painted."""
        return f"{self._time} / {self._total}" if self._total and self._total_shown else self._time

    def show_time(self, now: str, total: str) -> None:
        """Paint these; the length may be empty."""
        if (now, total) == (self._time, self._total):
            return
        grows = len(now) != len(self._time) or len(total) != len(self._total)
        self._time, self._total = now, total
        self.setAccessibleName(self.tr("Time {time}").format(time=self.text.replace("/", self.tr("of"))))
        if grows:
            self.updateGeometry()
        self.update()

    def show_total(self, shown: bool) -> None:
        """In a narrow pane there is no room for the whole length."""
        self._total_shown = shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the digits, which all have the same width."""
        metrics = QFontMetrics(self._theme.font("small"))
        return QSize(metrics.horizontalAdvance(self.text) + 2, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The time in bright digits, the length in grey ones."""
        painter = QPainter(self)
        painter.setFont(self._theme.font("small"))
        # Digits run from the left in every language.
        left = 0
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        rest = self.text[len(self._time) :]
        for text, token in ((self._time, "text.1"), (rest, "text.3")):
            painter.setPen(self._theme.color(token))
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, text)
            left += painter.fontMetrics().horizontalAdvance(text)
        painter.end()


class PlayerButton(QToolButton):
    """A square button of the player: the arrow keys are frames, and do not wander to the next button."""

    wants_ring = True

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_BUTTON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the player."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class MenuButton(PlayerButton):
    """One that opens a menu; a name of its own lets ``player_roles`` know it."""


class PlayButton(QAbstractButton):
    """The round button, 40 wide; its ring has a gap, which a style sheet cannot draw."""

    def __init__(self, theme: Theme, name: str = "play") -> None:
        super().__init__()
        self._theme = theme
        self._is_playing = False
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_playing(False)
        theme.changed.connect(self.update)

    def show_playing(self, playing: bool) -> None:
        """Show what a click would do."""
        self._is_playing = playing
        text = self.tr("Pause") if playing else self.tr("Play")
        self.setAccessibleName(text)
        self.setToolTip(self.tr("{what} (Space)").format(what=text))
        self.setAccessibleDescription(self.tr("Space key"))
        self.update()

    def sizeHint(self) -> QSize:
        """The disc and room for the focus ring."""
        return QSize(_PLAY, _PLAY)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, icon, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, QRectF(self.rect())
        ringed = keyboard_focus(self)
        inner = box.adjusted(_RING, _RING, -_RING, -_RING) if ringed else box
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("play.disc" if self.isEnabled() else "bg.hover"))
        painter.setOpacity(0.85 if self.isDown() else 0.93 if self.underMouse() and self.isEnabled() else 1.0)
        painter.drawEllipse(inner)
        painter.setOpacity(1.0)
        name = "pause" if self._is_playing else "play"
        ink = theme.hex("play.icon" if self.isEnabled() else "text.3")
        drawn = assets.pixmap(name, _ICON, ink, self.devicePixelRatioF())
        corner = box.center() - QPointF(_ICON / 2, _ICON / 2)
        painter.drawPixmap(corner, drawn)
        if ringed:
            paint_ring(painter, theme, box, _PLAY / 2)
        painter.end()


class Transport(QWidget):
    """Only buttons and numbers; whoever owns it does what they say."""

    play_clicked = Signal()
    stepped = Signal(object)
    loop_chosen = Signal(object)
    speed_chosen = Signal(object)
    muted_chosen = Signal(object)
    volume_chosen = Signal(object)
    full_screen_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._speed = 1.0
        self.time = TimeLabel(theme)
        self.play = PlayButton(theme)
        letter = self.tr("Key {letter}")
        self.loop = self._button("loop", "loop", self.tr("Loop"), "L", letter.format(letter="L"), on="accent.text")
        self.back = self._button("frameBack", "frame-back", self.tr("One frame back"), "←", self.tr("Left arrow key"))
        self.on = self._button("frameOn", "frame-next", self.tr("One frame on"), "→", self.tr("Right arrow key"))
        self.speed = self._speed_button()
        self.volume = self._button("volume", "volume", self.tr("Sound"), "M", letter.format(letter="M"))
        self.full = self._button("fullScreen", "full-screen", self.tr("Full screen"), "F", letter.format(letter="F"))
        self.loop.setCheckable(True)
        self.loop.setChecked(True)
        self._is_muted = False
        self._add_volume_menu()
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)
        self.play.clicked.connect(self.play_clicked)
        self.loop.toggled.connect(self._loop_toggled)
        self.back.clicked.connect(self._step_back)
        self.on.clicked.connect(self._step_on)
        self.volume.clicked.connect(self._sound_clicked)
        self.full.clicked.connect(self.full_screen_clicked)

    def _button(self, name: str, icon: str, text: str, keys: str, spoken: str, *, on: str = "") -> QToolButton:
        button = PlayerButton(name)
        button.setFixedWidth(_BUTTON)
        button.setAccessibleName(text)
        button.setAccessibleDescription(spoken)
        button.setToolTip(f"{text} ({keys})")
        self._theme.bind_icon(button, icon, _ICON, "text.2", on)
        return button

    def _speed_button(self) -> QToolButton:
        button = MenuButton("speed")
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
        self._dress_speed(button)
        return button

    def _add_volume_menu(self) -> None:
        slider = self._slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setValue(100)
        slider.setFixedWidth(140)
        slider.setAccessibleName(self.tr("Volume"))
        slider.valueChanged.connect(self._volume_moved)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(10, 8, 10, 8)
        row.addWidget(slider)
        action = QWidgetAction(self)
        action.setDefaultWidget(holder)
        menu = QMenu(self.volume)
        make_round(menu)
        menu.addAction(action)
        # A click switches the sound; holding the button, or the menu key, opens the volume.
        self.volume.setMenu(menu)
        self.volume.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self.volume.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.volume.customContextMenuRequested.connect(self.volume.showMenu)

    def _lay_out(self) -> None:
        # Time runs from left to right wherever people read, so the buttons never change places.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.time)
        left.addStretch(1)
        for widget in (self.loop, self.back):
            left.addWidget(widget)
        for widget in (self.on, self.speed):
            right.addWidget(widget)
        right.addStretch(1)
        for widget in (self.volume, self.full):
            right.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _ABOVE, 0, 0)
        # Two sides of the same width keep the play button in the middle.
        row.addLayout(left, 1)
        row.addWidget(self.play)
        row.addLayout(right, 1)
        for box in (left, row, right):
            box.setSpacing(4)
        stops = (self.loop, self.back, self.play, self.on, self.speed, self.volume, self.full)
        for first, second in pairwise(stops):
            self.setTabOrder(first, second)

    # --- what it shows ----------------------------------------------------------------------------------------

    def show_time(self, position: int, duration: int, frame_rate: float) -> None:
        """Write where the video is; milliseconds, and frames in a second."""
        self.time.show_time(time_text(position, frame_rate), time_text(duration, frame_rate) if duration else "")

    def show_playing(self, playing: bool) -> None:
        """Play or pause on the round button."""
        self.play.show_playing(playing)

    def show_total(self, shown: bool) -> None:
        """In a narrow pane there is no room for the whole length."""
        self.time.show_total(shown)

    def show_loop(self, words: str) -> None:
        """Say which part is looped; empty words are the whole video."""
        self.loop.setAccessibleName(words or self.tr("Loop"))
        tip = self.tr("{what} (L), from here (I), to here (O)").format(what=words or self.tr("Loop"))
        self.loop.setToolTip(tip)

    @property
    def volume_percent(self) -> int:
        """How loud it is, from 0 to 100, also while the sound is off."""
        return self._slider.value()

    def choose_volume(self, percent: int) -> None:
        """Be as loud as this, from 0 to 100, and say so where it changes."""
        self._slider.setValue(percent)

    def show_muted(self, muted: bool) -> None:
        """Silent or not, without a signal."""
        self._is_muted = muted
        self.volume.setAccessibleName(self.tr("Sound off") if muted else self.tr("Sound on"))
        self._theme.bind_icon(self.volume, "volume-off" if muted else "volume", _ICON, "text.2")

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
        speed = float(action.data())
        self._speed = speed
        self._dress_speed(self.speed)
        self.speed_chosen.emit(speed)

    @Slot()
    def _sound_clicked(self) -> None:
        self.show_muted(not self._is_muted)
        self.muted_chosen.emit(self._is_muted)

    @Slot(int)
    def _volume_moved(self, percent: int) -> None:
        self.volume_chosen.emit(percent / 100)

    @Slot()
    def _dress(self) -> None:
        font = self._theme.font("small")
        self.speed.setStyleSheet(
            # With its selector, or the menu would wear it too.
            f"QToolButton {{ color: {self._theme.hex('text.2')}; font-weight: 500; font-size: {font.pixelSize()}px;"
            " min-width: 0; }"
        )
        self._dress_speed(self.speed)
        self.setMinimumHeight(_ABOVE + max(_PLAY, QFontMetrics(font).height()))

    def _dress_speed(self, button: QToolButton) -> None:
        button.setText(speed_text(self._speed))
        words = self.tr("Speed, {speed} times").format(speed=QLocale().toString(self._speed, "g", 3))
        button.setAccessibleName(words)
        font = self._theme.font("small")
        font.setWeight(QFont.Weight.Medium)
        button.setFixedWidth(max(_BUTTON, QFontMetrics(font).horizontalAdvance(button.text()) + 16))


def speed_text(speed: float) -> str:
    """``1×``, ``0.25×``."""
    return f"{QLocale().toString(speed, 'g', 3)}×"
