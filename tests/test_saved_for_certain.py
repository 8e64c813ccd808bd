"""A folder that was away comes back: the video is saved by itself at the next start, without a click."""

from __future__ import annotations

from pathlib import Path

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
