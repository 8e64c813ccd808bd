"""The list in detail: what it says when it refuses, what it writes down by itself, what the file itself forbids."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.test_store import NOW, add, moved
from tests.test_store import request as good_request
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_schema import APPLICATION_ID, MIGRATIONS, migrate, version_of
from vidgo_desktop.core.task import ResultState, TaskProblem, TaskState

S = TaskState
R = ResultState


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tasks.db"


@pytest.fixture
def store(path: Path) -> Iterator[TaskStore]:
    opened = TaskStore.open(path)
    yield opened
    opened.close()


def sql(path: Path, statement: str, *values: str | float | None) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        found = connection.execute(statement, values).fetchall()
        connection.commit()
        return found
    finally:
        connection.close()


# --- the list -----------------------------------------------------------------------------------------------------


def test_what_is_said_when_a_change_is_refused(store: TaskStore) -> None:
    task = add(store)
    with pytest.raises(StoreError, match=r"^expected claimed, found queued$"):
        store.update(task.id, expect=S.CLAIMED, title="x")
    with pytest.raises(StoreError, match=r"^no move from queued to finished$"):
        store.update(task.id, state=S.FINISHED)
    with pytest.raises(StoreError, match=r"^there is no such task$"):
        store.update(77, title="x")
    with pytest.raises(StoreError, match=r"^a task that has not ended cannot be removed$"):
        store.remove(task.id, NOW)
    running = moved(store, S.RUNNING)
    with pytest.raises(StoreError, match=r"^a task id is never changed$"):
        store.update(running.id, task_id="other")
    with pytest.raises(StoreError, match=r"^a task id is never changed$"):
        store.update(running.id, task_id=None, state=S.CLOSED)
    assert store.update(running.id, task_id=running.task_id, title="x").title == "x"
    assert store.notice is None


def test_a_nonce_is_known_or_not(store: TaskStore) -> None:
    store.add(good_request("one"), title="x", now=NOW)
    assert store.knows_nonce("one")
    assert not store.knows_nonce("two")


def test_removed_tasks_come_back_in_the_order_of_the_list(store: TaskStore) -> None:
    ready = [moved(store, S.FINISHED, R.SAVED) for _ in range(4)]
    ids = [task.id for task in ready]
    store.remove(ids[0], NOW)
    assert store.get(ids[0]) is None
    assert store.get(ids[0], removed=True) == ready[0]
    assert store.clear_ready(NOW) == (ids[3], ids[2], ids[1])
    assert store.clear_ready(NOW) == ()
    assert [task.id for task in store.restore([ids[1], ids[3], 77])] == [ids[3], ids[1]]
    assert store.restore([ids[1]]) == ()
    assert store.purge(NOW) == ()
    assert sorted(store.purge(NOW + 0.5)) == [(task.id, task.request.nonce) for task in (ready[0], ready[2])]
    store.remove(999, NOW)
    with pytest.raises(StoreError, match="unusable time"):
        store.remove(ids[1], math.nan)


def test_tasks_that_were_sent(store: TaskStore) -> None:
    tasks = {state: moved(store, state) for state in S}
    sent = [task.id for task in store.sent_tasks()]
    assert sent == sorted(tasks[state].id for state in (S.SUBMITTED, S.RUNNING, S.FINISHED, S.UNKNOWN))


def test_a_start_writes_down_what_it_found_being_sent(store: TaskStore, path: Path) -> None:
    tasks = {state: moved(store, state) for state in (S.CLAIMED, S.UPLOADING, S.SUBMITTING)}
    changed = {task.id: task for task in store.recover(NOW + 5)}
    assert sql(path, "SELECT task, n, phase, http_status, detail, at FROM attempts") == [
        (tasks[S.SUBMITTING].id, tasks[S.SUBMITTING].attempts, "recovered", None, "", NOW + 5)
    ]
    unclear = changed[tasks[S.SUBMITTING].id]
    assert unclear.problem == TaskProblem("ClosedWhileSending", "the program ended while the task was being sent")
    with pytest.raises(StoreError, match="unusable time"):
        store.recover(math.nan)


def test_lines_about_tries_have_their_lengths(store: TaskStore, path: Path) -> None:
    task = add(store)
    store.record_attempt(task.id, 1, "p" * 65, None, "d" * 4_097, NOW)
    assert sql(path, "SELECT length(phase), length(detail) FROM attempts") == [(64, 4_096)]


def test_uploads_and_notes_have_their_limits(store: TaskStore, path: Path) -> None:
    store.remember_upload("h" * 128, "u" * 16_384, NOW)
    for hash_, url, words in (("h" * 129, "u", "hash"), ("h", "u" * 16_385, "link"), ("", "u", "hash")):
        with pytest.raises(StoreError, match=f"^unusable {words}$"):
            store.remember_upload(hash_, url, NOW)
    with pytest.raises(StoreError, match=r"^unusable time$"):
        store.remember_upload("h", "u", math.nan)
    store.remember_upload("edge", "u", NOW + 600)
    assert store.upload_for("edge", NOW) == "u"
    assert store.upload_for("edge", NOW + 0.5) is None
    # What has expired is not kept.
    assert sql(path, "SELECT sha256 FROM uploads") == [("edge",)]
    assert store.upload_for("edge", NOW + 600) is None
    assert sql(path, "SELECT sha256 FROM uploads") == []
    store.set_note("k" * 128, "v" * 65_537)
    assert store.note("k" * 128) == "v" * 65_536
    with pytest.raises(StoreError, match=r"^unusable name of a note$"):
        store.set_note("k" * 129, "v")


def test_a_failed_write_leaves_no_transaction_behind(store: TaskStore) -> None:
    task = add(store)
    store._connection.execute("BEGIN IMMEDIATE")
    store._connection.execute("UPDATE tasks SET title = 'half done'")
    # The next write first rolls back what somebody left open.
    assert store.update(task.id, progress=5).title == task.title


@pytest.mark.parametrize("state", ["queued", "uploading", "claimed", "submitting"])
def test_the_file_itself_refuses_to_send_twice(store: TaskStore, path: Path, state: str) -> None:
    add(store)
    statements = [
        "UPDATE tasks SET task_id = 'ID', state = ?",
        "UPDATE tasks SET unsure = 1, state = ?",
        "UPDATE tasks SET unsure = 2, state = ?",
        "UPDATE tasks SET state = 'unknown', unsure = 0 WHERE state <> ?1 OR state = 'queued'",
        "UPDATE tasks SET state = 'submitted' WHERE ?1 <> ''",
        "UPDATE tasks SET state = 'running' WHERE ?1 <> ''",
    ]
    for statement in statements:
        with pytest.raises(sqlite3.IntegrityError):
            sql(path, statement, state)


# --- steps of the schema ------------------------------------------------------------------------------------------


def test_a_step_that_another_program_has_taken_is_not_taken_again(path: Path) -> None:
    """Both saw the old version; the second gets the lock when the first is done."""

    class Late(sqlite3.Connection):
        def execute(self, statement: str, values: Any = ()) -> sqlite3.Cursor:
            if statement == "BEGIN IMMEDIATE" and not done:
                done.append(True)
                other = sqlite3.connect(path, isolation_level=None)
                migrate(other, MIGRATIONS)
                other.close()
            return super().execute(statement, values)

    done: list[bool] = []
    connection = sqlite3.connect(path, isolation_level=None, factory=Late)
    migrate(connection, MIGRATIONS)
    assert version_of(connection) == len(MIGRATIONS)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    connection.close()


def test_a_step_whose_transaction_is_gone_is_told_all_the_same(path: Path) -> None:
    """SQLite itself rolls back on a full disk; then there is nothing left to be rolled back."""
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        migrate(connection, (("ROLLBACK", "SELECT * FROM nowhere"),))
    assert not connection.in_transaction
    with pytest.raises(StoreError, match=r"^a migration did not set its own version$"):
        migrate(connection, (("CREATE TABLE a (b)",),))
    assert not connection.in_transaction
    connection.close()
