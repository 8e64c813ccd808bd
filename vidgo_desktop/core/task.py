"""The domain thing: a task, from the click to the saved video, and the table of allowed moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from vidgo_desktop.core.errors import Charge


@dataclass(frozen=True, slots=True)
class Link:
    """An input that the service fetches by itself from a public address."""

    url: str


@dataclass(frozen=True, slots=True)
class LocalFile:
    """An input on this computer; it is uploaded before the task is sent."""

    path: Path


Source = Link | LocalFile
ParamValue = Source | str | int | float | bool


class TaskState(StrEnum):
    """Where a task stands. The order is the way of a task that goes well, then the other ends."""

    QUEUED = "queued"
    UPLOADING = "uploading"
    CLAIMED = "claimed"
    SUBMITTING = "submitting"
    SUBMITTED = "submitted"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    REJECTED = "rejected"
    NEEDS_YOU = "needs_you"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class ResultState(StrEnum):
    """Where the video of a finished task stands."""

    NONE = "none"
    WAITING = "waiting"
    SAVING = "saving"
    SAVED = "saved"
    PROBLEM = "problem"
    GONE = "gone"


_S = TaskState
# From the submit protocol: after SUBMITTING nothing leads back to a state that sends, except the two proofs
# that nothing was processed (425/429, or no byte left), which are moves to QUEUED made by the engine alone.
MOVES: Mapping[TaskState, frozenset[TaskState]] = MappingProxyType(
    {
        _S.QUEUED: frozenset({_S.UPLOADING, _S.CLAIMED, _S.NEEDS_YOU, _S.CLOSED}),
        _S.UPLOADING: frozenset({_S.QUEUED, _S.NEEDS_YOU, _S.CLOSED}),
        _S.CLAIMED: frozenset({_S.SUBMITTING, _S.QUEUED, _S.NEEDS_YOU}),
        _S.SUBMITTING: frozenset(
            {_S.SUBMITTED, _S.RUNNING, _S.FAILED, _S.REJECTED, _S.NEEDS_YOU, _S.QUEUED, _S.UNKNOWN}
        ),
        _S.SUBMITTED: frozenset({_S.RUNNING, _S.FINISHED, _S.FAILED, _S.CLOSED}),
        _S.RUNNING: frozenset({_S.SUBMITTED, _S.FINISHED, _S.FAILED, _S.CLOSED}),
        _S.FINISHED: frozenset(),
        _S.FAILED: frozenset({_S.FINISHED}),
        _S.REJECTED: frozenset(),
        _S.NEEDS_YOU: frozenset({_S.QUEUED, _S.CLOSED}),
        _S.UNKNOWN: frozenset({_S.SUBMITTED, _S.CLOSED}),
        _S.CLOSED: frozenset({_S.SUBMITTED}),
    }
)

WAITING_TO_SEND = frozenset({_S.QUEUED, _S.UPLOADING})
AT_THE_SERVICE = frozenset({_S.SUBMITTED, _S.RUNNING})
BUSY = WAITING_TO_SEND | {_S.CLAIMED, _S.SUBMITTING} | AT_THE_SERVICE
PROBLEMS = frozenset({_S.FAILED, _S.REJECTED, _S.NEEDS_YOU, _S.UNKNOWN, _S.CLOSED})


def is_over(task: Task) -> bool:
    """Whether an attempt ended without a video and without a doubt: it may be made again, and lie inside the next."""
    return (
        task.state in (TaskState.FAILED, TaskState.REJECTED)
        or task.result is ResultState.GONE
        or (task.state is TaskState.CLOSED and task.charge is Charge.NOT_CHARGED)
    )


def may_move(old: TaskState, new: TaskState) -> bool:
    """Whether the table allows this move; staying is always allowed."""
    return old is new or new in MOVES[old]


@dataclass(frozen=True, slots=True)
class JobRequest:
    """What the form asks for: one video to make.

    ``nonce`` is made when the form is filled, not at the click, and is UNIQUE in the store: a double click is
    one task. ``values`` maps the service's parameter names to values. ``estimate`` is the shown price in
    credits, ``seconds`` the length of the source video; both None when not known.
    """

    nonce: str
    model: str
    values: Mapping[str, ParamValue]
    callback_url: str = ""
    estimate: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class TaskProblem:
    """Why a task stopped. ``kind`` is the name of a class of ``core.errors``; ``message`` is cleaned text.

    ``until`` is when it goes on by itself (UTC seconds), None when nobody can say.
    """

    kind: str
    message: str = ""
    code: int | None = None
    service_kind: str = ""
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An immutable snapshot of one task. Times are UTC seconds of the wall clock, for showing only.

    ``title`` is what is shown: the user's ``own_name`` where there is one (then ``auto_title`` is the other). Several
    attempts at the same video are one row, that of the newest: ``earlier`` of them lie inside it, and each of these
    has its number in ``shown_in``.
    """

    id: int
    request: JobRequest
    title: str
    state: TaskState
    created_at: float
    task_id: str | None = None
    status_word: str = ""
    progress: int | None = None
    submitted_at: float | None = None
    checked_at: float | None = None
    ended_at: float | None = None
    result: ResultState = ResultState.NONE
    result_url: str = ""
    result_path: Path | None = None
    saved_at: float | None = None
    problem: TaskProblem | None = None
    charge: Charge | None = None
    charged: float | None = None
    balance_before: float | None = None
    attempts: int = 0
    parent: int | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    own_name: str = ""
    auto_title: str = ""
    starred: bool = False
    earlier: int = 0
    shown_in: int | None = None

    @property
    def model(self) -> str:
        """The model's id, such as ``wan-animate-replace``."""
        return self.request.model

    @property
    def resolution(self) -> str:
        """The chosen size, such as ``480p``; empty for a model without one."""
        return str(self.request.values.get("resolution", ""))


class Group(StrEnum):
    """The filters of the task list."""

    RUNNING = "running"
    READY = "ready"
    PROBLEM = "problem"


def group_of(state: TaskState, result: ResultState) -> Group:
    """Which filter a task belongs to. A finished task whose video is not saved yet still runs."""
    if state in PROBLEMS:
        return Group.PROBLEM
    if state is not TaskState.FINISHED:
        return Group.RUNNING
    if result is ResultState.SAVED:
        return Group.READY
    return Group.PROBLEM if result in (ResultState.PROBLEM, ResultState.GONE) else Group.RUNNING
