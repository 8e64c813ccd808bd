"""Small JPEG pictures of a whole clip, in order."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.media.film import open_film

# JPEG quantiser, 2 (best) to 31. With 8 a picture of 640 by 360 is 5 to 12 KB (measured, drawn to noisy).
_QUALITY = "8"
_TICK = Fraction(1, 1000)
_WIDEST = 4  # times the height; wider ones are less high


def make_strip(path: Path, height: int, every: int, tell: Callable[[int, bytes], None], cancel: Cancel) -> None:
    """Tell every ``every``-th frame as a JPEG of at most this height. Raises ``MediaError`` and ``Cancelled``."""
    film = open_film(path, cancel)
    try:
        encoder: VideoCodecContext | None = None
        for number in range(0, film.facts.last + 1, max(1, every)):
            cancel.check()
            frame = film.small(number, (height * _WIDEST, height))
            encoder = encoder or _encoder(frame)
            tell(number, _encoded(encoder, frame, number))
    finally:
        film.close()


def _encoder(frame: VideoFrame) -> VideoCodecContext:
    encoder = CodecContext.create("mjpeg", "w")
    if not isinstance(encoder, VideoCodecContext):
        raise MediaError("there is no JPEG encoder")
    encoder.width, encoder.height = frame.width, frame.height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = _TICK
    encoder.thread_count = 1
    encoder.options = {"qmin": _QUALITY, "qmax": _QUALITY, "color_range": "pc", "huffman": "default"}
    return encoder


def _encoded(encoder: VideoCodecContext, frame: VideoFrame, number: int) -> bytes:
    frame.pts, frame.time_base = number, _TICK
    try:
        return b"".join(bytes(packet) for packet in encoder.encode(frame))
    except (av.FFmpegError, ValueError) as error:
        raise MediaError(f"no small picture can be made: {error}") from error
