"""What the window is told about a recipe that somebody wants to use again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vidgo_desktop.core.recipe import Recipe, RecipeSource
from vidgo_desktop.core.task import Source


class RecipeOrigin(StrEnum):
    """Where it was looked for: in a task of the list, in a file of its own, or in a video."""

    TASK = "task"
    FILE = "file"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class RecipeFound:
    """The answer. ``recipe`` is None where there is none; ``is_newer`` when only a later version could read it.

    ``name`` is what to call the task or the file. ``sources`` are the inputs that are there, by parameter; ``missing``
    those that were not found.
    """

    origin: RecipeOrigin
    name: str
    recipe: Recipe | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    missing: tuple[RecipeSource, ...] = ()
    is_newer: bool = False
