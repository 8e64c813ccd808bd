"""Title and recipe inside an MP4: picture and sound stay as they are, to the byte and to the tick."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path

import av
import pytest
from av.video.stream import VideoStream

from tests.media_files import turn_clip, write_clip
from tests.same_video import served, served_bytes
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import SaveError
from vidgo_desktop.media.looker import MediaLooker
from vidgo_desktop.media.mp4_boxes import boxes_in_file, make_box
from vidgo_desktop.media.mp4_tags import TagsStuck, read_tags, write_tags
from vidgo_desktop.media.verify import verify_video

TITLE = "Straße × 红衣"
COMMENT = '{"format":"vidgo-desktop-recipe","version":1,"title":"Straße × 红衣"}'
SEAL = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")


def facts(path: Path) -> tuple[object, ...]:
    """Every packet of every stream with its times and its bytes, and what the headers say of the streams."""
    digest = hashlib.sha256()
    with av.open(str(path)) as container:
        streams = [
            (each.type, each.duration, each.start_time, each.time_base, each.frames, dict(each.metadata))
            for each in container.streams
        ]
        for packet in container.demux():
            told = (packet.stream.index, packet.pts, packet.dts, packet.duration, packet.is_keyframe, packet.pos)
            digest.update(repr(told).encode() + bytes(packet))
        return digest.hexdigest(), container.duration, container.start_time, streams


def pictures(path: Path) -> list[tuple[object, ...]]:
    """Every decoded frame: its time, how it is turned, and its first plane."""
    with av.open(str(path)) as container:
        return [(frame.pts, frame.rotation, bytes(frame.planes[0])) for frame in container.decode(video=0)]


def texts_of(path: Path) -> Mapping[str, str]:
    """What ffprobe shows under *format*."""
    with av.open(str(path)) as container:
        return dict(container.metadata)


def remuxed(source: Path, target: Path, texts: Mapping[str, str], *, own_names: bool = False) -> Path:
    """The same streams in another file, with these texts; ``own_names`` keeps them in a table of names."""
    options = {"movflags": "use_metadata_tags"} if own_names else {}
    with av.open(str(source)) as old, av.open(str(target), "w", options=options) as new:
        new.metadata.update(texts)
        streams = {each.index: new.add_stream_from_template(each) for each in old.streams}
        for packet in old.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                new.mux(packet)
    return target


def with_cut_start(path: Path) -> Path:
    """A clip whose edit list leaves out its beginning, with frames that refer to later ones."""
    with av.open(str(path), "w") as file:
        video = file.add_stream("libx264", rate=24, options={"bf": "3", "g": "12"})
        assert isinstance(video, VideoStream)
        video.width, video.height, video.pix_fmt = 160, 90, "yuv420p"
        video.codec_context.time_base = Fraction(1, 24)
        for number in range(48):
            frame = av.VideoFrame(160, 90, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes([number * 5 % 256]) * plane.buffer_size)
            # The first six frames lie before the beginning of time.
            frame.pts, frame.time_base = number - 6, Fraction(1, 24)
            file.mux(video.encode(frame))
        file.mux(video.encode(None))
    return path


FILES: Mapping[str, Callable[[Path], Path]] = {
    "index at the end": lambda folder: write_clip(folder / "a.mp4"),
    "index at the front, with sound": lambda folder: write_clip(
        folder / "a.mp4", sound="aac", options={"movflags": "faststart"}
    ),
    "turned": lambda folder: turn_clip(write_clip(folder / "a.mp4", sound="aac")),
    "edit list and frames that look ahead": lambda folder: with_cut_start(folder / "a.mp4"),
    "odd pixels and odd times": lambda folder: write_clip(
        folder / "a.mp4", times=[0, 41, 90, 130, 400], aspect=Fraction(4, 3)
    ),
    "another coding": lambda folder: write_clip(folder / "a.mp4", codec="mpeg4", sound="aac"),
    "QuickTime": lambda folder: write_clip(folder / "a.mov", sound="aac"),
    "as it comes from practice": lambda folder: _copy("street_walk.mp4", folder),
    "texts of its own": lambda folder: remuxed(write_clip(folder / "b.mp4", sound="aac"), folder / "a.mp4", {"a": "b"}),
}


def _copy(name: str, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(resources.path("samples", name).read_bytes())
    return path


@pytest.mark.parametrize("name", FILES)
def test_picture_and_sound_stay_as_they_are(name: str, tmp_path: Path) -> None:
    path = FILES[name](tmp_path)
    before, frames, content = facts(path), pictures(path), path.read_bytes()
    seen = verify_video(path)
    assert write_tags(path, TITLE, COMMENT)
    now = path.read_bytes()
    assert now != content
    assert (facts(path), pictures(path), verify_video(path)) == (before, frames, seen)
    # All that came is still there, and can be had back.
    assert served(now) == content
    differing = [place for place, byte in enumerate(content) if now[place] != byte]
    assert len(differing) == 4
    assert texts_of(path)["title"] == TITLE
    assert texts_of(path)["comment"] == COMMENT
    assert dict(read_tags(path)) == {"title": TITLE, "comment": COMMENT}


def test_the_edit_list_is_really_there(tmp_path: Path) -> None:
    path = with_cut_start(tmp_path / "a.mp4")
    assert b"elst" in path.read_bytes()
    with av.open(str(path)) as container:
        assert any(packet.pts != packet.dts for packet in container.demux(video=0) if packet.dts is not None)


@pytest.mark.parametrize("own_names", [False, True])
def test_what_a_file_says_of_itself_stays(own_names: bool, tmp_path: Path) -> None:
    """A mark such as "made by a machine" is never lost, and a text of somebody else never replaced."""
    theirs = {"comment": "theirs", "title": "Theirs", "AIGC": '{"Label":"1"}'}
    path = remuxed(write_clip(tmp_path / "b.mp4"), tmp_path / "a.mp4", theirs, own_names=own_names)
    before, said = facts(path), texts_of(path)
    assert write_tags(path, TITLE, COMMENT)
    assert facts(path) == before
    assert texts_of(path) == {**said, "description": COMMENT}
    assert write_tags(path, TITLE, "another")
    assert texts_of(path) == {**said, "description": COMMENT, "synopsis": "another"}
    content = path.read_bytes()
    assert not write_tags(path, TITLE, "one too many")
    assert path.read_bytes() == content


@pytest.mark.parametrize("own_names", [False, True])
def test_a_title_is_added_where_there_is_none(own_names: bool, tmp_path: Path) -> None:
    path = remuxed(write_clip(tmp_path / "b.mp4"), tmp_path / "a.mp4", {"comment": "theirs"}, own_names=own_names)
    assert write_tags(path, TITLE, COMMENT)
    assert (texts_of(path)["title"], texts_of(path)["comment"]) == (TITLE, "theirs")
    assert read_tags(path)["description"] == COMMENT


def _sealed(folder: Path) -> Path:
    path = write_clip(folder / "a.mp4")
    with path.open("ab") as file:
        file.write(make_box(b"uuid", SEAL + bytes(40)))
    return path


def _two(folder: Path) -> Path:
    path = write_clip(folder / "a.mp4")
    content = path.read_bytes()
    path.write_bytes(content + content[content.index(b"moov") - 4 :])
    return path


def _endless(folder: Path) -> Path:
    """Its data goes "to the end", wherever that is."""
    path = write_clip(folder / "a.mp4", options={"movflags": "faststart"})
    with path.open("r+b") as file:
        last = list(boxes_in_file(file, 0, path.stat().st_size))[-1]
        file.seek(last.start)
        file.write(bytes(4))
    return path


LEFT_ALONE: Mapping[str, Callable[[Path], Path]] = {
    "fragments": lambda folder: write_clip(
        folder / "a.mp4", options={"movflags": "frag_keyframe+empty_moov+default_base_moof"}
    ),
    "WebM": lambda folder: write_clip(folder / "a.webm", codec="libvpx-vp9"),
    "Matroska": lambda folder: write_clip(folder / "a.mkv"),
    "AVI": lambda folder: write_clip(folder / "a.avi", codec="mpeg4"),
    "a seal": _sealed,
    "two indexes": _two,
    "no end": _endless,
    "nothing": lambda folder: _written(folder / "a.mp4", b""),
    "cut": lambda folder: _written(folder / "a.mp4", write_clip(folder / "b.mp4").read_bytes()[:-20]),
    "something behind": lambda folder: _written(
        folder / "a.mp4", write_clip(folder / "b.mp4").read_bytes() + b"behind"
    ),
}


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_other_files_are_left_as_they_are(name: str, tmp_path: Path) -> None:
    path = LEFT_ALONE[name](tmp_path)
    content = path.read_bytes()
    assert not write_tags(path, TITLE, COMMENT)
    assert path.read_bytes() == content


def test_a_text_of_any_length_is_no_trouble(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "a.mp4")
    content = path.read_bytes()
    assert not write_tags(path, TITLE, "x" * 70_000)
    assert path.read_bytes() == content
    assert write_tags(path, "", "x" * 60_000)
    assert texts_of(path)["comment"] == "x" * 60_000
    assert "title" not in read_tags(path)


# --- a crash, a full disk ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fast", [False, True])
def test_killed_at_any_write_it_still_plays(fast: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"movflags": "faststart"} if fast else {}
    path = write_clip(tmp_path / "a.mp4", sound="aac", options=options)
    content, before = path.read_bytes(), facts(path)
    real = os.fsync
    moments: list[bytes] = []

    def remember(descriptor: int) -> None:
        moments.append(path.read_bytes())
        real(descriptor)

    monkeypatch.setattr(os, "fsync", remember)
    assert write_tags(path, TITLE, COMMENT)
    assert len(moments) == 2
    whole = path.read_bytes()
    added = whole[len(content) :]
    # Between two moments the new index may be there in part.
    states = [content + added[:more] for more in (0, 1, 7, 8, 500, len(added) - 1, len(added))]
    for state in (*states, *moments, whole):
        path.write_bytes(state)
        assert facts(path)[0] == before[0]
        verify_video(path)


@pytest.mark.parametrize("failing", [1, 2])
def test_after_a_failed_write_it_is_what_it_was(failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_clip(tmp_path / "a.mp4")
    content, count = path.read_bytes(), 0
    real = os.fsync

    def full(descriptor: int) -> None:
        nonlocal count
        count += 1
        if count == failing:
            raise OSError(errno.ENOSPC, "no room")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        MediaLooker().write_tags(path, TITLE, COMMENT)
    assert path.read_bytes() == content


def test_a_file_that_cannot_be_put_right_is_said_to_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_clip(tmp_path / "a.mp4")

    def broken(_: int) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(TagsStuck):
        write_tags(path, TITLE, COMMENT)
    with pytest.raises(SaveError):
        MediaLooker().write_tags(path, TITLE, COMMENT)


# --- the helper of the other tests ---------------------------------------------------------------------------------


def test_the_judge_of_saved_videos_sees_every_changed_byte(tmp_path: Path) -> None:
    path = _copy("street_walk.mp4", tmp_path)
    content = path.read_bytes()
    assert write_tags(path, TITLE, COMMENT)
    whole = path.read_bytes()
    assert served_bytes(path) == content
    for place in (*range(0, len(content), 997), len(content) + 40, len(content) + 900):
        harmed = bytearray(whole)
        harmed[place] ^= 0x55
        assert served(bytes(harmed)) != content, place
    assert served(whole[:-1]) != content
    assert served(content) == content
