"""Faults of fetching a video: the disk and the folder."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench
from tests.faults.downloads import (
    CLIP,
    QUICK,
    RESULTS,
    Storage,
    cut,
    ended,
    fetched,
    leads_to,
    only_video,
    rest,
    videos,
    whole,
)
from tests.loopback import RawConnection, RawServer
from tests.scripted_service import ScriptedService
from vidgo_desktop.core import transfer
from vidgo_desktop.core.errors import SaveError
from vidgo_desktop.core.task import ResultState, Task
from vidgo_desktop.core.transfer_file import PartFile
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_text import words_of

Told = Callable[[Task], str]
BODY = CLIP.read_bytes()
HALF = len(BODY) // 2
SYSTEM = sys.platform


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, in less time."""
    monkeypatch.setattr(transfer, "DEFAULT_LIMITS", QUICK)


# --- D13: more than there is room for -------------------------------------------------------------------------------


def _announces(size: int, then: bytes = b"") -> Storage:
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n".encode()
    return Storage(lambda connection: connection.send(head + then))


def test_D13_ten_gigabytes_are_announced(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """More than any video of the service: refused by its head alone."""
    with RawServer(storage := _announces(10_000_000_000)) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert videos(tmp_path) == []
        storage.now(whole(BODY))
        bench.engine.try_again(1)
        assert ended(bench).result is ResultState.SAVED


def test_D13_no_room_for_what_is_announced(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = 3_000_000_000
    usage = shutil._ntuple_diskusage(10**12, 10**12 - free, free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with RawServer(storage := _announces(4_000_000_000)) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        task = fetched(bench)
        assert "GB more are needed" in told(task)
        assert task.result is ResultState.PROBLEM
        assert task.problem is not None
        assert task.problem.kind == "DiskFull"
        assert storage.asked == [""]
        assert videos(tmp_path) == []
        storage.now(whole(BODY))
        # It is looked once a minute whether there is room now.
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)


def test_D13_an_endless_body(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "DEFAULT_LIMITS", replace(QUICK, largest=2_000_000))
    sent = 0

    def endless(connection: RawConnection) -> None:
        nonlocal sent
        connection.send(b"HTTP/1.1 200 OK\r\n\r\n" + BODY)
        while True:
            connection.send(bytes(65536))
            sent += 65536

    with RawServer(Storage(endless)) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert videos(tmp_path) == []
    # Nine tries; each was left soon after the limit, not after the other's patience.
    assert sent < 9 * 20_000_000


def test_D13_more_than_was_said(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """What comes behind the announced last byte belongs to nothing and is not read."""
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(BODY)}\r\n\r\n".encode()
    storage = Storage(lambda connection: connection.send(head + BODY + b"more" * 1000))
    with RawServer(storage) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY


def test_D13_a_rest_that_is_longer_than_said(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """A continued file that grows past its own size is thrown away and fetched anew."""
    longer = rest(BODY + b"more" * 1000, HALF, total=len(BODY))
    with RawServer(storage := Storage(cut(BODY, HALF), longer, whole(BODY))) as raw:
        leads_to(service, raw.base + "/a.mp4")
        with FaultBench(tmp_path, service.url, service) as bench:
            task = fetched(bench)
            told(task)
            assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert storage.asked == ["", f"{HALF}-", ""]


# --- D14: the disk is full at some byte -----------------------------------------------------------------------------


class _FullAt:
    """A real file on a disk that takes only so many bytes."""

    def __init__(self, file: object, room: int) -> None:
        self._file = file
        self._room = room
        self._got = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def write(self, block: bytes) -> int:
        self._got += len(block)
        if self._got > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written: int = self._file.write(block)  # type: ignore[attr-defined]  # it is a binary file
        return written

    def seek(self, place: int) -> int:
        self._got = 0
        found: int = self._file.seek(place)  # type: ignore[attr-defined]  # it is a binary file
        return found


@pytest.mark.parametrize("room", [0, 1, 64, 4096, HALF, len(BODY) - 1])
def test_D14_the_disk_is_full_at_byte(
    room: int, tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, is_full = PartFile._make, [True]

    def on_a_full_disk(part: PartFile) -> tuple[Path, object]:
        path, file = make(part)
        return path, _FullAt(file, room) if is_full[0] else file

    monkeypatch.setattr(PartFile, "_make", on_a_full_disk)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert task.problem is not None
        assert task.problem.kind == "DiskFull"
        assert "bytes are missing" in task.problem.message
        assert videos(tmp_path) == []
        assert ActionKind.SAVE_AGAIN in {button.kind for button in words_of(task, 0.0).buttons}
        is_full[0] = False
        bench.engine.try_again(1)
        assert ended(bench).result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert service.posts.total() == 1


def _can_mount() -> list[str]:
    """The command before another one that gives it mounts of its own; empty when this system does not let us."""
    for way in (["unshare", "-m"], ["unshare", "-rm"]):
        command = [*way, "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"]
        if shutil.which("unshare") and subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return way
    return []


_SMALL_DISK = """
import sys
from pathlib import Path
from tests.faults.downloads import CLIP, QUICK, Storage, unsized
from tests.loopback import RawServer
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import DiskFull
from vidgo_desktop.core.transfer import fetch_result
from vidgo_desktop.media.verify import verify_video

place, big = Path(sys.argv[1]), CLIP.read_bytes() + bytes(int(sys.argv[2]))
with RawServer(Storage(unsized(big))) as raw:
    try:
        fetch_result(raw.base + "/a.mp4", place / "videos", "walk", cancel=Cancel(), progress=lambda *_: None,
                     verify=verify_video, allow_loopback=True, limits=QUICK)
    except DiskFull as error:
        assert error.needed > 0
        assert list((place / "videos").iterdir()) == []
        (place / "room").write_bytes(bytes(500_000))
        print("full, and the room is back")
"""


def _on_a_disk(options: str, program: str, folder: Path, *arguments: str) -> str:
    """What a program printed that ran with a small disk of its own at ``folder``."""
    way = _can_mount()
    if not way:
        pytest.skip("needs the right to mount a small disk")
    folder.mkdir()
    mounted = 'mount -t tmpfs -o "$1" none "$2" && exec "$3" -c "$4" "$2" "$5"'
    command = [*way, "sh", "-c", mounted, "sh", options, str(folder), sys.executable, program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(SYSTEM != "linux", reason="needs Linux: a small disk is mounted")
@pytest.mark.parametrize("megabytes", [1, 2, 4])
def test_D14_a_disk_that_is_really_full(megabytes: int, tmp_path: Path) -> None:
    said = _on_a_disk(f"size={megabytes}m", _SMALL_DISK, tmp_path / "disk", str(megabytes << 20))
    assert said == "full, and the room is back"


_LARGEST_FILE = """
import resource, sys
from pathlib import Path
from tests.faults.downloads import CLIP, QUICK, Storage, whole
from tests.loopback import RawServer
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import SaveError
from vidgo_desktop.core.transfer import fetch_result
from vidgo_desktop.media.verify import verify_video

place, body = Path(sys.argv[1]), CLIP.read_bytes()
resource.setrlimit(resource.RLIMIT_FSIZE, (len(body) - int(sys.argv[2]),) * 2)
with RawServer(Storage(whole(body))) as raw:
    try:
        fetch_result(raw.base + "/a.mp4", place, "walk", cancel=Cancel(), progress=lambda *_: None,
                     verify=verify_video, allow_loopback=True, limits=QUICK)
    except SaveError as error:
        print(error.message.partition(":")[0], len(list(place.iterdir())))
    else:
        print("saved", len(list(place.iterdir())))
"""


@pytest.mark.skipif(SYSTEM == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize(("short", "outcome"), [(1, "EFBIG 0"), (50_000, "EFBIG 0"), (0, "saved 1")])
def test_D15_a_file_larger_than_the_disk_allows(short: int, outcome: str, tmp_path: Path) -> None:
    """As on a disk that takes no file over 4 GiB: the system's own limit of a file plays it, at every byte."""
    done = subprocess.run(
        [sys.executable, "-c", _LARGEST_FILE, str(tmp_path / "videos"), str(short)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, outcome), done.stderr


# --- D15: the folder ------------------------------------------------------------------------------------------------


def _is_a_file(folder: Path) -> Path:
    (folder / "file").write_text("no folder")
    return folder / "file"


def _below_a_file(folder: Path) -> Path:
    return _is_a_file(folder) / "videos"


def _gone_drive(folder: Path) -> Path:
    return Path("/proc/no-such-drive/videos")


def _long(folder: Path) -> Path:
    return folder / ("x" * 300)


def _dangling(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "nowhere" / "below")
    return folder / "link"


@pytest.mark.skipif(SYSTEM == "win32", reason="the paths are those of Linux")
@pytest.mark.parametrize("bad", [_is_a_file, _below_a_file, _gone_drive, _long, _dangling])
def test_D15_a_folder_that_cannot_be_used(
    bad: Callable[[Path], Path], tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        good, chosen = bench.room.folder, bad(tmp_path)
        bench.room.folder = lambda: chosen
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert task.result_url
        kinds = [button.kind for button in words_of(task, 0.0).buttons]
        assert kinds == [ActionKind.CHOOSE_FOLDER, ActionKind.SAVE_AGAIN]
        # Nothing was fetched for nowhere.
        assert service.count("GET", RESULTS) == 0
        bench.room.folder = good
        bench.engine.try_again(1)
        assert ended(bench).result is ResultState.SAVED
        assert service.posts.total() == 1


_READ_ONLY = """
import sys
from pathlib import Path
from tests.faults.downloads import QUICK
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import SaveError
from vidgo_desktop.core.transfer import fetch_result

try:
    fetch_result("http://127.0.0.1:9/a.mp4", Path(sys.argv[1]) / "videos", "walk", cancel=Cancel(),
                 progress=lambda *_: None, verify=lambda _: None, allow_loopback=True, limits=QUICK)
except SaveError as error:
    print(error.message)
"""


@pytest.mark.skipif(SYSTEM != "linux", reason="needs Linux: a small disk is mounted")
def test_D15_a_read_only_disk(tmp_path: Path, told: Callable[[SaveError], str]) -> None:
    said = _on_a_disk("ro", _READ_ONLY, tmp_path / "disk", "")
    assert said.startswith("EROFS")
    told(SaveError(said))


def test_D15_the_folder_goes_away_meanwhile(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a drive that is pulled out between the last byte and the name."""
    with FaultBench(tmp_path, service.url, service) as bench:
        verify, pulled = bench.room.looker.verify, [False]

        def pull(part: Path) -> None:
            verify(part)
            if not pulled[0]:
                pulled[0] = True
                shutil.rmtree(tmp_path / "videos")

        monkeypatch.setattr(bench.room.looker, "verify", pull)
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        bench.engine.try_again(1)
        assert ended(bench).result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
