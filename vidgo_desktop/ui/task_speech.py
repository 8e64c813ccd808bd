"""A task as a sentence for screen readers, and what is said when it changes. No signs, only words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.task import Group, ResultState, Task, TaskState, group_of
from vidgo_desktop.ui.spoken import spoken as in_words
from vidgo_desktop.ui.task_notes import attempt_words
from vidgo_desktop.ui.task_text import NOTHING_BESIDE, Beside, mode_of, words_of

translate = QCoreApplication.translate

_QUARTER = 25


def spoken(task: Task, now: float, beside: Beside = NOTHING_BESIDE) -> str:
    """The whole row as one sentence, at ``now`` (UTC seconds)."""
    words = words_of(task, now, beside)
    parts = [spoken_title(task), _starred(task), attempt_words(task), mode_of(task).lower(), task.resolution]
    if task.state is TaskState.RUNNING:
        parts += _running(task, now)
    else:
        parts += [words.word.lower(), words.detail]
    parts.append(words.sentence)
    return ", ".join(_in_words(part) for part in parts if part)


def spoken_title(task: Task) -> str:
    """``Skate park with Neon fox``."""
    return in_words(task.title)


def announcement(old: Task | None, new: Task, *, chosen: bool) -> str:
    """What is said aloud when a task changed; empty when nothing is. ``chosen`` tasks also tell their quarters."""
    title = spoken_title(new)
    if old is not None and (old.state, old.result) == (new.state, new.result):
        return _quarter(old, new, title) if chosen else ""
    match new.state:
        case TaskState.FINISHED if new.result is ResultState.SAVED:
            return translate("TaskSpeech", "{title} is ready").format(title=title)
        case TaskState.FINISHED if new.result in (ResultState.PROBLEM, ResultState.GONE):
            return translate("TaskSpeech", "{title} could not be saved").format(title=title)
        case TaskState.NEEDS_YOU:
            return translate("TaskSpeech", "{title} needs you").format(title=title)
        case TaskState.FAILED | TaskState.REJECTED:
            return translate("TaskSpeech", "{title} did not work").format(title=title)
        case TaskState.UNKNOWN:
            return translate("TaskSpeech", "{title}: not sure if it was sent, checking").format(title=title)
        case _:
            return ""


def news(old: Task | None, group: Group | None, new: Task, *, chosen: bool) -> str:
    """The same for a row: ``old`` is what was known of its task, ``group`` where it stood, None for a stranger."""
    if old is not None and (old.state, old.result) == (new.state, new.result) and not chosen:
        return ""
    # Of a task that was not here, only its former group is known; most often it just comes with its page.
    if old is None and group in (None, group_of(new.state, new.result)):
        return ""
    return announcement(old, new, chosen=chosen)


def new_row(task: Task) -> str:
    """What is said aloud when a task came into the list."""
    if task.earlier:
        return translate("TaskSpeech", "Trying again: {title}").format(title=spoken_title(task))
    return translate("TaskSpeech", "New task: {title}").format(title=spoken_title(task))


def spoken_duration(seconds: float) -> str:
    """``40 seconds``, ``2 minutes 40``, ``1 hour 5 minutes``."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    if hours:
        text = QCoreApplication.translate("TaskSpeech", "%n hour(s)", None, hours)
        return f"{text} {_minutes(minutes)}" if minutes else text
    if minutes:
        return f"{_minutes(minutes)} {rest}" if rest else _minutes(minutes)
    return QCoreApplication.translate("TaskSpeech", "%n second(s)", None, rest)


def spoken_button(name: str, task: Task) -> str:
    """A button inside a row that has the keyboard now."""
    name = name.rstrip("…")
    return translate("TaskSpeech", "{name}, button, {title}").format(name=name, title=spoken_title(task))


def found(count: int) -> str:
    """What a search found."""
    return QCoreApplication.translate("TaskSpeech", "%n task(s) found", None, count)


def chosen_count(count: int) -> str:
    """How many rows are chosen together."""
    return QCoreApplication.translate("TaskSpeech", "%n chosen", None, count)


def _starred(task: Task) -> str:
    return translate("TaskSpeech", "starred") if task.starred else ""


def list_name(count: int) -> str:
    """The name of the list with so many tasks in it."""
    return translate("TaskSpeech", "Tasks, {count}").format(count=count)


def _minutes(minutes: int) -> str:
    return QCoreApplication.translate("TaskSpeech", "%n minute(s)", None, minutes)


def _percent(percent: int) -> str:
    return translate("TaskSpeech", "{percent} percent").format(percent=percent)


def _running(task: Task, now: float) -> list[str]:
    parts = [translate("TaskSpeech", "making your video")]
    if task.progress is not None:
        parts.append(_percent(min(100, max(0, task.progress))))
    begun = task.created_at if task.submitted_at is None else task.submitted_at
    return [*parts, spoken_duration(now - begun)]


def _quarter(old: Task, new: Task, title: str) -> str:
    before, after = (old.progress or 0) // _QUARTER, (new.progress or 0) // _QUARTER
    if new.state is not TaskState.RUNNING or after <= before or after >= 4:
        return ""
    return f"{title}, {_percent(after * _QUARTER)}"


def _in_words(text: str) -> str:
    return in_words(text).rstrip(".")
