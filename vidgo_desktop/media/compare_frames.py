"""Painted pictures as frames that encoders take."""

from __future__ import annotations

from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace


def frame_of(rows: bytes, width: int, height: int) -> VideoFrame:
    """A frame of rows of blue, green, red and a spare byte."""
    frame = VideoFrame(width, height, "bgr0")
    plane = frame.planes[0]
    line = width * 4
    if plane.line_size == line:
        plane.update(rows)
    else:
        spare = bytes(plane.line_size - line)
        plane.update(b"".join(rows[at : at + line] + spare for at in range(0, line * height, line)))
    return frame


def as_yuv(frame: VideoFrame) -> VideoFrame:
    """The colours as today's screens and players expect them of a film without further words."""
    return frame.reformat(
        format="yuv420p",
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
    )
