"""The ``files`` of a finished task in every form that was seen, and which of them is the video."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class ResultFile:
    """One made file. ``kind`` is ``video``, ``image``, ``audio`` or empty when nothing tells."""

    url: str
    kind: str


# file_url is documented; url and download_url were seen in clients. ``video_url`` is not read: it is the name of
# the input too.
_URL_KEYS = ("file_url", "url", "download_url")
# file_type is documented as image or video; the others come from the twin.
_KIND_KEYS = ("file_type", "content_type", "mime_type", "format")
_KINDS = ("video", "image", "audio")
MAX_FILES = 100
# Signed storage links are long; a link of ten thousand characters is none.
LONGEST_RESULT_URL = 4096
_USABLE = re.compile(rf"(?i)https?://[\x21-\x7e]{{1,{LONGEST_RESULT_URL}}}")

KIND_OF_EXTENSION: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("mp4", "mov", "m4v", "webm", "mkv", "avi", "mpg", "mpeg"), "video"),
        **dict.fromkeys(("jpg", "jpeg", "png", "webp", "gif", "bmp", "avif"), "image"),
        **dict.fromkeys(("mp3", "wav", "m4a", "ogg", "flac", "aac"), "audio"),
    }
)


def sorted_files(value: object) -> tuple[tuple[ResultFile, ...], int]:
    """Files from a list, a single object, a text, or lists inside lists; and how many entries could not be used.

    Two entries with the same link are one file. What is beyond ``MAX_FILES`` counts as unusable.
    """
    found: dict[str, ResultFile] = {}
    unusable = 0
    for entry in _entries(value):
        file = _result_file(entry)
        if file is None or (len(found) >= MAX_FILES and file.url not in found):
            unusable += 1
        else:
            found.setdefault(file.url, file)
    return tuple(found.values()), unusable


def _entries(value: object) -> Iterator[object]:
    if isinstance(value, list):
        for entry in value:
            yield from _entries(entry)
    elif value is not None:
        yield value


def _result_file(entry: object) -> ResultFile | None:
    if not isinstance(entry, dict):
        url = usable_url(entry)
        return None if url is None else ResultFile(url, _kind_of_url(url))
    for key in _URL_KEYS:
        url = usable_url(entry.get(key))
        if url is not None:
            said = (_kind_of_word(entry.get(name)) for name in _KIND_KEYS)
            return ResultFile(url, next((kind for kind in said if kind), "") or _kind_of_url(url))
    return None


def usable_url(value: object) -> str | None:
    """The value when it is a plain http or https link of a sane length, else None."""
    text = value.strip() if isinstance(value, str) else ""
    return text if len(text) <= LONGEST_RESULT_URL and _USABLE.fullmatch(text) else None


def _kind_of_word(word: object) -> str:
    if not isinstance(word, str):
        return ""
    plain = word.strip().lower()[:80].lstrip(".")
    return next((kind for kind in _KINDS if plain.startswith(kind)), KIND_OF_EXTENSION.get(plain, ""))


def _kind_of_url(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return KIND_OF_EXTENSION.get(path.rpartition(".")[2].lower(), "")


def video_among(files: tuple[ResultFile, ...]) -> ResultFile | None:
    """The first file that is a video; else the first of which nothing tells what it is, for its bytes will tell."""
    for kind in ("video", ""):
        for file in files:
            if file.kind == kind:
                return file
    return None
