"""What is said beside the usual words of a task: odd status words, waits of a day, and results with a story."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.result_notes import FAILED_FIRST, MORE_FILES, NO_RECIPE, UNUSABLE_FILES
from vidgo_desktop.core.status_words import ServiceStatus, status_of
from vidgo_desktop.core.task import Task

translate = QCoreApplication.translate

# No video takes a day: somebody should know, although nothing is given up.
UNUSUAL_AFTER_SECONDS = 86_400.0
# A status word of the service is a few letters; a longer one is cut for the row.
_LONGEST_WORD = 24


def odd_word(task: Task) -> str:
    """The service's status word when it is none that we know, cut for the row; empty otherwise."""
    if not task.status_word or status_of(task.status_word) is not ServiceStatus.OTHER:
        return ""
    word = task.status_word
    return word if len(word) <= _LONGEST_WORD else f"{word[: _LONGEST_WORD - 1]}…"


def unusual() -> str:
    """What is said after a day of waiting."""
    return translate("TaskText", "Unusually long. We keep looking.")


def notes(task: Task) -> str:
    """What is odd about a result: more than one file, files that are none, a failure taken back, no recipe."""
    found: list[str] = []
    if task.extra.get(FAILED_FIRST):
        found.append(translate("TaskText", "Vidgo had first said that it failed."))
    more, unusable = _count(task, MORE_FILES), _count(task, UNUSABLE_FILES)
    if more:
        found.append(
            QCoreApplication.translate("TaskText", "%n more file(s) came with it and were not saved.", None, more)
        )
    if unusable:
        found.append(QCoreApplication.translate("TaskText", "%n file(s) could not be used.", None, unusable))
    if task.extra.get(NO_RECIPE):
        found.append(translate("TaskText", "Its recipe could not be written."))
    return " ".join(found)


def _count(task: Task, name: str) -> int:
    text = task.extra.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0


def attempt_words(task: Task) -> str:
    """``2nd try`` of a row in which earlier attempts lie; empty for a first one."""
    number = task.earlier + 1
    match number:
        case 1:
            return ""
        case 2:
            return translate("TaskText", "2nd try")
        case 3:
            return translate("TaskText", "3rd try")
        case _:
            return translate("TaskText", "try {number}").format(number=number)
