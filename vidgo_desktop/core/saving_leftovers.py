"""What an earlier end left behind: half-fetched files, wherever the videos were saved then."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.lanes import Lane
from vidgo_desktop.core.published import Published
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.transfer_sweep import parts_in, sweep_parts, sweep_pictures

# Where files cannot be marked as in use: a part that nobody has written to for an hour belongs to no fetch that
# still runs, not even another profile's.
_OLD_PART = 3600.0
# The note of the list that names the folders in which parts may lie.
_NOTE = "part folders"
_MOST_FOLDERS = 16


class Leftovers:
    """Knows the folders in which parts may lie, and empties them at the start."""

    def __init__(self, room: Room, published: Published) -> None:
        self._room = room
        self._published = published
        self._folders: list[str] = []

    def note(self, folder: Path) -> None:
        """A part is about to be made here; remembered also when the user chooses another folder meanwhile."""
        if str(folder) in self._folders or str(folder) in self._noted():
            return
        self._folders = [*self._folders, str(folder)][-_MOST_FOLDERS:]
        with contextlib.suppress(StoreError):
            self._room.store.set_note(_NOTE, json.dumps(self._folders))

    def sweep(self) -> None:
        """Remove the parts that nobody writes to, except those that are whole and wait for their name."""
        folders = {self._room.folder(), *map(Path, self._noted())}
        self._room.lanes.run(
            Lane.TRANSFER,
            lambda _: dict(self._published.kept()) if any(parts_in(folder) for folder in folders) else {},
            lambda done: self._sweep(folders, done.value or {}),
        )

    def _sweep(self, folders: Collection[Path], kept: Mapping[str, Path]) -> None:
        # The part of a task that was removed for good is wanted by nobody.
        keep = frozenset(path for nonce, path in kept.items() if self._room.store.knows_nonce(nonce))
        pictures = self._room.paths.thumbs

        def work(_: Cancel) -> None:
            for folder in folders:
                sweep_parts(folder, _OLD_PART, keep)
            sweep_pictures(pictures)

        self._room.lanes.run(Lane.TRANSFER, work, lambda _: None)

    def _noted(self) -> list[str]:
        with contextlib.suppress(ValueError, StoreError):
            found = json.loads(self._room.store.note(_NOTE) or "[]")
            if isinstance(found, list):
                self._folders = [folder for folder in found if isinstance(folder, str) and "\0" not in folder]
        return self._folders
