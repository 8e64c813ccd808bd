"""The window and what surrounds it, in the threats T15, T25, T33 and T38."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QTextBrowser, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.loopback import Answer, ScriptedServer
from tests.scripted_service import KEY, ScriptedService, refusal
from tests.test_credentials import Shelf
from tests.window import QUICK, Window, opened
from vidgo_desktop.app import build
from vidgo_desktop.core import credentials, resources
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.facts import Refusal
from vidgo_desktop.core.redaction import set_up_logging
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.core.task import Task, TaskProblem, TaskState
from vidgo_desktop.ui.error_rows import ROWS
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.facts import FactGate
from vidgo_desktop.ui.task_details import TaskDetails

ON_LINUX = Path("/proc/self/fd").is_dir()


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    """A running scripted service that has a real clip to give."""
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as running:
        yield running


# --- T25: markup from outside ----------------------------------------------------------------------------------------

_TAG = re.compile(r"<\s*(?:img|a|b|u|i|table|script|style|font|p|div|span|h\d|svg|iframe|object)\b", re.IGNORECASE)


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Everything that a widget may show as text, and where; a tip only where it would be read as markup."""
    for name in ("text", "title", "toolTip", "statusTip", "whatsThis", "placeholderText", "windowTitle"):
        given = getattr(widget, name, None)
        if callable(given):
            value = given()
            if isinstance(value, str) and value:
                yield name, value
    if isinstance(widget, QMenu):
        for action in widget.actions():
            yield "entry", action.text()
            yield "tip", action.toolTip()


def _rich_places(mark: str) -> list[str]:
    """Where the mark is shown by something that would read it as markup."""
    found = []
    for widget in QApplication.allWidgets():
        assert not isinstance(widget, QTextBrowser), widget
        assert not isinstance(widget, QTextEdit), widget
        for name, text in _texts(widget):
            if mark not in text:
                continue
            where = f"{type(widget).__name__} {widget.objectName()} {name}: {text[:200]!r}"
            if name in ("toolTip", "tip", "statusTip", "whatsThis"):
                plain = text.removeprefix("<qt>").removesuffix("</qt>")
                # A tip guesses what it is given; so none may hold a tag of somebody else.
                if _TAG.search(plain.replace("<br>", "")):
                    found.append(where)
            elif isinstance(widget, QLabel) and (
                widget.textFormat() is not Qt.TextFormat.PlainText or not widget.pixmap().isNull()
            ):
                found.append(where)
    return found


def _hostile(task: Task, said: str) -> Iterator[Task]:
    """The task with the mark in each of its texts, in every state, with every kind of trouble."""
    base = replace(
        task, title=said[:80], status_word=said[:40], task_id=said[:40], result_url="https://a.example/" + said
    )
    named = replace(base, request=replace(task.request, model=said[:40]))
    for state in TaskState:
        yield replace(named, state=state, problem=TaskProblem("Rejected", said))
    for kind in ROWS:
        yield replace(base, state=TaskState.FAILED, problem=TaskProblem(kind, said))


def test_markup_is_plain_in_every_widget_that_shows_words_from_outside(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    with ScriptedServer() as spy, opened(qtbot, tmp_path, service.url) as window:
        picture = tmp_path / "canary.png"
        picture.write_bytes(resources.path("samples", "fox.png").read_bytes())
        spy.on("GET", "/x.png", Answer(200, picture.read_bytes()))
        said = f'CANARY<img src="{picture}"><img src="{spy.base}/x.png"><a href="file:///x">b</a>'
        service.submit_answers.append(refusal(400, "validation_error", said))
        window.fill(f"https://a.example/CANARY%3Cimg%20src=%22{picture}%22%3E.mp4")
        window.until(lambda: window.button("generate").text().startswith("Generate"))
        window.click("generate")
        window.until_row("did not work")
        main, gate = window.app.window, window.app.findChild(FactGate)
        task = main.tasks.model.task_at(1)
        assert gate is not None and task is not None
        seen = 0
        for number, hostile in enumerate(_hostile(task, said)):
            gate.tasks_changed.emit((hostile,))
            main.player.show_task(hostile)
            view = main.tasks.view
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole):
                text = str(view.model().index(1, 0).data(role) or view.model().index(0, 0).data(role) or "")
                tip = text.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
                assert role is not Qt.ItemDataRole.ToolTipRole or not _TAG.search(tip), text
            if number % 4 == 0:
                main.task_actions.act(hostile, ActionKind.DETAILS)
                qtbot.waitUntil(lambda: any(each.isVisible() for each in main.findChildren(TaskDetails)))
                for details in main.findChildren(TaskDetails):
                    for text_box in details.findChildren(QPlainTextEdit):
                        text_box.toPlainText()
                assert _rich_places("CANARY") == []
                seen += sum("CANARY" in label.text() for label in main.findChildren(QLabel))
                for details in main.findChildren(TaskDetails):
                    details.reject()
        _show_elsewhere(window, gate, said)
        assert _rich_places("CANARY") == []
        window.app.window.grab()
        assert seen > 20 and spy.seen == []


def _show_elsewhere(window: Window, gate: FactGate, said: str) -> None:
    """In the message, the list of messages, the refusal beside the form, and the settings."""
    main = window.app.window
    gate.refused.emit(Refusal("", VidgoError(said)))
    main.toast.show_message(said, said, again=True)
    main.help_actions.open_messages()
    main.task_actions.settings.open("network")
    main.show_save_folder(said, said)


def test_the_search_itself_finds_markup(qtbot: QtBot) -> None:
    label = QLabel("CANARY<b>x</b>")
    qtbot.addWidget(label)
    assert len(_rich_places("CANARY")) == 1
    label.setTextFormat(Qt.TextFormat.PlainText)
    assert _rich_places("CANARY") == []
    label.setToolTip("CANARY <img src='x'>")
    assert len(_rich_places("CANARY")) == 1


# --- T15: another address --------------------------------------------------------------------------------------------


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A password store of this test that counts as the system's."""
    monkeypatch.setattr(credentials, "_TRUSTED", frozenset({(Shelf.__module__, Shelf.__qualname__)}))
    # Not asked for, or one would be looked for and kept for all tests that follow.
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    store = Shelf()
    keyring.set_keyring(store)
    return store


@contextmanager
def _at_home(qtbot: QtBot, folder: Path, base: str) -> Iterator[Window]:
    """The program with the credentials that it makes for itself."""
    save_settings(folder / "settings.json", Settings(welcomed=True, consented=True))
    app = build([], data_dir=folder, api_base=base, pace=QUICK)
    try:
        assert app.start()
        yield Window(app, qtbot)
    finally:
        app.stop()
        app.window.deleteLater()
        app.theme.deleteLater()


def test_a_key_lies_under_the_name_of_its_service_and_no_other_gets_it(
    qtbot: QtBot, tmp_path: Path, shelf: Shelf, service: ScriptedService
) -> None:
    with _at_home(qtbot, tmp_path, service.url) as window:
        window.app.window.key_save_requested.emit(KEY)
        window.until(lambda: "250" in window.button("balance").accessibleName())
        assert shelf.kept == {("vidgo-desktop", f"127.0.0.1:{service.port}"): KEY}
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as other:
        # The same computer, another port; and the same port under another name.
        for base in (other.url, f"http://localhost:{service.port}"):
            before = len(service.requests)
            with _at_home(qtbot, tmp_path, base) as window:
                window.until(lambda: "Connect" in window.words())
                window.until(lambda: "Not connected" in window.words())
            assert other.requests == [] and len(service.requests) == before
    with _at_home(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "250" in window.button("balance").accessibleName())


@pytest.mark.parametrize("base", ["http://api.vidgo.ai", "http://api.example:443", "ftp://api.vidgo.ai"])
def test_an_address_without_encryption_gets_nothing(
    qtbot: QtBot, tmp_path: Path, shelf: Shelf, base: str, expected_errors: list[str]
) -> None:
    shelf.kept[("vidgo-desktop", base.partition("://")[2])] = KEY
    with _at_home(qtbot, tmp_path, base) as window:
        window.until(lambda: "address" in window.words())
        assert not shelf.entered.is_set()


# --- T33: nobody can talk to the program -----------------------------------------------------------------------------


def _listening() -> set[str]:
    """What this process listens at: the numbers of its sockets that wait for somebody."""
    mine = set()
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found = re.fullmatch(r"socket:\[(\d+)\]", str(each.readlink()))
            mine |= {found[1]} if found else set()
    waiting = set()
    for table in ("tcp", "tcp6"):
        lines = Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:] if _there(table) else []
        waiting |= {line.split()[9] for line in lines if line.split()[3] == "0A"}
    for line in Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").splitlines()[1:]:
        parts = line.split()
        waiting |= {parts[6]} if int(parts[3], 16) & 0x10000 else set()
    return mine & waiting


def _there(table: str) -> bool:
    return Path(f"/proc/net/{table}").exists()


@pytest.mark.skipif(not ON_LINUX, reason="reads the sockets of a process from /proc")
def test_the_program_listens_nowhere_and_practice_on_this_computer_alone(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    before = _listening()
    with opened(qtbot, tmp_path / "account", service.url) as window:
        window.until(lambda: "250" in window.button("balance").accessibleName())
        assert _listening() == before
    with opened(qtbot, tmp_path / "practice", arguments=("--practice",)) as window:
        window.until(lambda: "1000 pretend" in window.button("balance").accessibleName())
        more = _listening() - before
        assert len(more) == 1
        lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
        places = [line.split()[1] for line in lines if line.split()[9] in more]
        assert [place.partition(":")[0] for place in places] == ["0100007F"]
    assert _listening() == before


# --- T38: the log ----------------------------------------------------------------------------------------------------

# pytest keeps each record as well, so a million would fill the memory.
EVENTS = 100_000 if os.environ.get("VIDGO_LONG") else 15_000


@pytest.mark.timeout(600)
def test_however_much_happens_the_log_has_an_end_and_a_line_for_each_event(tmp_path: Path) -> None:
    """Texts with ends of lines and marks of terminals in them neither make lines nor look like some."""
    events = logging.getLogger("threats.events")
    hostile = "first\n2026-01-01T00:00:00Z ERROR MainThread forged: paid twice\r\n\x1b[31m\u2028\x85 end"
    with set_up_logging(tmp_path) as running:
        for number in range(EVENTS):
            events.info("%d %s", number, hostile)
        files = sorted(running.path.parent.iterdir())
        sizes = [file.stat().st_size for file in files]
        assert len(files) <= 5 and sum(sizes) <= 5 << 20 and max(sizes) <= 1 << 20
        newest = running.path.read_bytes()
    lines = newest.decode("utf-8").splitlines()
    assert newest.count(b"\n") == len(lines)
    numbers = [int(line.split("threats.events: ")[1].split()[0]) for line in lines]
    assert numbers == list(range(EVENTS - len(lines), EVENTS))
    assert not any(line.startswith("2026-01-01T00:00:00Z ERROR") for line in lines)
