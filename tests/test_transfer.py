"""Fetching results: whole, broken, lying, too large, on disks that refuse."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loopback import Answer, RawConnection, RawServer, ScriptedServer, Seen, free_port, http_reply, quicker_than
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import (
    Cancelled,
    DiskFull,
    MediaError,
    NetworkError,
    NotAVideo,
    RateLimited,
    ResultGone,
    SaveError,
    SecureConnectionError,
    TransferError,
    VidgoError,
)
from vidgo_desktop.core.network import NetworkWish
from vidgo_desktop.core.transfer import SavedFile, TransferLimits, fetch_result, fetch_small
from vidgo_desktop.core.transfer_file import PartFile, save_error
from vidgo_desktop.core.transfer_names import extension_of_bytes, safe_name
from vidgo_desktop.core.transfer_sweep import sweep_parts, sweep_pictures

LIMITS = TransferLimits(connect=2.0, read=0.5, total=8.0, tries=3, pause=0.01)
_DATA = bytes(range(256)) * 5000
# The outermost boxes are sound; nothing inside could be decoded.
MP4 = b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08moov" + (len(_DATA) + 8).to_bytes(4, "big") + b"mdat" + _DATA
PATH = "/generated/a.mp4"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def fetch(
    url: str,
    folder: Path,
    *,
    name: str = "Replace walk",
    cancel: Cancel | None = None,
    progress: Callable[[int, int | None], None] = lambda *_: None,
    verify: Callable[[Path], None] = lambda _: None,
    limits: TransferLimits = LIMITS,
) -> SavedFile:
    return fetch_result(
        url,
        folder,
        name,
        cancel=cancel or Cancel(),
        progress=progress,
        verify=verify,
        allow_loopback=True,
        limits=limits,
    )


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_whole_result(server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4, {"Content-Type": "text/plain", "Content-Disposition": "filename=../x.exe"}))
    folder, told, checked = place / "new" / "videos", [], []

    def verify(part: Path) -> None:
        assert part.read_bytes() == MP4
        assert part.name.startswith(".")
        assert files(folder) == [part.name]
        checked.append(part)

    saved = fetch(server.base + PATH, folder, progress=lambda *numbers: told.append(numbers), verify=verify)
    assert saved == SavedFile(folder / "Replace walk.mp4", len(MP4), hashlib.sha256(MP4).hexdigest())
    assert saved.path.read_bytes() == MP4
    assert files(folder) == ["Replace walk.mp4"]
    assert len(checked) == 1
    assert told[0] == (0, len(MP4))
    assert told[-1] == (len(MP4), len(MP4))
    (seen,) = server.seen
    assert "authorization" not in seen.headers
    assert "cookie" not in seen.headers
    assert seen.headers["accept-encoding"] == "identity"
    assert re.fullmatch(r"VidgoDesktop/\S+", seen.headers["user-agent"])


def test_no_netrc_login_is_sent(server: ScriptedServer, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = place / "netrc"
    netrc.write_text("default login me password planted\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server.on("GET", PATH, Answer(200, MP4))
    fetch(server.base + PATH, place / "v")
    assert "authorization" not in server.seen[0].headers


def test_existing_files_are_never_overwritten(server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    (place / "Replace walk.mp4").write_bytes(b"mine")
    victim = place / "victim"
    victim.write_bytes(b"untouched")
    (place / "Replace walk (2).mp4").symlink_to(victim)
    (place / "Replace walk (3).mp4").mkdir()
    (place / "Replace walk (4).mp4").symlink_to(place / "nowhere")
    assert fetch(server.base + PATH, place).path.name == "Replace walk (5).mp4"
    assert (place / "Replace walk.mp4").read_bytes() == b"mine"
    assert victim.read_bytes() == b"untouched"
    assert not (place / "nowhere").exists()


def test_two_transfers_at_once_get_two_names(server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    meet = threading.Barrier(4)
    names: list[str] = []

    def verify(part: Path) -> None:
        meet.wait(5)

    def work() -> None:
        names.append(fetch(server.base + PATH, place, verify=verify).path.name)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = ["Replace walk (2).mp4", "Replace walk (3).mp4", "Replace walk (4).mp4", "Replace walk.mp4"]
    assert sorted(names) == files(place) == expected


@pytest.mark.parametrize(
    ("head", "extension"),
    [
        (b"\0\0\0\x20ftypisom", "mp4"),
        (b"\0\0\0\x14ftypqt  ", "mov"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "mov"),
        (b"\0\0\1\0moov", "mov"),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\1\x42\x82\x84webm", "webm"),
        (b"\x1a\x45\xdf\xa3\xa3\x42\x82\x88matroska", "mkv"),
        (b"<!DOCTYPE html><html>", ""),
        (b"#EXTM3U\n#EXTINF", ""),
        (b"MZ\x90\0", ""),
        (b"\x89PNG\r\n\x1a\n", ""),
        (b"RIFF\0\0\0\0AVI ", ""),
        (b"ftyp", ""),
        (b"", ""),
    ],
)
def test_bytes_decide_the_extension(head: bytes, extension: str, server: ScriptedServer, place: Path) -> None:
    assert extension_of_bytes(head) == extension
    server.on("GET", "/lie.exe", Answer(200, head + b"\0" * 500, {"Content-Type": "video/mp4"}))
    if extension:
        assert fetch(server.base + "/lie.exe", place).path.name == f"Replace walk.{extension}"
    else:
        with pytest.raises(NotAVideo):
            fetch(server.base + "/lie.exe", place)
        assert files(place) == []


def test_a_page_instead_of_a_video_ends_early(place: Path) -> None:
    def script(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n<html>" + b"x" * 1000)
        connection.hold()

    with RawServer(script) as server, quicker_than(2), pytest.raises(NotAVideo, match="a web page"):
        fetch(server.base + "/a.mp4", place)
    assert files(place) == []


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_dead_link(status: int, server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(status, b"gone"))
    with pytest.raises(ResultGone, match=str(status)):
        fetch(server.base + PATH, place)
    assert len(server.seen) == 1
    assert files(place) == []


def test_passing_trouble_is_for_whoever_asked(server: ScriptedServer, place: Path) -> None:
    """A storage that is out of order is not asked again at once; what was fetched before is not thrown away."""
    for status in (408, 425, 429, 500, 502, 503, 504, 400):
        server.on("GET", PATH, Answer(status))
        server.seen.clear()
        with pytest.raises(TransferError, match=str(status)):
            fetch(server.base + PATH, place)
        assert len(server.seen) == 1
        server.on("GET", PATH, Answer(status, b"", {"Retry-After": "7"}))
        with pytest.raises(VidgoError, match=str(status)) as refused:
            fetch(server.base + PATH, place)
        assert (status == 400) != (isinstance(refused.value, RateLimited) and refused.value.retry_after == 7)
    half = len(MP4) // 2
    begun = Answer(200, MP4[:half], {"Content-Length": str(len(MP4)), "ETag": '"v"', "Connection": "close"})
    rest = Answer(206, MP4[half:], {"Content-Range": f"bytes {half}-{len(MP4) - 1}/{len(MP4)}"})
    server.on("GET", PATH, begun, Answer(503), rest)
    server.seen.clear()
    assert fetch(server.base + PATH, place).path.read_bytes() == MP4
    assert ["range" in seen.headers for seen in server.seen] == [False, True, True]
    assert files(place) == ["Replace walk.mp4"]


def test_nobody_answers(place: Path) -> None:
    with pytest.raises(NetworkError):
        fetch(f"http://127.0.0.1:{free_port()}/a.mp4", place)
    assert files(place) == []


# --- breaks and resuming --------------------------------------------------------------------------------------


class Ranged:
    """A storage host that cuts its first replies short and then serves ranges."""

    def __init__(self, cuts: list[int], *, etag: str = '"v1"', chunked: bool = False) -> None:
        self.cuts = cuts
        self.etag = etag
        self.chunked = chunked
        self.asked: list[str] = []

    def __call__(self, connection: RawConnection) -> None:
        request = connection.read_request().decode()
        found = re.search(r"(?im)^range: bytes=(\d+)-", request)
        condition = re.search(r"(?im)^if-range: (\S+)", request)
        resumes = found is not None and condition is not None and condition[1] == self.etag
        start = int(found[1]) if found is not None and resumes else 0
        self.asked.append(found[0] if found else "all")
        body = MP4[start:]
        status = "206 Partial Content" if resumes else "200 OK"
        headers = {"Connection": "close"}
        if self.etag:
            headers["ETag"] = self.etag
        if resumes:
            headers["Content-Range"] = f"bytes {start}-{len(MP4) - 1}/{len(MP4)}"
        reply = http_reply(body, status, headers)
        if self.chunked:
            reply = reply.replace(b"Content-Length: %d" % len(body), b"X-Chunked: no")
        if self.cuts:
            reply = reply[: reply.index(b"\r\n\r\n") + 4 + self.cuts.pop(0)]
        connection.send(reply)


def test_a_cut_reply_is_resumed(place: Path) -> None:
    script = Ranged([300_000, 400_000])
    told: list[int] = []
    with RawServer(script) as server:
        saved = fetch(server.base + "/a.mp4", place, progress=lambda done, _: told.append(done))
    assert saved.path.read_bytes() == MP4
    assert saved.path.read_bytes() == MP4
    assert script.asked == ["all", "Range: bytes=300000-", "Range: bytes=700000-"]
    assert told == sorted(told)


def test_a_file_that_changed_starts_again(place: Path) -> None:
    class Changed(Ranged):
        def __call__(self, connection: RawConnection) -> None:
            super().__call__(connection)
            self.etag = '"v2"'

    script = Changed([300_000])
    with RawServer(script) as server:
        assert fetch(server.base + "/a.mp4", place).path.read_bytes() == MP4
    assert script.asked == ["all", "Range: bytes=300000-"]


def test_without_a_validator_everything_is_fetched_again(place: Path) -> None:
    script = Ranged([300_000], etag="")
    with RawServer(script) as server:
        assert fetch(server.base + "/a.mp4", place).path.read_bytes() == MP4
    assert script.asked == ["all", "all"]


def test_a_wrong_range_starts_again(server: ScriptedServer, place: Path) -> None:
    half = len(MP4) // 2
    wrong = Answer(206, MP4[half:], {"Content-Range": f"bytes {half + 1}-{len(MP4)}/{len(MP4) + 1}"})
    assert_restart(server, place, wrong)
    assert_restart(server, place, replace(wrong, headers={}))
    assert_restart(server, place, Answer(416, b""))


def assert_restart(server: ScriptedServer, folder: Path, second: Answer) -> None:
    first = Answer(200, MP4[:5000], {"Content-Length": str(len(MP4)), "ETag": '"v"', "Connection": "close"})
    server.on("GET", PATH, first, second, Answer(200, MP4))
    server.seen.clear()
    assert fetch(server.base + PATH, folder).path.read_bytes() == MP4
    assert ["range" in seen.headers for seen in server.seen] == [False, True, False]


def test_cut_again_and_again(place: Path) -> None:
    script = Ranged([100, 0, 0, 0, 0, 0])
    with RawServer(script) as server, pytest.raises(NetworkError):
        fetch(server.base + "/a.mp4", place)
    assert len(script.asked) == LIMITS.tries
    assert files(place) == []


def test_a_cut_reply_without_length_is_caught_by_the_check(place: Path) -> None:
    def verify(part: Path) -> None:
        if part.stat().st_size != len(MP4):
            raise NotAVideo("no end")

    script = Ranged([300_000], chunked=True)
    with RawServer(script) as server:
        assert fetch(server.base + "/a.mp4", place, verify=verify).path.read_bytes() == MP4
        assert files(place) == ["Replace walk.mp4"]
        script.cuts = [300_000] * 9
        with pytest.raises(NotAVideo):
            fetch(server.base + "/a.mp4", place, verify=verify)
    assert files(place) == ["Replace walk.mp4"]


@pytest.mark.parametrize("error", [NotAVideo("x"), MediaError("x"), RuntimeError("x")])
def test_what_does_not_pass_the_check_leaves_nothing(error: Exception, server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))

    def verify(part: Path) -> None:
        raise error

    with pytest.raises(type(error)):
        fetch(server.base + PATH, place, verify=verify)
    assert files(place) == []
    assert len(server.seen) == 1


def test_hang_and_slowness_end(place: Path) -> None:
    def script(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + MP4[:100])
        connection.trickle(b"x", 0.05)

    limits = replace(LIMITS, tries=2, slow_seconds=0.3, slow_bytes=1000)
    with RawServer(script) as server, quicker_than(3), pytest.raises(NetworkError, match="too slow"):
        fetch(server.base + "/a.mp4", place, limits=limits)
    limits = replace(LIMITS, total=0.5)
    with RawServer(script) as server, quicker_than(3), pytest.raises(NetworkError):
        fetch(server.base + "/a.mp4", place, limits=limits)

    def endless(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\n\r\n" + MP4[:100])
        connection.trickle(b"x", 0.05)

    with RawServer(endless) as server, quicker_than(3), pytest.raises(NetworkError, match="no whole answer"):
        fetch(server.base + "/a.mp4", place, limits=limits)

    def silent(connection: RawConnection) -> None:
        connection.read_request()
        connection.hold()

    with RawServer(silent) as server, quicker_than(4), pytest.raises(NetworkError):
        fetch(server.base + "/a.mp4", place, limits=replace(LIMITS, tries=2))
    assert files(place) == []


@pytest.mark.parametrize("head", [b"Content-Length: 9000000\r\n", b""])
def test_a_stop_leaves_nothing(head: bytes, place: Path) -> None:
    flowing = threading.Event()

    def script(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + MP4[:100_000])
        flowing.set()
        connection.hold()

    cancel = Cancel()
    with RawServer(script) as server:

        def stop() -> None:
            flowing.wait(5)
            cancel.set()

        thread = threading.Thread(target=stop)
        thread.start()
        with quicker_than(2), pytest.raises(Cancelled):
            fetch(server.base + "/a.mp4", place, cancel=cancel, limits=TransferLimits())
        thread.join()
    assert files(place) == []


def test_a_stop_while_waiting_for_the_next_try(place: Path) -> None:
    cancel = Cancel()
    refused = f"http://127.0.0.1:{free_port()}/a.mp4"
    timer = threading.Timer(0.2, cancel.set)
    timer.start()
    with quicker_than(2), pytest.raises(Cancelled):
        fetch(refused, place, cancel=cancel, limits=replace(LIMITS, pause=60))
    timer.join()


# --- addresses and redirects ----------------------------------------------------------------------------------


def test_redirects_are_followed_with_nothing_secret(server: ScriptedServer, place: Path) -> None:
    with ScriptedServer() as other:
        for hop in range(4):
            server.on("GET", f"/{hop}", Answer(302, b"", {"Location": f"/{hop + 1}", "Set-Cookie": "a=b"}))
        server.on("GET", "/4", Answer(307, b"", {"Location": other.base + PATH}))
        other.on("GET", PATH, Answer(200, MP4))
        assert fetch(server.base + "/0", place).size == len(MP4)
        everything = server.seen + other.seen
        assert len(everything) == 6
        assert not any({"authorization", "cookie", "referer"} & seen.headers.keys() for seen in everything)
        server.on("GET", "/4", Answer(302, b"", {"Location": "/0"}))
        with pytest.raises(TransferError, match="redirects"):
            fetch(server.base + "/0", place)


@pytest.mark.parametrize(
    "target",
    [
        "http://cdn.example.com/a.mp4",
        "file:///etc/passwd",
        "ftp://example.com/a.mp4",
        "data:video/mp4;base64,AAAA",
        "https://169.254.169.254/latest",
        "https://10.0.0.1/a.mp4",
        "https://[fd00::1]/a.mp4",
        "https://[::ffff:192.168.0.1]/a.mp4",
        "https://2130706433/a.mp4",
        "https://printer.local/a.mp4",
        "https://user:pw@example.com/a.mp4",
        "https://[::1",
    ],
)
def test_redirects_to_bad_places_are_refused(target: str, server: ScriptedServer, place: Path) -> None:
    server.on("GET", "/0", Answer(302, b"", {"Location": target}))
    with pytest.raises(TransferError):
        fetch(server.base + "/0", place)
    assert len(server.seen) == 1
    assert files(place) == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "http://cdn.example.com/a.mp4",
        "http://127.0.0.1/a.mp4",
        "https://127.0.0.1/a.mp4",
        "https://localhost/a.mp4",
        "https://[::1]/a.mp4",
        "https://10.1.2.3/a.mp4",
        "https://u:p@cdn.example.com/a.mp4",
        "https://cdn.example.com/a b.mp4",
        "https://cdn.example.com\\@evil.example/a.mp4",
        "https://cdn.example.com/" + "a" * 10_000,
        "javascript:alert(1)",
        "https://a..b/a.mp4",
    ],
)
def test_bad_links_are_refused_before_anything_happens(url: str, place: Path) -> None:
    with pytest.raises(TransferError):
        fetch_result(
            url,
            place / "new",
            "x",
            cancel=Cancel(),
            progress=lambda *_: None,
            verify=lambda _: None,
        )
    assert not (place / "new").exists()


def test_bad_certificate(place: Path) -> None:
    from tests.tls import make_certificate

    with ScriptedServer(make_certificate(place).context) as server:
        server.on("GET", PATH, Answer(200, MP4))
        with pytest.raises(SecureConnectionError):
            fetch(server.base + PATH, place / "v")
        assert server.seen == []
    assert files(place / "v") == []


# --- sizes and disks ------------------------------------------------------------------------------------------


def test_sizes_that_cannot_be_right(server: ScriptedServer, place: Path) -> None:
    narrow = replace(LIMITS, largest=1000)
    server.on("GET", PATH, Answer(200, MP4))
    with pytest.raises(TransferError, match="more than any video"):
        fetch(server.base + PATH, place, limits=narrow)

    def endless(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\n\r\n" + MP4[:64])
        connection.trickle(b"x" * 100, 0)

    with RawServer(endless) as raw, quicker_than(2), pytest.raises(TransferError, match="more bytes"):
        fetch(raw.base + "/a.mp4", place, limits=narrow)
    huge = replace(LIMITS, largest=10**18)
    server.on("GET", PATH, Answer(200, b"", {"Content-Length": str(10**17)}))
    with pytest.raises(DiskFull) as full:
        fetch(server.base + PATH, place, limits=huge)
    assert 10**16 < full.value.needed <= 10**17 + 10**9
    assert files(place) == []


def small(url: str, cancel: Cancel | None = None, *, loopback: bool = True, seconds: float = 5.0) -> bytes:
    return fetch_small(url, cancel=cancel or Cancel(), network=NetworkWish(), allow_loopback=loopback, seconds=seconds)


def test_a_small_content_is_fetched_whole(server: ScriptedServer) -> None:
    server.on("GET", "/a", Answer(302, b"", {"Location": "/b"}))
    server.on("GET", "/b", Answer(200, b"content"))
    assert small(server.base + "/a") == b"content"
    assert all("authorization" not in seen.headers for seen in server.seen)
    server.on("GET", "/a", Answer(302, b"", {"Location": "/a"}))
    with pytest.raises(TransferError, match="redirects"):
        small(server.base + "/a")


@pytest.mark.parametrize(("status", "error"), [(403, ResultGone), (404, ResultGone), (500, TransferError)])
def test_a_small_content_that_is_not_there(server: ScriptedServer, status: int, error: type[VidgoError]) -> None:
    server.on("GET", "/a", Answer(status, b"x"))
    with pytest.raises(error):
        small(server.base + "/a")


def test_a_small_content_has_limits(server: ScriptedServer) -> None:
    with pytest.raises(TransferError, match="not secure"):
        small(server.base + "/a", loopback=False)
    with pytest.raises(TransferError, match="private"):
        small("https://192.168.0.1/a", loopback=True)
    server.on("GET", "/a", Answer(200, b"x" * 2_000_000))
    with pytest.raises(VidgoError, match="larger"):
        small(server.base + "/a")
    assert len(server.seen) == 1
    with RawServer(lambda connection: connection.hold()) as silent, quicker_than(2):
        with pytest.raises(NetworkError):
            small(silent.base + "/a", seconds=0.2)
        silent.closing.set()
    stopped = Cancel()
    stopped.set()
    with pytest.raises(Cancelled):
        small(server.base + "/a", stopped)


def test_compressed_results_are_refused(server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4, {"Content-Encoding": "gzip"}))
    with pytest.raises(TransferError, match="coding"):
        fetch(server.base + PATH, place)
    assert files(place) == []


def test_empty_result(server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, b""))
    with pytest.raises(NotAVideo, match="nothing"):
        fetch(server.base + PATH, place)
    assert files(place) == []


def test_folders_that_cannot_be_written(server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    (place / "file").write_bytes(b"x")
    for folder in (place / "file", place / "file" / "below", Path("/proc/nothing/here")):
        with pytest.raises(SaveError):
            fetch(server.base + PATH, folder)
    assert server.seen == []


def test_folder_that_goes_away(server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    folder = place / "v"

    def take_away(part: Path) -> None:
        part.unlink()
        folder.rmdir()

    with pytest.raises(SaveError):
        fetch(server.base + PATH, folder, verify=take_away)
    assert not folder.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_full_disk(place: Path) -> None:
    part = PartFile(place, "x")
    # The same descriptor, on a disk without room.
    full = os.open("/dev/full", os.O_RDWR)
    os.dup2(full, part._file.fileno())
    os.close(full)
    with pytest.raises(DiskFull) as caught:
        part.write(MP4 * 2)
        part.finish()
    assert caught.value.needed > 0
    part.discard()
    assert files(place) == []


def test_save_errors() -> None:
    assert type(save_error(OSError(errno.ENOSPC, "No space left on device"), 5)) is DiskFull
    assert type(save_error(OSError(errno.EDQUOT, "Quota"), 5)) is DiskFull
    assert type(save_error(PermissionError(errno.EACCES, "Permission denied"))) is SaveError
    assert "EACCES" in save_error(PermissionError(errno.EACCES, "Permission denied")).message


def test_a_disk_without_hard_links(server: ScriptedServer, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    server.on("GET", PATH, Answer(200, MP4))
    (place / "Replace walk.mp4").write_bytes(b"mine")
    saved = fetch(server.base + PATH, place)
    assert saved.path.name == "Replace walk (2).mp4"
    assert saved.path.read_bytes() == MP4
    assert (place / "Replace walk.mp4").read_bytes() == b"mine"
    assert files(place) == ["Replace walk (2).mp4", "Replace walk.mp4"]

    def fail(self: Path, target: Path) -> Path:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SaveError):
        fetch(server.base + PATH, place)
    assert files(place) == ["Replace walk (2).mp4", "Replace walk.mp4"]


def test_results_are_private(server: ScriptedServer, place: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    assert fetch(server.base + PATH, place).path.stat().st_mode & 0o777 == 0o600


# --- names ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Replace walk", "Replace walk"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "C-Windows-x"),
        ("a\0b\nc", "a-b-c"),
        ("", "video"),
        ("...", "video"),
        (".hidden", "hidden"),
        ("CON", "video-CON"),
        ("nul.txt", "video-nul.txt"),
        ("half \ud800", "half"),
        ("é" * 200, "é" * 60),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_any_name_stays_in_the_folder(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode("utf-8")) <= 130
    assert Path(safe).name == safe
    assert not safe.startswith(".")
    assert safe_name(safe) == safe


def test_sweeping_leftovers(place: Path) -> None:
    for name in (".walk.0123abcd.part", ".walk.part", "walk.0123abcd.part", ".walk.0123abcd.parts", "walk.mp4"):
        (place / name).write_bytes(b"x")
    (place / ".link.0123abcd.part").symlink_to(place / "walk.mp4")
    (place / ".folder.0123abcd.part").mkdir()
    kept = place / ".kept.0123abcd.part"
    kept.write_bytes(b"x")
    assert sweep_parts(place, 3600, {kept}) == 1
    assert ".walk.0123abcd.part" not in files(place)
    assert len(files(place)) == 7
    assert sweep_parts(place / "missing", 0) == 0


def test_sweeping_leaves_what_is_written_to(place: Path) -> None:
    """However long ago the last byte came: the mark of a living program counts, not the time."""
    part = PartFile(place, "walk")
    old = time.time() - 5000
    os.utime(part.path, (old, old))
    assert sweep_parts(place, 0) == 0
    part.finish()
    assert sweep_parts(place, 0) == 0
    part.discard()
    assert files(place) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such marks")
def test_sweeping_where_files_cannot_be_marked(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    part = PartFile(place, "walk")
    assert sweep_parts(place, 3600) == 0
    old = time.time() - 5000
    os.utime(part.path, (old, old))
    assert sweep_parts(place, 3600) == 1
    part.discard()


def test_sweeping_small_pictures(place: Path) -> None:
    ours = f"1-result.jpg.{os.getpid()}.part"
    for name in ("1-video.jpg", "1-video.jpg.999999999.part", "notes.part", "1-video.jpg.x.part", ours):
        (place / name).write_bytes(b"x")
    sweep_pictures(place)
    sweep_pictures(place / "missing")
    assert files(place) == sorted(["1-video.jpg", "notes.part", "1-video.jpg.x.part", ours])


def test_every_cut_point_of_a_small_file(place: Path) -> None:
    """Whatever the byte where the reply ends: the whole file, or none."""
    body = MP4[:80]
    whole = http_reply(body, headers={"Connection": "close"})
    end = [0]

    def script(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(whole[: end[0]])

    with RawServer(script) as server:
        for end[0] in range(0, len(whole) + 1, 3):
            outcome: Any = None
            try:
                outcome = fetch(server.base + "/a", place / "v", limits=replace(LIMITS, tries=1))
            except VidgoError:
                assert files(place / "v") == []
            else:
                assert outcome.path.read_bytes() == body
                outcome.path.unlink()
            assert (outcome is not None) == (end[0] >= len(whole))


def test_speed_is_that_of_the_disk(server: ScriptedServer, place: Path) -> None:
    """Blocks are large and progress is rare: 64 MB need few calls."""
    body = MP4[:32] + bytes(64_000_000)
    told: list[int] = []

    def answer(seen: Seen) -> Answer:
        return Answer(200, body)

    server.on("GET", PATH, answer)
    start = time.perf_counter()
    fetch(server.base + PATH, place, progress=lambda done, _: told.append(done))
    assert len(told) <= 3 + 11 * (time.perf_counter() - start)
