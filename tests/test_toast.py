"""The short message at the bottom of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.ui.messages import RecentMessages
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.toast import SECONDS, Toast

WORDS = "Rooftop dance is ready"


class StillTheme(Theme):
    """Nothing moves, so that each state can be looked at once."""

    def duration(self, milliseconds: int) -> int:
        return 0


class Clock:
    """A time that stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = StillTheme(qapp, "dark")
    yield made
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    middle = QWidget()
    box = QVBoxLayout(middle)
    box.addWidget(QLineEdit())
    made.setCentralWidget(middle)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    return made


def middle_of(window: QMainWindow) -> QWidget:
    middle = window.centralWidget()
    assert middle is not None
    return middle


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def toast(theme: Theme, window: QMainWindow, clock: Clock) -> Toast:
    return Toast(theme, middle_of(window), RecentMessages(window, clock=clock, ticks=clock))


def action(toast: Toast) -> QPushButton:
    found = toast.findChild(QPushButton, "toastAction")
    assert isinstance(found, QPushButton)
    return found


def timer(toast: Toast) -> QTimer:
    found = toast.findChild(QTimer)
    assert found is not None
    return found


def test_one_message_at_a_time_as_plain_text(toast: Toast, window: QMainWindow) -> None:
    assert not toast.isVisible()
    toast.show_message("<b>first</b>", "its <i>detail</i>")
    assert "&lt;i&gt;" in toast.toolTip()
    toast.show_message("second & last")
    assert toast.isVisible()
    assert toast.text == "second & last"
    assert toast.toolTip() == ""
    label = toast.findChild(QLabel, "toastText")
    assert label is not None and label.textFormat() is Qt.TextFormat.PlainText
    assert toast.height() == 44
    assert toast.width() <= 400
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert [message.text for message in toast.messages.messages] == ["second & last", "<b>first</b>"]


def test_its_one_button_acts_and_closes_it(toast: Toast) -> None:
    done: list[str] = []
    toast.show_message("Removed", icon="trash", action_text="Undo", action=lambda: done.append("undone"))
    assert action(toast).accessibleName() == "Undo"
    QTest.mouseClick(action(toast), Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert not toast.isVisible()
    toast.show_message("Saved")
    assert not action(toast).isVisible()


def test_it_goes_by_itself_after_six_seconds(qtbot: QtBot, toast: Toast) -> None:
    toast.show_message("Saved")
    assert timer(toast).isActive() and timer(toast).interval() == SECONDS * 1000 == 6000
    # The same way out as after six seconds, without waiting for them.
    timer(toast).setInterval(1)
    with qtbot.waitSignal(timer(toast).timeout):
        timer(toast).start()
    assert not toast.isVisible()


def test_it_stays_under_the_mouse(toast: Toast) -> None:
    toast.show_message("Saved")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not timer(toast).isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert timer(toast).isActive()


def test_it_stays_while_its_button_has_the_focus_and_what_comes_waits(toast: Toast, window: QMainWindow) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    done: list[str] = []
    toast.show_message("Removed", action_text="Undo", action=lambda: done.append("first"))
    assert toast.focus_action()
    assert action(toast).hasFocus() and not timer(toast).isActive()
    toast.show_message("Something else")
    assert toast.text == "Removed"
    QTest.keyClick(action(toast), Qt.Key.Key_Space)
    assert done == ["first"]
    assert field.hasFocus()
    assert toast.isVisible() and toast.text == "Something else"
    assert not toast.focus_action()


def test_the_tab_key_reaches_the_button_and_escape_goes_back(toast: Toast, window: QMainWindow) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    toast.show_message("Removed", action_text="Undo", action=lambda: None)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert action(toast).hasFocus()
    QTest.keyClick(action(toast), Qt.Key.Key_Escape)
    assert not toast.isVisible()
    assert field.hasFocus()


def test_a_fault_that_lasts_is_said_once_a_minute(toast: Toast, clock: Clock) -> None:
    shown = 0
    for _ in range(24):
        toast.show_message("No answer from Vidgo.", tint="error")
        if toast.isVisible():
            shown += 1
            toast.hide()
        clock.now += 5
    assert shown == 2
    assert [(m.count, m.kind) for m in toast.messages.messages] == [(12, "error"), (12, "error")]


def test_the_answer_to_a_click_is_shown_each_time(toast: Toast) -> None:
    done: list[int] = []
    toast.show_message("Removed", action_text="Undo", action=lambda: done.append(1))
    toast.hide()
    toast.show_message("Removed", action_text="Undo", action=lambda: done.append(2))
    QTest.mouseClick(action(toast), Qt.MouseButton.LeftButton)
    assert done == [2]
    for _ in range(2):
        toast.show_message("Link copied.", again=True)
        assert toast.isVisible()
        toast.hide()
    toast.show_message("Link copied.")
    assert not toast.isVisible()


def test_a_long_message_wraps_and_stays_in_the_window(toast: Toast, window: QMainWindow) -> None:
    window.resize(800, 600)
    toast.show_message("The task list is from a newer version and was left untouched.", action_text="Recent messages")
    assert toast.height() == 64 - 8 or toast.height() > 44
    assert window.rect().contains(toast.geometry())
    label = toast.findChild(QLabel, "toastText")
    assert label is not None and label.height() >= label.heightForWidth(label.width())
    toast.show_message("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung " * 3)
    assert window.rect().contains(toast.geometry())
    window.resize(320, 240)
    QApplication.processEvents()
    assert toast.geometry().right() <= 320


def test_it_fades_in_and_out(qtbot: QtBot, qapp: QApplication, window: QMainWindow) -> None:
    toast = Toast(Theme(qapp, "dark", less_movement=False), middle_of(window))
    toast.show_message(WORDS, icon="check", tint="ok")
    veil = toast.graphicsEffect()
    assert veil is not None and veil.isEnabled()
    qtbot.waitUntil(lambda: not veil.isEnabled(), timeout=2000)
    assert toast.isVisible()
    timer(toast).setInterval(1)
    timer(toast).start()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_it_is_painted_in_both_themes(theme: Theme, toast: Toast) -> None:
    for choice, ground in (("dark", "bg.hover"), ("light", "bg.panel")):
        theme.choose(choice)
        toast.show_message(WORDS, icon="check", tint="ok", again=True)
        assert toast.grab().toImage().pixelColor(8, 22) == theme.color(ground)
