"""The named moments at which the program can be killed: before or after the n-th call of one of its own methods.

Loaded into the child only. Wrapping the real methods keeps everything else as it is; SIGKILL leaves time for nothing.
"""

from __future__ import annotations

import functools
import importlib
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vidgo_desktop.core.responses import Accepted
from vidgo_desktop.core.task import ResultState, TaskState

# A call as a point sees it: the arguments without ``self``, and for a point after the call what it gave.
Match = Callable[[tuple[Any, ...], Mapping[str, Any], Any], bool]

_CORE = "vidgo_desktop.core."


def _always(_: tuple[Any, ...], __: Mapping[str, Any], ___: Any) -> bool:
    return True


def _gave_something(_: tuple[Any, ...], __: Mapping[str, Any], result: Any) -> bool:
    return result is not None


def _was_accepted(_: tuple[Any, ...], __: Mapping[str, Any], result: Any) -> bool:
    return isinstance(result, Accepted)


def _sets(**wanted: object) -> Match:
    def match(_: tuple[Any, ...], given: Mapping[str, Any], __: Any) -> bool:
        return all(given.get(name) is value for name, value in wanted.items())

    return match


def _keeps_a_number(_: tuple[Any, ...], given: Mapping[str, Any], __: Any) -> bool:
    return given.get("task_id") is not None


def _sends(part: bytes) -> Match:
    def match(given: tuple[Any, ...], _: Mapping[str, Any], __: Any) -> bool:
        return isinstance(given[0], bytes) and part in given[0]

    return match


@dataclass(frozen=True, slots=True)
class Point:
    """``where`` is ``module:Class.method`` or ``module:function`` below the core; ``after`` the call or before it."""

    name: str
    where: str
    after: bool = False
    match: Match = _always


_UPDATE = "store:TaskStore.update"
POINTS: tuple[Point, ...] = (
    Point("before the task is kept", "store:TaskStore.add"),
    Point("after the task is kept", "store:TaskStore.add", after=True),
    Point("after it is claimed", "store:TaskStore.claim", after=True, match=_gave_something),
    Point("before sending is kept", _UPDATE, match=_sets(state=TaskState.SUBMITTING)),
    Point("after sending is kept", _UPDATE, after=True, match=_sets(state=TaskState.SUBMITTING)),
    Point("before the line about sending", "journal:Journal.sending"),
    Point("after the line about sending", "journal:Journal.sending", after=True),
    Point("after the first bytes", "api_connection:_Watched.send", after=True, match=_sends(b"/generate/submit")),
    Point("after the whole request", "api_connection:_Watched.send", after=True, match=_sends(b'"video_url"')),
    Point("after the answer is read", "api:classify_submit", after=True, match=_was_accepted),
    Point("before the line with the number", "journal:Journal.accepted"),
    Point("after the line with the number", "journal:Journal.accepted", after=True),
    Point("before the number is kept", _UPDATE, match=_keeps_a_number),
    Point("after the number is kept", _UPDATE, after=True, match=_keeps_a_number),
    Point("before a status is kept", _UPDATE, match=_sets(state=TaskState.RUNNING)),
    Point("after a status is kept", _UPDATE, after=True, match=_sets(state=TaskState.RUNNING)),
    Point("before the end is kept", _UPDATE, match=_sets(state=TaskState.FINISHED)),
    Point("after the end is kept", _UPDATE, after=True, match=_sets(state=TaskState.FINISHED)),
    Point("in an upload", "api_multipart:FileBody.read", after=True),
    Point("before an upload is kept", "store:TaskStore.remember_upload"),
    Point("in a download", "transfer_file:PartFile.write", after=True),
    Point("before a download is on the disk", "transfer_file:PartFile.finish"),
    Point("after the line about the file", "journal:Journal.publishing", after=True),
    Point("before the file gets its name", "transfer_file:_move"),
    Point("after the file got its name", "transfer_file:_move", after=True),
    Point("before the saved file is kept", _UPDATE, match=_sets(result=ResultState.SAVED)),
    Point("after the saved file is kept", _UPDATE, after=True, match=_sets(result=ResultState.SAVED)),
    Point("in recovery, before the journal is taken in", "store:TaskStore.merge"),
    Point("in recovery, after the journal was taken in", "store:TaskStore.merge", after=True),
    Point("in recovery, half of it", "store:TaskStore._apply", match=_always),
    Point("in recovery, at its end", "store:TaskStore.recover", after=True),
    Point("while closing", "store:TaskStore.close"),
)
# Needs a list of an older version, which the harness puts there; the n-th statement counts.
IN_MIGRATION = "in a migration"
# Twice in a row, with an ordinary kill before, so that there is something to recover.
IN_RECOVERY = tuple(point.name for point in POINTS if point.name.startswith("in recovery"))
IN_UPLOAD = ("in an upload", "before an upload is kept")
NAMES: tuple[str, ...] = (*(point.name for point in POINTS), IN_MIGRATION)


def die() -> None:
    """End this process as a power switch would."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(name: str, nth: int) -> None:
    """Have this process die at the ``nth`` time that it comes to the point. Raises when there is no such point."""
    if name == IN_MIGRATION:
        _arm_migration(nth)
        return
    point = next(point for point in POINTS if point.name == name)
    module_name, _, path = point.where.partition(":")
    holder: Any = importlib.import_module(_CORE + module_name)
    *outer, last = path.split(".")
    for part in outer:
        holder = getattr(holder, part)
    real = getattr(holder, last)
    in_class = bool(outer)
    met = 0

    @functools.wraps(real)
    def watched(*given: Any, **named: Any) -> Any:
        nonlocal met
        seen = given[1:] if in_class else given
        if not point.after and point.match(seen, named, None):
            met += 1
            if met == nth:
                die()
        result = real(*given, **named)
        if point.after and point.match(seen, named, result):
            met += 1
            if met == nth:
                die()
        return result

    setattr(holder, last, watched)


class _Counted:
    """A connection whose n-th statement is never carried out."""

    def __init__(self, real: Any, nth: int) -> None:
        self._real = real
        self._left = nth

    def execute(self, *given: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            die()
        return self._real.execute(*given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def _arm_migration(nth: int) -> None:
    store_files: Any = importlib.import_module(_CORE + "store_files")
    real = store_files.migrate

    def migrate(connection: Any, steps: Sequence[tuple[str, ...]]) -> None:
        real(_Counted(connection, nth), steps)

    store_files.migrate = migrate
