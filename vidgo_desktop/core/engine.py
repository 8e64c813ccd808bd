"""What happens next to which task. Plain Python on one thread; clock, client, store and lanes are handed in.

Every public method is a wish of the user, called on the engine's thread. Facts go out through the listener,
always after the commit.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vidgo_desktop.core.balance import BalanceWatch
from vidgo_desktop.core.charges import ChargeWatch
from vidgo_desktop.core.errors import Charge, NotSentYet, StoreError, VidgoError
from vidgo_desktop.core.facts import KeyPlace, Refusal, SearchFound, SourceInfo
from vidgo_desktop.core.key_keeper import KeyKeeper
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.polling import Poller
from vidgo_desktop.core.price_book import PriceBook
from vidgo_desktop.core.responses import StatusReply
from vidgo_desktop.core.room import Room, problem_of
from vidgo_desktop.core.saving import Saver, input_files, wants_saving
from vidgo_desktop.core.sending import Sender
from vidgo_desktop.core.shelf import Shelf
from vidgo_desktop.core.spending import SpendingWatch
from vidgo_desktop.core.task import AT_THE_SERVICE, BUSY, JobRequest, ResultState, Task, TaskState
from vidgo_desktop.core.titles import title_of

if TYPE_CHECKING:
    from vidgo_desktop.core.connection_test import ConnectionTest

_HEAL = "heal"
_HEAL_AFTER = 5.0
_LAST_ANSWER = 0.9
_AFTER_REFUSAL = frozenset({"AuthError", "BadKey"})


class TaskEngine:
    """The house's clockwork. One per realm; it owns the room and the parts that work in it."""

    def __init__(self, room: Room, make_keeper: Callable[[Callable[[], None]], KeyKeeper], *, pretend: bool) -> None:
        self._room = room
        self._keeper = make_keeper(self._key_changed)
        self._spending = SpendingWatch(room, pretend=pretend)
        room.touched = self._spending.touched
        self._balance = BalanceWatch(room, lambda: self._keeper.key() is not None, pretend=pretend)
        self._prices = PriceBook(room)
        self._charges = ChargeWatch(room, self._balance, self._prices.learn)
        self._saver = Saver(room, lambda _: None)
        self._poller = Poller(room, self._finished, self._charges.ended, self._balance.refresh)
        self._balance.accepted_again = self._go_on
        self._sender = Sender(
            room, self._balance, self._charges, self._spending, lambda: self._keeper.is_loaded, self._accepted
        )
        self._shelf = Shelf(room)
        self._connection_test: ConnectionTest | None = None

    # --- life ---------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Read the list, put half-way tasks right, and go on with everything that is open."""
        room = self._room
        room.store.recover(room.clock.now())
        self._shelf.clean()
        for task in room.store.open_tasks():
            room.open[task.id] = task
            if task.state is TaskState.QUEUED and not room.pace.resume_queued:
                self._ask_before_sending(task)
            elif wants_saving(task):
                self._saver.fetch(task)
        self._saver.sweep()
        self._charges.begin()
        self.tell_everything()
        if room.store.aside is not None:
            room.tell.list_set_aside(room.store.aside)
        self._keeper.load()

    def tell_everything(self) -> None:
        """Tell the whole state again, for a window that has just turned to this realm."""
        room = self._room
        room.tell.index_loaded(room.store.index())
        room.tell.key_changed(self._keeper.fact)
        room.tell.balance_changed(self._balance.fact)
        room.tell.online_changed(room.online)
        self._prices.tell()
        self._spending.tell()

    def recent_tasks(self, most: int) -> tuple[Task, ...]:
        """The newest tasks of the list, at most this many."""
        store = self._room.store
        return store.page(store.index().ids[:most])

    def stop(self, seconds: float) -> bool:
        """Wake and end all work, then close the store; False when a thread had to be left behind."""
        self._sender.rest()
        if any(task.state is TaskState.SUBMITTING for task in self._room.open.values()):
            # The one answer that is worth waiting for: without it a paid task is only "not sure".
            self._room.lanes.finish(Lane.SUBMIT, _LAST_ANSWER)
        self._room.client.close()
        ended = self._room.lanes.stop(seconds)
        for tell in self._room.lanes.untold(Lane.SUBMIT):
            # An answer that came in the last moment may hold the number of a paid task.
            with contextlib.suppress(StoreError):
                tell()
        with contextlib.suppress(StoreError):
            self._room.store.close()
        return ended

    def trouble(self) -> None:
        """A write failed in the middle of something: look soon for tasks that were left without a next step."""
        if not self._room.agenda.has(_HEAL):
            self._room.after(_HEAL_AFTER, _HEAL, self._heal)

    def _heal(self) -> None:
        for task in tuple(self._room.open.values()):
            if task.state in AT_THE_SERVICE:
                self._poller.resume(task)
            elif wants_saving(task):
                self._saver.resume(task)
        self._sender.resume()

    def run_due(self) -> None:
        """Do what is due; call at ``next_due``."""
        self._room.agenda.run_due(self._room.clock.monotonic())

    def next_due(self) -> float | None:
        """Monotonic seconds of the next appointment, None when there is none."""
        return self._room.agenda.next_due()

    # --- wishes about tasks -------------------------------------------------------------------------------

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
        if task.state is TaskState.NEEDS_YOU:
            self._room.change(number, state=TaskState.QUEUED, problem=None, charge=None)
            self._sender.advance()
        elif task.state is TaskState.FINISHED and task.result is ResultState.PROBLEM:
            self._saver.fetch_again(task)
        elif (
            task.state in (TaskState.FAILED, TaskState.REJECTED)
            or task.result is ResultState.GONE
            or (task.state is TaskState.CLOSED and task.charge is Charge.NOT_CHARGED)
        ) and self._may_spend(task):
            self._make_again(task)

    def send_again(self, number: int) -> None:
        """With the user's consent to pay twice: close an unclear task and make a new one of it."""
        task = self._room.store.get(number)
        if task is not None and task.state is TaskState.UNKNOWN and self._may_spend(task):
            self._room.change(number, state=TaskState.CLOSED)
            self._make_again(task)

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

    def look_again(self, number: int) -> None:
        """Watch a task again whose waiting was ended; look at a running one without waiting."""
        task = self._room.store.get(number)
        if task is None or task.task_id is None:
            self._balance.refresh()
            return
        if task.result is ResultState.GONE:
            self._saver.fetch_again(task)
            return
        if task.state is TaskState.CLOSED:
            self._room.change(number, state=TaskState.SUBMITTED, problem=None, charge=None)
        self._poller.look_now(number)

    def adopt(self, number: int, task_id: str) -> None:
        """The user found the service's number of an unclear task: take it when the service knows it."""
        if self._room.store.find_task_id(task_id) is not None:
            self._room.tell.refused(Refusal("", VidgoError("this number belongs to another task")))
            return

        def heard(done: Done[StatusReply]) -> None:
            task = self._room.store.get(number)
            if done.error is not None:
                self._room.tell.refused(Refusal("", done.error))
            elif task is not None and task.state is TaskState.UNKNOWN:
                self._room.change(
                    number,
                    state=TaskState.SUBMITTED,
                    task_id=done.unwrap().task_id,
                    problem=None,
                    charge=None,
                )
                self._poller.look_now(number)

        self._room.lanes.run(Lane.ASK, lambda cancel: self._room.client.status(task_id, cancel=cancel), heard)

    def remove(self, number: int) -> None:
        """Take an ended task out of the list; the saved video stays where it is."""
        try:
            self._shelf.remove(number)
        except StoreError as error:
            self._room.tell.refused(Refusal("", error))
            return
        self._sender.stop(number)
        self._saver.forget(number)
        self._room.tell.task_removed(number)

    def restore(self, ids: Sequence[int]) -> None:
        """Put removed tasks back into the list."""
        self._shelf.restore(ids)

    def clear_ready(self) -> None:
        """Take every task whose video is saved out of the list; the videos stay where they are."""
        self._shelf.clear_ready()

    def search(self, text: str) -> None:
        """Find the tasks in which every word of this text stands. Nothing is told of an empty text."""
        if text.strip():
            self._room.tell.search_found(SearchFound(text, self._room.store.search(text)))

    def load_page(self, ids: Sequence[int]) -> None:
        """Tell the snapshots of these tasks."""
        stored = self._room.store.page(ids)
        self._room.tell.page_loaded(tuple(self._room.open.get(task.id, task) for task in stored))

    def look_at(self, path: Path, kind: str) -> None:
        """Look into a local file for the form."""

        def tell(done: Done[SourceInfo]) -> None:
            self._room.tell.source_looked_at(done.value or SourceInfo(path, problem=done.error))

        self._room.lanes.run(Lane.MEDIA, lambda _: self._room.looker.look_at(path, kind), tell)

    # --- wishes about the account -------------------------------------------------------------------------

    def refresh_balance(self) -> None:
        """Ask for the balance now."""
        self._balance.refresh()

    def test_connection(self) -> None:
        """Try the whole way of a video; it costs nothing."""
        if self._connection_test is None:
            from vidgo_desktop.core.connection_test import ConnectionTest

            self._connection_test = ConnectionTest(self._room)
        self._connection_test.run()

    def test_key(self, text: str) -> None:
        """Try a key without keeping it."""
        self._keeper.test(text)

    def save_key(self, text: str) -> None:
        """Use and keep a key."""
        self._keeper.save(text)

    def forget_key(self) -> None:
        """Remove the key."""
        self._keeper.forget()

    def aside(self, work: Callable[[], None]) -> None:
        """Do something with a folder of the user's, which may be on a network drive that does not answer."""
        self._room.lanes.run(Lane.FOLDER, lambda _: work(), lambda _: None)

    # --- inside -------------------------------------------------------------------------------------------

    def _add(self, request: JobRequest, parent: int | None) -> tuple[Task, bool]:
        title = title_of(MODELS[request.model], request.values)
        task, new = self._room.store.add(request, title=title, now=self._room.clock.now(), parent=parent)
        if new:
            self._room.tell_of(task, is_new=True)
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

    def _make_again(self, task: Task) -> None:
        if any(other.parent == task.id and other.state in BUSY for other in self._room.open.values()):
            # A double click on the row's button is one wish, as it is in the form.
            return
        request = replace(task.request, nonce=uuid.uuid4().hex)
        again, _ = self._add(request, task.id)
        self._begin(again)

    def _finished(self, task: Task) -> None:
        self._saver.fetch(task)
        self._charges.ended(task)

    def _accepted(self, task: Task) -> None:
        self._balance.refresh()
        self._poller.watch(task)

    def _ask_before_sending(self, task: Task) -> None:
        self._room.change(
            task.id, state=TaskState.NEEDS_YOU, problem=problem_of(NotSentYet()), charge=Charge.NOT_CHARGED
        )

    def _key_changed(self) -> None:
        if self._keeper.fact.place is KeyPlace.NONE:
            self._balance.forget()
            self._sender.advance()
            return
        self._balance.forget()
        self._balance.refresh()
        self._go_on()

    def _go_on(self) -> None:
        """The key is good, as far as we know: whatever waited for that is looked at soon."""
        for task in tuple(self._room.open.values()):
            if task.state in AT_THE_SERVICE:
                self._poller.watch(task, soon=True)
            elif wants_saving(task):
                self._saver.hurry(task)
        self._requeue_refused()
        self._sender.advance()

    def _requeue_refused(self) -> None:
        """Tasks that waited for a better key go on: they were never sent."""
        for task in tuple(self._room.open.values()):
            reason = "" if task.problem is None else task.problem.kind
            if task.state is TaskState.NEEDS_YOU and reason in _AFTER_REFUSAL:
                self._room.change(task.id, state=TaskState.QUEUED, problem=None, charge=None)

    def _make_thumbnails(self, task: Task) -> None:
        paths, looker = self._room.paths, self._room.looker
        for what, source in input_files(task).items():
            target = paths.thumb(task.id, what)
            self._room.lanes.run(
                Lane.MEDIA,
                lambda _, source=source, target=target: looker.thumbnail(source, target),  # type: ignore[misc]
                lambda _: self._room.tell.thumbnail_made(task.id),
            )
