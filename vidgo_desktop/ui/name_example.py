"""What a finished video will be called: the example under the template, and what is wrong with a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.naming import (
    READY_MADE,
    TOKENS,
    NameParts,
    TemplateFault,
    TemplateFinding,
    name_of,
)
from vidgo_desktop.core.task import Task
from vidgo_desktop.core.titles import name_parts

translate = QCoreApplication.translate


def made_up() -> NameParts:
    """The pair of the drawings; file names are not translated."""
    return NameParts(
        video="Rooftop dance.mp4",
        picture="Astronaut.png",
        mode="replace",
        size="480p",
        number=12,
        title="Rooftop dance × Astronaut",  # the sign of titles
        model="wan-animate-replace",
        made=datetime.now().astimezone(),
    )


def example_parts(tasks: Iterable[Task | None], now: float) -> NameParts:
    """The parts of the first task that is known, or made-up ones; ``now`` in UTC seconds."""
    task = next((each for each in tasks if each is not None), None)
    return made_up() if task is None else name_parts(task, now)


def example_name(template: str, parts: NameParts | None = None) -> str:
    """``street-walk_red-coat_480p.mp4``."""
    return f"{name_of(template, parts or made_up())}.mp4"


def token_words(token: str) -> str:
    """What a token stands for, in the menu."""
    match token:
        case "date":
            return translate("NameTemplate", "Date")
        case "time":
            return translate("NameTemplate", "Time of day")
        case "video":
            return translate("NameTemplate", "Name of the video")
        case "picture":
            return translate("NameTemplate", "Name of the picture")
        case "mode":
            return translate("NameTemplate", "Mode, such as replace")
        case "size":
            return translate("NameTemplate", "Size, such as 480p")
        case "number":
            return translate("NameTemplate", "Number of the task")
        case "title":
            return translate("NameTemplate", "Name of the task")
        case _:
            return translate("NameTemplate", "Name of the model")


def tokens_in_order() -> tuple[tuple[str, str], ...]:
    """Each token as it is written, with what it stands for."""
    return tuple((f"{{{token}}}", token_words(token)) for token in TOKENS)


def ready_made() -> list[tuple[str, str]]:
    """The templates to choose from, with their words."""
    words: dict[str, Callable[[], str]] = {
        "video_picture_size": lambda: translate("SavingPage", "Video, picture, size"),
        "date_video_picture": lambda: translate("SavingPage", "Date, video, picture"),
        "video_mode_size": lambda: translate("SavingPage", "Video, mode, size"),
    }
    return [(READY_MADE[key], tell()) for key, tell in words.items()]


def fault_words(finding: TemplateFinding) -> str:
    """What is wrong with a template, and what helps."""
    match finding.fault:
        case TemplateFault.EMPTY:
            return translate("NameTemplate", "A name needs at least one letter or one part.")
        case TemplateFault.UNKNOWN if finding.word:
            return translate("NameTemplate", "There is no part called {word}. Take one from the menu.").format(
                word=f"{{{finding.word[:30]}}}"
            )
        case TemplateFault.FOLDER:
            return translate("NameTemplate", "A name cannot lead into another folder. Leave out / and \\.")
        case TemplateFault.LONG:
            return translate("NameTemplate", "This is too long for a name.")
        case _:
            return translate("NameTemplate", "A part stands between { and }. One of the two is missing.")
