"""Faults of asking: what the service says of a task, from odd to hostile."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.bench import FaultBench, words_of
from tests.faults.polling import (
    FAILED,
    FINISHED,
    RUNNING,
    after_the_script,
    already_sent,
    links,
    number_of,
    questions,
    saved,
    shown,
    tell,
)
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui.task_offers import actions_of

Told = Callable[[Task | str], str]


@pytest.mark.parametrize("seconds", [0.0, 700.0])
def test_P04_not_found_once(tmp_path: Path, service: ScriptedService, told: Told, seconds: float) -> None:
    already_sent(tmp_path, service, 1)
    tell(service, RUNNING, Answer(404, {"detail": "Task not found"}), RUNNING)
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: len(service.status_answers) == 1)
        bench.rest()
        task = shown(bench)
        assert (task.state, task.problem) == (TaskState.RUNNING, None)
        told(task)
        bench.let_pass(seconds)
        bench.until(saved(bench))


@pytest.mark.parametrize("code", [404, 410])
def test_P05_not_known_any_more(tmp_path: Path, service: ScriptedService, told: Told, code: int) -> None:
    already_sent(tmp_path, service, 1)
    tell(service, *(Answer(code, {"detail": "Task not found"}) for _ in range(200)))
    with FaultBench(tmp_path, service.url, service) as bench:
        begun = bench.clock.steady
        bench.until(lambda: bench.state() is TaskState.CLOSED)
        assert bench.clock.steady - begun >= 600
        task = shown(bench)
        assert "does not know" in told(task)
        assert (task.task_id, task.charge) == (number_of(1), Charge.UNCLEAR)
        before = questions(service)
        bench.let_pass(3600)
        assert questions(service) == before
        service.status_answers.clear()
        bench.engine.look_again(1)
        bench.until(saved(bench))


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("Rendering frames", "Working (status: Rendering frames)"),
        ("zx" * 200, "Working (status: zxzxzx"),
        ("<b>x</b>", "Working (status: <b>x</b>)"),
        (None, "Working (status: ?)"),
        (7, "Working (status: 7)"),
        (["running"], "Working (status: ['running'])"),
        ("  RUNNING ", "Making your video"),
        ("Not Started", "In line"),
        ("", "Working (status: ?)"),
    ],
)
def test_P06_an_unknown_status(tmp_path: Path, service: ScriptedService, told: Told, word: object, begins: str) -> None:
    already_sent(tmp_path, service, 1)
    tell(service, {"status": word}, {"status": word, "progress": 60})
    with FaultBench(tmp_path, service.url, service) as bench:
        task = after_the_script(bench, service)
        assert told(task).startswith(begins)
        bench.until(saved(bench))


def test_P06_an_unknown_status_for_a_day_asks_the_user(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    already_sent(tmp_path, service, 1, hours_ago=25)
    tell(service, *[{"status": "paused_by_admin"}] * 3)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = after_the_script(bench, service)
        assert "Keep waiting, or stop?" in told(words_of(task, bench.clock.wall))
        assert [button.text for button in actions_of(task)][:1] != ["Details"]
        bench.until(saved(bench))


def test_P07_a_status_that_goes_back(
    tmp_path: Path, service: ScriptedService, told: Told, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "vidgo_desktop.core.polling")
    already_sent(tmp_path, service, 1)
    tell(service, RUNNING, {"status": "not_started"}, {"status": "finished", "files": []}, RUNNING)
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        told(shown(bench))
        bench.until(lambda: bench.state() is TaskState.RUNNING and not service.status_answers)
        bench.until(saved(bench))
        assert "a running task waits again" in caplog.text
        assert "a finished task runs again" in caplog.text
        service.steps = [RUNNING]
        bench.engine.look_again(1)
        bench.let_pass(600)
        assert told(shown(bench)).startswith("Ready")


@pytest.mark.parametrize("then", [RUNNING, FAILED, {"status": "finished", "files": []}])
def test_P07_failed_stays_failed(tmp_path: Path, service: ScriptedService, told: Told, then: dict[str, Any]) -> None:
    already_sent(tmp_path, service, 1)
    service.steps = [FAILED]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.state() is TaskState.FAILED)
        service.steps = [then]
        before = questions(service)
        bench.engine.look_again(1)
        bench.let_pass(600)
        assert told(shown(bench)).startswith("Did not work")
        assert questions(service) == before + 1


def test_P08_failed_and_finished_after_all(
    tmp_path: Path, service: ScriptedService, told: Told, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "vidgo_desktop.core.polling")
    already_sent(tmp_path, service, 1)
    service.steps = [FAILED]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.state() is TaskState.FAILED)
        bench.let_pass(1800)
        assert "Look again" in [button.text for button in actions_of(shown(bench))]
        for trouble in (Answer(500, {"detail": "down"}), Answer(429, {}, {"Retry-After": "5"}), Answer(404, {})):
            tell(service, trouble)
            bench.engine.look_again(1)
            bench.let_pass(10)
            assert shown(bench).state is TaskState.FAILED
        service.steps = [FINISHED]
        bench.engine.look_again(1)
        bench.until(saved(bench))
        assert "Vidgo had first said that it failed" in told(shown(bench))
        assert shown(bench).charge is Charge.UNCLEAR
        assert "a failed task is finished" in caplog.text


@pytest.mark.parametrize("files", ["missing", None, []])
def test_P09_finished_without_files(tmp_path: Path, service: ScriptedService, told: Told, files: object) -> None:
    already_sent(tmp_path, service, 1)
    data = {"status": "finished"} if files == "missing" else {"status": "finished", "files": files}
    tell(service, *[data] * 40)
    with FaultBench(tmp_path, service.url, service) as bench:
        begun = bench.clock.steady
        bench.until(lambda: bench.state() is TaskState.FINISHED)
        assert 100 <= bench.clock.steady - begun <= 130
        assert questions(service) == 11
        task = shown(bench)
        assert task.result is ResultState.PROBLEM
        assert told(task).startswith("Finished without a video")
        assert "gave no video with it" in words_of(task)
        assert "Look again" in [button.text for button in actions_of(task)]
        service.status_answers.clear()
        service.steps = [FINISHED]
        bench.engine.try_again(1)
        bench.until(saved(bench))


@pytest.mark.parametrize(
    ("name", "more"),
    [("a text", 0), ("texts", 2), ("one object", 0), ("nested", 1), ("ten thousand", 99), ("a dict of lists", 0)],
)
def test_P10_files_in_odd_forms(tmp_path: Path, service: ScriptedService, told: Told, name: str, more: int) -> None:
    first, second, third = links(service, 3)
    forms: dict[str, object] = {
        "a text": first,
        "texts": [first, second, third],
        "one object": {"file_url": first, "file_type": "video"},
        "nested": [[[{"file_url": first}]], [{"url": second}]],
        "ten thousand": [{"file_url": link, "file_type": "video"} for link in links(service, 10_000)],
        "a dict of lists": {"url": first, "others": [second, third]},
    }
    already_sent(tmp_path, service, 1)
    tell(service, {"status": "finished", "files": forms[name]})
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(saved(bench))
        task = shown(bench)
        words = told(task)
        assert task.result_url == first
        assert (f"{more} more file" in words) is bool(more)
        assert ("9900 file" in words.replace(",", "")) is (name == "ten thousand")
        assert questions(service) == 1


@pytest.mark.parametrize(
    ("name", "unusable", "more"),
    [("no link", 1, 0), ("two links", 0, 0), ("unknown kind", 0, 1), ("twice", 0, 0), ("no sense", 4, 0)],
)
def test_P11_odd_file_entries(
    tmp_path: Path, service: ScriptedService, told: Told, name: str, unusable: int, more: int
) -> None:
    first, second, _ = links(service, 3)
    video = {"file_url": first, "file_type": "video"}
    forms: dict[str, list[object]] = {
        "no link": [{"file_type": "video"}, video],
        "two links": [{"file_url": first, "url": second, "file_type": "video"}],
        "unknown kind": [{"file_url": f"{second}.holo", "file_type": "hologram"}, video],
        "twice": [video, video, video],
        "no sense": [7, {"file_url": "javascript:alert(1)"}, {"file_url": "file:///etc/passwd"}, "", video],
    }
    already_sent(tmp_path, service, 1)
    tell(service, {"status": "finished", "files": forms[name]})
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(saved(bench))
        task = shown(bench)
        words = told(task)
        assert task.result_url == first
        assert (f"{unusable} file" in words and "could not be used" in words) is bool(unusable)
        assert (f"{more} more file" in words) is bool(more)


@pytest.mark.parametrize(
    ("progress", "percent"),
    [
        (-5, 0),
        (250, 100),
        ("50%", 50),
        (float("nan"), None),
        (None, None),
        ("half", None),
        ([50], None),
        (10**400, None),
    ],
)
def test_P12_odd_progress(
    tmp_path: Path, service: ScriptedService, told: Told, progress: object, percent: int | None
) -> None:
    already_sent(tmp_path, service, 1)
    tell(service, {"status": "running", "progress": progress})
    with FaultBench(tmp_path, service.url, service) as bench:
        task = after_the_script(bench, service)
        assert (task.state, task.progress) == (TaskState.RUNNING, percent)
        assert told(task).startswith("Making your video" if percent is None else f"Making your video {percent} %")
        bench.until(saved(bench))


def test_P13_an_answer_about_another_task(
    tmp_path: Path, service: ScriptedService, told: Told, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "vidgo_desktop.core.polling")
    already_sent(tmp_path, service, 1)
    tell(service, RUNNING, *[{**FAILED, "task_id": "TASK999999999999"}] * 3)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = after_the_script(bench, service)
        assert (task.state, task.problem) == (TaskState.RUNNING, None)
        told(task)
        assert caplog.text.count("the answer is about another task (1 times so far)") == 1
        bench.until(saved(bench))
