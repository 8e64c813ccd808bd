"""Hands and eyes of the pictures: one running program over a throw-away folder, driven by its object names."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QWidget

from vidgo_desktop.app import App, build
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.task import Group, ResultState, Task, TaskState, group_of
from vidgo_desktop.ui.panes import Pane

W = TypeVar("W", bound=QWidget)
_LIMIT = 60.0
# Wording, heights and fades follow a change within this.
_SETTLE_MS = 400


class NotSeen(Exception):
    """The program did not do what a person would have seen; the text says what."""


class Hands:
    """A program on the screen. ``arguments`` are those of its command line."""

    def __init__(self, profile: Path, arguments: list[str]) -> None:
        self.app: App = build(arguments, data_dir=profile, credentials=MemoryCredentials())
        self.window = self.app.window
        if not self.app.start():
            raise NotSeen("the folder is in use")
        self.settle()

    def close(self) -> None:
        """End the program."""
        self.app.stop()

    # --- hands ------------------------------------------------------------------------------------------------------

    def find(self, kind: type[W], name: str) -> W:
        """A part of the window by its object name."""
        found = self.window.findChild(kind, name)
        if not isinstance(found, kind):
            raise NotSeen(f"{name} is not in the window")
        return found

    def click(self, name: str) -> None:
        """Press a button as the mouse does."""
        button = self.find(QAbstractButton, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))

    def resize(self, width: int, height: int) -> None:
        """Give the window this size in logical pixels."""
        self.window.resize(width, height)
        self.settle()

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane to the front where not all fit."""
        self.window.panes.show_pane(pane)
        self.settle()

    def choose_row(self, group: Group) -> None:
        """Click the first row of this group."""
        view = self.find(QAbstractItemView, "taskList")
        index = next((index for index, task in self._rows() if group_of(task.state, task.result) is group), None)
        if index is None:
            raise NotSeen(f"no row is {group.value}")
        view.scrollTo(index)
        place = view.visualRect(index).topLeft() + QPoint(140, 12)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.settle()

    def tasks(self) -> list[Task]:
        """The tasks of the list, whatever language their rows speak."""
        return [task for _, task in self._rows()]

    def has(self, state: TaskState, result: ResultState = ResultState.NONE) -> bool:
        """Whether a task stands there."""
        return any((task.state, task.result) == (state, result) for task in self.tasks())

    def _rows(self) -> list[tuple[QModelIndex, Task]]:
        model = self.window.tasks.model
        found = [model.index(row, 0) for row in range(model.rowCount())]
        tasks = [(index, model.task_at(index.row())) for index in found]
        return [(index, task) for index, task in tasks if task is not None]

    # --- eyes -------------------------------------------------------------------------------------------------------

    def until(self, met: Callable[[], bool], what: str) -> None:
        """Let the program live until this holds."""
        end = time.monotonic() + _LIMIT
        loop, timer = QEventLoop(), QTimer()
        timer.setInterval(20)
        timer.timeout.connect(lambda: loop.quit() if met() or time.monotonic() > end else None)
        timer.start()
        loop.exec()
        timer.stop()
        if not met():
            raise NotSeen(f"waited {_LIMIT:.0f} s in vain: {what}")

    def settle(self) -> None:
        """Let everything that follows a change come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()

    def dialogs(self) -> list[QDialog]:
        """The dialogs over the window, the lowest first."""
        shown = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
        return [dialog for dialog in shown if dialog.isVisible()]

    def picture(self) -> QImage:
        """The window as it is seen, with the dialogs over it."""
        image = self.window.grab().toImage()
        painter = QPainter(image)
        for dialog in self.dialogs():
            if dialog.isWindow():
                place = QRect(QPoint(0, 0), self.window.size())
                offset = dialog.frameGeometry().topLeft() - self.window.geometry().topLeft()
                painter.drawPixmap(offset if place.contains(offset) else QPoint(0, 0), dialog.grab())
        painter.end()
        return image
