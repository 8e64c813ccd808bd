"""The common time line of two films: which frame of each belongs to a moment. Nothing else computes this."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from vidgo_desktop.core.film import FilmFacts

# Two moments nearer than this are one: half a tick of the finest clock that containers use in practice (1/90000 s).
_SAME = 5e-6


@dataclass(frozen=True, slots=True)
class FilmLine:
    """Two films, or one (``source`` None), on one time line in seconds. It begins at 0 and ends with the longer one.

    A shift of +2 takes two of that side's own frames away from its beginning: at time 0 it shows its third frame.
    A negative shift would leave nothing to see at first, so the time line then begins where both show: with -2 for
    one side the *other* one begins with its third frame. A side that is over shows nothing.
    """

    source: FilmFacts | None
    result: FilmFacts
    source_shift: int = 0
    result_shift: int = 0

    @property
    def seconds(self) -> float:
        """How long anything is seen."""
        ends = [self.result.seconds - self.result_start]
        if self.source is not None:
            ends.append(self.source.seconds - self.source_start)
        return max(0.0, *ends)

    @property
    def shared_seconds(self) -> float:
        """How long both are seen; 0 when one is over before the other begins."""
        if self.source is None:
            return self.seconds
        return max(0.0, min(self.result.seconds - self.result_start, self.source.seconds - self.source_start))

    @property
    def result_start(self) -> float:
        """Seconds of the result that are seen at time 0."""
        return self._begin() + _offset(self.result, self.result_shift)

    @property
    def source_start(self) -> float:
        """Seconds of the source that are seen at time 0."""
        return 0.0 if self.source is None else self._begin() + _offset(self.source, self.source_shift)

    def frames_at(self, seconds: float) -> tuple[int | None, int | None]:
        """The frames of source and result that belong to this moment; None where a side is over."""
        source = None if self.source is None else _frame(self.source, seconds + self.source_start)
        return source, _frame(self.result, seconds + self.result_start)

    def leading(self, seconds: float) -> tuple[FilmFacts, float]:
        """Whose frames are counted at this moment, and that side's start: the result, after its end the source."""
        if self.source is None or self._place(seconds) <= self.result.last:
            return self.result, self.result_start
        return self.source, self.source_start

    @property
    def last_moment(self) -> float:
        """When the last frame begins that can be stepped to."""
        return self._moment(self._count() - 1)

    def frame_moment(self, seconds: float) -> float:
        """When the leading frame that is seen at this moment begins; moments outside are taken to the nearest.

        The leading frames are those of the result; after its end, those of the source.
        """
        return self.stepped(seconds, 0)

    def stepped(self, seconds: float, frames: int) -> float:
        """The moment so many leading frames on (or back), at a frame's beginning, within the time line."""
        place = self._place(max(0.0, seconds)) + frames
        return self._moment(max(self._place(0.0), min(place, self._count() - 1)))

    def next_change(self, seconds: float) -> float | None:
        """The first moment after this one at which either side shows another frame; None at the end."""
        found = [_change(self.result, self.result_start, seconds)]
        if self.source is not None:
            found.append(_change(self.source, self.source_start, seconds))
        there = [moment for moment in found if moment is not None and moment < self.seconds - _SAME]
        return min(there, default=None)

    def change_before(self, seconds: float) -> float:
        """The newest moment up to this one at which either side showed another frame; at least 0."""
        found = [0.0]
        films = [(self.result, self.result_start)]
        if self.source is not None:
            films.append((self.source, self.source_start))
        for film, start in films:
            own = seconds + start
            if own >= film.seconds - _SAME:
                found.append(film.seconds - start)
            elif own >= 0:
                found.append(film.starts[film.frame_at(own)] - start)
        return max(found)

    def _place(self, seconds: float) -> int:
        """The leading frame of a moment, counted through from the result's first to the source's last."""
        if self.source is None or self._tail() == 0 or seconds < self._result_end() - _SAME:
            return self.result.frame_at(seconds + self.result_start)
        first = self._first_of_tail(self.source)
        return self.result.last + 1 + self.source.frame_at(seconds + self.source_start) - first

    def _moment(self, place: int) -> float:
        if self.source is None or place <= self.result.last:
            return max(0.0, self.result.starts[place] - self.result_start)
        number = self._first_of_tail(self.source) + place - self.result.last - 1
        # The first of them may have begun while the result was still seen.
        return max(self._result_end(), self.source.starts[number] - self.source_start)

    def _count(self) -> int:
        return self.result.last + 1 + self._tail()

    def _tail(self) -> int:
        """How many frames of the source are seen after the end of the result."""
        if self.source is None or self.source.seconds - self.source_start <= self._result_end() + _SAME:
            return 0
        return self.source.last + 1 - self._first_of_tail(self.source)

    def _first_of_tail(self, source: FilmFacts) -> int:
        return source.frame_at(self._result_end() + self.source_start)

    def _result_end(self) -> float:
        return self.result.seconds - self.result_start

    def _begin(self) -> float:
        source = 0.0 if self.source is None else -_offset(self.source, self.source_shift)
        return max(0.0, source, -_offset(self.result, self.result_shift))


def _offset(film: FilmFacts, shift: int) -> float:
    return film.start_of(shift) if shift >= 0 else -film.start_of(-shift)


def _frame(film: FilmFacts, own: float) -> int | None:
    return None if own >= film.seconds - _SAME or own < -_SAME else film.frame_at(own)


def _change(film: FilmFacts, start: float, seconds: float) -> float | None:
    own = seconds + start + _SAME
    at = bisect_right(film.starts, own)
    if at <= film.last:
        return film.starts[at] - start
    return film.seconds - start if own < film.seconds else None
