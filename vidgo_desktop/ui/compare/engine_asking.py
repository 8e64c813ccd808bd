"""One pair is asked for at a time; the newest wish waits, and small stand-ins bridge the time."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from vidgo_desktop.core.film import FilmTools
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.ui.compare.clock import MasterClock
from vidgo_desktop.ui.compare.decoder import Came, Decoder, Wish
from vidgo_desktop.ui.compare.decoder_strips import StandIns, Strips
from vidgo_desktop.ui.compare.shots import PairShot
from vidgo_desktop.ui.sides import Side

# A hand that moves again within this time scrubs; the exact pair is made when it rests for so long.
_REST_MS = 90
_AT_FIRST = QSize(1280, 720)


@dataclass(slots=True)
class Asked:
    """A pair under way. ``at`` is the clock's moment at which it is due; None: as soon as it is there."""

    number: int
    seconds: float
    frames: dict[Side, int]
    wall: float
    at: float | None = None
    images: dict[Side, QImage] = field(default_factory=dict)


class Asking(QObject):
    """Belongs to the UI thread.

    ``ready`` carries an ``Asked`` with all its pictures; ``stand_in`` a ``PairShot`` of small ones.
    """

    ready = Signal(object)
    stand_in = Signal(object)

    def __init__(self, tools: FilmTools, clock: MasterClock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self.decoders = {side: Decoder(side, tools.open, self) for side in Side}
        self.strips = Strips(tools.strip, self)
        for decoder in self.decoders.values():
            decoder.came.connect(self._came)
        self.strips.stand_ins_came.connect(self._stand_ins_came)
        self._line: FilmLine | None = None
        self._box = _AT_FIRST
        self._number = 0
        self._asked: Asked | None = None
        self._waiting: float | None = None
        # Of the newest wish that was made by hand: its number for stand-ins, its moment.
        self._hand: tuple[int, float] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._rested)
        self._last_seek = float("-inf")

    @property
    def asked(self) -> Asked | None:
        """What is under way."""
        return self._asked

    @property
    def goal(self) -> float | None:
        """Where the newest wish by hand leads, None when it is shown."""
        return None if self._hand is None else self._hand[1]

    @property
    def box(self) -> QSize:
        """The largest size of one picture."""
        return self._box

    def set_box(self, box: QSize) -> None:
        """For all pictures that are asked for from now on."""
        self._box = box

    def use(self, line: FilmLine | None) -> None:
        """Other films or other shifts; what was under way is forgotten."""
        self._line = line
        self.drop()

    def drop(self) -> None:
        """Nothing is wanted any more."""
        self._number += 1
        self._asked = self._waiting = self._hand = None
        self._rest.stop()

    def end(self, milliseconds: int) -> None:
        """End all threads, within about this time."""
        self.drop()
        for decoder in self.decoders.values():
            decoder.end()
        self.strips.end()
        until = time.monotonic() + milliseconds / 1000
        for decoder in self.decoders.values():
            decoder.join(until)
        self.strips.join(until)

    def next(self, seconds: float, at: float) -> None:
        """The next pair while the films play, due at this moment of the clock."""
        self._hand = None
        self._send(seconds, at, at_once=False)

    def go_to(self, seconds: float, *, by_hand: bool) -> None:
        """The pair of this moment as soon as possible; ``by_hand``: with a stand-in meanwhile."""
        line = self._line
        if line is None:
            return
        self._rest.stop()
        self._number += 1
        self._hand = (self._number, seconds)
        now = self._clock.wall()
        is_scrubbing = by_hand and (now - self._last_seek) * 1000 < _REST_MS
        frames = _frames(line, seconds)
        has_stand_ins = by_hand and self.strips.has(frames)
        if by_hand:
            self._last_seek = now
        if has_stand_ins:
            self.strips.show(self._number, frames)
            if is_scrubbing:
                # The way to an exact pair would only be in the way of the next stand-in.
                self._asked, self._waiting = None, None
                self._rest.start()
                return
        if self._asked is not None and self._asked.at is None and not has_stand_ins:
            # The one under way is shown first: a row of wishes must not starve the stage.
            self._waiting = seconds
            return
        self._send(seconds, None, at_once=has_stand_ins)

    def _send(self, seconds: float, at: float | None, *, at_once: bool) -> None:
        if self._line is None:
            return
        self._number += 1
        self._waiting = None
        frames = _frames(self._line, seconds)
        self._asked = Asked(self._number, seconds, frames, self._clock.wall(), at)
        box = (self._box.width(), self._box.height())
        for side, frame in frames.items():
            self.decoders[side].wish(Wish(self._number, frame, box), at_once=at_once or at is None)

    @Slot()
    def _rested(self) -> None:
        if self._hand is not None:
            self._send(self._hand[1], None, at_once=True)

    @Slot(object)
    def _came(self, came: Came) -> None:
        asked = self._asked
        if asked is None or came.number != asked.number:
            return
        asked.images[came.side] = came.image
        if len(asked.images) < len(asked.frames):
            return
        self._asked = None
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self._hand = None
        else:
            self._send(waiting, None, at_once=False)
        self.ready.emit(asked)

    @Slot(object)
    def _stand_ins_came(self, came: StandIns) -> None:
        if self._hand is None or self._hand[0] != came.number or self._line is None:
            return
        self.stand_in.emit(shot_of(self._line, self._hand[1], came.images, is_exact=False))


def _frames(line: FilmLine, seconds: float) -> dict[Side, int]:
    source, result = line.frames_at(seconds)
    found = {Side.SOURCE: source, Side.RESULT: result}
    return {side: frame for side, frame in found.items() if frame is not None}


def shot_of(line: FilmLine, seconds: float, images: dict[Side, tuple[int, QImage]], *, is_exact: bool) -> PairShot:
    """These pictures as one shot."""
    source, source_image = images.get(Side.SOURCE, (None, None))
    result, result_image = images.get(Side.RESULT, (None, None))
    leading = line.result.last if result is None else result
    return PairShot(seconds, leading, source, result, source_image, result_image, is_exact)
