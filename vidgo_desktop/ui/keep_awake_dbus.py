"""Keeping awake on Linux: the login manager's file descriptor, or else the desktop's own service."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRunnable, QThreadPool
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

from vidgo_desktop.ui.keep_awake import WHY

_ANSWER_MS = 500
_APP = "Vidgo Desktop"
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class _Place:
    """Whom to ask: service and interface, its object, its arguments."""

    service: str
    interface: str
    path: str
    arguments: tuple[str, ...]


# Sleep that begins by itself is held back, and so is the system's idle action; the screen may go dark.
_LOGIN = _Place(
    "org.freedesktop.login1",
    "org.freedesktop.login1.Manager",
    "/org/freedesktop/login1",
    ("sleep:idle", _APP, WHY, "block"),
)
# Where there is no login manager. The second one keeps the screen on as well, which is better than a lost video.
_DESKTOP = (
    _Place(
        "org.freedesktop.PowerManagement",
        "org.freedesktop.PowerManagement.Inhibit",
        "/org/freedesktop/PowerManagement/Inhibit",
        (_APP, WHY),
    ),
    _Place("org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", (_APP, WHY)),
)


@dataclass(slots=True)
class _Held:
    """What is held now: the login manager's answer, in which its file descriptor lives, or a connection of our own.

    The descriptor closes with the answer; the desktop's services let go when the connection that asked is gone.
    Both happen by themselves when the process ends.
    """

    answer: QDBusMessage | None = None
    connection: str = ""


class BusHolder:
    """Asks off the UI thread: nobody knows how long an answer takes. An empty address is a bus that is not there,
    None for the system bus is the usual one.
    """

    def __init__(self, system: str | None, session: str) -> None:
        self._system = system
        self._session = session
        self._held = _Held()
        self._is_closed = False
        self._pool = QThreadPool()
        # One at a time, so that what was asked first is done first.
        self._pool.setMaxThreadCount(1)

    def hold(self) -> None:
        """Ask for it; where nobody can give it, nothing happens."""
        self._pool.start(_Job(self._hold_now))

    def release(self) -> None:
        """Give it back."""
        self._pool.start(_Job(self._release_now))

    def close(self) -> None:
        """Wait for what was asked, at most about half a second; the rest ends with the process."""
        self._is_closed = True
        self._pool.start(_Job(self._release_now))
        self._pool.waitForDone(_ANSWER_MS + 100)

    def _hold_now(self) -> None:
        if self._is_closed:
            return
        name = f"vidgo-awake-{next(_numbers)}"
        system = self._connect_system(name)
        if system is not None:
            answer = _ask(system, _LOGIN)
            del system
            QDBusConnection.disconnectFromBus(name)
            if answer is not None:
                self._held.answer = answer
                return
        self._ask_desktop(f"{name}-session")

    def _connect_system(self, name: str) -> QDBusConnection | None:
        if self._system == "":
            return None
        which = QDBusConnection.BusType.SystemBus if self._system is None else self._system
        bus = QDBusConnection.connectToBus(which, name)
        return bus if bus.isConnected() else None

    def _ask_desktop(self, name: str) -> None:
        if not self._session or self._is_closed:
            return
        bus = QDBusConnection.connectToBus(self._session, name)
        if bus.isConnected() and any(_ask(bus, place) is not None for place in _DESKTOP):
            self._held.connection = name
            return
        del bus
        QDBusConnection.disconnectFromBus(name)

    def _release_now(self) -> None:
        held, self._held = self._held, _Held()
        held.answer = None
        if held.connection:
            QDBusConnection.disconnectFromBus(held.connection)


class _Job(QRunnable):
    """One step of the holder."""

    def __init__(self, step: Callable[[], None]) -> None:
        super().__init__()
        self._step = step

    def run(self) -> None:
        self._step()


def _ask(bus: QDBusConnection, place: _Place) -> QDBusMessage | None:
    message = QDBusMessage.createMethodCall(place.service, place.path, place.interface, "Inhibit")
    message.setArguments(list(place.arguments))
    answer = bus.call(message, QDBus.CallMode.Block, _ANSWER_MS)
    return answer if answer.type() is QDBusMessage.MessageType.ReplyMessage else None
