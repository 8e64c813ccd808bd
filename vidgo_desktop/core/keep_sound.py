"""A result that came back silent, and the second file with the original sound under it: what is kept of that."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from vidgo_desktop.core.task import ResultState, Task

# The names in ``Task.extra``: how it stands (``SoundState``), the name of the second file beside the first, and
# whether the untouched one is to be played nevertheless.
SOUND, SOUND_FILE, PLAY_UNTOUCHED = "sound", "sound_file", "sound_untouched"


class SoundState(StrEnum):
    """What is known of a silent result. A result with sound has no such mark at all."""

    CAN_LAY = "can_lay"
    LAYING = "laying"
    LAID = "laid"
    NOT_LAID = "not_laid"
    DISK_FULL = "disk_full"
    SOURCE_IS_LINK = "source_is_link"
    SOURCE_GONE = "source_gone"
    SOURCE_SILENT = "source_silent"
    OTHER_SPEED = "other_speed"


class SoundFinding(StrEnum):
    """What a look into result and source found."""

    HAS_SOUND = "has_sound"
    SILENT = "silent"
    SOURCE_SILENT = "source_silent"
    SOURCE_GONE = "source_gone"
    OTHER_SPEED = "other_speed"


_STATES = frozenset(state.value for state in SoundState)
# What the user is offered; a source that is gone may have come back, which nobody can know before.
OFFERED = frozenset({SoundState.CAN_LAY, SoundState.NOT_LAID, SoundState.DISK_FULL})
CAN_TRY = OFFERED | {SoundState.SOURCE_GONE}


def sound_state(task: Task) -> SoundState | None:
    """How it stands with the sound of a saved result; None when there is nothing to say."""
    word = task.extra.get(SOUND, "")
    if task.result is not ResultState.SAVED or task.result_path is None or word not in _STATES:
        return None
    return SoundState(word)


def sound_file(task: Task) -> Path | None:
    """The file with the original sound, which lies beside the result; None when none was made."""
    name = task.extra.get(SOUND_FILE, "")
    if sound_state(task) is not SoundState.LAID or task.result_path is None:
        return None
    # A name and nothing else: what stands in the list leads to no other folder.
    if not name.endswith(".mp4") or Path(name).name != name or "\\" in name or "\0" in name:
        return None
    return task.result_path.with_name(name)


def plays_original_sound(task: Task) -> bool:
    """Whether the file with the original sound is the one to play."""
    return sound_file(task) is not None and PLAY_UNTOUCHED not in task.extra


def shown_result(task: Task) -> Path | None:
    """The saved file that is to be played: the one with sound, unless the user prefers the untouched one."""
    return sound_file(task) if plays_original_sound(task) else task.result_path


def with_sound(task: Task, state: SoundState | None, **more: str) -> Mapping[str, str]:
    """``Task.extra`` with another mark, or without any."""
    kept = {name: value for name, value in task.extra.items() if name not in (SOUND, SOUND_FILE, PLAY_UNTOUCHED)}
    return kept if state is None else {**kept, SOUND: state.value, **more}
