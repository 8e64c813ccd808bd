"""Keeps the computer awake while a video is sent or saved, where the user wishes it; never a moment longer."""

from __future__ import annotations

import os
import sys
from typing import Protocol

from PySide6.QtCore import QObject

from vidgo_desktop.ui.running import Work

WHY = "A video is being sent or saved"


class Holder(Protocol):
    """How one system is asked. ``hold`` and ``release`` alternate and return at once; ``close`` releases, too.

    Whatever is held ends with the process, however that ends.
    """

    def hold(self) -> None: ...

    def release(self) -> None: ...

    def close(self) -> None: ...


class KeepAwake(QObject):
    """Follows the work and the switch. The system's part is loaded when it is first needed. UI thread."""

    def __init__(self, parent: QObject, holder: Holder | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._is_wished = False
        self._is_moving = False
        self._holds = False

    def show_wish(self, wished: bool) -> None:
        """The switch of the settings."""
        self._is_wished = wished
        self._follow()

    def show_work(self, work: Work) -> None:
        """What is being sent and saved."""
        self._is_moving = work.moving > 0
        self._follow()

    def close(self) -> None:
        """Let the computer sleep again; follow nothing more."""
        self._is_wished = False
        self._follow()
        if self._holder is not None:
            self._holder.close()

    def _follow(self) -> None:
        wanted = self._is_wished and self._is_moving
        if wanted is self._holds:
            return
        self._holds = wanted
        holder = self._holder = self._holder or _system_holder()
        if wanted:
            holder.hold()
        else:
            holder.release()


def _system_holder() -> Holder:
    if sys.platform == "win32":
        from vidgo_desktop.ui.keep_awake_windows import WindowsHolder

        return WindowsHolder()
    if sys.platform == "darwin":
        from vidgo_desktop.ui.keep_awake_mac import MacHolder

        return MacHolder()
    from vidgo_desktop.ui.keep_awake_dbus import BusHolder

    session = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    # Anything else would start a bus of its own.
    return BusHolder(None, session if session.startswith(("unix:", "tcp:")) else "")
