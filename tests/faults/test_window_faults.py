"""Faults of our own inside a running window: told once, and everything goes on."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.engine_bench import request
from tests.faults.bench import hold_invariants
from tests.faults.child import ended_well, run
from tests.scripted_service import Answer, ScriptedService, refusal
from tests.window import Heartbeat, Window, opened
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.recovery import recover
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.store_rows import changeable_params, new_params
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui import engine_watch
from vidgo_desktop.ui.window_place import Place, free_area, text_of

Told = Callable[[Task | str], str]
MOST_STALL, P99_STALL = 0.1, 0.05

_FAULTS = """
from PySide6.QtWidgets import QWidget

class Broken(QWidget):
    def paintEvent(self, event):
        raise ValueError("in a picture")

    @Slot()
    def slot(self):
        raise ValueError("in a slot")

    def timerEvent(self, event):
        self.killTimer(event.timerId())
        raise ValueError("in a timer")

def act(app):
    from PySide6.QtCore import Qt
    from vidgo_desktop.ui.task_model import TaskListModel
    app.broken = Broken(app.window)
    shown, counted = [], []
    real_data = TaskListModel.data

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if len(counted) < 3:
            counted.append(1)
            raise ValueError("in a model")
        return real_data(self, index, role)

    real_show = app.window.toast.show_message
    def show_message(text, *args, **named):
        shown.append(text)
        real_show(text, *args, **named)

    def faults():
        app.window.toast.show_message = show_message
        app.broken.show()
        app.broken.startTimer(0)
        QTimer.singleShot(0, app.broken.slot)
        TaskListModel.data = data
        worker = app._engine_worker()
        worker.ask(lambda: 1 / 0)
        worker.aside(lambda: 1 / 0)
        import threading
        threading.Thread(target=lambda: 1 / 0).start()
        QTimer.singleShot(400, lambda: submit(app))

    def done():
        say(len([text for text in shown if "Something went wrong" in text]))
        say(next(text for text in shown if "Something" in text))
        say(app.window.tasks.model.data(app.window.tasks.model.index(1, 0)))
        app.window.close()

    when_task(app, saved, lambda: QTimer.singleShot(300, done))
    when_connected(app, faults)
"""


def test_U11_faults_everywhere_are_logged_told_once_and_work_goes_on(
    tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    ended = run(tmp_path / "p", service.url, _FAULTS)
    ended_well(ended)
    lines = ended.out.splitlines()
    assert lines[0] == "1", ended.out
    told(lines[1])
    assert "Ready" in lines[-1]
    log = "".join(path.read_text("utf-8") for path in (tmp_path / "p" / "logs").glob("*.log*"))
    for where in ("in a picture", "in a slot", "in a timer", "in a model", "in the engine", "in a lane", "uncaught"):
        assert where in log, where
    assert service.posts.total() == 1
    hold_invariants(tmp_path / "p", service)


def test_U12_an_engine_thread_that_ends_is_begun_anew_three_times_then_it_is_said(
    qtbot: QtBot,
    tmp_path: Path,
    service: ScriptedService,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    expected_errors: list[str],
) -> None:
    expected_errors += ["begun anew", "thread ended 4 times"]
    monkeypatch.setattr(engine_watch, "_AGAIN_MS", 50)
    with opened(qtbot, tmp_path, service.url) as window:
        thread = window.app._thread
        assert thread is not None
        window.until(lambda: window.button("generate").text() != "" and "credits" in window.button("balance").text())
        for number in range(3):
            service.steps = [{"status": "running", "progress": 50}]
            window.fill(f"https://example.com/{number}.mp4")
            window.until(lambda: window.button("generate").isEnabled())
            window.click("generate")
            window.until_row("making your video")
            with qtbot.waitSignal(thread.started, timeout=20_000):
                thread.quit()
            # What ran goes on by itself: polls, saving, and new wishes.
            service.steps = [{"status": "finished", "progress": 100}]
            window.until_row("ready")
        thread.quit()
        window.until(lambda: "Quit and start it again" in window.words())
        told(window.app.window.toast.text)
        assert not window.button("generate").isEnabled()
    assert service.posts.total() == 3
    hold_invariants(tmp_path, service)


def test_U12_an_engine_that_does_not_answer_is_told_and_never_doubled(
    qtbot: QtBot,
    tmp_path: Path,
    service: ScriptedService,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    expected_errors: list[str],
) -> None:
    expected_errors.append("the engine does not answer")
    monkeypatch.setattr(engine_watch, "_ASK_MS", 50)
    hangs = threading.Event()

    def hang() -> None:
        hangs.wait(30)

    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "credits" in window.button("balance").text())
        worker = window.app._engine_worker()
        assert worker is not None
        try:
            worker.ask(hang)
            window.until(lambda: "does not answer" in window.app.window.toast.text)
            told(window.app.window.toast.text)
            window.fill()
            window.click("generate")
        finally:
            hangs.set()
        window.until_row("ready")
    assert service.posts.total() == 1
    hold_invariants(tmp_path, service)


_HUGE = {
    "huge": b'{"code": 200, "data": "' + b"x" * 40_000_000 + b'"}',
    "deep": b"[" * 400_000,
    "wide": b"[" + b"0," * 400_000 + b"0]",
}


@pytest.mark.parametrize("name", _HUGE)
def test_U13_a_huge_answer_does_not_hold_up_the_window(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told, name: str
) -> None:
    service.status_answers.append(Answer(body=_HUGE[name]))
    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "credits" in window.button("balance").text())
        window.fill()
        window.until(lambda: window.button("generate").isEnabled())
        beats = Heartbeat()
        beats.start()
        window.click("generate")
        window.until_row("ready")
        told(window.rows()[0])
        assert beats.worst_work < MOST_STALL
    assert service.posts.total() == 1
    hold_invariants(tmp_path, service)


def test_U14_a_window_from_a_screen_that_is_gone_is_seen_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    place = text_of(Place(QRect(QPoint(9_000, 9_000), QSize(1_360, 860))))
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True, window=place))
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", key=None) as window:
        main = window.app.window
        assert any(free_area(screen).contains(main.geometry()) for screen in qapp.screens())
        # Another density: everything is drawn anew and nothing raises.
        for widget in (main, *main.findChildren(type(main.form))):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.DevicePixelRatioChange))
            QApplication.sendEvent(widget, QEvent(QEvent.Type.ScreenChangeInternal))
        assert not main.grab().isNull()
        main.resize(main.minimumSize())
        QTest.keyClicks(window.field("videoUrl"), "https")
        assert window.field("videoUrl").text() == "https"


def test_U16_without_network_the_whole_history_is_there(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    service.balance = 100_000.0
    with opened(qtbot, tmp_path, service.url) as window:
        for number, name in enumerate(("alpha", "bravo", "charlie")):
            window.fill(f"https://example.com/{name}.mp4")
            window.until(lambda: window.button("generate").isEnabled())
            window.click("generate")
            window.until_row("ready")
            _until_rows(window, number + 1)
    with opened(qtbot, tmp_path, "http://127.0.0.1:9") as window:
        main = window.app.window
        window.until(lambda: len(window.rows()) == 3 and all("ready" in row.lower() for row in window.rows()))
        window.until(lambda: main.offline.isVisible() or "No answer" in window.words())
        told(window.words().splitlines()[0])
        main.tasks.head.open_search()
        QTest.keyClicks(main.tasks.head.search.field, "bravo")
        window.until(lambda: len(window.rows()) == 1)
        main.tasks.show_all()
        window.until(lambda: len(window.rows()) == 3)
        main.tasks.choose(2)
        window.until(lambda: main.player.task is not None and main.player.task.id == 2)
        main.remove_requested.emit(3)
        window.until(lambda: len(window.rows()) == 2)
    assert service.posts.total() == 3


# --- G12: the window stays quick whatever happens -----------------------------------------------------------------


_TROUBLE: tuple[Callable[[ScriptedService], None], ...] = (
    lambda s: s.submit_answers.append(Answer(drop=True, charges=True)),
    lambda s: s.submit_answers.append(refusal(400, "validation_error", "x" * 100_000)),
    lambda s: s.submit_answers.append(refusal(402, "insufficient_credits_error", "no")),
    lambda s: s.submit_answers.append(Answer(body=b"<html>" * 100_000)),
    lambda s: s.submit_answers.append(Answer(503, b"")),
    lambda s: s.status_answers.extend([Answer(drop=True)] * 3),
    lambda s: s.status_answers.extend([Answer(body=b"[" * 400_000)] * 3),
    lambda s: s.balance_answers.extend([Answer(body=b"\xff" * 1_000_000)] * 2),
    lambda s: s.file_answers.extend([Answer(body=b"no video", headers={"Content-Type": "video/mp4"})] * 2),
    lambda s: s.steps.__setitem__(0, {"status": "failed", "error_message": "<b>" * 10_000}),
)


def test_U13_through_many_faults_the_ui_thread_is_never_away_for_long(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    service.balance = 1e6
    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "credits" in window.button("balance").text())
        beats = Heartbeat()
        beats.start()
        for number, trouble in enumerate(_TROUBLE):
            trouble(service)
            window.fill(f"https://example.com/{number}.mp4")
            window.until(lambda: window.button("generate").isEnabled())
            window.click("generate")
            _until_rows(window, number + 1)
            _let_be(window)
        assert beats.share(0.99) <= P99_STALL and beats.worst_work <= MOST_STALL, (beats.share(0.99), beats.worst_work)
    hold_invariants(tmp_path, service)


def _until_rows(window: Window, count: int) -> None:
    window.until(lambda: len(window.rows()) == count)


def _let_be(window: Window) -> None:
    words = ("did not work", "needs you", "not sure", "ready", "could not be saved", "gone")
    window.until(lambda: any(word in window.rows()[0].lower() for word in words))


_MANY = """
import json, os
def act(app):
    import ctypes
    from vidgo_desktop.ui.facts import FactGate
    # The work of the whole process: a busy machine does not judge.
    begun = time.process_time()
    view = app.window.tasks.view
    gaps = []
    def listed(index):
        first = time.process_time() - begun
        bar = view.verticalScrollBar()
        steps = iter(range(0, 120))
        state = {"spent": time.thread_time()}
        def scroll():
            now = time.thread_time()
            gaps.append(now - state["spent"])
            state["spent"] = now
            step = next(steps, None)
            if step is None:
                pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
                memory = pages * 4096 / 1e6
                say(json.dumps([first, max(gaps[1:]), memory, app.window.tasks.model.task_count]))
                app.window.close()
                return
            bar.setValue(bar.maximum() * step // 119)
            QTimer.singleShot(5, scroll)
        QTimer.singleShot(200, scroll)
    app.findChild(FactGate).index_loaded.connect(listed)
"""


def test_U05_ten_thousand_tasks_come_at_once_and_scroll_smoothly(
    tmp_path: Path, service: ScriptedService, told: Told
) -> None:
    count = 100_000 if os.environ.get("VIDGO_LONG") else 10_000
    _fill(tmp_path / "p" / "account" / "tasks.db", count)
    ended = run(tmp_path / "p", service.url, _MANY)
    ended_well(ended)
    listed, stall, memory, tasks = json.loads(ended.out)
    told(f"{tasks} tasks listed in {listed:.1f} s, longest piece of work while scrolling {stall * 1e3:.0f} ms")
    assert tasks == count
    assert listed <= 2.0 and stall <= 0.05 and memory <= 300, (listed, stall, memory)


def _fill(database: Path, count: int) -> None:
    """A list of so many finished tasks, written at once."""
    database.parent.mkdir(parents=True)
    store = TaskStore.open(database)
    template, _ = store.add(request("n1"), title="A title of usual length", now=1_700_000_000.0)
    done = changeable_params(template) | {"state": "finished", "result": "saved", "group_code": 1}
    row = new_params(request("x"), "A title of usual length", 1_700_000_000.0, None) | done | {"attempts": 1}
    names = list(row | {"id": 0, "nonce": "", "task_id": "", "created_at": 0.0})
    rows = (
        row | {"id": id, "nonce": f"n{id}", "task_id": f"task-{id}", "created_at": 1_700_000_000.0 + 600 * id}
        for id in range(2, count + 1)
    )
    store._connection.execute("BEGIN")
    places = ", ".join(f":{key}" for key in names)
    store._connection.executemany(f"INSERT INTO tasks ({', '.join(names)}) VALUES ({places})", rows)  # noqa: S608
    store._connection.execute("COMMIT")
    # As in a profile that was used: without its journal, the first start would write all of it anew.
    journal = Journal.open(RealmPaths(database.parent).journal)
    recover(store, journal, 1_700_000_000.0)
    journal.close()
    store.close()
