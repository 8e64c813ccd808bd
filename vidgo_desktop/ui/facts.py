"""The facts of one engine as Qt signals. Emitted from the engine's thread, heard on the UI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

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
from vidgo_desktop.core.library_facts import Attempts, BulkReport, Folded, MoveProgress, RetryPlan, SortedList
from vidgo_desktop.core.number_facts import FoundAnswer, NumberAnswer
from vidgo_desktop.core.recipe_facts import RecipeFound
from vidgo_desktop.core.task import Task


class Facts(QObject):
    """Every payload is one frozen value."""

    index_loaded = Signal(object)
    page_loaded = Signal(object)
    task_added = Signal(object)
    tasks_changed = Signal(object)
    task_removed = Signal(object)
    task_restored = Signal(object)
    ready_cleared = Signal(object)
    tasks_removed = Signal(object)
    list_sorted = Signal(object)
    attempts_folded = Signal(object)
    attempts_loaded = Signal(object)
    retry_planned = Signal(object)
    results_moving = Signal(object)
    bulk_done = Signal(object)
    search_found = Signal(object)
    thumbnail_made = Signal(object)
    upload_progressed = Signal(object)
    submission_taken = Signal(object)
    refused = Signal(object)
    balance_changed = Signal(object)
    prices_changed = Signal(object)
    spending_changed = Signal(object)
    connection_tested = Signal(object)
    key_changed = Signal(object)
    key_tested = Signal(object)
    source_looked_at = Signal(object)
    online_changed = Signal(object)
    list_repaired = Signal(object)
    recipe_found = Signal(object)
    number_answered = Signal(object)
    file_found = Signal(object)
    failed_to_start = Signal(object)


FACT_NAMES: tuple[str, ...] = tuple(name for name, value in vars(Facts).items() if isinstance(value, Signal))


class FactGate(Facts):
    """The same facts on the UI thread. A window connects to the gate of the realm that it shows.

    Facts that are under way when the window turns to another gate end here, so realms never mix.
    """

    def __init__(self, source: Facts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        for name in FACT_NAMES:
            getattr(source, name).connect(getattr(self, name))


class Teller:
    """What the engine tells, as signals. Changed tasks are gathered until somebody takes them."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._changed: dict[int, Task] = {}

    @property
    def has_changed(self) -> bool:
        """Whether changed tasks wait to be taken."""
        return bool(self._changed)

    def take_changed(self) -> tuple[Task, ...]:
        """The newest snapshots since the last call."""
        changed = tuple(self._changed.values())
        self._changed.clear()
        return changed

    def index_loaded(self, index: TaskIndex) -> None:
        self._facts.index_loaded.emit(index)

    def page_loaded(self, tasks: tuple[Task, ...]) -> None:
        self._facts.page_loaded.emit(tasks)

    def task_added(self, task: Task) -> None:
        self._facts.task_added.emit(task)

    def task_changed(self, task: Task) -> None:
        self._changed[task.id] = task

    def task_removed(self, task: int) -> None:
        self._changed.pop(task, None)
        self._facts.task_removed.emit(task)

    def task_restored(self, task: Task) -> None:
        self._facts.task_restored.emit(task)

    def ready_cleared(self, ids: tuple[int, ...]) -> None:
        self._facts.ready_cleared.emit(ids)

    def tasks_removed(self, ids: tuple[int, ...]) -> None:
        for task in ids:
            self._changed.pop(task, None)
        self._facts.tasks_removed.emit(ids)

    def list_sorted(self, fact: SortedList) -> None:
        self._facts.list_sorted.emit(fact)

    def attempts_folded(self, fact: Folded) -> None:
        self._facts.attempts_folded.emit(fact)

    def attempts_loaded(self, fact: Attempts) -> None:
        self._facts.attempts_loaded.emit(fact)

    def retry_planned(self, plan: RetryPlan) -> None:
        self._facts.retry_planned.emit(plan)

    def results_moving(self, progress: MoveProgress) -> None:
        self._facts.results_moving.emit(progress)

    def bulk_done(self, report: BulkReport) -> None:
        self._facts.bulk_done.emit(report)

    def search_found(self, found: SearchFound) -> None:
        self._facts.search_found.emit(found)

    def prices_changed(self, fact: PriceFact) -> None:
        self._facts.prices_changed.emit(fact)

    def spending_changed(self, fact: SpendingFact) -> None:
        self._facts.spending_changed.emit(fact)

    def connection_tested(self, report: ConnectionReport) -> None:
        self._facts.connection_tested.emit(report)

    def thumbnail_made(self, task: int) -> None:
        self._facts.thumbnail_made.emit(task)

    def upload_progressed(self, progress: UploadProgress) -> None:
        self._facts.upload_progressed.emit(progress)

    def submission_taken(self, nonce: str) -> None:
        self._facts.submission_taken.emit(nonce)

    def refused(self, refusal: Refusal) -> None:
        self._facts.refused.emit(refusal)

    def balance_changed(self, fact: BalanceFact) -> None:
        self._facts.balance_changed.emit(fact)

    def key_changed(self, fact: KeyFact) -> None:
        self._facts.key_changed.emit(fact)

    def key_tested(self, answer: KeyTest) -> None:
        self._facts.key_tested.emit(answer)

    def source_looked_at(self, info: SourceInfo) -> None:
        self._facts.source_looked_at.emit(info)

    def online_changed(self, online: bool) -> None:
        self._facts.online_changed.emit(online)

    def list_repaired(self, repair: ListRepair) -> None:
        self._facts.list_repaired.emit(repair)

    def recipe_found(self, found: RecipeFound) -> None:
        self._facts.recipe_found.emit(found)

    def number_answered(self, answer: NumberAnswer) -> None:
        self._facts.number_answered.emit(answer)

    def file_found(self, answer: FoundAnswer) -> None:
        self._facts.file_found.emit(answer)
