"""Exports and line-ups for the window: each on a thread of its own, told on the window's."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, MediaError, VidgoError
from vidgo_desktop.core.film_export import ExportTools
from vidgo_desktop.core.film_line_up import LineUp, LineUpGround
from vidgo_desktop.core.starvation import starved
from vidgo_desktop.ui.compare.export_order import ExportOrder

log = logging.getLogger(__name__)

# How long a closing window waits for a job to clean up behind itself.
_STOP_SECONDS = 0.5
# Progress is told in steps of this share, so that a thousand pictures are a hundred signals.
_STEP = 0.01


class _Mail(QObject):
    """The way back to the UI thread. Kept by its job, so that it outlives whoever waits for it."""

    progressed = Signal(object, float)
    ended = Signal(object, object)


class _Job:
    """One piece of work on a daemon thread; what it returned, or its error, comes as ``ended``."""

    def __init__(self, name: str, work: Callable[[_Job], object]) -> None:
        self.cancel = Cancel()
        self.mail = _Mail()
        self._work = work
        self._told = -1.0
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)

    def tell(self, share: float) -> None:
        """How far it is. On the job's thread."""
        if share - self._told >= _STEP or share >= 1.0:
            self._told = share
            self.mail.progressed.emit(self, share)

    def _run(self) -> None:
        outcome: object
        try:
            outcome = self._work(self)
        except VidgoError as error:
            outcome = error
        except Exception as error:
            outcome = starved(error)
            if outcome is None:
                log.exception("an export ended unexpectedly")
                outcome = MediaError(f"unexpected: {type(error).__name__}")
        self.mail.ended.emit(self, outcome)


class _Jobs(QObject):
    """At most one job at a time."""

    def __init__(self, tools: ExportTools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The first picture of a process makes the binding import a module behind a lock of its own; two threads that
        # do so at once would wait for each other, so it is done here before there are two.
        QImage(QSize(1, 1), QImage.Format.Format_RGB32)
        self._tools = tools
        self._job: _Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a job runs whose end has not been told."""
        return self._job is not None

    @Slot()
    def cancel(self) -> None:
        """End the job as soon as it can; nothing is left behind."""
        if self._job is not None:
            self._job.cancel.set()

    @Slot()
    def shutdown(self) -> None:
        """End the job and tell nothing more. Waits half a second at most for it to clean up."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel.set()
            job.thread.join(_STOP_SECONDS)

    def _begin(self, name: str, work: Callable[[_Job], object]) -> None:
        job = _Job(name, work)
        job.mail.progressed.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        job.mail.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._job = job
        try:
            job.thread.start()
        except RuntimeError as error:
            job.mail.ended.emit(job, starved(error) or MediaError("no thread"))

    @Slot(object, float)
    def _progress(self, job: object, share: float) -> None:
        if job is self._job:
            self._progressed(share)

    @Slot(object, object)
    def _end(self, job: object, outcome: object) -> None:
        # One that was replaced or shut down has nothing to say any more.
        if job is self._job:
            self._job = None
            self._ended(outcome)

    def _progressed(self, share: float) -> None:
        """The running job is so far."""

    def _ended(self, outcome: object) -> None:
        """The running job returned this, or its error."""
        raise NotImplementedError


class ExportJob(_Jobs):
    """Lives on the UI thread. ``finished`` carries the path, ``failed`` a ``VidgoError``, ``progressed`` 0 to 1.

    For every ``start`` exactly one of ``finished``, ``failed`` and ``cancelled`` comes, unless it is shut down.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def start(self, order: ExportOrder) -> None:
        """Export this; without effect while another export runs."""
        if self.is_busy:
            return
        tools, font = self._tools, QGuiApplication.font()

        def work(job: _Job) -> Path:
            from vidgo_desktop.ui.compare.export_run import run_export

            return run_export(tools, order, font, job.tell, job.cancel)

        self._begin("export", work)

    def _progressed(self, share: float) -> None:
        self.progressed.emit(share)

    def _ended(self, outcome: object) -> None:
        if isinstance(outcome, Cancelled):
            self.cancelled.emit()
        elif isinstance(outcome, VidgoError):
            self.failed.emit(outcome)
        else:
            self.finished.emit(outcome)


class LineUpJob(_Jobs):
    """Lives on the UI thread. ``found`` carries a ``LineUp``; it comes unless the job was cancelled."""

    found = Signal(object)

    def start(self, source: Path, result: Path) -> None:
        """Line these two up; an earlier job is ended and not heard of."""
        self.cancel()
        tools = self._tools
        self._begin("line-up", lambda job: tools.find_line_up(source, result, job.cancel))

    def _ended(self, outcome: object) -> None:
        if isinstance(outcome, LineUp):
            self.found.emit(outcome)
        elif not isinstance(outcome, Cancelled):
            self.found.emit(LineUp(ground=LineUpGround.NOT_READABLE))
