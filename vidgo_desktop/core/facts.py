"""Facts that travel from the engine to the window: small, frozen, already decided. Past tense, never orders."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import IntFlag, StrEnum
from pathlib import Path

from vidgo_desktop.core.errors import Charge, VidgoError
from vidgo_desktop.core.task import Group, Task, TaskState


class Realm(StrEnum):
    """Whose tasks: the real account's, or practice. Each has its own store; they never mix."""

    ACCOUNT = "account"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class TaskIndex:
    """The rows of the list in flat columns, newest first, so that 100,000 tasks cost little memory.

    ``ids`` are ``Task.id``; ``days`` are local proleptic ordinals (``date.toordinal``); ``groups`` holds one byte
    per row: the position in ``GROUP_CODES``; ``flags`` one byte of ``RowFlag``. Earlier attempts are inside a row.
    """

    ids: array[int] = field(default_factory=lambda: array("q"))
    days: array[int] = field(default_factory=lambda: array("l"))
    groups: bytes = b""
    flags: bytes = b""


class RowFlag(IntFlag):
    """What is worth knowing of a row before its task is loaded. ``UNSURE``: nobody knows yet whether it was charged;
    ``UNANSWERED``: nobody waits for that answer any more.
    """

    STARRED = 1
    UNSURE = 2
    UNANSWERED = 4


def flags_of(task: Task) -> int:
    """The flags of a row as its task stands now."""
    unanswered = task.state is TaskState.CLOSED and task.charge is Charge.UNCLEAR
    return (
        RowFlag.STARRED * task.starred
        | RowFlag.UNSURE * (task.state is TaskState.UNKNOWN)
        | RowFlag.UNANSWERED * unanswered
    )


GROUP_CODES: tuple[Group, ...] = (Group.RUNNING, Group.READY, Group.PROBLEM)


class BalanceState(StrEnum):
    """What is known about the balance."""

    NO_KEY = "no_key"
    ASKING = "asking"
    KNOWN = "known"
    OLD = "old"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class BalanceFact:
    """The balance in credits (may be fractional) and when it was heard (UTC seconds).

    ``account`` is the mark of the key whose balance it is (``account_mark``), empty when that is not known.
    """

    state: BalanceState
    credits: float | None = None
    heard_at: float | None = None
    pretend: bool = False
    account: str = ""


class KeyPlace(StrEnum):
    """Where the key is kept."""

    NONE = "none"
    KEYRING = "keyring"
    SESSION = "session"


class KeyTrouble(StrEnum):
    """What is the matter with the password store, as far as people can do something about it."""

    NONE = ""
    NO_STORE = "no_store"
    NOT_SAFE = "not_safe"
    LOCKED = "locked"
    SILENT = "silent"
    DENIED = "denied"
    DAMAGED = "damaged"
    NOT_KEPT = "not_kept"
    NOT_REMOVED = "not_removed"


@dataclass(frozen=True, slots=True)
class KeyFact:
    """Whether there is a key, never the key itself. ``tail`` is its last four characters.

    ``keyring_usable`` False means that a new key can only be kept until the program quits; ``trouble`` says why, and
    ``reason`` is the technical cause for *Details*.
    """

    place: KeyPlace
    tail: str = ""
    keyring_usable: bool = True
    reason: str = ""
    trouble: KeyTrouble = KeyTrouble.NONE


@dataclass(frozen=True, slots=True)
class KeyTest:
    """The answer to a test of a key: the balance, or the error."""

    credits: float | None = None
    seconds: float = 0.0
    error: VidgoError | None = None


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """Bytes of one task's upload."""

    task: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a look into a chosen local file found. ``thumbnail`` is an encoded JPEG or PNG, empty when none.

    ``problem`` is set when the file cannot be used at all.
    """

    path: Path
    size: int = 0
    width: int = 0
    height: int = 0
    seconds: float | None = None
    fps: float | None = None
    kind: str = ""
    container: str = ""
    has_sound: bool = False
    thumbnail: bytes = b""
    problem: VidgoError | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A wish that was not carried out, tied to the form by its nonce (empty when it is about something else).

    ``numbered`` is the task for which the number at the service was given, None when it is not about that.
    """

    nonce: str
    error: VidgoError
    numbered: int | None = None


class PriceSource(StrEnum):
    """Where an estimate comes from: the dated list, or this account's own finished tasks."""

    LIST = "list"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class Price:
    """Credits per second of video of one model at one resolution; ``jobs`` own tasks taught it, 0 for the list."""

    model: str
    resolution: str
    per_second: float
    source: PriceSource = PriceSource.LIST
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class PriceFact:
    """Every known price. A pair that is missing has no known price."""

    prices: tuple[Price, ...] = ()

    def of(self, model: str, resolution: str) -> Price | None:
        """The price of this pair, None when it is not known."""
        return next((p for p in self.prices if (p.model, p.resolution) == (model, resolution)), None)


@dataclass(frozen=True, slots=True)
class SpendingFact:
    """Credits of this local day: ``today`` what tasks of today were charged or will likely be, ``held`` the part of
    it that is not settled yet.
    """

    today: float = 0.0
    held: float = 0.0


class ConnectionPart(StrEnum):
    """What the test of the connection tries, in this order."""

    SERVICE = "service"
    UPLOAD = "upload"
    DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class ConnectionStep:
    """One tried part: how long it took, and the error when it did not work."""

    part: ConnectionPart
    seconds: float = 0.0
    error: VidgoError | None = None


@dataclass(frozen=True, slots=True)
class ConnectionReport:
    """The steps done so far; ``finished`` when no further one follows (the first error ends the test)."""

    steps: tuple[ConnectionStep, ...] = ()
    finished: bool = False


@dataclass(frozen=True, slots=True)
class SearchFound:
    """Which tasks fit a search text, falling ``Task.id`` as in ``TaskIndex``."""

    text: str
    ids: array[int] = field(default_factory=lambda: array("q"))


@dataclass(frozen=True, slots=True)
class ListRepair:
    """The task list was mended at the start: where a damaged file lies now, None when there was none, and how many
    tasks came back from their second copy, the journal.
    """

    aside: Path | None = None
    restored: int = 0
