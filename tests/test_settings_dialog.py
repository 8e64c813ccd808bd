"""The settings: a key goes in and never comes out again; each change is one wish."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.errors import (
    AuthError,
    BadKey,
    CredentialError,
    NetworkError,
    PermissionRefused,
    RateLimited,
    ResultGone,
    StoreError,
    UnsupportedFile,
    VidgoError,
)
from vidgo_desktop.core.facts import (
    BalanceFact,
    BalanceState,
    ConnectionPart,
    ConnectionReport,
    ConnectionStep,
    KeyFact,
    KeyPlace,
    KeyTest,
    Realm,
)
from vidgo_desktop.core.settings import DEFAULT_API_BASE, Settings
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.settings_dialog import SettingsDialog
from vidgo_desktop.ui.system_wishes import SystemWishes
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


def with_field(name: str, value: bool) -> Settings:
    """The usual settings with one switch changed."""
    changed: dict[str, Any] = {name: value}
    return replace(Settings(), **changed)


def drop_down(dialog: QWidget, name: str) -> DropDown:
    found = dialog.findChild(DropDown, name)
    assert isinstance(found, DropDown), name
    return found


def pick(dialog: SettingsDialog, name: str, text: str) -> object:
    """Choose an entry with the keyboard, as a user would; the last settings that were wished."""
    wished: list[object] = []
    dialog.settings_changed.connect(wished.append)
    box = drop_down(dialog, name)
    wanted = box.findText(text)
    assert wanted >= 0, text
    while box.currentIndex() != wanted:
        box.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)
    dialog.settings_changed.disconnect(wished.append)
    return wished[-1]


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


def said(dialog: SettingsDialog) -> str:
    """The sentence in the box of answers, and the one under the field."""
    panel = dialog.account.panel
    return panel.answer.text or panel.note


def test_without_text_nothing_can_be_tested_or_saved(qtbot: QtBot, dialog: SettingsDialog) -> None:
    for text in ("", "   "):
        field(dialog).setText(text)
        assert not button(dialog, "saveKey").isEnabled()
        with qtbot.assertNotEmitted(dialog.key_test_requested):
            QTest.keyClick(field(dialog), Qt.Key.Key_Return)
        assert said(dialog) == "Paste your key first."


def test_the_test_begins_by_itself_once_the_text_settles(qtbot: QtBot, dialog: SettingsDialog) -> None:
    asked: list[object] = []
    dialog.key_test_requested.connect(asked.append)
    with qtbot.waitSignal(dialog.key_test_requested, timeout=2000) as caught:
        QTest.keyClicks(field(dialog), KEY)
        assert asked == []
    assert caught.args == [KEY]
    assert asked == [KEY]
    assert said(dialog) == "Testing…"
    dialog.show_key_test(KeyTest(credits=7))
    assert said(dialog) == "The key works"


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        (f" Bearer {KEY}\n", "We removed a blank and the word Bearer."),
        (f'"{KEY}"', "We removed quotation marks."),
        (f"{KEY} ", "We removed a blank."),
        (f"Authorization: Bearer {KEY}", "We removed the name in front of it and the word Bearer."),
        (f"VIDGO_API_KEY={KEY}", "We removed the name in front of it."),
        (f"{KEY[:9]}\n{KEY[9:]}", "We removed a line break."),
        (KEY, ""),
    ],
)
def test_a_paste_is_cleaned_said_and_tested(qtbot: QtBot, dialog: SettingsDialog, pasted: str, sentence: str) -> None:
    QGuiApplication.clipboard().setText(pasted)
    with qtbot.waitSignal(dialog.key_test_requested, timeout=2000) as caught:
        click(qtbot, dialog, "pasteKey")
        assert field(dialog).text() == KEY
        assert field(dialog).hasFocus()
    assert caught.args == [KEY]
    assert dialog.account.panel.note == sentence
    assert said(dialog) == "Testing…"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("my key", "This looks like the key’s name, not the key."),
        ("x1", "This is too short for a key. Copy it once more."),
        (f"{KEY} and more words", "This cannot be a key. Copy it once more, and nothing else."),
        ("schlüssel0123456789", "Character 5 cannot be part of a key. Copy it once more."),
        ("x" * 4000, "This is too long for a key. Copy the key alone."),
    ],
)
def test_what_cannot_be_a_key_is_not_sent(qtbot: QtBot, dialog: SettingsDialog, text: str, sentence: str) -> None:
    field(dialog).setText(text)
    with qtbot.assertNotEmitted(dialog.key_save_requested), qtbot.assertNotEmitted(dialog.key_test_requested):
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)
        click(qtbot, dialog, "saveKey")
    assert said(dialog) == sentence
    assert field(dialog).accessibleDescription() == sentence
    assert field(dialog).property("state") == "error"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (KeyTest(credits=1250), "The key works"),
        (KeyTest(credits=0), "The key works, but there are no credits yet."),
        (KeyTest(error=AuthError("x", code=401)), "Vidgo does not accept this key. Copy it once more."),
        (KeyTest(error=NetworkError("x")), "No answer from Vidgo. Check your connection."),
        (KeyTest(error=PermissionRefused("x")), "Vidgo knows this key, but it may not ask for the balance."),
        (KeyTest(error=RateLimited(retry_after=40)), "Vidgo asks us to slow down. This goes on by itself in 40 s."),
        (KeyTest(error=BadKey("x")), "This cannot be a key. Copy it once more, and nothing else."),
    ],
)
def test_the_answer_to_a_test_is_one_sentence(dialog: SettingsDialog, answer: KeyTest, sentence: str) -> None:
    field(dialog).setText(KEY)
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    assert said(dialog) == "Testing…"
    dialog.show_key_test(answer)
    assert said(dialog) == sentence
    assert sentence in words(dialog)
    assert dialog.account.panel.works is (answer.error is None or isinstance(answer.error, PermissionRefused))


def test_a_key_that_works_shows_balance_and_time(dialog: SettingsDialog) -> None:
    field(dialog).setText(KEY)
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    dialog.show_key_test(KeyTest(credits=1250, seconds=0.41))
    assert f"{number(1250)} credits" in words(dialog)
    assert "Vidgo answered in 0.4 s. Testing costs nothing." in words(dialog)
    note = dialog.account.panel.answer.note
    assert note is not None
    assert note.spoken == f"The key works ({number(1250)} credits)"


def test_no_answer_can_be_asked_for_again(qtbot: QtBot, dialog: SettingsDialog) -> None:
    field(dialog).setText(KEY)
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    dialog.show_key_test(KeyTest(error=NetworkError("x")))
    assert button(dialog, "keyAction").text() == "Try again"
    with qtbot.waitSignal(dialog.key_test_requested) as caught:
        click(qtbot, dialog, "keyAction")
    assert caught.args == [KEY]


def test_an_answer_about_another_text_is_not_shown(qtbot: QtBot, dialog: SettingsDialog) -> None:
    asked: list[object] = []
    dialog.key_test_requested.connect(asked.append)
    field(dialog).setText(KEY)
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    field(dialog).setText("another-0123456789")
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    # One at a time: nobody could tell the answers apart.
    assert asked == [KEY]
    assert said(dialog) == "Testing…"
    dialog.show_key_test(KeyTest(credits=5))
    assert asked == [KEY, "another-0123456789"]
    assert said(dialog) == "Testing…"
    dialog.show_key_test(KeyTest(credits=7))
    assert "7 credits" in words(dialog)
    field(dialog).setText("")
    dialog.show_key_test(KeyTest(credits=9))
    assert said(dialog) == ""


def test_a_test_in_a_realm_that_was_left_is_not_waited_for(qtbot: QtBot, dialog: SettingsDialog) -> None:
    field(dialog).setText(KEY)
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    dialog.show_realm(Realm.PRACTICE)
    dialog.show_realm(Realm.ACCOUNT)
    with qtbot.waitSignal(dialog.key_test_requested):
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)


def test_top_up_and_the_page_of_keys_are_links(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.open_url_requested) as caught:
        click(qtbot, dialog, "openVidgo")
    assert caught.args == ["https://vidgo.ai/apis/dashboard/api-key"]
    field(dialog).setText(KEY)
    QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    dialog.show_key_test(KeyTest(credits=0))
    assert button(dialog, "keyAction").text() == "Top up"
    with qtbot.waitSignal(dialog.open_url_requested) as caught:
        click(qtbot, dialog, "keyAction")
    assert caught.args == ["https://vidgo.ai/apis"]


def test_no_password_store_is_said_before_saving(qtbot: QtBot, dialog: SettingsDialog) -> None:
    assert dialog.account.panel.place_note == "Kept in your system’s password store, never in a file."
    assert button(dialog, "saveKey").text() == "Save"
    dialog.show_key(KeyFact(KeyPlace.NONE, keyring_usable=False, reason="no backend"))
    assert dialog.account.panel.place_note == ("Your system has no password store. The key is kept until you quit.")
    assert button(dialog, "saveKey").text() == "Keep until I quit"
    field(dialog).setText(KEY)
    with qtbot.waitSignal(dialog.key_save_requested):
        click(qtbot, dialog, "saveKey")
    dialog.show_key(KeyFact(KeyPlace.SESSION, "9f3c", keyring_usable=False))
    assert "Ends in 9f3c. Kept until you quit." in words(dialog)


def test_enter_tests_first_and_saves_what_works(qtbot: QtBot, dialog: SettingsDialog) -> None:
    field(dialog).setText(KEY)
    with qtbot.assertNotEmitted(dialog.key_save_requested):
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    dialog.show_key_test(KeyTest(credits=7))
    with qtbot.waitSignal(dialog.key_save_requested) as caught:
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    assert caught.args == [KEY]


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
    click(qtbot, dialog, "forgetKey")
    with qtbot.assertNotEmitted(dialog.key_forget_requested):
        click(qtbot, dialog, "keepKey")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    click(qtbot, dialog, "forgetKey")
    with qtbot.waitSignal(dialog.key_forget_requested):
        click(qtbot, dialog, "forgetKeyNow")
    dialog.show_key(KeyFact(KeyPlace.NONE))
    assert field(dialog).isVisible()
    assert button(dialog, "forgetKey").isHidden() or not button(dialog, "forgetKey").isVisible()


def test_a_refused_key_says_so_at_the_field(dialog: SettingsDialog) -> None:
    dialog.show_error(BadKey("12 characters"))
    assert said(dialog).startswith("This cannot be a key.")
    dialog.show_error(CredentialError("locked"))
    assert said(dialog).startswith("The password store cannot be used.")


def test_an_error_about_something_else_is_said_under_the_title(dialog: SettingsDialog) -> None:
    error: VidgoError = StoreError("disk")
    dialog.show_error(error)
    assert dialog.note.startswith("The task list cannot be used.")
    dialog.open_page("look")
    assert dialog.note == ""


def test_what_looks_like_a_name_may_be_tested(qtbot: QtBot, dialog: SettingsDialog) -> None:
    asked: list[object] = []
    dialog.key_test_requested.connect(asked.append)
    field(dialog).setText("production-key")
    qtbot.waitUntil(lambda: said(dialog) == "This looks like the key’s name, not the key.", timeout=2000)
    assert asked == []
    link = next(b for b in dialog.account.panel.findChildren(QAbstractButton) if b.text() == "Test it anyway")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == ["production-key"]


# --- the account ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "title", "hint"),
    [
        (BalanceFact(BalanceState.KNOWN, 1250, None), "Connected", "Checked just now"),
        (BalanceFact(BalanceState.KNOWN, 1250, 250.0), "Connected", "Checked 4 min ago"),
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
        fact = replace(fact, heard_at=time.time() - (fact.heard_at or 0.0))
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


@pytest.mark.parametrize(
    ("name", "words_of_none", "least", "changed"),
    [
        ("askAbove", "Off", 100.0, Settings(ask_above=100.0, most_per_day=None)),
        ("mostPerDay", "No limit", 200.0, Settings(ask_above=None, most_per_day=200.0)),
    ],
)
def test_limits_are_chosen_by_key(
    qtbot: QtBot, dialog: SettingsDialog, name: str, words_of_none: str, least: float, changed: Settings
) -> None:
    box = drop_down(dialog, name)
    dialog.show_settings(Settings(ask_above=None, most_per_day=None))
    assert box.currentText() == words_of_none
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert caught.args == [changed]
    assert box.currentText() == f"{number(least)} credits"
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert caught.args == [Settings(ask_above=None, most_per_day=None)]


def test_an_own_limit_from_the_file_is_offered(dialog: SettingsDialog) -> None:
    dialog.show_settings(Settings(ask_above=340.5, most_per_day=1500.0))
    ask, most = drop_down(dialog, "askAbove"), drop_down(dialog, "mostPerDay")
    assert ask.currentText() == f"{number(340.5)} credits"
    assert [most.itemText(row) for row in range(most.count())] == [
        "No limit",
        *(f"{number(amount)} credits" for amount in (200, 500, 1000, 1500, 2000, 5000)),
    ]
    assert most.currentText() == f"{number(1500)} credits"


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


def test_the_account_page_asks_for_the_balance(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    with qtbot.waitSignal(dialog.balance_requested), qtbot.assertNotEmitted(dialog.connection_test_requested):
        click(qtbot, dialog, "testConnection")


# --- saving --------------------------------------------------------------------------------------------------


def test_the_folder_is_shown_opened_and_changed(qtbot: QtBot, dialog: SettingsDialog, tmp_path: Path) -> None:
    dialog.open_page("saving")
    assert button(dialog, "usualFolder").isHidden()
    dialog.show_folder("Videos › Vidgo", "212 GB")
    assert dialog.saving.folder_row.hint == "Videos › Vidgo · 212 GB free"
    with qtbot.waitSignal(dialog.choose_folder_requested):
        click(qtbot, dialog, "chooseFolder")
    with qtbot.waitSignal(dialog.open_folder_requested):
        click(qtbot, dialog, "openFolder")
    dialog.show_settings(Settings(save_folder=tmp_path, theme="light"))
    dialog.show_folder("Films › Mine", "")
    assert dialog.saving.folder_row.hint == "Films › Mine"
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        click(qtbot, dialog, "usualFolder")
    assert caught.args == [Settings(theme="light")]


def test_a_style_of_names_shows_an_example(dialog: SettingsDialog) -> None:
    dialog.open_page("saving")
    assert dialog.saving.name_row.hint == "rooftop-dance_astronaut_480p.mp4"
    assert pick(dialog, "nameStyle", "Video, mode, size") == Settings(name_template="{video}_{mode}_{size}")
    assert dialog.saving.name_row.hint == "rooftop-dance_replace_480p.mp4"
    assert drop_down(dialog, "nameStyle").accessibleDescription() == "rooftop-dance_replace_480p.mp4"


@pytest.mark.parametrize(
    ("page", "name", "field_name"),
    [
        ("saving", "warnLowDisk", "warn_low_disk"),
        ("network", "systemCertificates", "system_certificates"),
        ("look", "showModelNames", "show_model_names"),
        ("notifications", "notifyReady", "notify_ready"),
        ("notifications", "notifyNeeds", "notify_needs"),
        ("notifications", "notifyTogether", "notify_together"),
    ],
)
def test_a_switch_applies_at_once(qtbot: QtBot, dialog: SettingsDialog, page: str, name: str, field_name: str) -> None:
    dialog.open_page(page)
    assert button(dialog, name).isChecked()
    for wished in (False, True):
        with qtbot.waitSignal(dialog.settings_changed) as caught:
            click(qtbot, dialog, name)
        assert caught.args == [with_field(field_name, wished)]
    with qtbot.assertNotEmitted(dialog.settings_changed):
        dialog.show_settings(with_field(field_name, False))
    assert not button(dialog, name).isChecked()


@pytest.mark.parametrize(
    ("page", "name", "words_", "changed"),
    [
        ("network", "proxyMode", "None", Settings(proxy_mode="none")),
        ("network", "uploadsAtOnce", "3", Settings(uploads_at_once=3)),
        ("look", "textSize", "150 %", Settings(text_percent=150)),
        ("look", "language", "Deutsch", Settings(language="de")),
        ("notifications", "chime", "Soft chime", Settings(chime="soft")),
    ],
)
def test_a_drop_down_applies_at_once(
    qtbot: QtBot, dialog: SettingsDialog, page: str, name: str, words_: str, changed: Settings
) -> None:
    dialog.show_languages([("en", "English"), ("de", "Deutsch")])
    dialog.open_page(page)
    assert pick(dialog, name, words_) == changed
    with qtbot.assertNotEmitted(dialog.settings_changed):
        dialog.show_settings(Settings())
    assert drop_down(dialog, name).currentText() != words_


def test_the_menu_of_a_drop_down_opens_by_key_and_mouse(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page("look")
    box = drop_down(dialog, "textSize")
    box.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert caught.args == [Settings(text_percent=110)]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    view = box.view()
    assert view.isVisible()
    assert view.window().width() >= box.width()
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == [Settings(text_percent=120)]
    assert not view.isVisible()


def test_the_wheel_changes_nothing(dialog: SettingsDialog) -> None:
    dialog.open_page("look")
    box = drop_down(dialog, "textSize")
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert box.currentText() == "100 %"


# --- network -------------------------------------------------------------------------------------------------


def test_an_own_proxy_is_checked_and_kept(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page("network")
    entry = field(dialog, "ownProxy")
    QTest.keyClicks(entry, "proxy.example : 8080")
    assert dialog.network.proxy_note == ""
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        QTest.keyClick(entry, Qt.Key.Key_Return)
    assert caught.args == [Settings(proxy="http://proxy.example:8080")]
    assert dialog.isVisible()
    entry.clearFocus()
    dialog.show_settings(Settings(proxy="http://other.example:1"))
    assert entry.text() == "other.example:1"
    entry.clear()
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        QTest.keyClick(entry, Qt.Key.Key_Return)
    assert caught.args == [Settings()]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("me:secret@proxy.example:8080", "Leave out the name and the password: they would be kept here in plain text."),
        ("socks5://proxy.example:1080", "Only http and https proxies can be used."),
        ("proxy.example", "The port is missing: a number after a colon, such as proxy.example:8080."),
        ("proxy example:8080/x", "This cannot be a proxy. It looks like proxy.example:8080."),
    ],
)
def test_what_cannot_be_a_proxy_is_not_kept(qtbot: QtBot, dialog: SettingsDialog, text: str, said: str) -> None:
    dialog.open_page("network")
    entry = field(dialog, "ownProxy")
    entry.setText(text)
    assert dialog.network.proxy_note == said
    assert entry.accessibleDescription() == said
    assert entry.property("state") == "error"
    with qtbot.assertNotEmitted(dialog.settings_changed):
        QTest.keyClick(entry, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert entry.text() == ""
    assert entry.property("state") == ""


def test_manual_without_a_proxy_says_that_nothing_is_sent(dialog: SettingsDialog) -> None:
    dialog.open_page("network")
    assert pick(dialog, "proxyMode", "Manual") == Settings(proxy_mode="manual")
    assert dialog.network.proxy_note == "Enter the proxy’s host and port. Nothing is sent until then."
    assert field(dialog, "ownProxy").hasFocus()
    QTest.keyClicks(field(dialog, "ownProxy"), "p.example:1")
    assert dialog.network.proxy_note == ""
    pick(dialog, "proxyMode", "None")
    assert dialog.network.proxy_note == ""


def test_the_test_shows_each_part_as_it_comes(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    dialog.open_page("network")
    assert dialog.network.lines.text == ""
    with qtbot.waitSignal(dialog.connection_test_requested), qtbot.assertNotEmitted(dialog.balance_requested):
        click(qtbot, dialog, "testNetwork")
    assert not button(dialog, "testNetwork").isEnabled()
    assert dialog.network.lines.text == "Service: Testing…\nUpload: Waits\nDownload: Waits"
    first, second = ConnectionStep(ConnectionPart.SERVICE, 0.31), ConnectionStep(ConnectionPart.UPLOAD, 1.24)
    dialog.show_connection(ConnectionReport((first,)))
    assert dialog.network.lines.text == "Service: Works, 0.3 s\nUpload: Testing…\nDownload: Waits"
    third = ConnectionStep(ConnectionPart.DOWNLOAD, 0.5)
    dialog.show_connection(ConnectionReport((first, second, third), finished=True))
    assert dialog.network.lines.text == "Service: Works, 0.3 s\nUpload: Works, 1.2 s\nDownload: Works, 0.5 s"
    assert button(dialog, "testNetwork").isEnabled()


@pytest.mark.parametrize(
    ("part", "error", "said"),
    [
        (ConnectionPart.SERVICE, AuthError("no"), "The key was not accepted. Vidgo does not know this key any more."),
        (ConnectionPart.UPLOAD, UnsupportedFile("no"), "Vidgo did not take the small test picture."),
        (
            ConnectionPart.DOWNLOAD,
            ResultGone("404"),
            "The small test picture did not come back from Vidgo’s storage.",
        ),
    ],
)
def test_the_first_error_ends_the_test(
    dialog: SettingsDialog, part: ConnectionPart, error: VidgoError, said: str
) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    dialog.open_page("network")
    before = [each for each in ConnectionPart if list(ConnectionPart).index(each) < list(ConnectionPart).index(part)]
    steps = (*(ConnectionStep(each, 0.1) for each in before), ConnectionStep(part, 0.2, error))
    dialog.show_connection(ConnectionReport(steps, finished=True))
    lines = dialog.network.lines.text.split("\n")
    assert lines[len(before)].endswith(said)
    assert all(line.endswith("Not tried") for line in lines[len(before) + 1 :])


def test_without_a_key_the_test_asks_for_one(dialog: SettingsDialog) -> None:
    dialog.open_page("network")
    step = ConnectionStep(ConnectionPart.SERVICE, 0.0, AuthError("no key is set"))
    dialog.show_connection(ConnectionReport((step,), finished=True))
    assert dialog.network.lines.text.startswith("Service: Enter your Vidgo key first.")


def test_a_test_that_was_never_answered_can_be_begun_again(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page("network")
    click(qtbot, dialog, "testNetwork")
    dialog.reject()
    dialog.open()
    assert button(dialog, "testNetwork").isEnabled()
    assert dialog.network.lines.text == ""


def test_another_service_takes_the_key_away_first(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_key(KeyFact(KeyPlace.KEYRING, "9f3c"))
    dialog.open_page("network")
    assert not field(dialog, "apiBase").isVisible()
    click(qtbot, dialog, "advancedNetwork")
    order: list[object] = []
    dialog.key_forget_requested.connect(lambda: order.append("forget"))
    dialog.settings_changed.connect(order.append)
    field(dialog, "apiBase").setText("https://api.example.com/")
    assert "must be entered again" in dialog.network.address.note
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
    click(qtbot, dialog, "advancedNetwork")
    field(dialog, "apiBase").setText(text)
    assert "begins with https" in dialog.network.address.note
    assert field(dialog, "apiBase").property("state") == "error"
    with qtbot.assertNotEmitted(dialog.settings_changed):
        QTest.keyClick(field(dialog, "apiBase"), Qt.Key.Key_Return)
    assert not button(dialog, "useApiBase").isVisible()


def test_an_address_given_at_the_start_is_shown_and_stands(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page("network")
    click(qtbot, dialog, "advancedNetwork")
    dialog.show_api_base("http://127.0.0.1:8080", True)
    dialog.show_settings(Settings())
    assert field(dialog, "apiBase").text() == "http://127.0.0.1:8080"
    assert field(dialog, "apiBase").isReadOnly()
    assert not button(dialog, "resetApiBase").isVisible()
    assert "Given when the program was started" in words(dialog)
    dialog.show_api_base(DEFAULT_API_BASE, False)
    assert not field(dialog, "apiBase").isReadOnly()


def test_this_computer_itself_may_be_the_service(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page("network")
    click(qtbot, dialog, "advancedNetwork")
    field(dialog, "apiBase").setText("http://127.0.0.1:8080")
    assert dialog.network.address.note == ""
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        QTest.keyClick(field(dialog, "apiBase"), Qt.Key.Key_Return)
    assert caught.args == [Settings(api_base="http://127.0.0.1:8080")]
    assert dialog.isVisible()


# --- look ----------------------------------------------------------------------------------------------------


def test_changes_keep_each_other(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.open_page("look")
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        click(qtbot, dialog, "themeLight")
    assert caught.args == [Settings(theme="light")]
    dialog.open_page("notifications")
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        click(qtbot, dialog, "notifyReady")
    assert caught.args == [Settings(theme="light", notify_ready=False)]


@pytest.mark.parametrize(
    ("name", "link", "field_name"),
    [
        ("strongOutlines", "outlinesAsSystem", "strong_outlines"),
        ("lessMovement", "movementAsSystem", "less_movement"),
    ],
)
def test_what_follows_the_system_can_be_overridden_and_given_back(
    qtbot: QtBot, dialog: SettingsDialog, theme: Theme, name: str, link: str, field_name: str
) -> None:
    dialog.open_page("look")
    row = dialog.look.outlines_row if field_name == "strong_outlines" else dialog.look.movement_row
    assert not button(dialog, name).isChecked()
    assert row.hint.endswith("As your system wishes.")
    assert not button(dialog, link).isVisible()
    theme.show_system(SystemWishes(more_contrast=True, less_movement=True))
    assert button(dialog, name).isChecked()
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        click(qtbot, dialog, name)
    assert caught.args == [with_field(field_name, False)]
    assert not button(dialog, name).isChecked()
    assert "As your system" not in row.hint
    with qtbot.waitSignal(dialog.settings_changed) as caught:
        click(qtbot, dialog, link)
    assert caught.args == [Settings()]
    assert button(dialog, name).isChecked()
    assert not button(dialog, link).isVisible()


# --- the frame -----------------------------------------------------------------------------------------------


def test_pages_open_by_name_and_by_keyboard(dialog: SettingsDialog) -> None:
    for name in ("saving", "network", "look", "notifications", "account"):
        dialog.open_page(name)
        assert dialog.page == name
    with pytest.raises(KeyError):
        dialog.open_page("practice")
    nav = dialog.findChild(QWidget, "settingsPages")
    assert nav is not None
    QTest.keyClick(nav, Qt.Key.Key_Down)
    assert dialog.page == "saving"
    QTest.keyClick(nav, Qt.Key.Key_End)
    assert dialog.page == "notifications"


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


@pytest.mark.parametrize(("width", "height"), [(899, 700), (700, 500), (427, 240)])
def test_in_a_small_window_it_fills_it(qtbot: QtBot, theme: Theme, width: int, height: int) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    dialog = SettingsDialog(theme, window)
    dialog.open()
    assert dialog.geometry() == QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
    window.resize(1200, 800)
    assert (dialog.width(), dialog.height()) == (760, 560)
    dialog.close()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [1200, 820, 427])
def test_nothing_is_cut_at_the_side(qtbot: QtBot, theme: Theme, width: int, percent: int) -> None:
    theme.apply("dark", percent, None, None)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(width, 600)
    window.show()
    dialog = SettingsDialog(theme, window)
    dialog.show_settings(Settings(less_movement=True, strong_outlines=True, proxy_mode="manual"))
    dialog.show_folder("A rather long folder › With a rather long name", "212 GB")
    dialog.open()
    for page, part in (("saving", dialog.saving), ("network", dialog.network), ("look", dialog.look)):
        dialog.open_page(page)
        QCoreApplication.processEvents()
        area = part.parentWidget()
        assert area is not None
        assert part.width() <= area.width(), page
        for child in part.findChildren(QWidget):
            if child.isVisible() and isinstance(child, QAbstractButton | QComboBox | QLineEdit):
                place = QRect(child.mapTo(part, QPoint(0, 0)), child.size())
                assert part.rect().contains(place), (page, child.objectName())
    dialog.close()


def test_from_the_right_everything_is_mirrored(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = QMainWindow()
        qtbot.addWidget(window)
        window.resize(1200, 800)
        window.show()
        dialog = SettingsDialog(theme, window)
        dialog.open()
        dialog.open_page("network")
        QCoreApplication.processEvents()
        assert dialog.side is not None
        assert dialog.side.geometry().right() == dialog.width() - 2
        switch, test = button(dialog, "systemCertificates"), button(dialog, "testNetwork")
        # The track of a switch stands flush with the other controls; 4 around it are for the ring.
        assert switch.mapTo(dialog, QPoint(4, 0)).x() == test.mapTo(dialog, QPoint(0, 0)).x() == 25
        dialog.close()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("page", "name", "edges"),
    [
        # Left, top, right and bottom as drawn in 07d.
        ("saving", "openFolder", (578, 75, 651, 103)),
        ("saving", "chooseFolder", (659, 75, 735, 103)),
        ("saving", "nameStyle", (559, 137, 735, 169)),
        ("network", "proxyMode", (559, 73, 735, 105)),
        ("network", "ownProxy", (511, 137, 735, 169)),
        ("network", "testNetwork", (641, None, 735, None)),
        ("look", "textSize", (623, 137, 735, 169)),
        ("look", "language", (559, 329, 735, 361)),
        ("notifications", "chime", (599, 201, 735, 233)),
    ],
)
def test_controls_stand_where_they_are_drawn(
    dialog: SettingsDialog, page: str, name: str, edges: tuple[int | None, ...]
) -> None:
    dialog.open_page(page)
    QCoreApplication.processEvents()
    widget = dialog.findChild(QWidget, name)
    assert widget is not None
    place = QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())
    found = (place.left(), place.top(), place.left() + place.width(), place.top() + place.height())
    for is_at, drawn in zip(found, edges, strict=True):
        assert drawn is None or abs(is_at - drawn) <= 2, (found, edges)


def test_another_theme_repaints_it(dialog: SettingsDialog, theme: Theme) -> None:
    dark = dialog.grab().toImage()
    theme.choose("light")
    light = dialog.grab().toImage()
    assert dark.pixelColor(400, 500).name() == theme_hex("dark")
    assert light.pixelColor(400, 500).name() == theme_hex("light")


def theme_hex(name: str) -> str:
    from vidgo_desktop.ui.tokens import DARK, LIGHT

    return (DARK if name == "dark" else LIGHT)["bg.panel"].lower()
