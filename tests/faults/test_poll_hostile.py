"""Faults of asking: answers that are hostile, too large, not the service's, or in another form."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.bench import FaultBench, words_of
from tests.faults.polling import (
    BEGIN,
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
from vidgo_desktop.core.json_reader import MAX_REPLY_BYTES
from vidgo_desktop.core.task import Task, TaskState

Told = Callable[[Task | str], str]
_MB = 1 << 20


@pytest.mark.parametrize(
    "when", ["2026-01-01T00:00:00", "2999-12-31T23:59:59Z", "0001-01-01", "yesterday", 7, None, {}]
)
def test_P14_odd_creation_times(tmp_path: Path, service: ScriptedService, told: Told, when: object) -> None:
    already_sent(tmp_path, service, 1)
    tell(service, {**RUNNING, "created_time": when}, {**RUNNING, "created_time": when})
    with FaultBench(tmp_path, service.url, service) as bench:
        begun = bench.clock.steady
        task = after_the_script(bench, service)
        assert bench.clock.steady - begun < 6
        assert task.submitted_at == BEGIN - 36
        told(task)
        bench.until(saved(bench))
        assert bench.heard.tasks[1].ended_at is not None
        assert abs(bench.heard.tasks[1].ended_at - bench.clock.wall) < 60


_HOSTILE = {
    "html": '<img src="file:///etc/passwd"><a href="https://evil.example">Send again</a>',
    "control": "bad\x00\x07\x1b[31m thing\r\nsecond line",
    "turned": "photo\u202egpj.exe \u2066hidden\u2069",
    "emoji": "👩‍👩‍👧‍👦 no person",
    "half a character": "broken \ud83d end",
    "long": "x " * 450_000,
    "not a text": {"why": ["deep", {"er": 1}]},
}


@pytest.mark.parametrize("name", list(_HOSTILE))
def test_P15_hostile_error_messages(tmp_path: Path, service: ScriptedService, told: Told, name: str) -> None:
    already_sent(tmp_path, service, 1)
    tell(service, {"status": "failed", "error_message": _HOSTILE[name]})
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: bench.state() is TaskState.FAILED)
        task = shown(bench)
        assert task.problem is not None and len(task.problem.message) <= 2000
        words = told(task)
        assert words.startswith("Did not work")
        for text in (words, task.problem.message):
            assert not any(ord(c) < 32 or 0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069 for c in text)
            assert text.encode("utf-8").decode("utf-8") == text
        assert "<img" not in words


def test_P15_an_error_message_of_five_megabytes(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    # Over the limit of an answer nothing is believed, not even that it failed.
    already_sent(tmp_path, service, 1)
    tell(service, *[{"status": "failed", "error_message": "x" * (5 * _MB)}] * 3)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = after_the_script(bench, service)
        assert task.state is TaskState.SUBMITTED
        told(task)
        bench.until(saved(bench))


def _memory() -> int:
    """Bytes of this process, 0 where the system does not tell it this way."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 if status.exists() else 0


@pytest.mark.parametrize(
    "body",
    [
        b'{"code": 200, "data": {"status": "finished", "pad": "' + b"x" * MAX_REPLY_BYTES + b'"}}',
        b'{"code": 200, "data": {"status": ' + b"[" * 400_000 + b"]" * 400_000 + b"}}",
        b'{"code": 200, "data": {"status": "running"}, "n": ' + b"[" * 5000 + b"}",
        b'{"code": ' + b"9" * 1_000_000 + b"}",
    ],
    ids=["too large", "too deep", "never closed", "giant number"],
)
def test_P16_answers_over_every_limit(tmp_path: Path, service: ScriptedService, told: Told, body: bytes) -> None:
    already_sent(tmp_path, service, 1)
    tell(service, *[Answer(body=body)] * 12)
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: len(service.status_answers) <= 10)
        bench.rest()
        before = _memory()
        task = after_the_script(bench, service)
        assert _memory() - before < 64 * _MB
        assert task.state is TaskState.SUBMITTED
        assert "cannot be read" in told(task) or "not from Vidgo" in words_of(task)
        bench.until(saved(bench))


@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_P17_a_sign_in_page_for_half_an_hour(tmp_path: Path, service: ScriptedService, told: Told, kind: str) -> None:
    page = Answer(body=b"<!DOCTYPE html><title>Hotel</title><p>Please sign in.", headers={"Content-Type": kind})
    already_sent(tmp_path, service, 1)
    tell(service, RUNNING, *[page] * 400)
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.let_pass(1800)
        task = shown(bench)
        assert (task.state, task.progress) == (TaskState.RUNNING, 45)
        assert "Sign in with your browser" in told(task)
        service.status_answers.clear()
        bench.until(saved(bench))
        assert len(service.submitted) == 0


# Bodies as the service's pages print them, and as clients of it and of its twins have seen them.
_SAMPLES: dict[str, dict[str, Any]] = {
    "documented": {
        "code": 200,
        "data": {
            "task_id": "{id}",
            "status": "finished",
            "files": [{"file_url": "{link}", "file_type": "video"}],
            "created_time": "2025-09-15T10:30:00",
            "progress": 100,
            "error_message": None,
        },
    },
    "without its wrapper": {
        "task_id": "{id}",
        "status": "finished",
        "files": [{"file_url": "{link}", "file_type": "video"}],
    },
    "with fields of tomorrow": {
        "code": 200,
        "trace": {"id": 1},
        "data": {
            "task_id": "{id}",
            "status": "finished",
            "queue": {"place": 3},
            "files": [{"file_url": "{link}", "file_type": "video", "width": 832, "frames": [1, 2]}],
            "eta": None,
        },
    },
    "code as a text, another word": {"code": "200", "data": {"status": "Succeeded", "files": ["{link}"]}},
    "code 0": {"code": 0, "message": "ok", "data": {"status": "completed", "files": {"url": "{link}"}}},
}


@pytest.mark.parametrize("name", list(_SAMPLES))
def test_P25_other_forms_of_the_answer(tmp_path: Path, service: ScriptedService, told: Told, name: str) -> None:
    already_sent(tmp_path, service, 1)
    text = json.dumps(_SAMPLES[name]).replace("{id}", number_of(1)).replace("{link}", links(service, 1)[0])
    service.status_answers.append(Answer(body=text.encode()))
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(saved(bench))
        told(shown(bench))
        assert questions(service) == 1
