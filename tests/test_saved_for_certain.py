"""What is saved stays saved, and what could not be put down is saved at the next start, without a click."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.media_files import write_clip
from tests.scripted_service import ScriptedService
from vidgo_desktop.core.task import ResultState


def test_what_could_not_be_put_down_is_saved_at_the_next_start(tmp_path: Path) -> None:
    place = tmp_path / "videos"
    place.write_text("in the way of the folder", encoding="utf-8")
    with ScriptedService(write_clip(tmp_path / "clip.mp4")) as service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.rest()
            bench.engine.submit(request())
            bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.PROBLEM)
            problem = bench.heard.tasks[1].problem
            assert problem is not None and problem.kind == "SaveError"
            wall = bench.clock.now()
        place.unlink()
        with EngineBench(tmp_path, service.url, wall=wall + 60.0) as again:
            again.until(lambda: 1 in again.heard.tasks and again.heard.tasks[1].result is ResultState.SAVED)
            assert service.charged() == 1


@pytest.fixture
def expected_errors() -> list[str]:
    return ["no small picture of a saved video"]


@pytest.mark.parametrize(
    "error", [ValueError("a fault of ours"), MemoryError(), RuntimeError("can't start new thread")]
)
def test_a_video_without_its_small_picture_is_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(source: Path, target: Path) -> bool:
        raise error

    with ScriptedService(write_clip(tmp_path / "clip.mp4")) as service, EngineBench(tmp_path, service.url) as bench:
        monkeypatch.setattr(bench.room.looker, "thumbnail", fails)
        bench.rest()
        bench.engine.submit(request())
        ends = (ResultState.SAVED, ResultState.PROBLEM)
        bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result in ends)
        task = bench.heard.tasks[1]
        assert (task.result, task.problem) == (ResultState.SAVED, None)
        assert task.result_path is not None and task.result_path.is_file()
        assert task.result_path.with_suffix(".json").is_file()
        assert not bench.room.paths.thumb(1, "result").exists()


def test_what_an_export_left_anywhere_goes_at_the_next_start(tmp_path: Path) -> None:
    """A comparison may be exported to any folder, and the program may be killed meanwhile."""
    place, other = tmp_path / "desktop", tmp_path / "elsewhere"
    for folder in (place, other):
        folder.mkdir()
        (folder / ".walk_compare.0123abcd.part").write_bytes(b"half a film")
        (folder / "holiday.part").write_bytes(b"somebody else's")
    with ScriptedService(write_clip(tmp_path / "clip.mp4")) as service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.engine.file_begins(place)
            bench.rest()
        with EngineBench(tmp_path, service.url) as again:
            again.rest()
    assert [each.name for each in place.iterdir()] == ["holiday.part"]
    assert len(list(other.iterdir())) == 2
