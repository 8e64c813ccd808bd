"""The program without its window: hidden in the tray, shown again, and ended for certain."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from tests.task_samples import running
from tests.window import Window, opened
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.settings import Settings, load_settings, save_settings
from vidgo_desktop.ui.facts import Facts
from vidgo_desktop.ui.leaving import is_leaving, leave
from vidgo_desktop.ui.running import Work
from vidgo_desktop.ui.second_start import ShowWishes, ask_to_show, wish_file
from vidgo_desktop.ui.settings_notifications import NotificationsPage
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.tray import Tray

# The platform of the tests has no tray, and says so.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "QSystemTrayIcon", extend=True)
ROOT = Path(__file__).resolve().parent.parent


class Shown:
    """A window with a tray beside it, which the platform of the tests does not have."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.has_tray = True
        self.tray = Tray(self.window, lambda: self.has_tray)
        self.told = 0
        self.tray.hidden_first.connect(self._hidden)
        self.window.show()

    def _hidden(self) -> None:
        self.told += 1

    def menu(self) -> QMenu:
        found = self.window.findChild(QMenu, "trayMenu")
        assert isinstance(found, QMenu)
        return found


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(qtbot)
    yield made
    made.tray.close()
    assert QGuiApplication.quitOnLastWindowClosed()


def test_closing_closes_unless_it_is_wished(shown: Shown) -> None:
    assert shown.window.close() and shown.tray.icon is None and shown.told == 0


def test_closing_hides_and_says_so_once(shown: Shown) -> None:
    shown.tray.show_wish(True)
    assert shown.tray.icon is not None and not QGuiApplication.quitOnLastWindowClosed()
    for _ in range(2):
        shown.window.show()
        assert not shown.window.close()
        assert shown.window.isHidden() and shown.told == 1


def test_quitting_closes_for_certain(shown: Shown) -> None:
    shown.tray.show_wish(True)
    assert not shown.window.close()
    # Hidden as it is.
    leave(shown.window)
    assert not is_leaving() and shown.told == 1
    shown.window.show()
    shown.tray.show_wish(False)
    assert shown.tray.icon is None and shown.window.close()


def test_without_a_tray_closing_closes(shown: Shown) -> None:
    shown.has_tray = False
    shown.tray.show_wish(True)
    assert shown.tray.icon is None and shown.window.close()


def test_a_tray_that_vanished_hides_nothing(shown: Shown) -> None:
    shown.tray.show_wish(True)
    shown.has_tray = False
    assert shown.window.close() and shown.told == 0


def test_the_menu_says_what_runs(qtbot: QtBot, shown: Shown) -> None:
    shown.tray.show_work(Work(making=2))
    shown.tray.show_wish(True)
    texts = [action.text() for action in shown.menu().actions()]
    assert re.fullmatch(r"2 video(s|\(s\)) are being made", texts.pop(1))
    assert texts == ["Show", "", "Quit"]
    shown.tray.show_work(Work())
    assert shown.menu().actions()[1].text() == "Nothing is being made"
    icon = shown.tray.icon
    assert icon is not None and icon.toolTip() == "Vidgo Desktop: Nothing is being made"
    with qtbot.waitSignal(shown.tray.show_requested):
        shown.menu().actions()[0].trigger()
    with qtbot.waitSignal(shown.tray.quit_requested):
        shown.menu().actions()[3].trigger()


def test_switched_off_while_hidden_the_window_comes_back(qtbot: QtBot, shown: Shown) -> None:
    shown.tray.show_wish(True)
    shown.window.close()
    with qtbot.waitSignal(shown.tray.show_requested):
        shown.tray.show_wish(False)


# --- in the program ---------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    wished = Settings(welcomed=True, consented=True, stay_in_tray=True)
    save_settings(tmp_path / "settings.json", wished)
    with opened(qtbot, tmp_path) as made:
        yield made


def give_tray(window: Window) -> Tray:
    """The platform of the tests has no tray; from now on it has one."""
    tray = window.app.outside.tray
    tray._has_tray = lambda: True
    tray.show_wish(True)
    return tray


def test_without_a_tray_the_program_ends_with_its_window(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.app.window.closed):
        window.app.window.close()


def test_the_program_goes_on_behind_and_comes_back(qtbot: QtBot, window: Window) -> None:
    give_tray(window)
    main = window.app.window
    # It listens after the first picture of its window.
    window.until(wish_file(window.app.paths.lock).exists)
    told: list[str] = []

    def tell(text: str) -> None:
        told.append(text)

    main.news.notifier.tell_hidden = tell  # type: ignore[method-assign]
    with qtbot.assertNotEmitted(main.closed):
        main.close()
    assert main.isHidden() and told == ["Vidgo Desktop goes on in the tray. Quit from its menu there."]
    facts = Facts()
    window.app.outside.listen(Realm.ACCOUNT, facts)
    facts.task_added.emit(running(1))
    icon = window.app.outside.tray.icon
    assert icon is not None and icon.toolTip().startswith("Vidgo Desktop: 1 video")
    # A second start over the same folder.
    with qtbot.waitSignal(window.app.outside._wishes.asked):
        assert ask_to_show(window.app.paths.lock)
    assert main.isVisible()


@pytest.mark.parametrize("how", ["key", "menu"])
def test_quitting_ends_the_program(qtbot: QtBot, window: Window, how: str) -> None:
    tray = give_tray(window)
    main = window.app.window
    if how == "menu":
        main.close()
    with qtbot.waitSignal(main.closed, timeout=2000):
        if how == "key":
            QTest.keyClick(main, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        else:
            tray.quit_requested.emit()
    window.until(lambda: window.app._stopped)


def test_the_volume_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True, volume=35))
    with opened(qtbot, tmp_path) as first:
        transport = first.app.window.player.transport
        assert transport.volume_percent == 35
        transport.choose_volume(60)
    assert load_settings(tmp_path / "settings.json")[0].volume == 60


# --- the settings -----------------------------------------------------------------------------------------------


def test_the_page_has_both_switches(qtbot: QtBot, qapp: QApplication) -> None:
    page = NotificationsPage(Theme(qapp, "dark"), lambda: True)
    qtbot.addWidget(page)
    page.show_settings(Settings())
    page.show()
    for name, wanted in (
        ("stayInTray", replace(Settings(), stay_in_tray=True)),
        ("keepAwake", replace(Settings(), keep_awake=True)),
    ):
        switch = page.findChild(QCheckBox, name)
        assert isinstance(switch, QCheckBox)
        with qtbot.waitSignal(page.settings_changed) as caught:
            QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
        assert caught.args == [wanted]
        page.show_settings(Settings())


def test_without_a_tray_the_page_says_so(qtbot: QtBot, qapp: QApplication) -> None:
    there = False
    page = NotificationsPage(Theme(qapp, "dark"), lambda: there)
    qtbot.addWidget(page)
    page.show_settings(Settings(stay_in_tray=True))
    assert not page._tray.isEnabled() and not page._tray.isChecked()
    assert page._tray_row.hint == "This desktop has no tray: closing the window quits."
    there = True
    page.show()
    assert page._tray.isEnabled() and page._tray.isChecked()
    assert page._tray_row.hint.startswith("Closing the window hides it.")


# --- a second start ---------------------------------------------------------------------------------------------


def test_nobody_answers_for_a_program_that_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    lock = tmp_path / "vidgo-desktop.lock"
    assert not ask_to_show(lock)
    wish_file(lock).touch()
    assert not ask_to_show(lock, patience_ms=20)
    # What nobody took is no wish to the next program.
    first = QMainWindow()
    qtbot.addWidget(first)
    wishes = ShowWishes(lock, first)
    wishes.listen()
    assert wish_file(lock).stat().st_size == 0
    with qtbot.waitSignal(wishes.asked):
        assert ask_to_show(lock)
    wishes.close()
    assert not ask_to_show(lock, patience_ms=20)


def test_where_nothing_can_be_written_nobody_is_heard(qtbot: QtBot, tmp_path: Path) -> None:
    first = QMainWindow()
    qtbot.addWidget(first)
    lock = tmp_path / "no such folder" / "vidgo-desktop.lock"
    wishes = ShowWishes(lock, first)
    wishes.listen()
    assert not ask_to_show(lock)
    wishes.close()


_RUNS = """
import signal, sys
# A shell starts what runs in its background with Ctrl-C ignored, and the program keeps that.
signal.signal(signal.SIGINT, signal.default_int_handler)
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from vidgo_desktop import app as program
from vidgo_desktop.ui.outside import Outside

usual = Outside.__init__
def with_tray(self, window, lock):
    usual(self, window, lock, has_tray=lambda: True)
Outside.__init__ = with_tray
build = program.build
def watched(arguments):
    made = build(arguments)
    def hide():
        made.window.close()
        print("hidden" if made.window.isHidden() and not made._stopped else "gone", flush=True)
        if "quit" in sys.argv[1]:
            QCoreApplication.postEvent(QCoreApplication.instance(), QEvent(QEvent.Type.Quit))
    made.window.painted_first.connect(lambda: QTimer.singleShot(0, hide))
    return made
program.build = watched
sys.exit(program.main(["vidgo-desktop", "--data-dir", sys.argv[2]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "quit"])
def test_a_hidden_program_ends_when_it_must(tmp_path: Path, how: str) -> None:
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True, practice=True, stay_in_tray=True))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": ""}
    command = [sys.executable, "-c", _RUNS, how, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "hidden"
        if how != "quit":
            process.send_signal(getattr(signal, how))
        assert process.wait(20) == 0


def test_a_wish_to_quit_is_known_while_windows_close(qapp: QApplication) -> None:
    assert not is_leaving()
    seen: list[bool] = []

    class Watching(QMainWindow):
        def closeEvent(self, event: object) -> None:
            seen.append(is_leaving())

    window = Watching()
    window.show()
    leave(window)
    assert seen == [True] and not is_leaving()
