"""Folders that only this user can look into."""

from __future__ import annotations

import contextlib
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make the folder and the missing ones above it for this user only; one that exists is left as it is.

    Raises OSError.
    """
    for each in reversed([part for part in (folder, *folder.parents) if not part.exists()]):
        with contextlib.suppress(FileExistsError):
            each.mkdir(mode=0o700)
