"""What the player shows of one or two videos: states, loops and frames, over the engine of *Compare*.

The result leads: the time line is the result's, and a source that is over shows its last frame until the result ends.
Only files of this computer are ever opened, and neither the engine nor the decoder is loaded before the first of them.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal, Slot

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.ui.compare.engine_facts import Failure, FilmTrouble
from vidgo_desktop.ui.compare.shots import Loop, PairShot
from vidgo_desktop.ui.player_facts import USUAL_RATE, Found, Opening, Picture, PlayState
from vidgo_desktop.ui.player_look import Looker
from vidgo_desktop.ui.player_loop import LoopRange
from vidgo_desktop.ui.sides import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from vidgo_desktop.core.film import FilmFacts, FilmTools, StripMaker
    from vidgo_desktop.ui.compare.engine import PairEngine

log = logging.getLogger(__name__)

ENDLESS = -1
# Who travels through the list by keys stays shorter at a row: the processor is not needed for pictures to scrub by.
_SETTLED_SECONDS = 0.4
_END_MS = 100


class PlayerFilm(QObject):
    """Lives on the UI thread and never blocks it.

    ``opened`` carries a ``Found``, ``picture_came`` a ``Picture``, ``state_changed`` a ``PlayState``,
    ``playing_changed`` a bool. ``finished``: the end was reached and nothing is looped any more.
    """

    state_changed = Signal(object)
    opened = Signal(object)
    sides_changed = Signal()
    picture_came = Signal(object)
    moved = Signal()
    duration_changed = Signal()
    playing_changed = Signal(object)
    finished = Signal()

    def __init__(self, films: FilmTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._films = replace(films, strip=_after_a_while(films.strip))
        self._looker = Looker(self)
        self._looker.found.connect(self._found)
        self._engine: PairEngine | None = None
        self._number = 0
        self._state = PlayState.EMPTY
        self._sides: tuple[Side, ...] = ()
        self._paths: dict[Side, Path] = {}
        self._needs_result = False
        self._wants_to_play = False
        self._loops = 0
        self._range: LoopRange | None = None
        # Where to go on with the result when the source breaks off.
        self._left_at = 0.0
        self._rate = self._volume = 1.0
        self._heard: Side | None = None
        self._box = QSize()

    # --- what is known ----------------------------------------------------------------------------------------

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
        """What is open, or is being opened."""
        return self._sides

    @property
    def shot(self) -> PairShot | None:
        """What was shown last. A video that is alone, whichever it is, stands there as the result."""
        return None if self._engine is None else self._engine.shot

    @property
    def _line(self) -> FilmLine | None:
        return None if self._engine is None else self._engine.line

    @property
    def duration(self) -> int:
        """Milliseconds of the leading video, 0 when not known yet."""
        return 0 if self._line is None else round(self._line.seconds * 1000)

    @property
    def frame_rate(self) -> float:
        """Frames of the leading video in a second."""
        return USUAL_RATE if self._line is None else self._line.result.rate

    @property
    def frame(self) -> int:
        """Number of the shown frame, or of the one that a seek under way leads to; the first is 0."""
        engine = self._engine
        return 0 if engine is None or engine.line is None else engine.line.result.frame_at(engine.seconds)

    @property
    def position(self) -> int:
        """Milliseconds at which that frame begins, rounded down."""
        return 0 if self._line is None else int(self._line.result.start_of(self.frame) * 1000)

    @property
    def last_frame(self) -> int:
        """Number of the last frame of the leading video, 0 when not known yet."""
        return 0 if self._line is None else self._line.result.last

    @property
    def loop_range(self) -> LoopRange | None:
        """The part that is looped, None for the whole video."""
        return self._range

    # --- opening ----------------------------------------------------------------------------------------------

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
        self._looker.look(Opening(self._number, source, result, poster))

    def prepare(self) -> None:
        """A video will probably be shown soon: load what that takes. Never blocks."""
        self._made_engine()
        self._looker.aside(self._films.prepare)

    def release(self) -> None:
        """Let go of the files and show nothing."""
        self._number += 1
        self._close(PlayState.EMPTY)

    @Slot()
    def shutdown(self) -> None:
        """Let everything go and end the threads, within half a second. May be called more than once; ``open`` begins
        anew.
        """
        self.release()
        self._looker.end(_END_MS)
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.shutdown()
            engine.deleteLater()

    @Slot(object)
    def _found(self, found: Found) -> None:
        if found.number != self._number:
            return
        self.opened.emit(found)
        there = {Side.RESULT: found.result, Side.SOURCE: found.source}
        self._paths = {side: path for side, path in there.items() if path is not None}
        if not self._paths or (self._needs_result and found.result is None):
            self._close(PlayState.MISSING)
            return
        self._left_at = 0.0
        self._begin()

    def _begin(self) -> None:
        """Open what is in ``_paths``."""
        self._sides = tuple(self._paths)
        self.sides_changed.emit()
        engine = self._made_engine()
        source, result = self._paths.get(Side.SOURCE), self._paths.get(Side.RESULT)
        if result is not None:
            engine.open(source, result, play=self._wants_to_play)
        elif source is not None:
            engine.open(None, source, play=self._wants_to_play)

    def _made_engine(self) -> PairEngine:
        if self._engine is None:
            from vidgo_desktop.ui.compare.engine import PairEngine

            engine = self._engine = PairEngine(self._films, self)
            engine.lay = result_leads
            engine.opened.connect(self._films_opened)
            engine.shot_came.connect(self._shot_came)
            engine.finished.connect(self._ended)
            engine.failed.connect(self._failed)
            engine.set_rate(self._rate)
            engine.set_volume(self._volume)
            engine.set_sound(self._heard)
            engine.set_box(self._box)
        return self._engine

    # --- wishes -----------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Go on; from the beginning when the end is reached."""
        if self._state in (PlayState.SHOWING, PlayState.LOADING):
            self._set_wish(True)
            if self._engine is not None:
                self._engine.play()

    def pause(self) -> None:
        """Hold on at this frame, both sides at the same one."""
        self._set_wish(False)
        if self._engine is not None:
            self._engine.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self._wants_to_play:
            self.pause()
        else:
            self.play()

    def seek(self, milliseconds: int) -> None:
        """Go to the frame that is seen at this time."""
        self._go(milliseconds / 1000)

    @Slot(object)
    def go_to(self, frame: int) -> None:
        """Go to the frame of this number. Call it for every move of a hand: the newest wish wins."""
        if self._line is not None:
            self._go(self._line.result.start_of(frame))

    def _go(self, seconds: float) -> None:
        if self._engine is not None and self._state is PlayState.SHOWING:
            self._engine.seek(seconds)
            self.moved.emit()

    def step(self, frames: int) -> None:
        """Move by whole frames and hold on."""
        if self._engine is not None and self._state is PlayState.SHOWING:
            self._set_wish(False)
            self._engine.step(frames)
            self.moved.emit()

    def set_rate(self, rate: float) -> None:
        """Play faster or slower, from 0.25 to 4 times."""
        self._rate = rate
        if self._engine is not None:
            self._engine.set_rate(rate)

    def set_loops(self, loops: int) -> None:
        """How often to begin again at the end, ``ENDLESS`` for ever."""
        self._loops = loops
        self._tell_loops()

    def set_range(self, loop_range: LoopRange | None) -> None:
        """Loop only this part, None for the whole video. It is forgotten with the video."""
        self._range = loop_range
        self._tell_loops()

    def _tell_loops(self) -> None:
        engine = self._engine
        if engine is not None and engine.line is not None:
            engine.set_loop(None if self._range is None else _seconds_of(self._range, engine.line, self._loops != 0))
            engine.set_repeat(self._loops == ENDLESS)

    def set_sound(self, side: Side | None) -> None:
        """Whose sound is heard, None for silence."""
        self._heard = side
        if self._engine is not None:
            self._engine.set_sound(side)

    def set_volume(self, volume: float) -> None:
        """From 0 to 1, as heard."""
        self._volume = volume
        if self._engine is not None:
            self._engine.set_volume(volume)

    @Slot(object)
    def set_box(self, box: QSize) -> None:
        """How large one picture is needed at most, in device pixels."""
        self._box = box
        if self._engine is not None:
            self._engine.set_box(box)

    # --- what the engine says ---------------------------------------------------------------------------------

    @Slot()
    def _films_opened(self) -> None:
        self._tell_loops()
        if self._engine is not None and self._left_at > 0:
            self._engine.seek(self._left_at)
        self.moved.emit()
        self.duration_changed.emit()

    @Slot(object)
    def _shot_came(self, shot: PairShot) -> None:
        self._left_at = shot.seconds
        self._set_state(PlayState.SHOWING)
        for picture in self._pictures(shot):
            self.picture_came.emit(picture)
        self.moved.emit()

    def _pictures(self, shot: PairShot) -> Iterator[Picture]:
        line = self._line
        if line is None:
            return
        if len(self._sides) == 1:
            found = [(self._sides[0], line.result, shot.result)]
        else:
            found = [(Side.SOURCE, line.source or line.result, shot.source), (Side.RESULT, line.result, shot.result)]
        for side, facts, image in found:
            if image is not None:
                yield Picture(side, image, QSize(facts.width, facts.height))

    @Slot()
    def _ended(self) -> None:
        if self._wants_to_play and self._loops > 0 and self._engine is not None:
            self._loops -= 1
            self._engine.play()
            return
        self._set_wish(False)
        self.moved.emit()
        self.finished.emit()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        log.info("a video stopped: %s", failure.detail)
        if failure.side is Side.SOURCE and len(self._sides) == 2:
            # Without a source there is nothing to compare, but the result still plays.
            del self._paths[Side.SOURCE]
            self._begin()
        elif failure.trouble is FilmTrouble.MISSING:
            self._close(PlayState.MISSING)
        else:
            self._close(PlayState.CANNOT_PLAY)

    def _close(self, state: PlayState) -> None:
        if self._engine is not None:
            self._engine.release()
        self._sides = ()
        self._paths = {}
        self._range = None
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


def result_leads(source: FilmFacts | None, result: FilmFacts) -> FilmLine:
    """Both from their beginnings, exactly as long as the result; a shorter source goes on with its last frame."""
    if source is not None:
        first_behind = bisect_left(source.starts, result.seconds)
        source = replace(source, starts=source.starts[: max(1, first_behind)], seconds=result.seconds)
    return FilmLine(source, result)


def _seconds_of(part: LoopRange, line: FilmLine, is_on: bool) -> Loop:
    facts = line.result
    end = facts.seconds if part.last >= facts.last else facts.start_of(part.last + 1)
    return Loop(facts.start_of(part.first), end, is_on)


def _after_a_while(make: StripMaker) -> StripMaker:
    def make_later(path: Path, height: int, every: int, tell: Callable[[int, bytes], None], cancel: Cancel) -> None:
        cancel.wait(_SETTLED_SECONDS)
        cancel.check()
        make(path, height, every, tell, cancel)

    return make_later
