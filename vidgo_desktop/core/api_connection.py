"""Connections that can be stopped at any moment, end in time, and say just before the first byte leaves.

A ``Call`` is the context of one exchange. The connection classes below find it through a context variable, for
requests and urllib3 offer no way to hand it through.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Self

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError

from vidgo_desktop.core.api_socket import open_socket
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled

# Its lines hold whole links, and in case of a broken head whatever the server sent; our errors say enough.
logging.getLogger("urllib3").setLevel(logging.CRITICAL)

_current: ContextVar[Call | None] = ContextVar("vidgo_call", default=None)

_SEND_BLOCK = 65536


class FirstByteRefusedError(Exception):
    """The hook said no: nothing was sent. ``cause`` is what it raised."""

    def __init__(self, cause: Exception) -> None:
        super().__init__("the hook before the first byte refused")
        self.cause = cause


class Call:
    """One exchange: who may stop it, when it must be over, and whether a request byte may have left.

    Use as a context manager in the thread that does the exchange. ``started`` turns True just before the first
    request byte is given to the system; before that it is proven that nothing was sent.
    """

    def __init__(
        self,
        *cancels: Cancel,
        seconds: float,
        idle: float,
        before_first_byte: Callable[[], None] | None = None,
    ) -> None:
        """``seconds`` is the limit of the whole call, ``idle`` that of a single wait for the other side."""
        self.started = False
        self.reused = False
        self.expired = False
        self.status: int | None = None
        self._cancels = cancels
        self.seconds = seconds
        self.idle = idle
        self._end = time.monotonic() + seconds
        self._hook = before_first_byte
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None
        self._woken = False
        self._exits = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Become the thread's current call."""
        token = _current.set(self)
        self._exits.callback(_current.reset, token)
        self._exits.callback(self._drop_handle)
        for cancel in self._cancels:
            self._exits.enter_context(cancel.waking(self._wake))
        timer = threading.Timer(max(0.0, self.remaining), self._expire)
        timer.daemon = True
        timer.start()
        self._exits.callback(timer.cancel)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of everything."""
        self._exits.close()

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return any(cancel.is_set for cancel in self._cancels)

    @property
    def remaining(self) -> float:
        """Seconds until the call must be over; may be negative."""
        return self._end - time.monotonic()

    def check(self) -> None:
        """Raise ``Cancelled`` when asked to stop, a time-out when the time is over."""
        if self.stopped:
            raise Cancelled("stopped")
        if self.expired or self.remaining <= 0:
            self.expired = True
            raise ConnectTimeoutError(f"not done within {self.seconds:g} s")

    def attach(self, descriptor: int) -> None:
        """From now on a stop shuts this socket down, whatever wraps it later (TLS takes the descriptor away)."""
        handle = socket.fromfd(descriptor, socket.AF_INET, socket.SOCK_STREAM)
        with self._lock:
            old, self._handle = self._handle, handle
            woken = self._woken
        if old is not None:
            old.close()
        if woken:
            _shut_down(handle)

    def begin(self) -> None:
        """Called by the connection when it stands, before the first request byte."""
        self.check()
        if self._hook is not None:
            hook, self._hook = self._hook, None
            try:
                hook()
            except Exception as error:
                # Carried past urllib3, which would swallow or rename some kinds.
                raise FirstByteRefusedError(error) from error
            self.check()
        self.started = True

    def _expire(self) -> None:
        self.expired = True
        self._wake()

    def _wake(self) -> None:
        with self._lock:
            self._woken = True
            if self._handle is not None:
                _shut_down(self._handle)

    def _drop_handle(self) -> None:
        with self._lock:
            handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()


def _shut_down(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


class _Watched(HTTPConnection):
    """What both kinds of connection add: they obey the current call."""

    _in_connect = False
    _is_new = True

    def connect(self) -> None:
        # What is sent in here goes to a proxy, not to the service.
        self._in_connect = True
        try:
            super().connect()
        finally:
            self._in_connect = False

    def request(self, *args: Any, **keywords: Any) -> None:
        call = _current.get()
        if call is not None and self.sock is not None and not self._is_new:
            call.reused = True
            call.attach(self.sock.fileno())
        self._is_new = False
        super().request(*args, **keywords)

    def send(self, data: Any) -> None:
        if not self._in_connect:
            if self.sock is None:
                self.connect()
            call = _current.get()
            if call is not None and not call.started:
                call.begin()
                if self.sock is not None:
                    self.sock.settimeout(call.idle)
        super().send(data)

    def _new_conn(self) -> socket.socket:
        call = _current.get()
        return super()._new_conn() if call is None else open_socket(self, call)


class WatchedHTTPConnection(_Watched):
    """A plain connection that obeys the current call; for this computer only."""


class WatchedHTTPSConnection(_Watched, HTTPSConnection):
    """A TLS connection that obeys the current call."""


class _WatchedHTTPPool(HTTPConnectionPool):
    ConnectionCls = WatchedHTTPConnection


class _WatchedHTTPSPool(HTTPSConnectionPool):
    ConnectionCls = WatchedHTTPSConnection


_POOLS = {"http": _WatchedHTTPPool, "https": _WatchedHTTPSPool}


class WatchedAdapter(HTTPAdapter):
    """Sends through watched connections, also behind a proxy. No library retries.

    ``new_context`` makes what checks the certificates; None means the roots that come with requests.
    """

    def __init__(self, new_context: Callable[[], ssl.SSLContext | None] = lambda: None) -> None:
        self._new_context = new_context
        self._context = new_context()
        super().__init__()

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **keywords: Any) -> None:
        """Build the pools out of our own connection classes."""
        keywords |= {"blocksize": _SEND_BLOCK, "ssl_context": self._context}
        super().init_poolmanager(connections, maxsize, block, **keywords)
        _use_own_pools(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **keywords: Any) -> Any:
        """The same for the pools of a proxy."""
        keywords |= {"blocksize": _SEND_BLOCK, "ssl_context": self._context}
        # A proxy that speaks TLS itself is checked by a context of its own.
        manager = super().proxy_manager_for(proxy, proxy_ssl_context=self._new_context(), **keywords)
        _use_own_pools(manager)
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Keep requests from adding its own roots to those of the context; a bundle of the environment counts too."""
        if self._context is not None and verify is True:
            conn.cert_reqs = "CERT_REQUIRED"
            return
        super().cert_verify(conn, url, verify, cert)


def _use_own_pools(manager: PoolManager) -> None:
    manager.pool_classes_by_scheme = {**manager.pool_classes_by_scheme, **_POOLS}
