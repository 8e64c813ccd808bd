"""Where samples go: this computer's device for sound, or whatever else counts samples like one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from vidgo_desktop.core.film_sound import CHANNELS, SOUND_RATE

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioSink

# What is under way to the device: enough for a busy moment, little enough to fall silent at once.
_BUFFER_BYTES = SOUND_RATE * CHANNELS * 2 // 8


class SoundSink(Protocol):
    """Takes samples as ``core.film_sound`` describes them. Everything is called on one thread."""

    def begin(self) -> None:
        """Be heard from the next sample on; counting begins anew."""
        ...

    def room(self) -> int:
        """Bytes that ``write`` would take now."""
        ...

    def write(self, data: bytes) -> int:
        """Take samples; gives how many bytes were taken."""
        ...

    def heard(self) -> int:
        """Moments (of all channels) that left since ``begin``."""
        ...

    def end(self) -> None:
        """Be silent at once; what was not heard yet is dropped."""
        ...

    def set_volume(self, volume: float) -> None:
        """From 0 to 1, as heard."""
        ...


SinkMaker = Callable[[], SoundSink | None]


def device_sink() -> SoundSink | None:
    """This computer's usual device for sound; None without one, or where Qt's multimedia part cannot be loaded."""
    try:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices
    except ImportError:
        return None
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        return None
    format_ = QAudioFormat()
    format_.setSampleRate(SOUND_RATE)
    format_.setChannelCount(CHANNELS)
    format_.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    sink = QAudioSink(device, format_)
    sink.setBufferSize(_BUFFER_BYTES)
    return _DeviceSink(sink)


class _DeviceSink:
    def __init__(self, sink: QAudioSink) -> None:
        self._sink = sink
        self._pipe: QIODevice | None = None

    def begin(self) -> None:
        self._pipe = self._sink.start()

    def room(self) -> int:
        return 0 if self._pipe is None else self._sink.bytesFree()

    def write(self, data: bytes) -> int:
        return 0 if self._pipe is None else max(0, self._pipe.write(data))

    def heard(self) -> int:
        return self._sink.processedUSecs() * SOUND_RATE // 1_000_000

    def end(self) -> None:
        self._pipe = None
        self._sink.reset()

    def set_volume(self, volume: float) -> None:
        from PySide6.QtMultimedia import QAudio

        scale = QAudio.VolumeScale
        even = QAudio.convertVolume(volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
        self._sink.setVolume(even)
