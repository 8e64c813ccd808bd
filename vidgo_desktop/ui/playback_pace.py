"""Two helpers of the one clock: seeks that do not pile up, and a follower that stays with its leader."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vidgo_desktop.ui.playback_player import LocalPlayer

_SEEK_LIMIT_MS = 150
_STEP_CHECK_MS = 500
# Two players of one computer stay within 5 ms of each other (measured); more than this could be seen.
_STEP_TOLERANCE_MS = 70


class Seeks(QObject):
    """One seek at a time; of the wishes that come meanwhile only the newest is kept. ``go`` carries milliseconds."""

    go = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._to: int | None = None
        self._next: int | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(_SEEK_LIMIT_MS)
        self._limit.timeout.connect(self.done)

    @property
    def target(self) -> int | None:
        """Where it goes in the end, None when nothing is under way."""
        return self._to if self._next is None else self._next

    def start(self, milliseconds: int) -> None:
        """Go there at once."""
        self._to = milliseconds
        self._limit.start()
        self.go.emit(milliseconds)

    def wish(self, milliseconds: int) -> None:
        """Go there as soon as the seek under way is done."""
        if self._to is None:
            self.start(milliseconds)
        else:
            self._next = milliseconds

    @Slot()
    def done(self) -> None:
        """A picture came, or none comes any more."""
        self._limit.stop()
        self._to = None
        wanted, self._next = self._next, None
        if wanted is not None:
            self.start(wanted)

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._limit.stop()
        self._to = self._next = None


class InStep(QObject):
    """Looks now and then whether both players are at the same moment."""

    def __init__(self, parent: QObject, seeks: Seeks) -> None:
        super().__init__(parent)
        self._seeks = seeks
        self._pair: tuple[LocalPlayer, LocalPlayer] | None = None
        self._rate = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_CHECK_MS)
        self._timer.timeout.connect(self._look)

    def start(self, leader: LocalPlayer, follower: LocalPlayer) -> None:
        """Keep the follower with the leader from now on."""
        self._pair = (leader, follower)
        self._timer.start()

    def stop(self) -> None:
        """Leave them alone."""
        self._pair = None
        self._timer.stop()

    def set_rate(self, rate: float) -> None:
        """Faster videos may be a little more apart."""
        self._rate = rate

    @Slot()
    def _look(self) -> None:
        if self._pair is None or self._seeks.target is not None:
            return
        leader, follower = self._pair
        apart = abs(leader.clock - follower.clock)
        if leader.is_playing and follower.is_playing and apart > _STEP_TOLERANCE_MS * max(1.0, self._rate):
            follower.seek(leader.clock)
