"""The pane of the task list: head, filter, the list itself, and what stands in its place when it is empty."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import SearchFound, TaskIndex, UploadProgress
from vidgo_desktop.core.task import Group, Task
from vidgo_desktop.ui import task_speech
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import SegmentedControl, text_label
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.library_wishes import LibraryWishes
from vidgo_desktop.ui.task_menu import TaskAction
from vidgo_desktop.ui.task_model import TaskListModel
from vidgo_desktop.ui.task_removals import (
    Removals,
    cleared_text,
    nothing_called,
    nothing_here,
    removed_text,
    several_text,
)
from vidgo_desktop.ui.task_search import FilterBox, ListHead
from vidgo_desktop.ui.task_table import BRIEF_BELOW
from vidgo_desktop.ui.task_view import TaskView
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.thumbnail_loader import ThumbnailLoader

__all__ = ["TaskAction", "TaskListPane"]

_ALL = "all"
_SIDE = 16
# So many changes at once are not read aloud one by one.
_MOST_SAID = 5


class TaskListPane(QFrame):
    """The user's tasks. Emits wishes, shows facts; knows nothing of the store.

    ``task_chosen`` carries the ``Task`` of the chosen row or None, ``action_requested`` a ``TaskAction``,
    ``page_requested`` the numbers of tasks to load (``tuple[int, ...]``), ``search_requested`` a text that is answered
    by ``show_found``, ``restore_requested`` the numbers of removed tasks (``tuple[int, ...]``), ``undo_offered`` a
    sentence about what was just removed, ``announced`` a text that was said to screen readers.
    ``path_for(task, what)`` gives the file of a small picture and must not touch the disk.
    """

    task_chosen = Signal(object)
    action_requested = Signal(object)
    page_requested = Signal(object)
    search_requested = Signal(object)
    clear_ready_requested = Signal()
    restore_requested = Signal(object)
    undo_offered = Signal(object)
    announced = Signal(object)

    def __init__(
        self, theme: Theme, path_for: Callable[[int, str], Path], clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__()
        self._theme = theme
        self._asked = ""
        self._removed = Removals()
        self._coming: list[Task] = []
        self.model = TaskListModel(self, clock)
        self.library = LibraryWishes(self)
        self.thumbnails = ThumbnailLoader(path_for, self)
        self.view = TaskView(theme, self.model, self.thumbnails, clock)
        self.head = ListHead(theme)
        groups = [
            (_ALL, self.tr("All")),
            (Group.RUNNING.value, self.tr("Running")),
            (Group.READY.value, self.tr("Ready")),
            (Group.PROBLEM.value, self.tr("Problems")),
        ]
        self._filter = SegmentedControl(theme, [(key, text, "") for key, text in groups])
        self._filter.setObjectName("taskFilter")
        self._filter.setAccessibleName(self.tr("Which tasks are shown"))
        self._filter_box = FilterBox(theme, self._filter.accessibleName(), groups)
        self._filter_box.setObjectName("taskFilterBox")
        self._nothing = text_label(theme, "body", "2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._show_all = QPushButton(self.tr("Show all"))
        self._show_all.setObjectName("showAll")
        self._clear_search = QPushButton(self.tr("Clear search"))
        self._clear_search.setObjectName("clearSearch")
        self._empty: QWidget = QWidget()
        self._places = QStackedWidget()
        self._come_back = QTimer(self)
        self._come_back.setSingleShot(True)
        self._come_back.setInterval(0)
        self.search_shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        self.undo_shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self.undo_shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._build()
        self._connect()
        theme.changed.connect(self._show_place)
        self._ring = FocusRing(theme, self)
        self._show_counts()

    def _build(self) -> None:
        no_match = QWidget()
        box = QVBoxLayout(no_match)
        box.setSpacing(12)
        box.addStretch(1)
        box.addWidget(self._nothing)
        for button in (self._show_all, self._clear_search):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        self._no_match = no_match
        for place in (self.view, no_match, self._empty):
            self._places.addWidget(place)
        below = QVBoxLayout()
        below.setContentsMargins(_SIDE, 10, _SIDE, 12)
        below.addWidget(self._filter)
        below.addWidget(self._filter_box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(below)
        whole.addWidget(self._places, 1)
        # The filter lies below the head, but is the first stop.
        head, filters = self.head, [self._filter.button(key) for key in (_ALL, *map(str, Group))]
        search = (head.search.field, head.search.cross, head.search_button, head.more_button)
        for one, other in pairwise((*filters, self._filter_box, *search, self.view)):
            self.setTabOrder(one, other)

    def _connect(self) -> None:
        self._filter.chosen.connect(self._filter_chosen)
        self._filter_box.chosen.connect(self._filter_chosen)
        self._show_all.clicked.connect(self._show_all_groups)
        self._clear_search.clicked.connect(self.head.search.clear)
        self.head.searched.connect(self._search)
        self.head.search_left.connect(self._search_left)
        menu = self.head.menu
        menu.clear_ready_requested.connect(self.clear_ready_requested)
        menu.show_all_requested.connect(self.show_all)
        menu.starred_chosen.connect(self._starred_chosen)
        self.search_shortcut.activated.connect(self.open_search)
        self.undo_shortcut.activated.connect(self.undo)
        self._come_back.timeout.connect(self._bring_back)
        self.model.page_requested.connect(self.page_requested)
        self.model.counts_changed.connect(self._show_counts)
        self.model.rowsInserted.connect(self._show_place)
        self.model.rowsRemoved.connect(self._show_place)
        self.model.modelReset.connect(self._show_place)
        self.thumbnails.loaded.connect(self.model.repaint_task)
        self.view.chosen.connect(self.task_chosen)
        self.view.action_requested.connect(self.action_requested)
        self.view.selection_counted.connect(self._selection_counted)
        self.view.announced.connect(self.announced)

    def set_empty_widget(self, widget: QWidget) -> None:
        """What is shown as long as there is no task at all."""
        self._places.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = widget
        self._places.addWidget(widget)
        self._show_place()

    @property
    def filter_control(self) -> SegmentedControl:
        """The filter."""
        return self._filter

    # --- facts ----------------------------------------------------------------------------------------------

    @Slot(object)
    def set_index(self, index: TaskIndex) -> None:
        """Show another list from now on. Nothing is chosen in it, nothing is searched, nothing can be undone."""
        self.view.forget_choice()
        self.thumbnails.clear()
        self._removed.clear()
        self._coming.clear()
        self.head.leave_search()
        self.model.set_index(index)

    @Slot(object)
    def add_task(self, task: Task) -> None:
        """A new task: it is shown on top and chosen; filter and search give way where they would hide it."""
        self.head.leave_search()
        self.model.add_task(task)
        self.choose(task.id)
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
        """A task was taken out of the list; that can be undone."""
        known = self.model.known(task)
        if self.model.group_of(task) is not None:
            self.model.remove_task(task)
            self._removed.push((task,))
            self.undo_offered.emit(removed_text(known))

    def tasks_removed(self, ids: Sequence[int], text: str = "") -> None:
        """Rows were taken out together; one undo brings all of them back. ``text`` says what else became of them."""
        ids = tuple(ids)
        if ids:
            known = self.model.known(ids[0])
            after = self.view.neighbour(frozenset(ids))
            self.model.remove_tasks(ids)
            if after is not None:
                self.view.choose(after)
            self._removed.push(ids)
            self.undo_offered.emit(text or (removed_text(known) if len(ids) == 1 else several_text(len(ids))))

    @Slot(object)
    def ready_cleared(self, ids: Sequence[int]) -> None:
        """The rows of saved videos were taken out together; one undo brings all of them back."""
        ids = tuple(ids)
        if ids:
            # Each of them may have been told by itself as well.
            self._removed.forget(ids)
            self.model.remove_tasks(ids)
            self._removed.push(ids)
            self.undo_offered.emit(cleared_text(len(ids)))

    @Slot(object)
    def task_restored(self, task: Task) -> None:
        """A removed task is there again: it goes back to its place and is chosen."""
        self._coming.append(task)
        # Many may come at once; they are shown together.
        self._come_back.start()

    @Slot()
    def _bring_back(self) -> None:
        coming, self._coming = self._coming, []
        back = {task.id for task in coming}
        self._removed.forget(back)
        self.model.add_tasks(coming)
        if coming:
            self.choose(max(back))

    @Slot(object)
    def show_found(self, found: SearchFound) -> None:
        """What a search found. An answer to another text than the last one is too late and changes nothing."""
        if self.head.is_searching and self._asked and found.text.strip() == self._asked:
            self.model.set_found(found.ids)
            count = self.model.found_count or 0
            self._announce(task_speech.found(count) if count else nothing_called(self._asked))
            self._show_place()

    @Slot(object)
    def show_upload(self, progress: UploadProgress) -> None:
        """Bytes of an upload."""
        self.model.show_upload(progress)

    @Slot(object)
    def show_save_folder(self, text: str) -> None:
        """The folder of finished videos in words, for rows that are being saved."""
        self.model.show_folder(text)

    @Slot(object)
    def refresh_thumbnails(self, task: int) -> None:
        """The small pictures of a task were made anew."""
        self.thumbnails.forget(task)

    # --- wishes ---------------------------------------------------------------------------------------------

    @Slot(object)
    def _selection_counted(self, count: int) -> None:
        if count > 1:
            self._announce(task_speech.chosen_count(count))

    @Slot(object)
    def _starred_chosen(self, only: bool) -> None:
        self.model.set_only_starred(only)
        self._show_place()

    @Slot(object)
    def choose(self, task: int) -> None:
        """Choose a task and bring it into sight; an unknown number changes nothing."""
        if not self.view.choose(task) and self.model.group_of(task) is not None:
            self.show_all()
            self.view.choose(task)

    @Slot()
    def show_all(self) -> None:
        """Take filter and search away."""
        self.head.leave_search()
        self._show_all_groups()

    @Slot()
    def open_search(self) -> None:
        """Let the user search."""
        if self.model.task_count:
            self.head.open_search()

    @Slot()
    def undo(self) -> None:
        """Wish to have back what was removed last."""
        ids = self._removed.pop()
        if ids:
            self.restore_requested.emit(ids)

    # --- inside ---------------------------------------------------------------------------------------------

    def _news(self, task: Task) -> str:
        old, group = self.model.known(task.id), self.model.group_of(task.id)
        return task_speech.news(old, group, task, chosen=task.id == self.view.chosen_id)

    @Slot(object)
    def _search(self, text: str) -> None:
        self._asked = text
        if text:
            self.search_requested.emit(text)
        else:
            self.model.set_found(None)

    @Slot()
    def _search_left(self) -> None:
        self._asked = ""
        self.model.set_found(None)
        self._show_place()
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _filter_chosen(self, key: str) -> None:
        self._filter.choose(key)
        self._filter_box.choose(key)
        self.model.set_filter(None if key == _ALL else Group(key))
        self._show_head()

    @Slot()
    def _show_all_groups(self) -> None:
        self.model.set_only_starred(False)
        self._filter_chosen(_ALL)

    @Slot()
    def _show_counts(self) -> None:
        for group, count in self.model.counts().items():
            key = _ALL if group is None else group.value
            self._filter.set_count(key, count)
            self._filter_box.set_count(key, count)
        self._show_place()

    def _show_head(self) -> None:
        there, starred = self.model.task_count > 0, self.model.only_starred
        self.head.show_state(has_tasks=there, only_starred=starred)
        self.head.menu.show_state(
            has_tasks=there,
            has_ready=self.model.ready_count > 0,
            has_problems=self.model.problem_count > 0,
            is_narrowed=self.model.group is not None or starred or self.head.is_searching,
            only_starred=starred,
        )

    @Slot()
    def _show_place(self) -> None:
        """The list, or what stands in its place."""
        there = self.model.task_count > 0
        self._show_filter()
        self._show_head()
        if not there:
            self._places.setCurrentWidget(self._empty)
        elif self.model.rowCount() == 0:
            not_found = self.model.found_count == 0
            self._nothing.setText(self._why_empty())
            self._show_all.setVisible(not not_found)
            self._clear_search.setVisible(not_found)
            self._places.setCurrentWidget(self._no_match)
        else:
            self._places.setCurrentWidget(self.view)

    def _why_empty(self) -> str:
        nothing = nothing_here(self.model.group, starred=self.model.only_starred)
        return nothing_called(self._asked) if self.model.found_count == 0 else nothing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the numbers of the filter move into its tooltips, or it becomes a drop-down."""
        super().resizeEvent(event)
        self._filter.show_counts(self.width() >= self._theme.scaled(BRIEF_BELOW))
        self._show_filter()

    def _show_filter(self) -> None:
        there = self.model.task_count > 0
        fits = self._filter.sizeHint().width() <= self.width() - 2 * _SIDE
        self._filter.setVisible(there and fits)
        self._filter_box.setVisible(there and not fits)

    def _announce(self, text: str) -> None:
        self.announced.emit(text)
        announce(self.view, text)
