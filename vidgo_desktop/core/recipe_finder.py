"""*Use these settings again*: reads a recipe and looks where its inputs are today. Sends nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from vidgo_desktop import __version__
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import FileChanged
from vidgo_desktop.core.file_mark import hash_of, mark_of
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.recipe import Recipe, RecipeSource, public_name, recipe_of
from vidgo_desktop.core.recipe_facts import RecipeFound, RecipeOrigin
from vidgo_desktop.core.recipe_file import EXTENSION, TagReader, read_file, read_of_video
from vidgo_desktop.core.recipe_reader import NewerRecipe, NoRecipe
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.task import Link, LocalFile, Source, Task

# Whose inputs may be the ones that are looked for: the newest tasks.
_MOST_TASKS = 300
# How many files of the right name and size are read for one input.
_MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class _Places:
    """Where inputs may lie: those of one task, files that were inputs before, and folders."""

    own: Mapping[str, Source]
    files: tuple[Path, ...]
    folders: tuple[Path, ...]


class RecipeFinder:
    """Lives on the engine's thread; files are read in the lane for folders that may hang."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def of_task(self, number: int) -> None:
        """Tell what this task was made with."""
        task = self._room.store.get(number, removed=True)
        if task is None:
            return
        recipe = recipe_of(task, __version__)
        places = self._places(task, () if task.result_path is None else (task.result_path.parent,))
        self._tell(RecipeOrigin.TASK, task.title, recipe, places)

    def of_file(self, path: Path) -> None:
        """Tell which recipe this file is, or the video has inside or beside it."""
        is_video = path.suffix.lower() != EXTENSION
        origin = RecipeOrigin.VIDEO if is_video else RecipeOrigin.FILE

        def read(done: Done[RecipeFound]) -> None:
            found = done.value or RecipeFound(origin, path.name)
            if found.recipe is None:
                self._room.tell.recipe_found(found)
                return
            number = found.recipe.task
            task = self._room.store.find_task_id(number) if number else None
            self._tell(origin, path.name, found.recipe, self._places(task, (path.parent, path.parent.parent)))

        tags = self._room.looker.read_tags
        self._room.lanes.run(Lane.FOLDER, lambda _: _read(origin, path, tags), read)

    def _places(self, task: Task | None, folders: Sequence[Path]) -> _Places:
        store = self._room.store
        own = {} if task is None else _sources(task)
        files = [
            source.path
            for each in store.page(store.index().ids[:_MOST_TASKS])
            for source in _sources(each).values()
            if isinstance(source, LocalFile)
        ]
        return _Places(own, tuple(dict.fromkeys(files)), (*folders, self._room.folder()))

    def _tell(self, origin: RecipeOrigin, name: str, recipe: Recipe, places: _Places) -> None:
        def told(done: Done[Mapping[str, Source]]) -> None:
            found = done.value or {}
            missing = tuple(each for each in recipe.sources if each.parameter not in found)
            self._room.tell.recipe_found(RecipeFound(origin, name, recipe, found, missing))

        self._room.lanes.run(Lane.FOLDER, lambda cancel: _look_for(recipe.sources, places, cancel), told)


def _read(origin: RecipeOrigin, path: Path, tags: TagReader) -> RecipeFound:
    try:
        recipe = read_file(path) if origin is RecipeOrigin.FILE else read_of_video(path, tags)
    except NewerRecipe:
        return RecipeFound(origin, path.name, is_newer=True)
    except (NoRecipe, OSError, ValueError):
        return RecipeFound(origin, path.name)
    return RecipeFound(origin, path.name, recipe)


def _sources(task: Task) -> dict[str, Source]:
    values = task.request.values
    return {name: value for name, value in values.items() if isinstance(value, Link | LocalFile)}


def _look_for(sources: Iterable[RecipeSource], places: _Places, cancel: Cancel) -> Mapping[str, Source]:
    found: dict[str, Source] = {}
    for source in sources:
        input_now = _there(source, places, cancel)
        if input_now is not None:
            found[source.parameter] = input_now
    return MappingProxyType(found)


def _there(source: RecipeSource, places: _Places, cancel: Cancel) -> Source | None:
    """The input of a recipe as it can be used today, None when it is not to be found."""
    own = places.own.get(source.parameter)
    if isinstance(own, Link):
        return own if source.host and public_name(own) == source.name else None
    if isinstance(own, LocalFile) and public_name(own) == source.name and _is_file(own.path):
        return own
    if not source.name or not source.sha256 or source.size is None:
        # By its name alone another file could be taken for it.
        return None
    named = [path for path in places.files if path.name == source.name]
    named += [folder / source.name for folder in places.folders]
    tries = 0
    for path in dict.fromkeys(named):
        if tries < _MOST_TRIES and _is_file(path):
            tries += 1
            if _has(path, source, cancel):
                return LocalFile(path)
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _has(path: Path, source: RecipeSource, cancel: Cancel) -> bool:
    try:
        mark = mark_of(path)
        return mark.size == source.size and hash_of(path, mark, cancel) == source.sha256
    except (FileChanged, ValueError):
        return False
