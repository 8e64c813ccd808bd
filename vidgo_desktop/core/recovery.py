"""At the start: what the journal knows and the list does not is put back into the list.

Pure folding of lines into one memory per task; ``TaskStore.merge`` writes them. May be cut off at any point and done
again: the same journal and the same list always give the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vidgo_desktop.core.journal import Entry, Journal, Kind, checksum, read
from vidgo_desktop.core.responses import is_task_id

if TYPE_CHECKING:
    from vidgo_desktop.core.store import TaskStore
    from vidgo_desktop.core.task import Task

# The note of the list that says up to where it has read which journal, and the check sum of what it has read.
_NOTE = "journal"


@dataclass(slots=True)
class Memory:
    """All that the journal says about one task.

    ``sent`` counts the tries of which a byte may have left. ``standing`` is the last written state, None when a later
    line makes it old.
    """

    nonce: str
    about: Mapping[str, object] = field(default_factory=dict)
    sent: int = 0
    task_id: str | None = None
    standing: Mapping[str, object] | None = None
    forgotten: bool = False

    def take(self, entry: Entry) -> None:
        """Learn from the next line."""
        match entry.kind:
            case Kind.INTENT:
                self.about = entry.data
            case Kind.SENDING:
                self.about, self.standing = entry.data, None
                self.sent = max(self.sent + 1, _whole(entry.data.get("n")))
            case Kind.ACCEPTED:
                number = entry.data.get("task_id")
                if is_task_id(number):
                    self.task_id, self.standing = str(number), None
            case Kind.STATE:
                self.standing = entry.data
            case Kind.FORGOTTEN:
                self.forgotten = True


def fold(entries: Iterable[Entry]) -> dict[str, Memory]:
    """One memory per task, in the order in which the tasks were made."""
    memories: dict[str, Memory] = {}
    owners: dict[str, str] = {}
    for entry in entries:
        if not entry.nonce:
            continue
        memory = memories.setdefault(entry.nonce, Memory(entry.nonce))
        # A service that repeats a number means the task that had it first; the other one stays unclear.
        first = entry.nonce
        if entry.kind is Kind.ACCEPTED:
            first = owners.setdefault(str(entry.data.get("task_id")), entry.nonce)
        if first == entry.nonce:
            memory.take(entry)
    return memories


def recover(store: TaskStore, journal: Journal, now: float) -> int:
    """Bring the list up to the journal, then what was cut off into a state that can go on.

    Where the journal is not the one that the list has read, it is read from its beginning, and is given what it has
    lost: each of the two must be able to bring back the other. Gives the number of tasks that came back, which the
    list had lost. Raises StoreError; a journal that cannot be read is like none.
    """
    begin = _read_before(store, journal)
    try:
        memories = fold(read(journal.path, begin))
    except OSError:
        store.recover(now)
        return 0
    restored = store.merge(memories.values(), now)
    store.recover(now)
    if begin == 0:
        journal.keep(task for task in store.sent_tasks() if not _is_kept(task, memories.get(task.request.nonce)))
    remember_place(store, journal)
    return restored


def remember_place(store: TaskStore, journal: Journal) -> None:
    """The list has all that the journal holds by now. Raises StoreError."""
    store.set_note(_NOTE, journal.place)


def _read_before(store: TaskStore, journal: Journal) -> int:
    """Up to which byte this list has read this journal; 0 for a list that is new or was put back, and for a journal
    that is not as it was.
    """
    name, _, rest = (store.note(_NOTE) or "").partition(":")
    offset, _, check = rest.partition(":")
    if name != journal.name or not offset.isascii() or not offset.isdigit() or int(offset) > journal.end:
        return 0
    try:
        is_as_it_was = f"{checksum(journal.path, int(offset)):08x}" == check
    except OSError:
        return 0
    return int(offset) if is_as_it_was else 0


def _is_kept(task: Task, memory: Memory | None) -> bool:
    """Whether the journal alone would bring this task back as one that was sent, with its number."""
    return memory is not None and memory.sent > 0 and bool(memory.about) and memory.task_id == task.task_id


def _whole(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 1 << 31 else 0
