"""The words of a task in the list: state, detail, sentence, buttons. Pure functions of a snapshot and the time."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.charge_marks import is_watched
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import UploadProgress
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.task import ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.ui.error_text import ActionKind, action_words, charge_words
from vidgo_desktop.ui.link_words import is_urgent, link_sentence
from vidgo_desktop.ui.numbers import clock
from vidgo_desktop.ui.problem_words import charge_of, words_of_problem
from vidgo_desktop.ui.task_notes import UNUSUAL_AFTER_SECONDS, attempt_words, notes, odd_word, unusual
from vidgo_desktop.ui.time_words import bytes_text, whole_duration

translate = QCoreApplication.translate

# Most videos of a few seconds are made in less; from then on the row says that this is still fine.
SLOW_AFTER_SECONDS = 600.0
# Longer waits than this are for the user to decide, so a longer one comes from a clock that was set.
_LONGEST_WAIT = 3600.0
_ICONS = {
    ActionKind.TRY_AGAIN: "again",
    ActionKind.SAVE_AGAIN: "again",
    ActionKind.DOWNLOAD_AGAIN: "again",
    ActionKind.USE_LINK: "link",
    ActionKind.REPLACE_KEY: "key",
    ActionKind.TOP_UP: "credits",
    ActionKind.CHOOSE_FOLDER: "folder",
    ActionKind.WAS_I_CHARGED: "credits",
    ActionKind.LOOK_AGAIN: "refresh",
    ActionKind.PLAY: "play",
    ActionKind.COMPARE: "wipe",
    ActionKind.SHOW_IN_FOLDER: "folder",
    ActionKind.OPEN_LINK: "open-outside",
    ActionKind.COPY_LINK: "copy",
    ActionKind.COPY_FILE: "copy",
    ActionKind.OPEN_WITH: "open-outside",
    ActionKind.REMOVE: "trash",
    ActionKind.STOP_WAITING: "clock",
    ActionKind.DETAILS: "info",
}
# These send again or lead through the form, so they need a model that is known here. That of a task which was taken
# in by its number is not, nor that of one which a newer version made.
_NEEDS_MODEL = frozenset(
    {
        ActionKind.TRY_AGAIN,
        ActionKind.USE_AGAIN,
        ActionKind.CHOOSE_VIDEO,
        ActionKind.CHOOSE_IMAGE,
        ActionKind.USE_LINK,
    }
)
# Nothing went wrong with the saving here: there was nothing to save.
_OWN_HEADLINE = frozenset({"NoFiles"})


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a row or an entry of its menu. ``icon`` may be empty."""

    kind: ActionKind
    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a row shows that is not in its task: the bytes of its upload, how many tasks are sent before it, and the
    folder of finished videos in words.
    """

    upload: UploadProgress | None = None
    before: int = 0
    folder: str = ""


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What a row says. ``tone`` is a token of the palette, ``bar`` a share from 0 to 1 or None for no bar.

    ``turns``: the icon turns. ``tools``: the row has icons at its end. ``foreign``: somebody else's words are in the
    sentence, so it may be of any length.
    """

    icon: str
    word: str
    tone: str
    detail: str = ""
    sentence: str = ""
    bar: float | None = None
    buttons: tuple[Button, ...] = ()
    turns: bool = False
    tools: bool = False
    foreign: bool = False


def words_of(task: Task, now: float, beside: Beside = NOTHING_BESIDE, *, brief: bool = False) -> TaskWords:
    """The words of a task at ``now`` (UTC seconds). ``brief`` leaves out what a narrow list has no room for."""
    words = _words_by_state(task, now, beside, brief)
    return replace(words, buttons=tuple(button for button in words.buttons if can_do(task, button.kind)))


def can_do(task: Task, kind: ActionKind) -> bool:
    """Whether what this needs to know of the task's model is known."""
    return task.model in MODELS or kind not in _NEEDS_MODEL


def _words_by_state(task: Task, now: float, beside: Beside, brief: bool) -> TaskWords:
    match task.state:
        case TaskState.QUEUED:
            return _queued(task, now, beside.before)
        case TaskState.UPLOADING:
            return _uploading(task, beside.upload)
        case TaskState.CLAIMED | TaskState.SUBMITTING:
            word = translate("TaskText", "Sending")
            return TaskWords("preparing", word, "accent.text", sentence=_trouble(task), turns=True)
        case TaskState.SUBMITTED:
            sentence = _trouble(task) or (unusual() if _elapsed(task, now) > UNUSUAL_AFTER_SECONDS else "")
            buttons = _key_button(task)
            return TaskWords(
                "in-line", _in_line(), "text.2", translate("TaskText", "at Vidgo"), sentence, buttons=buttons
            )
        case TaskState.RUNNING:
            return _running(task, now, brief)
        case TaskState.FINISHED:
            return _finished(task, beside.folder, now)
        case TaskState.FAILED:
            return _failed(task, ActionKind.TRY_AGAIN)
        case TaskState.REJECTED:
            return _failed(task, None)
        case TaskState.NEEDS_YOU:
            return _needs_you(task)
        case TaskState.UNKNOWN:
            return _unknown(task)
        case TaskState.CLOSED:
            return _closed(task, brief)


def needs_ticking(task: Task) -> bool:
    """Whether the words of this task change with time alone."""
    return task.state is TaskState.RUNNING or _asked_to_wait(task)


def mode_of(task: Task) -> str:
    """The short word for what is made, such as ``Replace``; the model's id for a model of another version."""
    spec = MODELS.get(task.model)
    return task.model if spec is None else translate("Catalog", spec.short_label)


def kinds_of(task: Task, *, brief: bool = False) -> tuple[str, ...]:
    """What stands at the end of a row's title, the longest first: the one that fits is shown."""
    kinds = (kind_of(task, brief=True),) if brief else (kind_of(task), kind_of(task, brief=True))
    attempt = attempt_words(task)
    return tuple(f"{attempt} · {kind}" for kind in kinds) if attempt else kinds


def kind_of(task: Task, *, brief: bool = False) -> str:
    """``Replace · 480p``, or ``480p`` alone where there is little room."""
    parts = (task.resolution,) if brief and task.resolution else (mode_of(task), task.resolution)
    return " · ".join(part for part in parts if part)


def not_loaded() -> str:
    """What a row says as long as its task is on its way."""
    return translate("TaskText", "Loading…")


def charge_detail(task: Task) -> str:
    """What an ended task cost, as the end of a line; empty when there is nothing to say."""
    match charge_of(task):
        case None:
            return ""
        case Charge.NOT_CHARGED:
            return translate("TaskText", "not charged")
        case Charge.GIVEN_BACK:
            return translate("TaskText", "given back")
        case Charge.UNCLEAR:
            watched = is_watched(task)
            if watched:
                return translate("TaskText", "checking the charge")
            return translate("TaskText", "charge not clear")
        case Charge.CHARGED:
            words = charge_words(Charge.CHARGED, task.charged)
            return words[:1].lower() + words[1:]


def button_of(kind: ActionKind, text: str = "") -> Button:
    return Button(kind, text or action_words(kind), _ICONS.get(kind, ""))


def _in_line() -> str:
    return translate("TaskText", "In line")


def _queued(task: Task, now: float, before: int) -> TaskWords:
    if before:
        detail = QCoreApplication.translate("TaskText", "starts by itself · %n before it", None, before)
    else:
        detail = translate("TaskText", "starts by itself")
    if task.problem is None:
        return TaskWords("in-line", _in_line(), "text.2", detail)
    sentence = _countdown(task.problem, now) or words_of_problem(task, task.problem).sentence
    return TaskWords("in-line", _in_line(), "text.2", detail, sentence)


def _asked_to_wait(task: Task) -> bool:
    return task.state is TaskState.QUEUED and task.problem is not None and task.problem.until is not None


def _countdown(problem: TaskProblem, now: float) -> str:
    """How long the service wants us to wait; empty when that is over, or when the clock was set by more than a wait."""
    left = 0.0 if problem.until is None else problem.until - now
    if problem.kind != "RateLimited" or not 0.0 < left <= _LONGEST_WAIT:
        return ""
    text = translate("TaskText", "Vidgo asks us to slow down. This goes on by itself in {time}.")
    return text.format(time=whole_duration(math.ceil(left)))


def _trouble(task: Task) -> str:
    """Why nothing moves at the moment; the rest of the program says that the network is away."""
    if task.problem is None or task.problem.kind == "NetworkError":
        return ""
    return words_of_problem(task, task.problem).sentence


def _uploading(task: Task, upload: UploadProgress | None) -> TaskWords:
    trouble = _trouble(task)
    if trouble or upload is None or upload.total <= 0:
        word, detail = translate("TaskText", "Preparing"), translate("TaskText", "Checking")
        return TaskWords("preparing", word, "accent.text", "" if trouble else detail, trouble, turns=not trouble)
    word = translate("TaskText", "Uploading")
    share = min(1.0, max(0.0, upload.done / upload.total))
    return TaskWords("uploading", word, "accent.text", bytes_text(upload.done, upload.total), bar=share)


def _running(task: Task, now: float, brief: bool) -> TaskWords:
    word = translate("TaskText", "Making your video")
    bar = None
    odd = odd_word(task)
    if odd:
        word = translate("TaskText", "Working (status: {word})").format(word=odd)
    if task.progress is not None:
        percent = min(100, max(0, task.progress))
        bar = percent / 100
        if not odd:
            word = translate("TaskText", "Making your video {percent} %").format(percent=percent)
    elapsed = _elapsed(task, now)
    detail = whole_duration(elapsed)
    if task.checked_at is not None and not brief:
        ago = whole_duration(now - task.checked_at)
        detail = translate("TaskText", "{elapsed}, checked {ago} ago").format(elapsed=detail, ago=ago)
    slow, buttons = _slowness(elapsed, odd)
    buttons = _key_button(task) or buttons
    return TaskWords("film", word, "accent.text", detail, _trouble(task) or slow, bar=bar, buttons=buttons)


def _key_button(task: Task) -> tuple[Button, ...]:
    """The way on for a task that was made with another key."""
    is_other = task.problem is not None and task.problem.kind == "OtherKey"
    return (button_of(ActionKind.REPLACE_KEY),) if is_other else ()


def _elapsed(task: Task, now: float) -> float:
    return now - (task.created_at if task.submitted_at is None else task.submitted_at)


def _slowness(elapsed: float, odd: str) -> tuple[str, tuple[Button, ...]]:
    """What is said of a video that takes long. Nobody knows what an odd word means, so after a day it is asked."""
    if elapsed <= SLOW_AFTER_SECONDS:
        return "", ()
    if elapsed <= UNUSUAL_AFTER_SECONDS:
        return translate("TaskText", "Slower than most, still fine."), ()
    if odd:
        sentence = translate("TaskText", "Vidgo has said this for more than a day. Keep waiting, or stop?")
        return sentence, (button_of(ActionKind.LOOK_AGAIN), button_of(ActionKind.STOP_WAITING))
    return unusual(), ()


def _finished(task: Task, folder: str, now: float) -> TaskWords:
    link = link_sentence(task, now)
    match task.result:
        case ResultState.NONE | ResultState.WAITING | ResultState.SAVING:
            tone = "warn" if is_urgent(task, now) else "accent.text"
            return TaskWords("saving", translate("TaskText", "Saving"), tone, folder, link, turns=True)
        case ResultState.SAVED:
            when = "" if task.saved_at is None else clock(task.saved_at)
            detail = translate("TaskText", "saved {time}").format(time=when) if when else ""
            return TaskWords("check", translate("TaskText", "Ready"), "ok", detail, notes(task), tools=True)
        case ResultState.PROBLEM:
            word = translate("TaskText", "It could not be saved")
            if task.problem is not None and task.problem.kind in _OWN_HEADLINE:
                word = words_of_problem(task, task.problem).headline
            sentence, buttons = _next_step(task, ActionKind.SAVE_AGAIN)
            sentence = " ".join(filter(None, (sentence, link)))
            return TaskWords("alert", word, "warn", charge_detail(task), sentence, buttons=buttons)
        case ResultState.GONE:
            word = translate("TaskText", "The result is gone")
            sentence, buttons = _next_step(task)
            return TaskWords("failed", word, "error", charge_detail(task), sentence, buttons=buttons)


def _failed(task: Task, also: ActionKind | None) -> TaskWords:
    sentence, buttons = _next_step(task, also)
    word = translate("TaskText", "Did not work")
    said = "" if task.problem is None else task.problem.message.strip()
    foreign = bool(said) and said in sentence
    return TaskWords("failed", word, "error", charge_detail(task), sentence, buttons=buttons, foreign=foreign)


def _needs_you(task: Task) -> TaskWords:
    sentence, buttons = _next_step(task, ActionKind.TRY_AGAIN)
    # The way on must never be missing: without a step of its own, a task that waits for the user is sent by a click.
    buttons = buttons or (button_of(ActionKind.TRY_AGAIN),)
    word = translate("TaskText", "Needs you")
    return TaskWords("needs-you", word, "warn", charge_detail(task), sentence, buttons=buttons)


def _unknown(task: Task) -> TaskWords:
    buttons = (button_of(ActionKind.WAS_I_CHARGED), Button(ActionKind.DETAILS, action_words(ActionKind.DETAILS)))
    word = translate("TaskText", "Not sure – checking")
    problem = task.problem or TaskProblem("OutcomeUnknown")
    # Whatever kind of trouble it came with, its words must not invite to send it once more.
    unclear = words_of_problem(task, problem).action is ActionKind.WAS_I_CHARGED
    sentence = words_of_problem(task, problem if unclear else TaskProblem("OutcomeUnknown")).sentence
    return TaskWords("not-sure", word, "warn", "", sentence, buttons=buttons)


def _closed(task: Task, brief: bool) -> TaskWords:
    word = translate("TaskText", "Stopped waiting")
    if task.problem is not None and task.problem.kind == "NotFound" and task.task_id is not None:
        words = words_of_problem(task, task.problem)
        again = (button_of(ActionKind.LOOK_AGAIN),)
        return TaskWords("clock", words.headline, "warn", sentence=words.sentence, buttons=again)
    if task.charge is Charge.NOT_CHARGED:
        buttons = (button_of(ActionKind.TRY_AGAIN),) if task.task_id is None else (button_of(ActionKind.LOOK_AGAIN),)
        return TaskWords("clock", word, "text.2", charge_detail(task), buttons=buttons)
    # Without a number of the service there is nothing to look at, and sending again might cost a second time.
    buttons = (button_of(ActionKind.WAS_I_CHARGED if task.task_id is None else ActionKind.LOOK_AGAIN),)
    if brief:
        # Words about money are never cut off: where the line is short, they get one of their own.
        sentence = translate("TaskText", "It may still finish and cost.")
        return TaskWords("clock", word, "warn", sentence=sentence, buttons=buttons)
    return TaskWords("clock", word, "warn", translate("TaskText", "may still finish and cost"), buttons=buttons)


def _next_step(task: Task, also: ActionKind | None = None) -> tuple[str, tuple[Button, ...]]:
    """The sentence of a task's problem and its buttons: the one that helps most, then ``also``."""
    sentence, buttons = "", []
    if task.problem is not None:
        words = words_of_problem(task, task.problem)
        sentence = words.sentence
        if words.action is not None:
            buttons.append(button_of(words.action, words.action_text))
    if also is not None and all(button.kind is not also for button in buttons):
        buttons.append(button_of(also))
    return sentence, tuple(buttons)
