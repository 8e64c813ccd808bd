"""What can be done with one task: the entries of its menu, in the order of likelihood."""

from __future__ import annotations

from vidgo_desktop.core.keep_sound import OFFERED, sound_state
from vidgo_desktop.core.task import BUSY, ResultState, Task, TaskState
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_text import Button, button_of, can_do, words_of

_STOPPABLE = frozenset(
    {TaskState.QUEUED, TaskState.UPLOADING, TaskState.SUBMITTED, TaskState.RUNNING, TaskState.NEEDS_YOU}
)


def actions_of(task: Task) -> tuple[Button, ...]:
    """Everything that can be done with a task, the likeliest first: the menu of its row."""
    kinds: list[ActionKind] = []
    saved = task.state is TaskState.FINISHED and task.result is ResultState.SAVED
    if saved:
        kinds += [ActionKind.PLAY, ActionKind.COMPARE, ActionKind.SHOW_IN_FOLDER, ActionKind.OPEN_WITH]
        kinds += [ActionKind.COPY_FILE, ActionKind.USE_AGAIN]
        if sound_state(task) in OFFERED:
            kinds.append(ActionKind.LAY_SOUND)
    buttons = [button for button in words_of(task, 0.0).buttons if button.kind not in kinds]
    if task.state in (TaskState.REJECTED, TaskState.NEEDS_YOU):
        kinds.append(ActionKind.TRY_AGAIN)
    if task.result_url and task.state is TaskState.FINISHED:
        kinds += [ActionKind.OPEN_LINK, ActionKind.COPY_LINK]
    if task.state is TaskState.FAILED and task.task_id is not None:
        kinds.append(ActionKind.LOOK_AGAIN)
    if task.state in _STOPPABLE or (task.state is TaskState.SUBMITTING and task.problem is not None):
        kinds.append(ActionKind.STOP_WAITING)
    kinds += [ActionKind.DETAILS, ActionKind.UNSTAR if task.starred else ActionKind.STAR, ActionKind.RENAME]
    if saved:
        kinds.append(ActionKind.MOVE)
    if may_remove(task):
        kinds.append(ActionKind.REMOVE)
        if saved:
            kinds.append(ActionKind.BIN)
    there = {button.kind for button in buttons}
    return (*buttons, *(button_of(kind) for kind in kinds if kind not in there and can_do(task, kind)))


def may_remove(task: Task) -> bool:
    """Whether the row may go: nothing has to happen to the task any more."""
    saving = task.state is TaskState.FINISHED and task.result in (ResultState.WAITING, ResultState.SAVING)
    return not (saving or task.state in BUSY or task.state is TaskState.UNKNOWN)
