"""How a saved video is named: a template with tokens, filled so that every system takes the name.

The same on Windows, macOS and Linux, so that a folder that is carried from one to another stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType

# In the order of the menu.
TOKENS = ("date", "time", "video", "picture", "mode", "size", "number", "title", "model")
READY_MADE: Mapping[str, str] = MappingProxyType(
    {
        "video_picture_size": "{video}_{picture}_{size}",
        "date_video_picture": "{date}_{video}_{picture}",
        "video_mode_size": "{video}_{mode}_{size}",
    }
)
USUAL_TEMPLATE = READY_MADE["video_picture_size"]
LONGEST_TEMPLATE = 200
# UTF-8, without the ending. The file systems take 255; other programs and long folders need room too.
LONGEST_NAME_BYTES = 120

_LONGEST_PART = 60
_DIGITS = 4
# Longer words of the user's own are never shortened below this, so that something of each part stays.
_LEAST_PART_BYTES = 12
_EDGE = " .-_~"
_TOKEN = re.compile(r"\{([^{}]*)\}")
# What may stand between two parts and belongs to neither.
_BETWEEN = r"[\s._\-+,~]*"
# Marks where a part had nothing to say; a template cannot hold it.
_NOTHING = "\x00"
_EMPTY_BRACKETS = re.compile(rf"\(\s*{_NOTHING}\s*\)|\[\s*{_NOTHING}\s*\]")
_AROUND_NOTHING = re.compile(rf"({_BETWEEN}){_NOTHING}({_BETWEEN})")
_NOT_IN_A_NAME = frozenset('<>:"/\\|?*')
# Categories that nobody sees, or that mean nothing on another computer.
_UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Names that Windows keeps for devices, also with something after a dot or a blank. It takes superscripts for digits.
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))")


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a video can be named after. ``video`` and ``picture`` are file names, ``mode`` and ``size`` words such as
    ``replace`` and ``480p``; ``number`` is the task's; ``made`` is the local time at which it was finished.
    """

    video: str = ""
    picture: str = ""
    mode: str = ""
    size: str = ""
    number: int = 0
    title: str = ""
    model: str = ""
    made: datetime | None = None


class TemplateFault(StrEnum):
    """Why a template cannot be used."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    OPEN = "open"
    FOLDER = "folder"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """A fault, and for an unknown token its word without the brackets."""

    fault: TemplateFault
    word: str = ""


def fault_of(template: str) -> TemplateFinding | None:
    """What is wrong with a template as it was typed, None when it can be used."""
    if len(template) > LONGEST_TEMPLATE:
        return TemplateFinding(TemplateFault.LONG)
    for word in _TOKEN.findall(template):
        if word not in TOKENS:
            return TemplateFinding(TemplateFault.UNKNOWN, word)
    rest = _TOKEN.sub("", template)
    if "{" in rest or "}" in rest:
        return TemplateFinding(TemplateFault.OPEN)
    if "/" in rest or "\\" in rest:
        return TemplateFinding(TemplateFault.FOLDER)
    if not _TOKEN.search(template) and not _fit(rest).strip(_EDGE):
        return TemplateFinding(TemplateFault.EMPTY)
    return None


def tells_apart(template: str) -> bool:
    """Whether anything in it differs from one video to the next; without that, only the added number does."""
    return _TOKEN.search(template) is not None


def tidy_template(value: object) -> str:
    """A template that can be used: the value, or the usual one."""
    return value if isinstance(value, str) and fault_of(value) is None else USUAL_TEMPLATE


def name_of(template: str, parts: NameParts) -> str:
    """``street-walk_red-coat_480p``: a name without an ending that every system takes, never empty.

    A part that is not known goes, with what stood between it and the next. When nothing is left, the title names the
    video. Any text is taken: an unknown token stands as its word.
    """
    return _named(template, parts) or _named("{title}", parts) or "video"


def _named(template: str, parts: NameParts) -> str:
    pieces = list(_pieces(template, parts))
    over = _bytes("".join(text for _, text in pieces)) - LONGEST_NAME_BYTES
    while over > 0:
        # The longest part gives way, so that a date or a size at the end is never what is lost.
        at = max(range(len(pieces)), key=lambda i: _bytes(pieces[i][1]) if pieces[i][0] else -1, default=-1)
        length = _bytes(pieces[at][1]) if at >= 0 and pieces[at][0] else 0
        if length <= _LEAST_PART_BYTES:
            break
        shorter = _cut(pieces[at][1], max(_LEAST_PART_BYTES, length - over)).rstrip(_EDGE) or _NOTHING
        over -= length - _bytes(shorter)
        pieces[at] = (True, shorter)
    joined = _EMPTY_BRACKETS.sub(_NOTHING, "".join(text for _, text in pieces))
    joined = _AROUND_NOTHING.sub(_one_of_both, joined).replace(_NOTHING, "")
    name = re.sub(r"\s+", " ", unicodedata.normalize("NFC", joined)).strip(_EDGE)
    name = _DEVICE.sub(r"\1_", _cut(name, LONGEST_NAME_BYTES).rstrip(_EDGE), count=1) if name else ""
    # The mark on the name of a device may have made it too long.
    return _cut(name, LONGEST_NAME_BYTES).rstrip(" .-~")


def _one_of_both(found: re.Match[str]) -> str:
    """What stays where a part is missing: one of what stood on its sides; at either end of the name, nothing."""
    if found.start() == 0 or found.end() == len(found.string):
        return ""
    return found[1] or found[2]


def _pieces(template: str, parts: NameParts) -> Iterator[tuple[bool, str]]:
    """The template's texts and its filled tokens (True), in their order."""
    place = 0
    for found in _TOKEN.finditer(template):
        yield False, _fit(template[place : found.start()])
        word = found[1]
        yield True, (_word(_said(word, parts)) if word in TOKENS else _word(word)) or _NOTHING
        place = found.end()
    yield False, _fit(template[place:])


def _said(word: str, parts: NameParts) -> str:
    match word:
        case "video":
            return PurePath(parts.video).stem
        case "picture":
            return PurePath(parts.picture).stem
        case "date":
            return "" if parts.made is None else parts.made.date().isoformat()
        case "time":
            return "" if parts.made is None else f"{parts.made:%H-%M}"
        case "number":
            return f"{parts.number:0{_DIGITS}}" if parts.number > 0 else ""
        case _:
            return str(getattr(parts, word))


def _word(text: str) -> str:
    """One part: small letters, digits and signs that a name may show, everything else a hyphen."""
    plain = unicodedata.normalize("NFC", text[:1_000]).lower()
    kept = "".join(_kept(each) for each in plain)
    short = re.sub(r"-+", "-", kept).strip("-")[:_LONGEST_PART].strip("-")
    # A mark needs its letter.
    return short.lstrip("".join({each for each in short if unicodedata.category(each) in ("Mn", "Mc", "Me")}))


def _kept(each: str) -> str:
    kind = unicodedata.category(each)
    if kind[0] in "LNM" or kind == "So" or (kind == "Sk" and ord(each) > 0xFFFF):
        return each
    # Joiners are not seen: what they stood between stays together.
    return "" if kind == "Cf" else "-"


def _fit(text: str) -> str:
    """A text of the template itself: as it was typed, without what no name may hold."""
    shown = (each for each in text if unicodedata.category(each) not in _UNFIT)
    return "".join("-" if each in _NOT_IN_A_NAME else each for each in shown)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8"))


def _cut(text: str, most: int) -> str:
    return text.encode("utf-8")[: max(0, most)].decode("utf-8", errors="ignore")
