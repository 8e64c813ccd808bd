"""Clips whose frames carry their number as black and white blocks, and how to read it from a picture."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PySide6.QtGui import QImage

from vidgo_desktop.core.film import FilmPicture

BITS = 12
SOUND_RATE = 48_000
CLICK_SECONDS = 0.01


def numbered_frame(number: int, width: int, height: int) -> VideoFrame:
    """Blocks from left to right are the bits of the number, the lowest first; one row of blocks below is inverted."""
    frame = VideoFrame(width, height, "gray")
    plane = frame.planes[0]
    block = width // BITS
    bits = b"".join((b"\xeb" if number >> bit & 1 else b"\x10") * block for bit in range(BITS))
    other = b"".join((b"\x10" if number >> bit & 1 else b"\xeb") * block for bit in range(BITS))
    rest = bytes([90]) * (plane.line_size - len(bits))
    quarter = height // 4
    plain = bytes([60 + number % 80]) * plane.line_size
    rows = [plain] * quarter + [bits + rest] * quarter + [other + rest] * quarter
    plane.update(b"".join(rows + [plain] * (height - 3 * quarter)))
    return frame


def number_in(brightness: Callable[[float, float], int]) -> int:
    """The number of a picture whose brightness at shares of width and height can be asked; -1 when it is none."""
    number = 0
    for bit in range(BITS):
        x = (bit + 0.5) / BITS
        above, below = brightness(x, 0.375), brightness(x, 0.625)
        if abs(above - below) < 60:
            return -1
        number |= (above > below) << bit
    return number


def number_of_image(image: QImage) -> int:
    """What a shown picture says."""
    return number_in(lambda x, y: image.pixelColor(int(x * image.width()), int(y * image.height())).green())


def number_of_picture(picture: FilmPicture) -> int:
    """What a picture of the reader says."""
    return number_in(
        lambda x, y: picture.data[int(y * picture.height) * picture.stride + 4 * int(x * picture.width) + 1]
    )


def write_numbered(
    path: Path,
    *,
    frames: int = 48,
    rate: Fraction | int = 24,
    size: tuple[int, int] = (240, 136),
    codec: str = "libx264",
    times: Sequence[int] | None = None,
    first: int = 0,
    gop: int = 12,
    options: dict[str, str] | None = None,
    sound: str = "",
    clicks: Sequence[float] = (),
    file_options: dict[str, str] | None = None,
) -> Path:
    """A numbered clip. ``times`` and ``first`` are in thousandths of a second; ``clicks`` in seconds of the picture."""
    step = 1 / Fraction(rate)
    with av.open(str(path), "w", options=file_options or {}) as file:
        video = file.add_stream(codec, rate=Fraction(rate), options=dict(options or {}))
        assert isinstance(video, VideoStream)
        video.width, video.height, video.pix_fmt = *size, "yuvj420p" if codec == "mjpeg" else "yuv420p"
        tick = Fraction(1, 1000) if times is not None or first else step
        video.codec_context.time_base = tick
        video.codec_context.gop_size = gop
        audio = file.add_stream(sound, rate=SOUND_RATE, layout="mono") if sound else None
        assert audio is None or isinstance(audio, AudioStream)
        for number in range(frames):
            frame = numbered_frame(number, *size).reformat(format=video.pix_fmt)
            moment = times[number] if times is not None else round(number * step / tick)
            frame.pts, frame.time_base = moment + first, tick
            file.mux(video.encode(frame))
        file.mux(video.encode(None))
        if audio is not None:
            for tone in _clicks(float(frames * step), clicks):
                file.mux(audio.encode(tone))
            file.mux(audio.encode(None))
    return path


def _clicks(seconds: float, clicks: Sequence[float]) -> list[AudioFrame]:
    samples = [0] * (math.ceil(seconds * SOUND_RATE / 1024) * 1024)
    for click in clicks:
        begin = round(click * SOUND_RATE)
        for place in range(begin, min(len(samples), begin + round(CLICK_SECONDS * SOUND_RATE))):
            samples[place] = 26_000 if (place - begin) // 12 % 2 else -26_000
    made: list[AudioFrame] = []
    for start in range(0, len(samples), 1024):
        frame = AudioFrame(format="s16", layout="mono", samples=1024)
        data = struct.pack("<1024h", *samples[start : start + 1024])
        frame.planes[0].update(data.ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = SOUND_RATE, start, Fraction(1, SOUND_RATE)
        made.append(frame)
    return made
