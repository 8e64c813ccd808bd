"""Walks through the real program as a newcomer takes them: a video by keys, settings, money, undo, odd moments."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.keyboard import Keyboard
from tests.scripted_service import KEY, ScriptedService
from tests.window import VIDEO, Window, opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.settings import Settings, load_settings, save_settings
from vidgo_desktop.ui.mode_card import ModeCard
from vidgo_desktop.ui.result_lines import LineView
from vidgo_desktop.ui.source_card import SourceCard
from vidgo_desktop.ui.source_frame import FrameState

CLIP = resources.path("samples", "street_walk.mp4")
FACE = resources.path("samples", "red_coat.png")
DEAD = "http://127.0.0.1:9"
PRACTICE = ("--practice",)


@pytest.fixture
def service() -> ScriptedService:
    scripted = ScriptedService(CLIP)
    scripted.steps = [{"status": "finished"}]
    return scripted


def modal() -> str:
    found = QApplication.activeModalWidget()
    return "" if found is None else found.objectName()


def opened_dialog(window: Window, name: str) -> QDialog:
    window.until(lambda: modal() == name)
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def button_in(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def kept(folder: Path) -> Settings:
    return load_settings(folder / "settings.json")[0]


def known_balance(window: Window) -> None:
    window.until(
        lambda: window.app.window.balance_fact is not None and window.app.window.balance_fact.credits is not None
    )


def send(window: Window) -> None:
    """One more video."""
    before = len(window.rows())
    window.fill()
    window.until(window.button("generate").isEnabled)
    window.click("generate")
    window.until(lambda: len(window.rows()) == before + 1)


# --- a video by keys alone -------------------------------------------------------------------------------------------


def test_a_video_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, DEAD, key=None, arguments=PRACTICE) as window:
        window.until(lambda: "pretend" in window.button("balance").accessibleName())
        main = window.app.window
        board = Keyboard(window)
        board.tab_to("pair0")
        board.type("Right")
        assert board.focus() is window.button("pair1")
        board.tab_to("usePair")
        board.type("Space")
        window.until(window.button("generate").isEnabled)
        board.type("Ctrl+Return")
        window.until_row("ready")
        assert board.is_seen()
        board.type("F6")
        for _ in range(3):
            if board.is_in(main.tasks):
                break
            board.type("F6")
        board.tab_to("taskList")
        board.type("Home")
        assert main.player.task is not None
        spot = board.focus()
        board.type("Tab")
        assert board.focus() is spot
        board.type("Esc", "Return")
        window.until(lambda: main.player.playback.is_playing and main.player.playback.frame > 0)
        board.type("F6")
        assert board.is_in(main.player)
        board.tab_to("play")
        board.type("K")
        window.until(lambda: not main.player.playback.is_playing)
        frame = main.player.playback.frame
        board.type("Right")
        window.until(lambda: main.player.playback.frame != frame)
        board.type("F")
        screen = main.player.stage.window()
        assert screen is not main
        window.until(screen.isActiveWindow)
        board.type("Esc")
        assert main.player.stage.window() is main
        assert board.focus() is None or board.is_in(main.player)


# --- settings --------------------------------------------------------------------------------------------------------


def test_every_setting_is_kept_over_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, DEAD, key=None) as window:
        main = window.app.window
        main.open_account()
        dialog = opened_dialog(window, "settingsDialog")

        def drop(name: str, row: int) -> None:
            box = dialog.findChild(QComboBox, name)
            assert box is not None
            box.setFocus()
            for _ in range(box.count()):
                QTest.keyClick(box, Qt.Key.Key_Up)
            for _ in range(row):
                QTest.keyClick(box, Qt.Key.Key_Down)
            assert box.currentIndex() == row, name

        pages: dict[str, list[Callable[[], None]]] = {
            "account": [lambda: drop("askAbove", 0), lambda: drop("mostPerDay", 2)],
            "saving": [lambda: drop("nameStyle", 2), button_in(dialog, "warnLowDisk").click],
            "network": [
                lambda: drop("proxyMode", 1),
                lambda: drop("uploadsAtOnce", 2),
                button_in(dialog, "systemCertificates").click,
            ],
            "look": [
                button_in(dialog, "themeLight").click,
                lambda: drop("textSize", 5),
                button_in(dialog, "strongOutlines").click,
                button_in(dialog, "lessMovement").click,
                button_in(dialog, "showModelNames").click,
                lambda: drop("language", 2),
            ],
            "notifications": [
                button_in(dialog, "notifyReady").click,
                button_in(dialog, "notifyNeeds").click,
                button_in(dialog, "notifyTogether").click,
                lambda: drop("chime", 1),
            ],
        }
        before = main.settings
        for page, changes in pages.items():
            main.task_actions.settings.open(page)
            for change in changes:
                was = main.settings
                change()
                assert main.settings != was, (page, change)
        assert not window.app.theme.is_dark
        assert window.app.theme.text_scale > 1.2
        assert before != main.settings
        wished = main.settings
        window.until(lambda: kept(tmp_path) == wished)
    with opened(qtbot, tmp_path, DEAD, key=None) as window:
        now = window.app.window.settings
        elsewhere = {"window": "", "splitter": "", "last_model": "", "last_resolution": ""}
        assert replace(now, **elsewhere) == replace(wished, **elsewhere)  # type: ignore[arg-type]
        assert not window.app.theme.is_dark
        assert window.button("generate").text() != "Generate"


def test_the_models_names_follow_their_switch(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, DEAD, key=None) as window:
        main = window.app.window
        card = main.findChild(ModeCard, "modelReplace")
        assert card is not None
        before = card.grab().toImage()
        main.task_actions.settings.open("look")
        window.click("showModelNames")
        assert card.heightForWidth(card.width()) < before.height() or card.grab().toImage() != before
        window.until(lambda: not kept(tmp_path).show_model_names)
    with opened(qtbot, tmp_path, DEAD, key=None) as window:
        card = window.app.window.findChild(ModeCard, "modelReplace")
        assert card is not None
        assert card.grab().toImage() != before


# --- money -----------------------------------------------------------------------------------------------------------


def with_files(window: Window) -> None:
    """The form filled with a video of known length, so that there is a price."""
    form = window.app.window.form
    form.set_file("video", CLIP)
    form.set_file("image", FACE)
    window.until(window.button("generate").isVisible)


def charged(window: Window, amount: float) -> None:
    """The player says what the newest video has really cost."""
    player = window.app.window.player
    window.until(lambda: player.task is not None and player.task.charged == amount)
    lines = [line.accessibleName() for line in player.findChildren(LineView)]
    assert any(f"Charged {amount:g} credits" in line for line in lines)


def test_second_look_and_daily_limit(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True, ask_above=5.0))
    with service, opened(qtbot, tmp_path, service.url) as window:
        known_balance(window)
        with_files(window)
        window.until(lambda: "about" in window.button("generate").text())
        window.click("generate")
        opened_dialog(window, "secondLook").reject()
        window.until(lambda: modal() == "")
        assert service.submitted == [] and not window.rows()
        assert window.button("generate").isEnabled()
        window.click("generate")
        look = opened_dialog(window, "secondLook")
        go = button_in(look, "generateAnyway")
        QTest.mouseClick(go, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(go, Qt.MouseButton.LeftButton)
        window.until_row("ready")
        assert service.charged() == 1
        main = window.app.window
        main.apply_settings(Settings(welcomed=True, consented=True, ask_above=None, most_per_day=10.0))
        window.until(lambda: "limit for today" in window.words())
        assert not window.button("generate").isEnabled()
        window.click("changeLimit")
        opened_dialog(window, "settingsDialog").reject()
        main.apply_settings(Settings(welcomed=True, consented=True, ask_above=None))
        window.until(window.button("generate").isEnabled)
        charged(window, 35.0)


def test_too_little_names_the_way_on(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    service.balance = 3
    with service, opened(qtbot, tmp_path, service.url) as window:
        known_balance(window)
        with_files(window)
        window.until(lambda: "credits are needed, you have 3" in window.words())
        assert not window.button("generate").isEnabled()
        links = [b for b in window.app.window.form.findChildren(QAbstractButton, "topUp") if b.isVisible()]
        assert len(links) == 1


def test_the_price_is_learned_after_three(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    service.price = 17.0
    with service, opened(qtbot, tmp_path, service.url) as window:
        known_balance(window)
        for number in range(3):
            with_files(window)
            window.until(window.button("generate").isEnabled)
            window.click("generate")
            window.until(lambda n=number: len(window.rows()) == n + 1)  # type: ignore[misc]
            window.until_row("ready")
            charged(window, 17.0)
        window.until(lambda: "about 17" in window.button("generate").text())


def test_an_unknown_price_is_said(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        known_balance(window)
        window.fill()
        window.until(window.button("generate").isEnabled)
        assert "The price is not known yet" in window.words()


# --- undo, search, filters -------------------------------------------------------------------------------------------


def test_removed_and_back(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        send(window)
        window.until_row("ready")
        main = window.app.window
        board = Keyboard(window)
        main.tasks.view.setFocus()
        board.type("Del")
        window.until(lambda: not window.rows())
        assert "Removed" in window.words()
        assert board.is_seen()
        board.type("Ctrl+Z")
        window.until(lambda: len(window.rows()) == 1)
        main.tasks.view.setFocus()
        board.type("Del")
        window.until(lambda: not window.rows())
        window.click("toastAction")
        window.until(lambda: len(window.rows()) == 1)
        main.tasks.clear_ready_requested.emit()
        window.until(lambda: not window.rows())
        window.click("toastAction")
        window.until(lambda: len(window.rows()) == 1)


def test_search_and_filters_always_lead_back(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        send(window)
        window.until_row("ready")
        main = window.app.window
        board = Keyboard(window)
        board.type("Ctrl+F")
        board.write("street")
        window.until(lambda: len(window.rows()) == 1)
        board.write("zzz")
        window.until(lambda: "Nothing is called" in window.words())
        window.click("clearSearch")
        window.until(lambda: len(window.rows()) == 1)
        assert board.focus() is main.tasks.head.search.field
        board.type("Esc")
        assert not main.tasks.head.is_searching
        for key, words in (("running", "Nothing is running."), ("problem", "No problems.")):
            main.tasks.filter_control.button(key).click()
            assert words in window.words()
            window.click("showAll")
            assert len(window.rows()) == 1
            assert board.is_seen()


# --- help ------------------------------------------------------------------------------------------------------------


def test_a_report_is_saved_without_secrets(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "failed", "error_message": "no person detected"}]
    with service, opened(qtbot, tmp_path / "profile", service.url) as window:
        send(window)
        window.until_row("did not work")
        main = window.app.window
        main.help_actions.open_report()
        dialog = opened_dialog(window, "reportDialog")
        window.until(lambda: main.help_actions._report is not None and main.help_actions._report.report is not None)
        target = tmp_path / "report.zip"
        dialog.report_save_requested.emit(target)  # type: ignore[attr-defined]
        window.until(lambda: target.exists() and "report.zip" in "".join(words_in(dialog)))
        with zipfile.ZipFile(target) as found:
            text = "\n".join(found.read(name).decode() for name in found.namelist())
        assert text
        for secret in (KEY, VIDEO, "street_walk", "red_coat", str(tmp_path), str(Path.home())):
            assert secret not in text
        dialog.reject()


def words_in(root: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel, QPlainTextEdit

    return [w.text() for w in root.findChildren(QLabel)] + [w.toPlainText() for w in root.findChildren(QPlainTextEdit)]


# --- odd moments -----------------------------------------------------------------------------------------------------


def drop(window: Window, mime: QMimeData) -> None:
    main, copy, left = window.app.window, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(300, 300), copy, mime, left, none)
    QApplication.sendEvent(main, over)
    assert over.isAccepted()
    QApplication.sendEvent(main, QDropEvent(QPointF(300, 300), copy, mime, left, none))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_odd_drops_are_answered(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "profile", DEAD, key=None) as window:
        form = window.app.window.form
        cards = form.findChildren(SourceCard)
        text = tmp_path / "notes.txt"
        text.write_text("no video")
        long = tmp_path / f"{'x' * 240}.mp4"
        long.write_bytes(CLIP.read_bytes())
        for mime in (files(text), files(tmp_path), files(text, tmp_path)):
            drop(window, mime)
            assert [card.look.state for card in cards].count(FrameState.REFUSED) == 1
            assert not any(name in form.draft() for name in ("video_file", "video_link", "image_file", "image_link"))
        window.until(lambda: all(card.look.state is FrameState.REST for card in cards))
        words = QMimeData()
        words.setText("just some words")
        drop(window, words)
        assert not window.button("generate").isEnabled() or "Connect" in window.button("generate").text()
        assert "link" in window.words()
        drop(window, files(long, FACE, CLIP, text, tmp_path))
        assert form.draft()["video_file"] == str(long)
        assert form.draft()["image_file"] == str(FACE)


@pytest.mark.parametrize("moment", ["settings", "keys", "folder", "sending", "second look", "menu"])
def test_closing_in_the_middle(qtbot: QtBot, tmp_path: Path, service: ScriptedService, moment: str) -> None:
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True, ask_above=5.0))
    with service, opened(qtbot, tmp_path, service.url) as window:
        known_balance(window)
        main = window.app.window
        match moment:
            case "settings":
                main.open_account()
            case "keys":
                main.help_actions.open_keys()
            case "folder":
                main.choose_folder()
            case "menu":
                window.click("help")
                window.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
            case "second look":
                with_files(window)
                window.until(lambda: "about" in window.button("generate").text())
                window.click("generate")
                opened_dialog(window, "secondLook")
            case _:
                window.fill()
                window.until(window.button("generate").isEnabled)
                window.click("generate")
        main.close()
        assert not main.isVisible()
    assert len(service.submitted) <= (moment == "sending")


def test_a_small_window_has_every_pane(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, DEAD, key=None, arguments=PRACTICE) as window:
        main = window.app.window
        main.resize(800, 600)
        window.until(lambda: main.width() == 800)
        window.until(lambda: "pretend" in window.button("balance").accessibleName())
        board = Keyboard(window)
        switch = main.panes.findChild(QWidget, "panes")
        assert switch is not None and switch.isVisible()
        window.until(lambda: window.button("usePair").isVisible())
        window.click("usePair")
        assert main.form.isVisible()
        window.until(window.button("generate").isEnabled)
        board.type("Ctrl+F")
        assert main.tasks.isVisible()
        assert window.button("generatePinned").isVisible()
        # The keys of the form work while it is out of sight: its button is pinned below.
        board.type("Ctrl+Return")
        window.until(lambda: len(window.rows()) == 1)
        window.until_row("ready")
        assert main.tasks.isVisible()
        # What is said does not cover the button.
        window.until(main.toast.isVisible)
        assert main.toast.geometry().bottom() < main.panes.pinned.mapTo(main, QPoint(0, 0)).y()
        main.tasks.view.setFocus()
        board.type("Home", "Return")
        assert main.player.isVisible()
        board.type("F6")
        assert board.is_seen()
        board.type("Ctrl+1")
        assert main.form.isVisible()


@pytest.mark.parametrize("left", [1, 2])
def test_while_you_were_away(qtbot: QtBot, tmp_path: Path, service: ScriptedService, left: int) -> None:
    service.steps = [{"status": "running", "progress": 5}]
    with service, opened(qtbot, tmp_path, service.url) as window:
        for _ in range(left):
            send(window)
        window.until(lambda: all("making" in row.lower() for row in window.rows()))
    service_again = ScriptedService(CLIP, port=service.port)
    service_again.steps = [{"status": "finished"}]
    service_again.looks = dict.fromkeys(service.looks, 0)
    with service_again, opened(qtbot, tmp_path, service_again.url) as window:
        window.until(lambda: f"While you were away: {left} ready." in window.words())
        assert len(window.app.window.toast.messages.messages) == 1
        assert window.button("toastAction").isVisible() is (left == 1)
