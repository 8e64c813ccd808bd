"""The sound of one film, in step with the master clock. All work is done in a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, MediaError
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.core.film_sound import FRAME_BYTES, SOUND_RATE, FilmSound, SoundOpener
from vidgo_desktop.ui.compare.clock import MasterClock
from vidgo_desktop.ui.compare.sound_out_device import SinkMaker, SoundSink, device_sink
from vidgo_desktop.ui.sides import Side

log = logging.getLogger(__name__)

_TICK_MS = 10
# Sound may run so far beside the picture before it is set right; less is not noticed.
_MOST_OFF = 0.04
# After a beginning, the device needs this long until it tells where it is.
_SETTLED = 0.15
_LONGEST_LEAD = 0.3


@dataclass(frozen=True, slots=True)
class Track:
    """What is to be heard. ``start`` is the film's time at moment 0 of the clock."""

    path: Path | None
    start: float


SILENCE = Track(None, 0.0)


def track_of(line: FilmLine | None, side: Side | None) -> Track:
    """The sound of one side; of a film that is alone, whichever side is meant."""
    if line is None or side is None:
        return SILENCE
    film, start = line.result, line.result_start
    if side is Side.SOURCE and line.source is not None:
        film, start = line.source, line.source_start
    return Track(film.path, start) if film.has_sound else SILENCE


class _Speaker(QObject):
    """Lives in the thread."""

    def __init__(self, opener: SoundOpener, make_sink: SinkMaker, clock: MasterClock) -> None:
        super().__init__()
        self._opener = opener
        self._make_sink = make_sink
        self._clock = clock
        self._cancel = Cancel()
        self._track = SILENCE
        self._sound: FilmSound | None = None
        self._sink: SoundSink | None = None
        self._has_looked = False
        self._volume = 1.0
        self._left = b""
        self._is_over = False
        # Film time of the first sample that was given to the device since it began, and the speed; None: it rests.
        self._begun: tuple[float, float, float] | None = None
        # How long a sample is on its way to the ear, learned from the device.
        self._lead = 0.0
        self._has_learned = False
        self._timer: QTimer | None = None

    @Slot(object)
    def use(self, track: Track) -> None:
        """Another film, another shift, or silence."""
        self._rest()
        if track.path != self._track.path:
            self._close()
            self._track = track
            self._open()
        self._track = track
        self.wake()

    def _open(self) -> None:
        path = self._track.path
        if path is None:
            return
        if not self._has_looked:
            self._has_looked = True
            self._sink = self._make_sink()
            self.set_volume(self._volume)
        if self._sink is None:
            return
        try:
            self._sound = self._opener(path, self._cancel)
        except (MediaError, OSError, Cancelled) as error:
            log.info("a film stays silent: %s", error)

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        """From 0 to 1."""
        self._volume = volume
        if self._sink is not None:
            self._sink.set_volume(volume)

    @Slot()
    def wake(self) -> None:
        """The clock runs or was set: look again and again until it stands."""
        if self._sound is None:
            return
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.setTimerType(Qt.TimerType.PreciseTimer)
            self._timer.setInterval(_TICK_MS)
            self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()

    @Slot()
    def finish(self) -> None:
        """Let everything go; the last thing that is asked of it."""
        self._rest()
        self._close()
        if self._timer is not None:
            self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        seconds, rate, is_running = self._clock.read()
        if self._sound is None or self._sink is None or not is_running:
            self._rest()
            if self._timer is not None:
                self._timer.stop()
            return
        try:
            self._keep_in_step(self._sink, seconds + self._track.start, rate)
            self._fill(self._sink, self._sound)
        except (MediaError, OSError, Cancelled) as error:
            log.info("the sound of a film ends here: %s", error)
            self._rest()
            self._close()

    def _keep_in_step(self, sink: SoundSink, film_now: float, rate: float) -> None:
        if self._begun is not None:
            begun, begun_rate, wall = self._begun
            if begun_rate == rate:
                passed = self._clock.wall() - wall
                if passed < _SETTLED or (self._is_over and not self._left):
                    # The device says nothing yet, or nothing more; a jump of the clock is seen by arithmetic.
                    off = begun + (passed - self._lead) * rate - film_now
                else:
                    off = begun + sink.heard() / SOUND_RATE * rate - film_now
                    self._learn(off / rate)
                if abs(off) <= _MOST_OFF * max(1.0, rate):
                    return
        self._rest()
        if self._sound is not None:
            first = film_now + self._lead * rate
            self._sound.begin(first, rate)
            sink.begin()
            self._begun = (first, rate, self._clock.wall())
            self._has_learned = False

    def _learn(self, off: float) -> None:
        if not self._has_learned:
            self._has_learned = True
            if abs(off) < _LONGEST_LEAD:
                self._lead = max(0.0, min(self._lead - off, _LONGEST_LEAD))

    def _fill(self, sink: SoundSink, sound: FilmSound) -> None:
        room = sink.room()
        while room >= FRAME_BYTES and not (self._is_over and not self._left):
            if not self._left:
                block = sound.block()
                if block is None:
                    self._is_over = True
                    return
                self._left = block.data
            part = self._left[: room // FRAME_BYTES * FRAME_BYTES]
            taken = sink.write(part)
            self._left = self._left[taken:]
            if taken < len(part):
                return
            room -= taken

    def _rest(self) -> None:
        if self._begun is not None and self._sink is not None:
            self._sink.end()
        self._begun = None
        self._left = b""
        self._is_over = False

    def _close(self) -> None:
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.close()

    def stop_work(self) -> None:
        """From any thread: give up what is under way."""
        self._cancel.set()


_LATE: list[tuple[QThread, _Speaker]] = []


class Voice(QObject):
    """Belongs to the UI thread. Silent without a device, and without a thread until something is to be heard."""

    _used = Signal(object)
    _volume_set = Signal(float)
    _woken = Signal()
    _finished = Signal()

    def __init__(
        self, opener: SoundOpener, clock: MasterClock, parent: QObject, make_sink: SinkMaker | None = None
    ) -> None:
        super().__init__(parent)
        self._opener = opener
        self._clock = clock
        self._make_sink: Callable[[], SoundSink | None] = make_sink or device_sink
        self._thread: QThread | None = None
        self._speaker: _Speaker | None = None
        self._volume = 1.0
        self._track = SILENCE
        self._is_ended = False

    def use(self, track: Track) -> None:
        """Let this be heard from now on."""
        if track == self._track or self._is_ended:
            return
        self._track = track
        if self._thread is None:
            if track.path is None:
                return
            self._begin()
        self._used.emit(track)

    def set_volume(self, volume: float) -> None:
        """From 0 to 1, as heard."""
        self._volume = max(0.0, min(volume, 1.0))
        self._volume_set.emit(self._volume)

    def wake(self) -> None:
        """The clock was started, stopped or set."""
        self._woken.emit()

    def end(self, milliseconds: int) -> None:
        """Be silent for good, and end the thread."""
        self._is_ended = True
        thread, speaker = self._thread, self._speaker
        self._thread = self._speaker = None
        if thread is None or speaker is None:
            return
        speaker.stop_work()
        self._finished.emit()
        thread.quit()
        if not thread.wait(milliseconds):
            # Neither may be destroyed while it works: Qt would end the program.
            log.info("the thread of the sound is late")
            _LATE.append((thread, speaker))

    def _begin(self) -> None:
        speaker = _Speaker(self._opener, self._make_sink, self._clock)
        thread = QThread()
        thread.setObjectName("sound of films")
        speaker.moveToThread(thread)
        thread.finished.connect(speaker.deleteLater)
        self._used.connect(speaker.use)
        self._volume_set.connect(speaker.set_volume)
        self._woken.connect(speaker.wake)
        self._finished.connect(speaker.finish)
        thread.start()
        self._thread, self._speaker = thread, speaker
        self._volume_set.emit(self._volume)
