"""Messages of the desktop over org.freedesktop.Notifications, with buttons. Used where a session bus is there."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass

from PySide6.QtCore import (
    Q_ARG,
    Q_RETURN_ARG,
    SLOT,
    ClassInfo,
    QMetaObject,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    Signal,
    Slot,
)
from PySide6.QtDBus import QDBusConnection, QDBusInterface

from vidgo_desktop.ui.desktop_note import Note

_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_OWN_PATH = "/vidgo/notifications"
_ANSWER_MS = 1000
_MOST_KEPT = 50
# What a click beside the buttons is called [Desktop Notifications Specification].
DEFAULT = "default"


def session_bus() -> QDBusConnection | None:
    """The user's session bus, None where there is none."""
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS", "").startswith(("unix:", "tcp:")):
        return None
    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


@ClassInfo({"D-Bus Interface": _SERVICE})  # type: ignore[call-arg]  # the stub knows no arguments
class _Shape(QObject):  # type: ignore[operator]
    """Tells Qt the types of ``Notify``.

    A whole number of Python travels as a signed one, but the service wants an unsigned id. Qt converts to the types
    that it knows of an interface, and it asks whoever answers first; so our own object answers, and the service need
    not be asked, which could take any time.
    """

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(
        self, app: str, replaces: int, icon: str, summary: str, body: str, actions: object, hints: object, ms: int
    ) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class _Answer:
    note: Note
    id: int
    error: str


class _Mail(QObject):
    """The way of an answer back to the UI thread."""

    answered = Signal(object)


class _Call(QRunnable):
    """One call, off the UI thread: nobody knows how long the desktop takes."""

    def __init__(self, bus: QDBusConnection, note: Note, mail: _Mail) -> None:
        super().__init__()
        self._bus, self._note, self._mail = bus, note, mail

    def run(self) -> None:
        service = QDBusInterface(_SERVICE, _PATH, _SERVICE, self._bus)
        service.setTimeout(_ANSWER_MS)
        note = self._note
        names = [(f"{name}-{note.number}", text) for name, text in note.buttons]
        actions = [part for pair in (*names, (DEFAULT, "")) for part in pair]
        given: object = 0
        # Raised where the desktop does not know the call; the answer below says so.
        with contextlib.suppress(RuntimeError):
            given = QMetaObject.invokeMethod(
                service,
                "Notify",
                Qt.ConnectionType.DirectConnection,
                Q_RETURN_ARG("uint"),
                Q_ARG("QString", "Vidgo Desktop"),
                Q_ARG("uint", 0),
                Q_ARG("QString", "vidgo-desktop"),
                Q_ARG("QString", note.text),
                Q_ARG("QString", ""),
                Q_ARG("QStringList", actions),
                Q_ARG("QVariantMap", {"desktop-entry": "vidgo-desktop"}),
                Q_ARG("int", -1),
            )
        number = given if isinstance(given, int) else 0
        self._mail.answered.emit(_Answer(note, number, "" if number else service.lastError().message() or "no answer"))


class DesktopNotes(QObject):
    """``acted`` carries the note and the action's name (``default`` for a click beside the buttons); ``failed`` the
    note that the desktop did not take. UI thread; the calls themselves are made on another one.
    """

    acted = Signal(object, object)
    failed = Signal(object)

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._notes: dict[int, Note] = {}
        self._ids: dict[int, int] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._mail = _Mail(self)
        self._mail.answered.connect(self._answered)
        self._shape = _Shape(self)
        bus.registerObject(_OWN_PATH, self._shape, QDBusConnection.RegisterOption.ExportAllSlots)
        self._known = QDBusInterface(bus.baseService(), _OWN_PATH, _SERVICE, bus, self)
        bus.unregisterObject(_OWN_PATH)
        slot = SLOT("_invoked(uint,QString)")
        # The stub wants bytes, the function a text.
        bus.connect(_SERVICE, _PATH, _SERVICE, "ActionInvoked", self, slot)  # type: ignore[call-overload]

    def show_note(self, note: Note) -> None:
        """Let the desktop show it."""
        self._notes[note.number] = note
        for number in list(self._notes)[:-_MOST_KEPT]:
            del self._notes[number]
        self._pool.start(_Call(self._bus, note, self._mail))

    def close(self) -> None:
        """Wait for the call that runs, at most a second."""
        self._pool.waitForDone(_ANSWER_MS + 200)

    @Slot(object)
    def _answered(self, answer: _Answer) -> None:
        if answer.error:
            self._notes.pop(answer.note.number, None)
            self.failed.emit(answer.note)
        else:
            self._ids[answer.id] = answer.note.number
            for gone in list(self._ids)[:-_MOST_KEPT]:
                del self._ids[gone]

    @Slot("uint", str)
    def _invoked(self, number: int, action: str) -> None:
        # The names of our buttons are ours alone; a click beside them is told apart by the desktop's number.
        name, _, own = action.rpartition("-")
        if action == DEFAULT:
            name, own = DEFAULT, str(self._ids.get(number, 0))
        note = self._notes.get(int(own)) if own.isascii() and own.isdigit() else None
        if note is not None and (name == DEFAULT or name in dict(note.buttons)):
            self.acted.emit(note, name)
