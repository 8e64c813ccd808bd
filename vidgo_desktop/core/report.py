"""*Report a problem*: what helps whoever looks for the fault, and nothing that tells who the user is.

Built from what is allowed in, never by leaving out: the parts below are all there is. No key, no link, no title, no
path, no name, no e-mail address. Nothing is sent anywhere; the user saves it and looks at it first.
"""

from __future__ import annotations

import contextlib
import getpass
import io
import os
import platform
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path

from vidgo_desktop.core.clean_text import clean, without_secrets
from vidgo_desktop.core.path_words import without_paths
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.redaction import SECRETS, Secrets
from vidgo_desktop.core.settings import DEFAULT_API_BASE, Settings
from vidgo_desktop.core.task import Task
from vidgo_desktop.core.whole_file import write_whole

_MOST_LOG_LINES = 400
_MOST_LOG_BYTES = 1 << 18
_MOST_TASKS = 50
_LONGEST_LINE = 1_000
_MOST_SEARCHED = 4_096
# Settings whose text is one of ours; of every other text only whether it is set.
_OUR_WORDS = frozenset(
    {"theme", "last_model", "last_resolution", "language", "proxy_mode", "chime"},
)
_LEAST_NAME = 3

_LINK = re.compile(r"\b([a-z][a-z0-9+.-]{1,20})://([^\s/?#\"'<>\\]*)[^\s\"'<>]*", re.IGNORECASE)
_OUR_HOST = re.compile(r"(?:[a-z0-9-]+\.)*vidgo\.ai|127\.0\.0\.1|localhost", re.IGNORECASE)
# Also as it stands in an address of the web, with the wide sign, and with the password of a sign-in before it.
_MAIL = re.compile(
    r"(?:[^\s\"'<>@:=,;()\[\]]{1,64}:)?[^\s\"'<>@＠:=,;()\[\]]{1,64}(?:[@＠]|%40)[^\s\"'<>@:=,;()\[\]]{1,255}"  # noqa: RUF001
)
# A key of another account or of an earlier day, which nobody told us to hide [the twin's keys begin like this].
_KEY_LIKE = re.compile(r"\b[a-z]{2,4}[-_](?=[a-z0-9_-]*\d)[a-z0-9_-]{12,}", re.IGNORECASE)
_HOST_GIVEN = re.compile(r"(\bhost=)([\"']?)([^\s\"',)]+)\2", re.IGNORECASE)
_NUMBERED_HOST = re.compile(r"(?<![\w.])(?!127\.0\.0\.1\b)\d{1,3}(?:\.\d{1,3}){3}(?![\w.])")


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What goes into a report. ``machine`` holds versions and the like as the window knows them, name to value."""

    version: str
    settings: Settings
    tasks: Sequence[Task] = ()
    machine: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """A finished report: the names of its files and their texts, cleaned. What is shown is what is saved."""

    files: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """Everything below each other, to be read or copied."""
        return "\n\n".join(f"--- {name} ---\n{content}" for name, content in self.files)


def make_report(facts: ReportFacts, paths: ProfilePaths, secrets: Secrets = SECRETS) -> Report:
    """Build the report. Reads the end of the log; a log that cannot be read is left out. Any thread but the UI's."""
    cleaner = _Cleaner(secrets)
    parts = (
        ("about.txt", _about(facts)),
        ("settings.txt", _settings(facts.settings)),
        ("tasks.txt", [_task(task) for task in facts.tasks[:_MOST_TASKS]] or ["none"]),
        ("log.txt", _log_lines(paths.logs) or ["none"]),
    )
    return Report(tuple((name, "\n".join(map(cleaner.line, lines))) for name, lines in parts))


def write_report(path: Path, report: Report) -> None:
    """Save the report as a zip, whole or not at all, for this user only. Raises OSError."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in report.files:
            bundle.writestr(name, content + "\n")
    write_whole(path, packed.getvalue())


def _about(facts: ReportFacts) -> list[str]:
    own = {
        "Vidgo Desktop": facts.version,
        "made": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "Python": platform.python_version(),
    }
    return [f"{name}: {value}" for name, value in {**own, **facts.machine}.items()]


def _settings(settings: Settings) -> list[str]:
    lines = []
    for each in fields(settings):
        value = getattr(settings, each.name)
        if each.name == "api_base":
            said = "the usual" if value == DEFAULT_API_BASE else "another"
        elif value is None or isinstance(value, bool | int | float) or each.name in _OUR_WORDS:
            said = "" if value is None else str(value)
        else:
            said = "set" if value else "not set"
        lines.append(f"{each.name}: {said}")
    return lines


def _task(task: Task) -> str:
    made = datetime.fromtimestamp(max(0.0, min(task.created_at, 4e9)), UTC)
    parts = [f"{made:%Y-%m-%d %H:%M}", task.state.value, task.result.value, task.model, task.resolution or "-"]
    if task.submitted_at is not None and task.ended_at is not None:
        parts.append(f"{max(0.0, task.ended_at - task.submitted_at):.0f} s")
    if task.attempts > 1:
        parts.append(f"{task.attempts} attempts")
    if task.charge is not None:
        parts.append(task.charge.value if task.charged is None else f"{task.charge.value} {task.charged:g}")
    if task.problem is not None:
        code = "" if task.problem.code is None else f" {task.problem.code}"
        parts.append(f"{task.problem.kind}{code} {task.problem.service_kind}".rstrip())
        parts.append(task.problem.message)
    return " | ".join(part for part in parts if part)


def _log_lines(folder: Path) -> list[str]:
    """The end of the newest log, without a first line that is only half there."""
    try:
        with (folder / "vidgo-desktop.log").open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _MOST_LOG_BYTES))
            lines = file.read().decode("utf-8", errors="replace").splitlines()
    except (OSError, ValueError):
        return []
    if size > _MOST_LOG_BYTES:
        del lines[:1]
    return lines[-_MOST_LOG_LINES:]


class _Cleaner:
    """Takes out of a line whatever tells who the user is or opens something of theirs."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        names = sorted(_own_names(), key=len, reverse=True)
        self._names = (
            re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.I) if names else None
        )

    def line(self, text: str) -> str:
        """The harmless line."""
        # Paths first: a name with a blank in it is only found inside its quotes.
        text = self._secrets.redact(text[:_MOST_SEARCHED])
        text = without_secrets(text)
        text = _KEY_LIKE.sub("[key]", text)
        text = _LINK.sub(_host_only, text)
        text = _MAIL.sub("[e-mail]", text)
        text = without_paths(text)
        text = _HOST_GIVEN.sub(_known_host, text)
        text = _NUMBERED_HOST.sub("[address]", text)
        if self._names is not None:
            text = self._names.sub("[name]", text)
        return clean(text, _LONGEST_LINE)


def _host_only(found: re.Match[str]) -> str:
    """A link without what comes after the host; a host that is not the service's is the user's own affair."""
    host = found[2].rpartition("@")[2]
    known = _OUR_HOST.fullmatch(host.partition(":")[0])
    # Without slashes, so that it is not taken for a path afterwards.
    return f"[{found[1]} link to {host if known else 'another host'}]"


def _known_host(found: re.Match[str]) -> str:
    """``host='…'`` of an error text: a proxy or a server of the user's own is not told."""
    name = found[3] if _OUR_HOST.fullmatch(found[3]) else "[another host]"
    return f"{found[1]}{found[2]}{name}{found[2]}"


def _own_names() -> set[str]:
    """What this user and this computer are called."""
    found = {platform.node(), platform.node().partition(".")[0]}
    with contextlib.suppress(RuntimeError, OSError):
        found.add(Path.home().name)
    with contextlib.suppress(OSError, KeyError, ImportError):
        found.add(getpass.getuser())
    return {name for name in found if len(name) >= _LEAST_NAME}
