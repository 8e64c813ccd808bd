"""Where the list cannot be written: it is shown as it is, nothing is sent, and the window says why."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.bench import FaultBench, job
from tests.faults.broken_disk import modes_count, read_only_disk
from tests.scripted_service import ScriptedService
from tests.window import opened
from vidgo_desktop.core.errors import ListReadOnly, StoreError, StoreTooNew, VidgoError
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.realm_files import open_realm
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_schema import MIGRATIONS
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui.error_text import error_words

Told = Callable[[Task | VidgoError | str], str]
Lock = Callable[[Path], contextlib.AbstractContextManager[object]]


def _history(folder: Path, service: ScriptedService) -> None:
    """A profile with one saved task and one at the service."""
    service.steps = [{"status": "finished"}]
    with FaultBench(folder, service.url, service) as bench:
        bench.engine.submit(job("old"))
        bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED)
        service.steps = [{"status": "running", "progress": 10}]
        bench.engine.submit(job("running"))
        bench.until(lambda: bench.state(2) is TaskState.RUNNING)
        # As a killed program leaves it: the last changes are in the -wal alone.
        shutil.copytree(folder / "account", folder / "killed" / "account")
    (folder / "killed" / "account" / "tasks.db-shm").unlink()


def _files(folder: Path) -> dict[str, bytes]:
    # The -shm is SQLite's scratch memory and holds nothing of the list.
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file() and each.suffix != ".db-shm"}


@contextlib.contextmanager
def _folder(account: Path) -> Iterator[None]:
    account.chmod(0o500)
    with modes_count():
        yield
    account.chmod(0o700)


@contextlib.contextmanager
def _file(account: Path) -> Iterator[None]:
    (account / "tasks.db").chmod(0o400)
    with modes_count():
        yield


@contextlib.contextmanager
def _both(account: Path) -> Iterator[None]:
    with _file(account), _folder(account):
        yield


@contextlib.contextmanager
def _journal(account: Path) -> Iterator[None]:
    (account / "tasks.journal").chmod(0o400)
    with modes_count():
        yield


LOCKS: list[Lock] = [_folder, _file, _both, _journal, read_only_disk]


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("lock", LOCKS)
def test_B04_a_list_that_may_only_be_read(
    tmp_path: Path, service: ScriptedService, told: Told, lock: Lock, killed: bool
) -> None:
    _history(tmp_path, service)
    folder = tmp_path / "killed" if killed else tmp_path
    before, posts = _files(folder / "account"), service.posts.total()
    with lock(folder / "account"):
        bench = FaultBench(folder, service.url, open_store=_read)
        bench.engine.start()
        assert list(bench.heard.indexes[-1].ids) == [2, 1]
        bench.engine.load_page((1, 2))
        assert [bench.state(1), bench.state(2)] == [TaskState.FINISHED, TaskState.RUNNING]
        assert [type(each.error) for each in bench.heard.refusals] == [ListReadOnly]
        told(bench.heard.refusals[0].error)
        bench.engine.submit(job("new"))
        assert [(each.nonce, type(each.error)) for each in bench.heard.refusals[1:]] == [("new", ListReadOnly)]
        bench.engine.search("480p")
        assert list(bench.heard.searches[0].ids) == [2, 1]
        wishes = (bench.engine.try_again, bench.engine.remove, bench.engine.stop_waiting, bench.engine.look_again)
        for wish in wishes:
            for number in (1, 2):
                bench.guarded(lambda wish=wish, number=number: wish(number))  # type: ignore[misc]
        bench.let_pass(3600)
        bench.engine.tell_everything()
        assert {type(each.error) for each in bench.heard.refusals} == {ListReadOnly}
        assert bench.engine.stop(3.0)
        assert service.posts.total() == posts
        # A file that may be written is tidied up by its opening; nothing else changes.
        assert lock is _journal or _files(folder / "account") == before
    # Once it can be written again, everything goes on.
    service.steps = [{"status": "finished"}]
    (folder / "account" / "tasks.db").chmod(0o600)
    (folder / "account" / "tasks.journal").chmod(0o600)
    with FaultBench(folder, service.url) as again:
        again.until(lambda: 2 in again.heard.tasks and again.heard.tasks[2].result is ResultState.SAVED)
        assert service.posts.total() == posts


def _read(path: Path) -> TaskStore:
    store, journal = open_realm(RealmPaths(path.parent))
    journal.close()
    assert store.only_read
    return store


def test_B04_an_older_list_is_shown_from_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "account" / "tasks.db"
    TaskStore.open(path).close()
    before = _files(path.parent)
    later = ("ALTER TABLE tasks ADD COLUMN later TEXT", f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    monkeypatch.setattr("vidgo_desktop.core.store_files.MIGRATIONS", (*MIGRATIONS, later))
    with _both(path.parent):
        store = TaskStore.open(path)
        assert store.only_read
        assert list(store.index().ids) == []
        assert store._connection.execute("SELECT later FROM tasks").fetchall() == []
        store.close()
    assert _files(path.parent) == before


@pytest.mark.parametrize("content", [b"no list at all" * 400, b""])
def test_B04_a_damaged_list_that_cannot_be_put_aside(tmp_path: Path, told: Told, content: bytes) -> None:
    path = tmp_path / "account" / "tasks.db"
    path.parent.mkdir()
    path.write_bytes(content)
    with _both(path.parent), pytest.raises(StoreError) as caught:
        TaskStore.open(path)
    assert path.read_bytes() == content
    told(caught.value)


def test_B04_a_newer_list_in_a_read_only_folder(tmp_path: Path, service: ScriptedService) -> None:
    _history(tmp_path, service)
    path = tmp_path / "killed" / "account" / "tasks.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 77")
    connection.close()
    before = _files(path.parent)
    with _both(path.parent), pytest.raises(StoreTooNew):
        TaskStore.open(path)
    assert _files(path.parent) == before


def test_B04_no_list_and_no_place_for_one(tmp_path: Path, told: Told) -> None:
    (tmp_path / "account").mkdir()
    with _folder(tmp_path / "account"), pytest.raises(StoreError) as caught:
        TaskStore.open(tmp_path / "account" / "tasks.db")
    told(caught.value)


def test_B04_the_window_of_a_profile_that_may_only_be_read(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    _history(tmp_path, service)
    posts = service.posts.total()
    shutil.rmtree(tmp_path / "killed")
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True))
    for folder in (tmp_path / "account", tmp_path):
        folder.chmod(0o500)
    with modes_count(), opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: len(window.rows()) == 2)
        window.until(lambda: error_words(ListReadOnly()).headline in window.app.window.toast.text)
        told(window.app.window.toast.text)
        window.fill()
        window.until(lambda: "nothing is sent" in window.words())
        assert not window.button("generate").isEnabled()
        thread = window.app._thread
    # Also without a log the engine comes to its end.
    assert thread is not None and thread.isFinished()
    for folder in (tmp_path, tmp_path / "account"):
        folder.chmod(0o700)
    assert service.posts.total() == posts
