"""What a Linux desktop offers besides messages, for the tests, in a process of its own: prints what it is asked.

``python -m tests.desktop_service login power saver files portal launcher`` serves those that are named, on the bus
whose address is in the environment, until its input ends. A line ``released login`` says that somebody let go.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import SLOT, ClassInfo, QCoreApplication, QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusObjectPath, QDBusUnixFileDescriptor

LOGIN = "org.freedesktop.login1"
POWER = "org.freedesktop.PowerManagement"
SAVER = "org.freedesktop.ScreenSaver"
FILES = "org.freedesktop.FileManager1"
PORTAL = "org.freedesktop.portal.Desktop"
LAUNCHER = "com.canonical.Unity.LauncherEntry"


def say(*words: object) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


@ClassInfo({"D-Bus Interface": f"{LOGIN}.Manager"})  # type: ignore[call-arg]  # the stub knows no arguments
class Login(QObject):  # type: ignore[operator]
    """Hands out the writing end of a pipe, and hears when the last copy of it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._watched: list[QSocketNotifier] = []

    @Slot(str, str, str, str, result="QDBusUnixFileDescriptor")
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> QDBusUnixFileDescriptor:
        reading, writing = os.pipe()
        handed = QDBusUnixFileDescriptor(writing)
        os.close(writing)
        notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._closed)
        self._watched.append(notifier)
        say("held", "login", what, who, why, mode)
        return handed

    @Slot()
    def _closed(self) -> None:
        notifier = self._watched.pop(0)
        notifier.setEnabled(False)
        os.close(notifier.socket())
        say("released", "login")


class Gone(QObject):
    """Hears when a connection of somebody who asked is gone."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._held = ""
        place = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        slot = SLOT("owner_changed(QString,QString,QString)")
        bus.connect(*place, "NameOwnerChanged", self, slot)  # type: ignore[call-overload]

    def hold(self, name: str, who: str, why: str) -> int:
        self._held = name
        say("held", name, who, why)
        return 4_000_000_001

    @Slot(str, str, str)
    def owner_changed(self, name: str, _old: str, new: str) -> None:
        if name.startswith(":") and not new and self._held:
            say("released", self._held)
            self._held = ""


@ClassInfo({"D-Bus Interface": f"{POWER}.Inhibit"})  # type: ignore[call-arg]
class Power(QObject):  # type: ignore[operator]
    def __init__(self, gone: Gone) -> None:
        super().__init__()
        self._gone = gone

    @Slot(str, str, result="uint")
    def Inhibit(self, who: str, why: str) -> int:
        return self._gone.hold("power", who, why)


@ClassInfo({"D-Bus Interface": SAVER})  # type: ignore[call-arg]
class Saver(QObject):  # type: ignore[operator]
    def __init__(self, gone: Gone) -> None:
        super().__init__()
        self._gone = gone

    @Slot(str, str, result="uint")
    def Inhibit(self, who: str, why: str) -> int:
        return self._gone.hold("saver", who, why)


@ClassInfo({"D-Bus Interface": FILES})  # type: ignore[call-arg]
class Files(QObject):  # type: ignore[operator]
    @Slot("QStringList", str)
    def ShowItems(self, addresses: list[str], _startup: str) -> None:
        say("shown", *addresses)


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.OpenURI"})  # type: ignore[call-arg]
class Portal(QObject):  # type: ignore[operator]
    @Slot(str, "QDBusUnixFileDescriptor", "QVariantMap", result="QDBusObjectPath")
    def OpenFile(self, _parent: str, file: QDBusUnixFileDescriptor, options: dict[str, object]) -> object:
        say("opened", str(Path(f"/proc/self/fd/{file.fileDescriptor()}").readlink()), options)
        return QDBusObjectPath("/org/freedesktop/portal/desktop/request/1")


class Launcher(QObject):
    """Hears what programs say about their icons."""

    @Slot(str, "QVariantMap")
    def update(self, program: str, entry: dict[str, object]) -> None:
        say("badge", program, entry)


class _End(QObject):
    """Ends the program from another thread."""

    @Slot()
    def end(self) -> None:
        QCoreApplication.quit()


def main() -> None:
    """Serve until the input ends."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    wanted = set(sys.argv[1:])
    gone = Gone(bus)
    every = QDBusConnection.RegisterOption.ExportAllSlots
    offered: list[tuple[str, str, str, QObject]] = [
        ("login", LOGIN, "/org/freedesktop/login1", Login()),
        ("power", POWER, "/org/freedesktop/PowerManagement/Inhibit", Power(gone)),
        ("saver", SAVER, "/org/freedesktop/ScreenSaver", Saver(gone)),
        ("files", FILES, "/org/freedesktop/FileManager1", Files()),
        ("portal", PORTAL, "/org/freedesktop/portal/desktop", Portal()),
    ]
    for name, service, path, thing in offered:
        if name in wanted:
            assert bus.registerObject(path, thing, every) and bus.registerService(service), name
    launcher = Launcher()
    if "launcher" in wanted:
        bus.connect("", "", LAUNCHER, "Update", launcher, SLOT("update(QString,QVariantMap)"))  # type: ignore[call-overload]
    end = _End()

    def listen() -> None:
        sys.stdin.read()
        QTimer.singleShot(0, end, end.end)

    threading.Thread(target=listen, daemon=True).start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main()
