"""*Compare* in the whole program: its tab, the ways there and back, and an end in the middle of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.compare.film_clips import write_numbered
from tests.keyboard import Keyboard
from tests.task_samples import make_task
from tests.window import Window, opened
from vidgo_desktop.core.keep_sound import SOUND_FILE, SoundState, with_sound
from vidgo_desktop.core.task import Link, LocalFile, ResultState, Task, TaskState
from vidgo_desktop.ui.compare.notice import Empty
from vidgo_desktop.ui.compare.page import ComparePage
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.panes import Pane


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("pair")
    return write_numbered(folder / "source.mp4"), write_numbered(folder / "result.mp4")


def finished(source: LocalFile | Link, result: Path) -> Task:
    made = make_task(1, TaskState.FINISHED, ResultState.SAVED)
    request = replace(made.request, values={**made.request.values, "video_url": source})
    return replace(made, request=request, result_path=result)


def is_shown(window: Window) -> bool:
    return window.app.compare.is_shown


def page_of(window: Window) -> ComparePage:
    page = window.app.compare.page
    assert page is not None
    return page


def wait_open(window: Window) -> ComparePage:
    window.until(lambda: window.app.compare.page is not None and page_of(window).stage.shot is not None)
    return page_of(window)


def test_the_tab_leads_to_the_page_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, arguments=("--practice",)) as window:
        place, shown = window.app.compare, window.app.window
        assert place.page is None
        assert not shown.findChildren(QAbstractButton, "tabBatch")
        window.click("tabCompare")
        assert is_shown(window) and not window.app.window.panes.isVisible()
        assert page_of(window).notice.why is Empty.NOTHING
        window.click("compareHelp1")
        assert not is_shown(window) and shown.panes.isVisible()
        assert window.button("tabCreate").isChecked()
        board = Keyboard(window)
        for keys, there in (("Ctrl+3", True), ("Ctrl+1", False), ("Ctrl+3", True), ("Ctrl+F", False)):
            board.type(keys)
            assert is_shown(window) is there


def test_the_file_with_the_original_sound_is_compared_as_it_is_played(
    qtbot: QtBot, tmp_path: Path, clips: tuple[Path, Path]
) -> None:
    silent, sounding = tmp_path / "result.mp4", tmp_path / "result (sound).mp4"
    shutil.copyfile(clips[1], silent)
    write_numbered(sounding, sound="aac")
    made = finished(LocalFile(clips[0]), silent)
    task = replace(made, extra=with_sound(made, SoundState.LAID, **{SOUND_FILE: sounding.name}))
    with opened(qtbot, tmp_path, arguments=("--practice",)) as window:
        act = window.app.window.task_actions.act
        act(task, ActionKind.COMPARE)
        page = wait_open(window)
        timing = page.engine.timing
        assert timing is not None and timing.result.path == sounding and timing.result.has_sound
        window.click("tabCreate")
        # The untouched one has the same pictures, so it serves when the other is gone.
        sounding.unlink()
        act(task, ActionKind.COMPARE)
        page = wait_open(window)
        timing = page.engine.timing
        assert timing is not None and timing.result.path == silent and page.is_open
        window.click("tabCreate")
        silent.unlink()
        act(task, ActionKind.COMPARE)
        window.until(lambda: page.notice.why is Empty.RESULT_MOVED)


def test_a_finished_row_is_compared_and_let_go(qtbot: QtBot, tmp_path: Path, clips: tuple[Path, Path]) -> None:
    with opened(qtbot, tmp_path, arguments=("--practice",)) as window:
        task = finished(LocalFile(clips[0]), clips[1])
        window.app.window.task_actions.act(task, ActionKind.COMPARE)
        page = wait_open(window)
        assert page.toolbar.title.whole_text == task.title
        for _ in range(6):
            QTest.keyClick(window.app.window, Qt.Key.Key_F6)
        page.engine.play()
        window.app.window.panes.show_pane(Pane.TASKS)
        assert not window.app.compare.is_shown
        assert page.engine.timing is None
        # The tab comes back to what was compared before.
        window.click("tabCompare")
        assert wait_open(window).toolbar.title.whole_text == task.title


def test_a_row_made_from_a_link_says_what_is_missing(qtbot: QtBot, tmp_path: Path, clips: tuple[Path, Path]) -> None:
    with opened(qtbot, tmp_path, arguments=("--practice",)) as window:
        task = finished(Link("https://example.com/walk.mp4"), clips[1])
        window.app.compare.compare(task)
        assert page_of(window).notice.why is Empty.IS_LINK


def test_the_program_ends_in_the_middle_of_a_comparison(qtbot: QtBot, tmp_path: Path, clips: tuple[Path, Path]) -> None:
    # ``opened`` holds the end against two seconds, and the log against complaints.
    with opened(qtbot, tmp_path, arguments=("--practice",)) as window:
        window.app.compare.compare(finished(LocalFile(clips[0]), clips[1]))
        page = wait_open(window)
        page.engine.play()
        page.screen_show.toggle()
        window.app.window.close()
        assert not page.engine.is_playing or not window.app.window.isVisible()
