"""What the user set, in one small JSON file. Reading never fails; writing is whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.private import make_private_folder

Theme = Literal["system", "dark", "light"]

# The service's address [docs: "Base URL"].
DEFAULT_API_BASE = "https://api.vidgo.ai"

_VERSION = 1
_MOST_BYTES = 1 << 20
_MOST_TEXT = 4_096
_MOST_GEOMETRY = 65_536
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that outlives the program and is no task and no secret.

    ``save_folder`` None means the usual folder; ``window`` and ``splitter`` are Qt's own state in base64;
    ``last_model`` and ``last_resolution`` are ids, empty when nothing was chosen yet.
    """

    theme: Theme = "system"
    save_folder: Path | None = None
    practice: bool = False
    api_base: str = DEFAULT_API_BASE
    sound_on: bool = True
    window: str = ""
    splitter: str = ""
    last_model: str = ""
    last_resolution: str = ""
    welcomed: bool = False


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """The settings, and a note when a file could not be used; it is then kept beside as ``.bad``.

    No file yet is no reason for a note. A value of the wrong kind is replaced by its default.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError) as error:
        return Settings(), f"The settings could not be read: {type(error).__name__}"
    try:
        parts = _parse(raw)
    except _BadFileError as error:
        return Settings(), f"The settings were set aside: {error}{_keep_bad(path)}"
    return _settings(parts), None


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings for this user only. Raises StoreError; then the old file is still there, whole."""
    parts = {
        "version": _VERSION,
        "theme": settings.theme,
        "save_folder": None if settings.save_folder is None else str(settings.save_folder),
        "practice": settings.practice,
        "api_base": settings.api_base,
        "sound_on": settings.sound_on,
        "window": settings.window,
        "splitter": settings.splitter,
        "last_model": settings.last_model,
        "last_resolution": settings.last_resolution,
        "welcomed": settings.welcomed,
    }
    # ASCII escapes keep the odd names that some file systems allow.
    content = json.dumps(parts, indent=2).encode("ascii") + b"\n"
    try:
        make_private_folder(path.parent)
        _replace(path, content)
    except (OSError, ValueError) as error:
        raise StoreError(f"The settings could not be written: {type(error).__name__}") from error


class _BadFileError(Exception):
    """The file is not one of ours."""


def _parse(raw: bytes) -> dict[str, object]:
    if len(raw) > _MOST_BYTES:
        raise _BadFileError("the file is too large")
    try:
        parts = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _BadFileError("the file is damaged") from None
    if not isinstance(parts, dict):
        raise _BadFileError("the file is damaged")
    version = parts.get("version")
    if version != _VERSION or isinstance(version, bool):
        raise _BadFileError("another version wrote the file")
    return parts


def _keep_bad(path: Path) -> str:
    bad = path.with_name(path.name + ".bad")
    try:
        path.replace(bad)
    except OSError:
        return ""
    return f" ({bad.name})"


def _settings(parts: Mapping[str, object]) -> Settings:
    theme = parts.get("theme")
    return Settings(
        theme=cast(Theme, theme) if theme in get_args(Theme) else "system",
        save_folder=_folder(parts.get("save_folder")),
        practice=_flag(parts.get("practice"), False),
        api_base=_text(parts.get("api_base")) or DEFAULT_API_BASE,
        sound_on=_flag(parts.get("sound_on"), True),
        window=_geometry(parts.get("window")),
        splitter=_geometry(parts.get("splitter")),
        last_model=_text(parts.get("last_model")),
        last_resolution=_text(parts.get("last_resolution")),
        welcomed=_flag(parts.get("welcomed"), False),
    )


def _flag(value: object, default: bool) -> bool:
    return value if isinstance(value, bool) else default


def _text(value: object) -> str:
    fits = isinstance(value, str) and len(value) <= _MOST_TEXT and not _UNFIT.search(value)
    return str(value) if fits else ""


def _geometry(value: object) -> str:
    fits = isinstance(value, str) and len(value) <= _MOST_GEOMETRY and _BASE64.fullmatch(value)
    return str(value) if fits else ""


def _folder(value: object) -> Path | None:
    if not isinstance(value, str) or not value or "\x00" in value or len(value) > _MOST_TEXT:
        return None
    folder = Path(value)
    # A relative folder would mean another place at each start.
    return folder if folder.is_absolute() else None


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """Make the new name outlive a power cut, where the system lets a folder be synced."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
