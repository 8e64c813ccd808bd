"""The list of keys against the window: every listed key does what it says, and every shortcut is listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.keyboard import Keyboard
from tests.scripted_service import ScriptedService
from tests.window import Window, opened
from vidgo_desktop.core import resources
from vidgo_desktop.ui.help_keys import GROUPS, all_keys
from vidgo_desktop.ui.opener import Opener
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.stage import StageView

CLIP = resources.path("samples", "street_walk.mp4")
# The same key on the number pad.
_TWINS = {"Ctrl+Enter": "Ctrl+Return"}
_VIEWS = {"1": StageView.SIDE, "2": StageView.WIPE, "5": StageView.SINGLE}


def portable(keys: QKeySequence) -> str:
    text = keys.toString(QKeySequence.SequenceFormat.PortableText)
    return _TWINS.get(text, text)


class _Opener(Opener):
    """Notes instead of starting a file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    def show_in_folder(self, path: Path) -> bool:
        self.shown.append(path)
        return True


@pytest.fixture
def service() -> ScriptedService:
    scripted = ScriptedService(CLIP)
    scripted.steps = [{"status": "finished"}]
    return scripted


@pytest.fixture(autouse=True)
def _clean_clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear(QClipboard.Mode.Clipboard)


def make(window: Window, count: int = 1) -> None:
    """Finished videos."""
    for number in range(1, count + 1):
        send(window)
        window.until(lambda n=number: len(window.rows()) == n)  # type: ignore[misc]
    window.until(lambda: all("ready" in row.lower() for row in window.rows()))


def send(window: Window) -> None:
    window.fill()
    window.until(window.button("generate").isEnabled)
    window.click("generate")


Check = Callable[[], None]


def run(checks: dict[str, Check], group: int) -> None:
    listed = {key for row in GROUPS[group].rows for key in row.keys}
    assert set(checks) == listed
    for check in checks.values():
        check()


def test_every_shortcut_of_the_window_is_listed_once(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        found = [s for s in window.app.window.findChildren(QShortcut) if s.isEnabled()]
        real = {portable(s.key()) for s in found}
        assert real
        assert real <= set(all_keys())
        assert len({(s.key().toString(), s.parent()) for s in found}) == len(found)


def test_the_keys_that_work_everywhere(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "250" in window.button("balance").accessibleName())
        make(window)
        board, main = Keyboard(window), window.app.window
        panes = (main.form, main.tasks, main.player)

        def chooses(keys: str) -> None:
            board.type(keys)
            board.dialog(QFileDialog.__name__)

        def pastes() -> None:
            window.field("videoUrl").clear()
            main.tasks.view.setFocus()
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(CLIP))])
            QGuiApplication.clipboard().setMimeData(mime)
            board.type("Ctrl+V")
            window.until(lambda: main.form.draft().get("video_file") == str(CLIP))

        def generates() -> None:
            window.fill()
            main.tasks.view.setFocus()
            window.until(window.button("generate").isEnabled)
            board.type("Ctrl+Return")
            window.until(lambda: len(window.rows()) == 2 and service.charged() == 2)

        def searches() -> None:
            board.type("Ctrl+F")
            assert main.tasks.head.is_searching
            assert board.focus() is main.tasks.head.search.field
            board.type("Esc")

        def goes_round(keys: str, step: int) -> None:
            main.form.focus_first()
            for turn in range(1, 4):
                board.type(keys)
                pane = panes[turn * step % 3]
                assert board.is_in(pane)

        def refreshes() -> None:
            asked = service.count("GET", "/api/user/balance")
            board.type("F5")
            window.until(lambda: service.count("GET", "/api/user/balance") == asked + 1)

        def goes_to_the_form() -> None:
            main.tasks.view.setFocus()
            board.type("Ctrl+1")
            assert board.is_in(main.form)

        def compares() -> None:
            board.type("Ctrl+3")
            assert window.app.compare.is_shown
            window.app.compare.leave()

        def opens(keys: str, name: str) -> None:
            main.tasks.view.setFocus()
            board.type(keys)
            board.dialog(name)

        def quits() -> None:
            with qtbot.waitSignal(main.closed):
                board.type("Ctrl+Q")

        run(
            {
                "Ctrl+1": goes_to_the_form,
                "Ctrl+3": compares,
                "Ctrl+O": lambda: chooses("Ctrl+O"),
                "Ctrl+Shift+I": lambda: chooses("Ctrl+Shift+I"),
                "Ctrl+V": pastes,
                "Ctrl+Return": generates,
                "Ctrl+F": searches,
                "F6": lambda: goes_round("F6", 1),
                "Shift+F6": lambda: goes_round("Shift+F6", -1),
                "F5": refreshes,
                "F1": lambda: opens("F1", "KeysDialog"),
                "?": lambda: opens("?", "KeysDialog"),
                "Ctrl+,": lambda: opens("Ctrl+,", "SettingsDialog"),
                "Ctrl+Q": quits,
            },
            0,
        )


def test_the_keys_of_the_list(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        make(window, 2)
        service.steps = [{"status": "failed", "error_message": "no person detected"}]
        send(window)
        window.until(lambda: len(window.rows()) == 3)
        window.until_row("did not work")
        board, main = Keyboard(window), window.app.window
        view = main.tasks.view
        main.opener = opener = _Opener()
        view.setFocus()

        def chosen() -> str:
            task = main.player.task
            return "" if task is None else f"{task.id}"

        board.type("Home")
        newest = chosen()

        def down() -> None:
            board.type("Home")
            board.type("Down")
            assert chosen() not in ("", newest)

        def up() -> None:
            board.type("Up")
            assert chosen() == newest

        def end() -> None:
            board.type("End")
            assert chosen() not in ("", newest)

        def home() -> None:
            board.type("End")
            board.type("Home")
            assert chosen() == newest

        def to_a_ready_row() -> None:
            view.setFocus()
            board.type("End")
            window.until(lambda: main.player.task is not None and main.player.task.result_path is not None)

        def plays() -> None:
            to_a_ready_row()
            board.type("Return")
            window.until(lambda: main.player.playback.is_playing)
            main.player.playback.pause()

        def menu(keys: str) -> None:
            to_a_ready_row()
            board.type(keys)
            window.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
            popup = QApplication.activePopupWidget()
            assert isinstance(popup, QMenu)
            assert popup.objectName() == "taskMenu"
            popup.close()

        def copies() -> None:
            to_a_ready_row()
            board.type("Ctrl+C")
            assert QGuiApplication.clipboard().text().startswith(service.url)

        def copies_the_file() -> None:
            to_a_ready_row()
            board.type("Ctrl+Shift+C")
            task = main.player.task
            assert task is not None
            assert [Path(url.toLocalFile()) for url in QGuiApplication.clipboard().mimeData().urls()] == [
                task.result_path
            ]

        def shows() -> None:
            to_a_ready_row()
            board.type("Ctrl+Shift+O")
            assert opener.shown

        def tries_again() -> None:
            service.steps = [{"status": "finished"}]
            view.setFocus()
            board.type("Home")
            board.type("Ctrl+R")
            window.until(lambda: service.charged() == 4)

        def removes() -> None:
            window.until_row("ready")
            to_a_ready_row()
            count = len(window.rows())
            board.type("Del")
            window.until(lambda: len(window.rows()) == count - 1)

        def undoes() -> None:
            count = len(window.rows())
            board.type("Ctrl+Z")
            window.until(lambda: len(window.rows()) == count + 1)

        def leaves_the_search() -> None:
            board.type("Ctrl+F")
            board.type("Esc")
            assert not main.tasks.head.is_searching
            assert board.focus() is view

        def all_rows() -> None:
            view.setFocus()
            board.type("Ctrl+A")
            assert len(view.selected_ids) == len(window.rows())
            board.type("Esc")
            assert len(view.selected_ids) == 1

        def one_more(start: str, keys: str) -> None:
            view.setFocus()
            board.type(start)
            board.type(keys)
            assert len(view.selected_ids) == 2
            board.type(start)

        def stars() -> None:
            view.setFocus()
            board.type("Home")
            board.type("S")
            window.until(lambda: "starred" in window.rows()[0])

        def renames() -> None:
            view.setFocus()
            board.type("Home")
            board.type("F2")
            window.field("taskName").setText("Of my own")
            board.type("Return")
            window.until(lambda: window.rows()[0].startswith("Of my own"))

        run(
            {
                "Ctrl+A": all_rows,
                "Shift+Up": lambda: one_more("End", "Shift+Up"),
                "Shift+Down": lambda: one_more("Home", "Shift+Down"),
                "S": stars,
                "F2": renames,
                "Down": down,
                "Up": up,
                "End": end,
                "Home": home,
                "Return": plays,
                "Shift+F10": lambda: menu("Shift+F10"),
                "Menu": lambda: menu("Menu"),
                "Ctrl+C": copies,
                "Ctrl+Shift+C": copies_the_file,
                "Ctrl+Shift+O": shows,
                "Ctrl+R": tries_again,
                "Del": removes,
                "Ctrl+Z": undoes,
                "Esc": leaves_the_search,
            },
            1,
        )


def test_the_keys_of_the_player(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None, arguments=("--practice",)) as window:
        window.until(lambda: window.button("usePair").isVisible())
        window.click("usePair")
        window.until(window.button("generate").isEnabled)
        window.click("generate")
        window.until_row("ready")
        board, main = Keyboard(window), window.app.window
        player = main.player
        playback = player.playback
        window.until(lambda: len(playback.sides) == 2 and playback.state is PlayState.SHOWING)
        player.stage.setFocus()

        def playing(keys: str) -> None:
            board.type(keys)
            window.until(lambda: playback.is_playing)
            board.type(keys)
            window.until(lambda: not playback.is_playing)

        def steps(keys: str, by: int) -> None:
            playback.seek(playback.duration // 2)
            window.until(lambda: playback.state is PlayState.SHOWING)
            before = playback.frame
            board.type(keys)
            window.until(lambda: playback.frame == before + by)

        def views(keys: str) -> None:
            for other in {"1", "2", "5"} - {keys}:
                board.type(other)
                assert player.stage.view is not _VIEWS[keys]
                board.type(keys)
                assert player.stage.view is _VIEWS[keys]

        def wipes(keys: str, further: int) -> None:
            board.type("2")
            before = player.stage.wipe
            board.type(keys)
            assert (player.stage.wipe > before) == (further > 0)
            assert player.stage.wipe != before

        def begins() -> None:
            playback.seek(playback.duration // 4)
            board.type("I")
            assert playback.loop_range is not None
            assert playback.loop_range.first == playback.frame

        def ends() -> None:
            playback.seek(playback.duration // 2)
            board.type("O")
            assert playback.loop_range is not None
            assert playback.loop_range.last == playback.frame

        def loops() -> None:
            was = window.button("loop").isChecked()
            board.type("L")
            assert window.button("loop").isChecked() is not was

        def mutes() -> None:
            was = window.button("volume").accessibleName()
            board.type("M")
            assert window.button("volume").accessibleName() != was

        def fills_the_screen() -> None:
            board.type("F")
            screen = player.stage.window()
            assert screen is not main
            window.until(screen.isActiveWindow)
            board.type("Esc")
            assert player.stage.window() is main

        run(
            {
                "Space": lambda: playing("Space"),
                "K": lambda: playing("K"),
                "Left": lambda: steps("Left", -1),
                "Right": lambda: steps("Right", 1),
                "Shift+Left": lambda: steps("Shift+Left", -10),
                "Shift+Right": lambda: steps("Shift+Right", 10),
                "1": lambda: views("1"),
                "2": lambda: views("2"),
                "5": lambda: views("5"),
                "[": lambda: wipes("[", -1),
                "]": lambda: wipes("]", 1),
                "I": begins,
                "O": ends,
                "L": loops,
                "M": mutes,
                "F": fills_the_screen,
            },
            2,
        )
