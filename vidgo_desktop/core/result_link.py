"""How long the link of a result works."""

from __future__ import annotations

from vidgo_desktop.core.task import Task

# Results are kept for a day [docs: "Result files expire after 24 hours"].
LINK_SECONDS = 24 * 3600


def link_until(task: Task) -> float | None:
    """When the result's link stops working (UTC seconds), None without a link."""
    made = task.ended_at if task.ended_at is not None else task.saved_at
    return None if not task.result_url or made is None else made + LINK_SECONDS


def link_works(task: Task, now: float) -> bool:
    """Whether the link can be opened and copied at ``now`` (UTC seconds)."""
    until = link_until(task)
    return bool(task.result_url) if until is None else now < until
