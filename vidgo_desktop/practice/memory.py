"""What the pretend service remembers: balance, tasks and files, in one JSON file that is always whole."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from vidgo_desktop.core.private import make_private_folder, private_opener

log = logging.getLogger(__name__)

_FILE, _FILES = "service.json", "files"
_VERSION = 1
# As documented: results live 24 h, uploaded pictures 72 h (videos 24 h at the twin). Old tasks go after a week.
DAY_SECONDS = 24 * 3600.0
PICTURE_LIVES_SECONDS = 3 * DAY_SECONDS
_TASK_LIVES_SECONDS = 7 * DAY_SECONDS
# Practising must not come to an end: below this share of the start the credits are filled up at the next start.
_FILL_UP_BELOW = 0.1


@dataclass(slots=True)
class PretendTask:
    """One task. ``video`` and ``image`` are names of kept files or of shipped samples; times are UTC seconds."""

    task_id: str
    model: str
    resolution: str
    video: str
    image: str
    cost: float
    seconds: float
    created_at: float
    status: str = "not_started"
    result: str = ""
    error: str = ""
    fails_with: str = ""
    slow: bool = False
    stand_in: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.status in ("not_started", "running")


@dataclass(slots=True)
class KeptFile:
    """An upload or a result, kept under an unguessable name until ``expires_at`` (UTC seconds)."""

    name: str
    original_name: str
    mime: str
    expires_at: float


@dataclass(slots=True)
class _State:
    balance: float
    tasks: dict[str, PretendTask] = field(default_factory=dict)
    files: dict[str, KeptFile] = field(default_factory=dict)


class Memory:
    """Thread-safe. Every change is on disk before the method returns. Raises OSError when it cannot be written."""

    def __init__(self, folder: Path, start_credits: float) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._closed = False
        make_private_folder(self.files_folder)
        self._state = self._load(start_credits)
        if self._state.balance < _FILL_UP_BELOW * start_credits:
            self._state.balance = start_credits
        self._forget_old(time.time())
        self._save()

    @property
    def files_folder(self) -> Path:
        """Where uploads and results lie."""
        return self._folder / _FILES

    @property
    def balance(self) -> float:
        """The pretend credits."""
        with self._lock:
            return self._state.balance

    def task(self, task_id: str) -> PretendTask | None:
        """The task with this id."""
        with self._lock:
            return self._state.tasks.get(task_id)

    def open_tasks(self) -> list[PretendTask]:
        """Everything that is not over, oldest first."""
        with self._lock:
            return sorted((t for t in self._state.tasks.values() if t.is_open), key=lambda task: task.created_at)

    def file(self, name: str) -> KeptFile | None:
        """The kept file with this name, None when it is unknown or its time is over."""
        with self._lock:
            kept = self._state.files.get(name)
            return kept if kept is not None and kept.expires_at > time.time() else None

    def path_of(self, kept: KeptFile) -> Path:
        """Where a kept file lies."""
        return self.files_folder / kept.name

    def keep(self, kept: KeptFile) -> None:
        """Remember a file that already lies in the folder."""
        with self._lock:
            self._state.files[kept.name] = kept
            self._save()

    def add(self, task: PretendTask) -> bool:
        """Take the task and its price; False, and nothing taken, when the balance is too low."""
        with self._lock:
            if task.cost > self._state.balance:
                return False
            self._state.balance -= task.cost
            self._state.tasks[task.task_id] = task
            try:
                self._save()
            except OSError:
                self._state.balance += task.cost
                del self._state.tasks[task.task_id]
                raise
            return True

    def change(self, task: PretendTask, change: Callable[[PretendTask], None]) -> None:
        """Change a task and keep the change."""
        with self._lock:
            change(task)
            self._save()

    def fail(self, task: PretendTask, reason: str) -> None:
        """The task failed: its price comes back, once."""
        with self._lock:
            if task.is_open:
                task.error = reason
                task.status = "failed"
                self._state.balance += task.cost
                self._save()

    def close(self) -> None:
        """Keep no more changes: the file may belong to another start now, whoever is still at work here."""
        with self._lock:
            self._closed = True

    def _load(self, start_credits: float) -> _State:
        file = self._folder / _FILE
        try:
            raw = json.loads(file.read_text(encoding="utf-8"))
            if raw["version"] != _VERSION:
                raise ValueError(f"version {raw['version']}")
            return _State(
                balance=float(raw["balance"]),
                tasks={task["task_id"]: PretendTask(**task) for task in raw["tasks"]},
                files={kept["name"]: KeptFile(**kept) for kept in raw["files"]},
            )
        except FileNotFoundError:
            return _State(start_credits)
        except (OSError, ValueError, TypeError, KeyError) as error:
            # Pretend tasks are worth nothing: start afresh, but say so.
            log.warning("the pretend service begins anew: its memory cannot be read (%s)", type(error).__name__)
            return _State(start_credits)

    def _save(self) -> None:
        if self._closed:
            raise OSError("the pretend service is closed")
        whole = {
            "version": _VERSION,
            "balance": self._state.balance,
            "tasks": [asdict(task) for task in self._state.tasks.values()],
            "files": [asdict(kept) for kept in self._state.files.values()],
        }
        part = self._folder / f"{_FILE}.part"
        with open(part, "w", encoding="utf-8", opener=private_opener) as file:
            json.dump(whole, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._folder / _FILE)

    def _forget_old(self, now: float) -> None:
        tasks = self._state.tasks.values()
        self._state.tasks = {
            task.task_id: task for task in tasks if task.is_open or now - task.created_at < _TASK_LIVES_SECONDS
        }
        needed = {name for task in self._state.tasks.values() if task.is_open for name in (task.video, task.image)}
        self._state.files = {
            kept.name: kept for kept in self._state.files.values() if kept.expires_at > now or kept.name in needed
        }
        for path in self.files_folder.iterdir():
            if path.name not in self._state.files:
                path.unlink(missing_ok=True)
