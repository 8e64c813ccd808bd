"""Videos that leave the window: what is carried, from where a drag begins, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.player_driver import RESULT, Driver, open_pane, ready, running
from tests.task_samples import drawing, index_of
from tests.task_samples import ready as ready_row
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.drag_out import drag_from_list, drag_from_player, files_data
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.stage import StageView
from vidgo_desktop.ui.task_list import TaskListPane
from vidgo_desktop.ui.theme import Theme

FAR = QPoint(60, 40)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Carried:
    """What would hang on the pointer: the platform of the tests has no drags of its own."""

    def __init__(self) -> None:
        self.files: list[list[str]] = []
        self.pictures: list[QPixmap] = []

    def carry(self, source: QWidget, data: QMimeData, picture: QPixmap) -> None:
        assert source.isVisible()
        self.files.append([url.toLocalFile() for url in data.urls()])
        self.pictures.append(picture)


def drag(widget: QWidget, start: QPoint, by: QPoint = FAR, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press, move in two steps, and let go."""
    QTest.mousePress(widget, LEFT, keys, start)
    # QTest moves without a button; a real mouse holds it.
    for place in (start + QPoint(2, 1), start + by):
        _move(widget, place, keys)
    QTest.mouseRelease(widget, LEFT, keys, start + by)


def _move(widget: QWidget, place: QPoint, keys: Qt.KeyboardModifier) -> None:
    where = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, where, widget.mapToGlobal(where), Qt.MouseButton.NoButton, LEFT, keys)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def carried() -> Carried:
    return Carried()


@pytest.fixture
def driver(qapp: QApplication, qtbot: QtBot, carried: Carried) -> Iterator[Driver]:
    with open_pane(qapp, qtbot) as made:
        drag_from_player(made.pane, carried.carry)
        yield made


def middle(driver: Driver) -> QPoint:
    return driver.pane.stage.picture_rect().center().toPoint()


def test_the_picture_is_dragged_out_of_the_single_view(driver: Driver, carried: Carried) -> None:
    driver.show(ready())
    driver.key(Qt.Key.Key_5)
    drag(driver.pane.stage, middle(driver))
    assert carried.files == [[str(RESULT)]]
    picture = carried.pictures[0]
    assert 0 < picture.deviceIndependentSize().width() <= 240
    assert 0 < picture.deviceIndependentSize().height() <= 96
    # The drag was no click, and the next one is.
    assert not driver.pane.stage.is_playing
    QTest.mouseClick(driver.pane.stage, LEFT, PLAIN, middle(driver))
    driver.until(lambda: driver.pane.stage.is_playing)


def test_a_short_move_is_a_click_and_no_drag(driver: Driver, carried: Carried) -> None:
    driver.show(ready())
    driver.key(Qt.Key.Key_5)
    drag(driver.pane.stage, middle(driver), QPoint(3, 2))
    assert carried.files == []
    driver.until(lambda: driver.pane.stage.is_playing)


def test_the_wipe_line_still_follows_the_mouse(driver: Driver, carried: Carried) -> None:
    driver.show(ready())
    stage = driver.pane.stage
    assert stage.view is StageView.WIPE
    # There is a line as soon as both sides have a picture.
    driver.until(stage.handle.isVisible)
    drag(stage, middle(driver), QPoint(50, 0))
    assert carried.files == [] and stage.wipe > 0.5
    wiped = stage.wipe
    drag(stage, middle(driver), keys=Qt.KeyboardModifier.AltModifier)
    assert carried.files == [[str(RESULT)]] and stage.wipe == wiped
    # Nothing of the drag is left: the line does not follow a mouse without a button.
    QTest.mouseMove(stage, middle(driver) + QPoint(20, 0))
    assert stage.wipe == wiped


def test_beside_each_other_only_the_result_is_a_handle(driver: Driver, carried: Carried) -> None:
    driver.show(ready())
    driver.key(Qt.Key.Key_1)
    stage = driver.pane.stage
    drag(stage, stage.picture_rect(Side.SOURCE).center().toPoint())
    assert carried.files == []
    drag(stage, stage.picture_rect(Side.RESULT).center().toPoint())
    assert carried.files == [[str(RESULT)]]


def test_the_title_is_a_handle_in_any_view(driver: Driver, carried: Carried) -> None:
    driver.show(ready())
    handle = driver.pane.head.title_handle
    assert handle.cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert "Drag this" in handle.accessibleDescription()
    drag(handle, QPoint(10, 8))
    assert carried.files == [[str(RESULT)]]


def test_what_is_not_ready_is_not_dragged(driver: Driver, carried: Carried) -> None:
    driver.show(running(), sides=1)
    handle = driver.pane.head.title_handle
    assert handle.cursor().shape() is Qt.CursorShape.ArrowCursor and not handle.accessibleDescription()
    drag(handle, QPoint(10, 8))
    drag(driver.pane.stage, middle(driver))
    assert carried.files == []


def test_right_button_drags_nothing(driver: Driver, carried: Carried) -> None:
    driver.show(ready())
    handle = driver.pane.head.title_handle
    QTest.mousePress(handle, Qt.MouseButton.RightButton, PLAIN, QPoint(10, 8))
    _move(handle, QPoint(90, 40), PLAIN)
    # QTest remembers a held button, also in the tests after this one.
    QTest.mouseRelease(handle, Qt.MouseButton.RightButton, PLAIN, QPoint(90, 40))
    assert carried.files == []


# --- the list ---------------------------------------------------------------------------------------------------


@pytest.fixture
def pane(qapp: QApplication, qtbot: QtBot, tmp_path: Path, carried: Carried) -> TaskListPane:
    made = TaskListPane(Theme(qapp, "dark"), lambda task, what: tmp_path / f"{task}-{what}.jpg")
    qtbot.addWidget(made)
    made.resize(460, 700)
    made.show()
    qtbot.waitExposed(made)
    drag_from_list(made.view, carried.carry)
    return made


def fill(pane: TaskListPane, tasks: tuple[Task, ...]) -> None:
    pane.set_index(index_of(tasks))
    pane.put_tasks(tasks)


def on_row(pane: TaskListPane, task: int) -> QPoint:
    row = pane.model.row_of(task)
    assert row is not None
    rect = pane.view.visualRect(pane.model.index(row, 0))
    return QPoint(rect.left() + 40, rect.center().y())


def test_a_ready_row_is_dragged_with_its_picture(pane: TaskListPane, carried: Carried) -> None:
    tasks = tuple(replace(ready_row(number), result_path=Path(f"/videos/{number}.mp4")) for number in (1, 2))
    fill(pane, tasks)
    drag(pane.view.viewport(), on_row(pane, 2))
    assert [[Path(file) for file in files] for files in carried.files] == [[Path("/videos/2.mp4")]]
    assert not carried.pictures[0].isNull()


def test_rows_that_are_not_ready_stay(pane: TaskListPane, carried: Carried) -> None:
    tasks = tuple(task for task in drawing() if task.result_path is None)
    fill(pane, tasks)
    for task in tasks:
        drag(pane.view.viewport(), on_row(pane, task.id))
    assert carried.files == []


# --- what is carried --------------------------------------------------------------------------------------------


def test_file_managers_are_told_that_it_is_a_copy(qapp: object) -> None:
    data = files_data([Path("/a/Zwölf & 1.mp4"), Path("/b/2.mp4")], "linux")
    assert [url.toLocalFile() for url in data.urls()] == ["/a/Zwölf & 1.mp4", "/b/2.mp4"]
    gnome = bytes(data.data("x-special/gnome-copied-files").data()).decode().split("\n")
    assert gnome[0] == "copy" and [QUrl.fromEncoded(line.encode()).toLocalFile() for line in gnome[1:]] == [
        "/a/Zwölf & 1.mp4",
        "/b/2.mp4",
    ]
    assert gnome[1].isascii() and " " not in gnome[1]
    assert bytes(data.data("application/x-kde-cutselection").data()) == b"0"
    assert data.hasFormat("text/uri-list")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_the_address_is_enough(qapp: object, platform: str) -> None:
    assert files_data([Path("/a/1.mp4")], platform).formats() == ["text/uri-list"]


def test_the_distance_is_the_systems_own(driver: Driver, carried: Carried) -> None:
    driver.show(ready())
    far = QGuiApplication.styleHints().startDragDistance()
    handle = driver.pane.head.title_handle
    drag(handle, QPoint(10, 8), QPoint(far - 1, 0))
    assert carried.files == []
    drag(handle, QPoint(10, 8), QPoint(far, 0))
    assert len(carried.files) == 1
