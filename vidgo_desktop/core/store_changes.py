"""What the program may change of a task that is in the list."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import ResultState, TaskProblem, TaskState


class Changes(TypedDict, total=False):
    """What may be changed of a task. ``attempts`` grows by a claim alone; the request never changes."""

    title: str
    state: TaskState
    task_id: str | None
    status_word: str
    progress: int | None
    submitted_at: float | None
    checked_at: float | None
    ended_at: float | None
    result: ResultState
    result_url: str
    result_path: Path | None
    saved_at: float | None
    problem: TaskProblem | None
    charge: Charge | None
    charged: float | None
    balance_before: float | None
    extra: Mapping[str, str]


CHANGEABLE = frozenset(Changes.__annotations__)
