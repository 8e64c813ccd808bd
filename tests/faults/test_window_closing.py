"""Closing while everything is busy, and what a real process makes of odd surroundings."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.bench import hold_invariants
from tests.faults.child import begin, end_when, ended_well, run
from tests.load import slowness
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import Task, TaskState

Told = Callable[[Task | str], str]
# Two seconds for the end itself, and what it takes to notice it.
MOST = 2.5
_SUBMIT = """
def act(app):
    when_connected(app, lambda: submit(app))
"""
_UPLOAD = """
def act(app):
    from vidgo_desktop.core import resources
    values = dict(links, image_urls=LocalFile(resources.path("samples", "fox.png")))
    when_connected(app, lambda: submit(app, values))
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


@pytest.fixture
def never() -> Iterator[threading.Event]:
    """Holds an answer back for as long as the test lasts."""
    event = threading.Event()
    yield event
    event.set()


@posix
@pytest.mark.parametrize(
    ("what", "part"),
    [
        ("balance_answers", "/api/user/balance"),
        ("upload_answers", "/api/common/upload"),
        ("submit_answers", "/api/generate/submit"),
        ("status_answers", "/api/generate/status"),
        ("file_answers", "/results/"),
    ],
)
def test_U03_closed_while_an_answer_hangs(
    tmp_path: Path, service: ScriptedService, never: threading.Event, told: Told, what: str, part: str
) -> None:
    method = "POST" if "submit" in part or "upload" in part else "GET"
    getattr(service, what).extend([Answer(gate=never)] * 3)
    child = begin(tmp_path / "p", service.url, _UPLOAD if "upload" in part else _SUBMIT)
    ended = end_when(child, lambda: service.count(method, part) > 0)
    assert service.count(method, part) > 0, ended.errors
    ended_well(ended, MOST * slowness())
    never.set()
    hold_invariants(tmp_path / "p", service)
    assert service.posts.total() <= 1
    store = TaskStore.open(tmp_path / "p" / "account" / "tasks.db")
    for task in store.recover(0.0):
        told(task)
        assert task.state is not TaskState.SUBMITTING
    store.close()


_DIALOGS = {
    "settings": "app.window.open_account()",
    "messages": "app.window.help_actions.open_messages()",
    "report": "app.window.help_actions.open_report()",
    "balance": "app.window.header.findChild(QObject, 'balance').click()",
    "second look": (
        "from vidgo_desktop.ui.second_look import ask_second_look\n"
        "        ask_second_look(app.window.theme, app.window, 500.0, 900.0, 1, app.close_me, above=100.0)"
    ),
}
_CLOSE_BEHIND = """
def act(app):
    def close():
        asked = time.monotonic()
        app.qt.aboutToQuit.connect(lambda: say(time.monotonic() - asked))
        app.window.close()
    app.close_me = close
    def behind():
        {open}
        QTimer.singleShot(150, close)
    when_connected(app, behind)
"""


@pytest.mark.parametrize("name", _DIALOGS)
def test_U04_closed_behind_a_dialog(tmp_path: Path, service: ScriptedService, name: str) -> None:
    ended = run(tmp_path / "p", service.url, _CLOSE_BEHIND.format(open=_DIALOGS[name]))
    ended_well(ended)
    assert float(ended.out) <= 2.0 * slowness()


_ASKING = """
import threading
import keyring, keyring.backend
from vidgo_desktop.core import credentials

class Asks(keyring.backend.KeyringBackend):
    priority = -1
    def get_password(self, service, username):
        say("asked")
        threading.Event().wait()
    set_password = delete_password = get_password

def make_credentials():
    credentials._TRUSTED = frozenset({{(Asks.__module__, Asks.__qualname__)}})
    keyring.set_keyring(Asks())
    return KeyringCredentials(limit=30)

def act(app):
    def close():
        asked = time.monotonic()
        app.qt.aboutToQuit.connect(lambda: say(time.monotonic() - asked))
        app.window.close()
    QTimer.singleShot(1500, close)
"""


def test_U04_closed_while_the_password_store_asks(tmp_path: Path, service: ScriptedService) -> None:
    ended = run(tmp_path / "p", service.url, _ASKING.replace("{{", "{").replace("}}", "}"))
    ended_well(ended)
    first, last = ended.out.split()
    assert first == "asked" and float(last) <= 2.0 * slowness()


_MAKE_ONE = """
def act(app):
    from PySide6.QtCore import QLocale
    def done():
        task = app.window.tasks.model.task_at(1)
        say(QLocale().name(), task.state.value, task.result.value, task.result_path.is_file(), task.charged)
        say(str(task.result_path))
        app.window.close()
    when_task(app, saved, lambda: QTimer.singleShot(300, done))
    when_connected(app, lambda: submit(app))
"""


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("tr_TR.UTF-8", "İIıi ve ğüş"),  # noqa: RUF001  # the Turkish letter is the subject
        ("de_DE.UTF-8", "王小明 的 视频 ي"),
    ],
)
def test_U15_another_language_and_script_change_no_result(
    tmp_path: Path, service: ScriptedService, told: Told, language: str, name: str
) -> None:
    home = tmp_path / name
    home.mkdir()
    variables = {"LANG": language, "LC_ALL": language, "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    ended = run(home / "Профиль", service.url, _MAKE_ONE, variables=variables)
    ended_well(ended)
    facts, path = ended.out.splitlines()
    assert facts.split()[1:4] == ["finished", "saved", "True"]
    assert Path(path).is_file() and Path(path).is_relative_to(home)
    told(facts)
    assert service.posts.total() == 1
    hold_invariants(home / "Профиль", service)


_WITHOUT_MULTIMEDIA = """
class NoMultimedia:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("PySide6.QtMultimedia"):
            raise ImportError("libpulse.so.0: cannot open shared object file")
        return None

sys.meta_path.insert(0, NoMultimedia())

def act(app):
    def look():
        from PySide6.QtWidgets import QLabel
        app.window.tasks.choose(1)
        app.window.player.play()
        def end():
            shown = [label.text() for label in app.window.player.findChildren(QLabel) if label.isVisible()]
            player = app.window.player
            say(repr(shown))
            say(app.window.tasks.model.task_at(1).result.value, app.window.toast.text)
            say(player.playback.state.value, player.playback.is_playing, player.playback.frame > 0)
            app.window.close()
        app.window.player.playback.moved.connect(lambda: app.window.player.playback.frame > 3 and end())
    when_task(app, saved, lambda: QTimer.singleShot(200, look))
    when_connected(app, lambda: submit(app))
"""


def test_U17_without_multimedia_the_video_is_fetched_and_plays_without_sound(
    tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    ended = run(tmp_path / "p", service.url, _WITHOUT_MULTIMEDIA)
    ended_well(ended)
    shown, rest, plays = ended.out.splitlines()
    assert rest.startswith("saved")
    assert "Something went wrong" not in rest
    told(shown)
    assert "cannot play" not in shown
    assert plays == "showing True True"


_POOR = {
    "QT_OPENGL": "software",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "QT_XCB_GL_INTEGRATION": "none",
    "QT_MEDIA_BACKEND": "nothing",
    "PULSE_SERVER": "unix:/nonexistent",
    "PIPEWIRE_RUNTIME_DIR": os.devnull,
}


def test_U17_without_opengl_sound_or_plugin_a_video_is_made(tmp_path: Path, service: ScriptedService) -> None:
    act = _MAKE_ONE.replace("def done():", "def done():\n        app.window.tasks.choose(1); app.window.player.play()")
    ended = run(tmp_path / "p", service.url, act, variables=_POOR)
    ended_well(ended)
    assert ended.out.split()[1:4] == ["finished", "saved", "True"]
