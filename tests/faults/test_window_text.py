"""Text from outside: pasted by the megabyte, turned around, dressed up as markup, dropped from anywhere."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.scripted_service import ScriptedService, refusal
from tests.test_job_form import Driven
from tests.window import Window, opened
from vidgo_desktop.core.errors import OutcomeUnknown, VidgoError
from vidgo_desktop.core.facts import Refusal
from vidgo_desktop.core.room import problem_of
from vidgo_desktop.core.task import TaskState
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.facts import FactGate
from vidgo_desktop.ui.task_details import TaskDetails

Told = Callable[[str], str]
# What a person still feels as at once; CPU of this thread, so that a busy machine does not judge.
MOST_SECONDS = 0.2
PASTES = {
    "ten megabytes": "https://example.com/" + "a" * 10_000_000,
    "a hundred thousand lines": "https://example.com/a.mp4\n" * 100_000,
    "NUL": "https://example.com/\x00a.mp4\x00" * 1_000,
    "control characters": "".join(map(chr, range(32))) * 2_000,
    "broken surrogates": "https://example.com/\ud800\udfff\udc00.mp4" * 1_000,
    "mixed line ends": "https://example.com/a.mp4\r\n\n\r\u2028\u2029\x85" * 2_000,
    "byte order marks": "\ufeff" * 100_000 + "https://example.com/a.mp4",
    "piled up": "a" + "\u0301" * 200_000,
}


def paste(field: QLineEdit, text: str) -> float:
    """Seconds of this thread's work that pasting this text costs."""
    QGuiApplication.clipboard().setText(text)
    field.setFocus()
    field.clear()
    begun = time.thread_time()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    return time.thread_time() - begun


@pytest.mark.parametrize("name", PASTES)
def test_U06_a_monstrous_paste_is_cut_and_answered_at_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, told: Told, name: str
) -> None:
    text = PASTES[name]
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        main = window.app.window
        main.open_account()
        key = window.field("apiKey")
        seconds = {"key": paste(key, text)}
        assert len(key.text()) <= 4096
        key.clear()
        main.task_actions.settings.open("account").close()
        for field in ("videoUrl", "imageUrl"):
            box = window.field(field)
            seconds[field] = paste(box, text)
            assert len(box.text()) <= 32_767
            assert not window.button("generate").isEnabled() or "Connect" in window.button("generate").text()
            if field == "videoUrl":
                finding = main.form.findChild(QLabel, "videoFinding")
                assert isinstance(finding, QLabel)
                told(finding.text())
            box.clear()
        main.tasks.head.open_search()
        search = main.tasks.head.search.field
        seconds["search"] = paste(search, text)
        assert len(search.text()) <= 32_767
        assert all(one <= MOST_SECONDS for one in seconds.values()), seconds
    QGuiApplication.clipboard().clear()


# --- what the service says ------------------------------------------------------------------------------------------

MARK = "CANARY"
HOSTILE = (
    f'<b>{MARK}</b><img src="file:///etc/hostname"><a href="https://evil.example">here</a>',
    f"{MARK} **bold** [link](https://evil.example) `code` # head",
    f"{MARK} %s %n %1 {{}} {{0.__class__}} {{headline}} &File &amp; 100%",
    f"{MARK} file:///etc/passwd \\\\host\\share javascript:alert(1)",
)
TURNED = (
    f"{MARK} \u202egpj.exe\u202c \u2066x\u2069 \u200f\u200e",
    f"{MARK} z\u200bero\u200d\u2060 wi\u00addth \ufeff",
    f"{MARK} Z̷̢̛͖̰a̸̧̛̫l̶̢̛̞g̷̨̛̗o" + "\u0310" * 400,
    f"{MARK} 👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 مرحبا שלום",
)


def _shown(window: Window) -> list[QLabel]:
    """Every label on the screen that holds something of the service."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    labels = [label for top in tops for label in top.findChildren(QLabel)]
    return [label for label in labels if MARK in label.text()]


def _everywhere(window: Window, said: str) -> str:
    """Bring the service's words wherever they can be: row, player, details, message, list of messages."""
    main = window.app.window
    gate = window.app.findChild(FactGate)
    task = main.tasks.model.task_at(1)
    assert gate is not None and task is not None
    named = replace(task.request, model=said[:40])
    hostile = replace(task, request=named, title=said[:80], status_word=said[:40], task_id=said[:40])
    gate.tasks_changed.emit((hostile,))
    main.player.show_task(hostile)
    main.task_actions.act(hostile, ActionKind.DETAILS)
    gate.refused.emit(Refusal("", VidgoError(said)))
    main.toast.show_message(said, said, again=True)
    main.help_actions.open_messages()
    window.until(lambda: bool(_shown(window)))
    details = main.findChild(TaskDetails)
    assert details is not None
    return window.rows()[0]


@pytest.mark.parametrize("said", HOSTILE, ids=range(len(HOSTILE)))
def test_U08_the_service_s_words_are_shown_as_they_are(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told, said: str
) -> None:
    with opened(qtbot, tmp_path, service.url) as window:
        service.submit_answers.append(refusal(400, "validation_error", said))
        window.fill()
        window.until(lambda: window.button("generate").text().startswith("Generate"))
        window.click("generate")
        window.until_row("did not work")
        before = window.app.window.size()
        row = _everywhere(window, said)
        labels = _shown(window)
        assert len(labels) >= 2
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels), [each.text() for each in labels]
        assert all(label.pixmap().isNull() for label in labels)
        # A tip is read as markup: ours say so and hold nothing else that is.
        tips = [widget.toolTip() for widget in QApplication.allWidgets() if MARK in widget.toolTip()]
        tips = [tip.removeprefix("<qt>").removesuffix("</qt>") for tip in tips]
        assert not any(re.search("<[a-z/!]", tip) for tip in tips), tips
        if said in HOSTILE[:1]:
            assert any("<b>" in label.text() for label in labels)
        assert MARK in row
        assert window.app.window.size() == before
        told(row)


@pytest.mark.parametrize("said", TURNED, ids=range(len(TURNED)))
def test_U07_letters_that_turn_or_hide_break_nothing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, service: ScriptedService, told: Told, said: str
) -> None:
    service.steps = [{"status": "failed", "error_message": said}]
    with opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        window.until(lambda: window.button("generate").text().startswith("Generate"))
        window.click("generate")
        window.until_row("did not work")
        main = window.app.window
        told(_everywhere(window, said))
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in _shown(window))
        task = main.tasks.model.task_at(1)
        assert task is not None and task.problem is not None
        for turned in "\u202e\u2066\u202c\u200f":
            assert turned not in task.problem.message
        for panel in (main.tasks, main.player, main.form):
            for child in panel.findChildren(QWidget):
                if child.isVisible() and child.parentWidget() is panel:
                    assert child.geometry().right() <= panel.width()


def test_U07_the_host_of_a_disguised_link_is_named_apart(qtbot: QtBot, qapp: QApplication, told: Told) -> None:
    form = Driven(qtbot, qapp)
    for disguised in (
        "https://vidgo.ai\u2044videos@evil.example/a.mp4",
        "https://аpple.example/a.mp4",  # noqa: RUF001  # a Cyrillic look-alike is the subject
        "https://example.com\u202e/4pm.a",
    ):
        form.link("videoUrl", disguised)
        said = told(form.finding("videoFinding"))
        assert said and not form.sent
        form.press()
        assert not form.sent


# --- drops ------------------------------------------------------------------------------------------------------------


def _mime(*urls: QUrl, text: str = "") -> QMimeData:
    mime = QMimeData()
    if urls:
        mime.setUrls(list(urls))
    if text:
        mime.setText(text)
    return mime


DROPS: dict[str, Callable[[Path], QMimeData]] = {
    "a folder": lambda folder: _mime(QUrl.fromLocalFile(str(folder))),
    "five thousand files": lambda folder: _mime(*(QUrl.fromLocalFile(str(folder / f"{n}.mp4")) for n in range(5_000))),
    "a dead shortcut": lambda folder: _mime(QUrl.fromLocalFile(str(folder / "dead.mp4"))),
    "a share": lambda folder: _mime(QUrl("file://server/share/a.mp4")),
    "a password": lambda folder: _mime(QUrl("https://marie:hunter2@example.com/a.mp4")),
    "a script": lambda folder: _mime(QUrl("javascript:alert(1)")),
    "a script as text": lambda folder: _mime(text="javascript:alert(1)"),
    "data": lambda folder: _mime(QUrl("data:text/html,<b>x</b>")),
}


@pytest.mark.parametrize("name", DROPS)
def test_U09_an_odd_drop_is_answered_in_words_and_sends_nothing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, told: Told, name: str
) -> None:
    form = Driven(qtbot, qapp)
    if os.name != "nt":
        (tmp_path / "dead.mp4").symlink_to(tmp_path / "nowhere.mp4")
    begun = time.thread_time()
    form.form.accept_drop(DROPS[name](tmp_path))
    assert time.thread_time() - begun <= MOST_SECONDS
    words = [label.text() for label in form.form.findChildren(QLabel) if label.isVisible() and label.text()]
    told(form.line)
    assert "hunter2" not in " ".join(words)
    form.press()
    assert not form.sent
    # Work goes on: good links are taken afterwards.
    form.fill()
    assert form.generate.isEnabled() or form.looks


def test_U08_an_unclear_answer_in_markup_is_plain_in_details(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    with opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        window.until(lambda: window.button("generate").text().startswith("Generate"))
        window.click("generate")
        window.until_row("ready")
        main = window.app.window
        task = main.tasks.model.task_at(1)
        assert task is not None
        problem = problem_of(OutcomeUnknown(HOSTILE[0]))
        strange = replace(task, state=TaskState.UNKNOWN, problem=problem, title=HOSTILE[0])
        main.task_actions.act(strange, ActionKind.WAS_I_CHARGED)
        window.until(lambda: "Was I charged?" in window.words())
        labels = _shown(window)
        assert labels and all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
