"""Faults of asking: trouble on the way to the service, and how often it is asked meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.faults.bench import FaultBench, words_of
from tests.faults.polling import RUNNING, STATUS, already_sent, questions, tell, watched
from tests.faults.raw import RawAnswer, RawService, impatient, trickles
from tests.scripted_service import KEY, Answer, ScriptedService, _Handler, refusal
from vidgo_desktop.core import resources
from vidgo_desktop.core.api import DEFAULT_TIMEOUTS, Timeouts
from vidgo_desktop.core.facts import BalanceState
from vidgo_desktop.core.task import AT_THE_SERVICE, ResultState, Task, TaskState
from vidgo_desktop.ui.offline_strip import OfflineStrip
from vidgo_desktop.ui.theme import Theme

Told = Callable[[Task | str], str]
CLIP = resources.path("samples", "street_walk.mp4")


def _all_saved(bench: FaultBench, count: int) -> Callable[[], bool]:
    return lambda: sum(task.result is ResultState.SAVED for task in bench.heard.tasks.values()) == count


def _task(bench: FaultBench, number: int = 1) -> Task:
    bench.engine.load_page((number,))
    return bench.heard.tasks[number]


def _states(bench: FaultBench) -> set[TaskState]:
    return {task.state for task in bench.room.open.values()}


@pytest.mark.parametrize("code", [500, 502, 503, 504])
def test_P01_fifty_errors_of_the_service(tmp_path: Path, service: ScriptedService, told: Told, code: int) -> None:
    already_sent(tmp_path, service, 1)
    tell(service, RUNNING, *[Answer(code, {"detail": "down"})] * 50)
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.until(lambda: not service.status_answers)
        bench.rest()
        task = _task(bench)
        assert (task.state, task.progress) == (TaskState.RUNNING, 45)
        assert "out of order" in told(task)
        gaps = [later - sooner for sooner, later in pairwise(asked.times)]
        assert max(gaps) <= 60 and min(gaps[10:]) >= 19
        assert len({round(gap, 1) for gap in gaps[10:]}) > 10
        bench.until(_all_saved(bench, 1))
        assert False not in bench.heard.online


@pytest.mark.parametrize(("kind", "least"), [("seconds", 37.0), ("date", 28.0), ("none", 1.0)])
def test_P02_too_many_questions(tmp_path: Path, service: ScriptedService, told: Told, kind: str, least: float) -> None:
    already_sent(tmp_path, service, 8)
    service.steps = [RUNNING] * 6 + [{"status": "finished"}]
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.until(lambda: all(service.looks.values()))
        bench.rest()
        headers = {
            "seconds": {"Retry-After": "37"},
            # A date counts from the answer's own, so a clock of ours that is years off does no harm.
            "date": {"Retry-After": formatdate(time.time() + 30, usegmt=True)},
            "none": {},
        }[kind]
        tell(service, Answer(429, {"detail": "Rate limit exceeded"}, headers))
        bench.until(lambda: not service.status_answers)
        bench.rest()
        refused_at, before = bench.clock.steady, len(asked.times)
        told(_task(bench))
        bench.until(lambda: len(asked.times) > before)
        assert min(asked.times[before:]) >= refused_at + least
        bench.until(_all_saved(bench, 8))


def test_P02_again_and_again(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    already_sent(tmp_path, service, 3)
    tell(service, *[Answer(429, {"detail": "Rate limit exceeded"})] * 12)
    bench = FaultBench(tmp_path, service.url, service)
    asked = watched(bench, service.url, KEY)
    with bench:
        bench.until(lambda: not service.status_answers)
        bench.rest()
        assert "slow down" in told(_task(bench))
        pauses = sorted(later - sooner for sooner, later in pairwise(asked.times))
        assert pauses[-1] >= 30, "the pauses grow"
        assert max(pauses) <= 62
        bench.until(_all_saved(bench, 3))


@pytest.mark.parametrize(("code", "kind"), [(401, "authentication_error"), (403, "permission_denied_error")])
def test_P03_the_key_is_refused(tmp_path: Path, service: ScriptedService, told: Told, code: int, kind: str) -> None:
    already_sent(tmp_path, service, 8)
    service.steps = [RUNNING]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: all(service.looks.values()))
        bench.rest()
        tell(service, *[refusal(code, kind, "Invalid API key")] * 400)
        service.balance_answers.extend([refusal(code, kind, "Invalid API key")] * 400)
        bench.let_pass(600)
        before = questions(service)
        bench.let_pass(3600)
        # One question now and then, so that a fault of the service ends by itself.
        assert questions(service) - before <= 13
        assert _states(bench) == {TaskState.RUNNING}
        assert all(task.state is TaskState.RUNNING for task in bench.heard.tasks.values())
        shown = [fact.state for fact in bench.heard.balances]
        refused = [now for before_, now in pairwise(shown) if now is not before_ and now is BalanceState.REFUSED]
        assert len(refused) == (1 if code == 401 else 0)
        told(next(task for task in bench.room.open.values() if task.problem is not None))
        service.status_answers.clear()
        service.balance_answers.clear()
        service.steps = [{"status": "finished"}]
        bench.engine.save_key(KEY)
        bench.until(_all_saved(bench, 8))


def test_P03_a_fault_of_the_service_about_the_key_ends_by_itself(
    tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    already_sent(tmp_path, service, 5)
    service.steps = [RUNNING]
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: all(service.looks.values()))
        service.balance_answers.extend([refusal(401, "authentication_error", "Invalid API key")] * 2)
        tell(service, *[refusal(401, "authentication_error", "Invalid API key")] * 2)
        bench.until(lambda: bench.heard.balance.state is BalanceState.REFUSED)
        bench.rest()
        told(next(task for task in bench.room.open.values() if task.problem is not None))
        service.steps = [{"status": "finished"}]
        bench.until(_all_saved(bench, 5))
        bench.rest()
        assert bench.heard.balance.state is BalanceState.KNOWN


def test_P03_one_task_of_another_account_stops_no_other(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    # The service says 403 of a task that another account made.
    already_sent(tmp_path, service, 3)
    service.steps = [RUNNING] * 40 + [{"status": "finished"}]
    with FaultBench(tmp_path, service.url, service) as bench:
        tell(service, refusal(403, "permission_denied_error", "not your task"))
        bench.until(lambda: sum(task.result is ResultState.SAVED for task in bench.heard.tasks.values()) == 2)
        assert {task.state for task in bench.room.open.values()} <= AT_THE_SERVICE
        bench.until(_all_saved(bench, 3))


def _patience(seconds: float) -> Timeouts:
    return Timeouts(connect=seconds, read=seconds, get=seconds)


def test_P18_no_answer(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    assert (DEFAULT_TIMEOUTS.get, DEFAULT_TIMEOUTS.read) == (20.0, 20.0)
    already_sent(tmp_path, service, 1)
    gate = threading.Event()
    tell(service, RUNNING, Answer(gate=gate))
    bench = FaultBench(tmp_path, service.url, service)
    impatient(bench, service.url, _patience(1.5))
    try:
        with bench:
            begun = time.monotonic()
            bench.until(lambda: questions(service) == 2)
            bench.rest()
            assert time.monotonic() - begun < 8
            told(_task(bench))
            bench.until(_all_saved(bench, 1))
    finally:
        gate.set()


def test_P18_one_byte_at_a_time(tmp_path: Path, told: Told) -> None:
    with RawService(CLIP) as service:
        already_sent(tmp_path, service, 1)
        service.steps = [RUNNING, {"status": "finished"}]
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{"
        service.status_answers.append(RawAnswer(act=trickles(head, b" ", 0.05), charges=False))
        bench = FaultBench(tmp_path, service.url, service)
        impatient(bench, service.url, _patience(1.5))
        with bench:
            begun = time.monotonic()
            bench.until(lambda: questions(service) == 1)
            bench.rest()
            assert 1.4 <= time.monotonic() - begun < 8
            told(_task(bench))
            bench.until(_all_saved(bench, 1))


class _ForgetfulService(ScriptedService):
    """Promises to keep each connection, and closes it after one answer."""

    def __init__(self, clip: Path | None = None) -> None:
        super().__init__(clip)
        service = self

        class Handler(_Handler):
            owner = service

            def _send(self, answer: Answer) -> None:
                super()._send(answer)
                self.close_connection = True

        self._server.RequestHandlerClass = Handler


def test_P19_every_kept_connection_is_dropped(tmp_path: Path, told: Told) -> None:
    with _ForgetfulService(CLIP) as service:
        already_sent(tmp_path, service, 1)
        service.steps = [RUNNING] * 20 + [{"status": "finished"}]
        with FaultBench(tmp_path, service.url, service) as bench:
            bench.until(lambda: service.looks["TASK000000000001"] >= 20)
            assert told(_task(bench)).startswith("Making your video 45 %")
            bench.until(_all_saved(bench, 1))
            assert False not in bench.heard.online
            assert all(task.problem is None for task in bench.heard.tasks.values())


def test_P19_dropped_in_the_moment_of_asking(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    already_sent(tmp_path, service, 1)
    service.steps = [RUNNING] * 20 + [{"status": "finished"}]
    for _ in range(10):
        tell(service, RUNNING, Answer(drop=True))
    with FaultBench(tmp_path, service.url, service) as bench:
        bench.until(lambda: not service.status_answers)
        assert told(_task(bench)).startswith("Making your video")
        bench.until(_all_saved(bench, 1))
        assert False not in bench.heard.online


def test_P20_no_network_for_two_hours(tmp_path: Path, told: Told, qtbot: QtBot, qapp: QApplication) -> None:
    with ScriptedService(CLIP) as first:
        already_sent(tmp_path, first, 6)
        first.steps = [RUNNING]
        port = first.port
        bench = FaultBench(tmp_path, first.url)
        asked = watched(bench, first.url, KEY)
        bench.__enter__()
        bench.until(lambda: all(first.looks.values()))
        bench.rest()
    # What was kept open goes down with the network.
    bench.room.client.drop_connections()
    bench.until(lambda: False in bench.heard.online)
    begun, before = bench.clock.steady, len(asked.times)
    bench.let_pass(7200)
    assert bench.room.online is False
    assert len(asked.times) - before <= (bench.clock.steady - begun) / 30 + 1
    assert all(task.state is TaskState.RUNNING for task in bench.room.open.values())
    strip = OfflineStrip(Theme(qapp, "dark"))
    qtbot.addWidget(strip)
    for online in bench.heard.online:
        strip.show_online(online)
    assert "offline since" in told(strip.words)
    with ScriptedService(CLIP, port=port) as again:
        again.looks = dict.fromkeys(first.looks, 0)
        again.steps = [{"status": "finished"}]
        back = bench.clock.steady
        bench.until(lambda: bench.room.online)
        assert bench.clock.steady - back <= 10
        bench.until(lambda: again.count("GET", STATUS) >= 6)
        assert bench.clock.steady - back <= 10 + 6 * 0.3
        bench.until(_all_saved(bench, 6))
        assert again.posts.total() == 0
        bench.__exit__(None, None, None)


def test_P20_a_sign_in_page_does_not_end_the_looking(tmp_path: Path, told: Told) -> None:
    with ScriptedService(CLIP) as first:
        already_sent(tmp_path, first, 1)
        first.steps = [RUNNING]
        port = first.port
        bench = FaultBench(tmp_path, first.url)
        bench.__enter__()
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.rest()
    bench.room.client.drop_connections()
    bench.until(lambda: False in bench.heard.online)
    page = Answer(body=b"<html>sign in</html>", headers={"Content-Type": "text/html"})
    with ScriptedService(CLIP, port=port) as again:
        again.looks = dict(first.looks)
        again.balance_answers.extend([page] * 20)
        again.status_answers.extend([page] * 20)
        bench.let_pass(60)
        told(words_of(_task(bench)))
        again.balance_answers.clear()
        again.status_answers.clear()
        back = bench.clock.steady
        bench.until(lambda: bench.room.online)
        assert bench.clock.steady - back <= 10
        bench.until(_all_saved(bench, 1))
        bench.__exit__(None, None, None)
