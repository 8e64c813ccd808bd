"""What a second start over the same folder says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox


def tell_already_running() -> None:
    """One sentence; the first window stays as it is."""
    box = QMessageBox()
    box.setWindowTitle("Vidgo Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(QCoreApplication.translate("AlreadyRunning", "Vidgo Desktop is open already."))
    box.setInformativeText(
        QCoreApplication.translate("AlreadyRunning", "Please use the window that is open. Everything is kept there.")
    )
    box.exec()
