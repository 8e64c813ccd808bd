"""The key through the window: entered, tested, kept, replaced and removed, and never on the UI thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.scripted_service import KEY, ScriptedService
from tests.window import Window, opened
from vidgo_desktop.app import build
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.settings import load_settings


class _WatchedCredentials(MemoryCredentials):
    """Notes which threads touched it."""

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self.threads: set[threading.Thread] = set()

    def load(self) -> str | None:
        self.threads.add(threading.current_thread())
        return super().load()

    def save(self, key: str) -> None:
        self.threads.add(threading.current_thread())
        super().save(key)

    def remove(self) -> None:
        self.threads.add(threading.current_thread())
        super().remove()


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService()


def test_entered_at_the_first_start_tested_kept_and_removed(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    credentials = _WatchedCredentials()
    with service:
        app = build([], data_dir=tmp_path, api_base=service.url, credentials=credentials)
        window = Window(app, qtbot)
        try:
            assert app.start()
            window.until(lambda: window.button("welcomeNext").isVisible())
            window.click("welcomeNext")
            # Nothing is pressed: the test begins by itself.
            QTest.keyClicks(window.field("apiKey"), f" Bearer {KEY} ")
            window.until(lambda: "The key works" in window.words())
            # That the key is kept for one run only is said before anything is kept.
            assert "until you quit" in window.words()
            assert "until I quit" in window.button("welcomeNext").text()
            assert MemoryCredentials.load(credentials) is None
            window.click("welcomeNext")
            window.click("consentTick")
            window.click("welcomeNext")
            window.until(lambda: "250" in window.button("balance").accessibleName())
            assert MemoryCredentials.load(credentials) == KEY
            assert KEY not in window.words()
            assert load_settings(tmp_path / "settings.json")[0].consented
            app.window.open_account()
            assert window.field("apiKey").text() == ""
            window.click("forgetKey")
            window.click("forgetKeyNow")
            window.until(lambda: "Not connected" in window.words())
            assert MemoryCredentials.load(credentials) is None
            assert credentials.threads
        finally:
            app.stop()
            app.window.deleteLater()
            app.theme.deleteLater()
    assert threading.main_thread() not in credentials.threads


def test_a_wrong_key_is_told_before_it_is_kept(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url, key=None) as window:
        window.until(lambda: window.button("connectAccount").isVisible())
        window.click("connectAccount")
        QTest.keyClicks(window.field("apiKey"), "wrong-key-12345")
        QTest.keyClick(window.field("apiKey"), Qt.Key.Key_Return)
        window.until(lambda: "does not accept this key" in window.words())
        assert service.count("POST", "/") == 0
