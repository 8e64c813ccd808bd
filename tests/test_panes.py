"""The panes at each width: how many there are, where their edges lie, what the handles and the pinned bar do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.ui.generate_line import GenerateWords, Press
from vidgo_desktop.ui.pane_splitter import PaneHandle
from vidgo_desktop.ui.panes import Pane, Panes
from vidgo_desktop.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


class Driven:
    """Panes with plain frames in them, on the screen."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.form, self.tasks, self.player = (self._frame(name) for name in ("form", "tasks", "player"))
        self.panes = Panes(theme, self.form, self.tasks, self.player)
        qtbot.addWidget(self.panes)
        self.panes.resize(1360, 808)
        self.panes.show()
        qtbot.waitExposed(self.panes)

    def _frame(self, name: str) -> QFrame:
        frame = QFrame()
        box = QVBoxLayout(frame)
        field = QLineEdit()
        field.setObjectName(f"{name}Field")
        box.addWidget(field)
        return frame

    def at(self, width: int, height: int = 808) -> None:
        self.panes.resize(width, height)
        QApplication.processEvents()

    def edges(self, pane: QWidget) -> tuple[int, int]:
        """The first and the last pixel of a pane across the window."""
        left = pane.mapTo(self.panes, QPoint(0, 0)).x()
        return left, left + pane.width() - 1

    def shown(self) -> list[str]:
        panes = (("form", self.form), ("tasks", self.tasks), ("player", self.player))
        return [name for name, pane in panes if pane.isVisible()]

    def button(self, name: str) -> QAbstractButton:
        found = self.panes.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), LEFT)
        QApplication.processEvents()

    def handles(self) -> list[PaneHandle]:
        """The visible lines from left to right."""
        found = [handle for handle in self.panes.findChildren(PaneHandle) if handle.isVisible()]
        return sorted(found, key=lambda handle: self.edges(handle))


@pytest.fixture
def driven(qtbot: QtBot, theme: Theme) -> Driven:
    return Driven(qtbot, theme)


# --- widths ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "form", "tasks", "player"),
    [
        # As drawn: the line after the form is its last pixel, the one before the player its first.
        (1360, (0, 358), (360, 855), (857, 1359)),
        (1120, (0, 310), (312, 703), (705, 1119)),
    ],
)
def test_the_edges_are_where_they_are_drawn(
    driven: Driven, width: int, form: tuple[int, int], tasks: tuple[int, int], player: tuple[int, int]
) -> None:
    driven.at(width)
    assert [driven.edges(pane) for pane in (driven.form, driven.tasks, driven.player)] == [form, tasks, player]


@pytest.mark.parametrize("width", [1199, 1090, 1200, 1280, 1360, 1920, 2560])
def test_no_pane_is_narrower_than_it_may_be(driven: Driven, width: int) -> None:
    driven.at(width)
    assert driven.shown() == ["form", "tasks", "player"]
    assert driven.tasks.width() >= 360 and driven.player.width() >= 415
    assert driven.edges(driven.player)[1] == width - 1


def test_below_1090_tasks_and_player_share_one_place(driven: Driven) -> None:
    driven.at(1089)
    assert driven.shown() == ["form", "tasks"]
    assert not driven.button("panes_form").isVisible()
    driven.press("panes_player")
    assert driven.shown() == ["form", "player"]
    assert driven.edges(driven.form) == (0, 310) and driven.edges(driven.player) == (312, 1088)
    driven.panes.show_pane(Pane.FORM)
    assert driven.shown() == ["form", "tasks"]


def test_below_900_there_is_one_pane_with_three_equal_buttons(driven: Driven) -> None:
    driven.at(880, 648)
    assert driven.shown() == ["tasks"]
    names = ("panes_form", "panes_tasks", "panes_player")
    assert [driven.edges(driven.button(name)) for name in names] == [(18, 297), (300, 579), (582, 861)]
    assert {driven.button(name).mapTo(driven.panes, QPoint(0, 0)).y() for name in names} == {12}
    for name, pane in zip(names, ("form", "tasks", "player"), strict=True):
        driven.press(name)
        assert driven.shown() == [pane]
        assert driven.panes.pinned.isVisible() is (pane != "form")
    driven.at(1360)
    assert driven.shown() == ["form", "tasks", "player"]
    assert not driven.button("panes_tasks").isVisible() and not driven.panes.pinned.isVisible()


def test_the_count_of_tasks_stands_in_the_switch(driven: Driven) -> None:
    driven.at(880)
    driven.panes.show_task_count(8)
    assert driven.button("panes_tasks").accessibleName() == "Tasks, 8"
    driven.panes.show_task_count(0)
    assert driven.button("panes_tasks").accessibleName() == "Tasks"


def test_larger_text_needs_more_room(qtbot: QtBot, theme: Theme, driven: Driven) -> None:
    theme.apply("dark", 150, None, None)
    QApplication.processEvents()
    assert driven.shown() == ["form", "tasks"]
    driven.at(2048)
    assert driven.shown() == ["form", "tasks", "player"]
    assert driven.form.width() == 539
    theme.apply("dark", 100, None, None)


def test_in_a_very_low_window_the_pane_gets_the_room_of_the_bar(driven: Driven) -> None:
    driven.at(418, 204)
    assert driven.shown() == ["tasks"] and not driven.panes.pinned.isVisible()
    driven.panes.show_pane(Pane.FORM)
    QApplication.processEvents()
    assert driven.form.height() == 220
    driven.at(418, 600)
    assert driven.form.height() == 600 - 52


def test_where_the_window_is_lower_than_a_pane_the_pane_scrolls(driven: Driven) -> None:
    driven.player.setMinimumHeight(400)
    driven.at(418, 204)
    driven.panes.show_pane(Pane.PLAYER)
    QApplication.processEvents()
    assert driven.player.height() == 400
    holder = driven.panes.findChildren(QWidget, "qt_scrollarea_viewport")
    assert any(view.isAncestorOf(driven.player) and view.height() < 204 for view in holder)


def test_the_keyboard_does_not_stay_in_a_pane_that_went_away(qtbot: QtBot, driven: Driven) -> None:
    driven.panes.activateWindow()
    qtbot.waitUntil(driven.panes.isActiveWindow)
    field = driven.player.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    driven.at(880)
    assert driven.button("panes_tasks").hasFocus()


def test_f6_goes_round_the_panes_that_are_there(qtbot: QtBot, driven: Driven) -> None:
    driven.panes.activateWindow()
    qtbot.waitUntil(driven.panes.isActiveWindow)
    driven.form.findChildren(QLineEdit)[0].setFocus()
    names = []
    for _ in range(3):
        driven.panes.next_pane(1)
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.objectName())
    assert names == ["tasksField", "playerField", "formField"]
    driven.panes.next_pane(-1)
    focus = QApplication.focusWidget()
    assert focus is not None and focus.objectName() == "playerField"


# --- handles ---------------------------------------------------------------------------------------------------------


def test_a_handle_shows_one_pixel_and_can_be_grabbed_in_eight(driven: Driven, theme: Theme) -> None:
    first, second = driven.handles()
    assert first.width() == second.width() == 8
    image = driven.panes.grab().toImage()
    line, window = QColor(theme.hex("line.soft")), {image.pixelColor(x, 400).name() for x in (358, 360)}
    assert image.pixelColor(359, 400) == line and image.pixelColor(856, 400) == line
    assert line.name() not in window
    assert first.accessibleName() == "Line between the form and the tasks"
    assert second.accessibleName() == "Line between the tasks and the player"


def test_the_keyboard_lights_a_handle_up_and_moves_it(qtbot: QtBot, driven: Driven, theme: Theme) -> None:
    driven.panes.activateWindow()
    qtbot.waitUntil(driven.panes.isActiveWindow)
    first, second = driven.handles()
    driven.panes.next_pane(1)
    for _ in range(12):
        if second.hasFocus():
            break
        QTest.keyClick(driven.panes.window(), Qt.Key.Key_Tab)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert driven.edges(driven.player) == (849, 1359)
    image = driven.panes.grab().toImage()
    lit = QColor(theme.hex("accent.line"))
    assert [image.pixelColor(x, 400) == lit for x in (846, 847, 848, 849)] == [False, True, True, False]
    QTest.keyClick(second, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert driven.edges(driven.player)[0] == 889
    for _ in range(20):
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert driven.form.width() == 399
    for _ in range(20):
        QTest.keyClick(first, Qt.Key.Key_Left)
    assert driven.form.width() == 319
    QTest.keyClick(first, Qt.Key.Key_Home)
    assert driven.edges(driven.form) == (0, 358) and driven.edges(driven.player) == (857, 1359)


def test_a_handle_is_drawn_and_a_double_click_restores(driven: Driven) -> None:
    second = driven.handles()[1]
    QTest.mousePress(second, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(1, 300))
    QTest.mouseMove(second, QPoint(-39, 300))
    QTest.mouseRelease(second, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(1, 300))
    assert driven.player.width() > 530
    QTest.mouseDClick(second, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(4, 300))
    assert driven.edges(driven.player) == (857, 1359)


def test_the_positions_come_back(qtbot: QtBot, theme: Theme, driven: Driven) -> None:
    assert driven.panes.state_text() == ""
    first, second = driven.handles()
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(second, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    kept = driven.panes.state_text()
    assert kept.isascii() and kept
    again = Driven(qtbot, theme)
    again.panes.restore_state(kept)
    QApplication.processEvents()
    assert again.form.width() == driven.form.width() == 367
    assert abs(again.player.width() - driven.player.width()) <= 1
    assert again.panes.state_text() == kept
    again.panes.restore_state("nonsense")
    again.panes.restore_state("")
    assert again.panes.state_text() == kept


@pytest.mark.parametrize("width", [1100, 1360])
def test_everything_is_mirrored_where_reading_begins_at_the_right(driven: Driven, width: int) -> None:
    driven.panes.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    driven.at(width)
    order = sorted((driven.form, driven.tasks, driven.player), key=lambda pane: driven.edges(pane))
    assert order == [driven.player, driven.tasks, driven.form]
    before = driven.player.width()
    handle = driven.handles()[0]
    QTest.keyClick(handle, Qt.Key.Key_Left)
    assert driven.player.width() == max(415, before - 8)


# --- the pinned bar --------------------------------------------------------------------------------------------------


def encoded(folder: Path, colour: str) -> bytes:
    image = QImage(QSize(64, 64), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    path = folder / "picture.png"
    assert image.save(str(path))
    return path.read_bytes()


def test_the_pinned_bar_mirrors_the_big_button(qtbot: QtBot, driven: Driven, tmp_path: Path) -> None:
    driven.at(880, 648)
    bar, button = driven.panes.pinned, driven.button("generatePinned")
    bar.show_words(GenerateWords("Generate", "Add a picture."))
    assert bar.height() == 68 and not button.isEnabled()
    line = bar.findChild(QLabel, "pinnedLine")
    assert line is not None and line.text() == "Add a picture."
    red, green = encoded(tmp_path, "#ff0000"), encoded(tmp_path, "#00ff00")
    bar.show_choice("street_walk.mp4 × red_coat.jpg", "Replace · 480p · 10 s", red, green)
    words = GenerateWords("Generate · about 70 credits", "Held now.", Press.SEND, name="Generate, about 70 credits")
    bar.show_words(words)
    QApplication.processEvents()
    assert line.text() == "Replace · 480p · 10 s"
    assert button.isEnabled() and button.accessibleName() == "Generate, about 70 credits"
    with qtbot.waitSignal(driven.panes.generate_pressed):
        QTest.mouseClick(button, LEFT)
    image = bar.grab().toImage()
    assert image.pixelColor(43, 34) == QColor("#ff0000") and image.pixelColor(92, 34) == QColor("#00ff00")
    assert driven.edges(button)[1] == 863


def test_nothing_in_the_pinned_bar_is_cut_in_a_small_window(driven: Driven) -> None:
    driven.at(418, 360)
    driven.panes.pinned.show_words(GenerateWords("Generate · about 70 credits", "", Press.SEND))
    QApplication.processEvents()
    button = driven.button("generatePinned")
    assert button.width() >= button.sizeHint().width() and driven.edges(button)[1] < 418
