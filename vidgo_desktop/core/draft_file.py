"""What stood in the form, on the disk while the program runs; found there again only after a run that was cut off."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from vidgo_desktop.core.whole_file import write_whole

# A form holds a few links and paths.
_MOST_BYTES = 65_536


def load_draft(path: Path) -> dict[str, str]:
    """The texts that were kept; empty when there are none or when they cannot be read. Never raises."""
    try:
        with path.open("rb") as file:
            document = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(document, dict):
        return {}
    return {key: text for key, text in document.items() if isinstance(text, str)}


def save_draft(path: Path, kept: Mapping[str, str]) -> None:
    """Keep these texts, for this user only. A draft that cannot be kept is no trouble of anybody's."""
    content = json.dumps(dict(kept)).encode("ascii")
    if len(content) < _MOST_BYTES:
        with contextlib.suppress(OSError):
            write_whole(path, content)


def drop_draft(path: Path) -> None:
    """Forget what was kept. Never raises."""
    with contextlib.suppress(OSError):
        path.unlink()
