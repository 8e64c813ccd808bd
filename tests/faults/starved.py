"""An engine in a process of its own that the system gives no more memory, or no more open files, for a while.

``python -m tests.faults.starved memory|files <folder> <address of the service>``. At three moments of one task the
limit is drawn tight, ten minutes pass, and it is lifted again. Prints one JSON line: what was seen meanwhile, the end.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.bench import FaultBench, job, words_of
from tests.torture.service import KEY
from vidgo_desktop.core.task import AT_THE_SERVICE, ResultState, TaskState

# Long enough for some sixty tries.
_A_WHILE = 600.0
# Enough for small things, not for a thread or a picture: where nothing at all is left, Python itself does not go on.
_A_LITTLE = 3 << 20


@contextmanager
def no_more(kind: str) -> Iterator[None]:
    """Nothing more than what is in use now."""
    limit = resource.RLIMIT_AS if kind == "memory" else resource.RLIMIT_NOFILE
    soft, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (_in_use(kind), hard))
    try:
        yield
    finally:
        resource.setrlimit(limit, (soft, hard))


def _in_use(kind: str) -> int:
    if kind == "memory":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        return pages * resource.getpagesize() + _A_LITTLE
    # The descriptor of the question itself is the highest that is free.
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    return free


def main(kind: str, folder: str, base: str) -> int:
    """Live through it and tell."""
    seen: list[tuple[str, str, str]] = []
    with FaultBench(Path(folder), base, key=KEY, wall=time.time()) as bench:

        def live_on() -> None:
            with no_more(kind):
                bench.let_pass(_A_WHILE)
            task = bench.store.page(bench.store.index().ids)[0]
            seen.append((task.state.value, task.result.value, words_of(bench.heard.tasks[task.id])))

        def is_now(state: TaskState) -> Callable[[], bool]:
            return lambda: bench.state() is state

        bench.until(lambda: bool(bench.heard.balances) and bench.is_idle(), skip_time=False)
        with no_more(kind):
            bench.engine.submit(job())
            bench.let_pass(_A_WHILE)
        seen.append((str(bench.state()), "", words_of(bench.heard.tasks[1])))
        bench.until(lambda: bench.state() in AT_THE_SERVICE)
        live_on()
        bench.until(is_now(TaskState.FINISHED))
        live_on()
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        path = bench.heard.tasks[1].result_path
    sys.stdout.write(json.dumps({"seen": seen, "path": str(path)}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
