"""What is said about an input before anything is spent: sentences for links and files, and the table of limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.core.links import BLOCKING, LinkFinding
from vidgo_desktop.ui.error_actions import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


class Tone(StrEnum):
    """How much a finding weighs; only BLOCKING keeps the button off."""

    GOOD = "good"
    SOFT = "soft"
    BLOCKING = "blocking"


class Help(StrEnum):
    """The small button beside a finding."""

    NONE = "none"
    USE_ANYWAY = "use_anyway"
    USE_FILE = "use_file"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about an input."""

    tone: Tone
    text: str
    help: Help = Help.NONE


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is chosen, for findings that compare: the video's size in pixels (0 unknown), the resolution."""

    video_width: int = 0
    video_height: int = 0
    resolution: str = ""


# None of these is promised by the service. Bytes and containers are the documented limits of the same model at
# another host (as of 2026-01), the times what works well; so they only warn.
MOST_BYTES = {ParamKind.VIDEO: 10_000_000, ParamKind.IMAGE: 10_000_000}
SHORTEST_SECONDS = 2.0
LONGEST_SECONDS = 30.0
USUAL_CONTAINERS = {
    ParamKind.VIDEO: frozenset({"mp4", "quicktime", "mov", "m4v"}),
    ParamKind.IMAGE: frozenset({"jpeg", "jpg", "png", "webp"}),
}
PICTURE_CONTAINERS = frozenset({"jpeg", "png", "webp", "gif", "bmp", "tiff", "heic", "heif", "avif"})
# A picture this much wider than the video loses something that can be seen.
WIDER_BY = 1.03

_LINKS: dict[LinkFinding, str] = {
    LinkFinding.NOT_A_LINK: QT_TRANSLATE_NOOP("Findings", "This is not a link. A link begins with https://"),
    LinkFinding.TOO_LONG: QT_TRANSLATE_NOOP("Findings", "This is too long for a link."),
    LinkFinding.SCHEME: QT_TRANSLATE_NOOP("Findings", "Only links that begin with https:// or http:// can be used."),
    LinkFinding.HAS_LOGIN: QT_TRANSLATE_NOOP("Findings", "This link holds a name or a password. Use one without."),
    LinkFinding.SIGN_IN: QT_TRANSLATE_NOOP("Findings", "This link asks for a sign-in. Use a public one."),
    LinkFinding.PRIVATE: QT_TRANSLATE_NOOP(
        "Findings", "This link leads into your own network. The service may not reach it."
    ),
    LinkFinding.CARRIES_KEY: QT_TRANSLATE_NOOP(
        "Findings", "This link holds an access key, and Vidgo gets it too. Use one that opens only this file."
    ),
    LinkFinding.NON_ASCII: QT_TRANSLATE_NOOP(
        "Findings", "The name of this site cannot be read. Copy the link once more."
    ),
    LinkFinding.HTTP_ONLY: QT_TRANSLATE_NOOP(
        "Findings", "This link begins with http, so others could see the file on its way."
    ),
}
_LINKS_BY_KIND: dict[ParamKind, dict[LinkFinding, str]] = {
    ParamKind.VIDEO: {
        LinkFinding.GOOD: QT_TRANSLATE_NOOP("Findings", "The link looks like a video."),
        LinkFinding.PAGE: QT_TRANSLATE_NOOP("Findings", "This link leads to a page, not to a video."),
        LinkFinding.WRONG_KIND: QT_TRANSLATE_NOOP("Findings", "This link does not lead to a video."),
        LinkFinding.UNSURE: QT_TRANSLATE_NOOP("Findings", "We cannot tell whether this link leads to a video."),
    },
    ParamKind.IMAGE: {
        LinkFinding.GOOD: QT_TRANSLATE_NOOP("Findings", "The link looks like a picture."),
        LinkFinding.PAGE: QT_TRANSLATE_NOOP("Findings", "This link leads to a page, not to a picture."),
        LinkFinding.WRONG_KIND: QT_TRANSLATE_NOOP("Findings", "This link does not lead to a picture."),
        LinkFinding.UNSURE: QT_TRANSLATE_NOOP("Findings", "We cannot tell whether this link leads to a picture."),
    },
}


def link_finding(
    found: LinkFinding, kind: ParamKind, *, file_is_there: bool = False, confirmed: bool = False
) -> Finding | None:
    """The sentence for a pasted link; None when there is none. ``confirmed``: the user said *Use anyway*."""
    if found is LinkFinding.EMPTY:
        return None
    if found is LinkFinding.LOCAL_FILE:
        if file_is_there:
            return Finding(
                Tone.BLOCKING, translate("Findings", "This is a file on this computer, not a link."), Help.USE_FILE
            )
        return Finding(
            Tone.BLOCKING,
            translate("Findings", "This names a file on this computer, but it is not there. Choose the file instead."),
        )
    text = translate("Findings", _LINKS_BY_KIND.get(kind, {}).get(found) or _LINKS.get(found, ""))
    if found is LinkFinding.UNSURE:
        return Finding(Tone.SOFT, text, Help.NONE if confirmed else Help.USE_ANYWAY)
    if found is LinkFinding.GOOD:
        return Finding(Tone.GOOD, text)
    return Finding(Tone.BLOCKING if found in BLOCKING else Tone.SOFT, text)


def callback_finding(found: LinkFinding) -> Finding | None:
    """The sentence for the callback address, None when it is fine or empty."""
    if found in (LinkFinding.EMPTY, LinkFinding.GOOD):
        return None
    if found is LinkFinding.LOCAL_FILE:
        return Finding(Tone.BLOCKING, translate("Findings", _LINKS[LinkFinding.NOT_A_LINK]))
    if found is LinkFinding.HTTP_ONLY:
        return Finding(
            Tone.SOFT, translate("Findings", "This address begins with http, so others could read what is sent to it.")
        )
    return Finding(Tone.BLOCKING if found in BLOCKING else Tone.SOFT, translate("Findings", _LINKS.get(found, "")))


def file_findings(info: SourceInfo, kind: ParamKind, around: Surroundings) -> tuple[Finding, ...]:
    """What is to be said about a local file that was looked at, the worst first; never empty."""
    if info.problem is not None:
        return (_problem(info, kind),)
    soft = _video_findings(info) if kind is ParamKind.VIDEO else _picture_findings(info, around)
    if info.size > MOST_BYTES.get(kind, info.size):
        soft.append(translate("Findings", "Larger than 10 MB. The service may refuse it."))
    if info.container and info.container not in USUAL_CONTAINERS.get(kind, frozenset({info.container})):
        video = kind is ParamKind.VIDEO
        soft.append(
            translate("Findings", "Not an MP4 or MOV file. The service may refuse it.")
            if video
            else translate("Findings", "Not a JPG, PNG or WebP file. The service may refuse it.")
        )
    if soft:
        return tuple(Finding(Tone.SOFT, text) for text in soft)
    if kind is ParamKind.VIDEO:
        return (Finding(Tone.GOOD, translate("Findings", "Length, size and format fit.")),)
    return (Finding(Tone.GOOD, translate("Findings", "Size and format fit.")),)


def _problem(info: SourceInfo, kind: ParamKind) -> Finding:
    is_picture = info.container in PICTURE_CONTAINERS
    if kind is ParamKind.VIDEO and is_picture:
        return Finding(Tone.BLOCKING, translate("Findings", "This is a picture, not a video."))
    if kind is ParamKind.IMAGE and info.container and not is_picture:
        return Finding(Tone.BLOCKING, translate("Findings", "This is a video, not a picture."))
    return Finding(Tone.BLOCKING, translate("Findings", "The file cannot be opened. It may be damaged."))


def _video_findings(info: SourceInfo) -> list[str]:
    if info.seconds is None:
        return []
    if info.seconds > LONGEST_SECONDS:
        return [translate("Findings", "Longer than 30 s. Short clips work best.")]
    return [translate("Findings", "Shorter than 2 s.")] if info.seconds < SHORTEST_SECONDS else []


def _picture_findings(info: SourceInfo, around: Surroundings) -> list[str]:
    found: list[str] = []
    if kept_width(info, around) < 1.0:
        found.append(translate("Findings", "Wider than the video: both sides will be cut off."))
    lines = around.resolution.removesuffix("p")
    if lines.isdecimal() and 0 < min(info.width, info.height) < int(lines):
        found.append(
            translate("Findings", "The picture is too small for {resolution}.").format(resolution=around.resolution)
        )
    return found


def kept_width(info: SourceInfo, around: Surroundings) -> float:
    """The part of the picture's width that the video's shape leaves, 1.0 when nothing is cut at the sides."""
    if not (info.width and info.height and around.video_width and around.video_height):
        return 1.0
    video = around.video_width / around.video_height
    picture = info.width / info.height
    return video / picture if picture > video * WIDER_BY else 1.0
