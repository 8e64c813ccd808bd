"""Works on the accepted tasks in a few threads, at a pace that lets a person see the stages."""

from __future__ import annotations

import logging
import queue
import secrets
import threading
import time
from contextlib import suppress

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.decoder_turn import DECODER_TURN
from vidgo_desktop.core.errors import Cancelled, MediaError
from vidgo_desktop.practice.inputs import path_of
from vidgo_desktop.practice.memory import DAY_SECONDS, KeptFile, Memory, PretendTask

log = logging.getLogger(__name__)

_AT_ONCE = 3
# At pace 1: how long a task waits in line, and how long it is being made at least.
_WAIT_SECONDS = 0.6
_MAKE_SECONDS = 3.0
_MAKE_SECONDS_PER_SECOND = 0.2
_LONGEST_EXTRA_SECONDS = 2.0
_SLOW = 10.0
# A task that fails does so on the way, not at once.
_FAILS_AFTER = 0.4
_JOIN_SECONDS = 0.4


class _Run:
    """How far one task is, for whoever asks."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began = time.monotonic()
        self.made = 0.0

    @property
    def left(self) -> float:
        """Seconds that the pace still asks for."""
        return max(0.0, self._began + self._seconds - time.monotonic())

    @property
    def percent(self) -> int:
        """Follows the real work, but is never ahead of the pace. 100 is said by the end alone."""
        share = 1 - self.left / self._seconds if self._seconds > 0 else 1.0
        return min(99, int(100 * min(self.made, share)))

    def tell(self, made: float) -> None:
        """The share that is made."""
        self.made = made


class Workshop:
    """Started once, stopped once. Tasks that are open in the memory are taken up again."""

    def __init__(self, memory: Memory, pace: float) -> None:
        self._memory = memory
        self._pace = pace
        self._cancel = Cancel()
        self._line: queue.Queue[PretendTask | None] = queue.Queue()
        self._runs: dict[str, _Run] = {}
        self._threads = [
            threading.Thread(target=self._work, name=f"practice-{number}", daemon=True) for number in range(_AT_ONCE)
        ]

    def start(self) -> None:
        """Begin, with what was left over first."""
        for task in self._memory.open_tasks():
            self.add(task)
        for thread in self._threads:
            thread.start()

    def add(self, task: PretendTask) -> None:
        """Put a task into the line."""
        self._line.put(task)

    def stop(self) -> None:
        """Leave everything as it is; what is open goes on after the next start."""
        self._cancel.set()
        for _ in self._threads:
            self._line.put(None)
        end = time.monotonic() + _JOIN_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def percent(self, task: PretendTask) -> int:
        """0 to 100, as the status page shows it: 0 in line and after a failure, 100 when finished."""
        if task.status == "finished":
            return 100
        run = self._runs.get(task.task_id)
        return run.percent if run is not None and task.status == "running" else 0

    def _work(self) -> None:
        while (task := self._line.get()) is not None:
            try:
                self._do(task)
            except Cancelled:
                return
            except MediaError as error:
                log.warning("a pretend task failed: %s", error.message)
                self._fail(task, "The video or image file could not be processed")
            except OSError as error:
                log.warning("a pretend task failed: %s", error)
                self._fail(task, "The server is busy. Please try again later.")
            finally:
                self._runs.pop(task.task_id, None)

    def _fail(self, task: PretendTask, reason: str) -> None:
        # On a full disk the failure lives in memory only, and the task is made again after the next start.
        with suppress(OSError):
            self._memory.fail(task, reason)

    def _do(self, task: PretendTask) -> None:
        pace = self._pace * (_SLOW if task.slow else 1.0)
        self._pause(task.created_at + pace * _WAIT_SECONDS - time.time())
        extra = min(_LONGEST_EXTRA_SECONDS, _MAKE_SECONDS_PER_SECOND * task.seconds)
        run = self._runs[task.task_id] = _Run(pace * (_MAKE_SECONDS + extra))
        self._memory.change(task, _is_running)
        if task.fails_with:
            run.tell(_FAILS_AFTER)
            self._pause(run.left * _FAILS_AFTER)
            self._memory.fail(task, task.fails_with)
            return
        result = self._made(task, run)
        self._pause(run.left)
        self._memory.keep(result)

        def finish(task: PretendTask) -> None:
            # The result first: whoever reads the status at this moment must find it.
            task.result = result.name
            task.status = "finished"

        self._memory.change(task, finish)

    def _made(self, task: PretendTask, run: _Run) -> KeptFile:
        # Imported here: it brings the decoder with it, which the first start of the program must not wait for.
        with DECODER_TURN:
            from vidgo_desktop.practice.maker import make_clip

        kept = KeptFile(f"{secrets.token_hex(16)}.mp4", "", "video/mp4", time.time() + DAY_SECONDS)
        make_clip(
            path_of(task.video, self._memory),
            path_of(task.image, self._memory),
            self._memory.path_of(kept),
            model=task.model,
            resolution=task.resolution,
            progress=run.tell,
            cancel=self._cancel,
            stand_in=task.stand_in,
        )
        return kept

    def _pause(self, seconds: float) -> None:
        if self._cancel.wait(max(0.0, seconds)):
            raise Cancelled("the pretend service stops")


def _is_running(task: PretendTask) -> None:
    task.status = "running"
