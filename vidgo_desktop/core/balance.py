"""The balance: asked for when it may have changed, and what it proves about one task's money."""

from __future__ import annotations

from collections.abc import Callable

from vidgo_desktop.core.errors import ApiError, AuthError, Charge, NetworkError, VidgoError
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.task import AT_THE_SERVICE, Task, TaskState

_NAME = "balance"
# Set in Task.extra when another task was at the service at the same time: then a changed balance proves nothing.
SHARED = "shared"


class BalanceWatch:
    """Asks for the balance, one question at a time, and remembers the last answer."""

    def __init__(self, room: Room, has_key: Callable[[], bool], *, pretend: bool) -> None:
        self._room = room
        self._has_key = has_key
        self._pretend = pretend
        self._waiting: list[Callable[[VidgoError | None], None]] = []
        self._asking = False
        self._failures = 0
        self.fact = BalanceFact(BalanceState.NO_KEY, pretend=pretend)

    def refresh(self, then: Callable[[VidgoError | None], None] | None = None) -> None:
        """Ask now; ``then`` gets None, or the error. Callers that come meanwhile share the answer."""
        if then is not None:
            self._waiting.append(then)
        if not self._has_key():
            self._set(BalanceState.NO_KEY)
            self._answer(AuthError("no key"))
            return
        if self._asking:
            return
        self._asking = True
        if self.fact.credits is None:
            self._set(BalanceState.ASKING)
        self._room.lanes.run(Lane.ASK, lambda cancel: self._room.client.balance(cancel=cancel), self._heard)

    def forget(self) -> None:
        """There is no key any more, or another one."""
        self.fact = BalanceFact(BalanceState.NO_KEY, pretend=self._pretend)
        self._room.last_good = None
        self._room.tell.balance_changed(self.fact)

    def _heard(self, done: Done[float]) -> None:
        self._asking = False
        error = done.error
        if error is None:
            self._room.heard(True)
            self._failures = 0
            self.fact = BalanceFact(BalanceState.KNOWN, done.value, self._room.clock.now(), pretend=self._pretend)
            self._room.tell.balance_changed(self.fact)
        else:
            if isinstance(error, ApiError):
                self._room.heard(True)
            elif isinstance(error, NetworkError):
                self._room.heard(False)
                self._ask_again()
            self._set(BalanceState.REFUSED if isinstance(error, AuthError) else BalanceState.OLD)
        self._answer(error)

    def _ask_again(self) -> None:
        """Somebody has to notice when the network is back, even when no task is open."""
        wait = self._room.back_off(self._failures, self._room.pace.offline_most)
        self._failures += 1
        self._room.after(wait, _NAME, self.refresh)

    def _answer(self, error: VidgoError | None) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(error)

    def _set(self, state: BalanceState) -> None:
        self.fact = BalanceFact(state, self.fact.credits, self.fact.heard_at, pretend=self._pretend)
        self._room.tell.balance_changed(self.fact)

    def settle(self, task: Task) -> None:
        """After a task's end: ask, and write down what the difference proves about this task."""
        self.refresh(lambda error: self._settle(task.id, error))

    def _settle(self, number: int, error: VidgoError | None) -> None:
        task = self._room.store.get(number)
        if task is None or error is not None or self.fact.credits is None:
            return
        if task.balance_before is None or SHARED in task.extra or self._others(number):
            return
        spent = task.balance_before - self.fact.credits
        if task.state is TaskState.FAILED:
            if spent <= 0:
                self._room.change(number, charge=Charge.GIVEN_BACK)
        elif task.state is TaskState.FINISHED and spent > 0:
            self._room.change(number, charge=Charge.CHARGED, charged=spent)

    def _others(self, number: int) -> bool:
        return any(other.id != number and other.state in AT_THE_SERVICE for other in self._room.open.values())
