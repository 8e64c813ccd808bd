"""A task as a row and back. Cleans what goes in and reads anything: one bad row never hides the list."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from time import localtime
from types import MappingProxyType
from typing import TypedDict, TypeVar

from vidgo_desktop.core.errors import Charge, StoreError
from vidgo_desktop.core.facts import GROUP_CODES
from vidgo_desktop.core.task import (
    JobRequest,
    Link,
    LocalFile,
    ParamValue,
    ResultState,
    Task,
    TaskProblem,
    TaskState,
    group_of,
)

Sql = str | int | float | None
_E = TypeVar("_E", bound=StrEnum)

MOST_REQUEST = 1 << 20
MOST_URL = 16_384
_MOST_TITLE = 500
_MOST_WORD = 200
_MOST_MESSAGE = 2_000
_MOST_EXTRA = 64
_MOST_VALUE = 4_096
_MOST_ID = 1_024
_MOST_NONCE = 200
_UNFIT = re.compile("[\x00\ud800-\udfff]")


class Changes(TypedDict, total=False):
    """What may be changed of a task. ``attempts`` grows by a claim alone; the request never changes."""

    title: str
    state: TaskState
    task_id: str | None
    status_word: str
    progress: int | None
    submitted_at: float | None
    checked_at: float | None
    ended_at: float | None
    result: ResultState
    result_url: str
    result_path: Path | None
    saved_at: float | None
    problem: TaskProblem | None
    charge: Charge | None
    charged: float | None
    balance_before: float | None
    extra: Mapping[str, str]


CHANGEABLE = frozenset(Changes.__annotations__)


def clean(text: str, most: int) -> str:
    """Text for showing, without what SQLite or Qt cannot hold (NUL, lone surrogates), cut to ``most``."""
    return _UNFIT.sub("\ufffd", text[:most])


def exact(text: str, most: int, what: str) -> str:
    """Text that means nothing once it is changed: an id or a link. Raises StoreError, cleans nothing."""
    if not text or len(text) > most or _UNFIT.search(text):
        raise StoreError(f"unusable {what}")
    return text


def finite(number: float | None) -> float | None:
    """A number that can be stored and compared; NaN and the infinities become None."""
    try:
        value = math.nan if number is None else float(number)
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


def moment(now: float) -> float:
    """A time that must be there. Raises StoreError when it is no number."""
    value = finite(now)
    if value is None:
        raise StoreError("unusable time")
    return value


def local_day(now: float) -> int:
    """The local day as a proleptic ordinal."""
    try:
        year, month, day = localtime(now)[:3]
        return date(year, month, day).toordinal()
    except (ValueError, OverflowError, OSError) as error:
        raise StoreError("unusable time") from error


def cleaned(task: Task, changes: Changes) -> Task:
    """The snapshot after these changes, exactly as a later read will give it."""
    if not changes.keys() <= CHANGEABLE:
        raise StoreError("only the changeable fields of a task can be changed")
    new = replace(task, **changes)
    return replace(
        new,
        title=clean(new.title, _MOST_TITLE),
        task_id=None if new.task_id is None else exact(new.task_id, _MOST_ID, "task id"),
        status_word=clean(new.status_word, _MOST_WORD),
        progress=None if new.progress is None else max(0, min(100, int(new.progress))),
        submitted_at=finite(new.submitted_at),
        checked_at=finite(new.checked_at),
        ended_at=finite(new.ended_at),
        result_url=exact(new.result_url, MOST_URL, "link") if new.result_url else "",
        result_path=_clean_path(new.result_path),
        saved_at=finite(new.saved_at),
        problem=_clean_problem(new.problem),
        charged=finite(new.charged),
        balance_before=finite(new.balance_before),
        extra=_clean_extra(new.extra),
    )


def _clean_path(path: Path | None) -> Path | None:
    if path is not None and ("\x00" in str(path) or len(str(path)) > MOST_URL):
        raise StoreError("unusable path")
    return path


def _clean_problem(problem: TaskProblem | None) -> TaskProblem | None:
    if problem is None:
        return None
    code = problem.code
    return TaskProblem(
        kind=clean(problem.kind, _MOST_WORD),
        message=clean(problem.message, _MOST_MESSAGE),
        code=code if code is not None and abs(code) < 1 << 62 else None,
        service_kind=clean(problem.service_kind, _MOST_WORD),
    )


def _clean_extra(extra: Mapping[str, str]) -> Mapping[str, str]:
    pairs = list(extra.items())[:_MOST_EXTRA]
    return MappingProxyType({clean(key, _MOST_WORD): clean(value, _MOST_VALUE) for key, value in pairs})


def group_code(state: TaskState, result: ResultState) -> int:
    """The byte that stands for the task's group in the index."""
    return GROUP_CODES.index(group_of(state, result))


def changeable_params(task: Task) -> dict[str, Sql]:
    """The changeable columns of a cleaned snapshot, by name."""
    return {
        "id": task.id,
        "title": task.title,
        "state": task.state.value,
        "result": task.result.value,
        "group_code": group_code(task.state, task.result),
        "unsure": int(task.state is TaskState.UNKNOWN),
        "task_id": task.task_id,
        "status_word": task.status_word,
        "progress": task.progress,
        "submitted_at": task.submitted_at,
        "checked_at": task.checked_at,
        "ended_at": task.ended_at,
        "result_url": task.result_url,
        "result_path": None if task.result_path is None else _json(str(task.result_path)),
        "saved_at": task.saved_at,
        "problem": None if task.problem is None else _json(_problem_parts(task.problem)),
        "charge": None if task.charge is None else task.charge.value,
        "charged": task.charged,
        "balance_before": task.balance_before,
        "extra": _json(dict(task.extra)),
    }


def new_params(request: JobRequest, title: str, now: float, parent: int | None) -> dict[str, Sql]:
    """The columns of a task that is just being made."""
    created_at = moment(now)
    return {
        "nonce": exact(request.nonce, _MOST_NONCE, "nonce"),
        "request": request_text(request),
        "title": clean(title, _MOST_TITLE),
        "state": TaskState.QUEUED.value,
        "result": ResultState.NONE.value,
        "group_code": group_code(TaskState.QUEUED, ResultState.NONE),
        "day": local_day(created_at),
        "created_at": created_at,
        "parent": parent,
    }


def request_text(request: JobRequest) -> str:
    """The request without its nonce as canonical JSON: equal requests give equal text."""
    values = {name: _value_parts(value) for name, value in request.values.items()}
    parts = {
        "callback_url": request.callback_url,
        "estimate": finite(request.estimate),
        "model": request.model,
        "seconds": finite(request.seconds),
        "values": values,
    }
    text = _json(parts)
    if len(text) > MOST_REQUEST:
        raise StoreError("the request is too large to be kept")
    return text


def _value_parts(value: ParamValue) -> object:
    if isinstance(value, Link):
        return {"link": value.url}
    if isinstance(value, LocalFile):
        return {"file": str(value.path)}
    return value


def _problem_parts(problem: TaskProblem) -> dict[str, str | int | None]:
    return {
        "kind": problem.kind,
        "message": problem.message,
        "code": problem.code,
        "service_kind": problem.service_kind,
    }


def _json(value: object) -> str:
    # ASCII escapes keep lone surrogates, which paths of odd file systems hold and UTF-8 cannot.
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError("a value cannot be kept") from error


def from_row(row: sqlite3.Row) -> Task:
    """The snapshot in a row. Never raises on odd content: what cannot be read has its empty value."""
    return Task(
        id=_int(row["id"]) or 0,
        request=_request(str(row["nonce"]), row["request"]),
        title=str(row["title"]),
        # A state we cannot read must be one from which nothing is ever sent.
        state=_enum(TaskState, row["state"]) or TaskState.UNKNOWN,
        created_at=_float(row["created_at"]) or 0.0,
        task_id=_text(row["task_id"]),
        status_word=_text(row["status_word"]) or "",
        progress=_int(row["progress"]),
        submitted_at=_float(row["submitted_at"]),
        checked_at=_float(row["checked_at"]),
        ended_at=_float(row["ended_at"]),
        result=_enum(ResultState, row["result"]) or ResultState.NONE,
        result_url=_text(row["result_url"]) or "",
        result_path=_path(row["result_path"]),
        saved_at=_float(row["saved_at"]),
        problem=_problem(row["problem"]),
        charge=_enum(Charge, row["charge"]),
        charged=_float(row["charged"]),
        balance_before=_float(row["balance_before"]),
        attempts=_int(row["attempts"]) or 0,
        parent=_int(row["parent"]),
        extra=_extra(row["extra"]),
    )


def _request(nonce: str, text: object) -> JobRequest:
    parts = _object(text)
    values = parts.get("values")
    found = {name: _value(value) for name, value in values.items()} if isinstance(values, dict) else {}
    return JobRequest(
        nonce=nonce,
        model=_text(parts.get("model")) or "",
        values=MappingProxyType({name: value for name, value in found.items() if value is not None}),
        callback_url=_text(parts.get("callback_url")) or "",
        estimate=_float(parts.get("estimate")),
        seconds=_float(parts.get("seconds")),
    )


def _value(parts: object) -> ParamValue | None:
    if isinstance(parts, dict):
        link, file = parts.get("link"), parts.get("file")
        if isinstance(link, str):
            return Link(link)
        return LocalFile(Path(file)) if isinstance(file, str) else None
    return parts if isinstance(parts, str | int | float) else None


def _problem(text: object) -> TaskProblem | None:
    parts = _object(text)
    kind = parts.get("kind")
    if not isinstance(kind, str):
        return None
    message, service_kind = _text(parts.get("message")), _text(parts.get("service_kind"))
    return TaskProblem(kind, message or "", _int(parts.get("code")), service_kind or "")


def _extra(text: object) -> Mapping[str, str]:
    return MappingProxyType({key: value for key, value in _object(text).items() if isinstance(value, str)})


def _path(text: object) -> Path | None:
    value = _parsed(text)
    return Path(value) if isinstance(value, str) and value else None


def _object(text: object) -> dict[str, object]:
    value = _parsed(text)
    return value if isinstance(value, dict) else {}


def _parsed(text: object) -> object:
    if not isinstance(text, str):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _enum(kind: type[_E], value: object) -> _E | None:
    return next((member for member in kind if member.value == value), None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _int(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _float(value: object) -> float | None:
    return finite(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
