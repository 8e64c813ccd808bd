"""The small pictures of the list, and the check of fetched results."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.media_files import RED, colour_at, frames_of, is_near, picture, write_clip, write_picture, write_sound
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import NotAVideo
from vidgo_desktop.media.thumbnails import make_thumbnail
from vidgo_desktop.media.verify import VideoFacts, verify_video

SAMPLES = resources.path("samples")


@pytest.mark.parametrize(("name", "size"), [("street_walk.mp4", (192, 240)), ("fox.png", (192, 240))])
def test_thumbnail_of_a_sample(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    target = tmp_path / "thumbs" / "1-video.jpg"
    assert make_thumbnail(SAMPLES / name, target)
    frame = frames_of(target)[0]
    assert (frame.width, frame.height) == size
    assert [path.name for path in target.parent.iterdir()] == ["1-video.jpg"]


def test_small_sources_are_not_enlarged(tmp_path: Path) -> None:
    source = write_picture(tmp_path / "small.png", picture(40, 30, [RED] * 4), "png", "rgb24")
    assert make_thumbnail(source, tmp_path / "small.jpg", long_side=100)
    frame = frames_of(tmp_path / "small.jpg")[0]
    assert (frame.width, frame.height) == (40, 30)


def test_black_at_the_start_is_passed_over(tmp_path: Path) -> None:
    source = write_clip(tmp_path / "fade.mp4", dark=10, colours=[RED] * 4)
    assert make_thumbnail(source, tmp_path / "fade.jpg")
    assert is_near(colour_at(frames_of(tmp_path / "fade.jpg")[0], 0.5, 0.5), RED)


def test_an_all_black_clip_has_a_thumbnail_too(tmp_path: Path) -> None:
    source = write_clip(tmp_path / "night.mp4", dark=24)
    assert make_thumbnail(source, tmp_path / "night.jpg")


def test_no_thumbnail_leaves_nothing_behind(tmp_path: Path) -> None:
    page = tmp_path / "page.mp4"
    page.write_bytes(b"<html>")
    assert not make_thumbnail(page, tmp_path / "thumbs" / "a.jpg")
    assert not make_thumbnail(tmp_path / "missing", tmp_path / "thumbs" / "a.jpg")
    assert not (tmp_path / "thumbs").exists()
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    assert not make_thumbnail(SAMPLES / "fox.png", blocked / "a.jpg")


def test_a_new_thumbnail_takes_the_old_ones_place(tmp_path: Path) -> None:
    target = tmp_path / "a.jpg"
    target.write_bytes(b"old")
    assert make_thumbnail(SAMPLES / "fox.png", target)
    assert target.read_bytes().startswith(b"\xff\xd8\xff")


def test_a_whole_video_is_verified() -> None:
    facts = verify_video(SAMPLES / "rooftop_dance.mp4")
    assert facts == VideoFacts(width=576, height=720, seconds=5.0, fps=24.0, frames=120, has_sound=True)


def test_a_silent_video_in_another_container(tmp_path: Path) -> None:
    facts = verify_video(write_clip(tmp_path / "clip.webm", codec="libvpx"))
    assert (facts.width, facts.height, facts.frames, facts.has_sound) == (160, 90, 24, False)


def test_a_video_cut_short_is_noticed(tmp_path: Path) -> None:
    whole = write_clip(tmp_path / "whole.mp4", frames=96, options={"movflags": "+faststart"}).read_bytes()
    cut = tmp_path / "cut.mp4"
    # The head is whole and promises four seconds.
    cut.write_bytes(whole[: len(whole) * 8 // 10])
    with pytest.raises(NotAVideo):
        verify_video(cut)


@pytest.mark.parametrize("data", [b"", b"<html>Not found</html>", b"\0\0\0\x18ftypmp42" + bytes(500), b"#EXTM3U\n"])
def test_what_is_no_video(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "result.mp4"
    path.write_bytes(data)
    with pytest.raises(NotAVideo):
        verify_video(path)


def test_pictures_and_sound_are_no_video(tmp_path: Path) -> None:
    for path in (SAMPLES / "fox.png", write_sound(tmp_path / "sound.m4a"), tmp_path / "missing.mp4"):
        with pytest.raises(NotAVideo):
            verify_video(path)
