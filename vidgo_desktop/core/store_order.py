"""The rows of the list in another order than by their numbers, without loading a task."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from array import array
from typing import assert_never

from vidgo_desktop.core.library_facts import TaskOrder

# SQLite keeps the order of a sub-query for these functions.
_NEWEST = """
SELECT group_concat(id) FROM (
    SELECT id FROM tasks WHERE removed_at IS NULL AND shown_in IS NULL ORDER BY id DESC
)
"""
_OLDEST = """
SELECT group_concat(id) FROM (
    SELECT id FROM tasks WHERE removed_at IS NULL AND shown_in IS NULL ORDER BY id
)
"""
# What asks for a look comes first, what is over last; within the same, newest first.
_STATE = """
SELECT group_concat(id) FROM (
    SELECT id FROM tasks WHERE removed_at IS NULL AND shown_in IS NULL
    ORDER BY CASE state
        WHEN 'unknown' THEN 0 WHEN 'needs_you' THEN 1
        WHEN 'submitting' THEN 2 WHEN 'claimed' THEN 2 WHEN 'running' THEN 3 WHEN 'submitted' THEN 4
        WHEN 'uploading' THEN 5 WHEN 'queued' THEN 6
        WHEN 'finished' THEN CASE result WHEN 'saved' THEN 10 WHEN 'problem' THEN 8 WHEN 'gone' THEN 9 ELSE 7 END
        WHEN 'failed' THEN 11 WHEN 'rejected' THEN 12 ELSE 13 END, id DESC
)
"""
_MODEL = """
SELECT group_concat(id) FROM (
    SELECT id FROM tasks WHERE removed_at IS NULL AND shown_in IS NULL ORDER BY model_size, id DESC
)
"""
# Dearest first; what was not charged, or nobody knows, is at the end.
_CHARGE = """
SELECT group_concat(id) FROM (
    SELECT id FROM tasks WHERE removed_at IS NULL AND shown_in IS NULL ORDER BY charged DESC NULLS LAST, id DESC
)
"""
_STARRED = """
SELECT group_concat(id) FROM (
    SELECT id FROM tasks WHERE removed_at IS NULL AND shown_in IS NULL ORDER BY starred DESC, id DESC
)
"""
_NAMES = """
SELECT json_group_array(id), json_group_array(name) FROM (
    SELECT id, substr(coalesce(nullif(own_name, ''), title), 1, 80) AS name
    FROM tasks WHERE removed_at IS NULL AND shown_in IS NULL
)
"""


def ordered(connection: sqlite3.Connection, order: TaskOrder) -> array[int]:
    """The numbers of all rows in this order."""
    match order:
        case TaskOrder.NEWEST:
            cursor = connection.execute(_NEWEST)
        case TaskOrder.OLDEST:
            cursor = connection.execute(_OLDEST)
        case TaskOrder.NAME:
            return _by_name(connection)
        case TaskOrder.STATE:
            cursor = connection.execute(_STATE)
        case TaskOrder.MODEL:
            cursor = connection.execute(_MODEL)
        case TaskOrder.CHARGE:
            cursor = connection.execute(_CHARGE)
        case TaskOrder.STARRED:
            cursor = connection.execute(_STARRED)
        case _ as unknown:
            assert_never(unknown)
    (ids,) = cursor.fetchone()
    return array("q", json.loads(f"[{ids or ''}]"))


def _by_name(connection: sqlite3.Connection) -> array[int]:
    ids, names = connection.execute(_NAMES).fetchone()
    # Folding the whole text at once costs a tenth; it adds no quotation mark and no backslash.
    folded: list[str] = json.loads(names.casefold())
    keys = folded if names.isascii() else [_without_marks(name) for name in folded]
    newest_first = sorted(zip(keys, (-id for id in json.loads(ids)), strict=True))
    return array("q", (-id for _, id in newest_first))


def _without_marks(name: str) -> str:
    """Text for ordering: an accent does not send a name behind the last letter."""
    if name.isascii():
        return name
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
