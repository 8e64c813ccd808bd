"""Children of the bench that open a window: an empty one, the floor, or ours."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow

from tools.bench_probe import FirstPaint, Heartbeat, RowWatch, memory_mb, wake_ups, wake_ups_since
from vidgo_desktop.__main__ import begin

if TYPE_CHECKING:
    from vidgo_desktop.app import App

Result = dict[str, object]
Wait = Callable[[Callable[[], None]], None]

# The size at which our window opens.
SIZE = (1360, 860)
# What a window can be painted without, and what costs most of a slow start.
HEAVY = ("requests", "keyring", "av", "PySide6.QtMultimedia")
_LIMIT_MS = 100_000


def build_app(data_dir: Path, *, base: str | None = None, key: str | None = None) -> App:
    """Our program over this profile, with the key in memory; begun as the program itself begins."""
    begin()
    from vidgo_desktop.app import build
    from vidgo_desktop.core.credentials import MemoryCredentials

    return build(["vidgo-desktop"], data_dir=data_dir, api_base=base, credentials=MemoryCredentials(key))


def empty_window() -> tuple[QApplication, QMainWindow]:
    """The floor: a main window of PySide6 with nothing in it."""
    qt = QApplication(["floor"])
    window = QMainWindow()
    window.resize(*SIZE)
    return qt, window


def task_list(app: App) -> QAbstractItemView:
    """The list of our window."""
    found = app.window.findChild(QAbstractItemView, "taskList")
    if not isinstance(found, QAbstractItemView):
        raise LookupError("the window has no taskList")
    return found


def run_until(start: Callable[[Callable[[Result], None]], None], qt: QApplication) -> Result:
    """Run the event loop until somebody hands in a result. TimeoutError when nobody does."""
    found: list[Result] = []

    def finish(result: Result) -> None:
        found.append(result)
        qt.quit()

    QTimer.singleShot(_LIMIT_MS, qt.quit)
    start(finish)
    qt.exec()
    if not found:
        raise TimeoutError("the window did not get there")
    return found[0]


def after(seconds: float) -> Wait:
    """Go on after this time."""
    return lambda go: QTimer.singleShot(round(seconds * 1000), go)


def start_empty() -> Result:
    """When the empty window's first picture was ready (monotonic seconds)."""
    qt, window = empty_window()

    def begin(finish: Callable[[Result], None]) -> None:
        FirstPaint(window, lambda: finish({"painted": time.monotonic()}))
        window.show()

    return run_until(begin, qt)


def start_app(data_dir: Path, rows: int) -> Result:
    """The same for ours, what was imported by then, and when the list with so many rows was painted."""
    app = build_app(data_dir)
    result: Result = {}

    def begin(finish: Callable[[Result], None]) -> None:
        watch = RowWatch(task_list(app))

        def painted() -> None:
            result["painted"] = time.monotonic()
            result["heavy"] = [name for name in HEAVY if name in sys.modules]
            if not rows:
                finish(result)

        def full(at: float) -> None:
            result["full"] = at
            finish(result)

        FirstPaint(app.window, painted)
        if rows:
            watch.wait_for_more_than(rows - 1, full)
        _start(app)

    try:
        return run_until(begin, app.qt)
    finally:
        app.stop()


def idle_empty(settle: float, seconds: float) -> Result:
    """Memory, processor and wake-ups of the empty window at rest."""
    qt, window = empty_window()
    window.show()
    return run_until(_at_rest(after(settle), seconds), qt)


def idle_app(data_dir: Path, settle: float, seconds: float) -> Result:
    """The same for ours."""
    app = build_app(data_dir)
    _start(app)
    try:
        return run_until(_at_rest(after(settle), seconds), app.qt)
    finally:
        app.stop()


def beat_empty(settle: float, seconds: float) -> Result:
    """How late the UI thread of the empty window is, and what its process costs."""
    qt, window = empty_window()
    window.show()
    return run_until(beats(after(settle), seconds), qt)


def beats(
    wait: Wait, seconds: float, more: Callable[[float, float], Result] = lambda begin, end: {}
) -> Callable[[Callable[[Result], None]], None]:
    """Listen to the UI thread after the wait; ``more`` gets the monotonic begin and end and adds its figures."""
    heart = Heartbeat()

    def begin(finish: Callable[[Result], None]) -> None:
        def listen() -> None:
            started, cpu = time.monotonic(), time.process_time()
            heart.start()

            def end() -> None:
                now = time.monotonic()
                cores = (time.process_time() - cpu) / (now - started)
                finish({**heart.figures(), "cores": cores, **more(started, now)})

            QTimer.singleShot(round(seconds * 1000), end)

        wait(listen)

    return begin


def _at_rest(wait: Wait, seconds: float) -> Callable[[Callable[[Result], None]], None]:
    def begin(finish: Callable[[Result], None]) -> None:
        def rest() -> None:
            started, cpu, woken, memory = time.monotonic(), time.process_time(), wake_ups(), memory_mb()

            def end() -> None:
                length = time.monotonic() - started
                finish(
                    {
                        "memory": memory,
                        "cpu": 100 * (time.process_time() - cpu) / length,
                        "wake_ups": wake_ups_since(woken) / length,
                    }
                )

            QTimer.singleShot(round(seconds * 1000), end)

        wait(rest)

    return begin


def _start(app: App) -> None:
    if not app.start():
        raise RuntimeError("the profile of the bench is in use")
