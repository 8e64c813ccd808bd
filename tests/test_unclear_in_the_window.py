"""A task of which nobody knows whether it was sent, as a person meets it: what is said, and each way out of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.scripted_service import Answer, ScriptedService
from tests.window import Window, opened
from vidgo_desktop.core.task import Task, TaskState
from vidgo_desktop.ui.error_text import ActionKind

_DOWN = Answer(503, {"detail": "down"})
# What the user reads in the account.
_NUMBER = "8FDN1I7M7Q68DDG8"


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService() as running:
        running.steps = [{"status": "running", "progress": 45}]
        running.looks[_NUMBER] = 0
        yield running


class Person:
    """Somebody before the window, whose first task met an outage after it was sent."""

    def __init__(self, window: Window, service: ScriptedService) -> None:
        self.window = window
        self.service = service
        service.submit_answers.append(_DOWN)
        self.generate()
        window.until_row("not sure")

    def generate(self) -> None:
        self.window.fill()
        self.window.until(lambda: self.window.button("generate").isEnabled())
        self.window.click("generate")

    def task(self, number: int = 1) -> Task:
        found = self.window.app.window.tasks.model.known(number)
        assert found is not None
        return found

    def asks(self) -> QDialog:
        """*Was I charged?* is open, with its first reading."""
        self.window.app.window.task_actions.act(self.task(), ActionKind.WAS_I_CHARGED)
        self.window.until(lambda: "Your balance was read at" in self.window.words())
        dialog = self.dialog()
        self.window.until(lambda: dialog.isAncestorOf(QApplication.focusWidget() or self.window.app.window))
        return dialog

    def dialog(self) -> QDialog:
        return next(each for each in self.window.app.window.findChildren(QDialog) if each.isVisible())

    def is_asked(self) -> bool:
        return any(each.isVisible() for each in self.window.app.window.findChildren(QDialog))

    @property
    def posts(self) -> int:
        return self.service.posts.total()

    def focus(self, name: str) -> None:
        """Walk there by Tab."""
        for _ in range(20):
            now = QApplication.focusWidget()
            assert now is not None
            if now.objectName() == name:
                return
            QTest.keyClick(now, Qt.Key.Key_Tab)
        raise AssertionError(f"{name} cannot be reached")

    def press(self, key: Qt.Key) -> None:
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, key)


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> Iterator[Person]:
    with opened(qtbot, tmp_path, service.url) as window:
        yield Person(window, service)


def test_a_number_is_taken_only_when_vidgo_knows_it_and_nobody_has_it(person: Person) -> None:
    window = person.window
    person.generate()
    # The unclear one stays on top.
    window.until_row("making your video", row=1)
    taken = person.task(2).task_id
    assert taken is not None
    person.asks()
    window.click("seenInAccount")
    for number, said in (
        ("no number at all", "This cannot be the number of a task."),
        (taken, "This number belongs to another task in your list."),
        ("0000NOBODYKNOWS0", "Vidgo does not know this number."),
    ):
        window.field("taskNumber").setText(number)
        window.click("useTaskNumber")
        window.until(lambda: said in window.words())  # noqa: B023  # waited for within this round
        assert person.is_asked() and window.field("taskNumber").text() == number
        assert person.task().state is TaskState.UNKNOWN
    window.field("taskNumber").setText(_NUMBER)
    assert "does not know" not in window.words()
    window.click("useTaskNumber")
    window.until(lambda: person.task().state is TaskState.RUNNING)
    assert not person.is_asked()
    assert (person.task().task_id, person.posts) == (_NUMBER, 2)


def test_enter_in_the_field_gives_the_number_and_closes_nothing(person: Person) -> None:
    person.asks()
    person.focus("seenInAccount")
    person.press(Qt.Key.Key_Space)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "no number")
    person.press(Qt.Key.Key_Return)
    assert person.is_asked()
    person.window.until(lambda: "This cannot be the number" in person.window.words())
    person.press(Qt.Key.Key_Return)
    assert person.is_asked()
    person.press(Qt.Key.Key_Escape)
    assert not person.is_asked()


def test_checking_again_reads_the_balance_now(person: Person) -> None:
    person.asks()
    person.service.balance -= 35.0
    person.window.click("checkAgain")
    assert "Reading your balance…" in person.window.words()
    person.window.until(lambda: "Your balance was read at" in person.window.words())
    person.window.until(lambda: "1 215" in person.window.words().replace("\N{NARROW NO-BREAK SPACE}", " "))
    assert person.is_asked() and person.posts == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_no_key_alone_sends_again(person: Person, key: Qt.Key) -> None:
    person.asks()
    person.focus("sendAgain")
    person.press(key)
    assert not person.is_asked()
    assert (person.posts, len(person.window.rows())) == (1, 1)
    assert person.task().state is TaskState.UNKNOWN


def test_sending_again_by_keyboard_takes_a_tick_and_a_second_press(person: Person) -> None:
    person.asks()
    person.focus("sendAgain")
    person.press(Qt.Key.Key_Space)
    assert not person.window.button("sendAgain").isEnabled()
    tick = QApplication.focusWidget()
    assert tick is not None and tick.objectName() == "mayCostTwice"
    person.press(Qt.Key.Key_Space)
    person.focus("sendAgain")
    assert person.posts == 1
    person.press(Qt.Key.Key_Space)
    person.window.until(lambda: person.posts == 2)
    person.window.until(lambda: person.task().state is TaskState.CLOSED)
    assert not person.is_asked()


def test_what_nobody_waits_for_any_more_can_still_be_found(person: Person) -> None:
    person.asks()
    person.window.click("stopWatching")
    person.window.until(lambda: person.task().state is TaskState.CLOSED)
    person.asks()
    words = person.window.words()
    assert "Send again" not in words and "We are still checking" not in words
    person.window.click("seenInAccount")
    person.window.field("taskNumber").setText(_NUMBER)
    person.window.click("useTaskNumber")
    person.window.until(lambda: person.task().state is TaskState.RUNNING)
    assert not person.is_asked() and person.posts == 1
