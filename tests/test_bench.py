"""The bench's own parts: its sums and verdicts, its seeded stores and its service."""

from __future__ import annotations

import http.client
import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tools.bench_machine import BenchError, service
from tools.bench_probe import quantile
from tools.bench_report import Row, document, paired, spread, summary, table
from tools.bench_setup import number, numbers
from tools.bench_store import number_of, seed_history, seed_open, task_id_of
from vidgo_desktop.core.facts import GROUP_CODES
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import Group, TaskState

MET = Row("P1", "start", "1.0 s", "0.9 s", "1.11", "≤ 1.25 ×", True)
MISSED = Row("P7", "click", "20 ms", wanted="≤ 16 ms", met=False)
PLAIN = Row("P4", "median", "1 ms")


def test_a_spread_is_the_median_with_both_ends() -> None:
    assert spread([3.0, 1.0, 2.0], "s", 1) == "2.0 s (1.0–3.0)"
    assert spread([2.0], "ms", 0) == "2 ms"


def test_ratios_are_taken_round_by_round() -> None:
    assert paired([2.0, 9.0], [1.0, 3.0]) == [2.0, 3.0]


@pytest.mark.parametrize(("share", "expected"), [(0.0, 0.0), (0.5, 50.0), (0.99, 99.0), (1.0, 99.0)])
def test_a_quantile_is_one_of_the_values(share: float, expected: float) -> None:
    assert quantile([float(value) for value in reversed(range(100))], share) == expected


def test_a_missed_goal_is_said_and_a_plain_figure_is_not_judged() -> None:
    assert summary([MET, PLAIN]) == "All 1 goals were met."
    assert summary([MET, PLAIN, MISSED]) == "1 of 2 goals were met. Missed: P7 (click)."
    lines = table([MET, MISSED, PLAIN]).splitlines()
    assert [line.split("|")[-2].strip() for line in lines[2:]] == ["yes", "**no**", ""]
    assert len({len(line) for line in lines}) == 1


def test_the_document_has_the_table_and_the_machine() -> None:
    text = document([MET], ["2 cores"])
    assert table([MET]) in text
    assert "- 2 cores\n" in text


def test_a_missing_figure_is_an_error_and_no_zero() -> None:
    assert number({"a": 1}, "a") == 1.0
    with pytest.raises(BenchError):
        number({}, "a")
    with pytest.raises(BenchError):
        numbers({"a": []}, "a")


def test_a_seeded_history_is_a_list_that_the_program_reads(tmp_path: Path) -> None:
    seed_history(tmp_path, 100)
    store = TaskStore.open(ProfilePaths(tmp_path, tmp_path).account.database)
    try:
        index = store.index()
        assert len(index.ids) == 100
        assert len(set(index.days)) in (3, 4)
        assert index.groups.count(GROUP_CODES.index(Group.PROBLEM)) == 10
        assert not store.open_tasks()
    finally:
        store.close()


def test_seeded_open_tasks_are_at_the_service_and_fresh(tmp_path: Path) -> None:
    seed_open(tmp_path, 5)
    store = TaskStore.open(ProfilePaths(tmp_path, tmp_path).account.database)
    try:
        tasks = store.open_tasks()
        assert {task.state for task in tasks} == {TaskState.SUBMITTED}
        assert [number_of(task.task_id or "") for task in tasks] == [1, 2, 3, 4, 5]
        assert all(time.time() - (task.submitted_at or 0) < 60 for task in tasks)
    finally:
        store.close()
    assert number_of("TASK1") == 0


def test_the_service_answers_late_moves_on_and_stamps_posts() -> None:
    latency_ms, megabytes = 50, 2
    with service(latency_ms, megabytes) as base:
        parts = urlsplit(base)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)

        def ask(method: str, path: str, body: bytes | None = None) -> bytes:
            connection.request(method, path, body)
            return connection.getresponse().read()

        before = time.monotonic()
        first = json.loads(ask("GET", f"/api/generate/status/{task_id_of(1)}"))["data"]
        assert time.monotonic() - before >= latency_ms / 1000
        second = json.loads(ask("GET", f"/api/generate/status/{task_id_of(1)}"))["data"]
        assert (first["status"], first["task_id"]) == ("running", task_id_of(1))
        assert 0 < first["progress"] < second["progress"]
        sent = time.monotonic()
        assert json.loads(ask("POST", "/api/generate/submit", b"{}"))["data"]["task_id"]
        (stamp,) = json.loads(ask("GET", "/bench/posts"))
        assert sent <= stamp <= time.monotonic()
        film = ask("GET", "/file.mp4")
        assert len(film) == megabytes << 20
        assert film[4:8] == b"ftyp"
        connection.close()
