"""The balance as a button: its menu, its wishes, and when its number turns amber."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.facts import BalanceFact, BalanceState, Price, PriceFact, PriceSource, SpendingFact
from vidgo_desktop.ui.balance_button import BalanceButton
from vidgo_desktop.ui.balance_menu import BalanceMenu
from vidgo_desktop.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton
KNOWN = BalanceFact(BalanceState.KNOWN, 1250.0)


class Driven:
    """A balance button on the screen, and what it asked for."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.button = BalanceButton(theme)
        qtbot.addWidget(self.button)
        self.wishes: list[str] = []
        self.button.refresh_requested.connect(lambda: self.wishes.append("refresh"))
        self.button.top_up_requested.connect(lambda: self.wishes.append("top up"))
        self.button.connect_requested.connect(lambda: self.wishes.append("connect"))
        self.button.show_balance(KNOWN)
        self.button.show()

    def open(self) -> BalanceMenu:
        QTest.mouseClick(self.button, LEFT)
        menu = self.button.menu_shown
        assert menu is not None and menu.isVisible()
        return menu

    def colours(self) -> set[str]:
        image = self.button.grab().toImage()
        return {
            image.pixelColor(QPoint(x, y)).name().upper() for x in range(image.width()) for y in range(image.height())
        }


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def driven(qtbot: QtBot, theme: Theme) -> Iterator[Driven]:
    driven = Driven(qtbot, theme)
    yield driven
    if driven.button.menu_shown is not None:
        driven.button.menu_shown.close()


def entry(menu: BalanceMenu, name: str) -> QAction:
    found = menu.findChild(QAction, name)
    assert found is not None, name
    return found


def texts(menu: BalanceMenu) -> list[str]:
    return [label.text() for label in menu.findChildren(QLabel)]


def test_a_click_opens_todays_sums(driven: Driven) -> None:
    driven.button.show_spending(SpendingFact(1210.0, 70.0))
    menu = driven.open()
    assert texts(menu) == ["Today", "1\u202f210 credits", "Held now", "70 credits"]
    assert menu.accessibleName() == "Balance, 1210 credits today, 70 credits held now"
    assert [action.text() for action in menu.actions() if action.text()] == ["Top up", "Refresh"]
    driven.button.show_spending(SpendingFact(1280.0, 0.0))
    assert "1\u202f280 credits" in texts(menu)
    assert driven.wishes == []


@pytest.mark.parametrize(("name", "wish"), [("balanceTopUp", "top up"), ("balanceRefresh", "refresh")])
def test_its_entries_are_wishes(driven: Driven, qtbot: QtBot, name: str, wish: str) -> None:
    menu = driven.open()
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry(menu, name)).center())
    assert driven.wishes == [wish]
    qtbot.waitUntil(lambda: driven.button.menu_shown is None)
    assert not driven.button.isDown()


def test_the_keyboard_reaches_both_entries(driven: Driven) -> None:
    menu = driven.open()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is entry(menu, "balanceTopUp")
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert driven.wishes == ["refresh"]


def test_escape_closes_and_it_opens_again(driven: Driven, qtbot: QtBot) -> None:
    for _ in range(2):
        menu = driven.open()
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: driven.button.menu_shown is None)
    assert driven.wishes == []


def test_practice_offers_nothing_that_costs(driven: Driven) -> None:
    driven.button.show_balance(BalanceFact(BalanceState.KNOWN, 900.0, pretend=True))
    driven.button.show_spending(SpendingFact(70.0, 0.0))
    menu = driven.open()
    assert menu.findChild(QAction, "balanceTopUp") is None
    assert "70 pretend credits" in texts(menu)


@pytest.mark.parametrize("state", [BalanceState.NO_KEY, BalanceState.REFUSED])
def test_without_a_good_key_a_click_leads_to_the_account(driven: Driven, state: BalanceState) -> None:
    driven.button.show_balance(BalanceFact(state))
    QTest.mouseClick(driven.button, LEFT)
    assert driven.wishes == ["connect"]
    assert driven.button.menu_shown is None


def test_the_menu_stands_below_the_button_and_ends_with_it(driven: Driven) -> None:
    driven.button.move(400, 20)
    menu = driven.open()
    corner = driven.button.mapToGlobal(driven.button.rect().bottomRight())
    assert (menu.geometry().right(), menu.geometry().top()) == (corner.x(), corner.y() + 5)


def test_amber_follows_what_a_usual_video_costs(driven: Driven, theme: Theme) -> None:
    amber = theme.hex("warn").upper()
    driven.button.show_balance(BalanceFact(BalanceState.KNOWN, 80.0))
    assert amber not in driven.colours()
    learned = Price("wan-animate-replace", "480p", 9.0, PriceSource.LEARNED, 12)
    driven.button.show_prices(PriceFact((learned,)))
    assert amber in driven.colours()
    driven.button.show_prices(PriceFact())
    assert amber not in driven.colours()
