"""One run of a child process, from its start to its end: listened to, killed, timed."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.torture.child import Script

_ROOT = Path(__file__).parents[2]
# A machine under load starts slowly; a run that takes this long hangs.
LONGEST = 90.0


class Run:
    """A child and what it said. Use as a context manager: whatever happens, nothing is left running."""

    def __init__(self, module: str, text: str) -> None:
        environment = {
            **os.environ,
            "PYTHONPATH": str(_ROOT),
            "PYTHONWARNINGS": "error",
            "PYTHONFAULTHANDLER": "1",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        self._child = subprocess.Popen(
            [sys.executable, "-m", module, text],
            cwd=_ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.started = time.monotonic()
        self.words: list[str] = []
        self._rest = b""

    @classmethod
    def of_program(cls, script: Script) -> Self:
        """The real program with this script."""
        return cls("tests.torture.child", json.dumps(asdict(script)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child.poll() is None:
            self._child.kill()
            self._child.wait()
        for stream in (self._child.stdin, self._child.stdout, self._child.stderr):
            if stream is not None:
                stream.close()

    def until(self, word: str, seconds: float = LONGEST) -> bool:
        """Wait until the child said this word; False when it ended or the time is over."""
        end = time.monotonic() + seconds
        stream = self._child.stdout
        assert stream is not None
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            while word not in self.words:
                left = end - time.monotonic()
                if left <= 0 or not selector.select(left):
                    return False
                block = os.read(stream.fileno(), 4096)
                if not block:
                    return word in self.words
                *lines, self._rest = (self._rest + block).split(b"\n")
                self.words += [line.decode() for line in lines]
        return True

    def kill(self) -> None:
        """As the power switch does it."""
        self._child.kill()

    def signal(self, number: signal.Signals) -> None:
        """Ask politely."""
        self._child.send_signal(number)

    def close_window(self) -> None:
        """Have the child's user close the window."""
        stream = self._child.stdin
        assert stream is not None
        stream.write(b"close\n")
        stream.flush()

    def end(self, seconds: float = LONGEST) -> int | None:
        """Wait for the end and give the exit code; None when it did not end in time."""
        try:
            return self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stacks(self) -> str:
        """End a child that hangs and give where its threads stand."""
        self._child.send_signal(signal.SIGABRT)
        self.end(10)
        self.until("", 1.0)
        return f"it said {self.words}, then hung at\n{self.errors()}"

    def errors(self) -> str:
        """Everything on the child's error output; call after its end."""
        stream = self._child.stderr
        assert stream is not None
        return stream.read().decode(errors="replace")
