"""Stage, timeline and transport with the playback behind them: one block that the pane and the whole screen share."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vidgo_desktop.core.film import FilmTools
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.player_facts import Found, Picture, PlayState
from vidgo_desktop.ui.player_film import ENDLESS, PlayerFilm
from vidgo_desktop.ui.player_loop import LoopRange, begin_at, end_at
from vidgo_desktop.ui.player_wipe import STEP
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.stage import Stage, StageView
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.timeline import Timeline
from vidgo_desktop.ui.transport import PlayButton, Transport

_MANY_FRAMES = 10
_VIEWS = {Qt.Key.Key_1: StageView.SIDE, Qt.Key.Key_2: StageView.WIPE, Qt.Key.Key_5: StageView.SINGLE}
_WIPES = {"[": -STEP / 100, "]": STEP / 100}


class VideoBlock(QWidget):
    """Knows videos, not tasks. ``sides_changed`` says that one or two videos are to be seen now.

    ``play_wanted``: something is to be played and nothing is open.
    """

    sides_changed = Signal()
    sound_changed = Signal()
    full_screen_toggled = Signal()
    play_wanted = Signal()

    def __init__(self, theme: Theme, films: FilmTools) -> None:
        super().__init__()
        self.playback = PlayerFilm(films, self)
        self.stage = Stage(theme)
        self.timeline = Timeline(theme)
        self.transport = Transport(theme)
        self.again = PlayButton(theme, "playSample")
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
        self.again.setAccessibleName(self.tr("Play the sample"))
        self.again.hide()
        self.stage.add_over(self.again)

    def _connect(self) -> None:
        playback, stage, transport = self.playback, self.stage, self.transport
        playback.state_changed.connect(self._show_state)
        playback.sides_changed.connect(self._show_sides)
        playback.opened.connect(self._opened)
        playback.picture_came.connect(self._show_picture)
        playback.moved.connect(self._show_time)
        playback.playing_changed.connect(self._show_playing)
        stage.box_changed.connect(playback.set_box)
        stage.clicked.connect(self.toggle)
        self.again.clicked.connect(self.toggle)
        self.timeline.sought.connect(playback.go_to)
        transport.play_clicked.connect(self.toggle)
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

    @Slot()
    def toggle(self) -> None:
        """Play or pause; what rests is opened again."""
        if self.playback.state is PlayState.EMPTY:
            self.play_wanted.emit()
        else:
            self.playback.toggle()

    def show_stills(self, stills: dict[Side, QImage]) -> None:
        """Show these as long as no video is open."""
        self.stage.show_stills(stills)
        self._show_sides()

    def offer_to_play(self, offered: bool) -> None:
        """A round button on the stage, for a sample that rests."""
        self.again.setVisible(offered)

    def clear(self) -> None:
        """Let go of the files and empty the stage."""
        self.playback.release()
        self.stage.clear()

    def choose_view(self, view: StageView) -> None:
        """Show two videos like this."""
        self._view = view
        self._show_sides()

    @Slot(object)
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
        self._show_range()

    def _mark(self, part: LoopRange) -> None:
        self.playback.set_range(part)
        if self.transport.loop.isChecked():
            self._show_range()
        else:
            self.transport.loop.setChecked(True)
        announce(self.stage, self.timeline.loop_words)

    def _show_range(self) -> None:
        self.timeline.show_range(self.playback.loop_range, self.transport.loop.isChecked())
        self.transport.show_loop(self.timeline.loop_words)

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
        if not sides:
            self._show_range()
        for side in Side:
            if side not in sides:
                self.stage.forget_side(side)
        self.stage.show_view(self._view if len(sides) == 2 or self.stage.has_stills else StageView.SINGLE)
        self._give_sound()
        self.sides_changed.emit()

    @Slot()
    def _show_time(self) -> None:
        playback = self.playback
        self.timeline.show_time(playback.frame, playback.last_frame, playback.frame_rate)
        self.transport.show_time(playback.position, playback.duration, playback.frame_rate)

    @Slot(object)
    def _show_playing(self, playing: bool) -> None:
        self.transport.show_playing(playing)
        self.stage.show_playing(playing)

    # --- keys -------------------------------------------------------------------------------------------------

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what this key means while the player has the focus; False when it means nothing here."""
        if event.text() in _WIPES:
            # Wherever this sign lies on the keyboard, and whatever is held to write it.
            self.stage.push_wipe(_WIPES[event.text()])
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.NoModifier:
            return self._take_plain(Qt.Key(event.key())) or self._take_step(event.key(), 1)
        return modifiers == Qt.KeyboardModifier.ShiftModifier and self._take_step(event.key(), _MANY_FRAMES)

    def _take_step(self, key: int, frames: int) -> bool:
        ways = {Qt.Key.Key_Left: -frames, Qt.Key.Key_Right: frames}
        if key not in ways:
            return False
        self.playback.step(ways[Qt.Key(key)])
        return True

    def _take_plain(self, key: Qt.Key) -> bool:
        playback = self.playback
        match key:
            case Qt.Key.Key_Space | Qt.Key.Key_K:
                self.toggle()
            case Qt.Key.Key_Home:
                playback.seek(0)
            case Qt.Key.Key_End:
                playback.seek(playback.duration)
            case Qt.Key.Key_I if playback.last_frame > 0:
                self._mark(begin_at(playback.frame, playback.loop_range, playback.last_frame))
            case Qt.Key.Key_O if playback.last_frame > 0:
                self._mark(end_at(playback.frame, playback.loop_range))
            case Qt.Key.Key_L:
                self.transport.loop.toggle()
            case Qt.Key.Key_M:
                self.choose_muted(not self._is_muted)
            case Qt.Key.Key_F:
                self.full_screen_toggled.emit()
            case Qt.Key.Key_1 | Qt.Key.Key_2 | Qt.Key.Key_5 if len(playback.sides) == 2:
                self.choose_view(_VIEWS[key])
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the player."""
        if not self.take_key(event):
            event.ignore()
