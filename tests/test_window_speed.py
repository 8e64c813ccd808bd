"""What keeps the window quick: what waits until it is painted, and what a change of its look does and leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.test_start import CHILD, LIMIT, ROOT
from vidgo_desktop.core.settings import Settings, save_settings
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.theme import Theme, set_role

DEPTH = 8
# Needed by a dialog, by the engine or by the welcome, never by the studio's first picture.
LATER = (
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "hashlib",
    "http.client",
    "logging.handlers",
    "sqlite3",
    "ssl",
    "statistics",
    "truststore",
    "vidgo_desktop.core.redaction",
    "vidgo_desktop.core.report",
    "vidgo_desktop.ui.balance_menu",
    "vidgo_desktop.ui.dialog_frame",
    "vidgo_desktop.ui.help_dialog",
    "vidgo_desktop.ui.notifier",
    "vidgo_desktop.ui.settings_dialog",
    "vidgo_desktop.ui.welcome",
)


class Events(QObject):
    """Counts the events of one kind, by their receiver."""

    def __init__(self, kind: QEvent.Type, parent: QObject) -> None:
        super().__init__(parent)
        self._kind = kind
        self.seen: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is self._kind:
            self.seen[watched] += 1
        return False


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "dark")
    yield made
    made.deleteLater()


def nested(theme: Theme, qtbot: QtBot) -> tuple[QWidget, QLabel]:
    """A window in which a label lies deep inside."""
    window = inner = QWidget()
    for _ in range(DEPTH):
        box = QVBoxLayout(inner)
        inner = QWidget()
        box.addWidget(inner)
    label = text_label(theme, "body", "1", "Words")
    QVBoxLayout(inner).addWidget(label)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window, label


def test_what_the_first_picture_does_not_need_is_not_imported(tmp_path: Path) -> None:
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True))
    before = f"import sys; from tools import bench_window; bench_window.HEAVY = {LATER!r}"
    done = subprocess.run(
        [sys.executable, "-c", f"{before}\n{CHILD}", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["heavy"] == []


def test_a_change_of_theme_dresses_a_deep_widget_no_more_often_than_its_window(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    window, label = nested(theme, qtbot)
    events = Events(QEvent.Type.StyleChange, qapp)
    qapp.installEventFilter(events)
    theme.choose("light")
    qapp.removeEventFilter(events)
    assert 0 < events.seen[label] <= events.seen[window] + 1 < DEPTH


def test_the_same_look_again_does_nothing(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    nested(theme, qtbot)
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(True))
    events = Events(QEvent.Type.StyleChange, qapp)
    qapp.installEventFilter(events)
    theme.apply("dark", 100, None, None)
    theme.choose("dark")
    qapp.removeEventFilter(events)
    assert (heard, events.seen) == ([], Counter())
    theme.apply("dark", 100, None, True)
    assert heard == [True]


def test_larger_text_stays_with_another_theme_and_another_role(theme: Theme, qtbot: QtBot) -> None:
    _, label = nested(theme, qtbot)
    assert label.font().pixelSize() == 13
    theme.apply("dark", 150, None, None)
    assert label.font().pixelSize() == 20
    theme.apply("light", 150, None, None)
    assert label.font().pixelSize() == 20
    set_role(label, tone="error")
    assert label.font().pixelSize() == 20
    theme.apply("light", 100, None, None)
    set_role(label, tone="2")
    assert label.font().pixelSize() == 13
