"""The composition root: no side effects at import, one window per folder, clean ends in any state."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.scripted_service import Answer, ScriptedService
from tests.window import opened
from vidgo_desktop.app import build
from vidgo_desktop.command_line import parse
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.platform_setup import profile_paths

_ROOT = Path(__file__).parents[1]
_PROGRAM = """
import sys
from vidgo_desktop.app import build
from vidgo_desktop.core.credentials import MemoryCredentials
from PySide6.QtCore import QTimer
app = build({arguments!r}, data_dir={folder!r}, api_base={base!r}, credentials=MemoryCredentials("test-key-0123456789"))
assert app.start()
{action}
code = app.qt.exec()
app.stop()
sys.exit(code)
"""


def _program(folder: Path, base: str, action: str, arguments: tuple[str, ...] = ()) -> list[str]:
    text = _PROGRAM.format(folder=str(folder), base=base, action=action, arguments=list(arguments))
    return [sys.executable, "-W", "error", "-c", text]


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


@pytest.mark.parametrize("after_ms", [0, 50, 300, 900])
@pytest.mark.parametrize("arguments", [(), ("--practice",)])
def test_closing_at_any_moment_is_clean(tmp_path: Path, after_ms: int, arguments: tuple[str, ...]) -> None:
    action = f"QTimer.singleShot({after_ms}, app.window.close)"
    with ScriptedService() as service:
        service.balance_answers.extend([Answer(gate=None, drop=True)] * 3)
        done = subprocess.run(
            _program(tmp_path / "profile", service.url, action, arguments),
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert "QThread" not in done.stderr
    assert "Traceback" not in done.stderr


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
    assert time.monotonic() - started < 3


def test_the_last_choice_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        window.until(lambda: window.button("startPractice").isVisible())
        window.click("modelMove")
        window.resolution().setCurrentText("720p")
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        assert window.button("modelMove").isChecked()
        assert window.resolution().currentText() == "720p"
