"""The one place that hands links, files and folders to the system. Starts programs without a shell."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from vidgo_desktop.core.links import open_allowed

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

Launch = Callable[[QUrl], bool]
Start = Callable[[str, Sequence[str]], bool]

# Only what a player or viewer opens: a file of another kind could be a program.
_MEDIA = frozenset({".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".png", ".jpg", ".jpeg", ".webp", ".gif"})
_FILE_MANAGER = "org.freedesktop.FileManager1"
_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_PATH = "/org/freedesktop/portal/desktop"
_PORTAL_OPENS = "org.freedesktop.portal.OpenURI"
_ANSWER_MS = 3000


class Opener(QObject):
    """Opens things outside of the program; each call says whether the system took it.

    ``launch`` opens an address, ``start`` a program with its arguments, ``bus`` gives the session bus; tests hand in
    their own and see what would be opened. UI thread.
    """

    def __init__(
        self,
        launch: Launch = QDesktopServices.openUrl,
        start: Start | None = None,
        platform: str = sys.platform,
        bus: Callable[[], QDBusConnection | None] | None = None,
    ) -> None:
        super().__init__()
        self._find_bus = bus
        self._launch = launch
        self._start = start or _start_detached
        self._platform = platform
        # What is done when nobody answered.
        self._asked: dict[QObject, Callable[[], object]] = {}

    @property
    def can_ask(self) -> bool:
        """Whether the system may know a way to ask which program opens a file."""
        return self._platform not in ("win32", "darwin") and self._may_have_bus

    def open_link(self, url: str) -> bool:
        """Open a web link in the browser; https only, see ``core.links.open_allowed``."""
        if not open_allowed(url):
            return False
        # Qt reads addresses more strictly than we do; what it cannot read is an empty one.
        address = QUrl(url, QUrl.ParsingMode.StrictMode)
        return address.isValid() and address.scheme() == "https" and self._launch(address)

    def open_file(self, path: Path, inside: Path) -> bool:
        """Open a video or picture in the computer's own program, if it really lies in the folder ``inside``."""
        real = _media_file(path, inside)
        return real is not None and self._launch(QUrl.fromLocalFile(str(real)))

    def open_with(self, path: Path, inside: Path) -> bool:
        """Let the user choose the program for such a file; without anybody who asks, the usual program opens it."""
        real = _media_file(path, inside)
        if real is None:
            return False
        return (self.can_ask and self._ask_portal(real)) or self._launch(QUrl.fromLocalFile(str(real)))

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
        if not self._may_have_bus:
            return False
        # QtDBus is loaded with the first click on this, not with the window.
        from PySide6.QtDBus import QDBusMessage

        object_path = f"/{_FILE_MANAGER.replace('.', '/')}"
        message = QDBusMessage.createMethodCall(_FILE_MANAGER, object_path, _FILE_MANAGER, "ShowItems")
        address = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
        message.setArguments([[address], ""])
        return self._ask(message, lambda: self._open_folder(path))

    def _ask_portal(self, path: Path) -> bool:
        """Ask the desktop's portal, which shows its own choice of programs and is handed the open file."""
        from PySide6.QtDBus import QDBusMessage, QDBusUnixFileDescriptor

        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:
            return False
        # It keeps a second descriptor of its own.
        handed = QDBusUnixFileDescriptor(descriptor)
        os.close(descriptor)
        message = QDBusMessage.createMethodCall(_PORTAL, _PORTAL_PATH, _PORTAL_OPENS, "OpenFile")
        message.setArguments(["", handed, {"ask": True}])
        return self._ask(message, lambda: self._launch(QUrl.fromLocalFile(str(path))))

    @property
    def _may_have_bus(self) -> bool:
        # Anything else in the variable would start a bus of its own.
        address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        return self._find_bus is not None or address.startswith(("unix:", "tcp:"))

    def _ask(self, message: QDBusMessage, otherwise: Callable[[], object]) -> bool:
        """Send it without waiting; ``otherwise`` is done when nobody answers. False without a bus."""
        from PySide6.QtDBus import QDBusPendingCallWatcher

        from vidgo_desktop.ui.notifier_dbus import session_bus

        bus = (self._find_bus or session_bus)()
        if bus is None:
            return False
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _ANSWER_MS), self)
        self._asked[watcher] = otherwise
        watcher.finished.connect(self._answered)
        return True

    @Slot()
    def _answered(self) -> None:
        watcher = self.sender()
        otherwise = self._asked.pop(watcher, None)
        if otherwise is None:
            return
        if watcher.isError():  # type: ignore[attr-defined]  # sender() is typed as QObject
            otherwise()
        watcher.deleteLater()


def _media_file(path: Path, inside: Path) -> Path | None:
    """The file itself, if it is a video or picture that really lies in this folder."""
    try:
        real, folder = path.resolve(strict=True), inside.resolve(strict=True)
    except (OSError, ValueError):
        return None
    fits = real.is_file() and real.is_relative_to(folder) and real.suffix.lower() in _MEDIA
    return real if fits else None


def _start_detached(program: str, arguments: Sequence[str]) -> bool:
    started, _process = QProcess.startDetached(program, list(arguments))
    return bool(started)
