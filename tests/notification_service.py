"""A desktop's notification service for the tests, in a process of its own: prints what it gets, acts on its input.

``python -m tests.notification_service``; a line ``7 play-1`` on its input is a click on the button ``play-1`` of the
message 7. The address of the bus comes from the environment.
"""

from __future__ import annotations

import json
import sys
import threading

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection

NAME = "org.freedesktop.Notifications"


@ClassInfo({"D-Bus Interface": NAME})  # type: ignore[call-arg]  # the stub knows no arguments
class Service(QObject):  # type: ignore[operator]
    """Takes every message; the number counts from 7."""

    ActionInvoked = Signal("uint", str)  # type: ignore[arg-type]  # a type of Qt by its name

    def __init__(self) -> None:
        super().__init__()
        self._next = 7

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(
        self, app: str, replaces: int, icon: str, summary: str, body: str, actions: list[str], hints: object, ms: int
    ) -> int:
        number, self._next = self._next, self._next + 1
        said = {"id": number, "app": app, "summary": summary, "body": body, "actions": list(actions)}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
        return number


class Clicks(QObject):
    """Brings what is read on another thread to the service's own."""

    clicked = Signal(int, str)

    def __init__(self, service: Service) -> None:
        super().__init__()
        self._service = service
        self.clicked.connect(self._act, Qt.ConnectionType.QueuedConnection)

    @Slot(int, str)
    def _act(self, number: int, action: str) -> None:
        self._service.ActionInvoked.emit(number, action)


def main() -> None:
    """Serve until the input ends."""
    app = QCoreApplication([])
    service = Service()
    clicks = Clicks(service)
    bus = QDBusConnection.sessionBus()
    options = QDBusConnection.RegisterOption
    assert bus.registerService(NAME)
    assert bus.registerObject("/" + NAME.replace(".", "/"), service, options.ExportAllSlots | options.ExportAllSignals)

    def listen() -> None:
        for line in sys.stdin:
            number, _, action = line.strip().partition(" ")
            clicks.clicked.emit(int(number), action)
        app.quit()

    threading.Thread(target=listen, daemon=True).start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main()
