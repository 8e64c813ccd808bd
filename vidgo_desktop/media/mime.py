"""The kind of a file by its first bytes. Names lie; nothing is decoded here."""

from __future__ import annotations

import re
from pathlib import Path

# Enough for every mark below, among them three packets of a transport stream.
_HEAD = 512
_TS_PACKET = 188
_ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_EBML = b"\x1a\x45\xdf\xa3"

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"FLV\x01", "video/x-flv"),
    (_ASF, "video/x-ms-wmv"),
    (b"OggS", "video/ogg"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"#EXTM3U", "application/vnd.apple.mpegurl"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
)
_RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/x-wav"}
# The brand says what an ISO file is. Everything that is not named here is an MP4 to the service.
_BRANDS = {
    b"qt  ": "video/quicktime",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"msf1": "image/heic",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
}
# QuickTime files from before the brands begin with one of these.
_OLD_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
# Sizes of the second header of a bitmap, in bytes: two letters alone would be found in many texts.
_BMP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|svg|!--)", re.IGNORECASE)


def mime_of(path: Path) -> str:
    """The media type of a file, such as ``video/mp4``; empty when it is unknown or cannot be read."""
    try:
        with path.open("rb") as file:
            return mime_of_bytes(file.read(_HEAD))
    except OSError:
        return ""


def mime_of_bytes(head: bytes) -> str:
    """The same for the first 512 bytes of a file."""
    for start, mime in _STARTS:
        if head.startswith(start):
            return mime
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "video/3gpp" if brand[:2] == b"3g" else _BRANDS.get(brand, "video/mp4")
    if head[4:8] in _OLD_QUICKTIME:
        return "video/quicktime"
    if head[:4] == _EBML:
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BMP_HEADERS:
        return "image/bmp"
    if len(head) > 2 * _TS_PACKET and all(head[place] == 0x47 for place in (0, _TS_PACKET, 2 * _TS_PACKET)):
        return "video/mp2t"
    return "text/html" if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")) else ""
