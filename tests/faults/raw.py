"""What speaks in raw bytes: a service whose answers may be anything, and a wire that breaks.

Behaviours for ``RawAnswer.act`` are plain functions of the accepted connection; see ``tests.loopback.RawConnection``.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.engine_bench import EngineBench
from tests.loopback import RawConnection, RawServer, http_reply
from tests.scripted_service import KEY, Answer, ScriptedService, _Handler
from vidgo_desktop.core.api import Timeouts, VidgoClient
from vidgo_desktop.core.network import NetworkWish

Act = Callable[[RawConnection], Any]
SUBMIT = "/api/generate/submit"
NUMBER = "RAWTASK000000001"
ACCEPTED = {"code": 200, "data": {"task_id": NUMBER, "status": "not_started", "created_time": "2026-01-01T00:00:00"}}
GOOD = json.dumps(ACCEPTED).encode()


@dataclass
class RawAnswer(Answer):
    """Instead of an answer in HTTP: do this with the connection, then close it. The task is charged, to be cruel."""

    act: Act | None = None
    charges: bool = True


class RawService(ScriptedService):
    """The scripted service, which also speaks TLS and gives raw answers.

    ``tls`` may be changed at any time and counts for new connections. ``orders`` has for each submit the port of its
    connection and how many requests that connection had carried, this one included. ``unread`` is done with the
    connection of the next submit, once, when only its head was read.
    """

    def __init__(self, clip: Path | None = None, *, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(clip)
        # Fetching a result is no part of these faults, and waits in real time when the way to it is broken.
        self.steps = [{"status": "running", "progress": 5}]
        self.tls = tls
        self.orders: list[tuple[int, int]] = []
        self.unread: Act | None = None
        self.closing = threading.Event()
        service = self

        class Handler(_RawHandler):
            owner = service

        self._server.RequestHandlerClass = Handler
        # A client that does not trust the certificate is what the tests are about.
        self._server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]

    @property
    def url(self) -> str:
        return super().url if self.tls is None else f"https://localhost:{self.port}"

    def __exit__(self, *exit: object) -> None:
        self.closing.set()
        super().__exit__(*exit)

    def answer_raw(self, *acts: Act) -> None:
        """The next submits are met like this."""
        self.submit_answers.extend(RawAnswer(act=act) for act in acts)


class _RawHandler(_Handler):
    owner: RawService
    served = 0

    def setup(self) -> None:
        if self.owner.tls is not None:
            self.request = self.owner.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def finish(self) -> None:
        with contextlib.suppress(OSError):
            super().finish()
        self.connection.close()

    def _handle(self, method: str) -> None:
        self.served += 1
        if self.path.startswith(SUBMIT):
            with self.owner.lock:
                self.owner.orders.append((self.client_address[1], self.served))
                act, self.owner.unread = self.owner.unread, None
            if act is not None:
                self._act(act)
                return
        super()._handle(method)

    def _send(self, answer: Answer) -> None:
        if isinstance(answer, RawAnswer) and answer.act is not None:
            self._act(answer.act)
            return
        super()._send(answer)

    def _act(self, act: Act) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            act(RawConnection(self.connection, self.owner.closing))


class Wire(RawServer):
    """A wire to ``port`` on this computer. As a proxy it wants to be asked with CONNECT first.

    ``limit`` breaks the wire the hard way when this many bytes have gone towards the service, counted over one
    connection. ``refusal`` is what a proxy says instead of opening the way. ``asked`` has the heads that it got.
    """

    def __init__(self, port: int, *, proxy: bool = False) -> None:
        super().__init__(self._carry)
        self.to = port
        self.proxy = proxy
        self.limit: int | None = None
        self.refusal: bytes | None = None
        self.asked: list[bytes] = []

    def _carry(self, connection: RawConnection) -> None:
        if self.proxy:
            self.asked.append(connection.read_request())
            if self.refusal is not None:
                connection.send(self.refusal)
                return
            connection.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection(("127.0.0.1", self.to)) as far:
            back = threading.Thread(target=_pump, args=(far, connection.sock), daemon=True)
            back.start()
            left = self.limit
            while data := connection.sock.recv(65536):
                if left is not None:
                    data, left = data[:left], left - len(data)
                far.sendall(data)
                if left is not None and left <= 0:
                    connection.reset()
                    break
            with contextlib.suppress(OSError):
                far.shutdown(socket.SHUT_RDWR)
            back.join(5)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with contextlib.suppress(OSError):
        sink.shutdown(socket.SHUT_RDWR)


def impatient(bench: EngineBench, base: str, timeouts: Timeouts) -> None:
    """Give the engine a client with these limits; before it starts."""
    bench.room.client = VidgoClient(base, lambda: KEY, version="test", network=NetworkWish, timeouts=timeouts)


# --- behaviours ------------------------------------------------------------------------------------------------


def reset(connection: RawConnection) -> None:
    """Break the connection the hard way."""
    connection.reset()


def close(connection: RawConnection) -> None:
    """Hang up without a word."""


def hang(connection: RawConnection) -> None:
    """Say nothing, for ever."""
    connection.hold()


def sends(data: bytes) -> Act:
    """Send these bytes as they are and hang up."""
    return lambda connection: connection.send(data)


def replies(body: bytes, status: str = "200 OK", **headers: str) -> Act:
    """A whole reply in HTTP."""
    return sends(http_reply(body, status, {name.replace("_", "-"): value for name, value in headers.items()}))


def trickles(start: bytes, piece: bytes, every: float) -> Act:
    """Send the start at once and then a piece at a time, for ever."""

    def act(connection: RawConnection) -> None:
        connection.send(start)
        connection.trickle(piece, every)

    return act


def flood(connection: RawConnection) -> None:
    """One reply after the other that says only: go on."""
    for _ in range(2000):
        connection.send(b"HTTP/1.1 100 Continue\r\n\r\n")


def spoiled_record(connection: RawConnection) -> None:
    """A TLS record that nobody can read, past the encryption."""
    bare = socket.socket(fileno=os.dup(connection.sock.fileno()))
    with bare:
        bare.sendall(b"\x17\x03\x03\x00\x40" + b"\xa5" * 64)
        connection.closing.wait(0.2)


def bomb(size: int) -> bytes:
    """A small packed body that becomes this large."""
    return gzip.compress(b" " * size, 1)
