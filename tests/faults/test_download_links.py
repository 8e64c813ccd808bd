"""Faults of fetching a video: where its links lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.downloads import (
    CLIP,
    QUICK,
    Storage,
    ended,
    fetched,
    leads_to,
    videos,
    whole,
)
from tests.loopback import RawServer
from tests.scripted_service import ScriptedService
from vidgo_desktop.core import transfer
from vidgo_desktop.core.errors import TransferError
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.core.transfer_hops import check_hop

Told = Callable[[Task], str]
BODY = CLIP.read_bytes()
HALF = len(BODY) // 2


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, in less time."""
    monkeypatch.setattr(transfer, "DEFAULT_LIMITS", QUICK)


def test_D07_another_host(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    end = Storage(whole(BODY, Set_Cookie="a=b"))

    def hop(code: int, target: str) -> Storage:
        reply = f"HTTP/1.1 {code} Go\r\nLocation: {target}\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"
        return Storage(lambda connection: connection.send(reply.encode()))

    with RawServer(end) as last, RawServer(first := hop(302, last.base + "/b.mp4")) as raw:
        leads_to(service, raw.base + "/a.mp4")
        with FaultBench(tmp_path, service.url, service) as bench:
            task = fetched(bench)
            told(task)
            assert task.result is ResultState.SAVED
        for head in (*first.heads, *end.heads):
            assert "authorization" not in head.lower()
            assert "cookie" not in head.lower()
            assert "referer" not in head.lower()
        assert len(end.heads) == 1


def test_D07_more_than_five_hops(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with RawServer(storage := Storage()) as raw:
        reply = f"HTTP/1.1 302 Go\r\nLocation: {raw.base}/again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        storage.now(lambda connection: connection.send(reply.encode()))
        leads_to(service, raw.base + "/a.mp4")
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.engine.submit(job())
            bench.until(lambda: bench.state() is TaskState.FINISHED)
            bench.rest()
            assert len(storage.heads) == 6
            task = ended(bench)
            told(task)
            assert task.result is ResultState.PROBLEM
        assert videos(tmp_path) == []


@pytest.mark.parametrize(
    "target",
    [
        "http://cdn.example.com/a.mp4",
        "file:///etc/passwd",
        "ftp://example.com/a.mp4",
        "data:video/mp4;base64,AAAA",
        "https://169.254.169.254/latest/meta-data",
        "https://10.1.2.3/a.mp4",
        "https://[fd00::1]/a.mp4",
        "//192.168.0.1/a.mp4",
    ],
)
def test_D08_a_hop_to_a_bad_place(target: str, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    reply = f"HTTP/1.1 302 Go\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
    with RawServer(Storage(lambda connection: connection.send(reply))) as raw:
        leads_to(service, raw.base + "/a.mp4")
        with FaultBench(tmp_path, service.url, service) as bench:
            task = fetched(bench)
            told(task)
            assert task.result is ResultState.PROBLEM
            assert task.problem is not None
            assert task.problem.kind == "TransferError"
            assert service.posts.total() == 1
    assert videos(tmp_path) == []


@pytest.mark.parametrize(
    "target", ["https://127.0.0.1/a", "http://127.0.0.1/a", "https://[::1]/a", "https://localhost/a"]
)
def test_D08_this_computer(target: str) -> None:
    """Allowed in practice mode alone."""
    with pytest.raises(TransferError):
        check_hop(target, False)
    check_hop(target, True)


@pytest.mark.parametrize(
    "url",
    [
        "http://cdn.example.com/a.mp4",
        "ftp://cdn.example.com/a.mp4",
        "javascript:alert(1)",
        "https://user:pw@cdn.example.com/a.mp4",
        "https://93.184.216.34.nip\\@evil.example/a.mp4",
        "https://10.0.0.1/a.mp4",
        "https://2130706433/a.mp4",
        "https://cdn.example.com/" + "a" * 10_000,
        "https://cdn.example.com/a b.mp4",
        "https://cdn.example.com:0/a.mp4",
        "https://[::1",
        "",
    ],
)
def test_D09_a_link_that_cannot_be_used(url: str) -> None:
    with pytest.raises(TransferError):
        check_hop(url, False)


@pytest.mark.parametrize("link", ["http://cdn.example.com/a.mp4", "https://u:p@cdn.example.com/a.mp4", 42, None, ["x"]])
def test_D09_a_reply_with_such_a_link(link: object, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.steps = [{"status": "finished", "progress": 100, "files": [{"file_url": link, "file_type": "video"}]}]
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert service.posts.total() == 1
        # The work of others goes on.
        service.steps = [{"status": "finished", "progress": 100}]
        assert fetched(bench, "n2", 2).result is ResultState.SAVED
