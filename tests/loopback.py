"""Real servers on this computer for tests: one that answers by a script, and one that speaks raw bytes."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

LIMIT = 10.0


@dataclass(frozen=True)
class Seen:
    """One request as it arrived. Header names are in small letters; ``port`` tells connections apart."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    port: int

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What to answer. A Content-Length is added unless one is given."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


Script = Answer | Callable[[Seen], Answer]


def json_answer(document: object, status: int = 200, **headers: str) -> Answer:
    """An answer in JSON; ``Retry_After="7"`` becomes the header ``Retry-After``."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, json.dumps(document).encode(), {"Content-Type": "application/json", **named})


class ScriptedServer:
    """An HTTP/1.1 server with kept-alive connections. Use as a context manager."""

    def __init__(self, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.seen: list[Seen] = []
        self._scripts: dict[tuple[str, str], deque[Script]] = {}
        self._changed = threading.Condition()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # one write per answer: no 40 ms wait for a delayed acknowledgement

            def answer(self) -> None:
                length = int(self.headers.get("Content-Length", "0"))
                seen = Seen(
                    self.command,
                    self.path,
                    {name.lower(): value for name, value in self.headers.items()},
                    self.rfile.read(length),
                    self.client_address[1],
                )
                found = outer._take(seen)
                self.send_response(found.status)
                for name, value in found.headers.items():
                    self.send_header(name, value)
                if not any(name.lower() == "content-length" for name in found.headers):
                    self.send_header("Content-Length", str(len(found.body)))
                self.end_headers()
                self.wfile.write(found.body)

            do_GET = do_POST = do_PUT = do_HEAD = answer

            def log_message(self, format: str, *args: Any) -> None:
                """Silence."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                """A client that went away is part of the tests."""

            def shutdown_request(self, request: Any) -> None:
                with contextlib.suppress(OSError):
                    super().shutdown_request(request)

        self._server = Server((host, 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port: int = self._server.server_address[1]
        self.base = f"{'https' if tls else 'http'}://{'localhost' if tls else host}:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(LIMIT)

    def on(self, method: str, path: str, *scripts: Script) -> None:
        """Answers for a path, in turn; the last one is repeated for ever."""
        with self._changed:
            self._scripts[method, path] = deque(scripts)

    def requests(self, method: str, path: str | None = None) -> list[Seen]:
        """What arrived so far."""
        with self._changed:
            return [seen for seen in self.seen if seen.method == method and path in (None, seen.path)]

    def wait_for(self, count: int) -> None:
        """Wait until this many requests have arrived."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.seen) >= count, LIMIT), f"only {len(self.seen)} came"

    def _take(self, seen: Seen) -> Answer:
        with self._changed:
            self.seen.append(seen)
            self._changed.notify_all()
            scripts = self._scripts.get((seen.method, seen.path))
            script: Script = Answer(404, b'{"detail": "nothing here"}')
            if scripts:
                script = scripts.popleft() if len(scripts) > 1 else scripts[0]
        return script if isinstance(script, Answer) else script(seen)


class RawConnection:
    """One accepted connection, for scripts that break the rules."""

    def __init__(self, sock: socket.socket, closing: threading.Event) -> None:
        self.sock = sock
        self.got = b""
        self.closing = closing

    def read_request(self) -> bytes:
        """One whole request, head and body (by its Content-Length)."""
        while b"\r\n\r\n" not in self.got:
            if not self._more():
                return self.got
        head, _, body = self.got.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                length = int(value)
        while len(body) < length:
            if not self._more():
                break
            body = self.got.partition(b"\r\n\r\n")[2]
        request, self.got = self.got, b""
        return request

    def _more(self) -> bool:
        data = self.sock.recv(65536)
        self.got += data
        return bool(data)

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.sock.sendall(data)

    def reset(self) -> None:
        """Break the connection the hard way."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def hold(self) -> None:
        """Say nothing until the other side goes away or the server ends."""
        with contextlib.suppress(OSError):
            while self.sock.recv(65536):
                pass

    def trickle(self, piece: bytes, every: float) -> None:
        """Send a piece again and again until the other side goes away or the server ends."""
        with contextlib.suppress(OSError):
            while not self.closing.wait(every):
                self.sock.sendall(piece)


class RawServer:
    """Accepts connections and runs the script for each; ``accepted`` and ``received`` tell what happened."""

    def __init__(self, script: Callable[[RawConnection], None]) -> None:
        self._script = script
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.accepted = 0
        self.closing = threading.Event()
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._changed = threading.Condition()

    def __enter__(self) -> Self:
        thread = threading.Thread(target=self._accept, daemon=True)
        self._threads.append(thread)
        thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in self._sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(LIMIT)
        for sock in self._sockets:
            sock.close()

    def wait_for_connections(self, count: int) -> None:
        """Wait until this many connections were accepted."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.accepted >= count, LIMIT), f"only {self.accepted} came"

    def _accept(self) -> None:
        while not self.closing.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            with self._changed:
                self._sockets.append(sock)
                self.accepted += 1
                self._changed.notify_all()
            thread = threading.Thread(target=self._run, args=(RawConnection(sock, self.closing),), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _run(self, connection: RawConnection) -> None:
        with contextlib.suppress(OSError):
            self._script(connection)
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
        connection.sock.close()


def http_reply(body: bytes, status: str = "200 OK", headers: Mapping[str, str] | None = None) -> bytes:
    """The bytes of a whole reply with its length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def free_port() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextlib.contextmanager
def quicker_than(seconds: float) -> Iterator[None]:
    """Fail when the block takes longer than this."""
    start = time.monotonic()
    yield
    took = time.monotonic() - start
    assert took < seconds, f"took {took:.2f} s"
