"""What the window must know about the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.film import FilmTools


class Pair(Protocol):
    """A ready-made pair of inputs with its small pictures; made by the composition root."""

    @property
    def title(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def video(self) -> Path: ...
    @property
    def image(self) -> Path: ...
    @property
    def video_thumb(self) -> Path: ...
    @property
    def image_thumb(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class Places:
    """Where the small pictures lie, the ready-made inputs, and where finished videos go. Nothing here is opened.

    ``films`` opens videos.
    """

    thumb: Callable[[Realm, int, str], Path]
    pairs: Sequence[Pair]
    sample_source: Path
    sample_result: Path
    save_folder: Callable[[], Path]
    films: FilmTools
