"""What random damage found, one by one: small enough to be understood, and never forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.bench import job
from vidgo_desktop.core import journal as journal_file
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.recovery import recover
from vidgo_desktop.core.store import TaskStore

NOW = 1_800_000_000.0
# https://www.sqlite.org/fileformat2.html: the number of the schema's format, 1 to 4.
_FORMAT_AT = 44


def _list_with_one(folder: Path) -> Path:
    path = folder / "tasks.db"
    store = TaskStore.open(path)
    store.add(job("kept"), title="Kept", now=NOW)
    store.close()
    return path


def test_a_format_that_nobody_wrote_is_damage(tmp_path: Path) -> None:
    path = _list_with_one(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[_FORMAT_AT : _FORMAT_AT + 4] = (77).to_bytes(4, "big")
    path.write_bytes(raw)
    store = TaskStore.open(path)
    try:
        assert list(store.index().ids) == []
        assert list(tmp_path.glob("tasks.db.damaged-*"))
    finally:
        store.close()


@pytest.mark.parametrize("field", ["nonce", "request"])
def test_half_a_surrogate_pair_in_a_line_stops_nothing(tmp_path: Path, field: str) -> None:
    path = tmp_path / "tasks.journal"
    Journal.open(path).close()
    lines = [
        {"kind": "sending", "nonce": "odd", "request": "{}", "title": "Odd", field: "a\ud800b"},
        {"kind": "accepted", "nonce": "fine", "task_id": "NUMBER01"},
    ]
    with path.open("ab") as file:
        for line in lines:
            file.write(journal_file._line(line))
    store = TaskStore.open(_list_with_one(tmp_path))
    journal = Journal.open(path)
    try:
        recover(store, journal, NOW)
        tasks = store.page(store.index().ids)
        assert {task.task_id for task in tasks} == {None, "NUMBER01"}
        assert {task.request.nonce for task in tasks} >= {"kept", "fine"}
    finally:
        journal.close()
        store.close()
