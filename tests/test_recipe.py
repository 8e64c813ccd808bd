"""The recipe of a video as a value, as text, and as a file beside its video."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from vidgo_desktop import __version__
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.charge_marks import OTHERS
from vidgo_desktop.core.errors import Charge, SaveError
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.recipe import (
    MOST_SOURCES,
    Recipe,
    RecipeSource,
    hash_mark,
    hash_words,
    known_hash,
    recipe_of,
    to_json,
    to_line,
)
from vidgo_desktop.core.recipe_file import places_of, read_file, read_of_video, write_beside, write_charge
from vidgo_desktop.core.recipe_reader import MOST_BYTES, NewerRecipe, NoRecipe, read_recipe
from vidgo_desktop.core.task import JobRequest, Link, LocalFile, ParamValue, ResultState, Task, TaskState
from vidgo_desktop.core.titles import title_of

SHA = "0f" * 32
VALUES: Mapping[str, ParamValue] = {
    "video_url": LocalFile(Path("/home/anna/Private/street walk.mp4")),
    "image_urls": Link("https://user:pw@files.example.com:8443/a/b/red_coat.png?token=secretsecret#x"),
    "resolution": "480p",
}


def task(values: Mapping[str, ParamValue] = VALUES, **fields: object) -> Task:
    request = JobRequest("n1", "wan-animate-replace", values, callback_url="https://hook.example/secret")
    made = Task(1, request, "Street walk × Red coat", TaskState.FINISHED, 1_800_000_000.0)
    known = {
        "task_id": "T0001",
        "submitted_at": 1_800_000_010.0,
        "ended_at": 1_800_000_070.0,
        "result": ResultState.SAVED,
        "result_url": "https://storage.example/x.mp4?sig=abcdefghijkl",
        "extra": MappingProxyType({hash_mark("video_url"): hash_words(SHA, 1234)}),
    }
    return replace(made, **{**known, **fields})  # type: ignore[arg-type]  # field types are the tests' duty


def test_what_stands_in_it() -> None:
    assert json.loads(to_json(recipe_of(task(), __version__))) == {
        "format": "vidgo-desktop-recipe",
        "version": 1,
        "app": {"name": "Vidgo Desktop", "version": __version__},
        "title": "Street walk × Red coat",
        "model": "wan-animate-replace",
        "resolution": "480p",
        "parameters": {},
        "sources": [
            {"parameter": "video_url", "kind": "video", "name": "street walk.mp4", "sha256": SHA, "size": 1234},
            {"parameter": "image_urls", "kind": "image", "name": "red_coat.png", "host": "files.example.com"},
        ],
        "task": "T0001",
        "times": {
            "created": "2027-01-15T08:00:00Z",
            "sent": "2027-01-15T08:00:10Z",
            "ended": "2027-01-15T08:01:10Z",
        },
        "charge": {"state": "not known"},
    }


def test_the_same_recipe_is_the_same_bytes_and_readable() -> None:
    recipe = recipe_of(task(title="Straße × 红衣"), "1.2")
    assert to_json(recipe) == to_json(recipe)
    assert "Straße × 红衣" in to_json(recipe).decode("utf-8")
    assert to_json(recipe).endswith(b"}\n")
    assert "\n" not in to_line(recipe)
    assert read_recipe(to_json(recipe)) == read_recipe(to_line(recipe).encode()) == recipe


@pytest.mark.parametrize(
    ("fields", "practice", "charge"),
    [
        ({"charge": Charge.CHARGED, "charged": 14.5}, False, {"state": "charged", "credits": 14.5}),
        (
            {"charge": Charge.CHARGED, "charged": 7.0, "extra": {OTHERS: "2"}},
            False,
            {"state": "charged", "credits": 7.0, "shared_with": 2},
        ),
        ({"charge": Charge.CHARGED}, False, {"state": "not known"}),
        ({"charge": Charge.UNCLEAR, "charged": 3.0}, False, {"state": "not known"}),
        ({}, False, {"state": "not known"}),
        ({"charge": Charge.CHARGED, "charged": 14.5}, True, {"state": "practice"}),
    ],
)
def test_the_charge_is_told_as_far_as_it_is_known(
    fields: dict[str, object], practice: bool, charge: dict[str, object]
) -> None:
    recipe = recipe_of(task(VALUES, **fields), "1", practice=practice)
    content = to_json(recipe)
    assert json.loads(content)["charge"] == charge
    assert read_recipe(content) == recipe


def test_nothing_in_it_opens_anything() -> None:
    text = to_json(recipe_of(task(title="see https://storage.example/x?sig=1"), "1")).decode()
    secrets = "http :// token secretsecret pw@ 8443 /a/b anna Private /home hook sig"
    assert [secret for secret in secrets.split() if secret in text] == []


@pytest.mark.parametrize(
    "url",
    [
        "https://drive.example.com/file/d/1A2b3C4d5E6f7G8h9/view",
        "https://cdn.example.com/4f3a9bc2d1e05a6b7c8d.mp4",
        "https://cdn.example.com/share",
        "https://cdn.example.com/download.php?f=red.mp4",
    ],
)
def test_a_name_that_may_be_the_key_to_a_link_is_left_out(url: str) -> None:
    values: dict[str, ParamValue] = {"video_url": Link(url), "resolution": "480p"}
    title = title_of(MODELS["wan-animate-replace"], values)
    recipe = recipe_of(task(values, title=title), "1")
    assert (recipe.sources[0].name, recipe.title) == ("", "")
    assert recipe.sources[0].host
    # What the user called it is told.
    assert recipe_of(task(values, title="My walk"), "1").title == "My walk"


def test_other_values_are_told_but_no_links() -> None:
    values: dict[str, ParamValue] = {"seed": 7, "strength": 0.5, "upscale": True, "style": "soft", "odd": "https://x/y"}
    assert dict(recipe_of(task(values), "1").parameters) == {**values, "odd": ""}


@pytest.mark.parametrize("mark", ["", "x", f"{SHA}", f"{SHA} -1", f"{SHA.upper()} 3", f"{SHA} 3 4"])
def test_a_damaged_mark_is_no_hash(mark: str) -> None:
    assert known_hash(task(extra={hash_mark("video_url"): mark}), "video_url") == ("", None)


def test_a_link_that_is_none_has_no_host() -> None:
    recipe = recipe_of(task({"video_url": Link("http://[broken")}), "1")
    assert recipe.source("video_url") == RecipeSource("video_url", "video")
    assert recipe.source("other") is None


def test_times_that_no_calendar_has_are_left_out() -> None:
    assert json.loads(to_json(Recipe("m", created=1e30)))["times"]["created"] is None


# --- reading -------------------------------------------------------------------------------------------------------

GOOD = json.loads(to_json(recipe_of(task(), "1")))


def _bytes(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"format": "vidgo-desktop-recipe"}',
        b'{"format": "vidgo-desktop-recipe", "version": 1',
        b'["vidgo-desktop-recipe"]',
        _bytes(version="1"),
        _bytes(version=True),
        _bytes(version=0),
        _bytes(version=1.0),
        _bytes(format="another, not vidgo-desktop-recipe"),
        _bytes(model=""),
        _bytes(model=7),
        _bytes(note="x" * MOST_BYTES),
        b'{"format":"vidgo-desktop-recipe","version":1,"model":"m","x":' + b"[" * 3_000 + b"]" * 3_000 + b"}",
    ],
)
def test_what_is_no_recipe(content: bytes) -> None:
    with pytest.raises(NoRecipe) as met:
        read_recipe(content)
    assert not isinstance(met.value, NewerRecipe)


def test_a_later_version_is_told_as_one() -> None:
    with pytest.raises(NewerRecipe):
        read_recipe(_bytes(version=2))
    with pytest.raises(NewerRecipe):
        read_recipe(_bytes(version=10**30))


def test_unknown_keys_are_left_out() -> None:
    assert read_recipe(_bytes(later={"a": [1]}, app={"name": "Vidgo Desktop", "version": "1", "more": 3})) == (
        read_recipe(_bytes())
    )


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"title": "a\u202eb\n"}, "title", "a\ufffdb"),
        ({"title": 3}, "title", ""),
        ({"resolution": ["480p"]}, "resolution", ""),
        ({"task": "x" * 900}, "task", "x" * 499 + "…"),
        ({"times": {"created": "2027-01-15"}}, "created", None),
        ({"times": {"created": "2027-99-15T08:00:00Z"}}, "created", None),
        ({"times": 3}, "sent", None),
        ({"charge": {"state": "charged", "credits": -1}}, "credits", None),
        ({"charge": {"state": "charged", "credits": "5"}}, "credits", None),
        ({"charge": {"state": "charged", "credits": True}}, "credits", None),
        ({"charge": {"state": "later", "credits": 5}}, "credits", None),
        ({"charge": {"state": "charged", "credits": 5, "shared_with": -2}}, "shared_with", 0),
        ({"parameters": {"a": [1], "b": 1e400, "c": 2, "d": None, "e": "f"}}, "parameters", {"c": 2, "e": "f"}),
        ({"sources": {"a": 1}}, "sources", ()),
        ({"sources": [3, None, "x"]}, "sources", ()),
        ({"app": []}, "app", "Vidgo Desktop"),
    ],
)
def test_values_of_the_wrong_kind_count_as_missing(changes: dict[str, object], field: str, value: object) -> None:
    assert getattr(read_recipe(_bytes(**changes)), field) == value


@pytest.mark.parametrize(
    "name", ["../x.mp4", "/etc/passwd", "a\\b.mp4", "..", ".", "c:x.mp4", "a\0b/c", "x|y", 'q"', 7, None]
)
def test_a_name_never_leads_anywhere(name: object) -> None:
    sources = [{"parameter": "video_url", "kind": "other", "name": name, "sha256": "zz", "size": -4, "host": "a/b?c"}]
    assert read_recipe(_bytes(sources=sources)).sources == (RecipeSource("video_url"),)


def test_there_is_an_end_to_everything() -> None:
    recipe = read_recipe(_bytes(sources=[{}] * 100, parameters={str(number): number for number in range(200)}))
    assert (len(recipe.sources), len(recipe.parameters)) == (MOST_SOURCES, 64)


# --- the file beside the video -------------------------------------------------------------------------------------


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "street-walk.mp4"
    path.write_bytes(b"video")
    return path


RECIPE = recipe_of(task(), "1")


def test_it_lies_beside_its_video_under_the_same_name(video: Path) -> None:
    path = write_beside(video, RECIPE, Cancel())
    assert path == video.with_name("street-walk.json")
    assert path.read_bytes() == to_json(RECIPE)
    assert read_file(path) == RECIPE
    assert sorted(each.name for each in video.parent.iterdir()) == ["street-walk.json", "street-walk.mp4"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_it_is_written_once(video: Path) -> None:
    path = write_beside(video, RECIPE, Cancel())
    path.write_bytes(to_json(replace(RECIPE, credits=5.0)))
    assert write_beside(video, RECIPE, Cancel()) == path
    assert read_file(path).credits == 5.0


@pytest.mark.parametrize("there", ["a file", "another recipe", "a folder", "a link", "a link to nowhere", "a pipe"])
def test_what_belongs_to_somebody_else_stays(there: str, video: Path, tmp_path: Path) -> None:
    taken, elsewhere = video.with_suffix(".json"), tmp_path / "elsewhere"
    elsewhere.write_bytes(to_json(RECIPE))
    if there == "a file":
        taken.write_bytes(b"mine")
    elif there == "another recipe":
        taken.write_bytes(to_json(replace(RECIPE, task="T2")))
    elif there == "a folder":
        taken.mkdir()
    elif there == "a pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no pipes in folders here")
        os.mkfifo(taken)
    else:
        taken.symlink_to(elsewhere if there == "a link" else tmp_path / "nowhere")
    content = taken.read_bytes() if there in ("a file", "another recipe") else b""
    path = write_beside(video, RECIPE, Cancel())
    assert path == video.with_name("street-walk.mp4.json")
    assert read_file(path) == RECIPE
    assert write_charge(video, replace(RECIPE, credits=3.0))
    assert read_file(path).credits == 3.0
    assert elsewhere.read_bytes() == to_json(RECIPE)
    if content:
        assert taken.read_bytes() == content


def test_with_both_names_taken_there_is_none(video: Path) -> None:
    for place in places_of(video):
        place.write_bytes(b"mine")
    with pytest.raises(SaveError):
        write_beside(video, RECIPE, Cancel())
    assert not write_charge(video, replace(RECIPE, credits=3.0))
    assert {place.read_bytes() for place in places_of(video)} == {b"mine"}
    assert len(list(video.parent.iterdir())) == 3


def test_the_charge_comes_later_and_the_rest_stays(video: Path) -> None:
    path = write_beside(video, RECIPE, Cancel())
    theirs = {**json.loads(path.read_bytes()), "my note": "the best one ♥"}
    path.write_text(json.dumps(theirs), encoding="utf-8")
    assert write_charge(video, replace(RECIPE, credits=14.5, shared_with=1, title="another"))
    now = json.loads(path.read_bytes())
    assert now == {**theirs, "charge": {"state": "charged", "credits": 14.5, "shared_with": 1}}
    before = path.stat().st_ino
    assert write_charge(video, replace(RECIPE, credits=14.5, shared_with=1))
    assert path.stat().st_ino == before
    assert len(list(video.parent.iterdir())) == 2


def test_a_recipe_that_was_thrown_away_does_not_come_back(video: Path) -> None:
    write_beside(video, RECIPE, Cancel()).unlink()
    assert not write_charge(video, replace(RECIPE, credits=14.5))
    assert list(video.parent.iterdir()) == [video]


def test_without_a_number_no_file_is_taken_for_our_own(video: Path) -> None:
    nameless = replace(RECIPE, task="")
    video.with_suffix(".json").write_bytes(to_json(nameless))
    assert not write_charge(video, replace(nameless, credits=2.0))
    assert write_beside(video, nameless, Cancel()).name == "street-walk.mp4.json"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that this user may not write to")
def test_a_folder_that_may_not_be_written_to(video: Path) -> None:
    video.parent.chmod(0o500)
    try:
        with pytest.raises(SaveError):
            write_beside(video, RECIPE, Cancel())
    finally:
        video.parent.chmod(0o700)


@pytest.mark.parametrize("name", ["comment", "description", "synopsis"])
def test_what_stands_inside_comes_first(name: str, video: Path) -> None:
    write_beside(video, RECIPE, Cancel())
    inside = replace(RECIPE, task="inside")
    assert read_of_video(video, lambda _: {name: to_line(inside)}) == inside
    assert read_of_video(video, lambda _: {name: "theirs"}) == RECIPE


def test_a_later_version_inside_does_not_hide_what_lies_beside(video: Path) -> None:
    newer = to_line(RECIPE).replace('"version":1,', '"version":9,', 1)
    with pytest.raises(NewerRecipe):
        read_of_video(video, lambda _: {"comment": newer})
    video.with_suffix(".json").write_text(newer, encoding="utf-8")
    with pytest.raises(NewerRecipe):
        read_of_video(video, lambda _: {})
    write_beside(video, RECIPE, Cancel())
    assert read_of_video(video, lambda _: {"comment": newer}) == RECIPE


def test_a_file_of_any_size_costs_little(tmp_path: Path) -> None:
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(1 << 34)
    with pytest.raises(NoRecipe):
        read_file(big)
    with pytest.raises(NoRecipe):
        read_file(tmp_path)
