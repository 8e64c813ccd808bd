"""Labels that begin where the window's lines begin: Qt lays a label out by the letters of its own text, so that a name
or a number would lie at the wrong side in a window that is read from the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QStyle


class LeaningLabel(QLabel):
    """A label whose sides are those of the window, whatever its text is written in."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = self.alignment()
        self._lean()

    def setAlignment(self, alignment: Qt.AlignmentFlag, /) -> None:
        """Left is where lines begin, right where they end; with ``AlignAbsolute`` both are meant as said."""
        self._wanted = alignment
        self._lean()

    def changeEvent(self, event: QEvent) -> None:
        """The other direction of reading."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._lean()

    def _lean(self) -> None:
        super().setAlignment(QStyle.visualAlignment(self.layoutDirection(), self._wanted))
