"""How much is being made and sent right now, over all realms: what badge, tray and keep-awake show and follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from vidgo_desktop.core.facts import GROUP_CODES, Realm, TaskIndex
from vidgo_desktop.core.task import AT_THE_SERVICE, Group, ResultState, Task, TaskState, group_of
from vidgo_desktop.ui.facts import Facts

_RUNNING = GROUP_CODES.index(Group.RUNNING)


@dataclass(frozen=True, slots=True)
class Work:
    """``making`` videos are on their way, files of ``moving`` of them are being sent or saved at this moment.

    ``percent`` is the mean of those that the service counts, None when it counts none.
    """

    making: int = 0
    moving: int = 0
    percent: int | None = None


def is_moving(task: Task) -> bool:
    """Whether a file of this task is being uploaded or downloaded; not while that waits for something."""
    sends = task.state is TaskState.UPLOADING and task.problem is None
    return sends or (task.state is TaskState.FINISHED and task.result is ResultState.SAVING)


class _RealmWork(QObject):
    """The tasks of one realm that are not at their end."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # None: known from the index alone.
        self.tasks: dict[int, Task | None] = {}

    def listen(self, facts: Facts) -> None:
        facts.index_loaded.connect(self._index_loaded)
        facts.page_loaded.connect(self._put)
        facts.task_added.connect(self._added)
        facts.task_restored.connect(self._added)
        facts.tasks_changed.connect(self._put)
        facts.task_removed.connect(self._removed)

    @Slot(object)
    def _index_loaded(self, index: TaskIndex) -> None:
        running = (task for task, code in zip(index.ids, index.groups, strict=True) if code == _RUNNING)
        self.tasks = {task: self.tasks.get(task) for task in running}
        self.changed.emit()

    @Slot(object)
    def _added(self, task: Task) -> None:
        self._put((task,))

    @Slot(object)
    def _put(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            if group_of(task.state, task.result) is Group.RUNNING:
                self.tasks[task.id] = task
            else:
                self.tasks.pop(task.id, None)
        self.changed.emit()

    @Slot(object)
    def _removed(self, task: int) -> None:
        self.tasks.pop(task, None)
        self.changed.emit()


class Running(QObject):
    """Hears the engines of all realms, also of one that the window does not show. ``changed`` carries a ``Work``."""

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._realms: dict[Realm, _RealmWork] = {}
        self._work = Work()

    @property
    def work(self) -> Work:
        """What was told last."""
        return self._work

    def listen(self, realm: Realm, facts: Facts) -> None:
        """Hear this engine; an earlier one of the same realm counts no more."""
        earlier = self._realms.pop(realm, None)
        if earlier is not None:
            earlier.deleteLater()
        made = _RealmWork(self)
        made.listen(facts)
        made.changed.connect(self._count)
        self._realms[realm] = made
        self._count()

    @Slot()
    def _count(self) -> None:
        tasks = [task for realm in self._realms.values() for task in realm.tasks.values()]
        known = [task for task in tasks if task is not None]
        percents = [task.progress for task in known if task.state in AT_THE_SERVICE and task.progress is not None]
        percent = round(sum(percents) / len(percents)) if percents else None
        work = Work(len(tasks), sum(map(is_moving, known)), percent)
        if work != self._work:
            self._work = work
            self.changed.emit(work)
