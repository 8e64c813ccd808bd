"""Ctrl-C, a polite kill and the end of the terminal end the program as its close button does."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot

_ASKING = [number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]


class StopSignals(QObject):
    """Until ``end``, SIGINT, SIGTERM and SIGHUP call ``stop`` on the UI thread.

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
        # What is ignored on purpose, as nohup does with the end of the terminal, stays ignored.
        self._heard_by_us = [number for number in _ASKING if signal.getsignal(number) is not signal.SIG_IGN]
        for number in self._heard_by_us:
            signal.signal(number, self._heard)

    def end(self) -> None:
        """Hear nothing any more. A signal from now on ends the process as it usually does."""
        self._notifier.setEnabled(False)
        for number in self._heard_by_us:
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        self._read.close()
        self._write.close()

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
