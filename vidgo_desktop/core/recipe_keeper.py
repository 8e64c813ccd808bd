"""Writes the recipe of each saved video, and what it cost as soon as that is known. Never costs a video."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from vidgo_desktop import __version__
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Charge, SaveError
from vidgo_desktop.core.lanes import Lane
from vidgo_desktop.core.recipe import Recipe, recipe_of, to_line
from vidgo_desktop.core.recipe_file import write_beside, write_charge
from vidgo_desktop.core.result_notes import NO_RECIPE
from vidgo_desktop.core.room import Looker, Room
from vidgo_desktop.core.task import ResultState, Task

if TYPE_CHECKING:
    from vidgo_desktop.core.store import Changes

log = logging.getLogger(__name__)

# Charges become clear within a day, or never.
_DAY = 86_400.0


class RecipeKeeper:
    """One per engine. What is not marked otherwise belongs to the engine's thread."""

    def __init__(self, room: Room, *, pretend: bool) -> None:
        self._room = room
        self._pretend = pretend
        self._missed: set[int] = set()
        self._told: dict[int, float] = {}

    def wanted(self, task: Task) -> Recipe | None:
        """The recipe to be written with the video of this task; None when the user wishes none."""
        return recipe_of(task, __version__, practice=self._pretend) if self._room.wishes().write_recipe else None

    def put_inside(self, part: Path, recipe: Recipe | None) -> bool:
        """Write it into a fetched video that has no name yet; whether the file was changed. Callable from any thread.

        Raises ``SaveError`` when the file must not be used any more.
        """
        return recipe is not None and _put_inside(self._room.looker, part, recipe)

    def put_beside(self, number: int, video: Path, recipe: Recipe | None, cancel: Cancel) -> None:
        """Write it beside a video that has its name. Callable from any thread; only ``Cancelled`` goes out."""
        if recipe is None:
            return
        try:
            write_beside(video, recipe, cancel)
        except (SaveError, OSError, MemoryError) as error:
            log.info("no recipe beside a video: %s", error)
            self._missed.add(number)

    def changes(self, task: Task | None) -> Changes:
        """What is to be noted of a task whose video is saved: that its recipe is missing, or is not any more."""
        if task is None:
            return {}
        missed = task.id in self._missed
        self._missed.discard(task.id)
        if missed is (NO_RECIPE in task.extra):
            return {}
        others = {name: value for name, value in task.extra.items() if name != NO_RECIPE}
        return {"extra": {**others, NO_RECIPE: "1"} if missed else others}

    def touched(self, task: Task) -> None:
        """A task was changed: when its charge became known, the recipe beside its video tells it too."""
        path, charged = task.result_path, task.charged
        if task.result is not ResultState.SAVED or path is None or task.charge is not Charge.CHARGED or charged is None:
            return
        is_late = self._room.clock.now() - (task.ended_at or 0.0) > 2 * _DAY
        recipe = None if is_late or self._told.get(task.id) == charged or self._pretend else self.wanted(task)
        if recipe is None:
            return
        self._told[task.id] = charged

        def work(_: Cancel) -> None:
            try:
                write_charge(path, recipe)
            except (SaveError, OSError, MemoryError) as error:
                log.info("a recipe does not tell the charge: %s", error)

        self._room.lanes.run(Lane.FOLDER, work, lambda _: None)


def _put_inside(looker: Looker, part: Path, recipe: Recipe) -> bool:
    try:
        return looker.write_tags(part, recipe.title, to_line(recipe))
    except (OSError, MemoryError) as error:
        log.info("no recipe inside a video: %s", error)
        return False
