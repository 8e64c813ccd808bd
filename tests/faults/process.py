"""The real program, killed at a named moment, and the engine that finds what is left of it."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.bench import FaultBench
from tests.same_video import served_bytes, without_recipes
from tests.torture.child import Script
from tests.torture.harness import prepare
from tests.torture.judge import is_damaged
from tests.torture.run import Run
from tests.torture.service import KEY, CruelService
from vidgo_desktop.core.task import ResultState, Task

VIDEO = "https://example.com/killed/1.mp4"


def script_for(folder: Path, service: CruelService, *, inputs: int = 1, point: str = "", nth: int = 1) -> Script:
    """A run whose user orders one video, or more, by the form."""
    if not folder.exists():
        prepare(folder)
    videos = [VIDEO, *(f"https://example.com/killed/{number}.mp4" for number in range(2, inputs + 1))]
    return Script(str(folder), service.url, KEY, inputs=videos[:inputs], point=point, nth=nth, wishes=0.0)


def killed_at(folder: Path, service: CruelService, point: str, *, nth: int = 1, inputs: int = 1) -> None:
    """Run the real program until it dies at this point."""
    with Run.of_program(script_for(folder, service, inputs=inputs, point=point, nth=nth)) as run:
        code = run.end()
        assert code == -signal.SIGKILL, run.stacks() if code is None else run.errors()
    assert not is_damaged(folder / "account" / "tasks.db")


@contextmanager
def started_again(folder: Path, service: CruelService) -> Iterator[FaultBench]:
    """The engine over what the killed program left, with a clock that goes on from now."""
    with FaultBench(folder, service.url, key=KEY, wall=time.time()) as bench:
        yield bench


def known(bench: FaultBench) -> list[Task]:
    """The list, newest first."""
    return list(bench.store.page(bench.store.index().ids))


def only(bench: FaultBench) -> Task:
    """The one task of the list."""
    (task,) = known(bench)
    return task


def goes_on_to_its_video(bench: FaultBench, service: CruelService, folder: Path) -> Task:
    """Run until the video is saved; there is one file, whole, and it was paid for once."""
    bench.until(lambda: only(bench).result is ResultState.SAVED)
    bench.rest()
    task = only(bench)
    assert task.result_path is not None
    assert served_bytes(task.result_path) == service.clip
    assert without_recipes(list((folder / "videos").iterdir())) == [task.result_path]
    assert service.charges == {VIDEO: 1}
    return task
