"""Faults of fetching a video: the name that it is to have."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.downloads import (
    CLIP,
    QUICK,
    RESULTS,
    ended,
    fetched,
    only_video,
    videos,
)
from tests.same_video import served_bytes
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core import transfer, transfer_file
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.task import Link, ResultState, Task
from vidgo_desktop.core.transfer_file import PartFile

Told = Callable[[Task], str]
BODY = CLIP.read_bytes()
HALF = len(BODY) // 2
SYSTEM = sys.platform


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, in less time."""
    monkeypatch.setattr(transfer, "DEFAULT_LIMITS", QUICK)
    monkeypatch.setattr(transfer_file, "_HELD_WAIT", 0.01)


# --- D16: the name is taken -----------------------------------------------------------------------------------------


def test_D16_the_name_is_taken(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        first = fetched(bench).result_path
        assert first is not None
        stem, place = first.stem, first.parent
        victim = tmp_path / "victim"
        victim.write_bytes(b"untouched")
        first.write_bytes(b"mine")
        (place / f"{stem} (2).mp4").symlink_to(victim)
        (place / f"{stem} (3).mp4").mkdir()
        (place / f"{stem} (4).mp4").symlink_to(tmp_path / "nowhere")
        bench.engine.submit(job("n2", video_url=Link("https://another.example/n1.mp4")))
        second = ended(bench, 2)
        told(second)
        assert second.result_path == place / f"{stem} (5).mp4"
        assert served_bytes(second.result_path) == BODY
        assert (first.read_bytes(), victim.read_bytes()) == (b"mine", b"untouched")
        assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(SYSTEM == "win32", reason="needs the right to make links")
@pytest.mark.parametrize("has_links", [True, False], ids=["", "no hard links"])
def test_D16_somebody_races_us(has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody makes links under the very names that we are about to take: their targets are never touched."""
    victim, place, rounds = tmp_path / "victim", tmp_path / "place", 60 if not os.environ.get("VIDGO_LONG") else 1000
    victim.write_bytes(b"untouched")
    place.mkdir()
    if not has_links:

        def refuse(self: Path, target: Path) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    stop = threading.Event()

    def race() -> None:
        number = 0
        while not stop.is_set():
            name = "walk.mp4" if number % 3 == 0 else f"walk ({number % 3 + 1}).mp4"
            try:
                (place / name).symlink_to(victim)
            except FileExistsError:
                continue
            finally:
                number += 1
            (place / name).unlink()

    racer = threading.Thread(target=race)
    racer.start()
    try:
        for _ in range(rounds):
            part = PartFile(place, "walk")
            part.write(BODY)
            part.finish()
            path = part.publish(Cancel(), lambda *_: None)
            part.discard()
            assert not path.is_symlink()
            assert path.stat().st_size == len(BODY)
            assert victim.read_bytes() == b"untouched"
            path.unlink()
    finally:
        stop.set()
        racer.join()
    assert [path for path in place.iterdir() if not path.is_symlink()] == []


# --- D17: somebody holds the file -----------------------------------------------------------------------------------


def _hold(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """The next renames are refused, as by a program that has the file open on Windows; how often, in the end."""
    move, refused = transfer_file._move, [0]

    def refuse(part: Path, target: Path) -> None:
        if refused[0] < times:
            refused[0] += 1
            raise OSError(errno.EBUSY, "The process cannot access the file")
        move(part, target)

    monkeypatch.setattr(transfer_file, "_move", refuse)
    return refused


def test_D17_it_is_held_for_a_moment(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = _hold(monkeypatch, 4)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert refused == [4]
        assert only_video(tmp_path) == BODY


def test_D17_it_is_held_for_long(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = _hold(monkeypatch, 5)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        assert "another program" in told(task)
        assert task.result is ResultState.PROBLEM
        assert refused == [5]
        (name,) = videos(tmp_path)
        assert name.endswith(".part")
        assert served_bytes(tmp_path / "videos" / name) == BODY
        bench.engine.try_again(1)
        assert ended(bench).result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert service.count("GET", RESULTS) == 1


def test_D17_it_outlives_a_start_and_the_link(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept is no leftover: it is still there after a start, and gets its name without the storage."""
    _hold(monkeypatch, 10)
    with FaultBench(tmp_path, service.url, service) as bench:
        fetched(bench)
    service.file_answers.extend([Answer(410, b"gone")] * 9)
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.rest()
        assert len(videos(tmp_path)) == 1
        bench.engine.try_again(1)
        assert ended(bench).result is ResultState.PROBLEM
        bench.rest()
        assert len(videos(tmp_path)) == 1
        bench.engine.try_again(1)
        told(ended(bench))
        assert bench.heard.tasks[1].result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert service.count("GET", RESULTS) == 1


def test_D17_what_nobody_wants_is_swept(
    tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kept file of a task that was removed goes with it."""
    _hold(monkeypatch, 5)
    with FaultBench(tmp_path, service.url) as bench:
        fetched(bench)
        bench.engine.remove(1)
    for _ in range(2):
        with FaultBench(tmp_path, service.url, wall=1_800_000_000 + 3 * 86_400) as bench:
            bench.rest()
    assert videos(tmp_path) == []
