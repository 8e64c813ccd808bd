"""Opens the inputs of a pretend task, and says how long and how large they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.core.errors import MediaError

# Formats that hold a film or a picture themselves; lists of other files are not among them.
_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,png_pipe,jpeg_pipe,webp_pipe,gif,bmp_pipe"
_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": _FORMATS, "max_pixels": "64000000"}
_FALLBACK_RATE = Fraction(25)
_QUARTER_TURNS = {90: ("transpose=cclock",), 180: ("hflip", "vflip"), 270: ("transpose=clock",)}


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """A clip as a player shows it; ``upright`` are the filters that make a stored frame so, ``frames`` may be off."""

    width: int
    height: int
    seconds: float
    rate: Fraction
    frames: int
    upright: tuple[str, ...]


@contextmanager
def opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """An input and its picture stream. Raises ``MediaError`` for all that cannot be read, inside the block too."""
    try:
        with av.open(str(path.absolute()), options=_OPTIONS) as container:
            streams = container.streams.video
            # The context of a codec that this decoder does not know is None, whatever the stubs say.
            if not streams or not hasattr(streams[0].codec_context, "name"):
                raise MediaError("there is no picture in the file")
            yield container, streams[0]
    except (av.FFmpegError, OSError, ValueError, MemoryError) as error:
        raise MediaError(f"cannot be read: {error}") from error


def clip_facts(path: Path) -> ClipFacts:
    """What a clip is. Raises ``MediaError``."""
    with opened(path) as (container, stream):
        rate = stream.average_rate or stream.guessed_rate or _FALLBACK_RATE
        seconds = _seconds(container, stream)
        frame = _first(container, stream)
        width, height = _displayed(frame, stream.sample_aspect_ratio)
        square = () if width == frame.width else (f"scale={width}:{height}",)
        turn = _upright(frame)
        if any(name.startswith("transpose") for name in turn):
            width, height = height, width
        frames = stream.frames or max(1, round(seconds * rate))
        return ClipFacts(width, height, seconds, rate, frames, (*square, *turn))


def picture_frame(path: Path) -> tuple[VideoFrame, tuple[str, ...]]:
    """The picture (the first frame of a moving one), and the filters that make it upright. Raises ``MediaError``."""
    with opened(path) as (container, stream):
        frame = _first(container, stream)
        return frame, _upright(frame)


def _first(container: InputContainer, stream: VideoStream) -> VideoFrame:
    for frame in container.decode(stream):
        return frame
    raise MediaError("no picture in the file can be decoded")


def _upright(frame: VideoFrame) -> tuple[str, ...]:
    return _QUARTER_TURNS.get(round(frame.rotation / 90) % 4 * 90, ())


def _displayed(frame: VideoFrame, aspect: Fraction | None) -> tuple[int, int]:
    return (max(1, round(frame.width * aspect)) if aspect else frame.width), frame.height


def _seconds(container: InputContainer, stream: VideoStream) -> float:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return (container.duration or 0) / av.time_base
