"""Wishes of the settings that the engine obeys: names of files, a low disk, uploads at the same time."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.engine_bench import EngineBench, request
from tests.media_files import write_clip
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core.lanes import SIZES, Lane
from vidgo_desktop.core.low_disk import LOW_DISK_BYTES
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.saving_room import free_bytes
from vidgo_desktop.core.task import LocalFile, ResultState, TaskState

# Enough to send, too little to save.
LITTLE = Pace().least_space + 5


# --- saving -----------------------------------------------------------------------------------------------------


class Usage(NamedTuple):
    """What the system tells about a disk."""

    total: int
    used: int
    free: int


@dataclass
class Disk:
    """The machine's disk, as full as a test needs it."""

    free: int = 100 * LOW_DISK_BYTES


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    made = Disk()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(2**50, 2**50 - made.free, made.free))
    return made


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4")


@pytest.fixture
def service(clip: Path) -> Iterator[ScriptedService]:
    with ScriptedService(clip) as running:
        yield running


@pytest.fixture
def bench(tmp_path: Path, service: ScriptedService) -> Iterator[EngineBench]:
    with EngineBench(tmp_path, service.url) as made:
        made.rest()
        yield made


def _result(bench: EngineBench, task: int = 1) -> ResultState:
    return bench.heard.tasks[task].result if task in bench.heard.tasks else ResultState.NONE


def _waits(bench: EngineBench) -> None:
    """Run until the finished video waits for room."""
    bench.until(lambda: _result(bench) is ResultState.PROBLEM)
    problem = bench.heard.tasks[1].problem
    assert problem is not None
    assert problem.kind == "DiskFull"
    assert problem.message.startswith("the disk is almost full (")


def test_the_chosen_style_is_used(bench: EngineBench) -> None:
    bench.settings = replace(bench.settings, name_template="{date}_{video}_{picture}")
    bench.engine.submit(request())
    bench.until(lambda: _result(bench) is ResultState.SAVED)
    path, ended = bench.heard.tasks[1].result_path, bench.heard.tasks[1].ended_at
    assert path is not None
    assert ended is not None
    day = datetime.fromtimestamp(ended, UTC).astimezone().date()
    assert path.name == f"{day.isoformat()}_street-walk_red-coat.mp4"


def test_a_low_disk_pauses_saving_until_there_is_room(bench: EngineBench, service: ScriptedService, disk: Disk) -> None:
    disk.free = LOW_DISK_BYTES - 1
    bench.engine.submit(request())
    _waits(bench)
    bench.let_pass(180)
    assert _result(bench) is ResultState.PROBLEM
    assert service.count("GET", "/results/") == 0
    disk.free = LOW_DISK_BYTES
    bench.let_pass(61)
    bench.until(lambda: _result(bench) is ResultState.SAVED)
    assert bench.heard.tasks[1].problem is None


def test_try_again_looks_at_once(bench: EngineBench, disk: Disk) -> None:
    disk.free = LITTLE
    bench.engine.submit(request())
    _waits(bench)
    bench.engine.try_again(1)
    bench.until(lambda: _result(bench) is not ResultState.PROBLEM)
    bench.until(lambda: _result(bench) is ResultState.PROBLEM, skip_time=False)
    disk.free = 100 * LOW_DISK_BYTES
    bench.engine.try_again(1)
    bench.until(lambda: _result(bench) is ResultState.SAVED, skip_time=False)


def test_switched_off_it_does_not_pause(bench: EngineBench, disk: Disk) -> None:
    disk.free = LOW_DISK_BYTES // 2
    bench.engine.submit(request())
    _waits(bench)
    bench.settings = replace(bench.settings, warn_low_disk=False)
    bench.let_pass(61)
    bench.until(lambda: _result(bench) is ResultState.SAVED)
    bench.engine.submit(request("n2"))
    bench.until(lambda: _result(bench, 2) is ResultState.SAVED)


def test_a_result_is_saved_into_a_low_disk_before_its_link_dies(bench: EngineBench, disk: Disk) -> None:
    disk.free = LOW_DISK_BYTES // 2
    bench.engine.submit(request())
    _waits(bench)
    bench.clock.forward(19.9 * 3600)
    bench.let_pass(61)
    assert _result(bench) is ResultState.PROBLEM
    bench.let_pass(600)
    bench.until(lambda: _result(bench) is ResultState.SAVED)


def test_what_waited_goes_on_after_a_restart(tmp_path: Path, service: ScriptedService, disk: Disk) -> None:
    disk.free = LITTLE
    with EngineBench(tmp_path, service.url) as bench:
        bench.rest()
        bench.engine.submit(request())
        _waits(bench)
    disk.free = 100 * LOW_DISK_BYTES
    with EngineBench(tmp_path, service.url) as again:
        again.until(lambda: _result(again) is ResultState.SAVED)


def test_free_room_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    here, below = free_bytes(tmp_path), free_bytes(tmp_path / "a" / "b")
    assert here is not None
    assert below is not None
    assert abs(here - below) < 1 << 28


# --- uploads ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_no_more_uploads_at_once_than_wished(tmp_path: Path, service: ScriptedService, at_once: int) -> None:
    gates = [threading.Event() for _ in range(4)]
    url = f"{service.url}/x"
    for gate in gates:
        body = {"success": True, "code": 200, "data": {"file_url": url, "mime_type": "image/png"}}
        service.upload_answers.append(Answer(body=body, gate=gate))
    with EngineBench(tmp_path, service.url) as bench:
        bench.rest()
        bench.settings = replace(bench.settings, uploads_at_once=at_once)
        for number in range(4):
            path = tmp_path / f"{number}.mp4"
            path.write_bytes(bytes([number]) * 100)
            bench.engine.submit(request(f"n{number}", video_url=LocalFile(path)))

        def under_way() -> int:
            return service.count("POST", "/api/common/upload")

        # Each answer lets exactly one more begin. The lane of this bench is the usual one.
        wide = min(at_once, SIZES[Lane.UPLOAD])
        for done, gate in enumerate(gates):
            bench.until(lambda done=done: under_way() == min(4, done + wide), skip_time=False)  # type: ignore[misc]
            gate.set()
        bench.until(lambda: all(bench.state(n) is not TaskState.UPLOADING for n in range(1, 5)), skip_time=False)
        assert under_way() == 4


def test_a_stopped_upload_makes_room(tmp_path: Path, service: ScriptedService) -> None:
    gate = threading.Event()
    service.upload_answers.append(Answer(body={}, gate=gate))
    with EngineBench(tmp_path, service.url) as bench:
        bench.rest()
        for number in range(3):
            path = tmp_path / f"{number}.mp4"
            path.write_bytes(bytes([number]) * 100)
            bench.engine.submit(request(f"n{number}", video_url=LocalFile(path)))
        bench.until(lambda: service.count("POST", "/api/common/upload") == 1, skip_time=False)
        bench.engine.stop_waiting(2)
        bench.engine.stop_waiting(1)
        bench.until(lambda: bench.state(3) not in (TaskState.QUEUED, TaskState.UPLOADING), skip_time=False)
        assert [bench.state(n) for n in (1, 2)] == [TaskState.CLOSED] * 2
        gate.set()
