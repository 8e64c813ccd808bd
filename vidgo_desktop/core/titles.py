"""Names for people: what a task is called, and what its file is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePath

from vidgo_desktop.core.catalog import ModelSpec, ParamKind, source_of
from vidgo_desktop.core.clean_text import clean
from vidgo_desktop.core.links import file_name_of
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.naming import NameParts, name_of
from vidgo_desktop.core.task import Link, LocalFile, ParamValue, Source, Task

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


def name_parts(task: Task, now: float) -> NameParts:
    """What the saved video of a task can be named after; see ``file_stem``.

    Where neither video nor picture are known, as of a task that another computer sent, its title stands for them.
    """
    spec = MODELS.get(task.model)
    values = task.request.values

    def named(kind: ParamKind) -> str:
        param = None if spec is None else spec.of_kind(kind)
        source = None if param is None else source_of(values, param.name)
        return "" if source is None else source_name(source)

    video, picture = named(ParamKind.VIDEO), named(ParamKind.IMAGE)
    return NameParts(
        video=video if video or picture else _whole(task.title),
        picture=picture,
        # wan-animate-replace
        mode="" if spec is None else spec.id.rpartition("-")[2],
        size=task.resolution,
        number=task.id,
        title=task.title,
        model=task.model,
        made=datetime.fromtimestamp(now if task.ended_at is None else task.ended_at, UTC).astimezone(),
    )


def file_stem(task: Task, template: str, now: float) -> str:
    """The name of the saved video by this template, without an ending; ``now`` (UTC seconds) counts until it is over.

    The day and the time in it are local ones.
    """
    return name_of(template, name_parts(task, now))


def _whole(title: str) -> str:
    """A title in the place of a file's name: nothing after a dot in it is an ending."""
    return title.replace(".", " ").replace("/", " ")


def _inputs(spec: ModelSpec, values: Mapping[str, ParamValue]) -> list[Source]:
    wanted = [param.name for param in spec.params if param.kind in (ParamKind.VIDEO, ParamKind.IMAGE)]
    return [source for name in wanted if (source := source_of(values, name)) is not None]


def _spoken(name: str) -> str:
    # A name may hold marks that turn the direction of reading, and so show another ending than it has.
    name = clean(name, _LONGEST_NAME)
    stem = PurePath(name).stem if "." in name else name
    words = re.sub(r"[\s_\-]+", " ", stem).strip()[:_LONGEST_PART].strip()
    return words[:1].upper() + words[1:]
