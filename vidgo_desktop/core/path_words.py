"""Paths of this computer and names of media files, taken out of a line. Of a source file the last steps stay."""

from __future__ import annotations

import re

_SOURCE_STEPS = 3

_QUOTED_PATH = re.compile(r"([\"'])((?:~|/|[a-z]:[\\/]|\\\\)[^\"'\n]*)\1", re.IGNORECASE)
# A blank belongs to a path when another step follows soon. Possessive, so that hostile text costs no time.
_PATH = re.compile(
    r"(?<![\w/\\.…])(?:~[\w.-]*|[a-z]:|\\)?[\\/]"
    r"(?:[^\s\"'<>|:*?,;()]| (?=[^\s\\/\"'<>|:*?,;()]++(?: [^\s\\/\"'<>|:*?,;()]++){0,2}+[\\/]))+",
    re.IGNORECASE,
)
_STEP = re.compile(r"[^\s\"'/\\]+")
_MEDIA_END = re.compile(r"(?<=.)\.(?:mp4|m4v|mov|mkv|webm|avi|png|jpe?g|webp|gif|bmp|zip)(?!\w)", re.IGNORECASE)
_LINK = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s\"'<>]+", re.IGNORECASE)


def without_paths(text: str) -> str:
    """The line without paths and without names of videos, pictures and archives."""
    text = _QUOTED_PATH.sub(lambda found: f"{found[1]}{_short(found[2])}{found[1]}", text)
    text = _PATH.sub(lambda found: _short(found[0]), text)
    return _STEP.sub(_without_name, text)


def without_paths_beside_links(text: str) -> str:
    """The same, but what stands in a link stays."""
    pieces, end = [], 0
    for link in _LINK.finditer(text):
        local = link[0][:7].lower() == "file://"
        pieces.append(without_paths(text[end : link.start()]))
        pieces.append("[path]" if local else link[0])
        end = link.end()
    return "".join([*pieces, without_paths(text[end:])])


def _without_name(found: re.Match[str]) -> str:
    ends = [end.end() for end in _MEDIA_END.finditer(found[0])]
    return f"[file]{found[0][ends[-1] :]}" if ends else found[0]


def _short(path: str) -> str:
    """The last steps of a source file, which tell where a fault is; nothing of any other path."""
    steps = re.split(r"[\\/]+", path)
    return "/".join(["…", *steps[-_SOURCE_STEPS:]]) if path.endswith(".py") else "[path]"
