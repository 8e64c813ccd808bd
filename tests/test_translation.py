"""Every text of the window goes through Qt's translation: a pseudo-language must reach all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.window import Window, opened

# Not texts but names: the program, the models, the task, sizes, files, folders, and what is only numbers and signs.
_NAMES = re.compile(
    r"Vidgo Desktop|Rooftop dance × Astronaut|wan-animate-(replace|move)|\d+p|[\w.-]+\.(mp4|png)|.* › .*|[\W\d_]*",
    re.UNICODE,
)


class _Pseudo(QTranslator):
    """Puts marks round every text that is asked for."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"⟦{text}⟧"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    translator = _Pseudo()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def _texts(root: QWidget) -> Iterator[tuple[str, str]]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield type(widget).__name__, widget.text()
        if isinstance(widget, QLineEdit):
            yield type(widget).__name__, widget.placeholderText()
        if widget.focusPolicy() and not isinstance(widget, QComboBox):
            yield f"name of {widget.objectName() or type(widget).__name__}", widget.accessibleName()


def _untranslated(window: Window) -> list[tuple[str, str]]:
    root = window.app.window
    return [(where, text) for where, text in _texts(root) if "⟦" not in text and not _NAMES.fullmatch(text.strip())]


@pytest.mark.usefixtures("pseudo")
def test_every_text_is_translatable(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, key=None, arguments=("--practice",)) as window:
        window.until(lambda: any(c.isdigit() for c in window.button("balance").accessibleName()))
        assert not _untranslated(window)
        window.click("usePair")
        window.until(window.button("generate").isEnabled)
        window.click("advanced")
        assert not _untranslated(window)
        window.click("generate")
        window.until(lambda: any("ready" in row.lower() for row in window.rows()))
        assert "⟦" in window.rows()[0]
        assert not _untranslated(window)
        for page in ("account", "saving", "network", "look"):
            window.app.window.task_actions.settings.open(page)
            assert not _untranslated(window)
