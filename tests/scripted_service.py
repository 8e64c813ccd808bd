"""A service on loopback that does what a test tells it, and counts what it was charged for.

Written apart from the program's own pretend service, so that one cannot hide the other's misunderstanding.
"""

from __future__ import annotations

import json
import threading
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

KEY = "test-key-0123456789"


@dataclass
class Answer:
    """One scripted reply. ``drop`` closes the connection instead of answering; ``gate`` is waited for first.

    ``charges``: the task is made and charged all the same, whatever the reply says.
    """

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False
    gate: threading.Event | None = None
    charges: bool = False


class ScriptedService:
    """Start, script, ask what happened, stop. A ``port`` other than 0 comes back at the address of an ended one."""

    def __init__(self, clip: Path | None = None, *, port: int = 0) -> None:
        self.clip = clip
        self.balance = 1250.0
        self.price = 35.0
        self.steps: list[dict[str, Any]] = [
            {"status": "not_started", "progress": 0},
            {"status": "running", "progress": 45},
            {"status": "finished", "progress": 100},
        ]
        self.submit_answers: deque[Answer] = deque()
        self.status_answers: deque[Answer] = deque()
        self.balance_answers: deque[Answer] = deque()
        self.upload_answers: deque[Answer] = deque()
        self.file_answers: deque[Answer] = deque()
        self.requests: list[tuple[str, str]] = []
        self.submitted: list[dict[str, Any]] = []
        # How often each input, by its video's address, was charged for; ``posts`` counts every submit that came.
        self.charges: Counter[str] = Counter()
        self.posts: Counter[str] = Counter()
        self.uploads: list[bytes] = []
        self.keys_seen: set[str] = set()
        self.looks: dict[str, int] = {}
        self.lock = threading.Lock()
        service = self

        class Handler(_Handler):
            owner = service

        self._server = _Server(("127.0.0.1", port), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def count(self, method: str, start: str) -> int:
        """How many requests of this kind came."""
        with self.lock:
            return sum(1 for m, path in self.requests if m == method and path.startswith(start))

    def charged(self) -> int:
        """How many submits were accepted."""
        with self.lock:
            return len(self.looks)


class _Server(ThreadingHTTPServer):
    # Connections of an ended service may still be in TIME_WAIT at its port.
    allow_reuse_address = True
    daemon_threads = True


class _Handler(BaseHTTPRequestHandler):
    owner: ScriptedService
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def _handle(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        owner = self.owner
        with owner.lock:
            owner.requests.append((method, self.path))
            owner.keys_seen.add(self.headers.get("Authorization", ""))
        if self.path.startswith("/results/"):
            self._result()
            return
        if self.headers.get("Authorization") != f"Bearer {KEY}":
            self._send(Answer(401, _error(401, "authentication_error", "Invalid API key")))
            return
        routes: list[tuple[str, str, Callable[[bytes], Answer], deque[Answer]]] = [
            ("POST", "/api/generate/submit", self._submit, owner.submit_answers),
            ("GET", "/api/generate/status/", self._status, owner.status_answers),
            ("GET", "/api/user/balance", self._balance, owner.balance_answers),
            ("POST", "/api/common/upload/stream", self._upload, owner.upload_answers),
        ]
        for wanted, start, route, scripted in routes:
            if method == wanted and self.path.startswith(start):
                with owner.lock:
                    answer = scripted.popleft() if scripted else None
                    if route == self._submit:
                        owner.posts[_input_of(body)] += 1
                if answer is not None and answer.charges:
                    route(body)
                self._send(answer if answer is not None else route(body))
                return
        self._send(Answer(404, {"detail": "Not Found"}))

    def _submit(self, body: bytes) -> Answer:
        owner = self.owner
        with owner.lock:
            owner.submitted.append(json.loads(body))
            owner.charges[_input_of(body)] += 1
            number = f"TASK{len(owner.looks) + 1:012d}"
            owner.looks[number] = 0
            owner.balance -= owner.price
        return Answer(body={"code": 200, "data": {"task_id": number, "status": "not_started"}})

    def _status(self, _: bytes) -> Answer:
        owner = self.owner
        number = self.path.rsplit("/", 1)[1]
        with owner.lock:
            if number not in owner.looks:
                return Answer(404, {"detail": "Task not found"})
            step = dict(owner.steps[min(owner.looks[number], len(owner.steps) - 1)])
            owner.looks[number] += 1
        data = {"task_id": number, "files": [], "created_time": "2026-01-01T00:00:00", "error_message": None, **step}
        if step["status"] == "finished" and "files" not in step:
            data["files"] = [{"file_url": f"{owner.url}/results/{number}.mp4", "file_type": "video"}]
        return Answer(body={"code": 200, "data": data})

    def _balance(self, _: bytes) -> Answer:
        with self.owner.lock:
            amount = self.owner.balance
        return Answer(body={"code": 200, "data": {"email": "a@example.com", "credits_amount": amount}})

    def _upload(self, body: bytes) -> Answer:
        with self.owner.lock:
            self.owner.uploads.append(body)
            number = len(self.owner.uploads)
        url = f"https://storage.example.com/temp/{number}.png"
        data = {
            "file_id": "0" * 32,
            "file_name": f"{number}.png",
            "file_size": len(body),
            "mime_type": "image/png",
            "file_url": url,
            "download_url": url,
            "expires_at": "2026-01-04T00:00:00",
        }
        return Answer(body={"success": True, "code": 200, "msg": "File uploaded successfully", "data": data})

    def _result(self) -> None:
        with self.owner.lock:
            scripted = self.owner.file_answers.popleft() if self.owner.file_answers else None
        if scripted is not None:
            self._send(scripted)
        elif self.owner.clip is None:
            self._send(Answer(404, {"detail": "gone"}))
        else:
            content = self.owner.clip.read_bytes()
            self._send(Answer(body=content, headers={"Content-Type": "video/mp4"}))

    def _send(self, answer: Answer) -> None:
        if answer.gate is not None:
            answer.gate.wait(20)
        if answer.drop:
            self.close_connection = True
            self.connection.close()
            return
        body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        self.send_response(answer.status)
        for name, value in {"Content-Type": "application/json", **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _input_of(body: bytes) -> str:
    return str(json.loads(body)["input"].get("video_url", ""))


def _error(code: int, kind: str, message: str) -> dict[str, Any]:
    return {"code": code, "error": {"message": message, "type": kind}}


def refusal(code: int, kind: str, message: str) -> Answer:
    """The documented error shape."""
    return Answer(code, _error(code, kind, message))
