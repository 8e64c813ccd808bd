"""What a second start over the same folder says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from vidgo_desktop.ui.second_start import ask_to_show


def tell_already_running(lock: Path) -> None:
    """The program that has the folder shows its window; where it does not answer, one sentence says where to look."""
    if ask_to_show(lock):
        return
    box = QMessageBox()
    box.setWindowTitle("Vidgo Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(QCoreApplication.translate("AlreadyRunning", "Vidgo Desktop is open already."))
    box.setInformativeText(
        QCoreApplication.translate("AlreadyRunning", "Please use the window that is open. Everything is kept there.")
    )
    box.exec()
