"""An engine on a bench: real store, real client, real lanes, real sockets; only the clock is the test's."""

from __future__ import annotations

import contextlib
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from tests.scripted_service import KEY
from vidgo_desktop.core.agenda import Agenda
from vidgo_desktop.core.api import VidgoClient
from vidgo_desktop.core.ballast import Ballast
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.engine import TaskEngine
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.facts import (
    BalanceFact,
    BalanceState,
    ConnectionReport,
    KeyFact,
    KeyTest,
    ListRepair,
    PriceFact,
    Refusal,
    SearchFound,
    SourceInfo,
    SpendingFact,
    TaskIndex,
    UploadProgress,
)
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.key_keeper import KeyKeeper
from vidgo_desktop.core.lanes import Done, Lane, Lanes
from vidgo_desktop.core.library_facts import Attempts, BulkReport, Folded, MoveProgress, RetryPlan, SortedList
from vidgo_desktop.core.number_facts import FoundAnswer, NumberAnswer
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.recipe_facts import RecipeFound
from vidgo_desktop.core.room import Pace, Room
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import JobRequest, Link, ParamValue, Task, TaskState
from vidgo_desktop.media.looker import MediaLooker

T = TypeVar("T")
_LIMIT = 15.0


class BenchClock:
    """Time stands still until the test moves it."""

    def __init__(self) -> None:
        self.wall = 1_800_000_000.0
        self.steady = 1000.0

    def now(self) -> float:
        return self.wall

    def monotonic(self) -> float:
        return self.steady

    def forward(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@dataclass
class Heard:
    """Everything the engine told, in order."""

    tasks: dict[int, Task] = field(default_factory=dict)
    history: list[tuple[int, TaskState]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    balances: list[BalanceFact] = field(default_factory=list)
    keys: list[KeyFact] = field(default_factory=list)
    key_tests: list[KeyTest] = field(default_factory=list)
    online: list[bool] = field(default_factory=list)
    repairs: list[ListRepair] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    restored: list[Task] = field(default_factory=list)
    cleared: list[tuple[int, ...]] = field(default_factory=list)
    taken_out: list[tuple[int, ...]] = field(default_factory=list)
    orders: list[SortedList] = field(default_factory=list)
    folded: list[Folded] = field(default_factory=list)
    attempts: list[Attempts] = field(default_factory=list)
    plans: list[RetryPlan] = field(default_factory=list)
    moving: list[MoveProgress] = field(default_factory=list)
    reports: list[BulkReport] = field(default_factory=list)
    searches: list[SearchFound] = field(default_factory=list)
    prices: list[PriceFact] = field(default_factory=list)
    spendings: list[SpendingFact] = field(default_factory=list)
    connections: list[ConnectionReport] = field(default_factory=list)
    indexes: list[TaskIndex] = field(default_factory=list)
    looked: list[SourceInfo] = field(default_factory=list)
    uploads: list[UploadProgress] = field(default_factory=list)
    recipes: list[RecipeFound] = field(default_factory=list)
    numbers: list[NumberAnswer] = field(default_factory=list)
    found_files: list[FoundAnswer] = field(default_factory=list)

    @property
    def balance(self) -> BalanceFact:
        """The newest word about the balance; before any, that of a program without a key."""
        return self.balances[-1] if self.balances else BalanceFact(BalanceState.NO_KEY)

    def index_loaded(self, index: TaskIndex) -> None:
        self.indexes.append(index)

    def page_loaded(self, tasks: tuple[Task, ...]) -> None:
        self.tasks.update({task.id: task for task in tasks})

    def task_added(self, task: Task) -> None:
        self.task_changed(task)

    def task_changed(self, task: Task) -> None:
        self.tasks[task.id] = task
        if not self.history or self.history[-1] != (task.id, task.state):
            self.history.append((task.id, task.state))

    def task_removed(self, task: int) -> None:
        self.removed.append(task)

    def task_restored(self, task: Task) -> None:
        self.restored.append(task)

    def ready_cleared(self, ids: tuple[int, ...]) -> None:
        self.cleared.append(ids)

    def tasks_removed(self, ids: tuple[int, ...]) -> None:
        self.taken_out.append(ids)

    def list_sorted(self, fact: SortedList) -> None:
        self.orders.append(fact)

    def attempts_folded(self, fact: Folded) -> None:
        self.folded.append(fact)

    def attempts_loaded(self, fact: Attempts) -> None:
        self.attempts.append(fact)

    def retry_planned(self, plan: RetryPlan) -> None:
        self.plans.append(plan)

    def results_moving(self, progress: MoveProgress) -> None:
        self.moving.append(progress)

    def bulk_done(self, report: BulkReport) -> None:
        self.reports.append(report)

    def search_found(self, found: SearchFound) -> None:
        self.searches.append(found)

    def prices_changed(self, fact: PriceFact) -> None:
        self.prices.append(fact)

    def spending_changed(self, fact: SpendingFact) -> None:
        self.spendings.append(fact)

    def connection_tested(self, report: ConnectionReport) -> None:
        self.connections.append(report)

    def thumbnail_made(self, task: int) -> None:
        pass

    def upload_progressed(self, progress: UploadProgress) -> None:
        self.uploads.append(progress)

    def submission_taken(self, nonce: str) -> None:
        self.taken.append(nonce)

    def refused(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)

    def balance_changed(self, fact: BalanceFact) -> None:
        self.balances.append(fact)

    def key_changed(self, fact: KeyFact) -> None:
        self.keys.append(fact)

    def key_tested(self, answer: KeyTest) -> None:
        self.key_tests.append(answer)

    def source_looked_at(self, info: SourceInfo) -> None:
        self.looked.append(info)

    def online_changed(self, online: bool) -> None:
        self.online.append(online)

    def list_repaired(self, repair: ListRepair) -> None:
        self.repairs.append(repair)

    def recipe_found(self, found: RecipeFound) -> None:
        self.recipes.append(found)

    def number_answered(self, answer: NumberAnswer) -> None:
        self.numbers.append(answer)

    def file_found(self, answer: FoundAnswer) -> None:
        self.found_files.append(answer)


class CountedLanes(Lanes):
    """The real lanes, with a count of the outcomes that the engine still waits for. Engine's thread only."""

    waited_for = 0

    def run(self, lane: Lane, work: Callable[[Cancel], T], done: Callable[[Done[T]], None]) -> Cancel:
        def heard(outcome: Done[T]) -> None:
            self.waited_for -= 1
            done(outcome)

        self.waited_for += 1
        return super().run(lane, work, heard)


class EngineBench:
    """One engine over one folder; may be closed and opened again over the same folder.

    A StoreError outside of a wish is met as the program's worker meets it, see ``guarded``. One that the test did not
    provoke, by an ``open_store`` of its own, fails the test at the end.
    """

    def __init__(
        self,
        folder: Path,
        base: str,
        *,
        key: str | None = KEY,
        pace: Pace | None = None,
        open_store: Callable[[Path], TaskStore] = TaskStore.open,
        wall: float | None = None,
        pretend: bool = False,
    ) -> None:
        self.heard = Heard()
        self.clock = BenchClock()
        self.clock.wall = wall or self.clock.wall
        self.settings = Settings()
        self.credentials = MemoryCredentials(key)
        self._inbox: queue.Queue[Callable[[], None]] = queue.Queue()
        keepers: list[KeyKeeper] = []

        def client_for(source: Callable[[], str | None]) -> VidgoClient:
            return VidgoClient(base, source, version="test")

        paths = RealmPaths(folder / "account")
        self.store = open_store(paths.database)
        self._faults_are_meant = open_store != TaskStore.open
        self.lanes = CountedLanes(self._inbox.put)
        self.room = Room(
            store=self.store,
            journal=Journal.unused(paths.journal) if self.store.only_read else Journal.open(paths.journal),
            ballast=Ballast(paths.ballast),
            client=client_for(lambda: keepers[0].key()),
            lanes=self.lanes,
            clock=self.clock,
            agenda=Agenda(),
            tell=self.heard,
            looker=MediaLooker(),
            paths=paths,
            folder=lambda: folder / "videos",
            wishes=lambda: self.settings,
            pace=pace or Pace(),
            loopback_results=True,
        )

        def make_keeper(changed: Callable[[], None]) -> KeyKeeper:
            keeper = KeyKeeper(self.room, self.credentials, client_for=client_for, hide=lambda _: None, changed=changed)
            keepers.append(keeper)
            return keeper

        self.engine = TaskEngine(self.room, make_keeper, pretend=pretend)

    def __enter__(self) -> Self:
        self.engine.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.engine.stop(3.0)
        if kind is None and not self._faults_are_meant:
            assert not [refusal for refusal in self.heard.refusals if isinstance(refusal.error, StoreError)]

    def guarded(self, action: Callable[[], None]) -> None:
        """What the program's worker does with a failed write; any other error is a fault and fails the test."""
        try:
            action()
        except StoreError as error:
            self.heard.refused(Refusal("", error))
            self.engine.trouble()

    def until(self, met: Callable[[], bool], *, skip_time: bool = True) -> None:
        """Run the engine until this holds; when nothing is at work, jump to the next appointment."""
        end = time.monotonic() + _LIMIT
        while not met():
            assert time.monotonic() < end, f"never happened; history {self.heard.history}"
            due = self.engine.next_due()
            if skip_time and due is not None and self.is_idle():
                self.clock.forward(max(0.0, due - self.clock.steady))
                self.guarded(self.engine.run_due)
                continue
            with contextlib.suppress(queue.Empty):
                self.guarded(self._inbox.get(timeout=0.02))

    def is_idle(self) -> bool:
        """Whether all work has come back and was heard; only the clock can bring anything new."""
        return not self.lanes.waited_for and self._inbox.empty()

    def rest(self) -> None:
        """Let all work that was begun come back; the clock stands."""
        self.until(self.is_idle, skip_time=False)

    def let_pass(self, seconds: float) -> None:
        """Live through this much time, appointment by appointment."""
        end = self.clock.steady + seconds
        self.rest()
        while (due := self.engine.next_due()) is not None and due <= end:
            self.clock.forward(max(0.0, due - self.clock.steady))
            self.guarded(self.engine.run_due)
            self.rest()
        self.clock.forward(end - self.clock.steady)

    def await_delivery(self) -> None:
        """Block until something was delivered, and leave it unheard."""
        with self._inbox.not_empty:
            assert self._inbox.not_empty.wait_for(lambda: len(self._inbox.queue) > 0, _LIMIT)

    def state(self, task: int = 1) -> TaskState | None:
        """The last told state of a task."""
        known = self.heard.tasks.get(task)
        return known.state if known else None


def request(nonce: str = "n1", **values: ParamValue) -> JobRequest:
    """A good request with links, unless told otherwise."""
    good: dict[str, ParamValue] = {
        "video_url": Link("https://example.com/street_walk.mp4"),
        "image_urls": Link("https://example.com/red_coat.png"),
        "resolution": "480p",
    }
    return JobRequest(nonce=nonce, model="wan-animate-replace", values={**good, **values})
