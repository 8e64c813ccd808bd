"""Child of the bench: a large download by the program beside one from a bare socket, in turns. Bare means: no checks.

Both write into a file of the same folder. The second floor also waits until the bytes are on the disk, as the program
does.
"""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

from tools.bench_probe import forget_peak, memory_mb, peak_mb
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.transfer import fetch_result

_BLOCK = 1 << 20


def measure(base: str, folder: Path, rounds: int) -> dict[str, object]:
    """MB per second of each round, and the memory that a download needed on top, in MB."""
    result: dict[str, list[float]] = {"raw": [], "raw_synced": [], "ours": [], "extra_mb": []}
    url = f"{base}/file.mp4"
    _ours(url, folder)
    for _ in range(rounds):
        result["raw"].append(_raw(url, folder / "raw.mp4", sync=False))
        result["raw_synced"].append(_raw(url, folder / "raw.mp4", sync=True))
        before = memory_mb()
        forget_peak()
        result["ours"].append(_ours(url, folder))
        result["extra_mb"].append(max(0.0, peak_mb() - before))
    return dict(result)


def _ours(url: str, folder: Path) -> float:
    started = time.monotonic()
    saved = fetch_result(
        url,
        folder,
        "ours",
        cancel=Cancel(),
        progress=lambda done, total: None,
        verify=lambda path: None,
        allow_loopback=True,
    )
    seconds = time.monotonic() - started
    saved.path.unlink()
    return saved.size / 1e6 / seconds


def _raw(url: str, path: Path, *, sync: bool) -> float:
    parts = urlsplit(url)
    size = 0
    buffer = bytearray(_BLOCK)
    view = memoryview(buffer)
    started = time.monotonic()
    with (
        socket.create_connection((parts.hostname or "", parts.port or 80)) as connection,
        path.open("wb", buffering=0) as file,
    ):
        connection.sendall(f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
        got = connection.recv_into(view)
        end = buffer.index(b"\r\n\r\n", 0, got) + 4
        length = int(buffer[:end].lower().split(b"content-length:")[1].split(b"\r\n")[0])
        size = file.write(view[end:got])
        while size < length:
            got = connection.recv_into(view)
            if not got:
                raise ConnectionError("the service of the bench broke off")
            size += file.write(view[:got])
        if sync:
            os.fsync(file.fileno())
    seconds = time.monotonic() - started
    path.unlink()
    return size / 1e6 / seconds
