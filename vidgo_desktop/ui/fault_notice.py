"""One calm sentence when something of ours went wrong that nobody expected: the log has it, and the program goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from vidgo_desktop.ui.toast import Toast

# Every such fault goes through here: the hooks, the engine's guard and the lanes.
_LOGGER = "vidgo_desktop"


class _Ear(logging.Handler):
    """Calls back for each record of an error with its trace, from whichever thread."""

    def __init__(self, heard: Callable[[], None]) -> None:
        super().__init__(logging.ERROR)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Nothing of the record goes on to the window: it may hold anything."""
        if record.exc_info and record.exc_info[0] is not None:
            self._heard()
        # Before there is a log the terminal gets it; Python leaves that out as soon as anybody listens.
        if logging.lastResort is not None and not logging.getLogger().handlers:
            logging.lastResort.handle(record)


class FaultNotice(QObject):
    """Says it once in a run: a fault that comes with every picture must not shout. ``report`` opens the report."""

    _heard = Signal()

    def __init__(self, toast: Toast, report: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._toast = toast
        self._report = report
        self._is_told = False
        self._ear = _Ear(self._heard.emit)
        # Queued, always: the fault may come out of the middle of a picture.
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Listen from now on."""
        logging.getLogger(_LOGGER).addHandler(self._ear)

    def stop(self) -> None:
        """Do not listen any more; callable more than once."""
        logging.getLogger(_LOGGER).removeHandler(self._ear)

    @Slot()
    def _tell(self) -> None:
        if self._is_told:
            return
        self._is_told = True
        self.stop()
        text = self.tr("Something went wrong in Vidgo Desktop. It goes on; your tasks are safe.")
        self._toast.show_message(text, icon="alert", tint="warn", action_text=self.tr("Report…"), action=self._report)
