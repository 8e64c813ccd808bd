"""Faults of fetching a video: what the storage answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.downloads import (
    CLIP,
    QUICK,
    RESULTS,
    Storage,
    count_looks,
    cut,
    ended,
    fetched,
    leads_to,
    only_video,
    rest,
    videos,
    whole,
)
from tests.loopback import RawServer, free_port
from tests.same_video import served_bytes, without_recipes
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core import transfer
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui.details_text import details_text
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_text import words_of

Told = Callable[[Task], str]
BODY = CLIP.read_bytes()
HALF = len(BODY) // 2


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, in less time."""
    monkeypatch.setattr(transfer, "DEFAULT_LIMITS", QUICK)


def test_D01_the_whole_file_comes(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultBench(tmp_path, service.url, service) as bench:
        verify, seen = bench.room.looker.verify, list[tuple[list[str], bytes]]()

        def look_first(part: Path) -> None:
            seen.append((videos(tmp_path), part.read_bytes()))
            verify(part)

        monkeypatch.setattr(bench.room.looker, "verify", look_first)
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        # While it was checked, the whole file lay under a hidden name and under no other.
        ((names, checked),) = seen
        assert checked == BODY
        assert [name for name in names if not (name.startswith(".") and name.endswith(".part"))] == []
        assert task.result_path == tmp_path / "videos" / videos(tmp_path)[0]
        assert service.count("GET", RESULTS) == 1
        assert service.posts.total() == 1


def test_D01_every_fetch_begins_at_once(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """Also when many are finished in the same moment: the clock has not moved on when the last one is saved."""
    service.steps = [{"status": "finished", "progress": 100}]
    many = 12
    with FaultBench(tmp_path, service.url, service) as bench:
        for number in range(many):
            bench.engine.submit(job(f"n{number}"))
        bench.until(lambda: len(bench.heard.tasks) == many and all(t.saved_at for t in bench.heard.tasks.values()))
        tasks = tuple(bench.heard.tasks.values())
        told(tasks[0])
        assert all(t.saved_at is not None and t.ended_at is not None and t.saved_at - t.ended_at <= 60 for t in tasks)
        assert len({task.result_path for task in tasks}) == many
        assert {served_bytes(tmp_path / "videos" / name) for name in videos(tmp_path)} == {BODY}
        assert service.count("GET", RESULTS) == many


@pytest.mark.parametrize("at", [0, 1, 63, 64, 1000, HALF, len(BODY) - 1])
def test_D02_cut_short_with_its_length(at: int, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    again = rest(BODY, at) if at else whole(BODY)
    with (
        RawServer(storage := Storage(cut(BODY, at), again)) as raw,
        FaultBench(tmp_path, service.url, service) as bench,
    ):
        leads_to(service, raw.base + "/a.mp4")
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert storage.asked == ["", f"{at}-" if at else ""]


def test_D02_cut_short_for_ever(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """It is never shown as done; it waits, and comes as soon as the storage is well."""
    with RawServer(storage := Storage(cut(BODY, HALF))) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.FINISHED)
        bench.let_pass(900)
        task = bench.heard.tasks[1]
        told(task)
        assert task.result is ResultState.WAITING
        assert videos(tmp_path) == []
        storage.now(whole(BODY))
        assert ended(bench).result is ResultState.SAVED
        assert only_video(tmp_path) == BODY


@pytest.mark.parametrize(
    "second",
    [
        rest(BODY, HALF, claims=HALF + 1),
        rest(BODY, HALF, claims=0),
        rest(BODY, HALF, total=len(BODY) + 1),
        whole(BODY, ETag='"v2"'),
        whole(BODY),
        lambda connection: connection.send(b"HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n"),
        lambda connection: connection.send(b"HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\n\r\nabc"),
    ],
    ids=["later", "earlier", "other size", "other file", "all of it", "no such range", "no range said"],
)
def test_D04_another_part_comes(
    second: Callable[..., None], tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    """It begins again from the first byte: two files are never mixed."""
    storage = Storage(cut(BODY, HALF), second, whole(BODY))
    with RawServer(storage) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert storage.asked[:2] == ["", f"{HALF}-"]


@pytest.mark.parametrize("status", [403, 404, 410])
def test_D05_a_dead_link(status: int, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.file_answers.extend([Answer(status, b"gone")] * 4)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.GONE
        assert service.count("GET", RESULTS) == 4
        # Three times the service was asked for a new link.
        assert count_looks(service) == len(service.steps) + 3
        assert task.task_id is not None
        assert task.task_id in details_text(task)
        bench.let_pass(7200)
        assert service.count("GET", RESULTS) == 4
        assert service.posts.total() == 1
        # Looking again costs nothing and may help.
        bench.engine.look_again(1)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts.total() == 1


def test_D05_a_new_link_works(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.file_answers.append(Answer(403, b"expired"))
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert service.count("GET", RESULTS) == 2


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_D06_the_storage_is_out_of_order(status: int, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """Eight tries with growing pauses, then a button; and now and then by itself, for nobody may be there to click."""
    service.file_answers.extend([Answer(status, b"later")] * 9)
    with FaultBench(tmp_path, service.url, service) as bench:
        begun = bench.clock.steady
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert service.count("GET", RESULTS) == 9
        assert 240 < bench.clock.steady - begun < 1800
        assert ActionKind.SAVE_AGAIN in {button.kind for button in words_of(task, 0.0).buttons}
        assert (task.problem is not None) and task.problem.kind == "TransferError"
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts.total() == 1
        assert bench.heard.tasks[1].charge is not Charge.NOT_CHARGED


def test_D06_given_up_and_closed(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """The next start goes on with it by itself as well, as long as the link lives."""
    service.file_answers.extend([Answer(503, b"later")] * 10)
    with FaultBench(tmp_path, service.url, service) as bench:
        assert fetched(bench).result is ResultState.PROBLEM
    with FaultBench(tmp_path, service.url, service, wall=1_800_000_600) as bench:
        bench.let_pass(2000)
        # Still out of order: it is given up again after one try.
        task = bench.store.get(1)
        assert task is not None
        told(task)
        assert task.result is ResultState.PROBLEM
        assert service.count("GET", RESULTS) == 10
        bench.let_pass(2000)
        assert bench.heard.tasks[1].result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert service.posts.total() == 1


def test_D06_given_up_until_the_link_died(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.file_answers.extend([Answer(503, b"later")] * 9)
    with FaultBench(tmp_path, service.url, service) as bench:
        assert fetched(bench).result is ResultState.PROBLEM
    with FaultBench(tmp_path, service.url, service, wall=1_800_000_000 + 2 * 86_400) as bench:
        bench.let_pass(7200)
        task = bench.store.get(1)
        assert task is not None
        told(task)
        assert task.result is ResultState.PROBLEM
        assert service.count("GET", RESULTS) == 9


def test_D06_a_pause_that_was_asked_for_is_kept(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.file_answers.append(Answer(503, b"later", {"Retry-After": "300"}))
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: service.count("GET", RESULTS) == 1)
        bench.rest()
        bench.let_pass(295)
        assert service.count("GET", RESULTS) == 1
        told(bench.heard.tasks[1])
        assert ended(bench).result is ResultState.SAVED


def test_D10_a_web_page(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    page = Answer(200, b"<!DOCTYPE html><html>Sign in to go on</html>", {"Content-Type": "text/html"})
    service.file_answers.extend([page] * 4)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert task.problem is not None
        assert (task.problem.kind, task.problem.message) == ("NotAVideo", "the link leads to a web page")
        assert task.result_url
        assert videos(tmp_path) == []
        # The button asks again.
        assert words_of(task, 0.0).buttons[0].kind is ActionKind.SAVE_AGAIN
        bench.engine.try_again(1)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.posts.total() == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"MZ\x90\0" + bytes(500), "video/mp4"),
        (b"\x7fELF" + bytes(500), "video/mp4"),
        (b"#!/bin/sh\n" + bytes(500), "video/mp4"),
        (b"PK\x03\x04" + bytes(500), "video/mp4"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "video/mp4"),
    ],
    ids=["exe", "elf", "script", "zip", "picture"],
)
def test_D11_something_else_as_a_video(
    body: bytes, kind: str, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    service.file_answers.extend([Answer(200, body, {"Content-Type": kind})] * 4)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert videos(tmp_path) == []


@pytest.mark.parametrize("kind", ["text/plain", "application/x-msdownload", "text/html", ""])
def test_D11_a_video_as_something_else(kind: str, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with RawServer(Storage(whole(BODY, Content_Type=kind))) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/invoice.pdf.exe")
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY


@pytest.mark.parametrize(
    "name",
    [
        "../../../../tmp/evil.mp4",
        '"..\\\\..\\\\evil.exe"',
        '"C:\\\\Windows\\\\evil.bat"',
        "UTF-8''%2e%2e%2fevil.sh",
        "\xe2\x80\xae4pm.exe",
        '"""',
        "x" * 5000,
        "CON",
        "/etc/cron.d/evil",
    ],
    ids=["up", "quoted", "drive", "coded", "right to left", "quotes", "long", "device", "absolute"],
)
def test_D12_a_hostile_name(name: str, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    script = whole(BODY, Content_Disposition=f"attachment; filename={name}")
    with RawServer(Storage(script)) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        before = {path for path in tmp_path.rglob("*") if "account" not in path.parts}
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        new = {path for path in tmp_path.rglob("*") if "account" not in path.parts} - before
        assert set(without_recipes(sorted(new))) == {tmp_path / "videos", task.result_path}
        assert "evil" not in str(task.result_path)


def test_D19_one_of_two_files(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """These models make one video. Where a reply has two, the one that can be had is the one that is kept."""
    with FaultBench(tmp_path, service.url, service) as bench:
        with RawServer(
            Storage(lambda connection: connection.send(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"))
        ) as raw:
            leads_to(service, raw.base + "/gone.mp4", f"{service.url}{RESULTS}good.mp4")
            task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert service.posts.total() == 1


def _closed_before_the_fetch(folder: Path, service: ScriptedService) -> None:
    """A run that ends while the finished video is not fetched yet."""
    service.file_answers.append(Answer(503, b"later", {"Retry-After": "600"}))
    with FaultBench(folder, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: service.count("GET", RESULTS) == 1)
        bench.rest()
        assert bench.heard.tasks[1].result is ResultState.WAITING


_THREE_DAYS = 3 * 86_400.0


@pytest.mark.parametrize("status", [403, 404, 410])
def test_D24_the_link_died_meanwhile(status: int, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    _closed_before_the_fetch(tmp_path, service)
    service.file_answers.extend([Answer(status, b"expired")] * 4)
    with FaultBench(tmp_path, service.url, service, wall=1_800_000_000 + _THREE_DAYS) as bench:
        task = ended(bench)
        told(task)
        assert task.result is ResultState.GONE
        assert not words_of(task, 0.0).turns
        assert service.posts.total() == 1


def test_D24_nobody_is_there_any_more(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """A storage that is silent when the link's day is over: no wheel that turns for ever."""
    leads_to(service, f"http://127.0.0.1:{free_port()}/a.mp4")
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.engine.submit(job())
        bench.until(lambda: bench.state() is TaskState.FINISHED)
        bench.let_pass(60)
        assert bench.heard.tasks[1].result is ResultState.WAITING
    with FaultBench(tmp_path, service.url, service, wall=1_800_000_000 + _THREE_DAYS) as bench:
        bench.let_pass(7200)
        task = bench.store.get(1)
        assert task is not None
        told(task)
        assert task.result is ResultState.GONE
        assert service.posts.total() == 1


def test_D24_it_still_lives(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    _closed_before_the_fetch(tmp_path, service)
    with FaultBench(tmp_path, service.url, service, wall=1_800_000_000 + _THREE_DAYS) as bench:
        task = ended(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
