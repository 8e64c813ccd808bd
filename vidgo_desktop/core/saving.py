"""Fetching a finished video at once: the links live for a day [docs], so this never waits for the user."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import (
    DiskFull,
    NetworkError,
    NoFiles,
    NotAVideo,
    NotFound,
    ProtocolError,
    RateLimited,
    ResultGone,
    SaveError,
    ServerError,
    StoreError,
    TransferError,
    VidgoError,
)
from vidgo_desktop.core.facts import Refusal
from vidgo_desktop.core.found_again import FoundAgain
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.network import wish_of
from vidgo_desktop.core.published import Published
from vidgo_desktop.core.recipe_keeper import RecipeKeeper
from vidgo_desktop.core.responses import StatusReply
from vidgo_desktop.core.result_files import ResultFile
from vidgo_desktop.core.result_link import dies_soon, is_unsaved, link_works
from vidgo_desktop.core.room import Room, problem_of
from vidgo_desktop.core.saving_leftovers import Leftovers
from vidgo_desktop.core.saving_room import RoomWatch, check_not_low
from vidgo_desktop.core.starvation import starved
from vidgo_desktop.core.task import LocalFile, ResultState, Task, TaskState
from vidgo_desktop.core.titles import file_stem
from vidgo_desktop.core.transfer_sweep import name_of_part

log = logging.getLogger(__name__)

# How often a dead link is renewed by asking the status again before we call the result gone.
_NEW_LINKS = 3
_RECORD_AGAIN = 5.0
_OF_THE_FOLDER = frozenset({"SaveError"})
# What was given up is still tried now and then while its link lives: nobody may be there to click.
_NOW_AND_THEN = 1800.0
_IN_THE_LAST_HOURS = 300.0
_MOST_AFTER_A_START = 100


class Saver:
    """One fetch per finished task, two at a time; keeps trying while the link may live."""

    def __init__(self, room: Room, saved: Callable[[Task], None], recipes: RecipeKeeper, leftovers: Leftovers) -> None:
        self._room = room
        self._recipes = recipes
        self._saved = saved
        self._tries: dict[int, int] = {}
        self._new_links: dict[int, int] = {}
        self._at_work: set[int] = set()
        self._space = RoomWatch(room, self.fetch_again)
        self._published = Published(room.journal)
        self._leftovers = leftovers
        self.found_again = FoundAgain(room, self._published)

    def resume(self, task: Task) -> None:
        """Fetch a result whose fetch was cut off."""
        if task.id not in self._at_work and not self._room.agenda.has(("save", task.id)):
            self.fetch(task)

    def hurry(self, task: Task) -> None:
        """A new key may bring a new link: do not wait any longer."""
        if self._room.agenda.has(("save", task.id)):
            self._room.after(0.0, ("save", task.id), lambda: self._retry(task.id))

    def sweep(self) -> None:
        """After a start: remove half-fetched files of an earlier end, and go on with what was given up."""
        self._space.resume()
        for task in self._room.store.page(self._room.store.index().ids[:_MOST_AFTER_A_START]):
            if _could_not_be_put_down(task) and is_unsaved(task, self._room.clock.now()):
                # The folder may be there again: a drive that was not plugged in, a share that was away.
                self.fetch_again(task)
            elif _was_given_up(task):
                self._try_now_and_then(task.id)
        self._leftovers.sweep()

    def unsaved(self) -> tuple[Task, ...]:
        """Finished videos that lie at the service alone, among the newest tasks."""
        now = self._room.clock.now()
        newest = self._room.store.page(self._room.store.index().ids[:_MOST_AFTER_A_START])
        return tuple(task for task in newest if is_unsaved(task, now))

    def fetch(self, task: Task) -> None:
        """Begin to fetch the result of a finished task, unless it lies in its folder already."""
        folder = self._room.folder()
        name = file_stem(task, self._room.wishes().name_template, self._room.clock.now())
        must_check = self._space.must_check(task)
        url, number, nonce, there = task.result_url, task.id, task.request.nonce, task.result_path
        room, published, recipes = self._room, self._published, self._recipes
        recipe = recipes.wanted(task)
        self._leftovers.note(folder)
        room.change(number, result=ResultState.SAVING)
        self._at_work.add(number)

        def announce(path: Path, size: int, sha256: str) -> None:
            published.announce(nonce, path, size, sha256)

        def work(cancel: Cancel) -> Path:
            if there is not None and _is_there(there):
                return there
            path = published.find(nonce, cancel)
            if path is None:
                path = fetched(cancel)
            elif name_of_part(path):
                path = published.give_name(nonce, cancel)
            recipes.put_beside(number, path, recipe, cancel)
            _picture_of(room, path, number)
            return path

        def fetched(cancel: Cancel) -> Path:
            # requests is imported with the first transfer, not with the window.
            from vidgo_desktop.core.transfer import fetch_result

            if must_check:
                check_not_low(folder)
            return fetch_result(
                url,
                folder,
                name,
                cancel=cancel,
                progress=lambda _done, _total: None,
                verify=room.looker.verify,
                announce=announce,
                dress=lambda part: recipes.put_inside(part, recipe),
                network=wish_of(room.wishes()),
                allow_loopback=room.loopback_results,
            ).path

        room.lanes.run(Lane.TRANSFER, work, lambda done: self._fetched(number, done))

    def fetch_again(self, task: Task) -> None:
        """The user wishes another try of a result that could not be saved, or has moved its file away."""
        self._tries.pop(task.id, None)
        self._new_links.pop(task.id, None)
        self._room.change(task.id, result=ResultState.WAITING, problem=None)
        self._retry(task.id)

    def forget(self, number: int) -> None:
        """Do not try again by ourselves."""
        self._room.agenda.drop(("save", number))
        self._space.forget(number)

    def _fetched(self, number: int, done: Done[Path]) -> None:
        self._at_work.discard(number)
        error = done.error
        if error is None:
            self._record(number, done.unwrap())
        elif isinstance(error, ResultGone | NotAVideo):
            self._renew(number, error)
        elif isinstance(error, SaveError) or not _may_pass(error):
            self._room.change(number, result=ResultState.PROBLEM, problem=problem_of(error))
            if isinstance(error, DiskFull):
                self._space.wait(number)
        else:
            self._again(number, error)

    def _record(self, number: int, path: Path) -> None:
        try:
            changes = self._recipes.changes(self._room.open.get(number))
            now = self._room.clock.now()
            changes |= {"result": ResultState.SAVED, "result_path": path, "saved_at": now, "problem": None}
            task = self._room.change(number, **changes)
        except StoreError as error:
            # The file lies there already; fetching it again would only make a second one.
            self._room.tell.refused(Refusal("", error))
            self._room.after(_RECORD_AGAIN, ("save", number), lambda: self._record(number, path))
            return
        self._tries.pop(number, None)
        self._new_links.pop(number, None)
        self._room.tell.thumbnail_made(number)
        self._saved(task)

    def _again(self, number: int, error: VidgoError) -> None:
        tries = self._tries.get(number, 0)
        self._tries[number] = tries + 1
        if tries >= self._room.pace.save_tries:
            if not isinstance(error, NetworkError):
                # Waiting does not help a link that is refused each time; without a network, nothing was refused.
                self._give_up(number, error)
                return
            task = self._room.open.get(number)
            if task is not None and not link_works(task, self._room.clock.now()):
                self._renew(number, ResultGone("the storage gave no answer while the link lived"))
                return
        self._room.change(number, result=ResultState.WAITING)
        wait = self._room.back_off(tries, self._room.pace.save_most)
        asked = error.retry_after or 0.0 if isinstance(error, RateLimited) else 0.0
        self._room.after(max(wait, asked), ("save", number), lambda: self._retry(number))

    def _give_up(self, number: int, error: VidgoError) -> None:
        # An error of the service's own would speak of sending.
        told = error if isinstance(error, TransferError) else TransferError(error.message)
        self._room.change(number, result=ResultState.PROBLEM, problem=problem_of(told))
        self._try_now_and_then(number)

    def _try_now_and_then(self, number: int) -> None:
        task = self._room.store.get(number)
        is_urgent = task is not None and dies_soon(task, self._room.clock.now())
        wait = _IN_THE_LAST_HOURS if is_urgent else _NOW_AND_THEN
        self._room.after(wait, ("save", number), lambda: self._once_more(number))

    def _once_more(self, number: int) -> None:
        task = self._room.store.get(number)
        if task is None or not _was_given_up(task) or not link_works(task, self._room.clock.now()):
            return
        self._tries[number] = self._room.pace.save_tries
        self._room.change(number, result=ResultState.WAITING)
        self._retry(number)

    def _retry(self, number: int) -> None:
        task = self._room.open.get(number)
        if task is None or task.result is not ResultState.WAITING:
            return
        if task.result_url:
            self.fetch(task)
        else:
            self._renew(number, NoFiles("finished without files"))

    def _renew(self, number: int, error: VidgoError) -> None:
        """The link is dead or leads to something else: ask the service for a fresh one."""
        task = self._room.store.get(number)
        asked = self._new_links.get(number, 0)
        if task is None:
            return
        if asked >= _NEW_LINKS or task.task_id is None:
            gone = ResultState.GONE if isinstance(error, ResultGone) else ResultState.PROBLEM
            self._room.change(number, result=gone, problem=problem_of(error))
            return
        self._new_links[number] = asked + 1
        self._room.change(number, result=ResultState.WAITING)
        task_id = task.task_id
        self._at_work.add(number)
        self._room.lanes.run(
            Lane.ASK,
            lambda cancel: self._room.client.status(task_id, cancel=cancel),
            lambda done: self._renewed(number, done),
        )

    def _renewed(self, number: int, done: Done[StatusReply]) -> None:
        self._at_work.discard(number)
        wait = self._room.back_off(self._new_links.get(number, 0))
        if done.error is not None and not isinstance(done.error, NotFound):
            # Nobody said that there is no link: no key yet, no network. That uses up none of the tries.
            self._new_links[number] -= 1
            tries = self._tries[number] = self._tries.get(number, 0) + 1
            wait = self._room.back_off(tries, self._room.pace.save_most)
        elif done.error is None and (url := _next_link(done.unwrap(), self._new_links.get(number, 0))):
            self._room.change(number, result_url=url)
        self._room.after(wait, ("save", number), lambda: self._retry(number))


def _next_link(reply: StatusReply, asked: int) -> str:
    """The link for this try, counted from one: where several files were made, a dead one does not hide the others."""
    files: list[ResultFile] = [file for kind in ("video", "") for file in reply.files if file.kind == kind]
    return files[asked % len(files)].url if files else ""


def _was_given_up(task: Task) -> bool:
    """Whether the storage refused it until we gave up; what we refuse ourselves stays refused."""
    problem = task.problem if task.result is ResultState.PROBLEM else None
    return problem is not None and problem.kind == "TransferError" and problem.message.startswith("the storage")


def _could_not_be_put_down(task: Task) -> bool:
    """Whether its folder was the trouble; for room on the disk ``RoomWatch`` looks by itself."""
    return task.result is ResultState.PROBLEM and task.problem is not None and task.problem.kind in _OF_THE_FOLDER


def _picture_of(room: Room, path: Path, number: int) -> None:
    """The small picture of a video that has its name: whatever goes wrong with it, the video is saved."""
    try:
        room.looker.thumbnail(path, room.paths.thumb(number, "result"))
    except Exception as error:
        if starved(error) is None:
            log.exception("no small picture of a saved video")


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # in a folder that may not be looked into


def _may_pass(error: VidgoError) -> bool:
    return isinstance(error, NetworkError | ServerError | RateLimited | ProtocolError | TransferError)


def wants_saving(task: Task) -> bool:
    """Whether a finished task's video is still to be fetched."""
    return task.state is TaskState.FINISHED and task.result in (ResultState.WAITING, ResultState.SAVING)


def input_files(task: Task) -> dict[str, Path]:
    """The local inputs of a task by what they show: ``video`` and ``image``."""
    spec = MODELS.get(task.model)
    found: dict[str, Path] = {}
    for param in spec.params if spec else ():
        value = task.request.values.get(param.name)
        if isinstance(value, LocalFile):
            found[param.kind.value] = value.path
    return found
