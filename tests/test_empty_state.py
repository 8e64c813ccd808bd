"""The empty list: a ready-made pair is one click away, and so is an account or practice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.facts import KeyFact, KeyPlace, Realm
from vidgo_desktop.ui.empty_state import EmptyState
from vidgo_desktop.ui.practice_box import PracticeBox
from vidgo_desktop.ui.theme import Theme


@dataclass(frozen=True)
class SamplePair:
    title: str
    model: str
    video: Path
    image: Path
    video_thumb: Path
    image_thumb: Path


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    # The widgets of the test before are gone only now; a new style sheet would dress each of them anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


def picture(folder: Path, name: str, colour: str) -> Path:
    path = folder / f"{name}.png"
    image = QImage(90, 120, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


@pytest.fixture
def pairs(tmp_path: Path) -> tuple[SamplePair, ...]:
    thumb, image = picture(tmp_path, "thumb", "#00ff00"), picture(tmp_path, "image", "#ff00ff")
    return tuple(
        SamplePair(title, "wan-animate-replace", tmp_path / "a.mp4", image, thumb, image)
        for title in ("Dance × Astronaut", "Walk & talk × Robot", "Skate × Fox")
    )


@pytest.fixture
def empty(qtbot: QtBot, theme: Theme, pairs: tuple[SamplePair, ...]) -> EmptyState:
    made = EmptyState(theme)
    qtbot.addWidget(made)
    made.show_key(KeyFact(KeyPlace.NONE))
    made.set_pairs(pairs)
    made.resize(464, 700)
    made.show()
    return made


def button(empty: EmptyState, name: str) -> QAbstractButton:
    found = empty.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def words(empty: EmptyState) -> str:
    return " ".join(label.text() for label in empty.findChildren(QLabel) if label.isVisible())


def test_the_first_pair_is_chosen_and_used_by_one_click(
    qtbot: QtBot, empty: EmptyState, pairs: tuple[SamplePair, ...]
) -> None:
    use = button(empty, "usePair")
    assert use.text() == "Use this pair: Dance × Astronaut"
    assert use.accessibleName() == "Use this pair: Dance with Astronaut"
    with qtbot.waitSignal(empty.pair_requested) as caught:
        QTest.mouseClick(use, Qt.MouseButton.LeftButton)
    assert caught.args == [pairs[0]]


def test_a_click_chooses_but_starts_nothing(qtbot: QtBot, empty: EmptyState, pairs: tuple[SamplePair, ...]) -> None:
    with qtbot.assertNotEmitted(empty.pair_requested):
        QTest.mouseClick(button(empty, "pair1"), Qt.MouseButton.LeftButton)
    assert button(empty, "pair1").isChecked()
    assert not button(empty, "pair0").isChecked()
    # An ampersand of a name is no shortcut mark.
    assert button(empty, "usePair").text() == "Use this pair: Walk && talk × Robot"
    with qtbot.waitSignal(empty.pair_requested) as caught:
        QTest.mouseClick(button(empty, "usePair"), Qt.MouseButton.LeftButton)
    assert caught.args == [pairs[1]]


def test_arrows_move_between_the_pairs(qtbot: QtBot, empty: EmptyState) -> None:
    empty.activateWindow()
    qtbot.waitUntil(empty.isActiveWindow)
    button(empty, "pair0").setFocus()
    QTest.keyClick(button(empty, "pair0"), Qt.Key.Key_Right)
    assert button(empty, "pair1").hasFocus()
    QTest.keyClick(button(empty, "pair1"), Qt.Key.Key_Space)
    assert button(empty, "pair1").isChecked()


def test_pairs_speak_without_signs(empty: EmptyState) -> None:
    for index in range(3):
        spoken = button(empty, f"pair{index}").accessibleName()
        assert spoken.startswith("Ready-made pair, ")
        assert "×" not in spoken


def test_without_a_key_two_ways_are_offered(qtbot: QtBot, empty: EmptyState) -> None:
    empty.show_realm(Realm.ACCOUNT)
    empty.show_key(KeyFact(KeyPlace.NONE))
    with qtbot.waitSignal(empty.connect_requested):
        QTest.mouseClick(button(empty, "connectAccount"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(empty.practice_requested):
        QTest.mouseClick(button(empty, "startPractice"), Qt.MouseButton.LeftButton)
    # The primary one is that of the form, which is always in sight.
    assert button(empty, "connectAccount").property("role") is None


@pytest.mark.parametrize("place", [KeyPlace.KEYRING, KeyPlace.SESSION])
def test_with_a_key_they_are_gone(empty: EmptyState, place: KeyPlace) -> None:
    empty.show_key(KeyFact(place, "9f3c"))
    assert button(empty, "connectAccount").isHidden()
    assert button(empty, "startPractice").isHidden()
    assert "practice" not in words(empty).lower()


def test_practice_says_that_nothing_is_spent(empty: EmptyState) -> None:
    empty.show_realm(Realm.PRACTICE)
    assert button(empty, "connectAccount").isHidden()
    assert "nothing is sent and nothing is spent" in words(empty)


def test_the_pictures_are_those_of_the_pairs(empty: EmptyState) -> None:
    image = button(empty, "pair0").grab().toImage()
    assert image.pixelColor(30, 40) == QColor("#00ff00")
    assert image.pixelColor(image.width() - 20, 40) == QColor("#ff00ff")


def test_missing_pictures_do_no_harm(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    empty = EmptyState(theme)
    qtbot.addWidget(empty)
    gone = tmp_path / "gone.png"
    empty.set_pairs([SamplePair("Dance × Fox", "wan-animate-move", gone, gone, gone, gone)])
    empty.resize(464, 700)
    assert not empty.grab().isNull()


def test_without_pairs_there_is_no_dead_button(empty: EmptyState) -> None:
    empty.set_pairs(())
    assert button(empty, "usePair").isHidden()
    assert "ready-made" not in words(empty)


@pytest.mark.parametrize("width", [464, 360])
def test_nothing_is_cut_at_the_widths_of_the_list(empty: EmptyState, width: int) -> None:
    empty.resize(width, 560)
    QApplication.processEvents()
    for name in ("connectAccount", "startPractice", "usePair", "pair0", "pair2"):
        found = button(empty, name)
        assert found.width() >= found.minimumSizeHint().width(), name
        assert found.mapTo(empty, found.rect().topLeft()).x() >= 0
        assert found.mapTo(empty, found.rect().bottomRight()).x() <= width


def test_a_low_window_gives_up_the_art_before_the_words(empty: EmptyState) -> None:
    empty.resize(464, 400)
    QApplication.processEvents()
    assert button(empty, "usePair").isVisible()
    assert "Your first video starts here" in words(empty)
    assert empty.minimumSizeHint().height() <= 440


def test_the_practice_box_leads_to_the_account(qtbot: QtBot, theme: Theme) -> None:
    box = PracticeBox(theme)
    qtbot.addWidget(box)
    box.resize(384, 90)
    box.show()
    found = box.findChild(QAbstractButton, "practiceConnect")
    assert isinstance(found, QAbstractButton)
    assert found.accessibleName() == "Connect account"
    with qtbot.waitSignal(box.connect_requested):
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
