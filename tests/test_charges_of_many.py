"""A group of tasks whose costs are mixed is read once with each look at the balance, with the same outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.scripted_service import ScriptedService
from vidgo_desktop.core import resources
from vidgo_desktop.core.charges import ChargeWatch
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import JobRequest, ResultState, Task, TaskState

CLIP = resources.path("samples", "street_walk.mp4")
_COUNT = 6


class _CountingStore(TaskStore):
    reads = 0

    def together(self, first: int) -> tuple[Task, ...]:
        self.reads += 1
        return super().together(first)


def _job(number: int, estimate: float | None) -> JobRequest:
    good = request(f"n{number}")
    return JobRequest(good.nonce, good.model, good.values, estimate=estimate, seconds=5.0)


def _outcome(folder: Path, estimate: float | None, failed: bool) -> tuple[list[tuple[object, ...]], int]:
    """What is known of each task in the end, and how often a group was read while nothing could be told yet."""
    service = ScriptedService(CLIP)
    service.steps = [{"status": "running"}]
    with service, EngineBench(folder, service.url, open_store=_CountingStore.open) as bench:
        bench.until(lambda: bench.heard.balance.credits is not None)
        for number in range(1, _COUNT + 1):
            bench.engine.submit(_job(number, estimate))
            bench.until(lambda number=number: bench.state(number) is TaskState.RUNNING)  # type: ignore[misc]
        if failed:
            bench.room.change(_COUNT, state=TaskState.FAILED)
        service.steps = [{"status": "finished"}]
        ends = range(1, _COUNT + (not failed))
        bench.until(lambda: all(bench.heard.tasks[number].result is ResultState.SAVED for number in ends))
        bench.rest()
        store = bench.store
        assert isinstance(store, _CountingStore)
        store.reads = 0
        bench.engine.refresh_balance()
        bench.rest()
        reads = store.reads
        bench.let_pass(1300)
        tasks = [store.get(number) for number in range(1, _COUNT + 1)]
        # The account's mark is another one in each list.
        return [(task.charge, task.charged, {**task.extra, "account": ""}) for task in tasks if task is not None], reads


@pytest.mark.parametrize(("estimate", "failed"), [(None, False), (35.0, False), (35.0, True)])
def test_the_outcome_is_that_of_reading_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, estimate: float | None, failed: bool
) -> None:
    told, reads = _outcome(tmp_path / "once", estimate, failed)
    assert reads <= 1
    monkeypatch.setattr(ChargeWatch, "_together", lambda self, first: self._room.store.together(first))
    again, each_time = _outcome(tmp_path / "each", estimate, failed)
    assert told == again
    assert len(told) == _COUNT
    assert each_time >= reads
    if estimate is None:
        assert (reads, each_time) == (1, _COUNT)
