"""Quitting for certain: closing the window may only hide it, this ends the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

_LEAVING = "vidgoLeaving"


class StudioApplication(QApplication):
    """Knows when the system or its menu wants the program to end, while the windows are asked to close."""

    def event(self, event: QEvent) -> bool:
        """Mark the time in which a wish to quit closes the windows."""
        if event.type() is not QEvent.Type.Quit:
            return super().event(event)
        self.setProperty(_LEAVING, True)
        try:
            return super().event(event)
        finally:
            self.setProperty(_LEAVING, False)


def leave(window: QWidget) -> None:
    """Close this window so that the program ends, also where closing hides it or where it is hidden."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_LEAVING, True)
    try:
        window.close()
    finally:
        if application is not None:
            application.setProperty(_LEAVING, False)


def is_leaving() -> bool:
    """Whether windows that close now must not stay behind."""
    application = QCoreApplication.instance()
    return application is not None and bool(application.property(_LEAVING))
