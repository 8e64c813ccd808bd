"""Who sits at the child's window: orders what is not in the list yet, and answers what the program asks."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.torture.child import MODEL, PICTURE_LINK, Script, tell
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import Refusal, TaskIndex
from vidgo_desktop.core.task import BUSY, JobRequest, Link, LocalFile, ParamValue, ResultState, Task, TaskState
from vidgo_desktop.ui.facts import FactGate

if TYPE_CHECKING:
    from vidgo_desktop.app import App

_LOOK_MS = 40
# A result that cannot be saved at all would keep the run busy for ever.
_MOST_SAVES = 20


def input_of(request: JobRequest) -> str:
    """By what the service tells the orders apart."""
    video = request.values.get("video_url")
    return video.url if isinstance(video, Link) else ""


class User(QObject):
    """Acts a few times a second on what the window was told, as a person would on what the window shows."""

    def __init__(self, app: App, script: Script, random: Random) -> None:
        super().__init__(app)
        self._app = app
        self._script = script
        self._random = random
        self._tasks: dict[int, Task] = {}
        self._missing: set[int] | None = None
        # Ordered in this run and not in the list yet, by the form's number of the order.
        self._pending: dict[str, str] = {}
        self._pressed: Counter[tuple[int, str]] = Counter()
        self._is_done = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        # A line on the input closes the window, as a click on its cross does.
        self._word = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._word.activated.connect(self._told)
        QTimer.singleShot(0, self, self._begin)

    @Slot()
    def _begin(self) -> None:
        gate = self._app.findChild(FactGate)
        if gate is None:
            # Another program holds this profile; main says so and ends.
            return
        gate.index_loaded.connect(self._index_loaded)
        gate.page_loaded.connect(self._heard)
        gate.tasks_changed.connect(self._heard)
        gate.task_added.connect(self._added)
        gate.refused.connect(self._refused)
        gate.failed_to_start.connect(self._failed)
        self._app.window.submit_requested.connect(self._ordered)
        if self._script.state == "starting":
            tell("busy")
            self._app.window.close()

    @Slot()
    def _told(self) -> None:
        self._word.setEnabled(False)
        if os.read(0, 64):
            self._app.window.close()

    # --- what the window is told ----------------------------------------------------------------------------------

    @Slot(object)
    def _index_loaded(self, index: TaskIndex) -> None:
        if self._missing is not None:
            return
        self._missing = set(index.ids)
        if index.ids:
            self._app.window.page_requested.emit(tuple(index.ids))
        self._check_ready()

    @Slot(object)
    def _heard(self, tasks: tuple[Task, ...]) -> None:
        for task in tasks:
            self._tasks[task.id] = task
            self._pending.pop(task.request.nonce, None)
        if self._missing:
            self._missing -= self._tasks.keys()
            self._check_ready()

    @Slot(object)
    def _added(self, task: Task) -> None:
        self._heard((task,))

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        self._pending.pop(refusal.nonce, None)

    @Slot(object)
    def _ordered(self, request: JobRequest) -> None:
        self._pending[request.nonce] = input_of(request)

    @Slot(object)
    def _failed(self, error: VidgoError) -> None:
        tell(f"failed: {error!r}")

    def _check_ready(self) -> None:
        if self._missing or self._timer.isActive():
            return
        tell("ready")
        self._timer.start()

    # --- what the user does ---------------------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        if self._script.state in ("dialog", "idle"):
            self._reach(self._script.state)
            return
        for task in tuple(self._tasks.values()):
            self._answer(task)
        left = self._left()
        if left and len(self._unsettled()) + len(self._pending) < self._script.at_once:
            self._order(left[0])
        elif not left and not self._pending and not self._unsettled() and not self._is_done:
            self._is_done = True
            tell("quiet")
            if not self._script.stays:
                self._app.window.close()

    def _left(self) -> list[str]:
        known = {input_of(task.request) for task in self._tasks.values()} | set(self._pending.values())
        return [what for what in self._script.inputs if what not in known]

    def _unsettled(self) -> list[Task]:
        return [task for task in self._tasks.values() if self._is_unsettled(task)]

    def _is_unsettled(self, task: Task) -> bool:
        if task.state in BUSY or task.state is TaskState.NEEDS_YOU:
            return True
        if task.state is not TaskState.FINISHED or task.result is ResultState.SAVED:
            return False
        return task.result is not ResultState.PROBLEM or self._pressed[task.id, "save"] < _MOST_SAVES

    def _answer(self, task: Task) -> None:
        """*Send now*, or *Try again* about a video that could not be saved; neither can cost a second time."""
        if task.state is TaskState.NEEDS_YOU and self._random.random() < 0.5:
            self._app.window.try_again_requested.emit(task.id)
        elif task.state is TaskState.FINISHED and task.result is ResultState.PROBLEM:
            self._pressed[task.id, "save"] += 1
            if self._pressed[task.id, "save"] < _MOST_SAVES:
                self._app.window.try_again_requested.emit(task.id)

    def _order(self, what: str) -> None:
        if self._script.picture and self._random.random() < self._script.wishes:
            # A local picture has to be uploaded first. The form would look into the file each time.
            values: dict[str, ParamValue] = {
                "video_url": Link(what),
                "image_urls": LocalFile(Path(self._script.picture)),
                "resolution": "480p",
            }
            self._app.window.submit_requested.emit(JobRequest(os.urandom(16).hex(), MODEL, values))
            return
        self._field("videoUrl").setText(what)
        self._field("imageUrl").setText(PICTURE_LINK)
        if self._script.thinks and not Path(self._script.folder, "draft.json").exists():
            return
        self._button("generate").click()

    def _field(self, name: str) -> QLineEdit:
        found = self._app.window.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def _button(self, name: str) -> QAbstractButton:
        found = self._app.window.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def _reach(self, state: str) -> None:
        self._timer.stop()
        if state == "dialog":
            self._button("settings").click()
        tell("busy")
