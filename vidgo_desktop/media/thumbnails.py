"""The small pictures of the task list."""

from __future__ import annotations

import os
from pathlib import Path

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.private import make_private_folder, write_private
from vidgo_desktop.media.opening import opened
from vidgo_desktop.media.pictures import displayed_size, jpeg, upright_filters

# Where a clip fades in from black, the first frame with light in it is a better picture.
_LOOK_AHEAD_SECONDS = 1.0
_LOOK_AHEAD_FRAMES = 30
# Average luma, 0 to 255, of what counts as black; video black is 16.
_BLACK = 24.0
_SAMPLE = 16


def make_thumbnail(source: Path, target: Path, *, long_side: int = 240) -> bool:
    """Write an upright JPEG of a picture or of the beginning of a clip to ``target``; False when it is impossible.

    Callable from any thread. The target appears whole or not at all; its folder is made when missing.
    """
    try:
        with opened(source) as (container, stream):
            frame = _telling_frame(container, stream)
            filters = upright_filters(source, frame)
            size = displayed_size(frame, stream.sample_aspect_ratio, filters)
            data = jpeg(frame, filters, size, long_side)
        _write_whole(target, data)
    except (MediaError, OSError):
        return False
    return True


def _telling_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    first: VideoFrame | None = None
    for number, frame in enumerate(container.decode(stream)):
        first = first or frame
        if _brightness(frame) > _BLACK:
            return frame
        if number >= _LOOK_AHEAD_FRAMES or (frame.time or 0.0) > _LOOK_AHEAD_SECONDS:
            break
    if first is None:
        raise MediaError("no picture in the file can be decoded")
    return first


def _brightness(frame: VideoFrame) -> float:
    plane = frame.reformat(width=_SAMPLE, height=_SAMPLE, format="gray", interpolation="AREA").planes[0]
    rows, stride = bytes(plane), plane.line_size
    return sum(sum(rows[row * stride : row * stride + _SAMPLE]) for row in range(_SAMPLE)) / _SAMPLE**2


def _write_whole(target: Path, data: bytes) -> None:
    make_private_folder(target.parent)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        write_private(part, data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
