"""The technical text of *Details*, fit to be copied into a letter: no key, no link with its query, no whole path."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Qt

from vidgo_desktop.core.clean_text import clean, without_secrets
from vidgo_desktop.core.task import Link, LocalFile, Task
from vidgo_desktop.core.titles import source_name

_COLUMN = 10
_LONGEST = 2000


def details_text(task: Task) -> str:
    """One line per fact, in English on purpose: it is for whoever helps, wherever the user lives."""
    problem = task.problem
    lines: list[tuple[str, str]] = [("state", task.state.value)]
    if task.status_word and task.status_word != task.state.value:
        lines.append(("service", task.status_word))
    if problem is not None:
        lines.append(("message", problem.message or "none"))
        code = "" if problem.code is None else f" · code {problem.code}"
        kind = f" · {problem.service_kind}" if problem.service_kind else ""
        lines.append(("error", f"{problem.kind}{code}{kind}"))
    lines.append(("model", " · ".join(part for part in (task.model, task.resolution) if part)))
    lines.append(("task", task.task_id or "none"))
    lines += [
        (name.removesuffix("_url").removesuffix("_urls"), source_name(value))
        for name, value in task.request.values.items()
        if isinstance(value, Link | LocalFile)
    ]
    for name, moment in (
        ("made", task.created_at),
        ("sent", task.submitted_at),
        ("checked", task.checked_at),
        ("ended", task.ended_at),
        ("saved", task.saved_at),
    ):
        if moment is not None:
            lines.append((name, _moment(moment)))
    if task.charge is not None:
        amount = "" if task.charged is None else f" · {task.charged:g} credits"
        lines.append(("charge", f"{task.charge.value}{amount}"))
    if task.balance_before is not None:
        lines.append(("balance", f"{task.balance_before:g} before"))
    lines.append(("key", "removed"))
    return "\n".join(f"{name:<{_COLUMN}}{_harmless(value)}" for name, value in lines)


def _harmless(value: str) -> str:
    return clean(without_secrets(value), _LONGEST)


def _moment(utc_seconds: float) -> str:
    moment = QDateTime.fromMSecsSinceEpoch(round(utc_seconds * 1000))
    return moment.toString(Qt.DateFormat.ISODate).replace("T", " ")
