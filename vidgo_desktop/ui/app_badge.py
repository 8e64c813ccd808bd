"""How many videos are being made, on the program's icon in the dock or task bar; on Linux with a bar as well."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from vidgo_desktop.ui.running import Work

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_INTERFACE = "com.canonical.Unity.LauncherEntry"
# Qt makes this path from the program's name, and a name with a hyphen makes none; so on Linux we tell by ourselves.
_PATH = "/com/canonical/unity/launcherentry/vidgo"
_ADDRESS = "application://vidgo-desktop.desktop"


class AppBadge(QObject):
    """Tells the desktop when something changed, and nothing before there is something to tell. UI thread.

    ``bus`` is asked for the session bus with the first number; elsewhere than on Linux Qt knows the way.
    """

    def __init__(
        self,
        parent: QObject,
        *,
        bus: Callable[[], QDBusConnection | None] | None = None,
        platform: str = sys.platform,
    ) -> None:
        super().__init__(parent)
        self._find_bus = bus
        self._has_bus = platform not in ("win32", "darwin")
        self._bus: QDBusConnection | None = None
        self._work = Work()

    def show_work(self, work: Work) -> None:
        """The number, and how far they are on average; both vanish when nothing is being made."""
        shown = Work(work.making, percent=work.percent if work.making else None)
        if shown == self._work:
            return
        self._work = shown
        if self._has_bus:
            self._tell_launcher(shown)
            return
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(shown.making)

    def close(self) -> None:
        """Take the number away."""
        self.show_work(Work())

    def _tell_launcher(self, work: Work) -> None:
        from PySide6.QtDBus import QDBusMessage

        from vidgo_desktop.ui.notifier_dbus import session_bus

        if self._bus is None:
            self._bus = (self._find_bus or session_bus)()
            # Where there is none now, there will be none later.
            self._has_bus = self._bus is not None
        if self._bus is None:
            return
        message = QDBusMessage.createSignal(_PATH, _INTERFACE, "Update")
        entry: dict[str, object] = {
            "count": work.making,
            "count-visible": work.making > 0,
            "progress": (work.percent or 0) / 100,
            "progress-visible": work.percent is not None,
        }
        message.setArguments([_ADDRESS, entry])
        self._bus.send(message)
