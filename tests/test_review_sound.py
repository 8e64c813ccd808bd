"""A result is moved to another folder while the original sound is being laid under it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.compare.film_clips import write_numbered
from tests.engine_bench import EngineBench, request
from tests.scripted_service import ScriptedService
from vidgo_desktop.core.keep_sound import SoundState, sound_file, sound_state
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import LocalFile, ResultState


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("clips")
    return (
        write_numbered(folder / "silent.mp4"),
        write_numbered(folder / "street.mp4", sound="aac", clicks=(0.5, 1.5)),
    )


@pytest.mark.parametrize("first", ["move", "sound"])
def test_sound_and_video_lie_together_afterwards(first: str, clips: tuple[Path, Path], tmp_path: Path) -> None:
    silent, street = clips
    with ScriptedService(silent) as service, EngineBench(tmp_path, service.url) as bench:
        bench.settings = replace(Settings(), keep_sound="ask", write_recipe=False)
        bench.engine.submit(request(video_url=LocalFile(street)))
        bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED)
        bench.rest()
        old, new = tmp_path / "videos", tmp_path / "elsewhere"
        if first == "move":
            # Its copy is there, and the list does not know yet.
            bench.engine.mover.move([1], new)
            bench.await_delivery()
            bench.engine.sounds.lay(1)
        else:
            bench.engine.sounds.lay(1)
            bench.await_delivery()
            bench.engine.mover.move([1], new)
        bench.rest()
        task = bench.heard.tasks[1]
        sound = sound_file(task)
        assert sound_state(task) is SoundState.LAID
        assert task.result_path is not None and task.result_path.is_file()
        assert sound is not None and sound.is_file()
        lying = [path for folder in (old, new) if folder.exists() for path in folder.iterdir()]
        assert sorted(lying) == sorted([task.result_path, sound])
