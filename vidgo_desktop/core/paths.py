"""Where everything of one profile lies. Only names here; nobody makes a folder at import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RealmPaths:
    """The files of one realm (account or practice): its task list, its small pictures and its half-fetched results."""

    root: Path

    @property
    def database(self) -> Path:
        """The task list."""
        return self.root / "tasks.db"

    @property
    def journal(self) -> Path:
        """The second memory of what was sent."""
        return self.root / "tasks.journal"

    @property
    def ballast(self) -> Path:
        """Room that is given back when the disk is full, for the answer of a task that is being sent."""
        return self.root / "ballast"

    @property
    def thumbs(self) -> Path:
        """The small pictures of the rows."""
        return self.root / "thumbs"

    def thumb(self, task: int, what: str) -> Path:
        """The small picture of a task; ``what`` is ``video``, ``image`` or ``result``."""
        return self.thumbs / f"{task}-{what}.jpg"


@dataclass(frozen=True, slots=True)
class ProfilePaths:
    """Everything of one profile below one folder, except the finished videos.

    ``videos`` is where results go unless the user chose another folder.
    """

    data_dir: Path
    videos: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data_dir / "settings.json"

    @property
    def draft(self) -> Path:
        """What stood in the form when the program was cut off."""
        return self.data_dir / "draft.json"

    @property
    def logs(self) -> Path:
        """The folder of the log."""
        return self.data_dir / "logs"

    @property
    def lock(self) -> Path:
        """The lock that keeps a second instance off this profile."""
        return self.data_dir / "vidgo-desktop.lock"

    @property
    def account(self) -> RealmPaths:
        """The real account's files."""
        return RealmPaths(self.data_dir / "account")

    @property
    def practice(self) -> RealmPaths:
        """The practice mode's files."""
        return RealmPaths(self.data_dir / "practice")

    @property
    def pretend_service(self) -> Path:
        """Where the pretend service keeps its own memory: tasks, uploads and made clips."""
        return self.data_dir / "practice" / "service"
