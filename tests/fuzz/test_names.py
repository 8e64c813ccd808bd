"""Any name of a file or a link: shown as plain text, saved under a name of ours, inside of the folder."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import corpus, hostile
from tests.fuzz.figures import IS_LONG, bounded_memory, figure, quick, rng
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.catalog import ModelSpec
from vidgo_desktop.core.clean_text import clean, without_secrets
from vidgo_desktop.core.links import file_name_of
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.naming import READY_MADE, NameParts, fault_of, name_of, tidy_template
from vidgo_desktop.core.task import JobRequest, Link, LocalFile, ParamValue, Task, TaskState
from vidgo_desktop.core.titles import file_stem, title_of
from vidgo_desktop.core.transfer_file import PartFile
from vidgo_desktop.core.transfer_names import safe_name

pytestmark = pytest.mark.timeout(0 if IS_LONG else 120)

SPEC: ModelSpec = next(iter(MODELS.values()))
TEMPLATES = (*READY_MADE.values(), "{date} {time} {title} ({number})", "{model}", "{picture}")
NOW = 1_790_000_000.0
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?: *\.| *$)")


def check(name: str, chance: random.Random) -> None:
    quick(lambda: _check(name, chance), name)


def _check(name: str, chance: random.Random) -> None:
    _saved(safe_name(name))
    values: dict[str, ParamValue] = {"video_url": _source(name, chance), "image_urls": _source(name[::-1], chance)}
    title = title_of(SPEC, values)
    assert 0 < len(title) <= 130
    _shown(title)
    task = Task(7, JobRequest("n", SPEC.id, values), title, TaskState.FINISHED, NOW)
    for template in TEMPLATES:
        _saved(file_stem(task, template, NOW))
        _saved(name_of(template, NameParts(name, name, name, name, 1, name, name)))
    # The template itself is text that anybody may have typed, or put into the settings file.
    _saved(name_of(name, NameParts(name, name, name, name, 1, name, name)))
    assert fault_of(tidy_template(name)) is None
    _shown(file_name_of(f"https://a.example/{name}"))
    _shown(clean(name, 100))
    assert len(clean(name, 100)) <= 100
    without_secrets(name, (name[:20],))


def _source(name: str, chance: random.Random) -> ParamValue:
    if chance.random() < 0.5:
        return LocalFile(Path(name.replace("\0", "") or "x"))
    return Link(f"https://a.example/{name}")


def _shown(text: str) -> None:
    assert hostile.CONTROLS.search(text) is None
    text.encode("utf-8")


def _saved(name: str) -> None:
    """A name that every system takes as one file of the folder."""
    assert 0 < len(name.encode("utf-8")) <= 130
    assert PurePosixPath(name).name == name == PureWindowsPath(name).name
    assert not name.startswith((".", " ")) and not name.endswith((".", " "))
    assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in name)
    assert _DEVICE.match(f"{name}.mp4") is None
    assert not set(name) & set('<>:"/\\|?*')
    assert safe_name(name) == name


@pytest.mark.parametrize("name", corpus.NAMES, ids=lambda name: ascii(name[:16]))
def test_what_once_went_wrong(name: str) -> None:
    check(name, rng("corpus"))


def test_any_number_of_hostile_names() -> None:
    chance = rng("names")
    with bounded_memory():
        for _ in range(figure(100_000, 1_500)):
            check(hostile.text(chance), chance)


@settings(max_examples=figure(20_000, 200), deadline=None, derandomize=True, database=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text(name: str) -> None:
    check(name, rng("text"))


def test_files_of_hostile_names_stay_in_their_folder_and_overwrite_nothing(tmp_path: Path) -> None:
    chance = rng("files")
    folder = tmp_path / "videos"
    folder.mkdir()
    seen: set[str] = set()
    for number in range(figure(3_000, 60)):
        part = PartFile(folder, hostile.text(chance) if number % 3 else chance.choice(corpus.NAMES))
        part.write(b"\0\0\0\x20ftypisom" + number.to_bytes(4))
        part.finish()
        saved = part.publish(Cancel(), lambda *_: None)
        part.discard()
        assert saved.parent == folder and saved.name not in seen and saved.suffix == ".mp4"
        seen.add(saved.name)
    assert {path.name for path in folder.iterdir()} == seen
    assert [path.name for path in tmp_path.iterdir()] == ["videos"]
