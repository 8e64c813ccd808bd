"""What most tests of sending do: send one task into a fault, and see that nothing is sent again and work goes on."""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.bench import FaultBench, job
from tests.scripted_service import ScriptedService
from vidgo_desktop.core.errors import Charge, VidgoError
from vidgo_desktop.core.task import Task, TaskState

Told = Callable[[Task | VidgoError | str], str]

__all__ = ["Told", "ends_as", "ends_unknown", "goes_on", "problem_of_task"]

# Longer than every wait of the program before a task is sent.
_LONG = 3600.0


def problem_of_task(bench: FaultBench, task: int = 1) -> str:
    """The kind of a task's problem; empty without one."""
    problem = bench.heard.tasks[task].problem
    return "" if problem is None else problem.kind


def ends_as(bench: FaultBench, service: ScriptedService, told: Told, state: TaskState, charge: Charge) -> Task:
    """Send a task, which comes to this end; nothing is sent again afterwards, however long it takes."""
    bench.engine.submit(job())
    bench.until(lambda: bench.state() is state)
    told(bench.heard.tasks[1])
    bench.let_pass(_LONG)
    task = bench.heard.tasks[1]
    assert task.state is state
    assert task.charge is charge
    assert sum(service.posts.values()) == 1
    return task


def ends_unknown(bench: FaultBench, service: ScriptedService, told: Told) -> Task:
    """The outcome is unknown: shown, never sent again by the program; and the next task is sent."""
    task = ends_as(bench, service, told, TaskState.UNKNOWN, Charge.UNCLEAR)
    assert task.task_id is None
    goes_on(bench, service)
    return task


def goes_on(bench: FaultBench, service: ScriptedService, task: int = 2) -> None:
    """Another task is sent and taken."""
    bench.engine.submit(job("after"))
    bench.until(lambda: bench.state(task) is TaskState.SUBMITTED)
    assert service.posts["https://example.com/after.mp4"] == 1
