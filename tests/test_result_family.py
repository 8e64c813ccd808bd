"""The files of a saved video on their way: all of them or none, and nothing is overwritten."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.scripted_service import ScriptedService
from vidgo_desktop.core import recycle_bin, resources, result_family
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, FileMissing, SaveError, Starved
from vidgo_desktop.core.result_family import copy_family, drop, family_of, is_file, is_same_folder, put_into
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.core.transfer_file import take_name

GONE = ResultState.GONE
_TASK = Task(1, request(), "Walk", TaskState.FINISHED, 0.0, "T1", result=ResultState.SAVED)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "from" / "walk.mp4"
    made.parent.mkdir()
    made.write_bytes(b"a video" * 500_000)
    os.utime(made, (1_000_000_000, 1_000_000_000))
    return made


@pytest.fixture
def other_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    """No second name for a file, except for a part that gets its name."""

    def link(self: Path, target: Path) -> None:
        if not target.name.startswith("."):
            raise OSError(errno.EXDEV, "another drive")
        os.link(target, self)

    monkeypatch.setattr(Path, "hardlink_to", link)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.usefixtures("other_drive")
def test_a_copy_keeps_its_time_and_leaves_no_part(tmp_path: Path, file: Path) -> None:
    (tmp_path / "to").mkdir()
    new = put_into(file, tmp_path / "to" / "walk.mp4", Cancel())
    assert new.read_bytes() == file.read_bytes()
    assert new.stat().st_mtime == file.stat().st_mtime
    assert _names(tmp_path / "to") == ["walk.mp4"]
    assert new.stat().st_ino != file.stat().st_ino


def test_what_is_a_link_is_copied_as_what_it_leads_to(tmp_path: Path, file: Path) -> None:
    link = tmp_path / "link.mp4"
    link.symlink_to(file)
    new = put_into(link, tmp_path / "new.mp4", Cancel())
    assert not new.is_symlink()
    assert new.read_bytes() == file.read_bytes()


@pytest.mark.usefixtures("other_drive")
def test_a_name_that_is_taken_at_the_last_moment(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(part: Path, target: Path, cancel: Cancel) -> bool:
        if not target.stem.endswith(")"):
            target.write_bytes(b"somebody's")
        return take_name(part, target, cancel)

    monkeypatch.setattr(result_family, "take_name", late)
    assert put_into(file, tmp_path / "walk.mp4", Cancel()) == tmp_path / "walk (2).mp4"
    assert (tmp_path / "walk.mp4").read_bytes() == b"somebody's"


def test_when_every_name_is_taken(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_family, "_MOST_COPIES", 2)
    with pytest.raises(SaveError, match="no free name"):
        put_into(file, file, Cancel())
    assert _names(file.parent) == ["walk.mp4"]


@pytest.mark.usefixtures("other_drive")
def test_all_or_none(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "to"
    with pytest.raises(SaveError):
        copy_family((file, file.with_name("walk_sound.mp4")), folder, Cancel())
    assert _names(folder) == []
    stop = Cancel()
    stop.set()
    with pytest.raises(Cancelled):
        copy_family((file,), folder, stop)
    assert _names(folder) == []
    assert file.exists()


def test_what_does_not_belong_to_the_video_stays(file: Path) -> None:
    for name in ("walk.json", "walk.mp4.json", "walk_sound.mp4"):
        (file.parent / name).write_text("{}")
    assert family_of(replace(_TASK, result_path=file)) == (file,)
    for gone in (_TASK, replace(_TASK, result_path=file / "no"), replace(_TASK, result_path=file, result=GONE)):
        with pytest.raises(FileMissing):
            family_of(gone)


def test_odd_places_are_no_files(tmp_path: Path, file: Path) -> None:
    assert not is_file(Path("/" + "x" * 5_000))
    assert not is_file(tmp_path)
    assert not is_same_folder(tmp_path / "a", tmp_path / "a")
    drop((tmp_path, file, tmp_path / "nothing"))
    assert tmp_path.exists()
    assert not file.exists()


def test_a_bin_without_means_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    service = ScriptedService(resources.path("samples", "street_walk.mp4"))

    def short(*_: object) -> Path:
        raise Starved("no more memory")

    def trash(path: Path) -> str | None:
        place = tmp_path / path.name
        path.rename(place)
        return str(place)

    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED)
        bench.rest()
        with monkeypatch.context() as patch:
            patch.setattr(recycle_bin, "family_of", short)
            bench.engine.library.throw_away((1,))
            bench.until(lambda: len(bench.heard.reports) == 1)
        assert bench.heard.taken_out == []
        bench.room.trash = trash
        bench.engine.library.throw_away((1,))
        bench.until(lambda: len(bench.heard.reports) == 2)
        with monkeypatch.context() as patch:
            patch.setattr(recycle_bin, "put_into", short)
            bench.engine.restore((1,))
            bench.until(lambda: len(bench.heard.reports) == 3)
        first, _, last = bench.heard.reports
        assert [type(left.error) for report in (first, last) for left in report.left] == [Starved, Starved]
        # The row is there again; the way to its file is kept.
        assert bench.store.index().ids.tolist() == [1]
        task = bench.store.get(1)
        assert task is not None
        assert "bin0" in task.extra
