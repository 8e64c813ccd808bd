"""Asking how tasks stand. Trouble on the way never changes a task; only the service's word does."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from typing import Protocol

from vidgo_desktop.core.account_mark import ACCOUNT
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import (
    AuthError,
    Cancelled,
    Charge,
    GenerationFailed,
    NoFiles,
    NotFound,
    OtherKey,
    PermissionRefused,
    RateLimited,
    VidgoError,
)
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.polling_trouble import Step, Trouble
from vidgo_desktop.core.responses import ServiceStatus, StatusReply, video_of
from vidgo_desktop.core.result_notes import FAILED_FIRST, MORE_FILES, UNUSABLE_FILES
from vidgo_desktop.core.room import Room, oldest_first, problem_of
from vidgo_desktop.core.task import AT_THE_SERVICE, ResultState, Task, TaskState
from vidgo_desktop.core.turnstile import Turnstile
from vidgo_desktop.core.wake import WakeWatch

log = logging.getLogger(__name__)

# What a service says of a task that it knows by another key only.
_MAY_BE_ANOTHERS = (AuthError, PermissionRefused, NotFound)
# A status word must be there to be shown, also when the service sent none.
_NO_WORD = "?"


class LookAtAccount(Protocol):
    """Ask for the balance; ``then`` gets None, or the error."""

    def __call__(self, then: Callable[[VidgoError | None], None], /) -> None: ...


class Poller:
    """One appointment per task that is at the service."""

    def __init__(
        self,
        room: Room,
        finished: Callable[[Task], None],
        ended: Callable[[Task], None],
        look_at_account: LookAtAccount,
    ) -> None:
        self._room = room
        self._finished = finished
        self._ended = ended
        self._look_at_account = look_at_account
        self._trouble = Trouble(room, self._interval, look_at_account)
        self._asking: dict[int, Cancel] = {}
        self._empty: dict[int, int] = {}
        # When each task would have been sent by the monotonic clock, so that a wall clock set anew changes no wait.
        self._born: dict[int, float] = {}
        # Set in a lane by the first refusal: what still waits in the lane is not asked any more.
        self._hushed = False
        self._turnstile = Turnstile(
            room,
            ask=self._ask,
            in_flight=lambda: len(self._asking),
            gap=self._trouble.gap,
            spread=self._spread,
        )
        self._wake = WakeWatch(room, lambda: any(map(_is_asked, room.open.values())), self._woke)
        self.oddities: Counter[str] = Counter()
        """What the service said that cannot be, by kind; each is told in the log."""
        room.network_back = self._catch_up

    def resume(self, task: Task) -> None:
        """Look again at a task that lost its appointment."""
        number = task.id
        if not (number in self._asking or self._room.agenda.has(("poll", number)) or self._turnstile.has(number)):
            self._turnstile.line_up(number)

    def watch(self, task: Task, *, soon: bool = False) -> None:
        """Look at this task from now on; with ``soon`` as one of many, in a row with them."""
        self._wake.begin()
        if soon:
            self._trouble.key_may_be_good()
            self._room.agenda.drop(("poll", task.id))
            if task.id not in self._asking:
                self._turnstile.line_up(task.id)
            return
        self._born[task.id] = self._room.clock.monotonic()
        self._later(task.id, self._room.pace.first_poll)

    def look_now(self, number: int) -> None:
        """Look without waiting, as the user wished."""
        self._wake.begin()
        self._trouble.forget(number)
        if number not in self._asking:
            self._room.agenda.drop(("poll", number))
            self._turnstile.hurry(number)

    def check_failed(self, task: Task) -> None:
        """The user doubts that a task failed: ask once; only a finished video changes anything."""
        number, task_id = task.id, task.task_id
        if task_id is None or task.state is not TaskState.FAILED or number in self._asking:
            return

        def heard(done: Done[StatusReply]) -> None:
            try:
                self._heed(done.error)
                now = self._room.store.get(number)
                if done.value is not None and now is not None and now.state is TaskState.FAILED:
                    self._take_late(now, done.value)
            finally:
                self._came_back(number)

        self._asking[number] = self._question(task_id, heard)

    def forget(self, number: int) -> None:
        """Do not look any more."""
        self._room.agenda.drop(("poll", number))
        self._turnstile.leave(number)
        self._trouble.forget(number)
        self._empty.pop(number, None)
        self._born.pop(number, None)

    # --- when ---------------------------------------------------------------------------------------------

    def _later(self, number: int, wait: float) -> None:
        at = self._room.clock.monotonic() + wait
        self._room.agenda.at(at, ("poll", number), lambda: self._due(number, at))

    def _due(self, number: int, at: float) -> None:
        if not self._wake.look(at):
            self._turnstile.enter(number)

    def _spread(self, number: int) -> None:
        task = self._room.open.get(number)
        if task is not None:
            self._later(number, self._room.random.uniform(0.0, self._interval(task)))

    def _woke(self) -> None:
        """The computer slept: connections are dead, what was known is old, and every task is due."""
        log.info("the computer slept, or its clock was set; every open task is asked for again")
        self._room.client.drop_connections()
        self._room.last_good = None
        for cancel in self._asking.values():
            cancel.set()
        self._look_at_account(lambda _: None)
        self._catch_up()

    def _catch_up(self) -> None:
        """Ask for every open task once, in a row."""
        self._turnstile.begin_round()
        for task in oldest_first(self._room.open.values()):
            if _is_asked(task) and task.id not in self._asking:
                self._room.agenda.drop(("poll", task.id))
                self._turnstile.line_up(task.id)

    def _interval(self, task: Task) -> float:
        plan = self._room.pace.polls
        age = self._age(task)
        wait = next((wait for limit, wait in plan if age < limit), plan[-1][1])
        return wait * self._room.random.uniform(0.9, 1.1)

    def _age(self, task: Task) -> float:
        now = self._room.clock.monotonic()
        born = self._born.get(task.id)
        if born is None:
            # Sent in an earlier run: the wall clock is asked this one time, and not believed about the future.
            spent = max(0.0, self._room.clock.now() - (task.submitted_at or task.created_at))
            born = self._born[task.id] = now - spent
        return now - born

    # --- asking -------------------------------------------------------------------------------------------

    def _ask(self, number: int) -> bool:
        task = self._room.open.get(number)
        if task is None or not _is_asked(task) or task.task_id is None or number in self._asking:
            return False
        self._trouble.asked()
        self._asking[number] = self._question(task.task_id, lambda done: self._heard(number, done))
        return True

    def _is_of_another_key(self, task: Task) -> bool:
        theirs, ours = task.extra.get(ACCOUNT), self._room.account
        return bool(theirs and ours and theirs != ours)

    def _met_a_stranger(self, task: Task, error: VidgoError | None) -> bool:
        """Whether a task of another key was refused. That says nothing of the task, nor of the key in use; and a
        video lives for a day only, so it is asked for once in a while.
        """
        if not isinstance(error, _MAY_BE_ANOTHERS) or not self._is_of_another_key(task):
            return False
        self._room.reached(True)
        self._room.seen(task.id, problem=problem_of(OtherKey()))
        self._later(task.id, self._room.pace.refused_gap)
        return True

    def _ours_now(self, task: Task) -> Task:
        """The service knows this task by the key in use."""
        if not self._is_of_another_key(task):
            return task
        return self._room.change(task.id, extra={**task.extra, ACCOUNT: self._room.account})

    def _question(self, task_id: str, heard: Callable[[Done[StatusReply]], None]) -> Cancel:
        def work(cancel: Cancel) -> StatusReply:
            if self._hushed or self._turnstile.is_closed:
                raise Cancelled("the service asked for a pause")
            try:
                return self._room.client.status(task_id, cancel=cancel)
            except RateLimited:
                self._hushed = True
                raise

        return self._room.lanes.run(Lane.ASK, work, heard)

    def _heard(self, number: int, done: Done[StatusReply]) -> None:
        try:
            self._heed(done.error)
            task = self._room.open.get(number)
            if task is None or not _is_asked(task):
                return
            if self._met_a_stranger(task, done.error):
                return
            if done.error is not None:
                self._stumble(task, done.error)
                return
            self._trouble.over(number)
            self._room.heard(True)
            self._take(self._ours_now(task), done.unwrap())
        finally:
            self._came_back(number)

    def _came_back(self, number: int) -> None:
        """A question is over. Also after a failed write: the others must not wait for this one."""
        self._asking.pop(number, None)
        self._turnstile.turn()

    def _heed(self, error: VidgoError | None) -> None:
        if isinstance(error, RateLimited):
            # The whole poller slows down, not this task alone.
            self._turnstile.close_until(self._room.clock.monotonic() + self._trouble.pause(error))
            self._hushed = False

    def _stumble(self, task: Task, error: VidgoError) -> None:
        step, wait = self._trouble.met(task, error)
        match step:
            case Step.LATER:
                self._later(task.id, wait)
            case Step.BACK_IN_LINE:
                self._turnstile.put_back(task.id)
            case Step.GONE:
                self.forget(task.id)
                self._room.change(
                    task.id,
                    state=TaskState.CLOSED,
                    ended_at=self._room.clock.now(),
                    problem=problem_of(error),
                    charge=Charge.UNCLEAR,
                )
            case Step.ODD:
                self._odd(task, error.message)
                self._later(task.id, wait)

    # --- what was said ------------------------------------------------------------------------------------

    def _take(self, task: Task, reply: StatusReply) -> None:
        match reply.status:
            case ServiceStatus.FINISHED:
                self._take_finished(task, reply)
            case ServiceStatus.FAILED:
                self._take_failed(task, reply)
            case ServiceStatus.QUEUED:
                if task.state is TaskState.RUNNING:
                    self._odd(task, "a running task waits again")
                self._take_running(task, TaskState.SUBMITTED, reply)
            case ServiceStatus.RUNNING | ServiceStatus.OTHER:
                self._take_running(task, TaskState.RUNNING, reply)

    def _take_running(self, task: Task, state: TaskState, reply: StatusReply) -> None:
        now = self._room.clock.now()
        if self._empty.pop(task.id, None) is not None:
            self._odd(task, "a finished task runs again")
        word = reply.word or _NO_WORD
        # A bar that goes back frightens people and means nothing.
        progress = max(reply.progress or 0, task.progress or 0) if reply.progress is not None else task.progress
        if state is task.state and word == task.status_word:
            self._room.seen(task.id, progress=progress, checked_at=now, problem=None)
        else:
            self._room.change(task.id, state=state, status_word=word, progress=progress, checked_at=now)
        self._later(task.id, self._interval(task))

    def _take_finished(self, task: Task, reply: StatusReply) -> None:
        tries = self._empty.get(task.id, 0)
        if video_of(reply) is None and tries < self._room.pace.finished_without_files:
            self._empty[task.id] = tries + 1
            self._later(task.id, self._room.pace.without_files_wait)
            return
        self._finish(task, reply)

    def _take_late(self, task: Task, reply: StatusReply) -> None:
        """A task that was called failed is asked once more; a video is better news than none."""
        if reply.status is ServiceStatus.FINISHED and video_of(reply) is not None:
            self._odd(task, "a failed task is finished")
            self._finish(task, reply, first_failed=True)

    def _finish(self, task: Task, reply: StatusReply, *, first_failed: bool = False) -> None:
        self.forget(task.id)
        now = self._room.clock.now()
        video = video_of(reply)
        charge, charged = task.charge, reply.credits
        if charged is not None:
            charge = Charge.CHARGED
        elif first_failed:
            # Others may have spent since; the balance tells nothing about this one any more.
            charge = Charge.UNCLEAR
        if video is None:
            self._ended(
                self._room.change(
                    task.id,
                    state=TaskState.FINISHED,
                    status_word=reply.word,
                    ended_at=now,
                    checked_at=now,
                    result=ResultState.PROBLEM,
                    problem=problem_of(NoFiles("finished without files")),
                    charge=charge,
                    charged=charged,
                )
            )
            return
        notes = {MORE_FILES: len(reply.files) - 1, UNUSABLE_FILES: reply.unusable, FAILED_FIRST: int(first_failed)}
        done = self._room.change(
            task.id,
            state=TaskState.FINISHED,
            status_word=reply.word,
            progress=100,
            ended_at=now,
            checked_at=now,
            result=ResultState.WAITING,
            result_url=video.url,
            problem=None,
            charge=charge,
            charged=charged,
            extra={**task.extra, **{name: str(count) for name, count in notes.items() if count}},
        )
        self._finished(done)

    def _take_failed(self, task: Task, reply: StatusReply) -> None:
        self.forget(task.id)
        now = self._room.clock.now()
        error = GenerationFailed(reply.error_message)
        self._ended(
            self._room.change(
                task.id,
                state=TaskState.FAILED,
                status_word=reply.word,
                ended_at=now,
                checked_at=now,
                problem=problem_of(error),
                charge=error.charge,
            )
        )

    def _odd(self, task: Task, what: str) -> None:
        """Count it and say so in the log, less and less often."""
        self.oddities[what] += 1
        count = self.oddities[what]
        if str(count).strip("0") == "1":
            log.info("odd answer about task %d: %s (%d times so far)", task.id, what, count)


def _is_asked(task: Task) -> bool:
    return task.state in AT_THE_SERVICE
