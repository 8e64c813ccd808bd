"""A message bus of the test's own, and a desktop service on it in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
_names = count()

needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")


class OwnBus:
    """``address`` is what ``DBUS_SESSION_BUS_ADDRESS`` holds for its clients."""

    def __init__(self) -> None:
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._service: subprocess.Popen[str] | None = None
        self._said: Queue[str] = Queue()

    def start_service(self, module: str, *arguments: str) -> None:
        """Let this module of the tests serve; it says ``ready`` first, then one line of JSON for each call."""
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address, "QT_QPA_PLATFORM": "offscreen"}
        self._service = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._service.stdout is not None
        assert self._service.stdout.readline().strip() == "ready"
        Thread(target=self._listen, args=(self._service.stdout,), daemon=True).start()

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            self._said.put(line)

    def line(self, qtbot: QtBot) -> object:
        """The next thing that the service was told."""
        found: list[str] = []

        def arrived() -> bool:
            try:
                found.append(self._said.get_nowait())
            except Empty:
                return False
            return True

        qtbot.waitUntil(arrived, timeout=5000)
        return json.loads(found[0])

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is left that nobody read."""
        return self._said.empty()

    def write(self, line: str) -> None:
        """Tell the service something."""
        assert self._service is not None and self._service.stdin is not None
        self._service.stdin.write(line + "\n")
        self._service.stdin.flush()

    def connect(self) -> QDBusConnection:
        """A connection of its own for each caller; Qt keeps connections by name."""
        return QDBusConnection.connectToBus(self.address, f"own-bus-{next(_names)}")

    def close(self) -> None:
        """End both processes."""
        if self._service is not None and self._service.stdin is not None:
            self._service.stdin.close()
            self._service.wait(5)
            assert self._service.stdout is not None
            self._service.stdout.close()
        self._daemon.terminate()
        self._daemon.wait(5)
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()
