"""What rows show that is not in their tasks: bytes of uploads, who is sent before whom, the folder. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from vidgo_desktop.core.facts import UploadProgress
from vidgo_desktop.core.task import Group, Task, TaskState, group_of
from vidgo_desktop.ui.task_pages import SendingLine
from vidgo_desktop.ui.task_text import NOTHING_BESIDE, Beside

_WAITING = frozenset({TaskState.QUEUED, TaskState.UPLOADING, TaskState.CLAIMED, TaskState.SUBMITTING})


class BesideRows:
    """Knows what it was told of the tasks of one list."""

    def __init__(self) -> None:
        self.folder = ""
        self._uploads: dict[int, UploadProgress] = {}
        self._line = SendingLine()
        self._has_moved = False

    def of(self, task: Task | None, running: int) -> Beside:
        """What stands beside this task, of so many that run."""
        if task is None:
            return NOTHING_BESIDE
        before = self._line.before(task.id, running) if task.state is TaskState.QUEUED else 0
        return Beside(self._uploads.get(task.id), before, self.folder)

    def put(self, task: Task) -> None:
        """How a task stands now."""
        runs = group_of(task.state, task.result) is Group.RUNNING
        if self._line.put(task.id, runs=runs, waits=task.state in _WAITING):
            self._has_moved = True
        if self._uploads and task.state is not TaskState.UPLOADING:
            self._uploads.pop(task.id, None)

    def upload(self, progress: UploadProgress) -> None:
        """Bytes of an upload."""
        self._uploads[progress.task] = progress

    def drop(self, task: int) -> None:
        """A task is not there any more."""
        self._uploads.pop(task, None)
        self._line.put(task, runs=False, waits=False)

    def take_moved(self) -> Sequence[int]:
        """The tasks that wait to be sent when others wait before them now than at the last call."""
        moved, self._has_moved = self._has_moved, False
        return self._line.waiting if moved else ()

    def clear(self) -> None:
        """Another list."""
        self._uploads.clear()
        self._line.clear()
