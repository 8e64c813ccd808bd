"""The real program in a process of its own, from its ``main``, with something that a test does inside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.scripted_service import KEY
from tests.window import PICTURE, VIDEO
from vidgo_desktop.core.settings import Settings, save_settings

# ``act`` is called with the program once its event loop runs.
_PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QObject, QTimer, Slot
from vidgo_desktop import app as program
from vidgo_desktop.core.credentials import KeyringCredentials, MemoryCredentials
from vidgo_desktop.core.facts import BalanceState
from vidgo_desktop.core.room import Pace
from vidgo_desktop.core.task import JobRequest, Link, LocalFile, ResultState, TaskState
from vidgo_desktop.ui.facts import FactGate

folder = Path(sys.argv[1])
links = {{"video_url": Link({video!r}), "image_urls": Link({picture!r}), "resolution": "480p"}}

def make_credentials():
    return MemoryCredentials({key!r})

def submit(app, values=links):
    app.window.submit_requested.emit(JobRequest("mine", "wan-animate-replace", values))

def when_connected(app, then):
    gate = app.findChild(FactGate)
    def heard(fact):
        if fact.state is BalanceState.KNOWN:
            gate.balance_changed.disconnect(heard)
            then()
    gate.balance_changed.connect(heard)

def when_task(app, met, then):
    gate = app.findChild(FactGate)
    def heard(tasks):
        if any(met(task) for task in tasks):
            gate.tasks_changed.disconnect(heard)
            then()
    gate.tasks_changed.connect(heard)

def saved(task):
    return task.result is ResultState.SAVED

def say(*words):
    print(*words, flush=True)

{act}

def build(arguments):
    pace = Pace(polls=((float("inf"), 0.1),), first_poll=0.1)
    made = real_build(arguments, data_dir=folder, credentials=make_credentials(), pace=pace)
    QTimer.singleShot(0, lambda: act(made))
    return made

real_build, program.build = program.build, build
sys.exit(program.main(["vidgo-desktop", *sys.argv[2:]]))
"""
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How it ended: exit code, what it said, and the seconds from the wish to its end (0 without one)."""

    code: int
    out: str
    errors: str
    seconds: float = 0.0


def begin(
    folder: Path, base: str, act: str, *arguments: str, variables: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start it over this folder; somebody who was welcomed and has agreed."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "settings.json").exists():
        save_settings(folder / "settings.json", Settings(welcomed=True, consented=True))
    text = _PROGRAM.format(video=VIDEO, picture=PICTURE, key=KEY, act=textwrap.dedent(act))
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", text, str(folder), "--api-base", base, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(variables or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(
    folder: Path, base: str, act: str, *arguments: str, variables: Mapping[str, str] | None = None, limit: float = 60
) -> Ended:
    """Run it until it ends by itself."""
    child = begin(folder, base, act, *arguments, variables=variables)
    try:
        out, errors = child.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        child.kill()
        out, errors = child.communicate()
        raise AssertionError(f"it did not end\n{out}\n{errors}") from None
    return Ended(child.returncode, out, errors)


def end_when(child: subprocess.Popen[str], met: Callable[[], bool], limit: float = 30) -> Ended:
    """Ask it politely to end as soon as this holds."""
    end = time.monotonic() + limit
    while not met() and child.poll() is None and time.monotonic() < end:
        try:
            child.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
    asked = time.monotonic()
    child.send_signal(signal.SIGTERM)
    out, errors = child.communicate(timeout=20)
    return Ended(child.returncode, out, errors, time.monotonic() - asked)


def ended_well(ended: Ended, most: float | None = None) -> None:
    """Exit code 0, nothing of Qt about threads, no trace, and in time."""
    assert ended.code == 0, (ended.code, ended.errors)
    assert "QThread" not in ended.errors and "Traceback" not in ended.errors, ended.errors
    if most is not None:
        assert ended.seconds <= most, ended.seconds
