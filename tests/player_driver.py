"""A player's pane in a test: real tasks with real videos, driven by mouse and keys, watched by a heartbeat."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.film import FilmTools
from vidgo_desktop.core.task import JobRequest, LocalFile, ResultState, Source, Task, TaskState
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.ui.compare.shots import PairShot
from vidgo_desktop.ui.player import PlayerPane
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme

W = TypeVar("W", bound=QWidget)
SOURCE = resources.path("samples", "rooftop_dance.mp4")
RESULT = resources.path("samples", "rooftop_dance_astronaut.mp4")
FROM_HERE = LocalFile(SOURCE)
LIMIT_MS = 8_000


def ready(number: int = 1, result: Path = RESULT, source: Source | None = FROM_HERE) -> Task:
    """A task whose video is saved."""
    now = time.time()
    values: Mapping[str, Source | str] = {"resolution": "480p"} | ({} if source is None else {"video_url": source})
    return Task(
        id=number,
        request=JobRequest(f"n{number}", "wan-animate-replace", values, estimate=70.0),
        title="Rooftop dance × Astronaut",
        state=TaskState.FINISHED,
        created_at=now - 300,
        result=ResultState.SAVED,
        result_path=result,
        result_url="https://results.test/v.mp4",
        ended_at=now - 10,
        saved_at=now,
        charge=Charge.CHARGED,
        charged=70.0,
    )


def running(number: int = 1, source: Source | None = FROM_HERE) -> Task:
    """A task that is being made."""
    task = ready(number, source=source)
    return replace(
        task, state=TaskState.RUNNING, result=ResultState.NONE, result_path=None, result_url="", progress=42,
        ended_at=None, saved_at=None, charge=None, charged=None,
    )  # fmt: skip


class Driver:
    """Waits for facts, never for time."""

    def __init__(self, pane: PlayerPane, bot: QtBot) -> None:
        self.pane, self.bot = pane, bot

    def until(self, ready: Callable[[], bool]) -> None:
        self.bot.waitUntil(ready, timeout=LIMIT_MS)

    def state(self, state: PlayState) -> None:
        self.until(lambda: self.pane.playback.state is state)

    def show(self, task: Task, sides: int = 2) -> None:
        painted = self.pane.stage.frames_shown
        self.pane.show_task(task)
        self.until(lambda: len(self.pane.playback.sides) == sides and self.pane.stage.has_picture)
        self.until(lambda: self.pane.playback.state is PlayState.SHOWING and self.pane.stage.frames_shown > painted)

    def frames(self, more: int) -> None:
        wanted = self.pane.stage.frames_shown + more
        self.until(lambda: self.pane.stage.frames_shown >= wanted)

    def button(self, name: str) -> QAbstractButton:
        return self.part(QAbstractButton, name)

    def part(self, kind: type[W], name: str) -> W:
        found = self.pane.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def come_near(self) -> None:
        """The pointer comes into the pane and stays."""
        place = QPointF(40, 40)
        QApplication.sendEvent(self.pane, QEnterEvent(place, place, self.pane.mapToGlobal(place)))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.pane.stage, key, modifier)

    def at_frame(self, frame: int) -> None:
        """The wanted frame is really the shown one, sharp, not only the wish."""
        self.until(lambda: self.shown_frame() == frame and self.shot().exact)
        assert self.pane.playback.frame == frame

    def shown_frame(self) -> int:
        return self.shot().frame

    def shot(self) -> PairShot:
        shot = self.pane.playback.shot
        assert shot is not None
        return shot

    def colour(self, side: Side = Side.RESULT) -> QColor:
        stage = self.pane.stage
        centre = stage.picture_rect(side).center()
        image = stage.grab().toImage()
        return QColor(image.pixel(QPoint(round(centre.x()) + 30, round(centre.y()) + 30)))

    def time(self) -> str:
        return self.part(QWidget, "time").accessibleName()


@contextmanager
def open_pane(
    app: QApplication, bot: QtBot, *, less_movement: bool = False, films: FilmTools | None = None
) -> Iterator[Driver]:
    """A pane on the screen; at the end it must be gone within half a second."""
    pane = PlayerPane(Theme(app, "dark", less_movement=less_movement), films or film_tools())
    pane.resize(503, 808)
    bot.addWidget(pane)
    pane.show()
    yield Driver(pane, bot)
    started = time.perf_counter()
    pane.shutdown()
    assert time.perf_counter() - started < 0.5


def open_files() -> set[str]:
    """What this process has open; only where the system can tell."""
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("this system does not list open files")
    found: set[str] = set()
    for entry in folder.iterdir():
        try:
            found.add(str(entry.readlink()))
        except OSError:
            continue
    return found


class Heartbeat(QObject):
    """How long the UI thread was away at the longest, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.worst, self.beats = 0.0, 0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.worst = max(self.worst, now - self._last - 0.005)
        self._last = now
        self.beats += 1
