"""What the links of a pretend task stand for. Nothing is ever fetched from the internet."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.practice.memory import Memory
from vidgo_desktop.practice.samples import SAMPLE_IMAGES, SAMPLE_NAMES, SAMPLE_VIDEOS, sample

FILES_PATH = "/files/"
_SAMPLES_PATH = "/samples/"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST_LINK = 2048
_PRINTABLE = re.compile(r"[\x21-\x7e]+")


class BadLink(ValueError):
    """The link cannot be used; the text says why, in the service's manner."""


@dataclass(frozen=True, slots=True)
class Input:
    """``name`` is a kept file or a sample; ``said`` is what may hold markers; ``stand_in``: a sample steps in."""

    name: str
    said: tuple[str, ...]
    stand_in: bool = False


def resolve(link: object, kind: ParamKind, memory: Memory) -> Input:
    """What a link means here: an own upload, a sample by its name, or any other link, for which a sample steps in.

    The port of an own link does not count: it changes with every start. Raises ``BadLink``.
    """
    if not isinstance(link, str) or not link:
        raise BadLink("must be a link")
    if len(link) > _LONGEST_LINK or not _PRINTABLE.fullmatch(link):
        raise BadLink("is not a valid URL")
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        raise BadLink("is not a valid URL") from None
    if parts.scheme not in ("http", "https") or not host:
        raise BadLink("must be a public http or https URL")
    name = unquote(parts.path.rpartition("/")[2])
    if host in _LOOPBACK and parts.path.startswith(FILES_PATH):
        return _own(link, name, kind, memory)
    if parts.path.endswith(f"{_SAMPLES_PATH}{name}") and name in SAMPLE_NAMES:
        if (name.rpartition(".")[2] == "mp4") is not (kind is ParamKind.VIDEO):
            raise BadLink(f"is not a link to a {kind.value}")
        return Input(name, (link,))
    names = SAMPLE_VIDEOS if kind is ParamKind.VIDEO else SAMPLE_IMAGES
    # The same link always gives the same sample. They all have one shape, so none fits better than another.
    return Input(names[zlib.crc32(link.encode()) % len(names)], (link,), stand_in=True)


def path_of(name: str, memory: Memory) -> Path:
    """Where an input lies. Raises FileNotFoundError when it is gone."""
    if name in SAMPLE_NAMES:
        return sample(name)
    kept = memory.file(name)
    if kept is None:
        raise FileNotFoundError(name)
    return memory.path_of(kept)


def _own(link: str, name: str, kind: ParamKind, memory: Memory) -> Input:
    kept = memory.file(name)
    if kept is None:
        raise BadLink("points to a file that does not exist any more")
    if not kept.mime.startswith(f"{kind.value}/"):
        raise BadLink(f"is not a link to a {kind.value}")
    return Input(name, (link, kept.original_name))
