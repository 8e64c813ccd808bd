"""One or two videos as the player shows them: what is opened, who leads, loops, scrubbing, trouble, letting go."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.compare.film_clips import number_of_image, write_numbered
from tests.player_driver import LIMIT_MS, Driver, open_files, open_pane, ready
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.film import Film, FilmFacts, FilmPicture, FilmTools
from vidgo_desktop.core.task import LocalFile
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.ui.player_facts import Found, Picture, PlayState
from vidgo_desktop.ui.player_film import ENDLESS, PlayerFilm, result_leads
from vidgo_desktop.ui.player_loop import LoopRange
from vidgo_desktop.ui.sides import Side


class Shown:
    """A real player without widgets, and everything that it said."""

    def __init__(self, qtbot: QtBot, tools: FilmTools | None = None) -> None:
        self.qtbot = qtbot
        self.opened: list[Path] = []
        self.film = PlayerFilm(_telling(tools or film_tools(), self.opened))
        self.pictures: list[Picture] = []
        self.found: list[Found] = []
        self.playing: list[bool] = []
        self.states: list[PlayState] = []
        self.frames: list[int] = []
        self.finished = 0
        self.film.picture_came.connect(self._picture_came)
        self.film.opened.connect(self.found.append)
        self.film.playing_changed.connect(self.playing.append)
        self.film.state_changed.connect(self.states.append)
        self.film.finished.connect(self._finished)

    def _picture_came(self, picture: Picture) -> None:
        self.pictures.append(picture)
        if picture.side is Side.RESULT and self.film.shot is not None:
            self.frames.append(self.film.shot.frame)

    def _finished(self) -> None:
        self.finished += 1

    def until(self, ready: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(ready, timeout=LIMIT_MS)

    def state(self, state: PlayState) -> None:
        self.until(lambda: self.film.state is state)

    def open(self, source: Path | None, result: Path | None, *, play: bool = False, loops: int = 0) -> None:
        self.film.open(source, result, play=play, loops=loops)
        self.state(PlayState.SHOWING)

    def exact(self) -> None:
        """The wanted frame is there, sharp."""
        film = self.film
        self.until(lambda: film.shot is not None and film.shot.exact and film.shot.frame == film.frame)

    def said(self, side: Side) -> int:
        """The number that the newest picture of a side carries."""
        return number_of_image([each for each in self.pictures if each.side is side][-1].image)


@contextmanager
def shown(qtbot: QtBot, tools: FilmTools | None = None) -> Iterator[Shown]:
    """Nothing of it may be left in the end."""
    made = Shown(qtbot, tools)
    try:
        yield made
    finally:
        made.film.shutdown()
        names = ("film", "stand-ins", "look for")
        left = [each.name for each in threading.enumerate() if each.name.startswith(names)]
        made.film.deleteLater()
        assert not left, left


def _telling(tools: FilmTools, opened: list[Path]) -> FilmTools:
    def opening(path: Path, cancel: Cancel) -> Film:
        opened.append(path)
        return tools.open(path, cancel)

    return replace(tools, open=opening)


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[Shown]:
    with shown(qtbot) as made:
        yield made


# --- what is opened ---------------------------------------------------------------------------------------------------


def test_only_existing_local_files_are_ever_opened(player: Shown, tmp_path: Path) -> None:
    bad = (Path("https://videos.test/a.mp4"), Path("//videos.test/a.mp4"), tmp_path / "none.mp4", tmp_path)
    for path in bad:
        for source, result in ((None, path), (path, None), (path, path)):
            player.film.open(source, result, play=True)
            player.state(PlayState.MISSING)
            assert (player.film.sides, player.film.is_playing, player.film.duration) == ((), False, 0)
    good = write_numbered(tmp_path / "good.mp4", frames=12)
    for path in bad:
        # A source that is not there leaves the result alone; a result that is not there leaves nothing.
        player.open(path, good)
        assert (player.film.sides, player.found[-1].source) == ((Side.RESULT,), None)
        player.film.open(good, path, play=False)
        player.state(PlayState.MISSING)
    assert set(player.opened) == {good}


def test_the_states_in_their_order(player: Shown, tmp_path: Path) -> None:
    good = write_numbered(tmp_path / "good.mp4", frames=12)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"no video" * 100)
    player.open(good, good, play=True)
    assert player.playing == [True]
    player.film.open(None, broken, play=True)
    player.state(PlayState.CANNOT_PLAY)
    player.film.release()
    states = PlayState.LOADING, PlayState.SHOWING, PlayState.EMPTY, PlayState.LOADING, PlayState.CANNOT_PLAY
    assert player.states == [*states, PlayState.EMPTY]
    assert player.playing == [True, False, True, False]


def test_without_anything_open_wishes_do_nothing(player: Shown, tmp_path: Path) -> None:
    film = player.film
    for state in (PlayState.EMPTY, PlayState.MISSING):
        assert film.state is state
        film.play()
        film.toggle()
        film.pause()
        film.seek(500)
        film.go_to(3)
        film.step(2)
        film.set_range(LoopRange(1, 3))
        film.set_loops(ENDLESS)
        assert (film.frame, film.position, film.last_frame, film.is_playing) == (0, 0, 0, False)
        film.open(None, tmp_path / "none.mp4", play=False)
        player.state(PlayState.MISSING)


def test_a_folder_that_does_not_answer_holds_up_nothing_else(player: Shown, tmp_path: Path) -> None:
    gate = threading.Event()

    class Lost(type(tmp_path)):  # type: ignore[misc]  # the kind of path of this system
        def is_file(self) -> bool:
            gate.wait(LIMIT_MS / 1000)
            return False

    try:
        player.film.open(None, Lost(tmp_path / "lost.mp4"), play=False)
        assert player.film.state is PlayState.LOADING
        player.open(None, write_numbered(tmp_path / "good.mp4", frames=12))
    finally:
        gate.set()
    assert player.states == [PlayState.LOADING, PlayState.EMPTY, PlayState.LOADING, PlayState.SHOWING]


# --- who leads --------------------------------------------------------------------------------------------------------


def _facts(name: str, frames: int, rate: int) -> FilmFacts:
    starts = tuple(frame / rate for frame in range(frames))
    return FilmFacts(Path(name), starts, frames / rate, float(rate), 640, 360)


@given(
    frames=st.tuples(st.integers(1, 90), st.integers(1, 90)),
    rates=st.tuples(st.sampled_from([10, 24, 25, 30, 60]), st.sampled_from([10, 24, 25, 30, 60])),
    # Not nearer to the end than times of frames are told apart.
    share=st.floats(0, 0.999),
)
def test_the_time_line_is_the_results(frames: tuple[int, int], rates: tuple[int, int], share: float) -> None:
    source, result = _facts("s.mp4", frames[0], rates[0]), _facts("r.mp4", frames[1], rates[1])
    line = result_leads(source, result)
    assert (line.seconds, line.result) == (result.seconds, result)
    moment = share * result.seconds
    # There is always a source to compare with: at last its last frame.
    assert line.frames_at(moment) == (source.frame_at(moment), result.frame_at(moment))
    walked, at = [0.0], 0.0
    while (at := line.stepped(at, 1)) != walked[-1]:
        walked.append(at)
    assert walked == pytest.approx(result.starts)
    assert result_leads(None, result).source is None


@pytest.mark.parametrize(("source", "result"), [(48, 24), (24, 48)])
def test_both_are_as_long_as_the_result(player: Shown, tmp_path: Path, source: int, result: int) -> None:
    clips = [write_numbered(tmp_path / f"{frames}.mp4", frames=frames) for frames in (source, result)]
    player.open(*clips)
    film = player.film
    assert (film.duration, film.last_frame, film.frame_rate) == (round(result / 24 * 1000), result - 1, 24.0)
    film.go_to(film.last_frame)
    player.exact()
    assert (player.said(Side.SOURCE), player.said(Side.RESULT)) == (min(source, result) - 1, result - 1)
    film.step(1)
    assert film.frame == result - 1
    film.seek(film.duration)
    assert film.frame == result - 1
    film.step(-1)
    player.exact()
    assert (film.frame, film.position) == (result - 2, int((result - 2) * 1000 / 24))


def test_a_source_alone_is_the_source(player: Shown, tmp_path: Path) -> None:
    player.open(write_numbered(tmp_path / "source.mp4", frames=12, size=(136, 240)), None)
    assert player.film.sides == (Side.SOURCE,)
    assert {picture.side for picture in player.pictures} == {Side.SOURCE}
    size = player.pictures[-1].size
    assert (size.width(), size.height()) == (136, 240)


# --- playing ----------------------------------------------------------------------------------------------------------


def test_it_begins_again_as_often_as_was_said_and_then_rests(player: Shown, tmp_path: Path) -> None:
    clip = write_numbered(tmp_path / "short.mp4", frames=5)
    player.open(clip, clip, play=True, loops=2)
    player.until(lambda: player.finished > 0)
    assert (player.frames.count(0), player.frames[-1], player.finished) == (3, 4, 1)
    assert (player.playing, player.film.is_playing) == ([True, False], False)
    player.film.play()
    player.until(lambda: player.finished > 1)
    assert (player.frames.count(0), player.playing) == (4, [True, False, True, False])


def test_a_loop_that_is_switched_off_ends_at_the_end(player: Shown, tmp_path: Path) -> None:
    player.open(None, write_numbered(tmp_path / "short.mp4", frames=5), play=True, loops=ENDLESS)
    player.until(lambda: player.frames.count(0) >= 3)
    assert (player.finished, player.playing) == (0, [True])
    player.film.set_loops(0)
    player.until(lambda: player.finished == 1)
    assert player.frames[-1] == 4


@pytest.mark.parametrize("part", [LoopRange(3, 6), LoopRange(8, 11)])
def test_a_part_is_looped_from_its_first_to_its_last_frame(player: Shown, tmp_path: Path, part: LoopRange) -> None:
    player.open(None, write_numbered(tmp_path / "short.mp4", frames=12), loops=ENDLESS)
    player.film.set_range(part)
    player.film.go_to(part.first)
    player.exact()
    player.frames.clear()
    player.film.play()
    player.until(lambda: player.frames.count(part.first) >= 3)
    assert set(player.frames) <= set(range(part.first, part.last + 1))
    assert part.last in player.frames or part.last - 1 in player.frames
    player.film.set_loops(0)
    player.until(lambda: player.finished == 1)
    assert (player.frames[-1], player.film.loop_range) == (11, part)


def test_the_speed_that_was_chosen_before_is_that_of_the_first_video(player: Shown, tmp_path: Path) -> None:
    player.film.set_rate(2.0)
    player.open(None, write_numbered(tmp_path / "long.mp4", frames=96), play=True)
    player.until(lambda: len(player.frames) > 2)
    first, started = player.frames[-1], time.perf_counter()
    player.until(lambda: player.frames[-1] >= 72)
    assert (player.frames[-1] - first) / (time.perf_counter() - started) > 1.4 * 24


def test_a_wish_to_play_while_it_opens_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    gate = threading.Event()
    clip = write_numbered(tmp_path / "slow.mp4", frames=24)
    with shown(qtbot, _late(film_tools(), gate)) as player:
        player.film.open(clip, clip, play=False)
        player.until(lambda: bool(player.opened))
        assert (player.film.state, player.film.sides) == (PlayState.LOADING, (Side.RESULT, Side.SOURCE))
        player.film.toggle()
        player.film.step(3)
        player.film.seek(500)
        gate.set()
        player.until(lambda: len(set(player.frames)) > 3)
        assert (player.frames[0], player.playing) == (0, [True])


def _late(tools: FilmTools, gate: threading.Event) -> FilmTools:
    """A drive that wakes up slowly."""

    def opening(path: Path, cancel: Cancel) -> Film:
        gate.wait(LIMIT_MS / 1000)
        return tools.open(path, cancel)

    return replace(tools, open=opening)


def test_a_slow_drive_shows_the_poster_and_that_it_loads(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    gate = threading.Event()
    clip = write_numbered(tmp_path / "slow.mp4", frames=24)
    poster = QImage(90, 160, QImage.Format.Format_RGB32)
    poster.fill(QColor("#20c040"))
    assert poster.save(str(tmp_path / "poster.png"))
    with open_pane(qapp, qtbot, films=_late(film_tools(), gate)) as driver:
        pane = driver.pane
        pane.set_poster_for(lambda task, what: tmp_path / "poster.png")
        pane.show_task(ready(1, clip, None))
        driver.until(lambda: _middle(driver).green() > 150)
        assert (pane.playback.state, pane.stage.has_picture) == (PlayState.LOADING, False)
        assert pane.stage.accessibleName().endswith(", loading")
        assert (pane.stage.notice.text, driver.button("play").isEnabled()) == ("", True)
        gate.set()
        driver.state(PlayState.SHOWING)
        assert pane.stage.accessibleName().endswith(", result")
        driver.until(lambda: _middle(driver).green() < 150)


def _middle(driver: Driver) -> QColor:
    image = driver.pane.stage.grab().toImage()
    return QColor(image.pixel(image.rect().center()))


# --- moving -----------------------------------------------------------------------------------------------------------


def test_a_hand_that_scrubs_sees_small_pictures_at_once_and_the_sharp_one_where_it_rests(
    player: Shown, tmp_path: Path
) -> None:
    clip = write_numbered(tmp_path / "large.mp4", frames=96, size=(1280, 720), gop=96)
    player.open(clip, clip)
    film = player.film

    def scrubbed() -> bool:
        """A hand goes over the line and back; True as soon as the small pictures are there."""
        seen = False
        for frame in (*range(10, 90, 8), *range(90, 10, -8)):
            film.go_to(frame)
            QApplication.processEvents()
            seen = seen or (film.shot is not None and not film.shot.exact)
        return seen

    player.until(scrubbed)
    film.go_to(37)
    player.exact()
    assert film.shot is not None
    assert (film.frame, film.shot.source_frame, film.shot.result_frame) == (37, 37, 37)
    assert (player.said(Side.SOURCE), player.said(Side.RESULT)) == (37, 37)


# --- trouble on the way -----------------------------------------------------------------------------------------------


@dataclass
class _Torn:
    """A real film on a drive that is pulled out at a frame."""

    film: Film
    until: int

    @property
    def facts(self) -> FilmFacts:
        return self.film.facts

    def picture(self, frame: int, box: tuple[int, int], is_unwanted: Callable[[], bool] | None = None) -> FilmPicture:
        if frame >= self.until:
            raise MediaError("the drive is gone")
        return self.film.picture(frame, box, is_unwanted)

    def close(self) -> None:
        self.film.close()


def _pulled_out(tools: FilmTools, torn: Path, until: int) -> FilmTools:
    def opening(path: Path, cancel: Cancel) -> Film:
        film = tools.open(path, cancel)
        return _Torn(film, until) if path == torn else film

    return replace(tools, open=opening)


def test_where_the_source_breaks_off_the_result_goes_on_alone(qtbot: QtBot, tmp_path: Path) -> None:
    source, result = (write_numbered(tmp_path / name, frames=48) for name in ("source.mp4", "result.mp4"))
    with shown(qtbot, _pulled_out(film_tools(), source, 12)) as player:
        player.open(source, result, play=True)
        player.until(lambda: player.film.sides == (Side.RESULT,))
        begin = len(player.frames)
        player.until(lambda: player.frames[-1] >= 30)
        assert (player.film.state, player.playing) == (PlayState.SHOWING, [True])
        assert [frame for frame in player.frames[begin:] if 0 < frame < 10] == []
        assert PlayState.CANNOT_PLAY not in player.states


def test_where_the_result_breaks_off_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    clip = write_numbered(tmp_path / "result.mp4", frames=48)
    with shown(qtbot, _pulled_out(film_tools(), clip, 12)) as player:
        player.open(None, clip, play=True)
        player.state(PlayState.CANNOT_PLAY)
        assert (player.film.sides, player.film.is_playing) == ((), False)


# --- letting go -------------------------------------------------------------------------------------------------------


def test_the_files_are_let_go_at_once_whatever_is_going_on(player: Shown, tmp_path: Path) -> None:
    clips = [write_numbered(tmp_path / f"{name}.mp4", frames=96, size=(640, 360)) for name in "abc"]
    for number, play in enumerate((True, False, True)):
        player.open(clips[number - 1], clips[number], play=play)
        player.film.go_to(50)
        player.film.release()
        assert (player.film.state, player.film.shot) == (PlayState.EMPTY, None)
        player.until(lambda: not {str(clip) for clip in clips} & open_files())


def test_it_ends_safely_in_the_midst_of_everything_and_can_begin_again(qtbot: QtBot, tmp_path: Path) -> None:
    clip = write_numbered(tmp_path / "clip.mp4", frames=48)
    with shown(qtbot) as player:
        for attempt in range(12):
            player.film.open(clip, clip, play=True, loops=ENDLESS)
            wanted = len(player.frames) + 2 * (attempt % 4)
            player.until(lambda wanted=wanted: len(player.frames) >= wanted)  # type: ignore[misc]
            player.film.go_to(20)
            player.film.shutdown()
            player.film.shutdown()
            assert (player.film.state, player.film.is_playing) == (PlayState.EMPTY, False)


def test_a_pair_of_portrait_and_landscape_keeps_both_shapes(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    tall = write_numbered(tmp_path / "tall.mp4", frames=12, size=(136, 240))
    wide = write_numbered(tmp_path / "wide.mp4", frames=12)
    with open_pane(qapp, qtbot) as driver:
        driver.show(ready(1, wide, LocalFile(tall)))
        rects = {side: driver.pane.stage.picture_rect(side) for side in Side}
        assert rects[Side.SOURCE].height() > rects[Side.SOURCE].width()
        assert rects[Side.RESULT].height() < rects[Side.RESULT].width()


@pytest.mark.parametrize("gone", [Side.RESULT, Side.SOURCE])
def test_a_file_that_goes_between_the_look_and_the_opening(qtbot: QtBot, tmp_path: Path, gone: Side) -> None:
    """It is said as moved, and a source that goes leaves its result playing."""
    source, result = (write_numbered(tmp_path / f"{side.value}.mp4", frames=12) for side in (Side.SOURCE, Side.RESULT))
    with shown(qtbot) as player:
        player.film.opened.connect(lambda _: (result if gone is Side.RESULT else source).unlink())
        player.film.open(source, result, play=False)
        wanted = PlayState.MISSING if gone is Side.RESULT else PlayState.SHOWING
        player.state(wanted)
        assert PlayState.CANNOT_PLAY not in player.states
        assert player.film.sides == (() if gone is Side.RESULT else (Side.RESULT,))
