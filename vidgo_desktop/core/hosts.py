"""What a host name says by itself: its ASCII form, and whether it can be reached from the internet. No look-ups."""

from __future__ import annotations

import ipaddress
import re

_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
_NUMBERS = re.compile(r"(?i)(?:0x[0-9a-f]{1,8}|\d{1,10})(?:\.(?:0x[0-9a-f]{1,8}|\d{1,10})){0,3}")
# Names that only mean something inside one network.
_PRIVATE_SUFFIXES = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".home.arpa", ".corp")
_LONGEST_HOST = 253

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def ascii_host(host: str) -> str | None:
    """The host in the letters of the wire, ``xn--bcher-kva.example`` for ``bücher.example``; None if impossible."""
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None


def is_valid_host(host: str) -> bool:
    """Whether this can be a host in ASCII: an IP address, or labels of 1 to 63 sane characters."""
    if ":" in host:
        return address_of(host) is not None
    if not host or len(host) > _LONGEST_HOST:
        return False
    return all(_LABEL.fullmatch(label) for label in host.removesuffix(".").split("."))


def address_of(host: str) -> Address | None:
    """The IP address that a host literally is, also in the old forms ``127.1``, ``2130706433`` and ``0x7f.1``."""
    plain = host.removesuffix(".").strip("[]")
    try:
        found: Address = ipaddress.ip_address(plain.partition("%")[0])
    except ValueError:
        return _old_form(plain)
    if isinstance(found, ipaddress.IPv6Address):
        return found.ipv4_mapped or found
    return found


def _old_form(host: str) -> ipaddress.IPv4Address | None:
    if not _NUMBERS.fullmatch(host):
        return None
    try:
        *front, last = (int(part, _base(part)) for part in host.split("."))
    except ValueError:
        return None
    free = 4 - len(front)
    if any(part > 255 for part in front) or last >= 256**free:
        return None
    value = last + sum(part << (8 * (3 - place)) for place, part in enumerate(front))
    return ipaddress.IPv4Address(value)


def _base(part: str) -> int:
    if part.lower().startswith("0x"):
        return 16
    return 8 if part.startswith("0") and len(part) > 1 else 10


def is_loopback_host(host: str) -> bool:
    """``localhost``, 127.0.0.0/8 or ::1, literally."""
    if host.lower().removesuffix(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_private_host(host: str) -> bool:
    """Whether the internet cannot reach this host: this computer, a private or reserved address, a local name."""
    address = address_of(host)
    if address is not None:
        return not address.is_global or address.is_multicast
    name = host.lower().removesuffix(".")
    return "." not in name or name.endswith(_PRIVATE_SUFFIXES)
