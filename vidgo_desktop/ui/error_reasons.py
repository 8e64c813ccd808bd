"""Data only: the words for what the service says in its own words about a video that it refused or that failed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from vidgo_desktop.ui.error_actions import QT_TRANSLATE_NOOP, ActionKind, Row

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
