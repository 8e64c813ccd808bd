"""Questions about many tasks at once that need no whole snapshots: the money of a day, open charges."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.store_rows import from_row, json_text
from vidgo_desktop.core.task import Task, TaskState

# A charge that is older than this many tasks is nobody's question any more.
_LATEST = 1_000
# Tasks may wait some days for their user; what was made earlier than this is hardly sent today.
_SENT_LATER_DAYS = 30

# Removed tasks count too: taking a row out of the list gives no money back.
_DAY = """
SELECT id, state, charge, charged, extra,
    CASE WHEN json_valid(request) THEN json_extract(request, '$.estimate') END AS estimate
FROM tasks WHERE day BETWEEN ? AND ? AND (day = ? OR submitted_at >= ?)
"""
_UNSETTLED = """
SELECT * FROM tasks
WHERE id > (SELECT coalesce(max(id), 0) FROM tasks) - ? AND task_id IS NOT NULL
    AND ((state = 'finished' AND charge IS NULL) OR (state = 'failed' AND charge = 'unclear'))
ORDER BY id
"""
# The mark holds the first number of its group, so no older task can have it.
_TOGETHER = """
SELECT * FROM tasks
WHERE id >= ? AND CASE WHEN json_valid(extra) THEN json_extract(extra, '$.together') END = ?
ORDER BY id
"""
# Only the few characters beside a task are looked at: 100,000 of them take some 30 ms.
_MARKED = "SELECT * FROM tasks WHERE instr(extra, ?) ORDER BY id"


@dataclass(frozen=True, slots=True)
class DayRow:
    """What a task of today means for the money; amounts in credits, ``watched`` whether its charge may still change."""

    id: int
    state: TaskState
    charge: Charge | None
    charged: float | None
    estimate: float | None
    watched: bool


def rows_of_day(connection: sqlite3.Connection, day: int, midnight: float) -> tuple[DayRow, ...]:
    """Every task that was made on this local day or sent since its ``midnight`` (UTC seconds), removed ones too."""
    rows = connection.execute(_DAY, (day - _SENT_LATER_DAYS, day, day, midnight))
    return tuple(map(_day_row, rows))


def _day_row(row: sqlite3.Row) -> DayRow:
    charge = next((each for each in Charge if each.value == row["charge"]), None)
    state = next((each for each in TaskState if each.value == row["state"]), TaskState.UNKNOWN)
    watched = '"watched":"over"' not in str(row["extra"])
    return DayRow(row["id"], state, charge, _number(row["charged"]), _number(row["estimate"]), watched)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def unsettled(connection: sqlite3.Connection) -> tuple[Task, ...]:
    """Ended tasks of which nobody has found out yet what they cost, oldest first, removed ones too."""
    return tuple(map(from_row, connection.execute(_UNSETTLED, (_LATEST,))))


def together(connection: sqlite3.Connection, first: int) -> tuple[Task, ...]:
    """The tasks whose costs were mixed with those of the task with this number, itself included."""
    return tuple(map(from_row, connection.execute(_TOGETHER, (first, str(first)))))


def marked(connection: sqlite3.Connection, name: str, value: str) -> tuple[Task, ...]:
    """The tasks with this mark in ``Task.extra``, oldest first, removed ones too."""
    found = connection.execute(_MARKED, (json_text({name: value})[1:-1],))
    return tuple(task for task in map(from_row, found) if task.extra.get(name) == value)
