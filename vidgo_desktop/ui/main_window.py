"""The window: puts the panes together, turns clicks into wishes and facts into what is seen. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import BalanceFact, KeyFact, KeyPlace, Realm, Refusal, TaskIndex
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import JobRequest, Task
from vidgo_desktop.ui.empty_state import EmptyState
from vidgo_desktop.ui.error_text import ActionKind, error_words
from vidgo_desktop.ui.facts import Facts
from vidgo_desktop.ui.header import Header
from vidgo_desktop.ui.job_form import JobForm
from vidgo_desktop.ui.offline_strip import OfflineStrip
from vidgo_desktop.ui.opener import Opener
from vidgo_desktop.ui.panes import Pane, Panes
from vidgo_desktop.ui.player import PlayerPane
from vidgo_desktop.ui.practice_box import PracticeBox
from vidgo_desktop.ui.task_actions import TaskActions
from vidgo_desktop.ui.task_list import TaskAction, TaskListPane
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.toast import Toast

_DEFAULT_SIZE = (1360, 860)
_LEAST_SIZE = (800, 600)


@dataclass(frozen=True, slots=True)
class Places:
    """What the window must know about the disk: where the small pictures lie, and the ready-made inputs."""

    thumb: Callable[[Realm, int, str], Path]
    pairs: Sequence[object]
    sample_source: Path
    sample_result: Path


class MainWindow(QMainWindow):
    """Shows the facts of one realm at a time."""

    submit_requested = Signal(object)
    try_again_requested = Signal(object)
    send_again_requested = Signal(object)
    stop_waiting_requested = Signal(object)
    look_again_requested = Signal(object)
    adopt_requested = Signal(object, object)
    remove_requested = Signal(object)
    page_requested = Signal(object)
    look_requested = Signal(object, object)
    balance_requested = Signal()
    key_test_requested = Signal(object)
    key_save_requested = Signal(object)
    key_forget_requested = Signal()
    realm_requested = Signal(object)
    settings_changed = Signal(object)
    painted_first = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, settings: Settings, places: Places) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._places = places
        self._realm = Realm.PRACTICE if settings.practice else Realm.ACCOUNT
        self._key = KeyFact(KeyPlace.NONE)
        self._balance: BalanceFact | None = None
        self._painted = False
        self.opener = Opener()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Vidgo Desktop")
        self.setMinimumSize(*_LEAST_SIZE)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._shortcuts()
        self.show_realm(self._realm)
        self.player.set_sound_on(settings.sound_on)
        self.form.restore_draft({"model": settings.last_model, "resolution": settings.last_resolution})
        self.resize(*_DEFAULT_SIZE)
        if settings.window:
            self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))

    def _build(self) -> None:
        self.header = Header(self._theme)
        self.offline = OfflineStrip(self._theme)
        self.form = JobForm(self._theme)
        self.tasks = TaskListPane(self._theme, self.thumb)
        self.player = PlayerPane(self._theme)
        self.empty = EmptyState(self._theme)
        self.practice_box = PracticeBox(self._theme)
        self.empty.set_pairs(self._places.pairs)
        self.tasks.set_empty_widget(self.empty)
        self.player.set_poster_for(self.thumb)
        self.player.set_footer(self.practice_box)
        self.panes = Panes(self._theme, self.form, self.tasks, self.player)
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(self.offline)
        box.addWidget(self.panes, 1)
        self.setCentralWidget(middle)
        self.toast = Toast(self._theme, middle)
        self.task_actions = TaskActions(self)

    def _connect(self) -> None:
        self.form.submit_requested.connect(self._submit)
        self.form.look_requested.connect(self._look)
        self.form.connect_requested.connect(self.open_account)
        self.form.save_folder_requested.connect(self.choose_folder)
        self.form.top_up_requested.connect(self.task_actions.top_up)
        self.tasks.page_requested.connect(self.page_requested)
        self.tasks.task_chosen.connect(self._task_chosen)
        self.tasks.action_requested.connect(self._act)
        self.header.refresh_requested.connect(self.balance_requested)
        self.header.settings_requested.connect(self.open_account)
        self.header.top_up_requested.connect(self.task_actions.top_up)
        self.header.help_requested.connect(self.task_actions.help)
        self.header.practice_badge_clicked.connect(self.open_account)
        self.empty.pair_requested.connect(self._use_pair)
        self.empty.connect_requested.connect(self.open_account)
        self.empty.practice_requested.connect(self._practise)
        self.practice_box.connect_requested.connect(self._leave_practice)
        self.player.open_link_requested.connect(self.task_actions.open_link)
        self.player.copy_link_requested.connect(self.task_actions.copy_link)
        self.player.show_in_folder_requested.connect(self.task_actions.show_in_folder)
        self.player.open_file_requested.connect(self.task_actions.open_file)
        self.player.problem_action_requested.connect(self.task_actions.act_first)

    def _shortcuts(self) -> None:
        table: dict[str, Callable[[], object]] = {
            "F5": self.balance_requested.emit,
            "Ctrl+,": self.open_account,
            "F6": self._next_pane,
            "Shift+F6": self._previous_pane,
            "F1": self.task_actions.help,
        }
        for keys, action in table.items():
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    # --- facts ----------------------------------------------------------------------------------------------

    def listen(self, facts: Facts) -> None:
        """Show the facts of this gate from now on."""
        for signal, slot in self._heard(facts):
            signal.connect(slot)

    def turn_away(self, facts: Facts) -> None:
        """Do not show the facts of this gate any more."""
        for signal, slot in self._heard(facts):
            signal.disconnect(slot)

    def _heard(self, facts: Facts) -> list[tuple[SignalInstance, Callable[..., object]]]:
        return [
            (facts.index_loaded, self.tasks.set_index),
            (facts.page_loaded, self.tasks.put_tasks),
            (facts.task_added, self.tasks.add_task),
            (facts.tasks_changed, self._tasks_changed),
            (facts.task_removed, self._task_removed),
            (facts.thumbnail_made, self.tasks.refresh_thumbnails),
            (facts.upload_progressed, self.tasks.show_upload),
            (facts.submission_taken, self.form.submission_taken),
            (facts.refused, self._refused),
            (facts.balance_changed, self._balance_changed),
            (facts.key_changed, self._key_changed),
            (facts.key_tested, self.task_actions.key_tested),
            (facts.source_looked_at, self.form.show_source_info),
            (facts.online_changed, self._online_changed),
            (facts.list_set_aside, self._list_set_aside),
            (facts.failed_to_start, self._failed_to_start),
        ]

    @Slot(object)
    def _tasks_changed(self, tasks: tuple[Task, ...]) -> None:
        self.tasks.put_tasks(tasks)
        shown = self.player.task
        for task in tasks:
            if shown is not None and task.id == shown.id:
                self.player.show_task(task)
            self.task_actions.task_changed(task)

    @Slot(object)
    def _task_removed(self, task: int) -> None:
        self.tasks.remove_task(task)
        if self.player.task is not None and self.player.task.id == task:
            self._nothing_chosen()

    @Slot(object)
    def _refused(self, refusal: Refusal) -> None:
        if refusal.nonce:
            self.form.submission_refused(refusal)
        else:
            self._say(refusal.error)

    @Slot(object)
    def _balance_changed(self, fact: BalanceFact) -> None:
        self._balance = fact
        self.header.show_balance(fact)
        self.form.show_balance(fact)
        self.task_actions.balance_changed(fact)

    @Slot(object)
    def _key_changed(self, fact: KeyFact) -> None:
        self._key = fact
        self.form.show_key(fact)
        self.empty.show_key(fact)
        self.task_actions.key_changed(fact)

    @Slot(object)
    def _online_changed(self, online: bool) -> None:
        self.offline.show_online(online)
        self.form.show_online(online)
        self.header.show_online(online)

    @Slot(object)
    def _list_set_aside(self, path: Path) -> None:
        words = self.tr("The task list was damaged. A new one was begun, the old one is kept as {name}.")
        self.toast.show_message(words.format(name=path.name))

    @Slot(object)
    def _failed_to_start(self, error: VidgoError) -> None:
        self.form.show_trouble(error)
        self._say(error)

    def _say(self, error: VidgoError) -> None:
        if self.task_actions.error_shown(error):
            return
        words = error_words(error)
        self.toast.show_message(f"{words.headline}. {words.sentence}")

    # --- realm and settings -----------------------------------------------------------------------------------

    @property
    def realm(self) -> Realm:
        """Whose tasks are shown."""
        return self._realm

    @property
    def settings(self) -> Settings:
        """The settings as the window knows them."""
        return self._settings

    @property
    def key_fact(self) -> KeyFact:
        """What is known about the key of the shown realm."""
        return self._key

    @property
    def balance_fact(self) -> BalanceFact | None:
        """What is known about the balance of the shown realm."""
        return self._balance

    @property
    def theme(self) -> Theme:
        """The look, for dialogs."""
        return self._theme

    def show_realm(self, realm: Realm) -> None:
        """Dress the window for this realm; its facts follow."""
        self._realm = realm
        self.tasks.set_index(TaskIndex())
        self._nothing_chosen()
        for part in (self.header, self.form, self.player, self.empty):
            part.show_realm(realm)
        self.practice_box.setVisible(realm is Realm.PRACTICE)

    def apply_settings(self, settings: Settings) -> None:
        """Use these settings at once and let them be kept."""
        old, self._settings = self._settings, settings
        if settings.theme != old.theme:
            self._theme.choose(settings.theme)
        if settings.sound_on != old.sound_on:
            self.player.set_sound_on(settings.sound_on)
        self.settings_changed.emit(settings)

    def show_save_folder(self, text: str) -> None:
        """The folder of finished videos, as words."""
        self.form.set_save_folder(text)

    @Slot()
    def open_account(self) -> None:
        """Open the settings at the account."""
        self.task_actions.open_settings("account")

    @Slot()
    def choose_folder(self) -> None:
        """Let the user choose where finished videos go."""
        self.task_actions.choose_folder()

    @Slot()
    def _practise(self) -> None:
        self.realm_requested.emit(Realm.PRACTICE)

    @Slot()
    def _leave_practice(self) -> None:
        self.realm_requested.emit(Realm.ACCOUNT)
        self.open_account()

    # --- tasks ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _submit(self, request: JobRequest) -> None:
        self.submit_requested.emit(request)
        self.panes.show_pane(Pane.TASKS)

    @Slot(object)
    def _task_chosen(self, task: Task | None) -> None:
        if task is None:
            self._nothing_chosen()
        else:
            self.player.show_task(task)

    @Slot(object)
    def _act(self, action: TaskAction) -> None:
        if action.kind is ActionKind.PLAY:
            self.player.show_task(action.task)
            self.player.play()
            self.panes.show_pane(Pane.PLAYER)
        else:
            self.task_actions.act(action.task, action.kind)

    def _nothing_chosen(self) -> None:
        self.player.show_sample(self._places.sample_source, self._places.sample_result)

    @Slot(object)
    def _use_pair(self, pair: object) -> None:
        self.form.choose_model(pair.model)  # type: ignore[attr-defined]  # data handed in by the composition root
        self.form.set_file("video", pair.video)  # type: ignore[attr-defined]
        self.form.set_file("image", pair.image)  # type: ignore[attr-defined]
        self.panes.show_pane(Pane.FORM)

    @Slot(object, object)
    def _look(self, path: Path, kind: object) -> None:
        self.look_requested.emit(path, str(kind))

    def thumb(self, task: int, what: str) -> Path:
        """Where a small picture of a task of the shown realm lies."""
        return self._places.thumb(self._realm, task, what)

    # --- window -------------------------------------------------------------------------------------------------

    @Slot()
    def _next_pane(self) -> None:
        self.panes.next_pane(1)

    @Slot()
    def _previous_pane(self) -> None:
        self.panes.next_pane(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first picture is on the screen; heavy things begin after that."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted_first.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The whole window accepts drops."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give a drop to the form."""
        if self.form.accept_drop(event.mimeData()):
            event.acceptProposedAction()
            self.panes.show_pane(Pane.FORM)

    def geometry_text(self) -> str:
        """Size and place as text, for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Disappear at once; the composition root ends the work behind."""
        self.hide()
        self.player.shutdown()
        event.accept()
        self.closed.emit()
