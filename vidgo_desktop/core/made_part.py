"""A file that is made here: hidden while it grows, then on the disk for certain under a name that was free."""

from __future__ import annotations

from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import DiskFull
from vidgo_desktop.core.transfer_file import PartFile, publish, save_error


class MadePart:
    """Whoever writes opens ``path`` anew; the hidden file stays marked as in use meanwhile. Any one thread."""

    def __init__(self, target: Path, ending: str, least_room: int = 0) -> None:
        """``ending`` has no dot; it takes the place of the target's. Raises ``SaveError`` and its ``DiskFull``."""
        # What stands behind another dot belongs to the name.
        name = target.stem if target.suffix.lower() == f".{ending}" else target.name
        self._ending = ending
        self._part = PartFile(target.parent, name)
        if least_room:
            try:
                self._part.check_room(least_room)
            except DiskFull:
                self._part.discard()
                raise

    @property
    def path(self) -> Path:
        """The hidden file."""
        return self._part.path

    def publish(self, cancel: Cancel) -> Path:
        """Force the bytes to the disk and give them the first free name: ``name``, ``name (2)``, ... Never overwrites.

        Raises ``SaveError`` and ``Cancelled``.
        """
        self._part.finish()
        cancel.check()
        made = publish(self.path, self._part.name, self._ending, cancel, lambda _path: None)
        self._part.discard()
        return made

    def discard(self) -> None:
        """Leave nothing behind; without effect after ``publish``. Never raises."""
        self._part.discard()


def write_made(target: Path, content: bytes, cancel: Cancel) -> Path:
    """Write a small file under the first free name like this one, and tell it. Raises ``SaveError``."""
    part = MadePart(target, target.suffix.removeprefix(".").lower() or "bin")
    try:
        try:
            part.path.write_bytes(content)
        except OSError as error:
            raise save_error(error, len(content)) from None
        return part.publish(cancel)
    finally:
        part.discard()
