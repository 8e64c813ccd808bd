"""The marks beside a task that say how well its charge is known. Pure; the window reads them too."""

from __future__ import annotations

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import Task

# Names in Task.extra. Another task was at the service at the same time: the balance tells their sum only.
SHARED = "shared"
# The number of the first task of those whose costs are mixed.
TOGETHER = "together"
# With how many others: ``Task.charged`` is then this task's likely share.
OTHERS = "others"
# Nothing more will be found out about the charge.
WATCHED, OVER = "watched", "over"


def is_watched(task: Task) -> bool:
    """Whether the charge of an ended task may still become clear."""
    return task.extra.get(WATCHED) != OVER


def others_of(task: Task) -> int | None:
    """With how many others the charge of this task was read together; None when it is its own."""
    text = task.extra.get(OTHERS, "")
    return int(text) if text.isascii() and text.isdigit() else None


def first_of(task: Task) -> int | None:
    """The first of the tasks whose costs are mixed with this one's; None when there are no others."""
    text = task.extra.get(TOGETHER, "")
    return int(text) if text.isascii() and text.isdigit() else None


def is_exact(task: Task) -> bool:
    """Whether ``charged`` is what exactly this task cost."""
    return task.charge is Charge.CHARGED and task.charged is not None and OTHERS not in task.extra
