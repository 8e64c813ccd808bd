"""``--self-test DIR``: drives the real window through one practice job as a person would, and shows the proof.

Writes ``DIR/result.mp4`` and a picture of each step in both themes, prints one line per step, and returns 0 or 1.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

W = TypeVar("W", bound=QWidget)
_STEP_LIMIT = 60.0
_FRAMES = 12
_SETTLE_MS = 60
_SIZES = {"wide": (1360, 860), "small": (1120, 700)}


class StepFailed(Exception):
    """A step did not do what a person would have seen; the text says which."""


def run(folder: Path) -> int:
    """The whole self-test; the value is the exit code."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="vidgo-self-test-") as profile:
            return _Drive(folder, Path(profile) / "Vidgo").run()
    except OSError as error:
        _say(f"FAILED  the folder cannot be used: {error.strerror}")
        return 1


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - printing is what the self-test is for


class _Drive:
    def __init__(self, folder: Path, profile: Path) -> None:
        from vidgo_desktop.app import build
        from vidgo_desktop.core.credentials import MemoryCredentials

        self._folder = folder
        self._started = time.monotonic()
        self._pictures = 0
        self._app = build(["--practice", "--theme", "dark"], data_dir=profile, credentials=MemoryCredentials())
        self._window = self._app.window

    def run(self) -> int:
        steps: list[tuple[str, Callable[[], str]]] = [
            ("the window opens in practice mode", self._open),
            ("a ready-made pair fills the form", self._fill),
            ("one click on Generate makes one task", self._generate),
            ("the task is made and saved", self._wait_until_ready),
            ("the result plays", self._play),
            ("the result is a real video with sound", self._check_file),
            ("the window closes cleanly", self._close),
        ]
        try:
            for name, step in steps:
                detail = step()
                _say(f"ok      {name}{': ' + detail if detail else ''}")
        except StepFailed as error:
            _say(f"FAILED  {name}: {error}")
            return 1
        finally:
            self._app.stop()
        _say(f"All {len(steps)} steps done in {time.monotonic() - self._started:.1f} s. See {self._folder}")
        return 0

    # --- steps ------------------------------------------------------------------------------------------------

    def _open(self) -> str:
        if not self._app.start():
            raise StepFailed("the folder is in use")
        balance = self._find(QWidget, "balance")
        self._until(lambda: any(c.isdigit() for c in balance.accessibleName()), "the pretend balance is shown")
        self._picture("start")
        return balance.accessibleName()

    def _fill(self) -> str:
        self._click(self._find(QAbstractButton, "usePair"))
        generate = self._find(QAbstractButton, "generate")
        self._until(generate.isEnabled, "Generate can be pressed")
        self._find(QComboBox, "resolution").setCurrentText("480p")
        self._picture("filled")
        return generate.text().replace("\n", " ")

    def _generate(self) -> str:
        generate = self._find(QAbstractButton, "generate")
        self._click(generate)
        self._click(generate)
        self._until(lambda: len(self._rows()) >= 1, "a row appears")
        rows = self._rows()
        if len(rows) != 1:
            raise StepFailed(f"{len(rows)} rows after a double click")
        return rows[0]

    def _wait_until_ready(self) -> str:
        self._until(lambda: "making your video" in self._rows()[0].lower(), "the video is being made")
        self._picture("making")
        self._until(lambda: "ready" in self._rows()[0].lower(), "the row says Ready")
        self._picture("ready")
        return self._rows()[0]

    def _play(self) -> str:
        player = self._window.player
        player.play()
        before = player.stage.frames_shown
        self._until(lambda: player.stage.frames_shown >= before + _FRAMES, "frames are shown")
        self._picture("playing")
        return f"{player.stage.frames_shown - before} frames"

    def _check_file(self) -> str:
        from vidgo_desktop.core.decoder_turn import DECODER_TURN

        with DECODER_TURN:
            from vidgo_desktop.media.verify import verify_video

        task = self._window.player.task
        if task is None or task.result_path is None:
            raise StepFailed("no saved file")
        facts = verify_video(task.result_path)
        if not facts.has_sound:
            raise StepFailed("the sound is missing")
        shutil.copyfile(task.result_path, self._folder / "result.mp4")
        return f"{facts.width} x {facts.height}, {facts.seconds:.1f} s, result.mp4"

    def _close(self) -> str:
        started = time.monotonic()
        self._app.stop()
        seconds = time.monotonic() - started
        if seconds > 2.0:
            raise StepFailed(f"it took {seconds:.1f} s")
        return f"{seconds:.2f} s"

    # --- hands and eyes -----------------------------------------------------------------------------------------

    def _find(self, kind: type[W], name: str) -> W:
        found = self._window.findChild(kind, name)
        if not isinstance(found, kind):
            raise StepFailed(f"{name} is not in the window")
        return found

    def _rows(self) -> list[str]:
        model = self._window.tasks.view.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        texts = [
            str(model.index(row, 0).data(role))
            for row in range(model.rowCount())
            if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable
        ]
        return [text for text in texts if text]

    def _click(self, button: QAbstractButton) -> None:
        from PySide6.QtTest import QTest

        QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))

    def _until(self, met: Callable[[], bool], what: str) -> None:
        """Let the window live until this holds."""
        loop = QEventLoop()
        timer = QTimer()
        timer.setInterval(20)
        end = time.monotonic() + _STEP_LIMIT
        timer.timeout.connect(lambda: loop.quit() if met() or time.monotonic() > end else None)
        timer.start()
        loop.exec()
        timer.stop()
        if not met():
            raise StepFailed(f"waited {_STEP_LIMIT:.0f} s in vain: {what}")

    def _picture(self, name: str) -> None:
        """Both themes and both sizes of this moment."""
        self._pictures += 1
        for theme in ("dark", "light"):
            self._app.theme.choose(theme)
            for size, (width, height) in _SIZES.items():
                self._window.resize(width, height)
                self._settle()
                target = self._folder / f"{self._pictures}-{name}-{theme}-{size}.png"
                if not self._window.grab().save(str(target)):
                    raise StepFailed(f"{target.name} could not be written")
        self._app.theme.choose("dark")
        self._window.resize(*_SIZES["wide"])
        self._settle()

    @staticmethod
    def _settle() -> None:
        """Wording and heights follow the width in two or three turns of the event loop."""
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()
