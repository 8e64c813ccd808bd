"""What a look into a chosen file finds, and that no file makes it raise."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import pytest

from tests.media_files import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    Colour,
    colour_at,
    frames_of,
    is_near,
    picture,
    tag_orientation,
    turn_clip,
    write_clip,
    write_picture,
    write_sound,
)
from vidgo_desktop.core import resources
from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.media.mime import mime_of, mime_of_bytes
from vidgo_desktop.media.probe import look_at
from vidgo_desktop.practice.samples import SAMPLE_NAMES, sample

SAMPLES = resources.path("samples")
QUARTERS = (RED, GREEN, BLUE, WHITE)


def shown(info: SourceInfo, tmp_path: Path) -> av.VideoFrame:
    assert info.thumbnail.startswith(b"\xff\xd8\xff")
    path = tmp_path / "thumbnail.jpg"
    path.write_bytes(info.thumbnail)
    return frames_of(path)[0]


def test_a_clip(tmp_path: Path) -> None:
    path = SAMPLES / "rooftop_dance.mp4"
    info = look_at(path, ParamKind.VIDEO)
    assert info.problem is None
    assert (info.width, info.height, info.seconds, info.fps) == (576, 720, 5.0, 24.0)
    assert (info.kind, info.container, info.has_sound) == ("h264", "mp4", True)
    assert info.size == path.stat().st_size
    assert (shown(info, tmp_path).width, shown(info, tmp_path).height) == (256, 320)


def test_a_silent_clip_in_another_container(tmp_path: Path) -> None:
    info = look_at(write_clip(tmp_path / "clip.mkv"), ParamKind.VIDEO)
    assert info.problem is None
    assert (info.container, info.has_sound, info.width, info.height) == ("matroska", False, 160, 90)
    assert info.seconds == pytest.approx(1.0, abs=0.05)


def test_a_clip_filmed_upright_is_shown_upright(tmp_path: Path) -> None:
    path = turn_clip(write_clip(tmp_path / "turned.mp4"))
    info = look_at(path, ParamKind.VIDEO)
    assert (info.width, info.height) == (90, 160)
    # A quarter turn to the right brings the lower left corner to the upper left.
    assert is_near(colour_at(shown(info, tmp_path), 0.25, 0.25), BLUE)
    assert is_near(colour_at(shown(info, tmp_path), 0.75, 0.25), RED)


def test_wide_pixels_count(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "wide.mp4", size=(96, 96), aspect=Fraction(16, 9))
    info = look_at(path, ParamKind.VIDEO)
    assert (info.width, info.height) == (171, 96)


@pytest.mark.parametrize(
    ("name", "codec", "pixels", "kind"),
    [
        ("a.jpg", "mjpeg", "yuvj420p", "mjpeg"),
        ("a.png", "png", "rgb24", "png"),
        ("a.gif", "gif", "rgb8", "gif"),
        ("a.bmp", "bmp", "bgr24", "bmp"),
        ("a.webp", "libwebp", "yuv420p", "webp"),
        ("no extension", "png", "rgb24", "png"),
        ("a%03d.png", "png", "rgb24", "png"),
    ],
)
def test_pictures(tmp_path: Path, name: str, codec: str, pixels: str, kind: str) -> None:
    path = tmp_path / name
    drawn = write_picture(tmp_path / "drawn", picture(90, 120, QUARTERS), codec, pixels)
    drawn.rename(path)
    info = look_at(path, ParamKind.IMAGE)
    assert info.problem is None
    assert (info.width, info.height, info.seconds, info.fps, info.kind) == (90, 120, None, None, kind)
    assert is_near(colour_at(shown(info, tmp_path), 0.25, 0.25), RED)


# What is seen at the upper left and the upper right of the upright picture, for each tag.
TURNS: dict[int, tuple[Colour, Colour]] = {
    1: (RED, GREEN),
    2: (GREEN, RED),
    3: (WHITE, BLUE),
    4: (BLUE, WHITE),
    5: (RED, BLUE),
    6: (BLUE, RED),
    7: (WHITE, GREEN),
    8: (GREEN, WHITE),
}


@pytest.mark.parametrize("tag", TURNS)
def test_the_orientation_of_a_telephones_picture(tmp_path: Path, tag: int) -> None:
    path = write_picture(tmp_path / "phone.jpg", picture(128, 96, QUARTERS), "mjpeg", "yuvj420p")
    info = look_at(tag_orientation(path, tag), ParamKind.IMAGE)
    assert (info.width, info.height) == ((96, 128) if tag >= 5 else (128, 96))
    frame = shown(info, tmp_path)
    found = (colour_at(frame, 0.25, 0.25), colour_at(frame, 0.75, 0.25))
    assert all(map(is_near, found, TURNS[tag]))


def test_a_transparent_picture_lies_on_something_light(tmp_path: Path) -> None:
    clear = av.VideoFrame(64, 64, "rgba")
    clear.planes[0].update(bytes(clear.planes[0].buffer_size))
    info = look_at(write_picture(tmp_path / "clear.png", clear, "png", "rgba"), ParamKind.IMAGE)
    assert min(colour_at(shown(info, tmp_path), 0.5, 0.5)) > 200


def huge_png() -> bytes:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


DANCE = SAMPLES / "rooftop_dance.mp4"
BAD: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "web page": lambda: b"<!DOCTYPE html><html><body>Sign in to see this video</body></html>",
    "playlist": lambda: f"#EXTM3U\n#EXTINF:5,\nfile://{DANCE}\n".encode(),
    "list of clips": lambda: f"ffconcat version 1.0\nfile '{DANCE}'\n".encode(),
    "text": lambda: b"just some words\n" * 50,
    "middle only": lambda: DANCE.read_bytes()[10_000:20_000],
    "header only": lambda: DANCE.read_bytes()[:32],
    "noise that calls itself a film": lambda: b"\0\0\0\x18ftypmp42" + bytes(range(255, 0, -1)) * 20,
    "noise that calls itself a picture": lambda: b"\xff\xd8\xff\xe0" + bytes(range(250)) * 20,
    "a picture too large to decode": huge_png,
    "archive": lambda: b"PK\x03\x04" + bytes(100),
}


@pytest.mark.parametrize("kind", [ParamKind.VIDEO, ParamKind.IMAGE])
@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_says_why(tmp_path: Path, name: str, kind: ParamKind) -> None:
    path = tmp_path / "chosen.mp4"
    path.write_bytes(BAD[name]())
    info = look_at(path, kind)
    assert isinstance(info.problem, MediaError)
    assert info.problem.message
    assert (info.size, info.thumbnail) == (path.stat().st_size, b"")


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.mp4", tmp_path, tmp_path / ("x" * 300)):
        assert isinstance(look_at(path, ParamKind.VIDEO).problem, MediaError)


def test_the_wrong_field_is_told(tmp_path: Path) -> None:
    film = look_at(DANCE, ParamKind.IMAGE)
    still = look_at(SAMPLES / "fox.png", ParamKind.VIDEO)
    assert film.problem is not None and "not a picture" in film.problem.message
    assert still.problem is not None and "not a video" in still.problem.message
    sound = look_at(write_sound(tmp_path / "sound.mp4"), ParamKind.VIDEO)
    assert sound.problem is not None and "no picture" in sound.problem.message


def test_damaged_files_never_raise(tmp_path: Path) -> None:
    dice = random.Random(7)  # noqa: S311 - the same damage each time, no secret
    whole = [sample(name).read_bytes() for name in sorted(SAMPLE_NAMES)]
    path = tmp_path / "damaged"
    for _ in range(150):
        data = bytearray(dice.choice(whole))
        for _ in range(dice.choice((1, 20, 200))):
            data[dice.randrange(min(len(data), dice.choice((300, 6000, 200_000))))] = dice.randrange(256)
        path.write_bytes(data[: dice.randrange(1, len(data))] if dice.random() < 0.3 else data)
        info = look_at(path, dice.choice((ParamKind.VIDEO, ParamKind.IMAGE)))
        assert (info.problem is None) is bool(info.thumbnail)


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\xff\xd8\xff\xe1", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0AVI LIST", "video/x-msvideo"),
        (b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        (b"\0\0\0\x14ftypheic", "image/heic"),
        (b"\0\0\0\x14ftypisom", "video/mp4"),
        (b"\0\0\0\x08wide", "video/quicktime"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "video/webm"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska", "video/x-matroska"),
        (b"\xef\xbb\xbf\n<HTML>", "text/html"),
        (b"BMW is a car maker", ""),
        (b"", ""),
    ],
)
def test_mime_by_the_first_bytes(head: bytes, mime: str) -> None:
    assert mime_of_bytes(head) == mime


def test_mime_of_files(tmp_path: Path) -> None:
    assert mime_of(DANCE) == "video/mp4"
    assert mime_of(SAMPLES / "fox.png") == "image/png"
    assert mime_of(tmp_path / "missing") == ""
    assert mime_of(tmp_path) == ""


def test_the_decoder_is_not_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, vidgo_desktop.media.looker, vidgo_desktop.practice.samples, vidgo_desktop.practice.server;"
        "print([name for name in ('av', 'PySide6', 'numpy', 'requests') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
