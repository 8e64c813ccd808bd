"""The two videos of a pair."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """Which of them is meant; everywhere in the player and in *Compare*."""

    SOURCE = "source"
    RESULT = "result"
