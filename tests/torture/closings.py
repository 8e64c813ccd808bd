"""Closing the real program in the middle of something: how long it takes, and what it says."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.load import slowness
from tests.torture.child import Script
from tests.torture.run import Run
from tests.torture.service import KEY, CruelService
from vidgo_desktop.core import resources

LIMIT = 2.0
# The way on which the service never answers, or the state that the child's user reaches by itself.
HANGING = ("submit", "status", "upload", "result", "balance")
ALONE = ("keyring", "dialog", "idle", "starting")
STATES = (*HANGING, *ALONE)
_WORDS = {
    "submit": "an order is on its way and no answer comes",
    "status": "a question how a task stands is not answered",
    "upload": "a picture goes up and no answer comes",
    "result": "a video comes down and stops",
    "balance": "the question about the balance is not answered",
    "keyring": "the password store does not answer",
    "dialog": "a dialog is open",
    "idle": "nothing is at work",
    "starting": "it has just been started",
}
_HOWS: tuple[tuple[str, Callable[[Run], None]], ...] = (
    ("its window", Run.close_window),
    ("SIGTERM", lambda run: run.signal(signal.SIGTERM)),
    ("SIGINT", lambda run: run.signal(signal.SIGINT)),
)


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing. ``trouble`` is empty when it went as it must."""

    words: str
    seconds: float
    trouble: str


def close_once(folder: Path, number: int) -> Closing:
    """The ``number``-th closing; state and manner follow from the number. The folder holds settings already."""
    state = STATES[number % len(STATES)]
    manner, ask = _HOWS[number // len(STATES) % len(_HOWS)]
    if state == "starting":
        manner, ask = "its window", lambda run: None
    words = f"{_WORDS[state]}, by {manner}"
    with CruelService(number, cruel=False, hangs=[state]) as service:
        script = Script(
            str(folder),
            service.url,
            KEY,
            picture=str(resources.path("samples", "red_coat.png")) if state == "upload" else "",
            inputs=[f"https://example.com/closing-{number}/1.mp4"] if state in HANGING else [],
            state=state if state in ALONE else "",
            stays=True,
            wishes=1.0,
        )
        with Run.of_program(script) as run:
            reached = service.until_asked(state) if state in HANGING else run.until("busy")
            if not reached:
                return Closing(words, 0.0, f"{words}: never got there; {run.stacks()}")
            # The signal's handler stands before the loop runs, and only the loop can get this far.
            started = time.monotonic()
            ask(run)
            code = run.end(10 * LIMIT)
            seconds = time.monotonic() - started
            if code is None:
                return Closing(words, seconds, f"{words}: did not end; {run.stacks()}")
            return Closing(words, seconds, _trouble(words, code, seconds, run.errors()))


def _trouble(words: str, code: int, seconds: float, errors: str) -> str:
    parts = []
    if code != 0:
        parts.append(f"exit code {code}")
    if seconds > LIMIT * slowness():
        parts.append(f"took {seconds:.2f} s")
    if errors.strip():
        parts.append(f"said {errors.strip()[:2000]!r}")
    return f"{words}: {', '.join(parts)}" if parts else ""
