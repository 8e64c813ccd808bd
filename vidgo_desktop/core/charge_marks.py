"""The marks beside a task that say how well its charge is known. Pure; the window reads them too."""

from __future__ import annotations

import math

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import Task, TaskState

# Names in Task.extra. Another task was at the service at the same time: the balance tells their sum only.
SHARED = "shared"
# The number of the first task of those whose costs are mixed.
TOGETHER = "together"
# With how many others: ``Task.charged`` is then this task's likely share.
OTHERS = "others"
# By how much the balance fell when that is far from the estimate: something else was paid in that time.
FELL = "fell"
# Nothing more will be found out about the charge.
WATCHED, OVER = "watched", "over"
# The balance at the last look at a task of which nobody knows whether it was sent; later ones hold later tasks.
LAST_SEEN = "last_seen"


def is_watched(task: Task) -> bool:
    """Whether the charge of an ended task may still become clear."""
    return task.extra.get(WATCHED) != OVER


def last_seen(task: Task) -> float | None:
    """The balance at the last look at an unclear task; None as long as it is looked at, and when it is not known."""
    try:
        amount = float(task.extra[LAST_SEEN]) if LAST_SEEN in task.extra and not is_watched(task) else None
    except ValueError:
        return None
    return amount if amount is not None and math.isfinite(amount) else None


def lacks_number(task: Task) -> bool:
    """Whether the service may know this task under a number that this program never heard."""
    if task.state is TaskState.CLOSED:
        return task.task_id is None and task.charge is Charge.UNCLEAR
    return task.state is TaskState.UNKNOWN


def others_of(task: Task) -> int | None:
    """With how many others the charge of this task was read together; None when it is its own."""
    text = task.extra.get(OTHERS, "")
    return int(text) if text.isascii() and text.isdigit() else None


def fell_by(task: Task) -> float | None:
    """How far the balance fell while this task ran, when that cannot be its cost alone; None otherwise."""
    try:
        return float(task.extra[FELL]) if FELL in task.extra else None
    except ValueError:
        return None


def first_of(task: Task) -> int | None:
    """The first of the tasks whose costs are mixed with this one's; None when there are no others."""
    text = task.extra.get(TOGETHER, "")
    return int(text) if text.isascii() and text.isdigit() else None


def is_exact(task: Task) -> bool:
    """Whether ``charged`` is what exactly this task cost."""
    return task.charge is Charge.CHARGED and task.charged is not None and OTHERS not in task.extra
