"""A service that repeats the key it was sent, in every encoding, in everything it says."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.loopback import Answer, ScriptedServer, Seen
from tests.secrets.hunt import encoded

BALANCE, SUBMIT, STATUS = "/api/user/balance", "/api/generate/submit", "/api/generate/status/"
UPLOADS = tuple(f"/api/common/upload/{how}" for how in ("stream", "base64", "url"))


def sent_key(seen: Seen) -> str:
    """What came as the key."""
    return seen.headers.get("authorization", "").removeprefix("Bearer ")


def echo(key: str) -> str:
    """The key in every encoding and cut, as one text. Zero bytes are left to ``raw_echo``."""
    spelled = [many[0].decode("latin-1") for name, many in encoded(key).items() if name != "utf-16le"]
    return " ".join((f"no such key: Bearer {key},", *spelled, "\x00".join(key), f"{key[:12]}...", f"'{key[:15]}'"))


def raw_echo(key: str) -> bytes:
    """The same as bytes that are no JSON."""
    return b"<html>" + echo(key).encode() + b" " + key.encode("utf-16-le") + b"</html>"


def envelope(code: int, kind: str, key: str) -> Answer:
    """The documented shape of an error."""
    return _json(code, {"code": code, "error": {"message": echo(key), "type": f"{kind} {key}"}}, key)


def _json(status: int, document: object, key: str) -> Answer:
    return Answer(status, json.dumps(document).encode(), _headers(key))


def _headers(key: str) -> Mapping[str, str]:
    return {"Content-Type": f"application/json; x={key}", "X-Echo": key, "Set-Cookie": f"key={key}; Path=/"}


def errors(key: str) -> Iterator[tuple[str, Answer]]:
    """Every way to say no, each with the key in it, by a name."""
    for code, kind in (
        (400, "validation_error"),
        (400, "content_moderation_error"),
        (401, "authentication_error"),
        (402, "insufficient_credits_error"),
        (403, "permission_denied_error"),
        (404, "resource_not_found_error"),
        (408, "timeout_error"),
        (429, "rate_limit_error"),
        (500, "internal_error"),
        (502, "upstream_error"),
    ):
        yield f"{code} {kind}", envelope(code, kind, key)
    text = echo(key)
    yield "detail", _json(401, {"detail": text}, key)
    yield "details", _json(422, {"detail": [{"loc": ["body", key, text], "msg": text, "type": key}]}, key)
    yield "200 with a code", _json(200, {"code": 500, "msg": text, "data": {"error_message": text}}, key)
    yield "200 without anything", _json(200, {"code": 200, "msg": text, "data": {key: text}}, key)
    yield "200 of another kind", Answer(200, raw_echo(key), {"Content-Type": f"text/{key}"})
    yield "UTF-16", Answer(200, json.dumps({"detail": text}).encode("utf-16-le"), _headers(key))
    yield "502 page", Answer(502, raw_echo(key), {"Content-Type": "text/html"})
    yield "odd reason", Answer(599, text.encode(), {"Retry-After": key, "Location": f"/{key}"})
    yield "redirect", Answer(302, text.encode(), {"Location": f"https://vidgo.example/?key={key}"})


class EchoService:
    """The service on loopback. Submits are answered by ``answers`` in turn, then accepted; ``steps`` tell each task."""

    def __init__(self, server: ScriptedServer, key: str, result: str) -> None:
        self.key, self._result = key, result
        self.answers: deque[Answer] = deque()
        self.failing: set[str] = set()
        self.tasks = 0
        self._server = server
        for path in (BALANCE, SUBMIT, *UPLOADS):
            server.on("GET" if path == BALANCE else "POST", path, self._answer)

    def _answer(self, seen: Seen) -> Answer:
        key = sent_key(seen)
        if key != self.key:
            return envelope(401, "authentication_error", key)
        if seen.path == BALANCE:
            return _json(200, {"code": 200, "msg": echo(key), "data": {"email": key, "credits_amount": 1250.0}}, key)
        if seen.path in UPLOADS:
            url = "https://storage.example.com/temp/a.png?sig=QUERYCANARY"
            return _json(200, {"code": 200, "msg": echo(key), "data": {"file_url": url, "mime_type": key}}, key)
        if self.answers:
            return self.answers.popleft()
        self.tasks += 1
        number = f"TASK{self.tasks:012d}"
        self._server.on("GET", STATUS + number, self._status)
        return _json(200, {"code": 200, "data": {"task_id": number, "created_time": key}}, key)

    def _status(self, seen: Seen) -> Answer:
        key, number = sent_key(seen), seen.path.rpartition("/")[2]
        data: dict[str, object] = {"task_id": number, "status": "finished", "progress": 100, "created_time": key}
        if number in self.failing:
            data |= {"status": "failed", "error_message": echo(key), "files": []}
        else:
            data["files"] = [{"file_url": self._result, "file_type": "video"}]
        return _json(200, {"code": 200, "msg": echo(key), "data": data}, key)


@contextmanager
def echo_service(key: str, clip: Path) -> Iterator[tuple[EchoService, ScriptedServer, ScriptedServer]]:
    """The service, the server it runs on, and the other host, where its results lie behind a redirect."""
    with ScriptedServer() as server, ScriptedServer() as other:
        server.on("GET", "/results/a.mp4", Answer(302, b"", {"Location": f"{other.base}/r/a.mp4?sig=QUERYCANARY"}))
        other.on("GET", "/r/a.mp4?sig=QUERYCANARY", Answer(200, clip.read_bytes(), {"Set-Cookie": "a=b"}))
        yield EchoService(server, key, f"{server.base}/results/a.mp4"), server, other
