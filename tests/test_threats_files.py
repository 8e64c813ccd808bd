"""Files of others, in the threats T19, T20, T21 and T30: what is kept, under which name, and what is never followed."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.loopback import Answer, ScriptedServer
from tests.test_transfer import LIMITS, MP4
from vidgo_desktop.core import resources
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import MediaError, NotAVideo, TransferError
from vidgo_desktop.core.transfer import fetch_result
from vidgo_desktop.core.transfer_file import PartFile
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.media.opening import FORMATS
from vidgo_desktop.media.probe import look_at
from vidgo_desktop.media.thumbnails import make_thumbnail
from vidgo_desktop.media.verify import verify_video
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.player_film import PlayerFilm

OURS = {".mp4", ".mov", ".webm", ".mkv"}

# --- T19: what lies about itself -------------------------------------------------------------------------------------

# Name and first bytes of forty kinds of files that a video may be said to be.
NO_VIDEOS: dict[str, bytes] = {
    "setup.exe": b"MZ\x90\0", "lib.dll": b"MZ\x78\0", "saver.scr": b"MZ\0\0", "tool.elf": b"\x7fELF\2\1\1",
    "tool.macho": b"\xcf\xfa\xed\xfe", "fat.macho": b"\xca\xfe\xba\xbe", "A.class": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "link.lnk": b"L\0\0\0\x01\x14\x02\0", "site.url": b"[InternetShortcut]\nURL=",
    "app.desktop": b"[Desktop Entry]\nExec=",
    "run.sh": b"#!/bin/sh\n", "run.py": b"#!/usr/bin/env python3\n", "run.bat": b"@echo off\r\n",
    "run.ps1": b"Write-Host",
    "run.vbs": b"Dim x\r\n", "run.js": b"new ActiveXObject(", "run.hta": b"<hta:application",
    "a.html": b"<!DOCTYPE html>",
    "a.svg": b"<svg xmlns=", "a.xml": b"<?xml version=", "a.pdf": b"%PDF-1.7\n", "a.rtf": b"{\\rtf1",
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx": b"PK\x03\x04", "a.jar": b"PK\x03\x04\x14\0",
    "a.7z": b"7z\xbc\xaf'\x1c",
    "a.rar": b"Rar!\x1a\x07", "a.gz": b"\x1f\x8b\x08", "a.iso": b"\0" * 32 + b"CD001", "a.dmg": b"koly",
    "a.deb": b"!<arch>\n",
    "a.rpm": b"\xed\xab\xee\xdb", "a.png": b"\x89PNG\r\n\x1a\n", "a.jpg": b"\xff\xd8\xff\xe0", "a.gif": b"GIF89a",
    "a.mp3": b"ID3\x03", "a.wav": b"RIFF\0\0\0\0WAVE", "a.ttf": b"\0\x01\0\0", "a.json": b'{"a":', "a.txt": b"hello\n",
    "a.avi": b"RIFF\0\0\0\0AVI ", "a.zst": b"\x28\xb5\x2f\xfd",
}  # fmt: skip
VIDEOS: dict[str, bytes] = {
    "mp4": MP4, "mov": b"\0\0\0\x14ftypqt  \0\0\0\0" + MP4[16:],
    "webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\1\x42\x82\x84webm", "mkv": b"\x1a\x45\xdf\xa3\xa3\x42\x82\x88matroska",
}  # fmt: skip
LIES = (
    "invoice.pdf.exe",
    "clip.mp4.lnk",
    "clip.desktop",
    "clip.html",
    "..%2F..%2Fclip.scr",
    "clip.mp4%00.sh",
    "CON",
    "",
)


def _fetch(url: str, folder: Path, name: str = "walk") -> Path:
    return fetch_result(
        url,
        folder,
        name,
        cancel=Cancel(),
        progress=lambda *_: None,
        verify=lambda _: None,
        allow_loopback=True,
        limits=LIMITS,
    ).path


@pytest.mark.parametrize("name", NO_VIDEOS)
def test_what_is_no_video_is_not_kept_whatever_it_says_it_is(name: str, tmp_path: Path) -> None:
    with ScriptedServer() as server:
        for said in ("video/mp4", "application/octet-stream"):
            lie = Answer(200, NO_VIDEOS[name] + bytes(600), {"Content-Type": said})
            server.on("GET", f"/{name}.mp4", lie)
            with pytest.raises((NotAVideo, TransferError)):
                _fetch(f"{server.base}/{name}.mp4", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_there_are_at_least_forty_kinds() -> None:
    assert len(NO_VIDEOS) >= 40


@pytest.mark.parametrize("kind", VIDEOS)
def test_a_video_gets_the_ending_of_its_bytes_and_no_right_to_run(kind: str, tmp_path: Path) -> None:
    with ScriptedServer() as server:
        for number, (lie, said) in enumerate(product(LIES, ("application/x-msdownload", "text/html"))):
            headers = {"Content-Type": said, "Content-Disposition": f'attachment; filename="{lie}"'}
            server.on("GET", f"/{number}/{lie}", Answer(200, VIDEOS[kind] + bytes(600), headers))
            path = _fetch(f"{server.base}/{number}/{lie}", tmp_path, name=lie or "walk")
            assert path.parent == tmp_path and path.suffix == f".{kind}" and path.suffix in OURS
            if os.name != "nt":
                assert path.stat().st_mode & 0o777 == 0o600
    assert {path.suffix for path in tmp_path.iterdir()} == {f".{kind}"}


# --- T21: links that somebody puts in our way ------------------------------------------------------------------------

ROUNDS = 1_000 if os.environ.get("VIDGO_LONG") else 150


@pytest.mark.skipif(sys.platform == "win32", reason="needs the right to make links")
@pytest.mark.parametrize("kind", ["soft", "hard", "folder"])
def test_a_racing_linker_never_gets_a_byte_into_its_target(kind: str, tmp_path: Path) -> None:
    """Links of each kind under the very names that we take next; what they lead to stays as it was."""
    place, victim, elsewhere = tmp_path / "place", tmp_path / "victim", tmp_path / "elsewhere"
    place.mkdir()
    elsewhere.mkdir()
    victim.write_bytes(b"untouched")
    make: dict[str, Callable[[Path], None]] = {
        "soft": lambda path: path.symlink_to(victim),
        "hard": lambda path: path.hardlink_to(victim),
        "folder": lambda path: path.symlink_to(elsewhere),
    }
    stop, planted = threading.Event(), [0]

    def race() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            path = place / ("walk.mp4" if number % 3 == 0 else f"walk ({number % 3 + 1}).mp4")
            try:
                make[kind](path)
            except FileExistsError:
                continue
            planted[0] += 1
            path.unlink()

    racer = threading.Thread(target=race)
    racer.start()
    try:
        for _ in range(ROUNDS):
            part = PartFile(place, "walk")
            part.write(MP4[:4_096])
            part.finish()
            path = part.publish(Cancel(), lambda *_: None)
            part.discard()
            assert not path.is_symlink() and path.read_bytes() == MP4[:4_096]
            assert victim.read_bytes() == b"untouched" and list(elsewhere.iterdir()) == []
            path.unlink()
    finally:
        stop.set()
        racer.join(10)
    assert planted[0] > 0
    assert victim.read_bytes() == b"untouched"


@pytest.mark.skipif(sys.platform == "win32", reason="needs the right to make links")
def test_the_hidden_name_cannot_be_taken_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even with a known name the new file is made, or not made: a link in its place is never written through."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    names = iter(["aaaaaaaa", "bbbbbbbb"])
    monkeypatch.setattr("secrets.token_hex", lambda _: next(names))
    (tmp_path / ".walk.aaaaaaaa.part").symlink_to(victim)
    with pytest.raises(TransferError):
        PartFile(tmp_path, "walk").write(b"x")
    part = PartFile(tmp_path, "walk")
    part.write(b"x")
    part.discard()
    assert victim.read_bytes() == b"untouched"


# --- T30: lists of other files, dressed up as a video ----------------------------------------------------------------


def _lists(spy: str, secret: str) -> dict[str, bytes]:
    """Playlists, scripts and containers that name another file: the spy's, or one of this computer."""
    hls = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{}\n#EXT-X-ENDLIST\n"
    made: dict[str, bytes] = {}
    for name, target in (("web", f"{spy}/x.ts"), ("file", f"file://{secret}"), ("plain", secret)):
        made |= {
            f"hls {name}": hls.format(target).encode(),
            f"hls with a mark {name}": b"\xef\xbb\xbf" + hls.format(target).encode(),
            f"master {name}": f"#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{target}\n".encode(),
            f"hls key {name}": f'#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="{target}"\n#EXTINF:1,\na.ts\n'.encode(),
            f"concat {name}": f"ffconcat version 1.0\nfile '{target}'\n".encode(),
            f"concat without a head {name}": f"file '{target}'\n".encode(),
            f"pls {name}": f"[playlist]\nFile1={target}\n".encode(),
            f"asx {name}": f'<asx version="3.0"><entry><ref href="{target}"/></entry></asx>'.encode(),
            f"dash {name}": f"<?xml version='1.0'?><MPD><BaseURL>{target}</BaseURL></MPD>".encode(),
            f"smil {name}": f'<smil><body><video src="{target}"/></body></smil>'.encode(),
            f"svg {name}": f'<svg xmlns:xlink="x"><image xlink:href="{target}"/></svg>'.encode(),
            f"quicktime list {name}": f'<?quicktime type="application/x-qtskin"?><a src="{target}"/>'.encode(),
            f"reference movie {name}": _reference_movie(target),
        }
    made["sdp"] = b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n"
    made["rtsp"] = b"RTSPtext\nrtsp://127.0.0.1:9/x\n"
    return made


def _reference_movie(target: str) -> bytes:
    """A QuickTime file that holds nothing but the place of another."""
    where = target.encode() + b"\0"
    rdrf = (len(where) + 20).to_bytes(4, "big") + b"rdrf" + bytes(4) + b"url " + len(where).to_bytes(4, "big") + where
    rmda = (len(rdrf) + 8).to_bytes(4, "big") + b"rmda" + rdrf
    rmra = (len(rmda) + 8).to_bytes(4, "big") + b"rmra" + rmda
    moov = (len(rmra) + 8).to_bytes(4, "big") + b"moov" + rmra
    return b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + moov


def test_a_list_of_other_files_is_no_video_to_any_part_of_the_program(tmp_path: Path) -> None:
    secret, place = tmp_path / "secret.mp4", tmp_path / "place"
    secret.write_bytes(resources.path("samples", "street_walk.mp4").read_bytes())
    place.mkdir()
    with ScriptedServer() as spy, ScriptedServer() as server:
        lists = _lists(spy.base, str(secret))
        assert len(lists) >= 25
        for number, (what, content) in enumerate(lists.items()):
            for ending in ("mp4", "mov", "webm", "m3u8", "txt"):
                path = tmp_path / f"{number}.{ending}"
                path.write_bytes(content)
                info = look_at(path, ParamKind.VIDEO)
                assert info.problem is not None, what
                with pytest.raises(NotAVideo):
                    verify_video(path)
                assert not _drawn(path, tmp_path / "small.jpg"), what
                path.unlink()
            server.on("GET", f"/{number}", Answer(200, content, {"Content-Type": "video/mp4"}))
            if b"ftyp" not in content[:16]:
                with pytest.raises(TransferError):
                    _fetch(f"{server.base}/{number}", place)
        assert spy.seen == []
    assert list(place.iterdir()) == []
    # The file that they name is one that each of these parts would take.
    assert verify_video(secret).frames > 0


def _drawn(source: Path, target: Path) -> bool:
    try:
        return bool(make_thumbnail(source, target))
    except MediaError:
        return False


def test_no_format_that_is_a_list_is_ever_chosen() -> None:
    lists = {"hls", "concat", "dash", "applehttp", "sdp", "rtsp", "image2", "tty", "lavfi", "imf", "webm_dash_manifest"}
    assert not lists & set(FORMATS.values())


def test_the_player_fetches_nothing_that_a_file_names(qtbot: QtBot, tmp_path: Path) -> None:
    """Such a file is never saved nor chosen; should one come to the player all the same, it is no video to it."""
    player = PlayerFilm(film_tools())
    with ScriptedServer() as spy:
        for number, content in enumerate(_lists(spy.base, str(tmp_path / "none.mp4")).values()):
            path = tmp_path / f"{number}.mp4"
            path.write_bytes(content)
            player.open(path, path, play=True)
            qtbot.waitUntil(lambda: player.state is not PlayState.LOADING, timeout=10_000)
            assert player.state is PlayState.CANNOT_PLAY
        player.shutdown()
        assert spy.seen == []
