"""What the program finds and leaves in its surroundings: the QApplication, the usual folders, the hooks for errors."""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from vidgo_desktop import __version__
from vidgo_desktop.core import resources
from vidgo_desktop.core.paths import ProfilePaths

log = logging.getLogger(__name__)

APP_NAME = "vidgo-desktop"


def application() -> QApplication:
    """The one QApplication, made when there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # Decoders that fail are told in the player's own words; Qt's lines would only frighten on a terminal.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;qt.multimedia.ffmpeg*=false")
    QApplication.setApplicationName(APP_NAME)
    QApplication.setApplicationDisplayName("Vidgo Desktop")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName(APP_NAME)
    qt = QApplication([APP_NAME])
    # The first picture of a process sets up the binding under a lock; two threads doing that at once hang for ever.
    QImage()
    qt.setWindowIcon(QIcon(str(resources.path("logo.svg"))))
    return qt


def profile_paths(data_dir: Path | None) -> ProfilePaths:
    """Everything in one folder when one is named; otherwise the usual places of the system."""
    if data_dir is not None:
        return ProfilePaths(data_dir.resolve(), data_dir.resolve() / "videos")
    places = QStandardPaths.StandardLocation
    data = Path(QStandardPaths.writableLocation(places.AppDataLocation))
    movies = Path(QStandardPaths.writableLocation(places.MoviesLocation))
    return ProfilePaths(data, movies / "Vidgo")


def make_profile_folder(folder: Path) -> None:
    """The profile's folder, for this user only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def install_hooks() -> None:
    """Bring Qt's messages and errors that nobody caught into the log, from whichever thread they come."""
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    qt_log = logging.getLogger("qt")

    def from_qt(kind: QtMsgType, _context: object, message: str) -> None:
        qt_log.log(levels.get(kind, logging.WARNING), "%s", message)

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("uncaught", exc_info=(kind, error, trace))

    def uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    qInstallMessageHandler(from_qt)
    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread
