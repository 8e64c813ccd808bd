"""What becomes of a saved video outside of the program: carried, copied, opened elsewhere; and its link."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from vidgo_desktop.core.result_link import link_until, link_works
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.drag_out import Carry, carry_away, copy_files, drag_from_list, drag_from_player, files_of
from vidgo_desktop.ui.hand_over_words import link_time_words

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow


class HandOver(QObject):
    """Helper of the window. UI thread."""

    def __init__(self, window: MainWindow, carry: Carry = carry_away) -> None:
        super().__init__(window)
        self._window = window
        actions = window.player.buttons
        actions.copy_file_requested.connect(self.copy_file)
        actions.open_with_requested.connect(self.open_with)
        actions.offer_open_with(window.opener.can_ask)
        drag_from_player(window.player, carry)
        drag_from_list(window.tasks.view, carry)

    @Slot(object)
    def copy_file(self, task: Task) -> None:
        """Put the saved video on the clipboard, so that a file manager or a chat pastes it."""
        self.copy_videos((task,))

    def copy_videos(self, tasks: Sequence[Task]) -> None:
        """The same for several; those without a saved video are left out."""
        there = [path for path in files_of(tasks) if _is_file(path)]
        say = self._window.toast.show_message
        if not there:
            say(self.tr("The file is no longer in its folder."), again=True)
            return
        copy_files(there)
        say(self.tr("%n file(s) copied. Paste where you need them.", "", len(there)), again=True)

    @Slot(object)
    def copy_link(self, task: Task) -> None:
        """Put the result's link on the clipboard, and say until when it works; a dead link is not copied."""
        now = time.time()
        say = self._window.toast.show_message
        if not link_works(task, now):
            say(self.tr("This link does not work any more."), again=True)
            return
        QGuiApplication.clipboard().setText(task.result_url)
        words = link_time_words(link_until(task), now)
        text = self.tr("Link copied. It {works}.").format(works=words) if words else self.tr("Link copied.")
        say(text, again=True)

    @Slot(object)
    def open_with(self, task: Task) -> None:
        """Let the system ask which program opens the saved video; where it cannot ask, the usual one does."""
        opener, say = self._window.opener, self._window.toast.show_message
        there = [path for path in files_of((task,)) if _is_file(path)]
        if not there:
            say(self.tr("The file is no longer in its folder."), again=True)
        elif not all(opener.open_with(path, path.parent) for path in there):
            say(self.tr("No program here opens this file."), again=True)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
