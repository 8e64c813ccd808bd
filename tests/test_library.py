"""Many rows at once: tried again in place, taken out, put into the recycle bin, moved to another folder."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.scripted_service import ScriptedService
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import (
    Cancelled,
    DailyLimit,
    FileMissing,
    NoRecycleBin,
    SaveError,
    StoreError,
    VidgoError,
)
from vidgo_desktop.core.keep_sound import SOUND, SOUND_FILE, SoundState
from vidgo_desktop.core.library_facts import BulkKind, BulkReport, Folded, TaskOrder
from vidgo_desktop.core.recycle_bin import no_bin
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui.trash import move_to_trash

CLIP = resources.path("samples", "street_walk.mp4")
_FAILED = {"status": "failed", "error_message": "no person"}
_FINISHED = {"status": "finished"}


@pytest.fixture(autouse=True)
def _data_home() -> None:
    # The system keeps its bin in there, and makes it, but not the folder itself.
    Path(os.environ["XDG_DATA_HOME"]).mkdir(parents=True)


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def _saved(bench: EngineBench, count: int = 1) -> None:
    for number in range(1, count + 1):
        bench.engine.submit(request(f"n{number}"))
    bench.until(lambda: all(_result(bench, n) is ResultState.SAVED for n in range(1, count + 1)))
    bench.rest()


def _failed(bench: EngineBench, service: ScriptedService, count: int = 1) -> None:
    service.steps = [_FAILED]
    for number in range(1, count + 1):
        bench.engine.submit(request(f"f{number}"))
    bench.until(lambda: all(bench.state(n) is TaskState.FAILED for n in range(1, count + 1)))
    bench.rest()


def _result(bench: EngineBench, number: int) -> ResultState | None:
    task = bench.heard.tasks.get(number)
    return None if task is None else task.result


def _task(bench: EngineBench, number: int) -> Task:
    task = bench.store.get(number, removed=True)
    assert task is not None
    return task


def _path(bench: EngineBench, number: int) -> Path:
    path = _task(bench, number).result_path
    assert path is not None
    return path


def _rows(bench: EngineBench) -> list[int]:
    return bench.store.index().ids.tolist()


def _report(bench: EngineBench) -> BulkReport:
    """The one report of the last wish."""
    bench.until(lambda: bool(bench.heard.reports))
    bench.rest()
    (report,) = bench.heard.reports
    bench.heard.reports.clear()
    return report


def _reasons(report: BulkReport) -> dict[int, type[VidgoError]]:
    return {left.task: type(left.error) for left in report.left}


def _with_sound(bench: EngineBench, number: int) -> Path:
    """A second file with sound beside the result, as it is noted."""
    path = _path(bench, number)
    sound = path.with_name(f"{path.stem}_sound.mp4")
    sound.write_bytes(b"with sound")
    bench.room.change(number, extra={**_task(bench, number).extra, SOUND: SoundState.LAID, SOUND_FILE: sound.name})
    return sound


# --- stars, names, order, attempts ------------------------------------------------------------------------------------


def test_a_running_task_gets_a_star_and_a_name_and_keeps_the_rest(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running", "progress": 40}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.room.seen(1, checked_at=5.0)
        bench.engine.library.star((1,), True)
        bench.engine.library.rename(1, "Mine")
        told = bench.heard.tasks[1]
        assert (told.starred, told.title, told.checked_at) == (True, "Mine", 5.0)
        assert bench.room.open[1] == told
        bench.engine.library.order(TaskOrder.STARRED)
        (fact,) = bench.heard.orders
        assert (fact.order, fact.ids.tolist()) == (TaskOrder.STARRED, [1])
        bench.engine.library.attempts(99)
        bench.engine.library.attempts(1)
        (attempts,) = bench.heard.attempts
        assert (attempts.head, attempts.tasks) == (1, (told,))


def test_trying_again_stays_in_the_row(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _failed(bench, service)
        bench.engine.library.rename(1, "Mine")
        service.steps = [_FINISHED]
        bench.engine.try_again(1)
        bench.until(lambda: _result(bench, 2) is ResultState.SAVED)
        assert bench.heard.folded == [Folded(2, (1,))]
        assert _rows(bench) == [2]
        assert (_task(bench, 2).title, _task(bench, 2).earlier, _task(bench, 2).parent) == ("Mine", 1, 1)
        bench.engine.library.attempts(1)
        (attempts,) = bench.heard.attempts
        assert (attempts.head, [task.id for task in attempts.tasks]) == (2, [1, 2])
        assert service.charged() == 2
        # Taking the attempt out takes its row.
        bench.engine.remove(1)
        assert bench.heard.removed == [2]
        bench.engine.restore((2,))
        assert [task.id for task in bench.heard.restored] == [2]
        assert _rows(bench) == [2]


def test_a_failed_attempt_that_worked_after_all_has_its_own_row(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _failed(bench, service)
        service.steps = [_FINISHED]
        bench.engine.try_again(1)
        bench.until(lambda: _result(bench, 2) is ResultState.SAVED)
        bench.rest()
        bench.engine.look_again(1)
        bench.until(lambda: _result(bench, 1) is ResultState.SAVED)
        assert [task.id for task in bench.heard.restored] == [1]
        assert bench.heard.tasks[2].earlier == 0
        assert _rows(bench) == [2, 1]
        assert _path(bench, 1) != _path(bench, 2)


def test_the_row_of_a_late_video_was_taken_out(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _failed(bench, service)
        bench.engine.try_again(1)
        bench.until(lambda: bench.state(2) is TaskState.FAILED)
        bench.rest()
        bench.room.tell_row(None)
        bench.store._connection.execute("UPDATE tasks SET removed_at = 1 WHERE id = 2")
        bench.room.change(1, state=TaskState.FINISHED, result=ResultState.GONE)
        bench.room.change(1, result=ResultState.SAVED)
        assert [task.id for task in bench.heard.restored] == [1]
        assert _rows(bench) == [1]


# --- all that did not work --------------------------------------------------------------------------------------------


def test_all_that_did_not_work_is_planned_then_tried(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _failed(bench, service, 3)
        bench.room.change(3, state=TaskState.FINISHED, result=ResultState.PROBLEM)
        bench.engine.library.plan_retry(None)
        bench.engine.library.plan_retry((1, 2, 2, 99))
        whole, part = bench.heard.plans
        assert (whole.ids, whole.paid) == ((1, 2, 3), 2)
        assert part.ids == (1, 2, 2)[: len(part.ids)]
        estimate = _task(bench, 1).request.estimate
        assert whole.estimate == (None if estimate is None else 2 * estimate)
        sent = service.charged()
        service.steps = [_FINISHED]
        bench.engine.library.try_again((1, 1, 3, 99))
        report = _report(bench)
        assert (report.kind, report.done, report.left) == (BulkKind.RETRY, (1, 3), ())
        bench.until(lambda: _result(bench, 4) is ResultState.SAVED)
        bench.engine.library.try_again((1, 4))
        assert _report(bench).done == ()
        assert service.charged() == sent + 1


def test_a_plan_with_an_unknown_price(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        service.steps = [_FAILED]
        bench.engine.submit(replace(request("a"), estimate=10.0))
        bench.engine.submit(replace(request("b"), estimate=20.0))
        bench.engine.submit(replace(request("c"), estimate=None))
        bench.until(lambda: all(bench.state(n) is TaskState.FAILED for n in (1, 2, 3)))
        bench.engine.library.plan_retry((1, 2))
        bench.engine.library.plan_retry((1, 3))
        bench.engine.library.plan_retry(())
        assert [(plan.paid, plan.estimate) for plan in bench.heard.plans] == [(2, 30.0), (2, None), (0, 0.0)]


def test_a_task_whose_model_is_not_known_is_not_tried_again(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        service.steps, service.looks["A1B2C3D4E5F6G7H8"] = [_FAILED], 0
        bench.engine.adopt_number("A1B2C3D4E5F6G7H8", "Task from your account")
        bench.until(lambda: bench.state(1) is TaskState.FAILED)
        bench.engine.library.plan_retry((1,))
        assert bench.heard.plans[-1].ids == ()


def test_the_limit_of_the_day_holds_for_many(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        service.steps = [_FAILED]
        for nonce in ("a", "b", "c"):
            bench.engine.submit(replace(request(nonce), estimate=10.0))
        bench.until(lambda: all(bench.state(n) is TaskState.FAILED for n in (1, 2, 3)))
        bench.rest()
        spent = bench.engine._spending.fact.today
        bench.settings = replace(bench.settings, most_per_day=int(spent) + 25)
        sent = service.charged()
        bench.engine.library.try_again((1, 2, 3))
        report = _report(bench)
        assert (report.done, _reasons(report)) == ((1, 2), {3: DailyLimit})
        assert not bench.heard.refusals
        bench.until(lambda: service.charged() == sent + 2)
        # One alone says it as before.
        bench.engine.try_again(3)
        assert isinstance(bench.heard.refusals.pop().error, DailyLimit)


# --- taking out together ----------------------------------------------------------------------------------------------


def test_several_are_taken_out_and_come_back(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench, 2)
        service.steps = [{"status": "running"}]
        bench.engine.submit(request("long"))
        bench.until(lambda: bench.state(3) is TaskState.RUNNING)
        bench.engine.library.remove_many((1, 2, 3))
        report = _report(bench)
        assert (report.kind, report.done, _reasons(report)) == (BulkKind.REMOVE, (2, 1), {3: StoreError})
        assert bench.heard.taken_out == [(2, 1)]
        assert _path(bench, 1).exists()
        bench.engine.library.remove_many(())
        assert bench.heard.taken_out == [(2, 1)]
        _report(bench)
        bench.engine.restore((1, 2))
        assert _rows(bench) == [3, 2, 1]


# --- the recycle bin --------------------------------------------------------------------------------------------------


def test_row_and_video_go_to_the_bin_and_come_back(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.settings = replace(bench.settings, write_recipe=True)
        bench.room.trash = move_to_trash
        _saved(bench)
        sound = _with_sound(bench, 1)
        video = _path(bench, 1)
        recipe = video.with_suffix(".json")
        others = video.with_name("notes.json")
        others.write_text("mine")
        files = {path: path.read_bytes() for path in (video, sound, recipe)}
        before = _task(bench, 1)
        bench.engine.library.throw_away((1,))
        report = _report(bench)
        assert (report.kind, report.done, report.left) == (BulkKind.BIN, (1,), ())
        assert bench.heard.taken_out == [(1,)]
        assert not any(path.exists() for path in files)
        assert others.exists()
        bench.engine.restore((1,))
        report = _report(bench)
        assert (report.kind, report.done, report.left) == (BulkKind.RESTORE, (1,), ())
        assert {path: path.read_bytes() for path in files} == files
        assert bench.heard.restored == [before] == [_task(bench, 1)]
        assert not list(Path(os.environ["XDG_DATA_HOME"]).rglob("*.trashinfo"))


def test_what_is_in_the_way_is_not_overwritten(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.room.trash = move_to_trash
        _saved(bench)
        video, sound = _path(bench, 1), _with_sound(bench, 1)
        bench.engine.library.throw_away((1,))
        _report(bench)
        for path in (video, sound):
            path.write_bytes(b"another one")
        bench.engine.restore((1,))
        assert not _report(bench).left
        assert _path(bench, 1) == video.with_name(f"{video.stem} (2).mp4")
        assert _task(bench, 1).extra[SOUND_FILE] == f"{sound.stem} (2).mp4"
        assert video.read_bytes() == b"another one"


def test_without_a_bin_file_and_row_stay(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench, 2)
        assert bench.room.trash is no_bin
        _path(bench, 2).unlink()
        service.steps = [{"status": "running"}]
        bench.engine.submit(request("long"))
        bench.until(lambda: bench.state(3) is TaskState.RUNNING)
        bench.engine.library.throw_away((1, 2, 3))
        report = _report(bench)
        # What has no file any more is a row alone.
        assert (report.done, _reasons(report)) == ((2,), {1: NoRecycleBin, 3: StoreError})
        assert _path(bench, 1).exists()
        assert _rows(bench) == [3, 1]


def test_a_bin_that_takes_the_video_alone(tmp_path: Path, service: ScriptedService) -> None:
    def trash(path: Path) -> str | None:
        if path.suffix != ".mp4":
            return None
        path.unlink()
        return ""

    with service, EngineBench(tmp_path, service.url) as bench:
        bench.settings = replace(bench.settings, write_recipe=True)
        bench.room.trash = trash
        _saved(bench)
        video = _path(bench, 1)
        bench.engine.library.throw_away((1,))
        assert _report(bench).done == (1,)
        assert video.with_suffix(".json").exists()
        # Nobody knows where it is, so only the row comes back, and that is told.
        bench.engine.restore((1,))
        report = _report(bench)
        assert (report.done, _reasons(report)) == ((1,), {1: FileMissing})
        assert _rows(bench) == [1]
        assert _path(bench, 1) == video
        assert not [name for name in _task(bench, 1).extra if name.startswith("bin")]


def test_a_folder_that_cannot_be_made_again(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.room.trash = move_to_trash
        _saved(bench, 2)
        folder = _path(bench, 1).parent
        bench.engine.library.throw_away((1, 2))
        _report(bench)
        folder.rename(tmp_path / "away")
        folder.write_text("a file in its place")
        bench.engine.restore((1, 2))
        assert _reasons(_report(bench)) == {1: SaveError, 2: SaveError}
        assert _rows(bench) == [2, 1]


def test_marks_that_mean_nothing_bring_back_the_row(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench)
        bench.engine.remove(1)
        bench.store.update(1, extra={"bin0": "7", "bin1": "{", "bin2": '["a"]'})
        bench.engine.restore((1, 99))
        assert _rows(bench) == [1]


def test_a_row_that_is_tried_again_while_its_file_goes_stays(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _failed(bench, service)
        service.steps = [{"status": "running"}]
        bench.engine.library.throw_away((1,))
        bench.engine.try_again(1)
        report = _report(bench)
        assert (report.done, _reasons(report)) == ((), {2: StoreError})
        assert _rows(bench) == [2]


def test_labels_of_the_bin_of_windows(tmp_path: Path, service: ScriptedService) -> None:
    def trash(path: Path) -> str | None:
        place = path.with_name("$RX1.mp4")
        path.rename(place)
        path.with_name("$IX1.mp4").write_text("where it was")
        return str(place)

    with service, EngineBench(tmp_path, service.url) as bench:
        bench.settings = replace(bench.settings, write_recipe=False)
        bench.room.trash = trash
        _saved(bench)
        video = _path(bench, 1)
        bench.engine.library.throw_away((1,))
        _report(bench)
        bench.engine.restore((1,))
        _report(bench)
        assert [path.name for path in video.parent.iterdir()] == [video.name]


# --- another folder ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("other_drive", [False, True])
def test_results_move_with_what_belongs_to_them(
    tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch, other_drive: bool
) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.settings = replace(bench.settings, write_recipe=True)
        _saved(bench, 2)
        sound = _with_sound(bench, 1)
        old = [_path(bench, 1), sound, _path(bench, 1).with_suffix(".json"), _path(bench, 2)]
        contents = [path.read_bytes() for path in old]
        folder = tmp_path / "far" / "away"
        folder.mkdir(parents=True)
        taken = folder / old[0].name
        taken.write_bytes(b"somebody's")
        if other_drive:

            def refuse(self: Path, target: Path) -> None:
                if not target.name.startswith("."):
                    raise OSError(errno.EXDEV, "another drive")
                os.link(target, self)

            monkeypatch.setattr(Path, "hardlink_to", refuse)
        bench.engine.mover.move((1, 2, 99), folder)
        report = _report(bench)
        assert (report.kind, report.done, report.left, report.folder) == (BulkKind.MOVE, (1, 2), (), folder)
        assert [(each.done, each.total) for each in bench.heard.moving] == [(0, 3), (1, 3)]
        stem = f"{old[0].stem} (2)"
        new = [folder / f"{stem}.mp4", folder / f"{stem}_sound.mp4", folder / f"{stem}.json", _path(bench, 2)]
        assert _path(bench, 1) == new[0]
        assert _task(bench, 1).extra[SOUND_FILE] == new[1].name
        assert new[3].parent == folder
        assert [path.read_bytes() for path in new] == contents
        assert not any(path.exists() for path in old)
        assert taken.read_bytes() == b"somebody's"
        assert bench.heard.tasks[1].result_path == new[0]
        assert not [path for path in folder.iterdir() if path.name.endswith(".part")]


def test_moving_to_the_same_folder_changes_nothing(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench)
        before = _path(bench, 1)
        bench.engine.mover.move((1,), before.parent)
        assert _report(bench).done == (1,)
        assert _path(bench, 1) == before
        assert before.exists()


def test_what_cannot_be_moved_is_told_once_each(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench, 3)
        _path(bench, 2).unlink()
        bench.engine.library.rename(3, "Three")
        blocked = tmp_path / "blocked"
        blocked.write_text("no folder")
        bench.engine.mover.move((2, 3), blocked)
        assert _reasons(_report(bench)) == {2: FileMissing, 3: SaveError}
        assert _path(bench, 3).exists()
        assert bench.heard.moving[-1].name == "Three"


def test_moving_can_be_stopped(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.mover.cancel()
        _saved(bench, 3)
        goal, other = tmp_path / "goal", tmp_path / "other"
        bench.engine.mover.move((1, 2), goal)
        bench.engine.mover.move((3,), other)
        bench.engine.mover.cancel()
        bench.until(lambda: len(bench.heard.reports) == 2)
        bench.rest()
        first, second = bench.heard.reports
        assert (first.folder, second.folder) == (goal, other)
        assert _reasons(second) == {3: Cancelled}
        assert _reasons(first)[2] is Cancelled
        assert all(_path(bench, number).exists() for number in (1, 2, 3))
        # Afterwards there is nothing in the way of another one.
        bench.heard.reports.clear()
        bench.engine.mover.move((2,), goal)
        assert _report(bench).done == (2,)


def test_a_row_that_goes_while_its_video_moves_keeps_its_place(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench)
        before = _path(bench, 1)
        bench.engine.mover.move((1,), tmp_path / "goal")
        bench.engine.remove(1)
        assert _reasons(_report(bench)) == {1: StoreError}
        assert _path(bench, 1) == before
        assert before.exists()
        assert list((tmp_path / "goal").iterdir()) == []


def test_two_wishes_to_move_go_one_after_the_other(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        _saved(bench, 2)
        bench.engine.mover.move((1,), tmp_path / "a")
        bench.engine.mover.move((2, 1), tmp_path / "b")
        bench.until(lambda: len(bench.heard.reports) == 2)
        bench.rest()
        assert [report.done for report in bench.heard.reports] == [(1,), (2, 1)]
        assert {path.name for path in (tmp_path / "a").iterdir()} == set()
        assert _path(bench, 1).parent == _path(bench, 2).parent == tmp_path / "b"
