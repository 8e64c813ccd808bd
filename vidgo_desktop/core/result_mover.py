"""Moves saved videos to another folder, one after the other. At every moment the list names a file that is there."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, StoreError
from vidgo_desktop.core.keep_sound import sound_file
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.library_facts import BulkKind, BulkReport, Left, MoveProgress
from vidgo_desktop.core.result_family import changes_of, copy_family, drop, family_of, is_same_folder
from vidgo_desktop.core.saving_leftovers import Leftovers
from vidgo_desktop.core.task import Task

if TYPE_CHECKING:
    from vidgo_desktop.core.room import Room


@dataclass(slots=True)
class _Job:
    """One wish: what is still to be moved, and what came of the rest."""

    folder: Path
    total: int
    waiting: deque[int]
    done: list[int] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


class ResultMover:
    """On the engine's thread. First the file is in the new place, then the list says so, then the old one goes."""

    def __init__(self, room: Room, leftovers: Leftovers) -> None:
        self._room = room
        self._jobs: deque[_Job] = deque()
        self._at_work: Cancel | None = None
        self._leftovers = leftovers

    def move(self, numbers: Sequence[int], folder: Path) -> None:
        """Move the videos of these tasks, with what belongs to them, into this folder."""
        self._jobs.append(_Job(folder, len(numbers), deque(numbers)))
        if len(self._jobs) == 1:
            self._next()

    def cancel(self) -> None:
        """Leave what is not moved yet where it is."""
        for job in self._jobs:
            job.left += [Left(number, Cancelled("stopped")) for number in job.waiting]
            job.waiting.clear()
        if self._at_work is not None:
            self._at_work.set()

    def _next(self) -> None:
        job = self._jobs[0]
        while job.waiting:
            task = self._room.store.get(job.waiting.popleft())
            if task is not None:
                self._begin(job, task)
                return
        self._room.tell.bulk_done(BulkReport(BulkKind.MOVE, tuple(job.done), tuple(job.left), job.folder))
        self._jobs.popleft()
        if self._jobs:
            self._next()

    def _begin(self, job: _Job, task: Task) -> None:
        folder = job.folder
        self._room.tell.results_moving(MoveProgress(len(job.done) + len(job.left), job.total, task.title))
        self._leftovers.note(folder)

        def work(cancel: Cancel) -> dict[Path, Path]:
            files = family_of(task)
            return {} if is_same_folder(files[0].parent, folder) else copy_family(files, folder, cancel)

        self._at_work = self._room.lanes.run(Lane.TRANSFER, work, lambda done: self._copied(job, task, done))

    def _copied(self, job: _Job, task: Task, done: Done[dict[Path, Path]]) -> None:
        self._at_work = None
        moved = done.value or {}
        gone = list(moved)
        try:
            if done.error is not None:
                job.left.append(Left(task.id, done.error))
            else:
                self._note(task, moved)
                job.done.append(task.id)
        except StoreError as error:
            # The list still names the old place, so that is the one that stays.
            gone = list(moved.values())
            job.left.append(Left(task.id, error))
        if gone:
            self._room.lanes.run(Lane.TRANSFER, lambda _: drop(gone), lambda _: None)
        self._next()

    def _note(self, task: Task, moved: Mapping[Path, Path]) -> None:
        if moved:
            now = self._room.store.get(task.id)
            if now is None or now.result_path != task.result_path:
                raise StoreError("it was removed, or its video was saved anew meanwhile")
            if sound_file(now) not in (None, *moved):
                raise StoreError("its sound was laid under it meanwhile")
            self._room.change(task.id, **changes_of(now, moved))
