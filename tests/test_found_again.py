"""A saved video that was moved: found again by its bytes or its recipe, or shown by the user."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.media_files import write_clip
from tests.scripted_service import ScriptedService
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled
from vidgo_desktop.core.found_again import LookLimits, Marks, is_this, look_for
from vidgo_desktop.core.keep_sound import SOUND_FILE, SoundState, shown_result, sound_state, with_sound
from vidgo_desktop.core.number_facts import FoundAnswer, FoundEnd
from vidgo_desktop.core.published import Announced
from vidgo_desktop.core.task import ResultState


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4")


@pytest.fixture
def service(clip: Path) -> Iterator[ScriptedService]:
    with ScriptedService(clip) as running:
        yield running


@pytest.fixture
def bench(tmp_path: Path, service: ScriptedService) -> Iterator[EngineBench]:
    with EngineBench(tmp_path, service.url) as made:
        made.rest()
        made.settings = replace(made.settings, write_recipe=False)
        made.engine.submit(request())
        made.until(lambda: 1 in made.heard.tasks and made.heard.tasks[1].result is ResultState.SAVED)
        yield made


def _saved(bench: EngineBench) -> Path:
    path = bench.heard.tasks[1].result_path
    assert path is not None
    return path


def _look(bench: EngineBench) -> FoundAnswer:
    before = len(bench.heard.found_files)
    bench.engine.find_file(1)
    bench.until(lambda: len(bench.heard.found_files) > before, skip_time=False)
    return bench.heard.found_files[-1]


def _use(bench: EngineBench, path: Path, *, anyway: bool = False) -> FoundAnswer:
    before = len(bench.heard.found_files)
    bench.engine.use_file(1, path, anyway)
    bench.until(lambda: len(bench.heard.found_files) > before, skip_time=False)
    return bench.heard.found_files[-1]


@pytest.mark.parametrize("goal", ["Best of.mp4", "2026/autumn/renamed.MP4"])
def test_a_video_that_was_moved_below_its_folder_is_found(
    bench: EngineBench, service: ScriptedService, goal: str
) -> None:
    old = _saved(bench)
    new = old.parent / goal
    new.parent.mkdir(parents=True, exist_ok=True)
    (old.parent / "other.mp4").write_bytes(b"x" * old.stat().st_size)
    old.rename(new)
    fetched = service.count("GET", "/results/")
    assert _look(bench) == FoundAnswer(1, FoundEnd.FOUND, new)
    assert _saved(bench) == new
    assert bench.store.get(1) == bench.heard.tasks[1]
    assert service.count("GET", "/results/") == fetched


def test_one_with_a_recipe_is_known_again_after_it_was_changed(tmp_path: Path, service: ScriptedService) -> None:
    with EngineBench(tmp_path, service.url) as bench:
        bench.rest()
        bench.engine.submit(request())
        bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED)
        old = _saved(bench)
        new = old.parent / "kept" / "longer.mp4"
        new.parent.mkdir()
        # A box that every reader skips: other bytes, the same video.
        new.write_bytes(old.read_bytes() + (16).to_bytes(4, "big") + b"free" + bytes(8))
        old.unlink()
        old.with_suffix(".json").unlink()
        assert _look(bench) == FoundAnswer(1, FoundEnd.FOUND, new)


def test_one_that_is_there_after_all_was_not_found_again(bench: EngineBench) -> None:
    before = bench.heard.tasks[1]
    assert _look(bench) == FoundAnswer(1, FoundEnd.THERE, _saved(bench))
    assert _use(bench, _saved(bench)) == FoundAnswer(1, FoundEnd.THERE, _saved(bench))
    assert bench.heard.tasks[1].result_path == before.result_path


@pytest.mark.parametrize("goal", ["", "autumn"])
def test_its_sound_that_is_gone_is_not_played_any_more(bench: EngineBench, goal: str) -> None:
    old = _saved(bench)
    bench.rest()
    laid = with_sound(bench.heard.tasks[1], SoundState.LAID, **{SOUND_FILE: "with sound.mp4"})
    bench.room.change(1, extra=laid)
    new = old.parent / goal / old.name
    new.parent.mkdir(exist_ok=True)
    old.rename(new)
    assert _look(bench) == FoundAnswer(1, FoundEnd.FOUND if goal else FoundEnd.THERE, new)
    task = bench.heard.tasks[1]
    assert (shown_result(task), sound_state(task)) == (new, SoundState.CAN_LAY)


def test_its_sound_that_came_along_is_still_played(bench: EngineBench) -> None:
    old = _saved(bench)
    bench.rest()
    laid = with_sound(bench.heard.tasks[1], SoundState.LAID, **{SOUND_FILE: "with sound.mp4"})
    bench.room.change(1, extra=laid)
    new = old.parent / "autumn" / old.name
    new.parent.mkdir()
    old.rename(new)
    new.with_name("with sound.mp4").write_bytes(b"x")
    assert _look(bench) == FoundAnswer(1, FoundEnd.FOUND, new)
    assert shown_result(bench.heard.tasks[1]) == new.with_name("with sound.mp4")


def test_one_that_was_deleted_is_nowhere_and_stays_ready(bench: EngineBench) -> None:
    before = bench.heard.tasks[1]
    _saved(bench).unlink()
    assert _look(bench) == FoundAnswer(1, FoundEnd.NOWHERE)
    # What was found out about its sound comes in its own time.
    assert replace(bench.heard.tasks[1], extra={}) == replace(before, extra={})


def test_a_task_without_a_saved_video_is_not_looked_for(bench: EngineBench) -> None:
    bench.engine.find_file(99)
    bench.engine.use_file(99, Path("x.mp4"), False)
    bench.rest()
    assert bench.heard.found_files == []


def test_the_user_shows_it(bench: EngineBench, tmp_path: Path) -> None:
    elsewhere = tmp_path / "usb" / "mine.mp4"
    elsewhere.parent.mkdir()
    _saved(bench).rename(elsewhere)
    assert _use(bench, elsewhere) == FoundAnswer(1, FoundEnd.FOUND, elsewhere)
    assert _saved(bench) == elsewhere


def test_another_video_is_only_taken_when_that_is_wished(bench: EngineBench, tmp_path: Path) -> None:
    other = write_clip(tmp_path / "other.mp4", frames=7)
    old = _saved(bench)
    old.unlink()
    assert _use(bench, other) == FoundAnswer(1, FoundEnd.ANOTHER, other)
    assert _saved(bench) == old
    assert _use(bench, other, anyway=True) == FoundAnswer(1, FoundEnd.FOUND, other)
    assert _saved(bench) == other


@pytest.mark.parametrize("anyway", [False, True])
def test_what_is_no_video_is_never_taken(bench: EngineBench, tmp_path: Path, anyway: bool) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("not a video", encoding="utf-8")
    old = _saved(bench)
    for path in (text, tmp_path / "missing.mp4", tmp_path):
        answer = _use(bench, path, anyway=anyway)
        assert (answer.end, answer.path) == (FoundEnd.UNUSABLE, path)
        assert answer.error is not None
    assert _saved(bench) == old


# --- bounds -----------------------------------------------------------------------------------------------------


def _no_tags(path: Path) -> Mapping[str, str]:
    return {}


def _marks(content: bytes, name: str = "a.mp4") -> Marks:
    saved = Announced(Path(name), len(content), hashlib.sha256(content).hexdigest())
    return Marks(Path(name), "", saved)


def test_hidden_files_links_and_other_kinds_are_left_out(tmp_path: Path) -> None:
    content = b"video"
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    for folder in (outside, inside, inside / ".hidden"):
        folder.mkdir()
    for path in (outside / "a.mp4", inside / ".a.mp4", inside / "a.txt", inside / ".hidden" / "a.mp4"):
        path.write_bytes(content)
    (inside / "link.mp4").symlink_to(outside / "a.mp4")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    assert look_for(_marks(content), (inside,), _no_tags, Cancel()) is None
    assert look_for(_marks(content), (inside, outside), _no_tags, Cancel()) == outside / "a.mp4"
    assert look_for(_marks(content), (tmp_path / "gone",), _no_tags, Cancel()) is None


@pytest.mark.parametrize(
    "limits", [LookLimits(entries=3), LookLimits(seconds=0.0), LookLimits(depth=0), LookLimits(hashed=0)]
)
def test_looking_has_its_bounds(tmp_path: Path, limits: LookLimits) -> None:
    deep = tmp_path / "deep"
    deep.mkdir()
    for number in range(5):
        (tmp_path / f"{number}.txt").touch()
    (deep / "a.mp4").write_bytes(b"video")
    assert look_for(_marks(b"video"), (tmp_path,), _no_tags, Cancel(), limits) is None
    assert look_for(_marks(b"video"), (tmp_path,), _no_tags, Cancel()) == deep / "a.mp4"


def test_a_wish_to_stop_ends_it(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"video")
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        look_for(_marks(b"video"), (tmp_path,), _no_tags, cancel)


def test_same_size_is_not_the_same_video(tmp_path: Path, clip: Path) -> None:
    copy = Path(shutil.copy(clip, tmp_path / "b.mp4"))
    content = clip.read_bytes()
    assert is_this(copy, _marks(content), _no_tags, Cancel())
    assert not is_this(copy, _marks(bytes(len(content))), _no_tags, Cancel())
    assert not is_this(copy, Marks(clip, "", None), _no_tags, Cancel())
