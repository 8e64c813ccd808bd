"""Many tasks at once in the real program: what is asked before it costs, one row for all tries, stars and names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.scripted_service import ScriptedService
from tests.test_all_keys import CLIP, make, send
from tests.window import Window, opened
from vidgo_desktop.core.library_facts import TaskOrder
from vidgo_desktop.ui.attempts_panel import AttemptsPanel
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.retry_dialog import RetryDialog


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService(CLIP) as running:
        running.steps = [{"status": "finished"}]
        yield running


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> Iterator[Window]:
    with opened(qtbot, tmp_path, service.url) as shown:
        yield shown


def fail(window: Window, service: ScriptedService, count: int) -> None:
    service.steps = [{"status": "failed", "error_message": "no person detected"}]
    for number in range(1, count + 1):
        send(window)
        window.until(lambda n=number: len(window.rows()) == n)  # type: ignore[misc]  # bound in this round
    window.until(lambda: all("did not work" in row.lower() for row in window.rows()))


def asks(window: Window) -> RetryDialog:
    window.until(lambda: any(each.isVisible() for each in window.app.window.findChildren(RetryDialog)))
    return next(each for each in window.app.window.findChildren(RetryDialog) if each.isVisible())


def test_retry_all_asks_once_and_makes_no_new_rows(window: Window, service: ScriptedService) -> None:
    fail(window, service, 2)
    posts = service.posts.total()
    main = window.app.window
    main.tasks.head.menu.retry_all_requested.emit()
    dialog = asks(window)
    assert window.button("tryAllAgain").text() == "Try 2 again"
    # Links were never looked into, so nobody knows how long their videos are.
    assert "not known" in window.words()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    window.until(lambda: not any(each.isVisible() for each in main.findChildren(RetryDialog)))
    assert service.posts.total() == posts
    service.steps = [{"status": "finished"}]
    main.tasks.head.menu.retry_all_requested.emit()
    asks(window)
    window.click("tryAllAgain")
    window.until(lambda: all("ready" in row.lower() for row in window.rows()))
    assert service.posts.total() == posts + 2
    assert [row.count("2nd try") for row in window.rows()] == [1, 1]


def test_the_details_list_every_try(window: Window, service: ScriptedService) -> None:
    fail(window, service, 1)
    service.steps = [{"status": "finished"}]
    main = window.app.window
    first = main.player.task
    assert first is not None
    main.task_actions.act(first, ActionKind.TRY_AGAIN)
    window.until(lambda: len(window.rows()) == 1 and "2nd try" in window.rows()[0] and "ready" in window.rows()[0])
    window.until(lambda: main.player.task is not None and main.player.task.earlier == 1)
    again = main.player.task
    assert again is not None
    main.task_actions.act(again, ActionKind.DETAILS)
    window.until(lambda: any(panel.isVisible() for panel in main.findChildren(AttemptsPanel)))
    panel = next(each for each in main.findChildren(AttemptsPanel) if each.isVisible())
    texts = " ".join(label.accessibleName() or label.text() for label in panel.findChildren(QLabel))
    assert "Try 1" in texts and "Did not work" in texts
    assert "Try 2" in texts and "Ready" in texts
    next(each for each in main.findChildren(QDialog) if each.isVisible()).close()


def test_nothing_to_try_again_is_said(window: Window) -> None:
    make(window)
    window.app.window.facts.library.retry_all()
    window.until(lambda: "nothing that can be tried again" in window.app.window.toast.text)


def test_several_rows_are_starred_named_removed_and_brought_back(window: Window) -> None:
    make(window, 3)
    main = window.app.window
    view = main.tasks.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_S)
    window.until(lambda: all("starred" in row for row in window.rows()))
    QTest.keyClick(view, Qt.Key.Key_S)
    window.until(lambda: not any("starred" in row for row in window.rows()))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    window.until(lambda: window.rows() == [])
    main.tasks.undo()
    window.until(lambda: len(window.rows()) == 3)


def test_the_order_is_kept(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with opened(qtbot, tmp_path, service.url) as window:
        make(window, 2)
        main = window.app.window
        main.tasks.head.menu.order_chosen.emit(TaskOrder.NAME)
        assert main.settings.task_order == "name"
        heads = str(main.tasks.model.index(0, 0).data())
        assert heads == "By name"
    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: len(window.rows()) == 2)
        assert window.app.window.tasks.model.order is TaskOrder.NAME


def test_videos_are_moved_to_another_folder(window: Window, tmp_path: Path) -> None:
    make(window, 2)
    goal = tmp_path / "elsewhere"
    goal.mkdir()
    main = window.app.window
    main.tasks.view.select_all()
    main.facts.library._folder_chosen(main.tasks.view.selected_ids, str(goal))
    window.until(lambda: len(list(goal.glob("*.mp4"))) == 2)
    window.until(lambda: "elsewhere" in main.toast.text)
