"""Decoded frames to small upright JPEGs, through the decoder's own filters."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
from av.codec import CodecContext
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.media.orientation import UPRIGHT_BY_TAG, orientation_of, upright_by_angle

# What shows through a transparent picture: the window's neutral grey would differ by theme, so a light one.
_BEHIND = "0xE8E9ED"
# JPEG quantiser, 2 (best) to 31. 3 is about quality 90.
_QUALITY = "3"
_TICK = Fraction(1, 1000)


def upright_filters(path: Path, frame: VideoFrame) -> tuple[str, ...]:
    """The filters that turn a frame of this file upright."""
    # Newer decoders tell a JPEG's orientation as an angle as well, but without the mirrored four.
    tag = orientation_of(path)
    return UPRIGHT_BY_TAG[tag] if tag != 1 else upright_by_angle(frame.rotation)


def is_turned(filters: tuple[str, ...]) -> bool:
    """Whether width and height change places."""
    return any(name.startswith("transpose") for name in filters)


def displayed_size(frame: VideoFrame, aspect: Fraction | None, filters: tuple[str, ...]) -> tuple[int, int]:
    """Width and height as a player shows them; ``aspect`` is the shape of one stored pixel (None: square)."""
    width = frame.width if not aspect else max(1, round(frame.width * aspect))
    return (frame.height, width) if is_turned(filters) else (width, frame.height)


def jpeg(frame: VideoFrame, filters: tuple[str, ...], size: tuple[int, int], long_side: int) -> bytes:
    """The frame as an upright JPEG, at most ``long_side`` pixels long; ``size`` is its displayed size.

    Raises ``MediaError``.
    """
    scale = min(1.0, long_side / max(size))
    width, height = (max(2, round(side * scale)) for side in size)
    stored = (height, width) if is_turned(filters) else (width, height)
    try:
        steps = (f"scale={stored[0]}:{stored[1]}:flags=area", *filters)
        return _encode(_filtered(frame, steps, (width, height)))
    except (av.FFmpegError, ValueError) as error:
        raise MediaError(f"no small picture can be made: {error}") from error


def _filtered(frame: VideoFrame, filters: tuple[str, ...], size: tuple[int, int]) -> VideoFrame:
    graph = Graph()
    frame.pts, frame.time_base = 0, _TICK
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=_TICK)
    last = source
    for text in filters:
        name, _, args = text.partition("=")
        step = graph.add(name, args or None)
        last.link_to(step)
        last = step
    if _has_alpha(frame):
        last = _flattened(graph, last, size)
    flat = graph.add("format", "yuvj420p")
    sink = graph.add("buffersink")
    last.link_to(flat)
    flat.link_to(sink)
    graph.configure()
    source.push(frame)
    source.push(None)
    found = sink.pull()
    if not isinstance(found, VideoFrame):
        raise ValueError("the filter gave no picture")
    return found


def _has_alpha(frame: VideoFrame) -> bool:
    return frame.format.name == "pal8" or any(part.is_alpha for part in frame.format.components)


def _flattened(graph: Graph, picture: FilterContext, size: tuple[int, int]) -> FilterContext:
    ground = graph.add("color", f"color={_BEHIND}:size={size[0]}x{size[1]}")
    over = graph.add("overlay", "format=auto")
    ground.link_to(over, 0, 0)
    picture.link_to(over, 0, 1)
    return over


def _encode(frame: VideoFrame) -> bytes:
    encoder = CodecContext.create("mjpeg", "w")
    if not isinstance(encoder, VideoCodecContext):
        raise ValueError("there is no JPEG encoder")
    encoder.width, encoder.height = frame.width, frame.height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = _TICK
    encoder.options = {"qmin": _QUALITY, "qmax": _QUALITY, "color_range": "pc"}
    frame.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(frame), *encoder.encode(None)])
