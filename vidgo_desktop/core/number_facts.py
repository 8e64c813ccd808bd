"""Facts that answer a wish about one result: a pasted number, and a file that was moved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vidgo_desktop.core.errors import VidgoError


class NumberEnd(StrEnum):
    """What came of a pasted number."""

    TAKEN_IN = "taken_in"
    THERE = "there"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """``task`` is the row of the number: a new one, or the one that was there already. ``error`` says why it was
    refused.
    """

    text: str
    end: NumberEnd
    task: int | None = None
    error: VidgoError | None = None


class FoundEnd(StrEnum):
    """What came of looking for a file that was moved, or of one that the user showed. ``THERE``: it lies where the list
    says, so nothing was moved (any more).
    """

    FOUND = "found"
    THERE = "there"
    NOWHERE = "nowhere"
    ANOTHER = "another"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """``path`` is where the video of this task lies, or the file that was shown; ``error`` why it cannot be used."""

    task: int
    end: FoundEnd
    path: Path | None = None
    error: VidgoError | None = None
