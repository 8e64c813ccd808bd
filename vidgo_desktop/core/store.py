"""The task list on disk. One file, one connection, used from the thread that opened it: the engine's."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Self, Unpack

from vidgo_desktop.core import store_queries, store_repair
from vidgo_desktop.core.errors import Charge, ListReadOnly, StoreError
from vidgo_desktop.core.facts import TaskIndex
from vidgo_desktop.core.recovery import Memory
from vidgo_desktop.core.store_files import is_damage, mark_suspect
from vidgo_desktop.core.store_opening import FileWatch, open_list, store_error
from vidgo_desktop.core.store_queries import DayRow
from vidgo_desktop.core.store_rows import (
    MOST_URL,
    Changes,
    Sql,
    changeable_params,
    clean,
    cleaned,
    exact,
    from_row,
    local_day,
    moment,
    new_params,
)
from vidgo_desktop.core.submit_rules import AFTER_A_CRASH
from vidgo_desktop.core.task import (
    BUSY,
    JobRequest,
    ResultState,
    Task,
    TaskProblem,
    TaskState,
    may_move,
)

__all__ = ["Changes", "DayRow", "TaskStore"]

# An upload's link must outlive the submit that uses it and the service's own fetch.
_UPLOAD_MARGIN = 600.0
_MOST_DETAIL = 4_096
_MOST_NOTE = 65_536

_SELECT_ONE = "SELECT * FROM tasks WHERE id = ?"
_SELECT_SHOWN = "SELECT * FROM tasks WHERE id = ? AND removed_at IS NULL"
_SELECT_PAGE = "SELECT * FROM tasks WHERE id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL"
_SELECT_NONCE = "SELECT * FROM tasks WHERE nonce = ?"
# SQLite keeps the order of a sub-query for these functions; written out in one text each, 100,000 tasks are read
# in half the time of rows.
_SELECT_INDEX = """
SELECT group_concat(id), group_concat(day), group_concat(max(0, min(group_code, 2)), '')
FROM (SELECT id, day, group_code FROM tasks WHERE removed_at IS NULL ORDER BY id DESC)
"""
_GROUP_BYTES = bytes.maketrans(b"012", bytes((0, 1, 2)))
# The first condition is the one of the partial index, the second takes out what only waits for a decision.
_SELECT_OPEN = """
SELECT * FROM tasks
WHERE (group_code = 0 OR state = 'unknown') AND NOT (state = 'finished' AND result = 'none')
ORDER BY id
"""
_SELECT_CUT_OFF = """
SELECT * FROM tasks
WHERE (group_code = 0 OR state = 'unknown')
    AND (state IN ('claimed', 'uploading', 'submitting') OR (state = 'finished' AND result = 'saving'))
ORDER BY id
"""
_INSERT = """
INSERT INTO tasks (nonce, request, title, state, result, group_code, day, created_at, parent, extra)
VALUES (:nonce, :request, :title, :state, :result, :group_code, :day, :created_at, :parent, :extra)
ON CONFLICT (nonce) DO NOTHING
"""
_UPDATE = """
UPDATE tasks SET
    title = :title, state = :state, result = :result, group_code = :group_code, task_id = :task_id,
    status_word = :status_word, progress = :progress, submitted_at = :submitted_at,
    checked_at = :checked_at, ended_at = :ended_at, result_url = :result_url, result_path = :result_path,
    saved_at = :saved_at, problem = :problem, charge = :charge, charged = :charged,
    balance_before = :balance_before, extra = :extra, unsure = max(unsure, :unsure)
WHERE id = :id
"""
_CLAIM = "UPDATE tasks SET state = 'claimed', attempts = attempts + 1 WHERE id = ? AND state = 'queued'"
_ATTEMPT = "INSERT INTO attempts (task, n, phase, http_status, detail, at) VALUES (?, ?, ?, ?, ?, ?)"
_REMEMBER = """
INSERT INTO uploads (sha256, url, expires_at) VALUES (?, ?, ?)
ON CONFLICT (sha256) DO UPDATE SET url = excluded.url, expires_at = excluded.expires_at
"""
_REMOVE = "UPDATE tasks SET removed_at = ? WHERE id = ?"
# The second group is that of the saved videos.
_CLEAR = "UPDATE tasks SET removed_at = ? WHERE group_code = 1 AND removed_at IS NULL RETURNING id"
_RESTORE = """
UPDATE tasks SET removed_at = NULL
WHERE id IN (SELECT value FROM json_each(?)) AND removed_at IS NOT NULL RETURNING id
"""
_PURGE = "DELETE FROM tasks WHERE removed_at < ? RETURNING id, nonce"
_SELECT_SENT = "SELECT * FROM tasks WHERE task_id IS NOT NULL OR unsure = 1 ORDER BY id"
_NOTE = "INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


class TaskStore:
    """Every task of one realm. What a method changed is on the disk when it returns.

    All methods raise StoreError and nothing else: the disk is full, the file is locked or damaged, the
    move is not allowed. Then nothing was changed.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, aside: Path | None, watch: FileWatch | None) -> None:
        self._connection = connection
        self._path = path
        self._watch = watch
        self.aside = aside
        """Where a damaged list was put aside when this one was opened; None when all was well."""

    @classmethod
    def open(cls, path: Path, *, only_read: bool = False) -> Self:
        """Open the list, or make it; where nothing can be written, or with ``only_read``, it is open for reading.

        Raises StoreTooNew (the file stays untouched) or StoreError.
        """
        with _told_as_store_error(path):
            opened = open_list(path, only_read=only_read)
            return cls(opened.connection, path, opened.aside, opened.watch)

    @property
    def only_read(self) -> bool:
        """Whether every method that would write raises ListReadOnly."""
        return self._watch is None

    @property
    def notice(self) -> str | None:
        """What must be told about the opening, with the name of the file that was put aside."""
        return None if self.aside is None else f"The task list was damaged and is kept as {self.aside}"

    def close(self) -> None:
        """Let the file go. May be called twice."""
        with _told_as_store_error(self._path):
            self._connection.close()

    # Tasks

    def add(
        self,
        request: JobRequest,
        *,
        title: str,
        now: float,
        parent: int | None = None,
        extra: Mapping[str, str] = MappingProxyType({}),
    ) -> tuple[Task, bool]:
        """Make a task. When its nonce is known, the task that has it is given, and False."""
        with self._write():
            cursor = self._connection.execute(_INSERT, new_params(request, title, now, parent, extra))
            rows = self._connection.execute(_SELECT_NONCE, (request.nonce,))
            return from_row(rows.fetchone()), cursor.rowcount == 1

    def knows_nonce(self, nonce: str) -> bool:
        """Whether there is a task with this nonce."""
        with _told_as_store_error(self._path):
            return self._connection.execute(_SELECT_NONCE, (nonce,)).fetchone() is not None

    def get(self, id: int, *, removed: bool = False) -> Task | None:
        """The task with this number, None when there is none; with ``removed`` also one that was taken out."""
        with _told_as_store_error(self._path):
            row = self._connection.execute(_SELECT_ONE if removed else _SELECT_SHOWN, (id,)).fetchone()
            return None if row is None else from_row(row)

    def page(self, ids: Sequence[int]) -> tuple[Task, ...]:
        """These tasks, in this order; those that are not in the list are left out."""
        with _told_as_store_error(self._path):
            rows = self._connection.execute(_SELECT_PAGE, (json.dumps(list(ids)),))
            found = {task.id: task for task in map(from_row, rows)}
            return tuple(found[id] for id in ids if id in found)

    def index(self) -> TaskIndex:
        """The whole list, newest first (by number: the clock may have been set back)."""
        with _told_as_store_error(self._path):
            ids, days, groups = self._connection.execute(_SELECT_INDEX).fetchone()
            return TaskIndex(
                ids=array("q", json.loads(f"[{ids or ''}]")),
                days=array("l", json.loads(f"[{days or ''}]")),
                groups=(groups or "").encode("ascii").translate(_GROUP_BYTES),
            )

    def open_tasks(self) -> tuple[Task, ...]:
        """Everything that still has to happen, oldest first: busy, unknown, or finished and not saved yet."""
        with _told_as_store_error(self._path):
            return tuple(map(from_row, self._connection.execute(_SELECT_OPEN)))

    def find_task_id(self, task_id: str) -> Task | None:
        """The task that has this id of the service, a removed one too."""
        with _told_as_store_error(self._path):
            row = self._connection.execute("SELECT * FROM tasks WHERE task_id = ?", (task_id,)).fetchone()
            return None if row is None else from_row(row)

    def claim(self, id: int) -> Task | None:
        """Take a queued task for sending and count the attempt; None when it was not queued any more."""
        with self._write():
            claimed = self._connection.execute(_CLAIM, (id,)).rowcount == 1
            return self._must(id) if claimed else None

    def update(self, id: int, *, expect: TaskState | None = None, **changes: Unpack[Changes]) -> Task:
        """Change a task. Refused when it is not in the state ``expect``, or when the move is not allowed."""
        with self._write():
            return self._apply(id, expect, changes)

    def update_many(self, changes: Sequence[tuple[int, Changes]]) -> tuple[Task, ...]:
        """Change several tasks, all or none."""
        with self._write():
            return tuple(self._apply(id, None, each) for id, each in changes)

    def search(self, text: str) -> array[int]:
        """The numbers of the tasks in which every word of this text stands, newest first."""
        with _told_as_store_error(self._path):
            return store_queries.search(self._connection, text)

    def rows_of_day(self, now: float, midnight: float) -> tuple[DayRow, ...]:
        """The money of the local day of ``now`` that began at ``midnight`` (both UTC seconds)."""
        with _told_as_store_error(self._path):
            return store_queries.rows_of_day(self._connection, local_day(now), midnight)

    def unsettled(self) -> tuple[Task, ...]:
        """Ended tasks whose cost is not known yet, oldest first, removed ones too."""
        with _told_as_store_error(self._path):
            return store_queries.unsettled(self._connection)

    def together(self, first: int) -> tuple[Task, ...]:
        """The tasks whose costs the balance cannot tell apart, by the number of their first, removed ones too."""
        with _told_as_store_error(self._path):
            return store_queries.together(self._connection, first)

    # Removing and bringing back

    def remove(self, id: int, now: float) -> None:
        """Hide an ended task. Refused while something has to happen to it; unknown numbers are fine."""
        with self._write():
            row = self._connection.execute(_SELECT_ONE, (id,)).fetchone()
            if row is None:
                return
            if _is_open(from_row(row)):
                raise StoreError("a task that has not ended cannot be removed")
            self._connection.execute(_REMOVE, (moment(now), id))

    def clear_ready(self, now: float) -> tuple[int, ...]:
        """Hide every task whose video is saved and give their numbers, newest first."""
        with self._write():
            rows = self._connection.execute(_CLEAR, (moment(now),)).fetchall()
            return tuple(sorted((row["id"] for row in rows), reverse=True))

    def restore(self, ids: Sequence[int]) -> tuple[Task, ...]:
        """Bring hidden tasks back and give those that were hidden, in the order of the list."""
        with self._write():
            rows = self._connection.execute(_RESTORE, (json.dumps(list(ids)),)).fetchall()
            return tuple(self._must(id) for id in sorted((row["id"] for row in rows), reverse=True))

    def purge(self, before: float) -> tuple[tuple[int, str], ...]:
        """Forget for good what was removed before this time (UTC seconds) and give the numbers and nonces."""
        with self._write():
            return tuple((row["id"], row["nonce"]) for row in self._connection.execute(_PURGE, (before,)).fetchall())

    # Across a restart

    def recover(self, now: float) -> tuple[Task, ...]:
        """Put right what the last run left half done and give the changed tasks; a second call finds none.

        A claim or an upload goes back to the queue: nothing was sent. What was being sent has an unknown
        outcome.
        """
        with self._write():
            moment(now)
            found = [from_row(row) for row in self._connection.execute(_SELECT_CUT_OFF).fetchall()]
            for task in found:
                if task.state is TaskState.SUBMITTING:
                    self._attempt(task.id, task.attempts, "recovered", None, "", now)
            return tuple(self._apply(task.id, None, _put_right(task)) for task in found)

    def merge(self, memories: Iterable[Memory], now: float) -> int:
        """Put back what the journal remembers and the list lost; the number of tasks that came back.

        Call it before ``recover``, which makes unsent what only looks like it while the list is behind.
        """
        with self._write():
            return sum(store_repair.merge(self._connection, memory, moment(now)) for memory in memories)

    def sent_tasks(self) -> Iterator[Task]:
        """Every task that has a number at the service or may have one, oldest first, removed ones too."""
        with _told_as_store_error(self._path):
            yield from map(from_row, self._connection.execute(_SELECT_SENT))

    def record_attempt(self, id: int, n: int, phase: str, http_status: int | None, detail: str, now: float) -> None:
        """Write down how far the n-th try to send a task came. These lines are never changed."""
        with self._write():
            self._attempt(id, n, phase, http_status, detail, now)

    # Uploads and notes

    def remember_upload(self, sha256: str, url: str, expires_at: float) -> None:
        """Remember where a file with this content lies at the service; it expires then (UTC seconds)."""
        row = (exact(sha256, 128, "hash"), exact(url, MOST_URL, "link"), moment(expires_at))
        with self._write():
            self._connection.execute(_REMEMBER, row)

    def upload_for(self, sha256: str, now: float) -> str | None:
        """A link to a file with this content that lives for ten more minutes at least."""
        with self._write():
            self._connection.execute("DELETE FROM uploads WHERE expires_at <= ?", (now,))
            row = self._connection.execute(
                "SELECT url FROM uploads WHERE sha256 = ? AND expires_at >= ?", (sha256, now + _UPLOAD_MARGIN)
            ).fetchone()
            return None if row is None else str(row["url"])

    def set_note(self, key: str, value: str) -> None:
        """Keep a small text under a name."""
        with self._write():
            self._connection.execute(_NOTE, (exact(key, 128, "name of a note"), clean(value, _MOST_NOTE)))

    def note(self, key: str) -> str | None:
        """The text under this name, None when there is none."""
        with _told_as_store_error(self._path):
            row = self._connection.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
            return None if row is None else str(row["value"])

    # Inside a transaction

    def _apply(self, id: int, expect: TaskState | None, changes: Changes) -> Task:
        old = self._must(id)
        if expect is not None and old.state is not expect:
            raise StoreError(f"expected {expect.value}, found {old.state.value}")
        new = cleaned(old, changes)
        if not may_move(old.state, new.state):
            raise StoreError(f"no move from {old.state.value} to {new.state.value}")
        if old.task_id not in (None, new.task_id):
            raise StoreError("a task id is never changed")
        params: Mapping[str, Sql] = changeable_params(new)
        self._connection.execute(_UPDATE, params)
        return new

    def _must(self, id: int) -> Task:
        row = self._connection.execute(_SELECT_ONE, (id,)).fetchone()
        if row is None:
            raise StoreError("there is no such task")
        return from_row(row)

    def _attempt(self, id: int, n: int, phase: str, http_status: int | None, detail: str, now: float) -> None:
        row = (id, n, clean(phase, 64), http_status, clean(detail, _MOST_DETAIL), moment(now))
        self._connection.execute(_ATTEMPT, row)

    @contextlib.contextmanager
    def _write(self) -> Iterator[None]:
        with _told_as_store_error(self._path):
            if self._watch is None:
                raise ListReadOnly("the task list is only open for reading")
            self._watch.check()
            # What a broken disk kept from being rolled back would otherwise be in everybody's way for ever.
            self._roll_back()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _is_open(task: Task) -> bool:
    saving = task.result in (ResultState.WAITING, ResultState.SAVING)
    return task.state in BUSY or task.state is TaskState.UNKNOWN or (saving and task.state is TaskState.FINISHED)


def _put_right(task: Task) -> Changes:
    if task.state is TaskState.FINISHED:
        return {"result": ResultState.WAITING}
    state = AFTER_A_CRASH[task.state]
    if state is TaskState.UNKNOWN:
        problem = TaskProblem("ClosedWhileSending", "the program ended while the task was being sent")
        return {"state": state, "problem": problem, "charge": Charge.UNCLEAR}
    return {"state": state}


@contextlib.contextmanager
def _told_as_store_error(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError, OverflowError, ValueError) as error:
        if is_damage(error):
            mark_suspect(path)
        raise store_error(error) from error
