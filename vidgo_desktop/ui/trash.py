"""The recycle bin of the system, for the core."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile


def move_to_trash(path: Path) -> str | None:
    """Put a file into the recycle bin. Its place there, empty when the system does not tell; None when it stayed.

    Callable from any thread; blocks while a drive does not answer.
    """
    file = QFile(str(path))
    # The bin gives the file its new name.
    return file.fileName() if file.moveToTrash() else None
