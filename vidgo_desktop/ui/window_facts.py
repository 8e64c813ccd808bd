"""What the window does with the facts of the engine: who shows which, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance, Slot

from vidgo_desktop.core.errors import ListReadOnly, ListSwapped, VidgoError
from vidgo_desktop.core.facts import (
    BalanceFact,
    KeyFact,
    KeyPlace,
    KeyTest,
    ListRepair,
    PriceFact,
    Refusal,
    SpendingFact,
    TaskIndex,
)
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.error_text import ActionKind, error_words
from vidgo_desktop.ui.facts import Facts
from vidgo_desktop.ui.library_actions import LibraryActions
from vidgo_desktop.ui.number_entry import number_words
from vidgo_desktop.ui.result_help import ResultHelp
from vidgo_desktop.ui.unclear_tasks import UnclearTasks

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow

# What helps without a task; the rest belongs to a row.
_OFFERED = frozenset(
    {
        ActionKind.REPLACE_KEY,
        ActionKind.TOP_UP,
        ActionKind.TEST_CONNECTION,
        ActionKind.CHANGE_LIMIT,
        ActionKind.CHANGE_ADDRESS,
    }
)


class WindowFacts(QObject):
    """Helper of the window. ``key`` and ``balance`` are the last ones of the shown realm."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.key = KeyFact(KeyPlace.NONE)
        self.balance: BalanceFact | None = None
        self.unclear = UnclearTasks(window)
        self.library = LibraryActions(window)
        self.results = ResultHelp(window)

    def listen(self, facts: Facts) -> None:
        """Show the facts of this gate from now on."""
        for signal, slot in self._heard(facts):
            signal.connect(slot)

    def turn_away(self, facts: Facts) -> None:
        """Do not show the facts of this gate any more."""
        for signal, slot in self._heard(facts):
            signal.disconnect(slot)

    def _heard(self, facts: Facts) -> list[tuple[SignalInstance, Callable[..., object]]]:
        window = self._window
        return [
            (facts.index_loaded, self._index_loaded),
            (facts.page_loaded, self._page_loaded),
            (facts.task_added, self._task_added),
            (facts.tasks_changed, self._tasks_changed),
            (facts.task_removed, self._task_removed),
            (facts.task_restored, window.tasks.task_restored),
            (facts.ready_cleared, self._ready_cleared),
            (facts.search_found, window.tasks.show_found),
            (facts.thumbnail_made, window.tasks.refresh_thumbnails),
            (facts.upload_progressed, window.tasks.show_upload),
            (facts.submission_taken, window.form.submission_taken),
            (facts.refused, self._refused),
            (facts.balance_changed, self._balance_changed),
            (facts.prices_changed, self._prices_changed),
            (facts.spending_changed, self._spending_changed),
            (facts.connection_tested, window.task_actions.settings.connection_tested),
            (facts.key_changed, self._key_changed),
            (facts.key_tested, self._key_tested),
            (facts.source_looked_at, window.form.show_source_info),
            (facts.online_changed, self._online_changed),
            (facts.list_repaired, self._list_repaired),
            (facts.recipe_found, window.task_actions.recipes.show_found),
            (facts.number_answered, self.results.number_answered),
            (facts.file_found, self.results.file_found),
            (facts.tasks_removed, self.library.tasks_removed),
            (facts.list_sorted, window.tasks.model.set_sorted),
            (facts.attempts_folded, self.library.attempts_folded),
            (facts.attempts_loaded, self.library.attempts_loaded),
            (facts.retry_planned, self.library.retry_planned),
            (facts.results_moving, self.library.results_moving),
            (facts.bulk_done, self.library.bulk_done),
            (facts.failed_to_start, self._failed_to_start),
        ]

    # --- tasks ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _page_loaded(self, tasks: tuple[Task, ...]) -> None:
        self._window.tasks.put_tasks(tasks)
        self.unclear.put_tasks(tasks)
        self.results.page_loaded(tasks)

    @Slot(object)
    def _index_loaded(self, index: TaskIndex) -> None:
        self.unclear.forget()
        self.library.forget()
        self.results.forget()
        self._show_trouble(None)
        self._window.tasks.set_index(index)
        self._window.news.index_loaded(index)

    @Slot(object)
    def _task_added(self, task: Task) -> None:
        self._window.tasks.add_task(task)
        self.results.put_tasks((task,))
        self._window.news.task_added(task)

    @Slot(object)
    def _tasks_changed(self, tasks: tuple[Task, ...]) -> None:
        window = self._window
        window.tasks.put_tasks(tasks)
        self.unclear.put_tasks(tasks)
        self.results.put_tasks(tasks)
        shown = window.player.task
        for task in tasks:
            if shown is not None and task.id == shown.id:
                window.player.show_task(task)
            window.task_actions.task_changed(task)
        window.news.tasks_changed(tasks)

    @Slot(object)
    def _task_removed(self, task: int) -> None:
        self._window.tasks.remove_task(task)
        self.unclear.remove((task,))
        self.results.remove((task,))
        self._leave_player((task,))

    @Slot(object)
    def _ready_cleared(self, ids: tuple[int, ...]) -> None:
        self._window.tasks.ready_cleared(ids)
        self._leave_player(ids)

    def _leave_player(self, ids: tuple[int, ...]) -> None:
        shown = self._window.player.task
        if shown is not None and shown.id in ids:
            self._window.show_nothing_chosen()

    # --- account ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _balance_changed(self, fact: BalanceFact) -> None:
        window, self.balance = self._window, fact
        window.header.show_balance(fact)
        window.form.show_balance(fact)
        window.task_actions.balance_changed(fact)
        window.first_start.show_balance(fact)

    @Slot(object)
    def _prices_changed(self, fact: PriceFact) -> None:
        self._window.header.show_prices(fact)
        self._window.form.show_prices(fact)

    @Slot(object)
    def _spending_changed(self, fact: SpendingFact) -> None:
        self._window.header.show_spending(fact)
        self._window.form.show_spending(fact)

    @Slot(object)
    def _key_changed(self, fact: KeyFact) -> None:
        window, self.key = self._window, fact
        window.form.show_key(fact)
        window.empty.show_key(fact)
        window.task_actions.settings.key_changed(fact)
        window.first_start.show_key(fact)

    @Slot(object)
    def _key_tested(self, answer: KeyTest) -> None:
        self._window.task_actions.settings.key_tested(answer)
        self._window.first_start.show_key_test(answer)

    @Slot(object)
    def _online_changed(self, online: bool) -> None:
        window = self._window
        window.offline.show_online(online)
        window.form.show_online(online)
        window.header.show_online(online)
        window.first_start.show_online(online)

    # --- trouble ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        if refusal.nonce:
            self._window.form.submission_refused(refusal)
            return
        if refusal.numbered is not None:
            self._number_refused(refusal.numbered, refusal.error)
            return
        stopped = isinstance(refusal.error, ListReadOnly | ListSwapped)
        if stopped:
            self._show_trouble(refusal.error)
        self._say(refusal.error, at_start=stopped)

    def _number_refused(self, task: int, error: VidgoError) -> None:
        if not self._window.task_actions.number_refused(task, error):
            self._window.toast.show_message(number_words(error), icon="alert", tint="error", again=True)

    @Slot(object)
    def _list_repaired(self, repair: ListRepair) -> None:
        said = []
        if repair.aside is not None:
            words = self.tr("The task list was damaged. A new one was begun, the old one is kept as {name}.")
            said.append(words.format(name=repair.aside.name))
        if repair.restored:
            said.append(self.tr("%n task(s) came back from their second copy.", "", repair.restored))
        self._window.toast.show_message(" ".join(said), icon="alert", tint="warn")

    def engine_gone(self, error: VidgoError) -> None:
        """The engine ended by itself; nothing can be taken until the next start."""
        self._failed_to_start(error)

    @Slot(object)
    def _failed_to_start(self, error: VidgoError) -> None:
        self._show_trouble(error)
        self._say(error, at_start=True)

    def _show_trouble(self, error: VidgoError | None) -> None:
        """Nothing can be taken any more, and why, wherever something else would be promised; None when it can again."""
        self._window.form.show_trouble(error)
        self._window.empty.show_trouble(error)

    def settings_lost(self, note: str) -> None:
        """The settings file could not be used; ``note`` names the file that was kept, when there is one."""
        words = self.tr("Your settings could not be read. The usual ones are in force.")
        if ".bad" in note:
            words = self.tr(
                "Your settings could not be read. The usual ones are in force, the old file is kept beside."
            )
        self._window.toast.show_message(words, icon="alert", tint="warn")

    def _say(self, error: VidgoError, *, at_start: bool = False) -> None:
        if self._window.first_start.show_error(error) or self._window.task_actions.settings.error_shown(error):
            return
        words = error_words(error)
        text = self.tr("{headline}. {sentence}").format(headline=words.headline, sentence=words.sentence)
        # A list that cannot be written is said with every attempt: with a button, each time would be shown.
        offered = words.action if words.action in _OFFERED or (at_start and words.action is ActionKind.QUIT) else None
        self._window.toast.show_message(
            text,
            icon="alert",
            tint="error",
            action_text=words.action_text if offered else "",
            action=None if offered is None else lambda: self._window.task_actions.act_alone(offered),
        )
