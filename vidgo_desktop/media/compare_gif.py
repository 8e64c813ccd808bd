"""Writes a comparison as a moving picture: once through for the best colours, once more to draw with them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import av
from av.container import OutputContainer
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError, SaveError
from vidgo_desktop.core.film_export import FilmWish
from vidgo_desktop.core.made_part import MadePart
from vidgo_desktop.media.compare_frames import frame_of
from vidgo_desktop.media.compare_trouble import writing

_COLOURS = "max_colors=255:stats_mode=diff"
# An even pattern: what stands still stays still from picture to picture, and packs well.
_DRAWING = "dither=bayer:bayer_scale=4:diff_mode=rectangle"


class GifSink:
    """See the protocol ``FilmSink``. Keeps one picture in memory at a time."""

    def __init__(self, part: MadePart, wish: FilmWish, cancel: Cancel) -> None:
        self._part, self._wish, self._cancel = part, wish, cancel
        self._count = 0
        self._file: OutputContainer | None = None
        self._stream: VideoStream | None = None
        with writing():
            self._colours, self._in = _graph(wish, "palettegen", _COLOURS)
        self._drawing: Graph | None = None
        self._out: FilterContext | None = None

    @property
    def passes(self) -> int:
        """All pictures are needed twice."""
        return 2

    def add(self, rows: bytes) -> None:
        """The next picture of this pass."""
        self._cancel.check()
        moments = self._wish.moments
        frame = frame_of(rows, self._wish.width, self._wish.height)
        frame.pts, frame.time_base = moments[self._count % len(moments)], self._wish.tick
        with writing():
            if self._count < len(moments):
                self._in.push(frame)
            else:
                if self._drawing is None:
                    self._begin_drawing()
                self._in.push(frame)
                self._write()
        self._count += 1

    def finish(self) -> Path:
        """Write the end and give the file its name."""
        self._cancel.check()
        with writing():
            self._in.push(None)
            self._write()
            if self._stream is not None and self._file is not None:
                self._mux(None)
                self._file.close()
        return self._part.publish(self._cancel)

    def discard(self) -> None:
        """Leave nothing behind, unless it was finished."""
        with contextlib.suppress(SaveError, MediaError), writing():
            if self._file is not None:
                self._file.close()
        self._part.discard()

    def _begin_drawing(self) -> None:
        self._in.push(None)
        palette = self._colours.pull()
        if not isinstance(palette, VideoFrame):
            raise MediaError("no colours were found")
        wish = self._wish
        graph = Graph()
        self._in = _buffer(graph, wish)
        colours = graph.add_buffer(
            width=palette.width, height=palette.height, format=palette.format, time_base=wish.tick
        )
        drawing, sink = graph.add("paletteuse", _DRAWING), graph.add("buffersink")
        self._in.link_to(drawing, 0, 0)
        colours.link_to(drawing, 0, 1)
        drawing.link_to(sink)
        graph.configure()
        palette.pts, palette.time_base = 0, wish.tick
        colours.push(palette)
        colours.push(None)
        self._drawing, self._out = graph, sink
        self._file = av.open(str(self._part.path), "w", format="gif", options={"loop": "0"})
        self._stream = self._file.add_stream("gif", rate=wish.rate)
        self._stream.width, self._stream.height, self._stream.pix_fmt = wish.width, wish.height, "pal8"
        self._stream.codec_context.time_base = wish.tick

    def _write(self) -> None:
        while self._out is not None:
            try:
                frame = self._out.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            if isinstance(frame, VideoFrame):
                self._mux(frame)

    def _mux(self, frame: VideoFrame | None) -> None:
        if self._stream is None or self._file is None:
            return
        for packet in self._stream.encode(frame):
            self._file.mux(packet)


def _buffer(graph: Graph, wish: FilmWish) -> FilterContext:
    kind = VideoFormat("bgr0", wish.width, wish.height)
    return graph.add_buffer(width=wish.width, height=wish.height, format=kind, time_base=wish.tick)


def _graph(wish: FilmWish, name: str, options: str) -> tuple[Graph, FilterContext]:
    graph = Graph()
    begin, step, sink = _buffer(graph, wish), graph.add(name, options), graph.add("buffersink")
    begin.link_to(step)
    step.link_to(sink)
    graph.configure()
    return graph, begin
