"""The three error bodies of the service, and which error each one is.

Shapes, side by side in the service's documentation: ``code`` + ``error{message, type}`` (error codes page);
``detail`` as a text (status and upload pages); HTTP 422 with ``detail`` as a list of ``{loc, msg, type}`` (upload
pages).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import MappingProxyType

from vidgo_desktop.core.clean_text import clean, without_secrets
from vidgo_desktop.core.errors import (
    WEB_PAGE,
    ApiError,
    AuthError,
    BlockedOnTheWay,
    FileTooLarge,
    NotFound,
    OutOfCredits,
    PermissionRefused,
    PolicyRefused,
    ProtocolError,
    RateLimited,
    Rejected,
    ServerError,
)
from vidgo_desktop.core.json_reader import as_object, as_whole, read_json


@dataclass(frozen=True, slots=True)
class Reply:
    """One whole HTTP reply, nothing interpreted. ``body`` is decoded from any transfer or content coding."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """A reply, opened. ``document`` is None when the body is no JSON object; ``code`` is the business code.

    ``message`` is the service's own error text, cleaned; empty when there is none.
    """

    status: int
    document: Mapping[str, object] | None
    code: int | None
    kind: str
    message: str
    problem: str = ""

    @property
    def data(self) -> Mapping[str, object]:
        """The object that holds the answer: ``data``, or the whole document where a reply comes without it."""
        if self.document is None:
            return {}
        inner = self.document.get("data")
        return as_object(inner) if isinstance(inner, dict) else self.document

    @property
    def succeeded(self) -> bool:
        """HTTP 2xx, and the business code absent, 0 or 2xx [documented: 200; seen in clients: absent and 0]."""
        return 200 <= self.status < 300 and (self.code is None or self.code == 0 or 200 <= self.code < 300)

    @property
    def effective_code(self) -> int:
        """What the service means: its business code where that is an error, else the HTTP status.

        Without a business code, a known error type in an HTTP 2xx reply speaks. 0 when a code was sent that is
        neither a success nor an HTTP-like error.
        """
        if self.code is not None and self.code >= 400:
            return self.code
        if not 200 <= self.status < 300:
            return self.status
        if self.code is None and self.kind in CODE_OF_TYPE:
            return CODE_OF_TYPE[self.kind]
        return self.status if self.succeeded else 0


# The error codes page, type by type; used only where a reply names a type and no code.
CODE_OF_TYPE: Mapping[str, int] = MappingProxyType(
    {
        "validation_error": 400,
        "content_moderation_error": 400,
        "content_too_long_error": 400,
        "file_format_error": 400,
        "invalid_request_error": 400,
        "authentication_error": 401,
        "insufficient_credits_error": 402,
        "permission_denied_error": 403,
        "resource_not_found_error": 404,
        "timeout_error": 408,
        "rate_limit_error": 429,
        "internal_error": 500,
        "server_error": 500,
        "upstream_error": 502,
        "service_error": 503,
    }
)
# Types that say more than their code. Never the words of a message: the service rewrites upstream faults to
# texts such as "the quota is insufficient" that are not about the user's balance [twin's notes].
_CLASS_OF_TYPE: Mapping[str, type[ApiError]] = MappingProxyType(
    {
        "content_moderation_error": PolicyRefused,
        "insufficient_credits_error": OutOfCredits,
        "authentication_error": AuthError,
    }
)
_CLASS_OF_CODE: Mapping[int, type[ApiError]] = MappingProxyType(
    {
        401: AuthError,
        402: OutOfCredits,
        403: PermissionRefused,
        404: NotFound,
        408: ServerError,
        410: NotFound,
        413: FileTooLarge,
        425: RateLimited,
        429: RateLimited,
    }
)
# Where clients have seen the words about a failed task, in the order of trust; the first that has some is taken.
_FAILURE_KEYS = ("error_message", "error", "message", "task_error", "failure_reason")
_MAX_DETAILS = 5
_MAX_MESSAGE = 2000

# Retry-After is not documented by the service; a busy second is polite, and a wait over a quarter of an hour is
# for the user to decide.
SHORTEST_WAIT = 1.0
LONGEST_WAIT = 900.0
# So much of a body is looked at for the first sign of HTML, whatever its type says.
_PAGE_START = 512


def open_reply(reply: Reply) -> Envelope:
    """Look into a reply; total, never raises."""
    problem = ""
    value: object = None
    try:
        value = read_json(reply.body)
    except ProtocolError as error:
        problem = (
            WEB_PAGE if reply.body[:_PAGE_START].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else error.message
        )
    if not isinstance(value, dict):
        kind = clean(header(reply.headers, "content-type"), 80)
        problem = problem or "the reply is no JSON object"
        return Envelope(reply.status, None, None, "", "", f"{problem} (content type: {kind or 'none'})")
    fault = as_object(value.get("error"))
    code = as_whole(value.get("code"))
    if code is None:
        code = as_whole(fault.get("code"))
    return Envelope(
        status=reply.status,
        document=value,
        code=code,
        kind=clean(fault.get("type"), 80).lower(),
        message=error_text(value),
    )


def error_text(document: Mapping[str, object]) -> str:
    """The service's own words about an error, wherever they are; cleaned, without links' queries."""
    error = document.get("error")
    candidates = (
        _inner_text(error),
        _detail_text(document.get("detail")),
        document.get("message"),
        document.get("msg"),
        as_object(document.get("data")).get("error_message"),
    )
    return next((text for text in map(_words, candidates) if text), "")


def failure_text(envelope: Envelope) -> str:
    """The service's own words about why a task failed; empty when it gave none."""
    candidates = (_inner_text(envelope.data.get(key)) for key in _FAILURE_KEYS)
    inner = next((text for text in map(_words, candidates) if text), "")
    return inner or envelope.message


def _words(value: object) -> str:
    return clean(without_secrets(value[:8000]), _MAX_MESSAGE) if isinstance(value, str) else ""


def _inner_text(value: object) -> object:
    return (value.get("message") or value.get("msg")) if isinstance(value, dict) else value


def _detail_text(detail: object) -> object:
    """``detail`` as one text; the list form says which field is wrong: ``input.video_url: field required``."""
    if isinstance(detail, dict):
        return _inner_text(detail)
    if not isinstance(detail, list):
        return detail
    parts: list[str] = []
    for entry in detail[:_MAX_DETAILS]:
        item = as_object(entry)
        text = clean(item.get("msg") if item else entry, 300)
        places = item.get("loc")
        place = ".".join(clean(step, 60) for step in places[:8]) if isinstance(places, list) else ""
        if text:
            parts.append(f"{place.removeprefix('body.')}: {text}" if place else text)
    return "; ".join(parts)


def error_of(envelope: Envelope, wait: float | None = None) -> ApiError | ProtocolError:
    """The error that a reply which is no success stands for. ``wait`` is its ``retry_after``."""
    code = envelope.effective_code
    text = envelope.message or _phrase(code)
    chosen = _CLASS_OF_TYPE.get(envelope.kind) if code < 500 else None
    if code == 403 and envelope.document is None:
        # The service answers in JSON; a page that says "forbidden" is from somebody on the way.
        chosen = BlockedOnTheWay
    if chosen is None:
        chosen = _CLASS_OF_CODE.get(code)
    if chosen is None and 400 <= code < 500:
        chosen = Rejected
    if chosen is None and 500 <= code < 600:
        chosen = ServerError
    if chosen is None:
        return ProtocolError(envelope.problem or f"unexpected answer {envelope.status}, code {envelope.code}")
    return chosen(text, code=code, kind=envelope.kind, retry_after=wait)


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return f"code {code}"


def header(headers: Mapping[str, str], name: str) -> str:
    """One header's value whatever its case; empty when it is absent."""
    wanted = name.lower()
    return next((value for key, value in headers.items() if key.lower() == wanted), "")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The wait that the reply asks for, 1 to 900 seconds; None when it asks for none or says nonsense.

    A date counts from the reply's own ``Date``, so that a wrong clock of ours does no harm.
    """
    text = header(headers, "retry-after").strip()
    if not text or len(text) > 64:
        return None
    numbers = [part.strip() for part in text.split(",")]
    if all(re.fullmatch(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d{1,3})?", part, re.ASCII) for part in numbers):
        seconds = max(float(part) for part in numbers)
    else:
        until = _date(text)
        if until is None:
            return None
        start = _date(header(headers, "date")) or datetime.now(UTC)
        seconds = (until - start).total_seconds()
    return min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)


def _date(text: str) -> datetime | None:
    if not text or len(text) > 64:
        return None
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
