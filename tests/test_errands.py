"""Small jobs of the window: a folder that does not answer holds up nobody."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from tests.window import opened


def test_a_folder_that_does_not_answer_holds_up_nobody(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answers = Event(), Event()
    usage = shutil.disk_usage

    def slow(folder: Path) -> object:
        asked.set()
        answers.wait(30)
        return usage(folder)

    monkeypatch.setattr(shutil, "disk_usage", slow)
    with opened(qtbot, tmp_path / "profile", arguments=("--practice",)) as window:
        try:
            window.until(asked.is_set)
            window.fill()
            window.click("generate")
            window.until(lambda: len(window.rows()) == 1)
        finally:
            answers.set()
