"""Names for people: what a task is called, and what its file is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePath

from vidgo_desktop.core.catalog import ModelSpec, ParamKind, source_of
from vidgo_desktop.core.links import file_name_of
from vidgo_desktop.core.task import Link, LocalFile, ParamValue, Source

_LONGEST_PART = 60
_LONGEST_FILE = 120
# Names that Windows keeps for devices, whatever their ending.
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})


def source_name(source: Source) -> str:
    """A readable name of one input: the file's name, or the last part of the link."""
    match source:
        case LocalFile(path):
            return path.name
        case Link(url):
            return file_name_of(url)


def title_of(spec: ModelSpec, values: Mapping[str, ParamValue]) -> str:
    """``Street walk × Red coat`` from the names of the inputs."""
    parts = [_spoken(source_name(source)) for source in _inputs(spec, values)]
    return " × ".join(part for part in parts if part) or spec.label


def file_stem(spec: ModelSpec, values: Mapping[str, ParamValue]) -> str:
    """``street-walk_red-coat_480p``: safe on Windows, macOS and Linux, without an ending."""
    parts = [_slug(PurePath(source_name(source)).stem) for source in _inputs(spec, values)]
    parts.append(_slug(str(values.get("resolution", ""))))
    stem = "_".join(part for part in parts if part)[:_LONGEST_FILE].strip("-_. ")
    return f"{stem or 'video'}_" if stem.split(".")[0] in _RESERVED else stem or "video"


def _inputs(spec: ModelSpec, values: Mapping[str, ParamValue]) -> list[Source]:
    wanted = [param.name for param in spec.params if param.kind in (ParamKind.VIDEO, ParamKind.IMAGE)]
    return [source for name in wanted if (source := source_of(values, name)) is not None]


def _spoken(name: str) -> str:
    stem = PurePath(name).stem if "." in name else name
    words = re.sub(r"[\s_\-]+", " ", stem).strip()[:_LONGEST_PART].strip()
    return words[:1].upper() + words[1:]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).lower()
    return re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:_LONGEST_PART].strip("-")
