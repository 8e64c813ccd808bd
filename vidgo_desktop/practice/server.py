"""The pretend service: the documented API on this computer, with real clips made from the inputs.

It listens on loopback only, sends nothing anywhere, and fetches nothing from anywhere.
"""

from __future__ import annotations

import socket
import socketserver
import threading
from contextlib import suppress
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from vidgo_desktop.practice.handler import PRACTICE_KEY, Handler
from vidgo_desktop.practice.inputs import FILES_PATH
from vidgo_desktop.practice.jobs import Workshop
from vidgo_desktop.practice.memory import Memory, PretendTask
from vidgo_desktop.practice.replies import Answer, Json, detail, naive_time, success
from vidgo_desktop.practice.submission import Desk
from vidgo_desktop.practice.uploads import STREAM_TAKES_VIDEO, UploadDesk

__all__ = ["PRACTICE_KEY", "STREAM_TAKES_VIDEO", "PretendService"]

_EMAIL = "practice@example.com"
_LOOK_FOR_STOP_SECONDS = 0.02
_JOIN_SECONDS = 0.3


class PretendService:
    """Starts and stops; tasks, balance and files live on in ``folder``.

    ``pace`` stretches the stages: 1 is a few seconds for a task, 0 as fast as this computer can. ``takes_video``
    False makes the stream upload refuse video, as Vidgo's page says. ``uploads_per_minute`` limits the uploads.
    The methods belong to one thread; the work is done in others.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pace: float = 1.0,
        start_credits: float = 1000,
        takes_video: bool = STREAM_TAKES_VIDEO,
        uploads_per_minute: int | None = None,
    ) -> None:
        self._folder = folder
        self._pace = pace
        self._start_credits = start_credits
        self._takes_video = takes_video
        self._uploads_per_minute = uploads_per_minute
        self._running: _Running | None = None

    def start(self) -> str:
        """Begin to listen, and to work on what was left over; gives the base address. Raises OSError.

        The port is another one each time. A second call gives the same address.
        """
        if self._running is None:
            memory = Memory(self._folder, self._start_credits)
            uploads = UploadDesk(memory, takes_video=self._takes_video, per_minute=self._uploads_per_minute)
            workshop = Workshop(memory, self._pace)
            self._running = _Running(Desks(self._folder, memory, uploads, workshop))
        return self._running.server.base

    def stop(self) -> None:
        """End within half a second, whatever is going on. Open tasks go on after the next start."""
        if self._running is not None:
            self._running.stop()
            self._running = None

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()


@dataclass(frozen=True, slots=True)
class Desks:
    """Who answers what."""

    folder: Path
    memory: Memory
    uploads: UploadDesk
    workshop: Workshop
    desk: Desk
"""placeholder"""
