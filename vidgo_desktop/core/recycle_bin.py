"""Rows and their videos into the system's recycle bin, and back. What is in the bin after a day is its own affair."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import FileMissing, NoRecycleBin, SaveError, StoreError, VidgoError
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.library_facts import BulkKind, BulkReport, Left
from vidgo_desktop.core.result_family import changes_of, drop, family_of, is_file, put_into
from vidgo_desktop.core.store_base import is_at_work
from vidgo_desktop.core.task import Task
from vidgo_desktop.core.transfer_file import save_error

if TYPE_CHECKING:
    from vidgo_desktop.core.room import Room
    from vidgo_desktop.core.store_changes import Changes

# In Task.extra of a removed task, with a number behind: where a file lay, and its place in the bin.
_MARK = "bin"


class Trash(Protocol):
    """Puts a file into the recycle bin and gives its place there, empty when the system does not tell; None when the
    file could not be put there and lies where it lay. Callable from any thread; may block.
    """

    def __call__(self, path: Path) -> str | None: ...


def no_bin(path: Path) -> str | None:
    """A computer without a recycle bin."""
    return None


class RecycleBin:
    """Lives on the engine's thread; the files are moved in the lane for folders that may hang."""

    def __init__(self, room: Room, taken_out: Callable[[Sequence[int]], None]) -> None:
        self._room = room
        self._taken_out = taken_out

    def throw(self, numbers: Sequence[int]) -> None:
        """Move the videos of these rows into the bin, then take the rows whose videos are there out of the list."""
        tasks = [task for task in self._room.store.page(numbers) if task.shown_in is None]
        busy = tuple(Left(task.id, StoreError("it has not ended")) for task in tasks if is_at_work(task))
        ended = [task for task in tasks if not is_at_work(task)]
        trash = self._room.trash

        def work(cancel: Cancel) -> list[tuple[int, Mapping[str, str] | VidgoError]]:
            return [(task.id, _thrown(task, trash, cancel)) for task in ended]

        def heard(done: Done[list[tuple[int, Mapping[str, str] | VidgoError]]]) -> None:
            outcomes = done.value if done.value is not None else [(task.id, _error_of(done)) for task in ended]
            marks = {number: outcome for number, outcome in outcomes if not isinstance(outcome, VidgoError)}
            left = [Left(number, outcome) for number, outcome in outcomes if isinstance(outcome, VidgoError)]
            gone, at_work = self._room.store.remove_many(tuple(marks), self._room.clock.now(), marks)
            # Something was wished of them meanwhile; their files are in the bin, and the rows say that none is there.
            late = [Left(number, StoreError("it has not ended")) for number in at_work]
            self._taken_out(gone)
            self._room.tell.bulk_done(BulkReport(BulkKind.BIN, gone, (*busy, *left, *late)))

        self._room.lanes.run(Lane.FOLDER, work, heard)

    def has_files_of(self, numbers: Sequence[int]) -> bool:
        """Whether one of these removed tasks has a file in the bin."""
        tasks = (self._room.store.get(number, removed=True) for number in numbers)
        return any(_places(task) for task in tasks if task is not None)

    def bring_back(self, numbers: Sequence[int], then: Callable[[], None]) -> None:
        """Move the files of these removed tasks back to where they lay, note their places, and go on with ``then``."""
        store = self._room.store
        tasks = [task for task in (store.get(number, removed=True) for number in numbers) if task is not None]

        def work(cancel: Cancel) -> list[tuple[Task, dict[Path, Path], SaveError | None]]:
            return [(task, *_brought_back(task, cancel)) for task in tasks if _places(task)]

        def heard(done: Done[list[tuple[Task, dict[Path, Path], SaveError | None]]]) -> None:
            left: list[Left] = []
            for task, moved, error in done.value or ():
                kept = {name: value for name, value in task.extra.items() if not name.startswith(_MARK)}
                changes: Changes = {"extra": kept}
                changes.update(changes_of(replace(task, extra=kept), moved))
                store.update(task.id, **changes)
                if error is not None:
                    left.append(Left(task.id, error))
            if done.error is not None:
                left = [Left(task.id, done.error) for task in tasks]
            then()
            self._room.tell.bulk_done(BulkReport(BulkKind.RESTORE, tuple(task.id for task in tasks), tuple(left)))

        self._room.lanes.run(Lane.FOLDER, work, heard)


def _error_of(done: Done[list[tuple[int, Mapping[str, str] | VidgoError]]]) -> VidgoError:
    return done.error or VidgoError("nothing came back")


def _thrown(task: Task, trash: Trash, cancel: Cancel) -> Mapping[str, str] | VidgoError:
    """Marks of what lies in the bin now; nothing for a row without a file."""
    try:
        files = family_of(task)
    except FileMissing:
        return {}
    marks: dict[str, str] = {}
    for file in files:
        place = None if cancel.is_set else trash(file)
        if place is None and not marks:
            # The video comes first: without it nothing is moved.
            return NoRecycleBin("the recycle bin did not take it")
        if place is not None:
            marks[f"{_MARK}{len(marks)}"] = json.dumps([str(file), place])
    return marks


def _places(task: Task) -> list[tuple[Path, Path | None]]:
    """Where each file of a removed task lay, and where in the bin it is, None when nobody knows."""
    found: list[tuple[Path, Path | None]] = []
    for name in sorted(task.extra):
        if name.startswith(_MARK):
            with contextlib.suppress(ValueError, TypeError):
                old, place = map(str, json.loads(task.extra[name]))
                found.append((Path(old), Path(place) if place else None))
    return found


def _brought_back(task: Task, cancel: Cancel) -> tuple[dict[Path, Path], SaveError | None]:
    """The files that lie outside the bin again, by where they lay, and why another one does not."""
    moved: dict[Path, Path] = {}
    for old, place in _places(task):
        if place is None or not is_file(place):
            return moved, FileMissing("it is not in the recycle bin any more, or only the system knows where")
        try:
            old.parent.mkdir(parents=True, exist_ok=True)
            moved[old] = put_into(place, old, cancel)
        except (SaveError, OSError) as error:
            return moved, error if isinstance(error, SaveError) else save_error(error)
        drop((place, *_labels(place)))
    return moved, None


def _labels(place: Path) -> tuple[Path, ...]:
    """What the system keeps about a file in the bin: beside the files on Linux, with another letter on Windows."""
    label = place.parent.parent / "info" / f"{place.name}.trashinfo"
    other = (place.with_name(f"$I{place.name[2:]}"),) if place.name.startswith("$R") else ()
    return (label, *other)
