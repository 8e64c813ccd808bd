"""How long the link of a result works."""

from __future__ import annotations

from vidgo_desktop.core.result_notes import OVER_BEFORE
from vidgo_desktop.core.task import ResultState, Task, TaskState

# Results are kept for a day [docs: "Result files expire after 24 hours"].
LINK_SECONDS = 24 * 3600
# With less left, people are warned of a result that is not saved.
LAST_HOURS = 2 * 3600.0
# At a start, unsaved results with less left than this are spoken of by themselves.
DIES_SOON = 6 * 3600.0
_UNSAVED = (ResultState.WAITING, ResultState.SAVING, ResultState.PROBLEM)


def link_until(task: Task) -> float | None:
    """When the result's link stops working (UTC seconds), None without a link, or when nobody knows."""
    return None if not task.result_url or OVER_BEFORE in task.extra else _at_the_latest(task)


def link_works(task: Task, now: float) -> bool:
    """Whether the link can be opened and copied at ``now`` (UTC seconds)."""
    until = _at_the_latest(task)
    return bool(task.result_url) if until is None else bool(task.result_url) and now < until


def is_unsaved(task: Task, now: float) -> bool:
    """Whether its video lies at the service alone, and can still be fetched."""
    return task.state is TaskState.FINISHED and task.result in _UNSAVED and link_works(task, now)


def dies_soon(task: Task, now: float) -> bool:
    """Whether an unsaved video is in danger: its link has a few hours left, or nobody knows how many."""
    until = link_until(task)
    return is_unsaved(task, now) and (until is None or until - now < DIES_SOON)


def _at_the_latest(task: Task) -> float | None:
    made = task.ended_at if task.ended_at is not None else task.saved_at
    return None if made is None else made + LINK_SECONDS
