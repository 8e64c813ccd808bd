"""After a result is saved: does it have sound, and if not, the original one is laid under it as the user set it."""

from __future__ import annotations

import logging
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, DiskFull, StoreError, VidgoError
from vidgo_desktop.core.keep_sound import (
    CAN_TRY,
    PLAY_UNTOUCHED,
    SOUND,
    SOUND_FILE,
    SoundFinding,
    SoundState,
    sound_file,
    sound_state,
    with_sound,
)
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.result_family import drop
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.saving_leftovers import Leftovers
from vidgo_desktop.core.task import LocalFile, ResultState, Task

log = logging.getLogger(__name__)

_NO_WAY = {
    SoundFinding.SOURCE_SILENT: SoundState.SOURCE_SILENT,
    SoundFinding.SOURCE_GONE: SoundState.SOURCE_GONE,
    SoundFinding.OTHER_SPEED: SoundState.OTHER_SPEED,
}


class SoundKeeper:
    """One per engine, on its thread. The saved video itself is only read; what is made is a second file beside it.

    Trouble never touches the result: it is paid and saved, and only the mark beside it tells how the sound stands.
    """

    def __init__(self, room: Room, leftovers: Leftovers) -> None:
        self._room = room
        self._leftovers = leftovers
        self._at_work: set[int] = set()

    def saved(self, task: Task) -> None:
        """A result has just been saved."""
        if self._room.wishes().keep_sound == "never" or task.result_path is None:
            return
        source, result, looker = source_of(task), task.result_path, self._room.looker
        self._room.lanes.run(
            Lane.MEDIA,
            lambda cancel: looker.sound_finding(result, source, cancel),
            lambda done: self._found(task.id, result, done),
        )

    def resume(self) -> None:
        """After a start: what was being made when the program ended is made now."""
        for task in self._room.store.marked(SOUND, SoundState.LAYING):
            if sound_state(task) is SoundState.LAYING:
                self._lay(task)

    def lay(self, number: int) -> None:
        """The user wishes the original sound under this result."""
        task = self._room.store.get(number)
        if task is not None and sound_state(task) in CAN_TRY:
            self._lay(task)

    def choose(self, number: int, original: bool) -> None:
        """The user wishes to hear the original sound, or the result as it was made."""
        task = self._room.store.get(number)
        if task is None or sound_file(task) is None:
            return
        extra = {name: value for name, value in task.extra.items() if name != PLAY_UNTOUCHED}
        self._room.change(number, extra=extra if original else {**extra, PLAY_UNTOUCHED: "1"})

    def _found(self, number: int, result: Path, done: Done[SoundFinding]) -> None:
        task = self._room.store.get(number)
        finding = done.value
        if task is not None and task.result is ResultState.SAVED and task.result_path != result:
            # It was moved meanwhile, so the look may have missed it.
            self.saved(task)
            return
        if finding is None:
            log.info("whether a result has sound could not be found out: %s", done.error and done.error.message)
            return
        if task is None or task.result is not ResultState.SAVED:
            return
        if finding is SoundFinding.HAS_SOUND:
            if SOUND in task.extra:
                self._room.change(number, extra=with_sound(task, None))
            return
        if finding is SoundFinding.SOURCE_SILENT:
            # Nothing was lost on the way.
            return
        if finding in _NO_WAY:
            local = source_of(task) is not None
            state = _NO_WAY[finding] if local else SoundState.SOURCE_IS_LINK
            self._room.change(number, extra=with_sound(task, state))
            return
        task = self._room.change(number, extra=with_sound(task, SoundState.CAN_LAY))
        if self._room.wishes().keep_sound == "always":
            self._lay(task)

    def _lay(self, task: Task) -> None:
        source, result = source_of(task), task.result_path
        if result is None or task.id in self._at_work:
            return
        if source is None:
            self._room.change(task.id, extra=with_sound(task, SoundState.SOURCE_IS_LINK))
            return
        looker = self._room.looker
        self._leftovers.note(result.parent)
        self._room.change(task.id, extra=with_sound(task, SoundState.LAYING))
        self._at_work.add(task.id)

        def work(cancel: Cancel) -> Path | SoundFinding:
            finding = looker.sound_finding(result, source, cancel)
            return looker.lay_sound(result, source, cancel) if finding is SoundFinding.SILENT else finding

        self._room.lanes.run(Lane.MEDIA, work, lambda done: self._laid(task.id, result, done))

    def _laid(self, number: int, result: Path, done: Done[Path | SoundFinding]) -> None:
        self._at_work.discard(number)
        task = self._room.store.get(number)
        if task is None or isinstance(done.error, Cancelled):
            return
        outcome = done.value
        if task.result_path != result:
            # It was moved meanwhile: what was made beside the old place belongs to nothing, and it is made anew.
            if isinstance(outcome, Path):
                self._room.lanes.run(Lane.FOLDER, lambda _: drop([outcome]), lambda _: None)
            if sound_state(task) is SoundState.LAYING:
                self._lay(task)
            return
        if isinstance(outcome, Path):
            extra = with_sound(task, SoundState.LAID, **{SOUND_FILE: outcome.name})
        elif outcome is not None:
            extra = with_sound(task, _NO_WAY.get(outcome))
        else:
            log.info("no sound was laid under a result: %s", _words(done.error))
            extra = with_sound(task, SoundState.DISK_FULL if isinstance(done.error, DiskFull) else SoundState.NOT_LAID)
        try:
            self._room.change(number, extra=extra)
        except StoreError as error:
            # The file lies there; the next start finds it again and makes no second one.
            log.info("the list does not know of a sound: %s", error.message)


def source_of(task: Task) -> Path | None:
    """The local video that a task was made from; None when it was a link."""
    source = task.request.values.get("video_url")
    return source.path if isinstance(source, LocalFile) else None


def _words(error: VidgoError | None) -> str:
    return "" if error is None else f"{type(error).__name__} {error.message}"
