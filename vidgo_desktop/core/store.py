"""The task list on disk. One file, one connection, used from the thread that opened it: the engine's."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Unpack

from vidgo_desktop.core import store_queries, store_repair
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import TaskIndex
from vidgo_desktop.core.recovery import Memory
from vidgo_desktop.core.search_words import NO_WORDS, SearchWords
from vidgo_desktop.core.store_base import SELECT_ONE
from vidgo_desktop.core.store_changes import Changes
from vidgo_desktop.core.store_library import LibraryStore
from vidgo_desktop.core.store_queries import DayRow
from vidgo_desktop.core.store_rows import (
    MOST_URL,
    clean,
    exact,
    from_row,
    local_day,
    moment,
    new_params,
)
from vidgo_desktop.core.submit_rules import AFTER_A_CRASH
from vidgo_desktop.core.task import (
    JobRequest,
    ResultState,
    Task,
    TaskProblem,
    TaskState,
)

__all__ = ["Changes", "DayRow", "TaskStore"]

# An upload's link must outlive the submit that uses it and the service's own fetch.
_UPLOAD_MARGIN = 600.0
_MOST_DETAIL = 4_096
_MOST_NOTE = 65_536

_SELECT_SHOWN = "SELECT * FROM tasks WHERE id = ? AND removed_at IS NULL"
_SELECT_PAGE = "SELECT * FROM tasks WHERE id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL"
_SELECT_NONCE = "SELECT * FROM tasks WHERE nonce = ?"
# SQLite keeps the order of a sub-query for these functions; written out in one text each, 100,000 tasks are read
# in half the time of rows.
_SELECT_INDEX = """
SELECT group_concat(id), group_concat(day), group_concat(max(0, min(group_code, 2)), ''), group_concat(flags, '')
FROM (
    SELECT id, day, group_code,
        starred + 2 * (state = 'unknown') + 4 * (state = 'closed' AND charge IS 'unclear') AS flags
    FROM tasks WHERE removed_at IS NULL AND shown_in IS NULL ORDER BY id DESC
)
"""
_BYTES = bytes.maketrans(b"01234567", bytes(range(8)))
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
INSERT INTO tasks (nonce, request, title, state, result, group_code, day, created_at, parent, extra, model_size)
VALUES (
    :nonce, :request, :title, :state, :result, :group_code, :day, :created_at, :parent, :extra,
    :model_size
) ON CONFLICT (nonce) DO NOTHING
"""
_CLAIM = "UPDATE tasks SET state = 'claimed', attempts = attempts + 1 WHERE id = ? AND state = 'queued'"
_TAKE_IN = "UPDATE tasks SET state = 'submitted', task_id = ? WHERE nonce = ?"
_ATTEMPT = "INSERT INTO attempts (task, n, phase, http_status, detail, at) VALUES (?, ?, ?, ?, ?, ?)"
_REMEMBER = """
INSERT INTO uploads (sha256, url, expires_at) VALUES (?, ?, ?)
ON CONFLICT (sha256) DO UPDATE SET url = excluded.url, expires_at = excluded.expires_at
"""
_SELECT_SENT = "SELECT * FROM tasks WHERE task_id IS NOT NULL OR unsure = 1 ORDER BY id"
_NOTE = "INSERT INTO notes (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


class TaskStore(LibraryStore):
    """Every task of one realm. What a method changed is on the disk when it returns."""

    # Tasks

    def add(
        self,
        request: JobRequest,
        *,
        title: str,
        now: float,
        parent: int | None = None,
        extra: Mapping[str, str] = MappingProxyType({}),
        follows: bool = False,
    ) -> tuple[Task, bool]:
        """Make a task. When its nonce is known, the task that has it is given, and False.

        With ``follows`` it is another attempt at its parent: it takes over name and star, and the row as well where
        the parent is over.
        """
        with self._write():
            cursor = self._connection.execute(_INSERT, new_params(request, title, now, parent, extra))
            task = from_row(self._connection.execute(_SELECT_NONCE, (request.nonce,)).fetchone())
            is_new = cursor.rowcount == 1
            if is_new and follows and parent is not None:
                self._fold(self._must(parent), task.id)
                task = self._must(task.id)
            return task, is_new

    def take_in(self, request: JobRequest, task_id: str, *, title: str, now: float, extra: Mapping[str, str]) -> Task:
        """Make a task of one that the service has already under this number. It never was, and never will be, queued.

        StoreError when another task has the number.
        """
        with self._write():
            self._connection.execute(_INSERT, new_params(request, title, now, None, extra))
            self._connection.execute(_TAKE_IN, (task_id, request.nonce))
            return from_row(self._connection.execute(_SELECT_NONCE, (request.nonce,)).fetchone())

    def knows_nonce(self, nonce: str) -> bool:
        """Whether there is a task with this nonce."""
        with self._read():
            return self._connection.execute(_SELECT_NONCE, (nonce,)).fetchone() is not None

    def get(self, id: int, *, removed: bool = False) -> Task | None:
        """The task with this number, None when there is none; with ``removed`` also one that was taken out."""
        with self._read():
            row = self._connection.execute(SELECT_ONE if removed else _SELECT_SHOWN, (id,)).fetchone()
            return None if row is None else from_row(row)

    def page(self, ids: Sequence[int]) -> tuple[Task, ...]:
        """These tasks, in this order; those that are not in the list are left out."""
        with self._read():
            rows = self._connection.execute(_SELECT_PAGE, (json.dumps(list(ids)),))
            found = {task.id: task for task in map(from_row, rows)}
            return tuple(found[id] for id in ids if id in found)

    def index(self) -> TaskIndex:
        """Every row of the list, newest first (by number: the clock may have been set back)."""
        with self._read():
            ids, days, groups, flags = self._connection.execute(_SELECT_INDEX).fetchone()
            return TaskIndex(
                ids=array("q", json.loads(f"[{ids or ''}]")),
                days=array("l", json.loads(f"[{days or ''}]")),
                groups=(groups or "").encode("ascii").translate(_BYTES),
                flags=(flags or "").encode("ascii").translate(_BYTES),
            )

    def open_tasks(self) -> tuple[Task, ...]:
        """Everything that still has to happen, oldest first: busy, unknown, or finished and not saved yet."""
        with self._read():
            return tuple(map(from_row, self._connection.execute(_SELECT_OPEN)))

    def find_task_id(self, task_id: str) -> Task | None:
        """The task that has this id of the service, a removed one too."""
        with self._read():
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

    def search(self, text: str, words: SearchWords = NO_WORDS) -> array[int]:
        """The numbers of the tasks in which every word of this text stands, newest first."""
        with self._read():
            return self._searched.find(self._connection, self._beside_search, text, words)

    def search_soon(self, words: SearchWords = NO_WORDS) -> None:
        """Somebody is about to search: the first letter must not wait for the reading of the whole list."""
        with self._read():
            self._searched.read(self._connection, self._beside_search, words)

    def search_over(self) -> None:
        """Nobody searches for now: what is kept for it is given back."""
        self._searched.forget()

    def rows_of_day(self, now: float, midnight: float) -> tuple[DayRow, ...]:
        """The money of the local day of ``now`` that began at ``midnight`` (both UTC seconds)."""
        with self._read():
            return store_queries.rows_of_day(self._connection, local_day(now), midnight)

    def unsettled(self) -> tuple[Task, ...]:
        """Ended tasks whose cost is not known yet, oldest first, removed ones too."""
        with self._read():
            return store_queries.unsettled(self._connection)

    def together(self, first: int) -> tuple[Task, ...]:
        """The tasks whose costs the balance cannot tell apart, by the number of their first, removed ones too."""
        with self._read():
            return store_queries.together(self._connection, first)

    def marked(self, name: str, value: str) -> tuple[Task, ...]:
        """The tasks with this mark in ``Task.extra``, oldest first, removed ones too. Reads the whole list."""
        with self._read():
            return store_queries.marked(self._connection, name, value)

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
        with self._read():
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
        with self._read():
            row = self._connection.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
            return None if row is None else str(row["value"])

    # Inside a transaction

    def _attempt(self, id: int, n: int, phase: str, http_status: int | None, detail: str, now: float) -> None:
        row = (id, n, clean(phase, 64), http_status, clean(detail, _MOST_DETAIL), moment(now))
        self._connection.execute(_ATTEMPT, row)


def _put_right(task: Task) -> Changes:
    if task.state is TaskState.FINISHED:
        return {"result": ResultState.WAITING}
    state = AFTER_A_CRASH[task.state]
    if state is TaskState.UNKNOWN:
        problem = TaskProblem("ClosedWhileSending", "the program ended while the task was being sent")
        return {"state": state, "problem": problem, "charge": Charge.UNCLEAR}
    return {"state": state}
