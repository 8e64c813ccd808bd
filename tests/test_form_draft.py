"""What stands in the form outlives a crash, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.scripted_service import ScriptedService
from tests.window import PICTURE, VIDEO, opened
from vidgo_desktop.core.draft_file import drop_draft, load_draft, save_draft
from vidgo_desktop.core.store import TaskStore


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService() as running:
        running.steps = [{"status": "running", "progress": 30}]
        yield running


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b"[" * 60_000, b'{"video_link": ' + b"1" * 70_000]
)
def test_a_bad_file_is_like_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(content)
    assert load_draft(path) == {}


def test_only_texts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps({"video_link": VIDEO, "image_link": 5, "callback": None}))
    assert load_draft(path) == {"video_link": VIDEO}


def test_there_and_back(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    kept = {"video_file": "C:\\Fünf \U0001f600\udc80.mp4", "model": "wan-animate-move"}
    save_draft(path, kept)
    assert load_draft(path) == kept
    drop_draft(path)
    drop_draft(path)
    assert load_draft(path) == {}


def test_nobody_hears_of_a_draft_that_cannot_be_kept(tmp_path: Path) -> None:
    save_draft(tmp_path / "missing" / "draft.json", {"video_link": VIDEO})
    save_draft(tmp_path / "draft.json", {"video_link": "x" * 70_000})
    assert not list(tmp_path.iterdir())


def test_kept_while_it_stands_there(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    path = tmp_path / "draft.json"
    with opened(qtbot, tmp_path, service.url) as window:
        window.field("videoUrl").setText(VIDEO)
        window.until(lambda: load_draft(path).get("video_link") == VIDEO)
        window.field("videoUrl").setText("")
        window.until(lambda: not path.exists())
        window.fill()
        window.until(lambda: load_draft(path).get("image_link") == PICTURE)
        window.click("generate")
        window.until_row("making your video")
        window.until(lambda: not path.exists())
    assert not path.exists()


def test_gone_after_a_good_end(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    with opened(qtbot, tmp_path, service.url) as window:
        window.fill()
        window.until((tmp_path / "draft.json").exists)
    with opened(qtbot, tmp_path, service.url) as window:
        assert window.field("videoUrl").text() == ""


def test_the_same_press_after_a_crash_is_the_same_task(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    draft = {"video_link": VIDEO, "image_link": PICTURE, "nonce": "the-very-same-press"}
    for _ in range(2):
        # As if the program had been killed after its list had the task, and before the draft was gone.
        save_draft(tmp_path / "draft.json", draft)
        with opened(qtbot, tmp_path, service.url) as window:
            window.until(lambda window=window: window.field("videoUrl").text() == VIDEO)  # type: ignore[misc]
            window.until(lambda window=window: window.button("generate").isEnabled())  # type: ignore[misc]
            window.click("generate")
            window.until_row("making your video")
    store = TaskStore.open(tmp_path / "account" / "tasks.db")
    assert len(store.index().ids) == 1
    store.close()
    assert service.posts == {VIDEO: 1}
