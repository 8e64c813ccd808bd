"""The stage: where pictures lie, what is painted, the wipe line, the notice. Pictures are handed in ready made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from vidgo_desktop.media.film_scale import fitted
from vidgo_desktop.ui.player_facts import Picture, fitted_size
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.stage import Stage, StageView
from vidgo_desktop.ui.theme import Theme

SOURCE, RESULT = QColor("#c02020"), QColor("#2060c0")
COLOURS = {Side.SOURCE: SOURCE, Side.RESULT: RESULT}


def sides(least: int, most: int) -> st.SearchStrategy[tuple[int, int]]:
    """Widths and heights."""
    return st.tuples(st.integers(least, most), st.integers(least, most))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> Stage:
    made = Stage(theme)
    made.resize(424, 324)  # 400 x 300 inside the margin
    qtbot.addWidget(made)
    made.show()
    return made


def picture(side: Side, size: QSize, box: QSize) -> Picture:
    """A frame of one colour, as large as the decoder makes it for this box."""
    whole = QImage(fitted_size(size, box), QImage.Format.Format_RGB32)
    whole.fill(COLOURS[side])
    return Picture(side, whole, size)


def button_of(stage: Stage, name: str) -> QPushButton:
    found = stage.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def show_both(stage: Stage, view: StageView) -> None:
    stage.show_view(view)
    half = QSize(194, 300)
    for side in Side:
        stage.show_picture(picture(side, QSize(800, 600), half if view is StageView.SIDE else QSize(400, 300)))


def colour_at(stage: Stage, x: int, y: int) -> QColor:
    return QColor(stage.grab().toImage().pixel(x, y))


def test_an_empty_stage_says_so(stage: Stage) -> None:
    assert (stage.objectName(), stage.has_picture, stage.frames_shown, stage.is_playing) == ("preview", False, 0, False)
    assert colour_at(stage, 200, 160) == QColor("#08090B")
    assert stage.minimumHeight() == 200


def test_only_painted_new_frames_are_counted(stage: Stage) -> None:
    stage.show_picture(picture(Side.RESULT, QSize(800, 600), QSize(400, 300)))
    stage.show_picture(picture(Side.RESULT, QSize(800, 600), QSize(400, 300)))
    assert stage.frames_shown == 0
    stage.grab()
    assert (stage.frames_shown, stage.has_picture) == (1, True)
    stage.grab()
    assert stage.frames_shown == 1


def test_a_video_keeps_its_shape_between_dark_bars(stage: Stage) -> None:
    stage.show_picture(picture(Side.RESULT, QSize(300, 600), QSize(400, 300)))
    rect = stage.picture_rect()
    assert (rect.width(), rect.height()) == (150, 300)
    assert rect.center() == QPointF(212, 162)
    assert colour_at(stage, 212, 162) == RESULT
    assert colour_at(stage, 100, 162) == QColor("#08090B")


def test_pictures_are_asked_for_in_the_size_of_the_view(stage: Stage) -> None:
    asked: list[QSize] = []
    stage.box_changed.connect(asked.append)
    stage.show_view(StageView.SIDE)
    stage.show_view(StageView.WIPE)
    stage.show_framed(False)
    assert asked == [QSize(194, 300), QSize(400, 300), QSize(424, 324)]


def test_the_wipe_shows_the_source_left_and_the_result_right(stage: Stage) -> None:
    show_both(stage, StageView.WIPE)
    assert colour_at(stage, 150, 250) == SOURCE
    assert colour_at(stage, 280, 250) == RESULT
    assert colour_at(stage, 212, 250) == QColor("#FFFFFF")
    stage.move_wipe(0.25)
    assert colour_at(stage, 150, 250) == RESULT


def test_the_line_follows_a_drag_and_a_double_click_centres_it(stage: Stage) -> None:
    show_both(stage, StageView.WIPE)
    moved: list[object] = []
    clicked: list[bool] = []
    stage.wiped.connect(moved.append)
    stage.clicked.connect(lambda: clicked.append(True))
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPoint(112, 100))
    assert stage.wipe == pytest.approx(0.25)
    QTest.mouseMove(stage, QPoint(312, 200))
    assert stage.wipe == pytest.approx(0.75)
    QTest.mouseMove(stage, QPoint(2000, 200))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(2000, 200))
    assert stage.wipe == 1.0
    QTest.mouseDClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    assert stage.wipe == 0.5
    assert moved == [pytest.approx(0.25), pytest.approx(0.75), 1.0, 0.5]
    assert clicked == []


def test_without_a_wipe_line_a_click_is_a_click(stage: Stage) -> None:
    show_both(stage, StageView.SIDE)
    clicked: list[bool] = []
    stage.clicked.connect(lambda: clicked.append(True))
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseClick(stage, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    assert (clicked, stage.wipe) == ([True], 0.5)


def test_side_by_side_shows_both_whole(stage: Stage) -> None:
    show_both(stage, StageView.SIDE)
    assert stage.picture_rect(Side.SOURCE).right() < stage.picture_rect(Side.RESULT).left()
    assert colour_at(stage, 100, 200) == SOURCE
    assert colour_at(stage, 320, 200) == RESULT


def test_single_shows_the_result_or_else_the_source(stage: Stage) -> None:
    show_both(stage, StageView.SINGLE)
    assert colour_at(stage, 100, 160) == RESULT
    stage.forget_side(Side.RESULT)
    assert colour_at(stage, 100, 160) == SOURCE


def test_a_poster_stands_until_the_first_frame(stage: Stage) -> None:
    poster = QImage(QSize(80, 60), QImage.Format.Format_RGB32)
    poster.fill(QColor("#20a040"))
    stage.show_poster(poster)
    assert colour_at(stage, 200, 160) == QColor("#20a040")
    assert not stage.has_picture
    stage.show_picture(picture(Side.RESULT, QSize(800, 600), QSize(400, 300)))
    assert colour_at(stage, 200, 160) == RESULT


def test_the_notice_has_its_words_and_buttons(stage: Stage, qtbot: QtBot) -> None:
    notice = stage.notice
    assert (notice.is_shown, notice.text) == (False, "")
    notice.show_text("This computer cannot play this video here.", can_open=True)
    assert notice.text == "This computer cannot play this video here."
    with qtbot.waitSignal(notice.open_clicked):
        QTest.mouseClick(button_of(stage, "openInPlayer"), Qt.MouseButton.LeftButton)
    assert button_of(stage, "problemAction").isHidden()
    notice.show_text("There is no video to show.", help_text="Try again")
    with qtbot.waitSignal(notice.help_clicked):
        QTest.mouseClick(button_of(stage, "problemAction"), Qt.MouseButton.LeftButton)
    stage.clear()
    assert not notice.is_shown


@given(size=sides(1, 5000), box=sides(1, 3000))
def test_a_picture_lies_where_the_decoder_made_it_to_fit(size: tuple[int, int], box: tuple[int, int]) -> None:
    place = fitted_size(QSize(*size), QSize(*box))
    made = fitted(size, box)
    # The decoder never makes more of a video than there is; else both are the same to the pixel.
    enlarged = size[0] < box[0] and size[1] < box[1]
    assert made == (size if enlarged else (place.width(), place.height()))
    assert place.width() <= box[0] and place.height() <= box[1]


def test_a_picture_of_nothing_is_one_point() -> None:
    assert fitted_size(QSize(0, 0), QSize(400, 300)) == QSize(1, 1)
    assert fitted_size(QSize(800, 600), QSize(0, 0)) == QSize(1, 1)


def test_a_small_picture_fills_the_place_of_a_large_one(stage: Stage) -> None:
    small = QImage(QSize(40, 30), QImage.Format.Format_RGB32)
    small.fill(RESULT)
    stage.show_picture(Picture(Side.RESULT, small, QSize(800, 600)))
    rect = stage.picture_rect()
    assert (rect.width(), rect.height()) == (400, 300)
    assert colour_at(stage, 20, 20) == colour_at(stage, 400, 300) == RESULT
