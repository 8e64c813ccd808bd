"""The picture's track of a pretend result: the encoder, and the clip's own times on every frame."""

from __future__ import annotations

from collections import deque
from fractions import Fraction

from av.container import OutputContainer
from av.packet import Packet
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.practice.scene import Look

_ENCODER = {"preset": "veryfast", "crf": "21"}
_KEY_FRAME_SECONDS = 2


class PictureTrack:
    """Announce each source frame with ``expect``; write the made ones in the same order."""

    def __init__(self, result: OutputContainer, source: VideoStream, look: Look) -> None:
        self._tick = source.time_base or 1 / look.rate
        self._step = max(1, round(1 / (look.rate * self._tick)))
        self._first = source.start_time or 0
        self._times: deque[int] = deque()
        self._lengths: dict[int, int] = {}
        self._last = -1
        self._result = result
        self._stream = result.add_stream("libx264", rate=look.rate, options=dict(_ENCODER))
        self._stream.width, self._stream.height, self._stream.pix_fmt = look.width, look.height, "yuv420p"
        context = self._stream.codec_context
        context.time_base = self._tick
        context.gop_size = max(1, round(look.rate * _KEY_FRAME_SECONDS))
        told = source.codec_context
        context.colorspace, context.color_primaries = told.colorspace, told.color_primaries
        context.color_trc = told.color_trc

    @property
    def start(self) -> Fraction:
        """When the clip's picture begins, in seconds of the clip; this is where the result begins."""
        return self._first * self._tick

    def expect(self, frame: VideoFrame) -> None:
        """Remember the time of the next frame. Missing times and times that go back become one step more."""
        time = self._last + self._step if frame.pts is None else frame.pts - self._first
        self._last = max(time, self._last + 1)
        self._times.append(self._last)
        self._lengths[self._last] = frame.duration or self._step

    def write(self, frame: VideoFrame) -> None:
        """Encode one made frame."""
        # The clip's own key frames do not bind the encoder.
        frame.pict_type = PictureType.NONE
        frame.pts, frame.time_base = self._times.popleft(), self._tick
        self._mux(self._stream.encode(frame))

    def finish(self) -> None:
        """Write what the encoder still holds."""
        self._mux(self._stream.encode(None))

    def _mux(self, packets: list[Packet[VideoStream]]) -> None:
        for packet in packets:
            # Without it the last frame would last no time, and the result would be a frame shorter.
            packet.duration = self._lengths.pop(packet.pts or 0, self._step)
            self._result.mux(packet)
