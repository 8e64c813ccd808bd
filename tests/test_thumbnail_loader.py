"""Small pictures: real files, real threads, exact sizes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from vidgo_desktop.ui.thumbnail_loader import Corners, ThumbnailLoader, Wanted, rounded_image


def save(path: Path, colour: str, width: int = 160, height: int = 90) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    made = path.with_suffix(".png")
    assert image.save(str(made))
    return made.replace(path)


def wanted(task: int, what: str = "video") -> Wanted:
    return Wanted(task, what, 54, 56, 2.0, Corners(6, 2))


@pytest.fixture
def loader(tmp_path: Path) -> ThumbnailLoader:
    return ThumbnailLoader(lambda task, what: tmp_path / f"{task}-{what}.jpg")


def test_picture_comes_later_and_stays(loader: ThumbnailLoader, qtbot: QtBot, tmp_path: Path) -> None:
    save(tmp_path / "1-video.jpg", "#204060")
    with qtbot.waitSignal(loader.loaded) as told:
        assert loader.pixmap(wanted(1)) is None
    assert told.args == [1]
    found = loader.pixmap(wanted(1))
    assert found is not None
    assert (found.width(), found.height(), found.devicePixelRatio()) == (108, 112, 2.0)
    assert found.toImage().pixelColor(54, 56).name() == "#204060"
    with qtbot.assertNotEmitted(loader.loaded, wait=20):
        loader.pixmap(wanted(1))


def test_missing_and_broken_files_are_looked_for_once(loader: ThumbnailLoader, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "2-video.jpg").write_bytes(b"this is no picture")
    for task in (1, 2):
        assert not loader.is_missing(wanted(task))
        with qtbot.waitSignal(loader.loaded):
            loader.pixmap(wanted(task))
        assert loader.is_missing(wanted(task))
        with qtbot.assertNotEmitted(loader.loaded, wait=20):
            assert loader.pixmap(wanted(task)) is None


def test_forgetting_reads_the_new_file(loader: ThumbnailLoader, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(loader.loaded):
        loader.pixmap(wanted(1))
    save(tmp_path / "1-video.jpg", "#604020")
    with qtbot.waitSignal(loader.loaded):
        loader.forget(1)
    assert not loader.is_missing(wanted(1))
    with qtbot.waitSignal(loader.loaded):
        loader.pixmap(wanted(1))
    assert loader.pixmap(wanted(1)) is not None


def test_what_was_begun_before_a_change_is_not_kept(loader: ThumbnailLoader, qtbot: QtBot, tmp_path: Path) -> None:
    save(tmp_path / "1-video.jpg", "#204060")
    loader.pixmap(wanted(1))
    loader.clear()
    with qtbot.waitSignal(loader.loaded):
        pass
    with qtbot.waitSignal(loader.loaded):
        assert loader.pixmap(wanted(1)) is None
    assert loader.pixmap(wanted(1)) is not None


def test_the_latest_wish_is_served_first(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[int] = []

    def path_for(task: int, what: str) -> Path:
        assert threading.current_thread() is threading.main_thread()
        asked.append(task)
        return tmp_path / f"{task}-{what}.jpg"

    loader = ThumbnailLoader(path_for)
    for task in range(1, 201):
        loader.pixmap(wanted(task))
    assert len(asked) < 10
    qtbot.waitUntil(lambda: loader.is_missing(wanted(200)))
    qtbot.waitUntil(lambda: loader.is_missing(wanted(150)))
    assert 200 in asked[:4]
    assert 20 not in asked


def test_loader_may_go_while_it_works(tmp_path: Path, qtbot: QtBot) -> None:
    save(tmp_path / "big.jpg", "#204060", 4000, 3000)
    loader = ThumbnailLoader(lambda task, what: tmp_path / "big.jpg")
    for task in range(1, 20):
        loader.pixmap(wanted(task))
    with qtbot.waitSignal(loader.destroyed):
        loader.deleteLater()


@pytest.mark.parametrize("shape", [(160, 90), (90, 160), (54, 56), (10, 10), (1, 300)])
def test_picture_fills_its_tile_whatever_its_shape(tmp_path: Path, shape: tuple[int, int]) -> None:
    path = save(tmp_path / "p.jpg", "#204060", *shape)
    image = rounded_image(path, QSize(54, 56), 1.0, Corners(6, 2))
    assert image.size() == QSize(54, 56)
    for x, y in ((27, 0), (27, 55), (0, 28), (53, 28), (27, 28)):
        assert image.pixelColor(x, y).name() == "#204060"
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(2, 2).alpha() == 255


def test_corners_are_smooth(tmp_path: Path) -> None:
    image = rounded_image(save(tmp_path / "p.jpg", "#ffffff"), QSize(54, 56), 1.0, Corners(6, 6))
    alphas = {image.pixelColor(x, y).alpha() for x in range(6) for y in range(6)}
    assert any(0 < alpha < 255 for alpha in alphas)
