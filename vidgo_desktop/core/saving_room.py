"""A disk that is almost full: results wait at the service until there is room again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from vidgo_desktop.core.errors import DiskFull
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.low_disk import LOW_DISK_BYTES
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.task import ResultState, Task

_ALMOST_FULL = "the disk is almost full"
_LOOK_EVERY = 60.0
# A result lives for a day [docs]. Before it is lost, it is saved into whatever room there is.
_LATEST = 20 * 3600.0
# Older ones have left the service anyway.
_MOST_AFTER_A_START = 100


def free_bytes(folder: Path) -> int | None:
    """Free room where this folder is, or will be made; None when nobody can tell. Blocks."""
    for place in (folder, *folder.parents):
        try:
            usage = shutil.disk_usage(place)
            # Places without any room at all are no disks, and what cannot be made there is no question of room.
            return usage.free if usage.total else None
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None


def check_not_low(folder: Path) -> None:
    """Raise ``DiskFull`` when less than 2 GB are free. Blocks."""
    free = free_bytes(folder)
    if free is not None and free < LOW_DISK_BYTES:
        raise DiskFull(_ALMOST_FULL, needed=LOW_DISK_BYTES - free)


class RoomWatch:
    """Looks once a minute whether the results that wait for room can be saved; ``again`` fetches one anew."""

    def __init__(self, room: Room, again: Callable[[Task], None]) -> None:
        self._room = room
        self._again = again

    def must_check(self, task: Task) -> bool:
        """Whether a low disk makes this result wait."""
        is_late = task.ended_at is not None and self._room.clock.now() - task.ended_at >= _LATEST
        return self._room.wishes().warn_low_disk and not is_late

    def wait(self, number: int) -> None:
        """There was no room for this one: look again soon."""
        self._room.after(_LOOK_EVERY, ("room", number), lambda: self._look(number))

    def forget(self, number: int) -> None:
        """Do not look any more."""
        self._room.agenda.drop(("room", number))

    def resume(self) -> None:
        """After a start: go on with what waited when the program was closed."""
        newest = self._room.store.index().ids[:_MOST_AFTER_A_START]
        for task in self._room.store.page(newest):
            if _waits_for_room(task):
                self._look(task.id)

    def _look(self, number: int) -> None:
        folder = self._room.folder()
        self._room.lanes.run(Lane.TRANSFER, lambda _: free_bytes(folder), lambda done: self._looked(number, done))

    def _looked(self, number: int, done: Done[int | None]) -> None:
        task = self._room.store.get(number)
        if task is None or not _waits_for_room(task):
            return
        free = done.value
        if free is None or free >= LOW_DISK_BYTES or (_was_paused(task) and not self.must_check(task)):
            self._again(task)
        else:
            self.wait(number)


def _waits_for_room(task: Task) -> bool:
    return task.result is ResultState.PROBLEM and task.problem is not None and task.problem.kind == "DiskFull"


def _was_paused(task: Task) -> bool:
    """By the wish about low disks; a disk that is really full is another matter."""
    return task.problem is not None and task.problem.message.startswith(_ALMOST_FULL)
