"""Looks after the engine's thread: begins it anew when it ended by itself, and notices when it does not answer.

A thread that only hangs, as on a disk that does not answer, is never replaced: a second engine over the same list
could send twice what the first one is just sending.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

log = logging.getLogger(__name__)

_AGAIN_MS = 1_000
_MOST_RESTARTS = 3
_ASK_MS = 5_000
# Asked so often without an answer; counted and not timed, so that a computer that slept has missed nothing.
_MOST_UNANSWERED = 6


class EngineWatch(QObject):
    """Lives on the UI thread. ``ask`` does a small job on the engine's thread.

    ``gave_up``: the thread ended too often and stays away. ``stalled`` carries whether it does not answer.
    """

    gave_up = Signal()
    stalled = Signal(bool)
    _answered = Signal()

    def __init__(self, thread: QThread, ask: Callable[[Callable[[], None]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._thread = thread
        self._ask_engine = ask
        self._restarts = 0
        self._unanswered = 0
        self._is_stalled = False
        self._resting = False
        self._again = self._timer(_AGAIN_MS, self._begin_anew)
        self._again.setSingleShot(True)
        self._ask = self._timer(_ASK_MS, self._look)
        self._ask.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        thread.started.connect(self._begun)
        thread.finished.connect(self._ended)

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def rest(self) -> None:
        """The program closes: an end is meant from now on."""
        self._resting = True
        self._again.stop()
        self._ask.stop()

    @Slot()
    def _begun(self) -> None:
        if not self._resting:
            self._ask.start()

    @Slot()
    def _ended(self) -> None:
        if self._resting:
            return
        self._ask.stop()
        self._unanswered = 0
        if self._restarts == _MOST_RESTARTS:
            log.error("the engine's thread ended %d times", self._restarts + 1)
            self.gave_up.emit()
            return
        self._restarts += 1
        log.warning("the engine's thread ended and is begun anew")
        self._again.start()

    @Slot()
    def _begin_anew(self) -> None:
        if not self._resting:
            self._thread.start()

    @Slot()
    def _look(self) -> None:
        if self._unanswered >= _MOST_UNANSWERED and not self._is_stalled:
            self._is_stalled = True
            log.warning("the engine does not answer")
            self.stalled.emit(True)
        self._unanswered += 1
        if self._unanswered <= _MOST_UNANSWERED:
            self._ask_engine(self._answered.emit)

    @Slot()
    def _hear(self) -> None:
        self._unanswered = 0
        if self._is_stalled:
            self._is_stalled = False
            self.stalled.emit(False)
