"""A saved video that is not in its place any more: looked for where it may have been moved, or shown by the user.

A video is known again by its bytes (size and SHA-256 as they were saved) or by the recipe inside it. Runs in a lane
for folders that may hang, bounded in time and in what is looked at.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError, NotAVideo, VidgoError
from vidgo_desktop.core.keep_sound import SoundState, sound_file, with_sound
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.number_facts import FoundAnswer, FoundEnd
from vidgo_desktop.core.published import Announced, Published, is_whole
from vidgo_desktop.core.task import ResultState, Task

if TYPE_CHECKING:
    from vidgo_desktop.core.room import Room
    from vidgo_desktop.core.store_changes import Changes

TagReader = Callable[[Path], Mapping[str, str]]
_VIDEOS = frozenset({".mp4", ".mov", ".m4v", ".webm", ".mkv"})


@dataclass(frozen=True, slots=True)
class LookLimits:
    """Seconds and counts: ``entries`` of folders, ``hashed`` files of the right size, ``opened`` videos."""

    seconds: float = 10.0
    entries: int = 20_000
    depth: int = 6
    hashed: int = 8
    opened: int = 200


USUAL_LIMITS = LookLimits()


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a video is known again. ``saved`` None when its bytes were never noted; ``task_id`` may be empty."""

    path: Path
    task_id: str
    saved: Announced | None


def look_for(
    marks: Marks, roots: Iterable[Path], tags: TagReader, cancel: Cancel, limits: LookLimits = USUAL_LIMITS
) -> Path | None:
    """The video below one of these folders, None when it was not found in time. Blocks. Raises ``Cancelled``.

    ``tags`` reads the texts inside a video and raises OSError. Links are not followed.
    """
    end = time.monotonic() + limits.seconds
    name, hashed = marks.path.name.casefold(), 0
    others: list[Path] = []
    for path, size in _videos(roots, cancel, limits, end):
        is_like = marks.saved is not None and size == marks.saved.size
        if is_like and hashed < limits.hashed and time.monotonic() < end:
            hashed += 1
            if _has_bytes(path, marks, cancel):
                return path
        others.append(path)
    # The recipe inside tells a video whose bytes are not known, and one that a later step added to.
    others.sort(key=lambda path: path.name.casefold() != name)
    for path in others[: limits.opened]:
        if time.monotonic() >= end:
            break
        cancel.check()
        if _tells_number(path, marks, tags):
            return path
    return None


def is_this(path: Path, marks: Marks, tags: TagReader, cancel: Cancel) -> bool:
    """Whether this file is the video. Blocks. Raises ``Cancelled``."""
    return _has_bytes(path, marks, cancel) or _tells_number(path, marks, tags)


def _has_bytes(path: Path, marks: Marks, cancel: Cancel) -> bool:
    return marks.saved is not None and is_whole(Announced(path, marks.saved.size, marks.saved.sha256), cancel)


def _tells_number(path: Path, marks: Marks, tags: TagReader) -> bool:
    from vidgo_desktop.core.recipe_file import read_of_video
    from vidgo_desktop.core.recipe_reader import NoRecipe

    if marks.task_id:
        with contextlib.suppress(OSError, NoRecipe):
            return read_of_video(path, tags).task == marks.task_id
    return False


def _videos(roots: Iterable[Path], cancel: Cancel, limits: LookLimits, end: float) -> Iterator[tuple[Path, int]]:
    """Every video below these folders with its size, nearer ones first; none twice."""
    waiting = deque((root, 0) for root in dict.fromkeys(roots))
    seen: set[str] = set()
    looked_at = 0
    while waiting:
        folder, depth = waiting.popleft()
        if str(folder) in seen:
            continue
        seen.add(str(folder))
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                cancel.check()
                looked_at += 1
                if looked_at > limits.entries or time.monotonic() >= end:
                    return
                # Hidden ones are half-fetched, or none of the user's business.
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if depth < limits.depth:
                        waiting.append((Path(entry.path), depth + 1))
                elif PurePath(entry.name).suffix.lower() in _VIDEOS and entry.is_file(follow_symlinks=False):
                    yield Path(entry.path), entry.stat(follow_symlinks=False).st_size


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where the video is, None for nowhere; and whether the file with its sound, which lay beside it, is not there."""

    path: Path | None
    lost_sound: bool = False


def _seen(task: Task, path: Path | None) -> _Seen:
    if path is None:
        return _Seen(None)
    sound = sound_file(replace(task, result_path=path))
    return _Seen(path, sound is not None and not sound.is_file())


class FoundAgain:
    """Looks for moved videos and takes over what was found. On the engine's thread."""

    def __init__(self, room: Room, published: Published) -> None:
        self._room = room
        self._published = published
        self._at_work: set[int] = set()

    def look(self, number: int) -> None:
        """The video of this task is not in its place: look for it, and note where it lies. Told as a FoundAnswer."""
        task = self._ready(number)
        if task is None or task.result_path is None or number in self._at_work:
            return
        path, roots = task.result_path, (task.result_path.parent, self._room.folder())
        tags = self._room.looker.read_tags
        self._at_work.add(number)

        def work(cancel: Cancel) -> _Seen:
            return _seen(task, path if path.is_file() else look_for(self._marks(task), roots, tags, cancel))

        def done(outcome: Done[_Seen]) -> None:
            self._at_work.discard(number)
            self._take(task, outcome.value or _Seen(None))

        self._room.lanes.run(Lane.FOLDER, work, done)

    def use(self, number: int, path: Path, *, anyway: bool) -> None:
        """The user shows where the video is; another one is only taken with ``anyway``. Told as a FoundAnswer."""
        task = self._ready(number)
        if task is None:
            return
        looker = self._room.looker

        def work(cancel: Cancel) -> _Seen:
            looker.verify(path)
            is_it = anyway or is_this(path, self._marks(task), looker.read_tags, cancel)
            return _seen(task, path if is_it else None)

        def done(outcome: Done[_Seen]) -> None:
            if outcome.error is not None:
                self._tell(number, FoundEnd.UNUSABLE, path, _plain(outcome.error))
            elif (seen := outcome.unwrap()).path is not None:
                self._take(task, seen)
            else:
                self._tell(number, FoundEnd.ANOTHER, path)

        self._room.lanes.run(Lane.FOLDER, work, done)

    def _marks(self, task: Task) -> Marks:
        return Marks(task.result_path or Path(), task.task_id or "", self._published.last(task.request.nonce))

    def _ready(self, number: int) -> Task | None:
        task = self._room.store.get(number)
        return task if task is not None and task.result is ResultState.SAVED else None

    def _take(self, asked: Task, seen: _Seen) -> None:
        """Note it, unless the task has gone on meanwhile."""
        task, path = self._ready(asked.id), seen.path
        if task is None or task.result_path != asked.result_path:
            return
        if path is None:
            self._tell(asked.id, FoundEnd.NOWHERE)
            return
        changes: Changes = {}
        if path != task.result_path:
            changes["result_path"] = path
        if seen.lost_sound and sound_file(task) == sound_file(asked):
            # What is not there any more cannot be what is played; it can be made once more.
            changes["extra"] = with_sound(task, SoundState.CAN_LAY)
        if changes:
            self._room.change(asked.id, **changes)
        # A look may come too late: it was moved by us meanwhile, or its drive is back. Nothing was found again then.
        self._tell(asked.id, FoundEnd.FOUND if path != task.result_path else FoundEnd.THERE, path)

    def _tell(self, number: int, end: FoundEnd, path: Path | None = None, error: VidgoError | None = None) -> None:
        self._room.tell.file_found(FoundAnswer(number, end, path, error))


def _plain(error: VidgoError) -> VidgoError:
    return error if isinstance(error, NotAVideo | MediaError) else MediaError(error.message)
