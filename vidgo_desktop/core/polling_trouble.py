"""What a status question that failed means for the next ones. Nothing here ever changes a task."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from vidgo_desktop.core.errors import (
    ApiError,
    AuthError,
    Cancelled,
    NetworkError,
    NotFound,
    PermissionRefused,
    ProtocolError,
    RateLimited,
    VidgoError,
)
from vidgo_desktop.core.responses import ANOTHER_TASK
from vidgo_desktop.core.room import Room, problem_of
from vidgo_desktop.core.task import Task

# One question that fails is no news; from the second on its row says why nothing moves.
_SILENT_TRIES = 1
# When another answer came so short a time ago, one broken connection is not the network.
_HICCUP = 2.0
# An early repeat uses up one piece; each question brings a tenth of one, and no more than one is kept.
_REPEATS_PER_QUESTION = 0.1


class Step(StrEnum):
    """What to do with the task whose question failed."""

    LATER = "later"
    BACK_IN_LINE = "back in line"
    GONE = "gone"
    ODD = "odd"


class Trouble:
    """Remembers what failed, and says how long to wait. Lives on the engine's thread."""

    def __init__(
        self,
        room: Room,
        interval: Callable[[Task], float],
        look_at_account: Callable[[Callable[[VidgoError | None], None]], None],
    ) -> None:
        self._room = room
        self._interval = interval
        self._look_at_account = look_at_account
        self._failures: dict[int, int] = {}
        self._missing_since: dict[int, float] = {}
        self._pauses = 0
        self._paused_until = 0.0
        # Refusals of the key without a good answer in between, and what the balance call says of the same key.
        self._refusals = 0
        self._is_refused = False
        self._is_account_good = False
        self._repeats = 1.0

    def asked(self) -> None:
        """A question was asked."""
        self._repeats = min(1.0, self._repeats + _REPEATS_PER_QUESTION)

    def over(self, number: int) -> None:
        """A good answer came about this task."""
        self._failures.pop(number, None)
        self._missing_since.pop(number, None)
        self._pauses = 0
        if self._is_refused:
            # The rest of the program may still believe that the key is bad.
            self._look_at_account(self._account_answered)
        self.key_may_be_good()

    def forget(self, number: int) -> None:
        """This task is not asked for any more, or anew."""
        self._failures.pop(number, None)
        self._missing_since.pop(number, None)

    def key_may_be_good(self) -> None:
        """There is a good answer or a new key."""
        self._refusals = 0
        self._is_refused = False

    def gap(self) -> float:
        """Seconds between two questions while hardly any makes sense; 0 when there is no such reason."""
        if self._is_refused:
            return self._room.back_off(self._refusals) if self._is_account_good else self._room.pace.refused_gap
        return 0.0 if self._room.online else self._room.pace.offline_gap

    def pause(self, error: RateLimited) -> float:
        """For how long (seconds) the service wants no question at all. Several refusals at once count as one."""
        now = self._room.clock.monotonic()
        if now >= self._paused_until:
            self._pauses += 1
        wait = max(self._room.back_off(self._pauses - 1), error.retry_after or 0.0)
        self._paused_until = max(self._paused_until, now + wait)
        return wait

    def met(self, task: Task, error: VidgoError) -> tuple[Step, float]:
        """What this failure means for its task, and after how many seconds to ask again."""
        if isinstance(error, Cancelled):
            # We stopped it ourselves: it says nothing about anything.
            return Step.BACK_IN_LINE, 0.0
        tries = self._failures.get(task.id, 0)
        self._failures[task.id] = tries + 1
        if isinstance(error, ApiError) and error.code is not None:
            # An answer, whatever it is: the network is there.
            self._room.reached(True)
        if isinstance(error, NotFound):
            return (Step.GONE, 0.0) if self._is_gone(task) else (Step.LATER, self._wait(task, tries))
        if isinstance(error, ProtocolError) and error.message == ANOTHER_TASK:
            return Step.ODD, self._wait(task, tries)
        if tries >= _SILENT_TRIES or isinstance(error, AuthError):
            # Shown only: the task itself is as it was.
            self._room.seen(task.id, problem=problem_of(error))
        if isinstance(error, RateLimited):
            return Step.BACK_IN_LINE, 0.0
        if isinstance(error, NetworkError) and not self._is_hiccup():
            self._room.heard(False)
            return Step.BACK_IN_LINE, 0.0
        if isinstance(error, AuthError | PermissionRefused):
            return self._refused(error)
        return Step.LATER, self._wait(task, tries)

    def _refused(self, error: ApiError) -> tuple[Step, float]:
        self._refusals += 1
        if isinstance(error, PermissionRefused) and self._refusals == 1:
            # The service also says so of a task that another account made [docs: status page]; the others may be ours.
            return Step.LATER, self._room.pace.refused_gap
        if not self._is_refused:
            self._is_refused = True
            self._is_account_good = False
            self._look_at_account(self._account_answered)
        return Step.BACK_IN_LINE, 0.0

    def _account_answered(self, error: VidgoError | None) -> None:
        self._is_account_good = error is None

    def _is_hiccup(self) -> bool:
        last = self._room.last_good
        return last is not None and self._room.clock.monotonic() - last <= _HICCUP

    def _is_gone(self, task: Task) -> bool:
        """Two refusals far enough apart, so that a fresh task has time to become known."""
        now = self._room.clock.monotonic()
        first = self._missing_since.setdefault(task.id, now)
        return now - first >= self._room.pace.unknown_again

    def _wait(self, task: Task, tries: int) -> float:
        """Longer with each failure. Sooner than usual only as often as the quota allows: an outage must not make more
        requests than a good day.
        """
        wait, usual = self._room.back_off(tries), self._interval(task)
        if wait >= usual:
            return wait
        if self._repeats < 1.0:
            return usual
        self._repeats -= 1.0
        return wait
