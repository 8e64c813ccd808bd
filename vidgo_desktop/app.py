"""The composition root: arguments, paths, logging, hooks, wiring, start and stop. The only file that knows everyone."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QTimer, Slot
from PySide6.QtWidgets import QApplication

from vidgo_desktop import __version__, wiring
from vidgo_desktop.command_line import parse
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.instance_lock import InstanceLock, Taken
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.settings import Settings, load_settings
from vidgo_desktop.errands import Errands
from vidgo_desktop.export_tools import export_tools
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.form_draft import FormDraft
from vidgo_desktop.platform_setup import (
    application,
    crash_file,
    install_hooks,
    make_profile_folder,
    profile_paths,
)
from vidgo_desktop.profile_notes import begin_log
from vidgo_desktop.ui.compare.place import ComparePlace
from vidgo_desktop.ui.facts import FactGate
from vidgo_desktop.ui.folder_line import words_with_room
from vidgo_desktop.ui.garbage import UiThreadGarbage
from vidgo_desktop.ui.language import use_language
from vidgo_desktop.ui.leaving import leave
from vidgo_desktop.ui.main_window import MainWindow
from vidgo_desktop.ui.numbers import file_size
from vidgo_desktop.ui.outside import Outside
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.watchman import Watchman
from vidgo_desktop.ui.workers import EngineWorker
from vidgo_desktop.wishes import Wire, wires

if TYPE_CHECKING:
    from vidgo_desktop.core.credentials import Credentials
    from vidgo_desktop.core.redaction import LogFile
    from vidgo_desktop.core.room import Pace

log = logging.getLogger(__name__)

_STOP_MS = 2000
# The engine begins after the first paint; where a window is never painted, after this.
_LATEST_START_MS = 400


class App(QObject):
    """One running program. ``build`` makes it; ``start`` shows the window, ``stop`` ends everything within 2 s."""

    def __init__(
        self,
        qt: QApplication,
        paths: ProfilePaths,
        settings: Settings,
        *,
        api_base: str | None,
        credentials: Credentials | None,
        pace: Pace | None,
        settings_note: str | None = None,
    ) -> None:
        super().__init__()
        self.qt = qt
        self.paths = paths
        self._settings = settings
        self._api_base = api_base
        self._credentials = credentials
        self._pace = pace
        self._log: LogFile | None = None
        self._settings_note = settings_note
        self._lock = InstanceLock(paths.lock)
        self._only_read = self._has_begun = False
        self._thread: QThread | None = None
        self._workers: dict[Realm, EngineWorker] = {}
        self._gates: dict[Realm, FactGate] = {}
        self._left: list[tuple[EngineWorker, FactGate]] = []
        self._on_stop: list[Callable[[], None]] = []
        self._stopped = False
        self.was_left_behind = False
        self._garbage = UiThreadGarbage(self)
        self.theme = Theme(
            qt,
            settings.theme,
            dress=False,
            text_percent=settings.text_percent,
            strong_outlines=settings.strong_outlines,
            less_movement=settings.less_movement,
        )
        self.window = MainWindow(self.theme, settings, wiring.window_places(paths, self._save_folder))
        self.theme.dress()
        self.outside = Outside(self.window, paths.lock)
        self._on_stop.append(self.outside.close)
        self.compare = ComparePlace(self.window, film_tools(), export_tools())
        self._on_stop.append(self.compare.shutdown)
        self.window.show_save_folder(self._folder_words(settings))
        self.window.task_actions.settings.show_address(self._address, api_base is not None)
        self._watchman = Watchman(self.window, self)
        self._errands = Errands(paths, self._engine_worker, self)
        self._on_stop.append(FormDraft(self.window, paths.draft, self._errands.do).end)
        self._errands.space_measured.connect(self._space_measured)
        self._errands.report_made.connect(self.window.help_actions.show_report)
        self._errands.report_saved.connect(self.window.help_actions.show_saved)
        self.window.help_actions.report_wanted.connect(self._make_report)
        self.window.help_actions.report_save_requested.connect(self._errands.save_report)
        self.window.painted_first.connect(self._start_engines)
        self.window.settings_changed.connect(self._settings_changed)
        self.window.realm_requested.connect(self._turn_to)
        self.window.closed.connect(self._window_closed)

    # --- life -----------------------------------------------------------------------------------------------

    def start(self) -> bool:
        """Show the window; the engine follows after the first paint. False when another one uses this folder."""
        with contextlib.suppress(OSError):
            # Where nothing can be made there may still be a list to show.
            make_profile_folder(self.paths.data_dir)
        taken = self._lock.take()
        if taken is Taken.HELD:
            return False
        # Where nobody can lock nobody may send.
        self._only_read = taken is Taken.NOT_ALLOWED
        self._garbage.start()
        # Wishes that come before the thread runs wait in its queue.
        self._thread = QThread()
        self._thread.setObjectName("engine")
        self._watchman.start(self._thread, lambda action: self._workers[Realm.ACCOUNT].ask(action))
        for realm in {Realm.ACCOUNT, self.window.realm}:
            self._add_worker(realm)
        self._bind(self.window.realm)
        self.window.show()
        QTimer.singleShot(_LATEST_START_MS, self._start_engines)
        return True

    def stop(self) -> None:
        """Hide the window and end all work; callable in any state and more than once."""
        if self._stopped:
            return
        self._stopped = True
        self.window.hide()
        self.window.player.shutdown()
        try:
            self._keep_what_was_chosen()
            self._end_thread()
        finally:
            for undo in reversed(self._on_stop):
                undo()
            if self._log is not None:
                self._log.close()
            self._lock.release()
            self._garbage.stop()
            # Left to Python's collector the widgets would be taken apart while Qt still calls them; so what is left
            # of an ended program stays until the process ends. Only tests ever have more than one.
            _ended.append(self)

    @Slot()
    def _window_closed(self) -> None:
        # The window is still inside its own close event here.
        QTimer.singleShot(0, self._finish)

    @Slot()
    def _finish(self) -> None:
        self.stop()
        self.qt.quit()

    @Slot()
    def _start_engines(self) -> None:
        if self._thread is None or self._thread.isRunning() or self._stopped:
            return
        self._has_begun = True
        self._log = begin_log(self.paths, self._settings_note)
        if self._settings_note:
            self.window.facts.settings_lost(self._settings_note)
        self._thread.start()
        self._errands.measure(self._save_folder())
        self.theme.ask_desktop()

    def _end_thread(self) -> None:
        thread = self._thread
        self._watchman.stop()
        has_begun = self._has_begun or self.window.form.words().busy
        if thread is None or not has_begun:
            return
        thread.start()  # again, where it ended by itself; or for what was asked before the first picture
        if self.window.realm in self._gates:
            self.window.turn_away(self._gates[self.window.realm])
        for worker in self._workers.values():
            _post(worker, "stop")
        last = self._workers[Realm.ACCOUNT]
        _post(last, "end_thread")
        if not thread.wait(_STOP_MS):
            self.was_left_behind = True
            log.warning("the engine did not end in time")

    def _keep_what_was_chosen(self) -> None:
        draft = self.window.form.draft()
        kept = replace(
            self._settings,
            window=self.window.geometry_text(),
            splitter=self.window.panes.state_text(),
            last_model=draft.get("model", ""),
            last_resolution=draft.get("resolution", ""),
            volume=self.window.player.transport.volume_percent,
        )
        if kept != self._settings:
            self._settings = kept
            self._errands.write_settings(kept)

    # --- realms ---------------------------------------------------------------------------------------------

    def _add_worker(self, realm: Realm) -> None:
        thread = self._thread
        if realm in self._workers or thread is None:
            return
        make = wiring.account_engine if realm is Realm.ACCOUNT else wiring.practice_engine
        parts = wiring.Parts(
            paths=self.paths,
            folder=self._save_folder,
            wishes=lambda: self._settings,
            api_base=self._address,
            credentials=self._credentials,
            version=__version__,
            on_stop=self._on_stop.append,
            pace=self._pace,
            only_read=self._only_read,
        )
        worker = EngineWorker(lambda tell, deliver: make(parts, tell, deliver))
        worker.moveToThread(thread)
        self._workers[realm] = worker
        self._gates[realm] = FactGate(worker.facts, self)
        self.outside.listen(realm, self._gates[realm])
        if thread.isRunning():
            _post(worker, "start")
        else:
            thread.started.connect(worker.start)

    @Slot(object)
    def _turn_to(self, realm: Realm) -> None:
        if realm is self.window.realm or self._stopped:
            return
        if self.window.realm in self._gates:
            self._unbind(self.window.realm)
        self.window.apply_settings(replace(self.window.settings, practice=realm is Realm.PRACTICE))
        self.window.show_realm(realm)
        self._add_worker(realm)
        if realm in self._workers:
            self._bind(realm)
            _post(self._workers[realm], "tell_everything")
        self.window.task_actions.settings.realm_changed(realm)

    def _wires(self, realm: Realm) -> list[Wire]:
        # Keys belong to the account, whatever the window shows.
        return wires(self.window, self.compare, self._workers[realm], self._workers[Realm.ACCOUNT])

    def _bind(self, realm: Realm) -> None:
        for signal, slot in self._wires(realm):
            signal.connect(slot)
        self.window.listen(self._gates[realm])

    def _unbind(self, realm: Realm) -> None:
        for signal, slot in self._wires(realm):
            signal.disconnect(slot)
        self.window.turn_away(self._gates[realm])

    def _move_to_address(self) -> None:
        """The service has another address from now on: a new engine over the same list, without the old key."""
        self._api_base = None
        self.window.task_actions.settings.show_address(self._address, False)
        if Realm.ACCOUNT not in self._workers:
            return
        shown = self.window.realm
        self._unbind(shown)
        old, gate = self._workers.pop(Realm.ACCOUNT), self._gates.pop(Realm.ACCOUNT)
        _post(old, "stop")
        self._left.append((old, gate))
        self._add_worker(Realm.ACCOUNT)
        self._bind(shown)

    # --- settings -------------------------------------------------------------------------------------------

    @Slot(object)
    def _settings_changed(self, settings: Settings) -> None:
        moved = settings.api_base != self._settings.api_base
        self._settings = settings
        if moved:
            self._move_to_address()
        self._tell_folder()
        self._errands.write_settings(settings)

    @property
    def _address(self) -> str:
        return self._api_base or self._settings.api_base

    def _engine_worker(self) -> EngineWorker | None:
        """Who runs small jobs; None while its thread does not run."""
        running = self._thread is not None and self._thread.isRunning()
        return self._workers.get(Realm.ACCOUNT) if running else None

    @Slot()
    def _make_report(self) -> None:
        self._errands.make_report(self._settings)

    def _tell_folder(self) -> None:
        self.window.show_save_folder(self._folder_words(self._settings))
        self._errands.measure(self._save_folder())

    @Slot(object, object)
    def _space_measured(self, folder: Path, free: int | None) -> None:
        # A folder that hangs may answer when there is no window any more.
        if not self._stopped and folder == self._save_folder() and free is not None:
            words = self._folder_words(self._settings)
            self.window.show_save_folder(words, file_size(free))
            self.window.form.set_save_folder(words_with_room(words, free, self._settings.warn_low_disk))

    def _save_folder(self) -> Path:
        return self._settings.save_folder or self.paths.videos

    def _folder_words(self, settings: Settings) -> str:
        return " › ".join((settings.save_folder or self.paths.videos).parts[-2:])


_ended: list[App] = []


def build(
    argv: Sequence[str],
    *,
    data_dir: Path | str | None = None,
    api_base: str | None = None,
    credentials: Credentials | None = None,
    pace: Pace | None = None,
) -> App:
    """Put the program together without starting anything.

    ``data_dir`` keeps everything of one profile in one folder; ``api_base``, ``credentials`` and ``pace`` replace the
    service's address, the password store and how often the account is asked. Raises SystemExit for wrong arguments.
    """
    options = parse(argv)
    qt = application()
    folder = data_dir if data_dir is not None else options.data_dir
    paths = profile_paths(None if folder is None else Path(folder))
    settings, note = load_settings(paths.settings)
    if options.practice:
        settings = replace(settings, practice=True)
    if options.theme:
        settings = replace(settings, theme=options.theme)
    if options.language:
        settings = replace(settings, language=options.language)
    use_language(qt, settings.language)
    address = api_base or options.api_base
    return App(qt, paths, settings, api_base=address, credentials=credentials, pace=pace, settings_note=note)


def _post(receiver: QObject, slot: str) -> None:
    """Call a slot of an object on that object's own thread, after everything that was posted before."""
    QMetaObject.invokeMethod(receiver, slot, Qt.ConnectionType.QueuedConnection)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the value is its exit code."""
    arguments = list(sys.argv if argv is None else argv)
    options = parse(arguments)
    install_hooks()
    if options.self_test:
        from vidgo_desktop.selftest import run

        return run(Path(options.self_test))
    app = build(arguments)
    if not app.start():
        from vidgo_desktop.ui.already_running import tell_already_running

        tell_already_running(app.paths.lock)
        return 0
    from vidgo_desktop.stop_signals import StopSignals

    signals = StopSignals(lambda: leave(app.window), app)
    code = 1
    try:
        with crash_file(app.paths.logs):
            code = app.qt.exec()
    finally:
        app.stop()
        signals.end()
        if app.was_left_behind:
            # Python would destroy the running thread and abort. Everything that matters is committed.
            logging.shutdown()
            os._exit(code)
    return code
