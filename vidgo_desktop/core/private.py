"""Folders and files that only this user can look into, whatever the umask says."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make the folder and the missing ones above it for this user only; one that exists is left as it is.

    Raises OSError.
    """
    for each in reversed([part for part in (folder, *folder.parents) if not part.exists()]):
        with contextlib.suppress(FileExistsError):
            each.mkdir(mode=0o700)


def private_opener(path: str, flags: int) -> int:
    """For ``open(..., opener=private_opener)``: a file that this makes is for this user only."""
    return os.open(path, flags, 0o600)


def write_private(path: Path, content: bytes) -> None:
    """Write a file for this user only; not in one step. Raises OSError."""
    with open(path, "wb", opener=private_opener) as file:
        file.write(content)
