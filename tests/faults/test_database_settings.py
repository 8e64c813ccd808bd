"""The settings file, and the temporary folder: missing, bad, full, or only to be read."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.faults.broken_disk import fill_up, modes_count, tiny_disk
from tests.scripted_service import KEY, ScriptedService
from tests.window import opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import SettingsNotKept, VidgoError
from vidgo_desktop.core.settings import Settings, load_settings, save_settings
from vidgo_desktop.core.task import Task

Told = Callable[[Task | VidgoError | str], str]
_POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX: modes of files")


# --- B17: the settings ----------------------------------------------------------------------------------------------

BAD_SETTINGS = {
    "empty": b"",
    "cut": b'{"version": 1, "theme": "da',
    "no object": b"[1, 2]",
    "another version": b'{"version": 2, "theme": "dark"}',
    "no version": b'{"theme": "dark"}',
    "true for a version": b'{"version": true}',
    "bytes": bytes(range(256)) * 8,
    "deep": b"[" * 100_000,
    "huge": b" " * (1 << 20) + b"{}",
    "UTF-16": '{"version": 1}'.encode("utf-16"),
}


@pytest.mark.parametrize("name", BAD_SETTINGS)
def test_B17_a_bad_file_is_kept_and_the_usual_settings_are_in_force(tmp_path: Path, name: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(BAD_SETTINGS[name])
    settings, note = load_settings(path)
    assert settings == Settings()
    assert note is not None and "settings.json.bad" in note
    assert (tmp_path / "settings.json.bad").read_bytes() == BAD_SETTINGS[name]
    save_settings(path, Settings(theme="light"))
    assert load_settings(path) == (Settings(theme="light"), None)


def test_B17_odd_values_cost_only_themselves(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    odd: dict[str, object] = {"version": 1, "theme": "dark", "save_folder": "a\0b", "ask_above": 1e400, "language": 7}
    odd |= {"text_percent": "9" * 400, "window": "\ud800", "uploads_at_once": -1, "proxy": ["x"], "unknown": {}}
    path.write_text(json.dumps(odd), encoding="utf-8")
    assert load_settings(path) == (Settings(theme="dark"), None)


def test_B17_no_file_is_no_news(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), None)


def test_B17_what_the_window_says(qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    (tmp_path / "settings.json").write_bytes(b"{")
    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "settings could not be read" in window.app.window.toast.text)
        told(window.app.window.toast.text)
    assert (tmp_path / "settings.json.bad").read_bytes() == b"{"


@_POSIX
def test_B17_settings_that_cannot_be_read_or_kept(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings(theme="dark"))
    path.chmod(0)
    tmp_path.chmod(0o500)
    with modes_count():
        settings, note = load_settings(path)
        assert (settings, note is not None) == (Settings(), True)
        with pytest.raises(SettingsNotKept) as caught:
            save_settings(path, Settings(theme="light"))
    tmp_path.chmod(0o700)
    path.chmod(0o600)
    told(caught.value)
    assert load_settings(path) == (Settings(theme="dark"), None)
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]


# --- B18: the temporary folder --------------------------------------------------------------------------------------


@contextlib.contextmanager
def _missing(folder: Path) -> Iterator[None]:
    yield


@contextlib.contextmanager
def _full(folder: Path) -> Iterator[None]:
    with tiny_disk(folder, 40):
        fill_up(folder)
        yield


@contextlib.contextmanager
def _no_programs(folder: Path) -> Iterator[None]:
    with tiny_disk(folder, 20_000):
        subprocess.run(["mount", "-o", "remount,noexec", str(folder)], check=True, capture_output=True)
        yield


_TEMP_KINDS: list[Callable[[Path], contextlib.AbstractContextManager[None]]] = [_missing, _full, _no_programs]


# The real program, from the form's wish to the saved file.
_ONE_VIDEO = """
import sys, tempfile
from pathlib import Path
from PySide6.QtCore import QTimer
from vidgo_desktop.app import build
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.facts import BalanceState
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.core.task import JobRequest, Link, ResultState
from vidgo_desktop.ui.error_text import error_words
from vidgo_desktop.ui.facts import FactGate
from tests.window import QUICK

tempfile.tempdir = sys.argv[1]
folder = Path(sys.argv[2])
save_settings(folder / "settings.json", Settings(welcomed=True, consented=True))
app = build([], data_dir=folder, api_base=sys.argv[3], credentials=MemoryCredentials(sys.argv[4]), pace=QUICK)
assert app.start()
gate = app.findChild(FactGate)
values = {"video_url": Link("https://example.com/a.mp4"), "image_urls": Link("https://example.com/a.png")}

def submit(fact):
    if fact.state is BalanceState.KNOWN:
        gate.balance_changed.disconnect(submit)
        app.window.submit_requested.emit(JobRequest("mine", "wan-animate-replace", {**values, "resolution": "480p"}))

def look(tasks):
    if any(task.result is ResultState.SAVED for task in tasks):
        gate.tasks_changed.disconnect(look)
        print("saved", flush=True)
        app.window.connection_test_requested.emit()

def tested(report):
    if report.finished:
        said = (error_words(step.error).headline if step.error else f"{step.part.value} works" for step in report.steps)
        print(*said, sep=", ", flush=True)
        QTimer.singleShot(0, app.window.close)

gate.balance_changed.connect(submit)
gate.tasks_changed.connect(look)
gate.connection_tested.connect(tested)
app.qt.exec()
app.stop()
"""


@pytest.mark.parametrize("kind", _TEMP_KINDS)
def test_B18_a_whole_video_without_a_temporary_folder(
    tmp_path: Path, told: Told, kind: Callable[[Path], contextlib.AbstractContextManager[None]]
) -> None:
    temp = tmp_path / "temp"
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(temp))}
    arguments = [sys.executable, "-c", _ONE_VIDEO, str(temp), str(tmp_path / "profile")]
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as service, kind(temp):
        done = subprocess.run(
            [*arguments, service.url, KEY], env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        saved, tested = done.stdout.splitlines()
        assert saved == "saved"
        assert service.posts.total() == 1
        # The picture of the test needs a place too; what this service says of it cannot be fetched.
        assert told(tested.rpartition(", ")[0]) == "service works, upload works"
