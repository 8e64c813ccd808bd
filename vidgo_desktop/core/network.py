"""How the internet is reached: through which proxy, and whose certificates count. Knows no library of the network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vidgo_desktop.core.hosts import ascii_host, is_valid_host

if TYPE_CHECKING:
    import ssl

    from vidgo_desktop.core.settings import ProxyMode, Settings

_LONGEST_PROXY = 300
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
# What a paste from a list or a mail brings along.
_GAPS = re.compile(r"\s+")


class ProxyFault(StrEnum):
    """Why a text cannot be a proxy."""

    EMPTY = "empty"
    # It would be kept in plain text, and a proxy that asks for it gets it without any encryption.
    SIGN_IN = "sign_in"
    SCHEME = "scheme"
    PORT = "port"
    HOST = "host"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class ProxyText:
    """What was typed, read: ``address`` is ``http://host:port`` when there is no ``fault``."""

    address: str = ""
    fault: ProxyFault | None = None


def read_proxy(text: str) -> ProxyText:
    """Read ``host:port``, also with blanks and with ``http://`` or ``https://`` before it."""
    plain = _GAPS.sub("", text)
    if not plain:
        return ProxyText(fault=ProxyFault.EMPTY)
    scheme, rest = "http", plain
    if (found := _SCHEME.fullmatch(plain)) is not None:
        scheme, rest = found[1].lower(), found[2]
    if "@" in rest:
        return ProxyText(fault=ProxyFault.SIGN_IN)
    if scheme not in ("http", "https"):
        return ProxyText(fault=ProxyFault.SCHEME)
    rest = rest.removesuffix("/")
    if len(plain) > _LONGEST_PROXY or re.search(r"[/\\?#]", rest):
        return ProxyText(fault=ProxyFault.PATH)
    return _host_and_port(scheme, rest)


def _host_and_port(scheme: str, rest: str) -> ProxyText:
    try:
        parts = urlsplit(f"//{rest}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ProxyText(fault=ProxyFault.PORT)
    plain = ascii_host(host) or ""
    if not is_valid_host(plain):
        return ProxyText(fault=ProxyFault.HOST)
    if not port:
        return ProxyText(fault=ProxyFault.PORT)
    return ProxyText(f"{scheme}://[{plain}]:{port}" if ":" in plain else f"{scheme}://{plain}:{port}")


@dataclass(frozen=True, slots=True)
class NetworkWish:
    """The wishes about the network, as far as they matter on the wire. Two equal ones may share connections."""

    proxy_mode: ProxyMode = "system"
    proxy: str = ""
    system_certificates: bool = True

    def proxies(self, host: str, *, loopback: bool) -> dict[str, str] | None:
        """What requests is told for one exchange with ``host``; None leaves it to the system.

        This computer itself is never asked through a proxy: there, ``localhost`` is another one. Naming the host as
        an exception is the one way that holds against the environment and the system's own settings alike.
        """
        if loopback or self.proxy_mode == "none":
            return {"no_proxy": host}
        if self.proxy_mode == "manual":
            return dict.fromkeys(("http", "https"), read_proxy(self.proxy).address)
        return None

    @property
    def lacks_proxy(self) -> bool:
        """Whether an own proxy is wished, but none that can be used was entered."""
        return self.proxy_mode == "manual" and not read_proxy(self.proxy).address

    def context(self) -> ssl.SSLContext | None:
        """A new judge of certificates, for one session alone; None for the roots that come with the program.

        It locks itself during a handshake, so a stalled one would hold up everybody who shares it.
        """
        if not self.system_certificates:
            return None
        import ssl

        import truststore

        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        # OpenSSL falls back to the free text of the subject where a certificate names no host at all.
        context.hostname_checks_common_name = False
        return context


def wish_of(settings: Settings) -> NetworkWish:
    """The part of the settings that is about the network."""
    return NetworkWish(settings.proxy_mode, settings.proxy, settings.system_certificates)
