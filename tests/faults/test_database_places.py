"""Who else is there: a second program, a lock that was left behind, a network drive, another person."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vidgo_desktop import profile_notes
from vidgo_desktop.core import drive_kind
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.instance_lock import InstanceLock, Taken
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import Task

Told = Callable[[Task | VidgoError | str], str]
LONG = bool(os.environ.get("VIDGO_LONG"))
PAIRS = 500 if LONG else 3

# A program that is ready to start, starts when told to, says how that went, and ends when told to.
_PROGRAM = """
import sys
from vidgo_desktop.app import build
from vidgo_desktop.core.credentials import MemoryCredentials

app = build([], data_dir=sys.argv[1], api_base="http://127.0.0.1:9", credentials=MemoryCredentials())
print("built", flush=True)
sys.stdin.readline()
print("runs" if app.start() else "refused", flush=True)
sys.stdin.readline()
app.stop()
"""
# Races for a profile: whoever has the lock opens list and journal, and makes a task.
_LOCKER = """
import sys
from pathlib import Path
from vidgo_desktop.core.instance_lock import InstanceLock, Taken
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.realm_files import open_realm
from vidgo_desktop.core.task import JobRequest
for number, line in enumerate(sys.stdin):
    paths = ProfilePaths(Path(line.strip()), Path(line.strip()))
    paths.data_dir.mkdir(exist_ok=True)
    lock = InstanceLock(paths.lock)
    taken = lock.take()
    if taken is Taken.OURS:
        store, journal = open_realm(paths.account)
        store.add(JobRequest(f"n{number}", "m", {}), title="t", now=1.0)
        store.close()
        journal.close()
    print(taken.name, flush=True)
    sys.stdin.readline()
    lock.release()
    print("free", flush=True)
"""


class Helper:
    """Another process that does one thing per line."""

    def __init__(self, code: str, *arguments: str) -> None:
        line = [sys.executable, "-W", "error", "-c", code, *arguments]
        self._process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self, line: str = "") -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def end(self) -> int:
        self._process.communicate(timeout=20)
        return self._process.returncode

    def kill(self) -> int:
        self._process.kill()
        self._process.communicate(timeout=20)
        return self._process.pid


Make = Callable[..., Helper]


@pytest.fixture
def helper() -> Iterator[Make]:
    """Makes processes that are gone with the test."""
    made: list[Helper] = []

    def make(code: str, *arguments: str) -> Helper:
        made.append(Helper(code, *arguments))
        return made[-1]

    yield make
    for each in made:
        each.kill()


# --- B12 to B14: who else is there ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(PAIRS))
def test_B12_two_programs_begin_at_once(tmp_path: Path, helper: Make, number: int) -> None:
    pair = (helper(_PROGRAM, str(tmp_path)), helper(_PROGRAM, str(tmp_path)))
    assert [each.said() for each in pair] == ["built", "built"]
    for each in pair:
        each.tell("start")
    assert sorted(each.said() for each in pair) == ["refused", "runs"]
    for each in pair:
        each.tell("end")
    assert [each.end() for each in pair] == [0, 0]


def test_B12_five_hundred_races_for_a_profile(tmp_path: Path, helper: Make) -> None:
    pair = (helper(_LOCKER), helper(_LOCKER))
    rounds = 500 if LONG else 100
    for number in range(rounds):
        for each in pair:
            each.tell(str(tmp_path / f"profile{number % 7}"))
        assert sorted(each.said() for each in pair) == ["HELD", "OURS"]
        for each in pair:
            each.tell("free")
        assert [each.said() for each in pair] == ["free", "free"]
    made = 0
    for folder in tmp_path.glob("profile*"):
        store = TaskStore.open(folder / "account" / "tasks.db")
        assert store.aside is None
        made += len(store.index().ids)
        store.close()
    assert made == rounds


def test_B12_the_second_program_says_so_and_ends_well(tmp_path: Path, helper: Make, told: Told) -> None:
    first = helper(_LOCKER)
    first.tell(str(tmp_path))
    assert first.said() == "OURS"
    before = _names(tmp_path)
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication, QMessageBox\n"
        "from vidgo_desktop import app\n"
        "from vidgo_desktop.platform_setup import application\n"
        "qt, timer = application(), QTimer()\n"
        "def read():\n"
        "    box = QApplication.activeModalWidget()\n"
        "    if isinstance(box, QMessageBox):\n"
        "        print(box.text(), box.informativeText())\n"
        "        box.accept()\n"
        "timer.timeout.connect(read)\n"
        "timer.start(10)\n"
        "raise SystemExit(app.main(['vidgo-desktop', '--data-dir', sys.argv[1]]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "open already" in told(done.stdout.strip())
    assert _names(tmp_path) == before


def _names(folder: Path) -> set[str]:
    return {str(each) for each in folder.rglob("*")}


def test_B13_a_killed_program_leaves_no_lock(tmp_path: Path, helper: Make) -> None:
    path = ProfilePaths(tmp_path, tmp_path).lock
    first = helper(_LOCKER)
    first.tell(str(tmp_path))
    assert first.said() == "OURS"
    assert InstanceLock(path).take() is Taken.HELD
    pid = first.kill()
    # What the file says of its maker does not matter, not even that the number is in use again.
    for content in (f"{pid}\n", f"{os.getpid()}\npython\n", "", "\0" * 4096):
        path.write_text(content, encoding="utf-8")
        lock = InstanceLock(path)
        assert lock.take() is Taken.OURS
        assert lock.take() is Taken.OURS
        lock.release()
        lock.release()


def test_B13_a_lock_file_that_was_taken_away_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lock"
    real = os.open
    taken_away: list[int] = []

    def open_and_lose(*what: object, **how: object) -> int:
        descriptor = real(*what, **how)  # type: ignore[arg-type]
        if len(taken_away) < 2:
            path.unlink()
            taken_away.append(descriptor)
        return descriptor

    monkeypatch.setattr(os, "open", open_and_lose)
    first, second = InstanceLock(path), InstanceLock(path)
    assert first.take() is Taken.OURS
    assert second.take() is Taken.HELD
    first.release()
    assert len(taken_away) == 2


def test_B13_a_place_where_nobody_can_lock(tmp_path: Path) -> None:
    assert InstanceLock(tmp_path / "missing" / "lock").take() is Taken.NOT_ALLOWED
    (tmp_path / "folder").mkdir()
    assert InstanceLock(tmp_path / "folder").take() is Taken.NOT_ALLOWED


_MOUNTS = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:40 / /home rw - nfs4 server:/home rw
41 40 0:41 / /home/me/My\\040Cloud rw - fuse.rclone cloud: rw
42 40 0:42 / /home/me/local rw - ext4 /dev/vdb rw
43 27 0:43 / /mnt/win rw - cifs //server/share rw
44 27 0:44 / /mnt/twice rw - nfs server:/a rw
45 44 0:45 / /mnt/twice rw - tmpfs tmpfs rw
a line that is none
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/me/.local/share", "nfs4"),
        ("/home", "nfs4"),
        ("/homeless", None),
        ("/home/me/My Cloud/vidgo", "fuse.rclone"),
        ("/home/me/local/x", None),
        ("/mnt/win", "cifs"),
        ("/mnt/twice/x", None),
        ("/", None),
    ],
)
def test_B13_network_drives_are_known(folder: str, kind: str | None) -> None:
    assert drive_kind.remote_mount(folder, _MOUNTS) == kind
    assert drive_kind.remote_mount(folder, "") is None


def test_B13_a_network_drive_is_noted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_errors: list[str], told: Told
) -> None:
    monkeypatch.setattr(profile_notes, "network_drive", lambda folder: "nfs4")
    expected_errors.append("network drive (nfs4)")
    paths = ProfilePaths(tmp_path, tmp_path / "videos")
    running = profile_notes.begin_log(paths, None)
    assert running is not None
    running.close()
    (line,) = (paths.logs / "vidgo-desktop.log").read_text(encoding="utf-8").splitlines()
    told(line.partition("WARNING")[2].partition(": ")[2] or line)
    assert "one computer at a time" in line


def test_B14_a_second_person_has_folders_of_their_own(tmp_path: Path) -> None:
    code = (
        "from vidgo_desktop.platform_setup import application, profile_paths\n"
        "qt = application()\n"
        "paths = profile_paths(None)\n"
        "print(paths.data_dir, paths.videos, paths.lock, sep='\\n')\n"
    )
    found = []
    for person in ("anna", "béla"):
        home = tmp_path / person
        home.mkdir()
        cleared = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        done = subprocess.run(
            [sys.executable, "-c", code], env={**cleared, "HOME": str(home)}, capture_output=True, text=True, check=True
        )
        places = [Path(line) for line in done.stdout.splitlines()]
        assert all(home in place.parents for place in places)
        found.append(InstanceLock(home / "lock"))
    assert [each.take() for each in found] == [Taken.OURS, Taken.OURS]
    for each in found:
        each.release()
