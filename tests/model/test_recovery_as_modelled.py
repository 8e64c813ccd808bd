"""The model's start is the program's start: the real list and the real journal, in every condition the model met."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from tests.engine_bench import request
from tests.model.order import Memory, Order, Row
from tests.model.rules import Rules
from tests.model.search import Bounds, explore
from tests.model.start import started
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.recovery import recover
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import ResultState, Task, TaskState

S = TaskState
NOW = 1_800_000_000.0


def test_every_condition_ends_as_in_the_model(tmp_path: Path) -> None:
    rules = Rules(most_tries=3)
    conditions = sorted(explore(rules, Bounds(None, None, 0)).met, key=repr)
    assert len(conditions) > 300
    path = tmp_path / "tasks.db"
    _write_rows(path, conditions)
    journal = Journal.open(tmp_path / "tasks.journal")
    for number, (_, memory) in enumerate(conditions):
        _write_lines(journal, number, memory)
    store = TaskStore.open(path)
    try:
        for _ in range(3):
            recover(store, journal, NOW)
            # Whatever was read is read, and once more makes no difference.
            assert _rows(path, len(conditions)) == [_as_modelled(row, memory, rules) for row, memory in conditions]
    finally:
        store.close()
        journal.close()


def _as_modelled(row: Row | None, memory: Memory, rules: Rules) -> Row | None:
    order = Order(row=row, journal=memory, unread=memory)
    for step in range(3):
        order = started(order, step, rules)
    return order.row


def _write_rows(path: Path, conditions: list[tuple[Row | None, Memory]]) -> None:
    """Rows in any state, as an end at any moment leaves them."""
    store = TaskStore.open(path)
    for number, (row, _) in enumerate(conditions):
        if row is not None:
            store.add(request(f"n{number}"), title="A title", now=NOW)
    store.close()
    connection = sqlite3.connect(path)
    for number, (row, _) in enumerate(conditions):
        if row is not None:
            connection.execute(
                "UPDATE tasks SET state = ?, attempts = ?, task_id = ?, unsure = ?, group_code = ? WHERE nonce = ?",
                (
                    row.state.value,
                    row.tries,
                    f"TASK{number}" if row.number else None,
                    row.unsure,
                    2 if row.state is S.UNKNOWN else 0,
                    f"n{number}",
                ),
            )
    connection.commit()
    connection.close()


def _write_lines(journal: Journal, number: int, memory: Memory) -> None:
    """Lines that add up to this memory."""
    if not memory.lines:
        return
    task = Task(
        id=number + 1,
        request=request(f"n{number}"),
        title="A title",
        state=memory.standing or S.QUEUED,
        created_at=NOW,
        attempts=memory.sent,
        result=ResultState.WAITING if memory.standing is S.FINISHED else ResultState.NONE,
    )
    journal.intent(replace(task, state=S.QUEUED))
    if memory.sent:
        journal.sending(replace(task, state=S.SUBMITTING))
    if memory.number:
        journal.accepted(task.request.nonce, f"TASK{number}")
    if memory.standing is not None:
        journal.state(task)


def _rows(path: Path, count: int) -> list[Row | None]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT nonce, state, attempts, task_id, unsure FROM tasks").fetchall()
    connection.close()
    rows = {
        nonce: Row(S(state), tries, task_id is not None, bool(unsure)) for nonce, state, tries, task_id, unsure in found
    }
    for nonce, _, _, task_id, _ in found:
        assert task_id in (None, f"TASK{nonce[1:]}")
    return [rows.get(f"n{number}") for number in range(count)]
