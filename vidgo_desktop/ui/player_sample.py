"""The sample before the first result: still pictures at once, videos when somebody comes near, then rest again.

Playing by itself at every start would cost 60 MB for good (125 MB become 185 MB, measured) and the processor's calm.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.player_video import VideoBlock
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme

LOOPS = 2
# A pointer that only passes by starts nothing.
_LINGER_MS = 300


def stills_of(source: Path, result: Path) -> dict[Side, QImage]:
    """The first frames of both videos, which lie in ``small`` beside them; empty when one is missing."""
    stills = {side: QImage(str(_still(path))) for side, path in ((Side.SOURCE, source), (Side.RESULT, result))}
    return {} if any(image.isNull() for image in stills.values()) else stills


def _still(video: Path) -> Path:
    return video.parent / "small" / f"{video.stem}_still.jpg"


class SampleShow(QObject):
    """``due``: the videos are to be opened and played now. With less movement only the user says when."""

    due = Signal()

    def __init__(self, theme: Theme, block: VideoBlock) -> None:
        super().__init__(block)
        self._theme = theme
        self._block = block
        self._is_on = False
        self._is_ready = False
        self._is_near = False
        self._was_played = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LINGER_MS)
        self._timer.timeout.connect(self._begin)
        block.playback.playing_changed.connect(self._playing_changed)
        block.playback.finished.connect(self._finished)

    @property
    def is_on(self) -> bool:
        """Whether the sample is what is shown."""
        return self._is_on

    def show(self, source: Path, result: Path) -> None:
        """Show the still pictures of this pair."""
        self._is_on, self._was_played = True, False
        self._block.show_stills(stills_of(source, result))

    def leave(self) -> None:
        """Something else is shown."""
        self._is_on = False
        self._timer.stop()
        self._block.offer_to_play(False)

    def get_ready(self) -> None:
        """The window has been painted: from now on it may begin."""
        self._is_ready = True
        self._offer()
        self.come_near(self._is_near)

    def come_near(self, near: bool) -> None:
        """The pointer is over the player, or has left it."""
        self._is_near = near
        if near and self._may_begin:
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def _may_begin(self) -> bool:
        fresh = self._is_on and self._is_ready and not self._was_played
        return fresh and not self._theme.less_movement and self._block.playback.state is PlayState.EMPTY

    @Slot()
    def _begin(self) -> None:
        if self._may_begin:
            self.due.emit()

    def _offer(self) -> None:
        """A button where nothing begins by itself any more."""
        waits = self._was_played or self._theme.less_movement
        self._block.offer_to_play(self._is_on and waits and not self._block.playback.is_playing)

    @Slot(object)
    def _playing_changed(self, playing: bool) -> None:
        if not self._is_on:
            return
        self._was_played = True
        self._offer()

    @Slot()
    def _finished(self) -> None:
        # The playback is still in the midst of saying so.
        QTimer.singleShot(0, self._rest)

    @Slot()
    def _rest(self) -> None:
        """The videos are let go, with their threads; the still pictures come back."""
        if self._is_on and self._block.stage.has_stills and not self._block.playback.is_playing:
            self._block.playback.shutdown()
