"""A day with five hundred tasks and everything that may happen in it; a shorter one unless VIDGO_LONG is set."""

from __future__ import annotations

import logging
import os
import threading
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, hold_invariants
from tests.scripted_service import KEY
from tests.soak import OTHER_KEY, Footprint, LogSize, Plan, Soak, SoakService, footprint
from vidgo_desktop.core import resources
from vidgo_desktop.core.lanes import SIZES
from vidgo_desktop.core.task import ResultState, TaskState

CLIP = resources.path("samples", "street_walk.mp4")
_DAY = Plan(hours=24, tasks=500, sleeps=12, network_changes=24, key_changes=3)
_SHORT = Plan(hours=3, tasks=40, sleeps=3, network_changes=6, key_changes=3)
_SEED = 20_260_401
_MOST_LOG = 5 << 20


def _more_memory(early: Footprint, late: Footprint) -> float:
    return late.memory / early.memory - 1.0 if early.memory else 0.0


@pytest.mark.timeout(3600)
def test_a_day_of_everything(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    plan = _DAY if os.environ.get("VIDGO_LONG") else _SHORT
    caplog.set_level(logging.INFO, "vidgo_desktop")
    size = LogSize()
    logging.getLogger("vidgo_desktop").addHandler(size)
    try:
        with SoakService(CLIP, _SEED) as service:
            with FaultBench(tmp_path, service.url, service) as bench:
                service.clock = bench.clock
                service.rate = plan.rate
                soak = Soak(bench, service, plan, _SEED)
                soak.run()
                late = footprint(bench, service)
                _hold(bench, service, soak, plan)
                assert soak.early is not None
                assert _more_memory(soak.early, late) <= 0.10
                assert (late.handles, late.threads) == (soak.early.handles, soak.early.threads)
                lanes = Counter(each.name for each in threading.enumerate() if each.name.startswith("lane-"))
                assert all(lanes[f"lane-{lane.value}"] <= most for lane, most in SIZES.items())
            hold_invariants(tmp_path, service, secrets=(KEY, OTHER_KEY))
    finally:
        logging.getLogger("vidgo_desktop").removeHandler(size)
    assert size.bytes <= _MOST_LOG


def _hold(bench: FaultBench, service: SoakService, soak: Soak, plan: Plan) -> None:
    tasks = bench.store.page(bench.store.index().ids)
    assert len(tasks) == plan.tasks
    assert not soak.left()
    assert len(service.faults) >= service.asked * plan.rate / 3, "the service did fail"
    # Nothing is charged twice, nothing that was taken is lost.
    assert max(service.charges.values()) == 1
    known = {task.task_id for task in tasks}
    for number, order in service.orders.items():
        if number not in known:
            continue
        task = next(task for task in tasks if task.task_id == number)
        assert task.state is (TaskState.FAILED if order.fails else TaskState.FINISHED)
        assert order.fails or task.result is ResultState.SAVED
    unclear = [task for task in tasks if task.state is TaskState.UNKNOWN]
    assert len(service.orders) - len(known - {None}) <= len(unclear)
    ends = Counter(task.state for task in tasks)
    assert set(ends) <= {TaskState.FINISHED, TaskState.FAILED, TaskState.UNKNOWN}
    assert len(unclear) <= max(3, plan.tasks * 0.03)
    # A task is asked for with the key that made it, and hardly ever with another (which may be of the same account).
    assert service.foreign <= service.asked * 0.05
