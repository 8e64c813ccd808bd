"""The tasks of the screens: one for each thing that a row can say, with the time of now."""

from __future__ import annotations

import time
from dataclasses import replace

from tests.task_samples import make_task
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import LocalFile, ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.practice.samples import FINISHED_SAMPLE

RUNNING, UPLOADING, IN_LINE, NEEDS_YOU, UNSURE, READY, FAILED, STOPPED, UNSAVED, GONE, OLDER = range(11, 0, -1)


def tasks() -> tuple[Task, ...]:
    """The newest first."""
    now = time.time()
    state, result, move = TaskState, ResultState, "wan-animate-move"

    def problem(message: str, kind: str = "GenerationFailed") -> TaskProblem:
        return TaskProblem(kind, message)

    made = (
        make_task(
            RUNNING, state.RUNNING, progress=42, submitted_at=now - 160, checked_at=now - 4, created_at=now, task_id="t"
        ),
        make_task(UPLOADING, state.UPLOADING, title="Beach run × Astronaut", resolution="720p", created_at=now),
        make_task(IN_LINE, title="Street walk × Red coat", model=move, resolution="580p", created_at=now),
        make_task(
            NEEDS_YOU,
            state.NEEDS_YOU,
            title="Harbour × Diver",
            problem=problem("balance", "OutOfCredits"),
            created_at=now,
        ),
        make_task(
            UNSURE,
            state.UNKNOWN,
            title="Kitchen talk × Robot",
            problem=problem("after the request was sent: the connection was closed", "LineDropped"),
            charge=Charge.UNCLEAR,
            created_at=now,
        ),
        make_task(
            READY,
            state.FINISHED,
            result.SAVED,
            title="Rooftop dance × Astronaut",
            created_at=now,
            saved_at=now - 60,
            submitted_at=now - 400,
            result_url="https://r.test/v",
            charge=Charge.CHARGED,
            charged=70.0,
        ),
        make_task(
            FAILED,
            state.FAILED,
            title="Forest trail × Knight",
            problem=problem("no human detected in input video"),
            charge=Charge.NOT_CHARGED,
            created_at=now - 90_000,
        ),
        make_task(STOPPED, state.CLOSED, title="Bridge × Fox", task_id="t", created_at=now - 90_000),
        make_task(
            UNSAVED,
            state.FINISHED,
            result.PROBLEM,
            title="Lake × Singer",
            problem=problem("1200000000 bytes more are needed", "DiskFull"),
            result_url="https://r.test/w",
            created_at=now - 90_000,
        ),
        make_task(GONE, state.FINISHED, result.GONE, title="Attic × Cat", created_at=now - 400_000),
        make_task(OLDER, state.FINISHED, result.SAVED, title="Market × Robot", created_at=now - 400_000, saved_at=now),
    )
    ready = next(task for task in made if task.id == READY)
    values = {**ready.request.values, "video_url": LocalFile(FINISHED_SAMPLE.video)}
    whole = replace(ready, request=replace(ready.request, values=values), result_path=FINISHED_SAMPLE.result)
    return tuple(whole if task.id == READY else task for task in made)
