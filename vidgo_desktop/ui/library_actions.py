"""What happens on a wish for many tasks, or for the order and the names of the list; and what is said of the answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.library_facts import Attempts, BulkKind, BulkReport, Folded, MoveProgress, RetryPlan, TaskOrder
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.library_words import binned_text, moving_text, name_of, order_of, report_text
from vidgo_desktop.ui.player_words import is_ready
from vidgo_desktop.ui.task_menu import BulkAction

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow
    from vidgo_desktop.ui.retry_dialog import RetryDialog

# More folders than this are not opened by one click.
_MOST_FOLDERS = 3
_SORT_MS = 100


class LibraryActions(QObject):
    """Helper of the window. Nothing is sent without the click in the dialog that says how many and for how much."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wishes = window.tasks.library
        self._binned: frozenset[int] = frozenset()
        self._asks: RetryDialog | None = None
        self._is_planned = False
        self._moving = 0
        tasks = window.tasks
        # Many changes may come at once; the order is asked for once after them.
        self._sort_rest = QTimer(self)
        self._sort_rest.setSingleShot(True)
        self._sort_rest.setInterval(_SORT_MS)
        self._sort_rest.timeout.connect(self._ask_order)
        tasks.model.order_stale.connect(self._sort_rest.start)
        tasks.view.bulk_requested.connect(self._bulk)
        tasks.view.named.connect(self._wishes.rename_requested)
        tasks.head.menu.order_chosen.connect(self._keep_order)
        tasks.head.menu.retry_all_requested.connect(self.retry_all)
        self._use_order(order_of(window.settings.task_order))

    # --- wishes ---------------------------------------------------------------------------------------------

    def act(self, task: Task, kind: ActionKind) -> bool:
        """Do what an entry of a row's menu says; False when it is not one of these."""
        match kind:
            case ActionKind.STAR | ActionKind.UNSTAR:
                self._wishes.star_requested.emit((task.id,), kind is ActionKind.STAR)
            case ActionKind.RENAME:
                self._window.tasks.view.rename(task)
            case ActionKind.MOVE:
                self._move((task.id,))
            case ActionKind.BIN:
                self._bin((task.id,))
            case _:
                return False
        return True

    @Slot(object)
    def _bulk(self, action: BulkAction) -> None:
        ids = action.tasks
        match action.kind:
            case ActionKind.TRY_AGAIN:
                self._plan(ids)
            case ActionKind.STAR | ActionKind.UNSTAR:
                self._star(ids, action.kind)
            case ActionKind.REMOVE:
                self._wishes.remove_many_requested.emit(ids)
            case ActionKind.BIN:
                self._bin(ids)
            case ActionKind.MOVE:
                self._move(ids)
            case ActionKind.SHOW_IN_FOLDER:
                self._show(ids)
            case ActionKind.COPY_FILE:
                self._copy(ids)

    def _star(self, ids: tuple[int, ...], kind: ActionKind) -> None:
        """By key or menu: when all of them have a star already, the same wish takes them away."""
        all_have = all(self._window.tasks.model.is_starred(task) for task in ids)
        self._wishes.star_requested.emit(ids, kind is ActionKind.STAR and not all_have)

    def _bin(self, ids: tuple[int, ...]) -> None:
        self._binned |= frozenset(ids)
        self._leave_player(ids)
        self._wishes.bin_requested.emit(ids)

    def _leave_player(self, ids: Iterable[int]) -> None:
        """A file that is being played cannot be moved everywhere."""
        shown = self._window.player.task
        if shown is not None and shown.id in ids:
            self._window.show_nothing_chosen()

    def _move(self, ids: tuple[int, ...]) -> None:
        window = self._window
        start = window.settings.save_folder or Path.home()
        dialog = QFileDialog(window, self.tr("Move to folder"), str(start))
        dialog.setObjectName("moveToFolder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._folder_chosen(ids, folder))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folder_chosen(self, ids: tuple[int, ...], folder: str) -> None:
        self._leave_player(ids)
        self._moving = 0
        self._wishes.move_requested.emit(ids, Path(folder))

    def _copy(self, ids: tuple[int, ...]) -> None:
        hand_over, known = self._window.task_actions.hand_over, self._window.tasks.model.known
        ready = [task for task in map(known, ids) if task is not None and is_ready(task)]
        if not ready:
            self._window.toast.show_message(self.tr("None of these has a saved video."), again=True)
        elif hand_over is not None:
            hand_over.copy_videos(ready)

    def _show(self, ids: tuple[int, ...]) -> None:
        """One file of each folder is shown, so that a hundred rows do not open a hundred windows."""
        by_folder: dict[Path, Task] = {}
        for number in ids:
            task = self._window.tasks.model.known(number)
            if task is not None and task.result_path is not None:
                by_folder.setdefault(task.result_path.parent, task)
        for task in list(by_folder.values())[:_MOST_FOLDERS]:
            self._window.task_actions.show_in_folder(task)
        if not by_folder:
            self._window.toast.show_message(self.tr("None of these has a saved video."), again=True)

    def _use_order(self, order: TaskOrder) -> None:
        self._window.tasks.head.menu.show_order(order)
        self._window.tasks.model.set_order(order)

    @Slot()
    def _ask_order(self) -> None:
        self._wishes.sort_requested.emit(self._window.tasks.model.order)

    @Slot(object)
    def _keep_order(self, order: TaskOrder) -> None:
        self._use_order(order)
        self._window.apply_settings(replace(self._window.settings, task_order=name_of(order)))

    # --- trying again -----------------------------------------------------------------------------------------

    @Slot()
    def retry_all(self) -> None:
        """Wish to try everything again that did not work."""
        self._plan(None)

    def _plan(self, ids: tuple[int, ...] | None) -> None:
        self._is_planned = True
        self._wishes.plan_retry_requested.emit(ids)

    @Slot(object)
    def retry_planned(self, plan: RetryPlan) -> None:
        """Say how many and for how much; nothing is sent without a click on that. What costs nothing needs none."""
        if not self._is_planned:
            return
        self._is_planned = False
        window = self._window
        if not plan.ids:
            window.toast.show_message(self.tr("There is nothing that can be tried again."), again=True)
        elif not plan.paid:
            self._send(plan.ids)
        elif self._asks is None:
            from vidgo_desktop.ui.retry_dialog import RetryDialog

            balance = window.balance_fact.credits if window.balance_fact is not None else None
            practice = window.realm is Realm.PRACTICE
            above = None if practice else window.settings.ask_above
            asks = RetryDialog(window.theme, window, plan, balance, above)
            asks.agreed.connect(self._agreed)
            asks.finished.connect(self._asked)
            self._asks = asks
            asks.open()

    @Slot(object)
    def _agreed(self, ids: tuple[int, ...]) -> None:
        self._window.first_start.with_consent(lambda: self._send(ids))

    @Slot()
    def _asked(self) -> None:
        if self._asks is not None:
            self._asks.deleteLater()
            self._asks = None

    def _send(self, ids: tuple[int, ...]) -> None:
        self._wishes.try_again_many_requested.emit(ids)

    # --- facts ------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Another list: what was asked about the former one is not answered any more."""
        self._is_planned = False
        self._binned = frozenset()
        if self._asks is not None:
            self._asks.reject()

    @Slot(object)
    def tasks_removed(self, ids: tuple[int, ...]) -> None:
        """Rows were taken out together."""
        binned = self._binned.issuperset(ids)
        self._binned -= frozenset(ids)
        self._window.tasks.tasks_removed(ids, binned_text(len(ids)) if binned else "")
        self._window.facts.unclear.remove(ids)
        self._leave_player(ids)

    @Slot(object)
    def attempts_folded(self, folded: Folded) -> None:
        """Earlier attempts lie inside a new row."""
        tasks = self._window.tasks
        was_chosen = tasks.view.chosen_id in folded.inside
        tasks.model.remove_tasks(folded.inside)
        if was_chosen:
            tasks.choose(folded.head)

    @Slot(object)
    def attempts_loaded(self, attempts: Attempts) -> None:
        """The attempts of a row, for its open dialog."""
        self._window.task_actions.show_attempts(attempts)

    @Slot(object)
    def results_moving(self, progress: MoveProgress) -> None:
        """Files are on their way; said once, with a way to stop."""
        if progress.total > 1 and not self._moving:
            self._moving = progress.total
            self._window.toast.show_message(
                moving_text(progress.total),
                icon="folder",
                action_text=self.tr("Stop"),
                action=self._wishes.cancel_move_requested.emit,
            )

    @Slot(object)
    def bulk_done(self, report: BulkReport) -> None:
        """Say what came of it; what went well and has its own message needs no second one."""
        self._moving = 0
        if report.kind is BulkKind.BIN:
            self._binned -= frozenset(left.task for left in report.left)
        text = report_text(report)
        if not text:
            return
        undo = bool(report.done) and report.kind in (BulkKind.REMOVE, BulkKind.BIN)
        self._window.toast.show_message(
            text,
            icon="alert" if report.left else "tick",
            tint="warn" if report.left else "ok",
            action_text=self.tr("Undo") if undo else "",
            action=self._window.tasks.undo if undo else None,
            again=True,
        )
