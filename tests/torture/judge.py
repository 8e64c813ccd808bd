"""Who paid for what, and what is left on the disk: judged by the service's own books and by a copy of the files."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.same_video import served_bytes, without_recipes
from tests.torture.service import CruelService
from tests.torture.user import input_of
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import BUSY, ResultState, Task, TaskState


@dataclass(slots=True)
class Verdict:
    """Counts of one profile or of many. All but the first four must stay at 0."""

    intents: int = 0
    charged: int = 0
    unknown: int = 0
    saved: int = 0
    extra: int = 0
    lost: int = 0
    damaged: int = 0
    wrong_numbers: int = 0
    broken_videos: int = 0
    spare_files: int = 0
    not_settled: int = 0

    def add(self, other: Verdict) -> None:
        """Count another profile in."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    @property
    def breaks(self) -> int:
        """How much went wrong."""
        paid = self.extra + self.lost + self.wrong_numbers
        return paid + self.damaged + self.broken_videos + self.spare_files + self.not_settled


def is_damaged(database: Path) -> bool:
    """Whether SQLite or a reader of the list finds fault with a copy of the files as a kill left them.

    A copy, because to open the files themselves would put them in order before the program has to.
    """
    if not database.exists():
        return False
    with TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        for suffix in ("", "-wal", "-journal"):
            source = database.with_name(database.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        try:
            connection = sqlite3.connect(copy)
            try:
                if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                    return True
                tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
                for name in tables:
                    connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - SQLite's own names
            finally:
                connection.close()
        except sqlite3.DatabaseError:
            return True
    return False


def tasks_of(folder: Path) -> tuple[Task, ...]:
    """Every task of a profile whose program has ended."""
    store = TaskStore.open(folder / "account" / "tasks.db")
    try:
        return store.page(store.index().ids)
    finally:
        store.close()


def judge(folder: Path, service: CruelService, inputs: Iterable[str]) -> Verdict:
    """The verdict about one profile that has come to rest."""
    verdict = Verdict()
    verdict.damaged += len(list((folder / "account").glob("tasks.db.damaged-*")))
    by_input: dict[str, list[Task]] = {}
    tasks = tasks_of(folder)
    for task in tasks:
        by_input.setdefault(input_of(task.request), []).append(task)
    for what in inputs:
        charges, mine = service.charges[what], by_input.get(what, [])
        consents = sum(task.parent is not None for task in mine)
        verdict.intents += bool(mine)
        verdict.charged += charges > 0
        verdict.extra += max(0, charges - 1 - consents)
        numbers = service.numbers_of(what)
        known = [task for task in mine if task.task_id in numbers or _is_unclear(task)]
        verdict.lost += max(0, charges - len(known))
        verdict.wrong_numbers += sum(task.task_id is not None and task.task_id not in numbers for task in mine)
    verdict.unknown = sum(_is_unclear(task) for task in tasks)
    verdict.not_settled = sum(not _is_settled(task) for task in tasks)
    _judge_videos(verdict, folder, tasks, service)
    return verdict


def _is_unclear(task: Task) -> bool:
    return task.state in (TaskState.UNKNOWN, TaskState.CLOSED)


def _is_settled(task: Task) -> bool:
    if task.state is TaskState.FINISHED:
        return task.result is ResultState.SAVED
    return task.state not in BUSY and task.state is not TaskState.NEEDS_YOU


def _judge_videos(verdict: Verdict, folder: Path, tasks: Iterable[Task], service: CruelService) -> None:
    whole = hashlib.sha256(service.clip).digest()
    saved = [task.result_path for task in tasks if task.result is ResultState.SAVED]
    for path in saved:
        good = path is not None and path.exists() and hashlib.sha256(served_bytes(path)).digest() == whole
        verdict.saved += good
        verdict.broken_videos += not good
    shown = [path for path in (folder / "videos").glob("*") if not path.name.startswith(".")]
    # A recipe counts as what it is only beside its video; any other file is one too many.
    shown = without_recipes(shown)
    # Every file with a name of its own is whole, also one that no task knows.
    verdict.broken_videos += sum(hashlib.sha256(served_bytes(path)).digest() != whole for path in shown)
    verdict.broken_videos += len(saved) - len(set(saved))
    verdict.spare_files += len(set(shown) - set(saved))
