"""Names for people: what a task is called, and what its file is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

from vidgo_desktop.core.catalog import ModelSpec, ParamKind, source_of
from vidgo_desktop.core.clean_text import clean
from vidgo_desktop.core.links import file_name_of
from vidgo_desktop.core.result_files import NameParts, name_for
from vidgo_desktop.core.settings import NameStyle
from vidgo_desktop.core.task import Link, LocalFile, ParamValue, Source

_LONGEST_PART = 60
_LONGEST_NAME = 1_000


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


def file_stem(
    spec: ModelSpec,
    values: Mapping[str, ParamValue],
    style: NameStyle = "video_picture_size",
    day: date = date.min,
) -> str:
    """The name of the saved video in this style, without an ending; ``day`` is the local day it was finished."""

    def named(kind: ParamKind) -> str:
        param = spec.of_kind(kind)
        source = None if param is None else source_of(values, param.name)
        return "" if source is None else source_name(source)

    parts = NameParts(
        video=named(ParamKind.VIDEO),
        picture=named(ParamKind.IMAGE),
        # wan-animate-replace
        mode=spec.id.rpartition("-")[2],
        size=str(values.get("resolution", "")),
    )
    return name_for(style, parts, day)


def _inputs(spec: ModelSpec, values: Mapping[str, ParamValue]) -> list[Source]:
    wanted = [param.name for param in spec.params if param.kind in (ParamKind.VIDEO, ParamKind.IMAGE)]
    return [source for name in wanted if (source := source_of(values, name)) is not None]


def _spoken(name: str) -> str:
    # A name may hold marks that turn the direction of reading, and so show another ending than it has.
    name = clean(name, _LONGEST_NAME)
    stem = PurePath(name).stem if "." in name else name
    words = re.sub(r"[\s_\-]+", " ", stem).strip()[:_LONGEST_PART].strip()
    return words[:1].upper() + words[1:]
