"""The three uploads, as the service documents them; the stream also takes video, as the twin service's does."""

from __future__ import annotations

import base64
import binascii
import hashlib
import mimetypes
import re
import secrets
import time
from collections import deque
from pathlib import Path
from typing import BinaryIO

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.private import private_opener, write_private
from vidgo_desktop.practice.inputs import BadLink, path_of, resolve
from vidgo_desktop.practice.memory import DAY_SECONDS, PICTURE_LIVES_SECONDS, KeptFile, Memory
from vidgo_desktop.practice.multipart import Part, boundary_of, parts_of
from vidgo_desktop.practice.replies import Answer, Json, Stop, detail, missing_field, naive_time

# Documented for all three uploads.
PICTURES = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}
# The twin's stream upload since 2026-04-29. Whether Vidgo's own takes them is not known.
STREAM_TAKES_VIDEO = True
VIDEOS = {
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/quicktime": "mov",
    "video/x-msvideo": "avi",
    "video/x-matroska": "mkv",
}
LARGEST_VIDEO = 100 * 1024 * 1024
_MINUTE = 60.0
_DATA_URL = re.compile(r"data:(?P<mime>[\w.+-]+/[\w.+-]+)(?:;[^,;]+)*;base64,(?P<data>.*)", re.DOTALL)
_STARTS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG", "image/png"), (b"GIF8", "image/gif"))
_UNKNOWN = "application/octet-stream"
_NOT_IN_A_FOLDER = re.compile(r"[^A-Za-z0-9._/-]|\.\.")


class UploadDesk:
    """Takes uploads. ``per_minute`` limits them as the documentation says (5); None does not."""

    def __init__(self, memory: Memory, *, takes_video: bool, per_minute: int | None) -> None:
        self._memory = memory
        self._takes_video = takes_video
        self._per_minute = per_minute
        self._moments: deque[float] = deque()

    def check_rate(self) -> None:
        """Count one upload. Raises ``Stop`` with 429 when there were too many in the last minute."""
        now = time.monotonic()
        while self._moments and now - self._moments[0] > _MINUTE:
            self._moments.popleft()
        if self._per_minute is not None and len(self._moments) >= self._per_minute:
            raise Stop(detail(429, "Rate limit exceeded"))
        self._moments.append(now)

    def stream(self, body: Path, content_type: str, base: str) -> Answer:
        """A form with the field ``file``."""
        boundary = boundary_of(content_type)
        parts = {part.name: part for part in parts_of(body, boundary)} if boundary else {}
        file = parts.get("file")
        if file is None:
            raise Stop(missing_field("file"))
        mime = _type_of(file)
        allowed = PICTURES | VIDEOS if self._takes_video else PICTURES
        if mime not in allowed:
            raise Stop(detail(400, f"Unsupported file type: {mime}"))
        if file.length == 0:
            raise Stop(detail(400, "File is empty"))
        if mime in VIDEOS and file.length > LARGEST_VIDEO:
            raise Stop(detail(413, "Video file too large. Maximum size is 100MB"))
        kept = self._new(file.file_name, mime, allowed[mime])
        path = self._memory.path_of(kept)
        with body.open("rb") as source, open(path, "wb", opener=private_opener) as target:
            source.seek(file.start)
            _copy(source, target, file.length)
        folder = next((parts[name] for name in ("upload_path", "uploadPath") if name in parts), None)
        return self._kept(kept, _text(body, folder), base)

    def base64(self, body: Json, base: str) -> Answer:
        """JSON with ``base64_data``: a data URL or plain Base64."""
        given = body.get("base64_data")
        if not isinstance(given, str) or not given:
            raise Stop(missing_field("base64_data"))
        mime, text = "", given
        if given.startswith("data:"):
            match = _DATA_URL.fullmatch(given)
            if match is None:
                raise Stop(detail(400, "Invalid data URL format"))
            mime, text = match["mime"].lower(), match["data"]
        try:
            data = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise Stop(detail(400, "Invalid Base64 encoding")) from None
        return self._picture(data, mime, body, base)

    def url(self, body: Json, base: str) -> Answer:
        """JSON with ``file_url``. Only own files and samples: practice fetches nothing from the internet."""
        link = body.get("file_url")
        if not isinstance(link, str) or not link:
            raise Stop(missing_field("file_url"))
        try:
            source = resolve(link, ParamKind.IMAGE, self._memory)
            if source.stand_in:
                raise BadLink("is on the internet, where practice never goes")
            data = path_of(source.name, self._memory).read_bytes()
        except (BadLink, OSError) as why:
            raise Stop(detail(400, f"Failed to download file: {why}")) from None
        return self._picture(data, "", {"file_name": source.name, **body}, base)

    def _picture(self, data: bytes, mime: str, body: Json, base: str) -> Answer:
        if mime and mime not in PICTURES:
            raise Stop(detail(400, f"Unsupported file type: {mime}"))
        mime = mime or _sniff(data)
        if mime not in PICTURES:
            raise Stop(detail(400, "Invalid file data"))
        kept = self._new(str(body.get("file_name") or ""), mime, PICTURES[mime])
        write_private(self._memory.path_of(kept), data)
        return self._kept(kept, str(body.get("upload_path") or ""), base)

    @staticmethod
    def _new(original_name: str, mime: str, extension: str) -> KeptFile:
        now = time.time()
        lives = DAY_SECONDS if mime in VIDEOS else PICTURE_LIVES_SECONDS
        stamp = re.sub(r"\D", "", naive_time(now))
        return KeptFile(f"{stamp}_{secrets.token_hex(12)}.{extension}", original_name[:255], mime, now + lives)

    def _kept(self, kept: KeptFile, folder: str, base: str) -> Answer:
        self._memory.keep(kept)
        path, now, link = self._memory.path_of(kept), time.time(), f"{base}/files/{kept.name}"
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
        data: Json = {
            "file_id": digest,
            "file_name": kept.name,
            "original_name": kept.original_name or kept.name,
            "file_size": path.stat().st_size,
            "mime_type": kept.mime,
            "upload_path": "/".join(("temp", *_NOT_IN_A_FOLDER.sub("", folder).strip("/").split("/"))).rstrip("/"),
            "file_url": link,
            "download_url": link,
            "upload_time": naive_time(now, fine=True),
            "expires_at": naive_time(kept.expires_at, fine=True),
        }
        return Answer(200, {"success": True, "code": 200, "msg": "File uploaded successfully", "data": data})


def _type_of(file: Part) -> str:
    if file.mime and file.mime != _UNKNOWN:
        return file.mime
    return mimetypes.guess_type(file.file_name)[0] or _UNKNOWN


def _sniff(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for start, mime in _STARTS if data.startswith(start)), "")


def _text(body: Path, part: Part | None) -> str:
    if part is None:
        return ""
    with body.open("rb") as file:
        file.seek(part.start)
        return file.read(min(part.length, 255)).decode("utf-8", errors="replace")


def _copy(source: BinaryIO, target: BinaryIO, length: int) -> None:
    while length > 0 and (block := source.read(min(length, 1 << 20))):
        target.write(block)
        length -= len(block)
