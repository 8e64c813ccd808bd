"""Fetching results: whole, broken, lying, too large, on disks that refuse."""

from __future__ import annotations

import errno
import hashlib
import os
import re
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
from vidgo_desktop.core import transfer_file
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import (
    Cancelled,
    DiskFull,
    MediaError,
    NetworkError,
    NotAVideo,
    ResultGone,
    SaveError,
    SecureConnectionError,
    TransferError,
    VidgoError,
)
from vidgo_desktop.core.transfer import SavedFile, TransferLimits, fetch_result, sweep_parts
from vidgo_desktop.core.transfer_file import PartFile, extension_of_bytes, safe_name, save_error

LIMITS = TransferLimits(connect=2.0, read=0.5, total=8.0, tries=3, pause=0.01)
MP4 = b"\0\0\0\x20ftypisom" + bytes(range(256)) * 5000
PATH = "/generated/a.mp4"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


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


def test_a_whole_result(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4, {"Content-Type": "text/plain", "Content-Disposition": "filename=../x.exe"}))
    folder, told, checked = tmp_path / "new" / "videos", [], []

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


def test_no_netrc_login_is_sent(server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login me password planted\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server.on("GET", PATH, Answer(200, MP4))
    fetch(server.base + PATH, tmp_path / "v")
    assert "authorization" not in server.seen[0].headers


def test_existing_files_are_never_overwritten(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    (tmp_path / "Replace walk.mp4").write_bytes(b"mine")
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    (tmp_path / "Replace walk (2).mp4").symlink_to(victim)
    (tmp_path / "Replace walk (3).mp4").mkdir()
    (tmp_path / "Replace walk (4).mp4").symlink_to(tmp_path / "nowhere")
    assert fetch(server.base + PATH, tmp_path).path.name == "Replace walk (5).mp4"
    assert (tmp_path / "Replace walk.mp4").read_bytes() == b"mine"
    assert victim.read_bytes() == b"untouched"
    assert not (tmp_path / "nowhere").exists()


def test_two_transfers_at_once_get_two_names(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    meet = threading.Barrier(4)
    names: list[str] = []

    def work() -> None:
        names.append(fetch(server.base + PATH, tmp_path, verify=lambda _: (meet.wait(5), None)[1]).path.name)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = ["Replace walk (2).mp4", "Replace walk (3).mp4", "Replace walk (4).mp4", "Replace walk.mp4"]
    assert sorted(names) == files(tmp_path) == expected


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
def test_bytes_decide_the_extension(head: bytes, extension: str, server: ScriptedServer, tmp_path: Path) -> None:
    assert extension_of_bytes(head) == extension
    server.on("GET", "/lie.exe", Answer(200, head + b"\0" * 500, {"Content-Type": "video/mp4"}))
    if extension:
        assert fetch(server.base + "/lie.exe", tmp_path).path.name == f"Replace walk.{extension}"
    else:
        with pytest.raises(NotAVideo):
            fetch(server.base + "/lie.exe", tmp_path)
        assert files(tmp_path) == []


def test_a_page_instead_of_a_video_ends_early(tmp_path: Path) -> None:
    def script(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n<html>" + b"x" * 1000)
        connection.hold()

    with RawServer(script) as server, quicker_than(2), pytest.raises(NotAVideo, match="a web page"):
        fetch(server.base + "/a.mp4", tmp_path)
    assert files(tmp_path) == []


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_dead_link(status: int, server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(status, b"gone"))
    with pytest.raises(ResultGone, match=str(status)):
        fetch(server.base + PATH, tmp_path)
    assert len(server.seen) == 1
    assert files(tmp_path) == []


def test_passing_trouble_is_tried_again(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(503), Answer(429), Answer(200, MP4))
    assert fetch(server.base + PATH, tmp_path).size == len(MP4)
    server.on("GET", PATH, Answer(500))
    with pytest.raises(TransferError, match="500"):
        fetch(server.base + PATH, tmp_path)
    assert len(server.seen) == 6
    server.on("GET", PATH, Answer(400))
    with pytest.raises(TransferError, match="400"):
        fetch(server.base + PATH, tmp_path)
    assert len(server.seen) == 7


def test_nobody_answers(tmp_path: Path) -> None:
    with pytest.raises(NetworkError):
        fetch(f"http://127.0.0.1:{free_port()}/a.mp4", tmp_path)
    assert files(tmp_path) == []


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


def test_a_cut_reply_is_resumed(tmp_path: Path) -> None:
    script = Ranged([300_000, 400_000])
    told: list[int] = []
    with RawServer(script) as server:
        saved = fetch(server.base + "/a.mp4", tmp_path, progress=lambda done, _: told.append(done))
    assert saved.path.read_bytes() == MP4
    assert saved.sha256 == hashlib.sha256(MP4).hexdigest()
    assert script.asked == ["all", "Range: bytes=300000-", "Range: bytes=700000-"]
    assert told == sorted(told)


def test_a_file_that_changed_starts_again(tmp_path: Path) -> None:
    class Changed(Ranged):
        def __call__(self, connection: RawConnection) -> None:
            super().__call__(connection)
            self.etag = '"v2"'

    script = Changed([300_000])
    with RawServer(script) as server:
        assert fetch(server.base + "/a.mp4", tmp_path).path.read_bytes() == MP4
    assert script.asked == ["all", "Range: bytes=300000-"]


def test_without_a_validator_everything_is_fetched_again(tmp_path: Path) -> None:
    script = Ranged([300_000], etag="")
    with RawServer(script) as server:
        assert fetch(server.base + "/a.mp4", tmp_path).path.read_bytes() == MP4
    assert script.asked == ["all", "all"]


def test_a_wrong_range_starts_again(server: ScriptedServer, tmp_path: Path) -> None:
    half = len(MP4) // 2
    wrong = Answer(206, MP4[half:], {"Content-Range": f"bytes {half + 1}-{len(MP4)}/{len(MP4) + 1}"})
    assert_restart(server, tmp_path, wrong)
    assert_restart(server, tmp_path, replace(wrong, headers={}))
    assert_restart(server, tmp_path, Answer(416, b""))


def assert_restart(server: ScriptedServer, folder: Path, second: Answer) -> None:
    first = Answer(200, MP4[:5000], {"Content-Length": str(len(MP4)), "ETag": '"v"', "Connection": "close"})
    server.on("GET", PATH, first, second, Answer(200, MP4))
    server.seen.clear()
    assert fetch(server.base + PATH, folder).path.read_bytes() == MP4
    assert ["range" in seen.headers for seen in server.seen] == [False, True, False]


def test_cut_again_and_again(tmp_path: Path) -> None:
    script = Ranged([100, 0, 0, 0, 0, 0])
    with RawServer(script) as server, pytest.raises(NetworkError):
        fetch(server.base + "/a.mp4", tmp_path)
    assert len(script.asked) == LIMITS.tries
    assert files(tmp_path) == []


def test_a_cut_reply_without_length_is_caught_by_the_check(tmp_path: Path) -> None:
    def verify(part: Path) -> None:
        if part.stat().st_size != len(MP4):
            raise NotAVideo("no end")

    script = Ranged([300_000], chunked=True)
    with RawServer(script) as server:
        assert fetch(server.base + "/a.mp4", tmp_path, verify=verify).path.read_bytes() == MP4
        assert files(tmp_path) == ["Replace walk.mp4"]
        script.cuts = [300_000] * 9
        with pytest.raises(NotAVideo):
            fetch(server.base + "/a.mp4", tmp_path, verify=verify)
    assert files(tmp_path) == ["Replace walk.mp4"]


@pytest.mark.parametrize("error", [NotAVideo("x"), MediaError("x"), RuntimeError("x")])
def test_what_does_not_pass_the_check_leaves_nothing(error: Exception, server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))

    def verify(part: Path) -> None:
        raise error

    with pytest.raises(type(error)):
        fetch(server.base + PATH, tmp_path, verify=verify)
    assert files(tmp_path) == []
    assert len(server.seen) == 1


def test_hang_and_slowness_end(tmp_path: Path) -> None:
    def script(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + MP4[:100])
        connection.trickle(b"x", 0.05)

    limits = replace(LIMITS, tries=2, slow_seconds=0.3, slow_bytes=1000)
    with RawServer(script) as server, quicker_than(3), pytest.raises(NetworkError, match="too slow"):
        fetch(server.base + "/a.mp4", tmp_path, limits=limits)
    limits = replace(LIMITS, total=0.5)
    with RawServer(script) as server, quicker_than(3), pytest.raises(NetworkError):
        fetch(server.base + "/a.mp4", tmp_path, limits=limits)
    with RawServer(lambda c: (c.read_request(), c.hold()) and None) as server, quicker_than(4):
        with pytest.raises(NetworkError):
            fetch(server.base + "/a.mp4", tmp_path, limits=replace(LIMITS, tries=2))
    assert files(tmp_path) == []


@pytest.mark.parametrize("head", [b"Content-Length: 9000000\r\n", b""])
def test_a_stop_leaves_nothing(head: bytes, tmp_path: Path) -> None:
    flowing = threading.Event()

    def script(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + MP4[:100_000])
        flowing.set()
        connection.hold()

    cancel = Cancel()
    with RawServer(script) as server:
        thread = threading.Thread(target=lambda: (flowing.wait(5), cancel.set()))
        thread.start()
        with quicker_than(2), pytest.raises(Cancelled):
            fetch(server.base + "/a.mp4", tmp_path, cancel=cancel, limits=TransferLimits())
        thread.join()
    assert files(tmp_path) == []


def test_a_stop_while_waiting_for_the_next_try(tmp_path: Path) -> None:
    cancel = Cancel()
    refused = f"http://127.0.0.1:{free_port()}/a.mp4"
    timer = threading.Timer(0.2, cancel.set)
    timer.start()
    with quicker_than(2), pytest.raises(Cancelled):
        fetch(refused, tmp_path, cancel=cancel, limits=replace(LIMITS, pause=60))
    timer.join()


# --- addresses and redirects ----------------------------------------------------------------------------------


def test_redirects_are_followed_with_nothing_secret(server: ScriptedServer, tmp_path: Path) -> None:
    with ScriptedServer() as other:
        for hop in range(4):
            server.on("GET", f"/{hop}", Answer(302, b"", {"Location": f"/{hop + 1}", "Set-Cookie": "a=b"}))
        server.on("GET", "/4", Answer(307, b"", {"Location": other.base + PATH}))
        other.on("GET", PATH, Answer(200, MP4))
        assert fetch(server.base + "/0", tmp_path).size == len(MP4)
        everything = server.seen + other.seen
        assert len(everything) == 6
        assert not any({"authorization", "cookie", "referer"} & seen.headers.keys() for seen in everything)
        server.on("GET", "/4", Answer(302, b"", {"Location": "/0"}))
        with pytest.raises(TransferError, match="redirects"):
            fetch(server.base + "/0", tmp_path)


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
        "//",
    ],
)
def test_redirects_to_bad_places_are_refused(target: str, server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", "/0", Answer(302, b"", {"Location": target}))
    with pytest.raises(TransferError):
        fetch(server.base + "/0", tmp_path)
    assert len(server.seen) == 1
    assert files(tmp_path) == []


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
def test_bad_links_are_refused_before_anything_happens(url: str, tmp_path: Path) -> None:
    with pytest.raises(TransferError):
        fetch_result(
            url,
            tmp_path / "new",
            "x",
            cancel=Cancel(),
            progress=lambda *_: None,
            verify=lambda _: None,
        )
    assert not (tmp_path / "new").exists()


def test_bad_certificate(tmp_path: Path) -> None:
    from tests.tls import make_certificate

    with ScriptedServer(make_certificate(tmp_path).context) as server:
        server.on("GET", PATH, Answer(200, MP4))
        with pytest.raises(SecureConnectionError):
            fetch(server.base + PATH, tmp_path / "v")
        assert server.seen == []
    assert files(tmp_path / "v") == []


# --- sizes and disks ------------------------------------------------------------------------------------------


def test_sizes_that_cannot_be_right(server: ScriptedServer, tmp_path: Path) -> None:
    small = replace(LIMITS, largest=1000)
    server.on("GET", PATH, Answer(200, MP4))
    with pytest.raises(TransferError, match="more than any video"):
        fetch(server.base + PATH, tmp_path, limits=small)

    def endless(connection: RawConnection) -> None:
        connection.read_request()
        connection.send(b"HTTP/1.1 200 OK\r\n\r\n" + MP4[:64])
        connection.trickle(b"x" * 100, 0)

    with RawServer(endless) as raw, quicker_than(2), pytest.raises(TransferError, match="more bytes"):
        fetch(raw.base + "/a.mp4", tmp_path, limits=small)
    huge = replace(LIMITS, largest=10**18)
    server.on("GET", PATH, Answer(200, b"", {"Content-Length": str(10**17)}))
    with pytest.raises(DiskFull) as full:
        fetch(server.base + PATH, tmp_path, limits=huge)
    assert 10**16 < full.value.needed <= 10**17 + 10**9
    assert files(tmp_path) == []


def test_compressed_results_are_refused(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4, {"Content-Encoding": "gzip"}))
    with pytest.raises(TransferError, match="coding"):
        fetch(server.base + PATH, tmp_path)
    assert files(tmp_path) == []


def test_empty_result(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, b""))
    with pytest.raises(NotAVideo, match="nothing"):
        fetch(server.base + PATH, tmp_path)
    assert files(tmp_path) == []


def test_folders_that_cannot_be_written(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    (tmp_path / "file").write_bytes(b"x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nothing/here")):
        with pytest.raises(SaveError):
            fetch(server.base + PATH, folder)
    assert server.seen == []


def test_folder_that_goes_away(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    folder = tmp_path / "v"
    with pytest.raises(SaveError):
        fetch(server.base + PATH, folder, verify=lambda part: (part.unlink(), folder.rmdir()) and None)
    assert not folder.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_full_disk(tmp_path: Path) -> None:
    part = PartFile(tmp_path, "x")
    # The same descriptor, on a disk without room.
    full = os.open("/dev/full", os.O_RDWR)
    os.dup2(full, part._file.fileno())
    os.close(full)
    with pytest.raises(DiskFull) as caught:
        part.write(MP4 * 2)
        part.finish()
    assert caught.value.needed > 0
    part.discard()
    assert files(tmp_path) == []


def test_save_errors() -> None:
    assert type(save_error(OSError(errno.ENOSPC, "No space left on device"), 5)) is DiskFull
    assert type(save_error(OSError(errno.EDQUOT, "Quota"), 5)) is DiskFull
    assert type(save_error(PermissionError(errno.EACCES, "Permission denied"))) is SaveError
    assert "EACCES" in save_error(PermissionError(errno.EACCES, "Permission denied")).message


def test_a_disk_without_hard_links(server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    server.on("GET", PATH, Answer(200, MP4))
    (tmp_path / "Replace walk.mp4").write_bytes(b"mine")
    saved = fetch(server.base + PATH, tmp_path)
    assert saved.path.name == "Replace walk (2).mp4"
    assert saved.path.read_bytes() == MP4
    assert (tmp_path / "Replace walk.mp4").read_bytes() == b"mine"
    assert files(tmp_path) == ["Replace walk (2).mp4", "Replace walk.mp4"]

    def fail(self: Path, target: Path) -> Path:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SaveError):
        fetch(server.base + PATH, tmp_path)
    assert files(tmp_path) == ["Replace walk (2).mp4", "Replace walk.mp4"]


def test_results_are_private(server: ScriptedServer, tmp_path: Path) -> None:
    server.on("GET", PATH, Answer(200, MP4))
    assert fetch(server.base + PATH, tmp_path).path.stat().st_mode & 0o777 == 0o600


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


def test_sweeping_leftovers(tmp_path: Path) -> None:
    old = time.time() - 5000
    for name in (".walk.0123abcd.part", ".walk.part", "walk.0123abcd.part", ".walk.0123abcd.parts", "walk.mp4"):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (old, old))
    (tmp_path / ".new.0123abcd.part").write_bytes(b"x")
    (tmp_path / ".link.0123abcd.part").symlink_to(tmp_path / "walk.mp4")
    os.utime(tmp_path / ".link.0123abcd.part", (old, old), follow_symlinks=False)
    assert sweep_parts(tmp_path, 3600) == 1
    assert ".walk.0123abcd.part" not in files(tmp_path)
    assert len(files(tmp_path)) == 6
    assert sweep_parts(tmp_path / "missing", 0) == 0
    part = PartFile(tmp_path / "v", "walk")
    os.utime(part.path, (old, old))
    assert sweep_parts(tmp_path / "v", 3600) == 1
    part.discard()


def test_every_cut_point_of_a_small_file(tmp_path: Path) -> None:
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
                outcome = fetch(server.base + "/a", tmp_path / "v", limits=replace(LIMITS, tries=1))
            except VidgoError:
                assert files(tmp_path / "v") == []
            else:
                assert outcome.path.read_bytes() == body
                outcome.path.unlink()
            assert (outcome is not None) == (end[0] >= len(whole))


def test_speed_is_that_of_the_disk(server: ScriptedServer, tmp_path: Path) -> None:
    """Blocks are large and progress is rare: 64 MB need few calls."""
    body = MP4[:32] + bytes(64_000_000)
    told: list[int] = []

    def answer(seen: Seen) -> Answer:
        return Answer(200, body)

    server.on("GET", PATH, answer)
    start = time.perf_counter()
    fetch(server.base + PATH, tmp_path, progress=lambda done, _: told.append(done))
    assert len(told) <= 3 + 11 * (time.perf_counter() - start)


assert transfer_file.HEAD_BYTES >= 12
