"""The clips that practice makes: real, whole, in step with their source, and marked."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import pytest

from tests.media_files import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    colour_at,
    frames_of,
    is_near,
    picture,
    turn_clip,
    write_clip,
    write_picture,
)
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, MediaError
from vidgo_desktop.core.model_specs import MODELS, MOVE, REPLACE
from vidgo_desktop.media.verify import verify_video
from vidgo_desktop.practice.maker import make_clip, output_size
from vidgo_desktop.practice.samples import FINISHED_SAMPLE, SAMPLE_IMAGES, SAMPLE_NAMES, SAMPLE_PAIRS, sample

GREENISH = (40, 200, 120)


@pytest.fixture
def character(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "character.png", picture(80, 100, [GREENISH] * 4), "png", "rgb24")


def made(video: Path, image: Path, model: str = REPLACE.id, resolution: str = "480p", stand_in: bool = False) -> Path:
    target = video.with_name("made.mp4")
    told: list[float] = []
    make_clip(
        video,
        image,
        target,
        model=model,
        resolution=resolution,
        progress=told.append,
        cancel=Cancel(),
        stand_in=stand_in,
    )
    assert told == sorted(told) and told[-1] == 1.0 and told[0] < 0.5
    assert not target.with_name("made.mp4.part").exists()
    return target


def times_of(path: Path) -> list[Fraction]:
    return [frame.pts * frame.time_base for frame in frames_of(path) if frame.pts is not None and frame.time_base]


def sound_of(path: Path) -> list[bytes]:
    with av.open(str(path)) as file:
        return [bytes(packet) for packet in file.demux(audio=0) if packet.size]


@pytest.mark.parametrize(
    ("source", "resolution", "wanted"),
    [
        ((1920, 1080), "480p", (854, 480)),
        ((1080, 1920), "720p", (720, 1280)),
        ((576, 720), "580p", (580, 724)),
        ((100, 100), "720p", (720, 720)),
        ((10, 1000), "480p", (480, 4096)),
    ],
)
def test_sizes(source: tuple[int, int], resolution: str, wanted: tuple[int, int]) -> None:
    assert output_size(*source, resolution) == wanted


@pytest.mark.parametrize(
    ("model", "resolution", "size"),
    [(REPLACE.id, "480p", (480, 600)), (MOVE.id, "580p", (580, 724)), (REPLACE.id, "720p", (720, 900))],
)
def test_a_sample_keeps_length_frames_and_sound(
    tmp_path: Path, model: str, resolution: str, size: tuple[int, int]
) -> None:
    source = tmp_path / "walk.mp4"
    source.write_bytes(sample("street_walk.mp4").read_bytes())
    result = made(source, sample("fox.png"), model, resolution)
    facts = verify_video(result)
    assert (facts.width, facts.height, facts.seconds, facts.fps) == (*size, 4.0, 24.0)
    assert times_of(result) == times_of(source)
    assert sound_of(result) == sound_of(source)
    with av.open(str(result)) as file:
        assert file.streams.video[0].codec_context.name == "h264"
        assert file.streams.video[0].codec_context.pix_fmt == "yuv420p"
    head = result.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


@pytest.mark.parametrize(
    ("name", "codec", "sound"),
    [("clip.mkv", "libx264", "libmp3lame"), ("clip.avi", "mpeg4", "pcm_s16le"), ("clip.webm", "libvpx", "libopus")],
)
def test_other_sound_becomes_aac(tmp_path: Path, character: Path, name: str, codec: str, sound: str) -> None:
    result = made(write_clip(tmp_path / name, codec=codec, sound=sound, frames=48), character)
    with av.open(str(result)) as file:
        assert file.streams.audio[0].codec_context.name == "aac"
        heard = sum(frame.samples / frame.sample_rate for frame in file.decode(audio=0))
    assert heard == pytest.approx(2.0, abs=0.08)
    assert len(frames_of(result)) == 48


def test_a_silent_clip_stays_silent(tmp_path: Path, character: Path) -> None:
    assert not verify_video(made(write_clip(tmp_path / "silent.mp4"), character)).has_sound


def test_uneven_times_are_kept(tmp_path: Path, character: Path) -> None:
    times = [0, 40, 90, 100, 250, 260, 270, 500, 540, 900]
    source = write_clip(tmp_path / "uneven.mkv", times=times)
    assert [round(moment * 1000) for moment in times_of(made(source, character))] == times


def test_a_turned_clip_stands_upright(tmp_path: Path, character: Path) -> None:
    source = turn_clip(write_clip(tmp_path / "turned.mp4", size=(320, 180)))
    frame = frames_of(made(source, character))[0]
    assert (frame.width, frame.height) == (480, 854)
    assert is_near(colour_at(frame, 0.25, 0.25), BLUE)
    assert is_near(colour_at(frame, 0.75, 0.25), RED)


def test_replace_keeps_the_scene_and_shows_the_character(tmp_path: Path, character: Path) -> None:
    frame = frames_of(made(write_clip(tmp_path / "clip.mp4", size=(320, 180)), character))[0]
    assert is_near(colour_at(frame, 0.25, 0.25), RED)
    assert is_near(colour_at(frame, 0.75, 0.25), GREEN)
    assert is_near(colour_at(frame, 0.12, 0.8), GREENISH)


def test_move_shows_the_picture_and_the_clip_as_a_card(tmp_path: Path, character: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", size=(320, 180), colours=[WHITE, WHITE, BLUE, BLUE])
    frame = frames_of(made(clip, character, MOVE.id))[0]
    assert is_near(colour_at(frame, 0.5, 0.25), GREENISH)
    assert is_near(colour_at(frame, 0.15, 0.9), BLUE)


@pytest.mark.parametrize("stand_in", [False, True])
def test_the_mark_is_in_the_picture(tmp_path: Path, character: Path, stand_in: bool) -> None:
    clip = write_clip(tmp_path / "clip.mp4", size=(320, 180), colours=[WHITE] * 4)
    frame = frames_of(made(clip, character, MOVE.id, stand_in=stand_in))[-1]
    # The dark plate of the mark; the longer one reaches further to the left.
    assert max(colour_at(frame, 0.965, 0.92)) < 110
    assert (max(colour_at(frame, 0.682, 0.92)) < 110) is stand_in


def test_the_finished_sample_is_the_real_thing_whatever_its_files_are_called(tmp_path: Path) -> None:
    video, image = tmp_path / "a", tmp_path / "b"
    video.write_bytes(FINISHED_SAMPLE.video.read_bytes())
    image.write_bytes(FINISHED_SAMPLE.image.read_bytes())
    found = frames_of(made(video, image, FINISHED_SAMPLE.model))[60]
    wanted = frames_of(FINISHED_SAMPLE.result)[60]
    before = frames_of(FINISHED_SAMPLE.video)[60]
    middle = (0.47, 0.42)
    assert is_near(colour_at(found, *middle), colour_at(wanted, *middle), by=25)
    assert not is_near(colour_at(found, *middle), colour_at(before, *middle))


def test_a_stop_leaves_nothing_behind(tmp_path: Path, character: Path) -> None:
    source, target, cancel = write_clip(tmp_path / "clip.mp4", frames=60), tmp_path / "out" / "made.mp4", Cancel()
    target.parent.mkdir()

    def stop_soon(share: float) -> None:
        if share > 0.1:
            cancel.set()

    with pytest.raises(Cancelled):
        make_clip(source, character, target, model=REPLACE.id, resolution="480p", progress=stop_soon, cancel=cancel)
    assert list(target.parent.iterdir()) == []


def test_inputs_that_cannot_be_read(tmp_path: Path, character: Path) -> None:
    page, clip = tmp_path / "page.mp4", write_clip(tmp_path / "clip.mp4")
    page.write_bytes(b"<html>" * 100)
    playlist = tmp_path / "list.mp4"
    playlist.write_text(f"ffconcat version 1.0\nfile '{clip}'\n", encoding="utf-8")
    for video, image in ((page, character), (playlist, character), (clip, page), (tmp_path / "missing", character)):
        with pytest.raises(MediaError):
            made(video, image)
    assert not (tmp_path / "made.mp4").exists()


def test_the_shipped_samples_are_there() -> None:
    assert all(sample(name).is_file() for name in SAMPLE_NAMES)
    for pair in SAMPLE_PAIRS:
        assert pair.video.is_file() and pair.image_name in SAMPLE_IMAGES and pair.model in MODELS
    before, after = (verify_video(path) for path in (FINISHED_SAMPLE.video, FINISHED_SAMPLE.result))
    assert before == after
