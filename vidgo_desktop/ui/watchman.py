"""Who looks after the rest while the program runs, and the few sentences that this needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Slot

from vidgo_desktop.core.errors import EngineGone
from vidgo_desktop.ui.engine_watch import EngineWatch
from vidgo_desktop.ui.fault_notice import FaultNotice

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow


class Watchman(QObject):
    """Faults of ours, and the engine's thread. Lives on the UI thread, from ``start`` to ``stop``."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._notice = FaultNotice(window.toast, window.help_actions.open_report, self)
        self._watch: EngineWatch | None = None

    def start(self, thread: QThread, ask: Callable[[Callable[[], None]], None]) -> None:
        """Watch this thread, which is still to begin; ``ask`` does a small job on it."""
        self._notice.start()
        self._watch = EngineWatch(thread, ask, self)
        self._watch.gave_up.connect(self._gone)
        self._watch.stalled.connect(self._stalled)

    def stop(self) -> None:
        """The program closes; callable more than once."""
        self._notice.stop()
        if self._watch is not None:
            self._watch.rest()

    @Slot()
    def _gone(self) -> None:
        # Every button that needs the engine says so from now on; what is on the disk goes on at the next start.
        self._window.facts.engine_gone(EngineGone("the engine's thread ended too often"))

    @Slot(bool)
    def _stalled(self, is_stalled: bool) -> None:
        if is_stalled:
            text = self.tr("The task list does not answer. Your disk may be busy; nothing is lost.")
            self._window.toast.show_message(text, icon="alert", tint="warn")
