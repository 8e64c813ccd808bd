"""What a fetched file is by its first bytes, and the name that it may have."""

from __future__ import annotations

import re

_LONGEST_NAME = 120
# Also what turns the direction of reading, and so shows another name than there is.
_NOT_IN_A_NAME = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+'
)
# Windows also takes superscript digits, and blanks before the ending, for the name of a device.
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³]) *(?:\.|$)")
# Bytes that are enough to tell one container from another.
HEAD_BYTES = 64


def extension_of_bytes(head: bytes) -> str:
    """The extension that the first bytes of a file deserve: mp4, mov, webm or mkv; empty when it is no video."""
    if head[:4] == b"\x1a\x45\xdf\xa3":  # EBML; the document type stands in its header
        return "webm" if b"webm" in head[:HEAD_BYTES] else "mkv"
    box = head[4:8]
    if box == b"ftyp":
        return "mov" if head[8:12] == b"qt  " else "mp4"
    # QuickTime files older than the file type box.
    return "mov" if box in (b"moov", b"mdat", b"wide", b"skip", b"pnot") else ""


def describe_bytes(head: bytes) -> str:
    """A few words for *Details* about something that is no video."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower()
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<?xml", b"<script")):
        return "a web page"
    if start.startswith((b"{", b"[")):
        return "a text of a service"
    if start.startswith((b"#extm3u", b"ffconcat")):
        return "a playlist"
    return "nothing" if not head else "something else"


def safe_name(name: str) -> str:
    """A file name without extension that every system takes: no separators, no reserved words, not hidden."""
    plain = _NOT_IN_A_NAME.sub("-", name).strip(" .-")
    if _RESERVED.match(plain):
        plain = f"video-{plain}"
    plain = plain.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", errors="ignore").rstrip(" .-")
    return plain or "video"
