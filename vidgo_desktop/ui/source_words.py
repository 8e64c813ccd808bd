"""The words of the two source cards."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.numbers import duration, file_size

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Everything that differs between the video card and the picture card."""

    names: str
    drop: str
    hint: str
    paste: str
    use_link: str
    link_name: str
    choose: str
    change: str
    remove: str
    not_that: str
    use: str
    dialog: str
    filter: str


def source_words(kind: ParamKind) -> SourceWords:
    """The words for this kind; ``names`` begins the object names of the card's parts."""
    if kind is ParamKind.IMAGE:
        return SourceWords(
            names="image",
            drop=translate("SourceCard", "Drop a picture here"),
            hint=translate("SourceCard", "JPG or PNG, face and body in view"),
            paste=translate("SourceCard", "Paste a link to a picture"),
            use_link=translate("SourceCard", "Use this link as the character picture"),
            link_name=translate("SourceCard", "Link to the character picture"),
            choose=translate("SourceCard", "Choose a picture file"),
            change=translate("SourceCard", "Change the character picture"),
            remove=translate("SourceCard", "Remove picture"),
            not_that=translate("SourceCard", "That is not a picture"),
            use=translate("SourceCard", "Use JPG or PNG"),
            dialog=translate("SourceCard", "Choose a character picture"),
            filter=translate("SourceCard", "Pictures ({patterns})").format(
                patterns="*.jpg *.jpeg *.png *.webp *.gif *.bmp *.JPG *.JPEG *.PNG"
            ),
        )
    return SourceWords(
        names="video",
        drop=translate("SourceCard", "Drop a video here"),
        hint=translate("SourceCard", "MP4 or MOV, best 5–10 s, one person"),
        paste=translate("SourceCard", "Paste a link to a video"),
        use_link=translate("SourceCard", "Use this link as the source video"),
        link_name=translate("SourceCard", "Link to the source video"),
        choose=translate("SourceCard", "Choose a video file"),
        change=translate("SourceCard", "Change the source video"),
        remove=translate("SourceCard", "Remove video"),
        not_that=translate("SourceCard", "That is not a video"),
        use=translate("SourceCard", "Use MP4 or MOV"),
        dialog=translate("SourceCard", "Choose a source video"),
        filter=translate("SourceCard", "Videos ({patterns})").format(
            patterns="*.mp4 *.mov *.m4v *.mkv *.webm *.avi *.MP4 *.MOV"
        ),
    )


def source_facts(info: SourceInfo, kind: ParamKind, *, short: bool = False) -> str:
    """Length, size in pixels and frames of a video; pixels and bytes of a picture. Without what is unknown.

    ``short`` leaves out what a narrow pane has no room for.
    """
    parts: list[str] = []
    if kind is ParamKind.VIDEO and info.seconds is not None:
        parts.append(duration(info.seconds))
    if info.width and info.height:
        parts.append(f"{info.width} × {info.height}")
    if kind is ParamKind.VIDEO and info.fps and not short:
        frames = translate("SourceCard", "{number} fps")
        parts.append(frames.format(number=number(info.fps)))
    if info.size and ((kind is ParamKind.IMAGE and not short) or not parts):
        parts.append(file_size(info.size))
    return " · ".join(parts)


def spoken_length(info: SourceInfo) -> str:
    """The length of a video in whole seconds, for the name that a screen reader reads; empty for a picture."""
    if info.seconds is None:
        return ""
    return translate("SourceCard", "%n second(s)", "", round(info.seconds))
