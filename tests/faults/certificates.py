"""Servers whose secure connection must be refused, each for a reason of its own."""

from __future__ import annotations

import datetime
import ssl
import warnings
from pathlib import Path

from tests.tls import ec, hashes, make_certificate, serialization, x509

BAD_KINDS = ("self-signed", "expired", "wrong host", "unknown root", "TLS 1.0 only", "no common cipher")


def bad_server(kind: str, folder: Path) -> tuple[ssl.SSLContext, bytes]:
    """A context for the server, and the roots that a client may trust: nothing but the named fault is wrong."""
    folder.mkdir()
    if kind == "unknown root":
        return _signed_by_a_stranger(folder), b""
    name = "other.example" if kind == "wrong host" else "localhost"
    made = make_certificate(folder, name, days=-1 if kind == "expired" else 30)
    if kind == "TLS 1.0 only":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            made.context.minimum_version = made.context.maximum_version = ssl.TLSVersion.TLSv1
        made.context.set_ciphers("ALL:@SECLEVEL=0")
    elif kind == "no common cipher":
        made.context.maximum_version = ssl.TLSVersion.TLSv1_2
        made.context.set_ciphers("ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0")
    return made.context, b"" if kind == "self-signed" else made.bundle.read_bytes()


def _signed_by_a_stranger(folder: Path) -> ssl.SSLContext:
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Nobody's root")])
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(root)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    chain, secret = folder / "chain.pem", folder / "chain.key"
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, secret)
    return context
