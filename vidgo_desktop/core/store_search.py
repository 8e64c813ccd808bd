"""Searching in the list: the texts of all attempts, folded once and kept for as long as somebody types.

Nothing is written for it but two indexes, which an older program does not mind. Why: docs/decisions/search.md.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import compress

# So many rows are read and folded at a time. Whoever folds holds up every other thread; this is less than 2 ms.
_AT_ONCE = 4_096
# Stands between two texts: taken out of the texts themselves, made by no folding, and no part of any word.
_BETWEEN = "\x1e"
_MOST_SEARCHED = 1_000
# Shorter ones would find almost every day.
_LEAST_OF_A_DAY = 3
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
SELECT id, CASE WHEN json_valid(problem) THEN json_extract(problem, '$.message') END
FROM tasks WHERE problem IS NOT NULL AND removed_at IS NULL
"""
_LAST = (1 << 63) - 1

# Every word by which people know a local day (proleptic ordinal), in their language, with blanks between them.
DayWords = Callable[[int], str]


def day_as_number(day: int) -> str:
    """``2026-11-23``; empty for what is no day."""
    try:
        return date.fromordinal(day).isoformat()
    except (ValueError, OverflowError):
        return ""


def folded(text: str) -> str:
    """Text for comparing: without case, and written in one way only."""
    folded = text.casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFKC", folded)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some attempts: the rows that show them, their days, and their folded texts in one."""

    rows: array[int]
    days: array[int]
    texts: str

    def rows_with(self, words: Iterable[str], on_days: Mapping[str, Collection[int]]) -> Iterable[int]:
        """The rows of those attempts in which every word stands, or which are of one of its days."""
        if all(word in self.texts or on_days[word] for word in words):
            texts = self.texts.split(_BETWEEN)
            fits = [True] * len(texts)
            for word in words:
                days = on_days[word]
                if days:
                    fits = [
                        fit and (word in text or day in days)
                        for fit, text, day in zip(fits, texts, self.days, strict=True)
                    ]
                else:
                    fits = [fit and word in text for fit, text in zip(fits, texts, strict=True)]
            return compress(self.rows, fits)
        return ()


class SearchedTexts:
    """One per open list, on its thread. Reads the list again when it is not what it was."""

    def __init__(self) -> None:
        self._mark: tuple[int, int] | None = None
        self._parts: tuple[_Part, ...] = ()

    def read(self, connection: sqlite3.Connection, beside: int) -> None:
        """Be ready for the first letter. ``beside`` counts those changes of this connection that touched no text."""
        (others,) = connection.execute("PRAGMA data_version").fetchone()
        mark = (others, connection.total_changes - beside)
        if mark != self._mark:
            self.forget()
            self._parts, self._mark = tuple(_parts(connection)), mark

    def find(self, connection: sqlite3.Connection, beside: int, text: str, day_words: DayWords) -> array[int]:
        """The numbers of the rows in which every word of ``text`` stands somewhere in one attempt, newest first.

        Looks into own name, title, model, resolution, reason and day, whatever the case. ``beside`` as for ``read``.
        """
        self.read(connection, beside)
        # A pasted book of one word each must not be looked for ten thousand times.
        words = tuple(dict.fromkeys(folded(text[:_MOST_SEARCHED]).split()))
        days = {day for part in self._parts for day in part.days}
        texts = {day: (day_as_number(day), folded(day_words(day))) for day in days}
        on_days = {word: {day for day, (number, said) in texts.items() if _means(word, number, said)} for word in words}
        found = {row for part in self._parts for row in part.rows_with(words, on_days)}
        return array("q", sorted(found, reverse=True))

    def forget(self) -> None:
        """Nobody searches any more: give the memory back."""
        self._mark, self._parts = None, ()


def _means(word: str, number: str, said: str) -> bool:
    """Whether a word is (the beginning of) one for this day. In the middle of a word, *day* would mean all days."""
    if word in number:
        return True
    if max(word) >= _FIRST_HAN:
        # Chinese dates are written without blanks.
        return len(word) >= _LEAST_OF_HAN and word in said
    return len(word) >= _LEAST_OF_A_DAY and any(each.startswith(word) for each in said.split())


def _parts(connection: sqlite3.Connection) -> Iterator[_Part]:
    reasons = {id: folded(reason) for id, reason in connection.execute(_REASONS) if isinstance(reason, str)}
    last = _LAST
    while True:
        last, ids, rows, days, text = connection.execute(_TEXTS, (last, _AT_ONCE)).fetchone()
        if last is None:
            return
        texts = folded(text)
        numbers = array("q", map(int, ids.split(",")))
        if not reasons.keys().isdisjoint(numbers):
            each = zip(numbers, texts.split(_BETWEEN), strict=True)
            texts = _BETWEEN.join(
                f"{text}\n{reasons[id].replace(_BETWEEN, ' ')}" if id in reasons else text for id, text in each
            )
        yield _Part(array("q", map(int, rows.split(","))), array("l", map(int, days.split(","))), texts)
