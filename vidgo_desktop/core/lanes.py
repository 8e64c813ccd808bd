"""Small groups of threads for everything that blocks, so that the engine thread never does.

Work runs in a lane; its outcome comes back on the engine's thread through ``deliver``. The threads are daemons:
a hung system call must not keep the program from closing.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, Starved, VidgoError
from vidgo_desktop.core.starvation import starved

log = logging.getLogger(__name__)
T = TypeVar("T")


class Lane(StrEnum):
    """Who must not wait for whom."""

    SUBMIT = "submit"
    ASK = "ask"
    UPLOAD = "upload"
    TRANSFER = "transfer"
    MEDIA = "media"
    KEYRING = "keyring"
    FOLDER = "folder"


# One submit in flight, so that a changed balance can be told apart; polls are many and short.
SIZES: Mapping[Lane, int] = {
    Lane.SUBMIT: 1,
    Lane.ASK: 16,
    Lane.UPLOAD: 2,
    # Four, so that two storages that hang do not hold up a third video.
    Lane.TRANSFER: 4,
    Lane.MEDIA: 1,
    Lane.KEYRING: 1,
    Lane.FOLDER: 1,
}


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The outcome of a piece of work: exactly one of the two is meaningful."""

    value: T | None = None
    error: VidgoError | None = None

    def unwrap(self) -> T:
        """The value; raises the error when there is one."""
        if self.error is not None:
            raise self.error
        return self.value  # type: ignore[return-value]  # T itself may be None


class _Pool:
    def __init__(self, name: str, size: int) -> None:
        self._name = name
        self._size = size
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._threads: list[threading.Thread] = []
        self._open = 0

    def put(self, job: Callable[[], None]) -> None:
        """Have this done. Raises RuntimeError when the system gives no thread and there is none yet."""
        with self._lock:
            if self._open >= len(self._threads) and len(self._threads) < self._size:
                thread = threading.Thread(target=self._loop, name=f"lane-{self._name}", daemon=True)
                try:
                    thread.start()
                except RuntimeError:
                    if not self._threads:
                        raise
                else:
                    self._threads.append(thread)
            self._open += 1
        self._jobs.put(job)

    def _loop(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            finally:
                with self._lock:
                    self._open -= 1
                    self._idle.notify_all()

    def wait_idle(self, seconds: float) -> None:
        with self._lock:
            self._idle.wait_for(lambda: self._open == 0, seconds)

    def end(self) -> list[threading.Thread]:
        with self._lock:
            threads = list(self._threads)
        for _ in threads:
            self._jobs.put(None)
        return threads


class Lanes:
    """All lanes of one engine. ``deliver`` must be callable from any thread and run its argument on the engine's."""

    def __init__(self, deliver: Callable[[Callable[[], None]], None], sizes: Mapping[Lane, int] = SIZES) -> None:
        self._deliver = deliver
        self._pools = {lane: _Pool(lane.value, size) for lane, size in sizes.items()}
        self._cancels: set[Cancel] = set()
        self._lock = threading.Lock()
        self._stopped = False
        self._untold: dict[Cancel, tuple[Lane, Callable[[], None]]] = {}

    def run(self, lane: Lane, work: Callable[[Cancel], T], done: Callable[[Done[T]], None]) -> Cancel:
        """Do ``work`` in a lane and call ``done`` on the engine's thread. The returned sign stops this work alone.

        After ``stop`` nothing is started and nothing is delivered; ``untold`` has what came too late.
        """
        cancel = Cancel()
        with self._lock:
            if self._stopped:
                return cancel
            self._cancels.add(cancel)

        def hand_over(outcome: Done[T]) -> None:
            def tell() -> None:
                with self._lock:
                    if self._untold.pop(cancel, None) is None:
                        return
                done(outcome)

            with self._lock:
                self._cancels.discard(cancel)
                self._untold[cancel] = (lane, tell)
                if self._stopped:
                    return
            self._deliver(tell)

        try:
            self._pools[lane].put(lambda: hand_over(_carry_out(work, cancel)))
        except RuntimeError:
            hand_over(Done(error=Starved("the system gave no thread")))
        return cancel

    def on_engine(self, action: Callable[[], T], cancel: Cancel) -> T:
        """Called from a lane: run ``action`` on the engine's thread and wait for it.

        Raises what the action raised, or ``Cancelled`` when the stop came first; then the action does not run.
        """
        ready = threading.Event()
        lock = threading.Lock()
        result: list[Done[T]] = []
        abandoned = False

        def act() -> None:
            with lock:
                if not abandoned:
                    result.append(_carry_out(lambda _: action(), cancel))
            ready.set()

        self._deliver(act)
        with cancel.waking(ready.set):
            ready.wait()
        with lock:
            abandoned = True
        if not result:
            raise Cancelled("stopped before it was recorded")
        return result[0].unwrap()

    def finish(self, lane: Lane, seconds: float) -> None:
        """Let this lane come to its end by itself, at most this long."""
        self._pools[lane].wait_idle(seconds)

    def stop(self, seconds: float) -> bool:
        """Wake and end everything, wait at most this long altogether; False when a thread is still blocked."""
        with self._lock:
            self._stopped = True
            cancels = tuple(self._cancels)
            self._cancels.clear()
        for cancel in cancels:
            cancel.set()
        threads = [thread for pool in self._pools.values() for thread in pool.end()]
        end = time.monotonic() + seconds
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def untold(self, lane: Lane) -> list[Callable[[], None]]:
        """After ``stop``: the outcomes of this lane that the engine has not heard; each call tells one."""
        with self._lock:
            return [tell for its, tell in self._untold.values() if its is lane]


def _carry_out(work: Callable[[Cancel], T], cancel: Cancel) -> Done[T]:
    try:
        return Done(value=work(cancel))
    except VidgoError as error:
        return Done(error=error)
    except Exception as error:
        short = starved(error)
        if short is not None:
            log.info("a step ended early: %s", short.message)
            return Done(error=short)
        # A fault of ours must not end the lane; the task keeps its state and the log has the trace.
        log.exception("unexpected error in a lane")
        return Done(error=VidgoError(f"unexpected: {type(error).__name__}"))
