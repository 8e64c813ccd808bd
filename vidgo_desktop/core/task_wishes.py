"""What the user wishes of one task: begin it, go on, send again, stop waiting, look again. On the engine's thread."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from vidgo_desktop.core.balance import BalanceWatch
from vidgo_desktop.core.charge_marks import lacks_number
from vidgo_desktop.core.errors import Charge, DailyLimit, NotANumber, NumberTaken, StoreError, VidgoError
from vidgo_desktop.core.facts import Refusal
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.library_facts import Folded
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.polling import Poller
from vidgo_desktop.core.responses import StatusReply, is_task_id
from vidgo_desktop.core.result_link import link_works
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.saving import Saver, input_files
from vidgo_desktop.core.sending import Sender
from vidgo_desktop.core.spending import SpendingWatch
from vidgo_desktop.core.task import AT_THE_SERVICE, BUSY, JobRequest, ResultState, Task, TaskState, is_over
from vidgo_desktop.core.titles import title_of

# In Task.extra of a task that was sent again although the one before it may have been charged.
CONSENT = "consent"
_NONE: Mapping[str, str] = MappingProxyType({})


class TaskWishes:
    """The buttons of a row and *Generate*. Each wish is judged against the task as it stands now."""

    def __init__(
        self,
        room: Room,
        sender: Sender,
        poller: Poller,
        saver: Saver,
        balance: BalanceWatch,
        spending: SpendingWatch,
    ) -> None:
        self._room = room
        self._sender = sender
        self._poller = poller
        self._saver = saver
        self._balance = balance
        self._spending = spending

    def submit(self, request: JobRequest) -> None:
        """Make a task and begin with it. The same nonce again is the same task."""
        over = self._spending.refusal(request.estimate)
        if over is not None and not self._room.store.knows_nonce(request.nonce):
            self._room.tell.refused(Refusal(request.nonce, over))
            return
        try:
            task, new = self._add(request, None)
        except StoreError as error:
            self._room.tell.refused(Refusal(request.nonce, error))
            return
        self._room.tell.submission_taken(request.nonce)
        if new:
            self._begin(task)

    def try_again(self, number: int) -> None:
        """Go on with a task that waits for the user, save a result again, or make the same once more as a new task."""
        task = self._room.store.get(number)
        if task is None:
            return
        try:
            self.again(task)
        except DailyLimit as error:
            self._room.tell.refused(Refusal("", error))

    def again(self, task: Task) -> None:
        """``try_again`` of a task as it stands in the list. Raises ``DailyLimit`` and ``StoreError``."""
        number = task.id
        if task.state is TaskState.NEEDS_YOU:
            self._room.change(number, state=TaskState.QUEUED, problem=None, charge=None)
            self._sender.advance()
        elif task.state is TaskState.FINISHED and task.result is ResultState.PROBLEM:
            self._saver.fetch_again(task)
        elif task.result is ResultState.SAVED and link_works(task, self._room.clock.now()):
            # Its file was moved or deleted; where it is still there, nothing is fetched.
            self._saver.fetch_again(task)
        elif is_over(task) and task.shown_in is None:
            # What lies inside another row has been made again already.
            over = self._spending.refusal(task.request.estimate)
            if over is not None:
                raise over
            self._make_again(task)

    def send_again(self, number: int) -> None:
        """With the user's consent to pay twice: make a new task of an unclear one, and close that."""
        task = self._room.store.get(number)
        if task is not None and task.state is TaskState.UNKNOWN and self._may_spend(task):
            # In this order: when the program ends in between, the unclear one is still there and the new one asks.
            self._make_again(task, consent=True)
            self._room.change(number, state=TaskState.CLOSED)

    def stop_waiting(self, number: int) -> None:
        """End the waiting. What was sent may still finish and cost; what was not is simply cancelled."""
        task = self._room.open.get(number) or self._room.store.get(number)
        if task is None:
            return
        if task.state in (TaskState.QUEUED, TaskState.UPLOADING, TaskState.NEEDS_YOU):
            self._sender.stop(number)
            self._room.change(
                number, state=TaskState.CLOSED, ended_at=self._room.clock.now(), charge=Charge.NOT_CHARGED
            )
        elif task.state in AT_THE_SERVICE or task.state is TaskState.UNKNOWN:
            self._poller.forget(number)
            self._room.change(number, state=TaskState.CLOSED, ended_at=self._room.clock.now(), charge=Charge.UNCLEAR)
            # The charges of others may have waited for this one.
            self._balance.refresh()
        elif task.state in (TaskState.CLAIMED, TaskState.SUBMITTING):
            self._sender.stop_sending(number)

    def look_again(self, number: int) -> None:
        """Watch a task again whose waiting was ended; look at a running one without waiting, at a failed one once."""
        task = self._room.store.get(number)
        if task is None or task.task_id is None:
            self._balance.refresh()
            return
        if task.result is ResultState.GONE:
            self._saver.fetch_again(task)
            return
        if task.state is TaskState.FAILED:
            self._poller.check_failed(task)
            return
        if task.state is TaskState.CLOSED:
            self._room.change(number, state=TaskState.SUBMITTED, problem=None, charge=None)
        self._poller.look_now(number)

    def adopt(self, number: int, task_id: str) -> None:
        """The user found the service's number of an unclear task: take it when the service knows it."""

        def refuse(error: VidgoError) -> None:
            self._room.tell.refused(Refusal("", error, numbered=number))

        if not is_task_id(task_id):
            refuse(NotANumber())
            return
        if self._room.store.find_task_id(task_id) is not None:
            refuse(NumberTaken())
            return

        def heard(done: Done[StatusReply]) -> None:
            task = self._room.store.get(number)
            if done.error is not None:
                refuse(done.error)
            elif task is not None and lacks_number(task):
                found = done.unwrap().task_id
                # Another task may have got it meanwhile.
                if self._room.store.find_task_id(found) is not None:
                    refuse(NumberTaken())
                    return
                with contextlib.suppress(StoreError):
                    self._room.journal.accepted(task.request.nonce, found)
                self._room.change(
                    number,
                    state=TaskState.SUBMITTED,
                    task_id=found,
                    problem=None,
                    charge=None,
                )
                self._poller.look_now(number)

        self._room.lanes.run(Lane.ASK, lambda cancel: self._room.client.status(task_id, cancel=cancel), heard)

    def _add(self, request: JobRequest, parent: int | None, extra: Mapping[str, str] = _NONE) -> tuple[Task, bool]:
        room = self._room
        title, follows = title_of(MODELS[request.model], request.values), parent is not None
        task, new = room.store.add(
            request, title=title, now=room.clock.now(), parent=parent, extra=extra, follows=follows
        )
        if new:
            with contextlib.suppress(StoreError):
                room.journal.intent(task)
            room.tell_of(task, is_new=True)
            if task.earlier:
                inside = tuple(each.id for each in room.store.attempts(task.id) if each.id != task.id)
                room.tell.attempts_folded(Folded(task.id, inside))
        return task, new

    def _may_spend(self, task: Task) -> bool:
        """Whether another task like this one fits into the user's limit of the day; says so when it does not."""
        over = self._spending.refusal(task.request.estimate)
        if over is not None:
            self._room.tell.refused(Refusal("", over))
        return over is None

    def _begin(self, task: Task) -> None:
        self._make_thumbnails(task)
        self._sender.advance()

    def _make_again(self, task: Task, *, consent: bool = False) -> None:
        if any(other.parent == task.id and other.state in BUSY for other in self._room.open.values()):
            # A double click on the row's button is one wish, as it is in the form.
            return
        if task.model not in MODELS:
            # Taken in by its number: nobody here knows what it was made from.
            return
        request = replace(task.request, nonce=uuid.uuid4().hex)
        # What the user was told that it may cost a second time, in credits.
        agreed = {CONSENT: "" if request.estimate is None else f"{request.estimate:g}"} if consent else _NONE
        again, _ = self._add(request, task.id, agreed)
        self._begin(again)

    def _make_thumbnails(self, task: Task) -> None:
        paths, looker = self._room.paths, self._room.looker
        for what, source in input_files(task).items():
            target = paths.thumb(task.id, what)
            self._room.lanes.run(
                Lane.MEDIA,
                lambda _, source=source, target=target: looker.thumbnail(source, target),  # type: ignore[misc]
                lambda _: self._room.tell.thumbnail_made(task.id),
            )
