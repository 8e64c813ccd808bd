"""Tasks for the tests of the list: newest first, one for each thing that a row can say."""

from __future__ import annotations

import time
from array import array
from collections.abc import Sequence
from datetime import date

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import GROUP_CODES, TaskIndex, flags_of
from vidgo_desktop.core.task import JobRequest, ResultState, Task, TaskProblem, TaskState, group_of
from vidgo_desktop.ui.time_words import local_day

# As core.api words it.
DROPPED = "after the request was sent: the connection was closed"
NOW = 1_790_000_000.0
TODAY = date.fromordinal(local_day(NOW))


def make_task(
    number: int,
    state: TaskState = TaskState.QUEUED,
    result: ResultState = ResultState.NONE,
    *,
    title: str = "Skate park × Neon fox",
    model: str = "wan-animate-replace",
    resolution: str = "480p",
    created_at: float = NOW - 300,
    submitted_at: float | None = None,
    checked_at: float | None = None,
    progress: int | None = None,
    problem: TaskProblem | None = None,
    charge: Charge | None = None,
    charged: float | None = None,
    task_id: str | None = None,
    saved_at: float | None = None,
    result_url: str = "",
) -> Task:
    """A task with the given state; only what a row shows can be chosen."""
    request = JobRequest(nonce=f"n{number}", model=model, values={"resolution": resolution})
    return Task(
        id=number,
        request=request,
        title=title,
        state=state,
        created_at=created_at,
        result=result,
        submitted_at=submitted_at,
        checked_at=checked_at,
        progress=progress,
        problem=problem,
        charge=charge,
        charged=charged,
        task_id=task_id,
        saved_at=saved_at,
        result_url=result_url,
    )


def running(number: int, progress: int | None = 42) -> Task:
    """A task that is being made for two minutes and forty seconds."""
    return make_task(
        number, TaskState.RUNNING, progress=progress, submitted_at=NOW - 160, checked_at=NOW - 4, task_id="t"
    )


def ready(number: int, title: str = "Rooftop dance × Astronaut") -> Task:
    """A task whose video is saved."""
    return make_task(
        number, TaskState.FINISHED, ResultState.SAVED, title=title, saved_at=NOW, result_url="https://r.test/v"
    )


def failed(number: int) -> Task:
    """A task that did not work."""
    problem = TaskProblem("GenerationFailed", "no human detected in input video")
    return make_task(
        number, TaskState.FAILED, problem=problem, charge=Charge.NOT_CHARGED, title="Forest trail × Knight"
    )


def unsure(number: int) -> Task:
    """A task of which nobody knows whether it was sent."""
    return make_task(
        number,
        TaskState.UNKNOWN,
        problem=TaskProblem("LineDropped", DROPPED),
        charge=Charge.UNCLEAR,
        title="Kitchen × Robot",
    )


def drawing() -> tuple[Task, ...]:
    """The eight tasks of the drawing of the window, newest first."""
    year, month, day = time.localtime(NOW)[:3]
    saved_at = time.mktime((year, month, day, 14, 32, 0, 0, 0, -1))
    no_person = TaskProblem("GenerationFailed", "no human detected in input video")
    no_video = TaskProblem("GenerationFailed", "failed to download video_url")
    state, result = TaskState, ResultState
    return (
        running(8),
        make_task(7, state.UPLOADING, title="Beach run × Astronaut", resolution="720p"),
        make_task(6, state.UNKNOWN, title="Kitchen talk × Robot", problem=TaskProblem("LineDropped", DROPPED)),
        make_task(5, title="Street walk × Red coat", model="wan-animate-move", resolution="580p"),
        make_task(4, state.FINISHED, result.SAVED, title="Rooftop dance × Astronaut", saved_at=saved_at),
        make_task(3, state.FAILED, title="Forest trail × Knight", problem=no_person, charge=Charge.NOT_CHARGED),
        make_task(
            2, state.FAILED, title="Interview × Robot", model="wan-animate-move", resolution="720p", problem=no_video
        ),
        make_task(1, state.FINISHED, result.SAVED, title="Market × Robot", created_at=NOW - 86_400),
    )


def index_of(tasks: Sequence[Task]) -> TaskIndex:
    """The index of these tasks, as the store gives it."""
    ordered = sorted(tasks, key=lambda task: -task.id)
    return TaskIndex(
        ids=array("q", [task.id for task in ordered]),
        days=array("l", [local_day(task.created_at) for task in ordered]),
        groups=bytes(GROUP_CODES.index(group_of(task.state, task.result)) for task in ordered),
        flags=bytes(flags_of(task) for task in ordered),
    )
