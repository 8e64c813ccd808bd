"""A screen reader's side of the program: AT-SPI over a D-Bus of its own, on a display of its own.

Speaks the protocol itself (https://gitlab.gnome.org/GNOME/at-spi2-core, folder ``xml``), so that nothing is between the
test and what a reader gets. Everything that is started here is ended here, by its process.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from jeepney import (  # type: ignore[import-untyped]  # comes without types, as a part of keyring on Linux
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]  # the same

CALL_SECONDS = 10.0
LOOK_SECONDS = 0.2
SWARM_SECONDS = 0.15
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_REGISTRY = "org.a11y.atspi.Registry"
_EVENTS = ("org.a11y.atspi.Event.Object", "org.a11y.atspi.Event.Window")
# An application tells only what somebody asked for.
_ASKED_FOR = (
    "Object:Announcement",
    "Object:StateChanged",
    "Object:ChildrenChanged",
    "Object:PropertyChange",
    "Window:Activate",
)
_LABELLED_BY = 2  # AtspiRelationType
_PRIVATE = ("DBUS", "XDG", "WAYLAND", "DISPLAY", "QT_")
# AtspiStateType, as far as the tests speak of it.
_STATES = {
    "active": 1,
    "checked": 4,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "checkable": 41,
}


class GoneError(Exception):
    """What was asked about is not there any more, or cannot do what was asked."""


def lacking() -> list[str]:
    """What this machine needs before a screen reader can be played here; empty when everything is there."""
    if not sys.platform.startswith("linux"):
        return ["Linux"]
    programs = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    return programs + ([] if SERVICE.is_file() else ["at-spi2-core"])


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a reader can reach. Everything is asked anew, nothing is remembered."""

    bus: AccessibilityBus
    service: str
    path: str

    def ask(self, interface: str, member: str, signature: str = "", *body: object) -> tuple[object, ...]:
        """Call a method of this object. Raises GoneError."""
        return self.bus.call(self.service, self.path, interface, member, signature, *body)

    def read(self, name: str, interface: str = _ACCESSIBLE) -> object:
        """A property. Raises GoneError."""
        (variant,) = self.ask("org.freedesktop.DBus.Properties", "Get", "ss", interface, name)
        assert isinstance(variant, tuple)
        return variant[1]

    @property
    def name(self) -> str:
        """The accessible name."""
        return str(self.read("Name"))

    @property
    def description(self) -> str:
        """The accessible description."""
        return str(self.read("Description"))

    @property
    def role(self) -> str:
        """The role in words, such as ``push button``."""
        return str(self.ask(_ACCESSIBLE, "GetRoleName")[0])

    @property
    def states(self) -> frozenset[str]:
        """The states in words."""
        (words,) = self.ask(_ACCESSIBLE, "GetState")
        assert isinstance(words, list)
        bits = int(words[0]) | int(words[1]) << 32
        return frozenset(name for name, place in _STATES.items() if bits >> place & 1)

    @property
    def interfaces(self) -> frozenset[str]:
        """What it can do: ``Action``, ``Value``, ``EditableText`` and others."""
        (names,) = self.ask(_ACCESSIBLE, "GetInterfaces")
        assert isinstance(names, list)
        return frozenset(str(name).rpartition(".")[2] for name in names)

    @property
    def children(self) -> list[Node]:
        """What lies in it."""
        (found,) = self.ask(_ACCESSIBLE, "GetChildren")
        assert isinstance(found, list)
        return [Node(self.bus, service, path) for service, path in found]

    @property
    def labels(self) -> list[str]:
        """The names of what labels it; a combo box is named like that on Linux."""
        (relations,) = self.ask(_ACCESSIBLE, "GetRelationSet")
        assert isinstance(relations, list)
        found = [target for kind, targets in relations if kind == _LABELLED_BY for target in targets]
        return [Node(self.bus, service, path).name for service, path in found]

    @property
    def actions(self) -> list[str]:
        """The names of its actions."""
        (found,) = self.ask("org.a11y.atspi.Action", "GetActions")
        assert isinstance(found, list)
        return [str(entry[0]) for entry in found]

    def act(self, action: str = "Press") -> None:
        """Do an action by its name. Raises GoneError when it does not offer it."""
        offered = self.actions
        if action not in offered:
            raise GoneError(f"{self.role} {self.name!r} offers {offered}, not {action}")
        assert self.ask("org.a11y.atspi.Action", "DoAction", "i", offered.index(action))[0]

    def write(self, text: str) -> None:
        """Replace the text of a field."""
        assert self.ask("org.a11y.atspi.EditableText", "SetTextContents", "s", text)[0]

    @property
    def value(self) -> float:
        """The value of a slider."""
        return float(str(self.read("CurrentValue", "org.a11y.atspi.Value")))

    def set_value(self, value: float) -> None:
        """Move a slider there."""
        body = ("org.a11y.atspi.Value", "CurrentValue", ("d", value))
        self.ask("org.freedesktop.DBus.Properties", "Set", "ssv", *body)

    def select(self, place: int) -> None:
        """Choose the child at this place."""
        self.ask("org.a11y.atspi.Selection", "SelectChild", "i", place)

    def walk(self) -> Iterator[Seen]:
        """Everything in it that is on the screen, from outside in; what goes away meanwhile is left out."""
        try:
            seen = Seen(self, self.role, self.name, self.description, self.states, self.interfaces)
            children = self.children if "showing" in seen.states or seen.role == "application" else []
        except GoneError:
            return
        if "showing" in seen.states:
            yield seen
        for child in children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader was told about one thing."""

    node: Node
    role: str
    name: str
    description: str
    states: frozenset[str]
    interfaces: frozenset[str]

    def __str__(self) -> str:
        return f"{self.role} {self.name!r} ({self.node.path.rpartition('/')[2]})"


class AccessibilityBus:
    """The connection of a reader: calls, and the events that were heard since the start."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as connection:
            address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = connection.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=CALL_SECONDS)
        self._connection: DBusConnection = open_dbus_connection(str(reply.body[0]))
        self._heard: deque[Message] = deque()
        self._before = 0
        self._filters = []
        for interface in _EVENTS:
            rule = MatchRule(type="signal", interface=interface)
            self._filters.append(self._connection.filter(rule, queue=self._heard))
            bus = "org.freedesktop.DBus"
            self.call(bus, "/org/freedesktop/DBus", bus, "AddMatch", "s", rule.serialise())
        for event in _ASKED_FOR:
            self.call(_REGISTRY, "/org/a11y/atspi/registry", _REGISTRY, "RegisterEvent", "s", event)

    def close(self) -> None:
        """Hang up."""
        for each in self._filters:
            each.close()
        self._connection.close()

    def call(
        self, service: str, path: str, interface: str, member: str, signature: str = "", *body: object
    ) -> tuple[object, ...]:
        """One call. Raises GoneError when the other side answers with an error."""
        request = new_method_call(DBusAddress(path, service, interface), member, signature or None, body)
        reply = self._connection.send_and_get_reply(request, timeout=CALL_SECONDS)
        if reply.header.message_type is MessageType.error:
            raise GoneError(f"{member} of {path}: {reply.header.fields.get(HeaderFields.error_name)} {reply.body}")
        return tuple(reply.body)

    def application(self, process: int) -> Node | None:
        """The root of the program with this process number, None before it is there."""
        for root in Node(self, _REGISTRY, _ROOT).children:
            if self._process_of(root.service) == process:
                return root
        return None

    def _process_of(self, service: str) -> int:
        name = "org.freedesktop.DBus"
        try:
            (found,) = self.call(name, "/org/freedesktop/DBus", name, "GetConnectionUnixProcessID", "s", service)
        except GoneError:
            return -1
        return int(str(found))

    @property
    def announcements(self) -> list[str]:
        """Everything that was announced so far."""
        return self._told("Announcement")

    @property
    def windows(self) -> list[str]:
        """The names of the windows that came to the front so far; a reader says them at that moment."""
        return self._told("Activate")

    def _told(self, event: str) -> list[str]:
        told = [message for message in self._heard if message.header.fields.get(HeaderFields.member) == event]
        return [str(message.body[3][1]) for message in told]

    def forget(self) -> None:
        """Listen anew: ``focused`` knows nothing of what was before. What was announced stays known."""
        self.call(_REGISTRY, _ROOT, _ACCESSIBLE, "GetRole")
        self._before = len(self._heard)

    @property
    def focused(self) -> Iterator[Node]:
        """What got the focus so far, the newest first; a menu that is open is known by nothing else."""
        for message in reversed(list(self._heard)[self._before :]):
            fields = message.header.fields
            if fields.get(HeaderFields.member) == "StateChanged" and message.body[:2] == ("focused", 1):
                yield Node(self, str(fields[HeaderFields.sender]), str(fields[HeaderFields.path]))

    def until(self, met: Callable[[], bool], what: str, seconds: float) -> None:
        """Look again after each event, and now and then, until this is met. AssertionError after ``seconds``."""
        ends = time.monotonic() + seconds
        while not met():
            assert time.monotonic() < ends, f"not within {seconds:g} s: {what}"
            self._next_event()

    def _next_event(self) -> None:
        # The received ones stay for ``announcements``; only their coming is waited for.
        known = len(self._heard)
        try:
            while len(self._heard) == known:
                self._connection.recv_messages(timeout=LOOK_SECONDS)
            # They come in swarms, and a look at everything is dear: one look for each swarm.
            ends = time.monotonic() + SWARM_SECONDS
            while (left := ends - time.monotonic()) > 0:
                self._connection.recv_messages(timeout=left)
        except TimeoutError:
            return


class Program:
    """Our program as a process, and its tree."""

    def __init__(self, bus: AccessibilityBus, process: subprocess.Popen[bytes], said: Path) -> None:
        self.bus, self.process = bus, process
        self._said = said

    def end(self) -> str:
        """End it as the system does, and hand over what it wrote to the terminal. AssertionError when it stays."""
        self.process.terminate()
        assert self.process.wait(CALL_SECONDS) == 0
        return self._said.read_text()

    @property
    def root(self) -> Node:
        """The application. AssertionError when it did not come to the bus."""
        found: list[Node] = []

        def came() -> bool:
            assert self.process.poll() is None, "the program ended"
            root = self.bus.application(self.process.pid)
            found[:] = [] if root is None else [root]
            return root is not None

        self.bus.until(came, "the program on the bus", 20)
        return found[0]

    def seen(self) -> list[Seen]:
        """Everything on the screen."""
        return list(self.root.walk())

    def find(self, role: str, name: str) -> Seen | None:
        """The first thing with this role whose name begins so, None when there is none."""
        return next((each for each in self.root.walk() if each.role == role and each.name.startswith(name)), None)

    def wait_for(self, role: str, name: str, seconds: float = 10) -> Node:
        """The same, as soon as it is there."""
        found: list[Seen] = []

        def came() -> bool:
            seen = self.find(role, name)
            found[:] = [] if seen is None else [seen]
            return seen is not None

        try:
            self.bus.until(came, f"{role} {name!r}", seconds)
        except AssertionError as error:
            there = [str(seen) for seen in self.seen() if seen.role == role]
            raise AssertionError(f"{error}; there are {there}") from None
        return found[0].node


@contextmanager
def screen_reader(folder: Path) -> Iterator[Callable[[list[str]], Program]]:
    """A display, a bus, and a function that starts a Python program there. At the end all of it is gone."""
    with ExitStack() as ends:
        environ = {key: value for key, value in os.environ.items() if not key.startswith(_PRIVATE)}
        environ |= {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder / "run"), "DISPLAY": _display(ends)}
        environ |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        (folder / "run").mkdir(mode=0o700)
        environ["DBUS_SESSION_BUS_ADDRESS"] = _session(ends, folder, environ)
        bus = AccessibilityBus(environ["DBUS_SESSION_BUS_ADDRESS"])
        ends.callback(bus.close)

        def start(arguments: list[str]) -> Program:
            path = folder / "said.txt"
            with path.open("wb") as said:
                process = subprocess.Popen([sys.executable, *arguments], env=environ, stdout=said, stderr=said)
            ends.callback(_end, process)
            return Program(bus, process, path)

        yield start


def _display(ends: ExitStack) -> str:
    """The name of a new display."""
    reading, writing = os.pipe()
    size = ["-screen", "0", "1600x1000x24"]
    command = ["Xvfb", "-displayfd", str(writing), *size, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ends.callback(_end, process)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    return f":{number}"


def _session(ends: ExitStack, folder: Path, environ: dict[str, str]) -> str:
    """The address of a new session bus that knows the accessibility bus and no other service of this machine."""
    services = folder / "services"
    services.mkdir()
    shutil.copy(SERVICE, services)
    config = folder / "session.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>unix:dir={folder}</listen><servicedir>{services}</servicedir>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>'
    )
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address=1"]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    ends.callback(_end, process)
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    process.stdout.close()
    assert address, "dbus-daemon did not start"
    return address


def _end(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(CALL_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(CALL_SECONDS)
