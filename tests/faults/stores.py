"""A program in a test whose key lies in a password store of the test, behind the real ``keyring``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.window import QUICK, Window
from vidgo_desktop.app import build
from vidgo_desktop.core.credentials import KeyringCredentials
from vidgo_desktop.core.settings import Settings, save_settings


@contextmanager
def opened_with_keyring(bot: QtBot, folder: Path, base: str, *, limit: float = 5.0) -> Iterator[Window]:
    """The running program, which asks ``keyring`` for its key and gives it up after ``limit`` seconds."""
    if not (folder / "settings.json").exists():
        save_settings(folder / "settings.json", Settings(welcomed=True, consented=True))
    app = build([], data_dir=folder, api_base=base, credentials=KeyringCredentials(limit=limit), pace=QUICK)
    try:
        assert app.start()
        bot.waitExposed(app.window)
        yield Window(app, bot)
    finally:
        app.stop()
        app.window.deleteLater()
        app.theme.deleteLater()


def place_note(window: Window) -> str:
    """What the account's page says about where a key will be kept."""
    return window.app.window.task_actions.settings.open("account").account.panel.place_note


def is_connected(window: Window) -> bool:
    """Whether the balance is known, which needs a key that works."""
    return "credits" in window.button("balance").accessibleName()
