"""A device for sound that keeps what it played, with the time at which each sample left."""

from __future__ import annotations

import array
import time
from collections.abc import Iterable

from vidgo_desktop.core.film_sound import FRAME_BYTES, SOUND_RATE

_BUFFER = SOUND_RATE // 8
_LOUD = 2500
_APART = 0.2


class Tape:
    """Plays in real time like a device: what was not written in time is a pause, and counting stands still."""

    def __init__(self, latency: float = 0.0) -> None:
        self.volume = 1.0
        self.begins = 0
        self._latency = latency
        # Moment, wall time of the first sample, samples: one piece for each row without a pause.
        self.pieces: list[tuple[float, bytearray]] = []
        self._written = 0
        self._heard = 0
        self._last = 0.0
        self._waiting = bytearray()
        self.is_on = False

    def begin(self) -> None:
        self.begins += 1
        self._written = self._heard = 0
        self._last = time.perf_counter() + self._latency
        self.is_on = True
        self._waiting = bytearray()

    def _advance(self) -> None:
        now = time.perf_counter()
        due = int((now - self._last) * SOUND_RATE)
        if not self.is_on or due <= 0:
            return
        ready = min(due, len(self._waiting) // FRAME_BYTES)
        if ready:
            self.pieces.append((self._last, self._waiting[: ready * FRAME_BYTES]))
            del self._waiting[: ready * FRAME_BYTES]
            self._heard += ready
        # A starved device goes on from now.
        self._last = self._last + ready / SOUND_RATE if ready == due else now

    def room(self) -> int:
        self._advance()
        return max(0, _BUFFER * FRAME_BYTES - len(self._waiting)) if self.is_on else 0

    def write(self, data: bytes) -> int:
        taken = min(len(data), self.room() // FRAME_BYTES * FRAME_BYTES)
        self._waiting += data[:taken]
        return taken

    def heard(self) -> int:
        self._advance()
        return self._heard

    def end(self) -> None:
        self._advance()
        self.is_on = False

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def clicks(self) -> list[float]:
        """Wall times of the middles of all clicks."""
        return middles((begin, 1.0, bytes(data)) for begin, data in list(self.pieces))


def middles(pieces: Iterable[tuple[float, float, bytes]]) -> list[float]:
    """Where clicks have their middle by loudness. Each piece: time of its first sample, tempo, samples.

    Sound that is stretched holds a click twice or thrice, each more or less loud, so its beginning says little.
    """
    found: list[list[tuple[float, int]]] = []
    for begin, tempo, data in pieces:
        samples = array.array("h", data)
        for place in range(0, len(samples), 2):
            loud = abs(samples[place])
            if loud > _LOUD:
                moment = begin + place / 2 / SOUND_RATE * tempo
                if not found or moment - found[-1][-1][0] > _APART:
                    found.append([])
                found[-1].append((moment, loud))
    return [sum(moment * loud for moment, loud in each) / sum(loud for _, loud in each) for each in found]
