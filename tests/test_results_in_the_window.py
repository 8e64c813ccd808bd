"""Results that are not where they should be, as a person meets them: a pasted number, a moved file, a rescue."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.media_files import write_clip
from tests.scripted_service import ScriptedService
from tests.window import Window, opened
from vidgo_desktop.core.number_facts import FoundAnswer, FoundEnd
from vidgo_desktop.core.result_link import LINK_SECONDS
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.core.task import JobRequest, ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.ui.number_dialog import NumberDialog
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.rescue_card import RescueCard

NUMBER = "8FDN1I7M7Q68DDG8"


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4")


@pytest.fixture
def service(clip: Path) -> Iterator[ScriptedService]:
    with ScriptedService(clip) as running:
        running.looks[NUMBER] = 0
        yield running


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> Iterator[Window]:
    wanted = Settings(welcomed=True, consented=True, save_folder=tmp_path / "videos")
    save_settings(tmp_path / "settings.json", wanted)
    with opened(qtbot, tmp_path, service.url) as made:
        yield made


def _paste(window: Window, text: str) -> NumberDialog:
    # Before the key is read from the password store, the service is not asked.
    window.until(lambda: window.app.window.balance_fact is not None and bool(window.app.window.balance_fact.credits))
    window.app.window.tasks.head.number_requested.emit()
    dialog = window.app.window.findChild(NumberDialog, "numberDialog")
    assert isinstance(dialog, NumberDialog)
    window.until(dialog.isVisible)
    field = dialog.findChild(QLineEdit, "taskNumber")
    assert isinstance(field, QLineEdit)
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return dialog


def _dialogs(window: Window) -> list[NumberDialog]:
    return [each for each in window.app.window.findChildren(NumberDialog) if each.isVisible()]


def _saved(window: Window, number: int = 1) -> Path:
    def is_saved() -> bool:
        task = window.app.window.tasks.model.known(number)
        return task is not None and task.result is ResultState.SAVED

    window.until(is_saved)
    task = window.app.window.tasks.model.known(number)
    assert task is not None and task.result_path is not None
    return task.result_path


def test_a_number_of_another_computer_is_fetched_into_an_empty_list(window: Window, service: ScriptedService) -> None:
    # After a new set-up there is no task yet, and the menu must be there all the same.
    assert window.button("moreTasks").isVisible()
    _paste(window, f" {NUMBER}\n")
    path = _saved(window)
    assert not _dialogs(window)
    assert path.parent.name == "videos" and path.read_bytes()[4:8] == b"ftyp"
    assert window.app.window.tasks.view.chosen_id == 1
    window.until_row("task 8fdn1i7m7q")
    assert service.count("POST", "/") == 0
    _paste(window, NUMBER)
    window.until(lambda: "in your list already" in window.app.window.toast.text)
    assert len(window.rows()) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not a number", "This cannot be the number of a task."),
        ("0000000000000000", "Vidgo does not know this number."),
    ],
)
def test_a_wrong_number_is_told_beside_the_field(window: Window, text: str, said: str) -> None:
    dialog = _paste(window, text)
    window.until(lambda: dialog.entry.note.text.startswith(said))
    assert dialog.isVisible() and window.rows() == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not _dialogs(window)


def test_a_moved_file_is_found_by_itself_and_can_be_played(window: Window) -> None:
    _paste(window, NUMBER)
    old = _saved(window)
    new = old.parent / "autumn" / "renamed.mp4"
    new.parent.mkdir()
    old.rename(new)
    window.app.window.tasks.choose(1)
    task = window.app.window.tasks.model.known(1)
    assert task is not None
    window.app.window.task_actions.show_in_folder(task)
    window.until(lambda: _saved(window) == new)
    window.until(lambda: window.app.window.toast.text.startswith("Found again in"))


def test_a_file_that_is_back_is_shown_and_nothing_is_said_of_finding(window: Window) -> None:
    _paste(window, NUMBER)
    old = _saved(window)
    away = old.with_suffix(".away")
    main = window.app.window
    main.tasks.choose(1)
    task = main.tasks.model.known(1)
    assert task is not None
    main.player.show_task(None)
    old.rename(away)
    main.player.show_task(task)
    window.until(lambda: main.player.playback.state is PlayState.MISSING)
    away.rename(old)
    main.toast.hide()
    main.facts.results.find_wished.emit(1)
    window.until(lambda: main.player.playback.state is PlayState.SHOWING)
    # The answer to a question that was asked too late disturbs nothing.
    main.facts.results.file_found(FoundAnswer(1, FoundEnd.THERE, old))
    assert main.player.playback.state is PlayState.SHOWING
    assert not main.toast.isVisible()
    # Should it go once more, it is looked for once more.
    main.player.show_task(None)
    old.rename(away)
    with window.bot.waitSignal(main.facts.results.find_wished):
        main.player.show_task(task)


def test_a_file_that_is_nowhere_can_be_shown(window: Window, tmp_path: Path, clip: Path) -> None:
    _paste(window, NUMBER)
    old = _saved(window)
    main = window.app.window
    main.tasks.choose(1)
    task = main.tasks.model.known(1)
    assert task is not None
    # What is open already can be seen even when its file goes.
    main.player.show_task(None)
    old.unlink()
    main.player.show_task(task)
    notice = main.player.stage.notice
    window.until(lambda: notice.text.startswith("The file is no longer in its folder."))
    find = notice.findChild(QPushButton, "findFile")
    assert isinstance(find, QPushButton) and find.isVisibleTo(notice)
    # Another video is only taken when the person says so.
    other = write_clip(tmp_path / "other.mp4", frames=9)
    main.facts.results.file_given.emit(1, other, False)
    window.until(lambda: main.toast.text.startswith("This is another video."))
    assert _saved(window) == old
    main.facts.results.file_given.emit(1, tmp_path / "settings.json", False)
    window.until(lambda: main.toast.text.startswith("This is no video"))
    main.facts.results.file_found(FoundAnswer(1, FoundEnd.ANOTHER, other))
    window.click("toastAction")
    window.until(lambda: _saved(window) == other)


def _unsaved(number: int, left: float, now: float, problem: str = "") -> Task:
    return Task(
        number,
        JobRequest(f"n{number}", "wan-animate-move", {}),
        f"Title {number}",
        TaskState.FINISHED,
        0.0,
        ended_at=now + left - LINK_SECONDS,
        result=ResultState.PROBLEM if problem else ResultState.WAITING,
        result_url="https://storage.example.com/a.mp4",
        problem=TaskProblem(problem) if problem else None,
    )


def test_the_card_follows_the_rescue_and_another_folder_tries_again(window: Window, tmp_path: Path) -> None:
    import time

    main, now = window.app.window, time.time()
    results = main.facts.results
    tasks = [_unsaved(101, 3 * 3600.0, now), _unsaved(102, 4 * 3600.0, now), _unsaved(103, 20 * 3600.0, now)]
    results.page_loaded(tasks)
    card = main.findChild(RescueCard, "rescueCard")
    assert isinstance(card, RescueCard) and card.isVisible()
    assert card.words.startswith("2 finished video") and "in 3 h. Saving now…" in card.words
    assert card.geometry().top() >= main.header.geometry().bottom()
    results.put_tasks([_unsaved(101, 3 * 3600.0, now, "SaveError")])
    assert card.folder.isVisible()
    tried: list[object] = []
    main.try_again_requested.connect(tried.append)
    main.apply_settings(replace(main.settings, save_folder=tmp_path / "elsewhere"))
    window.until(lambda: tried == [101])
    saved = [replace(task, result=ResultState.SAVED, result_path=tmp_path / "a.mp4", problem=None) for task in tasks]
    results.put_tasks(saved[:1])
    assert card.words.startswith("1 finished video")
    results.put_tasks(saved)
    assert "saved in time" in card.words
    card.dismissed.emit()
    assert card.isHidden()
    # What was dismissed is not said twice.
    results.page_loaded(tasks[:1])
    assert card.isHidden()


def test_nothing_is_said_of_results_that_have_time(window: Window) -> None:
    import time

    window.app.window.facts.results.page_loaded([_unsaved(101, 20 * 3600.0, time.time())])
    assert window.app.window.findChild(RescueCard, "rescueCard") is None


def _notes_of(path: Path) -> str:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return " ".join(str(row[0]) for row in connection.execute("SELECT value FROM notes"))


def test_the_list_knows_where_an_export_is_made(window: Window, tmp_path: Path) -> None:
    window.until(lambda: window.app.window.balance_fact is not None)
    window.app.compare.export_begins.emit(tmp_path / "exports")
    lists = list(tmp_path.rglob("tasks.db"))
    assert lists
    window.until(lambda: any(str(tmp_path / "exports") in _notes_of(path) for path in lists))
