"""The words of the player's pane. Pure functions of a snapshot and the time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from vidgo_desktop.core.keep_sound import shown_result
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.result_link import link_works
from vidgo_desktop.core.task import BUSY, LocalFile, ResultState, Task, TaskState
from vidgo_desktop.ui.error_text import ActionKind, action_words
from vidgo_desktop.ui.player_facts import PlayState
from vidgo_desktop.ui.stage import StageView
from vidgo_desktop.ui.task_speech import spoken_title
from vidgo_desktop.ui.task_text import words_of

translate = QCoreApplication.translate

_KINDS = {"ok": "ok", "warn": "warn", "error": "error", "accent.text": "accent"}


@dataclass(frozen=True, slots=True)
class BadgeWords:
    """What the badge shows: its kind, an icon, a word."""

    kind: str
    icon: str
    word: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said on the stage. ``help`` is the text of a button, empty for none; ``can_find`` offers to show where
    the file is.
    """

    text: str
    can_open: bool = False
    help: str = ""
    can_find: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Which files are wanted on the stage. A new snapshot with the same content does not disturb playback."""

    task: int | None
    source: Path | None
    result: Path | None
    poster: Path | None = None


def content_of(task: Task, poster: Path | None) -> Content:
    """The files of a task; only those of this computer can be shown."""
    source = task.request.values.get("video_url")
    local = source.path if isinstance(source, LocalFile) else None
    return Content(task.id, local, shown_result(task) if is_ready(task) else None, poster)


def head_of(task: Task | None, *, sample: bool, milliseconds: int, now: float) -> tuple[str, str, BadgeWords | None]:
    """Title, subtitle and badge of a task (``milliseconds`` is its length, 0 when not known), a sample or nothing."""
    if task is not None:
        return task.title, subtitle_of(task, milliseconds), badge_of(task, now)
    title = translate("Player", "Your result plays here")
    if not sample:
        return title, "", None
    text = translate("Player", "Until then, a sample. Drag the line to see before and after.")
    return title, text, BadgeWords("neutral", "film", translate("Player", "Sample"))


def badge_of(task: Task, now: float) -> BadgeWords:
    """The state of a task as a badge, at ``now`` (UTC seconds)."""
    words = words_of(task, now, brief=True)
    return BadgeWords(_KINDS.get(words.tone, "neutral"), words.icon, words.word)


def subtitle_of(task: Task, milliseconds: int) -> str:
    """``Replace the person · 480p · 10 s``; parts that are not known are left out."""
    spec = MODELS.get(task.model)
    label = task.model if spec is None else translate("Catalog", spec.label)
    return " · ".join(part for part in (label, task.resolution, _length(milliseconds)) if part)


def _length(milliseconds: int) -> str:
    if milliseconds <= 0:
        return ""
    seconds = round(milliseconds / 1000, 1)
    number = QLocale().toString(seconds, "f", 0 if seconds == int(seconds) else 1)
    return translate("Player", "{seconds} s").format(seconds=number)


def is_ready(task: Task) -> bool:
    """Whether the task's video is saved."""
    return task.state is TaskState.FINISHED and task.result is ResultState.SAVED and task.result_path is not None


def notice_of(task: Task | None, state: PlayState, now: float, *, can_open: bool) -> Notice | None:
    """What to say on the stage when the video cannot be seen; None when it can."""
    if state is PlayState.CANNOT_PLAY:
        text = translate("Player", "This computer cannot play this video here.")
        return Notice(text, can_open=can_open)
    if task is None:
        return Notice(translate("Player", "Your result plays here.")) if state is PlayState.EMPTY else None
    if state is not PlayState.MISSING:
        return None
    if is_ready(task):
        text = translate("Player", "The file is no longer in its folder.")
        if link_works(task, now):
            text = translate("Player", "The file is no longer in its folder. Its link still works.")
            return Notice(text, help=action_words(ActionKind.DOWNLOAD_AGAIN), can_find=True)
        return Notice(text, can_find=True)
    saving = task.state is TaskState.FINISHED and task.result in (ResultState.WAITING, ResultState.SAVING)
    if task.state in BUSY or saving:
        return Notice(translate("Player", "Your video plays here when it is ready."))
    buttons = words_of(task, now).buttons
    return Notice(translate("Player", "There is no video to show."), help=buttons[0].text if buttons else "")


def stage_name(task: Task | None, view: StageView, sides: int, state: PlayState) -> str:
    """What the stage shows, for a screen reader."""
    what = translate("Player", "Sample") if task is None else spoken_title(task)
    if state is PlayState.LOADING:
        return translate("Player", "Preview, {what}, loading").format(what=what)
    if state is not PlayState.SHOWING:
        return translate("Player", "Preview, {what}, no video").format(what=what)
    if sides < 2 or view is StageView.SINGLE:
        shown = translate("Player", "result") if task is None or is_ready(task) else translate("Player", "source")
        return translate("Player", "Preview, {what}, {shown}").format(what=what, shown=shown)
    if view is StageView.SIDE:
        return translate("Player", "Preview, {what}, source and result side by side").format(what=what)
    return translate("Player", "Preview, {what}, before and after with a wipe line").format(what=what)
