"""The only speaker to the service: submit, status, balance and the three uploads."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from vidgo_desktop.core.api_http import (
    Call,
    FirstByteRefusedError,
    KeyAuth,
    NetSession,
    new_session,
    origin_of,
    read_reply,
    send,
)
from vidgo_desktop.core.api_key import clean_key
from vidgo_desktop.core.api_multipart import FileBody, safe_mime
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import (
    AuthError,
    Cancelled,
    ClosedWhileSending,
    FileChanged,
    FileTooLarge,
    LineDropped,
    MediaError,
    NetworkError,
    ProtocolError,
    VidgoError,
)
from vidgo_desktop.core.links import BadAddress, check_base_url
from vidgo_desktop.core.network import NetworkWish
from vidgo_desktop.core.responses import (
    Reply,
    StatusReply,
    SubmitOutcome,
    Unknown,
    Unsent,
    Upload,
    classify_submit,
    is_task_id,
    parse_balance,
    parse_status,
    parse_upload,
)

__all__ = ["BadAddress", "Timeouts", "VidgoClient"]

# The documented paths, below the base address.
_SUBMIT = "/api/generate/submit"
_STATUS = "/api/generate/status/"
_BALANCE = "/api/user/balance"
_UPLOAD_STREAM = "/api/common/upload/stream"
_UPLOAD_BASE64 = "/api/common/upload/base64"
_UPLOAD_URL = "/api/common/upload/url"

_JSON = "application/json"
# No limit is documented; a careful client of the twin sends no more than this in JSON.
LARGEST_BASE64_FILE = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Limits in seconds. ``connect`` and the waits for a single piece are inside the totals."""

    connect: float = 10.0
    read: float = 20.0
    submit: float = 120.0
    get: float = 20.0
    upload_read: float = 90.0
    upload: float = 1800.0


DEFAULT_TIMEOUTS = Timeouts()


class VidgoClient:
    """The service at ``base_url``, with the key that ``key`` and the way that ``network`` gives at each call.

    Every method may be called from any thread, several at once, and blocks. All but ``submit`` raise
    ``VidgoError``. A stop through ``cancel`` or ``close`` ends a call at once with ``Cancelled``.
    Raises ``BadAddress`` for an address that is neither https nor on this computer.
    """

    def __init__(
        self,
        base_url: str,
        key: Callable[[], str | None],
        *,
        version: str,
        network: Callable[[], NetworkWish] = NetworkWish,
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
    ) -> None:
        self._base = check_base_url(base_url)
        self._origin = origin_of(self._base)
        self._key = key
        self._agent = f"VidgoDesktop/{version}"
        self._network = network
        self._timeouts = timeouts
        self._stop = Cancel()
        self._lock = threading.Lock()
        self._idle: list[NetSession] = []

    def __repr__(self) -> str:
        """The address, never the key."""
        return f"VidgoClient({self._base!r})"

    def close(self) -> None:
        """Stop every call that is under way and refuse new ones. Safe from any thread, more than once."""
        self._stop.set()
        self.drop_connections()

    def drop_connections(self) -> None:
        """Use none of the kept connections any more, as after a sleep; what is under way goes on."""
        with self._lock:
            sessions, self._idle = self._idle, []
        for session in sessions:
            session.close()

    def submit(
        self,
        model: str,
        input_: Mapping[str, object],
        callback_url: str,
        *,
        before_first_byte: Callable[[], None],
        cancel: Cancel,
    ) -> SubmitOutcome | Unsent:
        """Order one task: the only call that costs money. Sent at most once, on a connection of its own.

        ``before_first_byte`` is called exactly once in this thread when the connection stands and nothing was sent
        yet; when it raises, nothing is sent and its exception comes out. Trouble before it is ``Unsent``, any
        trouble after it is ``Unknown``; nothing else is ever raised.
        """
        document: dict[str, object] = {"model": model, "input": dict(input_)}
        if callback_url:
            document["callback_url"] = callback_url
        body = json.dumps(document, allow_nan=False).encode("ascii")
        limits = self._timeouts
        call = Call(self._stop, cancel, seconds=limits.submit, idle=limits.read, before_first_byte=before_first_byte)
        try:
            auth = self._auth()
            with call, self._new_session() as session:
                # Judged in here: even a fault of ours in it must not look like a request that was never sent.
                return classify_submit(self._exchange(session, call, auth, "POST", _SUBMIT, body, _JSON))
        except FirstByteRefusedError as refused:
            cause = refused.cause
        except VidgoError as error:
            return _unknown(error, call) if call.started else Unsent(error)
        except Exception as error:
            # Whatever it was: once a byte may have left, only the service knows.
            if not call.started:
                raise
            return _unknown(error, call)
        raise cause

    def status(self, task_id: str, *, cancel: Cancel) -> StatusReply:
        """Where a task stands."""
        if not is_task_id(task_id):
            raise ProtocolError("this cannot be the number of a task")
        return parse_status(self._get(_STATUS + quote(task_id, safe=""), cancel), task_id)

    def balance(self, *, cancel: Cancel) -> float:
        """The credits of the account; also the harmless way to test a key."""
        return parse_balance(self._get(_BALANCE, cancel))

    def upload_stream(
        self,
        path: Path,
        *,
        mime: str,
        progress: Callable[[int, int], None],
        cancel: Cancel,
        seconds: float | None = None,
        sha256: str = "",
    ) -> Upload:
        """Upload a local file in constant memory. ``progress`` gets (sent, total) bytes, at most ten times a second.

        The service documents pictures only; a video may come back as ``UnsupportedFile``. ``seconds`` is a limit of
        the whole upload other than the usual one. Raises ``FileChanged`` when something else was sent than what has
        this ``sha256`` (hex).
        """
        with FileBody(path, mime, progress, cancel) as body:
            upload = parse_upload(self._post(_UPLOAD_STREAM, body, body.content_type, cancel, seconds))
        if sha256 and body.sha256 != sha256:
            raise FileChanged("the file changed while it was sent")
        return upload

    def upload_base64(self, path: Path, *, mime: str, cancel: Cancel) -> Upload:
        """Upload a small picture inside of JSON."""
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_BASE64_FILE + 1)
        except OSError as error:
            raise MediaError(f"the file cannot be read: {error.strerror}") from None
        if not content:
            raise MediaError("the file is empty")
        if len(content) > LARGEST_BASE64_FILE:
            raise FileTooLarge(f"larger than {LARGEST_BASE64_FILE} bytes")
        data = f"data:{safe_mime(mime)};base64,{base64.b64encode(content).decode('ascii')}"
        return parse_upload(self._post(_UPLOAD_BASE64, _json({"base64_data": data}), _JSON, cancel))

    def upload_url(self, url: str, *, cancel: Cancel) -> Upload:
        """Let the service copy a public picture to its own storage."""
        return parse_upload(self._post(_UPLOAD_URL, _json({"file_url": url}), _JSON, cancel))

    def _auth(self) -> KeyAuth:
        key = self._key()
        if not key:
            raise AuthError("no key is set")
        return KeyAuth(self._origin, clean_key(key))

    def _exchange(
        self,
        session: NetSession,
        call: Call,
        auth: KeyAuth,
        method: str,
        path: str,
        body: bytes | FileBody | None = None,
        content_type: str = "",
    ) -> Reply:
        headers = {"Content-Type": content_type} if content_type else {}
        response = send(
            session,
            method,
            self._base + path,
            call=call,
            auth=auth,
            connect=self._timeouts.connect,
            headers=headers,
            body=body,
            secrets=auth.secrets,
        )
        return read_reply(response, call, auth.secrets)

    def _get(self, path: str, cancel: Cancel) -> Reply:
        auth = self._auth()
        for repeat in (False, True):
            call = Call(self._stop, cancel, seconds=self._timeouts.get, idle=self._timeouts.read)
            try:
                with call, self._session(fresh=repeat) as session:
                    return self._exchange(session, call, auth, "GET", path)
            except NetworkError:
                # The server closed a kept-alive connection in the same moment; a fresh one tells the truth.
                if repeat or not call.reused or call.expired:
                    raise
        raise AssertionError("the second try either returns or raises")

    def _post(
        self, path: str, body: bytes | FileBody, content_type: str, cancel: Cancel, seconds: float | None = None
    ) -> Reply:
        """An upload: it costs nothing, but it is never repeated by itself either."""
        auth = self._auth()
        limits = self._timeouts
        call = Call(self._stop, cancel, seconds=seconds or limits.upload, idle=limits.upload_read)
        with call, self._new_session() as session:
            return self._exchange(session, call, auth, "POST", path, body, content_type)

    def _new_session(self) -> NetSession:
        return new_session(self._agent, _JSON, self._network())

    @contextmanager
    def _session(self, *, fresh: bool) -> Iterator[NetSession]:
        """A session with its kept-alive connection, for this thread alone until it is given back."""
        if self._stop.is_set:
            raise Cancelled("the program closes")
        session = (None if fresh else self._kept_session()) or self._new_session()
        try:
            yield session
        except BaseException:
            session.close()
            raise
        self._give_back(session)

    def _kept_session(self) -> NetSession | None:
        """One that goes the way that is wished now; those that went another way are closed."""
        wish = self._network()
        with self._lock:
            old = [session for session in self._idle if session.wish != wish]
            self._idle = [session for session in self._idle if session.wish == wish]
            kept = self._idle.pop() if self._idle else None
        for session in old:
            session.close()
        return kept

    def _give_back(self, session: NetSession) -> None:
        with self._lock:
            if not self._stop.is_set:
                self._idle.append(session)
                return
        session.close()


def _json(document: Mapping[str, object]) -> bytes:
    return json.dumps(document, allow_nan=False).encode("ascii")


def _unknown(error: Exception, call: Call) -> Unknown:
    what = error.message if isinstance(error, VidgoError) else type(error).__name__
    # A submit is stopped by nothing but the end of the program.
    kind = ClosedWhileSending if isinstance(error, Cancelled) else LineDropped
    return Unknown(kind(f"after the request was sent: {what}"), call.status)
