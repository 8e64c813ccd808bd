"""The reader gives exactly the frame that was asked for, whatever the clip is like."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from tests.compare.film_clips import number_of_picture, write_numbered
from tests.media_files import BLUE, GREEN, RED, WHITE, turn_clip, write_clip, write_picture
from tests.media_files import picture as four_quarters
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, MediaError
from vidgo_desktop.media.film import FilmReader, open_film

BOX = (400, 400)
OPEN_GROUPS = {"x264-params": "open-gop=1:bframes=3:b-pyramid=normal:scenecut=0", "preset": "veryfast"}
MANY_B = {"x264-params": "bframes=5:b-adapt=0:b-pyramid=strict:scenecut=0", "preset": "veryfast"}
UNEVEN = [sum(17 + 23 * (number * 7 % 5) for number in range(count)) for count in range(48)]

CLIPS: dict[str, tuple[str, dict[str, object]]] = {
    "b frames": ("a.mp4", {"options": MANY_B}),
    "open groups": ("a.mp4", {"options": OPEN_GROUPS}),
    "open groups in a transport stream": ("a.ts", {"options": OPEN_GROUPS}),
    "one key for all": ("a.mp4", {"gop": 250}),
    "keys only": ("a.mp4", {"gop": 1}),
    "uneven times": ("a.mp4", {"times": UNEVEN, "options": MANY_B}),
    "uneven times in matroska": ("a.mkv", {"times": UNEVEN, "options": MANY_B}),
    "begins late": ("a.mkv", {"first": 5_000}),
    "television's rate": ("a.mp4", {"rate": Fraction(30_000, 1001)}),
    "sixty a second": ("a.mov", {"rate": 60}),
    "vp8": ("a.webm", {"codec": "libvpx", "options": {"auto-alt-ref": "1", "deadline": "realtime", "cpu-used": "8"}}),
    "vp9": ("a.webm", {"codec": "libvpx-vp9", "options": {"deadline": "realtime", "cpu-used": "8"}}),
    "hevc": (
        "a.mp4",
        {"codec": "libx265", "options": {"x265-params": "log-level=none:pools=1", "preset": "ultrafast"}},
    ),
    "mpeg4 in avi": ("a.avi", {"codec": "mpeg4", "options": {"bf": "2"}}),
    "mjpeg": ("a.mov", {"codec": "mjpeg"}),
    "with sound": ("a.mp4", {"sound": "aac"}),
}


@pytest.fixture
def cancel() -> Cancel:
    return Cancel()


def _made(tmp_path: Path, what: str) -> Path:
    name, how = CLIPS[what]
    return write_numbered(tmp_path / name, **how)  # type: ignore[arg-type]  # a table of keyword arguments


@pytest.mark.parametrize("what", CLIPS)
def test_every_frame_is_the_one_that_was_asked_for(tmp_path: Path, cancel: Cancel, what: str) -> None:
    film = open_film(_made(tmp_path, what), cancel)
    assert film.facts.last == 47
    order = list(range(48))
    random.Random(what).shuffle(order)  # noqa: S311 - which frames, not a secret
    wanted = [*range(48), *order, *range(47, -1, -1)]
    shown = [number_of_picture(film.picture(frame, BOX)) for frame in wanted]
    film.close()
    assert shown == wanted


@pytest.mark.parametrize("what", CLIPS)
def test_the_times_of_frames_are_those_of_the_clip(tmp_path: Path, cancel: Cancel, what: str) -> None:
    how = CLIPS[what][1]
    film = open_film(_made(tmp_path, what), cancel)
    facts = film.facts
    film.close()
    if "times" in how:
        wanted = [time / 1000 for time in UNEVEN]
    else:
        rate = how.get("rate", 24)
        assert isinstance(rate, int | Fraction)
        wanted = [float(number / Fraction(rate)) for number in range(48)]
        assert facts.rate == pytest.approx(float(rate), rel=0.02)
        assert facts.seconds == pytest.approx(48 / float(rate), abs=0.004)
    assert list(facts.starts) == pytest.approx(wanted, abs=0.0011)
    assert facts.has_sound == ("sound" in how)


def test_an_edit_list_hides_frames(tmp_path: Path, cancel: Cancel) -> None:
    path = write_numbered(tmp_path / "whole.mp4", gop=48, options=MANY_B)
    cut = tmp_path / "cut.mp4"
    _copy_from(path, cut, Fraction(10, 24))
    film = open_film(cut, cancel)
    shown = [number_of_picture(film.picture(frame, BOX)) for frame in (0, 5, film.facts.last, 3, 0)]
    assert film.facts.last == 37
    assert shown == [10, 15, 47, 13, 10]
    assert film.facts.starts[0] == 0
    film.close()


def test_a_clip_that_is_cut_from_open_groups_begins_at_its_key(tmp_path: Path, cancel: Cancel) -> None:
    import av

    path = write_numbered(tmp_path / "whole.ts", options=OPEN_GROUPS, gop=12)
    cut = tmp_path / "cut.mkv"
    with av.open(str(path)) as source, av.open(str(cut), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        keys = 0
        for packet in source.demux(source.streams.video[0]):
            keys += packet.is_keyframe
            if keys >= 2 and packet.size:
                packet.stream = stream
                target.mux(packet)
    film = open_film(cut, cancel)
    numbers = [number_of_picture(film.picture(frame, BOX)) for frame in range(film.facts.last + 1)]
    film.close()
    assert numbers == list(range(numbers[0], 48))
    assert numbers[0] >= 12


def test_a_damaged_middle_costs_some_pictures_and_not_the_film(tmp_path: Path, cancel: Cancel) -> None:
    path = write_numbered(tmp_path / "a.mkv", gop=12)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 60] = bytes(60)
    path.write_bytes(data)
    film = open_film(path, cancel)
    last = film.facts.last
    numbers = {frame: number_of_picture(film.picture(frame, BOX)) for frame in (0, 5, last)}
    for frame in range(last + 1):
        film.picture(frame, BOX)
    film.close()
    assert numbers[0] == 0
    assert numbers[5] == 5
    assert numbers[last] == 47


def test_a_turned_clip_stands_upright(tmp_path: Path, cancel: Cancel) -> None:
    film = open_film(turn_clip(write_clip(tmp_path / "a.mp4", size=(160, 96))), cancel)
    made = film.picture(3, (1000, 1000))
    film.close()
    assert (film.facts.width, film.facts.height) == (made.width, made.height) == (96, 160)
    corners = [_colour(made.data, made.stride, x, y) for y in (20, 140) for x in (12, 84)]
    assert [_name(colour) for colour in corners] == ["blue", "red", "white", "green"]


def test_pixels_that_are_not_square_are_shown_so(tmp_path: Path, cancel: Cancel) -> None:
    film = open_film(write_clip(tmp_path / "a.mp4", aspect=Fraction(2, 1)), cancel)
    made = film.picture(0, (160, 400))
    film.close()
    assert (film.facts.width, film.facts.height) == (320, 90)
    assert (made.width, made.height) == (160, 45)


def test_colours_come_through(tmp_path: Path, cancel: Cancel) -> None:
    film = open_film(write_clip(tmp_path / "a.mp4"), cancel)
    made = film.picture(0, BOX)
    film.close()
    found = [_colour(made.data, made.stride, x, y) for y in (20, 70) for x in (40, 120)]
    for colour, wanted in zip(found, (RED, GREEN, BLUE, WHITE), strict=True):
        assert all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True)), (found, wanted)


def test_a_picture_is_never_larger_than_the_video(tmp_path: Path, cancel: Cancel) -> None:
    film = open_film(write_numbered(tmp_path / "a.mp4", frames=2), cancel)
    large, small, thin = (film.picture(0, box) for box in ((4000, 4000), (120, 4000), (0, 0)))
    film.close()
    assert (large.width, large.height) == (240, 136)
    assert (small.width, small.height) == (120, 68)
    assert (thin.width, thin.height) == (1, 1)
    assert len(large.data) >= large.stride * large.height


def test_numbers_outside_are_taken_to_the_nearest(tmp_path: Path, cancel: Cancel) -> None:
    film = open_film(write_numbered(tmp_path / "a.mp4", frames=5), cancel)
    shown = [film.picture(frame, BOX).frame for frame in (-3, 99)]
    film.close()
    assert shown == [0, 4]


def test_a_way_that_nobody_wants_any_more_is_left(tmp_path: Path, cancel: Cancel) -> None:
    film = open_film(write_numbered(tmp_path / "a.mp4", gop=250), cancel)
    asked: list[int] = []

    def is_unwanted() -> bool:
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(Cancelled):
        film.picture(40, BOX, is_unwanted)
    assert len(asked) == 6
    assert number_of_picture(film.picture(40, BOX)) == 40
    cancel.set()
    with pytest.raises(Cancelled):
        film.picture(0 if _is_forgotten(film) else 45, BOX)
    film.close()


def _is_forgotten(film: FilmReader) -> bool:
    return film.facts.last < 45


@pytest.mark.parametrize("kind", ["nothing", "text", "picture", "sound", "gone"])
def test_what_is_no_video_is_refused(tmp_path: Path, cancel: Cancel, kind: str) -> None:
    path = tmp_path / "a.mp4"
    if kind == "picture":
        path = write_picture(tmp_path / "a.jpg", four_quarters(64, 64, (RED, GREEN, BLUE, WHITE)), "mjpeg", "yuvj420p")
    elif kind == "sound":
        from tests.media_files import write_sound

        write_sound(path)
    elif kind != "gone":
        path.write_bytes(b"" if kind == "nothing" else b"#EXTM3U\nother.mp4\n")
    with pytest.raises(MediaError):
        open_film(path, cancel)


def test_opening_can_be_given_up(tmp_path: Path, cancel: Cancel) -> None:
    path = write_numbered(tmp_path / "a.mp4")
    cancel.set()
    with pytest.raises(Cancelled):
        open_film(path, cancel)


def _copy_from(path: Path, target: Path, seconds: Fraction) -> None:
    """An MP4 with the same packets and an edit list that begins later, written into its header by hand."""
    import struct

    import av

    with av.open(str(path)) as source, av.open(str(target), "w") as made:
        stream = made.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.size:
                packet.stream = stream
                made.mux(packet)
    data = bytearray(target.read_bytes())
    place = data.find(b"elst")
    _, media_time = struct.unpack_from(">Ii", data, place + 12)
    mdhd = data.find(b"mdhd")
    (scale,) = struct.unpack_from(">I", data, mdhd + 16)
    struct.pack_into(">i", data, place + 16, media_time + int(seconds * scale))
    target.write_bytes(data)


def _colour(data: bytes, stride: int, x: int, y: int) -> tuple[int, int, int]:
    blue, green, red = data[y * stride + 4 * x :][:3]
    return red, green, blue


def _name(colour: tuple[int, int, int]) -> str:
    if min(colour) > 150:
        return "white"
    return ("red", "green", "blue")[colour.index(max(colour))]
