"""One video file and its player, and the one voice that both players share."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot

from vidgo_desktop.ui.playback_frames import FrameConverter, Side

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

log = logging.getLogger(__name__)


class LocalPlayer(QObject):
    """Plays files of this computer, nothing else. Its frames go straight to the converter's thread.

    Making one imports and loads Qt's multimedia part.
    """

    ended = Signal(object)
    failed = Signal(object)
    duration_changed = Signal()

    def __init__(self, side: Side, converter: FrameConverter, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

        self._side = side
        self._player: QMediaPlayer = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        take = converter.take_source if side is Side.SOURCE else converter.take_result
        self._sink.videoFrameChanged.connect(take)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(self._error_occurred)
        self._player.durationChanged.connect(self.duration_changed)

    @property
    def duration(self) -> int:
        """Milliseconds, 0 when not known yet."""
        return self._player.duration()

    @property
    def clock(self) -> int:
        """Where the player is, in milliseconds; runs a little ahead of the shown frame."""
        return self._player.position()

    @property
    def is_playing(self) -> bool:
        """Whether its clock runs."""
        return self._player.isPlaying()

    def open(self, path: Path, rate: float) -> None:
        """Load a file and show its first frame, on hold. Raises ValueError when it is gone by now."""
        self._set_source(path)
        self._player.setPlaybackRate(rate)
        self._player.pause()

    def _set_source(self, path: Path) -> None:
        """The only door to Qt's player. No remote address passes: the player does not check certificates."""
        url = QUrl.fromLocalFile(str(path.absolute()))
        if not url.isLocalFile() or not path.is_file():
            raise ValueError("only an existing local file can be played")
        self._player.setSource(url)

    def close(self) -> None:
        """Let go of the file."""
        self._player.stop()
        self._player.setSource(QUrl())

    def end(self) -> None:
        """Let go of the file and of the converter, for good."""
        self.close()
        self._sink.videoFrameChanged.disconnect()
        self.give_sound(None)
        self.deleteLater()

    def play(self) -> None:
        """Let the clock run."""
        self._player.play()

    def hold(self) -> None:
        """Stop the clock where it is. After the end, hold on at the last moment, where frames can still be sought."""
        if self._player.playbackState() is type(self._player).PlaybackState.StoppedState:
            self.seek(self.duration)
        self._player.pause()

    def seek(self, milliseconds: int) -> None:
        """Go to this time, or to the last moment when the video is shorter."""
        self._player.setPosition(max(0, min(milliseconds, self.duration - 1)))

    def set_rate(self, rate: float) -> None:
        """1.0 is the video's own speed."""
        self._player.setPlaybackRate(rate)

    def give_sound(self, output: QAudioOutput | None) -> None:
        """Be heard through this output, or not at all."""
        if self._player.audioOutput() is not output:
            self._player.setAudioOutput(output)  # type: ignore[arg-type]  # the stub forgets that None is allowed

    @Slot()
    def _status_changed(self) -> None:
        if self._player.mediaStatus() is type(self._player).MediaStatus.EndOfMedia:
            self.ended.emit(self._side)

    @Slot()
    def _error_occurred(self) -> None:
        error = self._player.error()
        if error is not type(self._player).Error.NoError:
            log.info("a video stopped: %s", error.name)
            self.failed.emit(self._side)


class Sound:
    """Which of the two videos is heard, and how loud. The output is made when it is first needed."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._side: Side | None = None
        self._volume = 1.0
        self._output: QAudioOutput | None = None

    def choose(self, side: Side | None) -> None:
        """Whose sound is heard, None for silence. Takes effect with ``give``."""
        self._side = side

    def set_volume(self, volume: float) -> None:
        """From 0 to 1."""
        self._volume = volume
        if self._output is not None:
            self._output.setVolume(volume)

    def give(self, players: Mapping[Side, LocalPlayer]) -> None:
        """Tell the players who is heard. Without a device for sound they are silent, and play on."""
        wanted = self._side if self._side in players else None
        if wanted is not None and self._output is None:
            self._output = self._new_output()
        for side, player in players.items():
            player.give_sound(self._output if side is wanted else None)

    def _new_output(self) -> QAudioOutput | None:
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices

        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            return None
        output = QAudioOutput(device, self._parent)
        output.setVolume(self._volume)
        return output
