"""The pretend service: the documented API on this computer, with real clips made from the inputs.

It listens on loopback only, sends nothing anywhere, and fetches nothing from anywhere.
"""

from __future__ import annotations

import logging
import socket
import socketserver
import threading
from contextlib import suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from vidgo_desktop.practice.desks import Desks
from vidgo_desktop.practice.handler import PRACTICE_KEY, Handler
from vidgo_desktop.practice.jobs import Workshop
from vidgo_desktop.practice.memory import Memory
from vidgo_desktop.practice.uploads import STREAM_TAKES_VIDEO, UploadDesk

log = logging.getLogger(__name__)

__all__ = ["PRACTICE_KEY", "STREAM_TAKES_VIDEO", "PretendService"]

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
            self._running = _Running(Desks(memory, uploads, workshop))
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


class LoopbackServer(ThreadingHTTPServer):
    """One thread for each connection; ``close`` ends them all."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, desks: Desks) -> None:
        self.desks = desks
        self._lock = threading.Lock()
        self._connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"

    def server_bind(self) -> None:
        """Without the look-up of this computer's name, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Remember the connection for the end."""
        if isinstance(request, socket.socket):
            with self._lock:
                self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """The connection is over."""
        if isinstance(request, socket.socket):
            with self._lock:
                self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """The other side went away, or we closed: nothing to tell the terminal."""
        log.debug("a connection of the pretend service broke", exc_info=True)

    def close(self) -> None:
        """Take no more, and end what is open."""
        self.shutdown()
        self.server_close()
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Running:
    """What exists between start and stop."""

    def __init__(self, desks: Desks) -> None:
        self._workshop = desks.workshop
        self._memory = desks.memory
        self.server = LoopbackServer(desks)
        self._thread = threading.Thread(
            target=self.server.serve_forever, args=(_LOOK_FOR_STOP_SECONDS,), name="practice-service", daemon=True
        )
        self._thread.start()
        self._workshop.start()

    def stop(self) -> None:
        """End everything; the work first, because it takes longest to hear of it."""
        self._workshop.stop()
        self.server.close()
        self._memory.close()
        self._thread.join(_JOIN_SECONDS)
