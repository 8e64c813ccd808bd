"""What is to be exported of a comparison, and which pair belongs to each picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.film_export import ENDINGS, ExportKind, FilmWish, SoundWish
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.ui.sides import Side

# A moving picture that is longer, faster or larger is refused where it is to be posted.
GIF_SECONDS = 12.0
GIF_LONG_SIDE = 480
# Hundredths of a second between two pictures of a GIF: this is 14 a second. Browsers slow down what is below 2.
_GIF_STEP = 7
_GIF_TICK = Fraction(1, 100)
# For films whose frames do not follow evenly: the clock of most containers.
_FINE_TICK = Fraction(1, 90_000)
_UNEVEN = 0.25
# A longer standing frame is repeated, because the other side may move meanwhile.
_STANDS = 1.5
_SAME = 5e-6


class Layout(StrEnum):
    """How the two are put together in the export."""

    SIDE_BY_SIDE = "side_by_side"
    STACKED = "stacked"
    WIPE = "wipe"
    FADE = "fade"
    BLINK = "blink"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """One export. ``target`` gets the right ending, and a number where its name is taken.

    ``first`` and ``last`` are seconds of the line, ``last`` itself outside; None is as long as both are seen. A frame
    is the pair at ``first``. ``labels`` are the words for source and result. ``wipe`` is where the line is and
    ``fade`` how much of the result shows, from 0 to 1. ``mirrored`` puts the source to the right.
    """

    kind: ExportKind
    target: Path
    line: FilmLine
    layout: Layout = Layout.SIDE_BY_SIDE
    first: float = 0.0
    last: float | None = None
    labels: tuple[str, str] | None = None
    sound: Side | None = None
    wipe: float = 0.5
    fade: float = 0.5
    single: Side = Side.RESULT
    mirrored: bool = False

    @property
    def ends(self) -> float:
        """Where the export ends on the line, in seconds."""
        seconds = self.line.seconds
        if self.last is None:
            return self.line.shared_seconds or seconds
        return min(self.last, seconds)


def moments_of(order: ExportOrder) -> list[float]:
    """When each picture of the export begins, in seconds of the line. Raises ``MediaError`` when there is none.

    A film has every frame that leads (the result's, after its end the source's); a GIF is sampled evenly.
    """
    if order.kind is ExportKind.FRAME:
        return [order.line.frame_moment(order.first)]
    ends = order.ends
    moments = _sampled(order, ends) if order.kind is ExportKind.GIF else _every(order, ends)
    if not moments:
        raise MediaError("there is nothing in the chosen part")
    return moments


def wish_of(order: ExportOrder, moments: list[float], size: tuple[int, int]) -> FilmWish:
    """What the writer is to make of pictures at these moments."""
    target = order.target
    if target.suffix.lower() != f".{ENDINGS[order.kind]}":
        target = target.with_name(f"{target.name}.{ENDINGS[order.kind]}")
    first = moments[0]
    if order.kind is ExportKind.GIF:
        step = _gif_step(order)
        ticks = tuple(number * step for number in range(len(moments)))
        return FilmWish(order.kind, target, *size, Fraction(100, step), _GIF_TICK, ticks, ticks[-1] + step)
    rate = _rate_of(order, first)
    evenly = all(abs((moment - first) * rate - number) <= _UNEVEN for number, moment in enumerate(moments))
    if evenly:
        tick, ticks = 1 / rate, tuple(range(len(moments)))
        ends = len(moments)
    else:
        tick = _FINE_TICK
        ticks = tuple(round((moment - first) / tick) for moment in moments)
        ends = max(ticks[-1] + 1, round((min(order.ends, moments[-1] + float(_STANDS / rate)) - first) / tick))
    return FilmWish(order.kind, target, *size, rate, tick, ticks, ends, _sound(order, first))


def _every(order: ExportOrder, ends: float) -> list[float]:
    line = order.line
    moment = line.frame_moment(order.first)
    moments: list[float] = []
    while moment < ends - _SAME:
        moments.append(moment)
        after = line.stepped(moment, 1)
        if _leading(line, after) == _leading(line, moment):
            after = line.seconds
        # The gap is filled with as many pictures as fit at the usual pace.
        step = 1 / float(_rate_of(order, moment))
        while after - moments[-1] > _STANDS * step and moments[-1] + step < ends - _SAME:
            moments.append(moments[-1] + step)
        if after >= line.seconds:
            break
        moment = after
    return moments


def _leading(line: FilmLine, moment: float) -> tuple[Path, int]:
    film, start = line.leading(moment)
    return film.path, film.frame_at(moment + start)


def _sampled(order: ExportOrder, ends: float) -> list[float]:
    step = _gif_step(order) / 100
    count = int((min(ends - order.first, GIF_SECONDS) + _SAME) / step)
    return [order.first + number * step for number in range(max(count, 1 if ends > order.first else 0))]


def _gif_step(order: ExportOrder) -> int:
    return max(_GIF_STEP, round(100 / _rate_of(order, order.first)))


def _rate_of(order: ExportOrder, moment: float) -> Fraction:
    film, _start = order.line.leading(moment)
    return max(Fraction(film.rate).limit_denominator(1001), Fraction(1, 10))


def _sound(order: ExportOrder, first: float) -> SoundWish | None:
    line = order.line
    if order.sound is Side.RESULT and line.result.has_sound:
        return SoundWish(line.result.path, first + line.result_start)
    if order.sound is Side.SOURCE and line.source is not None and line.source.has_sound:
        return SoundWish(line.source.path, first + line.source_start)
    return None
