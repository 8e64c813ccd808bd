"""Ctrl-C and a polite kill end the program as its close button does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot


class StopSignals(QObject):
    """While alive, SIGINT and SIGTERM call ``stop`` on the UI thread.

    Python runs its handlers only between two of its own instructions, and Qt's loop may sleep for hours; the
    wake-up socket makes the loop run one instruction without any polling.
    """

    def __init__(self, stop: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = stop
        self._asked = False
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._heard)

    def _heard(self, _number: int, _frame: object) -> None:
        self._asked = True

    @Slot()
    def _woken(self) -> None:
        try:
            self._read.recv(64)
        except BlockingIOError:
            return
        if self._asked:
            self._asked = False
            self._stop()
