"""A decoded frame becomes upright rows of blue, green, red and a spare byte, as large as fits a box."""

from __future__ import annotations

from fractions import Fraction

from av.filter import Graph
from av.filter.context import FilterContext
from av.video.frame import VideoFrame

from vidgo_desktop.core.errors import MediaError

PIXELS = "bgra"
_UNTOLD = 2  # AVCOL_SPC_UNSPECIFIED
# Players take an untold clip for BT.709 when it is higher than this.
_LINES_OF_BT601 = 576
# Below this share of the size, averaging shows finer detail than sampling and costs less.
_MUCH_SMALLER = 0.6
_TICK = Fraction(1, 1000)


def fitted(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """The largest size of these proportions within the box, never larger than ``size``; at least 1 by 1."""
    scale = min(1.0, max(1, box[0]) / size[0], max(1, box[1]) / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


class Scaler:
    """For the frames of one video. ``size`` is as seen; ``filters`` turn a frame upright."""

    def __init__(self, size: tuple[int, int], filters: tuple[str, ...], is_turned: bool) -> None:
        self._size = size
        self._filters = filters
        self._is_turned = is_turned
        self._turning: tuple[tuple[int, int], FilterContext, FilterContext, Graph] | None = None

    def scaled(self, frame: VideoFrame, box: tuple[int, int], pixels: str = PIXELS) -> VideoFrame:
        """The frame as seen, as large as fits the box. Raises what the decoder's libraries raise."""
        width, height = fitted(self._size, box)
        stored = (height, width) if self._is_turned else (width, height)
        made = frame.reformat(
            *stored,
            format=pixels,
            src_colorspace=_matrix(frame),
            interpolation="AREA" if stored[0] < _MUCH_SMALLER * frame.width else "BICUBIC",
            threads=1,
        )
        return self._turned(made) if self._filters else made

    def _turned(self, frame: VideoFrame) -> VideoFrame:
        frame.pts, frame.time_base = 0, _TICK
        size = (frame.width, frame.height)
        if self._turning is None or self._turning[0] != size:
            self._turning = (size, *self._graph(frame))
        _, source, sink, _ = self._turning
        source.push(frame)
        made = sink.pull()
        if not isinstance(made, VideoFrame):
            raise MediaError("the picture cannot be turned upright")
        return made

    def _graph(self, frame: VideoFrame) -> tuple[FilterContext, FilterContext, Graph]:
        graph = Graph()
        source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=_TICK)
        last = source
        for text in self._filters:
            name, _, args = text.partition("=")
            step = graph.add(name, args or None)
            last.link_to(step)
            last = step
        sink = graph.add("buffersink")
        last.link_to(sink)
        graph.configure()
        return source, sink, graph


def _matrix(frame: VideoFrame) -> str | None:
    """How to read the colours of a clip that does not tell; None where it tells or has no such matrix."""
    if frame.colorspace != _UNTOLD or frame.format.is_rgb:
        return None
    return "ITU709" if frame.height > _LINES_OF_BT601 else "ITU601"
