"""Drives a real engine over real clips, and checks every shot by what its pictures say."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.compare.film_clips import number_of_image
from vidgo_desktop.core.film import FilmTools
from vidgo_desktop.core.film_line import FilmLine
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.ui.compare.engine import Failure, PairEngine, StripPicture
from vidgo_desktop.ui.compare.shots import PairShot
from vidgo_desktop.ui.compare.sound_out_device import SinkMaker

PATIENCE_MS = 20_000


class Watched:
    """An engine and everything that it told, with the time at which it told it."""

    def __init__(self, qtbot: QtBot, make_sink: SinkMaker | None = None, tools: FilmTools | None = None) -> None:
        self.qtbot = qtbot
        self.engine = PairEngine(tools or film_tools(), make_sink=make_sink)
        self.shots: list[PairShot] = []
        self.walls: list[float] = []
        self.failures: list[Failure] = []
        self.strip: list[StripPicture] = []
        self.playing: list[bool] = []
        self.finished = 0
        self.engine.shot_came.connect(self._shot_came)
        self.engine.failed.connect(self.failures.append)
        self.engine.strip_came.connect(self.strip.append)
        self.engine.playing_changed.connect(self.playing.append)
        self.engine.finished.connect(self._finished)

    def _shot_came(self, shot: PairShot) -> None:
        self.shots.append(shot)
        self.walls.append(time.perf_counter())

    def _finished(self) -> None:
        self.finished += 1

    @property
    def line(self) -> FilmLine:
        assert self.engine.line is not None
        return self.engine.line

    @property
    def last(self) -> PairShot:
        return self.shots[-1]

    def wait(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=PATIENCE_MS)

    def open(self, source: Path | None, result: Path, *, play: bool = False) -> None:
        self.shots.clear()
        self.failures.clear()
        self.engine.open(source, result, play=play)
        self.wait(lambda: bool(self.shots or self.failures))

    def sought(self, seconds: float) -> PairShot:
        """Go there and wait for the exact pair."""
        begin = len(self.shots)
        self.engine.seek(seconds)
        return self.exact(begin)

    def exact(self, begin: int = 0) -> PairShot:
        """The newest exact pair, of those after ``begin``, that the newest wish leads to."""
        goal = self.engine.seconds

        def there() -> list[PairShot]:
            return [shot for shot in self.shots[begin:] if shot.exact and abs(shot.seconds - goal) < 1e-9]

        self.wait(lambda: bool(there()))
        return there()[-1]

    def stepped(self, frames: int) -> PairShot:
        """Step and wait for the exact pair."""
        begin = len(self.shots)
        self.engine.step(frames)
        return self.exact(begin)

    def played(self, shots: int) -> list[PairShot]:
        """Play until so many more pairs were shown, then pause."""
        begin = len(self.shots)
        self.engine.play()
        self.wait(lambda: len(self.shots) >= begin + shots or self.finished > 0)
        self.engine.pause()
        return self.shots[begin:]

    def check(self, shot: PairShot) -> None:
        """Both pictures must be the very frames that belong to the shot's moment."""
        wanted = self.line.frames_at(shot.seconds)
        assert (shot.source_frame, shot.result_frame) == wanted, shot
        said = tuple(None if image is None else number_of_image(image) for image in (shot.source, shot.result))
        assert said == wanted, (shot, said, wanted)


@contextmanager
def watched(qtbot: QtBot, make_sink: SinkMaker | None = None, tools: FilmTools | None = None) -> Iterator[Watched]:
    """An engine that is shut down in the end, with none of its threads left."""
    made = Watched(qtbot, make_sink, tools)
    try:
        yield made
    finally:
        made.engine.shutdown()
        left = [each.name for each in threading.enumerate() if each.name.startswith(("film", "stand-ins"))]
        made.engine.deleteLater()
        assert not left, left
