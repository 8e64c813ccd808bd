"""What was taken out of the task list lately, for *Undo*; the words about that, and of an empty list. No widgets."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.task import Group, ResultState, Task, TaskState

# Nobody goes back further than that, and the list keeps removed tasks for a day only.
_MOST = 50
# So much of a searched text is repeated when nothing is called so.
_MOST_REPEATED = 40


class Removals:
    """A stack: what was removed last comes back first."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, ...]] = []

    def push(self, ids: tuple[int, ...]) -> None:
        """These were removed together."""
        self._stack = [*self._stack, ids][-_MOST:]

    def pop(self) -> tuple[int, ...]:
        """What was removed last, and forget it; empty when there is nothing."""
        return self._stack.pop() if self._stack else ()

    def forget(self, ids: Iterable[int]) -> None:
        """These are no removals of their own any more: all of a removal came back, or belongs to a larger one."""
        gone = set(ids)
        self._stack = [former for former in self._stack if not gone.issuperset(former)]

    def clear(self) -> None:
        """Another list."""
        self._stack.clear()


def removed_text(task: Task | None) -> str:
    """One row was taken out."""
    if task is None:
        return QCoreApplication.translate("TaskListPane", "Removed.")
    if task.state is TaskState.FINISHED and task.result is ResultState.SAVED:
        text = QCoreApplication.translate("TaskListPane", "Removed {title}. The saved video stays where it is.")
    else:
        text = QCoreApplication.translate("TaskListPane", "Removed {title}.")
    return text.format(title=task.title)


def several_text(count: int) -> str:
    """Several rows were."""
    return QCoreApplication.translate(
        "TaskListPane", "Removed %n row(s). Saved videos stay where they are.", None, count
    )


def cleared_text(count: int) -> str:
    """All rows of ready videos were."""
    return QCoreApplication.translate(
        "TaskListPane", "Removed %n row(s). The saved videos stay where they are.", None, count
    )


def nothing_here(group: Group | None, *, starred: bool) -> str:
    """What stands in the place of the rows when the filter lets none through."""
    translate = QCoreApplication.translate
    if starred:
        return translate("TaskListPane", "Nothing here has a star.")
    match group:
        case Group.RUNNING:
            return translate("TaskListPane", "Nothing is running.")
        case Group.READY:
            return translate("TaskListPane", "Nothing ready yet.")
        case _:
            return translate("TaskListPane", "No problems.")


def nothing_called(asked: str) -> str:
    """What stands in the place of the rows when the search found none."""
    text = asked if len(asked) <= _MOST_REPEATED else f"{asked[:_MOST_REPEATED]}…"
    return QCoreApplication.translate("TaskListPane", "Nothing is called “{text}”.").format(text=text)
