"""Faults of fetching a video: the program is killed, the finished file goes away. Never a second copy, never a rest."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.bench import FaultBench, job
from tests.faults.downloads import CLIP, QUICK, RESULTS, Storage, ended, fetched, leads_to, only_video, videos, whole
from tests.loopback import LIMIT, RawConnection, RawServer, http_reply
from tests.same_video import served_bytes
from tests.scripted_service import Answer, ScriptedService
from tests.window import opened
from vidgo_desktop.core import transfer
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.journal import Journal, Kind
from vidgo_desktop.core.published import Published
from vidgo_desktop.core.result_link import LINK_SECONDS
from vidgo_desktop.core.task import ResultState, Task
from vidgo_desktop.ui.error_text import ActionKind, action_words
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.player_words import notice_of

Told = Callable[[Task | str], str]
BODY = CLIP.read_bytes()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a system with SIGKILL")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, in less time."""
    monkeypatch.setattr(transfer, "DEFAULT_LIMITS", QUICK)


_CHILD = """
import errno, os, signal, sys
from pathlib import Path
from tests.faults.bench import FaultBench, job
from vidgo_desktop.core import transfer_file
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.saving import Saver
from vidgo_desktop.core.transfer_file import PartFile

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def before(owner, name):
    setattr(owner, name, die)

def after(owner, name):
    real = getattr(owner, name)
    def call(*arguments):
        real(*arguments)
        die()
    setattr(owner, name, call)

def reserved(*_):
    def refuse(self, target):
        before(Path, "replace")
        raise OSError(errno.EPERM, "no hard links here")
    Path.hardlink_to = refuse

folder, base, point = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
{
    "at the first byte": lambda: before(PartFile, "write"),
    "before the file is safe on the disk": lambda: before(PartFile, "finish"),
    "after it is safe on the disk": lambda: after(PartFile, "finish"),
    "before the name is announced": lambda: before(Journal, "publishing"),
    "before the rename": lambda: before(transfer_file, "_move"),
    "with both names": lambda: after(Path, "hardlink_to"),
    "with a name that is only reserved": reserved,
    "after the rename": lambda: after(transfer_file, "_move"),
    "before the mark in the list": lambda: before(Saver, "_record"),
    "never": lambda: None,
}[point]()
with FaultBench(folder, base) as bench:
    if not bench.store.index().ids:
        bench.engine.submit(job())
    bench.until(lambda: False)
"""
# From here on the whole video has its name, so it is not fetched again.
_NAMED = ("with both names", "after the rename", "before the mark in the list")
_EARLIER = (
    "at the first byte",
    "before the file is safe on the disk",
    "after it is safe on the disk",
    "before the name is announced",
    "before the rename",
    "with a name that is only reserved",
)


def _killed(folder: Path, service: ScriptedService, point: str) -> None:
    """Run the program in a process of its own until it is killed at this point."""
    command = [sys.executable, "-c", _CHILD, str(folder), service.url, point]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == -9, done.stderr


@pytest.mark.parametrize("point", [*_EARLIER, *_NAMED])
def test_K09_killed_while_it_is_saved(point: str, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    _killed(tmp_path, service, point)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = ended(bench)
        bench.rest()
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert task.result_path == tmp_path / "videos" / videos(tmp_path)[0]
        assert bench.room.paths.thumb(1, "result").is_file()
        assert service.count("GET", RESULTS) == (1 if point in _NAMED else 2)
        assert service.posts.total() == 1


def test_K09_killed_again_and_again(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """What one start does not come to do, the next one does: the journal is read from its beginning each time."""
    for _ in range(3):
        _killed(tmp_path, service, "before the mark in the list")
    with FaultBench(tmp_path, service.url, service) as bench:
        told(ended(bench))
        assert only_video(tmp_path) == BODY
        assert service.count("GET", RESULTS) == 1


def test_K09_and_the_list_is_lost_as_well(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    _killed(tmp_path, service, "after the rename")
    for path in (tmp_path / "account").glob("tasks.db*"):
        path.unlink()
    with FaultBench(tmp_path, service.url, service) as bench:
        told(ended(bench))
        assert only_video(tmp_path) == BODY
        assert service.count("GET", RESULTS) == 1
        assert service.posts.total() == 1


@pytest.mark.parametrize("other", ["another file", "shorter", "a link", "a folder", "nothing"])
def test_K09_what_lies_there_is_not_ours(other: str, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """Name, size and content must agree; what does not is left as it is, and the video is fetched again."""
    _killed(tmp_path, service, "after the rename")
    path = tmp_path / "videos" / videos(tmp_path)[0]
    path.unlink()
    (tmp_path / "elsewhere").write_bytes(BODY)
    if other == "another file":
        path.write_bytes(bytes(len(BODY)))
    elif other == "shorter":
        path.write_bytes(BODY[:-1])
    elif other == "a link":
        path.symlink_to(tmp_path / "elsewhere")
    elif other == "a folder":
        path.mkdir()
    with FaultBench(tmp_path, service.url, service) as bench:
        task = ended(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert task.result_path is not None
        assert served_bytes(task.result_path) == BODY
        assert not task.result_path.is_symlink()
        assert (task.result_path == path) == (other == "nothing")
        assert service.count("GET", RESULTS) == 2


def test_K09_a_journal_that_fails_stops_no_video(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        write = Journal._write

        def refuse(self: Journal, line: bytes, *, sync: bool) -> None:
            if b'"publishing"' in line:
                raise OSError(5, "Input/output error")
            write(self, line, sync=sync)

        monkeypatch.setattr(Journal, "_write", refuse)
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY


def test_K09_odd_lines_are_passed_over(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / "tasks.journal")
    journal.publishing("one", tmp_path / "v.mp4", 3, "00")
    for data in ({"path": 3, "size": 3, "sha256": ""}, {"path": "a\0b", "size": 3, "sha256": ""}, {"path": ""}, {}):
        journal._append(Kind.PUBLISHING, "one", data, sync=False)
    journal.publishing("two", tmp_path / ".walk.0123abcd.part", 3, "00")
    published = Published(journal)
    assert published.find("one", Cancel()) is None
    assert published.find("three", Cancel()) is None
    assert dict(published.kept()) == {"two": tmp_path / ".walk.0123abcd.part"}
    journal.close()
    shutil.rmtree(tmp_path)
    assert Published(journal).find("one", Cancel()) is None


# --- D22: killed in the middle of the bytes --------------------------------------------------------------------------


@pytest.mark.parametrize("moved", [False, True], ids=["same folder", "another folder since"])
def test_D22_killed_in_the_middle(moved: bool, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """Killed from outside before the second half came: the next start removes the half file, wherever it was."""
    flowing = threading.Event()

    def half(connection: RawConnection) -> None:
        reply = http_reply(BODY)
        connection.send(reply[: len(reply) - len(BODY) // 2])
        flowing.set()
        connection.hold()

    with RawServer(storage := Storage(half)) as raw:
        leads_to(service, raw.base + "/a.mp4")
        command = [sys.executable, "-c", _CHILD, str(tmp_path), service.url, "never"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
            assert flowing.wait(LIMIT)
            child.kill()
        (left,) = videos(tmp_path)
        assert left.endswith(".part")
        storage.now(whole(BODY))
        bench = FaultBench(tmp_path, service.url, service)
        if moved:
            bench.room.folder = lambda: tmp_path / "chosen"
        with bench:
            task = ended(bench)
            bench.rest()
            told(task)
            assert task.result is ResultState.SAVED
            assert task.result_path is not None
            assert served_bytes(task.result_path) == BODY
            assert service.posts.total() == 1
    assert list(tmp_path.rglob("*.part")) == []
    assert videos(tmp_path) == ([] if moved else [task.result_path.name])


def test_D22_another_profile_is_left_alone(tmp_path: Path, service: ScriptedService) -> None:
    """Two profiles save into one folder: a start of one never takes the other's half file away."""
    flowing, go_on = threading.Event(), threading.Event()

    def in_two(connection: RawConnection) -> None:
        reply = http_reply(BODY)
        connection.send(reply[:-1000])
        flowing.set()
        go_on.wait(LIMIT)
        connection.send(reply[-1000:])

    with RawServer(Storage(in_two)) as raw, ScriptedService(CLIP) as other:
        leads_to(service, raw.base + "/a.mp4")
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.engine.submit(job())
            bench.until(flowing.is_set)
            second = FaultBench(tmp_path / "other", other.url, other)
            second.room.folder = bench.room.folder
            with second:
                second.rest()
            (name,) = videos(tmp_path)
            assert name.endswith(".part")
            go_on.set()
            assert ended(bench).result is ResultState.SAVED


# --- D23: the finished file -----------------------------------------------------------------------------------------


def _lost(bench: FaultBench) -> Task:
    """A saved video whose file the user then deleted."""
    task = fetched(bench)
    assert task.result_path is not None
    task.result_path.unlink()
    return task


def test_D23_the_file_was_deleted(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        task = _lost(bench)
        notice = notice_of(task, PlayState.MISSING, bench.clock.now(), can_open=False)
        assert notice is not None
        assert notice.help == action_words(ActionKind.DOWNLOAD_AGAIN)
        told(f"{notice.text} [{notice.help}]")
        bench.engine.try_again(1)
        assert ended(bench).result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert service.count("GET", RESULTS) == 2
        assert service.posts.total() == 1


def test_D23_it_is_there_after_all(tmp_path: Path, service: ScriptedService) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        path = fetched(bench).result_path
        bench.engine.try_again(1)
        task = ended(bench)
        assert (task.result, task.result_path) == (ResultState.SAVED, path)
        assert service.count("GET", RESULTS) == 1
        assert len(videos(tmp_path)) == 1


def test_D23_the_link_does_not_live_any_more(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """Nothing is offered that cannot be done, and nothing is made again by that click."""
    with FaultBench(tmp_path, service.url, service) as bench:
        task = _lost(bench)
        bench.clock.forward(LINK_SECONDS + 1)
        notice = notice_of(task, PlayState.MISSING, bench.clock.now(), can_open=False)
        assert notice is not None
        assert notice.help == ""
        told(notice.text)
        bench.engine.try_again(1)
        bench.rest()
        assert bench.heard.tasks[1].result is ResultState.SAVED
        assert service.count("GET", RESULTS) == 1
        assert service.posts.total() == 1


def test_D23_the_link_died_early(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        _lost(bench)
        service.file_answers.extend([Answer(410, b"gone")] * 4)
        bench.engine.try_again(1)
        task = ended(bench)
        told(task)
        assert task.result is ResultState.GONE
        assert service.posts.total() == 1


def test_D23_in_the_window(qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """Whoever looks for the file is told, on the stage and when asking for its folder, and gets it by one click."""
    service.steps = [{"status": "finished", "progress": 100}]
    with opened(qtbot, tmp_path, service.url) as desk:
        window, generate = desk.app.window, desk.button("generate")
        desk.fill()
        desk.until(lambda: generate.isEnabled() and generate.text().startswith("Generate"))
        desk.click("generate")
        desk.until_row("ready")

        def lose() -> Task:
            task = window.tasks.model.task_at(1)
            assert task is not None
            assert task.result_path is not None
            task.result_path.unlink()
            return task

        task = lose()
        window.player.show_task(None)
        window.player.show_task(task)
        notice = window.player.stage.notice
        desk.until(lambda: "no longer" in notice.text)
        button = desk.button("problemAction")
        told(f"{notice.text} [{button.text()}]")
        button.click()
        path = task.result_path
        assert path is not None
        desk.until(path.exists)
        desk.until_row("ready")

        window.task_actions.show_in_folder(lose())
        action = desk.button("toastAction")
        told(f"{window.toast.text} [{action.text()}]")
        action.click()
        desk.until(path.exists)
        desk.until_row("ready")
        assert service.count("GET", RESULTS) == 3
        assert service.posts.total() == 1
