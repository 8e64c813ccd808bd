"""Tells once what became of a task that was being made: in the window as a toast, behind it through the desktop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from vidgo_desktop.core.facts import GROUP_CODES, Realm, TaskIndex
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import Group, Task, TaskState, group_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from vidgo_desktop.ui.main_window import MainWindow
    from vidgo_desktop.ui.notifier import Notifier

# So long after a start open tasks are looked at again before it is said how they stand.
AWAY_MS = 12_000
_RUNNING = GROUP_CODES.index(Group.RUNNING)


class News(QObject):
    """Helper of the window. Knows which tasks were running, so that each end is told exactly once.

    ``find_tray`` knows the program's icon in the tray, if one is shown.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._running: set[int] = set()
        self._left: dict[int, Group] = {}
        self._left_task: Task | None = None
        self._told_away: set[Realm] = set()
        self._settings = window.settings
        self._notifier: Notifier | None = None
        self.find_tray: Callable[[], QSystemTrayIcon | None] | None = None
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(AWAY_MS)
        self._away.timeout.connect(self._tell_away)

    def show_settings(self, settings: Settings) -> None:
        """Which of it is wanted."""
        self._settings = settings
        if self._notifier is not None:
            self._notifier.show_settings(settings)

    @property
    def notifier(self) -> Notifier:
        """Who tells the desktop; made when there is something to tell."""
        from vidgo_desktop.ui.notifier import Notifier

        if self._notifier is None:
            made = Notifier(self._window.theme, self._window)
            made.show_settings(self._settings)
            made.use_tray(lambda: None if self.find_tray is None else self.find_tray())
            made.play_requested.connect(self._play)
            made.show_in_folder_requested.connect(self._show_in_folder)
            made.raised_requested.connect(self.bring_forward)
            self._notifier = made
        return self._notifier

    def index_loaded(self, index: TaskIndex) -> None:
        """The list of a realm: what runs in it was begun earlier."""
        self._running = {task for task, code in zip(index.ids, index.groups, strict=True) if code == _RUNNING}
        realm = self._window.realm
        if realm not in self._told_away:
            # Before the list is there, an empty one is shown; only a full one is a start.
            self._left = dict.fromkeys(self._running, Group.RUNNING)
            if self._left:
                self._told_away.add(realm)
                self._away.start()

    def task_added(self, task: Task) -> None:
        """A new task."""
        self._told_away.add(self._window.realm)
        self._running.add(task.id)

    def tasks_changed(self, tasks: Iterable[Task]) -> None:
        """Tell what ended."""
        for task in tasks:
            group = group_of(task.state, task.result)
            if group is Group.RUNNING:
                self._running.add(task.id)
            elif task.id in self._running:
                self._running.discard(task.id)
                self._ended(task, group)
                if task.id in self._left:
                    self._left[task.id] = group
                    self._left_task = task
        if self._left and Group.RUNNING not in self._left.values():
            self._away.stop()
            self._tell_away()

    def close(self) -> None:
        """Say nothing more."""
        self._away.stop()
        if self._notifier is not None:
            self._notifier.close()

    def _ended(self, task: Task, group: Group) -> None:
        if group is Group.READY:
            self.notifier.task_ready(task.title, task)
            if task.id not in self._left:
                self._toast_ready(task)
        elif task.state in (TaskState.NEEDS_YOU, TaskState.UNKNOWN):
            self.notifier.task_needs_you(task.title)
        elif task.state is not TaskState.CLOSED:
            self.notifier.task_failed(task.title)

    def _toast_ready(self, task: Task) -> None:
        shown = self._window.player.task
        if shown is not None and shown.id == task.id and self._window.player.isVisible():
            return
        self._window.toast.show_message(
            self.tr("{title} is ready").format(title=task.title),
            icon="tick",
            tint="ok",
            action_text=self.tr("Play"),
            action=lambda: self._play(task),
            # The list has announced it.
            aloud=False,
        )

    @Slot(object)
    def _play(self, task: Task) -> None:
        self.bring_forward()
        self._window.play(task)

    @Slot(object)
    def _show_in_folder(self, task: Task) -> None:
        self._window.task_actions.show_in_folder(task)

    @Slot()
    def bring_forward(self) -> None:
        """Bring the window to the front, wherever it is: behind others, minimised or hidden in the tray."""
        window = self._window
        window.show()
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.raise_()
        window.activateWindow()

    @Slot()
    def _tell_away(self) -> None:
        """Once: what became of everything that was left running. What still runs is told one by one later."""
        groups, self._left = list(self._left.values()), {}
        ready, failed, running = map(groups.count, (Group.READY, Group.PROBLEM, Group.RUNNING))
        task, self._left_task = self._left_task, None
        if task is None:
            return
        parts = [
            self.tr("%n ready", "", ready) if ready else "",
            self.tr("%n did not work", "", failed) if failed else "",
            self.tr("%n still being made", "", running) if running else "",
        ]
        what = self.tr(", ", "between the parts of a list").join(filter(None, parts))
        alone = ready == 1 and not failed
        self._window.toast.show_message(
            self.tr("While you were away: {what}.").format(what=what),
            action_text=self.tr("Play") if alone else "",
            action=(lambda: self._play(task)) if alone else None,
        )
