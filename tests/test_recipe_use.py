"""*Use these settings again* in the running program: from a row, from a dropped video, from a dropped recipe."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.media_files import write_clip
from tests.scripted_service import ScriptedService
from tests.window import Window, opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.recipe import Recipe, RecipeSource, to_json
from vidgo_desktop.core.settings import load_settings
from vidgo_desktop.core.task import LocalFile, ResultState, Task
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.source_card import SourceCard
from vidgo_desktop.ui.task_menu import TaskMenu

CLIP = resources.path("samples", "street_walk.mp4")
PICTURE = resources.path("samples", "red_coat.png")


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def card(window: Window, kind: ParamKind) -> SourceCard:
    return next(each for each in window.app.window.findChildren(SourceCard) if each.kind is kind)


def drop(target: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(target.rect().center())
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # Qt drops on whatever took it when it came over.
    QApplication.sendEvent(target, QDragEnterEvent(place.toPoint(), copy, mime, left, none))
    QApplication.sendEvent(target, QDropEvent(place, copy, mime, left, none))


def said(window: Window) -> str:
    """What the toast says; empty while there is none."""
    toast = window.app.window.toast
    return toast.text if toast.isVisible() else ""


def toast_button(window: Window) -> QPushButton:
    found = window.app.window.findChild(QPushButton, "toastAction")
    assert isinstance(found, QPushButton)
    assert found.isVisible()
    return found


def made(window: Window, video: Path, picture: Path = PICTURE) -> Task:
    """Make a video of two local files, and empty the form."""
    form = window.app.window.form
    form.set_file("video", video)
    form.set_file("image", picture)
    form.choose_resolution("720p")
    window.until(lambda: window.button("generate").isEnabled())
    window.click("generate")
    tasks = window.app.window.tasks.model
    window.until(lambda: tasks.counts()[None] == 1)
    window.until_row("ready")
    window.until(lambda: (task := tasks.newest()) is not None and task.result is ResultState.SAVED)
    task = tasks.newest()
    assert task is not None
    for each in window.app.window.findChildren(SourceCard):
        each.clear()
    form.choose_resolution("480p")
    # What the player finds out about its file is said too, and is not the subject here.
    window.app.window.show_nothing_chosen()
    return task


def values(window: Window) -> dict[str, object]:
    draft = window.app.window.form.draft()
    return {name: draft.get(name, "") for name in ("model", "resolution", "video_file", "video_link", "image_file")}


def sent_from(video: Path) -> dict[str, object]:
    return {
        "model": "wan-animate-replace",
        "resolution": "720p",
        "video_file": str(video),
        "video_link": "",
        "image_file": str(PICTURE),
    }


def menu_of(window: Window, task: Task) -> TaskMenu:
    view = window.app.window.findChild(QWidget, "taskList")
    assert isinstance(view, QWidget)
    return TaskMenu(window.app.theme, task, view)


def test_a_ready_row_fills_the_form_again(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    video = write_clip(tmp_path / "my walk.mp4")
    with service, opened(qtbot, tmp_path, service.url) as window:
        task = made(window, video)
        posts = service.count("POST", "/api/generate/submit")
        menu = menu_of(window, task)
        entries = [entry for entry in menu.actions() if entry.data() == ActionKind.USE_AGAIN.value]
        assert [entry.text() for entry in entries] == ["Use these settings again"]
        assert not entries[0].icon().isNull()
        window.app.window.task_actions.act(task, ActionKind.USE_AGAIN)
        window.until(lambda: said(window) == "The form has the settings of “My walk × Red coat”.")
        assert values(window) == sent_from(video)
        # Nothing is asked for by that.
        assert service.count("POST", "/api/generate/submit") == posts
        toast_button(window).click()
        assert values(window) == {**values(window), "resolution": "480p", "video_file": "", "image_file": ""}


def test_what_is_missing_is_said(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    video = write_clip(tmp_path / "my walk.mp4")
    with service, opened(qtbot, tmp_path, service.url) as window:
        task = made(window, video)
        video.unlink()
        card(window, ParamKind.VIDEO).set_file(CLIP)
        window.app.window.task_actions.act(task, ActionKind.USE_AGAIN)
        window.until(lambda: "Not found: my walk.mp4." in said(window))
        assert values(window) == {**sent_from(video), "video_file": ""}
        toast_button(window).click()
        assert values(window)["video_file"] == str(CLIP)


def _on_the_card(window: Window, path: Path) -> None:
    drop(card(window, ParamKind.VIDEO), path)


def _on_the_other_card(window: Window, path: Path) -> None:
    drop(card(window, ParamKind.IMAGE), path)


def _on_the_window(window: Window, path: Path) -> None:
    drop(window.app.window, path)


@pytest.mark.parametrize("place", [_on_the_card, _on_the_window])
def test_a_finished_video_that_is_dropped_offers_its_settings(
    place: Callable[[Window, Path], None], qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    video = write_clip(tmp_path / "my walk.mp4")
    with service, opened(qtbot, tmp_path, service.url) as window:
        task = made(window, video)
        assert task.result_path is not None
        place(window, task.result_path)
        window.until(lambda: said(window) == "This video was made with Vidgo Desktop.")
        # It stays what it was dropped as: an input.
        assert card(window, ParamKind.VIDEO).path == task.result_path
        button = toast_button(window)
        assert (button.text(), button.accessibleName()) == ("Use its settings", "Use its settings")
        button.click()
        assert values(window) == sent_from(video)
        assert service.count("POST", "/api/generate/submit") == 1


@pytest.mark.parametrize("place", [_on_the_card, _on_the_other_card, _on_the_window])
def test_a_dropped_recipe_fills_the_form(
    place: Callable[[Window, Path], None], qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    video = write_clip(tmp_path / "my walk.mp4")
    with service, opened(qtbot, tmp_path, service.url) as window:
        task = made(window, video)
        assert task.result_path is not None
        place(window, task.result_path.with_suffix(".json"))
        window.until(lambda: "The form has the settings" in said(window))
        assert values(window) == sent_from(video)


def test_another_video_or_picture_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    walk = Path(shutil.copy(CLIP, tmp_path / "walk.mp4"))
    coat = Path(shutil.copy(PICTURE, tmp_path / "coat.png"))
    # Not the picture's own, whatever it is called.
    (tmp_path / "coat.json").write_bytes(to_json(Recipe("wan-animate-move")))
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", arguments=("--practice",)) as window:
        found: list[object] = []
        window.app.window.task_actions.recipes.file_wished.connect(found.append)
        drop(window.app.window, walk, coat)
        window.until(lambda: window.button("generate").isEnabled())
        assert found == [walk]
        drop(window.app.window, tmp_path / "nothing.json")
        window.until(lambda: said(window) == "There is no recipe in “nothing.json”.")
        assert not any("made with" in each.text for each in window.app.window.toast.messages.messages)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"mine", "There is no recipe in “made.json”."),
        (b'{"format":"vidgo-desktop-recipe","version":2}', "“made.json” was written by a newer Vidgo Desktop."),
        (to_json(Recipe("wan-9")), "“made.json” was made with a model that is not known here."),
        (
            to_json(
                Recipe("wan-animate-move", "480p", sources=(RecipeSource("video_url"), RecipeSource("image_urls")))
            ),
            "The form has the settings of “made.json”. Not found: the video, the picture.",
        ),
    ],
)
def test_what_a_file_is_said_to_be(content: bytes, words: str, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "made.json"
    path.write_bytes(content)
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", arguments=("--practice",)) as window:
        drop(window.app.window, path)
        window.until(lambda: said(window) == words)
        is_used = b"wan-animate-move" in content
        assert values(window)["model"] == ("wan-animate-move" if is_used else "wan-animate-replace")


def test_a_name_from_outside_is_plain_and_short(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "made.json"
    path.write_bytes(to_json(replace(Recipe("wan-animate-move"), title="<b>" + "x" * 300)))
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", arguments=("--practice",)) as window:
        drop(window.app.window, path)
        window.until(lambda: "<b>xxx" in said(window))
        assert len(said(window)) < 110


def test_recipes_can_be_turned_off(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, "http://127.0.0.1:9", arguments=("--practice",)) as window:
        dialog = window.app.window.task_actions.settings.open("saving")
        switch = window.button("writeRecipe")
        assert switch.isVisible()
        assert (switch.isChecked(), switch.accessibleName()) == (True, "Write a recipe beside each video")
        switch.click()
        assert not window.app.window.settings.write_recipe
        window.until(
            lambda: (
                (tmp_path / "settings.json").exists() and not load_settings(tmp_path / "settings.json")[0].write_recipe
            )
        )
        dialog.close()


def test_a_local_file_is_what_the_form_would_send(qtbot: QtBot, tmp_path: Path, service: ScriptedService) -> None:
    video = write_clip(tmp_path / "my walk.mp4")
    with service, opened(qtbot, tmp_path, service.url) as window:
        task = made(window, video)
        window.app.window.task_actions.act(task, ActionKind.USE_AGAIN)
        window.until(lambda: card(window, ParamKind.VIDEO).value() == LocalFile(video))
        window.until(lambda: window.button("generate").isEnabled())
