"""*Report a problem*: shows the report exactly as it would be saved, and saves or copies it on request."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, Qt, QTimer, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from vidgo_desktop.core.report import Report
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import push_button
from vidgo_desktop.ui.help_dialog import HelpDialog
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.theme import Theme
from vidgo_desktop.ui.wrapped_text import Paragraph

_HEIGHT = 600
_LEAST_TEXT = 120
_SAID_MS = 2000


def machine_facts() -> dict[str, str]:
    """What the window knows about the machine: Qt, the window system, the screens."""
    screens = ", ".join(
        f"{screen.size().width()}×{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    return {"Qt": qVersion(), "window system": QGuiApplication.platformName(), "screens": screens}


class ReportDialog(HelpDialog):
    """``report_wanted`` comes once, when the dialog opens: answer with ``show_report``.

    ``report_save_requested`` carries the ``Path`` that the user chose; answer with ``show_saved``.
    """

    report_wanted = Signal()
    report_save_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None, folder: Path) -> None:
        super().__init__(theme, parent, QCoreApplication.translate("HelpReport", "Report a problem"), _HEIGHT)
        self.setObjectName("reportDialog")
        self._folder = folder
        self._report: Report | None = None
        self.content.setContentsMargins(24, 0, 24, 24)
        what = self.tr(
            "This is the whole report. It holds no key, no link, no name and no path. Nothing is sent by itself: save "
            "it, look at it, and give it to whoever helps you."
        )
        self.content.addWidget(Paragraph(theme, "body", "2", what))
        self.text = QPlainTextEdit()
        self.text.setObjectName("reportText")
        self.text.setAccessibleName(self.tr("The report"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        font = theme.font("mono")
        font.setPixelSize(theme.font("caption").pixelSize())
        self.text.setFont(font)
        self.text.setPlainText(self.tr("Putting it together…"))
        self.text.setMinimumHeight(_LEAST_TEXT)
        self.content.addWidget(self.text, 1)
        self.note = NoteLine(theme)
        self.content.addWidget(self.note)
        # Both the page and the text would stop the tab key, and only the text needs the arrow keys.
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._copy = push_button("copyReport", self.tr("Copy text"))
        theme.bind_icon(self._copy, "copy", 14, "text.1")
        self._copy.clicked.connect(self._copy_text)
        self.buttons.add_left(self._copy)
        self.add_close()
        self._save = push_button("saveReport", self.tr("Save report…"), "primary")
        self._save.clicked.connect(self._choose_place)
        self.buttons.add_right(self._save)
        self._copy.setEnabled(False)
        self._save.setEnabled(False)
        QTimer.singleShot(0, self, self.report_wanted.emit)

    @property
    def report(self) -> Report | None:
        """The report that is shown; this one has to be saved, so that what was seen is what is given away."""
        return self._report

    @Slot(object)
    def show_report(self, report: Report) -> None:
        """Show the finished report."""
        self._report = report
        self.text.setPlainText(report.text)
        self._copy.setEnabled(True)
        self._save.setEnabled(True)

    @Slot(object)
    def show_saved(self, path: Path | None) -> None:
        """Whether it was saved; None when it could not be."""
        if path is None:
            self.note.show_note("error", "alert", self.tr("It could not be saved there. Choose another folder."))
        else:
            self.note.show_note("ok", "check", self.tr("Saved as {name}.").format(name=path.name))
        self._save.setEnabled(True)

    @Slot()
    def _choose_place(self) -> None:
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        dialog = QFileDialog(self, self.tr("Save report"), str(self._folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Zip files (*.zip)"))
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(f"vidgo-desktop-report-{day}.zip")
        dialog.fileSelected.connect(self._place_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _place_chosen(self, path: str) -> None:
        self._save.setEnabled(False)
        self.report_save_requested.emit(Path(path))

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._copy.setText(self.tr("Copied"))
        announce(self._copy, self.tr("Copied"))
        QTimer.singleShot(_SAID_MS, self, self._copied_long_ago)

    @Slot()
    def _copied_long_ago(self) -> None:
        self._copy.setText(self.tr("Copy text"))
