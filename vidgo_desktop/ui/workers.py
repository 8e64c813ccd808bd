"""The thin object that lives in the engine's QThread: wishes come in as slots, facts go out as signals."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from vidgo_desktop.core.errors import ListBusy, StoreError, VidgoError
from vidgo_desktop.core.facts import Refusal
from vidgo_desktop.core.library_facts import TaskOrder
from vidgo_desktop.core.task import JobRequest, Task
from vidgo_desktop.ui.facts import Facts, Teller

if TYPE_CHECKING:
    # The engine itself is imported on its own thread, after the first paint.
    from vidgo_desktop.core.engine import TaskEngine
    from vidgo_desktop.core.room import Listener

log = logging.getLogger(__name__)

Deliver = Callable[[Callable[[], None]], None]
EngineFactory = Callable[["Listener", Deliver], "TaskEngine"]

# Changed rows are gathered for one frame, so that a thousand answers cost one repaint.
_GATHER_MS = 16
_STOP_SECONDS = 0.4
# How long another program may keep the list before the start is tried again.
AGAIN_MS = 5_000


class EngineWorker(QObject):
    """Carries one engine. Construct it on the UI thread, move it, and let ``thread.started`` call ``start``."""

    _delivered = Signal(object)
    _asked = Signal(object)

    def __init__(self, make_engine: EngineFactory) -> None:
        super().__init__()
        self.facts = Facts(self)
        self._make_engine = make_engine
        self._teller = Teller(self.facts)
        self._engine: TaskEngine | None = None
        self._failed: VidgoError | None = None
        self._timer: QTimer | None = None
        self._gather: QTimer | None = None
        self._delivered.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def start(self) -> None:
        """Build the engine on this thread and begin. An engine from before the thread ended is stopped first: what was
        under way in it may hang for ever, and a new one goes on from the list, as after a restart.

        While another program holds the list, this is tried again by itself.
        """
        self._make_timers()
        former, self._engine = self._engine, None
        if former is not None:
            former.stop(_STOP_SECONDS)
        self._failed = None
        engine: TaskEngine | None = None
        try:
            engine = self._make_engine(self._teller, self._delivered.emit)
            self._engine = engine
            engine.start()
        except Exception as error:
            if not isinstance(error, VidgoError):
                log.exception("the engine could not begin")
            self._engine = None
            if engine is not None:
                engine.stop(_STOP_SECONDS)
            self._failed = error if isinstance(error, VidgoError) else StoreError(type(error).__name__)
            self.facts.failed_to_start.emit(self._failed)
            if isinstance(error, ListBusy) and self._timer is not None:
                self._timer.timeout.disconnect(self._run_due)
                self._timer.timeout.connect(self.start)
                self._timer.start(AGAIN_MS)
            return
        self._arm()

    def _make_timers(self) -> None:
        # A timer ends with the event loop that it ran in, so the former ones are of no use.
        for old in (self._timer, self._gather):
            if old is not None:
                old.deleteLater()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._run_due)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._tell_changed)

    @Slot()
    def stop(self) -> None:
        """End all work of this engine within a bounded time."""
        engine, self._engine = self._engine, None
        if self._timer is not None:
            self._timer.stop()
        if self._gather is not None:
            self._gather.stop()
        if engine is not None and not engine.stop(_STOP_SECONDS):
            log.info("a blocked call was left behind at the end")

    @Slot()
    def end_thread(self) -> None:
        """End the event loop of this thread, after everything that was asked before."""
        QThread.currentThread().quit()

    @Slot(object)
    def submit(self, request: JobRequest) -> None:
        """Wish: make this video."""
        if self._failed is not None:
            self.facts.refused.emit(Refusal(request.nonce, self._failed))
        self._wish(lambda engine: engine.submit(request))

    @Slot(object)
    def try_again(self, task: int) -> None:
        """Wish: go on with this task, or make it once more."""
        self._wish(lambda engine: engine.try_again(task))

    @Slot(object)
    def send_again(self, task: int) -> None:
        """Wish: send an unclear task again, knowing that it may cost twice."""
        self._wish(lambda engine: engine.send_again(task))

    @Slot(object)
    def stop_waiting(self, task: int) -> None:
        """Wish: do not wait for this task any more."""
        self._wish(lambda engine: engine.stop_waiting(task))

    @Slot(object)
    def look_again(self, task: int) -> None:
        """Wish: look how this task stands."""
        self._wish(lambda engine: engine.look_again(task))

    @Slot(object, object)
    def adopt(self, task: int, task_id: str) -> None:
        """Wish: this is the service's number of that unclear task."""
        self._wish(lambda engine: engine.adopt(task, task_id))

    @Slot(object)
    def remove(self, task: int) -> None:
        """Wish: take this task out of the list."""
        self._wish(lambda engine: engine.remove(task))

    @Slot(object)
    def restore(self, ids: tuple[int, ...]) -> None:
        """Wish: put these removed tasks back into the list."""
        self._wish(lambda engine: engine.restore(ids))

    @Slot()
    def clear_ready(self) -> None:
        """Wish: take every task whose video is saved out of the list."""
        self._wish(lambda engine: engine.clear_ready())

    @Slot(object, object)
    def star(self, ids: tuple[int, ...], starred: bool) -> None:
        """Wish: give these rows a star, or take it."""
        self._wish(lambda engine: engine.library.star(ids, starred))

    @Slot(object, object)
    def rename(self, task: int, name: str) -> None:
        """Wish: call this row so; an empty name is the automatic title again."""
        self._wish(lambda engine: engine.library.rename(task, name))

    @Slot(object)
    def sort(self, order: TaskOrder) -> None:
        """Wish: all rows in this order."""
        self._wish(lambda engine: engine.library.order(order))

    @Slot(object)
    def load_attempts(self, task: int) -> None:
        """Wish: the attempts inside this row."""
        self._wish(lambda engine: engine.library.attempts(task))

    @Slot(object)
    def plan_retry(self, ids: tuple[int, ...] | None) -> None:
        """Wish: what trying these again would mean; None stands for everything that did not work."""
        self._wish(lambda engine: engine.library.plan_retry(ids))

    @Slot(object)
    def try_again_many(self, ids: tuple[int, ...]) -> None:
        """Wish: try each of these again."""
        self._wish(lambda engine: engine.library.try_again(ids))

    @Slot(object)
    def remove_many(self, ids: tuple[int, ...]) -> None:
        """Wish: take these rows out of the list."""
        self._wish(lambda engine: engine.library.remove_many(ids))

    @Slot(object)
    def throw_away(self, ids: tuple[int, ...]) -> None:
        """Wish: take these rows out of the list and put their videos into the recycle bin."""
        self._wish(lambda engine: engine.library.throw_away(ids))

    @Slot(object, object)
    def move_results(self, ids: tuple[int, ...], folder: Path) -> None:
        """Wish: move the videos of these rows into this folder."""
        self._wish(lambda engine: engine.mover.move(ids, folder))

    @Slot()
    def cancel_move(self) -> None:
        """Wish: leave what is not moved yet where it is."""
        self._wish(lambda engine: engine.mover.cancel())

    @Slot(object)
    def search(self, text: str) -> None:
        """Wish: find the tasks in which this text stands."""
        self._wish(lambda engine: engine.search(text))

    @Slot()
    def search_soon(self) -> None:
        """Wish: get ready for a search."""
        self._wish(lambda engine: engine.search_soon())

    @Slot()
    def search_over(self) -> None:
        """Wish: forget what was kept for searching."""
        self._wish(lambda engine: engine.search_over())

    @Slot()
    def test_connection(self) -> None:
        """Wish: try service, upload and download, one after the other."""
        self._wish(lambda engine: engine.test_connection())

    @Slot(object)
    def load_page(self, ids: tuple[int, ...]) -> None:
        """Wish: the snapshots of these tasks."""
        self._wish(lambda engine: engine.load_page(ids))

    @Slot(object, object)
    def look_at(self, path: Path, kind: str) -> None:
        """Wish: look into this local file."""
        self._wish(lambda engine: engine.look_at(path, kind))

    @Slot(object, object)
    def adopt_number(self, text: str, title: str) -> None:
        """Wish: the task with this number of the service, as a row of this title."""
        self._wish(lambda engine: engine.adopt_number(text, title))

    @Slot(object)
    def find_file(self, task: int) -> None:
        """Wish: look for the saved video of this task, which is not in its place."""
        self._wish(lambda engine: engine.find_file(task))

    @Slot(object, object, object)
    def use_file(self, task: int, path: Path, anyway: bool) -> None:
        """Wish: this is the saved video of this task."""
        self._wish(lambda engine: engine.use_file(task, path, anyway))

    @Slot(object)
    def find_recipe(self, path: Path) -> None:
        """Wish: the recipe of this video, or in this file."""
        self._wish(lambda engine: engine.find_recipe(path))

    @Slot(object)
    def use_again(self, task: int) -> None:
        """Wish: what this task was made with."""
        self._wish(lambda engine: engine.use_again(task))

    @Slot(object)
    def lay_sound(self, task: int) -> None:
        """Wish: lay the original sound under this task's silent result."""
        self._wish(lambda engine: engine.sounds.lay(task))

    @Slot(object, object)
    def choose_sound(self, task: int, original: bool) -> None:
        """Wish: play this task's result with the original sound, or as it was made."""
        self._wish(lambda engine: engine.sounds.choose(task, original))

    @Slot(object)
    def file_begins(self, folder: Path) -> None:
        """Wish: know that a file is being written into this folder."""
        self._wish(lambda engine: engine.file_begins(folder))

    @Slot()
    def refresh_balance(self) -> None:
        """Wish: ask for the balance."""
        self._wish(lambda engine: engine.refresh_balance())

    @Slot(object)
    def test_key(self, text: str) -> None:
        """Wish: try this key."""
        self._wish(lambda engine: engine.test_key(text))

    @Slot(object)
    def save_key(self, text: str) -> None:
        """Wish: keep this key."""
        self._wish(lambda engine: engine.save_key(text))

    @Slot()
    def read_key(self) -> None:
        """Wish: look into the password store once more."""
        self._wish(lambda engine: engine.read_key())

    @Slot()
    def forget_key(self) -> None:
        """Wish: forget the key."""
        self._wish(lambda engine: engine.forget_key())

    @Slot()
    def tell_everything(self) -> None:
        """Wish: tell the whole state again."""
        if self._failed is not None:
            # The window was turned to another realm when it happened.
            self.facts.failed_to_start.emit(self._failed)
        self._wish(lambda engine: engine.tell_everything())

    def recent_tasks(self, most: int = 50) -> tuple[Task, ...]:
        """The newest tasks, on the engine's thread; none while there is no engine."""
        return () if self._engine is None else self._engine.recent_tasks(most)

    def ask(self, action: Callable[[], None]) -> None:
        """From any thread: do a small job on the engine's thread, such as writing the settings."""
        self._asked.emit(action)

    @Slot(object)
    def aside(self, action: Callable[[], None]) -> None:
        """Wish: do a small job that may hang, away from the engine's thread; nothing happens without an engine."""
        self._wish(lambda engine: engine.aside(action))

    @Slot(object)
    def _do(self, action: Callable[[], None]) -> None:
        self._guarded(action)

    def _wish(self, action: Callable[[TaskEngine], None]) -> None:
        engine = self._engine
        if engine is not None:
            self._guarded(lambda: action(engine))

    @Slot(object)
    def _run(self, action: Callable[[], None]) -> None:
        if self._engine is not None:
            self._guarded(action)

    @Slot()
    def _run_due(self) -> None:
        if self._engine is not None:
            self._guarded(self._engine.run_due)

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
        except StoreError as error:
            self.facts.refused.emit(Refusal("", error))
            self._heal()
        except Exception:
            # One fault must not end the engine: every other task goes on, the log has the trace.
            log.exception("unexpected error in the engine")
            self._heal()
        self._arm()

    def _heal(self) -> None:
        if self._engine is not None:
            self._engine.trouble()

    def _arm(self) -> None:
        if self._engine is None or self._timer is None or self._gather is None:
            return
        due = self._engine.next_due()
        if due is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, round((due - time.monotonic()) * 1000)))
        if self._teller.has_changed and not self._gather.isActive():
            self._gather.start()

    @Slot()
    def _tell_changed(self) -> None:
        changed = self._teller.take_changed()
        if changed:
            self.facts.tasks_changed.emit(changed)
