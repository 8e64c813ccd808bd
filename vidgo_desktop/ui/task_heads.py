"""The heads between the rows of the task list: days, what is pinned, or the order itself; and the names of orders."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.library_facts import TaskOrder
from vidgo_desktop.ui.time_words import day_text

# Days are proleptic ordinals, all above zero; other heads lie below.
PINNED = -1
_BY: tuple[TaskOrder, ...] = (
    TaskOrder.NAME,
    TaskOrder.STATE,
    TaskOrder.CHARGE,
    TaskOrder.STARRED,
    TaskOrder.MODEL,
)
BY_DAY = frozenset({TaskOrder.NEWEST, TaskOrder.OLDEST})
# What the menu offers, in this order.
OFFERED = (TaskOrder.NEWEST, TaskOrder.OLDEST, *_BY)


def head_of(order: TaskOrder) -> int:
    """The one head of an order that has no days."""
    return PINNED - 1 - _BY.index(order)


def head_text(head: int, today: int) -> str:
    """What a head says; ``today`` is a local proleptic ordinal."""
    if head > 0:
        return day_text(head, today)
    if head == PINNED:
        return QCoreApplication.translate("TaskHeads", "Not sure – please have a look")
    return _head_words(_BY[PINNED - 1 - head])


def _head_words(order: TaskOrder) -> str:
    translate = QCoreApplication.translate
    match order:
        case TaskOrder.NAME:
            return translate("TaskHeads", "By name")
        case TaskOrder.STATE:
            return translate("TaskHeads", "By state")
        case TaskOrder.CHARGE:
            return translate("TaskHeads", "By price")
        case TaskOrder.STARRED:
            return translate("TaskHeads", "Starred first")
        case _:
            return translate("TaskHeads", "By model")


def order_text(order: TaskOrder) -> str:
    """The name of an order in the menu."""
    translate = QCoreApplication.translate
    match order:
        case TaskOrder.NEWEST:
            return translate("TaskHeads", "Newest first")
        case TaskOrder.OLDEST:
            return translate("TaskHeads", "Oldest first")
        case TaskOrder.NAME:
            return translate("TaskHeads", "Name")
        case TaskOrder.STATE:
            return translate("TaskHeads", "State")
        case TaskOrder.CHARGE:
            return translate("TaskHeads", "Price, dearest first")
        case TaskOrder.STARRED:
            return translate("TaskHeads", "Starred first")
        case TaskOrder.MODEL:
            return translate("TaskHeads", "Model")
