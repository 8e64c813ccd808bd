"""A task list that is broken, cut, swapped or half gone: kept aside, never deleted, and made anew from the journal."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import re
import shutil
import sqlite3
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.bench import FaultBench, job
from tests.scripted_service import ScriptedService
from tests.window import opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import StoreTooNew, VidgoError
from vidgo_desktop.core.facts import ListRepair
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_rows import MOST_REQUEST, request_text
from vidgo_desktop.core.store_schema import INDEXES
from vidgo_desktop.core.task import ResultState, Task, TaskState

Told = Callable[[Task | VidgoError | str], str]
LONG = bool(os.environ.get("VIDGO_LONG"))
DAMAGES = 1_000 if LONG else 60
TASKS = 6
SAVED = ResultState.SAVED


@dataclass(frozen=True)
class Profile:
    """A copy of a profile with saved tasks and one at the service. ``killed`` is the same as a killed program leaves
    it, with its last changes in the -wal alone.
    """

    folder: Path
    killed: Path
    service: ScriptedService
    numbers: frozenset[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """The profile of which each test has a copy, and its service."""
    folder = tmp_path_factory.mktemp("profile")
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as service:
        service.steps = [{"status": "finished"}]
        with FaultBench(folder / "ended", service.url, service) as bench:
            for number in range(1, TASKS):
                bench.engine.submit(job(f"n{number}"))
            bench.until(lambda: sum(task.result is SAVED for task in bench.heard.tasks.values()) == TASKS - 1)
            service.steps = [{"status": "running", "progress": 10}]
            bench.engine.submit(job(f"n{TASKS}"))
            bench.until(lambda: bench.state(TASKS) is TaskState.RUNNING)
            shutil.copytree(folder / "ended" / "account", folder / "killed" / "account")
        yield Profile(folder / "ended", folder / "killed", service, frozenset(service.looks))


@pytest.fixture
def profile(tmp_path: Path, made: Profile) -> Profile:
    """A profile of one's own."""
    for name in ("ended", "killed"):
        shutil.copytree(getattr(made, "folder" if name == "ended" else name) / "account", tmp_path / name / "account")
    return replace(made, folder=tmp_path / "ended", killed=tmp_path / "killed")


def _contents(folder: Path) -> set[str]:
    return {hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir() if each.is_file()}


def _comes_back(profile: Profile, folder: Path | None = None) -> tuple[ListRepair | None, dict[str, Task]]:
    """Start over this profile: every number must be there, the running one is saved, and nothing is sent."""
    service = profile.service
    posts = service.posts.total()
    service.steps = [{"status": "finished"}]
    with FaultBench(folder or profile.folder, service.url) as bench:
        ids = bench.heard.indexes[-1].ids
        bench.engine.load_page(ids)
        bench.until(lambda: not bench.room.open)
        bench.engine.load_page(ids)
        tasks = {str(task.task_id): task for task in bench.heard.tasks.values()}
        assert set(tasks) >= profile.numbers
        assert {task.result for task in tasks.values()} == {SAVED}
        assert service.posts.total() == posts
        bench.engine.submit(job("after"))
        bench.until(lambda: service.posts.total() == posts + 1)
        repair = bench.heard.repairs[0] if bench.heard.repairs else None
    return repair, tasks


def _words(qtbot: QtBot, profile: Profile) -> str:
    """What the window says at the start over this profile."""
    with opened(qtbot, profile.folder, profile.service.url) as window:
        window.until(lambda: bool(window.app.window.toast.text))
        return window.app.window.toast.text


def _random_bytes(path: Path) -> None:
    path.write_bytes(hashlib.shake_256(b"noise").digest(60_000))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()


@pytest.mark.parametrize("damage", [_random_bytes, _empty, _half, _foreign])
def test_B05_a_file_that_is_no_list(profile: Profile, damage: Callable[[Path], None]) -> None:
    path = profile.folder / "account" / "tasks.db"
    damage(path)
    kept = hashlib.sha256(path.read_bytes()).hexdigest()
    repair, tasks = _comes_back(profile)
    assert repair is not None and repair.aside is not None
    assert repair.aside.name.startswith(f"tasks.db.damaged-{time.strftime('%Y')}")
    assert repair.restored == TASKS
    assert kept in _contents(profile.folder / "account")
    # What can be seen of a task is there again: its title, its input, its video.
    assert {task.request.nonce for task in tasks.values()} == {f"n{number}" for number in range(1, TASKS + 1)}
    assert all(task.result_path is not None and task.result_path.exists() for task in tasks.values())


def test_B05_what_the_window_says(qtbot: QtBot, profile: Profile, told: Told) -> None:
    _random_bytes(profile.folder / "account" / "tasks.db")
    said = told(_words(qtbot, profile))
    assert "tasks.db.damaged-" in said
    assert "6 task" in said


def test_B05_list_and_journal_are_both_lost(profile: Profile) -> None:
    for name in ("tasks.db", "tasks.journal"):
        _random_bytes(profile.folder / "account" / name)
    with FaultBench(profile.folder, profile.service.url) as bench:
        assert bench.heard.repairs[0].aside is not None
        bench.engine.submit(job("after"))
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """Some bits flipped, a part overwritten, cut off, taken out or moved."""
    raw = bytearray(content)
    place = chance.randrange(len(raw))
    match chance.randrange(6):
        case 0:
            del raw[place:]
        case 1:
            del raw[place : place + chance.choice((1, 100, 4096))]
        case 2:
            raw[place : place + 512] = bytes(len(raw[place : place + 512]))
        case 3:
            raw[place:place] = chance.randbytes(chance.choice((1, 4096)))
        case _:
            for _ in range(chance.choice((1, 1, 8, 64))):
                raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw)


def test_B06_a_thousand_random_damages(profile: Profile, told: Told) -> None:
    """The list opens, works, and knows every number, whatever bits of it were hit; with its -wal and without."""
    started = asides = newer = 0
    for seed in range(DAMAGES):
        chance = random.Random(seed)  # noqa: S311 - a repeatable choice of places, no secret
        folder = profile.folder / f"damage{seed}"
        shutil.copytree((profile.killed if seed % 2 else profile.folder) / "account", folder / "account")
        victim = folder / "account" / ("tasks.db-wal" if seed % 8 == 1 else "tasks.db")
        victim.write_bytes(_damaged(victim.read_bytes(), chance))
        kept = victim.read_bytes()
        try:
            bench = FaultBench(folder, profile.service.url)
        except StoreTooNew:
            # A flipped bit made the file say that it is from the future: then nobody touches it.
            assert victim.read_bytes() == kept
            newer += 1
            continue
        bench.engine.start()
        started += 1
        asides += bool(bench.heard.repairs and bench.heard.repairs[0].aside)
        bench.engine.load_page(bench.heard.indexes[-1].ids)
        known = {task.task_id for task in bench.heard.tasks.values()}
        assert profile.numbers <= known, f"seed {seed} lost {profile.numbers - known}"
        bench.engine.search("480p")
        assert bench.heard.searches
        assert bench.engine.stop(3.0)
        shutil.rmtree(folder)
    told(f"{started} of {DAMAGES} damaged lists came up with every number, {newer} named a newer version and were left")
    assert started + newer == DAMAGES
    assert newer <= DAMAGES // 100 + 1
    assert asides > DAMAGES // 10


def test_B06_a_number_of_the_service_with_another_character(profile: Profile) -> None:
    """Nothing else than the number itself is hit, wherever it stands: in its row or in an index."""
    content = (profile.folder / "account" / "tasks.db").read_bytes()
    places = [match.start() for number in profile.numbers for match in re.finditer(number.encode(), content)]
    assert len(places) >= 2 * TASKS
    for place in places if LONG else places[::2]:
        folder = profile.folder / f"at{place}"
        shutil.copytree(profile.folder / "account", folder / "account")
        (folder / "account" / "tasks.db").write_bytes(content[: place + 9] + b"7" + content[place + 10 :])
        bench = FaultBench(folder, profile.service.url)
        bench.engine.start()
        bench.engine.load_page(bench.heard.indexes[-1].ids)
        assert profile.numbers <= {task.task_id for task in bench.heard.tasks.values()}, f"byte {place}"
        assert bench.engine.stop(3.0)


def _main_is_empty(folder: Path) -> None:
    (folder / "tasks.db").write_bytes(b"")


def _main_is_gone(folder: Path) -> None:
    (folder / "tasks.db").unlink()


def _wal_is_gone(folder: Path) -> None:
    (folder / "tasks.db-wal").unlink()


def _wal_is_empty(folder: Path) -> None:
    (folder / "tasks.db-wal").write_bytes(b"")


def _all_is_gone(folder: Path) -> None:
    for each in folder.glob("tasks.db*"):
        each.unlink()


@pytest.mark.parametrize("loss", [_main_is_empty, _main_is_gone, _wal_is_gone, _wal_is_empty, _all_is_gone])
def test_B07_a_part_of_a_living_list_is_lost(profile: Profile, loss: Callable[[Path], None]) -> None:
    loss(profile.killed / "account")
    repair, _ = _comes_back(profile, profile.killed)
    assert repair is not None
    assert repair.restored == TASKS


def test_B07_the_wal_of_another_day_lies_beside_it(profile: Profile) -> None:
    for suffix in ("-wal", "-shm"):
        shutil.copy(profile.killed / "account" / f"tasks.db{suffix}", profile.folder / "account")
    _comes_back(profile)


def test_B07_an_older_copy_was_put_back(profile: Profile, tmp_path: Path) -> None:
    path, older = profile.folder / "account" / "tasks.db", tmp_path / "older.db"
    shutil.copy(path, older)
    profile.service.steps = [{"status": "finished"}]
    with FaultBench(profile.folder, profile.service.url) as bench:
        bench.engine.submit(job("later"))
        bench.until(lambda: bench.room.open == {} and bench.heard.tasks[TASKS + 1].result is SAVED)
    shutil.copy(older, path)
    repair, tasks = _comes_back(profile)
    assert repair is not None
    assert repair.restored == 1
    assert "later" in {task.request.nonce for task in tasks.values()}


def test_B07_what_the_window_says(qtbot: QtBot, profile: Profile, told: Told) -> None:
    _all_is_gone(profile.folder / "account")
    assert "6 task" in told(_words(qtbot, profile))


# --- B10, B11 ---------------------------------------------------------------------------------------------------


def _sql(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_B10_columns_that_nobody_knows(profile: Profile) -> None:
    _sql(
        profile.folder / "account" / "tasks.db",
        "ALTER TABLE tasks ADD COLUMN later TEXT DEFAULT 'x'",
        "ALTER TABLE notes ADD COLUMN more INTEGER",
        "CREATE TABLE elsewhere (x)",
    )
    repair, _ = _comes_back(profile)
    assert repair is None


@pytest.mark.parametrize("broken", [False, True])
def test_B10_indexes_are_missing_or_wrong(profile: Profile, broken: bool) -> None:
    path = profile.folder / "account" / "tasks.db"
    names = [statement.split()[5] for statement in INDEXES]
    _sql(path, *(f"DROP INDEX {name}" for name in names))
    if broken:
        # Another program's idea of an index with our name.
        _sql(path, "CREATE INDEX tasks_shown ON tasks (title)")
    repair, _ = _comes_back(profile)
    assert repair is None
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
        assert set(names) <= found
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


HOSTILE = {
    "half characters": "CAST(x'eda080eda080ff' AS TEXT)",
    "NUL": "'a' || char(0) || 'b'",
    "controls": "char(7, 8, 27, 8238, 8206, 65279) || 'x'",
    "a megabyte of text": "replace(hex(zeroblob(500000)), '0', 'x')",
    "deep": "replace(hex(zeroblob(50000)), '0', '[')",
    "numbers": '\'{"values":{"x":1e999,"y":NaN,"z":-Infinity},"estimate":1e999,"seconds":NaN,"model":5}\'',
    "a giant number": "'{\"values\":{\"x\":' || replace(hex(zeroblob(9000)), '0', '9') || '}}'",
}


def _set(column: str, value: str, row: int) -> str:
    return f"UPDATE tasks SET {column} = {value} WHERE id = {row}"  # noqa: S608 - the words are those above


TEXTS = ("title", "request", "status_word", "result_url", "result_path", "problem", "extra", "task_id")
_HUGE = "CAST(zeroblob(52428800) AS TEXT)"


def _spoil(path: Path, value: str) -> None:
    """One hostile column in each row, all of them in the last."""
    _sql(
        path,
        "PRAGMA ignore_check_constraints = ON",
        *(_set(text, value, row) for row, text in enumerate(TEXTS[: TASKS - 1], start=1)),
        *(_set(text, value, TASKS) for text in TEXTS),
        *(_set(text, "9e999", TASKS) for text in ("created_at", "charged", "checked_at")),
    )


def _reads_well(path: Path) -> None:
    store = TaskStore.open(path)
    assert store.aside is None
    ids = store.index().ids
    looks: tuple[Callable[[], object], ...] = (
        lambda: store.page(ids),
        store.open_tasks,
        lambda: store.search("n1"),
        lambda: store.rows_of_day(1e9, 0.0),
    )
    for look in looks:
        began = time.thread_time()
        look()
        assert time.thread_time() - began < 1.0
    tasks = store.page(ids)
    store.close()
    assert len(tasks) == TASKS
    for task in tasks:
        texts = (task.title, task.status_word, task.request.model, task.problem.message if task.problem else "")
        assert all(len(text) <= 2_000 for text in texts)
        assert not any(unicodedata.category(char) in ("Cc", "Cs", "Cf") for text in texts for char in text)
        # Whatever it is, it can be written again.
        assert len(request_text(task.request)) < MOST_REQUEST


@pytest.mark.parametrize("name", HOSTILE)
def test_B11_hostile_values_in_a_row(profile: Profile, name: str) -> None:
    path = profile.folder / "account" / "tasks.db"
    _spoil(path, HOSTILE[name])
    _reads_well(path)
    with FaultBench(profile.folder, profile.service.url) as bench:
        bench.let_pass(60)
        assert profile.service.posts.total() == len(profile.service.submitted)


@pytest.mark.parametrize("column", ["title", "request", "problem"])
def test_B11_fifty_megabytes_in_a_row(profile: Profile, column: str) -> None:
    path = profile.folder / "account" / "tasks.db"
    _sql(path, "PRAGMA ignore_check_constraints = ON", _set(column, _HUGE, 2))
    _reads_well(path)


def test_B11_the_window_shows_every_row(qtbot: QtBot, profile: Profile, told: Told) -> None:
    path = profile.folder / "account" / "tasks.db"
    for row, value in enumerate(HOSTILE.values()):
        _sql(path, "PRAGMA ignore_check_constraints = ON", *(_set(text, value, row % TASKS + 1) for text in TEXTS[:2]))
    _sql(path, _set("title", _HUGE, TASKS))
    with opened(qtbot, profile.folder, profile.service.url) as window:
        window.until(lambda: len(window.rows()) == TASKS)
        for number in range(1, TASKS + 1):
            window.app.window.tasks.choose(number)
        window.until(lambda: not any("oading" in row for row in window.rows()))
        told(window.rows()[0])
