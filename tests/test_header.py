"""The header: each state of the balance in words, and the practice badge that cannot be missed."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.facts import BalanceFact, BalanceState, Realm, SpendingFact
from vidgo_desktop.ui.balance_button import BalanceButton
from vidgo_desktop.ui.header import Header
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.offline_strip import OfflineStrip
from vidgo_desktop.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    # The widgets of the test before are gone only now; a new style sheet would dress each of them anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


@pytest.fixture
def header(qtbot: QtBot, theme: Theme) -> Header:
    made = Header(theme)
    qtbot.addWidget(made)
    made.resize(1360, 52)
    made.show()
    return made


def button(header: QWidget, name: str) -> QAbstractButton:
    found = header.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def known(credits: float, *, pretend: bool = False) -> BalanceFact:
    return BalanceFact(BalanceState.KNOWN, credits, time.time(), pretend)


@pytest.mark.parametrize(
    ("fact", "online", "text", "spoken"),
    [
        (known(1250), True, f"{number(1250)} credits", "Balance, 1250 credits"),
        (known(900, pretend=True), True, "900 pretend credits", "Balance, 900 pretend credits"),
        (known(0.5), True, "0.5 credits", "Balance, 0.5 credits"),
        (known(0), True, "0 credits", "Balance, 0 credits"),
        (BalanceFact(BalanceState.ASKING), True, "…", "Balance, being asked"),
        (BalanceFact(BalanceState.NO_KEY), True, "Not connected", "Balance, not connected"),
        (BalanceFact(BalanceState.REFUSED), True, "Key not accepted", "Balance, the key was not accepted"),
        (BalanceFact(BalanceState.OLD), True, "…", "Balance, not known"),
        (BalanceFact(BalanceState.OLD, 90), True, "90, old", "Balance, 90 credits, old"),
    ],
)
def test_every_state_of_the_balance_has_words(
    header: Header, fact: BalanceFact, online: bool, text: str, spoken: str
) -> None:
    header.show_balance(fact)
    header.show_online(online)
    balance = button(header, "balance")
    assert balance.text() == text
    assert balance.accessibleName() == spoken
    assert balance.toolTip()
    QApplication.processEvents()
    assert balance.width() >= balance.sizeHint().width()


def test_an_old_number_says_how_old_it_is(header: Header) -> None:
    balance = button(header, "balance")
    header.show_balance(BalanceFact(BalanceState.OLD, 90, time.time() - 600))
    assert (balance.text(), balance.accessibleName()) == ("90, 10 min old", "Balance, 90 credits, 10 minutes old")
    header.show_balance(BalanceFact(BalanceState.KNOWN, 90, time.time() - 4 * 3600))
    assert balance.text() == "90 credits"
    header.show_online(False)
    assert (balance.text(), balance.accessibleName()) == ("90, 4 h old", "Balance, 90 credits, 4 hours old")


def test_the_colour_of_the_number_says_when_to_look(header: Header, theme: Theme) -> None:
    def colours(fact: BalanceFact) -> set[str]:
        header.show_balance(fact)
        QApplication.processEvents()
        image = button(header, "balance").grab().toImage()
        return {
            image.pixelColor(QPoint(x, y)).name().upper() for x in range(image.width()) for y in range(image.height())
        }

    for fact, token, absent in (
        (known(1250), "text.1", "error"),
        (known(50), "warn", "error"),
        (known(0), "error", "warn"),
    ):
        seen = colours(fact)
        assert theme.hex(token).upper() in seen
        assert theme.hex(absent).upper() not in seen


def test_top_up_is_offered_only_to_an_empty_account(qtbot: QtBot, header: Header) -> None:
    header.show_balance(known(0, pretend=True))
    assert button(header, "topUp").isHidden()
    header.show_balance(known(0))
    with qtbot.waitSignal(header.top_up_requested):
        QTest.mouseClick(button(header, "topUp"), Qt.MouseButton.LeftButton)
    header.show_balance(known(10))
    assert button(header, "topUp").isHidden()


def test_the_badge_is_there_exactly_in_practice(qtbot: QtBot, header: Header) -> None:
    badge = button(header, "practiceBadge")
    assert badge.isHidden()
    header.show_realm(Realm.PRACTICE)
    assert badge.isVisible()
    assert badge.accessibleName() == "Practice mode, nothing is spent"
    with qtbot.waitSignal(header.practice_badge_clicked):
        QTest.mouseClick(badge, Qt.MouseButton.LeftButton)
    header.show_realm(Realm.ACCOUNT)
    assert badge.isHidden()


def test_the_buttons_say_what_they_do(qtbot: QtBot, header: Header) -> None:
    header.show_balance(known(10))
    for name, signal, spoken, keys in (
        ("refreshBalance", header.refresh_requested, "Refresh balance", "F5"),
        ("help", header.help_requested, "Help", "F1"),
        ("settings", header.settings_requested, "Settings", "Ctrl+,"),
    ):
        found = button(header, name)
        assert found.accessibleName() == spoken
        assert keys in found.toolTip()
        with qtbot.waitSignal(signal):
            QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_click_on_the_balance_opens_its_menu(qtbot: QtBot, header: Header) -> None:
    balance = header.findChild(BalanceButton)
    assert balance is not None
    header.show_balance(known(10))
    header.show_spending(SpendingFact(today=120.0))
    for signal, name in ((header.refresh_requested, "balanceRefresh"), (header.top_up_requested, "balanceTopUp")):
        QTest.mouseClick(balance, Qt.MouseButton.LeftButton)
        menu = balance.menu_shown
        assert menu is not None
        with qtbot.waitSignal(signal):
            action = next(action for action in menu.actions() if action.objectName() == name)
            action.trigger()
        menu.close()


def test_without_a_good_key_a_click_on_the_balance_leads_to_the_settings(qtbot: QtBot, header: Header) -> None:
    for state in (BalanceState.NO_KEY, BalanceState.REFUSED):
        header.show_balance(BalanceFact(state))
        with qtbot.waitSignal(header.settings_requested):
            QTest.mouseClick(button(header, "balance"), Qt.MouseButton.LeftButton)


def test_the_only_tab_stays_chosen(header: Header) -> None:
    tab = button(header, "tabCreate")
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert tab.isChecked()
    assert tab.accessibleName() == "Create"
    interface = QAccessible.queryAccessibleInterface(tab)
    assert interface.role() is QAccessible.Role.RadioButton


def test_more_tabs_are_one_choice_for_mouse_and_arrows(qtbot: QtBot, header: Header) -> None:
    second = header.add_tab("second", "Second", "batch")
    first = button(header, "tabCreate")
    QApplication.processEvents()
    assert first.isChecked() and not second.isChecked()
    with qtbot.waitSignal(header.tab_chosen) as heard:
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert heard.args == ["second"] and not first.isChecked()
    header.activateWindow()
    qtbot.waitUntil(header.isActiveWindow)
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert first.isChecked() and first.hasFocus()
    header.show_tab("second")
    assert second.isChecked()


def test_the_parts_stand_where_they_are_drawn(header: Header) -> None:
    header.show_balance(known(1250))
    QApplication.processEvents()
    tab = button(header, "tabCreate").geometry()
    assert abs(tab.left() - 165) <= 2 and abs(tab.width() - 90) <= 2
    assert (tab.top(), tab.height()) == (10, 32)
    for name, left in (("refreshBalance", 1215), ("help", 1272), ("settings", 1316)):
        assert button(header, name).geometry().topLeft() == QPoint(left, 10), name
    assert button(header, "balance").geometry().right() == 1202


def test_in_a_window_of_a_small_screen_the_icons_stay(header: Header) -> None:
    header.show_realm(Realm.PRACTICE)
    header.show_balance(known(1000, pretend=True))
    header.resize(418, 52)
    QApplication.processEvents()
    for name in ("practiceBadge", "balance", "refreshBalance", "help", "settings"):
        found = button(header, name)
        assert found.isVisible() and found.geometry().right() < 418, name
        assert found.width() >= min(32, found.minimumSizeHint().width()) and found.accessibleName(), name
    for name in ("practiceBadge", "balance"):
        assert button(header, name).width() >= button(header, name).minimumSizeHint().width(), name
    assert not button(header, "tabCreate").isVisible()
    header.add_tab("second", "Second", "batch")
    header.resize(600, 52)
    QApplication.processEvents()
    assert button(header, "tabCreate").isVisible() and button(header, "tabCreate").toolTip() == "Create"
    header.resize(1360, 52)
    QApplication.processEvents()
    assert button(header, "tabCreate").text() == "Create" and not button(header, "tabCreate").toolTip()


def test_the_row_is_mirrored_where_reading_begins_at_the_right(header: Header) -> None:
    header.show_realm(Realm.PRACTICE)
    header.show_balance(known(10))
    header.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    names = ["settings", "help", "refreshBalance", "balance", "practiceBadge", "tabCreate"]
    lefts = [button(header, name).mapTo(header, QPoint(0, 0)).x() for name in names]
    assert lefts == sorted(lefts)
    badge = button(header, "practiceBadge")
    image = badge.grab().toImage()
    # The flask is at the right end now: nothing but ground where it stands otherwise.
    ground = image.pixelColor(badge.width() // 2, 4)
    columns = [image.pixelColor(x, badge.height() // 2) == ground for x in range(8, 12)]
    assert all(columns)


def test_tab_goes_through_the_header_from_left_to_right(qtbot: QtBot, header: Header) -> None:
    header.show_realm(Realm.PRACTICE)
    header.show_balance(known(10))
    header.activateWindow()
    qtbot.waitUntil(header.isActiveWindow)
    button(header, "tabCreate").setFocus()
    visited = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus.objectName())
    assert visited == ["practiceBadge", "balance", "refreshBalance", "help", "settings"]


def test_nothing_is_cut_in_the_narrowest_window(header: Header) -> None:
    header.show_realm(Realm.PRACTICE)
    header.show_balance(known(123_456, pretend=True))
    header.resize(800, 52)
    QApplication.processEvents()
    for name in ("practiceBadge", "balance"):
        assert button(header, name).width() >= button(header, name).minimumSizeHint().width(), name
    for name in ("refreshBalance", "help", "settings"):
        found = button(header, name)
        assert found.width() >= 28, name
        assert found.geometry().right() < header.width(), name


def test_another_theme_repaints_it(header: Header, theme: Theme) -> None:
    header.show_balance(known(1250))
    dark = header.grab().toImage()
    theme.choose("light")
    assert header.grab().toImage() != dark


def test_the_strip_is_there_as_long_as_the_line_is_down(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    strip = OfflineStrip(theme)
    strip.setParent(window)
    window.show()
    assert not strip.isVisible()
    strip.show_online(False)
    assert strip.isVisible()
    assert strip.sizeHint().height() >= 36
    strip.show_online(True)
    assert not strip.isVisible()
