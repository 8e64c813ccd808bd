"""The tables of the task list and the steps that lead from each version to the next.

A step is never changed once it was released; a new version is a new step at the end. Each ends with its own
``PRAGMA user_version``, so the version is part of the same transaction as the change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from vidgo_desktop.core.errors import StoreError

Migration = tuple[str, ...]

# The last four checks of ``tasks`` are the submit protocol, written where no bug of ours gets past it: what
# has a task id, or once had an unknown outcome (``unsure``), never comes back to a state that sends.
_TASKS = """
CREATE TABLE tasks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    nonce TEXT NOT NULL UNIQUE CHECK (length(nonce) BETWEEN 1 AND 200),
    request TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN (
        'queued', 'uploading', 'claimed', 'submitting', 'submitted', 'running',
        'finished', 'failed', 'rejected', 'needs_you', 'unknown', 'closed'
    )),
    result TEXT NOT NULL DEFAULT 'none' CHECK (result IN (
        'none', 'waiting', 'saving', 'saved', 'problem', 'gone'
    )),
    group_code INTEGER NOT NULL CHECK (group_code BETWEEN 0 AND 2),
    day INTEGER NOT NULL,
    created_at REAL NOT NULL,
    task_id TEXT UNIQUE CHECK (length(task_id) > 0),
    status_word TEXT NOT NULL DEFAULT '',
    progress INTEGER CHECK (progress BETWEEN 0 AND 100),
    submitted_at REAL,
    checked_at REAL,
    ended_at REAL,
    result_url TEXT NOT NULL DEFAULT '',
    result_path TEXT,
    saved_at REAL,
    problem TEXT,
    charge TEXT CHECK (charge IN ('not_charged', 'given_back', 'charged', 'unclear')),
    charged REAL,
    balance_before REAL,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    parent INTEGER REFERENCES tasks (id) ON DELETE SET NULL,
    extra TEXT NOT NULL DEFAULT '{}',
    unsure INTEGER NOT NULL DEFAULT 0 CHECK (unsure IN (0, 1)),
    CHECK (state NOT IN ('submitted', 'running') OR task_id IS NOT NULL),
    CHECK (state NOT IN ('queued', 'uploading', 'claimed', 'submitting') OR task_id IS NULL),
    CHECK (state NOT IN ('queued', 'uploading', 'claimed', 'submitting') OR unsure = 0),
    CHECK (state <> 'unknown' OR unsure = 1)
) STRICT
"""
_ATTEMPTS = """
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    phase TEXT NOT NULL,
    http_status INTEGER,
    detail TEXT NOT NULL,
    at REAL NOT NULL
) STRICT
"""
_ATTEMPTS_ONLY_GROW = """
CREATE TRIGGER attempts_only_grow BEFORE UPDATE ON attempts
BEGIN
    SELECT RAISE(ABORT, 'attempts are never changed');
END
"""
_UPLOADS = """
CREATE TABLE uploads (
    sha256 TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    expires_at REAL NOT NULL
) STRICT, WITHOUT ROWID
"""
_NOTES = """
CREATE TABLE notes (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

# By what rows are sorted, as ``store_rows.model_size`` makes it for new ones.
_FILL_MODEL_SIZE = """
UPDATE tasks SET model_size = trim(substr(
    coalesce(json_extract(request, '$.model'), '') || ' ' || coalesce(json_extract(request, '$.values.resolution'), ''),
    1, 401
)) WHERE json_valid(request)
"""

MIGRATIONS: tuple[Migration, ...] = (
    (
        _TASKS,
        _ATTEMPTS,
        _ATTEMPTS_ONLY_GROW,
        _UPLOADS,
        _NOTES,
        # "VIDG": tells our file from another program's database.
        "PRAGMA application_id = 1447642183",
        "PRAGMA user_version = 1",
    ),
    (
        # A removed task can be brought back for a day; until then it is only hidden.
        "ALTER TABLE tasks ADD COLUMN removed_at REAL",
        "DROP INDEX IF EXISTS tasks_list",
        "PRAGMA user_version = 2",
    ),
    (
        # The user's own names and stars, and several attempts in one row. What is there stays a row of its own.
        "ALTER TABLE tasks ADD COLUMN own_name TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE tasks ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1))",
        "ALTER TABLE tasks ADD COLUMN shown_in INTEGER REFERENCES tasks (id) ON DELETE SET NULL",
        "ALTER TABLE tasks ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE tasks ADD COLUMN model_size TEXT NOT NULL DEFAULT ''",
        _FILL_MODEL_SIZE,
        "DROP INDEX IF EXISTS tasks_shown",
        "PRAGMA user_version = 3",
    ),
)
APPLICATION_ID = 0x56494447

# Not part of a step: they hold nothing of their own, so each start makes those that are missing.
INDEXES: tuple[str, ...] = (
    # Covers the whole list; without it 100,000 wide rows would be read for three small numbers each.
    # The last columns are there so that SQLite sees that the index alone is enough.
    "CREATE INDEX IF NOT EXISTS tasks_shown ON tasks"
    " (id, day, group_code, starred, state, charge, result, charged, removed_at, shown_in)"
    " WHERE removed_at IS NULL AND shown_in IS NULL",
    # By these it is sorted and searched; only names and what is shown change once a task is made.
    "CREATE INDEX IF NOT EXISTS tasks_named ON tasks (id, day, own_name, title, model_size, removed_at, shown_in)"
    " WHERE removed_at IS NULL",
    "CREATE INDEX IF NOT EXISTS tasks_reasons ON tasks (id) WHERE problem IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS tasks_inside ON tasks (shown_in) WHERE shown_in IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS tasks_day ON tasks (day)",
    "CREATE INDEX IF NOT EXISTS tasks_removed ON tasks (removed_at) WHERE removed_at IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS tasks_open ON tasks (id) WHERE group_code = 0 OR state = 'unknown'",
    "CREATE INDEX IF NOT EXISTS tasks_parent ON tasks (parent) WHERE parent IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS attempts_task ON attempts (task)",
)

# What an earlier version made instead of one of those; it makes it again when it comes back.
OLD_INDEXES: tuple[str, ...] = ("DROP INDEX IF EXISTS tasks_sorted",)

# Fails on a file that says it is ours but lacks a table or a column; columns unknown to us do no harm.
PROBES: tuple[str, ...] = (
    "SELECT id, nonce, request, title, state, result, group_code, day, created_at, task_id, status_word,"
    " progress, submitted_at, checked_at, ended_at, result_url, result_path, saved_at, problem, charge,"
    " charged, balance_before, attempts, parent, extra, unsure, removed_at, own_name,"
    " starred, shown_in, earlier, model_size FROM tasks LIMIT 1",
    "SELECT id, task, n, phase, http_status, detail, at FROM attempts LIMIT 1",
    "SELECT sha256, url, expires_at FROM uploads LIMIT 1",
    "SELECT key, value FROM notes LIMIT 1",
)


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version that the file holds; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the missing steps, each whole or not at all. The connection must be in autocommit mode.

    Raises sqlite3.Error; then the file stands at the last whole step.
    """
    for number in range(version_of(connection), len(migrations)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have taken this step while we waited for the lock.
            if version_of(connection) == number:
                # One by one: ``executescript`` would commit first and could not be rolled back.
                for statement in migrations[number]:
                    connection.execute(statement)
            if version_of(connection) <= number:
                raise StoreError("a migration did not set its own version")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
