"""Where the bench runs: its display, its environment, its child processes, and a few facts about the machine."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tools.system_packages import LIBRARIES, Purpose, has_library

ROOT = Path(__file__).resolve().parent.parent
CHILD_LIMIT = 150.0
_END_LIMIT = 5.0
_QUIET = 0.1
_SCREEN = "1600x1000x24"


class BenchError(Exception):
    """A measurement could not be made; the text says which and why."""


@contextmanager
def display() -> Iterator[tuple[dict[str, str], str]]:
    """What a child needs to open a window, and the same in words. Brings an X server where there is no display."""
    if os.environ.get("DISPLAY"):
        yield {"QT_QPA_PLATFORM": "xcb"}, "the X11 display that was there"
    elif shutil.which("Xvfb") is None or not _has_x11_libraries():
        yield {"QT_QPA_PLATFORM": "offscreen"}, "none: drawn into memory, because Xvfb or a library of X11 was missing"
    else:
        with _own_display() as name:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": name}, "Xvfb without a window manager"


def _has_x11_libraries() -> bool:
    return all(has_library(need.name) for need in LIBRARIES if need.purpose is Purpose.X11)


@contextmanager
def _own_display() -> Iterator[str]:
    hears, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", _SCREEN, "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=[tells], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(tells)
    try:
        with os.fdopen(hears) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise BenchError("Xvfb did not start")
        yield f":{number}"
    finally:
        _end(server)


@contextmanager
def service(latency_ms: int, file_mb: int) -> Iterator[str]:
    """The bench's service in its own process; gives its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.bench_service", str(latency_ms), str(file_mb)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        address = process.stdout.readline().strip() if process.stdout else ""
        if not address:
            raise BenchError("the service of the bench did not start")
        yield address
    finally:
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        _end(process)


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    if process.stdin is None:
        process.terminate()
    try:
        process.wait(_END_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Children:
    """Starts the measured programs with an environment that has nothing of a person in it."""

    def __init__(self, home: Path, screen: Mapping[str, str]) -> None:
        home.mkdir(mode=0o700)
        # Settings of the caller's shell that change what is measured: PYTHONDONTWRITEBYTECODE alone doubles a start.
        foreign = ("DISPLAY", "WAYLAND_DISPLAY", "QT_", "QML", "PYTHON", "XDG_")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
        self._environ = {
            **kept,
            **screen,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "QT_LOGGING_RULES": "qt.multimedia.*=false",
        }
        # A display that was there may ask for the person's own permission file.
        if "DISPLAY" not in screen and "DISPLAY" in os.environ:
            self._environ["DISPLAY"] = os.environ["DISPLAY"]
            self._environ.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))

        self._running: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Children:
        return self

    def __exit__(self, *_: object) -> None:
        """End what a failed measurement left behind."""
        for child in self._running:
            child.kill()
            child.communicate()

    def start(self, *words: object) -> tuple[subprocess.Popen[str], float]:
        """A child, and the monotonic time just before its process began."""
        command = [sys.executable, "-m", "tools.bench_children", *map(str, words)]
        started = time.monotonic()
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._running.append(child)
        return child, started

    def result(self, child: subprocess.Popen[str]) -> dict[str, object]:
        """The figures of a child that was started. Raises BenchError when it has none."""
        try:
            said, complained = child.communicate(timeout=CHILD_LIMIT)
        except subprocess.TimeoutExpired:
            raise BenchError("a measured program did not end") from None
        self._running.remove(child)
        if child.returncode != 0:
            reason = complained.strip().splitlines()[-1:] or [f"code {child.returncode}"]
            raise BenchError(f"a measured program failed: {reason[0]}")
        found = json.loads(said.splitlines()[-1])
        if not isinstance(found, dict):
            raise BenchError("a measured program gave no figures")
        return found

    def run(self, *words: object) -> tuple[dict[str, object], float]:
        """Start a child and wait for its figures; also the monotonic time of its start."""
        child, started = self.start(*words)
        return self.result(child), started


class Others:
    """How many cores the rest of the machine keeps busy while the bench runs. Ask when all children have ended."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._busy = _busy_seconds()
        self._own = _own_seconds()

    def cores(self) -> float:
        """What the machine was busy with, less what we and our children were."""
        busy, own = _busy_seconds() - self._busy, _own_seconds() - self._own
        return max(0.0, (busy - own) / (time.monotonic() - self._started))


def _busy_seconds() -> float:
    # See proc(5): user, nice, system, idle, iowait, irq, softirq, steal.
    ticks = [int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")


def _own_seconds() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def facts(screen: str, busy: float) -> list[str]:
    """What somebody must know who compares the figures with others."""
    try:
        system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    except OSError:
        system = platform.system()
    cores = len(os.sched_getaffinity(0))
    disturbed = f": more than {_QUIET:.2f}, so the figures are worse than on a quiet machine" if busy > _QUIET else ""
    return [
        f"Date: {datetime.now(UTC).date().isoformat()}",
        f"{system}, {platform.machine()}, {cores} cores",
        f"Kept busy by others during the run: {busy:.2f} cores{disturbed}",
        f"Python {platform.python_version()}, PySide6 {version('PySide6')}",
        f"Display: {screen}",
    ]
