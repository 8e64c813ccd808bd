"""Faults of fetching a video: what the bytes are, and where they end. No part is ever shown as the whole."""

from __future__ import annotations

import gzip
import os
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.faults.bench import FaultBench, job
from tests.faults.downloads import (
    CLIP,
    QUICK,
    Storage,
    box,
    ended,
    fetched,
    leads_to,
    only_video,
    unsized,
    videos,
    whole,
)
from tests.loopback import RawConnection, RawServer, http_reply
from tests.media_files import write_clip
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core import transfer
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import NotAVideo, VidgoError
from vidgo_desktop.core.task import ResultState, Task
from vidgo_desktop.core.transfer import fetch_result
from vidgo_desktop.core.transfer_end import reaches_its_end
from vidgo_desktop.media.looker import MediaLooker
from vidgo_desktop.media.verify import verify_video

Told = Callable[[Task], str]
BODY = CLIP.read_bytes()
LONG = bool(os.environ.get("VIDGO_LONG"))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, in less time."""
    monkeypatch.setattr(transfer, "DEFAULT_LIMITS", QUICK)


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Small real videos of every build: index at the end or in front, fragments, Matroska with and without length."""
    folder = tmp_path_factory.mktemp("clips")
    made = {
        "index last": write_clip(folder / "last.mp4"),
        "index first": write_clip(folder / "first.mp4", options={"movflags": "faststart"}),
        "sound": write_clip(folder / "sound.mp4", sound="aac", options={"movflags": "faststart"}),
        "fragments": write_clip(folder / "pieces.mp4", options={"movflags": "empty_moov", "frag_duration": "200000"}),
        "quicktime": write_clip(folder / "a.mov"),
        "webm": write_clip(folder / "a.webm", codec="libvpx-vp9"),
        "live": write_clip(folder / "live.mkv", options={"live": "1"}),
    }
    return {name: path.read_bytes() for name, path in made.items()}


# --- D03 and the cut points of G16 ----------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_D03_cut_short_without_its_length(share: float, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """Also where only the last frames are missing, which a decoder would not notice."""
    storage = Storage(unsized(BODY[: int(len(BODY) * share)]), unsized(BODY))
    with RawServer(storage) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.SAVED
        assert only_video(tmp_path) == BODY
        assert len(storage.asked) == 2


def test_D03_cut_short_for_ever(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    with (
        RawServer(storage := Storage(unsized(BODY[:-2000]))) as raw,
        FaultBench(tmp_path, service.url, service) as bench,
    ):
        leads_to(service, raw.base + "/a.mp4")
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert videos(tmp_path) == []
        storage.now(unsized(BODY))
        bench.engine.try_again(1)
        assert ended(bench).result is ResultState.SAVED


def _chunked(body: bytes) -> bytes:
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:700], body[700:]) if part)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + pieces + b"0\r\n\r\n"


_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "length": lambda body: http_reply(body, headers={"Connection": "close"}),
    "chunks": _chunked,
    "neither": lambda body: b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body,
}


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("build", ["index last", "index first", "sound", "fragments", "quicktime", "webm"])
def test_D03_no_cut_point_makes_a_part_look_whole(
    build: str, way: str, tmp_path: Path, clips: dict[str, bytes]
) -> None:
    """The reply ends at a random byte, each time at another one: the whole file is shown, or none."""
    body = clips[build]
    reply = _WAYS[way](body)
    dice = random.Random(f"{build} {way}")  # noqa: S311 - the same cuts each time, no secret
    points = 600 if LONG else 20
    ends = [len(reply) - len(body) + dice.randrange(len(body)) for _ in range(points - 4)] + [
        len(reply) - 1,
        len(reply) - 8,
        len(reply) - 6,
        len(reply),
    ]
    # A cut in the last line end of the chunks takes no byte of the video.
    shown = 0
    end, reach = [0], [0]

    def script(connection: RawConnection) -> None:
        connection.read_request()
        # Another end with each connection, as a broken line has.
        connection.send(reply[: max(0, end[0] - reach[0])] if end[0] < len(reply) else reply)
        reach[0] += dice.randrange(1, 50)

    with RawServer(script) as raw:
        for end[0] in ends:
            reach[0] = 0
            try:
                saved = _fetch(raw.base + "/a", tmp_path / "v")
            except VidgoError:
                assert not (tmp_path / "v").exists() or list((tmp_path / "v").iterdir()) == []
            else:
                assert saved.read_bytes() == body, f"{end[0]} of {len(reply)}"
                saved.unlink()
                shown += 1
    assert shown >= 1


def _fetch(url: str, folder: Path) -> Path:
    return fetch_result(
        url,
        folder,
        "walk",
        cancel=Cancel(),
        progress=lambda *_: None,
        verify=MediaLooker().verify,
        allow_loopback=True,
    ).path


def test_D03_a_recording_without_an_end_is_believed_when_it_comes_twice(
    tmp_path: Path, clips: dict[str, bytes]
) -> None:
    """Nothing in it tells where it ends; two replies that agree do."""
    body = clips["live"]
    path = tmp_path / "live.mkv"
    path.write_bytes(body)
    assert reaches_its_end(path) is None
    with RawServer(storage := Storage(unsized(body))) as raw:
        assert _fetch(raw.base + "/a", tmp_path / "v").read_bytes() == body
        assert len(storage.asked) == 2
        storage.now(unsized(body[:-300]), unsized(body[:-200]), unsized(body))
        with pytest.raises(VidgoError):
            _fetch(raw.base + "/a", tmp_path / "w")
    assert list((tmp_path / "w").iterdir()) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (box(b"ftyp", b"isom") + box(b"moov") + box(b"mdat", b"x"), True),
        (box(b"ftyp", b"isom") + box(b"mdat", b"x") + box(b"moov"), True),
        (box(b"ftyp", b"isom") + box(b"mdat", b"x"), False),
        ((box(b"ftyp", b"isom") + box(b"moov") + box(b"mdat", b"x"))[:-1], False),
        (box(b"moov") + box(b"mdat", b"x") + b"\0\0\0", False),
        (box(b"moov") + b"\0\0\0\x01mdat" + (20).to_bytes(8, "big") + b"data", True),
        (box(b"moov") + b"\0\0\0\x01mdat" + (1 << 62).to_bytes(8, "big") + b"data", False),
        (box(b"moov") + b"\0\0\0\x01mdat\0\0", False),
        (box(b"moov") + b"\0\0\0\0mdat" + b"data", None),
        (box(b"moov") + b"\0\0\0\x02mdat" + b"data", False),
        (box(b"moov") + box(b"moof") + box(b"mdat"), None),
        (box(b"moov") + box(b"moof") + box(b"mdat") + box(b"mfra"), True),
        (box(b"moov") + box(b"mdat") + box(b"mdat"), None),
        (box(b"moov") + box(b"free") * 60_000, None),
        (b"", False),
        (b"\x1a\x45\xdf\xa3\x81x\x18\x53\x80\x67\x84data", True),
        (b"\x1a\x45\xdf\xa3\x81x\x18\x53\x80\x67\x84dat", False),
        (b"\x1a\x45\xdf\xa3\x81x\x18\x53\x80\x67\xffdata", None),
        (b"\x1a\x45\xdf\xa3\x81x\x18\x53\x80\x67\x40\x04data", True),
        (b"\x1a\x45\xdf\xa3\x81x\x18\x53", False),
        (b"\x1a\x45\xdf\xa3", False),
        (b"\x1a\x45\xdf\xa3\xff", False),
    ],
)
def test_D03_what_a_file_tells_of_its_end(content: bytes, told: bool | None, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert reaches_its_end(path) is told


# --- D18: too slow --------------------------------------------------------------------------------------------------


def _slowly(connection: RawConnection) -> None:
    """The first thousands of bytes at once, then one at a time."""
    head = http_reply(BODY, headers={"ETag": '"v1"'})
    connection.send(head[: len(head) - len(BODY)] + BODY[:5000])
    for byte in BODY[5000:]:
        connection.send(bytes([byte]))
        if connection.closing.wait(0.05):
            return


def test_D18_it_comes_too_slowly(tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """A new connection goes on where the slow one was left; with slow ones alone it pauses and goes on later."""
    with RawServer(storage := Storage(_slowly)) as raw, FaultBench(tmp_path, service.url, service) as bench:
        leads_to(service, raw.base + "/a.mp4")
        bench.engine.submit(job())
        bench.until(lambda: len(storage.asked) == QUICK.tries)
        bench.rest()
        task = bench.heard.tasks[1]
        told(task)
        assert task.result is ResultState.WAITING
        assert len(storage.asked) == QUICK.tries
        assert storage.asked[0] == ""
        assert 5000 <= int(storage.asked[1].rstrip("-")) < 6000
        assert videos(tmp_path) == []
        storage.now(whole(BODY))
        assert ended(bench).result is ResultState.SAVED
        assert only_video(tmp_path) == BODY


# --- D20: compressed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "br", "gzip, gzip"])
def test_D20_it_comes_compressed(coding: str, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    """It was not asked for; it is not unpacked, so a bomb is only as large as it is."""
    bomb = gzip.compress(BODY[:64] + bytes(30_000_000))
    storage = Storage(whole(bomb, Content_Encoding=coding))
    tracemalloc.start()
    try:
        with RawServer(storage) as raw, FaultBench(tmp_path, service.url, service) as bench:
            leads_to(service, raw.base + "/a.mp4")
            task = fetched(bench)
            told(task)
            assert task.result is ResultState.PROBLEM
            assert videos(tmp_path) == []
            assert "accept-encoding: identity" in storage.heads[0].lower()
            storage.now(whole(BODY))
            bench.engine.try_again(1)
            assert ended(bench).result is ResultState.SAVED
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


# --- D21: what is no video ------------------------------------------------------------------------------------------


def _giant_picture() -> bytes:
    """A PNG that says it has 20,000 x 20,000 points."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(bytes(100_000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rows + chunk(b"IEND", b"")


def _noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 - the same bytes each time, no secret


@pytest.mark.parametrize(
    "body",
    [
        b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/spy.ts\n",
        b"ffconcat version 1.0\nfile '/etc/passwd'\n",
        b"",
        _noise(1, 50_000),
        _giant_picture(),
        box(b"ftyp", b"isom") + _giant_picture(),
        box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", _noise(2, 3000)) + box(b"mdat", bytes(9000)),
        b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nm=video 9 RTP/AVP 96\r\n",
        b"\x1a\x45\xdf\xa3" + _noise(3, 3000),
    ],
    ids=["playlist", "concat", "empty", "random", "giant picture", "giant as mp4", "broken mp4", "sdp", "broken webm"],
)
def test_D21_it_cannot_be_a_video(body: bytes, tmp_path: Path, service: ScriptedService, told: Told) -> None:
    service.file_answers.extend([Answer(200, body, {"Content-Type": "video/mp4"})] * 4)
    with FaultBench(tmp_path, service.url, service) as bench:
        task = fetched(bench)
        told(task)
        assert task.result is ResultState.PROBLEM
        assert task.problem is not None
        assert task.problem.kind == "NotAVideo"
        assert videos(tmp_path) == []
        # The program lives, and the next one works.
        assert fetched(bench, "n2", 2).result is ResultState.SAVED


_MUTATE = """
import random, sys, time
from pathlib import Path
from vidgo_desktop.core.errors import NotAVideo
from vidgo_desktop.media.thumbnails import make_thumbnail
from vidgo_desktop.media.looker import MediaLooker
from vidgo_desktop.media.verify import verify_video

folder, seed, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
clips = [path.read_bytes() for path in sorted(folder.glob("clip-*"))]
dice, counts, slowest = random.Random(seed), {}, 0.0
for number in range(rounds):
    data = bytearray(dice.choice(clips))
    for _ in range(dice.choice([1, 2, 5, 20, 100])):
        data[dice.randrange(len(data))] = dice.randrange(256)
    way = dice.random()
    if way < 0.2:
        del data[dice.randrange(len(data)):]
    elif way < 0.3:
        start = dice.randrange(len(data))
        data[start:start] = data[start : dice.randrange(start, len(data))]
    path = folder / "mutant.mp4"
    path.write_bytes(data)
    (folder / "at").write_text(str(number))
    begun = time.process_time()
    try:
        verify_video(path)
        outcome = "fine"
    except NotAVideo:
        outcome = "refused"
    make_thumbnail(path, folder / "small.jpg")
    slowest = max(slowest, time.process_time() - begun)
    counts[outcome] = counts.get(outcome, 0) + 1
assert slowest < 5, slowest
assert set(counts) == {"fine", "refused"}, counts
print("lives")
"""


@pytest.mark.parametrize("seed", range(10 if LONG else 1))
def test_D21_damaged_videos_do_not_end_the_program(seed: int, tmp_path: Path, clips: dict[str, bytes]) -> None:
    """A child of ours looks into them as the program does: nothing but "this is no video" comes out of it."""
    for number, body in enumerate(clips.values()):
        (tmp_path / f"clip-{number}").write_bytes(body)
    command = [sys.executable, "-c", _MUTATE, str(tmp_path), str(seed), "1000" if LONG else "120"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "lives\n"), f"{done.stderr} at {(tmp_path / 'at').read_text()}"


def test_D21_numbers_too_large_for_the_decoder(tmp_path: Path, clips: dict[str, bytes]) -> None:
    """Four thousand million frames of forty hours each: a length that no whole number of the decoder holds."""
    data = bytearray(clips["index first"])
    first = data.find(b"stts") + 12
    data[first], data[first + 4] = 0xED, 0xB0
    path = tmp_path / "long.mp4"
    path.write_bytes(data)
    with pytest.raises(NotAVideo, match="too large"):
        verify_video(path)


def test_D21_a_video_of_one_frame_is_a_video(tmp_path: Path) -> None:
    """The other side: nothing good is refused."""
    verify_video(write_clip(tmp_path / "one.mp4", frames=1))
    verify_video(write_clip(tmp_path / "wide.mp4", aspect=Fraction(4, 3)))
