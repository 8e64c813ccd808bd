"""Facts about many tasks at once: the order of the list, attempts inside a row, and what came of a wish for several."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.task import Task


class TaskOrder(StrEnum):
    """How the rows of the list can be ordered; rows that are equal in this stand newest first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    STATE = "state"
    MODEL = "model"
    CHARGE = "charge"
    STARRED = "starred"


@dataclass(frozen=True, slots=True)
class SortedList:
    """Every row of the list in this order."""

    order: TaskOrder
    ids: array[int] = field(default_factory=lambda: array("q"))


@dataclass(frozen=True, slots=True)
class Folded:
    """These attempts lie inside the row of the newest one, ``head``, from now on; they have no row any more."""

    head: int
    inside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Attempts:
    """The attempts of one row, oldest first, the one that has the row last."""

    head: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class RetryPlan:
    """What trying these again would mean: ``paid`` of them are sent anew, for about ``estimate`` credits together
    (None when that is not known of each); the others cost nothing.
    """

    ids: tuple[int, ...]
    paid: int = 0
    estimate: float | None = 0.0


class BulkKind(StrEnum):
    """What was wished for several tasks."""

    RETRY = "retry"
    REMOVE = "remove"
    RESTORE = "restore"
    MOVE = "move"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class Left:
    """A task with which the wish was not carried out, and why."""

    task: int
    error: VidgoError


@dataclass(frozen=True, slots=True)
class BulkReport:
    """What came of a wish for several tasks; ``folder`` is the goal of a move."""

    kind: BulkKind
    done: tuple[int, ...] = ()
    left: tuple[Left, ...] = ()
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class MoveProgress:
    """Results on their way to another folder: so many tasks are done, and the title of the one at work."""

    done: int
    total: int
    name: str
