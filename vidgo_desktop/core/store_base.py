"""The open file of the task list: its transactions, and every trouble with it told as a StoreError."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from vidgo_desktop.core.errors import ListReadOnly, StoreError
from vidgo_desktop.core.store_changes import Changes
from vidgo_desktop.core.store_files import is_damage, mark_suspect
from vidgo_desktop.core.store_opening import FileWatch, open_list, store_error
from vidgo_desktop.core.store_rows import Sql, changeable_params, cleaned, from_row
from vidgo_desktop.core.store_search import SearchedTexts
from vidgo_desktop.core.task import BUSY, ResultState, Task, TaskState, may_move

SELECT_ONE = "SELECT * FROM tasks WHERE id = ?"
_UPDATE = """
UPDATE tasks SET
    state = :state, result = :result, group_code = :group_code, task_id = :task_id,
    status_word = :status_word, progress = :progress, submitted_at = :submitted_at,
    checked_at = :checked_at, ended_at = :ended_at, result_url = :result_url, result_path = :result_path,
    saved_at = :saved_at, problem = :problem, charge = :charge, charged = :charged,
    balance_before = :balance_before, extra = :extra, unsure = max(unsure, :unsure)
WHERE id = :id
"""
# Apart from the rest, so that the index by which names are sorted is not written with every change of a state.
_UPDATE_TITLE = "UPDATE tasks SET title = ? WHERE id = ?"
_UPDATE_ROW = "UPDATE tasks SET shown_in = NULL WHERE id = ?"
COUNT_INSIDE = """
UPDATE tasks SET earlier = (SELECT count(*) FROM tasks AS inside WHERE inside.shown_in = tasks.id) WHERE id = ?
"""


class StoreFile:
    """One connection, used from the thread that opened it.

    All methods raise StoreError and nothing else: the disk is full, the file is locked or damaged, the
    move is not allowed. Then nothing was changed.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, aside: Path | None, watch: FileWatch | None) -> None:
        self._connection = connection
        self._path = path
        self._watch = watch
        self._searched = SearchedTexts()
        # How many changes touched nothing that is searched.
        self._beside_search = 0
        self.aside = aside
        """Where a damaged list was put aside when this one was opened; None when all was well."""

    @classmethod
    def open(cls, path: Path, *, only_read: bool = False) -> Self:
        """Open the list, or make it; where nothing can be written, or with ``only_read``, it is open for reading.

        Raises StoreTooNew (the file stays untouched) or StoreError.
        """
        with told_as_store_error(path):
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
        with self._read():
            self._connection.close()

    def _read(self) -> contextlib.AbstractContextManager[None]:
        return told_as_store_error(self._path)

    @contextlib.contextmanager
    def _write(self) -> Iterator[None]:
        with self._read():
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
        said = new.problem is not None and (new.state, new.charge) != (old.state, old.charge)
        if (new.problem, new.title, new.shown_in) == (old.problem, old.title, old.shown_in) and not said:
            self._beside_search += 1
        if new.title != old.title:
            self._connection.execute(_UPDATE_TITLE, (new.title, id))
        if new.shown_in != old.shown_in:
            self._connection.execute(_UPDATE_ROW, (id,))
            self._connection.execute(COUNT_INSIDE, (old.shown_in,))
        return new

    def _must(self, id: int) -> Task:
        row = self._connection.execute(SELECT_ONE, (id,)).fetchone()
        if row is None:
            raise StoreError("there is no such task")
        return from_row(row)


def is_at_work(task: Task) -> bool:
    """Whether something has to happen to this task, so that it cannot be taken out of the list."""
    saving = task.result in (ResultState.WAITING, ResultState.SAVING)
    return task.state in BUSY or task.state is TaskState.UNKNOWN or (saving and task.state is TaskState.FINISHED)


@contextlib.contextmanager
def told_as_store_error(path: Path) -> Iterator[None]:
    """Tell what SQLite, the disk or odd content raise as a StoreError, and remember a damage for the next start."""
    try:
        yield
    except (sqlite3.Error, OSError, OverflowError, ValueError) as error:
        if is_damage(error):
            mark_suspect(path)
        raise store_error(error) from error
