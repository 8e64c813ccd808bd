"""Helpers of the tests about fetching: a storage of raw bytes, and what lies in the folder afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.faults.bench import FaultBench, job
from tests.loopback import RawConnection, http_reply
from tests.same_video import served_bytes, without_recipes
from tests.scripted_service import ScriptedService
from vidgo_desktop.core import resources
from vidgo_desktop.core.task import ResultState, Task
from vidgo_desktop.core.transfer import TransferLimits

CLIP = resources.path("samples", "street_walk.mp4")
QUICK = TransferLimits(connect=2.0, read=0.5, total=8.0, tries=3, pause=0.01, slow_bytes=2000, slow_seconds=0.3)
RESULTS = "/results/"
_ENDS = frozenset({ResultState.SAVED, ResultState.PROBLEM, ResultState.GONE})

Script = Callable[[RawConnection], None]


def leads_to(service: ScriptedService, *urls: str) -> None:
    """The service's tasks are finished at once, with these videos."""
    files = [{"file_url": url, "file_type": "video"} for url in urls]
    service.steps = [{"status": "finished", "progress": 100, "files": files}]


def fetched(bench: FaultBench, nonce: str = "n1", number: int = 1) -> Task:
    """Make a video and wait until its fetch has come to an end, good or bad."""
    bench.engine.submit(job(nonce))
    return ended(bench, number)


def ended(bench: FaultBench, number: int = 1) -> Task:
    """Wait until the fetch has come to an end."""
    bench.until(lambda: number in bench.heard.tasks and bench.heard.tasks[number].result in _ENDS)
    return bench.heard.tasks[number]


def videos(folder: Path) -> list[str]:
    """Everything in the folder of the videos but the recipes beside them; hidden files too."""
    place = folder / "videos"
    return sorted(path.name for path in without_recipes(list(place.iterdir()))) if place.is_dir() else []


def only_video(folder: Path) -> bytes:
    """What came of the one video in the folder of the videos."""
    (name,) = videos(folder)
    assert name.endswith(".mp4")
    return served_bytes(folder / "videos" / name)


class Storage:
    """A script for ``RawServer``: each connection gets the next script, the last one is repeated.

    ``asked`` are the ranges that were asked for, empty for the whole file.
    """

    def __init__(self, *scripts: Script) -> None:
        self._scripts = list(scripts)
        self.asked: list[str] = []
        self.heads: list[str] = []

    def now(self, *scripts: Script) -> None:
        """From now on these."""
        self._scripts = list(scripts)

    def __call__(self, connection: RawConnection) -> None:
        head = connection.read_request().decode("latin-1")
        found = re.search(r"(?im)^range: bytes=(\d+-)", head)
        self.heads.append(head)
        self.asked.append(found[1] if found else "")
        script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
        script(connection)


def whole(body: bytes, **headers: str) -> Script:
    """The whole file, with its length."""
    named = {"Connection": "close", "ETag": '"v1"', **{name.replace("_", "-"): text for name, text in headers.items()}}
    return lambda connection: connection.send(http_reply(body, headers=named))


def cut(body: bytes, at: int, **headers: str) -> Script:
    """The head of the whole file, but only its first bytes."""
    named: Mapping[str, str] = {"ETag": '"v1"', **headers}
    reply = http_reply(body, headers={**named, "Connection": "close"})
    return lambda connection: connection.send(reply[: len(reply) - len(body) + at])


def rest(body: bytes, start: int, *, claims: int | None = None, total: int | None = None) -> Script:
    """The file from ``start`` on; ``claims`` and ``total`` say something else than is true."""
    first, size = start if claims is None else claims, len(body) if total is None else total
    headers = {"Connection": "close", "ETag": '"v1"', "Content-Range": f"bytes {first}-{len(body) - 1}/{size}"}
    reply = http_reply(body[start:], "206 Partial Content", headers)
    return lambda connection: connection.send(reply)


def unsized(body: bytes) -> Script:
    """A reply that ends where the connection ends."""
    return lambda connection: connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + body)


def count_looks(service: ScriptedService) -> int:
    """How often the service was asked how a task stands."""
    return service.count("GET", "/api/generate/status/")


def box(kind: bytes, content: bytes = b"") -> bytes:
    """One outermost box of an MP4."""
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def scripted(**fields: Any) -> dict[str, Any]:
    """A finished step of the service."""
    return {"status": "finished", "progress": 100, **fields}
