"""Copy file, copy link, open with: in the running window, by its menus."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QClipboard, QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from tests.player_driver import RESULT, ready, running
from tests.window import Window, opened
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.hand_over_words import link_time_words
from vidgo_desktop.ui.opener import Opener
from vidgo_desktop.ui.task_menu import BulkAction

DAY = 24 * 3600


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    QGuiApplication.clipboard().clear(QClipboard.Mode.Clipboard)
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as made:
        yield made


def show(window: Window, task: Task) -> None:
    window.app.window.player.show_task(task)


def entry(window: Window, text: str) -> QAction:
    more = window.app.window.player.buttons.findChild(QToolButton, "playerMore")
    assert isinstance(more, QToolButton) and isinstance(more.menu(), QMenu)
    return next(action for action in more.menu().actions() if action.text() == text)


def test_the_file_is_on_the_clipboard(window: Window) -> None:
    show(window, ready())
    entry(window, "Copy file").trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert [url.toLocalFile() for url in data.urls()] == [str(RESULT)]
    assert bytes(data.data("x-special/gnome-copied-files").data()).startswith(b"copy\nfile:///")
    assert "copied" in window.words()


def test_a_file_that_is_gone_is_not_copied(window: Window, tmp_path: Path) -> None:
    show(window, ready(result=tmp_path / "gone.mp4"))
    entry(window, "Copy file").trigger()
    assert QGuiApplication.clipboard().text() == ""
    assert "The file is no longer in its folder." in window.words()


def test_nothing_of_a_task_without_a_file_is_offered(window: Window) -> None:
    show(window, running())
    for text in ("Copy file", "Open with…", "Open in default player", "Show in folder", "Copy link"):
        assert not entry(window, text).isEnabled()


def test_a_link_says_until_when_it_works(window: Window) -> None:
    task = ready()
    show(window, task)
    button = window.button("copyLink")
    assert button.toolTip().startswith("Copy link, works until ")
    assert button.accessibleDescription().startswith("works until ")
    entry(window, "Copy link").trigger()
    assert QGuiApplication.clipboard().text() == task.result_url
    assert "Link copied. It works until" in window.words()


def test_a_dead_link_is_refused_in_words(window: Window) -> None:
    task = replace(ready(), ended_at=time.time() - DAY - 60)
    show(window, task)
    assert not window.button("copyLink").isEnabled()
    assert window.button("copyLink").toolTip() == "Copy link, does not work any more"
    window.app.window.task_actions.copy_link(task)
    assert QGuiApplication.clipboard().text() == ""
    assert "This link does not work any more." in window.words()


def test_the_words_of_a_link() -> None:
    noon = time.mktime((2026, 5, 4, 12, 0, 0, 0, 0, -1))
    assert link_time_words(None, noon) == ""
    assert link_time_words(noon, noon) == "does not work any more"
    assert link_time_words(noon + 3600, noon).startswith("works until 1")
    assert link_time_words(noon + DAY, noon).startswith("works until tomorrow, 12")


def test_open_with_says_when_nobody_can(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    main, asked = window.app.window, list[QUrl]()

    def launch(url: QUrl) -> bool:
        asked.append(url)
        return True

    main.opener = Opener(launch, lambda _program, _arguments: True, "darwin")
    show(window, ready())
    entry(window, "Open with…").trigger()
    assert [url.toLocalFile() for url in asked] == [str(RESULT.resolve())]
    show(window, ready(result=tmp_path / "gone.mp4"))
    entry(window, "Open with…").trigger()
    assert "The file is no longer in its folder." in window.words()
    main.opener = Opener(lambda _url: False, lambda _program, _arguments: True, "darwin")
    show(window, ready())
    entry(window, "Open with…").trigger()
    assert "No program here opens this file." in window.words()


def test_a_row_hands_over_what_the_player_does(window: Window, tmp_path: Path) -> None:
    main, asked = window.app.window, list[QUrl]()

    def launch(url: QUrl) -> bool:
        asked.append(url)
        return True

    main.opener = Opener(launch, lambda _program, _arguments: True, "darwin")
    main.task_actions.act(ready(), ActionKind.OPEN_WITH)
    assert [url.toLocalFile() for url in asked] == [str(RESULT.resolve())]
    main.task_actions.act(ready(), ActionKind.COPY_FILE)
    assert [url.toLocalFile() for url in QGuiApplication.clipboard().mimeData().urls()] == [str(RESULT)]


def test_several_rows_are_copied_together(window: Window, tmp_path: Path) -> None:
    other = tmp_path / "other.mp4"
    shutil.copyfile(RESULT, other)
    tasks = [replace(ready(), id=1), replace(ready(result=other), id=2), replace(running(), id=3)]
    model = window.app.window.tasks.model
    model.add_tasks(tasks)
    bulk = window.app.window.tasks.view.bulk_requested
    bulk.emit(BulkAction((1, 2, 3), ActionKind.COPY_FILE))
    copied = {url.toLocalFile() for url in QGuiApplication.clipboard().mimeData().urls()}
    assert copied == {str(RESULT), str(other)}
    assert "2 files copied. Paste them where you need them." in window.words()


def test_rows_without_a_video_say_so(window: Window) -> None:
    tasks = window.app.window.tasks
    tasks.model.add_tasks([replace(running(), id=3)])
    tasks.view.bulk_requested.emit(BulkAction((3,), ActionKind.COPY_FILE))
    assert "None of these has a saved video." in window.words()
    assert QGuiApplication.clipboard().text() == ""
