"""Results that are not where they should be: unsaved at a start, moved away, or made by another computer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from vidgo_desktop.core.number_facts import FoundAnswer, FoundEnd, NumberAnswer, NumberEnd
from vidgo_desktop.core.result_link import dies_soon, is_unsaved, link_until
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import ResultState, Task
from vidgo_desktop.ui.error_text import ActionKind, action_words
from vidgo_desktop.ui.number_entry import number_words
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.player_words import is_ready
from vidgo_desktop.ui.rescue_card import RescueCard, RescueState
from vidgo_desktop.ui.result_lines import folder_words

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow
    from vidgo_desktop.ui.number_dialog import NumberDialog

# In a lower window the card would push *Generate* out of sight; the rows say the same.
_LEAST_HEIGHT = 480
_OF_THE_FOLDER = frozenset({"SaveError", "FileHeld", "DiskFull"})
_TICK_MS = 60_000
# How long a card that has only good news stays.
_STAYS_MS = 8_000
_NUMBER_SHOWN = 10


class ResultHelp(QObject):
    """Helper of the window. ``number_given`` carries a pasted number and the title of its row, ``find_wished`` the
    number of a task whose file is gone, ``file_given`` such a number, a file, and whether another video is fine.
    """

    number_given = Signal(object, object)
    find_wished = Signal(object)
    file_given = Signal(object, object, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._newest: Task | None = None
        self._asked: set[int] = set()
        self._dialog: NumberDialog | None = None
        self._card: RescueCard | None = None
        self._rescued: dict[int, Task] = {}
        self._unsaved: dict[int, Task] = {}
        self._dismissed: set[int] = set()
        self._folder = window.settings.save_folder
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_card)
        self._good_news = QTimer(self)
        self._good_news.setSingleShot(True)
        self._good_news.setInterval(_STAYS_MS)
        self._good_news.timeout.connect(self._leave)
        window.player.playback.state_changed.connect(self._player_state)
        window.player.stage.notice.find_clicked.connect(self._find_shown)
        window.tasks.head.number_requested.connect(self.open_number)
        # The engine has to know the new folder first.
        window.settings_changed.connect(self._settings_changed, Qt.ConnectionType.QueuedConnection)

    @property
    def newest(self) -> Task | None:
        """The newest task that was seen, for examples."""
        return self._newest

    # --- facts ------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Another list."""
        self._newest = None
        self._asked.clear()
        self._rescued.clear()
        self._unsaved.clear()
        self._dismissed.clear()
        self._leave()

    def page_loaded(self, tasks: Iterable[Task]) -> None:
        """Tasks that were there before: some may be in danger."""
        tasks, now = tuple(tasks), time.time()
        self.put_tasks(tasks)
        for task in tasks:
            if task.id not in self._rescued and task.id not in self._dismissed and dies_soon(task, now):
                self._rescued[task.id] = task
        if self._rescued:
            self._show_card()

    def put_tasks(self, tasks: Iterable[Task]) -> None:
        """Tasks that came or changed."""
        now, is_touched = time.time(), False
        for task in tasks:
            if self._newest is None or task.id >= self._newest.id:
                self._newest = task
            if is_unsaved(task, now):
                self._unsaved[task.id] = task
            else:
                self._unsaved.pop(task.id, None)
            if task.id in self._rescued:
                self._rescued[task.id] = task
                is_touched = True
        if is_touched:
            self._show_card()

    def remove(self, ids: Iterable[int]) -> None:
        """Tasks that are not in the list any more."""
        for number in ids:
            self._unsaved.pop(number, None)
            if self._rescued.pop(number, None) is not None:
                self._show_card()

    # --- unsaved at a start -------------------------------------------------------------------------------------

    @Slot()
    def _show_card(self) -> None:
        state = self._state(time.time())
        if not state.total or self._window.height() < _LEAST_HEIGHT:
            self._leave()
            return
        if self._card is None:
            self._card = self._make_card()
        self._card.show_state(state)
        if not state.is_over:
            self._tick.start()
            self._good_news.stop()
        else:
            self._tick.stop()
            if not state.gone:
                self._good_news.start()

    def _state(self, now: float) -> RescueState:
        tasks = self._rescued.values()
        waiting = [task for task in tasks if is_unsaved(task, now)]
        ends = [until for task in waiting if (until := link_until(task)) is not None]
        kinds = {task.problem.kind for task in waiting if task.result is ResultState.PROBLEM and task.problem}
        return RescueState(
            total=len(tasks),
            saved=sum(task.result is ResultState.SAVED for task in tasks),
            gone=sum(task.result is not ResultState.SAVED and not is_unsaved(task, now) for task in tasks),
            seconds=min(ends) - now if ends else None,
            folder_trouble=bool(kinds & _OF_THE_FOLDER),
            other_trouble=bool(kinds),
        )

    def _make_card(self) -> RescueCard:
        window = self._window
        card = RescueCard(window.theme)
        card.folder_wished.connect(window.choose_folder)
        card.dismissed.connect(self._dismiss)
        studio = window.offline.parentWidget()
        column = None if studio is None else studio.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(window.offline) + 1, card)
        return card

    @Slot()
    def _dismiss(self) -> None:
        """The rows say it too; it is not said twice."""
        self._dismissed.update(self._rescued)
        self._leave()

    @Slot()
    def _leave(self) -> None:
        self._tick.stop()
        self._good_news.stop()
        self._rescued.clear()
        if self._card is not None:
            self._card.hide()

    @Slot(object)
    def _settings_changed(self, settings: Settings) -> None:
        """Into another folder, what could not be put down may go at once."""
        if settings.save_folder == self._folder:
            return
        self._folder = settings.save_folder
        for task in tuple(self._unsaved.values()):
            kind = "" if task.problem is None else task.problem.kind
            if task.result is ResultState.PROBLEM and kind in _OF_THE_FOLDER:
                self._window.try_again_requested.emit(task.id)

    # --- a number of another computer ---------------------------------------------------------------------------

    @Slot()
    def open_number(self) -> None:
        """Ask for the number."""
        from vidgo_desktop.ui.number_dialog import NumberDialog

        dialog = NumberDialog(self._window.theme, self._window)
        dialog.given.connect(self._number_given)
        dialog.finished.connect(self._number_left)
        self._dialog = dialog
        dialog.open()

    @Slot(object)
    def _number_given(self, text: str) -> None:
        number = text if len(text) <= _NUMBER_SHOWN else f"{text[:_NUMBER_SHOWN]}…"
        self.number_given.emit(text, self.tr("Task {number}").format(number=number))

    @Slot()
    def _number_left(self) -> None:
        self._dialog = None

    @Slot(object)
    def number_answered(self, answer: NumberAnswer) -> None:
        """What came of a pasted number."""
        window = self._window
        if answer.error is not None:
            if self._dialog is not None:
                self._dialog.show_error(answer.error)
            else:
                window.toast.show_message(number_words(answer.error), icon="alert", tint="error", again=True)
            return
        if self._dialog is not None:
            self._dialog.accept()
        if answer.task is not None:
            window.tasks.choose(answer.task)
        if answer.end is NumberEnd.THERE:
            window.toast.show_message(self.tr("This task is in your list already."), again=True)

    # --- moved away ---------------------------------------------------------------------------------------------

    def look(self, task: Task) -> None:
        """The saved video of this task is not in its place: look for it, once."""
        if is_ready(task) and task.id not in self._asked:
            self._asked.add(task.id)
            self.find_wished.emit(task.id)

    @Slot(object)
    def _player_state(self, state: PlayState) -> None:
        task = self._window.player.task
        if task is None or not is_ready(task):
            return
        if state is PlayState.MISSING:
            self.look(task)
        elif state is PlayState.SHOWING:
            # Should it be moved once more, it is looked for once more.
            self._asked.discard(task.id)

    @Slot()
    def _find_shown(self) -> None:
        task = self._window.player.task
        if task is not None:
            self.find(task)

    def find(self, task: Task) -> None:
        """Ask the user where the video is."""
        window = self._window
        path = task.result_path or window.save_folder()
        dialog = QFileDialog(window, self.tr("Where is {title}?").format(title=task.title), str(path.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Videos ({endings})").format(endings="*.mp4 *.mov *.m4v *.webm *.mkv"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda name: self.file_given.emit(task.id, Path(name), False))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def file_found(self, answer: FoundAnswer) -> None:
        """What came of looking, or of the file that the user showed."""
        match answer.end:
            case FoundEnd.FOUND:
                # Should it be moved once more, it is looked for once more.
                self._asked.discard(answer.task)
                if answer.path is not None:
                    text = self.tr("Found again in {folder}.").format(folder=folder_words(answer.path.parent))
                    self._window.toast.show_message(text, icon="check", tint="ok", again=True)
            case FoundEnd.THERE:
                self._show_after_all(answer.task)
            case FoundEnd.ANOTHER:
                self._ask_anyway(answer)
            case FoundEnd.UNUSABLE:
                text = self.tr("This is no video that can be used here.")
                self._window.toast.show_message(text, icon="alert", tint="error", again=True)
            case FoundEnd.NOWHERE:
                # The stage says what else can be done.
                pass

    def _show_after_all(self, number: int) -> None:
        """It was never gone, or is back: there is nothing to tell, only to show."""
        player = self._window.player
        task = player.task
        if task is not None and task.id == number and player.playback.state is PlayState.MISSING:
            player.show_task(None)
            player.show_task(task)

    def _ask_anyway(self, answer: FoundAnswer) -> None:
        action: Callable[[], object] = lambda: self.file_given.emit(answer.task, answer.path, True)  # noqa: E731
        self._window.toast.show_message(
            self.tr("This is another video. Use it anyway?"),
            icon="alert",
            tint="warn",
            action_text=self.tr("Use it"),
            action=action,
        )

    def offer(self, task: Task) -> None:
        """Say that the file is gone, with what helps."""
        self.look(task)
        text = self.tr("The file is no longer in its folder.")
        self._window.toast.show_message(
            text, action_text=action_words(ActionKind.FIND), action=lambda: self.find(task), again=True
        )
