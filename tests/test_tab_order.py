"""The way of the Tab key through the whole window, and that the keyboard is never without a place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from tests.window import Window, opened

_HEADER = ["tabCreate", "practiceBadge", "balance", "refreshBalance", "help", "settings"]
_FORM = [
    "modelReplace",
    "pasteVideoLink",
    "chooseVideo",
    "removeVideo",
    "pasteImageLink",
    "chooseImage",
    "removeImage",
    "resolution",
    "changeFolder",
    "advanced",
    "generate",
]
_EMPTY_FORM = ["modelReplace", "chooseVideo", "videoUrl", "chooseImage", "imageUrl", "resolution"]
_TASKS = ["taskFilter_all", "searchTasks", "moreTasks", "taskList"]
_PLAYER = [
    "views_wipe",
    "sound",
    "preview",
    "wipeHandle",
    "timeline",
    "loop",
    "frameBack",
    "play",
    "frameOn",
    "speed",
    "volume",
    "fullScreen",
    "showInFolder",
    "openLink",
    "copyLink",
    "playerMore",
]
_LINES = ["qt_splithandle_", "qt_splithandle_"]


def focus() -> QWidget:
    """Who has the keyboard; it is always somebody who can be seen."""
    holder = QApplication.focusWidget()
    assert holder is not None
    assert holder.isVisible()
    return holder


def way(window: Window) -> list[str]:
    """The object names on the way of the Tab key, once round from the first tab; stops of one widget count once."""
    window.button("tabCreate").setFocus(Qt.FocusReason.TabFocusReason)
    found: list[str] = []
    for _ in range(80):
        name = focus().objectName()
        if found and name == found[0]:
            return found
        if not found or found[-1] != name or name.startswith("qt_"):
            found.append(name)
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    raise AssertionError(found)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The program in practice, nothing made yet."""
    with opened(qtbot, tmp_path, key=None, arguments=("--practice",)) as made:
        made.until(lambda: "pretend" in made.button("balance").accessibleName())
        yield made


def make(window: Window) -> None:
    """One video, all by keys from the ready-made pair on."""
    window.button("usePair").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    window.until(window.button("generate").isEnabled)
    focus()
    window.button("generate").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    window.until_row("ready")
    assert focus().objectName() == "generate"


def test_the_order_before_the_first_video(window: Window) -> None:
    found = way(window)
    assert found[: len(_HEADER + _EMPTY_FORM)] == _HEADER + _EMPTY_FORM
    assert found.index("pair0") + 1 == found.index("usePair") < found.index("preview")


def test_the_order_with_a_video_in_every_arrangement_and_a_place_for_the_keyboard(window: Window) -> None:
    make(window)
    main = window.app.window
    handle = main.player.stage.findChild(QWidget, "wipeHandle")
    assert handle is not None
    window.until(handle.isVisible)
    assert way(window) == [*_HEADER, *_FORM, *_TASKS, *_PLAYER, *_LINES]
    main.resize(880, 700)
    # The lines between the panes go with the next layout.
    window.until(lambda: not any(line.isVisible() for line in main.findChildren(QSplitterHandle)))
    assert way(window) == [*_HEADER, "panes_tasks", *_TASKS, "generatePinned"]
    window.click("panes_form")
    assert way(window)[len(_HEADER) :][:2] == ["panes_form", "modelReplace"]
    window.click("panes_player")
    assert way(window)[len(_HEADER) :][:3] == ["panes_player", "views_wipe", "sound"]
    main.resize(1000, 860)
    window.until(lambda: not window.button("generatePinned").isVisible())
    window.click("panes_tasks")
    found = way(window)
    assert found[found.index("generate") :][:3] == ["generate", "panes_tasks", "taskFilter_all"]
    main.resize(1360, 860)
    # What goes away with the keyboard in it hands it on.
    view = main.tasks.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    window.until(lambda: not window.rows())
    focus()
    window.button("toastAction").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    window.until_row("ready")
    focus()
    window.button("taskFilter_problem").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    window.button("showAll").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    focus()
