"""What moves in the task list: the turning icon and the bar between two values. One timer, only while it is seen."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtWidgets import QWidget

from vidgo_desktop.ui.theme import Theme

TURN_MS = 1200
BAR_MS = 400
_STEP_MS = 50
_MOST_BARS = 256


@dataclass(frozen=True, slots=True)
class _Way:
    """From one share to another, begun at a moment (monotonic seconds)."""

    start: float
    target: float
    begun: float

    def at(self, now: float) -> float:
        gone = (now - self.begun) * 1000 / BAR_MS
        return self.target if gone >= 1 else self.start + (self.target - self.start) * max(0.0, gone)


class RowMotion(QObject):
    """Angles and shares for the moment. Whoever paints something that moves starts the timer.

    ``parts`` gives the places of ``canvas`` that move now: only they are painted anew, and without any the timer stops.
    """

    def __init__(
        self,
        theme: Theme,
        canvas: QWidget,
        parts: Callable[[], list[QRect]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(canvas)
        self._theme = theme
        self._canvas = canvas
        self._parts = parts
        self._clock = clock
        self._bars: OrderedDict[int, _Way] = OrderedDict()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_on(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    @property
    def turns(self) -> bool:
        """Whether icons may turn at all."""
        return not self._theme.less_movement

    @property
    def angle(self) -> float:
        """How far the turning icons are turned now, in degrees; 0 with *Less movement*."""
        return (self._clock() * 1000 % TURN_MS) * 360 / TURN_MS if self.turns else 0.0

    def share(self, task: int, wanted: float) -> float:
        """How full a task's bar is now, on its way to ``wanted``; never beyond it."""
        now = self._clock()
        way = self._bars.get(task)
        shown = wanted if way is None else way.at(now)
        if way is None or not self.turns or wanted < shown:
            shown = wanted
            self._remember(task, _Way(wanted, wanted, now))
        elif wanted != way.target:
            self._remember(task, _Way(shown, wanted, now))
        return shown

    def is_moving(self, task: int) -> bool:
        """Whether this task's bar is still on its way."""
        way = self._bars.get(task)
        return way is not None and way.at(self._clock()) != way.target

    @Slot()
    def start(self) -> None:
        """Something that moves was painted."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Nothing moves any more, or nobody sees it."""
        self._timer.stop()

    @Slot()
    def _step(self) -> None:
        seen = self._canvas.isVisible() and not self._canvas.window().isMinimized()
        parts = [part for part in self._parts() if part.intersects(self._canvas.rect())] if seen else []
        if not parts:
            self.stop()
        for part in parts:
            self._canvas.update(part.adjusted(-1, -1, 1, 1))

    def forget(self) -> None:
        """Other tasks have these numbers now."""
        self._bars.clear()

    def _remember(self, task: int, way: _Way) -> None:
        self._bars[task] = way
        self._bars.move_to_end(task)
        while len(self._bars) > _MOST_BARS:
            self._bars.popitem(last=False)
