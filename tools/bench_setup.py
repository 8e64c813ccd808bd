"""What every measurement of the bench works with: the plan, profiles to measure over, and figures of children."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.bench_machine import BenchError, Children
from tools.bench_store import seed_history
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.settings import Settings, save_settings

HISTORY = 100_000
Figures = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Plan:
    """How many rounds of each kind, and how long in seconds."""

    starts: int
    loads: int
    load_settle: int
    load_seconds: int
    rests: int
    rest_settle: int
    rest_seconds: int
    clicks: int
    fetches: int


class Bench:
    """What every measurement needs: children, a folder of its own, the service and the plan."""

    def __init__(self, children: Children, folder: Path, base: str, plan: Plan) -> None:
        self.children = children
        self.base = base
        self.plan = plan
        self._folder = folder
        self._profiles = 0

    def profile(self) -> Path:
        """A new profile without any task; its user was welcomed, so that the studio is what is measured."""
        path = self._next()
        save_settings(ProfilePaths(path, path / "videos").settings, Settings(welcomed=True, consented=True))
        return path

    def profile_with_history(self) -> Path:
        """A profile with a hundred thousand ended tasks; made once, then copied."""
        made = self._folder / "history"
        if not made.exists():
            seed_history(made, HISTORY)
        copy = self.profile()
        shutil.copytree(made, copy, dirs_exist_ok=True)
        return copy

    def folder(self) -> Path:
        """An empty folder."""
        made = self._next()
        made.mkdir()
        return made

    def _next(self) -> Path:
        self._profiles += 1
        return self._folder / f"profile-{self._profiles}"


def number(figures: Figures, name: str) -> float:
    """One figure of a child. Raises BenchError when it is not there."""
    value = figures.get(name)
    if not isinstance(value, int | float):
        raise BenchError(f"a measured program did not tell {name}")
    return float(value)


def numbers(figures: Figures, name: str) -> list[float]:
    """A list of figures of a child. Raises BenchError when there is none."""
    values = figures.get(name)
    if not isinstance(values, list) or not values:
        raise BenchError(f"a measured program did not tell {name}")
    return [float(value) for value in values]
