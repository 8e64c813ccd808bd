"""What the user set, in one small JSON file. Reading never fails; writing is whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from vidgo_desktop.core.errors import SettingsNotKept
from vidgo_desktop.core.naming import READY_MADE, USUAL_TEMPLATE, tidy_template
from vidgo_desktop.core.private import make_private_folder
from vidgo_desktop.core.whole_file import write_whole

Theme = Literal["system", "dark", "light"]
ProxyMode = Literal["system", "none", "manual"]
Chime = Literal["none", "soft"]
KeepSound = Literal["ask", "always", "never"]
TaskOrderName = Literal["newest", "oldest", "name", "state", "model", "charge", "starred"]

# The service's address [docs: "Base URL"].
DEFAULT_API_BASE = "https://api.vidgo.ai"

# What the drop-downs offer; another number in the file counts as none.
TEXT_PERCENTS = range(80, 201, 10)
UPLOADS_AT_ONCE = range(1, 4)
# How loud the player is, in percent.
VOLUMES = range(101)

_VERSION = 1
_MOST_CREDITS = 1e9
_MOST_BYTES = 1 << 20
_MOST_TEXT = 4_096
_MOST_GEOMETRY = 65_536
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that outlives the program and is no task and no secret.

    ``save_folder`` None means the usual folder; ``window`` and ``splitter`` are Qt's own state in base64;
    ``last_model`` and ``last_resolution`` are ids, empty when nothing was chosen yet. ``text_percent`` comes on top of
    the system's own text size; ``strong_outlines`` and ``less_movement`` None follow the system, an empty ``language``
    too. ``name_template`` is one of ``core.naming``. ``ask_above`` and ``most_per_day`` are credits, None for no limit.
    ``keep_sound`` says whether a silent result gets the sound of its source.
    """

    theme: Theme = "system"
    save_folder: Path | None = None
    practice: bool = False
    api_base: str = DEFAULT_API_BASE
    sound_on: bool = True
    volume: int = 100
    window: str = ""
    splitter: str = ""
    last_model: str = ""
    last_resolution: str = ""
    welcomed: bool = False
    consented: bool = False
    language: str = ""
    text_percent: int = 100
    strong_outlines: bool | None = None
    less_movement: bool | None = None
    show_model_names: bool = True
    ask_above: float | None = 200.0
    most_per_day: float | None = None
    name_template: str = USUAL_TEMPLATE
    warn_low_disk: bool = True
    proxy_mode: ProxyMode = "system"
    proxy: str = ""
    system_certificates: bool = True
    uploads_at_once: int = 1
    notify_ready: bool = True
    notify_needs: bool = True
    notify_together: bool = True
    chime: Chime = "none"
    keep_sound: KeepSound = "ask"
    write_recipe: bool = True
    stay_in_tray: bool = False
    keep_awake: bool = False
    task_order: TaskOrderName = "newest"


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
    """Write the settings for this user only. Raises SettingsNotKept; then the old file is still there, whole."""
    parts = {
        "version": _VERSION,
        "theme": settings.theme,
        "save_folder": None if settings.save_folder is None else str(settings.save_folder),
        "practice": settings.practice,
        "api_base": settings.api_base,
        "sound_on": settings.sound_on,
        "volume": settings.volume,
        "window": settings.window,
        "splitter": settings.splitter,
        "last_model": settings.last_model,
        "last_resolution": settings.last_resolution,
        "welcomed": settings.welcomed,
        "consented": settings.consented,
        "language": settings.language,
        "text_percent": settings.text_percent,
        "strong_outlines": settings.strong_outlines,
        "less_movement": settings.less_movement,
        "show_model_names": settings.show_model_names,
        "ask_above": settings.ask_above,
        "most_per_day": settings.most_per_day,
        "name_template": settings.name_template,
        "warn_low_disk": settings.warn_low_disk,
        "proxy_mode": settings.proxy_mode,
        "proxy": settings.proxy,
        "system_certificates": settings.system_certificates,
        "uploads_at_once": settings.uploads_at_once,
        "notify_ready": settings.notify_ready,
        "notify_needs": settings.notify_needs,
        "notify_together": settings.notify_together,
        "chime": settings.chime,
        "keep_sound": settings.keep_sound,
        "write_recipe": settings.write_recipe,
        "stay_in_tray": settings.stay_in_tray,
        "keep_awake": settings.keep_awake,
        "task_order": settings.task_order,
    }
    # ASCII escapes keep the odd names that some file systems allow.
    content = json.dumps(parts, indent=2).encode("ascii") + b"\n"
    try:
        make_private_folder(path.parent)
        write_whole(path, content)
    except (OSError, ValueError) as error:
        raise SettingsNotKept(f"The settings could not be written: {type(error).__name__}") from error


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
    usual = Settings()
    return Settings(
        theme=cast(Theme, _one_of(Theme, parts.get("theme"), usual.theme)),
        save_folder=_folder(parts.get("save_folder")),
        practice=_flag(parts.get("practice"), False),
        api_base=_text(parts.get("api_base")) or DEFAULT_API_BASE,
        sound_on=_flag(parts.get("sound_on"), True),
        volume=_whole(parts.get("volume"), VOLUMES, usual.volume),
        window=_geometry(parts.get("window")),
        splitter=_geometry(parts.get("splitter")),
        last_model=_text(parts.get("last_model")),
        last_resolution=_text(parts.get("last_resolution")),
        welcomed=_flag(parts.get("welcomed"), False),
        consented=_flag(parts.get("consented"), False),
        language=_text(parts.get("language")),
        text_percent=_whole(parts.get("text_percent"), TEXT_PERCENTS, usual.text_percent),
        strong_outlines=_wish(parts.get("strong_outlines")),
        less_movement=_wish(parts.get("less_movement")),
        show_model_names=_flag(parts.get("show_model_names"), True),
        ask_above=_amount(parts.get("ask_above", usual.ask_above), usual.ask_above),
        most_per_day=_amount(parts.get("most_per_day", usual.most_per_day), usual.most_per_day),
        name_template=_template(parts),
        warn_low_disk=_flag(parts.get("warn_low_disk"), True),
        proxy_mode=cast(ProxyMode, _one_of(ProxyMode, parts.get("proxy_mode"), usual.proxy_mode)),
        proxy=_text(parts.get("proxy")),
        system_certificates=_flag(parts.get("system_certificates"), True),
        uploads_at_once=_whole(parts.get("uploads_at_once"), UPLOADS_AT_ONCE, usual.uploads_at_once),
        notify_ready=_flag(parts.get("notify_ready"), True),
        notify_needs=_flag(parts.get("notify_needs"), True),
        notify_together=_flag(parts.get("notify_together"), True),
        chime=cast(Chime, _one_of(Chime, parts.get("chime"), usual.chime)),
        keep_sound=cast(KeepSound, _one_of(KeepSound, parts.get("keep_sound"), usual.keep_sound)),
        write_recipe=_flag(parts.get("write_recipe"), True),
        stay_in_tray=_flag(parts.get("stay_in_tray"), False),
        keep_awake=_flag(parts.get("keep_awake"), False),
        task_order=cast(TaskOrderName, _one_of(TaskOrderName, parts.get("task_order"), usual.task_order)),
    )


def _one_of(kind: object, value: object, default: str) -> str:
    return str(value) if isinstance(value, str) and value in get_args(kind) else default


def _template(parts: Mapping[str, object]) -> str:
    """How videos are named. Before there were templates, one of three styles was chosen."""
    if "name_template" in parts:
        return tidy_template(parts["name_template"])
    style = parts.get("name_style")
    return READY_MADE.get(style, USUAL_TEMPLATE) if isinstance(style, str) else USUAL_TEMPLATE


def _whole(value: object, allowed: range, default: int) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and value in allowed
    return cast(int, value) if fits else default


def _wish(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _amount(value: object, default: float | None) -> float | None:
    if value is None:
        return None
    fits = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= _MOST_CREDITS
    return float(cast(float, value)) if fits else default


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
