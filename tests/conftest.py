"""What every test gets: no display, no real keyring, no real home, and no unexpected line in the log."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_LOGGING_RULES"] = "qt.multimedia.*=false;qt.multimedia.ffmpeg*=false"


@pytest.fixture(autouse=True)
def _own_home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A developer's own files and keyring are out of reach, except where a real Secret Service is the subject."""
    if request.node.get_closest_marker("secret_service"):
        return
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")


@pytest.fixture(autouse=True)
def _garbage_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """The program keeps the collector on the UI thread; a test with widgets and server threads has to as well."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.collect(1)
        gc.enable()


@pytest.fixture(autouse=True)
def _english(request: pytest.FixtureRequest) -> None:
    """English with its plurals, whatever language the test before spoke."""
    if {"qapp", "qtbot"} & set(request.fixturenames):
        from vidgo_desktop.ui import problem_words
        from vidgo_desktop.ui.language import use_language

        use_language(request.getfixturevalue("qapp"), "en")
        # A program speaks one language as long as it runs, so words of problems are remembered.
        problem_words.forget_words()


@pytest.fixture(autouse=True)
def _widgets_go_with_their_test() -> Iterator[None]:
    """What a test asked Qt to delete is deleted with the test, so that no later theme dresses it again.

    A program that a test built must be gone: its hundreds of widgets would slow down every test after it.
    """
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = [each for each in QApplication.topLevelWidgets() if each.objectName() == "mainWindow"]
        for window in left:
            window.deleteLater()
        assert not left
        # Whatever waits for an answer takes the clicks of every test after it.
        has_window = QApplication.instance() is not None
        waiting = has_window and (QApplication.activePopupWidget() or QApplication.activeModalWidget())
        if waiting:
            waiting.hide()
        assert not waiting, waiting


@pytest.fixture
def expected_errors() -> list[str]:
    """A test that provokes errors names a part of each log line that it expects."""
    return []


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture, expected_errors: list[str]) -> Iterator[None]:
    """A warning or error in our log fails the test that caused it."""
    yield
    unexpected = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
        and record.name.startswith(("vidgo_desktop", "qt", "py.warnings"))
        and not any(part in record.getMessage() for part in expected_errors)
    ]
    assert not unexpected, unexpected
