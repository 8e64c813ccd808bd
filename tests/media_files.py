"""Small real media files for tests, made on the spot."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

Colour = tuple[int, int, int]
RED, GREEN, BLUE, WHITE, BLACK = (220, 30, 30), (30, 200, 30), (30, 30, 220), (240, 240, 240), (0, 0, 0)
_SOUND_RATE = 48_000


def picture(width: int, height: int, corners: Sequence[Colour]) -> VideoFrame:
    """A picture of four quarters: upper left, upper right, lower left, lower right."""
    frame = VideoFrame(width, height, "rgb24")
    plane = frame.planes[0]
    rows = []
    for row in range(height):
        left, right = corners[2 * (row * 2 // height) :][:2]
        line = bytes(left) * (width // 2) + bytes(right) * (width - width // 2)
        rows.append(line.ljust(plane.line_size, b"\0"))
    plane.update(b"".join(rows))
    return frame


def write_picture(path: Path, frame: VideoFrame, codec: str, pixels: str) -> Path:
    """The frame as a picture file."""
    with av.open(str(path), "w", format="gif" if codec == "gif" else "image2pipe") as file:
        stream = file.add_stream(codec, rate=1)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, pixels
        made = frame.reformat(format=pixels)
        made.pts = 0
        file.mux([*stream.encode(made), *stream.encode(None)])
    return path


def write_clip(
    path: Path,
    *,
    size: tuple[int, int] = (160, 90),
    codec: str = "libx264",
    pixels: str = "yuv420p",
    times: Sequence[int] | None = None,
    frames: int = 24,
    rate: int = 24,
    sound: str = "",
    colours: Sequence[Colour] = (RED, GREEN, BLUE, WHITE),
    dark: int = 0,
    aspect: Fraction | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """A clip of coloured quarters; ``times`` in thousandths of a second, ``dark`` frames of black at the start."""
    with av.open(str(path), "w", options=options or {}) as file:
        video = file.add_stream(codec, rate=rate)
        assert isinstance(video, VideoStream)
        video.width, video.height, video.pix_fmt = *size, pixels
        video.codec_context.time_base = Fraction(1, 1000)
        if aspect is not None:
            video.codec_context.sample_aspect_ratio = aspect
        audio = file.add_stream(sound, rate=_SOUND_RATE, layout="mono") if sound else None
        assert audio is None or isinstance(audio, AudioStream)
        times = times or [round(1000 * number / rate) for number in range(frames)]
        for number, moment in enumerate(times):
            shown = [BLACK] * 4 if number < dark else colours
            frame = picture(*size, shown).reformat(format=pixels)
            frame.pts, frame.time_base = moment, Fraction(1, 1000)
            file.mux(video.encode(frame))
        file.mux(video.encode(None))
        if audio is not None:
            for tone in _tone(len(times) / rate):
                file.mux(audio.encode(tone))
            file.mux(audio.encode(None))
    return path


def write_sound(path: Path) -> Path:
    """A second of sound without a picture."""
    with av.open(str(path), "w") as file:
        audio = file.add_stream("aac", rate=_SOUND_RATE, layout="mono")
        for tone in _tone(1.0):
            file.mux(audio.encode(tone))
        file.mux(audio.encode(None))
    return path


def _tone(seconds: float) -> list[AudioFrame]:
    made: list[AudioFrame] = []
    for start in range(0, int(seconds * _SOUND_RATE), 1024):
        frame = AudioFrame(format="s16", layout="mono", samples=1024)
        wave = [int(8000 * math.sin((start + n) * 2 * math.pi * 440 / _SOUND_RATE)) for n in range(1024)]
        data = struct.pack("<1024h", *wave)
        frame.planes[0].update(data.ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = _SOUND_RATE, start, Fraction(1, _SOUND_RATE)
        made.append(frame)
    return made


def turn_clip(path: Path) -> Path:
    """Write a quarter turn to the right into an MP4's header, as telephones do."""
    data = bytearray(path.read_bytes())
    place = data.find(b"tkhd") + 4 + 4 + 20 + 8 + 8  # version and flags, times and ids, reserved, layer ... volume
    one = 1 << 16
    data[place : place + 36] = struct.pack(">9i", 0, one, 0, -one, 0, 0, 0, 0, 1 << 30)
    path.write_bytes(data)
    return path


def tag_orientation(path: Path, orientation: int) -> Path:
    """Put an orientation tag into a JPEG."""
    tiff = b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    exif = b"Exif\0\0" + tiff
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    return path


def frames_of(path: Path) -> list[VideoFrame]:
    """Every frame, decoded."""
    with av.open(str(path)) as file:
        return list(file.decode(video=0))


def colour_at(frame: VideoFrame, x: float, y: float) -> Colour:
    """The colour at a place given as shares of width and height."""
    plain = frame.reformat(format="rgb24")
    plane = plain.planes[0]
    place = int(y * plain.height) * plane.line_size + 3 * int(x * plain.width)
    red, green, blue = bytes(plane)[place : place + 3]
    return red, green, blue


def is_near(found: Colour, wanted: Colour, *, by: int = 60) -> bool:
    """Whether two colours look alike after lossy coding."""
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))
