"""Every fault provoked in the real window: what is seen, what it says about the money, and that its button helps."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.scripted_service import KEY, Answer, ScriptedService, refusal
from tests.window import VIDEO, Window, opened
from vidgo_desktop.app import App
from vidgo_desktop.core import api, resources
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_details import TaskDetails
from vidgo_desktop.ui.task_menu import TaskAction
from vidgo_desktop.ui.task_model import BesideRole
from vidgo_desktop.ui.task_text import words_of

CLIP = resources.path("samples", "street_walk.mp4")
FOX = resources.path("samples", "fox.png")
# The waits of the account's pace, a hundred times shorter.
FAST = Pace(
    polls=((float("inf"), 0.1),),
    first_poll=0.05,
    unknown_again=0.5,
    finished_without_files=2,
    back_off_first=0.05,
    back_off_most=0.2,
    offline_most=0.2,
    catch_up_gap=0.0,
    offline_gap=0.2,
    refused_gap=0.2,
    without_files_wait=0.05,
    rate_limited_tries=2,
    uploads_per_minute=None,
    save_tries=2,
    save_most=0.2,
)
AT_REST = frozenset({TaskState.REJECTED, TaskState.NEEDS_YOU, TaskState.UNKNOWN, TaskState.FAILED, TaskState.CLOSED})
PHRASES = re.compile(r"not charged|given back|charged [\d\u202f.,]+ credits|charge not clear yet, watching", re.I)
TECHNICAL = re.compile(r"\b(https?:|json|poll\w*|endpoint|task id|api|status code|timeout)\b|\b[45]\d\d\b", re.I)
UNCLEAR, NOT_CHARGED = "charge not clear yet, watching", "not charged"
SIGNED = f"Cannot download the video https://example.com/a.mp4?sig=PRIVATE with Bearer {KEY}"


@dataclass(frozen=True)
class Seen:
    """What a person must see: the state's word, a part of the sentence, the phrase about money, the first button."""

    word: str
    sentence: str
    phrase: str
    button: str


REFUSED = ("Did not work", NOT_CHARGED)
FIT = Seen("Did not work", "does not fit", NOT_CHARGED, "Choose others…")
NO_KEY = Seen("Needs you", "does not know this key", NOT_CHARGED, "Replace key…")
NO_CREDITS = Seen("Needs you", "more credits than you have", NOT_CHARGED, "Top up")
LIMITED = Seen("Did not work", "the key has limits", NOT_CHARGED, "Replace key…")
NOTHING_THERE = Seen("Did not work", "address in the settings", NOT_CHARGED, "Test connection")
SLOW_DOWN = Seen("Needs you", "slow down several times", NOT_CHARGED, "Send now")
UNSURE = Seen("Not sure", "answer was not clear", UNCLEAR, "Was I charged?")
RULES = Seen("Did not work", "because of its rules", NOT_CHARGED, "Choose others…")

Scripted = tuple[Answer, Seen]


def _page(code: int, kind: str, message: str) -> dict[str, object]:
    return {"code": code, "error": {"message": message, "type": kind}}


# The error codes page, and the three shapes of a body that are documented side by side.
SUBMITS: dict[str, Scripted] = {
    "validation": (refusal(400, "validation_error", "task_id is required"), FIT),
    "rules": (refusal(400, "content_moderation_error", "The content violates our policy"), RULES),
    "too long": (
        refusal(400, "content_too_long_error", "Content too long"),
        Seen("Did not work", "anything of this length", NOT_CHARGED, "Choose another video…"),
    ),
    "format": (
        refusal(400, "file_format_error", "Invalid file format"),
        Seen("Did not work", "takes MP4 or MOV", NOT_CHARGED, "Choose others…"),
    ),
    "invalid": (refusal(400, "invalid_request_error", "Invalid request"), FIT),
    "key": (refusal(401, "authentication_error", "Invalid API key"), NO_KEY),
    "credits": (
        refusal(402, "insufficient_credits_error", "Insufficient credits to complete this request"),
        NO_CREDITS,
    ),
    "permission": (
        refusal(403, "permission_denied_error", "You do not have permission to access this resource"),
        LIMITED,
    ),
    "not found": (refusal(404, "resource_not_found_error", "Not Found"), NOTHING_THERE),
    "time-out": (refusal(408, "timeout_error", "Request timed out"), UNSURE),
    "slow down": (
        Answer(
            429, _page(429, "rate_limit_error", "Rate limit exceeded. Please try again later."), {"Retry-After": "1"}
        ),
        SLOW_DOWN,
    ),
    "internal": (refusal(500, "internal_error", "Internal server error"), UNSURE),
    "server": (refusal(500, "server_error", "Internal server error"), UNSURE),
    "upstream": (refusal(502, "upstream_error", "Upstream service unavailable"), UNSURE),
    "busy": (refusal(503, "service_error", "The server is busy. Please try again later."), UNSURE),
    "200 with a code": (Answer(200, _page(402, "insufficient_credits_error", "Insufficient credits")), NO_CREDITS),
    "200 with a server's code": (Answer(200, _page(500, "internal_error", "Internal server error")), UNSURE),
    "a detail": (Answer(401, {"detail": "Not authenticated"}), NO_KEY),
    "a detail about the length": (
        Answer(400, {"detail": "Content too long"}),
        Seen("Did not work", "anything of this length", NOT_CHARGED, "Choose another video…"),
    ),
    "a list of details": (
        Answer(422, {"detail": [{"loc": ["body", "input", "video_url"], "msg": "field required", "type": "missing"}]}),
        Seen("Did not work", "refused this video", NOT_CHARGED, "Choose another video…"),
    ),
    "failed at once": (
        Answer(200, {"code": 200, "data": {"task_id": "F1", "status": "failed", "error_message": "No person found"}}),
        Seen("Did not work", "nobody to replace", UNCLEAR, "Choose another video…"),
    ),
    "a sign-in page": (Answer(200, b"<html>Sign in</html>", {"Content-Type": "text/html"}), UNSURE),
    "no number": (Answer(200, {"code": 200, "data": {}}), UNSURE),
    "a redirect": (Answer(307, b"", {"Location": "https://example.com/"}), UNSURE),
    "a cut line": (
        Answer(drop=True),
        Seen("Not sure", "line dropped while sending", UNCLEAR, "Was I charged?"),
    ),
    "secrets in it": (
        refusal(400, "validation_error", SIGNED),
        Seen("Did not work", "could not open your video from its link", NOT_CHARGED, "Use another link…"),
    ),
}


class Browser(QObject):
    """Takes the addresses that would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return True


class Desk:
    """A person at the window."""

    def __init__(self, window: Window, service: ScriptedService) -> None:
        self.window, self.service = window, service
        self.app: App = window.app
        self.browser = Browser()
        self.app.window.opener._launch = self.browser.open  # its documented way in is the constructor only
        self.app.window.resize(1360, 860)

    @property
    def task(self) -> Task:
        """The newest task."""
        tasks = self.app.window.tasks.model
        found = tasks.task_at(self.place)
        assert found is not None
        return found

    @property
    def place(self) -> int:
        """The row of the newest task; older ones that are not sure stand above it."""
        model = self.app.window.tasks.model
        self.window.until(lambda: bool(self.window.rows()))
        return [row for row in (model.row_of(number) for number in range(1, 500)) if row is not None][-1]

    @property
    def row(self) -> str:
        index = self.app.window.tasks.model.index(self.place, 0)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def make(self, until: Callable[[Task], bool] = lambda task: task.state in AT_REST) -> Task:
        """Press *Generate* and wait for what becomes of it."""
        before = len(self.window.rows())
        self.ready()
        self.window.click("generate")
        model = self.app.window.tasks.model
        self.window.until(lambda: len(self.window.rows()) > before and model.task_at(self.place) is not None)
        self.wait(until)
        return self.task

    def ready(self) -> None:
        """Wait until *Generate* can be pressed; until the key is there, it would connect an account instead."""
        button = self.window.button("generate")
        self.window.until(lambda: button.isEnabled() and button.text().startswith("Generate"))

    def wait(self, met: Callable[[Task], bool]) -> None:
        self.window.until(lambda: met(self.task))

    def press(self) -> ActionKind:
        """Click the first button of the newest row with the mouse."""
        tasks = self.app.window.tasks
        view, index = tasks.view, tasks.model.index(self.place, 0)
        view.scrollTo(index)
        layout = view.delegate.layout_of(self.task, index.data(BesideRole), tools=True)
        button = layout.buttons[0]
        place = view.delegate.card(view.visualRect(index)).topLeft() + button.rect.center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place))
        return ActionKind(button.what)

    def details(self) -> TaskDetails:
        """Open the details of the newest row, as its menu does."""
        self.app.window.tasks.view.action_requested.emit(TaskAction(self.task, ActionKind.DETAILS))
        found = self.dialog()
        assert found is not None
        return found

    def dialog(self) -> TaskDetails | None:
        found = self.app.window.findChildren(TaskDetails)
        return next((each for each in found if each.isVisible()), None)

    def close_settings(self) -> None:
        settings = self.app.window.task_actions.settings._dialog
        assert settings is not None and settings.isVisible()
        settings.reject()

    def picture(self, name: str) -> None:
        """Kept where somebody wants to look at it."""
        if PICTURES is not None:
            PICTURES.mkdir(parents=True, exist_ok=True)
            QGuiApplication.processEvents()
            for theme in ("dark", "light"):
                self.app.theme.apply(theme, 100, None, None)
                QGuiApplication.processEvents()
                dialog = self.dialog()
                self.app.window.grab().save(str(PICTURES / f"{name}-{theme}.png"))
                if dialog is not None:
                    dialog.grab().save(str(PICTURES / f"{name}-dialog-{theme}.png"))
            self.app.theme.apply("dark", 100, None, None)


# A folder, for whoever wants to look at the pictures.
PICTURES = Path(os.environ["ERROR_PICTURES"]) if "ERROR_PICTURES" in os.environ else None


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.window.LIMIT_MS", 8_000)


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService(CLIP) as running:
        yield running


def check_seen(desk: Desk, seen: Seen) -> None:
    """Word, sentence, one phrase about money, and details that are folded, copyable and clean."""
    task, row = desk.task, desk.row
    assert seen.word.lower() in row.lower(), row
    assert seen.sentence in row, row
    words = words_of(task, 0.0)
    assert words.buttons[0].text == seen.button
    dialog = desk.details()
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    said = "\n".join(labels)
    if task.state is TaskState.UNKNOWN:
        assert "charged?" in said and ("Probably not" in said or "cannot read" in said or "cannot tell" in said), said
    else:
        phrases = [found.lower() for found in PHRASES.findall(said)]
        # On a slow machine the balance has answered before the dialog was read.
        cleared = seen.phrase == UNCLEAR and phrases == ["given back"]
        assert cleared or phrases == [seen.phrase], said
        check_details(dialog)
    assert not TECHNICAL.search(said), said
    assert not any(part in said + row for part in (KEY, "PRIVATE"))
    dialog.reject()


def check_details(dialog: TaskDetails) -> None:
    text = dialog.findChild(QPlainTextEdit, "detailsText")
    fold, copy = (dialog.findChild(QAbstractButton, name) for name in ("detailsFold", "copyDetails"))
    assert text is not None and fold is not None and copy is not None
    assert not text.isVisible()
    fold.click()
    QGuiApplication.clipboard().clear()
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == text.toPlainText() and "state " in copied
    assert not any(part in copied for part in (KEY, "PRIVATE", "sig="))


def check_button(desk: Desk) -> None:
    """The button does what it says."""
    service, window = desk.service, desk.window
    asked, rows = service.count("POST", "/api/generate/submit"), len(window.rows())
    looks, files = service.count("GET", "/api/generate/status"), service.count("GET", "/results/")
    kind = desk.press()
    match kind:
        case ActionKind.CHOOSE_VIDEO | ActionKind.CHOOSE_IMAGE | ActionKind.USE_LINK:
            window.until(lambda: window.field("videoUrl").text() == VIDEO)
        case ActionKind.REPLACE_KEY:
            assert window.field("apiKey").isVisible()
            desk.close_settings()
        case ActionKind.TOP_UP:
            assert desk.browser.opened and desk.browser.opened[-1].startswith("https://vidgo.ai/")
        case ActionKind.TEST_CONNECTION:
            desk.close_settings()
            window.until(lambda: service.count("POST", "/api/common/upload") > 0)
        case ActionKind.WAS_I_CHARGED:
            dialog = desk.dialog()
            assert dialog is not None
            dialog.reject()
        case ActionKind.TRY_AGAIN:
            window.until(lambda: service.count("POST", "/api/generate/submit") > asked or len(window.rows()) > rows)
            desk.wait(lambda task: task.state in AT_REST or task.state is TaskState.FINISHED)
        case ActionKind.LOOK_AGAIN:
            window.until(lambda: service.count("GET", "/api/generate/status") > looks)
        case ActionKind.SAVE_AGAIN:
            window.until(lambda: service.count("GET", "/results/") > files)
        case ActionKind.CHOOSE_FOLDER:
            chooser = desk.app.window.findChild(QFileDialog)
            assert chooser is not None and chooser.isVisible()
            chooser.reject()
        case _:
            raise AssertionError(kind)


def check(desk: Desk, seen: Seen, name: str) -> None:
    check_seen(desk, seen)
    desk.picture(name)
    check_button(desk)


def test_every_answer_to_a_submit(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        for name, (answer, seen) in SUBMITS.items():
            service.submit_answers.extend([answer, answer])
            desk.make()
            service.submit_answers.clear()
            try:
                check(desk, seen, f"submit {name}")
            except AssertionError as error:
                raise AssertionError(f"{name}: {error}") from error
            window.fill()


def _video(window: Window) -> None:
    """Both inputs from this computer."""
    form = window.app.window.form
    form.set_file("video", CLIP)
    form.set_file("image", FOX)


FAILURES: dict[str, Seen] = {
    "": Seen("Did not work", "gave no reason", "given back", "Try again"),
    "The prompt violates our content policy": Seen("Did not work", "its rules", "given back", "Choose others…"),
    "The content does not comply with the platform regulations.": Seen(
        "Did not work", "its rules", "given back", "Choose others…"
    ),
    "The server is busy or the quota is insufficient.": Seen(
        "Did not work", "no room for this video", "given back", "Try again"
    ),
    "The server is overloaded. Please try again later.": Seen(
        "Did not work", "no room for this video", "given back", "Try again"
    ),
    "Something odd &amp; %1 %n happened": Seen(
        "Did not work", "says: “Something odd &amp; %1 %n happened”", "given back", "Try again"
    ),
    "<b>odd</b> {0.__class__}": Seen("Did not work", "a technical reason", "given back", "Try again"),
}


def test_every_way_a_task_can_fail(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        for message, seen in FAILURES.items():
            service.steps = [{"status": "failed", "progress": 0, "error_message": message or None}]
            service.price = 0
            desk.make(lambda task: task.charge is not None and task.charge.value == "given_back")
            check(desk, seen, f"failed {message[:12]}")
            if seen.button == "Try again":
                desk.wait(lambda task: task.charge is not None and task.charge.value == "given_back")
            window.fill()


def test_what_it_cost_becomes_clear_while_the_details_are_read(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    service.steps = [{"status": "failed", "progress": 0, "error_message": "No person was found in the video"}]
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        desk.make()
        dialog = desk.details()
        assert UNCLEAR in "\n".join(label.text() for label in dialog.findChildren(QLabel)).lower()
        service.balance += service.price

        def is_given_back() -> bool:
            # An answer that was under way when the credits came back does not know of them; a person asks again.
            window.app.window.balance_requested.emit()
            return any("Given back" in label.text() for label in dialog.findChildren(QLabel))

        window.until(is_given_back)
        assert dialog.isVisible()


def test_trouble_while_it_is_made_is_said_and_passes(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    troubles = {
        "out of order": refusal(500, "internal_error", "Internal server error"),
        "had no room": refusal(502, "upstream_error", "Upstream service unavailable"),
        "slow down": Answer(429, {"detail": "Rate limit exceeded"}),
        "the key has limits": Answer(403, {"detail": "Forbidden"}),
        "A page of your network": Answer(200, b"<html>Sign in</html>", {"Content-Type": "text/html"}),
    }
    service.steps = [{"status": "running", "progress": 45}]
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        desk.make(lambda task: task.state is TaskState.RUNNING)
        for sentence, answer in troubles.items():
            with service.lock:
                service.status_answers.extend([answer] * 50)
            window.until(lambda: sentence in desk.row)  # noqa: B023  # waited for within this round
            assert "making your video" in desk.row
            desk.picture(f"running {sentence}")
            with service.lock:
                service.status_answers.clear()
            window.until(lambda: sentence not in desk.row)  # noqa: B023
        service.steps = [{"status": "finished", "progress": 100}]
        desk.wait(lambda task: task.result is ResultState.SAVED)
        assert desk.task.problem is None


def test_a_task_that_the_service_has_lost(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        lost = [Answer(404, {"detail": "Task not found"}), refusal(404, "resource_not_found_error", "Task not found")]
        with service.lock:
            service.status_answers.extend(lost * 20)
        desk.make()
        with service.lock:
            service.status_answers.clear()
        check_seen(desk, Seen("Vidgo does not know this video", "has no record of it", UNCLEAR, "Look again"))
        desk.picture("lost")
        check_button(desk)
        desk.wait(lambda task: task.result is ResultState.SAVED)


def _let_fail(service: ScriptedService, answer: Answer) -> None:
    with service.lock:
        service.file_answers.extend([answer] * 30)


def test_a_result_that_cannot_be_saved(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.steps = [{"status": "finished", "progress": 100}]
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        paid = "charged 35 credits"

        def stuck(result: ResultState) -> Callable[[Task], bool]:
            return lambda task: task.result is result and task.charge is not None

        _let_fail(service, Answer(404, {"detail": "gone"}))
        desk.make(stuck(ResultState.GONE))
        service.file_answers.clear()
        check(desk, Seen("The result is gone", "keeps results for a day", paid, "Make it again…"), "gone")
        desk.wait(lambda task: task.result is ResultState.SAVED)

        _let_fail(service, Answer(200, b"<html>Sign in</html>", {"Content-Type": "text/html"}))
        desk.make(stuck(ResultState.PROBLEM))
        service.file_answers.clear()
        check(desk, Seen("It could not be saved", "cannot be played", paid, "Try again"), "not a video")
        desk.wait(lambda task: task.result is ResultState.SAVED)

        service.steps = [{"status": "finished", "progress": 100, "files": []}]
        desk.make(stuck(ResultState.PROBLEM))
        check_seen(desk, Seen("Finished without a video", "gave no video with it", paid, "Look again"))
        service.steps = [{"status": "finished", "progress": 100}]
        assert desk.press() is ActionKind.SAVE_AGAIN
        desk.wait(lambda task: task.result is ResultState.SAVED)

        usage = shutil.disk_usage
        monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**10, 10**10, 800_000_000))
        desk.make(stuck(ResultState.PROBLEM))
        check_seen(desk, Seen("It could not be saved", "1.2 GB more are needed", paid, "Try again"))
        desk.picture("low disk")
        monkeypatch.setattr(shutil, "disk_usage", usage)
        check_button(desk)
        desk.wait(lambda task: task.result is ResultState.SAVED)

        (tmp_path / "file").write_text("no folder")
        desk.app.window.apply_settings(replace(desk.app.window.settings, save_folder=tmp_path / "file" / "videos"))
        desk.make(stuck(ResultState.PROBLEM))
        check(desk, Seen("It could not be saved", "folder cannot be written", paid, "Choose another folder…"), "folder")
        desk.app.window.apply_settings(replace(desk.app.window.settings, save_folder=tmp_path / "elsewhere"))
        desk.app.window.try_again_requested.emit(desk.task.id)
        desk.wait(lambda task: task.result is ResultState.SAVED)


UPLOADS: dict[str, Scripted] = {
    "video": (
        Answer(400, {"detail": "Unsupported file type: video/mp4"}),
        Seen("Needs you", "takes pictures only", NOT_CHARGED, "Use a link…"),
    ),
    "empty": (
        Answer(400, {"detail": "File is empty"}),
        Seen("Needs you", "nothing in this file", NOT_CHARGED, "Choose another…"),
    ),
    "svg": (
        Answer(400, {"detail": "Unsupported file type: image/svg+xml"}),
        Seen("Needs you", "refused this picture", NOT_CHARGED, "Choose another picture…"),
    ),
    "data": (
        Answer(400, {"detail": "Invalid file data"}),
        Seen("Needs you", "does not fit", NOT_CHARGED, "Choose others…"),
    ),
    "key": (Answer(401, {"detail": "Not authenticated"}), NO_KEY),
    "large": (
        Answer(413, {"detail": "Video file too large. Maximum size is 100MB"}),
        Seen("Needs you", "file of this size", NOT_CHARGED, "Choose another video…"),
    ),
    "field": (
        Answer(422, {"detail": [{"loc": ["body", "file"], "msg": "field required", "type": "value_error.missing"}]}),
        Seen("Needs you", "does not fit", NOT_CHARGED, "Choose others…"),
    ),
    "page": (
        Answer(200, b"<html>Sign in</html>", {"Content-Type": "text/html"}),
        Seen("Needs you", "A page of your network came", NOT_CHARGED, "Test connection"),
    ),
}


def test_every_answer_to_an_upload(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        _video(window)
        for name, (answer, seen) in UPLOADS.items():
            service.upload_answers.append(answer)
            desk.make()
            check_seen(desk, seen)
            desk.picture(f"upload {name}")
            kind = desk.press()
            if kind is ActionKind.REPLACE_KEY:
                desk.close_settings()
            elif kind is ActionKind.TEST_CONNECTION:
                desk.close_settings()
                desk.app.window.try_again_requested.emit(desk.task.id)
                window.until(lambda: service.charged() == 1)
            _video(window)
        assert service.charged() == 1


def test_an_upload_that_has_to_wait_says_why(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        _video(window)
        for sentence, answer in {
            "slow down": Answer(429, {"detail": "Rate limit exceeded"}),
            "out of order": Answer(500, {"detail": "Upload failed: Failed to write file to storage"}),
        }.items():
            with service.lock:
                service.upload_answers.extend([answer] * 50)
            if sentence == "slow down":
                desk.make(lambda task: task.state is TaskState.UPLOADING)
            window.until(lambda: sentence in desk.row)  # noqa: B023  # waited for within this round
            desk.picture(f"upload {sentence}")
            with service.lock:
                service.upload_answers.clear()
                service.upload_answers.extend([] if sentence == "out of order" else [answer])
        desk.wait(lambda task: task.result is ResultState.SAVED)
        assert desk.task.problem is None
        assert service.charged() == 1


def test_a_file_that_went_away(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    clip = tmp_path / "clip.mp4"
    shutil.copy(CLIP, clip)
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        _video(window)
        window.app.window.form.set_file("video", clip)
        desk.ready()
        clip.unlink()
        desk.make()
        check_seen(desk, Seen("Needs you", "changed, was moved", NOT_CHARGED, "Choose it again…"))
        assert desk.press() is ActionKind.CHOOSE_VIDEO
        assert service.charged() == 0


# --- key, connection, closing, list, limit ------------------------------------------------------------------------


def test_a_wrong_key_at_the_start(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with opened(qtbot, tmp_path, service.url, key="wrong-key-12345", pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        desk.make()
        check_seen(desk, NO_KEY)
        desk.picture("wrong key")
        assert desk.press() is ActionKind.REPLACE_KEY
        QTest.keyClicks(window.field("apiKey"), KEY)
        window.until(lambda: window.button("saveKey").isEnabled() and "The key works" in window.words())
        window.click("saveKey")
        # What waited for the key goes on by itself.
        desk.wait(lambda task: task.result is ResultState.SAVED)
        assert service.charged() == 1


def test_a_key_that_is_taken_back_while_a_video_is_made(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running", "progress": 45}]
    no = refusal(401, "authentication_error", "Invalid API key")
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        desk.make(lambda task: task.state is TaskState.RUNNING)
        with service.lock:
            service.status_answers.extend([no] * 100)
            service.balance_answers.extend([no] * 100)
        window.until(lambda: "not accepted" in window.button("balance").accessibleName())
        assert desk.task.state is TaskState.RUNNING
        desk.picture("key taken back")
        with service.lock:
            service.status_answers.clear()
            service.balance_answers.clear()
        service.steps = [{"status": "finished", "progress": 100}]
        window.app.window.balance_requested.emit()
        desk.wait(lambda task: task.result is ResultState.SAVED)


def test_a_service_out_of_order_before_anything_was_sent(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        window.until(lambda: "250" in window.button("balance").accessibleName())
        service.submit_answers.append(Answer(drop=True))
        with service.lock:
            service.balance_answers.extend([refusal(500, "internal_error", "Internal server error")] * 200)
        desk.make()
        # After a dropped line the next one asks first whether the service is well.
        desk.make(lambda task: task.problem is not None)
        assert "in line" in desk.row and "nothing was sent" in desk.row, desk.row
        desk.picture("waits for the service")
    service.balance_answers.clear()
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        desk.wait(lambda task: task.state is TaskState.NEEDS_YOU)
        check_seen(desk, Seen("Needs you", "closed before this was sent", NOT_CHARGED, "Send now"))
        desk.picture("not sent yet")
        check_button(desk)
        desk.wait(lambda task: task.result is ResultState.SAVED)
    assert service.charged() == 1


def test_no_connection_is_said_and_it_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    with ScriptedService(CLIP) as first:
        port = first.port
    with opened(qtbot, tmp_path, f"http://127.0.0.1:{port}", pace=FAST) as window:
        window.fill()
        window.until(lambda: "You are offline" in window.words())
        assert not window.button("generate").isEnabled()
        with ScriptedService(CLIP, port=port) as service:
            desk = Desk(window, service)
            desk.picture("offline")
            desk.make(lambda task: task.result is ResultState.SAVED)
            assert service.charged() == 1


def test_no_answer_in_time(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = api.VidgoClient.__init__.__kwdefaults__
    assert usual is not None
    monkeypatch.setitem(usual, "timeouts", api.Timeouts(submit=0.4, read=0.3))
    never = threading.Event()
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        service.submit_answers.append(Answer(body={}, gate=never))
        desk.make()
        never.set()
        check(desk, Seen("Not sure", "line dropped while sending", UNCLEAR, "Was I charged?"), "no answer in time")


def test_closed_while_sending(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    gate = threading.Event()
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        service.submit_answers.append(Answer(body={}, gate=gate))
        desk.make(lambda task: task.state is TaskState.SUBMITTING)
    gate.set()
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.until(lambda: bool(window.rows()) and desk.app.window.tasks.model.task_at(1) is not None)
        check(desk, Seen("Not sure", "closed while sending", UNCLEAR, "Was I charged?"), "closed while sending")
        assert service.charged() == 0


def test_an_unclear_one_holds_the_others_back(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    gate = threading.Event()
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        service.submit_answers.append(Answer(500, {}, gate=gate))
        desk.make(lambda task: task.state is TaskState.SUBMITTING)
        desk.make(lambda task: task.state is TaskState.QUEUED)
        gate.set()
        desk.wait(lambda task: task.state is TaskState.NEEDS_YOU)
        check_seen(desk, Seen("Needs you", "earlier task", NOT_CHARGED, "Send now"))
        desk.picture("held back")
        check_button(desk)


def test_the_own_limit_of_the_day(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True, most_per_day=40.0))
    gate = threading.Event()
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        _video(window)
        service.submit_answers.append(Answer(402, _page(402, "insufficient_credits_error", "no"), gate=gate))
        desk.make(lambda task: task.state is TaskState.SUBMITTING)
        assert desk.task.request.estimate == 28
        desk.app.window.apply_settings(replace(desk.app.window.settings, most_per_day=20.0))
        gate.set()
        desk.wait(lambda task: task.state is TaskState.NEEDS_YOU)
        window.app.window.try_again_requested.emit(desk.task.id)
        desk.wait(lambda task: task.problem is not None and task.problem.kind == "DailyLimit")
        check_seen(desk, Seen("Needs you", "Raise the limit", NOT_CHARGED, "Change the limit…"))
        assert desk.press() is ActionKind.CHANGE_LIMIT
        desk.picture("limit")
        desk.close_settings()
        assert service.charged() == 0


def test_a_list_of_a_newer_version(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    path = RealmPaths(tmp_path / "account").database
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.until(lambda: "from a newer version" in window.app.window.toast.text)
        window.fill()
        window.until(lambda: "newest Vidgo Desktop" in window.words())
        assert not window.button("generate").isEnabled()
        desk.picture("newer list")
        quit_ = window.button("toastAction")
        assert quit_.isVisible() and quit_.text() == "Quit Vidgo Desktop"
        window.click("toastAction")
        window.until(lambda: not window.app.window.isVisible())
    assert path.read_bytes() == before
    assert service.count("POST", "/") == 0


def test_a_list_that_cannot_be_opened(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    RealmPaths(tmp_path / "account").database.mkdir(parents=True)
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        window.until(lambda: "cannot be used" in window.app.window.toast.text)
        window.fill()
        window.until(lambda: "Check the disk, then start again" in window.words())
        assert not window.button("generate").isEnabled()


def test_a_damaged_list_is_kept_and_a_new_one_begun(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    path = RealmPaths(tmp_path / "account").database
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no list at all" * 400)
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        window.until(lambda: "was damaged" in window.app.window.toast.text)
        assert [each.read_bytes() for each in path.parent.glob("*damaged-*")] == [b"no list at all" * 400]
        desk = Desk(window, service)
        window.fill()
        desk.make(lambda task: task.result is ResultState.SAVED)


def test_a_list_that_cannot_be_written_is_said_once(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vidgo_desktop.core.engine._HEAL_AFTER", 0.1)
    path = RealmPaths(tmp_path / "account").database
    service.steps = [{"status": "running", "progress": 45}]
    with opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        desk = Desk(window, service)
        window.fill()
        desk.make(lambda task: task.state is TaskState.RUNNING)
        toast = window.app.window.toast
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        service.steps = [{"status": "finished", "progress": 100}]
        window.until(lambda: any(m.count > 2 for m in toast.messages.messages))
        said = [m for m in toast.messages.messages if "The task list is busy" in m.text]
        assert len(said) == 1
        assert window.button("toastAction").isHidden()
        # Six seconds after the first it goes, however often it comes again.
        desk.picture("list locked")
        other.rollback()
        other.close()
        desk.wait(lambda task: task.result is ResultState.SAVED)


def test_a_test_of_the_connection_does_not_hang_when_the_address_changes(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    never = threading.Event()
    with ScriptedService(CLIP) as other, opened(qtbot, tmp_path, service.url, pace=FAST) as window:
        main = window.app.window
        window.until(lambda: "250" in window.button("balance").accessibleName())
        service.balance_answers.append(Answer(body={}, gate=never))
        main.task_actions.act_alone(ActionKind.TEST_CONNECTION)
        button = window.button("testNetwork")
        window.until(lambda: not service.balance_answers and not button.isEnabled())
        main.apply_settings(replace(main.settings, api_base=other.url))
        assert button.isEnabled()
        never.set()
        # The new address has no key yet; the test says so and ends.
        button.click()
        window.until(lambda: button.isEnabled())
        assert service.count("POST", "/") == 0
