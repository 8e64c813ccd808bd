"""The program is killed at a named moment: what is then known, what goes on by itself, and what was paid."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.process import (
    VIDEO,
    goes_on_to_its_video,
    killed_at,
    known,
    only,
    script_for,
    started_again,
)
from tests.load import slowness
from tests.torture.closings import LIMIT
from tests.torture.points import IN_RECOVERY
from tests.torture.run import Run
from tests.torture.service import CruelService
from tests.window import opened
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.task import AT_THE_SERVICE, Task, TaskState

Told = Callable[[Task | str], str]
_A_DAY = 86_400.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX: SIGKILL and SIGTERM")


@pytest.fixture
def kind() -> Iterator[CruelService]:
    """The service of the torture runs, for once without cruelty."""
    with CruelService(cruel=False) as service:
        yield service


def test_K01_before_the_task_is_kept(tmp_path: Path, qtbot: QtBot, kind: CruelService, told: Told) -> None:
    script = script_for(tmp_path / "profile", kind, point="before the task is kept")
    # The form is filled, and looked at for a while, before the button is pressed.
    script.thinks = True
    with Run.of_program(script) as run:
        assert run.end() == -signal.SIGKILL, run.errors()
    assert not kind.posts
    with opened(qtbot, tmp_path / "profile", kind.url) as window:
        window.until(lambda: window.field("videoUrl").text() == VIDEO)
        assert window.field("imageUrl").text()
        assert window.rows() == []
        told(f"The form as it was: {window.field('videoUrl').text()}")
    assert not (tmp_path / "profile" / "draft.json").exists()
    assert not kind.posts


def test_K02_after_the_task_is_kept(tmp_path: Path, kind: CruelService, told: Told) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, "after the task is kept")
    with started_again(folder, kind) as bench:
        bench.let_pass(_A_DAY)
        assert only(bench).state is TaskState.NEEDS_YOU
        assert only(bench).charge is Charge.NOT_CHARGED
        assert not kind.posts
        told(only(bench))
        bench.engine.try_again(only(bench).id)
        goes_on_to_its_video(bench, kind, folder)


@pytest.mark.parametrize("point", ["after it is claimed", "before sending is kept"])
def test_K03_after_the_claim(tmp_path: Path, kind: CruelService, told: Told, point: str) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, point)
    with started_again(folder, kind) as bench:
        bench.let_pass(_A_DAY)
        assert only(bench).state is TaskState.NEEDS_YOU
        assert only(bench).charge is Charge.NOT_CHARGED
        assert not kind.posts
        told(only(bench))
        bench.engine.try_again(only(bench).id)
        goes_on_to_its_video(bench, kind, folder)


@pytest.mark.parametrize(
    ("point", "most"),
    [
        # Between the two places where sending is written down, nothing left yet; nobody can tell afterwards.
        ("after sending is kept", 0),
        ("after the line about sending", 0),
        ("after the first bytes", 0),
        ("after the whole request", 1),
    ],
)
def test_K04_after_the_first_byte(tmp_path: Path, kind: CruelService, told: Told, point: str, most: int) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, point)
    with started_again(folder, kind) as bench:
        bench.let_pass(_A_DAY)
        assert only(bench).state is TaskState.UNKNOWN
        assert only(bench).charge is Charge.UNCLEAR
        told(only(bench))
        bench.engine.try_again(only(bench).id)
        bench.let_pass(_A_DAY)
    assert kind.posts.total() <= most
    assert kind.charges.total() <= most


@pytest.mark.parametrize("point", ["after the answer is read", "before the line with the number"])
def test_K05_before_the_journal_has_the_number(tmp_path: Path, kind: CruelService, told: Told, point: str) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, point)
    with started_again(folder, kind) as bench:
        bench.let_pass(_A_DAY)
        assert only(bench).state is TaskState.UNKNOWN
        told(only(bench))
        assert kind.posts == {VIDEO: 1}
        assert kind.charges == {VIDEO: 1}
        # The user finds the number on the service's page.
        bench.engine.adopt(only(bench).id, kind.numbers_of(VIDEO).pop())
        goes_on_to_its_video(bench, kind, folder)


@pytest.mark.parametrize("point", ["after the line with the number", "before the number is kept"])
def test_K06_the_journal_alone_has_the_number(tmp_path: Path, kind: CruelService, told: Told, point: str) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, point)
    with started_again(folder, kind) as bench:
        assert only(bench).state in AT_THE_SERVICE
        assert only(bench).task_id in kind.numbers_of(VIDEO)
        told(only(bench))
        goes_on_to_its_video(bench, kind, folder)


def test_K07_the_list_has_the_number(tmp_path: Path, kind: CruelService, told: Told) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, "after the number is kept")
    with started_again(folder, kind) as bench:
        assert only(bench).state in AT_THE_SERVICE
        told(only(bench))
        goes_on_to_its_video(bench, kind, folder)


@pytest.mark.parametrize(
    "point", ["before a status is kept", "after a status is kept", "before the end is kept", "after the end is kept"]
)
def test_K08_at_a_status(tmp_path: Path, kind: CruelService, told: Told, point: str) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, point)
    with started_again(folder, kind) as bench:
        assert only(bench).state in AT_THE_SERVICE | {TaskState.FINISHED}
        told(only(bench))
        goes_on_to_its_video(bench, kind, folder)


@pytest.mark.parametrize(
    ("point", "fetched"),
    [
        ("in a download", 2),
        ("before a download is on the disk", 2),
        ("before the file gets its name", 2),
        ("after the file got its name", 1),
        ("before the saved file is kept", 1),
        ("after the saved file is kept", 1),
    ],
)
def test_K09_in_a_download(tmp_path: Path, kind: CruelService, told: Told, point: str, fetched: int) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, point)
    with started_again(folder, kind) as bench:
        told(goes_on_to_its_video(bench, kind, folder))
    # A whole video is found by its name, size and hash, and not fetched once more.
    assert kind.requests["result"] == fetched


def test_K11_twice_in_recovery(tmp_path: Path, kind: CruelService, told: Told) -> None:
    folder = tmp_path / "profile"
    killed_at(folder, kind, "after the line with the number")
    killed_at(folder, kind, "after the whole request", inputs=2)
    for point in IN_RECOVERY:
        killed_at(folder, kind, point, inputs=0)
        killed_at(folder, kind, point, inputs=0)
    with started_again(folder, kind) as bench:
        second, first = known(bench)
        assert first.task_id in kind.numbers_of(VIDEO)
        assert second.state is TaskState.UNKNOWN
        told(first)
        told(second)
    assert kind.posts.total() <= 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_K12_a_polite_end(tmp_path: Path, told: Told, number: signal.Signals) -> None:
    folder = tmp_path / "profile"
    with CruelService(cruel=False, hangs=["submit"]) as service:
        script = script_for(folder, service)
        script.stays = True
        with Run.of_program(script) as run:
            assert service.until_asked("submit")
            asked = time.monotonic()
            run.signal(number)
            assert run.end(30.0) == 0
            seconds = time.monotonic() - asked
            assert not run.errors()
    assert seconds <= LIMIT * slowness()
    with CruelService(cruel=False) as service, started_again(folder, service) as bench:
        bench.let_pass(_A_DAY)
        # It was sent, and no answer was waited for.
        assert only(bench).state is TaskState.UNKNOWN
        told(only(bench))
        assert not service.posts
