"""Exports from the Compare page itself: chosen, asked where to, made, said, and read back from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import pytest
from av.video.frame import VideoFrame
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.compare.film_clips import number_of_image, write_numbered
from tests.compare.page_driver import Seen, seen_page
from tests.faults.broken_disk import files_no_longer_than
from vidgo_desktop.core.film_export import ExportKind
from vidgo_desktop.ui.compare.comparison import Comparison
from vidgo_desktop.ui.compare.shots import Loop
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme

RATE, FRAMES = 24, 48
# What two pictures beside each other keep apart, in pixels.
GAP = 16


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("pair")
    source = write_numbered(folder / "source.mp4", frames=FRAMES, rate=Fraction(RATE), sound="aac", clicks=(0.5,))
    return source, write_numbered(folder / "result.mp4", frames=FRAMES, rate=Fraction(RATE))


@pytest.fixture
def seen(qtbot: QtBot, qapp: QApplication, clips: tuple[Path, Path]) -> Iterator[Seen]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme = Theme(qapp, "dark", less_movement=True)
    with seen_page(qtbot, theme, clips) as made:
        yield made
    theme.deleteLater()


def save_as(seen: Seen, target: Path) -> None:
    """Answer the question where to save."""
    dialog = seen.page.findChild(QFileDialog, "exportDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(target.parent))
    dialog.selectFile(target.name)
    dialog.accept()
    # A dialog that was answered is deleted; the next question is another one.
    seen.until(lambda: seen.page.findChild(QFileDialog, "exportDialog") is None)


def test_the_folder_is_told_before_anything_is_written(seen: Seen, tmp_path: Path) -> None:
    """Whoever sweeps after a sudden end has to know where to look."""
    told: list[tuple[Path, list[Path]]] = []
    seen.page.exports.begins.connect(lambda folder: told.append((folder, list(folder.iterdir()))))
    seen.open()
    seen.page.exports.start(ExportKind.FRAME, tmp_path / "still.png")
    seen.until(lambda: not seen.page.exports.is_busy)
    assert (tmp_path / "still.png").is_file()
    assert told == [(tmp_path, [])]


def outcome(seen: Seen) -> str:
    seen.until(lambda: not seen.page.exports.is_busy)
    return seen.page.panel.export.hint.text()


def pictures(path: Path) -> list[QImage]:
    with av.open(str(path)) as file:
        return [picture(frame.reformat(format="rgb24")) for frame in file.decode(video=0)]


def picture(frame: VideoFrame) -> QImage:
    plane = frame.planes[0]
    return QImage(bytes(plane), frame.width, frame.height, plane.line_size, QImage.Format.Format_RGB888).copy()


def pair_of(image: QImage) -> tuple[int, int]:
    """The numbers in the left and the right half."""
    half = (image.width() - GAP) // 2
    left = image.copy(0, 0, half, image.height())
    right = image.copy(image.width() - half, 0, half, image.height())
    return number_of_image(left), number_of_image(right)


def test_the_loop_as_a_video_with_the_sound_that_is_heard(seen: Seen, tmp_path: Path) -> None:
    seen.open()
    export = seen.page.panel.export
    assert seen.heard() is Side.SOURCE
    seen.page.session.set_loop(Loop(12 / RATE, 24 / RATE))
    export.labels.setChecked(False)
    seen.click("exportVideo")
    save_as(seen, tmp_path / "walk.mp4")
    seen.until(lambda: export.progress.value() > 0)
    assert outcome(seen) == "Saved as walk.mp4"
    assert not export.is_busy
    assert [pair_of(each) for each in pictures(tmp_path / "walk.mp4")] == [(n, n) for n in range(12, 24)]
    with av.open(str(tmp_path / "walk.mp4")) as file:
        assert sorted(stream.type for stream in file.streams) == ["audio", "video"]
    with seen.bot.waitSignal(seen.page.show_file_requested) as told:
        seen.click("exportFolder")
    assert told.args == [tmp_path / "walk.mp4"]
    # The next one is about everything, and replaces nothing.
    export.only_loop.setChecked(False)
    seen.page.panel.sound.button("off").click()
    seen.click("exportVideo")
    save_as(seen, tmp_path / "walk.mp4")
    assert outcome(seen) == "Saved as walk (2).mp4"
    assert [pair_of(each) for each in pictures(tmp_path / "walk (2).mp4")] == [(n, n) for n in range(FRAMES)]
    with av.open(str(tmp_path / "walk (2).mp4")) as file:
        assert [stream.type for stream in file.streams] == ["video"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["walk (2).mp4", "walk.mp4"]


def test_this_frame_as_a_picture_with_and_without_labels(seen: Seen, tmp_path: Path) -> None:
    seen.open()
    seen.page.engine.seek(31.5 / RATE)
    seen.at(31)
    export, made = seen.page.panel.export, list[QImage]()
    for name, labels in (("with.png", True), ("without.png", False)):
        export.labels.setChecked(labels)
        export.frame_action.trigger()
        save_as(seen, tmp_path / name)
        assert outcome(seen) == f"Saved as {name}"
        made.append(QImage(str(tmp_path / name)))
    assert pair_of(made[1]) == (31, 31)
    assert made[0].size() == made[1].size()
    assert made[0].convertToFormat(QImage.Format.Format_RGB32) != made[1].convertToFormat(QImage.Format.Format_RGB32)


def test_a_gif_says_before_and_after_that_it_holds_the_beginning_only(qtbot: QtBot, seen: Seen, tmp_path: Path) -> None:
    long = write_numbered(tmp_path / "long.mp4", frames=13 * 5, rate=5, size=(64, 48), options={"preset": "ultrafast"})
    seen.page.show_comparison(Comparison(2, "Long walk", "480p", long, long))
    seen.until(lambda: seen.page.is_open)
    seen.until(lambda: seen.page.panel.line_up_words not in ("", "Looking for the first movement…"))
    export = seen.page.panel.export
    menu = export.more.menu()
    menu.aboutToShow.emit()
    assert export.gif_action.text() == "Export GIF (the first 12 s)…"
    export.gif_action.trigger()
    save_as(seen, tmp_path / "walk.gif")
    assert outcome(seen) == "Saved as walk.gif. It holds the first 12 s."
    with av.open(str(tmp_path / "walk.gif")) as file:
        assert sum(1 for _ in file.decode(video=0)) == 12 * 5
    seen.page.session.set_loop(Loop(1.0, 2.0))
    menu.aboutToShow.emit()
    assert export.gif_action.text() == "Export GIF…"
    export.gif_action.trigger()
    save_as(seen, tmp_path / "short.gif")
    assert outcome(seen) == "Saved as short.gif"


def test_cancelled_on_the_way_nothing_is_left(seen: Seen, tmp_path: Path) -> None:
    seen.open()
    seen.click("exportVideo")
    save_as(seen, tmp_path / "walk.mp4")
    seen.click("exportCancel")
    assert outcome(seen) == "Cancelled. Nothing was saved."
    assert not list(tmp_path.iterdir())
    assert seen.button("exportVideo").isVisible()


def test_a_full_disk_is_said_and_leaves_nothing(seen: Seen, tmp_path: Path) -> None:
    seen.open()
    with files_no_longer_than(2_000):
        seen.click("exportVideo")
        save_as(seen, tmp_path / "walk.mp4")
        words = outcome(seen)
    assert words in (
        "The folder cannot be written to. Choose another one.",
        "The disk is full. Choose another folder, or make room.",
    )
    assert not list(tmp_path.iterdir())
    assert not seen.button("exportFolder").isVisible()


def test_the_question_where_to_save_can_be_left(seen: Seen, tmp_path: Path) -> None:
    seen.open()
    seen.click("exportVideo")
    dialog = seen.page.findChild(QFileDialog, "exportDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.reject()
    assert not seen.page.exports.is_busy
    assert outcome(seen) == "Made on this computer, costs nothing"
