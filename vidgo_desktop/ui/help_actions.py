"""What the question mark leads to: keys, recent messages, the help page, the report, about. Dialogs are made when
they are first opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from vidgo_desktop.ui import web_pages

if TYPE_CHECKING:
    from vidgo_desktop.core.report import Report
    from vidgo_desktop.ui.help_dialog import HelpDialog
    from vidgo_desktop.ui.help_menu import HelpMenu
    from vidgo_desktop.ui.help_report import ReportDialog
    from vidgo_desktop.ui.main_window import MainWindow


class HelpActions(QObject):
    """Helper of the window. The report is put together elsewhere: answer ``report_wanted`` with ``show_report``."""

    report_wanted = Signal()
    report_save_requested = Signal(object, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menu: HelpMenu | None = None
        self._report: ReportDialog | None = None

    def open_menu(self, button: QWidget) -> None:
        """The menu below its button."""
        from vidgo_desktop.ui.help_menu import HelpMenu

        if self._menu is None:
            menu = HelpMenu(self._window.theme, self._window)
            menu.keys_requested.connect(self.open_keys)
            menu.messages_requested.connect(self.open_messages)
            menu.help_page_requested.connect(self.open_page)
            menu.report_requested.connect(self.open_report)
            menu.about_requested.connect(self.open_about)
            self._menu = menu
        self._menu.open_below(button)

    @Slot()
    def open_page(self) -> None:
        """The service's help, in the browser."""
        self._window.task_actions.open_url(web_pages.HELP)

    @Slot()
    def open_keys(self) -> None:
        """The list of keys."""
        from vidgo_desktop.ui.help_lists import KeysDialog

        self._show(KeysDialog(self._window.theme, self._window))

    @Slot()
    def open_messages(self) -> None:
        """What the window said lately."""
        from vidgo_desktop.ui.help_lists import MessagesDialog

        self._show(MessagesDialog(self._window.theme, self._window, self._window.toast.messages))

    @Slot()
    def open_about(self) -> None:
        """Version, licence, notices."""
        from vidgo_desktop.ui.help_about import AboutDialog

        self._show(AboutDialog(self._window.theme, self._window, QApplication.applicationVersion()))

    @Slot()
    def open_report(self) -> None:
        """What would go into a report about a problem."""
        from vidgo_desktop.ui.help_report import ReportDialog

        dialog = ReportDialog(self._window.theme, self._window, Path.home())
        dialog.report_wanted.connect(self.report_wanted)
        dialog.report_save_requested.connect(self._save)
        dialog.finished.connect(self._report_closed)
        self._report = dialog
        self._show(dialog)

    @Slot(object)
    def show_report(self, report: Report) -> None:
        """The finished report, for the open dialog."""
        if self._report is not None:
            self._report.show_report(report)

    @Slot(object)
    def show_saved(self, path: Path | None) -> None:
        """Where it was saved; None when it could not be."""
        if self._report is not None:
            self._report.show_saved(path)

    def _show(self, dialog: HelpDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _save(self, path: Path) -> None:
        if self._report is not None and self._report.report is not None:
            self.report_save_requested.emit(path, self._report.report)

    @Slot()
    def _report_closed(self) -> None:
        self._report = None
