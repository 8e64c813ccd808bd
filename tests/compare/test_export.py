"""The exported comparison, read back from the disk: every picture shows the pair that the time line says."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import av
import pytest
from av.video.frame import VideoFrame
from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.compare.film_clips import number_in, write_numbered
from tests.faults.broken_disk import files_no_longer_than
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, DiskFull, FileHeld, MediaError, SaveError, Starved, VidgoError
from vidgo_desktop.core.film import FilmFacts
from vidgo_desktop.core.film_export import ENDINGS, ExportKind
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.core.film_line_up import LineUp, LineUpGround
from vidgo_desktop.core.made_part import MadePart, write_made
from vidgo_desktop.export_tools import export_tools
from vidgo_desktop.media.compare_trouble import writing
from vidgo_desktop.ui.compare.export_jobs import ExportJob
from vidgo_desktop.ui.compare.export_order import ExportOrder, Layout, moments_of, wish_of
from vidgo_desktop.ui.compare.export_picture import Composer
from vidgo_desktop.ui.compare.export_run import run_export
from vidgo_desktop.ui.compare.export_words import failure_words, gif_is_cut, line_up_words, suggested_name
from vidgo_desktop.ui.sides import Side

FAST = {"preset": "ultrafast"}
TOOLS = export_tools()
FOLDERS_ARE_OPEN = not hasattr(os, "geteuid") or os.geteuid() == 0


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("clips")
    television = Fraction(30_000, 1001)
    uneven = [sum(17 + 23 * (number * 7 % 5) for number in range(count)) for count in range(40)]
    return {
        "24": write_numbered(folder / "24.mp4", frames=48, options=FAST, sound="aac", clicks=(0.5, 1.5)),
        "30": write_numbered(folder / "30.mp4", frames=60, rate=30, options=FAST),
        "29.97": write_numbered(folder / "2997.mp4", frames=45, rate=television, options=FAST),
        "16": write_numbered(folder / "16.mp4", frames=32, rate=16, options=FAST),
        "tall": write_numbered(folder / "tall.mp4", frames=24, size=(144, 256), options=FAST),
        "uneven": write_numbered(folder / "uneven.mkv", frames=40, times=uneven, first=700, options=FAST),
        "short": write_numbered(folder / "short.mp4", frames=20, options=FAST),
        "late": write_numbered(
            folder / "late.mkv", frames=48, first=500, options=FAST, sound="flac", clicks=(0.5, 1.5)
        ),
    }


def facts_of(path: Path) -> FilmFacts:
    film = TOOLS.open_film(path, Cancel())
    film.close()
    return film.facts


def line_of(source: Path | None, result: Path, source_shift: int = 0, result_shift: int = 0) -> FilmLine:
    return FilmLine(None if source is None else facts_of(source), facts_of(result), source_shift, result_shift)


def export(order: ExportOrder) -> Path:
    return run_export(TOOLS, order, QFont(), lambda _share: None, Cancel())


def frames_of(path: Path) -> list[VideoFrame]:
    with av.open(str(path)) as file:
        return [frame.reformat(format="gray") for frame in file.decode(video=0)]


def number_at(frame: VideoFrame, left: float, top: float, width: float, height: float) -> int:
    """The number in a part of a picture, given in shares."""
    plane = frame.planes[0]
    data = bytes(plane)

    def brightness(x: float, y: float) -> int:
        column, row = int((left + x * width) * frame.width), int((top + y * height) * frame.height)
        return data[row * plane.line_size + column]

    return number_in(brightness)


def beside(frame: VideoFrame) -> tuple[int, int]:
    half = (frame.width - 16) / 2 / frame.width
    return number_at(frame, 0, 0, half, 1), number_at(frame, 1 - half, 0, half, 1)


@pytest.mark.parametrize(
    ("source", "result", "shifts"),
    [("24", "24", (0, 0)), ("30", "24", (0, 3)), ("24", "30", (2, 0)), ("24", "16", (0, 0)), ("24", "29.97", (1, 4))],
)
@pytest.mark.usefixtures("qapp")
def test_every_picture_is_the_pair_of_its_moment(
    clips: dict[str, Path], tmp_path: Path, source: str, result: str, shifts: tuple[int, int]
) -> None:
    line = line_of(clips[source], clips[result], *shifts)
    path = export(ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line))
    frames = frames_of(path)
    moments = [line.result.starts[number] - line.result_start for number in range(shifts[1], line.result.last + 1)]
    shared = [moment for moment in moments if moment < line.shared_seconds - 1e-4]
    assert [beside(frame) for frame in frames] == [line.frames_at(moment) for moment in shared]
    times = [frame.time for frame in frames]
    assert times == pytest.approx([moment - shared[0] for moment in shared], abs=0.001)


@pytest.mark.usefixtures("qapp")
def test_uneven_frames_keep_their_times(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["30"], clips["uneven"])
    path = export(ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line, last=1.5))
    frames = frames_of(path)
    times = [frame.time for frame in frames]
    # Frames that stand long are repeated, so the source's movement is seen meanwhile.
    assert [beside(frame) for frame in frames] == [line.frames_at(time + 1e-4) for time in times]
    starts = [start for start in line.result.starts if start < 1.5]
    assert all(any(abs(time - start) < 0.001 for time in times) for start in starts)


@pytest.mark.usefixtures("qapp")
def test_only_the_loop(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["30"], clips["24"])
    path = export(ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line, first=12 / 24, last=30 / 24))
    assert [beside(frame)[1] for frame in frames_of(path)] == list(range(12, 30))
    with av.open(str(path)) as file:
        stream = file.streams.video[0]
        assert stream.duration is not None
        assert stream.time_base is not None
        assert float(stream.duration * stream.time_base) == pytest.approx(0.75, abs=0.002)


@pytest.mark.usefixtures("qapp")
def test_whole_export_ends_with_the_shorter_side_and_a_wished_part_does_not(
    clips: dict[str, Path], tmp_path: Path
) -> None:
    line = line_of(clips["24"], clips["short"])
    assert len(frames_of(export(ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line)))) == 20
    longer = frames_of(export(ExportOrder(ExportKind.VIDEO, tmp_path / "longer.mp4", line, last=1.5)))
    assert [beside(frame) for frame in longer] == [(number, number if number < 20 else -1) for number in range(36)]


@pytest.mark.usefixtures("qapp")
def test_file_plays_everywhere(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["24"])
    path = export(ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line, sound=Side.SOURCE))
    data = path.read_bytes()
    assert data[4:8] == b"ftyp"
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(str(path)) as file:
        picture, sound = file.streams.video[0], file.streams.audio[0]
        assert (picture.codec_context.name, picture.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert picture.average_rate == 24
        assert (picture.width, picture.height) == (496, 136)
        assert (sound.codec_context.name, sound.codec_context.sample_rate, sound.channels) == ("aac", 48_000, 2)
    assert [each.name for each in tmp_path.iterdir()] == ["made.mp4"]


@pytest.mark.parametrize(
    ("layout", "size"),
    [
        (Layout.SIDE_BY_SIDE, (612, 256)),
        (Layout.STACKED, (240, 578)),
        (Layout.WIPE, (144, 256)),
        (Layout.FADE, (144, 256)),
        (Layout.BLINK, (144, 256)),
        (Layout.SINGLE, (144, 256)),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_sizes_are_even_and_fit(clips: dict[str, Path], tmp_path: Path, layout: Layout, size: tuple[int, int]) -> None:
    line = line_of(clips["24"], clips["tall"])
    order = ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line, layout, last=0.2)
    made = Composer(order, QFont()).size
    assert (made.width() % 2, made.height() % 2) == (0, 0)
    assert abs(made.width() - size[0]) <= 2
    assert abs(made.height() - size[1]) <= 2


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("kind", list(ExportKind))
def test_no_side_is_longer_than_its_kind_may_be(tmp_path: Path, layout: Layout, kind: ExportKind) -> None:
    large = FilmFacts(tmp_path / "large.mp4", (0.0,), 1.0, 25.0, 3840, 2160)
    tall = FilmFacts(tmp_path / "tall.mp4", (0.0,), 1.0, 25.0, 1081, 1921)
    for line in (FilmLine(large, tall), FilmLine(tall, large), FilmLine(None, large), FilmLine(large, large)):
        size = Composer(ExportOrder(kind, tmp_path / "made", line, layout), QFont()).size
        most = {ExportKind.VIDEO: 1920, ExportKind.GIF: 480, ExportKind.FRAME: 8192}[kind]
        assert max(size.width(), size.height()) <= most
        assert (size.width() % 2, size.height() % 2) == (0, 0)


@pytest.mark.usefixtures("qapp")
def test_wipe_shows_both_at_its_line(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["24"], 0, 5)
    order = ExportOrder(ExportKind.FRAME, tmp_path / "wipe", line, Layout.WIPE, first=0.25, wipe=0.0)
    assert number_at(*whole(export(order))) == 11
    source = ExportOrder(ExportKind.FRAME, tmp_path / "source", line, Layout.WIPE, first=0.25, wipe=1.0)
    assert number_at(*whole(export(source))) == 6
    turned = ExportOrder(ExportKind.FRAME, tmp_path / "turned", line, Layout.WIPE, first=0.25, wipe=1.0, mirrored=True)
    assert number_at(*whole(export(turned))) == 6
    half = QImage(str(export(ExportOrder(ExportKind.FRAME, tmp_path / "half", line, Layout.WIPE, first=0.25))))
    assert half.pixelColor(half.width() // 2, 60).lightness() > 240


def whole(path: Path) -> tuple[VideoFrame, float, float, float, float]:
    return frames_of(path)[0], 0.0, 0.0, 1.0, 1.0


@pytest.mark.usefixtures("qapp")
def test_blink_changes_twice_a_second(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["24"], 0, 7)
    path = export(ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line, Layout.BLINK, last=1.25))
    shown = [number_at(frame, 0, 0, 1, 1) for frame in frames_of(path)]
    assert shown == [number + (7 if 12 <= number < 24 else 0) for number in range(30)]


@pytest.mark.parametrize(("side", "number"), [(Side.SOURCE, 6), (Side.RESULT, 9)])
@pytest.mark.usefixtures("qapp")
def test_single_is_the_chosen_side(clips: dict[str, Path], tmp_path: Path, side: Side, number: int) -> None:
    line = line_of(clips["24"], clips["24"], 0, 3)
    order = ExportOrder(ExportKind.FRAME, tmp_path / "made", line, Layout.SINGLE, first=0.25, single=side)
    assert number_at(*whole(export(order))) == number


@pytest.mark.usefixtures("qapp")
def test_fade_mixes_both(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["24"], 0, 3)

    def faded(share: float) -> QImage:
        path = tmp_path / f"{share}.png"
        return QImage(str(export(ExportOrder(ExportKind.FRAME, path, line, Layout.FADE, first=0.25, fade=share))))

    before, mixed, after = (faded(share).pixelColor(10, 5).green() for share in (0.0, 0.5, 1.0))
    assert before != after
    assert abs(mixed - (before + after) / 2) <= 1


@pytest.mark.usefixtures("qapp")
def test_one_film_alone(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(None, clips["24"])
    for layout in Layout:
        path = export(
            ExportOrder(ExportKind.FRAME, tmp_path / layout.value, line, layout, first=0.5, labels=("a", "b"))
        )
        assert frames_of(path)[0].width == 240
    assert number_at(*whole(path)) == 12


@pytest.mark.usefixtures("qapp")
def test_labels_are_where_their_side_is(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["24"])

    def corners(layout: Layout, *, mirrored: bool = False) -> list[bool]:
        plain = ExportOrder(ExportKind.FRAME, tmp_path / "plain.png", line, layout, mirrored=mirrored)
        words = ExportOrder(
            ExportKind.FRAME, tmp_path / "words.png", line, layout, mirrored=mirrored, labels=("Before", "After")
        )
        one, other = QImage(str(export(plain))), QImage(str(export(words)))
        rows = range(4, 20)
        parts = [
            range(4, 60),
            range(one.width() // 2 - 60, one.width() // 2),
            range(one.width() // 2 + 12, one.width() // 2 + 60),
        ]
        parts.append(range(one.width() - 50, one.width() - 4))
        return [any(one.pixel(x, y) != other.pixel(x, y) for x in part for y in rows) for part in parts]

    assert corners(Layout.SIDE_BY_SIDE) == [True, False, True, False]
    assert corners(Layout.SIDE_BY_SIDE, mirrored=True) == [False, True, False, True]
    assert corners(Layout.WIPE)[0]
    assert corners(Layout.WIPE)[3]


@pytest.mark.usefixtures("qapp")
def test_words_that_do_not_fit_are_left_out(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["24"])
    long = ExportOrder(ExportKind.FRAME, tmp_path / "long.png", line, Layout.WIPE, labels=("Before " * 9, "After"))
    plain = ExportOrder(ExportKind.FRAME, tmp_path / "plain.png", line, Layout.WIPE)
    assert QImage(str(export(long))) == QImage(str(export(plain)))


def click_times(path: Path) -> list[float]:
    """When it clicks, in seconds from the first picture."""
    found: list[float] = []
    with av.open(str(path)) as file:
        first = min(frame.time or 0.0 for frame in file.decode(video=0))
    with av.open(str(path)) as file:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
        for frame in file.decode(audio=0):
            for made in resampler.resample(frame):
                assert made.time is not None
                samples = memoryview(bytes(made.planes[0])).cast("h")[: made.samples]
                for place, value in enumerate(samples):
                    time = made.time + place / 48_000 - first
                    if abs(value) > 8_000 and (not found or time > found[-1] + 0.2):
                        found.append(time)
    return found


@pytest.mark.parametrize(
    ("source", "side", "first", "shift", "clicks"),
    [
        ("24", Side.SOURCE, 0.0, 0, [0.5, 1.5]),
        ("24", Side.RESULT, 0.0, 0, [0.5, 1.5]),
        ("24", Side.SOURCE, 6 / 24, 0, [0.25, 1.25]),
        ("24", Side.SOURCE, 6 / 24, 3, [0.125, 1.125]),
        ("late", Side.SOURCE, 0.0, 0, [0.0, 1.0]),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_sound_is_in_step(
    clips: dict[str, Path], tmp_path: Path, source: str, side: Side, first: float, shift: int, clicks: list[float]
) -> None:
    line = line_of(clips[source], clips["24"], shift)
    path = export(ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line, first=first, sound=side))
    assert click_times(path) == pytest.approx(clicks, abs=0.02)
    with av.open(str(path)) as file:
        lengths = [float((stream.duration or 0) * (stream.time_base or 0)) for stream in file.streams]
    assert lengths[1] == pytest.approx(lengths[0], abs=0.025)


@pytest.mark.usefixtures("qapp")
def test_without_sound_there_is_no_track(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["30"])
    for number, side in enumerate((None, Side.RESULT)):
        path = export(ExportOrder(ExportKind.VIDEO, tmp_path / f"{number}.mp4", line, last=0.3, sound=side))
        with av.open(str(path)) as file:
            assert [stream.type for stream in file.streams] == ["video"]


@pytest.mark.usefixtures("qapp")
def test_gif_is_small_and_true(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["24"])
    path = export(ExportOrder(ExportKind.GIF, tmp_path / "made.gif", line, last=1.0))
    assert path.read_bytes()[:6] == b"GIF89a"
    assert b"NETSCAPE2.0" in path.read_bytes()
    frames = frames_of(path)
    assert frames[0].width == 480
    shown = [beside(frame) for frame in frames]
    assert shown == [line.frames_at(number * 0.07) for number in range(14)]
    assert [frame.time for frame in frames] == pytest.approx([number * 0.07 for number in range(14)], abs=0.006)


def test_gif_has_bounds(tmp_path: Path) -> None:
    long = FilmFacts(tmp_path / "long.mp4", tuple(number / 60 for number in range(3600)), 60.0, 60.0, 1920, 1080)
    order = ExportOrder(ExportKind.GIF, tmp_path / "made.mp4", FilmLine(long, long))
    moments = moments_of(order)
    wish = wish_of(order, moments, (480, 270))
    assert wish.ends * wish.tick <= 12
    assert wish.rate <= 15
    assert wish.target.name == "made.mp4.gif"
    assert gif_is_cut(60.0)
    assert not gif_is_cut(12.0)
    slow = FilmFacts(tmp_path / "slow.mp4", tuple(number / 5 for number in range(10)), 2.0, 5.0, 64, 64)
    assert moments_of(ExportOrder(ExportKind.GIF, tmp_path / "x.gif", FilmLine(None, slow))) == pytest.approx(
        [number / 5 for number in range(10)]
    )


def test_a_part_without_pictures_is_refused(tmp_path: Path) -> None:
    film = FilmFacts(tmp_path / "film.mp4", (0.0, 0.5), 1.0, 2.0, 64, 64)
    for kind in (ExportKind.VIDEO, ExportKind.GIF):
        with pytest.raises(MediaError):
            moments_of(ExportOrder(kind, tmp_path / "x", FilmLine(film, film), first=0.9, last=0.4))


def test_a_film_that_stands_still_for_long_is_filled(tmp_path: Path) -> None:
    stands = FilmFacts(tmp_path / "stands.mp4", (0.0, 0.1, 1.0), 1.1, 10.0, 64, 64)
    moves = FilmFacts(tmp_path / "moves.mp4", tuple(number / 10 for number in range(11)), 1.1, 10.0, 64, 64)
    moments = moments_of(ExportOrder(ExportKind.VIDEO, tmp_path / "x", FilmLine(moves, stands)))
    assert moments == pytest.approx([number / 10 for number in range(11)])


@pytest.mark.usefixtures("qapp")
def test_nothing_is_ever_overwritten(clips: dict[str, Path], tmp_path: Path) -> None:
    line = line_of(clips["24"], clips["24"])
    for kind in ExportKind:
        target = tmp_path / f"made.{ENDINGS[kind]}"
        target.write_bytes(b"mine")
        made = export(ExportOrder(kind, target, line, last=0.2))
        assert made.name == f"made (2).{ENDINGS[kind]}"
        assert target.read_bytes() == b"mine"
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("kind", [ExportKind.VIDEO, ExportKind.GIF])
@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 0.95])
@pytest.mark.usefixtures("qapp")
def test_cancelled_at_any_moment_leaves_nothing(
    clips: dict[str, Path], tmp_path: Path, kind: ExportKind, at: float
) -> None:
    line = line_of(clips["24"], clips["24"])
    order = ExportOrder(kind, tmp_path / "made", line, sound=Side.SOURCE)
    cancel = Cancel()

    def stop(share: float) -> None:
        if share >= at:
            cancel.set()

    with pytest.raises(Cancelled):
        run_export(TOOLS, order, QFont(), stop, cancel)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", list(ExportKind))
@pytest.mark.usefixtures("qapp")
def test_a_film_that_is_gone_meanwhile(clips: dict[str, Path], tmp_path: Path, kind: ExportKind) -> None:
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(clips["short"].read_bytes())
    line = line_of(clips["24"], copy)
    copy.unlink()
    with pytest.raises(MediaError):
        export(ExportOrder(kind, tmp_path / "made", line))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("kind", "size"), [*((kind, 0) for kind in ExportKind), (ExportKind.VIDEO, 2_000), (ExportKind.GIF, 2_000)]
)
@pytest.mark.usefixtures("qapp")
def test_a_disk_that_takes_no_more(clips: dict[str, Path], tmp_path: Path, kind: ExportKind, size: int) -> None:
    line = line_of(clips["24"], clips["24"])
    with pytest.raises(SaveError), files_no_longer_than(size):
        export(ExportOrder(kind, tmp_path / "made", line, sound=Side.SOURCE))
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_has_its_own_name() -> None:
    with pytest.raises(DiskFull), writing(), av.open("/dev/full", "w", format="mp4") as file:
        stream = file.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for number in range(30):
            frame = VideoFrame(64, 64, "yuv420p")
            frame.pts = number
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    with pytest.raises(Starved), writing():
        raise MemoryError


def test_room_is_looked_for_before(tmp_path: Path) -> None:
    with pytest.raises(DiskFull):
        MadePart(tmp_path / "made.mp4", "mp4", 10**17)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(FOLDERS_ARE_OPEN, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SaveError):
        write_made(tmp_path / "made.png", b"x", Cancel())
    tmp_path.chmod(0o700)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError):
        write_made(tmp_path / "file" / "made.png", b"x", Cancel())


class Told:
    """What a job said."""

    def __init__(self, job: ExportJob) -> None:
        self.shares: list[float] = []
        self.ends: list[object] = []
        job.progressed.connect(self.shares.append)
        job.finished.connect(self.ends.append)
        job.failed.connect(self.ends.append)
        job.cancelled.connect(lambda: self.ends.append("cancelled"))


def test_job_tells_how_far_it_is_and_where_the_file_lies(qtbot: QtBot, clips: dict[str, Path], tmp_path: Path) -> None:
    parent = QObject()
    job = ExportJob(TOOLS, parent)
    told = Told(job)
    order = ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line_of(clips["30"], clips["24"]))
    job.start(order)
    job.start(order)
    assert job.is_busy
    qtbot.waitUntil(lambda: bool(told.ends), timeout=20_000)
    assert told.ends == [tmp_path / "made.mp4"]
    assert told.shares == sorted(told.shares)
    assert told.shares[-1] == 1.0
    assert len(told.shares) > 10
    assert len(list(tmp_path.iterdir())) == 1


def test_job_ends_early(qtbot: QtBot, clips: dict[str, Path], tmp_path: Path) -> None:
    parent = QObject()
    job = ExportJob(TOOLS, parent)
    told = Told(job)
    order = ExportOrder(ExportKind.VIDEO, tmp_path / "made.mp4", line_of(clips["30"], clips["24"]))
    job.start(order)
    qtbot.waitUntil(lambda: bool(told.shares), timeout=20_000)
    job.cancel()
    qtbot.waitUntil(lambda: bool(told.ends), timeout=20_000)
    assert told.ends == ["cancelled"]
    job.start(order)
    job.shutdown()
    qtbot.waitUntil(lambda: not list(tmp_path.iterdir()), timeout=20_000)
    assert told.ends == ["cancelled"]
    QGuiApplication.processEvents()


def test_job_tells_its_error(qtbot: QtBot, clips: dict[str, Path], tmp_path: Path) -> None:
    parent = QObject()
    job = ExportJob(TOOLS, parent)
    told = Told(job)
    (tmp_path / "file").write_bytes(b"")
    job.start(ExportOrder(ExportKind.VIDEO, tmp_path / "file" / "made.mp4", line_of(clips["24"], clips["24"])))
    qtbot.waitUntil(lambda: bool(told.ends), timeout=20_000)
    assert [type(end) for end in told.ends] == [SaveError]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (DiskFull("", needed=5_000_000), "The disk is full. 5.0 MB more are needed."),
        (DiskFull(""), "The disk is full. Choose another folder, or make room."),
        (FileHeld(""), "Another program holds the new file. Try again."),
        (SaveError("EACCES"), "The folder cannot be written to. Choose another one."),
        (Starved(""), "The computer had no memory left for it. Close something and try again."),
        (MediaError(""), "One of the two videos could not be read."),
        (VidgoError(""), "The export did not work. Try again."),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_failures_in_words(error: VidgoError, words: str) -> None:
    assert failure_words(error) == words


@pytest.mark.usefixtures("qapp")
def test_names_and_line_up_words() -> None:
    assert suggested_name(Path("a/dance.webm"), ExportKind.VIDEO) == "dance_compare.mp4"
    assert suggested_name(Path("dance.mp4"), ExportKind.GIF) == "dance_compare.gif"
    assert suggested_name(Path("dance.mp4"), ExportKind.FRAME) == "dance_frame.png"
    assert len({line_up_words(LineUp(ground=ground)) for ground in LineUpGround}) == 4
