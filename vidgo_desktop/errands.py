"""Small jobs that the window needs done away from its own thread: settings, free space, the report."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vidgo_desktop import __version__
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.ui.workers import EngineWorker

if TYPE_CHECKING:
    from vidgo_desktop.core.report import Report


class Errands(QObject):
    """Lives on the UI thread. ``worker`` gives who runs the jobs, None before the engine has begun."""

    space_measured = Signal(object, object)
    report_made = Signal(object)
    report_saved = Signal(object)

    def __init__(self, paths: ProfilePaths, worker: Callable[[], EngineWorker | None], parent: QObject) -> None:
        super().__init__(parent)
        self._paths = paths
        self._worker = worker

    def write_settings(self, settings: Settings) -> None:
        """Keep the settings."""
        worker, path = self._worker(), self._paths.settings
        if worker is not None:
            worker.ask(lambda: save_settings(path, settings))
            return
        # Closed before the engine began: there is no other thread that could write, and nobody waits any more.
        with contextlib.suppress(StoreError):
            save_settings(path, settings)

    def do(self, job: Callable[[], None]) -> None:
        """Have a small file looked after by whoever may wait for the disk; nobody does before the engine has begun."""
        worker = self._worker()
        if worker is not None:
            worker.ask(job)

    def measure(self, folder: Path) -> None:
        """Ask for the free bytes where a folder is, or will be; answered by ``space_measured``."""
        worker = self._worker()
        if worker is not None:
            worker.ask(lambda: worker.aside(lambda: self._measure(folder)))

    def _measure(self, folder: Path) -> None:
        from vidgo_desktop.core.saving_room import free_bytes

        self.space_measured.emit(folder, free_bytes(folder))

    @Slot(object)
    def make_report(self, settings: Settings) -> None:
        """Put the report together; answered by ``report_made``."""
        from vidgo_desktop.core.report import ReportFacts, make_report
        from vidgo_desktop.ui.help_report import machine_facts

        worker, machine = self._worker(), machine_facts()
        if worker is None:
            return

        def make() -> None:
            facts = ReportFacts(__version__, settings, worker.recent_tasks(), machine)
            self.report_made.emit(make_report(facts, self._paths))

        worker.ask(make)

    @Slot(object, object)
    def save_report(self, path: Path, report: Report) -> None:
        """Write the report; answered by ``report_saved``."""
        worker = self._worker()
        if worker is not None:
            worker.ask(lambda: self.report_saved.emit(_saved(path, report)))


def _saved(path: Path, report: Report) -> Path | None:
    from vidgo_desktop.core.report import write_report

    try:
        write_report(path, report)
    except OSError:
        return None
    return path
