"""Words beside the usual ones of a row: odd status words, long waits, results with a story, slow answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from tests.faults.bench import job
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.result_notes import FAILED_FIRST, MORE_FILES, UNUSABLE_FILES
from vidgo_desktop.core.status_words import STATUS_OF_WORD
from vidgo_desktop.core.task import ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_notes import UNUSUAL_AFTER_SECONDS, notes
from vidgo_desktop.ui.task_offers import actions_of
from vidgo_desktop.ui.task_text import SLOW_AFTER_SECONDS, needs_ticking, words_of

_NOW = 1_800_000_000.0
_TASK = Task(1, job(), "Street walk", TaskState.RUNNING, _NOW - 60, task_id="TASK1", submitted_at=_NOW - 60)
_SAVED = replace(_TASK, state=TaskState.FINISHED, result=ResultState.SAVED, saved_at=_NOW)

pytestmark = pytest.mark.usefixtures("qapp")


def _old(seconds: float, **changes: object) -> Task:
    return replace(_TASK, submitted_at=_NOW - seconds, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("word", [*STATUS_OF_WORD, "", "  Running ", "NOT-STARTED"])
def test_known_words_are_not_repeated(word: str) -> None:
    assert words_of(replace(_TASK, status_word=word), _NOW).word == "Making your video"


def test_an_odd_word_is_shown_and_cut() -> None:
    assert words_of(replace(_TASK, status_word="rendering"), _NOW).word == "Working (status: rendering)"
    long = words_of(replace(_TASK, status_word="r" * 60, progress=40), _NOW)
    assert long.word == f"Working (status: {'r' * 23}…)" and long.bar == 0.4


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (SLOW_AFTER_SECONDS, ""),
        (SLOW_AFTER_SECONDS + 1, "Slower than most, still fine."),
        (UNUSUAL_AFTER_SECONDS, "Slower than most, still fine."),
        (UNUSUAL_AFTER_SECONDS + 1, "Unusually long. We keep looking."),
    ],
)
def test_what_is_said_with_time(seconds: float, says: str) -> None:
    words = words_of(_old(seconds), _NOW)
    assert (words.sentence, words.buttons) == (says, ())
    waiting = words_of(_old(seconds, state=TaskState.SUBMITTED), _NOW)
    assert waiting.sentence == (says if "Unusually" in says else "")


def test_trouble_is_said_before_the_wait() -> None:
    task = _old(2 * UNUSUAL_AFTER_SECONDS, problem=TaskProblem("ServerError"))
    for state in (TaskState.RUNNING, TaskState.SUBMITTED):
        assert "out of order" in words_of(replace(task, state=state), _NOW).sentence


def test_an_odd_word_for_a_day_is_a_question() -> None:
    words = words_of(_old(UNUSUAL_AFTER_SECONDS + 1, status_word="paused"), _NOW)
    assert words.sentence == "Vidgo has said this for more than a day. Keep waiting, or stop?"
    assert [button.kind for button in words.buttons] == [ActionKind.LOOK_AGAIN, ActionKind.STOP_WAITING]


@pytest.mark.parametrize(
    ("extra", "parts"),
    [
        ({}, []),
        ({FAILED_FIRST: "1"}, ["Vidgo had first said that it failed."]),
        ({MORE_FILES: "2"}, ["2 more file"]),
        ({UNUSABLE_FILES: "3"}, ["3 file", "could not be used."]),
        ({FAILED_FIRST: "1", MORE_FILES: "2", UNUSABLE_FILES: "3"}, ["failed.", "2 more", "3 file"]),
        ({MORE_FILES: "x", UNUSABLE_FILES: "-1"}, []),
        ({MORE_FILES: "9" * 400, UNUSABLE_FILES: "٣"}, []),
    ],
)
def test_the_story_of_a_result(extra: dict[str, str], parts: list[str]) -> None:
    words = words_of(replace(_SAVED, extra=extra), _NOW)
    assert bool(words.sentence) is bool(parts)
    assert all(part in words.sentence for part in parts)
    assert words.sentence == notes(replace(_SAVED, extra=extra))


def test_a_slow_answer_is_said_and_may_be_left() -> None:
    sending = replace(_TASK, state=TaskState.SUBMITTING, task_id=None)
    assert words_of(sending, _NOW).sentence == ""
    assert ActionKind.STOP_WAITING not in [button.kind for button in actions_of(sending)]
    slow = replace(sending, problem=TaskProblem("SlowAnswer"))
    assert words_of(slow, _NOW).sentence.startswith("Still waiting for Vidgo’s answer.")
    assert words_of(slow, _NOW).word == "Sending"
    assert ActionKind.STOP_WAITING in [button.kind for button in actions_of(slow)]


def test_a_failed_task_can_be_looked_at_once_more() -> None:
    failed = replace(_TASK, state=TaskState.FAILED, charge=Charge.GIVEN_BACK)
    assert ActionKind.LOOK_AGAIN in [button.kind for button in actions_of(failed)]
    never_sent = replace(failed, task_id=None)
    assert ActionKind.LOOK_AGAIN not in [button.kind for button in actions_of(never_sent)]


def test_a_task_that_nobody_knows_says_so() -> None:
    gone = replace(_TASK, state=TaskState.CLOSED, charge=Charge.UNCLEAR, problem=TaskProblem("NotFound"))
    words = words_of(gone, _NOW)
    assert words.word == "Vidgo does not know this video"
    assert [button.kind for button in words.buttons] == [ActionKind.LOOK_AGAIN]
    stopped = words_of(replace(gone, problem=None), _NOW)
    assert stopped.word == "Stopped waiting"


def test_a_row_in_line_for_a_day_does_not_tick(qapp: QApplication) -> None:
    assert not needs_ticking(_old(2 * UNUSUAL_AFTER_SECONDS, state=TaskState.SUBMITTED))
