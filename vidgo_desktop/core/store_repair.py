"""Writes into the list what the journal remembers. Inside a transaction of ``TaskStore``; nothing else calls this."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping

from vidgo_desktop.core.errors import Charge, StoreError
from vidgo_desktop.core.recovery import Memory
from vidgo_desktop.core.store_base import COUNT_INSIDE
from vidgo_desktop.core.store_rows import (
    Sql,
    clean,
    enum_of,
    finite_of,
    from_row,
    group_code,
    json_text,
    local_day,
    model_size,
    text_of,
)
from vidgo_desktop.core.task import WAITING_TO_SEND, ResultState, Task, TaskState

_SELECT_NONCE = "SELECT * FROM tasks WHERE nonce = ?"
_SELECT_ID = "SELECT 1 FROM tasks WHERE id = ?"
_SELECT_TASK_ID = "SELECT 1 FROM tasks WHERE task_id = ?"
_INSERT = """
INSERT INTO tasks (
    id, nonce, request, title, state, result, group_code, day, created_at, task_id, submitted_at, ended_at,
    result_path, saved_at, charge, charged, balance_before, attempts, parent, extra, problem, unsure, model_size
) VALUES (
    :id, :nonce, :request, :title, :state, :result, :group_code, :day, :created_at, :task_id, :submitted_at, :ended_at,
    :result_path, :saved_at, :charge, :charged, :balance_before, :attempts, :parent, :extra, :problem, :unsure,
    :model_size
)
"""
_TAKE_NUMBER = """
UPDATE tasks SET state = 'submitted', group_code = 0, task_id = :task_id, problem = NULL, charge = NULL,
    submitted_at = coalesce(submitted_at, created_at), attempts = max(attempts, :attempts), shown_in = NULL
WHERE id = :id
"""
_MAKE_UNSURE = """
UPDATE tasks SET state = 'unknown', group_code = 2, charge = 'unclear', unsure = 1, problem = :problem,
    attempts = max(attempts, :attempts), shown_in = NULL
WHERE id = :id
"""
_NOT_SENT = WAITING_TO_SEND | {TaskState.CLAIMED, TaskState.NEEDS_YOU}
_SETTLED = frozenset({ResultState.SAVED, ResultState.PROBLEM, ResultState.GONE})
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_UNSURE = '{"code":null,"kind":"ClosedWhileSending","message":"found in the journal","service_kind":""}'
# Nothing is known of the request when its own lines are damaged; the number alone still brings the video.
_NO_REQUEST = '{"callback_url":"","estimate":null,"model":"","seconds":null,"values":{}}'


def merge(connection: sqlite3.Connection, memory: Memory, now: float) -> bool:
    """Put back what the list lacks of this task; True when the list had lost something."""
    if memory.forgotten or not _storable(memory.nonce):
        return False
    row = connection.execute(_SELECT_NONCE, (memory.nonce,)).fetchone()
    if row is None:
        connection.execute(_INSERT, _params(connection, memory, now))
        return True
    return _bring_up(connection, from_row(row), memory)


def _bring_up(connection: sqlite3.Connection, task: Task, memory: Memory) -> bool:
    if task.task_id is not None:
        return False
    known = {"id": task.id, "attempts": memory.sent}
    if memory.task_id is not None and not _is_taken(connection, memory.task_id):
        connection.execute(_TAKE_NUMBER, {**known, "task_id": memory.task_id})
        connection.execute(COUNT_INSIDE, (task.shown_in,))
        # An answer that was journaled and then cut off is the ordinary end of a killed program.
        return task.state is not TaskState.SUBMITTING
    # The journal is written after the list, so a try that the list does not know of was lost by the list.
    forgot = memory.sent > task.attempts or (memory.sent == task.attempts and task.state is TaskState.CLAIMED)
    if memory.sent and memory.standing is None and task.state in _NOT_SENT and forgot:
        connection.execute(_MAKE_UNSURE, {**known, "problem": _UNSURE})
        return True
    return False


def _params(connection: sqlite3.Connection, memory: Memory, now: float) -> dict[str, Sql]:
    about, standing = memory.about, memory.standing or {}
    number = memory.task_id
    if number is not None and _is_taken(connection, number):
        number = None
    state, result = _standing_of(memory, number)
    created_at = _moment(about.get("created_at"), now)
    path = text_of(standing.get("path"))
    request = _storable(about.get("request")) or _NO_REQUEST
    return {
        "id": _free_id(connection, about.get("id")),
        "nonce": memory.nonce,
        "request": request,
        "model_size": model_size(request),
        "title": clean(text_of(about.get("title")) or number or "", 500),
        "state": state.value,
        "result": result.value,
        "group_code": group_code(state, result),
        "day": local_day(created_at),
        "created_at": created_at,
        "task_id": number,
        "submitted_at": finite_of(about.get("submitted_at")) or (created_at if memory.sent else None),
        "ended_at": finite_of(standing.get("ended_at")),
        "result_path": None if path is None else json_text(path),
        "saved_at": finite_of(standing.get("saved_at")),
        "charge": _charge(standing, state),
        "charged": finite_of(standing.get("charged")),
        "balance_before": finite_of(about.get("balance")),
        "attempts": memory.sent,
        "parent": _known_id(connection, about.get("parent")),
        "extra": _extra(about.get("extra")),
        "problem": _UNSURE if state is TaskState.UNKNOWN else None,
        "unsure": int(state is TaskState.UNKNOWN),
    }


def _storable(value: object) -> str | None:
    """A text that SQLite takes. Half a pair of surrogates, which no line of ours has there, is none."""
    text = text_of(value)
    return None if text is None or _HALF_A_PAIR.search(text) else text


def _standing_of(memory: Memory, number: str | None) -> tuple[TaskState, ResultState]:
    """The state in which a lost task comes back: as it was last written, or as its lines prove."""
    standing = memory.standing or {}
    state = enum_of(TaskState, standing.get("state"))
    result = enum_of(ResultState, standing.get("result")) or ResultState.NONE
    if state is None or state in _NOT_SENT or state is TaskState.SUBMITTING:
        proven_unsent = state in _NOT_SENT or not memory.sent
        state = TaskState.QUEUED if proven_unsent else TaskState.UNKNOWN
    if number is not None and state in (TaskState.QUEUED, TaskState.UNKNOWN):
        state = TaskState.SUBMITTED
    if number is None and state in (TaskState.SUBMITTED, TaskState.RUNNING):
        state = TaskState.UNKNOWN
    if state is TaskState.FINISHED and number is not None and result not in _SETTLED:
        # Its link was in the list alone; the service is asked for it again.
        return TaskState.SUBMITTED, ResultState.NONE
    return state, result if state is TaskState.FINISHED else ResultState.NONE


def _charge(standing: Mapping[str, object], state: TaskState) -> str | None:
    charge = Charge.UNCLEAR if state is TaskState.UNKNOWN else enum_of(Charge, standing.get("charge"))
    return None if charge is None or state is TaskState.SUBMITTED else charge.value


def _is_taken(connection: sqlite3.Connection, number: str) -> bool:
    return connection.execute(_SELECT_TASK_ID, (number,)).fetchone() is not None


def _free_id(connection: sqlite3.Connection, value: object) -> int | None:
    """The old number, by which the small pictures are named; another one where it is in use."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 1 << 53:
        return None
    return None if connection.execute(_SELECT_ID, (value,)).fetchone() is not None else value


def _known_id(connection: sqlite3.Connection, value: object) -> int | None:
    if not isinstance(value, int) or not 0 < value < 1 << 53:
        return None
    return value if connection.execute(_SELECT_ID, (value,)).fetchone() is not None else None


def _extra(value: object) -> str:
    if not isinstance(value, dict):
        return "{}"
    return json_text({str(key): text for key, text in value.items() if isinstance(text, str)})


def _moment(value: object, now: float) -> float:
    """When the task was made, as far as it is a time at all."""
    created_at = finite_of(value)
    try:
        local_day(created_at if created_at is not None else now)
    except StoreError:
        return now
    return now if created_at is None else created_at
