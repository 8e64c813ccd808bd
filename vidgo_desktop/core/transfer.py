"""A finished video from the storage host to the user's folder. No key, no cookies, another session."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests

from vidgo_desktop.core.api_http import TROUBLE, Call, NetSession, read_reply, translate
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import (
    Cancelled,
    MediaError,
    NetworkError,
    NotAVideo,
    RateLimited,
    ResultGone,
    SecureConnectionError,
    TransferError,
    VidgoError,
)
from vidgo_desktop.core.network import NetworkWish
from vidgo_desktop.core.service_errors import retry_after
from vidgo_desktop.core.transfer_end import reaches_its_end
from vidgo_desktop.core.transfer_file import Announce, PartFile, save_error
from vidgo_desktop.core.transfer_hops import check_hop, open_behind_redirects, storage_session
from vidgo_desktop.core.transfer_names import HEAD_BYTES, describe_bytes, extension_of_bytes

__all__ = ["SavedFile", "TransferLimits", "fetch_result", "fetch_small"]

_BLOCK = 1024 * 1024  # the fastest of 16 KiB to 4 MiB [measured]
_PROGRESS_EVERY = 0.1
# Storage answers 403 for a signed link whose time is over.
_GONE = frozenset({403, 404, 410})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")


@dataclass(frozen=True, slots=True)
class TransferLimits:
    """Seconds, bytes and counts. ``slow_bytes`` in ``slow_seconds`` is the least speed before a reconnect."""

    connect: float = 15.0
    read: float = 30.0
    total: float = 3 * 3600.0
    largest: int = 4 * 1024**3
    tries: int = 5
    pause: float = 1.0
    redirects: int = 5
    slow_bytes: int = 60 * 1024
    slow_seconds: float = 60.0


DEFAULT_LIMITS = TransferLimits()
_USUAL_NETWORK = NetworkWish()


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A result in its final place: complete, checked, and safe on the disk. ``sha256`` is in hexadecimal."""

    path: Path
    size: int
    sha256: str


def _leave_as_it_is(part: Path) -> bool:
    """For whoever has nothing to add to the video."""
    return False


def _tell_nobody(path: Path, size: int, sha256: str) -> None:
    """For whoever does not need to find the file again after a crash."""


class _Broken(Exception):
    """This try ended early; another one may go on. ``cause`` is what to say when there is no other."""

    def __init__(self, cause: VidgoError) -> None:
        super().__init__(cause.message)
        self.cause = cause


def fetch_result(
    url: str,
    folder: Path,
    name: str,
    *,
    cancel: Cancel,
    progress: Callable[[int, int | None], None],
    verify: Callable[[Path], None],
    announce: Announce = _tell_nobody,
    dress: Callable[[Path], bool] = _leave_as_it_is,
    network: NetworkWish = _USUAL_NETWORK,
    allow_loopback: bool = False,
    limits: TransferLimits | None = None,
) -> SavedFile:
    """Fetch a finished video into ``folder`` under the first free name that begins with ``name``. Blocks.

    The bytes decide the extension (mp4, mov, webm, mkv), never the server. ``verify`` gets the complete hidden file
    and raises ``NotAVideo`` or ``MediaError`` when it does not play. ``dress`` gets the checked hidden file, may add to
    it, and says whether it did. ``announce`` gets path, bytes and SHA-256 of what it is then, just before it appears
    under that path. ``progress`` gets (bytes so far, bytes in all or None), at most ten times a second.
    ``allow_loopback`` is for the practice mode: http and addresses of this computer.

    Raises ``ResultGone`` (403, 404, 410), ``RateLimited`` (a wait was asked for), ``DiskFull``, ``SaveError``,
    ``NotAVideo``, ``MediaError``, ``NetworkError``, ``TransferError`` and ``Cancelled``; after any of them nothing is
    left in the folder. Only ``FileHeld`` leaves the whole video under its hidden name, which was announced.
    """
    limits = limits or DEFAULT_LIMITS
    check_hop(url, allow_loopback)
    seen: set[tuple[int, str]] = set()
    for is_last in (False, False, True):
        part = PartFile(folder, name)
        try:
            fetch = _Fetch(url, part, cancel, progress, network, allow_loopback, limits)
            fetch.run()
            part.finish()
            cancel.check()
            try:
                verify(part.path)
                if not fetch.end_was_told:
                    _believe_end(part, seen)
            except (NotAVideo, MediaError):
                # A reply without a length looks complete when it is cut: fetch it once more before believing it.
                if is_last or fetch.end_was_told:
                    raise
                continue
            cancel.check()
            part.dress(dress, cancel)
            return SavedFile(part.publish(cancel, announce), part.size, part.sha256)
        finally:
            part.discard()
    raise AssertionError("the last round either returns or raises")


def _believe_end(part: PartFile, seen: set[tuple[int, str]]) -> None:
    """Raise ``NotAVideo`` unless the file itself tells that it is whole, or came the same way before."""
    try:
        whole = reaches_its_end(part.path)
    except OSError as error:
        raise save_error(error) from None
    content = (part.size, part.sha256)
    if whole is False or (whole is None and content not in seen):
        seen.add(content)
        raise NotAVideo("its end is missing" if whole is False else "nothing tells where it ends")


def fetch_small(
    url: str,
    *,
    cancel: Cancel,
    network: NetworkWish,
    allow_loopback: bool = False,
    seconds: float = 20.0,
) -> bytes:
    """The content behind a link, at most 1 MiB, in one try. Blocks. Raises like ``fetch_result``."""
    check_hop(url, allow_loopback)
    limits = DEFAULT_LIMITS
    call = Call(cancel, seconds=seconds, idle=seconds)
    with call, storage_session(network) as session:
        response = open_behind_redirects(
            session,
            url,
            call=call,
            connect=limits.connect,
            allow_loopback=allow_loopback,
            redirects=limits.redirects,
            headers={},
        )
        reply = read_reply(response, call)
    if reply.status in _GONE:
        raise ResultGone(f"the storage answered {reply.status}")
    if reply.status != 200:
        raise TransferError(f"the storage answered {reply.status}")
    return reply.body


class _Fetch:
    """One transfer with all its tries."""

    def __init__(
        self,
        url: str,
        part: PartFile,
        cancel: Cancel,
        progress: Callable[[int, int | None], None],
        network: NetworkWish,
        allow_loopback: bool,
        limits: TransferLimits,
    ) -> None:
        self._url = url
        self._part = part
        self._cancel = cancel
        self._progress = progress
        self._network = network
        self._loopback = allow_loopback
        self._limits = limits
        self._end = time.monotonic() + limits.total
        self._validator = ""
        self._total: int | None = None
        self._has_end_mark = False
        self._told = 0.0

    @property
    def end_was_told(self) -> bool:
        """Whether the storage said how many bytes there are, or marked the last one."""
        return self._total is not None or self._has_end_mark

    def run(self) -> None:
        """Bring every byte into the part, going on after a break where the server allows it."""
        for attempt in range(1, self._limits.tries + 1):
            self._cancel.check()
            try:
                self._try_once()
            except _Broken as broken:
                if attempt == self._limits.tries or time.monotonic() >= self._end:
                    raise broken.cause from None
                if self._cancel.wait(self._limits.pause * attempt):
                    raise Cancelled("stopped") from None
            else:
                return

    def _try_once(self) -> None:
        seconds = max(0.1, self._end - time.monotonic())
        call = Call(self._cancel, seconds=seconds, idle=self._limits.read)
        with call, storage_session(self._network) as session, self._open(session, call) as response:
            self._begin(response)
            self._receive(response, call)
        if self._total is not None and self._part.size != self._total:
            raise _Broken(NetworkError(f"{self._part.size} of {self._total} bytes came"))
        if not extension_of_bytes(self._part.head):
            if self._total is None and not self._part.size:
                raise _Broken(NetworkError("the storage sent nothing"))
            raise NotAVideo(f"the link leads to {describe_bytes(self._part.head)}")
        self._tell(last=True)

    def _open(self, session: NetSession, call: Call) -> requests.Response:
        try:
            return open_behind_redirects(
                session,
                self._url,
                call=call,
                connect=self._limits.connect,
                allow_loopback=self._loopback,
                redirects=self._limits.redirects,
                headers=self._range_headers(),
            )
        except SecureConnectionError:
            raise
        except NetworkError as error:
            raise _Broken(error) from None

    def _range_headers(self) -> dict[str, str]:
        # Without a validator nothing tells whether the rest belongs to the same file.
        if not self._part.size or not self._validator:
            return {}
        return {"Range": f"bytes={self._part.size}-", "If-Range": self._validator}

    def _begin(self, response: requests.Response) -> None:
        """Judge the head of a reply, and make the part ready for its body."""
        status = response.status_code
        if status in _GONE:
            raise ResultGone(f"the storage answered {status}")
        if status == 416 and self._part.size:
            self._restart()
            raise _Broken(TransferError("the rest could not be fetched"))
        if status in _PASSING:
            self._refused(status, response)
        if status not in (200, 206):
            raise TransferError(f"the storage answered {status}")
        if response.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
            raise TransferError("the storage sent a coding that was not asked for")
        if status == 206:
            self._begin_rest(response)
        else:
            self._restart()
            self._total = _length(response)
            self._has_end_mark = "chunked" in response.headers.get("Transfer-Encoding", "").lower()
        etag = response.headers.get("ETag", "").strip()
        modified = response.headers.get("Last-Modified", "").strip()
        self._validator = etag if etag.startswith('"') else modified
        if self._total is not None:
            if self._total > self._limits.largest:
                raise TransferError(f"{self._total} bytes are more than any video of the service")
            self._part.check_room(self._total - self._part.size)
        self._tell()

    def _refused(self, status: int, response: requests.Response) -> None:
        """The storage has trouble: whoever asked waits as it wishes, unless there is something here to go on with."""
        message = f"the storage answered {status}"
        wait = retry_after(dict(response.headers))
        if wait is not None:
            raise RateLimited(message, code=status, retry_after=wait)
        if self._part.size:
            raise _Broken(TransferError(message))
        raise TransferError(message)

    def _begin_rest(self, response: requests.Response) -> None:
        found = _RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
        total = None if found is None or found[3] == "*" else int(found[3])
        same = total is None or self._total is None or total == self._total
        if not self._part.size or found is None or int(found[1]) != self._part.size or not same:
            self._restart()
            raise _Broken(TransferError("the storage sent another part of the file"))
        self._total = self._total if total is None else total
        self._has_end_mark = False

    def _restart(self) -> None:
        self._part.restart()
        self._validator = ""
        self._total = None
        self._has_end_mark = False

    def _receive(self, response: requests.Response, call: Call) -> None:
        window, got = time.monotonic(), 0
        failure: VidgoError
        try:
            while block := response.raw.read1(_BLOCK, decode_content=False):
                self._take(block)
                got += len(block)
                now = time.monotonic()
                if now - window >= self._limits.slow_seconds:
                    if got < self._limits.slow_bytes:
                        raise _Broken(NetworkError("the connection is too slow"))
                    window, got = now, 0
        except TROUBLE as error:
            failure = translate(error, call)
        else:
            if not call.stopped and not call.expired:
                return
            # A shut down connection may look like the end of a file without a length.
            failure = translate(OSError("shut down"), call)
        if isinstance(failure, Cancelled):
            raise failure
        raise _Broken(failure)

    def _take(self, block: bytes) -> None:
        self._part.write(block)
        if self._part.size > self._limits.largest:
            raise TransferError("more bytes than any video of the service")
        if self._total is not None and self._part.size > self._total:
            self._restart()
            raise _Broken(TransferError("more bytes came than the storage had said"))
        head = self._part.head
        if len(head) >= HEAD_BYTES and not extension_of_bytes(head):
            raise NotAVideo(f"the link leads to {describe_bytes(head)}")
        self._tell()

    def _tell(self, last: bool = False) -> None:
        now = time.monotonic()
        if last or now - self._told >= _PROGRESS_EVERY:
            self._told = now
            self._progress(self._part.size, self._total)


def _length(response: requests.Response) -> int | None:
    text = response.headers.get("Content-Length", "")
    return int(text) if re.fullmatch(r"\d{1,18}", text) else None
