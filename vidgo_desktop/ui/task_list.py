"""The pane of the task list: title, filter, the list itself, and what stands in its place when it is empty."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from PySide6 import QtGui
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import TaskIndex, UploadProgress
from vidgo_desktop.core.task import Group, Task, group_of
from vidgo_desktop.ui import task_speech
from vidgo_desktop.ui.controls import SegmentedControl, text_label
from vidgo_desktop.ui.task_menu import TaskAction
from vidgo_desktop.ui.task_model import TaskListModel
from vidgo_desktop.ui.task_view import BRIEF_BELOW, TaskView
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.thumbnail_loader import ThumbnailLoader

__all__ = ["TaskAction", "TaskListPane"]

_ALL = "all"
# So many changes at once are not read aloud one by one.
_MOST_SAID = 5


class TaskListPane(QFrame):
    """The user's tasks. Emits wishes, shows facts; knows nothing of the store.

    ``task_chosen`` carries the ``Task`` of the chosen row or None, ``action_requested`` a ``TaskAction``,
    ``page_requested`` the numbers of tasks to load (``tuple[int, ...]``), ``announced`` a text that was said to
    screen readers. ``path_for(task, what)`` gives the file of a small picture and must not touch the disk.
    """

    task_chosen = Signal(object)
    action_requested = Signal(object)
    page_requested = Signal(object)
    announced = Signal(object)

    def __init__(
        self, theme: Theme, path_for: Callable[[int, str], Path], clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__()
        self.model = TaskListModel(self, clock)
        self.thumbnails = ThumbnailLoader(path_for, self)
        self.view = TaskView(theme, self.model, self.thumbnails, clock)
        self._title = text_label(theme, "heading", "1", self.tr("Tasks"))
        self._title.setMinimumHeight(20)
        self._filter = SegmentedControl(
            theme,
            [
                (_ALL, self.tr("All"), ""),
                (Group.RUNNING.value, self.tr("Running"), ""),
                (Group.READY.value, self.tr("Ready"), ""),
                (Group.PROBLEM.value, self.tr("Problems"), ""),
            ],
        )
        self._filter.setObjectName("taskFilter")
        self._filter.setAccessibleName(self.tr("Which tasks are shown"))
        self._nothing = text_label(theme, "body", "2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._show_all = QPushButton(self.tr("Show all"))
        self._show_all.setObjectName("showAll")
        self._empty: QWidget = QWidget()
        self._places = QStackedWidget()
        self._build()
        self._connect()
        self._show_counts()

    def _build(self) -> None:
        empty_filter = QWidget()
        box = QVBoxLayout(empty_filter)
        box.setSpacing(12)
        box.addStretch(1)
        box.addWidget(self._nothing)
        box.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        self._no_match = empty_filter
        for place in (self.view, empty_filter, self._empty):
            self._places.addWidget(place)
        head = QVBoxLayout()
        head.setContentsMargins(16, 20, 16, 12)
        head.setSpacing(16)
        head.addWidget(self._title)
        head.addWidget(self._filter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._places, 1)

    def _connect(self) -> None:
        self._filter.chosen.connect(self._filter_chosen)
        self._show_all.clicked.connect(self.show_all)
        self.model.page_requested.connect(self.page_requested)
        self.model.counts_changed.connect(self._show_counts)
        self.model.rowsInserted.connect(self._show_place)
        self.model.rowsRemoved.connect(self._show_place)
        self.model.modelReset.connect(self._show_place)
        self.thumbnails.loaded.connect(self.model.repaint_task)
        self.view.chosen.connect(self.task_chosen)
        self.view.action_requested.connect(self.action_requested)

    def set_empty_widget(self, widget: QWidget) -> None:
        """What is shown as long as there is no task at all."""
        self._places.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = widget
        self._places.addWidget(widget)
        self._show_place()

    @property
    def filter_control(self) -> SegmentedControl:
        """The filter, for the window's shortcuts and for tests."""
        return self._filter

    # --- facts ----------------------------------------------------------------------------------------------

    @Slot(object)
    def set_index(self, index: TaskIndex) -> None:
        """Show another list from now on. Nothing is chosen in it."""
        self.view.forget_choice()
        self.thumbnails.clear()
        self.model.set_index(index)

    @Slot(object)
    def add_task(self, task: Task) -> None:
        """A new task: it is shown on top and chosen, and where the filter would hide it, the filter gives way."""
        self.model.add_task(task)
        if not self.view.choose(task.id):
            self.show_all()
            self.view.choose(task.id)
        self._announce(task_speech.new_row(task))

    @Slot(object)
    def put_tasks(self, tasks: Iterable[Task]) -> None:
        """Tasks that were asked for, or that changed."""
        tasks = tuple(tasks)
        said = list(islice(filter(None, map(self._news, tasks)), _MOST_SAID))
        self.model.put_tasks(tasks)
        for text in said:
            self._announce(text)

    @Slot(object)
    def remove_task(self, task: int) -> None:
        """A task was taken out of the list."""
        self.model.remove_task(task)

    @Slot(object)
    def show_upload(self, progress: UploadProgress) -> None:
        """Bytes of an upload."""
        self.model.show_upload(progress)

    @Slot(object)
    def refresh_thumbnails(self, task: int) -> None:
        """The small pictures of a task were made anew."""
        self.thumbnails.forget(task)

    @Slot(object)
    def choose(self, task: int) -> None:
        """Choose a task and bring it into sight; an unknown number changes nothing."""
        if not self.view.choose(task) and self.model.group_of(task) is not None:
            self.show_all()
            self.view.choose(task)

    @Slot()
    def show_all(self) -> None:
        """Take the filter away."""
        self._filter.choose(_ALL)
        self._filter_chosen(_ALL)

    # --- inside ---------------------------------------------------------------------------------------------

    def _news(self, task: Task) -> str:
        old = self.model.known(task.id)
        chosen = task.id == self.view.chosen_id
        if old is not None and old.state is task.state and old.result is task.result and not chosen:
            return ""
        # Of a task that was not here, only its former group is known; most often it just comes with its page.
        if old is None and self.model.group_of(task.id) in (None, group_of(task.state, task.result)):
            return ""
        return task_speech.announcement(old, task, chosen=chosen)

    @Slot(object)
    def _filter_chosen(self, key: str) -> None:
        self.model.set_filter(None if key == _ALL else Group(key))

    @Slot()
    def _show_counts(self) -> None:
        for group, count in self.model.counts().items():
            self._filter.set_count(_ALL if group is None else group.value, count)
        self._show_place()

    @Slot()
    def _show_place(self) -> None:
        """The list, or what stands in its place."""
        there = self.model.task_count > 0
        self._filter.setVisible(there)
        if not there:
            self._places.setCurrentWidget(self._empty)
        elif self.model.rowCount() == 0:
            self._nothing.setText(self._nothing_text())
            self._places.setCurrentWidget(self._no_match)
        else:
            self._places.setCurrentWidget(self.view)

    def _nothing_text(self) -> str:
        match self.model.group:
            case Group.RUNNING:
                return self.tr("Nothing is running.")
            case Group.READY:
                return self.tr("Nothing ready yet.")
            case _:
                return self.tr("No problems.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the numbers of the filter move into its tooltips."""
        super().resizeEvent(event)
        self._filter.show_counts(self.width() >= BRIEF_BELOW)

    def _announce(self, text: str) -> None:
        self.announced.emit(text)
        event = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
        if event is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(event(self.view, text))
