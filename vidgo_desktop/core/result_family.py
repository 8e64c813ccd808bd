"""Which files belong to a saved video, and their way to another place. Blocks; not for the engine's thread."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import FileMissing, SaveError
from vidgo_desktop.core.keep_sound import SOUND_FILE, sound_file
from vidgo_desktop.core.recipe_file import places_of, read_file
from vidgo_desktop.core.recipe_reader import NoRecipe
from vidgo_desktop.core.store_changes import Changes
from vidgo_desktop.core.task import ResultState, Task
from vidgo_desktop.core.transfer_file import PartFile, save_error, sync_folder, take_name

_BLOCK = 1 << 20
_MOST_COPIES = 10_000


def family_of(task: Task) -> tuple[Path, ...]:
    """The video of a task, then what was made for it: the one with sound, and recipes. Raises ``FileMissing``.

    A file of the same name that somebody else put there is not taken for ours.
    """
    video, sound = task.result_path, sound_file(task)
    if task.result is not ResultState.SAVED or video is None or not is_file(video):
        raise FileMissing("there is no file any more")
    videos = (video, sound) if sound is not None and is_file(sound) else (video,)
    recipes = (place for each in videos for place in places_of(each) if _is_recipe_of(place, task.task_id))
    return (*videos, *dict.fromkeys(recipes))


def changes_of(task: Task, moved: Mapping[Path, Path]) -> Changes:
    """What the list has to know when files of this task lie in new places, given by their old ones."""
    changes: Changes = {}
    sound, video = sound_file(task), task.result_path
    if video is not None and video in moved:
        changes["result_path"] = moved[video]
    if sound is not None and sound in moved:
        changes["extra"] = {**task.extra, SOUND_FILE: moved[sound].name}
    return changes


def copy_family(files: Sequence[Path], folder: Path, cancel: Cancel) -> dict[Path, Path]:
    """Make these files appear in this folder too, under their names or numbered ones; nothing is overwritten.

    The first is the video, after which the others are named. Gives the new places by the old ones, all or none.
    Raises ``SaveError`` and ``Cancelled``.
    """
    moved: dict[Path, Path] = {}
    old, new = files[0].stem, files[0].stem
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            moved[file] = put_into(file, folder / f"{new}{file.name.removeprefix(old)}", cancel)
            new = moved[files[0]].stem
    except BaseException as error:
        drop(moved.values())
        if isinstance(error, OSError):
            raise save_error(error) from None
        raise
    return moved


def put_into(file: Path, target: Path, cancel: Cancel) -> Path:
    """Let a file appear under this name too, or under the first free one like it; its bytes are on the disk then.

    Raises ``SaveError`` and ``Cancelled``.
    """
    part: PartFile | None = None
    try:
        for number in range(1, _MOST_COPIES):
            name = target if number == 1 else target.with_name(f"{target.stem} ({number}){target.suffix}")
            if os.path.lexists(name):
                continue
            if part is None and _link(file, name):
                return name
            part = part or _copied(file, name, cancel)
            if take_name(part.path, name, cancel):
                return name
    finally:
        if part is not None:
            part.discard()
    raise SaveError("no free name in the folder")


def drop(files: Iterable[Path]) -> None:
    """Remove these files; one that another program holds stays, a second copy does no harm."""
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def is_same_folder(one: Path, other: Path) -> bool:
    """Whether both names lead to one folder."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Whether a file lies there, as far as we may look."""
    try:
        return path.is_file()
    except OSError:
        return False


def _link(file: Path, name: Path) -> bool:
    """A second name for the same bytes; False where that cannot be, such as on another drive."""
    if file.is_symlink():
        return False
    try:
        name.hardlink_to(file)
    except OSError:
        return False
    sync_folder(name.parent)
    return True


def _copied(file: Path, name: Path, cancel: Cancel) -> PartFile:
    part = PartFile(name.parent, name.stem)
    try:
        with file.open("rb", buffering=0) as source:
            part.check_room(os.fstat(source.fileno()).st_size)
            while block := source.read(_BLOCK):
                cancel.check()
                part.write(block)
        part.finish()
        # When it was made is worth keeping; a disk that cannot is no reason not to move.
        with contextlib.suppress(OSError):
            shutil.copystat(file, part.path)
    except BaseException as error:
        part.discard()
        if isinstance(error, OSError):
            raise save_error(error) from None
        raise
    return part


def _is_recipe_of(place: Path, task_id: str | None) -> bool:
    try:
        return bool(task_id) and read_file(place).task == task_id
    except (NoRecipe, OSError):
        return False
