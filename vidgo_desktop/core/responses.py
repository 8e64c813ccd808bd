"""Raw replies of the service to typed values. Every tolerance for its shapes lives here, pure and total.

No bytes make anything here raise but a ``VidgoError``, and ``classify_submit`` raises nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vidgo_desktop.core.clean_text import clean, without_secrets
from vidgo_desktop.core.errors import (
    ApiError,
    OutcomeUnknown,
    ProtocolError,
    RateLimited,
    UnsupportedFile,
    VidgoError,
)
from vidgo_desktop.core.json_reader import as_number, as_whole
from vidgo_desktop.core.result_files import ResultFile, sorted_files, usable_url, video_among
from vidgo_desktop.core.service_errors import Envelope, Reply, error_of, failure_text, open_reply, retry_after
from vidgo_desktop.core.status_words import ServiceStatus, status_of

__all__ = [
    "Accepted",
    "Refused",
    "Reply",
    "ResultFile",
    "ServiceStatus",
    "StatusReply",
    "SubmitOutcome",
    "TryLater",
    "Unknown",
    "Unsent",
    "Upload",
    "classify_submit",
    "is_task_id",
    "parse_balance",
    "parse_status",
    "parse_upload",
    "retry_after",
    "video_of",
]


@dataclass(frozen=True, slots=True)
class Accepted:
    """The service took the task. ``failed_message`` has words when the reply says that it failed at once."""

    task_id: str
    status: ServiceStatus
    created_time: str
    failed_message: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A definite no: not processed, not charged."""

    error: ApiError


@dataclass(frozen=True, slots=True)
class TryLater:
    """425 or 429: not processed; ``error.retry_after`` is the wait in seconds, None when none was asked for."""

    error: RateLimited


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have been accepted and charged; never sent again by the program. ``status`` is the HTTP status."""

    error: OutcomeUnknown
    status: int | None


@dataclass(frozen=True, slots=True)
class Unsent:
    """Proven: no byte of the request left this computer."""

    error: VidgoError


SubmitOutcome = Accepted | Refused | TryLater | Unknown


@dataclass(frozen=True, slots=True)
class StatusReply:
    """One look at a task. ``word`` is the service's own status word, cleaned, for *Details*.

    ``progress`` is 0 to 100, None when it is missing or senseless; ``credits`` what the task cost, where told.
    ``unusable`` counts the entries of its files that have no usable link, or are too many.
    """

    task_id: str
    status: ServiceStatus
    word: str
    progress: int | None
    files: tuple[ResultFile, ...]
    error_message: str
    credits: float | None
    unusable: int = 0


@dataclass(frozen=True, slots=True)
class Upload:
    """A hosted file. ``expires_in`` is in seconds from now; ``size`` in bytes as the service counted, 0 unknown."""

    url: str
    expires_in: float
    size: int
    mime: str


# What an HTTP status (or a business code of 400 and more, which wins) proves about a submit. Everything that is
# not listed proves nothing. 408, 409 and 5xx are left out on purpose: the task may have been taken.
NOT_PROCESSED = frozenset({400, 401, 402, 403, 404, 405, 411, 413, 414, 415, 422, 451})
NOT_YET_PROCESSED = frozenset({425, 429})

# Where the id of a new task was seen: data.task_id [documented], top-level or under another name [clients].
_ID_KEYS = ("task_id", "taskId", "id")
# Real ids are 16 capital letters and digits, the documentation's samples "task-unified-..."; opaque to us.
_TASK_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:~@=+/-]{0,199}")
# How much of an unclear answer is looked at, in bytes; cleaned and cut to the length of a message it is kept.
_MOST_KEPT = 4096
_NO_ID = frozenset({"none", "null", "undefined", "nan", "true", "false"})

# The text of a sound answer without an amount: a service that has no balance call may answer like this.
NO_BALANCE = "the answer has no balance"
# The text of a sound answer about a task that nobody asked for.
ANOTHER_TASK = "the answer is about another task"
# Where the address of an uploaded file was seen: file_url and download_url [documented], url [clients].
_UPLOAD_URL_KEYS = ("file_url", "download_url", "url")
# The upload pages: images are deleted after 72 h. Videos are not documented; the twin keeps them 24 h. The reply's
# own expires_at has no time zone, so these count from now instead.
IMAGE_LIVES_SECONDS = 72 * 3600.0
VIDEO_LIVES_SECONDS = 24 * 3600.0
# The literal text of the stream upload page, in small letters.
_UNSUPPORTED = "unsupported file type"


def is_task_id(value: object) -> bool:
    """Whether this can be a task's id: a text of 1 to 200 sane characters."""
    return isinstance(value, str) and bool(_TASK_ID.fullmatch(value)) and value.lower() not in _NO_ID


def classify_submit(reply: Reply) -> SubmitOutcome:
    """What a reply to a submit proves. Total: whatever is not certain is ``Unknown``.

    A reply that names a task and refuses at the same time contradicts itself and proves nothing either.
    """
    envelope = open_reply(reply)
    code = envelope.effective_code
    if envelope.succeeded and 200 <= code < 300:
        task_id = _task_id(envelope.data, _ID_KEYS)
        return _accepted(envelope, task_id) if task_id else _unknown(envelope, "the answer names no task", reply.body)
    named = _task_id(envelope.data, _ID_KEYS[:2])
    if named:
        return _unknown(envelope, f"the answer contradicts itself; it names the task {named}", reply.body)
    if code in NOT_YET_PROCESSED:
        wait = retry_after(reply.headers)
        return TryLater(RateLimited(envelope.message, code=code, kind=envelope.kind, retry_after=wait))
    error = error_of(envelope) if code in NOT_PROCESSED else None
    if isinstance(error, ApiError):
        return Refused(error)
    return _unknown(envelope, "the answer does not tell whether the task was taken", reply.body)


def _accepted(envelope: Envelope, task_id: str) -> Accepted:
    data = envelope.data
    # The twin's submit reply may hold nothing but the id.
    status = status_of(data["status"]) if data.get("status") is not None else ServiceStatus.QUEUED
    return Accepted(
        task_id=task_id,
        status=status,
        created_time=clean(data.get("created_time"), 40),
        failed_message=failure_text(envelope) if status is ServiceStatus.FAILED else "",
    )


def _unknown(envelope: Envelope, why: str, body: bytes) -> Unknown:
    said = envelope.message or envelope.problem
    code = "" if envelope.code is None else f", code {clean(envelope.code, 20)}"
    text = f"{why} (status {envelope.status}{code})"
    # The only trace of a task that may have been charged: kept for the user and for the service's support.
    whole = without_secrets(body[:_MOST_KEPT].decode("utf-8", errors="replace"))
    parts = [text, clean(said, 600), f"the answer was: {clean(whole)}" if body.strip() else "the answer was empty"]
    return Unknown(OutcomeUnknown(clean("; ".join(part for part in parts if part))), envelope.status)


def _task_id(data: Mapping[str, object], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = data.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        text = value.strip() if isinstance(value, str) else ""
        if is_task_id(text):
            return text
    return ""


def parse_status(reply: Reply, expected_id: str) -> StatusReply:
    """One look at the task ``expected_id``.

    Raises the ``ApiError`` that the reply stands for, or ``ProtocolError`` when it is not the service's answer
    about this task. Only a status word makes a task failed, never an error of the request.
    """
    envelope = open_reply(reply)
    data = envelope.data
    status = status_of(data.get("status"))
    # An upstream fault may come as a failed task inside an error code.
    told_failed = status is ServiceStatus.FAILED and 200 <= reply.status < 300
    if not envelope.succeeded and not told_failed:
        raise error_of(envelope, retry_after(reply.headers))
    if envelope.document is None:
        raise ProtocolError(envelope.problem)
    if "status" not in data:
        error = error_of(envelope, retry_after(reply.headers))
        raise error if envelope.effective_code >= 400 else ProtocolError("the answer has no status")
    named = data.get("task_id")
    if named is not None and clean(named, 300) != expected_id:
        raise ProtocolError(ANOTHER_TASK)
    files, unusable = sorted_files(data.get("files"))
    return StatusReply(
        task_id=expected_id,
        status=status,
        word=clean(data.get("status"), 60),
        progress=_progress(data.get("progress")),
        files=files,
        error_message=failure_text(envelope) if status is ServiceStatus.FAILED else "",
        credits=_cost(data.get("credits_amount")),
        unusable=unusable,
    )


def _cost(value: object) -> float | None:
    """What a task cost; less than nothing is no cost, and would make room below the user's limit of a day."""
    number = as_number(value)
    return number if number is not None and number >= 0 else None


def _progress(value: object) -> int | None:
    if isinstance(value, str):
        value = value.strip().removesuffix("%")
    number = as_number(value)
    return None if number is None else int(min(max(number, 0.0), 100.0))


def video_of(reply: StatusReply) -> ResultFile | None:
    """The file that is the video, None when there is none."""
    return video_among(reply.files)


def parse_balance(reply: Reply) -> float:
    """The credits of the account; prices are fractional, so this is no whole number. Raises like parse_status."""
    envelope = open_reply(reply)
    amount = as_number(envelope.data.get("credits_amount"))
    if envelope.succeeded and envelope.effective_code < 400 and amount is not None:
        return amount
    if envelope.effective_code >= 300 or envelope.effective_code < 200:
        raise error_of(envelope, retry_after(reply.headers))
    raise ProtocolError(envelope.problem or NO_BALANCE)


def parse_upload(reply: Reply) -> Upload:
    """Where an uploaded file can be fetched. Raises like parse_status, and ``UnsupportedFile`` for a wrong type."""
    envelope = open_reply(reply)
    code = envelope.effective_code
    if code in (400, 415) and (code == 415 or _UNSUPPORTED in envelope.message.lower()):
        raise UnsupportedFile(envelope.message, code=code, kind=envelope.kind)
    if not 200 <= code < 300:
        raise error_of(envelope, retry_after(reply.headers))
    document = envelope.document
    if document is None:
        raise ProtocolError(envelope.problem)
    if document.get("success") is False:
        raise ProtocolError(envelope.message or "the upload did not succeed")
    data = envelope.data
    url = next((url for key in _UPLOAD_URL_KEYS if (url := usable_url(data.get(key)))), None)
    if url is None:
        raise ProtocolError("the answer has no address of the file")
    mime = clean(data.get("mime_type"), 80)
    lives = VIDEO_LIVES_SECONDS if mime.lower().startswith("video/") else IMAGE_LIVES_SECONDS
    return Upload(url=url, expires_in=lives, size=max(0, as_whole(data.get("file_size")) or 0), mime=mime)
