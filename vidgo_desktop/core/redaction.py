"""The log: a few private files of bounded size, one line per record, and no secret in any of them."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import threading
import time
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from vidgo_desktop.core.path_words import without_paths_beside_links
from vidgo_desktop.core.private import make_private_folder
from vidgo_desktop.core.secret_shapes import hide_in

_FILES = 5
_FILE_BYTES = 1 << 20
# A record is cut before it is searched (time) and again before it is written (size).
_MOST_SEARCHED = 1 << 18
_MOST_WRITTEN = 1 << 14
# The handler counts characters, the disk bytes: room for one record of four-byte characters.
_ROLL_AT = _FILE_BYTES - 4 * (_MOST_WRITTEN + 1_024)
# Below this length a "secret" would be found inside ordinary words.
_LEAST_SECRET = 6
# Each wrong key that was tried is one, and each costs time for every line.
_MOST_SECRETS = 64
_MASK = "[hidden]"

# Their DEBUG and INFO lines hold whole links and headers.
_QUIET = ("urllib3", "requests", "keyring", "secretstorage", "jeepney", "charset_normalizer")

_AUTHORIZATION = re.compile(
    r"""((?:proxy-)?authorization|x-api-key|api[-_]key|set-cookie|cookie)(["']?\s*[:=]\s*)(?:b?["'][^"']*["']|[^\r\n,}]*)""",
    re.IGNORECASE,
)
_BEARER = re.compile(r"\b(bearer)(\s+|%20)[^\s\"',}]+", re.IGNORECASE)
# Whatever may be a link. A pattern for links themselves would need quadratic time on hostile text.
_WORD = re.compile(r"[^\s\"'<>]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class Secrets:
    """Texts that must never be written, in every shape in which they may turn up. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hidden: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Secrets()"

    def hide(self, secret: str) -> None:
        """Take this text out of everything from now on. Very short texts are ignored."""
        secret = secret.strip()
        if len(secret) < _LEAST_SECRET:
            return
        with self._lock:
            others = tuple(each for each in self._hidden if each != secret)
            self._hidden = (*others, secret)[-_MOST_SECRETS:]

    def redact(self, text: str) -> str:
        """The text without secrets, authorization values, link queries, and paths and file names of the user's."""
        text = hide_in(text, self._hidden, _MASK)
        text = _AUTHORIZATION.sub(rf"\1\2{_MASK}", text)
        text = _BEARER.sub(rf"\1 {_MASK}", text)
        return without_paths_beside_links(_WORD.sub(_without_query, text))


SECRETS = Secrets()
"""The program's own; the key is told to it before it is used for the first time."""


class LogFile:
    """A running log. ``close`` takes it away again; a second call does nothing."""

    def __init__(self, handler: _FileHandler) -> None:
        self._handler = handler

    def __enter__(self) -> LogFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The newest file."""
        return Path(self._handler.baseFilename)

    def close(self) -> None:
        """Write no more. The last log puts the levels back that the first one changed."""
        _drop(self._handler)


def set_up_logging(folder: Path, level: int = logging.INFO, secrets: Secrets = SECRETS) -> LogFile:
    """Log everything from ``level`` on to ``folder/vidgo-desktop.log``. Raises OSError.

    A log that already runs into the same file is taken over, so a second call does not double the lines.
    """
    make_private_folder(folder)
    path = folder.absolute() / "vidgo-desktop.log"
    for old in _running():
        if Path(old.baseFilename) == path:
            _drop(old)
    handler = _FileHandler(path, secrets)
    handler.setLevel(level)
    root = logging.getLogger()
    if not _running():
        _levels_before.update({name: logging.getLogger(name).level for name in ("", *_QUIET)})
        root.setLevel(level)
        for name in _QUIET:
            logging.getLogger(name).setLevel(max(logging.WARNING, _levels_before[name]))
    root.setLevel(min(level, root.level))
    root.addHandler(handler)
    return LogFile(handler)


_levels_before: dict[str, int] = {}


def _running() -> list[_FileHandler]:
    return [each for each in logging.getLogger().handlers if isinstance(each, _FileHandler)]


def _drop(handler: _FileHandler) -> None:
    was_running = handler in _running()
    logging.getLogger().removeHandler(handler)
    # The rest of the last line may not fit on a full disk; the program's end must not fail over it.
    with contextlib.suppress(OSError, ValueError):
        handler.close()
    if was_running and not _running():
        for name, level in _levels_before.items():
            logging.getLogger(name).setLevel(level)


class _FileHandler(RotatingFileHandler):
    def __init__(self, path: Path, secrets: Secrets) -> None:
        super().__init__(path, maxBytes=_ROLL_AT, backupCount=_FILES - 1)
        self.addFilter(_Filter(secrets))
        self.setFormatter(_Formatter(secrets))

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = os.open(self.baseFilename, flags, 0o600)
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk must not stop the work, and the usual report would print the raw record."""


def clean_line(record: logging.LogRecord, secrets: Secrets = SECRETS) -> str:
    """The record as the log would hold it, for the time when there is no log yet."""
    _Filter(secrets).filter(record)
    return _Formatter(secrets).format(record)


class _Filter(logging.Filter):
    """Cleans the record itself, so that handlers after ours see no secret either."""

    def __init__(self, secrets: Secrets) -> None:
        super().__init__()
        self._secrets = secrets

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING and record.name.partition(".")[0] in _QUIET:
            return False
        try:
            message = record.getMessage()
        except Exception:  # noqa: BLE001 - whatever a wrong format or a __str__ raises; the line must not be lost
            message = "a line whose values do not fit"
        record.msg = self._secrets.redact(message[:_MOST_SEARCHED])
        record.args = None
        return True


class _Formatter(logging.Formatter):
    """One record, one line: whatever would break the line or turn its direction is written as an escape."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self, secrets: Secrets) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
        self._secrets = secrets

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return self._secrets.redact(super().formatException(ei)[:_MOST_SEARCHED])

    def format(self, record: logging.LogRecord) -> str:
        line = self._secrets.redact(super().format(record)[:_MOST_SEARCHED])
        return _CONTROL.sub(_escape, line[:_MOST_WRITTEN])[:_MOST_WRITTEN]


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character) or f"\\u{ord(character):04x}"


def _without_query(match: re.Match[str]) -> str:
    word = match.group()
    head = re.split("[?#]", word, maxsplit=1)[0]
    if len(head) + 1 < len(word) and "/" in head:
        word = f"{head}?{_MASK}"
    scheme, mark, rest = word.partition("://")
    host, slash, tail = rest.partition("/")
    if mark and "@" in host:
        word = f"{scheme}://{_MASK}@{host.rpartition('@')[2]}{slash}{tail}"
    return word
