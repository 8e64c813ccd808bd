"""Where the window opens: invented screens for the rules, a real window for the rest."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vidgo_desktop.ui.window_place import (
    LEAST_SIZE,
    Place,
    WindowPlace,
    fitted,
    free_area,
    least_size,
    place_of,
    start_rect,
    text_of,
    usable,
)

FULL_HD = QRect(0, 0, 1920, 1040)
RIGHT = QRect(1920, 0, 2560, 1400)
SMALL = QRect(0, 0, 1280, 680)
# 1280 x 720 at 300 %.
TINY = QRect(0, 0, 426, 240)

screens = st.builds(
    QRect, st.integers(-3000, 3000), st.integers(-3000, 3000), st.integers(320, 4000), st.integers(240, 3000)
)
windows = st.builds(
    QRect, st.integers(-9000, 9000), st.integers(-9000, 9000), st.integers(1, 9000), st.integers(1, 9000)
)


@pytest.mark.parametrize(
    ("wanted", "free", "rect"),
    [
        (QRect(100, 80, 1360, 860), [FULL_HD], QRect(100, 80, 1360, 860)),
        (QRect(1500, 100, 1360, 860), [FULL_HD, RIGHT], QRect(1500, 100, 1360, 860)),
        (QRect(2500, 100, 1360, 860), [FULL_HD], QRect(280, 104, 1360, 860)),
        (QRect(-4000, -4000, 1360, 860), [FULL_HD, RIGHT], QRect(280, 104, 1360, 860)),
        (QRect(1000, 500, 1360, 860), [FULL_HD], QRect(556, 176, 1360, 860)),
        (QRect(100, 80, 2400, 1300), [FULL_HD], QRect(4, 32, 1912, 1004)),
        (QRect(100, 80, 1360, 860), [SMALL], QRect(4, 32, 1272, 644)),
        (QRect(100, 80, 1360, 860), [TINY], QRect(4, 32, 418, 204)),
        (QRect(5, 5, 100, 100), [], QRect(5, 5, 100, 100)),
    ],
)
def test_a_place_is_kept_moved_or_shrunk(wanted: QRect, free: list[QRect], rect: QRect) -> None:
    assert fitted(wanted, free) == rect


@given(windows, screens)
def test_it_always_ends_on_the_screen(wanted: QRect, screen: QRect) -> None:
    assert screen.contains(fitted(wanted, [screen]))


def test_the_first_start_is_in_the_middle_and_fits() -> None:
    assert start_rect(FULL_HD) == QRect(280, 104, 1360, 860)
    assert start_rect(SMALL) == usable(SMALL)
    assert SMALL.contains(start_rect(SMALL))


def test_the_least_size_follows_the_screen() -> None:
    assert least_size(FULL_HD) == LEAST_SIZE == QSize(800, 600)
    assert least_size(SMALL) == LEAST_SIZE
    assert least_size(TINY) == QSize(418, 204)


def test_a_place_comes_back_from_its_text() -> None:
    for place in (Place(QRect(-20, 40, 1360, 860)), Place(QRect(0, 0, 800, 600), True)):
        assert place_of(text_of(place)) == place


@pytest.mark.parametrize("text", ["", "?", "AdnQywADAAA=", base64.b64encode(b"1 2 0 4 normal").decode(), "ÄÖ"])
def test_other_texts_are_no_place(text: str) -> None:
    assert place_of(text) is None


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    assert place_of(text) is None or place_of(text_of(place_of(text) or Place(QRect()))) is not None


def test_a_real_window_comes_back_where_it_was(qtbot: QtBot, qapp: QApplication) -> None:
    free = free_area(qapp.primaryScreen())
    home = usable(free)
    first = QWidget()
    qtbot.addWidget(first)
    first.setGeometry(QRect(home.topLeft(), least_size(free)))
    first.show()
    qtbot.waitExposed(first)
    kept = WindowPlace(first).text()
    first.move(0, 0)
    again = QWidget()
    qtbot.addWidget(again)
    WindowPlace(again).restore(kept)
    again.show()
    qtbot.waitExposed(again)
    assert again.geometry() == QRect(home.topLeft(), least_size(free))
    assert again.minimumSize() == least_size(free)


def test_a_window_from_a_screen_that_is_gone_opens_on_the_present_one(qtbot: QtBot, qapp: QApplication) -> None:
    free = free_area(qapp.primaryScreen())
    window = QWidget()
    qtbot.addWidget(window)
    WindowPlace(window).restore(text_of(Place(QRect(QPoint(9000, 9000), QSize(1360, 860)))))
    window.show()
    qtbot.waitExposed(window)
    assert free.contains(window.geometry())


def test_maximised_comes_back_maximised_and_remembers_what_was_before(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    place = WindowPlace(window)
    place.restore(text_of(Place(QRect(10, 40, 700, 500), True)))
    window.show()
    qtbot.waitUntil(window.isMaximized)
    again = place_of(place.text())
    assert again is not None and again.maximised


def test_nonsense_opens_as_at_the_first_start(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    WindowPlace(window).restore("nonsense")
    assert window.geometry() == start_rect(free_area(qapp.primaryScreen()))


_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication, QWidget
from vidgo_desktop.ui.window_place import WindowPlace, least_size
app = QApplication(["test"])
small, large = sorted(app.screens(), key=lambda screen: screen.geometry().width())
window = QWidget()
place = WindowPlace(window)
window.move(large.geometry().topLeft())
window.show()
window.windowHandle().setScreen(small)
window.windowHandle().setScreen(large)
window.setMinimumSize(1, 1)
small.destroyed.emit()
large.availableGeometryChanged.emit(large.availableGeometry())
assert window.minimumSize() == least_size(large.availableGeometry()), window.minimumSize()
"""


def test_a_screen_that_was_left_may_go(tmp_path: Path) -> None:
    areas = (("small", 0, 800), ("large", 800, 1920))
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": 700, "logicalDpi": 96, "logicalBaseDpi": 96}
        for name, x, width in areas
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _TWO_SCREENS],
        cwd=Path(__file__).resolve().parent.parent,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
