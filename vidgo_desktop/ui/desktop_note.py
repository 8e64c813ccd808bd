"""One message for the desktop, as the window hands it to whatever shows it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """``buttons`` are pairs of an action's name and its text; ``number`` is this run's own."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    number: int = field(default_factory=itertools.count(1).__next__)
