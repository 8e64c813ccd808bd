"""*Compare* in the window: its tab, its page instead of the panes, and the ways there and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from vidgo_desktop.core.film import FilmTools
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.compare.comparison import Comparison, comparison_of
from vidgo_desktop.ui.panes import Pane
from vidgo_desktop.ui.player_actions import PlayerActions

if TYPE_CHECKING:
    from vidgo_desktop.core.film_export import ExportTools
    from vidgo_desktop.ui.compare.page import ComparePage
    from vidgo_desktop.ui.main_window import MainWindow

KEY = "compare"


class ComparePlace(QObject):
    """Helper of the window. The page is imported and made when it is first wanted, long after the first paint.

    ``export_begins`` carries the folder into which a file is being written.
    """

    export_begins = Signal(object)

    def __init__(self, window: MainWindow, films: FilmTools, export: ExportTools | None) -> None:
        super().__init__(window)
        self._window = window
        self._films, self._export = films, export
        self._page: ComparePage | None = None
        self._last: Comparison | None = None
        window.header.add_tab(KEY, self.tr("Compare"), "wipe")
        window.header.tab_chosen.connect(self._tab_chosen)
        window.panes.pane_asked.connect(self._pane_asked)
        actions = window.player.findChild(PlayerActions)
        if actions is not None:
            actions.compare_requested.connect(self.compare)
        window.task_actions.compare_requested.connect(self.compare)
        studio = window.panes.parentWidget()
        if studio is not None:
            QShortcut(QKeySequence("Ctrl+3"), studio).activated.connect(self.open)
        window.panes.next_asked.connect(self._next_part)

    @property
    def page(self) -> ComparePage | None:
        """The page, None as long as nobody came here."""
        return self._page

    @property
    def is_shown(self) -> bool:
        """Whether the page is seen instead of the panes."""
        return self._page is not None and not self._page.isHidden()

    @Slot(object)
    def compare(self, task: Task) -> None:
        """Compare this finished video with its source."""
        self._last = comparison_of(task) or self._last
        self._show()

    @Slot()
    def open(self) -> None:
        """Compare what the player shows, else what was compared before, else say what is missing."""
        if not self.is_shown:
            self._last = comparison_of(self._window.player.task) or self._last
        self._show()

    def _show(self) -> None:
        window, page = self._window, self._made()
        window.panes.hide()
        page.show()
        window.header.show_tab(KEY)
        page.show_comparison(self._last)
        page.take_focus()

    @Slot()
    def leave(self) -> None:
        """Back to the tasks; the files are let go."""
        if self._page is None or not self.is_shown:
            return
        had_focus = self._page.isAncestorOf(QApplication.focusWidget() or self._page)
        self._page.leave()
        self._window.panes.show()
        if had_focus:
            self._window.tasks.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.hide()
        self._window.header.show_tab("create")

    @Slot()
    def shutdown(self) -> None:
        """End what runs; the window is closing."""
        if self._page is not None:
            self._page.shutdown()

    def _made(self) -> ComparePage:
        if self._page is None:
            from vidgo_desktop.ui.compare.page import ComparePage

            page = ComparePage(self._window.theme, self._films, self._export)
            page.hide()
            page.back_requested.connect(self._go_to_tasks)
            page.open_file_requested.connect(self._window.task_actions.open_file)
            page.exports.begins.connect(self.export_begins)
            page.show_file_requested.connect(self._show_file)
            self._window.panes.put_beside(page)
            self._page = page
        return self._page

    @Slot(object)
    def _next_part(self, step: int) -> None:
        if self._page is not None:
            self._page.next_part(step)

    @Slot(str)
    def _tab_chosen(self, key: str) -> None:
        if key == KEY:
            self.open()
        else:
            self.leave()

    @Slot()
    def _pane_asked(self) -> None:
        """Whoever wants to see a pane leaves this page, but not while a hand is busy on it."""
        if not (QGuiApplication.mouseButtons() and self._page is not None and self._page.underMouse()):
            self.leave()

    @Slot()
    def _go_to_tasks(self) -> None:
        self.leave()
        self._window.panes.show_pane(Pane.TASKS)
        self._window.tasks.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show_file(self, path: Path) -> None:
        if not self._window.opener.show_in_folder(path):
            self._window.toast.show_message(self.tr("The file is no longer in its folder."), again=True)
