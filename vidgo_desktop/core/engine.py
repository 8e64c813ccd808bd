"""What happens next to which task. Plain Python on one thread; clock, client, store and lanes are handed in.

Every public method is a wish of the user, called on the engine's thread. Facts go out through the listener,
always after the commit.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vidgo_desktop.core.account_mark import mark_of
from vidgo_desktop.core.adoption import Adoption
from vidgo_desktop.core.balance import BalanceWatch
from vidgo_desktop.core.charges import ChargeWatch
from vidgo_desktop.core.errors import Charge, ListReadOnly, NotSentYet, StoreError
from vidgo_desktop.core.facts import BalanceState, KeyPlace, ListRepair, Refusal, SearchFound, SourceInfo
from vidgo_desktop.core.keep_sound_keeper import SoundKeeper
from vidgo_desktop.core.key_keeper import KeyKeeper
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.library import Library
from vidgo_desktop.core.polling import Poller
from vidgo_desktop.core.price_book import PriceBook
from vidgo_desktop.core.published import Published
from vidgo_desktop.core.recipe_finder import RecipeFinder
from vidgo_desktop.core.recipe_keeper import RecipeKeeper
from vidgo_desktop.core.recovery import recover
from vidgo_desktop.core.result_mover import ResultMover
from vidgo_desktop.core.room import Room, problem_of
from vidgo_desktop.core.saving import Saver, wants_saving
from vidgo_desktop.core.saving_leftovers import Leftovers
from vidgo_desktop.core.sending import Sender
from vidgo_desktop.core.shelf import Shelf
from vidgo_desktop.core.spending import SpendingWatch
from vidgo_desktop.core.task import AT_THE_SERVICE, JobRequest, Task, TaskState
from vidgo_desktop.core.task_wishes import TaskWishes

if TYPE_CHECKING:
    from vidgo_desktop.core.connection_test import ConnectionTest

_HEAL = "heal"
_HEAL_AFTER = 5.0
_LAST_ANSWER = 0.9
_AFTER_REFUSAL = frozenset({"AuthError", "BadKey", "OddCharacter"})


class TaskEngine:
    """The house's clockwork. One per realm; it owns the room and the parts that work in it."""

    def __init__(self, room: Room, make_keeper: Callable[[Callable[[], None]], KeyKeeper], *, pretend: bool) -> None:
        self._room = room
        self._keeper = make_keeper(self._key_changed)
        self._spending = SpendingWatch(room, pretend=pretend)
        self._recipes = RecipeKeeper(room, pretend=pretend)
        room.touched = self._touched
        self._balance = BalanceWatch(room, lambda: self._keeper.key() is not None, pretend=pretend)
        self._prices = PriceBook(room)
        self._charges = ChargeWatch(room, self._balance, self._prices.learn)
        self._leftovers = Leftovers(room, Published(room.journal))
        self.sounds = SoundKeeper(room, self._leftovers)
        self._saver = Saver(room, self.sounds.saved, self._recipes, self._leftovers)
        self._poller = Poller(room, self._finished, self._charges.ended, self._balance.refresh)
        self._balance.accepted_again = self._go_on
        self._sender = Sender(
            room, self._balance, self._charges, self._spending, lambda: self._keeper.is_loaded, self._accepted
        )
        self._wishes = TaskWishes(room, self._sender, self._poller, self._saver, self._balance, self._spending)
        self._shelf = Shelf(room)
        self.library = Library(room, self._wishes, self._shelf, self._leave)
        self.mover = ResultMover(room, self._leftovers)
        self._recipe_finder = RecipeFinder(room)
        self._adoption = Adoption(room, self._poller, lambda number: self._shelf.restore((number,)))
        self._connection_test: ConnectionTest | None = None

    # --- life ---------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Read the list, put half-way tasks right, and go on with everything that is open."""
        room = self._room
        if room.store.only_read:
            # Nothing could be written down, so nothing is sent, asked or fetched: the list is there to be seen.
            self.tell_everything()
            self._keeper.load()
            return
        restored = recover(room.store, room.journal, room.clock.now())
        room.journal.make_room = room.ballast.free
        room.ballast.make()
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
        self.sounds.resume()
        if room.store.aside is not None or restored:
            room.tell.list_repaired(ListRepair(room.store.aside, restored))
        self._keeper.load()

    def tell_everything(self) -> None:
        """Tell the whole state again, for a window that has just turned to this realm."""
        room = self._room
        room.tell.index_loaded(room.store.index())
        unclear = tuple(task for task in room.open.values() if task.state is TaskState.UNKNOWN)
        if unclear:
            # They are shown at once, however far down the list they stand.
            room.tell.page_loaded(unclear)
        unsaved = self._saver.unsaved()
        if unsaved:
            # Their links may die soon.
            room.tell.page_loaded(unsaved)
        self._keeper.tell()
        # Before the password store was read, "no key" would only be a guess.
        fact = self._balance.fact
        room.tell.balance_changed(fact if self._keeper.is_known else replace(fact, state=BalanceState.ASKING))
        room.tell.online_changed(room.online)
        self._prices.tell()
        self._spending.tell()
        if room.store.only_read:
            room.tell.refused(Refusal("", ListReadOnly("the task list is only open for reading")))

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
        answers = self._room.lanes.untold(Lane.SUBMIT)
        for tell in answers:
            # An answer that came in the last moment may hold the number of a paid task.
            with contextlib.suppress(StoreError):
                tell()
        if not answers:
            # Otherwise the next start reads a little more: a list that is held by another program has had its time.
            self._room.journal_is_read()
        with contextlib.suppress(StoreError):
            self._room.store.close()
        self._room.journal.close()
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
        self._wishes.submit(request)

    def try_again(self, number: int) -> None:
        """Go on with a task that waits for the user, save a result again, or make the same once more as a new task."""
        self._wishes.try_again(number)

    def send_again(self, number: int) -> None:
        """With the user's consent to pay twice: make a new task of an unclear one, and close that."""
        self._wishes.send_again(number)

    def stop_waiting(self, number: int) -> None:
        """End the waiting. What was sent may still finish and cost; what was not is simply cancelled."""
        self._wishes.stop_waiting(number)

    def look_again(self, number: int) -> None:
        """Watch a task again whose waiting was ended; look at a running one without waiting, at a failed one once."""
        self._wishes.look_again(number)

    def adopt(self, number: int, task_id: str) -> None:
        """The user found the service's number of an unclear task: take it when the service knows it."""
        self._wishes.adopt(number, task_id)

    def remove(self, number: int) -> None:
        """Take an ended task out of the list; the saved video stays where it is."""
        self.library.remove(number)

    def restore(self, ids: Sequence[int]) -> None:
        """Put removed tasks back into the list, and their videos where they lay."""
        self.library.restore(ids)

    def clear_ready(self) -> None:
        """Take every task whose video is saved out of the list; the videos stay where they are."""
        self._shelf.clear_ready()

    def search(self, text: str) -> None:
        """Find the tasks in which every word of this text stands. Nothing is told of an empty text."""
        if text.strip():
            self._room.tell.search_found(SearchFound(text, self._room.store.search(text, self._room.search_words)))

    def search_soon(self) -> None:
        """Get ready for a search."""
        self._room.store.search_soon(self._room.search_words)

    def search_over(self) -> None:
        """Nobody searches any more."""
        self._room.store.search_over()

    def load_page(self, ids: Sequence[int]) -> None:
        """Tell the snapshots of these tasks."""
        stored = self._room.store.page(ids)
        self._room.tell.page_loaded(tuple(self._room.open.get(task.id, task) for task in stored))

    def look_at(self, path: Path, kind: str) -> None:
        """Look into a local file for the form."""

        def tell(done: Done[SourceInfo]) -> None:
            self._room.tell.source_looked_at(done.value or SourceInfo(path, problem=done.error))

        self._room.lanes.run(Lane.MEDIA, lambda _: self._room.looker.look_at(path, kind), tell)

    def adopt_number(self, text: str, title: str) -> None:
        """Take in the task that has this number of the service, as a row of this title; costs nothing."""
        self._adoption.adopt_number(text, title)

    def find_file(self, number: int) -> None:
        """The saved video of this task is not in its place: look where it may have been moved."""
        self._saver.found_again.look(number)

    def use_file(self, number: int, path: Path, anyway: bool) -> None:
        """The user showed where the saved video of this task is; ``anyway`` when another one is fine too."""
        self._saver.found_again.use(number, path, anyway=anyway)

    def find_recipe(self, path: Path) -> None:
        """Look for the recipe of a video, or in a file of its own."""
        self._recipe_finder.of_file(path)

    def use_again(self, number: int) -> None:
        """Find out what a task was made with, and where its inputs are today."""
        self._recipe_finder.of_task(number)

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

    def read_key(self) -> None:
        """Look into the password store once more, unless there is a key."""
        if self._keeper.key() is None:
            self._keeper.load()

    def forget_key(self) -> None:
        """Remove the key."""
        self._keeper.forget()

    def file_begins(self, folder: Path) -> None:
        """Somebody else begins to write a file into this folder; what a sudden end leaves of it goes at a start."""
        self._leftovers.note(folder)

    def aside(self, work: Callable[[], None]) -> None:
        """Do something with a folder of the user's, which may be on a network drive that does not answer."""
        self._room.lanes.run(Lane.FOLDER, lambda _: work(), lambda _: None)

    # --- inside -------------------------------------------------------------------------------------------

    def _touched(self, task: Task) -> None:
        self._spending.touched(task)
        self._recipes.touched(task)

    def _leave(self, number: int) -> None:
        self._sender.stop(number)
        self._saver.forget(number)

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
        self._room.account = mark_of(self._keeper.key(), self._room.journal.name)
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
