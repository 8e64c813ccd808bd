"""What would be opened outside of the program, seen without opening anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from vidgo_desktop.ui.opener import Opener


class Outside:
    """Notes what the system was asked to do."""

    def __init__(self, answer: bool = True) -> None:
        self.opened: list[str] = []
        self.started: list[tuple[str, list[str]]] = []
        self._answer = answer

    def launch(self, url: QUrl) -> bool:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return self._answer

    def start(self, program: str, arguments: Sequence[str]) -> bool:
        self.started.append((program, list(arguments)))
        return self._answer


@pytest.fixture
def outside() -> Outside:
    return Outside()


def opener(outside: Outside, platform: str = "linux") -> Opener:
    return Opener(outside.launch, outside.start, platform)


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "my videos" / "dance & fox_480p.mp4"
    path.parent.mkdir()
    path.write_bytes(b"\0")
    return path


def test_an_https_link_is_opened_as_it_is(qapp: object, outside: Outside) -> None:
    link = "https://storage.example.com/generated/a%20b.mp4?sig=x%2Fy"
    assert opener(outside).open_link(link)
    assert outside.opened == [link]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "http://example.com/a.mp4",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://user:secret@example.com/",
        "https://example.com/\r\nHost: x",
        "https://exämple.com/",
        "/usr/bin/env",
        "https://" + "a" * 3000 + ".com",
    ],
)
def test_any_other_link_is_refused(qapp: object, outside: Outside, link: str) -> None:
    assert not opener(outside).open_link(link)
    assert outside.opened == []


def test_the_answer_of_the_system_is_passed_on(qapp: object) -> None:
    assert not opener(Outside(answer=False)).open_link("https://example.com/")


def test_a_saved_video_is_opened(qapp: object, outside: Outside, video: Path) -> None:
    assert opener(outside).open_file(video, video.parent)
    assert outside.opened == [QUrl.fromLocalFile(str(video)).toString(QUrl.ComponentFormattingOption.FullyEncoded)]


def test_only_media_inside_the_folder_is_opened(qapp: object, outside: Outside, video: Path, tmp_path: Path) -> None:
    program = video.parent / "run.sh"
    program.write_bytes(b"#!")
    elsewhere = tmp_path / "elsewhere.mp4"
    elsewhere.write_bytes(b"\0")
    sneaky = video.parent / "link.mp4"
    sneaky.symlink_to(elsewhere)
    disguised = video.parent / "looks.mp4"
    disguised.symlink_to(program)
    for path in (program, elsewhere, sneaky, disguised, video.parent, video.with_name("gone.mp4")):
        assert not opener(outside).open_file(path, video.parent), path
    assert not opener(outside).open_file(video, tmp_path / "no folder")
    assert outside.opened == []


def test_linux_without_a_session_bus_opens_the_folder(qapp: object, outside: Outside, video: Path) -> None:
    assert opener(outside).show_in_folder(video)
    assert outside.opened == [
        QUrl.fromLocalFile(str(video.parent)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    ]
    assert outside.started == []


def test_macos_shows_the_file_itself(qapp: object, outside: Outside, video: Path) -> None:
    assert opener(outside, "darwin").show_in_folder(video)
    assert outside.started == [("/usr/bin/open", ["-R", str(video)])]


def test_windows_chooses_the_file_in_explorer(
    qapp: object, outside: Outside, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYSTEMROOT", "C:\\Windows")
    assert opener(outside, "win32").show_in_folder(video)
    [(program, arguments)] = outside.started
    assert program.startswith("C:\\Windows") and program.endswith("explorer.exe")
    assert arguments == ["/select,", str(video)]


def test_windows_with_a_comma_in_the_path_opens_the_folder(qapp: object, outside: Outside, tmp_path: Path) -> None:
    path = tmp_path / "one, two.mp4"
    path.write_bytes(b"\0")
    assert opener(outside, "win32").show_in_folder(path)
    assert outside.started == []
    assert len(outside.opened) == 1


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_file_that_is_gone_is_not_shown(qapp: object, outside: Outside, tmp_path: Path, platform: str) -> None:
    assert not opener(outside, platform).show_in_folder(tmp_path / "gone.mp4")
    assert not opener(outside, platform).show_in_folder(Path("bad\0name.mp4"))
    assert (outside.opened, outside.started) == ([], [])


def test_programs_are_started_without_a_shell(qtbot: QtBot, tmp_path: Path) -> None:
    """The real start: the arguments arrive as they are, nothing is expanded."""
    from vidgo_desktop.ui.opener import _start_detached

    script = tmp_path / "note"
    told = tmp_path / "told"
    script.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{told}.part"\nmv "{told}.part" "{told}"\n')
    script.chmod(0o755)
    assert _start_detached(str(script), ["/select,", "$(touch x) ; *"])
    qtbot.waitUntil(told.exists)
    assert told.read_text() == "/select,|$(touch x) ; *|"
    assert not _start_detached(str(tmp_path / "no such program"), [])
