"""The screens, one after the other, as a person in practice mode comes to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from tools.shots_hands import Hands
from vidgo_desktop.core.task import Group, ResultState, TaskState
from vidgo_desktop.practice.samples import sample
from vidgo_desktop.ui.compare.place import ComparePlace
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.panes import Pane

SETTINGS_PAGES = ("account", "saving", "network", "look", "notifications")
# Words that the practice service answers to; see practice/markers.py.
_NOBODY = "https://example.com/samples/interview.mp4?practice-no-person"
_SLOW = "https://example.com/samples/robot.png?practice-slow"

_ANY_KEY = "0123456789abcdef" * 3


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment that is worth a picture. ``pane`` is what a window with one pane shows of it; None on a page without."""

    name: str
    pane: Pane | None = Pane.TASKS
    is_dialog: bool = False


def studio(hands: Hands) -> Iterator[Scene]:
    """From the first look to the settings. While a scene is handed out, the window shows it."""
    hands.until(lambda: hands.find(QAbstractButton, "balance").text()[:1].isdigit(), "the pretend balance is shown")
    yield Scene("start")
    hands.click("usePair")
    hands.until(lambda: hands.find(QAbstractButton, "generate").isEnabled(), "Generate can be pressed")
    hands.find(QComboBox, "resolution").setCurrentText("480p")
    yield Scene("filled", Pane.FORM)
    hands.click("generate")
    hands.until(lambda: hands.has(TaskState.FINISHED, ResultState.SAVED), "the first video is ready")
    _ask_for(hands, _NOBODY, sample("robot.png"))
    hands.until(lambda: hands.has(TaskState.FAILED), "one does not work")
    _ask_for(hands, sample("street_walk.mp4"), _SLOW)
    hands.until(lambda: hands.has(TaskState.RUNNING), "one is being made")
    _fill(hands, sample("street_walk.mp4"), sample("robot.png"))
    hands.choose_row(Group.READY)
    yield Scene("working")
    hands.window.player.play()
    shown = hands.window.player.stage.frames_shown
    hands.until(lambda: hands.window.player.stage.frames_shown > shown + 10, "the result plays")
    yield Scene("ready", Pane.PLAYER)
    yield from _compared(hands)
    hands.choose_row(Group.PROBLEM)
    yield Scene("problem", Pane.PLAYER)
    yield from _dialogs(hands)
    yield from _help(hands)


def _compared(hands: Hands) -> Iterator[Scene]:
    """The finished video beside its source. Who shows a pane leaves this page."""
    place = hands.window.findChild(ComparePlace)
    if place is None:
        return
    place.open()
    hands.until(lambda: place.page is not None and place.page.stage.shot is not None, "both sides are shown")
    yield Scene("compare", pane=None)
    place.leave()


def _help(hands: Hands) -> Iterator[Scene]:
    for name, open_it in (
        ("help-keys", hands.window.help_actions.open_keys),
        ("help-report", hands.window.help_actions.open_report),
        ("help-about", hands.window.help_actions.open_about),
    ):
        open_it()
        yield Scene(name, is_dialog=True)
        _close(hands)


def _fill(hands: Hands, video: Path | str, image: Path | str) -> None:
    form = hands.window.form
    for kind, wanted in (("video", video), ("image", image)):
        if isinstance(wanted, Path):
            form.set_file(kind, wanted)
        else:
            form.set_link(kind, wanted)
    hands.until(lambda: hands.find(QAbstractButton, "generate").isEnabled(), "Generate can be pressed")


def _ask_for(hands: Hands, video: Path | str, image: Path | str) -> None:
    before = len(hands.tasks())
    _fill(hands, video, image)
    hands.click("generate")
    hands.until(lambda: len(hands.tasks()) > before, "one more row")


def _dialogs(hands: Hands) -> Iterator[Scene]:
    window = hands.window
    task = window.player.task
    if task is not None:
        window.task_actions.act(task, ActionKind.DETAILS)
        yield Scene("details", is_dialog=True)
        _close(hands)
    for page in SETTINGS_PAGES:
        window.task_actions.settings.open(page)
        yield Scene(f"settings-{page}", is_dialog=True)
    _close(hands)


def _close(hands: Hands) -> None:
    for dialog in hands.dialogs():
        dialog.reject()
    hands.until(lambda: not hands.dialogs(), "the dialogs are closed")


def welcome(hands: Hands) -> Iterator[Scene]:
    """The three steps of the first start, with a service on this computer that takes every key."""
    following = hands.find(QAbstractButton, "welcomeNext")
    yield Scene("welcome-what")
    hands.click("welcomeNext")
    hands.find(QLineEdit, "apiKey").setText(_ANY_KEY)
    hands.until(following.isEnabled, "the key works")
    hands.settle()
    yield Scene("welcome-account")
    hands.click("welcomeNext")
    yield Scene("welcome-folder")
