"""Window, engine and service together: from the click to the playable file."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.scripted_service import Answer, ScriptedService
from tests.window import PICTURE, VIDEO, Heartbeat, opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.media.verify import verify_video

CLIP = resources.path("samples", "street_walk.mp4")
_OFF_LIMITS = ("sqlite3.connect", "socket.connect", "socket.getaddrinfo")
_watched: list[list[str]] = []


def _audit(event: str, _args: object) -> None:
    if _watched and event in _OFF_LIMITS and threading.current_thread() is threading.main_thread():
        _watched[-1].append(event)


sys.addaudithook(_audit)


@pytest.fixture
def ui_thread_is_free() -> Iterator[list[str]]:
    """Network and database on the UI thread are noted by the interpreter itself."""
    seen: list[str] = []
    _watched.append(seen)
    yield seen
    _watched.pop()
    assert not seen


@pytest.fixture
def service() -> ScriptedService:
    """Done at the first look: here every look costs four real seconds, how tasks go on is for the engine's tests."""
    scripted = ScriptedService(CLIP)
    scripted.steps = [{"status": "finished"}]
    return scripted


@pytest.mark.usefixtures("ui_thread_is_free")
def test_a_person_with_an_account_makes_a_video(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "1" in window.button("balance").accessibleName())
        heart = Heartbeat()
        heart.start()
        window.click("modelMove")
        window.fill()
        window.resolution().setCurrentText("720p")
        window.click("generate")
        window.until_row("ready")
        assert service.submitted[0] == {
            "model": "wan-animate-move",
            "input": {"video_url": VIDEO, "image_urls": [PICTURE], "resolution": "720p"},
        }
        saved = tmp_path / "videos" / "street-walk_red-coat_720p.mp4"
        assert verify_video(saved).has_sound
        stage = window.app.window.player.stage
        window.app.window.player.play()
        window.until(lambda: stage.frames_shown >= 5)
        assert stage.has_picture
        assert heart.is_smooth, (heart.worst_work, heart.worst)
        assert window.button("copyLink").isEnabled()


@pytest.mark.usefixtures("ui_thread_is_free")
def test_a_person_without_an_account_makes_a_video(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        window.until(lambda: window.button("startPractice").isVisible())
        window.click("startPractice")
        window.until(lambda: "pretend" in window.button("balance").accessibleName())
        heart = Heartbeat()
        heart.start()
        window.click("usePair")
        window.until(window.button("generate").isEnabled)
        window.click("generate")
        window.until_row("making your video")
        window.until_row("ready")
        task = window.app.window.player.task
        assert task is not None
        assert task.result_path is not None
        facts = verify_video(task.result_path)
        assert min(facts.width, facts.height) == 480
        assert facts.has_sound
        assert heart.is_smooth, (heart.worst_work, heart.worst)
        window.app.window.realm_requested.emit(Realm.ACCOUNT)
        window.until(lambda: not window.rows())


def test_double_click_makes_one(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        handle, spot = window.app.window.windowHandle(), window.center_of("generate")
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        QTest.keyClick(window.button("generate"), Qt.Key.Key_Space)
        window.until_row("ready")
        assert len(window.rows()) == 1
        assert service.charged() == 1


def test_a_second_wish_is_a_second_task(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        for number in range(2):
            window.fill()
            window.until(window.button("generate").isEnabled)
            window.click("generate")
            window.until(lambda n=number: len(window.rows()) == n + 1)  # type: ignore[misc]
        window.until(lambda: service.charged() == 2)
        assert len(window.rows()) == 2


def test_closing_and_reopening_continues(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running", "progress": 20}, {"status": "finished"}]
    with service:
        with opened(qtbot, tmp_path, service.url) as window:
            window.fill()
            window.click("generate")
            window.until_row("making your video")
        with opened(qtbot, tmp_path, service.url) as window:
            window.until_row("ready")
        assert service.charged() == 1


@pytest.mark.parametrize(
    ("video", "picture", "said"),
    [
        ("", "", "Add a video and a picture"),
        (VIDEO, "", "Add a picture"),
        ("https://www.youtube.com/watch?v=abcdefghijk", PICTURE, "leads to a page"),
        ("file:///home/someone/clip.mp4", PICTURE, "on this computer"),
        ("x" * 20_000, PICTURE, "too long for a link"),
        ("x" * 200, PICTURE, "This is not a link"),
        ("https://example.com/" + "a" * 20_000 + ".mp4", PICTURE, "too long for a link"),
    ],
)
def test_wrong_input_sends_nothing_and_says_why(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, video: str, picture: str, said: str
) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "1" in window.button("balance").accessibleName())
        before = window.words().lower()
        window.fill(video, picture)
        window.click("generate")
        if video:
            assert said.lower() not in before
        assert said.lower() in window.words().lower()
        assert not window.rows()
        assert service.count("POST", "/") == 0


def test_wrong_key_is_said_and_nothing_is_lost(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url, key="not-the-right-key") as window:
        window.fill()
        window.click("generate")
        window.until_row("needs you")
        assert "key" in window.rows()[0].lower()
        assert service.count("POST", "/") == 0


def test_no_network_keeps_the_task_and_goes_on(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    for _ in range(2):
        service.balance_answers.append(Answer(drop=True))
    with service, opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        window.click("generate")
        window.until(lambda: service.charged() == 1)
        assert len(window.rows()) == 1


def test_nobody_there(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service:
        url = service.url
    with opened(qtbot, tmp_path, url) as window:
        window.fill()
        window.until(lambda: "offline" in window.words().lower())
        assert window.field("videoUrl").text() == VIDEO
