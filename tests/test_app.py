"""The composition root: no side effects at import, one window per folder, clean ends in any state."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.load import slowness
from tests.scripted_service import KEY, Answer, ScriptedService
from tests.window import PICTURE, VIDEO, opened
from vidgo_desktop.app import build
from vidgo_desktop.command_line import parse
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import TaskState
from vidgo_desktop.platform_setup import profile_paths

_ROOT = Path(__file__).parents[1]
# The program from its own ``main``; what the test does with it is ``act``, called once the engine told the balance or,
# where it cannot, after some time. It prints how long the end took, from the wish to close to the end of its loop.
_PROGRAM = """
import sys, sqlite3, time
from pathlib import Path
from PySide6.QtCore import QTimer
from vidgo_desktop import app as program
from vidgo_desktop.core import store_files
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.facts import BalanceState
from vidgo_desktop.core.task import JobRequest, Link, TaskState
from vidgo_desktop.ui.facts import FactGate

folder = {folder!r}
held = []

def close(app):
    asked = time.monotonic()
    app.qt.aboutToQuit.connect(lambda: print(time.monotonic() - asked, flush=True))
    app.window.close()

def begin(app):
{act}

def build(arguments):
    app = real_build(arguments, data_dir=folder, credentials=MemoryCredentials({key!r}))
    QTimer.singleShot(0, lambda: begin(app))
    return app

real_build, program.build = program.build, build
sys.exit(program.main({arguments!r}))
"""
_CLOSE_AFTER = """
    QTimer.singleShot({after_ms}, lambda: close(app))
"""
# The balance is being asked for, and nobody will ever answer.
_CLOSE_ASKING = """
    def asked(fact):
        # Before the key was read nothing is really asked yet.
        if fact.state is BalanceState.ASKING and app.window.key_fact.place.value != "none":
            QTimer.singleShot(300, lambda: close(app))

    app.findChild(FactGate).balance_changed.connect(asked)
"""
# Another program takes the list while a task is on its way out, then the window is closed.
_CLOSE_LOCKED = """
    store_files._BUSY_SECONDS = {busy}
    gate = app.findChild(FactGate)
    values = {{"video_url": Link({video!r}), "image_urls": Link({picture!r}), "resolution": "480p"}}

    def submit(fact):
        if fact.state is BalanceState.KNOWN:
            gate.balance_changed.disconnect(submit)
            app.window.submit_requested.emit(JobRequest("mine", "wan-animate-replace", values))

    def lock_and_close(tasks):
        if not held and any(task.state is TaskState.SUBMITTING for task in tasks):
            held.append(sqlite3.connect(Path(folder) / "account" / "tasks.db", isolation_level=None))
            held[0].execute("BEGIN IMMEDIATE")
            close(app)

    gate.balance_changed.connect(submit)
    gate.tasks_changed.connect(lock_and_close)
"""


def _ended(folder: Path, base: str, act: str, arguments: tuple[str, ...] = ()) -> float:
    """Run the program to its end, see that it ended well, and give the seconds that its end took."""
    line = ["vidgo-desktop", "--api-base", base, *arguments]
    text = _PROGRAM.format(folder=str(folder), key=KEY, act=act, arguments=line)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", text], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "QThread" not in done.stderr
    assert "Traceback" not in done.stderr
    return float(done.stdout)


def test_import_does_nothing(tmp_path: Path) -> None:
    code = "import vidgo_desktop.app as a; raise SystemExit(a.QApplication.instance() is not None)"
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    env = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, check=False)
    assert done.returncode == 0
    assert not list(folder.iterdir())


def test_program_name_in_front_is_fine() -> None:
    assert parse(["vidgo-desktop", "--practice"]).practice
    assert parse(["--practice"]).practice
    assert not parse([]).practice


def test_data_dir_keeps_everything_together(tmp_path: Path) -> None:
    paths = profile_paths(tmp_path)
    assert paths.videos == tmp_path / "videos"
    assert paths.account.database.is_relative_to(tmp_path)
    assert paths.practice.database != paths.account.database


def test_second_window_over_the_same_folder_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None):
        second = build([], data_dir=tmp_path, api_base="http://127.0.0.1:9", credentials=MemoryCredentials())
        try:
            assert not second.start()
            assert not second.window.isVisible()
        finally:
            second.stop()
            second.window.deleteLater()
            second.theme.deleteLater()


def test_theme_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None, arguments=("--theme", "light")) as window:
        assert not window.app.theme.is_dark
        window.until(lambda: "key" in window.words().lower() or window.button("startPractice").isVisible())
        window.app.window.apply_settings(window.app.window.settings)
        window.until(lambda: (tmp_path / "settings.json").exists())
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        assert not window.app.theme.is_dark


def test_realms_never_mix(qtbot: QtBot, tmp_path: Path) -> None:
    with ScriptedService() as service, opened(qtbot, tmp_path, service.url) as window:
        service.steps = [{"status": "running", "progress": 30}]
        window.fill()
        window.click("generate")
        window.until_row("making your video")
        window.app.window.realm_requested.emit(Realm.PRACTICE)
        window.until(lambda: "pretend" in window.button("balance").accessibleName())
        assert window.rows() == []
        window.app.window.realm_requested.emit(Realm.ACCOUNT)
        window.until_row("making your video")


@pytest.fixture
def never() -> Iterator[threading.Event]:
    """Holds an answer back for as long as the test lasts."""
    event = threading.Event()
    yield event
    event.set()


@pytest.mark.parametrize("after_ms", [0, 50, 300, 900])
@pytest.mark.parametrize("arguments", [(), ("--practice",)])
def test_closing_at_any_moment_is_clean(
    tmp_path: Path, never: threading.Event, after_ms: int, arguments: tuple[str, ...]
) -> None:
    with ScriptedService() as service:
        service.balance_answers.extend([Answer(gate=never)] * 3)
        seconds = _ended(tmp_path / "profile", service.url, _CLOSE_AFTER.format(after_ms=after_ms), arguments)
    assert seconds <= 2.0 * slowness()


def test_closing_while_an_answer_hangs_is_quick(tmp_path: Path, never: threading.Event) -> None:
    with ScriptedService() as service:
        service.balance_answers.append(Answer(gate=never))
        seconds = _ended(tmp_path / "profile", service.url, _CLOSE_ASKING)
        assert service.count("GET", "/api/user/balance") == 1
    assert seconds <= 1.0 * slowness()


@pytest.mark.parametrize(
    ("busy", "most"),
    [(0.4, 2.0), (4.0, 2.5)],
    ids=["the engine gives up", "the engine is left behind"],
)
def test_closing_while_another_program_holds_the_list(
    tmp_path: Path, never: threading.Event, busy: float, most: float
) -> None:
    folder = tmp_path / "profile"
    with ScriptedService() as service:
        service.submit_answers.append(Answer(gate=never, drop=True))
        act = _CLOSE_LOCKED.format(busy=busy, video=VIDEO, picture=PICTURE)
        seconds = _ended(folder, service.url, act)
    assert seconds <= most * slowness()
    # The list was out of reach until the end; what was being sent is put right by the next start.
    store = TaskStore.open(folder / "account" / "tasks.db")
    assert [task.state for task in store.recover(0.0)] == [TaskState.UNKNOWN]
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_polite_kill_ends_it(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "vidgo_desktop", "--data-dir", str(tmp_path / "profile"), "--practice"],
        stderr=subprocess.PIPE,
        text=True,
    )
    log = tmp_path / "profile" / "practice" / "tasks.db"
    end = time.monotonic() + 30
    while not log.exists() and time.monotonic() < end and child.poll() is None:
        try:
            child.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    started = time.monotonic()
    child.send_signal(signal.SIGTERM)
    _, errors = child.communicate(timeout=10)
    assert child.returncode == 0, errors
    assert time.monotonic() - started < 3 * slowness()


def test_the_last_choice_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        window.until(lambda: window.button("startPractice").isVisible())
        window.click("modelMove")
        window.resolution().setCurrentText("720p")
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        assert window.button("modelMove").isChecked()
        assert window.resolution().currentText() == "720p"
