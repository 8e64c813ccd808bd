"""The window: puts the panes together, turns clicks into wishes and facts into what is seen. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import BalanceFact, KeyFact, Realm, TaskIndex
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import JobRequest, ResultState, Task
from vidgo_desktop.ui.empty_state import EmptyState
from vidgo_desktop.ui.facts import Facts
from vidgo_desktop.ui.first_start import FirstStart
from vidgo_desktop.ui.header import Header
from vidgo_desktop.ui.help_actions import HelpActions
from vidgo_desktop.ui.job_form import JobForm
from vidgo_desktop.ui.news import News
from vidgo_desktop.ui.offline_strip import OfflineStrip
from vidgo_desktop.ui.opener import Opener
from vidgo_desktop.ui.panes import Pane, Panes
from vidgo_desktop.ui.places import Pair, Places
from vidgo_desktop.ui.player import PlayerPane
from vidgo_desktop.ui.practice_box import PracticeBox
from vidgo_desktop.ui.task_actions import TaskActions
from vidgo_desktop.ui.task_list import TaskAction, TaskListPane
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.toast import Toast
from vidgo_desktop.ui.window_facts import WindowFacts
from vidgo_desktop.ui.window_place import WindowPlace


class MainWindow(QMainWindow):
    """Shows the facts of one realm at a time."""

    submit_requested = Signal(object)
    try_again_requested = Signal(object)
    send_again_requested = Signal(object)
    stop_waiting_requested = Signal(object)
    look_again_requested = Signal(object)
    adopt_requested = Signal(object, object)
    remove_requested = Signal(object)
    restore_requested = Signal(object)
    clear_ready_requested = Signal()
    search_requested = Signal(object)
    connection_test_requested = Signal()
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
        self._painted = False
        self.opener = Opener()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Vidgo Desktop")
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._shortcuts()
        self._welcome()
        self.show_realm(self._realm)
        self._tell_settings()
        self.form.restore_draft({"model": settings.last_model, "resolution": settings.last_resolution})
        self._place = WindowPlace(self)
        self._place.restore(settings.window)
        self.panes.restore_state(settings.splitter)

    def _build(self) -> None:
        self.header = Header(self._theme)
        self.offline = OfflineStrip(self._theme)
        self.form = JobForm(self._theme)
        self.tasks = TaskListPane(self._theme, self.thumb)
        self.player = PlayerPane(self._theme, self._places.films)
        self.empty = EmptyState(self._theme)
        self.practice_box = PracticeBox(self._theme)
        self.empty.set_pairs(self._places.pairs)
        self.tasks.set_empty_widget(self.empty)
        self.player.set_poster_for(self.thumb)
        self.player.set_footer(self.practice_box)
        self.panes = Panes(self._theme, self.form, self.tasks, self.player)
        self._studio = QWidget()
        box = QVBoxLayout(self._studio)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(self.offline)
        box.addWidget(self.panes, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._studio)
        self.setCentralWidget(self._pages)
        self.panes.follow(self.header.last_stop)
        self.toast = Toast(self._theme, self._studio)
        self.toast.keep_above(self.panes.pinned)
        self.task_actions = TaskActions(self)
        self.help_actions = HelpActions(self)
        self.first_start = FirstStart(self)
        self.news = News(self)
        self.facts = WindowFacts(self)

    def _welcome(self) -> None:
        """Who comes for the first time is welcomed; who asks for practice on the command line knows the way."""
        if not (self._settings.welcomed or self._settings.practice):
            self._pages.addWidget(self.first_start.make_page(self._settings))
            self._pages.setCurrentIndex(1)

    def leave_welcome(self, page: QWidget) -> None:
        """The welcome is over."""
        self._pages.setCurrentWidget(self._studio)
        self._pages.removeWidget(page)
        page.deleteLater()
        self.empty.setFocus()

    def _connect(self) -> None:
        self.form.submit_requested.connect(self._submit)
        self.form.look_requested.connect(self._look)
        self.form.connect_requested.connect(self.open_account)
        self.form.save_folder_requested.connect(self.choose_folder)
        self.form.top_up_requested.connect(self.task_actions.top_up)
        self.form.limit_change_requested.connect(self.open_account)
        self.form.words_changed.connect(self._show_pinned)
        self.form.keys.filled.connect(self._show_form)
        self.panes.generate_pressed.connect(self.form.press)
        self.tasks.page_requested.connect(self.page_requested)
        self.tasks.task_chosen.connect(self._task_chosen)
        self.tasks.action_requested.connect(self._act)
        self.tasks.search_requested.connect(self.search_requested)
        self.tasks.clear_ready_requested.connect(self.clear_ready_requested)
        self.tasks.restore_requested.connect(self.restore_requested)
        self.tasks.undo_offered.connect(self._offer_undo)
        self.tasks.model.counts_changed.connect(self._show_count)
        self.header.refresh_requested.connect(self.balance_requested)
        self.header.settings_requested.connect(self.open_account)
        self.header.top_up_requested.connect(self.task_actions.top_up)
        self.header.help_requested.connect(self._open_help)
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
            "Ctrl+1": self._go_to_form,
            "Ctrl+F": self._search,
            "F5": self.balance_requested.emit,
            "Ctrl+,": self.open_account,
            "F6": self._next_pane,
            "Shift+F6": self._previous_pane,
            "F1": self.help_actions.open_keys,
            "?": self.help_actions.open_keys,
        }
        for keys, action in table.items():
            # They belong to the studio: on the welcome page there is nothing to search and no balance yet.
            QShortcut(QKeySequence(keys), self._studio).activated.connect(action)
        self.form.keys.lend(self._studio)
        # The pane's own one would not be heard while the pane is out of sight.
        self.tasks.search_shortcut.setEnabled(False)

    def listen(self, facts: Facts) -> None:
        """Show the facts of this gate from now on."""
        self.facts.listen(facts)

    def turn_away(self, facts: Facts) -> None:
        """Do not show the facts of this gate any more."""
        self.facts.turn_away(facts)

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
        return self.facts.key

    @property
    def balance_fact(self) -> BalanceFact | None:
        """What is known about the balance of the shown realm."""
        return self.facts.balance

    @property
    def theme(self) -> Theme:
        """The look, for dialogs."""
        return self._theme

    def show_realm(self, realm: Realm) -> None:
        """Dress the window for this realm; its facts follow."""
        self._realm = realm
        self.tasks.set_index(TaskIndex())
        self.show_nothing_chosen()
        for part in (self.header, self.form, self.player, self.empty):
            part.show_realm(realm)
        self.practice_box.setVisible(realm is Realm.PRACTICE)

    @Slot(object)
    def apply_settings(self, settings: Settings) -> None:
        """Use these settings at once and let them be kept."""
        self._settings = settings
        self._tell_settings()
        self.settings_changed.emit(settings)

    def _tell_settings(self) -> None:
        now = self._settings
        self._theme.apply(now.theme, now.text_percent, now.strong_outlines, now.less_movement)
        self.player.set_sound_on(now.sound_on)
        self.form.show_settings(now)
        self.news.show_settings(now)
        self.first_start.show_settings(now)
        self.task_actions.settings.show_settings(now)

    def show_save_folder(self, text: str, free: str = "") -> None:
        """The folder of finished videos as words, and how much room there is."""
        self.form.set_save_folder(text)
        self.tasks.show_save_folder(text)
        self.first_start.show_folder(text, free)
        self.task_actions.settings.show_folder(text, free)

    @Slot()
    def open_account(self) -> None:
        """Open the settings at the account."""
        self.task_actions.settings.open("account")

    @Slot()
    def choose_folder(self) -> None:
        """Let the user choose where finished videos go."""
        self.task_actions.settings.choose_folder()

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
        self.first_start.with_consent(lambda: self._send(request), self.form.give_up)

    def _send(self, request: JobRequest) -> None:
        self.submit_requested.emit(request)
        self.panes.show_pane(Pane.TASKS)

    @Slot(object)
    def _task_chosen(self, task: Task | None) -> None:
        if task is None:
            self.show_nothing_chosen()
            return
        self.player.show_task(task)
        # By mouse only: who moves through the list by keys must not lose it at the first finished row.
        by_mouse = bool(QGuiApplication.mouseButtons())
        if by_mouse and task.result is ResultState.SAVED:
            self.panes.show_pane(Pane.PLAYER)

    @Slot(object)
    def _act(self, action: TaskAction) -> None:
        self.task_actions.act(action.task, action.kind)

    def play(self, task: Task) -> None:
        """Show this task's video and play it."""
        self.tasks.choose(task.id)
        self.player.show_task(task)
        self.player.play()
        self.panes.show_pane(Pane.PLAYER)

    def show_nothing_chosen(self) -> None:
        """The player shows the sample."""
        self.player.show_sample(self._places.sample_source, self._places.sample_result)

    @Slot(object)
    def _use_pair(self, pair: Pair) -> None:
        self.form.choose_model(pair.model)
        self.form.set_file("video", pair.video)
        self.form.set_file("image", pair.image)
        self.panes.show_pane(Pane.FORM)

    @Slot(object, object)
    def _look(self, path: Path, kind: object) -> None:
        self.look_requested.emit(path, str(kind))

    def save_folder(self) -> Path:
        """Where finished videos of the account go."""
        return self._places.save_folder()

    def thumb(self, task: int, what: str) -> Path:
        """Where a small picture of a task of the shown realm lies."""
        return self._places.thumb(self._realm, task, what)

    @Slot(object)
    def _offer_undo(self, text: str) -> None:
        self.toast.show_message(text, icon="trash", action_text=self.tr("Undo"), action=self.tasks.undo)

    @Slot()
    def _show_count(self) -> None:
        self.panes.show_task_count(self.tasks.model.counts()[None])

    @Slot()
    def _show_pinned(self) -> None:
        choice = self.form.choice()
        self.panes.pinned.show_choice(choice.title, choice.meta, choice.video_thumb, choice.image_thumb)
        self.panes.pinned.show_words(self.form.words())

    @Slot()
    def _open_help(self) -> None:
        self.help_actions.open_menu(self.header.help_button)

    @Slot()
    def _search(self) -> None:
        self.panes.show_pane(Pane.TASKS)
        self.tasks.open_search()

    @Slot()
    def _show_form(self) -> None:
        self.panes.show_pane(Pane.FORM)

    @Slot()
    def _go_to_form(self) -> None:
        self._show_form()
        self.form.focus_first()

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
        """The whole window accepts drops, as soon as there is a form."""
        if self._pages.currentWidget() is not self._studio:
            event.ignore()
        elif event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give a drop to the form."""
        if self.form.accept_drop(event.mimeData()):
            event.acceptProposedAction()
            self.panes.show_pane(Pane.FORM)

    def geometry_text(self) -> str:
        """Size and place as text, for the settings."""
        return self._place.text()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Disappear at once; the composition root ends the work behind."""
        self.hide()
        self.player.shutdown()
        self.news.close()
        event.accept()
        self.closed.emit()
