"""The submit sequence: gate, claim, commit at the last moment, send once, record what came back.

Between the click and the answer a task walks QUEUED, CLAIMED, SUBMITTING. SUBMITTING is committed just before the
first request byte leaves; whatever goes wrong after that is an unknown outcome, never a reason to send again.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable

from vidgo_desktop.core.account_mark import ACCOUNT
from vidgo_desktop.core.balance import BalanceWatch
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.catalog import request_input
from vidgo_desktop.core.charges import ChargeWatch
from vidgo_desktop.core.errors import (
    AuthError,
    Charge,
    GenerationFailed,
    HeldBack,
    LowSpace,
    OutcomeUnknown,
    RateLimited,
    SlowAnswer,
    StillRateLimited,
    StoreError,
    VidgoError,
)
from vidgo_desktop.core.facts import Refusal
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.responses import (
    Accepted,
    ServiceStatus,
    SubmitOutcome,
    Unsent,
)
from vidgo_desktop.core.room import Room, oldest_first, problem_of
from vidgo_desktop.core.spending import SpendingWatch
from vidgo_desktop.core.submit_rules import AFTER_SUBMIT, Verdict
from vidgo_desktop.core.task import WAITING_TO_SEND, Task, TaskState
from vidgo_desktop.core.uploading import Uploader
from vidgo_desktop.core.verdicts import has_no_balance, verdict_of, why_unknown

log = logging.getLogger(__name__)

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
        self._job: Cancel | None = None
        self._unwanted: set[int] = set()
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

    def stop_sending(self, number: int) -> None:
        """The user does not want to wait for the task that is being sent. Before the first byte nothing was sent and
        it is closed; after it, only the answer can tell, and without one the outcome is unknown.
        """
        if number == self._sending and self._job is not None:
            self._unwanted.add(number)
            self._job.set()

    def _pass_gate(self, task: Task) -> None:
        if self._room.agenda.has(_GATE):
            return
        short = self._lacks_space()
        if short is not None:
            self._wait_at_gate(task.id, short)
            return
        last, age, most = self._room.last_good, self._balance.age, self._room.pace.canary_fresh
        fresh = last is not None and self._room.clock.monotonic() - last <= most
        # An old number would later say of this task what others spent meanwhile.
        if fresh and age is not None and 0 <= age <= most:
            self._confirm(task.id)
            return
        self._sending = task.id
        self._balance.refresh(lambda error: self._gate_answered(task.id, error))

    def _gate_answered(self, number: int, error: VidgoError | None) -> None:
        self._sending = None
        # A service without the balance call still takes tasks.
        if error is None or has_no_balance(error):
            self._gate_tries = 0
            self._confirm(number)
        elif isinstance(error, AuthError):
            self._needs_you(number, error)
            self.advance()
        else:
            self._wait_at_gate(number, error)

    def _wait_at_gate(self, number: int, error: VidgoError) -> None:
        self._room.after(self._room.back_off(self._gate_tries), _GATE, self.advance)
        self._gate_tries += 1
        task = self._room.open.get(number)
        if task is not None and task.state is TaskState.QUEUED and task.problem != problem_of(error):
            self._room.change(number, problem=problem_of(error))

    def _lacks_space(self) -> LowSpace | None:
        """Whether the answer of a task might not fit onto the disk any more."""
        least = self._room.pace.least_space
        try:
            free = shutil.disk_usage(self._room.paths.root).free
        except OSError:
            return None
        return LowSpace(f"{free} bytes are free, {least} are needed") if free < least else None

    def _confirm(self, number: int) -> None:
        """The last look at the local inputs before the claim: what changed since it was chosen is not sent."""
        self._sending = number
        self._uploads.confirm(number, lambda good: self._confirmed(number, good))

    def _confirmed(self, number: int, good: bool) -> None:
        self._sending = None
        # While the program closes, the outcomes of this lane are still told.
        if self._resting:
            return
        if good:
            self._claim(number)
        else:
            self.advance()

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
            outcome = room.client.submit(
                claimed.model,
                body,
                claimed.request.callback_url,
                before_first_byte=lambda: room.lanes.on_engine(lambda: self._point_of_no_return(number), cancel),
                cancel=cancel,
            )
            if isinstance(outcome, Accepted):
                self._journal_number(claimed.request.nonce, outcome.task_id)
            return outcome

        self._job = room.lanes.run(Lane.SUBMIT, work, lambda done: self._answered(number, done))

    def _journal_number(self, nonce: str, task_id: str) -> None:
        """In the lane, before anything else is done with the answer. The list is the second place for it."""
        try:
            self._room.journal.accepted(nonce, task_id)
        except StoreError as error:
            log.info("the journal missed a number: %s", error.message)

    def _point_of_no_return(self, number: int) -> None:
        """The last thing before the first byte; when it raises, nothing is sent."""
        room = self._room
        task = room.open.get(number)
        marks = {} if task is None else dict(task.extra)
        sent = room.change(
            number,
            expect=TaskState.CLAIMED,
            state=TaskState.SUBMITTING,
            submitted_at=room.clock.now(),
            balance_before=self._balance.fact.credits,
            problem=None,
            extra={**marks, **self._charges.mixed(number), ACCOUNT: room.account},
        )
        try:
            room.journal.sending(sent)
        except StoreError as error:
            # Proven: this stops the call before its first byte. The list alone would not survive its own loss.
            room.change(number, state=TaskState.QUEUED, problem=problem_of(error))
            raise
        room.after(room.pace.slow_answer, ("slow", number), lambda: self._say_slow(number))

    def _say_slow(self, number: int) -> None:
        task = self._room.open.get(number)
        if task is not None and task.state is TaskState.SUBMITTING:
            self._room.seen(number, problem=problem_of(SlowAnswer()))

    def _answered(self, number: int, done: Done[SubmitOutcome | Unsent]) -> None:
        self._sending = self._job = None
        self._room.agenda.drop(("slow", number))
        self._write_down(number, done.value if done.error is None else Unsent(done.error))
        self._room.journal_is_read()
        self.advance()

    def _write_down(self, number: int, outcome: SubmitOutcome | Unsent | None) -> None:
        task = self._room.open.get(number)
        if task is None:
            return
        try:
            self._record(task, outcome)
        except StoreError as error:
            # What the service said is the last thing to give up: kept in memory and written as soon as possible.
            self._room.ballast.free()
            self._room.tell.refused(Refusal("", error))
            self._room.after(_RECORD_AGAIN, ("record", number), lambda: self._write_down(number, outcome))

    def _record(self, task: Task, outcome: SubmitOutcome | Unsent | None) -> None:
        if task.state not in (TaskState.CLAIMED, TaskState.SUBMITTING):
            # It could not be journaled and went back into the line before a byte left.
            self._hold(task.id, self._room.back_off(task.attempts))
            return
        unwanted = task.id in self._unwanted
        verdict, error = verdict_of(outcome)
        match AFTER_SUBMIT[task.state, verdict]:
            case TaskState.SUBMITTED | TaskState.FAILED if isinstance(outcome, Accepted):
                self._record_accepted(task, outcome)
            case TaskState.REJECTED:
                self._room.heard(True)
                self._end(task, TaskState.REJECTED, error)
            case TaskState.NEEDS_YOU:
                self._ask_user(task, verdict, error)
            case TaskState.QUEUED if unwanted:
                self._close_unsent(task)
            case TaskState.QUEUED if isinstance(error, RateLimited):
                self._wait_as_asked(task, error)
            case TaskState.QUEUED:
                self._not_sent(task, error)
            case _:
                self._end_unknown(task, why_unknown(error, unwanted=unwanted))
        self._unwanted.discard(task.id)

    def _ask_user(self, task: Task, verdict: Verdict, error: VidgoError) -> None:
        self._needs_you(task.id, error)
        if verdict is Verdict.ACCOUNT_REFUSED:
            self._room.heard(True)
            self._hold_back(error)

    def _close_unsent(self, task: Task) -> None:
        """Nobody waits for it any more, and nothing of it was taken."""
        self._room.change(task.id, state=TaskState.QUEUED)
        now = self._room.clock.now()
        self._room.change(task.id, state=TaskState.CLOSED, ended_at=now, charge=Charge.NOT_CHARGED)

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
        elif task.id in self._unwanted:
            now = self._room.clock.now()
            self._room.change(task.id, state=TaskState.CLOSED, ended_at=now, charge=Charge.UNCLEAR)
            self._balance.refresh()
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
        self._room.heard(False)
        self._room.change(task.id, state=TaskState.QUEUED, problem=problem_of(error))
        self._room.last_good = None
        self._hold(task.id, self._room.back_off(task.attempts))

    def _wait_as_asked(self, task: Task, error: RateLimited) -> None:
        now = self._room.clock.monotonic()
        tries, since = self._asked_to_wait.get(task.id, (0, now))
        pace = self._room.pace
        wait = max(self._room.back_off(tries), error.retry_after or 0.0)
        # Longer than this is for the user to decide; sending before the asked time is over would be rude.
        if tries + 1 >= pace.rate_limited_tries or now - since + wait >= pace.rate_limited_most:
            self._asked_to_wait.pop(task.id, None)
            paused = StillRateLimited(error.message, code=error.code, kind=error.kind)
            self._needs_you(task.id, paused)
            self._hold_back(paused)
            return
        self._asked_to_wait[task.id] = (tries + 1, since)
        until = self._room.clock.now() + wait
        self._room.change(task.id, state=TaskState.QUEUED, problem=problem_of(error, until))
        # The service asks this program to slow down, not this task: nothing is sent until then.
        self._room.after(wait, _GATE, self.advance)

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
