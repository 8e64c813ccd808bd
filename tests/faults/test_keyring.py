"""The password store that is missing, locked, silent, damaged, forgetful, unsafe or another one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
from keyring.errors import InitError, KeyringError, KeyringLocked, PasswordSetError
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests import test_credentials as planted
from tests.faults.bench import hold_invariants
from tests.faults.stores import is_connected, opened_with_keyring, place_note
from tests.scripted_service import KEY, ScriptedService
from tests.test_credentials import PlainText, Shelf
from tests.window import Window
from vidgo_desktop.core import credentials, key_keeper
from vidgo_desktop.core.credentials import KeyringCredentials, StoreTrouble
from vidgo_desktop.core.errors import BadKey
from vidgo_desktop.core.facts import BalanceState, KeyTrouble
from vidgo_desktop.ui.facts import FactGate
from vidgo_desktop.ui.key_words import key_of

Told = Callable[[str], str]
PLACE = ("vidgo-desktop", "api.vidgo.ai")
SAFE = "Kept in your system’s password store, never in a file."


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = keyring.core._keyring_backend
    yield
    keyring.core._keyring_backend = before


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A store that counts as one of the system's."""
    monkeypatch.setattr(credentials, "_TRUSTED", frozenset({(Shelf.__module__, Shelf.__qualname__)}))
    store = Shelf()
    keyring.set_keyring(store)
    return store


def enter(window: Window, key: str = KEY) -> None:
    """Enter a key on the account's page and keep it."""
    window.app.window.task_actions.settings.open("account").account.panel.field.setText(key)
    window.click("saveKey")


def again(window: Window) -> QPushButton:
    """The link that asks the password store once more."""
    panel = window.app.window.task_actions.settings.open("account").account.panel
    return next(button for button in panel.findChildren(QPushButton) if button.text() == "Try again")


# --- R01: no store ------------------------------------------------------------------------------------------------


def test_R01_without_a_store_it_is_said_before_and_nothing_is_written(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]  # keyring leaves it so
    for _ in range(2):
        with opened_with_keyring(qtbot, tmp_path, service.url) as window:
            window.until(lambda: "no password store" in place_note(window))
            assert told(place_note(window)) == "Your system has no password store. The key is kept until you quit."
            assert window.button("saveKey").text() == "Keep until I quit"
            enter(window)
            window.until(lambda: is_connected(window))
            assert "Kept until you quit" in window.words()
        hold_invariants(tmp_path, service)


# --- R02: locked --------------------------------------------------------------------------------------------------


def test_R02_a_locked_store_is_unlocked_and_asked_again(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, shelf: Shelf, told: Told
) -> None:
    shelf.kept[PLACE], shelf.error = KEY, KeyringLocked("prompt dismissed")
    with opened_with_keyring(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "locked" in place_note(window))
        told(place_note(window))
        assert window.button("saveKey").text() == "Keep until I quit"
        again(window).click()
        window.until(lambda: shelf.entered.is_set() and "locked" in place_note(window))
        shelf.error = None
        again(window).click()
        window.until(lambda: is_connected(window))
    assert shelf.kept == {PLACE: KEY}


# --- R03: silent --------------------------------------------------------------------------------------------------


def test_R03_a_late_answer_is_used_and_until_then_the_window_says_so(
    qtbot: QtBot,
    tmp_path: Path,
    service: ScriptedService,
    shelf: Shelf,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(key_keeper, "_SILENT_AFTER", 0.3)
    shelf.kept[PLACE], shelf.gate = KEY, threading.Event()
    with opened_with_keyring(qtbot, tmp_path, service.url, limit=30) as window:
        try:
            window.until(shelf.entered.is_set)
            # Nobody knows yet whether there is a key, so nothing asks for one.
            assert "Connect account" not in window.button("generate").text()
            assert not window.button("connectAccount").isVisible()
            window.until(lambda: "does not answer" in place_note(window))
            told(place_note(window))
            window.until(lambda: "Connect account" in window.button("generate").text())
        finally:
            shelf.gate.set()
        window.until(lambda: is_connected(window))
        assert place_note(window) == SAFE


def test_R03_what_was_entered_meanwhile_stands_and_works_at_once(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_keeper, "_SILENT_AFTER", 0.1)
    shelf.kept[PLACE], shelf.gate = "an-older-key-0123", threading.Event()
    with opened_with_keyring(qtbot, tmp_path, service.url, limit=30) as window:
        try:
            window.until(lambda: "does not answer" in place_note(window))
            enter(window)
            window.until(lambda: is_connected(window))
            states: list[BalanceState] = []
            gate = window.app.findChild(FactGate)
            assert gate is not None
            gate.balance_changed.connect(lambda fact: states.append(fact.state))
        finally:
            shelf.gate.set()
        window.until(lambda: shelf.kept == {PLACE: KEY})
        window.until(lambda: place_note(window) == SAFE)
        # It is the same key: its balance is as good as before.
        assert is_connected(window)
        assert set(states) <= {BalanceState.KNOWN}
    assert service.keys_seen == {f"Bearer {KEY}"}


def test_R03_a_forgotten_key_does_not_come_back_with_a_late_answer(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_keeper, "_SILENT_AFTER", 0.1)
    shelf.kept[PLACE], shelf.gate = KEY, threading.Event()
    with opened_with_keyring(qtbot, tmp_path, service.url, limit=30) as window:
        try:
            window.until(lambda: "does not answer" in place_note(window))
            enter(window)
            window.until(lambda: is_connected(window))
            window.app.window.key_forget_requested.emit()
        finally:
            shelf.gate.set()
        window.until(lambda: not shelf.kept)
        window.until(lambda: "Not connected" in window.button("balance").text())
        assert not is_connected(window)


# --- R04: denied --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "error",
    [
        InitError("Failed to unlock the collection!"),
        KeyringError("Can't get password from keychain: (-25293, 'Unknown Error')"),
        PasswordSetError("Can't store password on keychain: (-25244, 'Unknown Error')"),
    ],
)
def test_R04_a_store_that_denies_is_told_and_can_be_asked_again(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, shelf: Shelf, told: Told, error: Exception
) -> None:
    shelf.error = error
    with opened_with_keyring(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "did not let us in" in place_note(window))
        told(place_note(window))
        enter(window)
        window.until(lambda: is_connected(window))
        assert "Kept until you quit" in window.words()
    assert shelf.kept == {}


# --- R05: damaged -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("odd", [7, b"bytes", "nul\x00nul-nul", "zwei\nZeilen", "ключ-ключ-ключ", " ", "two words"])
def test_R05_a_damaged_value_is_not_used_and_another_key_replaces_it(
    qtbot: QtBot, tmp_path: Path, shelf: Shelf, service: ScriptedService, told: Told, odd: object
) -> None:
    shelf.kept[PLACE] = odd
    with pytest.raises(StoreTrouble) as caught:
        KeyringCredentials().load()
    assert caught.value.trouble is KeyTrouble.DAMAGED
    if odd == "two words":
        with opened_with_keyring(qtbot, tmp_path, service.url) as window:
            window.until(lambda: "damaged" in place_note(window))
            told(place_note(window))
            assert window.button("saveKey").text() == "Save"
            enter(window)
            window.until(lambda: is_connected(window) and shelf.kept == {PLACE: KEY})
            assert place_note(window) == SAFE


@pytest.mark.parametrize("stored", [f"{KEY}\n", f"  {KEY}  ", f"\t{KEY}\r\n"])
def test_R05_blanks_around_a_stored_key_are_cleaned_away(shelf: Shelf, stored: str) -> None:
    shelf.kept[PLACE] = stored
    assert KeyringCredentials().load() == KEY
    shelf.kept[PLACE] = ""
    assert KeyringCredentials().load() is None


# --- R06 to R08: the key itself -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("vk-саnary-0123456789", 4),  # noqa: RUF001  # a Cyrillic look-alike is the subject
        ("  vk-canary-0123456789é", 23),
        ("Bearer vk-canary\u200b0123456789", 17),
        ("vk-canary\x000123456789", 10),
    ],
)
def test_R06_the_place_of_an_odd_character_is_named_and_the_key_is_not_shown(
    text: str, position: int, told: Told
) -> None:
    key, note = key_of(text)
    assert key is None and note is not None
    assert told(note.text) == f"Character {position} cannot be part of a key. Copy it once more."
    assert "nary" not in note.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{KEY}\n", "We removed a blank."),
        (f"\ufeff{KEY}", "We removed a blank."),
        (f"“{KEY}”", "We removed quotation marks."),
        (f"Bearer {KEY}", "We removed the word Bearer."),
        (f"Authorization: Bearer {KEY}\r\n", "We removed the name in front of it and the word Bearer."),
    ],
)
def test_R07_what_stands_around_a_key_is_removed_and_told(text: str, said: str, told: Told) -> None:
    key, note = key_of(text)
    assert key == KEY and note is not None
    assert told(note.text) == said


def test_R07_a_pasted_key_is_cleaned_in_the_field_and_then_kept(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, shelf: Shelf
) -> None:
    with opened_with_keyring(qtbot, tmp_path, service.url) as window:
        window.until(lambda: place_note(window) == SAFE)
        panel = window.app.window.task_actions.settings.open("account").account.panel
        QTest.keyClicks(panel.field, f'"Bearer {KEY} ')
        window.until(lambda: "The key works" in window.words())
        assert panel.field.text() == KEY
        assert panel.note == "We removed quotation marks and the word Bearer."
        window.click("saveKey")
        window.until(lambda: shelf.kept == {PLACE: KEY})


def test_R08_a_key_that_no_store_can_hold_is_refused_before_anything_is_written(shelf: Shelf, told: Told) -> None:
    key, note = key_of("k" * 1_281)
    assert key is None and note is not None
    assert "too long" in told(note.text)
    with pytest.raises(BadKey):
        KeyringCredentials().save("k" * 1_281)
    assert not shelf.entered.is_set() and shelf.kept == {}


# --- R09, R10: forgetful ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", [None, "an-older-key-0123"])
def test_R09_every_write_is_read_back(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, shelf: Shelf, told: Told, before: str | None
) -> None:
    with opened_with_keyring(qtbot, tmp_path, service.url) as window:
        window.until(lambda: place_note(window) == SAFE)
        shelf.forgetful = True
        if before is not None:
            shelf.kept[PLACE] = before
        enter(window)
        window.until(lambda: is_connected(window))
        window.until(lambda: "Kept until you quit" in window.words())
        assert "did not keep the key" in told(place_note(window))
    assert shelf.kept.get(PLACE) == before


def test_R10_a_key_that_cannot_be_deleted_is_told_and_forgotten_here(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, shelf: Shelf, told: Told
) -> None:
    shelf.kept[PLACE] = KEY
    with opened_with_keyring(qtbot, tmp_path, service.url) as window:
        window.until(lambda: is_connected(window))
        shelf.error = KeyringError("no")
        window.app.window.key_forget_requested.emit()
        window.until(lambda: "Not connected" in window.button("balance").text())
        window.until(lambda: "password store" in window.app.window.toast.text)
        told(window.app.window.toast.text)
        asked = service.count("GET", "/api/user/balance")
        window.app.window.balance_requested.emit()
        window.until(lambda: "Connect account" in window.button("generate").text())
    assert service.count("GET", "/api/user/balance") == asked


# --- R11, R12: another store, an unsafe one -----------------------------------------------------------------------


def test_R11_with_another_store_the_key_is_asked_for_and_the_tasks_stay(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, shelf: Shelf, told: Told
) -> None:
    service.steps = [{"status": "running", "progress": 30}]
    shelf.kept[PLACE] = KEY
    with opened_with_keyring(qtbot, tmp_path, service.url) as window:
        window.until(lambda: is_connected(window))
        window.fill()
        window.click("generate")
        window.until_row("making your video")
    keyring.set_keyring(Shelf())
    with opened_with_keyring(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "Connect account" in window.button("generate").text())
        window.until_row("making your video")
        told(window.button("generate").text())
        service.steps = [{"status": "finished", "progress": 100}]
        enter(window)
        window.until_row("ready")
    hold_invariants(tmp_path, service)
    assert service.posts.total() == 1


def test_R12_a_plain_store_is_not_used_and_said_to_be_unsafe(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    store = PlainText()
    keyring.set_keyring(store)
    with opened_with_keyring(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "not a safe one" in place_note(window))
        told(place_note(window))
        enter(window)
        window.until(lambda: is_connected(window))
    assert store.kept == {} and not store.entered.is_set()
    hold_invariants(tmp_path, service)


@pytest.mark.parametrize("how", ["variable", "configuration", "package", "null"])
def test_R12_a_planted_plain_store_is_refused_in_a_real_process(tmp_path: Path, how: str) -> None:
    planted.test_a_planted_plain_store_is_refused_in_a_real_process(tmp_path, how)
