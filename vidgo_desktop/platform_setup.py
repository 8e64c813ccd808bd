"""What the program finds and leaves in its surroundings: the QApplication, the usual folders, the hooks for errors."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from vidgo_desktop import __version__
from vidgo_desktop.core import resources
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.private import make_private_folder
from vidgo_desktop.ui.leaving import StudioApplication

log = logging.getLogger(__name__)

APP_NAME = "vidgo-desktop"
_LONGEST_CRASH_FILE = 1 << 17


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
    qt = StudioApplication([APP_NAME])
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
    make_private_folder(folder)


def install_hooks() -> None:
    """Bring Qt's messages and errors that nobody caught into the log, from whichever thread they come.

    What comes before there is a log goes to the terminal, as clean as the log. A crash leaves no image of the memory,
    for the key would be in it.
    """
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

    logging.lastResort = _Terminal(logging.WARNING)
    qInstallMessageHandler(from_qt)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable
    _keep_no_core()
    if sys.stderr is not None:  # None where there is no terminal at all, as for a program with windows only
        with contextlib.suppress(OSError, ValueError):
            faulthandler.enable()


class _Terminal(logging.Handler):
    """For what is logged while no log runs: to the terminal of the moment, as clean as the log itself."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line. A closed terminal stops nothing, and the usual report would print the raw record."""
        if sys.stderr is None:
            return
        # Not with the window: it is needed by almost no start.
        from vidgo_desktop.core.redaction import clean_line

        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(clean_line(record) + "\n")
            sys.stderr.flush()


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if error is not None:
        log.error("uncaught", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    # What it happened in is not written: its repr may hold anything.
    _uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _keep_no_core() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))


@contextlib.contextmanager
def crash_file(folder: Path) -> Iterator[None]:
    """Meanwhile a crash of the interpreter writes its frames, and no values, to ``crash.txt`` in this folder.

    What an earlier crash wrote stays, until it is too long. Where nothing can be written, the program goes on without.
    """
    try:
        make_private_folder(folder)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        file = os.fdopen(os.open(folder / "crash.txt", flags, 0o600), "ab", buffering=0)
    except OSError:
        yield
        return
    with file:
        if os.fstat(file.fileno()).st_size > _LONGEST_CRASH_FILE:
            file.truncate(0)
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
