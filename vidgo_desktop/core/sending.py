"""The submit sequence: gate, claim, commit at the last moment, send once, record what came back.

Between the click and the answer a task walks QUEUED, CLAIMED, SUBMITTING. SUBMITTING is committed just before the
first request byte leaves; whatever goes wrong after that is an unknown outcome, never a reason to send again.
"""

from __future__ import annotations

from collections.abc import Callable

from vidgo_desktop.core.balance import BalanceWatch
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.catalog import request_input
from vidgo_desktop.core.charges import ChargeWatch
from vidgo_desktop.core.errors import (
    AuthError,
    Cancelled,
    Charge,
    GenerationFailed,
    HeldBack,
    NetworkError,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    PermissionRefused,
    ProtocolError,
    RateLimited,
    Rejected,
    ServerError,
    StillRateLimited,
    StoreError,
    VidgoError,
)
from vidgo_desktop.core.facts import Refusal
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.responses import (
    NO_BALANCE,
    Accepted,
    Refused,
    ServiceStatus,
    SubmitOutcome,
    TryLater,
    Unknown,
    Unsent,
)
from vidgo_desktop.core.room import Room, oldest_first, problem_of
from vidgo_desktop.core.spending import SpendingWatch
from vidgo_desktop.core.task import WAITING_TO_SEND, Task, TaskState
from vidgo_desktop.core.uploading import Uploader

_GATE = "gate"
_RECORD_AGAIN = 5.0


class Sender:
    """Takes queued tasks one by one through the only call that costs money."""

    def __init__(
        self,
        room: Room,
        balance: BalanceWatch,
        charges: ChargeWatch,
        spending: SpendingWatch,
        key_is_loaded: Callable[[], bool],
        accepted: Callable[[Task], None],
    ) -> None:
        self._room = room
        self._balance = balance
        self._charges = charges
        self._spending = spending
        self._key_is_loaded = key_is_loaded
        self._accepted = accepted
        self._uploads = Uploader(room, self.advance)
        self._sending: int | None = None
        self._gate_tries = 0
        self._asked_to_wait: dict[int, tuple[int, float]] = {}
        self._held: set[int] = set()
        self._resting = False

    def rest(self) -> None:
        """Begin nothing new: the program closes."""
        self._resting = True

    def resume(self) -> None:
        """Take up tasks that a failed write left in the middle; what was being sent is not among them."""
        for task in oldest_first(self._room.open.values()):
            if task.id == self._sending or self._room.agenda.has(("record", task.id)):
                continue
            if task.state is TaskState.SUBMITTING:
                self._end_unknown(task, OutcomeUnknown("the answer could not be written down"))
            elif task.state is TaskState.CLAIMED or (
                task.state is TaskState.UPLOADING and not self._uploads.is_busy(task.id)
            ):
                self._room.change(task.id, state=TaskState.QUEUED)
        self.advance()

    def advance(self) -> None:
        """Do whatever can be done for the waiting tasks now."""
        if self._resting or not self._key_is_loaded():
            return
        waiting = [t for t in oldest_first(self._room.open.values()) if t.state is TaskState.QUEUED]
        for task in waiting:
            if self._uploads.links(task) is None and not self._uploads.is_busy(task.id):
                self._uploads.begin(task)
        if self._sending is not None:
            return
        ready = (t for t in waiting if t.id not in self._held and self._uploads.links(t) is not None)
        first = next(ready, None)
        if first is not None:
            self._pass_gate(first)

    def stop(self, number: int) -> None:
        """The user does not want this waiting task any more; nothing of it was sent."""
        self._uploads.stop(number)
        self._release(number)

    def _pass_gate(self, task: Task) -> None:
        if self._room.agenda.has(_GATE):
            return
        last, age, most = self._room.last_good, self._balance.age, self._room.pace.canary_fresh
        fresh = last is not None and self._room.clock.monotonic() - last <= most
        # An old number would later say of this task what others spent meanwhile.
        if fresh and age is not None and 0 <= age <= most:
            self._claim(task.id)
            return
        self._sending = task.id
        self._balance.refresh(lambda error: self._gate_answered(task.id, error))

    def _gate_answered(self, number: int, error: VidgoError | None) -> None:
        self._sending = None
        # A service without the balance call still takes tasks.
        if error is None or _has_no_balance(error):
            self._gate_tries = 0
            self._claim(number)
        elif isinstance(error, AuthError):
            self._needs_you(number, error)
            self.advance()
        else:
            self._room.after(self._room.back_off(self._gate_tries), _GATE, self.advance)
            self._gate_tries += 1
            task = self._room.open.get(number)
            if task is not None and task.state is TaskState.QUEUED:
                self._room.change(number, problem=problem_of(error))

    def _claim(self, number: int) -> None:
        task = self._room.open.get(number)
        links = None if task is None else self._uploads.links(task)
        over = None if task is None else self._spending.refusal(task.request.estimate, waiting=False, but=number)
        if over is not None and links is not None:
            self._needs_you(number, over)
            self.advance()
            return
        claimed = None if links is None else self._room.store.claim(number)
        if claimed is None or links is None:
            self.advance()
            return
        self._room.tell_of(claimed)
        self._sending = number
        body = request_input(MODELS[claimed.model], claimed.request.values, links)
        room = self._room

        def work(cancel: Cancel) -> SubmitOutcome | Unsent:
            return room.client.submit(
                claimed.model,
                body,
                claimed.request.callback_url,
                before_first_byte=lambda: room.lanes.on_engine(lambda: self._point_of_no_return(number), cancel),
                cancel=cancel,
            )

        room.lanes.run(Lane.SUBMIT, work, lambda done: self._answered(number, done))

    def _point_of_no_return(self, number: int) -> None:
        mixed = self._charges.mixed(number)
        self._room.change(
            number,
            expect=TaskState.CLAIMED,
            state=TaskState.SUBMITTING,
            submitted_at=self._room.clock.now(),
            balance_before=self._balance.fact.credits,
            problem=None,
            extra=mixed,
        )

    def _answered(self, number: int, done: Done[SubmitOutcome | Unsent]) -> None:
        self._sending = None
        self._write_down(number, done.value if done.error is None else Unsent(done.error))
        self.advance()

    def _write_down(self, number: int, outcome: SubmitOutcome | Unsent | None) -> None:
        task = self._room.open.get(number)
        if task is None:
            return
        try:
            self._record(task, outcome)
        except StoreError as error:
            # What the service said is the last thing to give up: kept in memory and written as soon as possible.
            self._room.tell.refused(Refusal("", error))
            self._room.after(_RECORD_AGAIN, ("record", number), lambda: self._write_down(number, outcome))

    def _record(self, task: Task, outcome: SubmitOutcome | Unsent | None) -> None:
        match outcome:
            case Accepted():
                self._record_accepted(task, outcome)
            case Refused(error):
                self._room.heard(True)
                if isinstance(error, AuthError | OutOfCredits):
                    self._needs_you(task.id, error)
                    self._hold_back(error)
                else:
                    self._end(task, TaskState.REJECTED, error)
            case TryLater(error):
                self._wait_as_asked(task, error)
            case Unknown(error):
                self._end_unknown(task, error)
            case Unsent(error) if task.state is TaskState.CLAIMED:
                self._not_sent(task, error)
            case _:
                # The point of no return was passed: whatever is claimed now, the request may have arrived.
                self._end_unknown(task, OutcomeUnknown("no clear answer"))

    def _record_accepted(self, task: Task, outcome: Accepted) -> None:
        known = self._room.store.find_task_id(outcome.task_id)
        if known is not None and known.id != task.id:
            self._end_unknown(task, OutcomeUnknown("the service repeated a task number"))
            return
        accepted = self._room.change(task.id, state=TaskState.SUBMITTED, task_id=outcome.task_id)
        self._uploads.forget_links(task.id)
        self._asked_to_wait.pop(task.id, None)
        self._room.heard(True)
        if outcome.status is ServiceStatus.FAILED:
            self._end(accepted, TaskState.FAILED, GenerationFailed(outcome.failed_message))
        else:
            self._accepted(accepted)

    def _end_unknown(self, task: Task, error: OutcomeUnknown) -> None:
        # The next task must first see the service answer: one outage makes at most one unknown.
        self._room.last_good = None
        self._uploads.forget_links(task.id)
        unclear = self._room.change(task.id, state=TaskState.UNKNOWN, problem=problem_of(error), charge=Charge.UNCLEAR)
        self._hold_back(HeldBack())
        self._charges.ended(unclear)

    def _end(self, task: Task, state: TaskState, error: VidgoError) -> None:
        self._uploads.forget_links(task.id)
        now = self._room.clock.now()
        self._charges.ended(
            self._room.change(task.id, state=state, ended_at=now, problem=problem_of(error), charge=error.charge)
        )

    def _not_sent(self, task: Task, error: VidgoError) -> None:
        """Proven: no byte of the request left. Back in line, tried again by itself."""
        if not isinstance(error, NetworkError | Cancelled):
            self._needs_you(task.id, error)
            return
        self._room.heard(False)
        self._room.change(task.id, state=TaskState.QUEUED, problem=problem_of(error))
        self._room.last_good = None
        self._hold(task.id, self._room.back_off(task.attempts))

    def _wait_as_asked(self, task: Task, error: RateLimited) -> None:
        now = self._room.clock.monotonic()
        tries, since = self._asked_to_wait.get(task.id, (0, now))
        pace = self._room.pace
        if tries + 1 >= pace.rate_limited_tries or now - since > pace.rate_limited_most:
            self._asked_to_wait.pop(task.id, None)
            self._needs_you(task.id, StillRateLimited(error.message, code=error.code, kind=error.kind))
            return
        self._asked_to_wait[task.id] = (tries + 1, since)
        self._room.change(task.id, state=TaskState.QUEUED, problem=problem_of(error))
        # The service asks this program to slow down, not this task: nothing is sent until then.
        self._room.after(max(self._room.back_off(tries), error.retry_after or 0.0), _GATE, self.advance)

    def _hold_back(self, reason: VidgoError) -> None:
        """The rest of a batch must not run into the same trouble one by one; none of it was sent."""
        for other in oldest_first(self._room.open.values()):
            if other.state in WAITING_TO_SEND:
                self.stop(other.id)
                self._needs_you(other.id, reason)

    def _hold(self, number: int, seconds: float) -> None:
        self._held.add(number)

        def release() -> None:
            self._held.discard(number)
            self.advance()

        self._room.after(seconds, ("send", number), release)

    def _release(self, number: int) -> None:
        self._held.discard(number)
        self._room.agenda.drop(("send", number))

    def _needs_you(self, number: int, error: VidgoError) -> None:
        task = self._room.open.get(number)
        if task is not None:
            self._room.change(number, state=TaskState.NEEDS_YOU, problem=problem_of(error), charge=error.charge)


def _has_no_balance(error: VidgoError) -> bool:
    """Whether the service answers but knows no balance call: then it still takes tasks."""
    missing = isinstance(error, ServerError) and error.code == 501
    if isinstance(error, ProtocolError):
        return error.message == NO_BALANCE
    return missing or isinstance(error, NotFound | Rejected | PermissionRefused)
