"""The list by the user's wish: taken out, brought back, cleared, searched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.scripted_service import ScriptedService, refusal
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.task import Link, LocalFile, ResultState, TaskState

CLIP = resources.path("samples", "street_walk.mp4")
PICTURE = resources.path("samples", "robot.png")


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def _saved(bench: EngineBench, *tasks: int) -> None:
    for task in tasks:
        bench.engine.submit(request(f"n{task}"))
    bench.until(lambda: all(bench.heard.tasks[task].result is ResultState.SAVED for task in tasks))
    bench.rest()


def test_a_removed_task_comes_back_as_it_was(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench, 1, 2)
        before = bench.store.get(1)
        picture = bench.room.paths.thumb(1, "result")
        assert picture.exists()
        bench.engine.remove(1)
        assert bench.heard.removed == [1]
        assert list(bench.store.index().ids) == [2]
        assert bench.store.page([1, 2]) == (bench.store.get(2),)
        bench.engine.restore((1,))
        assert bench.heard.restored == [before]
        assert bench.store.get(1) == before
        assert list(bench.store.index().ids) == [2, 1]
        assert picture.exists()


def test_a_task_that_needs_the_user_goes_on_after_undo(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(refusal(402, "insufficient_credits_error", "no credits"))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU)
        bench.engine.remove(1)
        bench.engine.try_again(1)
        bench.let_pass(30)
        assert service.charged() == 0
        bench.engine.restore((1,))
        bench.engine.try_again(1)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.charged() == 1


def test_restore_of_what_was_not_removed_tells_nothing(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench, 1)
        told = len(bench.heard.indexes)
        bench.engine.restore((1, 99))
        bench.engine.restore(())
        assert bench.heard.restored == []
        assert len(bench.heard.indexes) == told


def test_a_running_task_cannot_be_removed(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.engine.remove(1)
        assert isinstance(bench.heard.refusals.pop().error, StoreError)
        assert bench.heard.removed == []
        assert 1 in bench.room.open


def test_ready_tasks_are_cleared_and_come_back_together(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench, 1, 2)
        service.steps = [{"status": "running"}]
        bench.engine.submit(request("n3"))
        bench.until(lambda: bench.state(3) is TaskState.RUNNING)
        bench.engine.clear_ready()
        assert bench.heard.cleared == [(2, 1)]
        assert list(bench.heard.indexes[-1].ids) == [3]
        assert all(task.result_path.exists() for task in bench.heard.tasks.values() if task.result_path)
        told = len(bench.heard.indexes)
        bench.engine.clear_ready()
        assert len(bench.heard.cleared) == 1
        bench.engine.restore(bench.heard.cleared[0])
        assert list(bench.heard.indexes[-1].ids) == [3, 2, 1]
        assert len(bench.heard.indexes) == told + 1
        assert bench.heard.restored == []


def test_removed_rows_are_forgotten_after_a_day_with_their_pictures(tmp_path: Path, service: ScriptedService) -> None:
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            _saved(bench, 1, 2)
            video = bench.heard.tasks[1].result_path
            bench.engine.remove(1)
            bench.clock.forward(80_000)
            bench.engine.remove(2)
        removed_later = bench.clock.wall
        with EngineBench(tmp_path, service.url, wall=removed_later + 20_000) as bench:
            assert bench.store.get(1, removed=True) is None
            assert not bench.room.paths.thumb(1, "result").exists()
            assert bench.room.paths.thumb(2, "result").exists()
            assert video is not None
            assert video.exists()
            bench.engine.restore((1, 2))
            assert [task.id for task in bench.heard.restored] == [2]


def test_the_number_of_a_removed_task_stays_its_own(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench, 1)
        number = bench.heard.tasks[1].task_id
        assert number is not None
        bench.engine.remove(1)
        assert bench.store.get(1) is None
        known = bench.store.find_task_id(number)
        assert known is not None
        assert known.id == 1


# --- search -------------------------------------------------------------------------------------------------------


def _found(bench: EngineBench, text: str) -> list[int]:
    told = len(bench.heard.searches)
    bench.engine.search(text)
    assert len(bench.heard.searches) == told + 1
    assert bench.heard.searches[-1].text == text
    return list(bench.heard.searches[-1].ids)


def test_search_looks_into_what_a_row_says(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(refusal(400, "validation_error", "Unusual reason ÄRGER"))
    with service, EngineBench(tmp_path, service.url) as bench:
        named = Link("https://example.com/Straße_am_Fluß.mp4")
        bench.engine.submit(request("n1", video_url=named, resolution="720p"))
        bench.until(lambda: bench.state(1) is TaskState.REJECTED)
        bench.engine.submit(replace(request("n2"), model="wan-animate-move"))
        bench.engine.submit(request("n3", image_urls=LocalFile(PICTURE)))
        everything = [3, 2, 1]
        assert _found(bench, "red") == [2, 1]
        assert _found(bench, "STRASSE") == _found(bench, "straße") == [1]
        assert _found(bench, "fluss strasse") == [1]
        assert _found(bench, "robot street") == [3]
        assert _found(bench, "wan-animate-move") == [2]
        assert _found(bench, " replace ") == [3, 1]
        assert _found(bench, "720P") == [1]
        assert _found(bench, "ärger") == _found(bench, "A\u0308RGER") == [1]
        assert _found(bench, "2027-01") == everything
        assert _found(bench, "nothing like it") == []
        bench.engine.remove(1)
        assert _found(bench, "720p") == []


def test_an_empty_search_tells_nothing(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.search("")
        bench.engine.search("  \t")
        assert bench.heard.searches == []


def test_percent_and_underscore_mean_themselves(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request("n1"))
        assert _found(bench, "%") == []
        assert _found(bench, "'; DROP TABLE tasks; --") == []


def test_the_way_to_the_service_can_be_tried(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.test_connection()
        bench.until(lambda: bench.heard.connections[-1].finished, skip_time=False)
        assert bench.heard.connections[-1].steps
