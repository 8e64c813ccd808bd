"""The first start: three steps by mouse and by keys, in any window, language and direction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.pseudo_language import PseudoTranslator, cut_texts
from vidgo_desktop.core.errors import AuthError, CredentialError, NetworkError, StoreError
from vidgo_desktop.core.facts import BalanceFact, BalanceState, KeyFact, KeyPlace, KeyTest
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.consent_dialog import ConsentDialog
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.welcome import ACCOUNT, FOLDER, WHAT, WelcomePage

KEY = "vg-0123456789abcdef9f3c"
# What is not translated in each step: folders and files.
NAMES: dict[int, set[str]] = {
    WHAT: set(),
    ACCOUNT: set(),
    FOLDER: {"Videos › Vidgo", "rooftop-dance_astronaut_480p.mp4"},
}


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    # The widgets of the test before are gone only now; a new style sheet would dress each of them anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


def shown(qtbot: QtBot, theme: Theme, width: int = 1360, height: int = 860) -> WelcomePage:
    page = WelcomePage(theme)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show_settings(Settings())
    page.show_key(KeyFact(KeyPlace.NONE))
    page.show_folder("Videos › Vidgo", "212 GB")
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    settle(page)
    return page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> WelcomePage:
    QApplication.clipboard().clear()
    return shown(qtbot, theme)


def settle(page: QWidget) -> None:
    """Let the layouts take their places."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def click(page: QWidget, name: str) -> None:
    assert button(page, name).isVisible(), name
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def focus_name() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def field(page: WelcomePage) -> QLineEdit:
    found = page.findChild(QLineEdit, "apiKey")
    assert isinstance(found, QLineEdit)
    return found


def words(page: QWidget) -> str:
    labels = [
        str(getattr(label, "whole_text", label.text())) for label in page.findChildren(QLabel) if label.isVisible()
    ]
    return "\n".join(labels + [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()])


def to_account(page: WelcomePage) -> None:
    click(page, "welcomeNext")
    assert page.step == ACCOUNT


def to_folder(page: WelcomePage) -> None:
    to_account(page)
    page.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    click(page, "welcomeNext")
    assert page.step == FOLDER


# --- the way through -------------------------------------------------------------------------------------------


def test_with_the_mouse_from_the_first_look_to_the_end(qtbot: QtBot, page: WelcomePage) -> None:
    changed: list[object] = []
    page.settings_changed.connect(changed.append)
    assert "One video, one picture." in words(page)
    assert not button(page, "welcomeBack").isVisible()
    to_account(page)
    assert not button(page, "welcomeNext").isEnabled()
    QGuiApplication.clipboard().setText(f" Bearer {KEY}\n")
    with qtbot.waitSignal(page.key_test_requested, timeout=2000) as caught:
        click(page, "pasteKey")
    assert caught.args == [KEY]
    assert "We removed a blank and the word Bearer." in words(page)
    assert "Testing…" in words(page)
    assert not button(page, "welcomeNext").isEnabled()
    page.show_key_test(KeyTest(credits=1250, seconds=0.4))
    assert f"{number(1250)} credits" in words(page)
    with qtbot.waitSignal(page.key_save_requested) as caught:
        click(page, "welcomeNext")
    assert caught.args == [KEY]
    assert field(page).text() == ""
    assert "Videos › Vidgo" in words(page)
    assert "212 GB free" in words(page)
    assert "rooftop-dance_astronaut_480p.mp4" in words(page)
    assert not button(page, "welcomeTry").isVisible()
    with qtbot.waitSignal(page.choose_folder_requested):
        click(page, "welcomeChooseFolder")
    click(page, "welcomeNotify")
    assert changed == [Settings(notify_ready=False)]
    assert not button(page, "consentTick").isChecked()
    assert not button(page, "welcomeNext").isEnabled()
    click(page, "consentTick")
    with qtbot.waitSignal(page.finished):
        click(page, "welcomeNext")
    assert changed[-1] == Settings(notify_ready=False, welcomed=True, consented=True)


def test_with_the_keyboard_alone(qtbot: QtBot, page: WelcomePage) -> None:
    assert focus_name() == "welcomeNext"
    press(Qt.Key.Key_Return)
    assert focus_name() == "apiKey"
    QTest.keyClicks(field(page), KEY)
    with qtbot.waitSignal(page.key_test_requested) as caught:
        press(Qt.Key.Key_Return)
    assert caught.args == [KEY]
    press(Qt.Key.Key_Return)
    assert page.step == ACCOUNT
    page.show_key_test(KeyTest(credits=5))
    with qtbot.waitSignal(page.key_save_requested):
        press(Qt.Key.Key_Return)
    assert focus_name() == "consentTick"
    with qtbot.assertNotEmitted(page.finished):
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    with qtbot.waitSignal(page.finished):
        press(Qt.Key.Key_Return)


def test_enter_on_another_button_presses_that_one(qtbot: QtBot, page: WelcomePage) -> None:
    to_folder(page)
    button(page, "welcomeBack").setFocus()
    press(Qt.Key.Key_Return)
    assert page.step == ACCOUNT
    button(page, "welcomeTry").setFocus()
    with qtbot.waitSignal(page.practice_wished):
        press(Qt.Key.Key_Enter)


def test_back_by_button_and_key_and_esc_does_no_harm(page: WelcomePage) -> None:
    to_folder(page)
    press(Qt.Key.Key_Escape)
    assert page.step == FOLDER
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.step == ACCOUNT
    field(page).setFocus()
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.step == WHAT
    press(Qt.Key.Key_Back)
    assert page.step == WHAT
    to_account(page)
    click(page, "welcomeBack")
    assert page.step == WHAT
    assert page.isVisible()


@pytest.mark.parametrize("step", [WHAT, ACCOUNT])
def test_practice_needs_no_account_and_no_consent(qtbot: QtBot, page: WelcomePage, step: int) -> None:
    if step == ACCOUNT:
        to_account(page)
        field(page).setText("half a key")
    changed: list[object] = []
    page.settings_changed.connect(changed.append)
    with qtbot.waitSignal(page.practice_wished), qtbot.assertNotEmitted(page.finished):
        click(page, "welcomeTry")
    assert changed == [Settings(welcomed=True)]
    assert field(page).text() == ""


def test_the_order_of_tab_is_the_order_of_the_page(page: WelcomePage) -> None:
    to_account(page)
    order = []
    for _ in range(7):
        order.append(focus_name())
        press(Qt.Key.Key_Tab)
    assert order == ["apiKey", "showKey", "pasteKey", "welcomeTry", "welcomeBack", "openVidgo", "apiKey"]


# --- the account -----------------------------------------------------------------------------------------------


def test_a_key_that_is_kept_already_is_enough(qtbot: QtBot, page: WelcomePage) -> None:
    page.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    to_account(page)
    assert "Connected" in words(page)
    assert "Ends in 9f3c. Kept in your system’s password store." in words(page)
    assert focus_name() == "welcomeNext"
    page.show_balance(BalanceFact(BalanceState.KNOWN, 1250, 0.0))
    assert f"{number(1250)} credits" in words(page)
    field(page).setText("another-0123456789")
    assert not button(page, "welcomeNext").isEnabled()
    assert "Connected" not in words(page)
    field(page).setText("")
    assert "Connected" in words(page)
    with qtbot.assertNotEmitted(page.key_save_requested):
        click(page, "welcomeNext")
    assert page.step == FOLDER


def test_a_kept_key_that_was_refused_is_not_enough(page: WelcomePage) -> None:
    page.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    page.show_balance(BalanceFact(BalanceState.REFUSED))
    to_account(page)
    assert not button(page, "welcomeNext").isEnabled()
    assert focus_name() == "apiKey"


def test_a_refused_key_keeps_the_way_closed(page: WelcomePage) -> None:
    to_account(page)
    field(page).setText(KEY)
    press(Qt.Key.Key_Return)
    page.show_key_test(KeyTest(error=AuthError("x", code=401)))
    assert "Vidgo does not accept this key. Copy it once more." in words(page)
    assert field(page).property("state") == "error"
    assert not button(page, "welcomeNext").isEnabled()


def test_when_the_line_is_back_the_test_is_repeated(qtbot: QtBot, page: WelcomePage) -> None:
    to_account(page)
    field(page).setText(KEY)
    press(Qt.Key.Key_Return)
    page.show_key_test(KeyTest(error=NetworkError("x")))
    assert "No answer from Vidgo. Check your connection." in words(page)
    with qtbot.assertNotEmitted(page.key_test_requested):
        page.show_online(False)
    with qtbot.waitSignal(page.key_test_requested):
        page.show_online(True)
    page.show_key_test(KeyTest(credits=0))
    assert "The key works, but there are no credits yet." in words(page)
    assert button(page, "welcomeNext").isEnabled()
    with qtbot.assertNotEmitted(page.key_test_requested):
        page.show_online(True)


def test_without_a_password_store_the_button_says_so(qtbot: QtBot, page: WelcomePage) -> None:
    page.show_key(KeyFact(KeyPlace.NONE, keyring_usable=False))
    to_account(page)
    assert "Your system has no password store. The key is kept until you quit." in words(page)
    field(page).setText(KEY)
    assert button(page, "welcomeNext").text() == "Keep until I quit"
    press(Qt.Key.Key_Return)
    page.show_key_test(KeyTest(credits=5))
    with qtbot.waitSignal(page.key_save_requested):
        click(page, "welcomeNext")
    assert page.step == FOLDER


def test_an_error_is_told_where_it_belongs(page: WelcomePage) -> None:
    to_folder(page)
    page.show_error(StoreError("disk"))
    assert page.step == FOLDER
    assert "The task list cannot be used." in words(page)
    page.show_error(CredentialError("locked"))
    assert page.step == ACCOUNT
    assert "The password store cannot be used." in words(page)


def test_the_last_characters_can_be_read_only_once_it_works(page: WelcomePage) -> None:
    to_account(page)
    field(page).setText(KEY)
    before = field(page).grab().toImage()
    press(Qt.Key.Key_Return)
    page.show_key_test(KeyTest(credits=5))
    after = field(page).grab().toImage()
    assert after != before
    field(page).setText("vg-0123456789abcdef0000")
    hidden = field(page).grab().toImage()
    field(page).setText(KEY)
    assert field(page).grab().toImage() == hidden
    assert QAccessible.queryAccessibleInterface(field(page)).text(QAccessible.Text.Value) != KEY


# --- consent and settings ----------------------------------------------------------------------------------------


def test_the_tick_is_empty_first_and_its_sentence_can_be_clicked(page: WelcomePage) -> None:
    to_folder(page)
    tick = page.findChild(QCheckBox, "consentTick")
    assert tick is not None
    assert not tick.isChecked()
    assert tick.accessibleName().startswith("I only use pictures and videos of people who agreed")
    consent = page.folder.consent
    QTest.mouseClick(consent, Qt.MouseButton.LeftButton, pos=consent.rect().center())
    assert tick.isChecked()
    assert button(page, "welcomeNext").isEnabled()
    click(page, "welcomeBack")
    click(page, "welcomeNext")
    assert tick.isChecked()
    QTest.mouseClick(consent, Qt.MouseButton.LeftButton, pos=consent.rect().center())
    assert not button(page, "welcomeNext").isEnabled()


def test_the_name_follows_the_settings(page: WelcomePage) -> None:
    to_folder(page)
    page.show_settings(Settings(name_template="{video}_{mode}_{size}", notify_ready=False, consented=True))
    assert "rooftop-dance_replace_480p.mp4" in words(page)
    assert not button(page, "welcomeNotify").isChecked()
    assert button(page, "consentTick").isChecked()


def test_the_dialog_asks_for_the_same_consent(qtbot: QtBot, theme: Theme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1120, 700)
    window.show()
    dialog = ConsentDialog(theme, window)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert not dialog.tick.is_set
    assert not button(dialog, "consentAgree").isEnabled()
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    click(dialog, "consentTick")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    second = ConsentDialog(theme, window)
    second.open()
    with qtbot.waitSignal(second.rejected), qtbot.assertNotEmitted(second.accepted):
        QTest.keyClick(second, Qt.Key.Key_Escape)


# --- place, speech, looks ----------------------------------------------------------------------------------------


def place(page: QWidget, widget: QWidget) -> tuple[int, int, int, int]:
    corner = widget.mapTo(page, QPoint(0, 0))
    return corner.x(), corner.y(), corner.x() + widget.width(), corner.y() + widget.height()


@pytest.mark.parametrize(
    ("step", "name", "drawn"),
    [
        (WHAT, "stepMarks", (601, 159, None, 179)),
        (WHAT, "welcomeNext", (1052, 677, 1159, 709)),
        (ACCOUNT, "welcomeBack", (983, 677, 1040, 709)),
        (ACCOUNT, "openVidgo", (1049, 301, 1159, 329)),
        (ACCOUNT, "apiKey", (637, 383, 1066, 419)),
        (ACCOUNT, "pasteKey", (1074, 383, 1159, 419)),
        (ACCOUNT, "keyAnswer", (601, 435, 1159, 495)),
        (FOLDER, "welcomeChooseFolder", (1075, 325, 1159, 361)),
        (FOLDER, "welcomeNext", (1023, 677, 1159, 709)),
    ],
)
def test_parts_stand_where_they_are_drawn(
    page: WelcomePage, step: int, name: str, drawn: tuple[int | None, ...]
) -> None:
    if step >= ACCOUNT:
        to_account(page)
        field(page).setText(KEY)
        press(Qt.Key.Key_Return)
        page.show_key_test(KeyTest(credits=1250, seconds=0.4))
    if step == FOLDER:
        click(page, "welcomeNext")
    settle(page)
    widget = page.findChild(QWidget, name)
    assert widget is not None
    found = place(page, widget)
    assert all(want is None or abs(want - have) <= 2 for want, have in zip(drawn, found, strict=True)), found


@pytest.mark.parametrize(
    ("width", "height", "picture"),
    [(1360, 860, True), (1120, 700, True), (1099, 700, False), (800, 600, False), (427, 240, False)],
)
@pytest.mark.parametrize("step", [WHAT, ACCOUNT, FOLDER])
def test_it_can_be_used_in_any_window(
    qtbot: QtBot, theme: Theme, width: int, height: int, picture: bool, step: int
) -> None:
    page = shown(qtbot, theme, width, height)
    if step:
        to_account(page) if step == ACCOUNT else to_folder(page)
    settle(page)
    assert page.size().toTuple() == (width, height)
    assert page.picture.isVisible() is picture
    left, top, right, bottom = place(page, button(page, "welcomeNext"))
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert list(cut_texts(page)) == []


@pytest.mark.parametrize(("width", "height"), [(1360, 860), (800, 600), (427, 240)])
@pytest.mark.parametrize("percent", [100, 150])
def test_longer_words_and_larger_text_are_not_cut(
    qtbot: QtBot, qapp: QApplication, width: int, height: int, percent: int
) -> None:
    theme = Theme(qapp, "light", text_percent=percent)
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    try:
        page = shown(qtbot, theme, width, height)
        for step in (WHAT, ACCOUNT, FOLDER):
            if step == ACCOUNT:
                click(page, "welcomeNext")
                field(page).setText(KEY)
                press(Qt.Key.Key_Return)
                page.show_key_test(KeyTest(credits=1250, seconds=0.4))
            if step == FOLDER:
                click(page, "welcomeNext")
            settle(page)
            assert page.step == step
            assert list(cut_texts(page)) == []
            assert {text for text in words(page).splitlines() if text and "⟦" not in text} == NAMES[step]
    finally:
        QCoreApplication.removeTranslator(translator)
        theme.deleteLater()


def test_from_the_right_everything_is_mirrored(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page = shown(qtbot, theme)
        to_account(page)
        settle(page)
        assert place(page, page.picture)[2] > 1100
        assert place(page, button(page, "welcomeNext"))[0] == 1360 - 1159
        assert place(page, button(page, "showKey"))[0] < place(page, field(page))[0] + 40
        field(page).setText(KEY)
        press(Qt.Key.Key_Return)
        page.show_key_test(KeyTest(credits=5))
        assert not field(page).grab().isNull()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_stop_and_every_step_has_a_name(page: WelcomePage) -> None:
    assert page.marks.accessibleName() == "Step 1 of 3, What it does"
    for step, sentence in ((ACCOUNT, "Step 2 of 3, Your account"), (FOLDER, "Step 3 of 3, Where to save")):
        to_account(page) if step == ACCOUNT else to_folder(page) if page.step == WHAT else None
        if step == FOLDER:
            page.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
            click(page, "welcomeNext")
        assert page.marks.accessibleName() == sentence
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), widget
                assert not set("×≈·") & set(widget.accessibleName())


def test_the_pictures_are_decoration(page: WelcomePage) -> None:
    assert page.picture.accessibleName() == ""
    assert page.picture.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_each_step_has_its_own_picture_in_both_themes(page: WelcomePage, theme: Theme) -> None:
    seen = []
    for step in (WHAT, ACCOUNT, FOLDER):
        page.picture.show_step(step)
        image = page.picture.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(20, 400, 40) for y in range(20, 600, 40)}
        assert len(colours) > 8
        seen.append(image)
    assert seen[0] != seen[1] != seen[2]
    dark = page.grab().toImage().pixelColor(5, 5).name()
    theme.choose("light")
    assert (dark, page.grab().toImage().pixelColor(5, 5).name()) == ("#0f1013", "#f5f6f8")
