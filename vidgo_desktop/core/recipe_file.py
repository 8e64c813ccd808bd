"""The recipe as a file beside its video, never in the place of anybody else's. Blocks; not for the engine's thread."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import SaveError
from vidgo_desktop.core.json_reader import read_json
from vidgo_desktop.core.recipe import Recipe, as_json, to_json
from vidgo_desktop.core.recipe_reader import MOST_BYTES, NewerRecipe, NoRecipe, read_recipe
from vidgo_desktop.core.transfer_file import PartFile, save_error, take_name

EXTENSION = ".json"
# What a recipe may stand in, inside a video.
_TAGS = ("comment", "description", "synopsis")
# Reads the texts inside a video; raises OSError.
TagReader = Callable[[Path], Mapping[str, str]]


def places_of(video: Path) -> tuple[Path, Path]:
    """Where the recipe of a video may lie: ``walk.json``, or ``walk.mp4.json`` where that name was somebody else's."""
    return video.with_suffix(EXTENSION), video.with_name(video.name + EXTENSION)


def write_beside(video: Path, recipe: Recipe, cancel: Cancel) -> Path:
    """Write the recipe of this video, whole or not at all; what it is called.

    One of the same task that lies there already is kept. Raises ``SaveError``, also when both names are taken.
    """
    for target in places_of(video):
        if _is_of(target, recipe.task):
            return target
        if os.path.lexists(target):
            continue
        part = _part(target, to_json(recipe))
        try:
            if take_name(part.path, target, cancel):
                return target
        finally:
            part.discard()
    raise SaveError("the names of the recipe are taken")


def write_charge(video: Path, recipe: Recipe) -> bool:
    """Let the recipe beside this video tell the charge of ``recipe``; False when there is none of the same task.

    Everything else in it stays, also what somebody added. Raises ``SaveError``.
    """
    for target in places_of(video):
        if not _is_of(target, recipe.task):
            continue
        found = read_json(_content(target, follow=False))
        charge = as_json(recipe)["charge"]
        if isinstance(found, dict) and found.get("charge") != charge:
            found["charge"] = charge
            _put(target, (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace"))
        return True
    return False


def read_file(path: Path) -> Recipe:
    """The recipe in a file of its own. Raises ``NoRecipe``, ``NewerRecipe`` and OSError."""
    return read_recipe(_content(path, follow=True))


def read_of_video(video: Path, tags: TagReader) -> Recipe:
    """The recipe of a video: what stands inside it, else what lies beside it.

    Raises ``NoRecipe``, ``NewerRecipe`` and OSError.
    """
    newer: NewerRecipe | None = None
    found = tags(video)
    for name in _TAGS:
        try:
            return read_recipe(found.get(name, "").encode("utf-8", errors="replace"))
        except NewerRecipe as error:
            newer = error
        except NoRecipe:
            continue
    for place in places_of(video):
        try:
            return read_file(place)
        except NewerRecipe as error:
            newer = error
        except (NoRecipe, OSError):
            continue
    raise newer or NoRecipe("there is none")


def _is_of(path: Path, task: str) -> bool:
    with contextlib.suppress(OSError, NoRecipe):
        return bool(task) and read_recipe(_content(path, follow=False)).task == task
    return False


def _content(path: Path, *, follow: bool) -> bytes:
    # Without waiting: there may be anything, also a pipe.
    link = 0 if follow else getattr(os, "O_NOFOLLOW", 0)
    flags = os.O_RDONLY | link | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            raise NoRecipe("it is no small file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MOST_BYTES + 1)
    finally:
        os.close(descriptor)


def _part(target: Path, content: bytes) -> PartFile:
    part = PartFile(target.parent, target.name)
    try:
        part.write(content)
        part.finish()
    except BaseException:
        part.discard()
        raise
    return part


def _put(target: Path, content: bytes) -> None:
    """In the place of our own file, in one step."""
    part = _part(target, content)
    try:
        part.path.replace(target)
    except OSError as error:
        raise save_error(error) from None
    finally:
        part.discard()
