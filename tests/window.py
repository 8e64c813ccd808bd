"""A real program in a test: built over a folder of its own, driven by object names, watched by a heartbeat."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.load import slowness
from tests.scripted_service import KEY
from vidgo_desktop.app import App, build
from vidgo_desktop.core.credentials import MemoryCredentials
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.settings import Settings, save_settings

VIDEO = "https://example.com/street_walk.mp4"
PICTURE = "https://example.com/red_coat.png"
LIMIT_MS = 30_000
# The window is the subject, not the patience of the engine: a task is looked at again five times a second.
QUICK = Pace(polls=((float("inf"), 0.2),), first_poll=0.2)
# A stall that a person notices; not a figure of speed.
WORST_STALL = 0.1


class Heartbeat(QObject):
    """How long the UI thread was away at the longest (seconds), and how much of each gap was its own work: a busy
    machine adds to the gap only.
    """

    def __init__(self) -> None:
        super().__init__()
        self.worst = 0.0
        self.work: list[float] = []
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)

    @property
    def worst_work(self) -> float:
        """Seconds of the longest piece of work."""
        return max(self.work, default=0.0)

    @property
    def is_smooth(self) -> bool:
        """Whether no stall was one that a person notices, wherever the machine leaves this program its share."""
        return self.worst_work < WORST_STALL and self.worst < WORST_STALL * slowness()

    def share(self, part: float) -> float:
        """The work (seconds) below which this part of all pieces lie."""
        return sorted(self.work)[int(part * (len(self.work) - 1))]

    def start(self) -> None:
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self.worst = 0.0
        self.work.clear()
        self._timer.start()

    @Slot()
    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.worst = max(self.worst, now - self._last - 0.005)
        self.work.append(spent - self._spent)
        self._last, self._spent = now, spent


class Window:
    """What a driver sees: object names and accessible texts."""

    def __init__(self, app: App, bot: QtBot) -> None:
        self.app = app
        self.bot = bot

    def button(self, name: str) -> QAbstractButton:
        found = self.app.window.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def field(self, name: str) -> QLineEdit:
        found = self.app.window.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit), name
        return found

    def resolution(self) -> QComboBox:
        found = self.app.window.findChild(QComboBox, "resolution")
        assert isinstance(found, QComboBox)
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def center_of(self, name: str) -> QPoint:
        """Where a control is in the window, for clicks that come from outside."""
        button = self.button(name)
        return button.mapTo(self.app.window, button.rect().center())

    def fill(self, video: str = VIDEO, picture: str = PICTURE) -> None:
        self.field("videoUrl").setText(video)
        self.field("imageUrl").setText(picture)

    def rows(self) -> list[str]:
        view = self.app.window.findChild(QAbstractItemView, "taskList")
        assert isinstance(view, QAbstractItemView)
        model = view.model()
        found = []
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                found.append(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return found

    def words(self) -> str:
        """Every visible text of labels and buttons."""
        labels = [w.text() for w in self.app.window.findChildren(QLabel) if w.isVisible()]
        buttons = [w.text() for w in self.app.window.findChildren(QAbstractButton) if w.isVisible()]
        return "\n".join(labels + buttons)

    def until(self, met: Callable[[], bool]) -> None:
        self.bot.waitUntil(met, timeout=LIMIT_MS)

    def until_row(self, part: str, row: int = 0) -> None:
        self.until(lambda: len(self.rows()) > row and part in self.rows()[row].lower())


@contextmanager
def opened(
    bot: QtBot,
    folder: Path,
    api_base: str | None = None,
    *,
    key: str | None = KEY,
    arguments: tuple[str, ...] = (),
    first_start: bool = False,
    pace: Pace = QUICK,
) -> Iterator[Window]:
    """The running program; stopped at the end, whatever happened. Its user was welcomed and has agreed, unless it is
    the ``first_start``.
    """
    settings = folder / "settings.json"
    if not first_start and not settings.exists():
        save_settings(settings, Settings(welcomed=True, consented=True))
    app = build(list(arguments), data_dir=folder, api_base=api_base, credentials=MemoryCredentials(key), pace=pace)
    try:
        assert app.start()
        bot.waitExposed(app.window)
        yield Window(app, bot)
    finally:
        started = time.monotonic()
        app.stop()
        app.window.deleteLater()
        app.theme.deleteLater()
        assert time.monotonic() - started < 2.0 * slowness()
