"""What a changed balance proves about the tasks that ended: the exact cost of one, the likely shares of several.

The service tells no cost of a task [unknown in its docs], so the balance before and after has to. It is asked again
for a while, because credits of a failed task come back some time later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vidgo_desktop.core.balance import BalanceWatch
from vidgo_desktop.core.charge_marks import (
    FELL,
    LAST_SEEN,
    OTHERS,
    OVER,
    SHARED,
    TOGETHER,
    WATCHED,
    first_of,
    is_exact,
    is_watched,
)
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.task import AT_THE_SERVICE, Task, TaskState

if TYPE_CHECKING:
    from typing import Unpack

    from vidgo_desktop.core.store import Changes

_NAME = "charges"
# When the balance is looked at again after the end of a task, in seconds; after the last one it stays unclear.
_LOOKS = (15.0, 60.0, 300.0, 1200.0)
# From here on a look is the last one; an appointment may come a moment early.
_LAST_LOOK = _LOOKS[-1] - 1.0
_DAY = 86_400.0
# One look at the balance proves nothing about an unclear task: two that lie this far apart are needed, in seconds.
_APART = 60.0
# A sum this far from the estimates holds something else too: a purchase, another program.
_LEAST_SHARE, _MOST_SHARE = 0.4, 2.5
# Above this share of what the finished ones should cost, a failed task may have cost something.
_GIVEN_BACK = 1.1


@dataclass(slots=True)
class _Open:
    """A charge that is looked for: the question under way at the end of the task, when it ended, and when the balance
    was heard for the first time after that (monotonic seconds).
    """

    asked: int
    since: float
    heard: float | None = None


class ChargeWatch:
    """Settles the charges of ended tasks. Lives on the engine's thread."""

    def __init__(self, room: Room, balance: BalanceWatch, taught: Callable[[Task], None]) -> None:
        self._room = room
        self._balance = balance
        self._taught = taught
        self._open: dict[int, _Open] = {}
        # With which key each task was sent; the wall clock, which tells it across a restart, can be set back.
        self._turns: dict[int, int] = {}
        # Groups of tasks as the list holds them; forgotten with each look, and with each change of a task.
        self._groups: dict[int, tuple[Task, ...]] = {}
        balance.heard = self._look

    def begin(self) -> None:
        """Take up what an earlier run left open; what ended more than a day ago is over."""
        now = self._room.clock.now()
        over: list[tuple[int, Changes]] = []
        for task in self._room.store.unsettled():
            if not is_watched(task):
                continue
            if now - (task.ended_at or task.created_at) < _DAY:
                self._watch(task.id)
            else:
                over.append((task.id, _given_up(task)))
        # A list from before this was watched may have many; nobody was told of them yet.
        self._room.store.update_many(over)
        for task in tuple(self._room.open.values()):
            if _is_unsure(task):
                self._watch(task.id)

    def ended(self, task: Task) -> None:
        """A task ended: ask for the balance, and find out what it cost."""
        if _is_open(task) or _is_unsure(task):
            self._watch(task.id)
        elif is_exact(task):
            self._taught(task)
        self._balance.refresh()

    def mixed(self, number: int) -> Mapping[str, str]:
        """Just before a task is sent: mark every task whose cost cannot be told from its own, and give its marks."""
        self._turns[number] = self._balance.turn
        for task in tuple(self._room.open.values()):
            # What this one costs shows in the same balance.
            if task.id != number and _is_unsure(task) and SHARED not in task.extra:
                self._change(task, extra={**task.extra, SHARED: "1"})
        others = [task for task in self._room.open.values() if task.state in AT_THE_SERVICE and task.id != number]
        ended = (self._room.store.get(each, removed=True) for each in self._open)
        others += [task for task in ended if task is not None and _is_open(task)]
        if not others:
            return {}
        groups = {first_of(task) or task.id for task in others}
        # The lowest number of all, and this one may be it: it may have waited for its user while others were sent.
        first = str(min(number, *groups))
        settled = (task for group in groups for task in self._room.store.together(group))
        for task in {task.id: task for task in (*settled, *others)}.values():
            if task.extra.get(TOGETHER) != first:
                self._change(task, extra={**task.extra, SHARED: "1", TOGETHER: first})
        return {SHARED: "1", TOGETHER: first}

    def _watch(self, number: int) -> None:
        if number not in self._open:
            self._open[number] = _Open(self._balance.asked, self._room.clock.monotonic())
            self._plan()

    def _look(self) -> None:
        """The balance was heard."""
        self._groups.clear()
        for number in sorted(self._open):
            if number in self._open:
                self._consider(number)
        if any(each.asked >= self._balance.answered for each in self._open.values()) and not self._balance.is_asking:
            # That question was asked before the task ended.
            self._balance.refresh()
        self._plan()

    def _plan(self) -> None:
        if not self._open:
            self._room.agenda.drop(_NAME)
            return
        now = self._room.clock.monotonic()
        looks = [each.since + wait for each in self._open.values() for wait in _LOOKS]
        looks += [each.heard + _APART for each in self._open.values() if each.heard is not None]
        at = min((look for look in looks if look > now), default=None)
        if at is not None:
            self._room.agenda.at(at, _NAME, self._balance.refresh)

    def _consider(self, number: int) -> None:
        task = self._room.store.get(number, removed=True)
        if task is not None and _is_unsure(task):
            self._consider_unsure(task)
        elif task is None or not _is_open(task):
            del self._open[number]
        elif task.balance_before is None or self._is_of_another_key(task):
            self._give_up(task)
        elif self._open[number].asked < self._balance.answered and not self._is_busy():
            first = first_of(task)
            mixed = () if first is None else self._together(first)
            if any(each.id == number for each in mixed):
                self._settle_together(mixed)
            elif SHARED in task.extra:
                self._give_up(task)
            else:
                self._settle(task)

    def _together(self, first: int) -> tuple[Task, ...]:
        """The tasks of this group, read once for all of them: on a busy day one group has hundreds."""
        if first not in self._groups:
            self._groups[first] = self._room.store.together(first)
        return self._groups[first]

    def _is_of_another_key(self, task: Task) -> bool:
        """Whether the balance before this task may be another account's."""
        turn = self._turns.get(task.id, self._balance.turn)
        return turn != self._balance.turn or (task.submitted_at or 0.0) < self._balance.key_since

    def _consider_unsure(self, task: Task) -> None:
        """After the last look an unchanged balance says that nothing was charged; only the user acts upon it."""
        seen, now = self._open[task.id], self._room.clock.monotonic()
        if seen.asked >= self._balance.answered:
            return
        if seen.heard is None:
            seen.heard = now
        if now - seen.since >= _LAST_LOOK and now - seen.heard >= _APART - 1.0:
            del self._open[task.id]
            known = self._balance.fact.credits
            last = {} if known is None else {LAST_SEEN: f"{known:.12g}"}
            self._change(task, extra={**task.extra, **last, WATCHED: OVER})

    def _is_busy(self) -> bool:
        """Whether a task may be changing the balance right now."""
        at_work = AT_THE_SERVICE | {TaskState.SUBMITTING}
        return any(task.state in at_work for task in self._room.open.values())

    def _settle(self, task: Task) -> None:
        spent = (task.balance_before or 0.0) - (self._balance.fact.credits or 0.0)
        if task.state is TaskState.FAILED and spent <= 0:
            self._change(task, charge=Charge.GIVEN_BACK)
        elif task.state is TaskState.FINISHED and spent > 0 and not _is_likely(task, spent):
            self._change(task, charge=Charge.CHARGED, extra={**task.extra, FELL: f"{spent:g}"})
        elif task.state is TaskState.FINISHED and spent > 0:
            self._taught(self._change(task, charge=Charge.CHARGED, charged=spent))
        else:
            self._wait_or_give_up(task, self._open[task.id].since)

    def _settle_together(self, tasks: Sequence[Task]) -> None:
        mine = [task for task in tasks if task.id in self._open]
        if any(self._open[task.id].asked >= self._balance.answered for task in mine):
            return
        shares = _shares(tasks, self._balance.fact.credits)
        since = max(self._open[task.id].since for task in mine)
        for task in mine:
            share = shares.get(task.id)
            if share is None:
                self._wait_or_give_up(task, since)
            elif task.state is TaskState.FAILED:
                self._change(task, charge=Charge.GIVEN_BACK)
            else:
                extra = {**task.extra, OTHERS: str(len(tasks) - 1)}
                self._change(task, charge=Charge.CHARGED, charged=share, extra=extra)

    def _wait_or_give_up(self, task: Task, since: float) -> None:
        if self._room.clock.monotonic() - since >= _LAST_LOOK:
            self._give_up(task)

    def _give_up(self, task: Task) -> None:
        self._change(task, **_given_up(task))

    def _change(self, task: Task, **changes: Unpack[Changes]) -> Task:
        self._groups.clear()
        if changes.get("charge") is not None:
            self._open.pop(task.id, None)
            self._turns.pop(task.id, None)
        if self._room.store.get(task.id) is None:
            # Taken out of the list meanwhile: written down, but nobody is told.
            return self._room.store.update(task.id, **changes)
        return self._room.change(task.id, **changes)


def _given_up(task: Task) -> Changes:
    return {"charge": Charge.UNCLEAR, "extra": {**task.extra, WATCHED: OVER}}


def _is_open(task: Task) -> bool:
    if task.state is TaskState.FINISHED:
        return task.charge is None
    return task.state is TaskState.FAILED and task.charge is Charge.UNCLEAR and is_watched(task)


def _is_unsure(task: Task) -> bool:
    return task.state is TaskState.UNKNOWN and is_watched(task)


def _shares(tasks: Sequence[Task], credits: float | None) -> dict[int, float]:
    """What each task likely cost of the sum that all of them did; nothing where that cannot be told."""
    first = min(tasks, key=lambda task: task.submitted_at or 0.0)
    if credits is None or first.balance_before is None or any(_may_still_cost(task) for task in tasks):
        return {}
    finished = [task for task in tasks if task.state is TaskState.FINISHED]
    told = {task.id: task.charged for task in finished if is_exact(task) and task.charged is not None}
    rest = [task for task in finished if task.id not in told]
    spent = first.balance_before - credits - sum(told.values())
    back = {task.id: 0.0 for task in tasks if task.state is TaskState.FAILED}
    if not rest:
        return back if spent <= 0 else {}
    likely = {task.id: task.request.estimate or 0.0 for task in rest}
    if len(rest) == 1 and not likely[rest[0].id]:
        return {rest[0].id: spent} if spent > 0 else {}
    total = sum(likely.values())
    if not all(likely.values()) or not _LEAST_SHARE * total <= spent <= _MOST_SHARE * total:
        return {}
    found = {number: round(spent * part / total, 1) for number, part in likely.items()}
    return {**found, **(back if spent <= _GIVEN_BACK * total else {})}


def _is_likely(task: Task, spent: float) -> bool:
    """Whether one task alone can have cost this; the account may be used elsewhere at the same time."""
    estimate = task.request.estimate
    return not estimate or _LEAST_SHARE * estimate <= spent <= _MOST_SHARE * estimate


def _may_still_cost(task: Task) -> bool:
    unsure = task.state in (TaskState.UNKNOWN, TaskState.CLOSED)
    return unsure and task.charge is not Charge.NOT_CHARGED
