"""HTTP for the pretend service: reads whole requests, finds who answers, writes whole replies."""

from __future__ import annotations

import json
import logging
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from vidgo_desktop.core.private import private_opener
from vidgo_desktop.practice.file_serving import slice_of
from vidgo_desktop.practice.inputs import FILES_PATH
from vidgo_desktop.practice.replies import Answer, Json, Stop, bad_key, detail, error, not_authenticated
from vidgo_desktop.practice.uploads import LARGEST_VIDEO

if TYPE_CHECKING:
    from vidgo_desktop.practice.desks import Desks
    from vidgo_desktop.practice.server import LoopbackServer

log = logging.getLogger(__name__)

PRACTICE_KEY = "practice-key"
_SUBMIT, _STATUS = "/api/generate/submit", "/api/generate/status/"
_BALANCE, _UPLOAD = "/api/user/balance", "/api/common/upload/"
_LARGEST_JSON = 32 * 1024 * 1024
_LARGEST_BODY = LARGEST_VIDEO + (1 << 20)
_BLOCK = 1 << 18
_WHOLE_NUMBER = re.compile(r"\d{1,15}")


class Handler(BaseHTTPRequestHandler):
    """One connection. Bodies are always read to their end, or the connection could not be used again."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "pretend-service", ""
    # Head and body leave together; two small packets would wait 40 ms for each other.
    wbufsize = -1
    server: LoopbackServer

    def do_GET(self) -> None:
        """Status, balance and files."""
        path = urlsplit(self.path).path
        if path.startswith(FILES_PATH):
            self._serve_file(unquote(path[len(FILES_PATH) :]))
        elif path == _BALANCE:
            self._answer(lambda: self._with_key(bad_key, self._desks.balance))
        elif path.startswith(_STATUS):
            self._answer(lambda: self._with_key(not_authenticated, lambda: self._status(path)))
        else:
            self._answer(lambda: _no_such_place(path, "GET"))

    def do_HEAD(self) -> None:
        """Files."""
        path = urlsplit(self.path).path
        if path.startswith(FILES_PATH):
            self._serve_file(unquote(path[len(FILES_PATH) :]))
        else:
            self._answer(lambda: _no_such_place(path, "HEAD"))

    def do_POST(self) -> None:
        """Submit and the three uploads."""
        path = urlsplit(self.path).path
        with self._read_body() as body:
            if path == _SUBMIT:
                self._answer(lambda: self._with_key(bad_key, lambda: self._desks.submit(_object(body))))
            elif path in (f"{_UPLOAD}stream", f"{_UPLOAD}base64", f"{_UPLOAD}url"):
                kind = path.removeprefix(_UPLOAD)
                self._answer(lambda: self._with_key(not_authenticated, lambda: self._upload(kind, body)))
            else:
                self._answer(lambda: _no_such_place(path, "POST"))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing goes to the terminal."""
        log.debug(format, *args)

    @property
    def _desks(self) -> Desks:
        return self.server.desks

    @property
    def _base(self) -> str:
        return self.server.base

    def _status(self, path: str) -> Answer:
        return self._desks.status(unquote(path[len(_STATUS) :]), self._base)

    def _upload(self, kind: str, body: Path) -> Answer:
        uploads = self._desks.uploads
        uploads.check_rate()
        if kind == "stream":
            if body.stat().st_size >= _LARGEST_BODY:
                return detail(413, "Video file too large. Maximum size is 100MB")
            return uploads.stream(body, self.headers.get("Content-Type", ""), self._base)
        return (uploads.base64 if kind == "base64" else uploads.url)(_object(body), self._base)

    def _with_key(self, refusal: Callable[[], Answer], ask: Callable[[], Answer]) -> Answer:
        word, _, key = self.headers.get("Authorization", "").partition(" ")
        if word.lower() != "bearer" or key.strip() != PRACTICE_KEY:
            return refusal()
        return ask()

    def _answer(self, ask: Callable[[], Answer]) -> None:
        try:
            answer = ask()
        except Stop as stop:
            answer = stop.answer
        except OSError as problem:
            log.warning("the pretend service cannot work: %s", problem)
            answer = error(500, "internal_error", "Internal error")
        data = answer.encoded()
        self._head(answer.status, {"Content-Type": "application/json", **answer.headers}, len(data))
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: int, headers: Mapping[str, str], length: int) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    @contextmanager
    def _read_body(self) -> Iterator[Path]:
        """The body in a file of its own, which is gone afterwards."""
        body = self._desks.memory.files_folder / f"{secrets.token_hex(16)}.body"
        try:
            length = self.headers.get("Content-Length", "")
            left = int(length) if _WHOLE_NUMBER.fullmatch(length) else 0
            if not length:  # nothing can follow a body whose end is not known
                self.close_connection = True
            with open(body, "wb", opener=private_opener) as file:
                while left > 0 and (block := self.rfile.read(min(left, _BLOCK))):
                    # More than any upload may have is read and forgotten.
                    if file.tell() < _LARGEST_BODY:
                        file.write(block)
                    left -= len(block)
            yield body
        finally:
            body.unlink(missing_ok=True)

    def _serve_file(self, name: str) -> None:
        kept = self._desks.memory.file(name)
        path = self._desks.memory.path_of(kept) if kept is not None else None
        if kept is None or path is None or not path.is_file():
            self._answer(lambda: detail(404, "Not Found"))
            return
        with path.open("rb") as file:
            size = path.stat().st_size
            tag = f'"{name.partition(".")[0]}-{size:x}"'
            asked = self.headers.get("Range") if self.headers.get("If-Range", tag) == tag else None
            part = slice_of(size, asked)
            headers = {"Content-Type": kept.mime, "Accept-Ranges": "bytes", "ETag": tag}
            if part.status == 206:
                headers["Content-Range"] = f"bytes {part.start}-{part.start + part.length - 1}/{size}"
            elif part.status == 416:
                headers["Content-Range"] = f"bytes */{size}"
            self._head(part.status, headers, part.length)
            if self.command == "HEAD":
                return
            file.seek(part.start)
            left = part.length
            while left > 0 and (block := file.read(min(left, _BLOCK))):
                self.wfile.write(block)
                left -= len(block)


def _object(body: Path) -> Json:
    if body.stat().st_size > _LARGEST_JSON:
        raise Stop(error(413, "content_too_long_error", "The request is too long"))
    try:
        value = json.loads(body.read_bytes())
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        problem: Json = {"loc": ["body"], "msg": "Input should be a valid JSON object", "type": "model_attributes_type"}
        raise Stop(Answer(422, {"detail": [problem]}))
    return value


def _no_such_place(path: str, method: str) -> Answer:
    known = path in (_SUBMIT, _BALANCE) or path.startswith((_STATUS, _UPLOAD, FILES_PATH))
    return detail(405, "Method Not Allowed") if known and method != "HEAD" else detail(404, "Not Found")
