"""The shapes of the service's replies, as its documentation shows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply: the HTTP status, the JSON body and further headers."""

    status: int
    body: Json
    headers: Mapping[str, str] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """The body as it goes out."""
        return json.dumps(self.body).encode()


class Stop(Exception):
    """Ends the handling of a request with this answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def success(data: Json) -> Answer:
    """``code`` 200 and ``data``."""
    return Answer(200, {"code": 200, "data": data})


def error(code: int, kind: str, message: str, headers: Mapping[str, str] | None = None) -> Answer:
    """The shape of the error codes page, which submit and balance use."""
    return Answer(code, {"code": code, "error": {"message": message, "type": kind}}, headers or {})


def detail(code: int, text: str) -> Answer:
    """The shape of the status and the upload pages."""
    return Answer(code, {"detail": text})


def missing_field(*place: str) -> Answer:
    """HTTP 422, the list shape of the upload pages."""
    return Answer(422, {"detail": [{"loc": ["body", *place], "msg": "Field required", "type": "missing"}]})


def bad_key() -> Answer:
    """401 of submit and balance."""
    return error(401, "authentication_error", "Invalid API key")


def not_authenticated() -> Answer:
    """401 of the status and the upload pages."""
    return detail(401, "Not authenticated")


def refused(message: str) -> Answer:
    """400 of submit: a parameter is wrong."""
    return error(400, "validation_error", message)


def naive_time(moment: float, *, fine: bool = False) -> str:
    """UTC seconds as the service writes times: ISO 8601 without a zone."""
    time = datetime.fromtimestamp(moment, UTC).replace(tzinfo=None)
    return time.isoformat(timespec="microseconds" if fine else "seconds")
