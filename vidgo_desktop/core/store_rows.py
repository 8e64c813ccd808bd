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
from typing import TypeVar

from vidgo_desktop.core import clean_text
from vidgo_desktop.core.errors import Charge, StoreError
from vidgo_desktop.core.facts import GROUP_CODES
from vidgo_desktop.core.store_changes import CHANGEABLE, Changes
from vidgo_desktop.core.task import (
    AT_THE_SERVICE,
    JobRequest,
    Link,
    LocalFile,
    ParamValue,
    ResultState,
    Task,
    TaskProblem,
    TaskState,
    group_of,
    is_over,
)

Sql = str | int | float | None
_E = TypeVar("_E", bound=StrEnum)

MOST_REQUEST = 1 << 20
MOST_URL = 16_384
_MOST_TITLE = 500
_MOST_NAME = 200
_MOST_WORD = 200
_MOST_MESSAGE = 2_000
_MOST_EXTRA = 64
_MOST_VALUE = 4_096
_MOST_ID = 1_024
_MOST_NONCE = 200
# No column of ours is longer than a request; what is, was not written by us.
_MOST_JSON = 2 * MOST_REQUEST
# The end of the year 9999: what is later no calendar can show.
_LATEST = 253_402_300_799.0
_UNFIT = re.compile("[\x00\ud800-\udfff]")


def clean(text: str, most: int) -> str:
    """Text for showing, without what SQLite or Qt cannot hold (NUL, lone surrogates), cut to ``most``."""
    return _UNFIT.sub("\ufffd", text[:most])


def shown(text: str, most: int) -> str:
    """Text as it may appear in a window: harmless characters and ends of lines, at most ``most`` of them."""
    # Almost every text is that already: a look is much cheaper than the cleaning.
    fits = len(text) <= most and text.replace("\n", "").isprintable()
    return text if fits else clean_text.clean(text, most)


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
        title=shown(new.title, _MOST_TITLE),
        task_id=None if new.task_id is None else exact(new.task_id, _MOST_ID, "task id"),
        status_word=shown(new.status_word, _MOST_WORD),
        progress=None if new.progress is None else max(0, min(100, int(new.progress))),
        submitted_at=_time(new.submitted_at),
        checked_at=_time(new.checked_at),
        ended_at=_time(new.ended_at),
        result_url=exact(new.result_url, MOST_URL, "link") if new.result_url else "",
        result_path=_clean_path(new.result_path),
        saved_at=_time(new.saved_at),
        problem=_clean_problem(new.problem),
        charged=finite(new.charged),
        balance_before=finite(new.balance_before),
        extra=_clean_extra(new.extra),
        # What is not over any more needs a row of its own: nothing unclear, and no video, is ever hidden in another.
        shown_in=new.shown_in if is_over(new) else None,
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
        kind=shown(problem.kind, _MOST_WORD),
        message=shown(problem.message, _MOST_MESSAGE),
        code=code if code is not None and abs(code) < 1 << 62 else None,
        service_kind=shown(problem.service_kind, _MOST_WORD),
        until=_time(problem.until),
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
        "result_path": None if task.result_path is None else json_text(str(task.result_path)),
        "saved_at": task.saved_at,
        "problem": None if task.problem is None else json_text(_problem_parts(task.problem)),
        "charge": None if task.charge is None else task.charge.value,
        "charged": task.charged,
        "balance_before": task.balance_before,
        "extra": json_text(dict(task.extra)),
    }


def own_name(text: str) -> str:
    """A name that a person gave, harmless and on one line."""
    return clean_text.clean(text, _MOST_NAME)


def new_params(
    request: JobRequest, title: str, now: float, parent: int | None, extra: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Sql]:
    """The columns of a task that is just being made."""
    created_at, text = moment(now), request_text(request)
    return {
        "nonce": exact(request.nonce, _MOST_NONCE, "nonce"),
        "request": text,
        "model_size": model_size(text),
        "title": shown(title, _MOST_TITLE),
        "state": TaskState.QUEUED.value,
        "result": ResultState.NONE.value,
        "group_code": group_code(TaskState.QUEUED, ResultState.NONE),
        "day": local_day(created_at),
        "created_at": created_at,
        "parent": parent,
        "extra": json_text(dict(_clean_extra(extra))),
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
    text = json_text(parts)
    if len(text) > MOST_REQUEST:
        raise StoreError("the request is too large to be kept")
    return text


def model_size(text: str) -> str:
    """By what rows are sorted: model and resolution out of the text of a request."""
    parts = _object(text)
    values = parts.get("values")
    size = values.get("resolution") if isinstance(values, dict) else ""
    return f"{_shown(parts.get('model'), _MOST_WORD)} {_shown(size, _MOST_WORD)}".strip()


def _value_parts(value: ParamValue) -> object:
    if isinstance(value, Link):
        return {"link": value.url}
    if isinstance(value, LocalFile):
        return {"file": str(value.path)}
    return value


def _problem_parts(problem: TaskProblem) -> dict[str, str | int | float | None]:
    return {
        "kind": problem.kind,
        "message": problem.message,
        "code": problem.code,
        "service_kind": problem.service_kind,
        **({} if problem.until is None else {"until": problem.until}),
    }


def json_text(value: object) -> str:
    """Canonical JSON in ASCII. Raises StoreError."""
    # ASCII escapes keep lone surrogates, which paths of odd file systems hold and UTF-8 cannot.
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError("a value cannot be kept") from error


def from_row(row: sqlite3.Row) -> Task:
    """The snapshot in a row. Never raises on odd content: what cannot be read has its empty value."""
    task_id = _short(row["task_id"], _MOST_ID)
    title, name = shown(str(row["title"]), _MOST_TITLE), _shown(row["own_name"], _MOST_NAME)
    # A state we cannot read must be one from which nothing is ever sent; without its number nothing can be asked.
    state = enum_of(TaskState, row["state"]) or TaskState.UNKNOWN
    return Task(
        id=_int(row["id"]) or 0,
        request=_request(str(row["nonce"]), row["request"]),
        title=name or title,
        state=TaskState.UNKNOWN if state in AT_THE_SERVICE and not task_id else state,
        created_at=_time(row["created_at"]) or 0.0,
        task_id=task_id,
        status_word=_shown(row["status_word"], _MOST_WORD),
        progress=_percent(row["progress"]),
        submitted_at=_time(row["submitted_at"]),
        checked_at=_time(row["checked_at"]),
        ended_at=_time(row["ended_at"]),
        result=enum_of(ResultState, row["result"]) or ResultState.NONE,
        result_url=_short(row["result_url"], MOST_URL) or "",
        result_path=_path(_parsed(row["result_path"])),
        saved_at=_time(row["saved_at"]),
        problem=problem_from(row["problem"]),
        charge=enum_of(Charge, row["charge"]),
        charged=finite_of(row["charged"]),
        balance_before=finite_of(row["balance_before"]),
        attempts=_int(row["attempts"]) or 0,
        parent=_int(row["parent"]),
        extra=_extra(row["extra"]),
        own_name=name,
        auto_title=title if name else "",
        starred=row["starred"] == 1,
        earlier=max(0, _int(row["earlier"]) or 0),
        shown_in=_int(row["shown_in"]),
    )


def _request(nonce: str, text: object) -> JobRequest:
    parts = _object(text)
    values = parts.get("values")
    found = {name: _value(value) for name, value in values.items()} if isinstance(values, dict) else {}
    return JobRequest(
        nonce=nonce,
        model=_shown(parts.get("model"), _MOST_WORD),
        values=MappingProxyType({name: value for name, value in found.items() if value is not None}),
        callback_url=_short(parts.get("callback_url"), MOST_URL) or "",
        estimate=finite_of(parts.get("estimate")),
        seconds=finite_of(parts.get("seconds")),
    )


def _value(parts: object) -> ParamValue | None:
    if isinstance(parts, dict):
        link, file = parts.get("link"), parts.get("file")
        if isinstance(link, str):
            return Link(link)
        path = _path(file)
        return None if path is None else LocalFile(path)
    if isinstance(parts, float):
        return finite(parts)
    return parts if isinstance(parts, str | int) else None


def problem_from(text: object) -> TaskProblem | None:
    """What stands in a row about a problem; None for nothing, and for what is no problem."""
    parts = _object(text)
    kind = parts.get("kind")
    if not isinstance(kind, str):
        return None
    return TaskProblem(
        kind=shown(kind, _MOST_WORD),
        message=_shown(parts.get("message"), _MOST_MESSAGE),
        code=_int(parts.get("code")),
        service_kind=_shown(parts.get("service_kind"), _MOST_WORD),
        until=_time(parts.get("until")),
    )


def _extra(text: object) -> Mapping[str, str]:
    pairs = [(key, value) for key, value in _object(text).items() if isinstance(value, str)]
    return MappingProxyType({key[:_MOST_WORD]: value[:_MOST_VALUE] for key, value in pairs[:_MOST_EXTRA]})


def _path(value: object) -> Path | None:
    fits = isinstance(value, str) and 0 < len(value) <= MOST_URL and "\x00" not in value
    return Path(str(value)) if fits else None


def _object(text: object) -> dict[str, object]:
    value = _parsed(text)
    return value if isinstance(value, dict) else {}


def _parsed(text: object) -> object:
    if not isinstance(text, str) or len(text) > _MOST_JSON:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def enum_of(kind: type[_E], value: object) -> _E | None:
    """The member with this value, None when there is none."""
    return next((member for member in kind if member.value == value), None)


def text_of(value: object) -> str | None:
    """A text, None for anything else."""
    return value if isinstance(value, str) else None


def _shown(value: object, most: int) -> str:
    return shown(value, most) if isinstance(value, str) else ""


def _short(value: object, most: int) -> str | None:
    """A text that is taken as it is or not at all."""
    return value if isinstance(value, str) and len(value) <= most and not _UNFIT.search(value) else None


def _time(value: object) -> float | None:
    """A moment that a calendar can show."""
    moment = finite_of(value)
    return moment if moment is not None and abs(moment) <= _LATEST else None


def _percent(value: object) -> int | None:
    number = _int(value)
    return None if number is None else max(0, min(100, number))


def _int(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def finite_of(value: object) -> float | None:
    """A number that can be compared, None for anything else."""
    return finite(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
