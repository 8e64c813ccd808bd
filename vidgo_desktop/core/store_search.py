"""Searching in the list: the texts of all attempts, folded once and kept for as long as somebody types.

Nothing is written for it but two indexes, which an older program does not mind. Why: docs/decisions/search.md.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.search_words import SearchWords, Stopped, day_as_number
from vidgo_desktop.core.store_rows import problem_from
from vidgo_desktop.core.task import TaskState

# So many rows are read and folded at a time. Whoever folds holds up every other thread; this is less than 2 ms.
_AT_ONCE = 4_096
# Stands between two texts: taken out of the texts themselves, made by no folding, and no part of any word.
_BETWEEN = "\x1e"
_MOST_SEARCHED = 1_000
# Shorter ones would find almost every day and model.
_LEAST_OF_A_WORD = 3
_LEAST_OF_HAN = 2
_FIRST_HAN = "\u2e80"

# SQLite keeps the order of a sub-query for these functions; it is read out of an index that holds all of it.
_TEXTS = """
SELECT min(id), group_concat(id), group_concat(coalesce(shown_in, id)), group_concat(day), group_concat(
    replace(substr(own_name, 1, 200) || char(10) || substr(title, 1, 500) || char(10) || model_size, char(30), ' '),
    char(30)
) FROM (
    SELECT id, shown_in, day, own_name, title, substr(model_size, 1, 401) AS model_size FROM tasks
    WHERE removed_at IS NULL AND id < ? ORDER BY id DESC LIMIT ?
)
"""
_REASONS = """
SELECT id, problem, state, charge, task_id IS NOT NULL AS is_accepted
FROM tasks WHERE problem IS NOT NULL AND removed_at IS NULL
"""
_LAST = (1 << 63) - 1


def folded(text: str) -> str:
    """Text for comparing: without case, and written in one way only."""
    folded = text.casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFKC", folded)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word that is searched for: how it may stand in a text, itself first, and the days that it means."""

    names: tuple[str, ...]
    days: Collection[int]


@dataclass(frozen=True, slots=True)
class _Part:
    """Some attempts: the rows that show them, their days, and their folded texts in one."""

    rows: array[int]
    days: array[int]
    texts: str

    def rows_with(self, wanted: Iterable[_Wanted]) -> Iterable[int]:
        """The rows of those attempts in which every word stands, under one of its names or by its day."""
        if all(each.days or any(name in self.texts for name in each.names) for each in wanted):
            texts = self.texts.split(_BETWEEN)
            fits = [True] * len(texts)
            for each in wanted:
                fits = [fit and fits_too for fit, fits_too in zip(fits, self._each_with(texts, each), strict=True)]
            return compress(self.rows, fits)
        return ()

    def _each_with(self, texts: Sequence[str], wanted: _Wanted) -> list[bool]:
        first, *others = wanted.names
        fits = [first in text for text in texts]
        for name in others:
            fits = [fit or name in text for fit, text in zip(fits, texts, strict=True)]
        if wanted.days:
            fits = [fit or day in wanted.days for fit, day in zip(fits, self.days, strict=True)]
        return fits


class SearchedTexts:
    """One per open list, on its thread. Reads the list again when it is not what it was."""

    def __init__(self) -> None:
        self._mark: tuple[int, int] | None = None
        self._parts: tuple[_Part, ...] = ()

    def read(self, connection: sqlite3.Connection, beside: int, words: SearchWords) -> None:
        """Be ready for the first letter. ``beside`` counts those changes of this connection that touched no text."""
        (others,) = connection.execute("PRAGMA data_version").fetchone()
        mark = (others, connection.total_changes - beside)
        if mark != self._mark:
            self.forget()
            self._parts, self._mark = tuple(_parts(connection, words)), mark

    def find(self, connection: sqlite3.Connection, beside: int, text: str, words: SearchWords) -> array[int]:
        """The numbers of the rows in which every word of ``text`` stands somewhere in one attempt, newest first.

        Looks into own name, title, model, resolution, problem and day, whatever the case. ``beside`` as for ``read``.
        """
        self.read(connection, beside, words)
        known = {day for part in self._parts for day in part.days}
        days = {day: (day_as_number(day), folded(words.day(day))) for day in known}
        models = {folded(name): folded(said) for name, said in words.models().items()}
        # A pasted book of one word each must not be looked for ten thousand times.
        wanted = tuple(
            _Wanted(
                (word, *(name for name, said in models.items() if _says(word, said))),
                {day for day, (number, said) in days.items() if word in number or _says(word, said)},
            )
            for word in dict.fromkeys(folded(text[:_MOST_SEARCHED]).split())
        )
        found = {row for part in self._parts for row in part.rows_with(wanted)}
        return array("q", sorted(found, reverse=True))

    def forget(self) -> None:
        """Nobody searches any more: give the memory back."""
        self._mark, self._parts = None, ()


def _says(word: str, said: str) -> bool:
    """Whether a word is one of these or, if long enough, begins one. In the middle, *day* would mean all days."""
    if max(word) >= _FIRST_HAN:
        # Chinese is written without blanks.
        return len(word) >= _LEAST_OF_HAN and word in said
    return word in said.split() or (len(word) >= _LEAST_OF_A_WORD and f" {word}" in f" {said}")


def _reasons(connection: sqlite3.Connection, words: SearchWords) -> dict[int, str]:
    """What stands in the way of tasks, by their numbers: the service's own text, and ours as the row says it."""
    found: dict[int, str] = {}
    for row in connection.execute(_REASONS):
        problem = problem_from(row["problem"])
        if problem is not None:
            stopped = Stopped(
                problem=replace(problem, until=None),
                state=next((each for each in TaskState if each.value == row["state"]), TaskState.UNKNOWN),
                charge=next((each for each in Charge if each.value == row["charge"]), None),
                is_accepted=bool(row["is_accepted"]),
            )
            found[row["id"]] = folded(f"{problem.message}\n{words.problem(stopped)}").replace(_BETWEEN, " ")
    return found


def _parts(connection: sqlite3.Connection, words: SearchWords) -> Iterator[_Part]:
    reasons = _reasons(connection, words)
    last = _LAST
    while True:
        last, ids, rows, days, text = connection.execute(_TEXTS, (last, _AT_ONCE)).fetchone()
        if last is None:
            return
        texts = folded(text)
        numbers = array("q", map(int, ids.split(",")))
        if not reasons.keys().isdisjoint(numbers):
            each = zip(numbers, texts.split(_BETWEEN), strict=True)
            texts = _BETWEEN.join(f"{text}\n{reasons[id]}" if id in reasons else text for id, text in each)
        yield _Part(array("q", map(int, rows.split(","))), array("l", map(int, days.split(","))), texts)
