"""The one place that hands links, files and folders to the system. Starts programs without a shell."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from vidgo_desktop.core.links import open_allowed

Launch = Callable[[QUrl], bool]
Start = Callable[[str, Sequence[str]], bool]

# Only what a player or viewer opens: a file of another kind could be a program.
_MEDIA = frozenset({".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".png", ".jpg", ".jpeg", ".webp", ".gif"})
_FILE_MANAGER = "org.freedesktop.FileManager1"
_ANSWER_MS = 3000


class Opener(QObject):
    """Opens things outside of the program; each call says whether the system took it.

    ``launch`` opens an address, ``start`` a program with its arguments; tests hand in their own and see what would
    be opened. UI thread.
    """

    def __init__(
        self,
        launch: Launch = QDesktopServices.openUrl,
        start: Start | None = None,
        platform: str = sys.platform,
    ) -> None:
        super().__init__()
        self._launch = launch
        self._start = start or _start_detached
        self._platform = platform
        self._asked: dict[QObject, Path] = {}

    def open_link(self, url: str) -> bool:
        """Open a web link in the browser; https only, see ``core.links.open_allowed``."""
        if not open_allowed(url):
            return False
        # Qt reads addresses more strictly than we do; what it cannot read is an empty one.
        address = QUrl(url, QUrl.ParsingMode.StrictMode)
        return address.isValid() and address.scheme() == "https" and self._launch(address)

    def open_file(self, path: Path, inside: Path) -> bool:
        """Open a video or picture in the computer's own program, if it really lies in the folder ``inside``."""
        try:
            real, folder = path.resolve(strict=True), inside.resolve(strict=True)
        except (OSError, ValueError):
            return False
        if not real.is_file() or not real.is_relative_to(folder) or real.suffix.lower() not in _MEDIA:
            return False
        return self._launch(QUrl.fromLocalFile(str(real)))

    def show_in_folder(self, path: Path) -> bool:
        """Show a file in the file manager, chosen there where the system can. False when the file is gone."""
        try:
            real = path.resolve(strict=True)
        except (OSError, ValueError):
            return False
        if self._platform == "darwin":
            return self._start("/usr/bin/open", ["-R", str(real)])
        if self._platform == "win32":
            return self._show_on_windows(real)
        return self._ask_file_manager(real) or self._open_folder(real)

    def show_folder(self, folder: Path) -> bool:
        """Open a folder in the file manager. False when it is not there."""
        return folder.is_dir() and self._launch(QUrl.fromLocalFile(str(folder)))

    def _show_on_windows(self, path: Path) -> bool:
        # Explorer splits its line at commas, whatever the quotes say.
        if "," in str(path):
            return self._open_folder(path)
        explorer = Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "explorer.exe"
        return self._start(str(explorer), ["/select,", str(path)])

    def _open_folder(self, path: Path) -> bool:
        return self._launch(QUrl.fromLocalFile(str(path.parent)))

    def _ask_file_manager(self, path: Path) -> bool:
        """Ask over D-Bus without waiting; where nobody answers, the folder is opened afterwards."""
        if not os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").startswith(("unix:", "tcp:")):
            return False
        # QtDBus is loaded with the first click on this, not with the window.
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        object_path = f"/{_FILE_MANAGER.replace('.', '/')}"
        message = QDBusMessage.createMethodCall(_FILE_MANAGER, object_path, _FILE_MANAGER, "ShowItems")
        address = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
        message.setArguments([[address], ""])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _ANSWER_MS), self)
        self._asked[watcher] = path
        watcher.finished.connect(self._answered)
        return True

    @Slot()
    def _answered(self) -> None:
        watcher = self.sender()
        path = self._asked.pop(watcher, None)
        if path is None:
            return
        if watcher.isError():  # type: ignore[attr-defined]  # sender() is typed as QObject
            self._open_folder(path)
        watcher.deleteLater()


def _start_detached(program: str, arguments: Sequence[str]) -> bool:
    started, _process = QProcess.startDetached(program, list(arguments))
    return bool(started)
