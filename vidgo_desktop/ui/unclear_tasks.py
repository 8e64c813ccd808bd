"""Tasks of which nobody knows whether they were sent: counted in the title of the window, and brought into sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vidgo_desktop.core.task import Task, TaskState

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow


class UnclearTasks(QObject):
    """Helper of the window. The engine tells every such task once after the list, whatever part of it is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._unclear: set[int] = set()
        self._is_new_list = True
        self._name = window.windowTitle()

    def forget(self) -> None:
        """Another list."""
        self._unclear.clear()
        self._is_new_list = True
        self._tell()

    def put_tasks(self, tasks: Iterable[Task]) -> None:
        """Tasks that came or changed."""
        for task in tasks:
            if task.state is TaskState.UNKNOWN:
                self._unclear.add(task.id)
            else:
                self._unclear.discard(task.id)
        self._tell()
        if self._is_new_list and self._unclear:
            self._is_new_list = False
            if self._window.tasks.view.chosen_id is None:
                self._window.tasks.choose(max(self._unclear))

    def remove(self, ids: Iterable[int]) -> None:
        """Tasks that are not in the list any more."""
        self._unclear.difference_update(ids)
        self._tell()

    def _tell(self) -> None:
        count = len(self._unclear)
        title = self._name
        if count:
            title = self.tr("{name} · %n not sure", "", count).format(name=self._name)
        self._window.setWindowTitle(title)
