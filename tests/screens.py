"""Every screen of the program, one after the other: the real window, fed with facts instead of an engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTranslator
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QMenu, QToolButton, QWidget

from tests.screen_tasks import FAILED, OLDER, READY, RUNNING, UNSURE, UPLOADING, tasks
from tests.task_samples import index_of
from vidgo_desktop.app import App
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.errors import AuthError
from vidgo_desktop.core.facts import (
    BalanceFact,
    BalanceState,
    ConnectionPart,
    ConnectionReport,
    ConnectionStep,
    KeyFact,
    KeyPlace,
    KeyTest,
    Price,
    PriceFact,
    Realm,
    SearchFound,
    SourceInfo,
    SpendingFact,
    UploadProgress,
)
from vidgo_desktop.core.report import Report
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.platform_setup import application, profile_paths
from vidgo_desktop.ui.balance_button import BalanceButton
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.facts import Facts
from vidgo_desktop.ui.key_forget_dialog import KeyForgetDialog
from vidgo_desktop.ui.language import use_language
from vidgo_desktop.ui.panes import Pane
from vidgo_desktop.ui.second_look import ask_second_look
from vidgo_desktop.ui.task_list import TaskListPane
from vidgo_desktop.ui.task_menu import MenuHolder

SETTINGS_PAGES = ("account", "saving", "network", "look", "notifications")


AT_HOME = Settings(welcomed=True, consented=True)


@dataclass(frozen=True, slots=True)
class Screen:
    """A moment to look at. ``roots`` are the windows of it, ``panes`` what a window with one pane shows of it."""

    name: str
    roots: tuple[QWidget, ...]
    panes: tuple[Pane, ...] = (Pane.TASKS,)
    is_over: bool = False


@dataclass
class Visit:
    """The program while it is looked at."""

    app: App
    facts: Facts = field(default_factory=Facts)

    @property
    def window(self) -> QWidget:
        return self.app.window

    def settle(self) -> None:
        """Let layouts follow."""
        # What a layout changes may need another one.
        for _ in range(6):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def show_at(self, width: int, height: int, pane: Pane) -> None:
        """This size, and this pane where not all fit."""
        self.window.resize(width, height)
        self.app.window.panes.show_pane(pane)
        self.settle()

    def button(self, name: str) -> QAbstractButton:
        found = self.window.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def menu_of(self, name: str) -> QMenu:
        found = next(menu for menu in self.window.findChildren(QMenu, name) if menu.isVisible())
        assert isinstance(found, QMenu)
        return found

    def dialog(self) -> QDialog:
        return next(dialog for dialog in reversed(self.window.findChildren(QDialog)) if dialog.isVisible())

    def picture(self) -> QPixmap:
        """The window with everything that lies over it."""
        picture = self.window.grab()
        painter = QPainter(picture)
        corner = self.window.mapToGlobal(QPoint(0, 0))
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible() and isinstance(widget, QDialog | QMenu):
                painter.drawPixmap(widget.mapToGlobal(QPoint(0, 0)) - corner, widget.grab())
        painter.end()
        return picture


@contextmanager
def visited(
    folder: Path, settings: Settings = AT_HOME, *, language: str = "en", translator: QTranslator | None = None
) -> Iterator[Visit]:
    """The window without an engine: it shows what ``Visit.facts`` tell. Nothing moves by itself.

    ``translator`` comes before the texts of ``language``.
    """
    qt = application()
    use_language(qt, language)
    with _before_all_others(translator):
        calm = replace(settings, less_movement=True)
        keys = MemoryCredentials(None)
        app = App(qt, profile_paths(folder), calm, api_base=None, credentials=keys, pace=None)
        try:
            visit = Visit(app)
            app.window.listen(visit.facts)
            app.window.show()
            visit.settle()
            yield visit
        finally:
            app.stop()
            app.window.deleteLater()
            app.theme.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def _before_all_others(translator: QTranslator | None) -> Iterator[None]:
    if translator is None:
        yield
        return
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def studio(visit: Visit) -> Iterator[Screen]:
    """The working window in all its states. While a screen is handed out, the program shows it."""
    window, facts = visit.app.window, visit.facts
    own = (window,)
    facts.key_changed.emit(KeyFact(KeyPlace.NONE))
    facts.balance_changed.emit(BalanceFact(BalanceState.NO_KEY))
    yield Screen("start", own, (Pane.FORM, Pane.TASKS, Pane.PLAYER))
    facts.key_changed.emit(KeyFact(KeyPlace.KEYRING, tail="3f9c"))
    facts.balance_changed.emit(BalanceFact(BalanceState.KNOWN, 1250.0, time.time()))
    facts.spending_changed.emit(SpendingFact(1210.0, 70.0))
    yield from _form(visit)
    yield from _rows(visit)
    yield from _menus(visit)
    yield from _dialogs(visit)
    facts.online_changed.emit(False)
    yield Screen("offline", own, (Pane.TASKS, Pane.FORM))
    facts.online_changed.emit(True)
    facts.balance_changed.emit(BalanceFact(BalanceState.REFUSED))
    yield Screen("refused", own)
    facts.balance_changed.emit(BalanceFact(BalanceState.KNOWN, 0.0, time.time()))
    yield Screen("no-credits", own, (Pane.FORM,))


def _form(visit: Visit) -> Iterator[Screen]:
    window, facts = visit.app.window, visit.facts
    for name, text in (("videoUrl", "https://exa mple"), ("imageUrl", "ftp://example.com/a.png")):
        line = window.findChild(QLineEdit, name)
        assert isinstance(line, QLineEdit)
        line.setText(text)
    visit.button("advanced").click()
    yield Screen("links", (window,), (Pane.FORM,))
    visit.button("advanced").click()
    video, picture = Path("/videos/street_walk.mp4"), Path("/pictures/red_coat.png")
    window.form.set_file("video", video)
    window.form.set_file("image", picture)
    yield Screen("reading", (window,), (Pane.FORM,))
    facts.source_looked_at.emit(SourceInfo(video, 900_000, 1080, 1350, 95.0, 29.97, "h264", "mp4", True))
    facts.source_looked_at.emit(SourceInfo(picture, 1_400_000, 2000, 900, None, None, "png", "png"))
    facts.prices_changed.emit(
        PriceFact(tuple(Price("wan-animate-replace", size, each) for size, each in (("480p", 7.0), ("720p", 15.5))))
    )
    yield Screen("filled", (window,), (Pane.FORM, Pane.TASKS))


def _rows(visit: Visit) -> Iterator[Screen]:
    window, facts = visit.app.window, visit.facts
    shown = tasks()
    facts.index_loaded.emit(index_of(shown))
    facts.page_loaded.emit(shown)
    facts.upload_progressed.emit(UploadProgress(UPLOADING, 28_000_000, 42_000_000))
    for number, name in ((RUNNING, "running"), (READY, "ready"), (FAILED, "problem"), (UNSURE, "unsure")):
        _choose(window.tasks, number)
        yield Screen(name, (window,), (Pane.TASKS, Pane.PLAYER))
    _choose(window.tasks, OLDER)
    yield Screen("older", (window,))
    window.tasks.open_search()
    yield Screen("search", (window,))
    search = window.findChild(QLineEdit, "taskSearch")
    if search is not None:
        search.setText("zebra")
    facts.search_found.emit(SearchFound("zebra"))
    yield Screen("nothing-found", (window,))
    window.tasks.show_all()
    window.toast.show_message(
        window.task_actions.settings.tr("There is no such folder yet. It is made with the first video."), again=True
    )
    yield Screen("toast", (window,))
    _choose(window.tasks, RUNNING)


def _choose(pane: TaskListPane, task: int) -> None:
    pane.choose(task)
    QApplication.processEvents()


def _menus(visit: Visit) -> Iterator[Screen]:
    window = visit.app.window
    _choose(window.tasks, READY)
    visit.show_at(1360, 860, Pane.PLAYER)

    def opened(name: str, opening: Callable[[], object], called: str) -> Iterator[Screen]:
        opening()
        visit.settle()
        menu = visit.menu_of(called)
        yield Screen(f"menu-{name}", (menu,), is_over=True)
        menu.close()
        visit.settle()

    yield from opened("help", visit.button("help").click, "helpMenu")
    yield from opened("list", visit.button("moreTasks").click, "listMenu")
    balance = window.findChild(BalanceButton)
    assert balance is not None
    yield from opened("balance", balance.click, "balanceMenu")
    holder = window.findChild(MenuHolder)
    assert holder is not None
    for task in tasks():
        if task.id in (READY, RUNNING, UNSURE, FAILED):
            place = window.mapToGlobal(QPoint(40, 40))
            yield from opened(f"row-{task.state}", partial(holder.open, task, place), "taskMenu")
    for button in window.player.findChildren(QToolButton):
        menu = button.menu()
        if menu is not None and button.isVisible():  # type: ignore[redundant-expr]  # Qt's stub forgets None
            menu.popup(window.mapToGlobal(QPoint(60, 60)))
            visit.settle()
            yield Screen(f"menu-{button.objectName()}", (menu,), is_over=True)
            menu.close()
            visit.settle()


def _dialogs(visit: Visit) -> Iterator[Screen]:
    window, facts = visit.app.window, visit.facts
    actions, helping = window.task_actions, window.help_actions
    actions.settings.show_folder("Videos › Vidgo", "212 GB")
    actions.settings.show_address("https://api.vidgo.ai", False)
    steps = (
        ConnectionStep(ConnectionPart.SERVICE, 0.123),
        ConnectionStep(ConnectionPart.UPLOAD, 0.4, AuthError("no")),
    )
    for page in SETTINGS_PAGES:
        actions.settings.open(page)
        if page == "network":
            facts.connection_tested.emit(ConnectionReport(steps, finished=True))
        yield from _dialog(visit, f"settings-{page}", close=page == SETTINGS_PAGES[-1])
    facts.key_changed.emit(KeyFact(KeyPlace.NONE, keyring_usable=False, reason="no bus"))
    actions.settings.open("account")
    line = window.findChild(QLineEdit, "apiKey")
    assert isinstance(line, QLineEdit)
    line.setText("0123456789abcdef" * 3)
    facts.key_tested.emit(KeyTest(credits=1250.0, seconds=0.4))
    yield from _dialog(visit, "settings-key")
    facts.key_changed.emit(KeyFact(KeyPlace.KEYRING, tail="3f9c"))
    by_number = {task.id: task for task in tasks()}
    for number in (READY, FAILED, UNSURE):
        actions.act(by_number[number], ActionKind.DETAILS)
        facts.balance_changed.emit(BalanceFact(BalanceState.KNOWN, 1180.0, time.time()))
        yield from _dialog(visit, f"details-{by_number[number].state}")
    ask_second_look(window.theme, window, 680.0, 1250.0, 1, lambda: None, above=500.0)
    yield from _dialog(visit, "second-look")
    consented = window.settings
    window.apply_settings(replace(consented, consented=False))
    window.first_start.with_consent(lambda: None)
    yield from _dialog(visit, "consent")
    window.apply_settings(consented)
    forget = KeyForgetDialog(window.theme, window)
    forget.open()
    yield from _dialog(visit, "forget-key")
    for name, opening in (
        ("keys", helping.open_keys),
        ("messages", helping.open_messages),
        ("about", helping.open_about),
        ("report", helping.open_report),
    ):
        opening()
        if name == "report":
            helping.show_report(Report((("about.txt", "Version 1\n"),)))
            helping.show_saved(Path("/home/vidgo-report.zip"))
        yield from _dialog(visit, name)


def _dialog(visit: Visit, name: str, *, close: bool = True) -> Iterator[Screen]:
    visit.settle()
    dialog = visit.dialog()
    yield Screen(name, (dialog,), is_over=True)
    if close:
        dialog.close()
    visit.settle()


def practice(visit: Visit) -> Iterator[Screen]:
    """The start in practice mode."""
    visit.facts.balance_changed.emit(BalanceFact(BalanceState.KNOWN, 1250.0, time.time(), pretend=True))
    yield Screen("practice", (visit.window,), (Pane.FORM, Pane.TASKS, Pane.PLAYER))
    visit.app.window.task_actions.settings.open("account")
    yield from _dialog(visit, "practice-settings")
    assert visit.app.window.realm is Realm.PRACTICE


def welcome(visit: Visit) -> Iterator[Screen]:
    """The three steps of the first start."""
    visit.app.window.first_start.show_folder("Videos › Vidgo", "212 GB")
    yield Screen("welcome-what", (visit.window,))
    visit.button("welcomeNext").click()
    visit.facts.key_changed.emit(KeyFact(KeyPlace.NONE))
    yield Screen("welcome-account", (visit.window,))
    line = visit.window.findChild(QLineEdit, "apiKey")
    assert isinstance(line, QLineEdit)
    line.setText("0123456789abcdef" * 3)
    line.returnPressed.emit()
    visit.facts.key_tested.emit(KeyTest(credits=1250.0, seconds=0.4))
    yield Screen("welcome-key", (visit.window,))
    visit.button("welcomeNext").click()
    yield Screen("welcome-folder", (visit.window,))
