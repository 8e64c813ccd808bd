"""The look before something expensive: it says the price, and nothing costs by accident."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from vidgo_desktop.ui.second_look import SecondLook, ask_second_look
from vidgo_desktop.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


class Asked:
    """One open dialog over a window, and how often it was said yes to."""

    def __init__(self, theme: Theme, window: QMainWindow, balance: float | None = 1250.0, videos: int = 1) -> None:
        self.yes = 0
        self.window = window
        self.dialog = ask_second_look(theme, window, 680.0, balance, videos, self._count, above=200.0)

    def _count(self) -> None:
        self.yes += 1

    def button(self, name: str) -> QPushButton:
        found = self.dialog.findChild(QPushButton, name)
        assert found is not None
        return found

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel)]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    yield window
    for dialog in window.findChildren(SecondLook):
        dialog.close()


def test_it_says_what_it_would_use_of_what_there_is(theme: Theme, window: QMainWindow) -> None:
    asked = Asked(theme, window)
    assert asked.texts[0] == "This would use about 680 of your 1\u202f250 credits."
    assert "200" in asked.texts[1]
    # A voice would read a number with a thin blank in it as two.
    assert asked.dialog.accessibleName() == asked.texts[0].replace("\u202f", "")
    assert asked.button("notNow").text() == "Not now"
    assert asked.button("generateAnyway").text().startswith("Generate 1 video")
    assert "13" in Asked(theme, window, videos=13).button("generateAnyway").text()


def test_without_a_balance_it_names_the_price_alone(theme: Theme, window: QMainWindow) -> None:
    assert Asked(theme, window, balance=None).texts[0] == "This would use about 680 credits."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_the_key_under_the_finger_costs_nothing(theme: Theme, window: QMainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    asked = Asked(theme, window)
    qtbot.waitUntil(lambda: asked.dialog.focusWidget() is asked.button("notNow"))
    QTest.keyClick(asked.dialog.focusWidget(), key)
    assert not asked.dialog.isVisible()
    assert asked.yes == 0


def test_enter_beside_the_button_that_costs_is_not_yes(theme: Theme, window: QMainWindow) -> None:
    asked = Asked(theme, window)
    go = asked.button("generateAnyway")
    go.setFocus()
    QTest.keyClick(go, Qt.Key.Key_Return)
    assert asked.yes == 0


def test_a_click_or_space_on_the_button_is_one_yes(theme: Theme, window: QMainWindow) -> None:
    asked = Asked(theme, window)
    go = asked.button("generateAnyway")
    QTest.mouseClick(go, LEFT)
    assert (asked.yes, asked.dialog.isVisible()) == (1, False)
    go.click()
    assert asked.yes == 1
    again = Asked(theme, window)
    again.button("generateAnyway").setFocus()
    QTest.keyClick(again.button("generateAnyway"), Qt.Key.Key_Space)
    assert again.yes == 1


def test_it_goes_away_for_good(theme: Theme, window: QMainWindow, qtbot: QtBot) -> None:
    asked = Asked(theme, window)
    QTest.mouseClick(asked.button("notNow"), LEFT)
    qtbot.waitUntil(lambda: not window.findChildren(SecondLook))
    assert asked.yes == 0
