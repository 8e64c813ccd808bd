"""Whatever is opened and closed leaves no widget behind, however often."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.window import Window, opened
from vidgo_desktop.ui.key_forget_dialog import KeyForgetDialog
from vidgo_desktop.ui.second_look import ask_second_look


def _open_forget(window: Window) -> None:
    KeyForgetDialog(window.app.theme, window.app.window).open()


def _open_second_look(window: Window) -> None:
    ask_second_look(window.app.theme, window.app.window, 680.0, 1250.0, 1, lambda: None, above=200.0)


_OPENERS: dict[str, Callable[[Window], object]] = {
    "keys": lambda window: window.app.window.help_actions.open_keys(),
    "messages": lambda window: window.app.window.help_actions.open_messages(),
    "about": lambda window: window.app.window.help_actions.open_about(),
    "report": lambda window: window.app.window.help_actions.open_report(),
    "settings": lambda window: window.app.window.open_account(),
    "help": lambda window: window.click("help"),
    "balance": lambda window: window.click("balance"),
    "forget": _open_forget,
    "second look": _open_second_look,
}


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
    gc.collect()


def _open_and_close(window: Window, name: str) -> None:
    _OPENERS[name](window)
    _settle()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and isinstance(each, QDialog | QMenu)]
    assert shown, name
    for each in shown:
        each.close()
    _settle()


def _kinds() -> Counter[str]:
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


@pytest.mark.parametrize("name", _OPENERS)
def test_what_was_closed_is_gone(tmp_path: Path, qtbot: QtBot, name: str) -> None:
    with opened(qtbot, tmp_path) as window:
        # What is kept for the next time is made with the first one.
        _open_and_close(window, name)
        before = _kinds()
        _open_and_close(window, name)
        _open_and_close(window, name)
        assert _kinds() - before == Counter()
