"""A newcomer's first minutes in the real program: by mouse alone, by keyboard alone, with everything going wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.keyboard import Keyboard
from tests.scripted_service import KEY, ScriptedService
from tests.window import Window, opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.settings import Settings, load_settings, save_settings
from vidgo_desktop.ui.opener import Opener

CLIP = resources.path("samples", "street_walk.mp4")
DEAD = "http://127.0.0.1:9"


class _DeafOpener(Opener):
    """There is no browser here."""

    def open_link(self, url: str) -> bool:
        return False


@pytest.fixture
def service() -> ScriptedService:
    scripted = ScriptedService(CLIP)
    scripted.steps = [{"status": "finished"}]
    return scripted


def click(window: Window, name: str, *, twice: bool = False) -> None:
    """With the mouse on the window itself; ``twice`` as an impatient hand does."""
    top = window.app.window.windowHandle()
    modal = QApplication.activeModalWidget()
    root = modal if modal is not None else window.app.window
    button = root.findChild(QAbstractButton, name)
    assert button is not None and button.isVisible(), name
    top = root.windowHandle()
    place = button.mapTo(root, button.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    (QTest.mouseDClick if twice else QTest.mouseClick)(top, left, none, place)


def dialog(window: Window, name: str) -> QDialog:
    window.until(lambda: _modal() == name)
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def _modal() -> str:
    modal = QApplication.activeModalWidget()
    return "" if modal is None else modal.objectName()


def kept(folder: Path) -> Settings:
    return load_settings(folder / "settings.json")[0]


def test_welcome_by_mouse_alone(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url, key=None, first_start=True) as window:
        page = window.app.window.first_start.page
        assert page is not None
        click(window, "welcomeNext")
        assert page.step == 1
        assert not window.button("welcomeNext").isEnabled()
        QGuiApplication.clipboard().setText(f"Authorization: Bearer {KEY}\n")
        click(window, "pasteKey")
        window.until(lambda: "The key works" in window.words())
        click(window, "welcomeBack")
        assert page.step == 0
        click(window, "welcomeNext")
        window.until(lambda: "The key works" in window.words())
        click(window, "welcomeNext")
        assert page.step == 2
        click(window, "consentTick")
        click(window, "welcomeNext")
        window.until(lambda: "250" in window.button("balance").accessibleName())
        assert _modal() == ""
        assert "Your first video starts here" in window.words()
    assert kept(tmp_path).welcomed and kept(tmp_path).consented


def test_welcome_by_keyboard_alone(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url, key=None, first_start=True) as window:
        board = Keyboard(window)
        page = window.app.window.first_start.page
        assert page is not None
        board.type("Return")
        assert page.step == 1
        board.type("Alt+Left")
        assert page.step == 0
        board.type("Esc", "Return")
        board.write(f"  {KEY}")
        window.until(lambda: "The key works" in window.words())
        board.type("Return")
        if page.step == 1:
            board.type("Return")
        assert page.step == 2
        board.type("Return")
        assert page.step == 2
        board.tab_to("consentTick")
        board.type("Space", "Return")
        window.until(lambda: "250" in window.button("balance").accessibleName())
        focus = board.focus()
        assert focus is not None and focus.isVisible()
        board.type("Tab")
        assert board.focus() is not None and board.focus() is not focus


def test_double_clicks_never_skip_a_step(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url, key=KEY, first_start=True) as window:
        page = window.app.window.first_start.page
        assert page is not None
        window.until(lambda: window.app.window.balance_fact is not None)
        click(window, "welcomeNext", twice=True)
        assert page.step == 1


@pytest.mark.parametrize("step", [0, 1])
def test_practice_from_the_welcome(qtbot: QtBot, tmp_path: Path, step: int) -> None:
    with opened(qtbot, tmp_path, DEAD, key=None, first_start=True) as window:
        for _ in range(step):
            click(window, "welcomeNext")
        click(window, "welcomeTry", twice=True)
        window.until(lambda: "pretend" in window.button("balance").accessibleName())
        assert window.app.window.realm is Realm.PRACTICE
        assert window.button("usePair").isVisible()
    with opened(qtbot, tmp_path, DEAD, key=None, first_start=True) as window:
        assert window.app.window.first_start.page is None
        assert window.app.window.realm is Realm.PRACTICE


def test_a_key_with_a_name_is_told(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url, key=None, first_start=True) as window:
        board = Keyboard(window)
        board.type("Return")
        board.write("my-vidgo-key")
        board.type("Return")
        window.until(lambda: "name, not the key" in window.words() or "not accept" in window.words())
        assert not window.button("welcomeNext").isEnabled()


def test_without_a_line_the_way_on_is_practice(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, DEAD, key=None, first_start=True) as window:
        board = Keyboard(window)
        board.type("Return")
        board.write(KEY)
        window.until(lambda: "No answer from Vidgo" in window.words())
        assert "Try again" in window.words()
        assert not window.button("welcomeNext").isEnabled()
        assert window.button("welcomeTry").isVisible()


def test_a_link_without_a_browser_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, DEAD, key=None, first_start=True) as window:
        window.app.window.opener = _DeafOpener()
        click(window, "welcomeNext")
        click(window, "openVidgo")
        assert "No browser could be opened" in window.words()
        assert "vidgo.ai" in window.words()


def test_top_up_without_a_browser_says_so(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with service, opened(qtbot, tmp_path, service.url) as window:
        window.app.window.opener = _DeafOpener()
        window.app.window.task_actions.top_up()
        assert "No browser could be opened" in window.words()


def test_a_drop_on_the_welcome_is_not_swallowed(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, DEAD, key=None, first_start=True) as window:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(CLIP))])
        drag = QDragEnterEvent(
            QPoint(40, 40), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(window.app.window, drag)
        assert not drag.isAccepted()


def unagreed(folder: Path) -> None:
    save_settings(folder / "settings.json", Settings(welcomed=True))


def test_generate_without_consent_asks_first(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    unagreed(tmp_path)
    with service, opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "250" in window.button("balance").accessibleName())
        window.fill()
        click(window, "generate", twice=True)
        asked = dialog(window, "consentDialog")
        assert not window.rows()
        asked.reject()
        window.until(window.button("generate").isEnabled)
        assert service.submitted == []
        assert not window.rows()
        board = Keyboard(window)
        board.type("Ctrl+Return")
        dialog(window, "consentDialog")
        board.type("Return")
        assert _modal() == "consentDialog"
        board.type("Space", "Return")
        window.until_row("ready")
        assert service.charged() == 1 and len(window.rows()) == 1
    assert kept(tmp_path).consented


def test_connecting_later_asks_for_the_consent(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    unagreed(tmp_path)
    with service, opened(qtbot, tmp_path, service.url, key=None, arguments=("--practice",)) as window:
        window.until(lambda: "pretend" in window.button("balance").accessibleName())
        click(window, "practiceConnect")
        dialog(window, "settingsDialog")
        window.field("apiKey").setText(KEY)
        window.until(lambda: "The key works" in window.words())
        click(window, "saveKey", twice=True)
        dialog(window, "consentDialog")
        click(window, "consentTick")
        click(window, "consentAgree")
        window.until(lambda: window.app.window.settings.consented)


def test_closing_in_the_middle_of_the_consent_sends_nothing(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    unagreed(tmp_path)
    with service, opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        window.until(window.button("generate").isEnabled)
        click(window, "generate")
        dialog(window, "consentDialog")
        window.app.window.close()
    assert service.submitted == []
    assert not kept(tmp_path).consented
