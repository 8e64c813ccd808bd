"""Data only: the words for each class of ``core.errors``, and for what the service says in its own words."""

from __future__ import annotations

import re
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
    SHOW_IN_FOLDER = "show_in_folder"
    OPEN_LINK = "open_link"
    COPY_LINK = "copy_link"
    REMOVE = "remove"
    TEST_CONNECTION = "test_connection"
    CHANGE_LIMIT = "change_limit"
    CHANGE_ADDRESS = "change_address"
    QUIT = "quit"


ACTION_TEXTS: Mapping[ActionKind, str] = MappingProxyType(
    {
        ActionKind.TRY_AGAIN: QT_TRANSLATE_NOOP("ErrorText", "Try again"),
        ActionKind.SAVE_AGAIN: QT_TRANSLATE_NOOP("ErrorText", "Try again"),
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
        ActionKind.SHOW_IN_FOLDER: QT_TRANSLATE_NOOP("ErrorText", "Show in folder"),
        ActionKind.OPEN_LINK: QT_TRANSLATE_NOOP("ErrorText", "Open link"),
        ActionKind.COPY_LINK: QT_TRANSLATE_NOOP("ErrorText", "Copy link"),
        ActionKind.REMOVE: QT_TRANSLATE_NOOP("ErrorText", "Remove"),
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


NO_PERSON = Row(
    QT_TRANSLATE_NOOP("ErrorText", "No person was found"),
    QT_TRANSLATE_NOOP("ErrorText", "The service could not see a person in your video, so there was nobody to replace."),
    ActionKind.CHOOSE_VIDEO,
    help=QT_TRANSLATE_NOOP("ErrorText", "Use a clip with one person, seen from head to foot, without cuts."),
)
VIDEO_NOT_FETCHED = Row(
    QT_TRANSLATE_NOOP("ErrorText", "The video could not be fetched"),
    QT_TRANSLATE_NOOP("ErrorText", "The service could not open your video from its link."),
    ActionKind.USE_LINK,
    help=QT_TRANSLATE_NOOP(
        "ErrorText", "Use a link that opens the video itself in a private browser window, without signing in."
    ),
)
IMAGE_NOT_FETCHED = Row(
    QT_TRANSLATE_NOOP("ErrorText", "The picture could not be fetched"),
    QT_TRANSLATE_NOOP("ErrorText", "The service could not open your picture from its link."),
    ActionKind.USE_LINK,
    help=QT_TRANSLATE_NOOP("ErrorText", "Use the picture from this computer, or a link that opens the picture itself."),
)
VIDEO_REFUSED = Row(
    QT_TRANSLATE_NOOP("ErrorText", "The video was not accepted"),
    QT_TRANSLATE_NOOP("ErrorText", "The service refused this video. An MP4 of 5 to 10 seconds works best."),
    ActionKind.CHOOSE_VIDEO,
    help=QT_TRANSLATE_NOOP("ErrorText", "Use a short MP4 or MOV of less than 10 MB, in one take."),
)
IMAGE_REFUSED = Row(
    QT_TRANSLATE_NOOP("ErrorText", "The picture was not accepted"),
    QT_TRANSLATE_NOOP("ErrorText", "The service refused this picture. JPG or PNG with a clear face works best."),
    ActionKind.CHOOSE_IMAGE,
    help=QT_TRANSLATE_NOOP("ErrorText", "Use a picture of one person or figure, seen from the front."),
)
POLICY = Row(
    QT_TRANSLATE_NOOP("ErrorText", "The content is not allowed"),
    QT_TRANSLATE_NOOP("ErrorText", "The service refused the video or the picture because of its rules."),
    ActionKind.CHOOSE_VIDEO,
    QT_TRANSLATE_NOOP("ErrorText", "Choose others…"),
)
BUSY = Row(
    QT_TRANSLATE_NOOP("ErrorText", "Vidgo is busy"),
    QT_TRANSLATE_NOOP("ErrorText", "The service had no room for this video. In a few minutes it may have."),
)
TOO_LONG = Row(
    QT_TRANSLATE_NOOP("ErrorText", "It is too long"),
    QT_TRANSLATE_NOOP("ErrorText", "The service does not take anything of this length. A shorter clip works."),
    ActionKind.CHOOSE_VIDEO,
    help=QT_TRANSLATE_NOOP("ErrorText", "Clips of 5 to 10 seconds come out best."),
)
WRONG_FORMAT = Row(
    QT_TRANSLATE_NOOP("ErrorText", "This kind of file was not accepted"),
    QT_TRANSLATE_NOOP("ErrorText", "The service takes MP4 or MOV for the video, and JPG or PNG for the picture."),
    ActionKind.CHOOSE_VIDEO,
    QT_TRANSLATE_NOOP("ErrorText", "Choose others…"),
)
EMPTY_FILE = Row(
    QT_TRANSLATE_NOOP("ErrorText", "The file is empty"),
    QT_TRANSLATE_NOOP("ErrorText", "There is nothing in this file, so there was nothing to send."),
    ActionKind.CHOOSE_VIDEO,
    QT_TRANSLATE_NOOP("ErrorText", "Choose another…"),
)
# The service is out of order, and this task has not reached it yet.
DOWN_BEFORE_SENDING = Row(
    QT_TRANSLATE_NOOP("ErrorText", "Vidgo has a problem"),
    QT_TRANSLATE_NOOP("ErrorText", "The service is out of order at the moment, so nothing was sent."),
)
# A task that never got a number cannot be looked for: what was not found is the service itself.
NOTHING_THERE = Row(
    QT_TRANSLATE_NOOP("ErrorText", "Vidgo did not accept this"),
    QT_TRANSLATE_NOOP(
        "ErrorText", "The service does not know what was asked for. Its address in the settings may be wrong."
    ),
    ActionKind.TEST_CONNECTION,
)

ROWS: Mapping[str, Row] = MappingProxyType(
    {
        "VidgoError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It did not work"),
            QT_TRANSLATE_NOOP("ErrorText", "The reason is not known. Details say more."),
        ),
        "NetworkError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "No answer from Vidgo"),
            QT_TRANSLATE_NOOP("ErrorText", "Check your internet connection, then try again."),
        ),
        "SecureConnectionError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The connection is not secure"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "The other side could not prove that it is Vidgo, so nothing was sent to it."
            ),
            help=QT_TRANSLATE_NOOP(
                "ErrorText", "Check the date of this computer, and whether your network asks for a sign-in."
            ),
        ),
        "Cancelled": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Stopped"),
            QT_TRANSLATE_NOOP("ErrorText", "This was stopped before it was done."),
        ),
        "ApiError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo refused this"),
            QT_TRANSLATE_NOOP("ErrorText", "The service gave no reason that we know. Details say more."),
        ),
        "AuthError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The key was not accepted"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo does not know this key any more."),
            ActionKind.REPLACE_KEY,
        ),
        "PermissionRefused": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The key may not do this"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "Vidgo knows your key, but the key has limits that do not allow this video."
            ),
            ActionKind.REPLACE_KEY,
        ),
        "OutOfCredits": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not enough credits"),
            QT_TRANSLATE_NOOP("ErrorText", "This needs more credits than you have. Nothing was sent."),
            ActionKind.TOP_UP,
        ),
        "RateLimited": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Too many at once"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo asks us to slow down. This goes on by itself."),
            None,
        ),
        "StillRateLimited": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Too many at once"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "Vidgo asked us to slow down several times, so this was not sent. Send it a little later."
            ),
            ActionKind.TRY_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Send now"),
        ),
        "Rejected": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo did not accept this"),
            QT_TRANSLATE_NOOP("ErrorText", "Something about the video or the picture does not fit. Details say more."),
            ActionKind.CHOOSE_VIDEO,
            QT_TRANSLATE_NOOP("ErrorText", "Choose others…"),
        ),
        "UnsupportedFile": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo does not take this file"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "From this computer the service takes pictures only. Put the video on the web and use its public link.",
            ),
            ActionKind.USE_LINK,
            QT_TRANSLATE_NOOP("ErrorText", "Use a link…"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "Any place with a link that opens the video itself, without signing in, will do."
            ),
        ),
        "FileTooLarge": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The file is too large"),
            QT_TRANSLATE_NOOP("ErrorText", "The service does not take a file of this size. A shorter clip works."),
            ActionKind.CHOOSE_VIDEO,
        ),
        "PolicyRefused": POLICY,
        "NotFound": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo does not know this video"),
            QT_TRANSLATE_NOOP("ErrorText", "The service has no record of it under the number that we have."),
            ActionKind.LOOK_AGAIN,
        ),
        "ServerError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo has a problem"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "The service is out of order at the moment. We keep trying to read the result."
            ),
            ActionKind.TEST_CONNECTION,
        ),
        "GenerationFailed": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It did not work"),
            QT_TRANSLATE_NOOP("ErrorText", "The service gave no reason."),
        ),
        "OutcomeUnknown": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sure if it was sent"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Vidgo’s answer was not clear. Nothing is sent again until we know. We are comparing your balance.",
            ),
            ActionKind.WAS_I_CHARGED,
        ),
        "LineDropped": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sure if it was sent"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "The line dropped while sending. Nothing is sent again until we know. We are comparing your balance.",
            ),
            ActionKind.WAS_I_CHARGED,
        ),
        "ClosedWhileSending": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sure if it was sent"),
            QT_TRANSLATE_NOOP(
                "ErrorText",
                "Vidgo Desktop was closed while sending. Nothing is sent again until we know. "
                "We are comparing your balance.",
            ),
            ActionKind.WAS_I_CHARGED,
        ),
        "NotSentYet": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Not sent yet"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo Desktop was closed before this was sent. It waits for your word."),
            ActionKind.TRY_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Send now"),
        ),
        "HeldBack": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Held back"),
            QT_TRANSLATE_NOOP("ErrorText", "It is not clear what became of an earlier task, so this one was not sent."),
            ActionKind.TRY_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Send now"),
        ),
        "ProtocolError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The answer cannot be read"),
            QT_TRANSLATE_NOOP(
                "ErrorText", "What came back is not from Vidgo. A sign-in page of your network may be in the way."
            ),
        ),
        "StoreError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The task list cannot be used"),
            QT_TRANSLATE_NOOP("ErrorText", "It cannot be read or written here. Check the disk, then start again."),
            ActionKind.QUIT,
        ),
        "StoreTooNew": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The task list is from a newer version"),
            QT_TRANSLATE_NOOP("ErrorText", "It was left untouched. Install the newest Vidgo Desktop to open it."),
            ActionKind.QUIT,
        ),
        "CredentialError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The password store cannot be used"),
            QT_TRANSLATE_NOOP("ErrorText", "Your system’s password store is locked, or gave no answer."),
            ActionKind.REPLACE_KEY,
        ),
        "BadKey": Row(
            QT_TRANSLATE_NOOP("ErrorText", "This cannot be a key"),
            QT_TRANSLATE_NOOP("ErrorText", "Copy it once more, from its first to its last character."),
            ActionKind.REPLACE_KEY,
        ),
        "BadAddress": Row(
            QT_TRANSLATE_NOOP("ErrorText", "This address cannot be used"),
            QT_TRANSLATE_NOOP("ErrorText", "The address of the service begins with https and has no page in it."),
            ActionKind.CHANGE_ADDRESS,
        ),
        "DailyLimit": Row(
            QT_TRANSLATE_NOOP("ErrorText", "Your limit for today is reached"),
            QT_TRANSLATE_NOOP("ErrorText", "Nothing was sent. Raise the limit, or send it tomorrow."),
            ActionKind.CHANGE_LIMIT,
        ),
        "TransferError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It could not be saved"),
            QT_TRANSLATE_NOOP("ErrorText", "The finished video could not be fetched. It waits at Vidgo for a day."),
            ActionKind.SAVE_AGAIN,
        ),
        "ResultGone": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The result is gone"),
            QT_TRANSLATE_NOOP("ErrorText", "Vidgo keeps results for a day. This one could not be saved in time."),
            ActionKind.TRY_AGAIN,
            QT_TRANSLATE_NOOP("ErrorText", "Make it again…"),
        ),
        "NotAVideo": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The result is not a video"),
            QT_TRANSLATE_NOOP("ErrorText", "What came back cannot be played. The result waits at Vidgo for a day."),
            ActionKind.SAVE_AGAIN,
        ),
        "SaveError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "It could not be saved"),
            QT_TRANSLATE_NOOP("ErrorText", "The folder cannot be written to."),
            ActionKind.CHOOSE_FOLDER,
        ),
        "DiskFull": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The disk is full"),
            QT_TRANSLATE_NOOP("ErrorText", "There is no room for the video. The result waits at Vidgo for a day."),
            ActionKind.SAVE_AGAIN,
        ),
        "MediaError": Row(
            QT_TRANSLATE_NOOP("ErrorText", "The file cannot be opened"),
            QT_TRANSLATE_NOOP("ErrorText", "It may be damaged, or it was moved."),
            ActionKind.CHOOSE_VIDEO,
            QT_TRANSLATE_NOOP("ErrorText", "Choose another…"),
        ),
    }
)

# What the service says of a task in free text. Not documented; the words are those that clients have seen, and an
# unknown text is shown as it is. The first pattern that fits is taken.
_IMAGE = r"(?:image|picture|photo|portrait|\bimg)"
_VIDEO = r"(?:video|clip|footage|\bmp4\b|\bmov\b)"
_BODY = r"(?:person|people|human|\bbody|\bface|\bpose\b|skeleton|subject|character)"
_NOT = r"(?:\bno\b|\bnot\b|n't|cannot|unable|fail|missing|without|undetect|could ?not)"
_FETCH = r"(?:download|fetch|retriev|access|unreachable|\breach|timed? ?out.{0,20}url|\burl\b|\blink\b|\b40[34]\b)"
_REFUSED = r"(?:invalid|unsupported|not supported|format|corrupt|decod|too (?:small|large|big|long|short)|size|\
duration|length|codec|ratio|dimension|resolution|required)"
_PATTERNS: tuple[tuple[str, Row], ...] = (
    (r"\bfile is empty\b|\bempty file\b", EMPTY_FILE),
    (r"content policy|comply|moderation|sensitive|nsfw|inappropriate|prohibited|violat|copyright", POLICY),
    (r"busy|overload|quota|capacity|try again later|unavailable|internal error", BUSY),
    (rf"{_IMAGE}.*{_NOT}.*{_BODY}|{_NOT}.*{_BODY}.*{_IMAGE}", IMAGE_REFUSED),
    (rf"{_NOT}.*{_BODY}|{_BODY}.*{_NOT}", NO_PERSON),
    (rf"{_IMAGE}.*{_REFUSED}|{_REFUSED}.*{_IMAGE}", IMAGE_REFUSED),
    (rf"{_VIDEO}.*{_REFUSED}|{_REFUSED}.*{_VIDEO}", VIDEO_REFUSED),
    (r"\bcontent\b.{0,20}\btoo long\b", TOO_LONG),
    (r"\bfile (?:format|type)\b", WRONG_FORMAT),
    (rf"{_IMAGE}.*{_FETCH}|{_FETCH}.*{_IMAGE}", IMAGE_NOT_FETCHED),
    (rf"{_VIDEO}.*{_FETCH}|{_FETCH}.*{_VIDEO}", VIDEO_NOT_FETCHED),
)
PATTERNS: tuple[tuple[re.Pattern[str], Row], ...] = tuple((re.compile(p, re.I), row) for p, row in _PATTERNS)

# The service's own word for an error where it says more than the class [docs: error codes]. A message that names
# the faulty part says more still, so a word that only says "wrong" is not here.
KINDS: Mapping[str, Row] = MappingProxyType(
    {
        "content_moderation_error": POLICY,
        "content_too_long_error": TOO_LONG,
        "file_format_error": WRONG_FORMAT,
        "service_error": BUSY,
        "upstream_error": BUSY,
    }
)
