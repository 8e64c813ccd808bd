"""Python's cycle collector, kept on the UI thread.

Left alone it runs in whichever thread happens to allocate. When it finds a widget or timer of the UI thread in a
cycle there, it destroys it from the wrong thread, and Qt's timer list keeps a dead pointer: the process crashes
later, somewhere else (seen here). So automatic collection is off while the program runs, and a slow timer of the
UI thread does the same work by the collector's own thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer, Slot

# One wake-up in this time; between two of them some thousand small objects may wait.
_EVERY_MS = 5_000


class UiThreadGarbage(QObject):
    """Lives on the UI thread from ``start`` to ``stop``."""

    _users = 0
    _was_enabled = True

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._settled = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect_what_is_due)

    def start(self) -> None:
        """Take the collector over."""
        if self._timer.isActive():
            return
        if UiThreadGarbage._users == 0:
            UiThreadGarbage._was_enabled = gc.isenabled()
            gc.disable()
        UiThreadGarbage._users += 1
        self._settled = False
        self._timer.start()

    def stop(self) -> None:
        """Give the collector back as it was."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        UiThreadGarbage._users -= 1
        if UiThreadGarbage._users == 0:
            gc.unfreeze()
            if UiThreadGarbage._was_enabled:
                gc.enable()

    @Slot()
    def _collect_what_is_due(self) -> None:
        if not self._settled:
            # Modules and widgets live as long as the program; walking them again and again would stall the window.
            self._settled = True
            gc.freeze()
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if limits[generation] and counts[generation] > limits[generation]:
                gc.collect(generation)
                return
