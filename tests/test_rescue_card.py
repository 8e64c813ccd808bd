"""The card about unsaved videos whose links die soon, and the words of rows about their links."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.result_link import LINK_SECONDS
from vidgo_desktop.core.task import JobRequest, ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.ui.link_words import is_urgent, link_sentence
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.rescue_card import RescueCard, RescueState, rescue_words
from vidgo_desktop.ui.task_text import words_of
from vidgo_desktop.ui.theme import Theme

NOON = time.mktime((2026, 11, 23, 12, 0, 0, 0, 0, -1))
HOUR = 3600.0
# One and several have words of their own.
_UNSAVED = r"[12] finished video.* not saved yet\."
_SAVED = r"[12] finished video.* saved in time\."
_GONE = r"[12] result.* gone: the links? do(?:es)? not work any more\."


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


def _task(left: float, result: ResultState, problem: str = "") -> Task:
    """A finished task whose link has so many seconds left at ``NOON``."""
    return Task(
        1,
        JobRequest("n", "wan-animate-move", {}),
        "Title",
        TaskState.FINISHED,
        0.0,
        ended_at=NOON + left - LINK_SECONDS,
        result=result,
        result_url="https://storage.example.com/a.mp4",
        problem=TaskProblem(problem) if problem else None,
    )


@pytest.mark.parametrize(
    ("left", "result", "problem", "said"),
    [
        (23.99 * HOUR, ResultState.SAVING, "", ""),
        (23 * HOUR, ResultState.SAVING, "", "The link works until tomorrow, {time}."),
        (5 * HOUR, ResultState.WAITING, "", "The link works until {time}."),
        (5 * HOUR, ResultState.PROBLEM, "SaveError", "The link works until {time}."),
        (5 * HOUR, ResultState.PROBLEM, "DiskFull", ""),
        (1.9 * HOUR, ResultState.PROBLEM, "DiskFull", "The link works only until {time}."),
        (1.9 * HOUR, ResultState.SAVING, "", "The link works only until {time}."),
        (-1.0, ResultState.WAITING, "", ""),
        (5 * HOUR, ResultState.SAVED, "", ""),
        (5 * HOUR, ResultState.GONE, "ResultGone", ""),
    ],
)
def test_a_row_says_how_long_the_link_works(left: float, result: ResultState, problem: str, said: str) -> None:
    task = _task(left, result, problem)
    expected = said.format(time=clock(NOON + left))
    assert link_sentence(task, NOON) == expected
    assert is_urgent(task, NOON) is ("only" in expected)
    assert words_of(task, NOON).sentence.endswith(expected)


def test_a_row_warns_in_the_last_hours() -> None:
    assert words_of(_task(3 * HOUR, ResultState.SAVING), NOON).tone == "accent.text"
    assert words_of(_task(1 * HOUR, ResultState.SAVING), NOON).tone == "warn"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (RescueState(2, seconds=3 * HOUR), (_UNSAVED, "The first link dies in 3 h. Saving now…")),
        (RescueState(2, saved=1, seconds=5 * 60.0), (_UNSAVED, "The link dies in 5 min. Saving now…")),
        (
            RescueState(1, seconds=9.0, folder_trouble=True, other_trouble=True),
            (_UNSAVED, "The link dies in 1 min. The folder cannot be written to."),
        ),
        (RescueState(1, other_trouble=True), (_UNSAVED, "It did not work yet. We keep trying.")),
        (RescueState(2, saved=2), (_SAVED, "")),
        (RescueState(2, saved=1, gone=1), (_SAVED, _GONE)),
        (RescueState(1, gone=1), (_GONE, "")),
    ],
)
def test_the_words_of_the_card(qapp: QApplication, state: RescueState, words: tuple[str, str]) -> None:
    for found, wanted in zip(rescue_words(state), words, strict=True):
        assert re.fullmatch(wanted, found)


def test_the_card_offers_another_folder_only_where_that_helps(qtbot: QtBot, theme: Theme) -> None:
    card = RescueCard(theme)
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_state(RescueState(2, seconds=HOUR))
    assert not card.isHidden() and card.folder.isHidden()
    card.show_state(RescueState(2, seconds=HOUR, folder_trouble=True))
    assert not card.folder.isHidden()
    assert card.property("kind") == "warn"
    card.show_state(RescueState(2, saved=2))
    assert card.folder.isHidden() and card.property("kind") == "ok"
    card.show_state(RescueState(2, saved=1, gone=1))
    assert card.property("kind") == "error"
    with qtbot.waitSignal(card.dismissed):
        card.close_button.click()
    assert min(card.close_button.width(), card.close_button.height()) >= 28
