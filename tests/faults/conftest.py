"""What a test of the matrix gets, and the collecting of what was told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.bench import words_of
from tests.faults.matrix import all_faults
from tests.faults.table import TOLD, Collected, document
from tests.scripted_service import ScriptedService
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.task import Task

_OUT = "VIDGO_FAULTS_OUT"
_collected = Collected()


@pytest.fixture
def told(request: pytest.FixtureRequest, qapp: object) -> Callable[[Task | VidgoError | str], str]:
    """Write down what the user is told: the words of a task's row, of an error, or a text that a widget showed."""

    def tell(what: Task | VidgoError | str) -> str:
        text = words_of(what)
        request.node.user_properties.append((TOLD, text))
        return text

    return tell


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    """A running scripted service that has a real clip to give."""
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as running:
        yield running


@pytest.hookimpl
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collect each outcome."""
    if report.when == "call" or (report.when == "setup" and not report.passed):
        told = [str(text) for name, text in report.user_properties if name == TOLD]
        why = str(report.longrepr[2]).removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""
        _collected.add(report.nodeid, report.outcome, told, why)


@pytest.hookimpl
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the table where it was asked for."""
    out = os.environ.get(_OUT)
    if out:
        Path(out).write_text(document(all_faults(), _collected), encoding="utf-8")
