"""Making local files reachable for the service before a task is sent. Uploads cost nothing, so they may be repeated."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.catalog import local_sources
from vidgo_desktop.core.errors import (
    FileTooLarge,
    NetworkError,
    RateLimited,
    ServerError,
    StoreError,
    UnsupportedFile,
    VidgoError,
)
from vidgo_desktop.core.facts import UploadProgress
from vidgo_desktop.core.file_mark import FileMark, hash_of, mark_of, must_be
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.recipe import hash_mark, hash_words
from vidgo_desktop.core.responses import Upload
from vidgo_desktop.core.room import Room, problem_of
from vidgo_desktop.core.task import Task, TaskProblem, TaskState

_MINUTE = 60.0
_PROGRESS_EVERY = 0.1
# The store gives no link that dies within ten minutes; after this it is asked again.
_LOOKED_UP_FOR = 480.0


class Uploader:
    """Brings the inputs of one task after the other to the service and remembers their addresses."""

    def __init__(self, room: Room, ready: Callable[[], None]) -> None:
        self._room = room
        self._ready = ready
        # Address and the time when it was last known to live ten more minutes.
        self._links: dict[int, dict[str, tuple[str, float]]] = {}
        self._jobs: dict[int, Cancel] = {}
        # What each local input was when its task began; what it must still be when the task is sent.
        self._marks: dict[int, dict[Path, FileMark]] = {}
        self._noting: dict[int, Cancel] = {}
        # Tasks that wait until fewer uploads are under way, in their order.
        self._waiting: dict[int, None] = {}
        self._tries: dict[int, int] = {}
        self._starts: deque[float] = deque()

    def links(self, task: Task) -> dict[str, str] | None:
        """The addresses of the local inputs by parameter name, None while some are missing."""
        wanted = {name for name, _ in _inputs(task)}
        have = self._alive(task.id)
        return dict(have) if wanted <= have.keys() else None

    def _alive(self, number: int) -> dict[str, str]:
        oldest = self._room.clock.now() - _LOOKED_UP_FOR
        return {name: url for name, (url, since) in self._links.get(number, {}).items() if since >= oldest}

    def is_busy(self, number: int) -> bool:
        """Whether this task is being uploaded or waits for its next try."""
        working = number in self._jobs or number in self._noting
        return working or number in self._waiting or self._room.agenda.has(("upload", number))

    def begin(self, task: Task) -> None:
        """Bring the next missing input of this task up; ``ready`` is called when all are there."""
        if not self._is_noted(task):
            # At once, not when its turn comes: by then it may be another file than the one that was chosen.
            self._note(task)
            return
        have = self._alive(task.id)
        missing = [(name, path) for name, path in _inputs(task) if name not in have]
        if not missing:
            self._finish(task.id)
            return
        if len(self._jobs) >= self._room.wishes().uploads_at_once:
            self._waiting[task.id] = None
            return
        wait = self._wait_for_turn()
        if wait > 0:
            self._room.after(wait, ("upload", task.id), lambda: self._resume(task.id))
            return
        if task.state is TaskState.QUEUED:
            task = self._room.change(task.id, state=TaskState.UPLOADING)
        name, path = missing[0]
        mark = self._marks[task.id][path]
        self._jobs[task.id] = self._room.lanes.run(
            Lane.UPLOAD,
            lambda cancel: hash_of(path, mark, cancel),
            lambda done: self._hashed(task.id, name, path, done),
        )

    def confirm(self, number: int, heard: Callable[[bool], None]) -> None:
        """The last look at the local inputs before the task is sent: are they what was brought up?

        ``heard`` gets the answer on the engine's thread, at once for a task without local inputs. After a No the task
        waits for its user.
        """
        task = self._room.open.get(number)
        marks = dict(self._marks.get(number, {}))
        if task is None or not _inputs(task):
            heard(task is not None)
            return

        def look(_: Cancel) -> None:
            for path, mark in marks.items():
                must_be(mark_of(path), mark)

        def looked(done: Done[None]) -> None:
            try:
                if done.error is not None:
                    self._stuck(number, done.error)
            finally:
                heard(done.error is None)

        # The lane of what comes next: idle now, and behind no upload of half an hour.
        self._room.lanes.run(Lane.SUBMIT, look, looked)

    def _is_noted(self, task: Task) -> bool:
        marks = self._marks.get(task.id, {})
        return all(path in marks for _, path in _inputs(task))

    def _note(self, task: Task) -> None:
        paths = tuple(path for _, path in _inputs(task))
        self._noting[task.id] = self._room.lanes.run(
            Lane.MEDIA, lambda _: {path: mark_of(path) for path in paths}, lambda done: self._noted(task.id, done)
        )

    def _noted(self, number: int, done: Done[dict[Path, FileMark]]) -> None:
        if self._noting.pop(number, None) is None:
            return
        if done.error is not None:
            self._stuck(number, done.error)
            return
        self._marks[number] = done.unwrap()
        self._resume(number)

    def stop(self, number: int) -> None:
        """The user does not want this task any more."""
        for job in (self._jobs.pop(number, None), self._noting.pop(number, None)):
            if job is not None:
                job.set()
        self._waiting.pop(number, None)
        self._room.agenda.drop(("upload", number))
        self._forget(number)
        self._let_next()

    def forget_links(self, number: int) -> None:
        """The task is on its way; its addresses are not needed again."""
        self._forget(number)
        self._tries.pop(number, None)

    def _forget(self, number: int) -> None:
        self._links.pop(number, None)
        self._marks.pop(number, None)

    def _resume(self, number: int) -> None:
        task = self._room.open.get(number)
        if task is not None and task.state in (TaskState.QUEUED, TaskState.UPLOADING):
            self.begin(task)

    def _let_next(self) -> None:
        """An upload is over: begin with those that waited for that."""
        while self._waiting and len(self._jobs) < self._room.wishes().uploads_at_once:
            number = next(iter(self._waiting))
            del self._waiting[number]
            self._resume(number)

    def _wait_for_turn(self) -> float:
        most = self._room.pace.uploads_per_minute
        now = self._room.clock.monotonic()
        while self._starts and now - self._starts[0] >= _MINUTE:
            self._starts.popleft()
        if most is None or len(self._starts) < most:
            return 0.0
        return _MINUTE - (now - self._starts[0])

    def _hashed(self, number: int, name: str, path: Path, done: Done[str]) -> None:
        try:
            self._take_hash(number, name, path, done)
        finally:
            # Also when this one could not be recorded: the others must not wait for it for ever.
            self._let_next()

    def _take_hash(self, number: int, name: str, path: Path, done: Done[str]) -> None:
        task = self._room.open.get(number)
        if self._jobs.pop(number, None) is None or task is None:
            return
        if done.error is not None:
            self._stuck(number, done.error)
            return
        sha = done.unwrap()
        self._keep_hash(task, name, path, sha)
        known = self._room.store.upload_for(sha, self._room.clock.now())
        if known is not None:
            self._links.setdefault(number, {})[name] = (known, self._room.clock.now())
            self._resume(number)
            return
        self._starts.append(self._room.clock.monotonic())
        self._jobs[number] = self._room.lanes.run(
            Lane.UPLOAD,
            lambda cancel: self._send(number, path, sha, cancel),
            lambda answer: self._sent(number, name, sha, answer),
        )

    def _keep_hash(self, task: Task, name: str, path: Path, sha: str) -> None:
        """For the recipe of the video; a task can be made without."""
        words = hash_words(sha, self._marks[task.id][path].size)
        if task.extra.get(hash_mark(name)) != words:
            with contextlib.suppress(StoreError):
                self._room.change(task.id, extra={**task.extra, hash_mark(name): words})

    def _send(self, number: int, path: Path, sha: str, cancel: Cancel) -> Upload:
        told = 0.0

        def progress(sent: int, total: int) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= _PROGRESS_EVERY or sent >= total:
                told = now
                self._room.tell.upload_progressed(UploadProgress(number, sent, total))

        mime = self._room.looker.mime_of(path) or "application/octet-stream"
        return self._room.client.upload_stream(path, mime=mime, progress=progress, cancel=cancel, sha256=sha)

    def _sent(self, number: int, name: str, sha: str, done: Done[Upload]) -> None:
        try:
            self._take_upload(number, name, sha, done)
        finally:
            self._let_next()

    def _take_upload(self, number: int, name: str, sha: str, done: Done[Upload]) -> None:
        if self._jobs.pop(number, None) is None:
            return
        if done.error is not None:
            self._trouble(number, done.error)
            return
        self._room.heard(True)
        upload = done.unwrap()
        self._room.store.remember_upload(sha, upload.url, self._room.clock.now() + upload.expires_in)
        self._tries.pop(number, None)
        self._say(number, None)
        if number in self._room.open:
            self._links.setdefault(number, {})[name] = (upload.url, self._room.clock.now())
            self._resume(number)

    def _trouble(self, number: int, error: VidgoError) -> None:
        passing = isinstance(error, NetworkError | ServerError | RateLimited)
        if not passing or isinstance(error, UnsupportedFile | FileTooLarge):
            self._stuck(number, error)
            return
        if isinstance(error, NetworkError):
            self._room.heard(False)
        tries = self._tries.get(number, 0)
        self._tries[number] = tries + 1
        self._say(number, problem_of(error))
        wait = max(self._room.back_off(tries), getattr(error, "retry_after", None) or 0.0)
        self._room.after(wait, ("upload", number), lambda: self._resume(number))

    def _say(self, number: int, problem: TaskProblem | None) -> None:
        """Why it takes longer; None when it goes on."""
        task = self._room.open.get(number)
        if task is not None and task.state is TaskState.UPLOADING and task.problem != problem:
            self._room.change(number, problem=problem)

    def _stuck(self, number: int, error: VidgoError) -> None:
        # When the user sends it all the same, the files are looked at anew.
        self._forget(number)
        task = self._room.open.get(number)
        if task is not None and task.state in (TaskState.QUEUED, TaskState.UPLOADING):
            self._room.change(number, state=TaskState.NEEDS_YOU, problem=problem_of(error), charge=error.charge)

    def _finish(self, number: int) -> None:
        task = self._room.open.get(number)
        if task is not None and task.state is TaskState.UPLOADING:
            self._room.change(number, state=TaskState.QUEUED)
        self._ready()


def _inputs(task: Task) -> list[tuple[str, Path]]:
    """The local inputs by parameter name."""
    return [(param.name, local.path) for param, local in local_sources(MODELS[task.model], task.request.values)]
