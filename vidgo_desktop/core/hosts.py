"""What a host name says by itself: its ASCII form, and whether it can be reached from the internet. No look-ups."""

from __future__ import annotations

import ipaddress
import re
import unicodedata

_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
_NUMBERS = re.compile(r"(?i)(?:0x[0-9a-f]{1,8}|\d{1,10})(?:\.(?:0x[0-9a-f]{1,8}|\d{1,10})){0,3}")
# Names that only mean something inside one network.
_PRIVATE_SUFFIXES = (
    ".local", ".localhost", ".localdomain", ".internal", ".intranet", ".private", ".lan", ".home", ".home.arpa",
    ".corp", ".invalid", ".onion",
)  # fmt: skip
# Forms of an IPv6 address that lead on to the IPv4 address in their last 32 bits.
_LEADS_ON = (ipaddress.IPv6Network("::/96"), ipaddress.IPv6Network("64:ff9b::/96"))
_OLD_SITE_LOCAL = ipaddress.IPv6Network("fec0::/10")
_LONGEST_HOST = 253

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def ascii_host(host: str) -> str | None:
    """The host in the letters of the wire, ``xn--bcher-kva.example`` for ``bücher.example``; None if impossible."""
    if host.isascii():
        return host.lower()
    if any(unicodedata.category(sign).startswith("C") for sign in host):
        return None  # what turns the writing, hides or is no letter yet: some of it would make a name of its own
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


def _all_of(address: Address) -> list[Address]:
    """The address, and the one that it hides."""
    found: list[Address] = [address]
    if isinstance(address, ipaddress.IPv6Address):
        if address.sixtofour is not None:
            found.append(address.sixtofour)
        if any(address in net for net in _LEADS_ON):
            found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
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
        return any(not each.is_global or each.is_multicast or each in _OLD_SITE_LOCAL for each in _all_of(address))
    name = host.lower().removesuffix(".")
    return "." not in name or name.endswith(_PRIVATE_SUFFIXES)
