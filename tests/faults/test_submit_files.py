"""Local files between choosing and sending: what changed is noticed before anything is claimed."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.raw import RawService, Wire
from tests.faults.submit_steps import Told, problem_of_task
from tests.loopback import ScriptedServer, json_answer
from tests.scripted_service import KEY, Answer, ScriptedService
from vidgo_desktop.core.api import VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Charge, FileChanged
from vidgo_desktop.core.facts import UploadProgress
from vidgo_desktop.core.file_mark import hash_of, mark_of
from vidgo_desktop.core.task import LocalFile, TaskState

_UPLOAD = "/api/common/upload/stream"
_CONTENT = b"\x89PNG\r\n\x1a\n" + b"the first state" * 100


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "coat.png"
    path.write_bytes(_CONTENT)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds an answer back until the test lets it go; never longer than the test."""
    event = threading.Event()
    yield event
    event.set()


def vanish(path: Path, _: pytest.MonkeyPatch) -> None:
    path.unlink()


def grow(path: Path, _: pytest.MonkeyPatch) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def grow_large(path: Path, _: pytest.MonkeyPatch) -> None:
    # Sparse: larger than anything that a service of this kind takes.
    with path.open("r+b") as file:
        file.truncate(3 << 30)


def shrink(path: Path, _: pytest.MonkeyPatch) -> None:
    os.truncate(path, 100)


def empty(path: Path, _: pytest.MonkeyPatch) -> None:
    os.truncate(path, 0)


def rewrite(path: Path, _: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"z" * len(_CONTENT))


def replace_it(path: Path, _: pytest.MonkeyPatch) -> None:
    other = path.with_name("other.png")
    other.write_bytes(b"y" * len(_CONTENT))
    other.replace(path)


def become_folder(path: Path, _: pytest.MonkeyPatch) -> None:
    path.unlink()
    path.mkdir()


def become_pipe(path: Path, _: pytest.MonkeyPatch) -> None:
    path.unlink()
    os.mkfifo(path)


def lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def locked(self: Path, *args: object, **keywords: object) -> object:
        if self == path:
            raise PermissionError(13, "another program uses the file")
        return real(self, *args, **keywords)  # type: ignore[call-overload]  # handed through as they came

    monkeypatch.setattr(Path, "open", locked)


Change = Callable[[Path, pytest.MonkeyPatch], None]
_CHANGES = [vanish, grow, grow_large, shrink, empty, rewrite, replace_it, become_folder, become_pipe, lock]


def refused(bench: FaultBench, service: ScriptedService, told: Told, task: int = 1) -> None:
    """It was not sent, and its row says why, with one next step."""
    bench.until(lambda: bench.state(task) is TaskState.NEEDS_YOU)
    words = told(bench.heard.tasks[task])
    assert "The file changed" in words
    assert problem_of_task(bench, task) == "FileChanged"
    assert bench.heard.tasks[task].charge is Charge.NOT_CHARGED
    assert (task, TaskState.CLAIMED) not in bench.heard.history
    bench.let_pass(3600)
    assert bench.state(task) is TaskState.NEEDS_YOU


@pytest.mark.parametrize("change", _CHANGES)
def test_S39_changed_after_the_upload(
    tmp_path: Path,
    service: ScriptedService,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    picture: Path,
    gate: threading.Event,
    change: Change,
) -> None:
    with FaultBench(tmp_path / "data", service.url, service) as bench:
        bench.rest()
        # The gate asks the service a harmless question, which takes its time.
        bench.clock.forward(3600)
        service.balance_answers.append(Answer(200, {"data": {"credits_amount": 1000}}, gate=gate))
        asked = service.count("GET", "/api/user/balance")
        bench.engine.submit(job(image_urls=LocalFile(picture)))
        bench.until(lambda: service.count("GET", "/api/user/balance") > asked, skip_time=False)
        assert len(service.uploads) == 1
        change(picture, monkeypatch)
        gate.set()
        refused(bench, service, told)
        assert sum(service.posts.values()) == 0
        # The next one is not held up by it.
        bench.engine.submit(job("n2"))
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        monkeypatch.undo()


@pytest.mark.parametrize("change", _CHANGES)
def test_S39_changed_while_it_waits_for_its_upload(
    tmp_path: Path,
    service: ScriptedService,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    picture: Path,
    gate: threading.Event,
    change: Change,
) -> None:
    first = tmp_path / "first.png"
    first.write_bytes(_CONTENT + b"of another")
    service.upload_answers.append(Answer(503, {"detail": "busy"}, gate=gate))
    with FaultBench(tmp_path / "data", service.url, service) as bench:
        bench.settings = replace(bench.settings, uploads_at_once=1)
        bench.engine.submit(job(image_urls=LocalFile(first)))
        bench.until(lambda: service.count("POST", _UPLOAD) == 1, skip_time=False)
        bench.engine.submit(job("n2", image_urls=LocalFile(picture)))
        bench.until(lambda: bench.lanes.waited_for == 1 and bench.state(2) is TaskState.QUEUED, skip_time=False)
        change(picture, monkeypatch)
        gate.set()
        refused(bench, service, told, 2)
        assert service.posts["https://example.com/n2.mp4"] == 0
        assert bench.state(1) in (TaskState.SUBMITTED, TaskState.RUNNING, TaskState.FINISHED)
        monkeypatch.undo()


def test_S39_gone_before_it_was_looked_at(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with FaultBench(tmp_path / "data", service.url, service) as bench:
        bench.engine.submit(job(image_urls=LocalFile(tmp_path / "never.png")))
        refused(bench, service, told)
        assert service.count("POST", "/") == 0


def test_S39_sent_all_the_same_it_is_looked_at_anew(
    tmp_path: Path, service: ScriptedService, picture: Path, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:
    """The user says Try again: the file as it is now is brought up, not the address of the old one."""
    with FaultBench(tmp_path / "data", service.url, service) as bench:
        vanish(picture, monkeypatch)
        bench.engine.submit(job(image_urls=LocalFile(picture)))
        refused(bench, service, told)
        picture.write_bytes(b"a new one")
        bench.engine.try_again(1)
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert b"a new one" in service.uploads[0]
        assert sum(service.posts.values()) == 1


def test_S39_changed_while_it_is_sent_up(
    tmp_path: Path, service: ScriptedService, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the service got is not what was hashed: its address must never stand for either of the two."""
    clip = tmp_path / "clip.mp4"
    old, new = b"a" * 8_000_000, b"b" * 8_000_000
    clip.write_bytes(old)
    with FaultBench(tmp_path / "data", service.url, service) as bench:

        def spoil(_: UploadProgress) -> None:
            clip.write_bytes(new)

        monkeypatch.setattr(bench.heard, "upload_progressed", spoil)
        bench.engine.submit(job(image_urls=LocalFile(clip)))
        refused(bench, service, told)
        assert len(service.uploads) == 1
        assert sum(service.posts.values()) == 0
        for content in (old, new):
            assert bench.store.upload_for(hashlib.sha256(content).hexdigest(), bench.clock.now()) is None
        monkeypatch.undo()
        bench.engine.try_again(1)
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert new in service.uploads[1]


def test_S39_changed_while_it_is_read(picture: Path) -> None:
    """Also one that never stops growing, like a film that is being recorded: no wait without end."""
    mark = mark_of(picture)

    class Disturbed(Cancel):
        def check(self) -> None:
            grow(picture, None)  # type: ignore[arg-type]  # this change needs no patch

    with pytest.raises(FileChanged, match="changed"):
        hash_of(picture, mark, Disturbed())
    assert hash_of(picture, mark_of(picture), Cancel()) == hashlib.sha256(picture.read_bytes()).hexdigest()


def test_S39_an_upload_says_when_something_else_was_sent(picture: Path) -> None:
    reply = {"success": True, "code": 200, "data": {"file_url": "https://storage.example.com/1.png"}}
    with ScriptedServer() as server:
        server.on("POST", _UPLOAD, json_answer(reply))
        client = VidgoClient(server.base, lambda: KEY, version="test")
        good = hashlib.sha256(_CONTENT).hexdigest()
        for sha, right in ((good, True), ("0" * 64, False), ("", True)):
            if right:
                client.upload_stream(picture, mime="image/png", progress=lambda *_: None, cancel=Cancel(), sha256=sha)
                continue
            with pytest.raises(FileChanged):
                client.upload_stream(picture, mime="image/png", progress=lambda *_: None, cancel=Cancel(), sha256=sha)
        client.close()


@pytest.mark.parametrize("status", [413, 400])
def test_S39_the_service_does_not_take_the_file(
    tmp_path: Path, service: ScriptedService, told: Told, picture: Path, status: int
) -> None:
    text = "Video file too large. Maximum size is 100MB" if status == 413 else "Unsupported file type: video/mp4"
    service.upload_answers.append(Answer(status, {"detail": text}))
    with FaultBench(tmp_path / "data", service.url, service) as bench:
        bench.engine.submit(job(image_urls=LocalFile(picture)))
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU)
        told(bench.heard.tasks[1])
        bench.let_pass(3600)
        assert problem_of_task(bench) == ("FileTooLarge" if status == 413 else "UnsupportedFile")
        assert sum(service.posts.values()) == 0


def test_S38_the_line_drops_in_the_middle_of_an_upload(tmp_path: Path, told: Told) -> None:
    """An upload costs nothing, so it is tried again; the task is sent once."""
    clip = tmp_path / "clip.png"
    clip.write_bytes(_CONTENT * 2000)
    with (
        RawService() as service,
        Wire(service.port) as wire,
        FaultBench(tmp_path / "data", f"http://127.0.0.1:{wire.port}", service) as bench,
    ):
        bench.rest()
        wire.limit = 1_000_000
        bench.engine.submit(job(image_urls=LocalFile(clip)))
        bench.until(lambda: problem_of_task(bench) == "NetworkError")
        told(bench.heard.tasks[1])
        assert sum(service.posts.values()) == 0
        wire.limit = None
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert clip.read_bytes() in service.uploads[-1]
        assert sum(service.posts.values()) == 1


@pytest.mark.parametrize(
    "answer",
    [Answer(400, {"detail": "not now"}), Answer(500, b"", charges=True), Answer(429, {"detail": "slow down"})],
    ids=["refused", "unclear", "later"],
)
def test_S40_a_file_is_brought_up_once(
    tmp_path: Path, service: ScriptedService, told: Told, picture: Path, answer: Answer
) -> None:
    service.submit_answers.append(answer)
    with FaultBench(tmp_path / "data", service.url, service) as bench:
        bench.engine.submit(job(image_urls=LocalFile(picture)))
        bench.until(lambda: sum(service.posts.values()) == 1)
        bench.rest()
        told(bench.heard.tasks[1])
        bench.engine.submit(job("n2", image_urls=LocalFile(picture)))
        bench.until(lambda: bench.state(2) in (TaskState.SUBMITTED, TaskState.NEEDS_YOU))
        bench.engine.try_again(2)
        bench.until(lambda: bench.state(2) is TaskState.SUBMITTED)
        assert len(service.uploads) == 1
        address = service.submitted[-1]["input"]["image_urls"]
        assert address == ["https://storage.example.com/temp/1.png"]


def test_S40_the_address_outlives_the_program_but_not_the_file(
    tmp_path: Path, service: ScriptedService, picture: Path
) -> None:
    service.submit_answers.append(Answer(400, {"detail": "not now"}))
    with FaultBench(tmp_path / "data", service.url, service) as bench:
        bench.engine.submit(job(image_urls=LocalFile(picture)))
        bench.until(lambda: bench.state() is TaskState.REJECTED)
        later = bench.clock.wall
    with FaultBench(tmp_path / "data", service.url, service, wall=later + 3600) as again:
        again.engine.try_again(1)
        again.until(lambda: again.state(2) is TaskState.SUBMITTED)
        assert len(service.uploads) == 1
        # Pictures live 72 h at the service.
        again.let_pass(73 * 3600.0)
        again.engine.submit(job("n3", image_urls=LocalFile(picture)))
        again.until(lambda: again.state(3) is TaskState.SUBMITTED)
        assert len(service.uploads) == 2
        assert service.submitted[-1]["input"]["image_urls"] == ["https://storage.example.com/temp/2.png"]
