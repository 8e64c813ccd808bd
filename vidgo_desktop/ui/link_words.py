"""How long the link of an unsaved video works, in a sentence. Pure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.result_link import LAST_HOURS, is_unsaved, link_until
from vidgo_desktop.core.task import ResultState, Task
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.time_words import local_day

translate = QCoreApplication.translate

# A video that is just being saved needs no word about its link.
_USUAL_SAVING = 120.0
# These words say by themselves how long the result waits.
_TELLS_IT = frozenset({"DiskFull"})


def is_urgent(task: Task, now: float) -> bool:
    """Whether the video is not saved and its link has less than two hours left at ``now`` (UTC seconds)."""
    until = link_until(task)
    return until is not None and is_unsaved(task, now) and until - now < LAST_HOURS


def link_sentence(task: Task, now: float) -> str:
    """Until when an unsaved video can be fetched, empty when that needs no word, or nobody knows."""
    until = link_until(task)
    if until is None or now <= 0 or not is_unsaved(task, now):
        return ""
    if is_urgent(task, now):
        return translate("TaskText", "The link works only until {time}.").format(time=clock(until))
    if task.result is ResultState.PROBLEM:
        if task.problem is not None and task.problem.kind in _TELLS_IT:
            return ""
    elif task.ended_at is None or now - task.ended_at < _USUAL_SAVING:
        return ""
    if local_day(until) > local_day(now):
        return translate("TaskText", "The link works until tomorrow, {time}.").format(time=clock(until))
    return translate("TaskText", "The link works until {time}.").format(time=clock(until))
