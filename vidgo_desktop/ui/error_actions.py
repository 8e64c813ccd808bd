"""What a row of words about an error is made of, and the buttons that can stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for the translators, who find it by this name. Qt's own function returns an ``object``."""
    return text


class ActionKind(StrEnum):
    """What a button beside a task can do."""

    TRY_AGAIN = "try_again"
    SAVE_AGAIN = "save_again"
    DOWNLOAD_AGAIN = "download_again"
    FIND = "find"
    CHOOSE_VIDEO = "choose_video"
    CHOOSE_IMAGE = "choose_image"
    USE_LINK = "use_link"
    REPLACE_KEY = "replace_key"
    TOP_UP = "top_up"
    CHOOSE_FOLDER = "choose_folder"
    WAS_I_CHARGED = "was_i_charged"
    DETAILS = "details"
    LOOK_AGAIN = "look_again"
    STOP_WAITING = "stop_waiting"
    PLAY = "play"
    COMPARE = "compare"
    USE_AGAIN = "use_again"
    SHOW_IN_FOLDER = "show_in_folder"
    OPEN_LINK = "open_link"
    COPY_LINK = "copy_link"
    COPY_FILE = "copy_file"
    OPEN_WITH = "open_with"
    LAY_SOUND = "lay_sound"
    STAR = "star"
    UNSTAR = "unstar"
    RENAME = "rename"
    MOVE = "move"
    REMOVE = "remove"
    BIN = "bin"
    TEST_CONNECTION = "test_connection"
    CHANGE_LIMIT = "change_limit"
    CHANGE_ADDRESS = "change_address"
    QUIT = "quit"


ACTION_TEXTS: Mapping[ActionKind, str] = MappingProxyType(
    {
        ActionKind.TRY_AGAIN: QT_TRANSLATE_NOOP("ErrorText", "Try again"),
        ActionKind.SAVE_AGAIN: QT_TRANSLATE_NOOP("ErrorText", "Try again"),
        ActionKind.DOWNLOAD_AGAIN: QT_TRANSLATE_NOOP("ErrorText", "Download again"),
        ActionKind.FIND: QT_TRANSLATE_NOOP("ErrorText", "Find it…"),
        ActionKind.CHOOSE_VIDEO: QT_TRANSLATE_NOOP("ErrorText", "Choose another video…"),
        ActionKind.CHOOSE_IMAGE: QT_TRANSLATE_NOOP("ErrorText", "Choose another picture…"),
        ActionKind.USE_LINK: QT_TRANSLATE_NOOP("ErrorText", "Use another link…"),
        ActionKind.REPLACE_KEY: QT_TRANSLATE_NOOP("ErrorText", "Replace key…"),
        ActionKind.TOP_UP: QT_TRANSLATE_NOOP("ErrorText", "Top up"),
        ActionKind.CHOOSE_FOLDER: QT_TRANSLATE_NOOP("ErrorText", "Choose another folder…"),
        ActionKind.WAS_I_CHARGED: QT_TRANSLATE_NOOP("ErrorText", "Was I charged?"),
        ActionKind.DETAILS: QT_TRANSLATE_NOOP("ErrorText", "Details"),
        ActionKind.LOOK_AGAIN: QT_TRANSLATE_NOOP("ErrorText", "Look again"),
        ActionKind.STOP_WAITING: QT_TRANSLATE_NOOP("ErrorText", "Stop waiting"),
        ActionKind.PLAY: QT_TRANSLATE_NOOP("ErrorText", "Play"),
        ActionKind.COMPARE: QT_TRANSLATE_NOOP("ErrorText", "Compare with the source"),
        ActionKind.USE_AGAIN: QT_TRANSLATE_NOOP("ErrorText", "Use these settings again"),
        ActionKind.SHOW_IN_FOLDER: QT_TRANSLATE_NOOP("ErrorText", "Show in folder"),
        ActionKind.OPEN_LINK: QT_TRANSLATE_NOOP("ErrorText", "Open link"),
        ActionKind.COPY_LINK: QT_TRANSLATE_NOOP("ErrorText", "Copy link"),
        ActionKind.COPY_FILE: QT_TRANSLATE_NOOP("ErrorText", "Copy file"),
        ActionKind.OPEN_WITH: QT_TRANSLATE_NOOP("ErrorText", "Open with…"),
        ActionKind.LAY_SOUND: QT_TRANSLATE_NOOP("ErrorText", "Lay the original sound under it"),
        ActionKind.STAR: QT_TRANSLATE_NOOP("ErrorText", "Star"),
        ActionKind.UNSTAR: QT_TRANSLATE_NOOP("ErrorText", "Take the star away"),
        ActionKind.RENAME: QT_TRANSLATE_NOOP("ErrorText", "Rename…"),
        ActionKind.MOVE: QT_TRANSLATE_NOOP("ErrorText", "Move to folder…"),
        ActionKind.REMOVE: QT_TRANSLATE_NOOP("ErrorText", "Remove"),
        ActionKind.BIN: QT_TRANSLATE_NOOP("ErrorText", "Remove and move the video to the recycle bin"),
        ActionKind.TEST_CONNECTION: QT_TRANSLATE_NOOP("ErrorText", "Test connection"),
        ActionKind.CHANGE_LIMIT: QT_TRANSLATE_NOOP("ErrorText", "Change the limit…"),
        ActionKind.CHANGE_ADDRESS: QT_TRANSLATE_NOOP("ErrorText", "Change the address…"),
        ActionKind.QUIT: QT_TRANSLATE_NOOP("ErrorText", "Quit Vidgo Desktop"),
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """English source texts. ``button`` replaces the usual text of the action; ``help`` is for *What helps*."""

    headline: str
    sentence: str
    action: ActionKind | None = ActionKind.TRY_AGAIN
    button: str = ""
    help: str = ""
