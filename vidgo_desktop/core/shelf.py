"""Takes tasks out of the list and brings them back. What was taken out is kept for a day."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.room import Room, is_open
from vidgo_desktop.core.task import Task

KEPT_SECONDS = 86_400.0


class Shelf:
    """Removed tasks of one realm. Saved videos are never touched."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def clean(self) -> None:
        """Forget for good what was removed more than a day ago, with its small pictures."""
        gone = self._room.store.purge(self._room.clock.now() - KEPT_SECONDS)
        with contextlib.suppress(StoreError):
            # Otherwise they would come back should the list be lost one day.
            self._room.journal.forgotten(nonce for _, nonce in gone)
        self._drop_pictures(number for number, _ in gone)

    def remove(self, number: int) -> None:
        """Hide an ended task. Raises StoreError when it has not ended."""
        self._room.store.remove(number, self._room.clock.now())
        self._room.open.pop(number, None)

    def clear_ready(self) -> None:
        """Hide every task whose video is saved, and tell the list and the numbers when there were some."""
        numbers = self._room.store.clear_ready(self._room.clock.now())
        if numbers:
            self._room.tell.index_loaded(self._room.store.index())
            self._room.tell.ready_cleared(numbers)

    def restore(self, numbers: Iterable[int]) -> None:
        """Bring removed tasks back: one is told as such, several as a new list."""
        back = self._room.store.restore(tuple(numbers))
        for task in back:
            self._take_up(task)
        if len(back) == 1:
            self._room.tell.task_restored(back[0])
        elif back:
            self._room.tell.index_loaded(self._room.store.index())

    def _take_up(self, task: Task) -> None:
        if is_open(task):
            self._room.open[task.id] = task

    def _drop_pictures(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            for what in ("video", "image", "result"):
                # Windows keeps a file that is being shown; an orphan picture does no harm.
                with contextlib.suppress(OSError):
                    self._room.paths.thumb(number, what).unlink(missing_ok=True)
