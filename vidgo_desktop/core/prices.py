"""What a video will cost: from a dated list of a twin service until own finished tasks have taught it. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vidgo_desktop.core.catalog import ModelSpec, ParamKind
from vidgo_desktop.core.facts import Price, PriceFact, PriceSource
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.task import ParamValue

# With fewer own tasks a single odd one would decide.
LEAST_LESSONS = 3
MOST_LESSONS = 12
# What people try first: ten seconds in the usual size.
TYPICAL_SECONDS = 10.0
_WHOLE_FROM = 10.0
_MOST_TEXT = 60_000


@dataclass(frozen=True, slots=True)
class Lesson:
    """One finished task of which length (seconds) and cost (credits) are known exactly."""

    task: int
    model: str
    resolution: str
    seconds: float
    credits: float

    @property
    def per_second(self) -> float:
        """Credits for one second of video."""
        return self.credits / self.seconds


def with_lesson(lessons: Iterable[Lesson], new: Lesson) -> tuple[Lesson, ...]:
    """These lessons and a new one: each task teaches once, and each price keeps its newest ``MOST_LESSONS``."""
    if new.seconds <= 0 or new.credits <= 0:
        return tuple(lessons)
    others = [each for each in lessons if each.task != new.task]
    pair = (new.model, new.resolution)
    same = [each for each in others if (each.model, each.resolution) == pair]
    dropped = same[: max(0, len(same) + 1 - MOST_LESSONS)]
    return (*(each for each in others if each not in dropped), new)


def price_fact(lessons: Iterable[Lesson] = ()) -> PriceFact:
    """The price of every model in every size: learned where enough tasks taught it, else from the list.

    The middle of the lessons counts, so that one task that cost something else changes nothing.
    """
    rates: dict[tuple[str, str], list[float]] = {}
    for lesson in lessons:
        rates.setdefault((lesson.model, lesson.resolution), []).append(lesson.per_second)
    listed = {(price.model, price.resolution): price for price in _listed()}
    for (model, resolution), known in rates.items():
        if len(known) >= LEAST_LESSONS:
            newest = known[-MOST_LESSONS:]
            rate = round(_middle(newest), 3)
            listed[model, resolution] = Price(model, resolution, rate, PriceSource.LEARNED, len(newest))
    return PriceFact(tuple(listed.values()))


def _middle(rates: list[float]) -> float:
    # The library's own one imports fractions and decimals, before the window is painted.
    ordered = sorted(rates)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _listed() -> list[Price]:
    found: list[Price] = []
    for spec in MODELS.values():
        param = spec.of_kind(ParamKind.CHOICE)
        for choice in param.choices if param is not None else ():
            if choice.credits_per_second is not None:
                found.append(Price(spec.id, choice.value, choice.credits_per_second))
    return found


def credits_for(price: Price | None, seconds: float | None) -> float | None:
    """The likely cost of a video of this length, whole credits from ten on; None when something is not known."""
    if price is None or seconds is None or seconds <= 0:
        return None
    amount = price.per_second * seconds
    return float(round(amount)) if amount >= _WHOLE_FROM else round(amount, 1)


def estimate(fact: PriceFact, spec: ModelSpec, values: Mapping[str, ParamValue], seconds: float | None) -> float | None:
    """The likely cost in credits of one task with these inputs; None when length or price is not known."""
    param = spec.of_kind(ParamKind.CHOICE)
    if param is None:
        return None
    wanted = values.get(param.name, param.default)
    return credits_for(fact.of(spec.id, str(wanted)), seconds)


def typical_cost(fact: PriceFact) -> float | None:
    """The cost of ten seconds in the usual size with the first model; None when that price is not known."""
    spec = next(iter(MODELS.values()))
    return estimate(fact, spec, {}, TYPICAL_SECONDS)


def lessons_text(lessons: Iterable[Lesson]) -> str:
    """The lessons as text, to be kept."""
    rows = [[each.task, each.model, each.resolution, each.seconds, each.credits] for each in lessons]
    return json.dumps(rows, separators=(",", ":"))


def read_lessons(text: str | None) -> tuple[Lesson, ...]:
    """The lessons in a kept text; what cannot be read is left out."""
    try:
        rows = json.loads(text) if text and len(text) <= _MOST_TEXT else []
    except (ValueError, RecursionError):
        return ()
    found = (_lesson(row) for row in rows) if isinstance(rows, list) else ()
    return tuple(each for each in found if each is not None)


def _lesson(row: object) -> Lesson | None:
    match row:
        case [int(task), str(model), str(resolution), (int() | float()) as seconds, (int() | float()) as credits]:
            # A comparison with NaN is false, so this keeps odd numbers out too.
            usable = 0 < seconds < 1e6 and 0 < credits < 1e9
            return Lesson(task, model, resolution, float(seconds), float(credits)) if usable else None
        case _:
            return None
