"""What a task brings to *Compare*. Pure functions of a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.film import FilmFacts
from vidgo_desktop.core.keep_sound import shown_result
from vidgo_desktop.core.task import LocalFile, Task
from vidgo_desktop.ui.compare.notice import Empty
from vidgo_desktop.ui.compare.times import number
from vidgo_desktop.ui.player_words import is_ready

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Comparison:
    """A finished video and the source it was made from. ``source`` None: it is a link, or not known any more.

    ``result`` is what the player plays. Where that is the file with the original sound, ``untouched`` is the one
    without: the pictures are the same, so it serves when the other was deleted.
    """

    task: int | None
    title: str
    resolution: str
    source: Path | None
    result: Path
    is_link: bool = False
    untouched: Path | None = None

    @property
    def missing(self) -> Empty:
        """Why there is nothing to compare with."""
        return Empty.IS_LINK if self.is_link else Empty.NO_SOURCE

    def with_source(self, path: Path) -> Comparison:
        """The same with a source that somebody chose."""
        return replace(self, source=path)

    def with_result(self, path: Path) -> Comparison:
        """The same with a result that somebody found."""
        return replace(self, result=path, untouched=None)


def comparison_of(task: Task | None) -> Comparison | None:
    """What can be compared of this task; None while its video is not saved."""
    if task is None or not is_ready(task) or task.result_path is None:
        return None
    given = task.request.values.get("video_url")
    source = given.path if isinstance(given, LocalFile) else None
    is_link = source is None and given is not None
    shown = shown_result(task) or task.result_path
    untouched = None if shown == task.result_path else task.result_path
    return Comparison(task.id, task.title, task.resolution, source, shown, is_link, untouched)


def meta_of(comparison: Comparison, facts: FilmFacts | None) -> str:
    """``480p · 10 s``; what is not known is left out."""
    length = "" if facts is None else translate("Compare", "{seconds} s").format(seconds=number(facts.seconds))
    return " · ".join(part for part in (comparison.resolution, length) if part)
