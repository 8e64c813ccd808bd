"""Whether a folder lies on a network drive, where locks and a list that two computers see are less sure."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

# File systems whose data is on another computer, by the names that Linux gives them.
_REMOTE = re.compile(
    r"(?:nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|ceph|glusterfs|lustre|davfs|(?:fuse\.)?(?:sshfs|rclone|s3fs|davfs2?|gvfsd-fuse))"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE = 4


def network_drive(folder: Path) -> str | None:
    """The kind of network drive on which this folder lies, None for a disk of this computer or when nobody knows.

    Does not touch the drive itself.
    """
    return _kind(folder)


def remote_mount(folder: str, mounts: str) -> str | None:
    """The same for a whole path without links, out of the list of mounts that Linux keeps [man: proc(5), mountinfo]."""
    found = [(len(point), kind) for point, kind in map(_mount, mounts.splitlines()) if _lies_in(folder, point)]
    # What was mounted last at one place covers what was there before.
    kind = max(enumerate(found), key=lambda each: (each[1][0], each[0]))[1][1] if found else ""
    return kind if _REMOTE.fullmatch(kind) else None


def _mount(line: str) -> tuple[str, str]:
    """Where something is mounted, and of which kind it is."""
    left, _, right = line.partition(" - ")
    parts = left.split(" ")
    point = _ESCAPED.sub(lambda code: chr(int(code.group(1), 8)), parts[4]) if len(parts) > 4 else ""
    return point, right.split(" ")[0]


def _lies_in(place: str, point: str) -> bool:
    return bool(point) and (point == "/" or place == point or place.startswith(point + "/"))


if sys.platform == "win32":
    import ctypes

    def _kind(folder: Path) -> str | None:
        if str(folder).startswith("\\\\"):
            return "share"
        root = f"{folder.absolute().drive}\\"
        return "drive" if ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE else None

else:

    def _kind(folder: Path) -> str | None:
        try:
            mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return None
        return remote_mount(os.path.realpath(folder), mounts)
