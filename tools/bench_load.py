"""Children of the bench in which our window works: a thousand open tasks, and clicks on *Generate*."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tools.bench_probe import RowWatch, quantile
from tools.bench_store import number_of
from tools.bench_window import Result, after, beats, build_app, run_until, task_list

if TYPE_CHECKING:
    from vidgo_desktop.app import App

W = TypeVar("W", bound=QObject)

KEY = "bench-key-0123456789"
# A look that begins within this many seconds of its time is on time.
ON_TIME = 0.25
_BETWEEN_CLICKS_MS = 400
# Seconds in which a start comes to its end: engine, key, first balance.
_AFTER_START = 2.0


class PollWatch:
    """Notes when each look at a task was due and when its lane began with it.

    It listens at the agenda and at the client, the two ends of the way that a look may be late on.
    """

    def __init__(self) -> None:
        from vidgo_desktop.core.agenda import Agenda
        from vidgo_desktop.core.api import VidgoClient

        self._due: dict[int, float] = {}
        self._asked: list[tuple[float, float]] = []
        plain_at, plain_status = Agenda.at, VidgoClient.status

        def at(agenda: Agenda, when: float, name: Hashable, action: Callable[[], None]) -> None:
            if isinstance(name, tuple) and name[0] == "poll":
                self._due[name[1]] = when
            plain_at(agenda, when, name, action)

        def status(client: VidgoClient, task_id: str, **options: object) -> object:
            due = self._due.pop(number_of(task_id), None)
            if due is not None:
                self._asked.append((due, time.monotonic() - due))
            return plain_status(client, task_id, **options)  # type: ignore[arg-type]

        Agenda.at = at  # type: ignore[method-assign, assignment]
        VidgoClient.status = status  # type: ignore[method-assign, assignment]

    def figures(self, begin: float, end: float) -> Result:
        """How many looks were due in this time, which share was on time, and how late they were in milliseconds."""
        last = end - ON_TIME
        late = [by for due, by in tuple(self._asked) if begin <= due < last]
        never = sum(1 for due in tuple(self._due.values()) if begin <= due < last)
        due = len(late) + never
        if not late:
            raise RuntimeError("nothing was asked")
        return {
            "due": due,
            "on_time": sum(1 for by in late if by <= ON_TIME) / due,
            "late_p50": 1000 * quantile(late, 0.5),
            "late_p99": 1000 * quantile(late, 0.99),
        }


def poll(data_dir: Path, base: str, settle: float, seconds: float) -> Result:
    """Our window with its open tasks: lateness of the UI thread, of the looks, and what the process costs."""
    watch = PollWatch()
    app = build_app(data_dir, base=base, key=KEY)
    app.start()
    try:
        return run_until(beats(after(_AFTER_START + settle), seconds, watch.figures), app.qt)
    finally:
        app.stop()


class Echo(QObject):
    """The other end of the floor: one durable commit on another thread, then back."""

    asked = Signal()
    answered = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self.asked.connect(self._commit, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _commit(self) -> None:
        if self._connection is None:
            # Made and used on the thread that this object was moved to.
            self._connection = sqlite3.connect(self._path, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, words TEXT)")
        self._connection.execute("INSERT INTO floor (words) VALUES (?)", ("x" * 300,))
        self.answered.emit()


class Clicker(QObject):
    """Fills both links and clicks, again and again, with the floor measured between the clicks."""

    def __init__(self, app: App, echo: Echo, count: int, finish: Callable[[Result], None]) -> None:
        super().__init__()
        self._finish = finish
        self._count = count
        self._echo = echo
        self._button = _child(app, QAbstractButton, "generate")
        self._video = _child(app, QLineEdit, "videoUrl")
        self._image = _child(app, QLineEdit, "imageUrl")
        self._rows = RowWatch(task_list(app))
        self._clicked: list[float] = []
        self._row_ms: list[float] = []
        self._floor_ms: list[float] = []
        self._asked = 0.0
        echo.answered.connect(self._echoed)

    @Slot()
    def click(self) -> None:
        """One click; the next one follows by itself."""
        number = len(self._clicked)
        self._video.setText(f"https://example.com/videos/walk_{number}.mp4")
        self._image.setText(f"https://example.com/pictures/coat_{number}.png")
        # What the new texts set in motion is done first: a person takes longer than that to reach the button.
        QTimer.singleShot(_BETWEEN_CLICKS_MS, self._press)

    @Slot()
    def _press(self) -> None:
        if not self._button.isEnabled():
            raise RuntimeError("generate is not enabled")
        self._rows.wait_for_more_than(self._rows.rows, self._row_painted)
        self._clicked.append(time.monotonic())
        QTest.mouseClick(self._button, Qt.MouseButton.LeftButton)

    def _row_painted(self, at: float) -> None:
        self._row_ms.append(1000 * (at - self._clicked[-1]))
        QTimer.singleShot(_BETWEEN_CLICKS_MS, self._measure_floor)

    @Slot()
    def _measure_floor(self) -> None:
        self._asked = time.monotonic()
        self._echo.asked.emit()

    @Slot()
    def _echoed(self) -> None:
        self._floor_ms.append(1000 * (time.monotonic() - self._asked))
        if len(self._clicked) < self._count:
            QTimer.singleShot(0, self.click)
        else:
            # The first commit also makes the table.
            self._finish({"clicked": self._clicked, "row_ms": self._row_ms, "floor_ms": self._floor_ms[1:]})


def click(data_dir: Path, base: str, count: int) -> Result:
    """Monotonic time of each click, milliseconds until its row was painted, and the floor in milliseconds."""
    app = build_app(data_dir, base=base, key=KEY)
    app.start()
    thread = QThread()
    echo = Echo(data_dir / "floor.db")
    echo.moveToThread(thread)
    thread.start()
    kept: list[Clicker] = []

    def begin(finish: Callable[[Result], None]) -> None:
        kept.append(Clicker(app, echo, count, finish))
        after(_AFTER_START)(kept[0].click)

    try:
        return run_until(begin, app.qt)
    finally:
        thread.quit()
        thread.wait()
        app.stop()


def _child(app: App, kind: type[W], name: str) -> W:
    found = app.window.findChild(kind, name)
    if not isinstance(found, kind):
        raise LookupError(f"the window has no {name}")
    return found
