"""Recipes in a running engine: with each saved video, the charge when it is known, and their use once more."""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
from pathlib import Path

import av
import pytest

from tests.engine_bench import EngineBench, request
from tests.media_files import write_clip
from tests.same_video import served_bytes
from tests.scripted_service import ScriptedService
from vidgo_desktop import __version__
from vidgo_desktop.core import recipe_file, resources
from vidgo_desktop.core.errors import Charge, SaveError
from vidgo_desktop.core.recipe import Recipe, RecipeSource, to_json
from vidgo_desktop.core.recipe_facts import RecipeFound, RecipeOrigin
from vidgo_desktop.core.recipe_file import read_file, read_of_video
from vidgo_desktop.core.recipe_reader import read_recipe
from vidgo_desktop.core.result_notes import NO_RECIPE
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import Link, LocalFile, ResultState, Task
from vidgo_desktop.media.looker import MediaLooker
from vidgo_desktop.media.mp4_tags import write_tags

CLIP = resources.path("samples", "street_walk.mp4")
PICTURE = resources.path("samples", "red_coat.png")


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def made(bench: EngineBench, nonce: str = "n1", number: int = 1, **values: Link | LocalFile) -> Task:
    """Make a video and wait until it is saved and its charge is clear."""
    bench.engine.submit(request(nonce, **values))
    bench.until(lambda: number in bench.heard.tasks and bench.heard.tasks[number].result is ResultState.SAVED)
    bench.until(lambda: bench.heard.tasks[number].charge is not None)
    bench.rest()
    return bench.heard.tasks[number]


def beside(task: Task) -> Recipe:
    assert task.result_path is not None
    return read_file(task.result_path.with_suffix(".json"))


def inside(task: Task) -> Recipe:
    assert task.result_path is not None
    with av.open(str(task.result_path)) as container:
        return read_recipe(container.metadata["comment"].encode())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "videos").iterdir())


def test_each_video_has_its_recipe_inside_and_beside(tmp_path: Path, service: ScriptedService) -> None:
    clip = write_clip(tmp_path / "my walk.mp4")
    with service, EngineBench(tmp_path, service.url) as bench:
        task = made(bench, video_url=LocalFile(clip), image_urls=Link("https://example.com/red_coat.png?key=abc"))
        assert task.result_path is not None
        assert names(tmp_path) == ["my-walk_red-coat_480p.json", "my-walk_red-coat_480p.mp4"]
        assert served_bytes(task.result_path) == CLIP.read_bytes()
        recipe = beside(task)
        assert recipe.sources == (
            RecipeSource(
                "video_url", "video", "my walk.mp4", hashlib.sha256(clip.read_bytes()).hexdigest(), clip.stat().st_size
            ),
            RecipeSource("image_urls", "image", "red_coat.png", host="example.com"),
        )
        assert (recipe.task, recipe.model, recipe.resolution) == (task.task_id, "wan-animate-replace", "480p")
        assert (recipe.title, recipe.app_version) == ("My walk × Red coat", __version__)
        assert (recipe.created, recipe.sent, recipe.finished) == tuple(
            float(int(moment or 0)) for moment in (task.created_at, task.submitted_at, task.ended_at)
        )
        assert inside(task).sources == recipe.sources
        with av.open(str(task.result_path)) as container:
            assert container.metadata["title"] == "My walk × Red coat"
        for content in (task.result_path.read_bytes(), task.result_path.with_suffix(".json").read_bytes()):
            assert str(tmp_path).encode() not in content
            assert b"key=abc" not in content


def test_the_charge_is_written_when_it_is_known(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        task = made(bench)
        assert task.charge is Charge.CHARGED
        assert beside(task).credits == task.charged == service.price
        # What stands inside is what was known when the video got its name.
        assert inside(task).credits is None


def test_without_the_wish_nothing_is_written(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.settings = Settings(write_recipe=False)
        task = made(bench)
        assert task.result_path is not None
        assert task.result_path.read_bytes() == CLIP.read_bytes()
        assert names(tmp_path) == [task.result_path.name]
        assert NO_RECIPE not in task.extra


def test_practice_tells_no_price(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url, pretend=True) as bench:
        task = made(bench)
        assert beside(task).practice
        assert (beside(task).credits, inside(task).practice) == (None, True)


def test_a_webm_has_it_beside_only(tmp_path: Path, service: ScriptedService) -> None:
    service.clip = write_clip(tmp_path / "a.webm", codec="libvpx-vp9")
    with service, EngineBench(tmp_path, service.url) as bench:
        task = made(bench)
        assert task.result_path is not None
        assert task.result_path.read_bytes() == service.clip.read_bytes()
        assert beside(task).task == task.task_id


def test_two_videos_of_one_name_have_one_each(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        first, second = made(bench), made(bench, "n2", 2)
        assert first.result_path is not None
        stem = first.result_path.stem
        assert names(tmp_path) == [f"{stem} (2).json", f"{stem} (2).mp4", f"{stem}.json", f"{stem}.mp4"]
        assert (beside(first).task, beside(second).task) == (first.task_id, second.task_id)


def test_a_recipe_that_cannot_be_written_costs_no_video(
    tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "no room")

    with service, EngineBench(tmp_path, service.url) as bench:
        monkeypatch.setattr(bench.room.looker, "write_tags", full)
        (tmp_path / "videos").mkdir()
        stem = "street-walk_red-coat_480p"
        for taken in (f"{stem}.json", f"{stem}.mp4.json"):
            (tmp_path / "videos" / taken).write_bytes(b"mine")
        task = made(bench)
        assert task.result_path is not None
        assert task.result_path.read_bytes() == CLIP.read_bytes()
        assert task.extra[NO_RECIPE] == "1"
        assert bench.heard.refusals == []
        assert {(tmp_path / "videos" / taken).read_bytes() for taken in (f"{stem}.json", f"{stem}.mp4.json")} == {
            b"mine"
        }


def test_a_video_that_was_spoiled_by_it_is_not_saved(
    tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where not even the old state could be brought back, the file is thrown away and said to be a problem."""

    def stuck(*_: object) -> bool:
        raise SaveError("it could not be put right")

    with service, EngineBench(tmp_path, service.url) as bench:
        with monkeypatch.context() as broken:
            broken.setattr(bench.room.looker, "write_tags", stuck)
            bench.engine.submit(request())
            bench.until(lambda: bench.heard.tasks[1].result is ResultState.PROBLEM)
            assert names(tmp_path) == []
        bench.engine.try_again(1)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert inside(bench.heard.tasks[1]).task == bench.heard.tasks[1].task_id


def test_a_charge_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveError("no room")

    monkeypatch.setattr(recipe_file, "_put", full)
    with service, EngineBench(tmp_path, service.url) as bench:
        task = made(bench)
        assert task.charge is Charge.CHARGED
        assert beside(task).credits is None


def test_the_announced_content_is_that_of_the_saved_file(tmp_path: Path, service: ScriptedService) -> None:
    """After a crash between the name and the list, the video is found by its hash: with the recipe in it."""
    with service, EngineBench(tmp_path, service.url) as bench:
        task = made(bench)
    assert task.result_path is not None
    content = task.result_path.read_bytes()
    (line,) = [
        json.loads(line[line.index(b"{") : line.rindex(b"}") + 1])
        for line in (tmp_path / "account" / "tasks.journal").read_bytes().splitlines()
        if b'"publishing"' in line
    ]
    assert (line["size"], line["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


# --- once more -----------------------------------------------------------------------------------------------------


def answer(bench: EngineBench, seen: int = 0) -> RecipeFound:
    bench.until(lambda: len(bench.heard.recipes) > seen, skip_time=False)
    return bench.heard.recipes[-1]


def test_a_row_knows_what_it_was_made_with(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        link = Link("https://example.com/walk.mp4?private=1")
        task = made(bench, video_url=link, image_urls=LocalFile(PICTURE))
        posts = service.posts.total()
        bench.engine.use_again(1)
        found = answer(bench)
        assert (found.origin, found.name, found.missing) == (RecipeOrigin.TASK, task.title, ())
        assert dict(found.sources) == {"video_url": link, "image_urls": LocalFile(PICTURE)}
        assert found.recipe is not None
        assert (found.recipe.model, found.recipe.resolution) == (task.model, "480p")
        assert service.posts.total() == posts
        bench.engine.use_again(77)
        bench.rest()
        assert len(bench.heard.recipes) == 1


def test_a_source_that_was_moved_is_found_by_its_content(tmp_path: Path, service: ScriptedService) -> None:
    clip = write_clip(tmp_path / "walk.mp4")
    with service, EngineBench(tmp_path, service.url) as bench:
        made(bench, video_url=LocalFile(clip), image_urls=LocalFile(PICTURE))
        moved = clip.rename(tmp_path / "videos" / "walk.mp4")
        bench.engine.use_again(1)
        assert answer(bench).sources["video_url"] == LocalFile(moved)
        # Another file of the same name and size is another file.
        content = moved.read_bytes()
        moved.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        bench.engine.use_again(1)
        found = answer(bench, 1)
        assert [each.name for each in found.missing] == ["walk.mp4"]
        assert "video_url" not in found.sources


@pytest.mark.parametrize("how", ["the video", "the recipe", "the video without the recipe in it", "by other letters"])
def test_a_dropped_file_tells_its_recipe(how: str, tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        link = Link("https://example.com/walk.mp4?private=1")
        task = made(bench, video_url=link, image_urls=LocalFile(PICTURE))
        assert task.result_path is not None
        dropped = task.result_path
        if how == "the recipe":
            dropped = dropped.with_suffix(".json")
        elif how == "the video without the recipe in it":
            dropped.write_bytes(CLIP.read_bytes())
        elif how == "by other letters":
            dropped = dropped.with_suffix(".json").rename(tmp_path / "OTHER.JSON")
        bench.engine.find_recipe(dropped)
        found = answer(bench)
        is_video = dropped.suffix == ".mp4"
        assert (found.origin, found.name) == (RecipeOrigin.VIDEO if is_video else RecipeOrigin.FILE, dropped.name)
        assert dict(found.sources) == {"video_url": link, "image_urls": LocalFile(PICTURE)}
        assert found.missing == ()


def test_on_another_computer_the_inputs_are_looked_for_beside_it(tmp_path: Path, service: ScriptedService) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    picture = Path(shutil.copy(PICTURE, place / "red_coat.png"))
    sha = hashlib.sha256(picture.read_bytes()).hexdigest()
    recipe = Recipe(
        "wan-animate-move",
        "720p",
        sources=(
            RecipeSource("image_urls", "image", "red_coat.png", sha, picture.stat().st_size),
            RecipeSource("video_url", "video", "walk.mp4", host="example.com"),
        ),
        task="UNKNOWN1",
    )
    (place / "made.json").write_bytes(to_json(recipe))
    video = Path(shutil.copy(CLIP, place / "other.mp4"))
    assert write_tags(video, "t", to_json(recipe).decode())
    with service, EngineBench(tmp_path, service.url) as bench:
        for number, path in enumerate((place / "made.json", video)):
            bench.engine.find_recipe(path)
            found = answer(bench, number)
            assert found.recipe == recipe
            assert dict(found.sources) == {"image_urls": LocalFile(picture)}
            assert found.missing == (recipe.sources[1],)


@pytest.mark.parametrize(
    "change", [{"name": "fox.png"}, {"sha256": ""}, {"size": None}, {"sha256": "0" * 64}, {"size": 5}, {"name": ""}]
)
def test_a_name_alone_is_not_enough(change: dict[str, object], tmp_path: Path, service: ScriptedService) -> None:
    shutil.copy(PICTURE, tmp_path / "red_coat.png")
    good = {
        "parameter": "image_urls",
        "kind": "image",
        "name": "red_coat.png",
        "sha256": hashlib.sha256(PICTURE.read_bytes()).hexdigest(),
        "size": PICTURE.stat().st_size,
    }
    recipe = json.loads(to_json(Recipe("wan-animate-move")))
    recipe["sources"] = [{**good, **change}]
    path = tmp_path / "made.json"
    path.write_text(json.dumps(recipe), encoding="utf-8")
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.find_recipe(path)
        assert len(answer(bench).missing) == 1


def test_a_recipe_cannot_borrow_the_inputs_of_another_task(tmp_path: Path, service: ScriptedService) -> None:
    """The number of a task of this list, but other inputs: they are looked for by their content."""
    with service, EngineBench(tmp_path, service.url) as bench:
        task = made(bench, image_urls=LocalFile(PICTURE))
        recipe = Recipe(
            task.model,
            sources=(
                RecipeSource("image_urls", "image", "x.png"),
                RecipeSource("video_url", "video", "y.mp4", host="h"),
            ),
            task=task.task_id or "",
        )
        path = tmp_path / "made.json"
        path.write_bytes(to_json(recipe))
        bench.engine.find_recipe(path)
        assert answer(bench).missing == recipe.sources


@pytest.mark.parametrize("content", [b"", b"{}", b"mine", b'{"format":"vidgo-desktop-recipe","version":7}'])
def test_other_files_are_told_as_such(content: bytes, tmp_path: Path, service: ScriptedService) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(content)
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.find_recipe(path)
        assert answer(bench) == RecipeFound(RecipeOrigin.FILE, "notes.json", is_newer=b"7" in content)
        for number, other in enumerate((CLIP, PICTURE, tmp_path / "nowhere.mp4", tmp_path), 1):
            bench.engine.find_recipe(other)
            assert answer(bench, number) == RecipeFound(RecipeOrigin.VIDEO, other.name)


def test_a_saved_video_can_be_read_without_its_neighbour(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        task = made(bench)
    assert task.result_path is not None
    task.result_path.with_suffix(".json").unlink()
    assert read_of_video(task.result_path, MediaLooker().read_tags).task == task.task_id
