"""Asking how tasks stand. Trouble on the way never changes a task; only the service's word does."""

from __future__ import annotations

from collections.abc import Callable

from vidgo_desktop.core.errors import (
    AuthError,
    Charge,
    GenerationFailed,
    NetworkError,
    NotFound,
    RateLimited,
    TransferError,
    VidgoError,
)
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.responses import ServiceStatus, StatusReply, video_of
from vidgo_desktop.core.room import Room, problem_of
from vidgo_desktop.core.task import AT_THE_SERVICE, ResultState, Task, TaskState

# A bad key is no reason to ask every few seconds; a new key asks at once.
_BAD_KEY_WAIT = 300.0
# One question that fails is no news; from the second on its row says why nothing moves.
_SILENT_TRIES = 1


class Poller:
    """One appointment per task that is at the service."""

    def __init__(
        self,
        room: Room,
        finished: Callable[[Task], None],
        ended: Callable[[Task], None],
        key_refused: Callable[[], None],
    ) -> None:
        self._room = room
        self._finished = finished
        self._ended = ended
        self._key_refused = key_refused
        self._failures: dict[int, int] = {}
        self._missing_since: dict[int, float] = {}
        self._empty: dict[int, int] = {}
        self._quiet_until = 0.0
        self._asking: set[int] = set()

    def resume(self, task: Task) -> None:
        """Look again at a task that lost its appointment."""
        if task.id not in self._asking and not self._room.agenda.has(("poll", task.id)):
            self._later(task.id, 0.0)

    def watch(self, task: Task, *, soon: bool = False) -> None:
        """Look at this task from now on; ``soon`` spreads a start with many open tasks over the first seconds."""
        wait = self._room.random.uniform(0.0, 2.0) if soon else self._room.pace.first_poll
        self._later(task.id, wait)

    def look_now(self, number: int) -> None:
        """Look without waiting, as the user wished."""
        self._failures.pop(number, None)
        self._later(number, 0.0)

    def forget(self, number: int) -> None:
        """Do not look any more."""
        self._room.agenda.drop(("poll", number))
        for memory in (self._failures, self._missing_since, self._empty):
            memory.pop(number, None)

    def _later(self, number: int, wait: float) -> None:
        now = self._room.clock.monotonic()
        at = now + wait
        if at < self._quiet_until:
            at = self._quiet_until + self._room.random.uniform(0.0, 2.0)
        self._room.agenda.at(at, ("poll", number), lambda: self._ask(number))

    def _ask(self, number: int) -> None:
        task = self._room.open.get(number)
        if task is None or task.state not in AT_THE_SERVICE or task.task_id is None:
            return
        if self._room.clock.monotonic() < self._quiet_until:
            self._later(number, 0.0)
            return
        task_id = task.task_id
        self._asking.add(number)
        self._room.lanes.run(
            Lane.ASK,
            lambda cancel: self._room.client.status(task_id, cancel=cancel),
            lambda done: self._heard(number, done),
        )

    def _heard(self, number: int, done: Done[StatusReply]) -> None:
        self._asking.discard(number)
        task = self._room.open.get(number)
        if task is None or task.state not in AT_THE_SERVICE:
            return
        if done.error is not None:
            self._trouble(task, done.error)
            return
        self._room.heard(True)
        self._failures.pop(number, None)
        self._missing_since.pop(number, None)
        self._take(task, done.unwrap())

    def _take(self, task: Task, reply: StatusReply) -> None:
        match reply.status:
            case ServiceStatus.FINISHED:
                self._take_finished(task, reply)
            case ServiceStatus.FAILED:
                self._take_failed(task, reply)
            case ServiceStatus.QUEUED:
                self._take_running(task, TaskState.SUBMITTED, reply)
            case ServiceStatus.RUNNING | ServiceStatus.OTHER:
                self._take_running(task, TaskState.RUNNING, reply)

    def _take_running(self, task: Task, state: TaskState, reply: StatusReply) -> None:
        now = self._room.clock.now()
        # A bar that goes back frightens people and means nothing.
        progress = max(reply.progress or 0, task.progress or 0) if reply.progress is not None else task.progress
        if state is task.state and reply.word == task.status_word:
            self._room.seen(task.id, progress=progress, checked_at=now, problem=None)
        else:
            self._room.change(task.id, state=state, status_word=reply.word, progress=progress, checked_at=now)
        self._later(task.id, self._interval(task))

    def _take_finished(self, task: Task, reply: StatusReply) -> None:
        video = video_of(reply)
        tries = self._empty.get(task.id, 0)
        if video is None and tries < self._room.pace.finished_without_files:
            self._empty[task.id] = tries + 1
            self._later(task.id, self._interval(task))
            return
        self.forget(task.id)
        now = self._room.clock.now()
        if video is None:
            error = TransferError("finished without files")
            self._ended(
                self._room.change(
                    task.id,
                    state=TaskState.FINISHED,
                    ended_at=now,
                    result=ResultState.PROBLEM,
                    problem=problem_of(error),
                )
            )
            return
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
            charge=task.charge if reply.credits is None else Charge.CHARGED,
            charged=reply.credits,
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

    def _trouble(self, task: Task, error: VidgoError) -> None:
        tries = self._failures.get(task.id, 0)
        self._failures[task.id] = tries + 1
        wait = self._room.back_off(tries)
        if tries >= _SILENT_TRIES:
            # Shown only: the task itself is as it was.
            self._room.seen(task.id, problem=problem_of(error))
        if isinstance(error, NetworkError):
            self._room.heard(False)
        elif isinstance(error, RateLimited):
            # The whole poller slows down, not this task alone.
            wait = max(wait, error.retry_after or 0.0)
            self._quiet_until = self._room.clock.monotonic() + wait
        elif isinstance(error, AuthError):
            wait = _BAD_KEY_WAIT
            self._key_refused()
        elif isinstance(error, NotFound) and self._is_gone(task):
            self.forget(task.id)
            self._room.change(task.id, state=TaskState.CLOSED, problem=problem_of(error), charge=Charge.UNCLEAR)
            return
        self._later(task.id, wait)

    def _is_gone(self, task: Task) -> bool:
        """Two refusals far enough apart, so that a fresh task has time to become known."""
        now = self._room.clock.monotonic()
        first = self._missing_since.setdefault(task.id, now)
        return now - first >= self._room.pace.unknown_again

    def _interval(self, task: Task) -> float:
        age = self._room.clock.now() - (task.submitted_at or task.created_at)
        plan = self._room.pace.polls
        wait = next((wait for limit, wait in plan if age < limit), plan[-1][1])
        return wait * self._room.random.uniform(0.9, 1.1)
