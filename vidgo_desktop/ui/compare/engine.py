"""Two films, one clock: every pair that is shown belongs to one moment. One film alone plays just as well."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from vidgo_desktop.core.film import FilmFacts, FilmTools
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.ui.compare.clock import MasterClock
from vidgo_desktop.ui.compare.decoder import NotOpened, Opened
from vidgo_desktop.ui.compare.decoder_strips import Job
from vidgo_desktop.ui.compare.engine_asking import Asked, Asking, shot_of
from vidgo_desktop.ui.compare.engine_facts import Failure, FilmTrouble, Lay, StripPicture
from vidgo_desktop.ui.compare.engine_pace import LATE_SECONDS, Pace
from vidgo_desktop.ui.compare.shots import Loop, PairShot, Timing
from vidgo_desktop.ui.compare.sound_out import SILENCE, Voice, track_of
from vidgo_desktop.ui.compare.sound_out_device import SinkMaker
from vidgo_desktop.ui.sides import Side

SLOWEST, FASTEST = 0.25, 4.0
_END_MS = 130
_SAME = 5e-6

__all__ = ["FASTEST", "SLOWEST", "Failure", "FilmTrouble", "PairEngine", "StripPicture"]


class PairEngine(QObject):
    """Lives on the UI thread and never blocks it: decoding, small pictures and sound have threads of their own.

    Signals, all on the UI thread:

    ``opened``           a ``Timing``. With a single film ``source`` and ``result`` of it are the same facts.
    ``shot_came``        a ``PairShot``: put it on the stage now. With a single film it is in ``result``.
    ``playing_changed``  a bool.
    ``timing_changed``   a ``Timing``, after ``set_shift``.
    ``finished``         the end was reached and nothing is looped; the last picture stays.
    ``failed``           a ``Failure``. Nothing is open then.
    ``strip_came``       a ``StripPicture``.
    """

    opened = Signal(object)
    shot_came = Signal(object)
    playing_changed = Signal(bool)
    timing_changed = Signal(object)
    finished = Signal()
    failed = Signal(object)
    strip_came = Signal(object)

    def __init__(self, tools: FilmTools, parent: QObject | None = None, *, make_sink: SinkMaker | None = None) -> None:
        super().__init__(parent)
        # Whoever wants another time line says so before the first film.
        self.lay: Lay = FilmLine
        self._clock = MasterClock()
        self._asking = Asking(tools, self._clock, self)
        self._asking.ready.connect(self._ready)
        self._asking.stand_in.connect(self._stand_in)
        for decoder in self._asking.decoders.values():
            decoder.opened.connect(self._one_opened)
            decoder.failed.connect(self._one_failed)
        self._asking.strips.picture_came.connect(self._strip_picture)
        self._voice = Voice(tools.sound, self._clock, self, make_sink)
        self._pace = Pace()
        self._opening = 0
        self._awaited: tuple[Side, ...] = ()
        self._facts: dict[Side, FilmFacts] = {}
        self._line: FilmLine | None = None
        self._shot: PairShot | None = None
        self._has_strips = False
        self._wants_to_play = False
        self._loop: Loop | None = None
        self._repeats = False
        self._sound: Side | None = Side.RESULT
        # A pair that is there before its time, or None while the timer waits for the end of the films.
        self._early: Asked | None = None
        self._due = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self._is_due)
        self._due_at = 0.0
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.shutdown)

    # --- what is known ----------------------------------------------------------------------------------------

    @property
    def timing(self) -> Timing | None:
        """The open films on their time line; None while nothing is open."""
        line = self._line
        if line is None:
            return None
        return Timing(line.source or line.result, line.result, line.source_shift, line.result_shift)

    @property
    def line(self) -> FilmLine | None:
        """The arithmetic of the time line; None while nothing is open."""
        return self._line

    @property
    def is_pair(self) -> bool:
        """Whether two films are open."""
        return self._line is not None and self._line.source is not None

    @property
    def length(self) -> float:
        """Seconds of the time line: until the longer side ends. 0 while nothing is open."""
        return 0.0 if self._line is None else self._line.seconds

    @property
    def seconds(self) -> float:
        """Where it stands on the time line: what is shown, or what a seek under way leads to."""
        goal = self._asking.goal
        if goal is not None:
            return goal
        return 0.0 if self._shot is None else self._shot.seconds

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or will as soon as the first pair is there."""
        return self._wants_to_play

    @property
    def rate(self) -> float:
        """The speed; 1.0 is the films' own."""
        return self._clock.rate

    @property
    def loop(self) -> Loop | None:
        """The part that is repeated."""
        return self._loop

    @property
    def shot(self) -> PairShot | None:
        """The newest shot."""
        return self._shot

    # --- opening ----------------------------------------------------------------------------------------------

    def open(self, source: Path | None, result: Path, *, play: bool = False) -> None:
        """Show these local files; the former ones are let go first. ``opened``, then the first shot, or ``failed``.

        Shifts, loop and position begin anew; box, rate, sound and volume stay as they are.
        """
        self._let_go()
        self._awaited = (Side.RESULT,) if source is None else (Side.RESULT, Side.SOURCE)
        self._asking.decoders[Side.SOURCE].open(self._opening, source)
        self._asking.decoders[Side.RESULT].open(self._opening, result)
        self._set_wish(play)

    def release(self) -> None:
        """Let go of the files, at once for the window: late pictures are dropped. No signal but ``playing_changed``."""
        self._let_go()
        for decoder in self._asking.decoders.values():
            decoder.open(self._opening, None)
        self._set_wish(False)

    @Slot()
    def shutdown(self) -> None:
        """Release, and end every thread within 300 ms. May be called more than once; nothing works after it."""
        self.release()
        self._asking.end(_END_MS)
        self._voice.end(_END_MS)

    def _let_go(self) -> None:
        self._opening += 1
        self._hold(0.0)
        self._asking.use(None)
        self._asking.strips.forget()
        self._voice.use(SILENCE)
        self._pace.forget()
        self._awaited = ()
        self._facts.clear()
        self._line = self._shot = self._loop = None
        self._has_strips = False

    @Slot(object)
    def _one_opened(self, opened: Opened) -> None:
        if opened.opening != self._opening:
            return
        self._facts[opened.side] = opened.facts
        if len(self._facts) < len(self._awaited):
            return
        self._use(self.lay(self._facts.get(Side.SOURCE), self._facts[Side.RESULT]))
        self._asking.go_to(0.0, by_hand=False)
        self.opened.emit(self.timing)

    def _use(self, line: FilmLine) -> None:
        self._line = line
        self._asking.use(line)
        self._give_sound()

    @Slot(object)
    def _one_failed(self, failed: NotOpened) -> None:
        if failed.opening == self._opening:
            self.release()
            trouble = FilmTrouble.MISSING if failed.is_missing else FilmTrouble.CANNOT_PLAY
            self.failed.emit(Failure(trouble, failed.side, failed.detail))

    # --- wishes -----------------------------------------------------------------------------------------------

    @Slot()
    def play(self) -> None:
        """Go on; from the beginning (of the loop) when the end is reached."""
        if self._wants_to_play or not self._awaited:
            return
        self._set_wish(True)
        if self._line is None or self._shot is None or self._asking.goal is not None:
            return
        if self._part() is None and self._shot.seconds >= self._line.last_moment - _SAME:
            self._go(0.0, by_hand=False)
        elif not self._shot.exact:
            self._go(self._shot.seconds, by_hand=False)
        else:
            self._start_clock(self._shot.seconds)
            self._ask_next()

    @Slot()
    def pause(self) -> None:
        """Hold on at the pair that is shown."""
        self._set_wish(False)
        goal = self._asking.goal
        self._hold(self.seconds)
        if goal is None:
            self._asking.drop()

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self._wants_to_play:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go to this moment. The newest wish wins; a small stand-in comes at once (``exact`` False), then the pair.

        Call it for every move of a hand that scrubs. Playing goes on from there as soon as the exact pair is shown.
        """
        if self._line is not None:
            self._go(self._line.frame_moment(seconds), by_hand=True)

    def step(self, frames: int) -> None:
        """Pause, and move by whole frames of the result (of the source where the result is over)."""
        if self._line is not None:
            self.pause()
            self._go(self._line.stepped(self.seconds, frames), by_hand=False)

    def set_rate(self, rate: float) -> None:
        """From 0.25 to 4."""
        self._clock.set_rate(max(SLOWEST, min(rate, FASTEST)))
        self._voice.wake()
        if self._due.isActive():
            self._arm()

    def set_loop(self, loop: Loop | None) -> None:
        """Repeat this part while ``is_on``; None (or off) plays to the end."""
        self._loop = loop
        self._ask_anew()

    def set_repeat(self, repeats: bool) -> None:
        """Whether to begin again at the end when there is no loop. At first it does not."""
        self._repeats = repeats
        self._ask_anew()

    def set_shift(self, source: int, result: int) -> None:
        """Shift each side by frames of its own; the shown frame of the result stays where that is possible."""
        if self._line is None or (source, result) == (self._line.source_shift, self._line.result_shift):
            return
        own = self.seconds + self._line.result_start
        line = FilmLine(self._line.source, self._line.result, source, result)
        self._use(line)
        self._go(line.frame_moment(own - line.result_start), by_hand=False)
        self.timing_changed.emit(self.timing)

    def set_box(self, size: QSize) -> None:
        """The largest size of one picture in device pixels; a shown pair is made anew when it grows or shrinks."""
        if size == self._asking.box or size.isEmpty():
            return
        self._asking.set_box(size)
        if self._line is not None and self._shot is not None and not self._clock.is_running:
            self._go(self.seconds, by_hand=False)

    def set_sound(self, side: Side | None) -> None:
        """Whose sound is heard, None for silence."""
        self._sound = side
        self._give_sound()

    def set_volume(self, volume: float) -> None:
        """From 0 to 1, as heard."""
        self._voice.set_volume(volume)

    # --- the clock --------------------------------------------------------------------------------------------

    def _set_wish(self, wants_to_play: bool) -> None:
        if wants_to_play != self._wants_to_play:
            self._wants_to_play = self._asking.strips.is_playing = wants_to_play
            self.playing_changed.emit(wants_to_play)

    def _go(self, seconds: float, *, by_hand: bool) -> None:
        self._hold(seconds)
        self._asking.go_to(seconds, by_hand=by_hand)

    def _hold(self, seconds: float) -> None:
        self._due.stop()
        self._early = None
        self._clock.stop(seconds)
        self._voice.wake()

    def _start_clock(self, seconds: float, wall: float | None = None) -> None:
        self._clock.start(seconds, wall)
        self._voice.wake()

    def _ask_anew(self) -> None:
        if self._clock.is_running and self._shot is not None:
            self._due.stop()
            self._early = None
            self._ask_next()

    def _ask_next(self) -> None:
        if self._line is None or self._shot is None:
            return
        rate, now = self._clock.rate, self._clock.now()
        found = self._pace.next(self._line, self._shot.seconds, now, rate, self._part(), self._repeats)
        if found.seconds is None:
            self._asking.drop()
            self._due_at = found.at
            self._arm()
        else:
            self._asking.next(found.seconds, found.at)

    def _part(self) -> Loop | None:
        return self._loop if self._loop is not None and self._loop.is_on else None

    @Slot(object)
    def _ready(self, asked: Asked) -> None:
        if asked.at is None:
            self._show(asked)
            return
        self._pace.took(self._clock.wall() - asked.wall)
        self._early = asked
        self._due_at = asked.at
        self._arm()

    def _arm(self) -> None:
        left = self._clock.wall_of(self._due_at) - self._clock.wall()
        self._due.start(max(0, int(left * 1000)))

    @Slot()
    def _is_due(self) -> None:
        early, self._early = self._early, None
        if early is not None:
            self._show(early)
        elif self._wants_to_play:
            self._hold(self.seconds)
            self._set_wish(False)
            self.finished.emit()

    def _show(self, asked: Asked) -> None:
        if self._line is None:
            return
        images = {side: (asked.frames[side], image) for side, image in asked.images.items()}
        shot = self._shot = shot_of(self._line, asked.seconds, images, is_exact=True)
        if self._wants_to_play and self._asking.goal is None:
            if asked.at is None:
                self._start_clock(asked.seconds)
            else:
                self._correct(asked.seconds, asked.at)
        opening = self._opening
        self.shot_came.emit(shot)
        # Whoever was told may have paused, sought or closed by now.
        if opening == self._opening and self._shot is shot:
            if self._clock.is_running and self._asking.asked is None:
                self._ask_next()
            if not self._has_strips:
                self._has_strips = True
                self._asking.strips.begin(tuple(Job(side, self._facts[side]) for side in self._awaited))

    def _correct(self, seconds: float, at: float) -> None:
        """A loop that began again sets the clock back; a pair that came late lets it wait."""
        wall = self._clock.wall_of(at)
        now = self._clock.wall()
        if now - wall > LATE_SECONDS:
            self._start_clock(seconds, now)
        elif seconds != at:
            self._start_clock(seconds, wall)

    @Slot(object)
    def _stand_in(self, shot: PairShot) -> None:
        self._shot = shot
        self.shot_came.emit(shot)

    @Slot(object, int, object)
    def _strip_picture(self, side: Side, frame: int, image: QImage) -> None:
        if self._line is not None:
            self.strip_came.emit(StripPicture(side, frame, image))

    def _give_sound(self) -> None:
        self._voice.use(track_of(self._line, self._sound))
