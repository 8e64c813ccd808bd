"""The settings file: anything can be read, writing is whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.settings import DEFAULT_API_BASE, Settings, load_settings, save_settings

CHANGED = Settings(
    theme="light",
    save_folder=Path(Path.cwd().anchor) / "videos" / "odd \udcff Zoë",
    practice=True,
    api_base="http://127.0.0.1:9999",
    sound_on=False,
    window="AdnQywADAAA=",
    splitter="AAAA/wAA",
    last_model="wan-animate-move",
    last_resolution="720p",
    welcomed=True,
    consented=True,
    language="zh_CN",
    text_percent=150,
    strong_outlines=False,
    less_movement=True,
    show_model_names=False,
    ask_above=None,
    most_per_day=1000.5,
    name_template="{date} {title}",
    warn_low_disk=False,
    proxy_mode="manual",
    proxy="http://proxy.example:8080",
    system_certificates=False,
    uploads_at_once=3,
    notify_ready=False,
    notify_needs=False,
    notify_together=False,
    chime="soft",
    keep_sound="never",
    write_recipe=False,
    stay_in_tray=True,
    keep_awake=True,
    task_order="name",
    volume=30,
)


@pytest.mark.parametrize(
    ("style", "template"),
    [
        ("video_picture_size", "{video}_{picture}_{size}"),
        ("date_video_picture", "{date}_{video}_{picture}"),
        ("video_mode_size", "{video}_{mode}_{size}"),
        ("title", "{video}_{picture}_{size}"),
        (["video_mode_size"], "{video}_{picture}_{size}"),
    ],
)
def test_a_style_of_an_older_version_is_carried_over(path: Path, style: object, template: str) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 1, "name_style": style, "theme": "light"}), encoding="utf-8")
    found, note = load_settings(path)
    assert (found.name_template, found.theme, note) == (template, "light", None)
    save_settings(path, found)
    assert "name_style" not in json.loads(path.read_text(encoding="utf-8"))
    assert load_settings(path) == (found, None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "settings.json"


@pytest.fixture
def umask() -> Iterator[Callable[[int], object]]:
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


def test_no_file_means_defaults_and_is_not_worth_a_note(path: Path) -> None:
    assert load_settings(path) == (Settings(), None)
    assert not path.parent.exists()
    assert Settings().api_base == DEFAULT_API_BASE == "https://api.vidgo.ai"


def test_everything_comes_back(path: Path) -> None:
    for each in (CHANGED, Settings(), CHANGED):
        save_settings(path, each)
        assert load_settings(path) == (each, None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name == "nt", reason="modes are a POSIX thing")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_file_and_folder_are_private(path: Path, umask: Callable[[int], object], mask: int) -> None:
    umask(mask)
    save_settings(path, CHANGED)
    path.chmod(0o644)
    save_settings(path, CHANGED)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b'{"theme": "dark"}',
        b'{"version": 2, "theme": "dark"}',
        b'{"version": true}',
        b'{"version": "1"}',
        b'{"version": 1, "x": ' + b"9" * 5_000 + b"}",
        b"[" * 200_000,
        b" " * 2_000_000,
    ],
)
def test_a_useless_file_is_kept_beside_and_told(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    found, note = load_settings(path)
    assert found == Settings()
    assert note is not None
    assert "settings.json.bad" in note
    assert not path.exists()
    assert path.with_name("settings.json.bad").read_bytes() == content
    assert load_settings(path) == (Settings(), None)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    found, note = load_settings(path)
    assert found == Settings()
    assert note
    with pytest.raises(StoreError):
        save_settings(path, CHANGED)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_a_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError):
        save_settings(tmp_path / "file" / "settings.json", CHANGED)


def test_a_cut_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(path, CHANGED)

    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(StoreError):
        save_settings(path, Settings())
    assert load_settings(path) == (CHANGED, None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("save_folder", "relative/folder"),
        ("save_folder", "/with\x00nul"),
        ("save_folder", 7),
        ("practice", 1),
        ("practice", "true"),
        ("api_base", ""),
        ("api_base", None),
        ("api_base", "https://a\nb"),
        ("sound_on", None),
        ("window", "not base64!"),
        ("window", "A" * 70_000),
        ("splitter", {}),
        ("last_model", 5),
        ("last_model", "x" * 5_000),
        ("last_resolution", "\ud800"),
        ("welcomed", []),
        ("consented", "yes"),
        ("language", ["de"]),
        ("language", "d\ne"),
        ("text_percent", 70),
        ("text_percent", 105),
        ("text_percent", True),
        ("text_percent", 100.0),
        ("strong_outlines", 1),
        ("less_movement", "no"),
        ("show_model_names", None),
        ("ask_above", 0),
        ("ask_above", "200"),
        ("most_per_day", -5),
        ("most_per_day", 1e12),
        ("most_per_day", True),
        ("name_template", "{day}"),
        ("name_template", ["{date}"]),
        ("name_template", "../{date}"),
        ("name_template", ""),
        ("keep_sound", "sometimes"),
        ("write_recipe", 1),
        ("stay_in_tray", "on"),
        ("keep_awake", None),
        ("task_order", "tallest"),
        ("warn_low_disk", 0),
        ("proxy_mode", "auto"),
        ("proxy", 8080),
        ("proxy", "a\x00b"),
        ("system_certificates", "off"),
        ("uploads_at_once", 4),
        ("uploads_at_once", 0),
        ("notify_ready", 1),
        ("notify_needs", []),
        ("notify_together", "x"),
        ("chime", "loud"),
    ],
)
def test_a_wrong_value_alone_falls_back_to_its_default(path: Path, name: str, bad: object) -> None:
    save_settings(path, CHANGED)
    parts = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(parts | {name: bad, "unknown": [1]}), encoding="utf-8")
    expected = replace(CHANGED, **{name: getattr(Settings(), name)})
    assert load_settings(path) == (expected, None)


def test_every_field_is_changed_somewhere_in_here() -> None:
    usual = Settings()
    assert [name for name in Settings.__dataclass_fields__ if getattr(CHANGED, name) == getattr(usual, name)] == []


def test_what_an_older_version_wrote_keeps_its_meaning(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 1, "theme": "dark", "practice": True}), encoding="utf-8")
    assert load_settings(path) == (Settings(theme="dark", practice=True), None)


def test_no_limit_is_a_wish_too(path: Path) -> None:
    save_settings(path, replace(Settings(), ask_above=None, most_per_day=None))
    found, _ = load_settings(path)
    assert (found.ask_above, found.most_per_day) == (None, None)


def test_a_byte_order_mark_does_no_harm(path: Path) -> None:
    save_settings(path, CHANGED)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_settings(path) == (CHANGED, None)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_NAMES = st.sampled_from(["version", *Settings.__dataclass_fields__])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.dictionaries(_NAMES, _JSON, max_size=6))
def test_any_values_give_settings_that_can_be_saved(path: Path, parts: dict[str, object]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"version": 1} | parts), encoding="utf-8")
    found, _ = load_settings(path)
    save_settings(path, found)
    assert load_settings(path) == (found, None)
