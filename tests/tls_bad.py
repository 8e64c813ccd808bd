"""Servers that nobody may speak to: certificates and handshakes of which each has exactly one thing wrong.

Everything is made from a root that the client trusts, unless that is what is wrong; ``sound`` has nothing wrong.
"""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

x509 = pytest.importorskip("cryptography.x509")
hashes = pytest.importorskip("cryptography.hazmat.primitives.hashes")
serialization = pytest.importorskip("cryptography.hazmat.primitives.serialization")
ec = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ec")
padding = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.padding")
rsa = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.rsa")

HOST = "api.example.test"
_NOW = datetime.datetime.now(datetime.UTC)
_DAY = datetime.timedelta(days=1)
_LIMIT = 10.0


@dataclass(frozen=True)
class Wish:
    """One certificate. ``names`` are DNS names and addresses; ``days`` from and until, counted from now."""

    subject: str = HOST
    names: tuple[str, ...] = (HOST,)
    days: tuple[int, int] = (-30, 30)
    ca: bool = False
    key: Any = None
    permitted: tuple[str, ...] = ()
    usage: Any = None


@dataclass(frozen=True)
class Made:
    """A certificate and its key."""

    certificate: Any
    key: Any

    @property
    def pem(self) -> bytes:
        return bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    @property
    def secret(self) -> bytes:
        encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL
        return bytes(self.key.private_bytes(encoding, form, serialization.NoEncryption()))


def make(wish: Wish, by: Made | None = None) -> Made:
    """Sign a certificate; by itself when nobody else does."""
    key = wish.key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, wish.subject)])
    issuer = by.certificate.subject if by else subject
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOW + wish.days[0] * _DAY)
        .not_valid_after(_NOW + wish.days[1] * _DAY)
        .add_extension(x509.BasicConstraints(ca=wish.ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if wish.names:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([_name(each) for each in wish.names]), critical=False
        )
    if wish.permitted:
        allowed = x509.NameConstraints([x509.DNSName(each) for each in wish.permitted], None)
        builder = builder.add_extension(allowed, critical=True)
    if wish.usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([wish.usage]), critical=True)
    return Made(builder.sign(by.key if by else key, hashes.SHA256()), key)


def _name(text: str) -> Any:
    try:
        return x509.IPAddress(ipaddress.ip_address(text))
    except ValueError:
        return x509.DNSName(text)


@dataclass
class Authority:
    """A root and an authority below it."""

    root: Made = field(default_factory=lambda: make(Wish("Test root", (), (-365, 365), ca=True)))

    def __post_init__(self) -> None:
        self.middle = make(Wish("Test authority", (), (-300, 300), ca=True), self.root)

    def server(self, wish: Wish = Wish()) -> Chain:
        """A server of the authority, with the whole chain."""
        return Chain(make(wish, self.middle), (self.middle,))


@dataclass(frozen=True)
class Chain:
    """What a server shows."""

    leaf: Made
    others: tuple[Made, ...] = ()


Tune = Callable[[ssl.SSLContext], None]


def _nothing(_: ssl.SSLContext) -> None:
    """As it is."""


def context_of(chain: Chain, folder: Path, tune: Tune = _nothing) -> ssl.SSLContext:
    """A server's side. Allows whatever its library still can, so that it is the client who refuses."""
    pem, secret = folder / "chain.pem", folder / "chain.key"
    pem.write_bytes(b"".join(each.pem for each in (chain.leaf, *chain.others)))
    secret.write_bytes(chain.leaf.secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.load_cert_chain(pem, secret)
    tune(context)
    return context


def _old(version: ssl.TLSVersion) -> Tune:
    def tune(context: ssl.SSLContext) -> None:
        with pytest.warns(DeprecationWarning):
            context.minimum_version = version
            context.maximum_version = version

    return tune


def _no_common_cipher(context: ssl.SSLContext) -> None:
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("aNULL:eNULL:@SECLEVEL=0")


def _foreign() -> Chain:
    return Authority().server()


def _not_an_authority(good: Authority) -> Chain:
    """Signed by an ordinary server's certificate."""
    neighbour = make(Wish("other.example.test", ("other.example.test",)), good.middle)
    return Chain(make(Wish(), neighbour), (neighbour, good.middle))


def _outside_the_limits(good: Authority) -> Chain:
    """Signed by an authority for other names only."""
    limited = make(Wish("Limited", (), (-300, 300), ca=True, permitted=("example.com",)), good.root)
    return Chain(make(Wish(), limited), (limited,))


def _expired_middle(good: Authority) -> Chain:
    old = make(Wish("Old authority", (), (-300, -3), ca=True), good.root)
    return Chain(make(Wish(), old), (old,))


def _weak_rsa() -> Any:
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


def _weakly_signed(good: Authority, number: int, digest: Any) -> Chain:
    """Signed with a digest that the library no longer signs certificates with: the signature is exchanged by hand."""
    old, new = (bytes.fromhex("2a864886f70d0101") + bytes([each]) for each in (11, number))
    strong = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    middle = make(Wish("RSA authority", (), (-300, 300), ca=True, key=strong), good.root)
    leaf = make(Wish(), middle)
    signed = leaf.certificate.tbs_certificate_bytes.replace(old, new)
    whole = leaf.certificate.public_bytes(serialization.Encoding.DER).replace(old, new)
    signature = strong.sign(signed, padding.PKCS1v15(), digest)
    der = whole[: -len(signature)] + signature
    return Chain(Made(x509.load_der_x509_certificate(der), leaf.key), (middle,))


def _swapped(good: Authority) -> Chain:
    """A sound certificate whose signature was changed."""
    leaf = good.server().leaf
    raw = bytearray(leaf.certificate.public_bytes(serialization.Encoding.DER))
    raw[-5] ^= 0x01
    return Chain(Made(x509.load_der_x509_certificate(bytes(raw)), leaf.key), (good.middle,))


BAD: dict[str, Callable[[Authority], tuple[Chain, Tune]]] = {
    "self-signed": lambda good: (Chain(make(Wish())), _nothing),
    "self-signed as an authority": lambda good: (Chain(make(Wish(ca=True))), _nothing),
    "expired": lambda good: (good.server(Wish(days=(-60, -1))), _nothing),
    "not yet valid": lambda good: (good.server(Wish(days=(2, 60))), _nothing),
    "another host": lambda good: (good.server(Wish("evil.example", ("evil.example",))), _nothing),
    "the host only as common name": lambda good: (good.server(Wish(HOST, ())), _nothing),
    "a wildcard one step too high": lambda good: (good.server(Wish(names=("*.test",))), _nothing),
    "a wildcard one step too low": lambda good: (good.server(Wish(names=(f"*.{HOST}",))), _nothing),
    "an address instead of a name": lambda good: (good.server(Wish(names=("127.0.0.1",))), _nothing),
    "an unknown authority": lambda good: (_foreign(), _nothing),
    "an authority is missing in between": lambda good: (Chain(good.server().leaf), _nothing),
    "an expired authority in between": lambda good: (_expired_middle(good), _nothing),
    "signed by what is no authority": lambda good: (_not_an_authority(good), _nothing),
    "an authority for other names": lambda good: (_outside_the_limits(good), _nothing),
    "for signing mail": lambda good: (
        good.server(Wish(usage=x509.ExtendedKeyUsageOID.EMAIL_PROTECTION)),
        _nothing,
    ),
    "a signature with SHA-1": lambda good: (_weakly_signed(good, 5, hashes.SHA1()), _nothing),
    "a signature with MD5": lambda good: (_weakly_signed(good, 4, hashes.MD5()), _nothing),
    "a signature that was changed": lambda good: (_swapped(good), _nothing),
    "RSA with 1024 bits": lambda good: (good.server(Wish(key=_weak_rsa())), _nothing),
    "TLS 1.0": lambda good: (good.server(), _old(ssl.TLSVersion.TLSv1)),
    "TLS 1.1": lambda good: (good.server(), _old(ssl.TLSVersion.TLSv1_1)),
    "no cipher in common": lambda good: (good.server(), _no_common_cipher),
}


class SpyServer:
    """Accepts connections, speaks TLS, and keeps every byte of a request that it could read."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.accepted = 0
        self.handshakes = 0
        self.plain = b""
        self.wire = b""
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(_LIMIT)

    def settle(self) -> None:
        """Wait until every connection so far was served to its end."""
        for thread in self._threads[1:]:
            thread.join(_LIMIT)
            assert not thread.is_alive()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.accepted += 1
            thread = threading.Thread(target=self._serve, args=(sock,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        """TLS by hand over two buffers, so that the bytes on the wire are seen too."""
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        tls = self._context.wrap_bio(incoming, outgoing, server_side=True)
        greeted = False
        sock.settimeout(_LIMIT)
        with sock:
            while True:
                try:
                    if not greeted:
                        tls.do_handshake()
                        greeted = True
                        self.handshakes += 1
                    data = tls.read(65536)
                    self.plain += data
                    if data:
                        tls.write(b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n")
                except ssl.SSLWantReadError:
                    pass
                except (ssl.SSLError, OSError):
                    _send(sock, outgoing)
                    return
                if not _send(sock, outgoing) or not self._more(sock, incoming):
                    return

    def _more(self, sock: socket.socket, incoming: ssl.MemoryBIO) -> bool:
        try:
            data = sock.recv(65536)
        except OSError:
            return False
        self.wire += data
        incoming.write(data)
        return bool(data)


def _send(sock: socket.socket, outgoing: ssl.MemoryBIO) -> bool:
    try:
        sock.sendall(outgoing.read())
    except OSError:
        return False
    return True
