"""The small painted parts: segments, badge, switch, labels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.ui.controls import Badge, ElidedLabel, IconLabel, SegmentedControl, Switch
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def segments(theme: Theme, qtbot: QtBot) -> SegmentedControl:
    control = SegmentedControl(theme, [("all", "All", ""), ("run", "Running", ""), ("wipe", "Wipe", "wipe")])
    qtbot.addWidget(control)
    control.show()
    return control


def test_one_segment_is_chosen_by_click(segments: SegmentedControl) -> None:
    heard: list[object] = []
    segments.chosen.connect(heard.append)
    assert segments.current == "all"
    QTest.mouseClick(segments.button("run"), Qt.MouseButton.LeftButton)
    assert (segments.current, heard) == ("run", ["run"])
    assert not segments.button("all").isChecked()


def test_arrows_move_the_choice(segments: SegmentedControl) -> None:
    heard: list[object] = []
    segments.chosen.connect(heard.append)
    segments.button("all").setFocus()
    QTest.keyClick(segments.button("all"), Qt.Key.Key_Right)
    assert (segments.current, heard) == ("run", ["run"])


def test_choosing_in_code_is_silent(segments: SegmentedControl) -> None:
    heard: list[object] = []
    segments.chosen.connect(heard.append)
    segments.choose("wipe")
    assert (segments.current, heard) == ("wipe", [])
    with pytest.raises(KeyError):
        segments.choose("nothing")


def test_counts_are_shown_spoken_and_hidden(segments: SegmentedControl) -> None:
    button = segments.button("run")
    before = button.sizeHint().width()
    segments.set_count("run", 1250)
    assert button.accessibleName() == "Running, 1250"
    with_count = button.sizeHint().width()
    assert with_count > before
    segments.show_counts(False)
    assert button.sizeHint().width() == before
    assert "250" in button.toolTip()
    segments.show_counts(True)
    segments.set_count("run", None)
    assert (button.sizeHint().width(), button.accessibleName(), button.toolTip()) == (before, "Running", "")


def test_segments_are_never_narrower_than_their_words(segments: SegmentedControl) -> None:
    segments.resize(40, 32)
    for key in ("all", "run", "wipe"):
        assert segments.button(key).width() >= segments.button(key).sizeHint().width()


def test_an_entry_can_be_hidden_and_renamed(segments: SegmentedControl) -> None:
    segments.set_entry_visible("run", False)
    assert not segments.button("run").isVisible()
    segments.set_text("all", "Everything")
    assert segments.button("all").accessibleName() == "Everything"


@pytest.mark.parametrize("kind", ["ok", "warn", "error", "accent", "neutral", "something else"])
def test_a_badge_says_its_state(theme: Theme, qtbot: QtBot, kind: str) -> None:
    badge = Badge(theme)
    qtbot.addWidget(badge)
    badge.show_state(kind, "check", "Ready")
    short = badge.sizeHint()
    assert (short.height(), badge.accessibleName()) == (24, "Ready")
    badge.show_state(kind, "", "Practice mode", "nothing is spent")
    assert badge.accessibleName() == "Practice mode, nothing is spent"
    assert badge.sizeHint().width() > short.width()
    badge.resize(badge.sizeHint())
    assert not badge.grab().isNull()


def test_badges_of_two_kinds_look_different(theme: Theme, qtbot: QtBot) -> None:
    pictures = []
    for kind in ("ok", "error"):
        badge = Badge(theme)
        qtbot.addWidget(badge)
        badge.show_state(kind, "check", "Ready")
        badge.resize(badge.sizeHint())
        pictures.append(badge.grab().toImage())
    assert pictures[0] != pictures[1]


def test_a_switch_turns_by_mouse_and_space(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme, "Play the sound")
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    switch.show()
    off = switch.grab().toImage()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    assert switch.isChecked()
    assert switch.grab().toImage() != off
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.accessibleName() == "Play the sound"


def test_a_long_name_is_cut_in_its_middle(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "body", "1")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    name = "<b>" + "long " * 40 + "name.mp4"
    label.show_text(name)
    assert label.whole_text == name
    assert "…" in label.text() and label.text().endswith("mp4")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in label.toolTip() and "&lt;b&gt;" in label.toolTip()
    label.show_text("short.mp4")
    assert (label.text(), label.toolTip()) == ("short.mp4", "")


def test_parts_follow_the_theme(theme: Theme, qtbot: QtBot) -> None:
    icon = IconLabel(theme, "check", 16, "ok")
    qtbot.addWidget(icon)
    icon.setAutoFillBackground(True)
    icon.show()
    dark = icon.grab().toImage()
    theme.choose("light")
    assert icon.grab().toImage() != dark


def test_the_ring_comes_with_the_keyboard_only(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    first, second = QPushButton("One"), QPushButton("Two")
    box.addWidget(first)
    box.addWidget(second)
    ring = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.isVisible()
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    window.resize(window.width() + 100, window.height() + 60)
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
