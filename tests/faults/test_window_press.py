"""Presses that are too many, too early or too late: one wish stays one task, and an unclear one stands out."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.faults.bench import hold_invariants
from tests.scripted_service import Answer, ScriptedService
from tests.test_job_form import IMAGE_LINK, Driven
from tests.window import Window, opened
from vidgo_desktop.core.errors import CredentialError, NetworkError
from vidgo_desktop.core.facts import (
    BalanceFact,
    BalanceState,
    ConnectionReport,
    KeyFact,
    KeyPlace,
    KeyTest,
    Refusal,
    SpendingFact,
)
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import Task, TaskState
from vidgo_desktop.core.task_wishes import CONSENT
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.facts import FactGate
from vidgo_desktop.ui.task_details import TaskDetails

Told = Callable[[Task | str], str]
LEFT, NO_MODIFIER = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
# The whole figure takes a minute; each run of the tests does a part of it.
ROUNDS = 1_000 if os.environ.get("VIDGO_LONG") else 120


def hold_enter(form: Driven) -> None:
    """Enter, and what the keyboard repeats while it is held."""
    form.generate.setFocus()
    for repeat in (False, True, True, True):
        focused = QApplication.focusWidget()
        assert focused is not None
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NO_MODIFIER, "\r", autorep=repeat)
        QApplication.sendEvent(focused, press)


def click_and_enter(form: Driven) -> None:
    """The mouse and both keys in the same moment."""
    form.press()
    QTest.keyClick(form.generate, Qt.Key.Key_Return)
    QTest.keyClick(form.form, Qt.Key.Key_Return, CONTROL)


def four_clicks(form: Driven) -> None:
    """Two double clicks."""
    form.double_click()
    form.double_click()


def test_U01_however_it_is_pressed_it_is_one_wish(qtbot: QtBot, qapp: QApplication) -> None:
    form = Driven(qtbot, qapp)
    form.link("imageUrl", IMAGE_LINK)
    ways: list[Callable[[Driven], None]] = [Driven.double_click, four_clicks, hold_enter, click_and_enter]
    dice = random.Random(1)  # noqa: S311  # a game, no secret
    fast = False

    def taken(request: object) -> None:
        # Half of the time the task is kept already while the keys still come.
        if fast:
            form.form.submission_taken(form.sent[-1].nonce)

    form.form.submit_requested.connect(taken)
    for number in range(ROUNDS):
        form.link("videoUrl", f"https://example.com/{number}.mp4")
        fast = dice.random() < 0.5
        dice.choice(ways)(form)
        assert len(form.sent) == number + 1
        form.form.submission_taken(form.sent[-1].nonce)
    assert len({request.nonce for request in form.sent}) == ROUNDS


def test_U01_four_clicks_in_the_program_are_one_task_and_one_charge(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    with opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        _until_ready(window)
        place = window.center_of("generate")
        for _ in range(2):
            QTest.mouseDClick(window.app.window.windowHandle(), LEFT, NO_MODIFIER, place)
        QTest.keyClick(window.app.window, Qt.Key.Key_Return, CONTROL)
        window.until_row("ready")
        assert len(window.rows()) == 1
        told(window.rows()[0])
    assert service.posts.total() == 1
    hold_invariants(tmp_path, service)


def test_U02_closed_right_after_the_press_the_task_is_there_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    with opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        _until_ready(window)
        window.click("generate")
    hold_invariants(tmp_path, service)
    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: len(window.rows()) == 1)
        # Sent or not sent, but never sent by itself now: it waits for a click, or its number is known.
        window.until(lambda: any(word in window.rows()[0].lower() for word in ("needs you", "not sure", "ready")))
        told(window.rows()[0])
    assert service.posts.total() <= 1
    hold_invariants(tmp_path, service)


def test_U10_a_fact_for_a_dialog_that_is_gone_disturbs_nothing(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    service.steps = [{"status": "failed", "error_message": "no human detected"}]
    with opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        window.click("generate")
        window.until_row("did not work")
        main = window.app.window
        task = main.tasks.model.task_at(1)
        assert task is not None
        main.task_actions.act(task, ActionKind.DETAILS)
        main.open_account()
        main.help_actions.open_messages()
        main.help_actions.open_report()
        dialogs = [dialog for dialog in main.findChildren(QDialog) if dialog.isVisible()]
        assert len(dialogs) >= 3
        for dialog in dialogs:
            dialog.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gate = window.app.findChild(FactGate)
        assert gate is not None
        gate.balance_changed.emit(BalanceFact(BalanceState.KNOWN, 5.0, 1.0))
        gate.key_changed.emit(KeyFact(KeyPlace.SESSION, "abcd"))
        gate.key_tested.emit(KeyTest(error=NetworkError("x")))
        gate.connection_tested.emit(ConnectionReport((), True))
        gate.spending_changed.emit(SpendingFact(1.0))
        gate.tasks_changed.emit((task,))
        gate.refused.emit(Refusal("", CredentialError("x")))
        gate.task_removed.emit(task.id)
        gate.online_changed.emit(False)
        main.task_actions.act(task, ActionKind.DETAILS)
        window.until(lambda: any(isinstance(each, TaskDetails) for each in main.findChildren(QDialog)))


def unclear(window: Window, service: ScriptedService, count: int) -> None:
    """So many tasks whose answer was lost."""
    for number in range(count):
        service.submit_answers.append(Answer(drop=True, charges=True))
        window.fill(f"https://example.com/unclear-{number}.mp4")
        _until_ready(window)
        window.click("generate")
        _until_unclear(window, number + 1)


def _until_ready(window: Window) -> None:
    button = window.button("generate")
    window.until(lambda: button.text().startswith("Generate") and button.isEnabled())


def _until_unclear(window: Window, count: int) -> None:
    window.until(lambda: sum("not sure" in row.lower() for row in window.rows()) == count)


def test_U19_unclear_tasks_are_counted_in_the_title_distinct_and_brought_into_sight(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    service.balance = 100_000.0
    with opened(qtbot, tmp_path, service.url) as window:
        unclear(window, service, 3)
        assert window.app.window.windowTitle() == "Vidgo Desktop · 3 not sure"
        told(window.app.window.windowTitle())
        told(window.rows()[0])
        assert not any("did not work" in row.lower() or "failed" in row.lower() for row in window.rows())
        assert sum("Was I charged" in row or "not sure" in row.lower() for row in window.rows()) == 3
    _bury(tmp_path)
    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: window.app.window.windowTitle() == "Vidgo Desktop · 3 not sure")
        view = window.app.window.tasks.view
        window.until(lambda: view.chosen_id == 3)
        row = window.app.window.tasks.model.row_of(3)
        # Three hundred newer ones do not push it out of sight: what is not sure stands above them.
        assert row is not None and row <= 3
        index = window.app.window.tasks.model.index(row, 0)
        window.until(lambda: view.viewport().rect().intersects(view.visualRect(index)))
        window.app.window.stop_waiting_requested.emit(3)
        window.until(lambda: window.app.window.windowTitle() == "Vidgo Desktop · 2 not sure")
    assert service.posts.total() == 3
    hold_invariants(tmp_path, service)


def _bury(folder: Path) -> None:
    """Put some hundred newer tasks above."""
    store = TaskStore.open(folder / "account" / "tasks.db")
    old = store.page((1,))[0]
    for number in range(300):
        added, _ = store.add(replace(old.request, nonce=f"above-{number}"), title="Above", now=1_900_000_000.0)
        store.update(added.id, state=TaskState.CLOSED)
    store.close()


def test_U20_sending_again_is_told_ticked_linked_and_written_down(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    with opened(qtbot, tmp_path, service.url) as window:
        unclear(window, service, 1)
        main = window.app.window
        task = main.tasks.model.task_at(1)
        assert task is not None
        main.task_actions.act(task, ActionKind.WAS_I_CHARGED)
        window.until(lambda: "sending again costs a second time" in window.words())
        told("If the first one did start after all, sending again costs a second time.")
        details = main.findChild(TaskDetails)
        again, tick = main.findChild(QPushButton, "sendAgain"), main.findChild(QCheckBox, "mayCostTwice")
        assert details is not None and again is not None and tick is not None
        # No way by a key: it is not the default, and it has no letter of its own.
        assert not again.isDefault() and not again.autoDefault() and again.shortcut().isEmpty()
        assert "&" not in again.text() and not tick.isChecked()
        QTest.keyClick(details, Qt.Key.Key_Return)
        assert service.posts.total() == 1
        main.task_actions.act(task, ActionKind.WAS_I_CHARGED)
        details = next(each for each in main.findChildren(TaskDetails) if each.isVisible())
        again, tick = details.findChild(QPushButton, "sendAgain"), details.findChild(QCheckBox, "mayCostTwice")
        assert again is not None and tick is not None
        QTest.mouseClick(again, LEFT)
        assert not again.isEnabled() and tick.isVisible()
        tick.setChecked(True)
        QTest.mouseDClick(again, LEFT)
        QTest.mouseClick(again, LEFT)
        window.until(lambda: len(window.rows()) == 2)
        window.until_row("ready")
    store = TaskStore.open(tmp_path / "account" / "tasks.db")
    first, second = store.page((1,))[0], store.page((2,))[0]
    store.close()
    assert first.state is TaskState.CLOSED and second.parent == first.id
    assert second.request.nonce != first.request.nonce
    assert CONSENT in second.extra and CONSENT not in first.extra
    assert service.posts.total() == 2
    hold_invariants(tmp_path, service)
