"""What a hostile service, an odd file name, a clock that is set back or somebody else's spending must not do."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.engine_bench import EngineBench, request
from tests.scripted_service import KEY, Answer, ScriptedService
from tests.window import Window, opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import Charge, ClosedWhileSending
from vidgo_desktop.core.facts import BalanceState
from vidgo_desktop.core.redaction import Secrets
from vidgo_desktop.core.report import ReportFacts, make_report
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import JobRequest, ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.platform_setup import profile_paths

CLIP = resources.path("samples", "street_walk.mp4")
FOX = resources.path("samples", "fox.png")
OTHER_KEY = "sk-zyxwvuts98765432QQ"


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def _job(nonce: str, **changes: object) -> JobRequest:
    return replace(request(nonce), estimate=35.0, seconds=5.0, **changes)  # type: ignore[arg-type]


def _saved(bench: EngineBench, task: int = 1) -> bool:
    return task in bench.heard.tasks and bench.heard.tasks[task].result is ResultState.SAVED


# --- money --------------------------------------------------------------------------------------------------------


def test_a_cost_below_nothing_is_not_believed(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "finished", "credits_amount": -1_000_000}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.settings = replace(bench.settings, most_per_day=40.0)
        bench.engine.submit(_job("a"))
        bench.until(lambda: _saved(bench))
        bench.rest()
        assert bench.heard.tasks[1].charged == 35.0
        bench.engine.submit(_job("b"))
        assert bench.heard.refusals[-1].nonce == "b"


def test_a_balance_of_another_key_proves_nothing_though_the_clock_was_set_back(
    tmp_path: Path, service: ScriptedService
) -> None:
    service.steps = [{"status": "running"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN)
        bench.engine.submit(_job("a"))
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.clock.wall -= 7200
        service.balance = 1000.0
        bench.engine.save_key(KEY)
        bench.until(lambda: bench.heard.balance.credits == 1000.0)
        service.steps = [{"status": "finished"}]
        bench.until(lambda: _saved(bench))
        bench.let_pass(1300)
        task = bench.heard.tasks[1]
        assert (task.charge, task.charged) == (Charge.UNCLEAR, None)


def test_closing_says_that_it_was_closed(tmp_path: Path, service: ScriptedService) -> None:
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN)
            service.submit_answers.append(Answer(gate=threading.Event()))
            bench.engine.submit(_job("a"))
            bench.until(lambda: bench.state() is TaskState.SUBMITTING)
        with EngineBench(tmp_path, service.url) as bench:
            bench.until(lambda: bool(bench.engine.recent_tasks(1)))
            problem = bench.engine.recent_tasks(1)[0].problem
            assert problem is not None and problem.kind == ClosedWhileSending.__name__


# --- names, texts and secrets -------------------------------------------------------------------------------------

ODD = (
    "{0.__class__.__init__.__globals__}",
    "<b>bold</b><img src=x>",
    "100%1 %n %s & co",
    "a\u202egnp.exe",
    "🧑‍🚀 नमस्ते",
)


def test_odd_file_names_are_shown_as_they_are(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    fast = Pace(polls=((float("inf"), 0.1),), first_poll=0.05, uploads_per_minute=None)
    service.price = 0.5
    with service, opened(qtbot, tmp_path, service.url, pace=fast) as window:
        for name in ODD:
            _make_of(window, tmp_path, name)
            window.until(lambda: "ready" in window.rows()[0])
            _check_title(window, name)


def _make_of(window: Window, folder: Path, name: str) -> None:
    clip = folder / f"{name.replace('/', '_')}.mp4"
    clip.write_bytes(CLIP.read_bytes())
    form, button, before = window.app.window.form, window.button("generate"), len(window.rows())
    window.until(lambda: button.text().startswith("Generate") or "Add a" in window.words())
    form.set_file("video", clip)
    form.set_file("image", FOX)
    window.until(lambda: button.isEnabled() and "fit." in window.words())
    window.click("generate")
    window.until(lambda: len(window.rows()) > before)


def _check_title(window: Window, name: str) -> None:
    main = window.app.window
    task = main.tasks.model.task_at(1)
    assert task is not None
    assert "\u202e" not in task.title and task.result_path is not None and task.result_path.is_file()
    assert task.title.startswith(name[:3].replace("a\u202e", "A\ufffd").capitalize()[:1]), task.title
    assert task.title in "\n".join(label.text() for label in main.player.findChildren(QLabel))
    # A label that guesses would take a name for markup.
    shown = [label for label in main.findChildren(QLabel) if task.title.split(" × ")[0] in label.text()]
    assert shown and all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)


def test_a_book_as_search_text_is_no_burden(tmp_path: Path) -> None:
    store = TaskStore.open(tmp_path / "tasks.db")
    for number in range(300):
        store.add(_job(f"n{number}"), title="a b % _ \\ '; DROP TABLE tasks; -- 🦊", now=1_800_000_000.0)
    begun = time.monotonic()
    assert len(store.search("a " * 500_000)) == 300
    assert time.monotonic() - begun < 1.0
    for text in ("%", "_", "\\", "'; drop", "🦊", "ＤＲＯＰ"):  # noqa: RUF001  # the wide letters are the subject
        assert len(store.search(text)) == 300, text
    for text in ("\x00", "%%", "__", "\ud800"):
        assert not store.search(text), text
    store.close()


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        (f"tried {OTHER_KEY} before", OTHER_KEY),
        (f"key={OTHER_KEY}", OTHER_KEY),
        ("account marie%40example.org", "marie"),
        ("account marie＠example.org", "marie"),  # noqa: RUF001
        ("proxy marie:hunter2@proxy.example:8080", "hunter2"),
        ("proxy marie:hunter2@proxy.example:8080", "marie"),
        ("no C:\\Users\\Marie Curie\\Videos\\My film.mp4", "Curie"),
        ("no /home/marie curie/Videos/x.mp4 there", "curie"),
        ("no ~marie/Videos", "marie"),
        ("HTTPSConnectionPool(host='nas.curie.example', port=3128): Max retries", "curie"),
        ("[Errno 111] 192.168.7.20:3128", "192.168"),
    ],
)
def test_a_report_tells_nobody_who_it_is(tmp_path: Path, line: str, secret: str) -> None:
    task = Task(
        1, _job("a"), "t", TaskState.FAILED, 1_800_000_000.0, problem=TaskProblem("NetworkError", line), task_id="X"
    )
    paths = profile_paths(tmp_path)
    paths.logs.mkdir(parents=True)
    (paths.logs / "vidgo-desktop.log").write_text(f"2026-11-23T10:00:00.000Z INFO engine x: {line}\n", "utf-8")
    report = make_report(ReportFacts("1", Settings(), (task,)), paths, Secrets())
    assert secret not in report.text


def test_a_report_keeps_what_helps_and_takes_no_time(tmp_path: Path) -> None:
    paths = profile_paths(tmp_path)
    paths.logs.mkdir(parents=True)
    kept = "wan-animate-replace 480p failed at api.vidgo.ai, code 502, host='api.vidgo.ai', PySide6 6.11.3"
    hard = ("/" + "a " * 2_000, "\\ " * 2_000, "a-" * 2_000, "1." * 2_000, "@" * 4_000, "x:" * 2_000)
    (paths.logs / "vidgo-desktop.log").write_text("\n".join([*hard * 20, kept]), "utf-8")
    begun = time.monotonic()
    report = make_report(ReportFacts("1", Settings()), paths, Secrets())
    assert time.monotonic() - begun < 3.0
    assert kept in report.text
