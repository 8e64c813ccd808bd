"""Whether a fetched result is a whole, playable video."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.core.errors import MediaError, NotAVideo, Starved
from vidgo_desktop.core.starvation import starved
from vidgo_desktop.media.mime import mime_of
from vidgo_desktop.media.mp4_boxes import lacks_its_end
from vidgo_desktop.media.opening import first_frame, is_picture, opened
from vidgo_desktop.media.pictures import displayed_size, upright_filters
from vidgo_desktop.media.timing import frame_rate, seconds_of

# How much may be missing at the end of the promised length: encoders disagree about the last frames.
_TAIL_SECONDS = 0.5
_MADE_OF_BOXES = frozenset({"video/mp4", "video/quicktime"})
# Bytes. Where this much can be had, an ordinary video can be decoded.
_PLENTY = 64 << 20


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What a video is. ``frames`` is exact where the container counts them, else length times rate."""

    width: int
    height: int
    seconds: float
    fps: float
    frames: int
    has_sound: bool


def verify_video(path: Path) -> VideoFacts:
    """Open the file, decode its first and its last frame, and see that no bytes are missing. Callable from any thread.

    Raises ``NotAVideo``, or ``Starved`` when there is no memory, or no open file, for it.
    """
    mime = mime_of(path)
    if is_picture(mime):
        raise NotAVideo("it is a picture")
    try:
        with opened(path) as (container, stream):
            facts = _verified(path, container, stream)
            # A decoder makes do without the last bytes: a few frames, or all of the sound, would be gone unseen.
            if mime in _MADE_OF_BOXES and lacks_its_end(path):
                raise MediaError("its end is missing")
            return facts
    except MediaError as error:
        raise _starved(error) or NotAVideo(error.message) from error


def _starved(error: MediaError) -> Starved | None:
    """A damaged header may ask for more memory than any computer has; then it is the file that is wrong."""
    if isinstance(error.__cause__, MemoryError) and _has_memory():
        return None
    return starved(error)


def _has_memory() -> bool:
    try:
        bytearray(_PLENTY)
    except MemoryError:
        return False
    return True


def _verified(path: Path, container: InputContainer, stream: VideoStream) -> VideoFacts:
    first = first_frame(container, stream)
    promised = seconds_of(container, stream)
    end = _last_frame_end(container, stream, promised)
    if promised is not None and promised - end > _TAIL_SECONDS:
        raise MediaError(f"it ends after {end:.1f} of {promised:.1f} seconds")
    seconds = promised or end
    fps = frame_rate(stream) or 0.0
    width, height = displayed_size(first, stream.sample_aspect_ratio, upright_filters(path, first))
    return VideoFacts(
        width=width,
        height=height,
        seconds=seconds,
        fps=fps,
        frames=stream.frames or round(seconds * fps),
        has_sound=bool(container.streams.audio),
    )


def _last_frame_end(container: InputContainer, stream: VideoStream, promised: float | None) -> float:
    # From the last key frame on, which is all that must be decoded to reach the last frame.
    if promised:
        container.seek((container.start_time or 0) + round(promised * av.time_base))
    last: VideoFrame | None = None
    for frame in container.decode(stream):
        last = frame
    if last is None or last.pts is None:
        raise MediaError("its last frame cannot be decoded")
    tick: Fraction = last.time_base or stream.time_base or Fraction(1, av.time_base)
    start = (stream.start_time or 0) * (stream.time_base or tick)
    return float((last.pts + last.duration) * tick - start)
