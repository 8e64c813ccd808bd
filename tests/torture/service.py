"""The cruel service: every second order goes wrong in some way, and it counts what each input was charged for.

It lives in the process of the harness, so it survives every kill. Written apart from the program's own pretend service.
"""

from __future__ import annotations

import json
import random
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from vidgo_desktop.core import resources

KEY = "torture-key-0123456789"
PRICE = 35.0
# What happens to an order; *good* is every second one, the others share the rest.
SUBMIT_FAULTS = (
    "slow",
    "dropped before it was charged",
    "dropped after it was charged",
    "500",
    "500 charged",
    "503",
    "504 charged",
    "429",
    "425",
    "cut in the middle",
    "a web page",
    "a web page, charged",
    "a number given before",
    "200 with a refusal inside",
    "200 with a fault inside, charged",
)
_ASK_FAULTS = ("500", "dropped", "slow", "cut in the middle", "a web page", "429")
_UPLOAD_FAULTS = ("500", "dropped", "slow", "429")
_FILE_FAULTS = ("500", "dropped", "slow", "cut in the middle")
_SHARE_OF_ASK_FAULTS = 0.12
_SHARE_OF_FAILED = 0.05
_LOOKS_UNTIL_FINISHED = 3
_PAGE = b"<!doctype html><html><title>Just a moment...</title><body>checking your browser</body></html>"
# No wait of a test outlasts this.
_LONGEST_HANG = 60.0


@dataclass(slots=True)
class _Reply:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False
    cut: bool = False
    wait: float = 0.0


class CruelService:
    """Start, let programs run against ``url``, ask what was charged. ``cruel`` False answers everything well.

    ``hangs`` names the ways (``submit``, ``status``, ``balance``, ``upload``, ``result``) that never answer.
    """

    def __init__(self, seed: int = 1, *, cruel: bool = True, hangs: Iterable[str] = ()) -> None:
        self.cruel = cruel
        self.hangs = frozenset(hangs)
        self.charges: Counter[str] = Counter()
        self.posts: Counter[str] = Counter()
        self.numbers: dict[str, str] = {}
        self.requests: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.clip = resources.path("samples", "street_walk.mp4").read_bytes()
        self._looks: Counter[str] = Counter()
        self._fails: set[str] = set()
        self._random = random.Random(seed)  # noqa: S311 - the same faults for the same seed, no secret
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._changed = threading.Condition()
        service = self

        class Handler(_Handler):
            owner = service

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The address of the service."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def numbers_of(self, what: str) -> set[str]:
        """The numbers of all orders that were charged for this input."""
        with self._lock:
            return {number for number, its in self.numbers.items() if its == what}

    def until_asked(self, way: str, seconds: float = 30.0) -> bool:
        """Wait until a request came this way; False when none came in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self.requests[way] > 0, seconds)

    def take_order(self, what: str, *, fails: bool = False) -> str:
        """Charge for an input and give the number of its task."""
        with self._lock:
            self.charges[what] += 1
            number = f"TORTURE{len(self.numbers) + 1:09d}"
            self.numbers[number] = what
            if fails:
                self._fails.add(number)
            return number

    # --- answers, called from the handlers' threads -------------------------------------------------------------

    def answer(self, way: str, path: str, body: bytes) -> _Reply:
        """What this request gets."""
        with self._changed:
            self.requests[way] += 1
            self._changed.notify_all()
        if way in self.hangs:
            self._ended.wait(_LONGEST_HANG)
            return _Reply(drop=True)
        routes: dict[str, Callable[[str, bytes], _Reply]] = {
            "submit": self._submit,
            "status": self._status,
            "balance": self._balance,
            "upload": self._upload,
            "result": self._result,
        }
        return routes[way](path, body)

    def wait(self, seconds: float) -> None:
        """Let a client wait, unless the service ends meanwhile."""
        self._ended.wait(seconds)

    def _draw(self, faults: tuple[str, ...], share: float) -> str:
        with self._lock:
            fault = self._random.choice(faults) if self.cruel and self._random.random() < share else "good"
            if faults is SUBMIT_FAULTS:
                self.faults[fault] += 1
            return fault

    def _between(self, least: float, most: float) -> float:
        with self._lock:
            return self._random.uniform(least, most)

    def _submit(self, _: str, body: bytes) -> _Reply:
        what = str(json.loads(body)["input"].get("video_url", ""))
        with self._lock:
            self.posts[what] += 1
            earlier = self._kept_number_beside(what)
        fault = self._draw(SUBMIT_FAULTS, 0.5)
        if fault == "a number given before" and earlier is None:
            fault = "good"
        charged = fault in ("good", "slow", "a number given before", "cut in the middle") or fault.endswith("charged")
        number = ""
        if charged and not fault.startswith("dropped before"):
            fails = self.cruel and self._between(0, 1) < _SHARE_OF_FAILED
            number = self.take_order(what, fails=fails)
        taken = _good({"task_id": number, "status": "not_started", "created_time": "2026-01-01T00:00:00"})
        match fault:
            case "good":
                return taken
            case "slow":
                taken.wait = self._between(0.1, 0.6)
                return taken
            case "cut in the middle":
                taken.cut = True
                return taken
            case "a number given before":
                return _good({"task_id": earlier, "status": "not_started"})
            case "200 with a refusal inside":
                return _json(200, _refusal(400, "invalid_request", "The video cannot be read"))
            case "200 with a fault inside, charged":
                return _json(200, _refusal(500, "server_error", "Something went wrong"))
        return self._common(fault)

    def _kept_number_beside(self, what: str) -> str | None:
        """A number that this client is known to have written down: it has asked about it. Another nobody could tell."""
        beside = what.rpartition("/")[0] + "/"
        its = (number for number in reversed(self.numbers) if self.numbers[number].startswith(beside))
        return next((number for number in its if self._looks[number]), None)

    def _status(self, path: str, _: bytes) -> _Reply:
        fault = self._draw(_ASK_FAULTS, _SHARE_OF_ASK_FAULTS)
        number = path.rsplit("/", 1)[1]
        with self._lock:
            known = number in self.numbers
            self._looks[number] += 1
            looks, fails = self._looks[number], number in self._fails
        if not known:
            return _json(404, {"detail": "Task not found"})
        data: dict[str, Any] = {"task_id": number, "status": "running", "progress": 40, "files": []}
        if looks == 1:
            data |= {"status": "not_started", "progress": 0}
        elif looks >= _LOOKS_UNTIL_FINISHED and fails:
            data |= {"status": "failed", "error_message": "The video could not be made"}
        elif looks >= _LOOKS_UNTIL_FINISHED:
            files = [{"file_url": f"{self.url}/results/{number}.mp4", "file_type": "video"}]
            data |= {"status": "finished", "progress": 100, "files": files}
        return self._spoiled(_good(data), fault)

    def _balance(self, _: str, __: bytes) -> _Reply:
        fault = self._draw(_ASK_FAULTS, _SHARE_OF_ASK_FAULTS)
        with self._lock:
            credits = 1_000_000.0 - PRICE * self.charges.total()
        return self._spoiled(_good({"email": "a@example.com", "credits_amount": credits}), fault)

    def _upload(self, _: str, body: bytes) -> _Reply:
        fault = self._draw(_UPLOAD_FAULTS, _SHARE_OF_ASK_FAULTS)
        address = "https://storage.example.com/temp/picture.png"
        data = {"file_size": len(body), "mime_type": "image/png", "file_url": address, "download_url": address}
        return self._spoiled(_json(200, {"success": True, "code": 200, "data": data}), fault)

    def _result(self, _: str, __: bytes) -> _Reply:
        fault = self._draw(_FILE_FAULTS, _SHARE_OF_ASK_FAULTS)
        return self._spoiled(_Reply(200, self.clip, {"Content-Type": "video/mp4"}), fault)

    def _spoiled(self, good: _Reply, fault: str) -> _Reply:
        if fault == "slow":
            good.wait = self._between(0.05, 0.4)
        elif fault == "cut in the middle":
            good.cut = True
        elif fault != "good":
            return self._common(fault)
        return good

    def _common(self, fault: str) -> _Reply:
        """The faults that look the same whatever was asked."""
        if fault.startswith("dropped"):
            return _Reply(drop=True)
        if fault.startswith("a web page"):
            return _Reply(200, _PAGE, {"Content-Type": "text/html"})
        code = int(fault[:3])
        reply = _json(code, _refusal(code, "trouble", "Please come back later"))
        if code == 429:
            reply.headers["Retry-After"] = "1" if self._between(0, 1) < 0.5 else "0"
        return reply


def _json(status: int, document: object) -> _Reply:
    return _Reply(status, json.dumps(document).encode(), {"Content-Type": "application/json"})


def _good(data: dict[str, Any]) -> _Reply:
    return _json(200, {"code": 200, "data": data})


def _refusal(code: int, kind: str, message: str) -> dict[str, Any]:
    return {"code": code, "error": {"message": message, "type": kind}}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Killed clients are what this is for."""


class _Handler(BaseHTTPRequestHandler):
    owner: CruelService
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    _WAYS = (
        ("POST", "/api/generate/submit", "submit"),
        ("GET", "/api/generate/status/", "status"),
        ("GET", "/api/user/balance", "balance"),
        ("POST", "/api/common/upload/stream", "upload"),
        ("GET", "/results/", "result"),
    )

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def _handle(self, method: str) -> None:
        way = next((way for verb, start, way in self._WAYS if verb == method and self.path.startswith(start)), "")
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        if len(body) < length:
            # Killed while it was sending: such an order never came.
            self.close_connection = True
            return
        if not way:
            self._send(_json(404, {"detail": "Not Found"}))
        elif way != "result" and self.headers.get("Authorization") != f"Bearer {KEY}":
            self._send(_json(401, _refusal(401, "authentication_error", "Invalid API key")))
        else:
            self._send(self.owner.answer(way, self.path, body))

    def _send(self, reply: _Reply) -> None:
        if reply.wait:
            self.owner.wait(reply.wait)
        if reply.drop:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        body = reply.body[: len(reply.body) // 2] if reply.cut else reply.body
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()
        if reply.cut:
            self.close_connection = True
