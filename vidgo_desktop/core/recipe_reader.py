"""Reads a recipe that anybody may have written. Nothing in it is believed, and no bytes make it raise anything but
``NoRecipe``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from vidgo_desktop.core.clean_text import clean
from vidgo_desktop.core.errors import ProtocolError
from vidgo_desktop.core.json_reader import as_object, read_json
from vidgo_desktop.core.recipe import (
    APP,
    CHARGED,
    FORMAT,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_PARAMETERS,
    MOST_SOURCES,
    PRACTICE,
    VERSION,
    PlainValue,
    Recipe,
    RecipeSource,
)

# A recipe has about 1 kB.
MOST_BYTES = 64 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_HOST = re.compile(r"[0-9A-Za-z.:_-]{1,255}")
_MOST_CREDITS = 1e9
_LARGEST = 1 << 50
# A name that would lead out of its folder, or mean another thing than a file, is none.
_NO_NAME = re.compile(r'[/\\:*?"<>|]|\A\.{1,2}\Z')


class NoRecipe(Exception):
    """This holds no recipe of ours."""


class NewerRecipe(NoRecipe):
    """It is a recipe, written by a later version of the program, and cannot be read."""


def read_recipe(content: bytes) -> Recipe:
    """The recipe in these bytes. Unknown keys are left out, values of the wrong kind count as missing.

    Raises ``NoRecipe``, or ``NewerRecipe`` for one with a higher version.
    """
    if len(content) > MOST_BYTES:
        raise NoRecipe("it is too large")
    if FORMAT.encode() not in content:
        raise NoRecipe("it is something else")
    try:
        parts = as_object(read_json(content))
    except ProtocolError as error:
        raise NoRecipe(error.message) from None
    version = parts.get("version")
    if parts.get("format") != FORMAT or not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NoRecipe("it is something else")
    if version > VERSION:
        raise NewerRecipe(f"version {min(version, _LARGEST)}")
    recipe = _recipe(parts)
    if not recipe.model:
        raise NoRecipe("it names no model")
    return recipe


def _recipe(parts: Mapping[str, object]) -> Recipe:
    app, times, charge = (as_object(parts.get(key)) for key in ("app", "times", "charge"))
    state = charge.get("state")
    credits = _amount(charge.get("credits")) if state == CHARGED else None
    return Recipe(
        model=_text(parts.get("model")),
        resolution=_text(parts.get("resolution")),
        parameters=_parameters(parts.get("parameters")),
        sources=_sources(parts.get("sources")),
        title=_text(parts.get("title")),
        task=_text(parts.get("task")),
        created=_moment(times.get("created")),
        sent=_moment(times.get("sent")),
        finished=_moment(times.get("ended")),
        credits=credits,
        shared_with=(_whole(charge.get("shared_with"), 100_000) or 0) if credits is not None else 0,
        practice=state == PRACTICE,
        app=_text(app.get("name")) or APP,
        app_version=_text(app.get("version")),
    )


def _text(value: object, limit: int = LONGEST_TEXT) -> str:
    return clean(value, limit) if isinstance(value, str) else ""


def _parameters(value: object) -> Mapping[str, PlainValue]:
    found: dict[str, PlainValue] = {}
    for key, each in list(as_object(value).items())[:MOST_PARAMETERS]:
        name = clean(key, LONGEST_NAME)
        if isinstance(each, str):
            found[name] = _text(each)
        elif isinstance(each, bool) or (isinstance(each, int | float) and abs(each) <= _LARGEST):
            found[name] = each
    return MappingProxyType(found)


def _sources(value: object) -> tuple[RecipeSource, ...]:
    entries = value[:MOST_SOURCES] if isinstance(value, list) else []
    return tuple(_source(entry) for entry in entries if isinstance(entry, dict))


def _source(entry: Mapping[str, object]) -> RecipeSource:
    kind, host = _text(entry.get("kind")), _text(entry.get("host"), LONGEST_NAME)
    digest = entry.get("sha256")
    return RecipeSource(
        parameter=_text(entry.get("parameter"), LONGEST_NAME),
        kind=kind if kind in ("video", "image") else "",
        name=_name(entry.get("name")),
        sha256=digest if isinstance(digest, str) and _SHA256.fullmatch(digest) else "",
        size=_whole(entry.get("size"), _LARGEST),
        host=host if _HOST.fullmatch(host) else "",
    )


def _name(value: object) -> str:
    name = _text(value, LONGEST_NAME)
    return "" if _NO_NAME.search(name) else name


def _whole(value: object, most: int) -> int | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
    return value if fits and isinstance(value, int) else None


def _amount(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _MOST_CREDITS:
        return None
    return round(float(value), 4) if math.isfinite(value) else None


def _moment(value: object) -> float | None:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()
    except (ValueError, OverflowError):
        return None
