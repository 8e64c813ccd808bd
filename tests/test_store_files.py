"""The task list's file: private, migrated whole or not at all, put aside but never deleted."""

from __future__ import annotations

import hashlib
import os
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vidgo_desktop.core import store_files
from vidgo_desktop.core.errors import StoreError, StoreTooNew
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_rows import shown
from vidgo_desktop.core.store_schema import MIGRATIONS, Migration, migrate, version_of
from vidgo_desktop.core.task import (
    JobRequest,
    Link,
    LocalFile,
    ParamValue,
    ResultState,
    TaskProblem,
    TaskState,
)

NOW = 1_790_000_000.0
OURS = len(MIGRATIONS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "tasks.db"


@pytest.fixture
def umask() -> Iterator[Callable[[int], object]]:
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


def filled(path: Path, tasks: int = 3) -> None:
    store = TaskStore.open(path)
    for number in range(tasks):
        store.add(JobRequest(f"n{number}", "m", {}), title=f"Task {number}", now=NOW)
    store.close()


def contents(folder: Path) -> dict[str, str]:
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in sorted(folder.iterdir())}


def sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.skipif(os.name == "nt", reason="modes are a POSIX thing")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_files_and_folders_are_private(path: Path, umask: Callable[[int], object], mask: int) -> None:
    umask(mask)
    store = TaskStore.open(path / "deep" / "tasks.db")
    store.set_note("a", "b")
    files = {each.name: each.stat().st_mode & 0o777 for each in (path / "deep").iterdir()}
    assert files == {"tasks.db": 0o600, "tasks.db-wal": 0o600, "tasks.db-shm": 0o600}
    assert [each.stat().st_mode & 0o777 for each in (path.parent, path, path / "deep")] == [0o700] * 3
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="modes are a POSIX thing")
def test_an_open_file_is_made_private_but_a_given_folder_is_left(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    path.parent.chmod(0o755)
    filled(path)
    path.chmod(0o644)
    filled(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o755


def test_the_settings_of_the_connection(path: Path) -> None:
    store = TaskStore.open(path)
    asked = ("journal_mode", "synchronous", "foreign_keys")
    values = [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert values == ["wal", 2, 1]
    tables = store._connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    ours = {row[0]: row[1] for row in tables if not row[0].startswith("sqlite_")}
    assert ours == dict.fromkeys(("tasks", "attempts", "uploads", "notes"), 1)
    store.close()


def test_every_word_of_the_code_is_allowed_by_the_schema(path: Path) -> None:
    text = "".join(MIGRATIONS[0])
    for word in (*TaskState, *ResultState):
        assert f"'{word.value}'" in text


def test_every_migration_ends_with_its_own_version() -> None:
    for number, steps in enumerate(MIGRATIONS, start=1):
        assert steps[-1] == f"PRAGMA user_version = {number}"


@pytest.mark.parametrize("hot", [False, True])
def test_a_newer_file_is_refused_and_left_as_it_is(path: Path, hot: bool) -> None:
    filled(path)
    if hot:
        # A newer program that died: its version is in the -wal only.
        code = (
            "import sqlite3, os, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
            "c.execute('PRAGMA user_version = 77'); c.execute('CREATE TABLE later (x)'); os._exit(0)"
        )
        subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    else:
        sql(path, "PRAGMA user_version = 77")
    before = contents(path.parent)
    with pytest.raises(StoreTooNew, match=rf"77.*{len(MIGRATIONS)}"):
        TaskStore.open(path)
    after = contents(path.parent)
    # The -shm is SQLite's scratch memory and holds nothing of the list.
    for each in (before, after):
        each.pop("tasks.db-shm", None)
    assert after == before


def _garbage(path: Path) -> None:
    path.write_bytes(hashlib.shake_256(b"garbage").digest(50_000))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _torn(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[4096:] = bytes(len(raw) - 4096)
    path.write_bytes(raw)


def _foreign(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE someone_elses (x)")


def _without_column(path: Path) -> None:
    sql(path, "ALTER TABLE tasks DROP COLUMN status_word")


def _without_table(path: Path) -> None:
    sql(path, "DROP TABLE notes")


def _orphan_wal(path: Path) -> None:
    path.rename(path.with_name("tasks.db-wal"))


@pytest.mark.parametrize(
    "damage",
    [_garbage, _empty, _half, _torn, _foreign, _without_column, _without_table, _orphan_wal],
)
def test_a_damaged_file_is_put_aside_and_told(path: Path, damage: Callable[[Path], None]) -> None:
    filled(path)
    damage(path)
    kept = set(contents(path.parent).values())
    store = TaskStore.open(path)
    assert store.index().ids.tolist() == []
    store.add(JobRequest("new", "m", {}), title="New", now=NOW)
    assert store.aside is not None
    assert store.notice is not None
    assert store.aside.name in store.notice
    assert store.aside.name.startswith("tasks.db.damaged-2")
    store.close()
    assert kept <= set(contents(path.parent).values())
    again = TaskStore.open(path)
    assert again.notice is None
    assert len(again.index().ids) == 1
    again.close()


def test_two_damaged_files_of_one_second_are_both_kept(path: Path) -> None:
    names = set()
    for word in (b"one", b"two", b"three"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(word * 999)
        store = TaskStore.open(path)
        names.add(store.aside)
        store.close()
    assert len(names) == 3


@pytest.mark.parametrize("seed", range(60))
def test_any_flipped_or_cut_file_can_be_opened(path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice of places, no secret
    filled(path, 20)
    raw = bytearray(path.read_bytes())
    if seed % 3 == 0:
        del raw[chance.randrange(len(raw)) :]
    for _ in range(chance.choice((1, 8, 64))):
        if raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    path.write_bytes(raw)
    try:
        store = TaskStore.open(path)
    except StoreTooNew:
        return
    try:
        ids = store.index().ids
        store.page(ids)
        store.open_tasks()
        store.add(JobRequest("more", "m", {}), title="More", now=NOW)
    finally:
        store.close()


def test_damage_met_in_a_large_file_is_checked_at_the_next_start(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_files, "_ALWAYS_CHECKED", 0)
    filled(path, 200)
    raw = bytearray(path.read_bytes())
    # One page in the middle of the tasks: nothing that opening alone would read.
    page = raw.find(b"Task 100") // 4096 * 4096
    raw[page : page + 4096] = b"\xa5" * 4096
    path.write_bytes(raw)
    store = TaskStore.open(path)
    assert store.notice is None
    with pytest.raises(StoreError, match="malformed"):
        store.page(range(1, 201))
    store.close()
    again = TaskStore.open(path)
    assert again.notice is not None
    again.close()
    last = TaskStore.open(path)
    assert last.notice is None
    last.close()


def test_an_odd_row_does_not_hide_the_list(path: Path) -> None:
    filled(path)
    sql(
        path,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE tasks SET state = 'surprise', result = 'odd', request = '{', problem = '[]', extra = '7',"
        " result_path = '5', charge = 'free', task_id = CAST(x'ff00' AS TEXT), progress = 900 WHERE id = 2",
        'UPDATE tasks SET request = \'{"values":{"a":null,"b":[1],"c":{"link":1}},"estimate":1e999}\' WHERE id = 3',
    )
    store = TaskStore.open(path)
    assert store.notice is None
    odd, other = store.page([2, 3])
    assert odd.state is TaskState.UNKNOWN
    assert (odd.result, odd.problem, odd.charge, odd.result_path) == (ResultState.NONE, None, None, None)
    assert dict(odd.request.values) == dict(other.request.values) == {}
    assert other.request.estimate is None
    assert len(store.index().ids) == 3
    store.close()


def test_missing_indexes_are_made_again_and_unknown_columns_do_no_harm(path: Path) -> None:
    filled(path)
    sql(path, "DROP INDEX tasks_shown", "DROP INDEX tasks_open", "ALTER TABLE tasks ADD COLUMN later TEXT")
    store = TaskStore.open(path)
    assert store.notice is None
    plan = store._connection.execute(
        "EXPLAIN QUERY PLAN SELECT id, day, group_code, starred, state, charge FROM tasks"
        " WHERE removed_at IS NULL AND shown_in IS NULL ORDER BY id DESC"
    )
    assert "COVERING INDEX tasks_shown" in plan.fetchone()["detail"]
    assert len(store.open_tasks()) == 3
    store.close()


def test_a_file_locked_by_another_program_is_told_and_not_put_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_files, "_BUSY_SECONDS", 0.05)
    store = TaskStore.open(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"):
        store.set_note("a", "b")
    other.execute("ROLLBACK")
    store.set_note("a", "b")
    assert store.note("a") == "b"
    other.close()
    store.close()


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError):
        TaskStore.open(tmp_path / "file" / "tasks.db")
    (tmp_path / "tasks.db").mkdir()
    with pytest.raises(StoreError):
        TaskStore.open(tmp_path / "tasks.db")


def test_a_killed_program_leaves_what_it_committed(path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from vidgo_desktop.core.store import TaskStore;"
        "from vidgo_desktop.core.task import JobRequest; s = TaskStore.open(Path(sys.argv[1]));"
        "s.add(JobRequest('n', 'm', {}), title='t', now=1.0); s.claim(1); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 9
    store = TaskStore.open(path)
    assert store.notice is None
    assert [task.state for task in store.recover(NOW)] == [TaskState.QUEUED]
    store.close()


# Migrations. The runner is shown with steps made for it, the steps themselves with a file of the version before.

_FIRST: Migration = ("CREATE TABLE a (x INTEGER) STRICT", "PRAGMA user_version = 1")
_SECOND: Migration = ("CREATE TABLE b (y INTEGER) STRICT", "INSERT INTO a VALUES (1)", "PRAGMA user_version = 2")


def _state(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return version_of(connection), [row[0] for row in names]


@pytest.mark.parametrize("position", range(3))
def test_a_failing_step_leaves_the_version_before_it(tmp_path: Path, position: int) -> None:
    connection = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    broken = (*_SECOND[:position], "INSERT INTO nowhere VALUES (1)", *_SECOND[position:])
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (_FIRST, broken))
    assert _state(connection) == (1, ["a"])
    assert not connection.in_transaction
    migrate(connection, (_FIRST, _SECOND))
    assert _state(connection) == (2, ["a", "b"])
    migrate(connection, (_FIRST, _SECOND))
    assert connection.execute("SELECT count(*) FROM a").fetchone()[0] == 1
    connection.close()


def test_a_step_without_its_version_is_rolled_back(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    with pytest.raises(StoreError):
        migrate(connection, (("CREATE TABLE a (x)",),))
    assert _state(connection) == (0, [])
    connection.close()


def test_the_list_is_copied_before_it_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    later: Migration = ("ALTER TABLE tasks ADD COLUMN later TEXT", f"PRAGMA user_version = {OURS + 1}")
    monkeypatch.setattr(store_files, "MIGRATIONS", (*MIGRATIONS, later))
    store = TaskStore.open(path)
    assert len(store.index().ids) == 3
    store.close()
    (copy,) = path.parent.glob(f"tasks.db.before-{OURS + 1}-*")
    if os.name != "nt":
        assert copy.stat().st_mode & 0o777 == 0o600
    monkeypatch.undo()
    old = TaskStore.open(copy)
    assert len(old.index().ids) == 3
    old.close()


def _file_of_version_1(path: Path) -> None:
    """A list as the first version left it: its tables, its index, one ended and one waiting task."""
    path.parent.mkdir(mode=0o700)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    migrate(connection, MIGRATIONS[:1])
    connection.execute("CREATE INDEX tasks_list ON tasks (id, day, group_code)")
    request = '{"callback_url":"","estimate":70.0,"model":"wan-animate-replace","values":{"resolution":"480p"}}'
    for number, state, code in ((1, "failed", 2), (2, "queued", 0)):
        connection.execute(
            "INSERT INTO tasks (nonce, request, title, state, group_code, day, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (f"n{number}", request, f"Task {number}", state, code, 739_000, NOW),
        )
    connection.close()


def test_a_list_of_the_first_version_is_taken_over_whole(path: Path) -> None:
    _file_of_version_1(path)
    store = TaskStore.open(path)
    assert store.notice is None
    assert version_of(store._connection) == OURS
    assert list(store.index().ids) == [2, 1]
    failed, waiting = store.page([1, 2])
    assert (failed.title, failed.state, failed.resolution) == ("Task 1", TaskState.FAILED, "480p")
    assert (waiting.state, waiting.request.estimate, waiting.request.seconds) == (TaskState.QUEUED, 70.0, None)
    store.remove(1, NOW)
    assert list(store.index().ids) == [2]
    assert [task.id for task in store.restore([1])] == [1]
    indexes = {row[0] for row in store._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
    assert "tasks_list" not in indexes
    store.close()
    (copy,) = path.parent.glob(f"tasks.db.before-{OURS}-*")
    old = sqlite3.connect(copy)
    assert version_of(old) == 1
    old.close()


def test_a_failed_migration_is_told_and_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    monkeypatch.setattr(store_files, "MIGRATIONS", (*MIGRATIONS, ("DROP TABLE notes", "NONSENSE")))
    with pytest.raises(StoreError):
        TaskStore.open(path)
    monkeypatch.undo()
    store = TaskStore.open(path)
    assert store.notice is None
    assert len(store.index().ids) == 3
    assert store.note("x") is None
    store.close()


# Hostile values

_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
_NUMBER = st.floats() | st.integers(-(10**30), 10**400)
_VALUE = st.one_of(
    _TEXT, st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.builds(Link, _TEXT)
)
_FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def store(path: Path) -> Iterator[TaskStore]:
    opened = TaskStore.open(path)
    # Hundreds of commits: what is tried here is the values, not the disk.
    opened._connection.execute("PRAGMA synchronous = OFF")
    yield opened
    opened.close()


@_FEW
@given(nonce=_TEXT, model=_TEXT, title=_TEXT, callback=_TEXT, values=st.dictionaries(_TEXT, _VALUE, max_size=4))
def test_any_request_comes_back_equal_or_is_refused(
    store: TaskStore, nonce: str, model: str, title: str, callback: str, values: dict[str, ParamValue]
) -> None:
    asked = JobRequest(nonce, model, values, callback)
    try:
        task, new = store.add(asked, title=title, now=NOW)
    except StoreError:
        return
    if new:
        # What is not read by the service as it is may be cleaned for showing.
        harmless = "" if re.search("[\x00\ud800-\udfff]", callback) else callback
        assert task.request == replace(asked, model=shown(model, 200), callback_url=harmless)
        assert store.get(task.id) == task
        assert task.title == shown(title, 500)
        task.title.encode("utf-8")


@_FEW
@given(
    word=_TEXT,
    message=_TEXT,
    code=st.none() | st.integers(-(10**30), 10**30),
    extra=st.dictionaries(_TEXT, _TEXT, max_size=3),
    number=_NUMBER,
    progress=st.integers(-(10**30), 10**30),
    url=_TEXT,
    file=_TEXT,
)
def test_any_change_is_kept_cleaned_or_refused(
    store: TaskStore,
    word: str,
    message: str,
    code: int | None,
    extra: dict[str, str],
    number: float,
    progress: int,
    url: str,
    file: str,
) -> None:
    task, _ = store.add(JobRequest("one", "m", {}), title="t", now=NOW)
    try:
        new = store.update(
            task.id,
            title=word,
            status_word=word,
            progress=progress,
            checked_at=number,
            charged=number,
            problem=TaskProblem(word, message, code, word),
            extra=extra,
            result_url=url,
            result_path=Path(file),
        )
    except StoreError:
        return
    assert store.get(task.id) == new
    assert new.progress in range(101)
    assert new.problem is not None
    for text in (new.title, new.status_word, new.problem.message, *new.extra, *new.extra.values()):
        assert "\x00" not in text
        text.encode("utf-8")


def test_fifty_megabytes_are_cut_or_refused(store: TaskStore) -> None:
    huge = "x" * 50_000_000
    for asked in (
        JobRequest(huge, "m", {}),
        JobRequest("a", huge, {}),
        JobRequest("b", "m", {"video_url": Link(huge)}),
        JobRequest("c", "m", {"video_url": LocalFile(Path(huge))}),
    ):
        with pytest.raises(StoreError):
            store.add(asked, title="t", now=NOW)
    task, _ = store.add(JobRequest("d", "m", {}), title=huge, now=NOW)
    changed = store.update(task.id, status_word=huge, problem=TaskProblem("X", huge), extra={"k": huge}, title=huge)
    assert store.get(task.id) == changed
    assert len(changed.title) == 500
    for refused in ({"task_id": huge}, {"result_url": huge}, {"result_path": Path(huge)}):
        with pytest.raises(StoreError):
            store.update(task.id, **refused)
    store.set_note("n", huge)
    assert len(store.note("n") or "") == 65_536
    assert store.get(task.id) == changed


@pytest.mark.parametrize("now", [float("nan"), float("inf"), 1e300, -1e300])
def test_an_impossible_time_is_refused(store: TaskStore, now: float) -> None:
    with pytest.raises(StoreError):
        store.add(JobRequest("a", "m", {}), title="t", now=now)


def test_numbers_beyond_sqlite_are_refused_or_absent(store: TaskStore) -> None:
    assert store.page([2**70, -(2**70), 1]) == ()
    with pytest.raises(StoreError):
        store.get(2**70)
