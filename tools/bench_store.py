"""Stores for the bench: many old tasks, or many that are open at the service."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.private import make_private_folder
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_rows import Sql, changeable_params, new_params
from vidgo_desktop.core.task import JobRequest, Link, ResultState, Task, TaskProblem, TaskState

_PER_DAY = 40
_DAY = 86_400.0
_TASK_ID = "BENCH"


def task_id_of(number: int) -> str:
    """The service's id of an open task of the bench."""
    return f"{_TASK_ID}{number:011d}"


def number_of(task_id: str) -> int:
    """Back again; 0 for an id of another making."""
    return int(task_id.removeprefix(_TASK_ID)) if task_id.startswith(_TASK_ID) else 0


def seed_history(data_dir: Path, count: int) -> None:
    """A profile with this many ended tasks: forty a day, one of ten failed, the newest of today."""
    now = time.time()
    _seed(data_dir, (_ended(number, now - (count - number) * _DAY / _PER_DAY) for number in range(1, count + 1)))


def seed_open(data_dir: Path, count: int) -> None:
    """A profile with this many tasks that were sent just now, so that each is asked for every few seconds."""
    now = time.time()
    _seed(data_dir, (_open(number, now) for number in range(1, count + 1)))


def _request(number: int) -> JobRequest:
    return JobRequest(
        nonce=f"bench-{number}",
        model="wan-animate-replace" if number % 3 else "wan-animate-move",
        values={
            "video_url": Link(f"https://example.com/videos/street_walk_{number}.mp4"),
            "image_urls": Link(f"https://example.com/pictures/red_coat_{number}.png"),
            "resolution": ("480p", "580p", "720p")[number % 3],
        },
        estimate=70.0,
    )


def _task(number: int, state: TaskState, created_at: float) -> Task:
    return Task(
        id=number,
        request=_request(number),
        title=f"street_walk_{number}",
        state=state,
        created_at=created_at,
        task_id=task_id_of(number),
        submitted_at=created_at,
        checked_at=created_at,
        attempts=1,
    )


def _open(number: int, now: float) -> Task:
    return _task(number, TaskState.SUBMITTED, now)


def _ended(number: int, created_at: float) -> Task:
    failed = number % 10 == 0
    task = _task(number, TaskState.FAILED if failed else TaskState.FINISHED, created_at)
    if failed:
        problem = TaskProblem("GenerationFailed", "the picture shows no person")
        return replace(task, status_word="failed", ended_at=created_at, problem=problem, charge=Charge.GIVEN_BACK)
    return replace(
        task,
        status_word="finished",
        progress=100,
        ended_at=created_at,
        result=ResultState.SAVED,
        result_url=f"https://storage.example.com/results/{number}.mp4",
        result_path=Path(f"street_walk_{number}.mp4").absolute(),
        saved_at=created_at,
        charge=Charge.CHARGED,
        charged=70.0,
    )


def _seed(data_dir: Path, tasks: Iterable[Task]) -> None:
    path = ProfilePaths(data_dir, data_dir / "videos").account.database
    make_private_folder(path.parent)
    TaskStore.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        columns = list(_row(_open(1, 0.0)))
        names, places = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        # The names are the columns of our own table.
        connection.executemany(f"INSERT INTO tasks ({names}) VALUES ({places})", _rows(tasks))  # noqa: S608
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(tasks: Iterable[Task]) -> Iterator[dict[str, Sql]]:
    return (_row(task) for task in tasks)


def _row(task: Task) -> dict[str, Sql]:
    new = new_params(task.request, task.title, task.created_at, None)
    return {**new, **changeable_params(task), "attempts": task.attempts}
