"""The balance: asked for when it may have changed, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from vidgo_desktop.core.errors import ApiError, AuthError, NetworkError, RateLimited, StoreError, VidgoError
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.room import Room

_NAME = "balance"


class BalanceWatch:
    """Asks for the balance, one question at a time, and remembers the last answer."""

    def __init__(self, room: Room, has_key: Callable[[], bool], *, pretend: bool) -> None:
        self._room = room
        self._has_key = has_key
        self._pretend = pretend
        self._waiting: list[Callable[[VidgoError | None], None]] = []
        self._asking = False
        self._failures = 0
        # The service asked for no question before this time (monotonic seconds).
        self._quiet_until = 0.0
        # Counts the keys: an answer to a question that an earlier key asked is nobody's.
        self._turn = 0
        self.fact = BalanceFact(BalanceState.NO_KEY, pretend=pretend)
        self.key_since = 0.0
        """Since when (UTC seconds) this key is used: what was spent before may be another account's."""
        self.asked = 0
        """How many questions were asked so far; the last one may be under way."""
        self.answered = 0
        """Which question the known number answers."""
        self.accepted_again: Callable[[], None] = lambda: None
        self.heard: Callable[[], None] = lambda: None
        room.look_for_network = self._look_for_network

    def refresh(self, then: Callable[[VidgoError | None], None] | None = None) -> None:
        """Ask now; ``then`` gets None, or the error. Callers that come meanwhile share the answer."""
        if then is not None:
            self._waiting.append(then)
        if not self._has_key():
            self._room.reached(True)
            self._set(BalanceState.NO_KEY)
            self._answer(AuthError("no key"))
            return
        if self._asking:
            return
        if self._room.clock.monotonic() < self._quiet_until:
            self._room.agenda.at(self._quiet_until, _NAME, self.refresh)
            return
        self._asking = True
        self.asked += 1
        if self.fact.credits is None:
            self._set(BalanceState.ASKING)
        turn = self._turn
        self._room.lanes.run(
            Lane.ASK, lambda cancel: self._room.client.balance(cancel=cancel), lambda done: self._heard(turn, done)
        )

    @property
    def turn(self) -> int:
        """Counts the keys of this run: two numbers of different turns may be about two accounts."""
        return self._turn

    @property
    def is_asking(self) -> bool:
        """Whether a question is under way."""
        return self._asking

    @property
    def age(self) -> float | None:
        """Seconds since the number was heard, None when there is none."""
        heard = self.fact.heard_at
        return None if self.fact.credits is None or heard is None else self._room.clock.now() - heard

    def forget(self) -> None:
        """There is no key any more, or another one: what was heard or is being asked is of another account."""
        if self._turn:
            self.key_since = self._room.clock.now()
        self._turn += 1
        self._asking = False
        self._quiet_until = 0.0
        self.fact = BalanceFact(BalanceState.NO_KEY, pretend=self._pretend)
        self._room.last_good = None
        self._room.tell.balance_changed(self.fact)

    def _heard(self, turn: int, done: Done[float]) -> None:
        if turn != self._turn:
            return
        self._asking = False
        error = done.error
        if error is None:
            self._room.heard(True)
            self._failures = 0
            was_refused = self.fact.state is BalanceState.REFUSED
            self.fact = BalanceFact(
                BalanceState.KNOWN,
                done.value,
                self._room.clock.now(),
                pretend=self._pretend,
                account=self._room.account,
            )
            self.answered = self.asked
            self._room.tell.balance_changed(self.fact)
            if was_refused:
                self.accepted_again()
        else:
            if isinstance(error, RateLimited):
                self._quiet_until = self._room.clock.monotonic() + (error.retry_after or 0.0)
            if isinstance(error, ApiError):
                self._room.reached(True)
            elif isinstance(error, NetworkError):
                self._ask_again()
                self._room.heard(False)
            elif not self._room.online:
                # A sign-in page of the network, perhaps: nobody else looks whether it is gone.
                self._ask_again()
            self._set(BalanceState.REFUSED if isinstance(error, AuthError) else BalanceState.OLD)
        self._answer(error)
        if error is None:
            self.heard()

    def _look_for_network(self) -> None:
        if not self._asking and not self._room.agenda.has(_NAME):
            self._ask_again()

    def _ask_again(self) -> None:
        """Somebody has to notice when the network is back, even when no task is open."""
        wait = self._room.back_off(self._failures, self._room.pace.offline_most)
        self._failures += 1
        self._room.after(wait, _NAME, self.refresh)

    def _answer(self, error: VidgoError | None) -> None:
        waiting, self._waiting = self._waiting, []
        fault: StoreError | None = None
        for then in waiting:
            try:
                then(error)
            except StoreError as trouble:
                # The others must hear the answer too: one of them may be the gate.
                fault = trouble
        if fault is not None:
            raise fault

    def _set(self, state: BalanceState) -> None:
        self.fact = replace(self.fact, state=state)
        self._room.tell.balance_changed(self.fact)
