"""An engine under a fault, and what must hold whatever the fault was: the invariants of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.engine_bench import EngineBench, request
from tests.scripted_service import KEY, ScriptedService
from tests.secrets.hunt import hunt
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import JobRequest, Link, ParamValue, Task, TaskState

__all__ = ["FaultBench", "hold_invariants", "job", "words_of"]


def job(nonce: str = "n1", **values: ParamValue) -> JobRequest:
    """A good request with an input of its own, by which the service can tell what it was charged for."""
    return request(nonce, **{"video_url": Link(f"https://example.com/{nonce}.mp4"), **values})


class FaultBench(EngineBench):
    """An engine whose end holds the invariants against ``service`` and the folder.

    ``service`` None: the fault lies below HTTP, and the test counts charges itself.
    """

    def __init__(
        self,
        folder: Path,
        base: str,
        service: ScriptedService | None = None,
        *,
        key: str | None = KEY,
        pace: Pace | None = None,
        open_store: Callable[[Path], TaskStore] = TaskStore.open,
        wall: float | None = None,
    ) -> None:
        super().__init__(folder, base, key=key, pace=pace, open_store=open_store, wall=wall)
        self.folder = folder
        self._service = service

    def __enter__(self) -> Self:
        super().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if kind is None:
            hold_invariants(self.folder, self._service)


def hold_invariants(folder: Path, service: ScriptedService | None = None, *, secrets: tuple[str, ...] = (KEY,)) -> None:
    """What must hold after every fault, judged by what lies on the disk: open the list again and look."""
    store = TaskStore.open(folder / "account" / "tasks.db")
    try:
        tasks = store.page(store.index().ids)
    finally:
        store.close()
    if service is not None:
        _nothing_charged_twice(tasks, service.charges)
        _nothing_paid_is_lost(tasks, service.charges)
    _no_secret(folder, secrets)
    _no_part_is_left(folder, tasks)


def _input_of(task: Task) -> str:
    value = task.request.values.get("video_url")
    return value.url if isinstance(value, Link) else ""


def _nothing_charged_twice(tasks: tuple[Task, ...], charges: Counter[str]) -> None:
    consents = Counter(_input_of(task) for task in tasks if task.parent is not None)
    for what, times in charges.items():
        assert times <= 1 + consents[what], f"{what} was charged {times} times with {consents[what]} consents"


def _nothing_paid_is_lost(tasks: tuple[Task, ...], charges: Counter[str]) -> None:
    known = Counter(
        _input_of(task)
        for task in tasks
        if task.task_id is not None or task.state in (TaskState.UNKNOWN, TaskState.CLOSED)
    )
    for what, times in charges.items():
        assert known[what] >= times, f"{what} was charged {times} times, but only {known[what]} tasks know of it"


def _no_secret(folder: Path, secrets: tuple[str, ...]) -> None:
    found = hunt(folder, secrets, skip=(".mp4",))
    assert not found, found[0]


def _no_part_is_left(folder: Path, tasks: tuple[Task, ...]) -> None:
    for task in tasks:
        if task.result_path is not None:
            assert not task.result_path.name.endswith(".part"), f"a part is shown as the video of task {task.id}"


def words_of(what: Task | VidgoError | str, now: float = 1_800_000_000.0) -> str:
    """What a person reads about a task (its row, its details) or about an error (headline and sentence)."""
    if isinstance(what, str):
        return what
    from vidgo_desktop.ui import error_text, task_text

    if isinstance(what, Task):
        words = task_text.words_of(what, now)
        return ". ".join(part.strip(". ") for part in (words.word, words.detail, words.sentence) if part)
    words_of_error = error_text.error_words(what)
    return f"{words_of_error.headline} {words_of_error.sentence}".strip()
