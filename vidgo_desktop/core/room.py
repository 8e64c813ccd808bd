"""What the parts of the engine share: its tools, the open tasks, and the rule "commit first, tell after"."""

from __future__ import annotations

import contextlib
import logging
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vidgo_desktop.core.agenda import Agenda
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.clock import Clock
from vidgo_desktop.core.errors import DiskFull, StoreError, VidgoError
from vidgo_desktop.core.facts import (
    BalanceFact,
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
from vidgo_desktop.core.keep_sound import SoundFinding
from vidgo_desktop.core.lanes import Lanes
from vidgo_desktop.core.library_facts import Attempts, BulkReport, Folded, MoveProgress, RetryPlan, SortedList
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.recovery import remember_place
from vidgo_desktop.core.recycle_bin import Trash, no_bin
from vidgo_desktop.core.search_words import NO_WORDS, SearchWords
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import BUSY, ResultState, Task, TaskProblem, TaskState

if TYPE_CHECKING:
    from typing import Unpack

    from vidgo_desktop.core.api import VidgoClient
    from vidgo_desktop.core.ballast import Ballast
    from vidgo_desktop.core.journal import Journal
    from vidgo_desktop.core.number_facts import FoundAnswer, NumberAnswer
    from vidgo_desktop.core.recipe_facts import RecipeFound
    from vidgo_desktop.core.store import Changes, TaskStore

log = logging.getLogger(__name__)

# What these states mean is in the lines that are written before the first byte and with the answer.
_ON_THE_WAY = frozenset({TaskState.UPLOADING, TaskState.CLAIMED, TaskState.SUBMITTING, TaskState.RUNNING})


class Listener(Protocol):
    """Who hears the facts. Called on the engine's thread, always after the commit."""

    def index_loaded(self, index: TaskIndex) -> None: ...
    def page_loaded(self, tasks: tuple[Task, ...]) -> None: ...
    def task_added(self, task: Task) -> None: ...
    def task_changed(self, task: Task) -> None: ...
    def task_removed(self, task: int) -> None: ...
    def task_restored(self, task: Task) -> None: ...
    def ready_cleared(self, ids: tuple[int, ...]) -> None: ...
    def tasks_removed(self, ids: tuple[int, ...]) -> None: ...
    def list_sorted(self, fact: SortedList) -> None: ...
    def attempts_folded(self, fact: Folded) -> None: ...
    def attempts_loaded(self, fact: Attempts) -> None: ...
    def retry_planned(self, plan: RetryPlan) -> None: ...
    def results_moving(self, progress: MoveProgress) -> None: ...
    def bulk_done(self, report: BulkReport) -> None: ...
    def search_found(self, found: SearchFound) -> None: ...
    def prices_changed(self, fact: PriceFact) -> None: ...
    def spending_changed(self, fact: SpendingFact) -> None: ...
    def connection_tested(self, report: ConnectionReport) -> None: ...
    def thumbnail_made(self, task: int) -> None: ...
    def upload_progressed(self, progress: UploadProgress) -> None: ...
    def submission_taken(self, nonce: str) -> None: ...
    def refused(self, refusal: Refusal) -> None: ...
    def balance_changed(self, fact: BalanceFact) -> None: ...
    def key_changed(self, fact: KeyFact) -> None: ...
    def key_tested(self, answer: KeyTest) -> None: ...
    def source_looked_at(self, info: SourceInfo) -> None: ...
    def online_changed(self, online: bool) -> None: ...
    def list_repaired(self, repair: ListRepair) -> None: ...
    def recipe_found(self, found: RecipeFound) -> None: ...
    def number_answered(self, answer: NumberAnswer) -> None: ...
    def file_found(self, answer: FoundAnswer) -> None: ...


class Looker(Protocol):
    """The media room, handed in so that the core needs no decoder."""

    def verify(self, path: Path) -> None: ...
    def thumbnail(self, source: Path, target: Path) -> bool: ...
    def look_at(self, path: Path, kind: str) -> SourceInfo: ...
    def mime_of(self, path: Path) -> str: ...
    def write_tags(self, path: Path, title: str, comment: str) -> bool: ...
    def read_tags(self, path: Path) -> Mapping[str, str]: ...
    def sound_finding(self, result: Path, source: Path | None, cancel: Cancel) -> SoundFinding: ...
    def lay_sound(self, result: Path, source: Path, cancel: Cancel) -> Path: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How often things happen, in seconds. Every figure is ours unless a source is named."""

    # (age of the task, wait between two looks): 3-5 s at first [docs: 2-5 s, not faster], slower with age.
    polls: tuple[tuple[float, float], ...] = (
        (120, 4),
        (600, 8),
        (3600, 20),
        (86400, 60),
        (float("inf"), 300),
    )
    first_poll: float = 4.0
    # A task may be unknown to the status call right after the submit [seen at a public client of the twin]; only a
    # service that still does not know it after this time is believed.
    unknown_again: float = 600.0
    finished_without_files: int = 10
    back_off_first: float = 2.0
    back_off_most: float = 60.0
    # While offline, a harmless question looks whether the network is back.
    offline_most: float = 10.0
    canary_fresh: float = 60.0
    rate_limited_tries: int = 6
    rate_limited_most: float = 900.0
    # 5 uploads a minute and key [docs: upload pages]; None for no limit.
    uploads_per_minute: int | None = 5
    save_tries: int = 8
    save_most: float = 300.0
    # After this long without an answer the row of a task that is being sent says so.
    slow_answer: float = 15.0
    # With less room than this on the disk of the list nothing is sent: the answer must be kept.
    least_space: int = 50 << 20
    # After a pause (a wake, a start, a new key, the network is back) so many status questions at a time, and so long
    # from one to the next: fewer than five a second, with room for a look at the balance.
    catch_up_at_once: int = 2
    catch_up_gap: float = 0.25
    # Hardly any question makes sense while there is no network, or while the key is refused.
    offline_gap: float = 30.0
    refused_gap: float = 300.0
    # With the number of such questions above: a finished task without files is called that after two minutes.
    without_files_wait: float = 12.0
    # Nothing is sent by itself after a restart, unless it costs nothing.
    resume_queued: bool = False


PRACTICE_PACE = Pace(
    polls=((float("inf"), 0.4),),
    first_poll=0.3,
    uploads_per_minute=None,
    canary_fresh=600,
    catch_up_at_once=16,
    catch_up_gap=0.0,
    offline_gap=1.0,
    without_files_wait=0.4,
    resume_queued=True,
)


@dataclass(slots=True)
class Room:
    """The shared table of one engine. Everything here is touched on the engine's thread only."""

    store: TaskStore
    journal: Journal
    ballast: Ballast
    client: VidgoClient
    lanes: Lanes
    clock: Clock
    agenda: Agenda
    tell: Listener
    looker: Looker
    paths: RealmPaths
    folder: Callable[[], Path]
    pace: Pace = field(default_factory=Pace)
    loopback_results: bool = False
    trash: Trash = no_bin
    # By which words days, models and problems are found; handed in, because they are words of a language.
    search_words: SearchWords = NO_WORDS
    # The settings in force; asked each time, because changes apply at once.
    wishes: Callable[[], Settings] = Settings
    open: dict[int, Task] = field(default_factory=dict)
    online: bool = True
    last_good: float | None = None
    random: random.Random = field(default_factory=random.Random)
    # The mark of the key in use, see ``account_mark``; empty without a key.
    account: str = ""
    # Set by the balance watch: somebody has to notice when the network is back, even when no task is open.
    look_for_network: Callable[[], None] = lambda: None
    # Set by the poller: the network is back.
    network_back: Callable[[], None] = lambda: None
    # Set by the spending watch: a task was added or changed; called after it was told.
    touched: Callable[[Task], None] = lambda task: None

    def change(self, task: int, *, expect: TaskState | None = None, **changes: Unpack[Changes]) -> Task:
        """Commit, then tell. Raises StoreError; then nothing was told."""
        old = self.open.get(task)
        # Nothing that is open lies inside another row.
        row = self.store.row_of(task) if old is None else None
        new = self.store.update(task, expect=expect, **changes)
        if new.attempts and (old is None or (old.state, old.result) != (new.state, new.result)):
            self._note(new)
        self.tell_of(new)
        if row is not None and new.shown_in is None:
            # It is not over after all, and has a row of its own again.
            self.tell.task_restored(new)
            self.tell_row(self.store.get(row))
        return new

    def tell_row(self, task: Task | None) -> None:
        """Tell what was committed of a row, with what is known beside it; None is a row that is not shown any more."""
        if task is None:
            return
        live = self.open.get(task.id)
        if live is not None:
            task = self.open[task.id] = replace(
                live,
                title=task.title,
                own_name=task.own_name,
                auto_title=task.auto_title,
                starred=task.starred,
                earlier=task.earlier,
            )
        self.tell.task_changed(task)

    def _note(self, task: Task) -> None:
        """Keep the journal up to date. It only helps when the list is lost, so trouble with it stops nothing here."""
        if task.state in _ON_THE_WAY:
            return
        try:
            self.journal.state(task)
        except StoreError as error:
            log.info("the journal missed a state: %s", error.message)

    def journal_is_read(self) -> None:
        """Let the list remember that it has all that the journal holds, unless a number is still on its way."""
        if not self.journal.is_ahead:
            with contextlib.suppress(StoreError):
                remember_place(self.store, self.journal)

    def tell_of(self, task: Task, *, is_new: bool = False) -> Task:
        """Remember and tell a snapshot that is already committed."""
        if is_open(task):
            self.open[task.id] = task
        else:
            self.open.pop(task.id, None)
        if is_new:
            self.tell.task_added(task)
        else:
            self.tell.task_changed(task)
        self.touched(task)
        return task

    def show(self, task: Task) -> Task:
        """Tell something that is worth seeing but not worth a commit, such as the time of the last look."""
        if task.id in self.open:
            self.open[task.id] = task
            self.tell.task_changed(task)
        return task

    def seen(self, task: int, **fields: float | int | str | TaskProblem | None) -> None:
        """``show`` with some fields replaced, when the task is still open."""
        known = self.open.get(task)
        if known is not None:
            self.show(replace(known, **fields))  # type: ignore[arg-type]  # field types are the caller's duty

    def heard(self, good: bool) -> None:
        """The service answered well, or the network did not let us through."""
        if good:
            self.last_good = self.clock.monotonic()
        self.reached(good)

    def reached(self, yes: bool) -> None:
        """Whether anything of the service answers at all. An error answer proves the network, nothing more."""
        if yes is not self.online:
            self.online = yes
            self.tell.online_changed(yes)
            if yes:
                self.network_back()
            else:
                self.look_for_network()

    def after(self, seconds: float, name: tuple[str, int] | str, action: Callable[[], None]) -> None:
        """Set an appointment this many seconds from now."""
        self.agenda.at(self.clock.monotonic() + seconds, name, action)

    def back_off(self, tries: int, most: float | None = None) -> float:
        """Doubling waits with jitter between half and the whole, so that many clients do not march in step."""
        limit = self.pace.back_off_most if most is None else most
        nominal = min(limit, self.pace.back_off_first * 2.0 ** min(tries, 16))
        return nominal * self.random.uniform(0.5, 1.0)


def is_open(task: Task) -> bool:
    """Whether something still has to happen to this task."""
    return (
        task.state in BUSY
        or task.state in (TaskState.UNKNOWN, TaskState.NEEDS_YOU)
        or (task.state is TaskState.FINISHED and task.result in (ResultState.WAITING, ResultState.SAVING))
    )


def problem_of(error: VidgoError, until: float | None = None) -> TaskProblem:
    """What is kept of an error beside the task; ``until`` as in ``TaskProblem``."""
    # How much room is missing has no field of its own; the window finds it in the text.
    missing = f" ({error.needed} bytes are missing)" if isinstance(error, DiskFull) and error.needed > 0 else ""
    return TaskProblem(
        kind=type(error).__name__,
        message=error.message + missing,
        code=getattr(error, "code", None),
        service_kind=getattr(error, "kind", ""),
        until=until,
    )


def oldest_first(tasks: Iterable[Task]) -> list[Task]:
    """In the order in which they were made."""
    return sorted(tasks, key=lambda task: task.id)
