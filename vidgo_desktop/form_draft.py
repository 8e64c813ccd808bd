"""Keeps what stands in the form over a crash, a kill or a power cut; after a good end the form begins empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from vidgo_desktop.core.draft_file import drop_draft, load_draft, save_draft
from vidgo_desktop.ui.main_window import MainWindow

_REST_MS = 400
# The model and the size alone are kept by the settings.
_WORTH_KEEPING = ("video_link", "video_file", "image_link", "image_file", "callback")


class FormDraft(QObject):
    """Helper of the program. ``run`` does a small job away from the UI thread.

    What was asked for is in the task list and is not kept any more. Until then the number of the order is kept too:
    should the list have it after all, the same press cannot order it a second time.
    """

    def __init__(self, window: MainWindow, path: Path, run: Callable[[Callable[[], None]], None]) -> None:
        super().__init__(window)
        self._form = window.form
        self._path = path
        self._run = run
        self._kept: dict[str, str] = {}
        self._asked: dict[str, str] = {}
        self._done: dict[str, str] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._write)
        window.painted_first.connect(self._begin)

    def end(self) -> None:
        """The program ends as it should: nothing is kept."""
        self._rest.stop()
        drop_draft(self._path)

    @Slot()
    def _begin(self) -> None:
        self._kept = load_draft(self._path)
        if self._kept:
            self._form.restore_draft(self._kept)
        self._form.words_changed.connect(self._changed)
        self._form.submit_requested.connect(self._ordered)
        self._form.taken.connect(self._taken)

    @Slot()
    def _changed(self) -> None:
        if not self._rest.isActive():
            self._rest.start()

    @Slot()
    def _ordered(self) -> None:
        self._asked = self._content()

    @Slot()
    def _taken(self) -> None:
        self._done = self._asked
        self._write()

    def _content(self) -> dict[str, str]:
        now = self._form.draft()
        return {key: now[key] for key in _WORTH_KEEPING if key in now}

    @Slot()
    def _write(self) -> None:
        content, path = self._content(), self._path
        now = self._form.draft() if content and content != self._done else {}
        if now == self._kept:
            return
        self._kept = now
        if now:
            self._run(lambda: save_draft(path, now))
        else:
            self._run(lambda: drop_draft(path))
