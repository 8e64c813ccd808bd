"""Recipes and tagged videos from anybody: read or refused, within a second and without growing."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from tests.fuzz import hostile
from tests.fuzz.figures import IS_LONG, bounded_memory, figure, quick, rng
from tests.media_files import write_clip
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.recipe import MOST_SOURCES, Recipe, RecipeSource, as_json, to_json, to_line
from vidgo_desktop.core.recipe_file import read_file, read_of_video
from vidgo_desktop.core.recipe_reader import NoRecipe, read_recipe
from vidgo_desktop.media.looker import MediaLooker

SOUND = Recipe(
    "wan-animate-replace",
    "480p",
    {"seed": 7},
    (RecipeSource("video_url", "video", "walk.mp4", "0f" * 32, 1234), RecipeSource("image_urls", host="example.com")),
    "Street walk",
    "T1",
    1.8e9,
    1.8e9,
    1.8e9,
    14.5,
    2,
)


def _check(recipe: Recipe) -> None:
    """Whatever it was made of: bounded, harmless, and a recipe that can be written and read again."""
    assert recipe.model
    assert len(recipe.sources) <= MOST_SOURCES
    texts = [recipe.model, recipe.title, recipe.task, recipe.resolution, *(each.name for each in recipe.sources)]
    assert all(len(text) <= 500 and not hostile.CONTROLS.search(text) for text in texts)
    assert not any("/" in each.name or "\\" in each.name or each.name == ".." for each in recipe.sources)
    assert read_recipe(to_json(recipe)) == recipe


def _read(content: bytes) -> bool:
    try:
        _check(read_recipe(content))
    except NoRecipe:
        return False
    return True


def test_hostile_recipes_are_read_or_refused() -> None:
    chance, whole = rng("recipes"), as_json(SOUND)
    assert _read(to_json(SOUND))
    read = 0
    with bounded_memory():
        for number in range(figure(60_000, 2_500)):
            kind = number % 4
            if kind == 0:
                content = hostile.damaged(to_json(SOUND), chance)
            elif kind == 1:
                content = hostile.encoded(hostile.twisted(whole, chance), chance)
            elif kind == 2:
                changed = {key: hostile.value(chance) if chance.random() < 0.3 else each for key, each in whole.items()}
                changed |= {"format": whole["format"], "version": 1}
                content = hostile.encoded(changed, chance)
            else:
                content = b'{"format":"vidgo-desktop-recipe","version":1,"model":"m","x":' + hostile.deep(chance) + b"}"
            read += quick(lambda content=content: _read(content), content)  # type: ignore[misc]
    # Most damage leaves something that can be read, and something that cannot.
    assert 100 < read < figure(60_000, 2_500)


def test_any_bytes_are_no_recipe(tmp_path: Path) -> None:
    chance, path = rng("bytes"), tmp_path / "x.json"
    for number in range(figure(4_000, 200)):
        path.write_bytes(chance.randbytes(chance.choice((0, 1, 10, 300, 70_000))))
        with pytest.raises(NoRecipe):
            quick(lambda: read_file(path), number)


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Videos with a recipe in them: the index at the end, at the front, and with texts of their own."""
    folder, looker = tmp_path_factory.mktemp("tagged"), MediaLooker()
    clips = [
        write_clip(folder / "a.mp4", frames=4, sound="aac"),
        write_clip(folder / "b.mp4", frames=4, options={"movflags": "faststart"}),
        write_clip(folder / "c.mov", frames=4),
    ]
    street = folder / "d.mp4"
    street.write_bytes(resources.path("samples", "street_walk.mp4").read_bytes())
    found = []
    for path in (*clips, street):
        found.append(path.read_bytes())
        assert looker.write_tags(path, "Street walk", to_line(SOUND))
        found.append(path.read_bytes())
    return found


def _damaged(raw: bytes, chance: random.Random) -> bytes:
    """Mostly where the boxes are: in the beginning and in the last kilobytes."""
    kind = chance.random()
    if kind < 0.3:
        return hostile.damaged(raw[:2_048], chance, 6) + raw[2_048:]
    if kind < 0.8:
        return raw[:-6_000] + hostile.damaged(raw[-6_000:], chance, 6)
    return hostile.damaged(raw, chance, 20)


def _use(path: Path, content: bytes) -> None:
    looker = MediaLooker()
    texts = looker.read_tags(path)
    assert sum(map(len, texts.values())) < 300_000
    with contextlib.suppress(NoRecipe):
        _check(read_of_video(path, looker.read_tags))
    try:
        changed = looker.write_tags(path, "t", to_line(SOUND))
    except VidgoError as error:
        raise AssertionError("a file that could be read was spoiled") from error
    now = path.read_bytes()
    if not changed:
        assert now == content
        return
    # Nothing of what was there is lost but four letters.
    assert len(now) > len(content)
    assert sum(now[place] != byte for place, byte in enumerate(content)) <= 4
    assert to_line(SOUND) in looker.read_tags(path).values()


def test_damaged_videos_are_read_and_written_to(tagged: list[bytes], tmp_path: Path) -> None:
    chance, path = rng("tags"), tmp_path / "a.mp4"
    with bounded_memory():
        for number in range(figure(8_000, 250)):
            content = chance.choice(tagged)
            content = _damaged(content, chance) if number % 20 else content
            content = content if IS_LONG or len(content) < 40_000 else content[-40_000:]
            path.write_bytes(content)
            quick(lambda content=content: _use(path, content), number)  # type: ignore[misc]


@pytest.mark.parametrize(
    "content",
    [
        b"\0\0\0\x08moov" * 20_000,
        b"\0\0\0\x08ftyp" + b"\0\0\0\x08free" * 200_000,
        b"\0\0\0\x08ftyp\0\0\0\x01moov\x7f\xff\xff\xff\xff\xff\xff\xff",
        b"\0\0\0\x08ftyp\0\0\0\x01moov\0\0\0\0\0\0\0\x10",
        b"\0\0\0\x08ftyp\xff\xff\xff\xffmoov",
        b"\0\0\0\x08ftyp\0\0\0\x10moov\0\0\0\x08udta",
        b"\0\0\0\x08ftyp\0\0\0\x18moov\0\0\0\x10udta\0\0\0\x08meta",
        b"\0\0\0\x08ftyp\0\0\0\x08moov",
    ],
    ids=range(8),
)
def test_made_up_boxes(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    with bounded_memory():
        quick(lambda: _use(path, content), "boxes")


def test_boxes_that_promise_gigabytes(tmp_path: Path) -> None:
    """A file full of holes is as long as it says; nothing of it is read into memory."""
    path = tmp_path / "a.mp4"
    size = 3 << 30
    for inner in (b"udta", b"trak"):
        with path.open("wb") as file:
            file.write(b"\0\0\0\x08ftyp" + size.to_bytes(4, "big") + b"moov" + (size - 8).to_bytes(4, "big") + inner)
            file.truncate(size + 8)
        looker = MediaLooker()
        with bounded_memory():
            assert quick(lambda: dict(looker.read_tags(path)), inner) == {}  # noqa: B023
            assert not quick(lambda: looker.write_tags(path, "t", "c"), inner)  # noqa: B023
