"""Opening a socket so that it can be stopped: name look-up and connecting in small steps."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import selectors
import socket
import threading
import time
from typing import TYPE_CHECKING, Any

from urllib3.exceptions import (
    ConnectTimeoutError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
)

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

    from vidgo_desktop.core.api_connection import Call

# Connecting and name look-ups cannot be woken on every system, so they look for a stop this often.
_LOOK_EVERY = 0.05
_CONNECTING = (0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY, errno.EINTR)


def open_socket(connection: HTTPConnection, call: Call) -> socket.socket:
    """A connected socket with the connection's time-out; tries the addresses one after the other."""
    limit = connection.timeout if isinstance(connection.timeout, int | float) else call.seconds
    end = time.monotonic() + min(float(limit), call.remaining)
    addresses = _addresses(connection, call, end)
    problem: OSError | None = None
    for place, (family, kind, protocol, _, address) in enumerate(addresses):
        # A dead first address must not eat the time of the others.
        until = time.monotonic() + (end - time.monotonic()) / (len(addresses) - place)
        sock = socket.socket(family, kind, protocol)
        try:
            for option in connection.socket_options or ():
                sock.setsockopt(*option)
            _connect(sock, address, call, until)
            sock.settimeout(max(0.01, min(float(limit), call.remaining)))
            call.attach(sock.fileno())
        except OSError as error:
            sock.close()
            problem = error
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    call.check()
    if isinstance(problem, TimeoutError):
        raise ConnectTimeoutError(connection, f"no connection within {float(limit):g} s")
    reason = "no address" if problem is None else problem.strerror or str(problem)
    raise NewConnectionError(connection, f"no connection: {reason}") from problem


def _connect(sock: socket.socket, address: Any, call: Call, until: float) -> None:
    sock.setblocking(False)
    result = sock.connect_ex(address)
    if result not in _CONNECTING:
        raise OSError(result, _reason(result))
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_WRITE)
        while result != 0 and not selector.select(_LOOK_EVERY):
            call.check()
            if time.monotonic() >= until:
                raise TimeoutError("connecting took too long")
    result = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if result != 0:
        raise OSError(result, _reason(result))


def _reason(number: int) -> str:
    return errno.errorcode.get(number, str(number))


def _addresses(connection: HTTPConnection, call: Call, end: float) -> list[Any]:
    """The host's addresses; a look-up that hangs is left behind in its own thread."""
    host, port = connection.host.strip("[]"), connection.port
    with contextlib.suppress(ValueError):
        ipaddress.ip_address(host)
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    try:
        host.encode("idna")
    except UnicodeError:
        raise LocationParseError(f"{host!r}, label empty or too long") from None
    done = threading.Event()
    found: list[Any] = []
    failed: list[socket.gaierror] = []

    def look_up() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except socket.gaierror as error:
            failed.append(error)
        except OSError as error:
            failed.append(socket.gaierror(error.errno or 0, error.strerror or "look-up failed"))
        finally:
            done.set()

    threading.Thread(target=look_up, name="look-up", daemon=True).start()
    while not done.wait(_LOOK_EVERY):
        call.check()
        if time.monotonic() >= end:
            raise ConnectTimeoutError(connection, "the name was not found in time")
    if failed:
        raise NameResolutionError(host, connection, failed[0])
    return found
