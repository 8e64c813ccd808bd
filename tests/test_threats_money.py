"""Credits, in the threats T02 and T39: two programs never have one task, and no word leads to paying twice."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.task_samples import DROPPED, NOW, make_task
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.instance_lock import InstanceLock, Taken
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import JobRequest, ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.ui import task_offers, task_speech, task_text
from vidgo_desktop.ui.error_rows import ROWS
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.language import LANGUAGES, use_language
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.player_words import notice_of
from vidgo_desktop.ui.task_details import TaskDetails
from vidgo_desktop.ui.theme import Theme

# --- T02: two programs -----------------------------------------------------------------------------------------------

ITEMS = 500
_CLAIM = """
import sys
from pathlib import Path
from vidgo_desktop.core.errors import ListBusy
from vidgo_desktop.core.store import TaskStore
store = TaskStore.open(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
won, left = [], list(range(int(sys.argv[2]), 0, -1))
while left:
    try:
        if store.claim(left[-1]) is not None:
            won.append(left[-1])
    except ListBusy:
        # The other one was quicker for some seconds on end; nothing was claimed.
        continue
    left.pop()
store.close()
print(*won)
"""
_LOCK = """
import os, sys
from pathlib import Path
from vidgo_desktop.core.instance_lock import InstanceLock, Taken
folder = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
mine = 0
while mine < 150:
    lock = InstanceLock(folder / "lock")
    if lock.take() is Taken.OURS:
        # Somebody else who believes to hold it would meet this file.
        os.close(os.open(folder / "held", os.O_CREAT | os.O_EXCL))
        os.unlink(folder / "held")
        mine += 1
    lock.release()
print(mine)
"""


def _race(code: str, *arguments: str, number: int = 2) -> list[str]:
    """What so many processes say that begin in the same moment."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(number)
    ]
    try:
        for run in runs:
            assert run.stdout is not None and run.stdout.readline() == "ready\n"
        for run in runs:
            assert run.stdin is not None
            run.stdin.write("\n")
            run.stdin.flush()
        said = [run.communicate(timeout=60)[0] for run in runs]
    finally:
        for run in runs:
            run.kill()
            run.wait(10)
    assert [run.returncode for run in runs] == [0] * number
    return said


def test_two_processes_never_claim_the_same_task(tmp_path: Path) -> None:
    """Should the lock of the profile fail, the list itself still gives each task to one of them."""
    path = tmp_path / "tasks.db"
    store = TaskStore.open(path)
    for number in range(ITEMS):
        store.add(JobRequest(f"n{number}", "wan-animate-replace", {}), title="", now=NOW)
    store.close()
    won = [[int(number) for number in said.split()] for said in _race(_CLAIM, str(path), str(ITEMS))]
    assert sorted(won[0] + won[1]) == list(range(1, ITEMS + 1))
    store = TaskStore.open(path)
    assert {task.attempts for task in store.page(tuple(range(1, ITEMS + 1)))} == {1}
    store.close()


def test_two_processes_never_hold_the_profile_at_once(tmp_path: Path) -> None:
    assert _race(_LOCK, str(tmp_path), number=3) == ["150\n"] * 3
    assert InstanceLock(tmp_path / "lock").take() is Taken.OURS


# --- T39: words that may cost ----------------------------------------------------------------------------------------

# Whatever invites to do the same once more, in each language of the program.
AGAIN = {
    "en": r"\bagain\b|\bretry|\bre-?send|\bresubmit|\bonce more\b|\banother go\b|\brepeat",
    "de": r"\berneut|\bnoch ?mal|\bnoch einmal\b|\bwieder\b|\bwiederhol|\bneu (?:senden|starten|versuchen)",
    "zh_CN": r"再|重试|重新|重发|重复|又一次",
}
# What speaks of it because it warns of it, and the one button behind the tick.
WARNS = (
    *((("ErrorText", ROWS[kind].sentence)) for kind in ("OutcomeUnknown", "LineDropped")),
    *((("ErrorText", ROWS[kind].sentence)) for kind in ("ClosedWhileSending", "StoppedWhileSending")),
    ("ChargePanel", "If the first one did start after all, sending again costs a second time."),
    ("TaskDetails", "Send again…"),
    ("TaskDetails", "Send again · about {amount} credits"),
    ("TaskDetails", "First tick that it may cost a second time."),
    ("ChargePanel", "I know that it may cost a second time"),
    # Reads the balance once more and sends nothing.
    ("ChargePanel", "Check again"),
)
SENDS = frozenset({ActionKind.TRY_AGAIN})


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    code = str(request.param)
    assert use_language(qapp, code) == code
    yield code
    use_language(qapp, "en")


def _unclear() -> Iterator[Task]:
    """A task for every kind of trouble that there are words for, in each state in which nobody knows what it cost."""
    for kind in (*ROWS, "OfANewerVersion"):
        for problem in (TaskProblem(kind), TaskProblem(kind, DROPPED)):
            yield make_task(1, TaskState.UNKNOWN, problem=problem, charge=Charge.UNCLEAR, submitted_at=NOW - 60)
    yield make_task(1, TaskState.UNKNOWN, charge=Charge.UNCLEAR)
    for kind in ("OutcomeUnknown", "LineDropped", "ClosedWhileSending", "StoppedWhileSending"):
        yield make_task(1, TaskState.CLOSED, problem=TaskProblem(kind), charge=Charge.UNCLEAR)
        yield make_task(1, TaskState.CLOSED, problem=TaskProblem(kind), charge=None)


def _warning() -> re.Pattern[str]:
    """What finds one of the sentences that may speak of it."""
    parts = []
    for context, text in WARNS:
        # What has no translation yet stands there in English.
        for said in (QCoreApplication.translate(context, text), text):
            # A voice leaves out the mark at its end.
            parts.append(re.escape(said.rstrip(".。")).replace(re.escape("{amount}"), r"[\d.,]+"))
    return re.compile("|".join(parts))


def _offers(code: str, said: str) -> list[str]:
    """What a text says of doing it once more, beside the sentences that warn of it."""
    return re.findall(f"{AGAIN[code]}|{AGAIN['en']}", _warning().sub("", said), re.IGNORECASE)


def test_no_word_of_an_unclear_task_offers_to_send_it_again(language: str) -> None:
    for task in _unclear():
        words = task_text.words_of(task, NOW)
        buttons = [*words.buttons, *task_offers.actions_of(task)]
        assert not [button for button in buttons if button.kind in SENDS], task
        texts = [words.word, words.detail, words.sentence, *(button.text for button in buttons)]
        texts += [task_speech.spoken(task, NOW), task_speech.announcement(None, task, chosen=True)]
        for state in PlayState:
            notice = notice_of(task, state, NOW, can_open=True)
            texts += [] if notice is None else [notice.text, notice.help]
        for text in texts:
            assert not _offers(language, text), f"{task.problem}: {text}"


def test_the_details_of_an_unclear_task_offer_it_behind_the_tick_alone(language: str, qtbot: QtBot) -> None:
    theme = Theme(QApplication.instance(), "dark")  # type: ignore[arg-type]  # it is a QApplication
    few = ("OutcomeUnknown", "LineDropped", "ClosedWhileSending", "NetworkError", "OfANewerVersion")
    for task in (task for task in _unclear() if task.problem is None or task.problem.kind in few):
        details = TaskDetails(theme, task, None)
        qtbot.addWidget(details)
        again = details.findChild(QPushButton, "sendAgain")
        assert (again is not None) == (task.state is TaskState.UNKNOWN)
        assert details.findChild(QPushButton, "tryAgain") is None
        for widget in details.findChildren(QAbstractButton):
            # A voice leaves out the dots of the one button behind the tick.
            name = "" if widget is again else widget.accessibleName()
            for text in (widget.text(), widget.toolTip(), name):
                assert not _offers(language, text), f"{task.problem}: {text}"
        for label in details.findChildren(QLabel):
            assert not _offers(language, label.text()), f"{task.problem}: {label.text()}"
        if again is not None:
            asked: list[object] = []
            details.send_again_requested.connect(asked.append)
            details.show()
            again.click()
            tick = details.findChild(QCheckBox, "mayCostTwice")
            assert asked == [] and tick is not None and tick.isVisible() and not tick.isChecked()
        details.close()
        details.deleteLater()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Check your internet connection, then try again."),
        ("de", "Versuch es noch einmal."),
        ("de", "Erneut senden"),
        ("zh_CN", "请重试"),
        ("zh_CN", "再发送一次"),
    ],
)
def test_the_search_itself_finds_an_offer(code: str, text: str, qapp: QApplication) -> None:
    use_language(qapp, code)
    assert _offers(code, text)
    use_language(qapp, "en")


def test_a_result_that_was_saved_is_another_matter() -> None:
    """The search would be worthless if it found every task: one that surely cost nothing may be sent again."""
    refused = make_task(1, TaskState.REJECTED, problem=TaskProblem("Rejected"), charge=Charge.NOT_CHARGED)
    assert [button for button in task_offers.actions_of(refused) if button.kind in SENDS]
    stuck = make_task(1, TaskState.FINISHED, ResultState.PROBLEM, problem=TaskProblem("SaveError"))
    assert task_text.words_of(stuck, NOW).buttons
