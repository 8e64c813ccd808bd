"""What happens on a click outside the form: the buttons of rows and player, the dialogs, links and folders."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, Realm
from vidgo_desktop.core.library_facts import Attempts
from vidgo_desktop.core.result_link import link_works
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui import web_pages
from vidgo_desktop.ui.error_text import ActionKind, action_words
from vidgo_desktop.ui.film_ahead import FilmAhead
from vidgo_desktop.ui.leaving import leave
from vidgo_desktop.ui.player_words import is_ready
from vidgo_desktop.ui.recipe_use import RecipeUse
from vidgo_desktop.ui.refill import refill
from vidgo_desktop.ui.settings_place import SettingsPlace
from vidgo_desktop.ui.task_text import words_of

if TYPE_CHECKING:
    from vidgo_desktop.ui.hand_over import HandOver
    from vidgo_desktop.ui.main_window import MainWindow
    from vidgo_desktop.ui.task_details import TaskDetails

# What these ask of the user is decided when the task leaves them.
_ASKS = frozenset({TaskState.UNKNOWN, TaskState.NEEDS_YOU, TaskState.CLOSED})
_SAVING_FAILED = frozenset({ResultState.PROBLEM, ResultState.GONE})


class TaskActions(QObject):
    """Helper of the window. Dialogs are imported and made when they are first opened. ``compare_requested`` carries a
    task.
    """

    compare_requested = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._details: TaskDetails | None = None
        self.hand_over: HandOver | None = None
        self.recipes = RecipeUse(window)
        FilmAhead(window.tasks.view, window.player.playback)
        self.settings = SettingsPlace(window)
        self.settings.url_wished.connect(self.open_url)

    def act(self, task: Task, kind: ActionKind) -> None:
        """Do what a button of this task says."""
        window = self._window
        match kind:
            case ActionKind.TRY_AGAIN:
                window.first_start.with_consent(lambda: self._try_again(task))
            case ActionKind.SAVE_AGAIN | ActionKind.DOWNLOAD_AGAIN:
                window.try_again_requested.emit(task.id)
            case ActionKind.LOOK_AGAIN:
                window.look_again_requested.emit(task.id)
            case ActionKind.STOP_WAITING:
                window.stop_waiting_requested.emit(task.id)
            case ActionKind.REMOVE:
                window.remove_requested.emit(task.id)
            case ActionKind.CHOOSE_VIDEO | ActionKind.CHOOSE_IMAGE | ActionKind.USE_LINK:
                refill(self._window, task)
            case ActionKind.WAS_I_CHARGED | ActionKind.DETAILS:
                self._open_details(task)
            case ActionKind.USE_AGAIN:
                self.recipes.of_task(task)
            case ActionKind.SHOW_IN_FOLDER:
                self.show_in_folder(task)
            case ActionKind.OPEN_LINK:
                self.open_link(task)
            case ActionKind.COPY_LINK:
                self.copy_link(task)
            case ActionKind.COPY_FILE | ActionKind.OPEN_WITH:
                self._hand_over(task, kind)
            case ActionKind.LAY_SOUND:
                window.player.sound_note.lay_requested.emit(task.id)
            case ActionKind.PLAY:
                window.play(task)
            case ActionKind.COMPARE:
                self.compare_requested.emit(task)
            case _ if not self._window.facts.library.act(task, kind):
                self.act_alone(kind)

    def act_alone(self, kind: ActionKind) -> None:
        """Do what a button says that is about no task."""
        match kind:
            case ActionKind.REPLACE_KEY:
                self.settings.open("account").account.replace_key()
            case ActionKind.CHANGE_LIMIT:
                self.settings.open("account").account.choose_limit()
            case ActionKind.TOP_UP:
                self.top_up()
            case ActionKind.CHOOSE_FOLDER:
                self.settings.choose_folder()
            case ActionKind.TEST_CONNECTION:
                self.settings.open("network")
                self._window.connection_test_requested.emit()
            case ActionKind.CHANGE_ADDRESS:
                self.settings.open("network")
            case ActionKind.QUIT:
                leave(self._window)

    def _try_again(self, task: Task) -> None:
        """Above the user's own limit a second look comes first, as with *Generate*."""
        window = self._window
        estimate, above = task.request.estimate, window.settings.ask_above
        if window.realm is Realm.PRACTICE or estimate is None or above is None or estimate <= above:
            window.try_again_requested.emit(task.id)
            return
        from vidgo_desktop.ui.second_look import ask_second_look

        balance = window.balance_fact.credits if window.balance_fact is not None else None
        ask_second_look(
            window.theme,
            window,
            estimate,
            balance,
            1,
            lambda: window.try_again_requested.emit(task.id),
            above=above,
        )

    @Slot(object)
    def act_first(self, task: Task) -> None:
        """Do what the first button of this task's row says."""
        buttons = words_of(task, 0.0).buttons
        if buttons:
            self.act(task, buttons[0].kind)
        elif is_ready(task):
            # A saved video has a button on the stage only when its file is missing.
            self.act(task, ActionKind.DOWNLOAD_AGAIN)

    # --- links and folders ----------------------------------------------------------------------------------

    @Slot(object)
    def open_link(self, task: Task) -> None:
        """Open the result's link in the browser."""
        if not self._window.opener.open_link(task.result_url):
            self._window.toast.show_message(self.tr("This link cannot be opened."), again=True)

    @Slot(object)
    def copy_link(self, task: Task) -> None:
        """Put the result's link on the clipboard."""
        if self.hand_over is not None:
            self.hand_over.copy_link(task)

    def _hand_over(self, task: Task, kind: ActionKind) -> None:
        if self.hand_over is None:
            return
        if kind is ActionKind.COPY_FILE:
            self.hand_over.copy_file(task)
        else:
            self.hand_over.open_with(task)

    @Slot(object)
    def show_in_folder(self, task: Task) -> None:
        """Show the saved video in the file manager."""
        path = task.result_path
        if path is not None and self._window.opener.show_in_folder(path):
            return
        text = self.tr("The file is no longer in its folder.")
        if is_ready(task) and link_works(task, time.time()):
            self._window.toast.show_message(
                text,
                action_text=action_words(ActionKind.DOWNLOAD_AGAIN),
                action=lambda: self.act(task, ActionKind.DOWNLOAD_AGAIN),
            )
            self._window.facts.results.look(task)
        elif is_ready(task):
            self._window.facts.results.offer(task)
        else:
            self._window.toast.show_message(text, again=True)

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Open a saved video in the computer's own player."""
        if not self._window.opener.open_file(path, path.parent):
            self._window.toast.show_message(self.tr("No program here opens this file."), again=True)

    @Slot()
    def top_up(self) -> None:
        """Open the page where credits are bought."""
        self.open_url(web_pages.CREDITS)

    @Slot(object)
    def open_url(self, url: str) -> None:
        """Open one of our own addresses in the browser; without one it can be read and typed elsewhere."""
        window = self._window
        if window.opener.open_link(url):
            return
        text = self.tr("No browser could be opened. The address is {address}").format(address=url)
        if not (window.first_start.say(text) or self.settings.say(text)):
            window.toast.show_message(text, icon="alert", tint="warn", again=True)

    # --- details --------------------------------------------------------------------------------------------

    def _open_details(self, task: Task) -> None:
        from vidgo_desktop.ui.task_details import TaskDetails

        window = self._window
        practice = window.realm is Realm.PRACTICE
        details = TaskDetails(window.theme, task, window, thumb=window.thumb, pretend=practice)
        details.action_requested.connect(self._detail_action)
        details.send_again_requested.connect(self._send_again)
        details.stop_requested.connect(self._stop)
        details.task_number_given.connect(self._adopt)
        details.balance_requested.connect(window.balance_requested)
        details.finished.connect(self._details_closed)
        if window.balance_fact is not None:
            details.show_balance(window.balance_fact)
        self._details = details
        if task.earlier:
            window.tasks.library.attempts_requested.emit(task.id)
        window.balance_requested.emit()
        details.open()

    def balance_changed(self, fact: BalanceFact) -> None:
        """The balance, for open dialogs."""
        if self._details is not None:
            self._details.show_balance(fact)
        self.settings.balance_changed(fact)

    def task_changed(self, task: Task) -> None:
        """An open details dialog closes when what it offers makes no sense any more."""
        details = self._details
        if details is None or details.task.id != task.id:
            return
        shown = details.task
        decided = shown.state in _ASKS and task.state is not shown.state
        if decided or (shown.result in _SAVING_FAILED and task.result is not shown.result):
            details.close()
        elif task.state is shown.state:
            details.show_task(task)
            if self._window.balance_fact is not None:
                details.show_balance(self._window.balance_fact)

    @Slot()
    def _details_closed(self) -> None:
        if self._details is not None:
            self._details.deleteLater()
            self._details = None

    @Slot(object)
    def _detail_action(self, action: object) -> None:
        if self._details is not None and isinstance(action, ActionKind):
            task = self._details.task
            self._details.close()
            self.act(task, action)

    @Slot(object)
    def _send_again(self, task: Task) -> None:
        self._window.first_start.with_consent(lambda: self._window.send_again_requested.emit(task.id))

    @Slot(object)
    def _stop(self, task: Task) -> None:
        self._window.stop_waiting_requested.emit(task.id)

    @Slot(object, object)
    def _adopt(self, task: Task, number: str) -> None:
        self._window.adopt_requested.emit(task.id, number)

    def show_attempts(self, attempts: Attempts) -> None:
        """The attempts inside a row, for its dialog."""
        if self._details is not None and self._details.task.id == attempts.head:
            self._details.show_attempts(attempts)

    def number_refused(self, task: int, error: VidgoError) -> bool:
        """Say beside the field why a number was not taken; False when its dialog is closed."""
        if self._details is None or self._details.task.id != task:
            return False
        self._details.show_number_error(error)
        return True
