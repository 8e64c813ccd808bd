"""Opening, scrubbing, closing: what the engine does beside keeping two films together."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from pytestqt.qtbot import QtBot

from tests.compare.engine_driver import Watched, watched
from tests.compare.film_clips import number_of_image, write_numbered
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.film import Film
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.ui.compare.decoder_strips import MOST_STRIP_PICTURES, STRIP_HEIGHT
from vidgo_desktop.ui.compare.engine import FilmTrouble
from vidgo_desktop.ui.compare.shots import Loop
from vidgo_desktop.ui.sides import Side

FAST = {"preset": "ultrafast"}


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_numbered(tmp_path_factory.mktemp("clips") / "long.mp4", frames=240, gop=250, options=FAST)


@pytest.fixture
def seen(qtbot: QtBot) -> Iterator[Watched]:
    with watched(qtbot) as made:
        made.engine.set_box(QSize(240, 136))
        yield made


def _strips_done(seen: Watched, sides: int) -> bool:
    return len(seen.strip) == sides * MOST_STRIP_PICTURES


def test_nothing_is_open_at_first(seen: Watched) -> None:
    engine = seen.engine
    engine.play()
    engine.seek(1.0)
    engine.step(1)
    engine.set_shift(1, 1)
    assert (engine.timing, engine.shot, engine.seconds, engine.length) == (None, None, 0.0, 0.0)
    assert not engine.is_playing
    assert seen.shots == []


def test_opening_tells_the_facts_and_then_shows_the_first_pair(seen: Watched, clip: Path) -> None:
    order: list[str] = []
    seen.engine.opened.connect(lambda timing: order.append(f"opened {timing.source.last} {timing.result.last}"))
    seen.engine.shot_came.connect(lambda shot: order.append(f"shot {shot.frame}"))
    seen.open(clip, clip)
    assert order == ["opened 239 239", "shot 0"]
    seen.check(seen.last)


@pytest.mark.parametrize("is_source", [True, False])
def test_a_file_that_is_gone_or_no_video_fails_with_its_side(
    seen: Watched, clip: Path, tmp_path: Path, is_source: bool
) -> None:
    gone, bad = tmp_path / "gone.mp4", tmp_path / "bad.mp4"
    bad.write_bytes(b"\0\0\0\x18ftypmp42" + bytes(400))
    for path, trouble in ((gone, FilmTrouble.MISSING), (bad, FilmTrouble.CANNOT_PLAY)):
        seen.failures.clear()
        seen.engine.open(path if is_source else clip, clip if is_source else path)
        seen.wait(lambda: bool(seen.failures))
        assert seen.failures[0].trouble is trouble
        assert seen.failures[0].side is (Side.SOURCE if is_source else Side.RESULT)
        assert seen.engine.timing is None
    seen.open(clip, clip)
    seen.check(seen.last)


def test_the_newest_opening_wins(seen: Watched, clip: Path, tmp_path: Path) -> None:
    short = write_numbered(tmp_path / "short.mp4", frames=5)
    for _ in range(5):
        seen.engine.open(clip, clip)
    seen.open(None, short)
    seen.wait(lambda: bool(seen.strip) and seen.strip[-1].frame == 4)
    assert seen.engine.length == pytest.approx(5 / 24)
    assert all(shot.source is None for shot in seen.shots)


def test_small_pictures_come_in_order_and_take_little_memory(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip)
    seen.wait(lambda: _strips_done(seen, 2))
    for side in Side:
        pictures = [each for each in seen.strip if each.side is side]
        assert [each.frame for each in pictures] == sorted({each.frame for each in pictures})
        assert all(each.image.height() == STRIP_HEIGHT for each in pictures)
        assert [number_of_image(each.image) for each in pictures] == [each.frame for each in pictures]
    assert seen.strip[0].side is Side.RESULT


def test_scrubbing_shows_stand_ins_of_one_moment_and_ends_exact(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip)
    seen.wait(lambda: _strips_done(seen, 2))
    chance = random.Random(3)  # noqa: S311 - which frames, not a secret
    begin = len(seen.shots)
    for _ in range(40):
        goal = chance.uniform(0, seen.engine.length)
        count = len(seen.shots)
        seen.engine.seek(goal)
        assert seen.engine.seconds == pytest.approx(goal, abs=1 / 24)
        seen.wait(lambda count=count: len(seen.shots) > count)  # type: ignore[misc]  # bound for the loop
    last = seen.exact(begin)
    seen.check(last)
    stand_ins = [shot for shot in seen.shots[begin:] if not shot.exact]
    assert len(stand_ins) >= 20
    for shot in stand_ins:
        assert shot.source is not None
        assert shot.result is not None
        assert number_of_image(shot.source) == shot.source_frame == shot.result_frame == number_of_image(shot.result)


def test_a_hand_that_rests_gets_the_exact_pair_even_without_stand_ins(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip)
    for place in (9.0, 0.5, 8.0, 0.3, 7.7):
        seen.engine.seek(place)
    shot = seen.exact()
    assert shot.result_frame == int(7.7 * 24)
    seen.check(shot)


def test_a_new_box_makes_the_shown_pair_anew(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip)
    seen.stepped(7)
    count = len(seen.shots)
    seen.engine.set_box(QSize(120, 120))
    seen.wait(lambda: len(seen.shots) > count)
    assert seen.last.result is not None
    assert (seen.last.result.width(), seen.last.result_frame) == (120, 7)
    seen.engine.set_box(QSize(120, 120))
    seen.engine.set_box(QSize())
    assert seen.engine.seconds == seen.last.seconds


def test_rows_of_steps_add_up(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip)
    for _ in range(25):
        seen.engine.step(1)
    for _ in range(5):
        seen.engine.step(-1)
    assert seen.exact().result_frame == 20
    assert seen.stepped(-100).result_frame == 0
    assert seen.stepped(1000).result_frame == 239


def test_pause_while_a_seek_is_under_way_ends_where_it_led(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip, play=True)
    seen.engine.seek(6.0)
    seen.engine.pause()
    shot = seen.exact()
    assert shot.result_frame == 144
    assert not seen.engine.is_playing
    seen.engine.toggle()
    seen.wait(lambda: seen.last.seconds > 6.1)
    seen.engine.toggle()
    assert seen.playing == [True, False, True, False]


def test_a_listener_may_close_or_seek_from_within_a_shot(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip)
    wishes = iter([lambda: seen.engine.seek(2.0), lambda: seen.engine.step(1), seen.engine.play, seen.engine.release])
    seen.engine.shot_came.connect(lambda _: next(wishes, lambda: None)())
    seen.engine.play()
    seen.wait(lambda: seen.engine.timing is None)
    assert seen.playing[-1] is False


def test_a_loop_and_a_rate_may_change_while_it_plays(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip, play=True)
    seen.engine.set_rate(9.0)
    assert seen.engine.rate == 4.0
    seen.engine.set_loop(Loop(4.0, 5.0))
    seen.wait(lambda: seen.last.seconds > 4.5)
    seen.engine.set_loop(Loop(1.0, 1.0))
    seen.wait(lambda: seen.last.result_frame == 24)
    seen.engine.set_loop(Loop(1.0, 1.0, is_on=False))
    seen.wait(lambda: seen.finished == 1)
    assert seen.last.result_frame == 239


def _opening(seen: Watched, clip: Path) -> None:
    seen.engine.open(clip, clip, play=True)


def _playing(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip, play=True)


def _seeking(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip)
    seen.engine.seek(9.9)


def _scrubbing(seen: Watched, clip: Path) -> None:
    seen.open(clip, clip)
    seen.wait(lambda: bool(seen.strip))
    seen.engine.seek(0.1)
    seen.engine.seek(0.2)


@pytest.mark.parametrize("begin", [_opening, _playing, _seeking, _scrubbing])
def test_it_closes_at_any_moment(qtbot: QtBot, clip: Path, begin: Callable[[Watched, Path], None]) -> None:
    with watched(qtbot) as seen:
        begin(seen, clip)
        seen.engine.shutdown()
        seen.engine.shutdown()
        count = len(seen.shots)
    QCoreApplication.processEvents()
    assert len(seen.shots) == count


def test_nothing_is_decoded_on_the_thread_of_the_window(qtbot: QtBot, clip: Path) -> None:
    tools = film_tools()
    threads: set[str] = set()

    def open_noted(path: Path, cancel: Cancel) -> Film:
        threads.add(threading.current_thread().name)
        return tools.open(path, cancel)

    def strip_noted(path: Path, height: int, every: int, tell: Callable[[int, bytes], None], cancel: Cancel) -> None:
        threads.add(threading.current_thread().name)
        tools.strip(path, height, every, tell, cancel)

    with watched(qtbot, tools=replace(tools, open=open_noted, strip=strip_noted)) as seen:
        seen.open(clip, clip)
        seen.wait(lambda: _strips_done(seen, 2))
    assert threads == {"film source", "film result", "film strips"}
