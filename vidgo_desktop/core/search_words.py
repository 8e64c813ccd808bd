"""The words under which the window shows things, so that a search finds what people read. Words are of a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import TaskProblem, TaskState

# Every word by which people know a local day (proleptic ordinal), in their language, with blanks between them.
DayWords = Callable[[int], str]


def day_as_number(day: int) -> str:
    """``2026-11-23``; empty for what is no day."""
    try:
        return date.fromordinal(day).isoformat()
    except (ValueError, OverflowError):
        return ""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A task's problem, and what else its words depend on. ``is_accepted``: the service gave a number."""

    problem: TaskProblem
    state: TaskState
    charge: Charge | None
    is_accepted: bool


def _no_models() -> Mapping[str, str]:
    return {}


def _no_words(_: Stopped) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Handed in by the window; all of it is called on the engine's thread. ``models`` gives words by a model's name."""

    day: DayWords = day_as_number
    models: Callable[[], Mapping[str, str]] = _no_models
    problem: Callable[[Stopped], str] = _no_words


NO_WORDS = SearchWords()
