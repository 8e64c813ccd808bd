"""Stage, timeline and transport with the playback behind them: one block that the pane and the whole screen share."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vidgo_desktop.ui.playback import ENDLESS, Playback, PlayState
from vidgo_desktop.ui.playback_frames import Found, Picture, Side
from vidgo_desktop.ui.stage import Stage, StageView
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.timeline import Timeline
from vidgo_desktop.ui.transport import Transport

_WIPE_STEP = 0.05
_MANY_FRAMES = 10


class VideoBlock(QWidget):
    """Knows videos, not tasks. ``sides_changed`` says that one or two videos are to be seen now."""

    sides_changed = Signal()
    sound_changed = Signal()
    full_screen_toggled = Signal()

    def __init__(self, theme: Theme, *, patience_ms: int) -> None:
        super().__init__()
        self.playback = Playback(self, patience_ms=patience_ms)
        self.stage = Stage(theme)
        self.timeline = Timeline(theme)
        self.transport = Transport(theme)
        self._view = StageView.WIPE
        self._sound: Side = Side.RESULT
        self._is_muted = False
        self._is_silent = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._box = QVBoxLayout(self)
        self._box.setSpacing(0)
        self._box.addWidget(self.stage, 1)
        self._box.addSpacing(12)
        self._box.addWidget(self.timeline)
        self._box.addWidget(self.transport)
        self.show_framed(True)

    def _connect(self) -> None:
        playback, stage, transport = self.playback, self.stage, self.transport
        playback.state_changed.connect(self._show_state)
        playback.sides_changed.connect(self._show_sides)
        playback.opened.connect(self._opened)
        playback.picture_came.connect(self._show_picture)
        playback.moved.connect(self._show_time)
        playback.playing_changed.connect(self._show_playing)
        stage.boxes_changed.connect(playback.set_boxes)
        stage.clicked.connect(playback.toggle)
        self.timeline.sought.connect(playback.seek)
        transport.play_clicked.connect(playback.toggle)
        transport.stepped.connect(playback.step)
        transport.loop_chosen.connect(self._choose_loop)
        transport.speed_chosen.connect(playback.set_rate)
        transport.muted_chosen.connect(self.choose_muted)
        transport.volume_chosen.connect(playback.set_volume)
        transport.full_screen_clicked.connect(self.full_screen_toggled)

    # --- facts and choices ------------------------------------------------------------------------------------

    @property
    def view(self) -> StageView:
        """The chosen view, also while there is only one video."""
        return self._view

    @property
    def sound(self) -> Side | None:
        """Whose sound is heard as far as there is a choice, None for silence."""
        if self._is_muted:
            return None
        return Side.SOURCE if self.playback.sides == (Side.SOURCE,) else self._sound

    @property
    def loops(self) -> int:
        """What the loop button means to playback."""
        return ENDLESS if self.transport.loop.isChecked() else 0

    def show_framed(self, framed: bool) -> None:
        """As a part of the pane, or filling the screen."""
        margin = 0 if framed else 16
        self._box.setContentsMargins(margin, margin, margin, margin)
        self.stage.show_framed(framed)

    def clear(self) -> None:
        """Let go of the files and empty the stage."""
        self.playback.release()
        self.stage.clear()

    def choose_view(self, view: StageView) -> None:
        """Show two videos like this."""
        self._view = view
        self._show_sides()

    def choose_sound(self, side: Side | None) -> None:
        """Hear this video, or none."""
        self._is_muted = side is None
        self._sound = side or self._sound
        self._give_sound()

    @Slot(object)
    def choose_muted(self, muted: bool) -> None:
        """Hear nothing, or what was heard before."""
        self._is_muted = muted
        self._give_sound()

    def show_silent(self, silent: bool) -> None:
        """A sample is silent whatever is chosen."""
        self._is_silent = silent
        self._give_sound()

    def _give_sound(self) -> None:
        self.transport.show_muted(self._is_muted)
        self.playback.set_sound(None if self._is_silent else self.sound)
        self.sound_changed.emit()

    @Slot(object)
    def _choose_loop(self, on: bool) -> None:
        self.playback.set_loops(ENDLESS if on else 0)

    # --- what playback says -----------------------------------------------------------------------------------

    @Slot(object)
    def _opened(self, found: Found) -> None:
        self.stage.show_poster(found.poster)

    @Slot(object)
    def _show_picture(self, picture: Picture) -> None:
        self.stage.show_picture(picture)

    @Slot(object)
    def _show_state(self, state: PlayState) -> None:
        can_play = state in (PlayState.SHOWING, PlayState.LOADING)
        self.timeline.show_busy(state is PlayState.LOADING)
        self.timeline.setEnabled(can_play)
        self.transport.setEnabled(can_play)
        self._show_sides()
        self._show_time()

    @Slot()
    def _show_sides(self) -> None:
        sides = self.playback.sides
        for side in Side:
            if side not in sides:
                self.stage.forget_side(side)
        self.stage.show_view(self._view if len(sides) == 2 else StageView.SINGLE)
        self._give_sound()
        self.sides_changed.emit()

    @Slot()
    def _show_time(self) -> None:
        playback = self.playback
        self.timeline.show_time(playback.position, playback.duration)
        self.transport.show_time(playback.position, playback.duration, playback.frame_rate)

    @Slot(object)
    def _show_playing(self, playing: bool) -> None:
        self.transport.show_playing(playing)
        self.stage.show_playing(playing)

    # --- keys -------------------------------------------------------------------------------------------------

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what this key means while the player has the focus; False when it means nothing here."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = _MANY_FRAMES if modifiers == Qt.KeyboardModifier.ShiftModifier else 1
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_K:
                self.playback.toggle()
            case Qt.Key.Key_Left:
                self.playback.step(-steps)
            case Qt.Key.Key_Right:
                self.playback.step(steps)
            case Qt.Key.Key_L:
                self.transport.loop.toggle()
            case Qt.Key.Key_M:
                self.choose_muted(not self._is_muted)
            case Qt.Key.Key_F:
                self.full_screen_toggled.emit()
            case Qt.Key.Key_BracketLeft:
                self.stage.move_wipe(self.stage.wipe - _WIPE_STEP)
            case Qt.Key.Key_BracketRight:
                self.stage.move_wipe(self.stage.wipe + _WIPE_STEP)
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the player."""
        if not self.take_key(event):
            event.ignore()
