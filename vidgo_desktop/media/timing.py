"""Length and frame rate of a clip, from what its headers say."""

from __future__ import annotations

from av.container import InputContainer
from av.video.stream import VideoStream

_MICROSECONDS = 1_000_000
# Rates outside of this come from damaged or made-up headers.
_SANE_RATES = (0.1, 1000.0)


def seconds_of(container: InputContainer, stream: VideoStream) -> float | None:
    """The length of the picture, else of the whole file; None when no header tells."""
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / _MICROSECONDS if container.duration else None


def frame_rate(stream: VideoStream) -> float | None:
    """Frames per second on average, None when the headers do not tell."""
    for rate in (stream.average_rate, stream.guessed_rate, stream.base_rate):
        if rate and _SANE_RATES[0] <= rate <= _SANE_RATES[1]:
            return float(rate)
    return None
