"""The settings: a key goes in and never comes out again; each change is one wish."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.errors import (
    AuthError,
    BadKey,
    CredentialError,
    NetworkError,
    PermissionRefused,
    RateLimited,
    StoreError,
    VidgoError,
)
from vidgo_desktop.core.facts import BalanceFact, BalanceState, KeyFact, KeyPlace, KeyTest, Realm
from vidgo_desktop.core.settings import DEFAULT_API_BASE, Settings
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.settings_dialog import SettingsDialog
from vidgo_desktop.ui.theme import Theme

KEY = "vg-0123456789abcdef9f3c"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    # The widgets of the test before are gone only now; a new style sheet would dress each of them anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> Iterator[SettingsDialog]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    made = SettingsDialog(theme, window)
    made.show_settings(Settings())
    made.show_realm(Realm.ACCOUNT)
    made.show_key(KeyFact(KeyPlace.NONE))
    made.open()
    qtbot.waitExposed(made)
    QApplication.clipboard().clear()
    yield made
    made.close()


def button(dialog: QWidget, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def field(dialog: QWidget, name: str = "apiKey") -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def click(qtbot: QtBot, dialog: QWidget, name: str) -> None:
    assert button(dialog, name).isVisible(), name
    QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)


def words(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


# --- the key -------------------------------------------------------------------------------------------------


def test_a_typed_key_is_saved_cleaned_and_leaves_the_field(qtbot: QtBot, dialog: SettingsDialog) -> None:
    QTest.keyClicks(field(dialog), KEY)
    assert field(dialog).echoMode() is QLineEdit.EchoMode.Password
    with qtbot.waitSignal(dialog.key_save_requested) as caught:
        click(qtbot, dialog, "saveKey")
    assert caught.args == [KEY]
    assert field(dialog).text() == ""
    assert not field(dialog).isUndoAvailable()


def test_without_text_nothing_can_be_tested_or_saved(dialog: SettingsDialog) -> None:
    for text in ("", "   "):
        field(dialog).setText(text)
        assert not button(dialog, "testKey").isEnabled()
        assert not button(dialog, "saveKey").isEnabled()


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        (f" Bearer {KEY}\n", "We removed a blank and the word Bearer."),
        (f'"{KEY}"', "We removed quotation marks."),
        (f"{KEY} ", "We removed a blank."),
        (KEY, ""),
    ],
)
def test_a_paste_is_cleaned_and_said(qtbot: QtBot, dialog: SettingsDialog, pasted: str, said: str) -> None:
    QGuiApplication.clipboard().setText(pasted)
    click(qtbot, dialog, "pasteKey")
    assert field(dialog).text() == KEY
    assert dialog.account.panel.note == said
    with qtbot.waitSignal(dialog.key_test_requested) as caught:
        click(qtbot, dialog, "testKey")
    assert caught.args == [KEY]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("my key", "This looks like the key’s name, not the key."),
        ("x1", "This is too short for a key. Copy it once more."),
        (f"{KEY} and more words", "This cannot be a key. Copy it once more, and nothing else."),
        ("schlüssel0123456789", "This cannot be a key. Copy it once more, and nothing else."),
        ("x" * 4000, "This cannot be a key. Copy it once more, and nothing else."),
    ],
)
def test_what_cannot_be_a_key_is_not_sent(qtbot: QtBot, dialog: SettingsDialog, text: str, said: str) -> None:
    field(dialog).setText(text)
    with qtbot.assertNotEmitted(dialog.key_save_requested), qtbot.assertNotEmitted(dialog.key_test_requested):
        click(qtbot, dialog, "saveKey")
        click(qtbot, dialog, "testKey")
    assert dialog.account.panel.note == said
    assert field(dialog).accessibleDescription() == said
    assert field(dialog).property("state") == "error"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (KeyTest(credits=1250), f"The key works ({number(1250)} credits)"),
        (KeyTest(credits=0), "The key works, but there are no credits yet."),
        (KeyTest(error=AuthError("x", code=401)), "Vidgo does not accept this key. Copy it once more."),
        (KeyTest(error=NetworkError("x")), "No answer from Vidgo. Check your connection."),
        (KeyTest(error=PermissionRefused("x")), "Vidgo knows this key, but it may not ask for the balance."),
        (KeyTest(error=RateLimited(retry_after=40)), "Vidgo asks us to slow down. This goes on by itself in 40 s."),
        (KeyTest(error=BadKey("x")), "This cannot be a key. Copy it once more, and nothing else."),
    ],
)
def test_the_answer_to_a_test_is_one_sentence(qtbot: QtBot, dialog: SettingsDialog, answer: KeyTest, said: str) -> None:
    field(dialog).setText(KEY)
    click(qtbot, dialog, "testKey")
    assert dialog.account.panel.note == "Testing…"
    assert not button(dialog, "testKey").isEnabled()
    dialog.show_key_test(answer)
    assert dialog.account.panel.note == said
    assert button(dialog, "testKey").isEnabled()


def test_an_answer_about_another_text_is_not_shown(qtbot: QtBot, dialog: SettingsDialog) -> None:
    field(dialog).setText(KEY)
    click(qtbot, dialog, "testKey")
    field(dialog).setText("another-0123456789")
    dialog.show_key_test(KeyTest(credits=5))
    assert dialog.account.panel.note == ""
    click(qtbot, dialog, "testKey")
    dialog.show_key_test(KeyTest(credits=7))
    assert dialog.account.panel.note == "The key works (7 credits)"


def test_top_up_and_the_page_of_keys_are_links(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.open_url_requested) as caught:
        click(qtbot, dialog, "openVidgo")
    assert caught.args == ["https://vidgo.ai/apis/dashboard/api-key"]
    field(dialog).setText(KEY)
    click(qtbot, dialog, "testKey")
    dialog.show_key_test(KeyTest(credits=0))
    link = next(b for b in dialog.account.panel.findChildren(QAbstractButton) if b.text() == "Top up")
    with qtbot.waitSignal(dialog.open_url_requested) as caught:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert caught.args == ["https://vidgo.ai/apis"]


def test_no_password_store_is_said_before_saving(qtbot: QtBot, dialog: SettingsDialog) -> None:
    assert dialog.account.panel.place_note == ""
    assert button(dialog, "saveKey").text() == "Save"
    dialog.show_key(KeyFact(KeyPlace.NONE, keyring_usable=False, reason="no backend"))
    assert dialog.account.panel.place_note == ("Your system has no password store. The key is kept until you quit.")
    assert button(dialog, "saveKey").text() == "Keep until I quit"
    field(dialog).setText(KEY)
    with qtbot.waitSignal(dialog.key_save_requested):
        click(qtbot, dialog, "saveKey")
    dialog.show_key(KeyFact(KeyPlace.SESSION, "9f3c", keyring_usable=False))
    assert "Ends in 9f3c. Kept until you quit." in words(dialog)


def test_nothing_of_the_key_gets_out(qtbot: QtBot, dialog: SettingsDialog) -> None:
    entry = field(dialog)
    QTest.keyClicks(entry, KEY)
    click(qtbot, dialog, "showKey")
    assert entry.echoMode() is QLineEdit.EchoMode.Normal
    entry.selectAll()
    assert not entry.hasSelectedText()
    for keys in (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut):
        QTest.keySequence(entry, QKeySequence(keys))
    assert KEY not in QGuiApplication.clipboard().text()
    entry.setText("")
    QTest.keySequence(entry, QKeySequence(QKeySequence.StandardKey.Undo))
    assert entry.text() == ""
    click(qtbot, dialog, "showKey")
    assert entry.echoMode() is QLineEdit.EchoMode.Password


def test_a_closed_dialog_forgets_what_was_half_entered(qtbot: QtBot, dialog: SettingsDialog) -> None:
    field(dialog).setText(KEY)
    click(qtbot, dialog, "showKey")
    field(dialog, "apiBase").setText("https://half.example")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert field(dialog).text() == ""
    assert field(dialog).echoMode() is QLineEdit.EchoMode.Password
    assert field(dialog, "apiBase").text() == DEFAULT_API_BASE


def test_a_key_is_replaced_or_forgotten(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    assert "Ends in 9f3c. Kept in your system’s password store." in words(dialog)
    assert not field(dialog).isVisible()
    click(qtbot, dialog, "replaceKey")
    assert field(dialog).isVisible()
    field(dialog).setText("half")
    click(qtbot, dialog, "cancelKey")
    assert not field(dialog).isVisible()
    assert field(dialog).text() == ""
    with qtbot.waitSignal(dialog.key_forget_requested):
        click(qtbot, dialog, "forgetKey")
    dialog.show_key(KeyFact(KeyPlace.NONE))
    assert field(dialog).isVisible()
    assert button(dialog, "forgetKey").isHidden() or not button(dialog, "forgetKey").isVisible()


def test_a_refused_key_says_so_at_the_field(dialog: SettingsDialog) -> None:
    dialog.show_error(BadKey("12 characters"))
    assert dialog.account.panel.note.startswith("This cannot be a key.")
    dialog.show_error(CredentialError("locked"))
    assert dialog.account.panel.note.startswith("The password store cannot be used.")


def test_an_error_about_something_else_is_said_under_the_title(dialog: SettingsDialog) -> None:
    error: VidgoError = StoreError("disk")
    dialog.show_error(error)
    assert dialog.note.startswith("The task list cannot be used.")
    dialog.open_page("look")
    assert dialog.note == ""


def test_what_looks_like_a_name_may_be_tested(qtbot: QtBot, dialog: SettingsDialog) -> None:
    field(dialog).setText("production-key")
    with qtbot.waitSignal(dialog.key_test_requested) as caught:
        click(qtbot, dialog, "testKey")
    assert caught.args == ["production-key"]


# --- the account ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "title", "hint"),
    [
        (BalanceFact(BalanceState.KNOWN, 1250, None), "Connected", "Checked just now"),
        (BalanceFact(BalanceState.ASKING), "Checking…", "Asking for your balance."),
        (BalanceFact(BalanceState.REFUSED), "Not accepted", "Vidgo does not know this key any more."),
        (BalanceFact(BalanceState.OLD), "No answer from Vidgo", "No answer yet."),
    ],
)
def test_the_box_says_how_the_account_is(dialog: SettingsDialog, fact: BalanceFact, title: str, hint: str) -> None:
    assert dialog.account.state.title == "Not connected"
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    if fact.state is BalanceState.KNOWN:
        # The time of the test, not of the collection.
        fact = replace(fact, heard_at=time.time())
    dialog.show_balance(fact)
    assert (dialog.account.state.title, dialog.account.state.hint) == (title, hint)


def test_the_boxs_button_does_what_helps(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    dialog.show_balance(BalanceFact(BalanceState.KNOWN, 1250, time.time()))
    assert f"{number(1250)} credits" in words(dialog)
    with qtbot.waitSignal(dialog.open_url_requested):
        click(qtbot, dialog, "accountAction")
    dialog.show_balance(BalanceFact(BalanceState.REFUSED))
    click(qtbot, dialog, "accountAction")
    assert field(dialog).isVisible()


def test_practice_is_switched_and_hides_the_key(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.practice_chosen) as caught:
        click(qtbot, dialog, "practiceSwitch")
    assert caught.args == [True]
    with qtbot.assertNotEmitted(dialog.practice_chosen):
        dialog.show_realm(Realm.PRACTICE)
    assert button(dialog, "practiceSwitch").isChecked()
    assert dialog.account.state.title == "You are practising"
    assert not field(dialog).isVisible()
    with qtbot.waitSignal(dialog.practice_chosen) as caught:
        click(qtbot, dialog, "accountAction")
    assert caught.args == [False]


def test_the_connection_is_tested_from_both_pages(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    with qtbot.waitSignal(dialog.connection_test_requested):
        click(qtbot, dialog, "testConnection")
    dialog.open_page("network")
    with qtbot.waitSignal(dialog.connection_test_requested):
        click(qtbot, dialog, "testNetwork")
    assert dialog.network.test_row.hint == "Testing…"
    dialog.show_balance(BalanceFact(BalanceState.KNOWN, 5, time.time()))
    assert dialog.network.test_row.hint == "The service answers."


# --- the other pages -----------------------------------------------------------------------------------------


def test_the_folder_is_shown_and_changed(qtbot: QtBot, dialog: SettingsDialog, tmp_path: Path) -> None:
    dialog.open_page("saving")
    assert button(dialog, "usualFolder").isHidden()
    with qtbot.waitSignal(dialog.choose_folder_requested):
        click(qtbot, dialog, "chooseFolder")
    dialog.show_settings(Settings(save_folder=tmp_path, theme="light"))
    assert dialog.saving.folder_row.hint == str(tmp_path)
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        click(qtbot, dialog, "usualFolder")
    assert caught.args == [Settings(theme="light")]


def test_another_service_takes_the_key_away_first(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    dialog.open_page("network")
    order: list[object] = []
    dialog.key_forget_requested.connect(lambda: order.append("forget"))
    dialog.settings_changed.connect(order.append)
    field(dialog, "apiBase").setText("https://api.example.com/")
    assert "must be entered again" in dialog.network.note
    assert order == []
    click(qtbot, dialog, "useApiBase")
    assert order == ["forget", Settings(api_base="https://api.example.com")]
    click(qtbot, dialog, "resetApiBase")
    assert order[-1] == Settings(api_base=DEFAULT_API_BASE)


@pytest.mark.parametrize(
    "text", ["", "api.vidgo.ai", "http://api.vidgo.ai", "ftp://x.example", "https://x.example/?a=b", "x" * 2000]
)
def test_an_address_that_cannot_be_used_is_not_used(qtbot: QtBot, dialog: SettingsDialog, text: str) -> None:
    dialog.open_page("network")
    field(dialog, "apiBase").setText(text)
    assert "begins with https" in dialog.network.note
    assert field(dialog, "apiBase").property("state") == "error"
    with qtbot.assertNotEmitted(dialog.settings_changed):
        QTest.keyClick(field(dialog, "apiBase"), Qt.Key.Key_Return)
    assert not button(dialog, "useApiBase").isVisible()


def test_this_computer_itself_may_be_the_service(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page("network")
    field(dialog, "apiBase").setText("http://127.0.0.1:8080")
    assert dialog.network.note == ""
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        QTest.keyClick(field(dialog, "apiBase"), Qt.Key.Key_Return)
    assert caught.args == [Settings(api_base="http://127.0.0.1:8080")]
    assert dialog.isVisible()


def test_theme_and_sound_apply_at_once_and_keep_each_other(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page("look")
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        click(qtbot, dialog, "themeLight")
    assert caught.args == [Settings(theme="light")]
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        click(qtbot, dialog, "soundSwitch")
    assert caught.args == [Settings(theme="light", sound_on=False)]


def test_pages_open_by_name_and_by_keyboard(dialog: SettingsDialog) -> None:
    for name in ("saving", "network", "look", "account"):
        dialog.open_page(name)
        assert dialog.page == name
    with pytest.raises(KeyError):
        dialog.open_page("notifications")
    nav = dialog.findChild(QWidget, "settingsPages")
    assert nav is not None
    QTest.keyClick(nav, Qt.Key.Key_Down)
    assert dialog.page == "saving"


def test_every_stop_has_a_name(dialog: SettingsDialog) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    stops = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.objectName().startswith("qt_")
    ]
    # A button that has no word at the moment is not shown.
    nameless = [w for w in stops if not w.accessibleName() and not (isinstance(w, QAbstractButton) and not w.text())]
    assert len(stops) > 15
    assert nameless == []
    for widget in stops:
        assert not set("×≈·") & set(widget.accessibleName())


def test_it_fits_into_a_small_window(qtbot: QtBot, theme: Theme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    dialog = SettingsDialog(theme, window)
    dialog.open()
    assert dialog.width() <= 700
    assert dialog.height() <= 500
    dialog.close()


def test_another_theme_repaints_it(dialog: SettingsDialog, theme: Theme) -> None:
    dark = dialog.grab().toImage()
    theme.choose("light")
    light = dialog.grab().toImage()
    assert dark.pixelColor(400, 500).name() == theme_hex("dark")
    assert light.pixelColor(400, 500).name() == theme_hex("light")


def theme_hex(name: str) -> str:
    from vidgo_desktop.ui.tokens import DARK, LIGHT

    return (DARK if name == "dark" else LIGHT)["bg.panel"].lower()
