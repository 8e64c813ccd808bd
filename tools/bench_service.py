"""The service of the bench: documented replies on loopback, in a process of its own.

``python -m tools.bench_service LATENCY_MS FILE_MB`` prints its address and ends when its standard input does, so it
never outlives the bench. Every POST is stamped with the monotonic clock, which processes on Linux share.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import threading
import time
from typing import IO

# A task of the bench never finishes: its bar moves on by this much with every look, and stays here in the end.
_STEP, _MOST = 3, 95
# The head of an MP4; nothing behind it is ever decoded here.
_HEAD = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"
_MIB = 1 << 20


class BenchService:
    """Status, balance and submit after ``latency`` seconds; one large file as fast as the machine sends."""

    def __init__(self, latency: float, file: IO[bytes]) -> None:
        self._latency = latency
        self._file = file
        self._looks: dict[str, int] = {}
        self._posts: list[float] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until the other side ends it."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                stamp = time.monotonic()
                method, path = head.decode("latin-1").split(" ", 2)[:2]
                await reader.readexactly(_length(head))
                await self._answer(method, path, stamp, writer)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass  # the other side ended it, or the bench is over
        finally:
            writer.close()

    async def _answer(self, method: str, path: str, stamp: float, writer: asyncio.StreamWriter) -> None:
        if path.startswith("/file.mp4"):
            await self._send_file(writer)
        elif path == "/bench/posts":
            _reply(writer, self._posts)
        else:
            if method == "POST":
                self._posts.append(stamp)
            await asyncio.sleep(self._latency)
            _reply(writer, {"code": 200, "data": self._data(method, path)})
        await writer.drain()

    def _data(self, method: str, path: str) -> dict[str, object]:
        if path.startswith("/api/user/balance"):
            return {"email": "bench@example.com", "credits_amount": 100_000.0}
        if method == "POST":
            return {"task_id": f"POST{len(self._posts):012d}", "status": "not_started"}
        task = path.rsplit("/", 1)[1]
        looks = self._looks[task] = self._looks.get(task, 0) + 1
        return {
            "task_id": task,
            "status": "running",
            "progress": min(_MOST, _STEP * looks),
            "files": [],
            "created_time": "2026-01-01T00:00:00",
            "error_message": None,
        }

    async def _send_file(self, writer: asyncio.StreamWriter) -> None:
        self._file.seek(0, 2)
        size = self._file.tell()
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: {size}\r\n\r\n".encode())
        await writer.drain()
        await asyncio.get_running_loop().sendfile(writer.transport, self._file, 0, size)


def _reply(writer: asyncio.StreamWriter, content: object) -> None:
    body = json.dumps(content).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0


def fill(file: IO[bytes], mebibytes: int) -> None:
    """Write something that looks like a large MP4 from the outside."""
    block = _HEAD + bytes(range(256)) * (_MIB // 256)
    for _ in range(mebibytes):
        file.write(block[:_MIB])
    file.flush()


async def run(latency: float, file: IO[bytes]) -> None:
    """Serve until standard input ends."""
    service = BenchService(latency, file)
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0, limit=_MIB, backlog=256)
    loop, ended = asyncio.get_running_loop(), asyncio.Event()

    def wait_for_end() -> None:
        sys.stdin.buffer.read()
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=wait_for_end, daemon=True).start()
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await ended.wait()
    server.close()


def main(argv: list[str]) -> int:
    """Arguments: latency in milliseconds, size of the file in MiB."""
    with tempfile.TemporaryFile() as file:
        fill(file, int(argv[1]))
        asyncio.run(run(float(argv[0]) / 1000, file))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
