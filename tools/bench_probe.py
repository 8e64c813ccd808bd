"""What is read off a running process: its memory, its wake-ups, how late its UI thread is, and what it has painted."""

from __future__ import annotations

import contextlib
import time
from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget

BEAT_MS = 5
_PROC = Path("/proc/self")


def memory_mb() -> float:
    """The resident memory of this process in MB (10^6 bytes)."""
    return _status("VmRSS") * 1024 / 1e6


def peak_mb() -> float:
    """The largest resident memory since ``forget_peak``, in MB."""
    return _status("VmHWM") * 1024 / 1e6


def forget_peak() -> None:
    """Begin the search for the largest memory anew. See proc(5), ``clear_refs``."""
    (_PROC / "clear_refs").write_text("5")


def wake_ups() -> dict[str, int]:
    """How often each thread of this process went to sleep and was woken so far, by its number."""
    found: dict[str, int] = {}
    for file in (_PROC / "task").glob("*/status"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            found[file.parent.name] = _number(file.read_text(), "voluntary_ctxt_switches")
    return found


def wake_ups_since(before: Mapping[str, int]) -> int:
    """The same of all threads together, since ``before``; what a thread did that has ended is not known."""
    return sum(count - before.get(thread, 0) for thread, count in wake_ups().items())


def _status(name: str) -> int:
    return _number((_PROC / "status").read_text(), name)


def _number(text: str, name: str) -> int:
    line = next(line for line in text.splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1])


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of all lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class FirstPaint(QObject):
    """Calls back once the first picture of a window has left the program; the same way for every window."""

    def __init__(self, window: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(window)
        self._painted = painted
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's own paint event comes before its children's; the turn of the loop after it follows all."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False


class RowWatch(QObject):
    """Calls back when the list has more than so many rows and was painted after that."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        model = view.model()
        self._model: QAbstractItemModel = model
        self._more_than = -1
        self._seen: Callable[[float], None] | None = None
        self._there = False
        model.modelReset.connect(self._look)
        model.rowsInserted.connect(self._look)
        model.layoutChanged.connect(self._look)
        view.viewport().installEventFilter(self)

    @property
    def rows(self) -> int:
        """How many rows the list has now."""
        return self._model.rowCount()

    def wait_for_more_than(self, rows: int, seen: Callable[[float], None]) -> None:
        """``seen`` gets the monotonic time at which the picture was ready."""
        self._more_than, self._seen, self._there = rows, seen, False
        self._look()

    @Slot()
    def _look(self) -> None:
        self._there = self._seen is not None and self.rows > self._more_than

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the viewport's paint events."""
        if self._there and event.type() == QEvent.Type.Paint:
            self._there = False
            QTimer.singleShot(0, self._tell)
        return False

    @Slot()
    def _tell(self) -> None:
        seen, self._seen = self._seen, None
        if seen is not None:
            seen(time.monotonic())


class Heartbeat(QObject):
    """A precise timer on the UI thread that writes down how late each of its beats came, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms = array("d")
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat."""
        self._last = time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        now = time.monotonic()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now

    def figures(self) -> dict[str, float]:
        """Median, 99th percentile and worst in milliseconds, and the share of beats more than 16 ms late."""
        late = self.late_ms
        return {
            "p50": quantile(late, 0.5),
            "p99": quantile(late, 0.99),
            "max": max(late),
            "over_16": sum(1 for value in late if value > 16) / len(late),
        }
