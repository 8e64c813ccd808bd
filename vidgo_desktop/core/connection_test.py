"""Tries the whole way that a video takes: service, upload, download. It costs nothing."""

from __future__ import annotations

import struct
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError, NetworkError, TransferError, VidgoError
from vidgo_desktop.core.facts import ConnectionPart, ConnectionReport, ConnectionStep
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.network import wish_of
from vidgo_desktop.core.private import write_private
from vidgo_desktop.core.responses import Upload
from vidgo_desktop.core.room import Room

T = TypeVar("T")

# The three parts carry a few hundred bytes; what takes longer does not work.
_UPLOAD_SECONDS = 30.0
_SIDE = 16
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")


class ConnectionTest:
    """One test at a time. Uploads are free and a picture is deleted after three days [docs: upload pages]."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._steps: tuple[ConnectionStep, ...] = ()
        self._is_running = False

    def run(self) -> None:
        """Begin; each part is told as soon as it is known. Does nothing while a test is under way."""
        if self._is_running:
            return
        self._is_running = True
        self._steps = ()
        self._room.tell.connection_tested(ConnectionReport())
        self._try(ConnectionPart.SERVICE, lambda cancel: self._room.client.balance(cancel=cancel), self._answered)

    def _answered(self, _credits: float) -> None:
        self._room.heard(True)
        self._try(ConnectionPart.UPLOAD, self._upload, self._uploaded)

    def _uploaded(self, upload: Upload) -> None:
        wish, loopback = wish_of(self._room.wishes()), self._room.loopback_results

        def work(cancel: Cancel) -> bytes:
            # requests is imported with the first transfer, not with the window.
            from vidgo_desktop.core.transfer import fetch_small

            return fetch_small(upload.url, cancel=cancel, network=wish, allow_loopback=loopback)

        self._try(ConnectionPart.DOWNLOAD, work, self._downloaded)

    def _downloaded(self, content: bytes) -> None:
        # A storage may pack a picture anew, so its bytes are not compared; a sign-in page is no picture.
        if not content.startswith(_PICTURES):
            last = self._steps[-1]
            error = TransferError("something else than the uploaded picture came back")
            self._steps = (*self._steps[:-1], ConnectionStep(last.part, last.seconds, error))
        self._end()

    def _upload(self, cancel: Cancel) -> Upload:
        try:
            # Beside the list: the system's own folder for such things may be missing, full, or everybody's.
            place = tempfile.TemporaryDirectory(prefix="vidgo-", dir=self._room.paths.root)
        except OSError as error:
            raise MediaError(f"no place for a picture: {error.strerror}") from None
        with place as folder:
            picture = Path(folder) / "connection-test.png"
            try:
                write_private(picture, small_picture())
            except OSError as error:
                raise MediaError(f"no room for a picture: {error.strerror}") from None
            return self._room.client.upload_stream(
                picture, mime="image/png", progress=lambda _done, _total: None, cancel=cancel, seconds=_UPLOAD_SECONDS
            )

    def _try(self, part: ConnectionPart, work: Callable[[Cancel], T], then: Callable[[T], None]) -> None:
        """Do one part in a lane where nothing large is under way, and go on with ``then`` when it worked."""
        started = time.monotonic()

        def done(outcome: Done[T]) -> None:
            self._steps += (ConnectionStep(part, time.monotonic() - started, outcome.error),)
            if outcome.error is not None:
                self._failed(part, outcome.error)
                return
            if part is not ConnectionPart.DOWNLOAD:
                self._room.tell.connection_tested(ConnectionReport(self._steps))
            then(outcome.unwrap())

        self._room.lanes.run(Lane.ASK, work, done)

    def _failed(self, part: ConnectionPart, error: VidgoError) -> None:
        # The storage may be another host; only the service itself tells whether we are online.
        if part is ConnectionPart.SERVICE and isinstance(error, NetworkError):
            self._room.heard(False)
        self._end()

    def _end(self) -> None:
        self._is_running = False
        self._room.tell.connection_tested(ConnectionReport(self._steps, finished=True))


def small_picture() -> bytes:
    """A grey PNG of 16 by 16 pixels, made here so that nothing of the user's is sent for a test."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * _SIDE) * _SIDE
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
