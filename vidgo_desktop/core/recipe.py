"""The recipe of a video: what it was made with, as a value and as JSON. Documented in docs/recipe.md.

Nothing in it opens anything: no key, no link, no query, no folder of the user's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

from vidgo_desktop.core.charge_marks import others_of
from vidgo_desktop.core.clean_text import clean, without_secrets
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.link_places import extension_of, kind_of_extension
from vidgo_desktop.core.links import file_name_of
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.task import Link, LocalFile, Source, Task
from vidgo_desktop.core.titles import title_of

# The first two keys of every recipe: whose it is, and after which rules it is to be read.
FORMAT = "vidgo-desktop-recipe"
VERSION = 1
APP = "Vidgo Desktop"
LONGEST_TEXT = 500
LONGEST_NAME = 255
MOST_SOURCES = 16
MOST_PARAMETERS = 64
# What the state of a charge is called; any other word reads as not known.
CHARGED, NOT_KNOWN, PRACTICE = "charged", "not known", "practice"

# A name that is chosen by chance is all that protects some links: together with the host it would be the link.
_BY_CHANCE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_=-]{16,}")

PlainValue = str | int | float | bool


@dataclass(frozen=True, slots=True)
class RecipeSource:
    """One input. ``name`` is a file name without any folder and may be empty.

    A file of the computer has ``sha256`` (hex) and ``size`` (bytes) where they are known; what the service fetched by
    itself has ``host``, without scheme, path or query. ``kind`` is ``video`` or ``image``, empty when not known.
    """

    parameter: str
    kind: str = ""
    name: str = ""
    sha256: str = ""
    size: int | None = None
    host: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a video was made with. Times are UTC seconds, None when not known; ``task`` is the service's number.

    ``credits`` is the charge, None as long as it is not known; with ``shared_with`` others it is a likely share of
    what all of them cost. ``practice`` marks a pretend video, which cost nothing.
    """

    model: str
    resolution: str = ""
    parameters: Mapping[str, PlainValue] = field(default_factory=dict)
    sources: tuple[RecipeSource, ...] = ()
    title: str = ""
    task: str = ""
    created: float | None = None
    sent: float | None = None
    finished: float | None = None
    credits: float | None = None
    shared_with: int = 0
    practice: bool = False
    app: str = APP
    app_version: str = ""

    def source(self, parameter: str) -> RecipeSource | None:
        """The input of this parameter, None when there is none."""
        return next((each for each in self.sources if each.parameter == parameter), None)


def hash_mark(parameter: str) -> str:
    """The name in ``Task.extra`` under which the hash and the size of an uploaded input are kept."""
    return f"sent {parameter}"


def hash_words(sha256: str, size: int) -> str:
    """The value of such a mark."""
    return f"{sha256} {size}"


def known_hash(task: Task, parameter: str) -> tuple[str, int | None]:
    """Hash (hex) and size in bytes of the file that was uploaded for this parameter; empty and None when not known."""
    found = re.fullmatch(r"([0-9a-f]{64}) ([0-9]{1,15})", task.extra.get(hash_mark(parameter), ""))
    return (found[1], int(found[2])) if found else ("", None)


def recipe_of(task: Task, app_version: str, *, practice: bool = False) -> Recipe:
    """The recipe of a task as far as it is known now."""
    charged = task.charged if task.charge is Charge.CHARGED and not practice else None
    values = task.request.values
    return Recipe(
        model=task.model,
        resolution=_plain(task.resolution),
        parameters=MappingProxyType(
            {
                name: _plain(value) if isinstance(value, str) else value
                for name, value in values.items()
                if name != "resolution" and not isinstance(value, Link | LocalFile)
            }
        ),
        sources=_sources(task),
        title=_title(task),
        task=_plain(task.task_id or ""),
        created=task.created_at,
        sent=task.submitted_at,
        finished=task.ended_at,
        credits=charged,
        shared_with=(others_of(task) or 0) if charged is not None else 0,
        practice=practice,
        app_version=app_version,
    )


def _sources(task: Task) -> tuple[RecipeSource, ...]:
    """The inputs in the order in which the model names them."""
    spec, values = MODELS.get(task.model), task.request.values
    order = [] if spec is None else [param.name for param in spec.params if param.name in values]
    named = ((name, values[name]) for name in dict.fromkeys([*order, *values]))
    return tuple(_source(task, name, value) for name, value in named if isinstance(value, Link | LocalFile))


def _title(task: Task) -> str:
    """The task's name, unless it was made of a link's name that must not be told."""
    spec, values = MODELS.get(task.model), task.request.values
    hidden = any(isinstance(value, Link) and not public_name(value) for value in values.values())
    own = spec is None or task.title != title_of(spec, values)
    return _plain(task.title) if own or not hidden else ""


def _source(task: Task, parameter: str, value: Source) -> RecipeSource:
    spec = MODELS.get(task.model)
    kinds = {} if spec is None else {param.name: param.kind.value for param in spec.params}
    kind = kinds.get(parameter, "")
    if isinstance(value, LocalFile):
        sha256, size = known_hash(task, parameter)
        return RecipeSource(parameter, kind, clean(value.path.name, LONGEST_NAME), sha256, size)
    return RecipeSource(parameter, kind, public_name(value), host=_host(value.url))


def public_name(source: Source) -> str:
    """What may be told of the name of an input; empty where a part of a link may be what keeps it private."""
    if isinstance(source, LocalFile):
        return clean(source.path.name, LONGEST_NAME)
    name = _plain(file_name_of(source.url), LONGEST_NAME)
    is_file = kind_of_extension(extension_of(name)) in ("video", "image")
    return name if is_file and not _BY_CHANCE.search(name.rpartition(".")[0]) else ""


def _host(url: str) -> str:
    try:
        return clean(urlsplit(url).hostname or "", LONGEST_NAME)
    except ValueError:
        return ""


def _plain(text: str, limit: int = LONGEST_TEXT) -> str:
    # A text that is a link, or speaks of one, has no place here.
    plain = without_secrets(clean(text, limit))
    return "" if "://" in plain else plain


def as_json(recipe: Recipe) -> dict[str, object]:
    """The recipe as plain values in their documented order."""
    charge: dict[str, object] = {"state": NOT_KNOWN}
    if recipe.practice:
        charge = {"state": PRACTICE}
    elif recipe.credits is not None:
        charge = {"state": CHARGED, "credits": round(recipe.credits, 4)}
        if recipe.shared_with:
            charge["shared_with"] = recipe.shared_with
    return {
        "format": FORMAT,
        "version": VERSION,
        "app": {"name": recipe.app, "version": recipe.app_version},
        "title": recipe.title,
        "model": recipe.model,
        "resolution": recipe.resolution,
        "parameters": dict(recipe.parameters),
        "sources": [_source_as_json(source) for source in recipe.sources],
        "task": recipe.task,
        "times": {"created": _moment(recipe.created), "sent": _moment(recipe.sent), "ended": _moment(recipe.finished)},
        "charge": charge,
    }


def to_json(recipe: Recipe) -> bytes:
    """The file beside the video: UTF-8, one key a line, the same bytes for the same recipe."""
    return (json.dumps(as_json(recipe), ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace")


def to_line(recipe: Recipe) -> str:
    """The same on one line, for the inside of a video."""
    return json.dumps(as_json(recipe), ensure_ascii=False, separators=(",", ":"))


def _source_as_json(source: RecipeSource) -> dict[str, object]:
    found: dict[str, object] = {"parameter": source.parameter, "kind": source.kind, "name": source.name}
    if source.host:
        found["host"] = source.host
    if source.sha256:
        found["sha256"] = source.sha256
    if source.size is not None:
        found["size"] = source.size
    return found


def _moment(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return None
