"""Two players with one clock: the result leads, the source follows. Only files of this computer are ever opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from vidgo_desktop.ui.playback_frames import (
    USUAL_RATE,
    Boxes,
    Found,
    FrameConverter,
    Frames,
    Opening,
    Picture,
    PlayState,
    Side,
)
from vidgo_desktop.ui.playback_loop import LoopRange
from vidgo_desktop.ui.playback_pace import InStep, Seeks
from vidgo_desktop.ui.playback_player import LocalPlayer, Sound

# No frame after this time means that this computer cannot play the video: some codecs stay black without an error.
PATIENCE_MS = 4000
ENDLESS = -1
# How long a picture may still be under way when the player already says that it came to the end or failed.
_GRACE_MS = 250
# The first frames of both videos are awaited for this long before they start together.
_TOGETHER_MS = 400
_END_MS = 400


class Playback(QObject):
    """Lives on the UI thread. Decoding happens in Qt's threads, conversion in ``playback_frames``.

    ``opened`` carries a ``Found``, ``picture_came`` a ``Picture``, ``state_changed`` a ``PlayState``.
    """

    state_changed = Signal(object)
    opened = Signal(object)
    sides_changed = Signal()
    picture_came = Signal(object)
    moved = Signal()
    duration_changed = Signal()
    playing_changed = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject | None = None, *, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self._patience_ms = patience_ms
        self._frames = Frames(self)
        self._frames.found.connect(self._found)
        self._frames.pictures_came.connect(self._take_pictures)
        self._players: dict[Side, LocalPlayer] = {}
        self._sound = Sound(self)
        self._rate = 1.0
        self._number = 0
        self._state = PlayState.EMPTY
        self._sides: tuple[Side, ...] = ()
        self._pictures: dict[Side, Picture] = {}
        self._wants_to_play = False
        self._is_running = False
        self._loops = 0
        self._range: LoopRange | None = None
        self._needs_result = False
        self._pictures_since_start = 0
        self._seeks = Seeks(self)
        self._seeks.go.connect(self._go_to)
        self._in_step = InStep(self, self._seeks)
        self._patience = self._timer(self._gave_up)
        self._together = self._timer(self._start_together, _TOGETHER_MS)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.shutdown)

    def _timer(self, slot: Callable[[], None], milliseconds: int = 0) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    # --- what is known --------------------------------------------------------------------------------------

    @property
    def state(self) -> PlayState:
        """What can be seen now."""
        return self._state

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or will as soon as the first frames are there."""
        return self._wants_to_play

    @property
    def sides(self) -> tuple[Side, ...]:
        """What is open."""
        return self._sides

    @property
    def leader(self) -> Side:
        """The side whose clock counts."""
        return Side.SOURCE if self._sides == (Side.SOURCE,) else Side.RESULT

    @property
    def duration(self) -> int:
        """Milliseconds of the leading video, 0 when not known yet."""
        return self._players[self.leader].duration if self._sides else 0

    @property
    def frame_rate(self) -> float:
        """Frames of the leading video in a second."""
        picture = self._pictures.get(self.leader)
        return USUAL_RATE if picture is None else picture.rate

    @property
    def frame(self) -> int:
        """Number of the shown frame, or of the one that a seek under way leads to; the first is 0."""
        wanted = self._seeks.target
        if wanted is not None:
            return int(wanted * self.frame_rate / 1000)
        picture = self._pictures.get(self.leader)
        return 0 if picture is None else round(picture.start * self.frame_rate / 1_000_000)

    @property
    def position(self) -> int:
        """Milliseconds at which the shown frame begins."""
        return int(self.frame * 1000 / self.frame_rate)

    @property
    def last_frame(self) -> int:
        """Number of the last frame of the leading video, 0 when not known yet."""
        return max(0, round(self.duration * self.frame_rate / 1000) - 1)

    @property
    def loop_range(self) -> LoopRange | None:
        """The part that is looped, None for the whole video."""
        return self._range

    def shown_time(self, side: Side) -> int:
        """Microseconds at which the newest frame of a side begins, -1 without one."""
        picture = self._pictures.get(side)
        return -1 if picture is None else picture.start

    # --- opening --------------------------------------------------------------------------------------------

    def open(
        self, source: Path | None, result: Path | None, poster: Path | None = None, *, play: bool, loops: int = 0
    ) -> None:
        """Show these local files. Never blocks.

        A result that is asked for and not there is MISSING, even when its source is. ``loops`` is how often to begin
        again, ``ENDLESS`` for ever. The former files are let go first, so they can be moved or deleted.
        """
        self.release()
        self._loops = loops
        self._needs_result = result is not None
        self._set_wish(play)
        self._set_state(PlayState.LOADING)
        self._frames.look(Opening(self._number, source, result, poster))

    def release(self) -> None:
        """Let go of the files and show nothing."""
        self._number += 1
        self._close(PlayState.EMPTY)

    @Slot()
    def shutdown(self) -> None:
        """Let everything go and end the thread, within half a second; may be called more than once."""
        self.release()
        for player in self._players.values():
            player.end()
        self._players.clear()
        self._frames.end(_END_MS)

    @Slot(object)
    def _found(self, found: Found) -> None:
        converter = self._frames.converter
        if found.number != self._number or converter is None:
            return
        self.opened.emit(found)
        there = {Side.RESULT: found.result, Side.SOURCE: found.source}
        files = {side: path for side, path in there.items() if path is not None}
        is_missing = not files or (self._needs_result and found.result is None)
        if is_missing or not found.can_play:
            self._close(PlayState.MISSING if is_missing else PlayState.CANNOT_PLAY)
            return
        for side in files:
            if side not in self._players:
                self._players[side] = self._new_player(side, converter)
        self._sides = tuple(files)
        self._sound.give(self._players)
        self._frames.admit(found.number)
        self._patience.start(self._patience_ms)
        self._together.start()
        self.sides_changed.emit()
        try:
            for side, path in files.items():
                self._players[side].open(path, self._rate)
        except ValueError:
            # It was there when we looked, and went between the look and the opening.
            self._close(PlayState.MISSING)

    def _new_player(self, side: Side, converter: FrameConverter) -> LocalPlayer:
        player = LocalPlayer(side, converter, self)
        player.ended.connect(self._ended)
        player.failed.connect(self._failed)
        player.duration_changed.connect(self.moved)
        player.duration_changed.connect(self.duration_changed)
        return player

    # --- wishes ---------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Go on; from the beginning when the end is reached."""
        if self._state not in (PlayState.SHOWING, PlayState.LOADING):
            return
        self._set_wish(True)
        if self._state is PlayState.SHOWING and not self._is_running:
            if self.frame >= self.last_frame:
                self._begin_again()
            self._run()

    def pause(self) -> None:
        """Hold on at this frame, both sides at the same one."""
        was_running = self._is_running
        self._set_wish(False)
        self._halt()
        if was_running and len(self._sides) > 1:
            self._seeks.start(self._middle_of(self.frame))

    def toggle(self) -> None:
        """Play or pause."""
        if self._wants_to_play:
            self.pause()
        else:
            self.play()

    def seek(self, milliseconds: int) -> None:
        """Go to this time. While one seek is under way only the newest wish is kept."""
        if self._state is not PlayState.SHOWING:
            return
        self._seeks.wish(self._middle_of(int(max(0, milliseconds) * self.frame_rate / 1000)))
        self.moved.emit()

    def step(self, frames: int) -> None:
        """Move by whole frames and hold on."""
        if self._state is PlayState.SHOWING:
            self.pause()
            self.seek(self._middle_of(max(0, self.frame + frames)))

    def set_rate(self, rate: float) -> None:
        """Play this much faster (2.0) or slower (0.25)."""
        self._rate = rate
        self._in_step.set_rate(rate)
        for player in self._players.values():
            player.set_rate(rate)

    def set_loops(self, loops: int) -> None:
        """How often to begin again at the end, ``ENDLESS`` for ever."""
        self._loops = loops

    def set_range(self, loop_range: LoopRange | None) -> None:
        """Loop only this part, None for the whole video. It is forgotten with the video."""
        self._range = loop_range

    def set_sound(self, side: Side | None) -> None:
        """Whose sound is heard, None for silence."""
        self._sound.choose(side)
        self._sound.give(self._players)

    def set_volume(self, volume: float) -> None:
        """From 0 to 1."""
        self._sound.set_volume(volume)

    def set_boxes(self, boxes: Boxes) -> None:
        """How large the pictures are needed, in device pixels."""
        self._frames.use_boxes(boxes)

    # --- one clock ------------------------------------------------------------------------------------------

    def _run(self) -> None:
        self._is_running = True
        self._pictures_since_start = 0
        for side in self._sides:
            self._players[side].play()
        if len(self._sides) > 1:
            self._in_step.start(self._players[Side.RESULT], self._players[Side.SOURCE])

    def _halt(self) -> None:
        if self._is_running:
            self._is_running = False
            self._in_step.stop()
            for side in self._sides:
                self._players[side].hold()

    @Slot(object)
    def _go_to(self, milliseconds: int) -> None:
        for side in self._sides:
            self._players[side].seek(milliseconds)

    @Slot()
    def _start_together(self) -> None:
        self._together.stop()
        if self._wants_to_play and self._state is PlayState.SHOWING and not self._is_running:
            self._run()

    def _begin_again(self) -> None:
        self._seeks.start(self._middle_of(0 if self._range is None else self._range.first))

    def _middle_of(self, frame: int) -> int:
        # Players take whole milliseconds and show the frame that covers them: the middle is safe from rounding.
        return int((min(frame, self.last_frame) + 0.5) * 1000 / self.frame_rate)

    # --- what the converter and the players say -------------------------------------------------------------

    @Slot(object)
    def _take_pictures(self, pictures: tuple[Picture, ...]) -> None:
        for picture in pictures:
            if picture.number == self._number and picture.side in self._sides:
                self._take(picture)

    def _take(self, picture: Picture) -> None:
        self._pictures[picture.side] = picture
        leads = picture.side is self.leader
        if leads:
            self._pictures_since_start += 1
            self._patience.stop()
            if self._seeks.target is not None:
                self._seeks.done()
            self._set_state(PlayState.SHOWING)
        self.picture_came.emit(picture)
        part = self._range if leads and self._is_running and self._loops != 0 else None
        if part is not None and self.frame > part.last:
            self._begin_again()
        if not self._together.isActive() or all(side in self._pictures for side in self._sides):
            self._start_together()
        if leads:
            self.moved.emit()

    @Slot(object)
    def _ended(self, side: Side) -> None:
        if side is not self.leader:
            return
        if self._state is PlayState.LOADING:
            self._patience.start(_GRACE_MS)
        elif self._wants_to_play and self._loops != 0 and self._pictures_since_start > 0:
            self._loops -= self._loops > 0
            self._begin_again()
            self._run()
        else:
            self._set_wish(False)
            self._halt()
            self.moved.emit()
            self.finished.emit()

    @Slot(object)
    def _failed(self, side: Side) -> None:
        if side is self.leader:
            if self._state is PlayState.LOADING:
                self._patience.start(_GRACE_MS)
            else:
                self.pause()
        elif side in self._sides and side not in self._pictures:
            # Without a source there is nothing to compare, but the result still plays.
            self._sides = tuple(kept for kept in self._sides if kept is not side)
            self._players[side].close()
            self.sides_changed.emit()
            self._start_together()

    @Slot()
    def _gave_up(self) -> None:
        self._close(PlayState.CANNOT_PLAY)

    def _close(self, state: PlayState) -> None:
        self._patience.stop()
        self._together.stop()
        self._in_step.stop()
        for side in self._sides:
            self._players[side].close()
        self._sides = ()
        self._pictures.clear()
        self._range = None
        self._seeks.forget()
        self._is_running = False
        self._set_wish(False)
        self._set_state(state)

    def _set_state(self, state: PlayState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _set_wish(self, play: bool) -> None:
        if play is not self._wants_to_play:
            self._wants_to_play = play
            self.playing_changed.emit(play)
