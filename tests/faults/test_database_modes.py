"""Every file of the program is for its user only, and one that is swapped under it is noticed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.bench import FaultBench, job
from tests.faults.broken_disk import BrokenStore
from tests.scripted_service import KEY, Answer, ScriptedService
from tests.window import opened
from vidgo_desktop.core.errors import ListSwapped, VidgoError
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import ResultState, Task, TaskState

Told = Callable[[Task | VidgoError | str], str]
_POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX: modes of files")


def _all_private(folder: Path) -> None:
    for each in (folder, *folder.rglob("*")):
        assert each.stat().st_mode & 0o777 == (0o700 if each.is_dir() else 0o600), each


@_POSIX
def test_B14_nobody_else_can_look_in(tmp_path: Path, service: ScriptedService) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        _all_private(tmp_path / "account")


@_POSIX
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_B14_every_file_of_the_program_is_for_this_user_only(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, mask: int
) -> None:
    """G21: list, -wal, journal, ballast, log, settings, lock, small pictures and crash file, whatever the umask."""
    before = os.umask(mask)
    try:
        profile = tmp_path / "profile"
        with opened(qtbot, profile, service.url, key=KEY) as window:
            window.fill()
            window.until(lambda: window.button("generate").isEnabled())
            window.click("generate")
            window.until_row("ready")
            window.app.window.apply_settings(Settings(theme="light", welcomed=True, consented=True))
            window.until(lambda: "light" in (profile / "settings.json").read_text(encoding="utf-8"))
            ours = [each for each in profile.iterdir() if each.name != "videos"]
            names = {each.name for folder in ours for each in (folder, *folder.rglob("*"))}
            wanted = {"tasks.db", "tasks.db-wal", "tasks.journal", "ballast", "settings.json", "vidgo-desktop.log"}
            assert wanted | {"vidgo-desktop.lock", "thumbs"} <= names
            assert profile.stat().st_mode & 0o777 == 0o700
            for each in ours:
                _all_private(each)
        for each in ours:
            if each.exists():  # a draft goes away with the last word about it
                _all_private(each)
    finally:
        os.umask(before)


# --- B15: swapped under us ------------------------------------------------------------------------------------------


def _replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("copy"))
    path.with_name("copy").replace(path)


def _taken_away(path: Path) -> None:
    path.unlink()


def _wal_taken_away(path: Path) -> None:
    path.with_name("tasks.db-wal").unlink()


def _folder_moved(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))
    shutil.copytree(path.parent.with_name("moved"), path.parent)


@pytest.mark.parametrize("swap", [_replaced, _taken_away, _wal_taken_away, _folder_moved])
def test_B15_the_list_is_swapped_under_us(
    tmp_path: Path, service: ScriptedService, told: Told, swap: Callable[[Path], None]
) -> None:
    body = {"code": 200, "data": {"task_id": "TASK0000000SWAP1", "status": "not_started"}}
    bench = FaultBench(tmp_path, service.url, open_store=BrokenStore.open)
    bench.engine.start()
    service.submit_answers.append(Answer(200, body, charges=True))
    service.looks["TASK0000000SWAP1"] = 0
    service.steps = [{"status": "running", "progress": 5}]
    bench.engine.submit(job())
    bench.until(lambda: bench.state() is TaskState.RUNNING)
    swap(tmp_path / "account" / "tasks.db")
    bench.engine.submit(job("n2"))
    assert [type(each.error) for each in bench.heard.refusals] == [ListSwapped]
    told(bench.heard.refusals[0].error)
    bench.let_pass(600)
    assert {type(each.error) for each in bench.heard.refusals} == {ListSwapped}
    # What is known is still shown.
    bench.engine.load_page((1,))
    assert bench.heard.tasks[1].task_id == "TASK0000000SWAP1"
    assert bench.engine.stop(3.0)
    assert service.posts.total() == 1
    service.steps = [{"status": "finished"}]
    with FaultBench(tmp_path, service.url) as again:
        again.until(lambda: 1 in again.heard.tasks and again.heard.tasks[1].result is ResultState.SAVED)
        assert again.heard.tasks[1].task_id == "TASK0000000SWAP1"
        again.engine.submit(job("n2"))
        again.until(lambda: service.posts["https://example.com/n2.mp4"] == 1)
        assert service.posts["https://example.com/n1.mp4"] == 1
