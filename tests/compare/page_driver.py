"""A Compare page with real films, and a hand for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from vidgo_desktop.export_tools import export_tools
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.ui.compare.comparison import Comparison
from vidgo_desktop.ui.compare.page import ComparePage
from vidgo_desktop.ui.compare.shots import Loop
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.theme import Theme


class Seen:
    """A page and a hand for it."""

    def __init__(self, page: ComparePage, bot: QtBot, clips: tuple[Path, Path]) -> None:
        self.page, self.bot, self.clips = page, bot, clips

    def until(self, met: Callable[[], bool]) -> None:
        self.bot.waitUntil(met, timeout=20_000)

    def open(self) -> None:
        self.page.show_comparison(Comparison(1, "Walk × Fox", "480p", *self.clips))
        self.until(lambda: self.page.stage.shot is not None and self.page.stage.shot.exact)
        # The line-up may move the pair; everything after it is ours.
        self.until(lambda: self.page.panel.line_up_words not in ("", "Looking for the first movement…"))

    def at(self, frame: int) -> None:
        """Wait until both sides show this frame of the result."""
        stage = self.page.stage
        self.until(lambda: stage.shot is not None and stage.shot.exact and stage.shot.result_frame == frame)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.stage, key, held)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.page.stage, text)

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def plays(self) -> bool:
        """Asked anew each time."""
        return self.page.engine.is_playing

    def heard(self) -> Side | None:
        """Whose sound is chosen."""
        return self.page.panel.heard

    @property
    def shifts(self) -> tuple[int, int]:
        timing = self.page.engine.timing
        assert timing is not None
        return timing.source_shift, timing.result_shift

    @property
    def loop(self) -> Loop:
        loop = self.page.session.loop
        assert loop is not None
        return loop


@contextmanager
def seen_page(bot: QtBot, theme: Theme, clips: tuple[Path, Path]) -> Iterator[Seen]:
    """A page in a large window; its threads end with the block."""
    page = ComparePage(theme, film_tools(), export_tools())
    bot.addWidget(page)
    page.resize(1360, 808)
    page.show()
    yield Seen(page, bot, clips)
    page.shutdown()
