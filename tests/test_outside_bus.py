"""What the desktop is told and asked over a real bus: the badge, the file manager, the choice of a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from tests.own_bus import OwnBus, needs_bus
from vidgo_desktop.ui.app_badge import AppBadge
from vidgo_desktop.ui.opener import Opener
from vidgo_desktop.ui.running import Work

OURS = "application://vidgo-desktop.desktop"


@pytest.fixture
def bus() -> Iterator[Callable[..., OwnBus]]:
    made: list[OwnBus] = []

    def start(*offers: str) -> OwnBus:
        found = OwnBus()
        made.append(found)
        found.start_service("tests.desktop_service", *offers)
        return found

    yield start
    for each in made:
        each.close()


class Launched:
    """Notes what would be opened."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def launch(self, url: QUrl) -> bool:
        self.files.append(url.toLocalFile())
        return True

    def opener(self, bus: Callable[[], QDBusConnection | None], platform: str = "linux") -> Opener:
        return Opener(self.launch, lambda _program, _arguments: True, platform, bus)


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "Zwölf Videos" / "dance & fox, 480p #1.mp4"
    path.parent.mkdir()
    path.write_bytes(b"\0")
    return path


@needs_bus
def test_the_badge_counts_and_vanishes(qtbot: QtBot, bus: Callable[..., OwnBus]) -> None:
    desktop = bus("launcher")
    badge = AppBadge(QObject(), bus=desktop.connect, platform="linux")
    badge.show_work(Work())
    badge.show_work(Work(making=2, moving=1))
    assert desktop.line(qtbot) == [
        "badge",
        OURS,
        {"count": 2, "count-visible": True, "progress": 0.0, "progress-visible": False},
    ]
    badge.show_work(Work(making=2, moving=0))
    badge.show_work(Work(making=1, percent=42))
    assert desktop.line(qtbot) == [
        "badge",
        OURS,
        {"count": 1, "count-visible": True, "progress": 0.42, "progress-visible": True},
    ]
    badge.close()
    gone = ["badge", OURS, {"count": 0, "count-visible": False, "progress": 0.0, "progress-visible": False}]
    assert desktop.line(qtbot) == gone
    badge.close()
    assert desktop.is_quiet


def test_without_a_bus_there_is_no_badge(qapp: object) -> None:
    asked: list[bool] = []

    def no_bus() -> None:
        asked.append(True)

    badge = AppBadge(QObject(), bus=no_bus, platform="linux")
    badge.show_work(Work(making=1))
    badge.show_work(Work(making=2))
    badge.close()
    assert asked == [True]


@needs_bus
def test_the_file_manager_chooses_the_file(qtbot: QtBot, bus: Callable[..., OwnBus], video: Path) -> None:
    desktop, launched = bus("files"), Launched()
    opener = launched.opener(desktop.connect)
    assert opener.show_in_folder(video)
    shown = desktop.line(qtbot)
    assert isinstance(shown, list)
    assert shown[0] == "shown" and QUrl(shown[1]).toLocalFile() == str(video) and " " not in shown[1]
    assert launched.files == []


@needs_bus
def test_without_a_file_manager_the_folder_is_opened(qtbot: QtBot, bus: Callable[..., OwnBus], video: Path) -> None:
    launched = Launched()
    opener = launched.opener(bus().connect)
    assert opener.show_in_folder(video)
    qtbot.waitUntil(lambda: launched.files == [str(video.parent)], timeout=5000)


@needs_bus
def test_the_desktop_asks_which_program(qtbot: QtBot, bus: Callable[..., OwnBus], video: Path) -> None:
    desktop, launched = bus("portal"), Launched()
    opener = launched.opener(desktop.connect)
    assert opener.can_ask and opener.open_with(video, video.parent)
    assert desktop.line(qtbot) == ["opened", str(video), {"ask": True}]
    assert launched.files == []


@needs_bus
def test_without_anybody_who_asks_the_usual_program_opens_it(
    qtbot: QtBot, bus: Callable[..., OwnBus], video: Path
) -> None:
    launched = Launched()
    opener = launched.opener(bus().connect)
    assert opener.open_with(video, video.parent)
    qtbot.waitUntil(lambda: launched.files == [str(video)], timeout=5000)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_nobody_is_asked(qapp: object, video: Path, platform: str) -> None:
    launched = Launched()
    opener = launched.opener(lambda: None, platform)
    assert not opener.can_ask
    assert opener.open_with(video, video.parent) and launched.files == [str(video)]


def test_only_videos_of_the_own_folder_are_handed_to_others(qapp: object, video: Path, tmp_path: Path) -> None:
    launched = Launched()
    opener = launched.opener(lambda: None)
    script = video.with_suffix(".sh")
    script.write_bytes(b"\0")
    (video.parent / "link.mp4").symlink_to(script)
    other = tmp_path / "other.mp4"
    other.write_bytes(b"\0")
    for path in (script, video.parent / "link.mp4", other, video.parent / "gone.mp4"):
        assert not opener.open_with(path, video.parent)
    assert launched.files == []
