"""The cycle collector belongs to the UI thread while the program runs."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.window import opened
from vidgo_desktop.ui.garbage import UiThreadGarbage


class _Loop:
    """A cycle that notes which thread took it apart."""

    died_in: list[threading.Thread]

    def __init__(self, died_in: list[threading.Thread]) -> None:
        self.died_in = died_in
        self.me = self

    def __del__(self) -> None:
        self.died_in.append(threading.current_thread())


def test_a_busy_thread_does_not_collect(qtbot: QtBot, tmp_path: Path) -> None:
    died_in: list[threading.Thread] = []
    # The test bench has switched it off already; here it is the program that must.
    gc.enable()
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None):
        assert not gc.isenabled()
        _Loop(died_in)
        churn = threading.Thread(target=lambda: [[{}] for _ in range(200_000)])
        churn.start()
        churn.join(20)
        assert not died_in
    assert gc.isenabled()
    gc.collect()
    assert died_in == [threading.main_thread()]


def test_what_is_due_is_collected_by_the_timer(qtbot: QtBot) -> None:
    gc.enable()
    parent = QObject()
    garbage = UiThreadGarbage(parent)
    garbage.start()
    assert not gc.isenabled()
    timer = garbage.findChild(QTimer)
    assert isinstance(timer, QTimer)
    died_in: list[threading.Thread] = []
    timer.setInterval(1)
    with qtbot.waitSignal(timer.timeout):
        pass
    _Loop(died_in)
    kept: list[list[dict[str, int]]] = [[{}] for _ in range(2_000)]
    qtbot.waitUntil(lambda: bool(died_in))
    garbage.stop()
    assert kept
