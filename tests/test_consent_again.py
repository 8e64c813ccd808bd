"""A task of a time before the consent is not sent again without it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.scripted_service import ScriptedService
from tests.window import Window, opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.error_text import ActionKind


def _failed_task(window: Window) -> Task:
    model = window.app.window.tasks.model
    window.until(lambda: model.known(1) is not None)
    task = model.known(1)
    assert task is not None
    return task


def test_trying_again_asks_for_the_consent_first(qtbot: QtBot, tmp_path: Path) -> None:
    service = ScriptedService(resources.path("samples", "street_walk.mp4"))
    service.steps = [{"status": "failed", "progress": 0, "error_message": "No person was found in the video"}]
    with service:
        with opened(qtbot, tmp_path, service.url) as window:
            window.fill()
            window.until(window.button("generate").isEnabled)
            window.click("generate")
            window.until_row("did not work")
        save_settings(tmp_path / "settings.json", Settings(welcomed=True))
        with opened(qtbot, tmp_path, service.url) as window:
            for answer in ("consentNotNow", "consentAgree"):
                window.app.window.task_actions.act(_failed_task(window), ActionKind.TRY_AGAIN)
                asked = QApplication.activeModalWidget()
                assert asked is not None and asked.objectName() == "consentDialog"
                assert service.charged() == 1
                for name in ("consentTick", answer):
                    button = asked.findChild(QAbstractButton, name)
                    assert isinstance(button, QAbstractButton)
                    button.click()
            window.until(lambda: service.charged() == 2)
